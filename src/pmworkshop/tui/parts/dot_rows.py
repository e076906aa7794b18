"""Rows of dots for what no other picture shows, and the words for dots, points and ties that lists share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.insight.measures.answer_words import answer_words
from pmworkshop.insight.measures.before_after import gap_words, gaps
from pmworkshop.insight.measures.places import places
from pmworkshop.insight.measures.ratings import iqr
from pmworkshop.insight.pictures.two_questions import middle, mix
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.seats import represented
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import TOGETHER, AnswerForm, form_of
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.tally import Tally
from pmworkshop.tui.drawing.text_cells import DOTTED, unbroken
from pmworkshop.tui.pages.page import Context, Item
from pmworkshop.tui.parts.remark_rows import remark_rows
from pmworkshop.tui.parts.seen_rounds import Seen, answers_to, is_shown

DOT = "●"
GAP = "   "
"""What stands between a value with its dots and the next one, where a line may break."""
TIE = tr_noop("a tie")
"""Said of what stands below another only because something has to."""
MOST_DOTS = 24
"""More dots than that are counted rather than drawn."""
NARROW = 11
"""More values than that are drawn only where somebody gave them."""


def in_dots(seen: Seen) -> list[Item]:
    """List the subjects, each with a row of dots for each round.

    Args:
        seen: What is shown of the module.

    Returns:
        The rows.
    """
    forms = {wanted: form_of(seen.view, seen.module, wanted=wanted) or seen.form for wanted in (False, True)}
    tails, items = tails_of(seen), list[Item]()
    for place, subject in ranked(seen):
        items.append(Item(subject.id, subject.text, lead=f"{place:>2}", tail=tails.get(subject.id, "")))
        items += _each_time(seen, forms, subject)
        items += remark_rows(seen.view, seen.there, subject.id)
    return items


def tails_of(seen: Seen) -> dict[str, str]:
    """Say of each subject how far wanted and now are apart, or with which place it ties.

    Args:
        seen: What is shown of the module.
    """
    placed = places(seen.view, seen.module, seen.there[-1]) if seen.there else {}
    tied = {subject: one.words for subject, one in placed.items() if one.tied}
    return tied | {gap.id: gap_words(gap) for gap in gaps(seen.view, seen.module)}


def _each_time(seen: Seen, forms: Mapping[bool, AnswerForm], subject: Asked) -> Iterator[Item]:
    """Draw a row of dots for each round in which the answers on the subject are shown."""
    for one in seen.there:
        if is_shown(one, subject.id):
            told = seen.told(one, subject.id)
            lines = _lines(seen, forms[one.wanted], one, told, alone=len(seen.there) == 1)
            yield from answers_to(subject, one) if lines else ()
            yield from lines


def ranked(seen: Seen) -> list[tuple[int, Asked]]:
    """List the subjects with their numbers; dots, points and ranks are sorted by the newest answers.

    Args:
        seen: What is shown of the module.
    """
    form = seen.form
    subjects = list(enumerate(form.subjects, 1))
    if form.sort in TOGETHER and seen.there:
        last = {one.id: seen.told(seen.there[-1], one.id) for one in form.subjects}
        best = -1 if form.sort == "rank" else 1
        subjects.sort(key=lambda pair: (-best * _weight(form, last[pair[1].id]), pair[0]))
    return subjects


def ties(weights: Mapping[str, float]) -> dict[str, str]:
    """Find what is level with something else in an order.

    Args:
        weights: What puts each subject in its place, by its id.

    Returns:
        The words for the wall by the id of each subject that shares its weight with another one.
    """
    often = Counter(weights.values())
    return {subject: tr(TIE) for subject, weight in weights.items() if often[weight] > 1}


def _weight(form: AnswerForm, told: Tally) -> float:
    if form.sort == "rank":  # the mean rank; subjects without a rank come last
        return told.total / told.answers if told.answers else len(form.subjects) + 1
    return told.total


def _lines(seen: Seen, form: AnswerForm, round_: Round, told: Tally, *, alone: bool) -> list[Item]:
    if not told.answers and not told.abstained:
        return []
    context = seen.context
    which = "" if alone else f"{which_time(context, round_)}  "
    if form.sort in ("dots", "points"):
        backed = backing(context, told, drawn=form.sort == "dots", named=seen.named).replace(" · ", DOTTED)
        return [Item("", f"{which}{backed}", look="strong", indent=4)]
    counts = _full(form, told)
    came = tr("{number} in", number=told.answers)
    if told.abstained:
        came += tr(", {number} abstained", number=told.abstained)
    module = context.view.info.agenda.module(round_.module)
    agreed = answer_words(module.asking(round_.wanted), told.counts, context.view.info.thresholds) if module else ""
    if module is not None and module.asks_twice:
        return [Item("", f"{which}{_of_two(form, told, counts)}", tail=came, look="strong", indent=4)]
    tail = f"{agreed} · {came}" if agreed else came
    return [Item("", f"{which}{dots(counts)}", tail=tail, look="strong", indent=4)]


def _of_two(form: AnswerForm, told: Tally, counts: dict[str, int]) -> str:
    """Draw the answers to one of two questions: words by how often they were chosen, or values and their middle."""
    if form.sort == "options":
        return GAP.join(map(unbroken, mix(counts).split(GAP)))
    spread = iqr(told.values)
    said = tr("middle {value}", value=middle(spread.median, spread.lowest, spread.highest))
    return f"{dots(counts)}   {said}"


def which_time(context: Context, round_: Round) -> str:
    """Name a round, where there are several.

    Args:
        context: The public view of the session, with the cursor and the width.
        round_: The round.
    """
    module = context.view.info.agenda.module(round_.module)
    if module is not None and module.asks_twice:
        return module.pass_name(round_.wanted)
    if round_.wanted:
        return trc("round", "wanted")
    if round_.number > 1:
        return trc("round", "now")
    both = rounds.rounds_of(context.view, round_.module, round_.asks, wanted=True)
    return tr("as it is") if both else trc("round", "first")


def _full(form: AnswerForm, told: Tally) -> dict[str, int]:
    """Add the values that nobody gave, in the order of the scale; of a long scale, drop them instead."""
    scale: Iterable[str] = form.scale
    if form.sort == "rank":
        scale = (str(place) for place in range(1, len(form.subjects) + 1))
    counts = {value: told.counts.get(value, 0) for value in scale}
    return {value: number for value, number in counts.items() if number} if len(counts) > NARROW else counts


def backing(context: Context, told: Tally, *, drawn: bool = True, named: bool = True) -> str:
    """Write how many dots or points a subject has, and who gave them if names are kept.

    Args:
        context: The public view of the session, with the cursor and the width.
        told: The tally of the subject.
        drawn: Whether the total is drawn as dots, up to `MOST_DOTS`; otherwise it is a number.
        named: Whether those who gave them are named; otherwise they are counted.

    Returns:
        The text; ``none`` if nobody answered.
    """
    people = context.view.participants
    place = {one.id: number for number, one in enumerate(represented(context.view))}
    backers = sorted(
        (one for one in told.backers if one in people), key=lambda one: (place.get(one, len(place)), one)
    )
    names = [short_label(context.view, people[who]) for who in backers] if named else []
    who = " · ".join(names) if names else tr("from {number}", number=told.answers)
    marks = DOT * told.total if drawn and told.total <= MOST_DOTS else f"{told.total}"
    return f"{marks}   {who}" if told.answers else trc("dots", "none")


def dots(counts: dict[str, int]) -> str:
    """Draw counts as text: each value, with one dot for each person who gave it.

    Args:
        counts: Number of people by value, in the order of the scale.

    Returns:
        One line.
    """
    return GAP.join(
        unbroken(f"{value} {DOT * number}") if number else unbroken(value) for value, number in counts.items()
    )
