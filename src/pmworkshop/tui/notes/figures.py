"""Findings on shown answers for the facilitator: with the names of leaders, and figures that the stage never shows.

Only the public view is read: hidden answers are never compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pmworkshop.agenda.model import ChartModule, CollectModule, Module, PollModule
from pmworkshop.base.dates import short_date
from pmworkshop.base.language import decimal, tr, trc
from pmworkshop.insight.charts.compare import Comparison, Difference, compare_round
from pmworkshop.insight.findings import listed
from pmworkshop.insight.measures import agreement
from pmworkshop.insight.pictures.shares import FULL
from pmworkshop.insight.trends.trends import Reading, lived, since, trends
from pmworkshop.kinds import registry
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.answer_form import Asks
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.tally import Tally, rankings, tally
from pmworkshop.session.rounds.wording import all_as_asked, as_asked
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.notes.lengths import distribution, share_of
from pmworkshop.tui.pages.page import Item

SHARE = 40
"""Cells of a share of one."""
_Words = Callable[[Session, Module, Tally], list[str]]


def figures(view: Session, module: Module) -> tuple[Item, ...]:
    """List the findings on the answers of a module, by the function that its kind names.

    Args:
        view: The public view of the session.
        module: The module.

    Returns:
        The rows; empty until answers are shown.
    """
    listed_by: Callable[[Session, Module], tuple[Item, ...]] = registry.load(registry.kind_of(module).figures)
    return listed_by(view, module)


# Charts.


def of_chart(view: Session, module: ChartModule) -> tuple[Item, ...]:
    """List where the charts of a module differ, with the names of leaders and the agreement.

    Args:
        view: The public view of the session.
        module: The module of the chart.

    Returns:
        The rows; empty until a whole round is shown.
    """
    there = rounds.revealed(view, module.id)
    if not there:
        return ()
    found = compare_round(view, module, there[-1])
    agreed = found.agreement.agreement
    drawn = () if agreed is None else (share_of(agreed, SHARE),)
    items = [Item("", _agreed(found), look="strong", under=drawn), Item("", "")]
    held = lived(view, module)
    noticed = (*found.differences, *(held.drifted if held else ()))
    for one in noticed:
        names = _names(view, one.leaders)
        if one.role is not None:
            items.append(Item("", f"{names}: {one.private}" if names else one.private, lead=" ·"))
            continue
        rival = one.sort == "rival owners"
        below = _by_role(view, found, one) if rival else [Item("", names, look="soft", indent=3)]
        items += [Item("", one.private, lead=" ·"), *below]
    if not noticed:
        items.append(Item("", tr("Nothing stands out.")))
    return tuple(items)


def _agreed(found: Comparison) -> str:
    measured = found.agreement
    if measured.agreement is None:
        return tr("No agreement to measure: {reason}", reason=measured.reason)
    alpha = (
        tr("alpha {value:.2f}", value=measured.value)
        if measured.value is not None
        else tr("no alpha: {reason}", reason=measured.reason)
    )
    return tr("Raw agreement {agreement:.0%}, {alpha}", agreement=measured.agreement, alpha=alpha)


def _by_role(view: Session, found: Comparison, one: Difference) -> list[Item]:
    """Name the leaders who see each role as owner, with a block for each of them."""
    row = next(row for row in found.rows if row.row.id == one.row)
    titles = {role.id: role.title for role in found.asked.roles}
    most = max(map(len, row.named.values()))
    return [
        Item("", f"{titles[role]}: {_names(view, leaders)}", f"{FULL * len(leaders):<{most}}", look="soft", indent=3)
        for role, leaders in row.named.items()
    ]


def _names(view: Session, leaders: Sequence[str]) -> str:
    return listed([view.participants[one].name for one in leaders if one in view.participants])


# Polls, decisions, plans, choices among groups.


def of_rounds(view: Session, module: Module) -> tuple[Item, ...]:
    """List the findings on the values of a module, subject by subject, and their trend over earlier meetings.

    Args:
        view: The public view of the session.
        module: The module.

    Returns:
        The rows; empty until answers are shown.
    """
    asked = polls.subjects(view, module)
    return (*_by_subject(view, module, "answers", asked, _words), *_over_the_meetings(view, module))


def of_choice(view: Session, module: CollectModule) -> tuple[Item, ...]:
    """List the findings on the choice among the groups of a list.

    Args:
        view: The public view of the session.
        module: The module of the list.

    Returns:
        The rows; empty until answers are shown.
    """
    return _by_subject(view, module, "choice", polls.choices(view, module.id), _words)


def of_poll(view: Session, module: PollModule) -> tuple[Item, ...]:
    """List the findings on a poll, as its method requires.

    Args:
        view: The public view of the session.
        module: The poll.

    Returns:
        The rows; empty until answers are shown.
    """
    asked = polls.subjects(view, module)
    if module.method == "rank":
        return tuple(item for one in _shown(view, module, "answers") for item in _ranked(view, one, asked))
    if module.method == "choice":
        return _by_subject(view, module, "answers", asked, _words_chosen)
    return of_rounds(view, module)


def _shown(view: Session, module: Module, asks: Asks) -> list[Round]:
    return [*rounds.shown(view, module.id, asks), *rounds.shown(view, module.id, asks, wanted=True)]


def _by_subject(view: Session, module: Module, asks: Asks, asked: Sequence[Asked], words: _Words) -> tuple[Item, ...]:
    there = _shown(view, module, asks)
    drawn = _pictures(view, module, asked, there) if words is _words else {}
    items: list[Item] = []
    for subject in asked:
        lines = [
            Item("", f"{_which(module, one, there)}{line}", indent=3)
            for one in there
            if one.status == "revealed" or subject.id in one.shown
            for line in words(view, module.asking(one.wanted), tally(view, one, subject.id))
        ]
        items += (
            [Item("", as_asked(subject, *there).text, look="strong", side=drawn.get(subject.id, ())), *lines]
            if lines
            else []
        )
    return tuple(items)


def _pictures(
    view: Session, module: Module, asked: Sequence[Asked], there: Sequence[Round]
) -> dict[str, tuple[Line, ...]]:
    """Draw the newest answers to each subject, all on one scale of heights; nothing where there is no scale."""
    scale, counts = polls.values(module), dict[str, list[int]]()
    for round_ in there if scale else ():
        for one in asked:
            if round_.status == "revealed" or one.id in round_.shown:
                told = tally(view, round_, one.id)
                counts[one.id] = [told.counts.get(value, 0) for value in scale]
    top = max([1, *(max(given) for given in counts.values())])
    return {one: distribution(given, top) for one, given in counts.items()}


def _over_the_meetings(view: Session, module: Module) -> tuple[Item, ...]:
    """List how the statements moved since earlier meetings: day, median and number of answers of each meeting."""
    found = trends(view, module)
    if not found:
        return ()
    sentence = since(found, view.info.thresholds)
    lines = [Item("", sentence)] if sentence else []
    for one in found:
        lines += [Item("", one.text), *(Item("", _reading(at), indent=3) for at in one.readings)]
    return (Item("", ""), Item("", tr("Over the meetings"), look="strong"), *lines)


def _reading(at: Reading) -> str:
    return tr(
        "{day} {year}: median {median}, {answers} in",
        day=short_date(at.day),
        year=at.day.year,
        median=_plain(at.spread.median),
        answers=at.answers,
    )


def _which(module: Module, round_: Round, there: Sequence[Round]) -> str:
    """Name the round, where there are several."""
    if len(there) < 2:
        return ""
    named = f"{module.pass_name(round_.wanted)}, " if any(one.wanted for one in there) else ""
    return f"{named}{tr('time {number}', number=round_.number)}: "


def _words(view: Session, module: Module, told: Tally) -> list[str]:
    if not told.answers:
        return []
    scale, away = polls.values(module), _away(told)
    if not scale:
        backed = tr("{total} from {answers}", total=told.total, answers=told.answers) + away
        people = view.participants
        who = listed([f"{people[one].name} {n}" for one, n in told.backers.items() if one in people])
        return [backed, who] if who else [backed]
    return _rated(view, module, told, scale, away)


def _words_chosen(view: Session, module: Module, told: Tally) -> list[str]:
    scale = polls.values(module)
    counts = [told.counts.get(word, 0) for word in scale]
    return [f"{_chosen(counts, scale)}{_away(told)}"] if told.answers else []


def _away(told: Tally) -> str:
    return tr(", {number} abstained", number=told.abstained) if told.abstained else ""


def _rated(view: Session, module: Module, told: Tally, scale: Sequence[str], away: str) -> list[str]:
    values, low, high = told.values, int(scale[0]), int(scale[-1])
    spread = agreement.iqr(values)
    counts = [told.counts.get(value, 0) for value in scale]
    word = agreement.view_words(counts, scale, view.info.thresholds)
    figures = (
        (tr("consensus"), agreement.consensus(counts)),
        ("r_wg", agreement.rwg(values, low, high)),
        ("a_wg", agreement.awg(values, low, high)),
        ("AD", agreement.average_deviation(values)),
    )
    known = [f"{name} {decimal(one.value, 2)}" for name, one in figures if one.value is not None and told.answers > 1]
    lines = [
        tr(
            "median {median}, from {lowest} to {highest}, IQR {spread}, {answers} in",
            median=_plain(spread.median),
            lowest=_plain(spread.lowest),
            highest=_plain(spread.highest),
            spread=_plain(spread.value),
            answers=told.answers,
        )
        + away,
        ", ".join((*known, *([tr("“{text}”", text=word)] if word else []))),
    ]
    lines = [line for line in lines if line]
    if tuple(scale) == polls.FIST:
        shown: list[int | None] = [*values, *[None] * told.abstained]
        fist = agreement.fist_outcome(shown, view.info.thresholds.fist_least)
        lines.append(tr("lowest {value}: {outcome}", value=_plain(fist.value), outcome=fist.outcome))
    return lines


def _chosen(counts: Sequence[int], scale: Sequence[str]) -> str:
    share, mixed = agreement.modal_share(counts), agreement.entropy(counts)
    most = tr(" and ").join(scale[place] for place in share.modes)
    part = f"{share.value:.0%}" if share.value is not None else _none()
    spread = decimal(mixed.normalised, 2) if mixed.normalised is not None else _none()
    return tr(
        "most: {most}, {share} of {number}; how mixed, 0 to 1: {spread}",
        most=most,
        share=part,
        number=share.n,
        spread=spread,
    )


def _ranked(view: Session, round_: Round, asked: Sequence[Asked]) -> list[Item]:
    """Say how far the rankings agree, and list the order by points; without names only places were counted."""
    orders = rankings(view, round_)
    asked = all_as_asked(asked, round_)
    if not orders:
        return [Item("", tr("Without names only the places are counted; there are no orders to compare."))]
    ids = [one.id for one in asked if all(one.id in order for order in orders)]
    return [
        Item(
            "",
            f"{_concordance(orders, ids)}   {tr('{number} orders', number=len(orders))}",
            look="strong",
        ),
        *_by_points(orders, ids, asked),
    ]


def _concordance(orders: Sequence[Sequence[str]], ids: Sequence[str]) -> str:
    """Say how far the rankings agree."""
    alike = agreement.kendall_w([[order.index(one) + 1 for one in ids] for order in orders])
    return (
        tr("Kendall's W {value:.2f}", value=alike.value)
        if alike.value is not None
        else tr("No Kendall's W: {reason}", reason=alike.reason)
    )


def _by_points(orders: Sequence[Sequence[str]], ids: Sequence[str], asked: Sequence[Asked]) -> list[Item]:
    """List the ranked subjects by their points; equal points share a place."""
    texts = {one.id: one.text for one in asked}
    points = agreement.borda(orders, ids)
    return [
        Item(
            "", texts.get(one, one), lead=f"{place:>2}", tail=tr("{points} points", points=_plain(points.points[one]))
        )
        for place, group in enumerate(points.order, 1)
        for one in group
    ]


def _plain(value: float | None) -> str:
    return _none() if value is None else decimal(value)


def _none() -> str:
    return trc("no figure", "none")
