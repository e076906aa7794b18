"""Groups of people shown apart: what each says about each subject, and where they are furthest apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from fractions import Fraction
from itertools import combinations
from statistics import median
from typing import Literal

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import decimal, tr, tr_noop, trn
from pmworkshop.base.text import shorten, upper
from pmworkshop.insight.findings import listed
from pmworkshop.insight.measures.group_limits import Size, shown_groups
from pmworkshop.session.core.records import Ballot, Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.people_groups import groups_of_people
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.tally import values_of
from pmworkshop.session.rounds.wording import Asked, as_asked

Sort = Literal["middle", "words", "shares", "places"]
"""What is compared: medians of a scale, words, shares of dots or points, or medians of places."""
NAMELESS = tr_noop("These answers are without names, so no group is shown apart.")
NO_GROUPS = tr_noop("Fewer than two groups have answered, so none is shown apart.")
_LONGEST = 90
"""Characters of a subject inside the sentence."""


def _either(words: Sequence[str]) -> str:
    """List words of which each is meant: ``keep, test or stop``."""
    *first, last = [*words] or [""]
    return tr("{first} or {last}", first=", ".join(first), last=last) if first else last


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """What one group says about one subject.

    Attributes:
        group: The name of the group.
        people: How many of it gave a value.
        counts: How many gave each value, in the order of the scale; for dots and points empty.
        said: What the group says: ``4``, ``keep (3 of 4)``, ``6 of 12``, ``place 2``.
        figure: The median, or the share of dots or points; None for words.
        words: The word that is given most often, or the words; empty where figures are compared.
        share: How many gave that word, as ``3 of 4``; empty where figures are compared.
    """

    group: str
    people: int
    counts: Mapping[str, int]
    said: str
    figure: Fraction | None = None
    words: tuple[str, ...] = ()
    share: str = ""

    @property
    def quoted(self) -> str:
        """What it says inside a sentence: ``4``, ``“keep” (3 of 4)``."""
        if not self.words:
            return self.said
        return f"{_either([tr('“{text}”', text=word) for word in self.words])} ({self.share})"


@dataclass(frozen=True, slots=True)
class SubjectApart:
    """One subject, as each group sees it.

    Attributes:
        id: The id of the subject.
        text: Its words.
        groups: What each group says; two groups or more.
        gap: How far the two groups that are furthest apart are from each other: in steps of the scale, in places, or
            as a share from 0 to 1.
        furthest: The names of these two groups.
    """

    id: str
    text: str
    groups: tuple[GroupAnswer, ...]
    gap: Fraction
    furthest: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Apart:
    """The groups apart, or why they are not.

    Attributes:
        sort: What is compared.
        subjects: The subjects of which two groups or more may be shown, in the order in which they were asked.
        sentence: Where the groups are furthest apart; empty if nothing is shown.
        reason: Why nothing is shown; empty if something is.
        label: Which of two questions was answered, in a word or two; empty where there is one.
        scale: The values that could be given, the lowest first: of places from the first to the last; empty where no
            figures are compared.
    """

    sort: Sort = "words"
    subjects: tuple[SubjectApart, ...] = ()
    sentence: str = ""
    reason: str = ""
    label: str = ""
    scale: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The sentence or the reason, after the name of the question where there are two."""
        said = self.sentence or self.reason
        return f"{upper(self.label)}: {said}" if self.label else said


@dataclass(frozen=True, slots=True)
class Said:
    """What people said about one subject.

    Attributes:
        asked: The subject.
        values: The value by participant id; None for one who abstained.
        unnamed: How many gave a value that nobody knows whose it is, such as by hands.
    """

    asked: Asked
    values: Mapping[str, str | None]
    unnamed: int = 0


@dataclass(slots=True)
class _Side:
    """The values of one group on one subject."""

    people: int = 0
    values: list[str] = field(default_factory=list)

    @property
    def size(self) -> Size:
        return Size(self.people, len(self.values))


