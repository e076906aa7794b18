"""Measures of rankings: how far judges agree, and which subject wins by which counting method."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from itertools import chain, combinations, groupby, permutations, product

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.insight.measures.measure import Measure, UndefinedError, exact, yields

Ballots = Sequence[Sequence[str | Collection[str]]]
"""One ballot a person: subjects in order of preference, level ones together in one place, the last ones left out."""


@dataclass(frozen=True, slots=True)
class Concordance(Measure):
    """A concordance of judges, from 0 to 1.

    Attributes:
        uncorrected: The figure without the correction for ties, which is never larger.
        s: The sum of the squared distances of the rank totals from their mean.
        mean_spearman: The same as a mean rank correlation of two judges: ``(m W - 1) / (m - 1)``.
        totals: The rank total of each object; tied objects have the mean of their ranks.
        tie_term: The sum of ``t^3 - t`` over all groups of t tied objects of all judges.
        chi_square: ``m (n - 1) W``, with n - 1 degrees of freedom; useful for large groups only.
    """

    uncorrected: float | None = None
    s: float | None = None
    mean_spearman: float | None = None
    totals: tuple[float, ...] = ()
    tie_term: int = 0
    chi_square: float | None = None


@dataclass(frozen=True, slots=True)
class Election(Measure):
    """The result of a counting method.

    Attributes:
        winners: The winners: several if they tie, none if the method finds none.
        order: All subjects, the best first; tied subjects in one group, by name.
        ties: Groups of tied subjects that people have to decide about; the method never breaks a tie.
        abstentions: Number of ballots that name no subject; they are otherwise ignored.
    """

    winners: tuple[str, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()
    ties: tuple[tuple[str, ...], ...] = ()
    abstentions: int = 0


@dataclass(frozen=True, slots=True)
class Borda(Election):
    """An order of subjects by Borda points; the figure is the highest number of points.

    Attributes:
        points: The points of each subject.
        firsts: The number of first places of each subject; subjects tied for first share a ballot.
    """

    points: Mapping[str, float] = field(default_factory=dict)
    firsts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Runoff(Election):
    """The result of an instant run-off; the figure is the winner's share of the last round.

    Attributes:
        rounds: The votes of the remaining subjects, round by round; tied subjects share a ballot.
    """

    rounds: tuple[Mapping[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs(Election):
    """The result of all pairwise comparisons; the figure is the winner's closest win.

    Attributes:
        preferred: By pair of subjects, the number of ballots that put the first above the second.
        cycles: Groups of subjects that beat each other in a circle.
    """

    preferred: Mapping[tuple[str, str], int] = field(default_factory=dict)
    cycles: tuple[tuple[str, ...], ...] = ()


def _ranks(judges: Sequence[Sequence[Fraction]]) -> tuple[list[int], int]:
    """Sum up twice the rank of each object over all judges, and compute the correction term for ties."""
    objects = range(len(judges[0]))
    doubled, ties = [0] * len(objects), 0
    for judge in judges:
        place = 0
        for _, group in groupby(sorted(objects, key=judge.__getitem__), key=judge.__getitem__):
            level = list(group)
            ties += len(level) ** 3 - len(level)
            for item in level:
                doubled[item] += 2 * place + len(level) + 1
            place += len(level)
    return doubled, ties


@yields(Concordance)
def kendall_w(rankings: Sequence[Sequence[float]]) -> Concordance:
    """Measure how far judges rank alike: Kendall's W, corrected for ties.

    With m judges, n objects, totals of ranks R_i: ``S = sum (R_i - m (n + 1) / 2)^2``, T the sum of ``t^3 - t`` over
    groups of tied objects, ``W = 12 S / (m^2 (n^3 - n) - m T)``. Each judge's numbers are ranked first, so scores
    serve as well as ranks. A W of .5 is called moderate, .7 strong (Schmidt 1997).

    Source: Kendall and Babington Smith 1939; Siegel, Nonparametric Statistics, for the correction.

    Args:
        rankings: One list per judge: the rank (or score) of each object, the objects in the same order.

    Returns:
        W, from 0 to 1. Without a figure for fewer than two judges or two objects, for lists of unequal length, for
        values that are not numbers, and where every judge ties all objects.
    """
    judges = [exact(ranking) for ranking in rankings]
    if len({len(judge) for judge in judges}) > 1:
        raise UndefinedError(tr("The rankings are of unequal length."))
    m = len(judges)
    if m < 2:
        raise UndefinedError(tr("It takes two rankings to compare."))
    n = len(judges[0])
    if n < 2:
        raise UndefinedError(tr("It takes two things to rank."))
    doubled, ties = _ranks(judges)
    s = Fraction(sum((total - m * (n + 1)) ** 2 for total in doubled), 4)
    most = m * m * (n**3 - n)
    totals = tuple(total / 2 for total in doubled)
    if most == m * ties:
        reason = tr("No preference was expressed: everybody put all things level.")
        return Concordance(None, reason, m, s=float(s), totals=totals, tie_term=ties)
    w = 12 * s / (most - m * ties)
    return Concordance(
        float(w),
        "",
        m,
        uncorrected=float(12 * s / most),
        s=float(s),
        mean_spearman=float((m * w - 1) / (m - 1)),
        totals=totals,
        tie_term=ties,
        chi_square=float(m * (n - 1) * w),
    )


@yields(Borda)
def borda(ballots: Ballots, subjects: Iterable[str] | None = None) -> Borda:
    """Order subjects by Borda points: of n subjects, place k of a ballot earns n - k.

    Tied subjects share the points of the places that they cover, and so do the subjects that a ballot leaves out.
    Ties in the result are reported, not broken; a run-off may break them.

    Source: Borda 1781; the shared points as in Black 1976.

    Args:
        ballots: See `Ballots`.
        subjects: All subjects that were asked about; None for all that a ballot names.

    Returns:
        The order with the most points of a subject as its figure, from 0 to m (n - 1) for m ballots. Without a figure
        if no ballot names a subject, there are fewer than two subjects, or a ballot is unfit.
    """
    names, cast, abstentions = _read(ballots, subjects)
    points = dict.fromkeys(names, Fraction(0))
    firsts = dict.fromkeys(names, Fraction(0))
    for ballot in cast:
        place = 0
        for group in _complete(ballot, names):
            for name in group:
                points[name] += len(names) - place - Fraction(len(group) + 1, 2)
            place += len(group)
        _share(firsts, ballot[0])
    order = _ordered(points)
    ties = tuple(group for group in order if len(group) > 1)
    most = points[order[0][0]]
    return Borda(
        float(most), "", len(cast), order[0], order, ties, abstentions, points=_floats(points), firsts=_floats(firsts)
    )


def _first_left(ballot: Iterable[Iterable[str]], left: Collection[str]) -> list[str]:
    """List the subjects that a ballot puts first among the remaining ones; empty if it names none of them."""
    kept = ([name for name in group if name in left] for group in ballot)
    return next((names for names in kept if names), [])


def _settles_nothing(votes: Mapping[str, Fraction], order: Sequence[Sequence[str]]) -> bool:
    """Tell whether several subjects tie for last, and all their votes together could lift one of them."""
    last = order[-1]
    return len(last) > 1 and len(last) * votes[last[0]] >= votes[order[-2][0]]


@yields(Runoff)
def instant_runoff(ballots: Ballots, subjects: Iterable[str] | None = None) -> Runoff:
    """Find a single winner by eliminating the last subject and transferring its votes, until one has more than half.

    Subjects that tie for last are eliminated together if all their votes could not lift one of them to the next
    place; otherwise the count stops and reports the tie, since the choice could decide who wins. If all remaining
    subjects tie, all of them win. A ballot that names no remaining subject no longer counts. The method may pass over
    the subject that beats every other: show `borda` and `pairwise` too.

    Source: the count usual in single-seat elections (alternative vote).

    Args:
        ballots: See `Ballots`.
        subjects: All subjects that were asked about; None for all that a ballot names.

    Returns:
        The result with the winner's share of the votes of the last round as its figure, above 0 and up to 1. Without
        a figure if the count stops at a tie, no ballot names a subject, there are fewer than two subjects, or a
        ballot is unfit.
    """
    left, cast, abstentions = _read(ballots, subjects)
    rounds: list[Mapping[str, float]] = []
    dropped: tuple[tuple[str, ...], ...] = ()
    while True:
        votes = dict.fromkeys(left, Fraction(0))
        for ballot in cast:
            _share(votes, _first_left(ballot, votes))
        rounds.append(_floats(votes))
        order, total = _ordered(votes), sum(votes.values())
        first, last = order[0], order[-1]
        whole = (*order, *dropped)
        if 2 * votes[first[0]] > total or first == last:
            ties = (first,) if len(first) > 1 else ()
            share = float(votes[first[0]] / total)
            return Runoff(share, "", len(cast), first, whole, ties, abstentions, tuple(rounds))
        if _settles_nothing(votes, order):
            reason = tr("Who drops out is not settled: the last are level, and it may decide who wins.")
            return Runoff(None, reason, len(cast), (), whole, (last,), abstentions, tuple(rounds))
        left = [name for name in left if name not in last]
        dropped = (last, *dropped)


def _preferences(names: Sequence[str], cast: Iterable[Sequence[tuple[str, ...]]]) -> dict[tuple[str, str], int]:
    """Count for each pair of subjects how many ballots put the first above the second."""
    preferred = dict.fromkeys(permutations(names, 2), 0)
    for ballot in cast:
        for higher, lower in combinations(_complete(ballot, names), 2):
            for pair in product(higher, lower):
                preferred[pair] += 1
    return preferred


def _wins(
    names: Sequence[str], preferred: Mapping[tuple[str, str], int]
) -> tuple[dict[str, Fraction], tuple[tuple[str, str], ...]]:
    """Count the pairs that each subject wins, a tied pair as half a win, and list the tied pairs."""
    won = dict.fromkeys(names, Fraction(0))
    ties = []
    for one, other in combinations(names, 2):
        lead = preferred[one, other] - preferred[other, one]
        if lead:
            won[one if lead > 0 else other] += 1
        else:
            ties.append((one, other))
            won[one] += Fraction(1, 2)
            won[other] += Fraction(1, 2)
    return won, tuple(ties)


@yields(Pairs)
def pairwise(ballots: Ballots, subjects: Iterable[str] | None = None) -> Pairs:
    """Compare all subjects in pairs, and find the one that beats every other.

    One subject beats another if more ballots rank it higher; subjects that a ballot leaves out are tied below the
    others. The order is by the number of pairs won, a tied pair counted as half.

    Source: Condorcet 1785; the order as in Copeland 1951.

    Args:
        ballots: See `Ballots`.
        subjects: All subjects that were asked about; None for all that a ballot names.

    Returns:
        The result with the winner's closest win as its figure: its share of the ballots that do not tie the pair,
        above .5 and up to 1. Without a figure if nobody beats every other, no ballot names a subject, there are fewer
        than two subjects, or a ballot is unfit.
    """
    names, cast, abstentions = _read(ballots, subjects)
    preferred = _preferences(names, cast)
    won, ties = _wins(names, preferred)
    order = _ordered(won)
    cycles = _cycles(names, {pair for pair in preferred if preferred[pair] > preferred[pair[::-1]]})
    rest = (len(cast), (), order, ties, abstentions, preferred, cycles)
    best = order[0][0]
    if won[best] < len(names) - 1:
        return Pairs(None, tr("Nothing beats every other."), *rest)
    value = min(
        preferred[best, other] / (preferred[best, other] + preferred[other, best]) for other in names if other != best
    )
    return Pairs(value, "", len(cast), (best,), *rest[2:])


def _read(
    ballots: Iterable[object], subjects: Iterable[str] | None
) -> tuple[list[str], list[list[tuple[str, ...]]], int]:
    """Check ballots: return the subjects, the groups of each ballot that names one, and the number of abstentions."""
    read = [_groups(ballot) for ballot in ballots]
    cast = [ballot for ballot in read if ballot]
    if not cast:
        raise UndefinedError(tr("There are no answers yet."))
    named = set(chain.from_iterable(chain.from_iterable(cast)))
    known = named if subjects is None else set(subjects)
    for name in sorted(named - known):
        raise UndefinedError(tr("An answer names “{name}”, which was not asked about.", name=name))
    if len(known) < 2:
        raise UndefinedError(tr("It takes two things to choose between."))
    return sorted(known), cast, len(read) - len(cast)


def _groups(ballot: object) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for place in _inside(ballot):
        group = tuple(
            name for name in ([place] if isinstance(place, str) else _inside(place)) if isinstance(name, str)
        )
        for name in group:
            if name in seen:
                raise UndefinedError(tr("An answer names “{name}” twice.", name=name))
            seen.add(name)
        if group:
            found.append(group)
    return found


def _inside(several: object) -> list[object]:
    if not isinstance(several, Collection):
        raise UndefinedError(tr("An answer is not a list of names."))
    return list(several)


def _complete(ballot: Sequence[tuple[str, ...]], names: Sequence[str]) -> list[tuple[str, ...]]:
    """Add the subjects that a ballot leaves out as one tied group in the last place."""
    named = {name for group in ballot for name in group}
    rest = tuple(name for name in names if name not in named)
    return [*ballot, rest] if rest else [*ballot]


def _share(votes: dict[str, Fraction], group: Sequence[str]) -> None:
    for name in group:
        votes[name] += Fraction(1, len(group))


def _ordered(scores: Mapping[str, Fraction]) -> tuple[tuple[str, ...], ...]:
    """Group subjects by score, the highest first; tied subjects by name."""
    ranked = sorted(scores, key=lambda name: (-scores[name], name))
    return tuple(tuple(group) for _, group in groupby(ranked, key=scores.__getitem__))


def _floats(scores: Mapping[str, Fraction]) -> dict[str, float]:
    return {name: float(score) for name, score in scores.items()}


def _cycles(names: Sequence[str], beats: set[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Group the subjects that beat each other, directly or through others."""
    reached = set(beats)
    for through, one, other in product(names, repeat=3):
        if (one, through) in reached and (through, other) in reached:
            reached.add((one, other))
    groups = {tuple(other for other in names if (one, other) in reached and (other, one) in reached) for one in names}
    return tuple(sorted(group for group in groups if group))