def groups_apart(session: Session, module: Module, round_: Round) -> Apart:
    """Show the groups apart in one round of a poll.

    Args:
        session: The public view of the session, so that hidden answers do not count.
        module: The module that asked.
        round_: The round.

    Returns:
        What each group says about each subject, or the reason why that is not shown.
    """
    ballots = [one for one in session.ballots.values() if one.round == round_.id]
    asked = [as_asked(live, round_) for live in polls.subjects(session, module)]
    sort = _sort(ballots)
    said = [_said(one, round_, ballots) for one in asked]
    scale = tuple(round_.scale or polls.values(module.asking(round_.wanted)))
    if sort == "places":
        scale = tuple(str(place) for place in range(1, len(asked) + 1))
    label = module.pass_name(round_.wanted) if len(module.wanted_passes) > 1 else ""
    found = apart(session, said, sort, anonymous=round_.anonymous, scale=scale)
    return replace(found, label=label, scale=scale if sort in ("middle", "places") else ())


def apart(
    session: Session, said: Sequence[Said], sort: Sort, *, anonymous: bool = False, scale: Sequence[str] = ()
) -> Apart:
    """Show the groups apart in what people said.

    Args:
        session: The public view of the session; its agenda names the smallest group.
        said: What was said about each subject.
        sort: What is compared.
        anonymous: Whether the answers are without names.
        scale: The values in their order; others follow.

    Returns:
        What each group says about each subject, or the reason why that is not shown.
    """
    groups, least = groups_of_people(session), session.info.agenda.smallest_group
    if anonymous or not _several(said, groups):
        return Apart(sort, reason=tr(NAMELESS if anonymous else NO_GROUPS))
    sides = [(one, _sides(one, groups, least)) for one in said]
    totals = _totals(sides) if sort == "shares" else {}
    subjects = tuple(_subject(one, there, sort, scale, totals) for one, there in sides if len(there) > 1)
    if not subjects:
        return Apart(
            sort,
            reason=tr("No group is shown apart: each needs {least} answers, and so do all the others.", least=least),
        )
    return Apart(sort, subjects, _sentence(subjects, sort))


def _several(said: Iterable[Said], groups: Mapping[str, str]) -> bool:
    """Tell whether people of two groups or more have answered."""
    answering = {who for one in said for who in one.values} & groups.keys()
    return len({groups[who] for who in answering}) > 1


def _sort(ballots: Sequence[Ballot]) -> Sort:
    """Find out by the ballots what is compared."""
    if any(one.points is not None for one in ballots):
        return "shares"
    if any(one.ranking is not None for one in ballots):
        return "places"
    return "middle" if any(one.score is not None for one in ballots) else "words"


def _said(asked: Asked, round_: Round, ballots: Iterable[Ballot]) -> Said:
    values: dict[str, str | None] = {}
    for ballot in ballots:
        if ballot.points is not None:
            values[ballot.participant] = str(ballot.points.get(asked.id, 0))
        elif ballot.abstained and ballot.subject in (asked.id, WHOLE):
            values[ballot.participant] = None
        elif not ballot.abstained and (value := values_of(ballot).get(asked.id)) is not None:
            values[ballot.participant] = value
    return Said(asked, values, sum(round_.hands.get(asked.id, {}).values()))


def _sides(said: Said, groups: Mapping[str, str], least: int) -> dict[str, _Side]:
    """Collect the values of the groups that may be shown, in the order of the participants."""
    sides: dict[str, _Side] = {group: _Side() for group in groups.values()}
    rest = _Side(said.unnamed, ["?"] * said.unnamed)
    for who, value in said.values.items():
        side = sides[groups[who]] if who in groups else rest
        side.people += 1
        side.values += [] if value is None else [value]
    sizes = {group: side.size for group, side in sides.items()}
    return {group: sides[group] for group in shown_groups(sizes, rest.size, least)}


def _totals(sides: Iterable[tuple[Said, Mapping[str, _Side]]]) -> dict[str, int]:
    """Add up the dots or points that each group gave to all subjects."""
    totals: Counter[str] = Counter()
    for _, there in sides:
        totals.update({group: sum(map(int, side.values)) for group, side in there.items()})
    return dict(totals)


def _subject(
    said: Said, sides: Mapping[str, _Side], sort: Sort, scale: Sequence[str], totals: Mapping[str, int]
) -> SubjectApart:
    make: dict[Sort, Callable[[str, _Side], GroupAnswer]] = {
        "middle": lambda group, side: _middle(group, side, scale),
        "places": lambda group, side: _place(group, side, scale),
        "words": lambda group, side: _word(group, side, scale),
        "shares": lambda group, side: _share(group, side, totals[group]),
    }
    answers = tuple(make[sort](group, side) for group, side in sides.items())
    pairs = {(one.group, other.group): _gap(one, other) for one, other in combinations(answers, 2)}
    furthest = max(pairs, key=pairs.__getitem__)
    return SubjectApart(said.asked.id, said.asked.text, answers, pairs[furthest], furthest)


def _counts(side: _Side, scale: Sequence[str]) -> dict[str, int]:
    """Count the values: in the order of the scale, those that are not on it last."""
    given = Counter(side.values)
    others = sorted((value for value in given if value not in scale), key=lambda value: (len(value), value))
    return {value: given[value] for value in (*scale, *others)}


def _middle(group: str, side: _Side, scale: Sequence[str]) -> GroupAnswer:
    middle = Fraction(median(map(int, side.values)))
    return GroupAnswer(group, len(side.values), _counts(side, scale), decimal(float(middle)), middle)


def _place(group: str, side: _Side, scale: Sequence[str]) -> GroupAnswer:
    found = _middle(group, side, scale)
    return replace(found, said=tr("place {number}", number=found.said))


def _word(group: str, side: _Side, scale: Sequence[str]) -> GroupAnswer:
    counts = _counts(side, scale)
    most = max(counts.values())
    often = [value for value, number in counts.items() if number == most]
    share = tr("{most} of {answers}", most=most, answers=len(side.values))
    if len(often) > 1:
        share = tr("{most} of {answers} each", most=most, answers=len(side.values))
    return GroupAnswer(
        group, len(side.values), counts, f"{_either(often)} ({share})", words=tuple(often), share=share
    )


def _share(group: str, side: _Side, total: int) -> GroupAnswer:
    given = sum(map(int, side.values))
    return GroupAnswer(
        group, len(side.values), {}, tr("{given} of {total}", given=given, total=total), Fraction(given, total or 1)
    )


def _gap(one: GroupAnswer, other: GroupAnswer) -> Fraction:
    """Measure how far two groups are apart: the difference of their figures, or of how often each word is given."""
    if one.figure is not None and other.figure is not None:
        return abs(one.figure - other.figure)
    differences = (
        abs(Fraction(one.counts.get(word, 0), one.people) - Fraction(other.counts.get(word, 0), other.people))
        for word in {*one.counts, *other.counts}
    )
    return sum(differences, Fraction(0)) / 2


_SAY: dict[Sort, str] = {
    "middle": tr_noop("{group} say {first}, {other} {second}"),
    "words": tr_noop("{group} say {first}, {other} {second}"),
    "shares": tr_noop("{group} give it {first}, {other} {second}"),
    "places": tr_noop("{group} put it in {first}, {other} in {second}"),
}
"""How two groups say it."""


def _sentence(subjects: Sequence[SubjectApart], sort: Sort) -> str:
    """Say where the groups are furthest apart: ``Managers say 4, Partners 2: the widest gap is on “Roadmap”``."""
    widest = max(subjects, key=lambda one: one.gap)
    if not widest.gap:
        return _alike(subjects)
    first, second = (one for one in widest.groups if one.group in widest.furthest)
    told = _two(first, second, sort)
    if len(subjects) == 1:
        return f"{told}."
    level = sum(one.gap == widest.gap for one in subjects) - 1
    others = trn(", and as wide on {number} other", ", and as wide on {number} others", level) if level else ""
    return tr(
        "{told}: the widest gap is on “{subject}”{others}.",
        told=told,
        subject=shorten(widest.text.rstrip("."), _LONGEST),
        others=others,
    )


def _two(first: GroupAnswer, second: GroupAnswer, sort: Sort) -> str:
    """Say what two groups say."""
    if first.words and first.words == second.words:
        return tr(
            "{group} say {first}, {other} too ({share})",
            group=first.group,
            first=first.quoted,
            other=second.group,
            share=second.share,
        )
    return tr(_SAY[sort], group=first.group, first=first.quoted, other=second.group, second=second.quoted)


def _alike(subjects: Sequence[SubjectApart]) -> str:
    groups = listed([one.group for one in subjects[0].groups])
    if len(subjects) == 1:
        return tr("{groups} say the same: {words}.", groups=groups, words=subjects[0].groups[0].quoted)
    return tr("{groups} say the same on all {subjects}.", groups=groups, subjects=len(subjects))
