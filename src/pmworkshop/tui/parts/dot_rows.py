"""The rows of polls and decisions: each subject with dots for its answers, and a word for the agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.text import clean_line
from pmworkshop.insight.measures.answer_words import answer_words
from pmworkshop.insight.measures.before_after import Pulse, gap_words, gaps, pulse
from pmworkshop.insight.measures.moved_statement import Statement
from pmworkshop.insight.measures.places import places
from pmworkshop.insight.measures.ratings import iqr
from pmworkshop.insight.pictures.two_questions import middle, mix
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.seats import represented
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.answer_form import TOGETHER, AnswerForm, form_of
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.session.rounds.wording import about
from pmworkshop.tui.drawing.text_cells import DOTTED, unbroken
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context, Item
from pmworkshop.tui.parts.backed_rows import backed_items
from pmworkshop.tui.parts.own_words import under_own_words
from pmworkshop.tui.parts.plotted_rows import Plotted, counts_of, plotted_items
from pmworkshop.tui.parts.remark_rows import remark_rows

DOT = "●"
GAP = "   "
"""What stands between a value with its dots and the next one, where a line may break."""
THEN = " → "
TIE = "a tie"
"""Said of what stands below another only because something has to."""
MOST_DOTS = 24
"""More dots than that are counted rather than drawn."""
NARROW = 11
"""More values than that are drawn only where somebody gave them."""


def shown(context: Context, here: ModulePlace) -> list[Item]:
    """List the subjects of a module; once answers are shown, with a row of dots for each round.

    If the same statements were asked twice, both rows of dots stand side by side where they fit into a line.

    Args:
        context: The public view of the session, with the cursor and the width.
        here: The module, and the phase of it that is shown.

    Returns:
        The rows; empty if the module asks nothing of each person.
    """
    module, view = here.module(context), context.view
    forms = {wanted: form for wanted in (False, True) if (form := form_of(view, module, wanted=wanted))}
    if not forms:
        return []
    form, there = forms[False], _seen_rounds(view, module.id)
    found = (draw(context, module, form, there) for draw in (_plotted, _backed))
    drawn = next((rows for rows in found if rows is not None), None)
    return _in_dots(context, module, forms, there) if drawn is None else drawn


def _in_dots(
    context: Context, module: Module, forms: Mapping[bool, AnswerForm], there: Sequence[Round]
) -> list[Item]:
    """List the subjects, each with a row of dots for each round."""
    view, twice = context.view, pulse(context.view, module)
    tails = _tails(view, module, there)
    items = _heading(context, twice)
    for place, subject in _ranked(view, forms[False], there):
        moved = twice.statement(subject.id) if twice else None
        tail = _movement(moved) if moved else tails.get(subject.id, "")
        items.append(Item(subject.id, subject.text, lead=f"{place:>2}", tail=tail))
        items += _side_by_side(context, twice, moved, subject.text)
        apart = [one for one in there if one.wanted] if moved else there
        items += _each_time(context, forms, apart, subject, alone=len(there) == 1)
        items += remark_rows(context.view, there, subject.id)
    return items


def plotted_scale(context: Context, here: ModulePlace) -> tuple[str, ...]:
    """Return the values whose bars stand beside the statements of a module.

    Args:
        context: The public view of the session, with the cursor and the width.
        here: The module, and the phase of it that is shown.

    Returns:
        The values, from the lowest; empty unless the answers of one round on a scale of numbers are shown.
    """
    module = here.module(context)
    form = form_of(context.view, module)
    return _plotted_scale(module, form, _seen_rounds(context.view, module.id)) if form is not None else ()


def _plotted_scale(module: Module, form: AnswerForm, there: Sequence[Round]) -> tuple[str, ...]:
    scale = polls.values(module)
    drawn = len(there) == 1 and form.sort == "values" and 2 <= len(scale) <= NARROW and not module.asks_twice
    return tuple(scale) if drawn else ()


def _plotted(context: Context, module: Module, form: AnswerForm, there: Sequence[Round]) -> list[Item] | None:
    """Draw the answers to statements as bars, where one round on a scale of numbers is shown.

    Returns:
        The rows; None if another picture shows the answers.
    """
    scale = _plotted_scale(module, form, there)
    if not scale:
        return None
    round_, limits, found = there[0], context.view.info.thresholds, list[Plotted]()
    for number, subject in enumerate(form.subjects, 1):
        told = tally(context.view, round_, subject.id) if _is_shown(round_, subject) else Tally()
        words = answer_words(module.asking(round_.wanted), told.counts, limits)
        more = f"{told.abstained} abstained" if told.abstained else ""
        found.append(Plotted(number, subject, counts_of(told.counts, scale), words, more))
    items = plotted_items(scale, found, context.cells, context.rows)
    asked = {one.asked.id: one.asked for one in found}
    return [
        row
        for item in items
        for row in (
            *under_own_words(item, answers_to(asked[item.key], round_)),
            *remark_rows(context.view, there, item.key),
        )
    ]


def _backed(context: Context, module: Module, form: AnswerForm, there: Sequence[Round]) -> list[Item] | None:
    """Draw the things that one round of dots or points chose among, with blocks for those who chose them.

    Returns:
        The rows; None if another picture shows the answers.
    """
    if len(there) != 1 or form.sort not in ("dots", "points") or there[0].status != "revealed":
        return None
    view, round_ = context.view, there[0]
    told = {one.id: tally(view, round_, one.id) for one in form.subjects}
    ranked = [subject for _, subject in _ranked(view, form, there)]
    rows = backed_items(ranked, told, places(view, module, round_), context.cells)
    return [
        each
        for one, row in zip(ranked, rows, strict=True)
        for each in (*under_own_words(row, answers_to(one, round_)), *remark_rows(view, there, one.id))
    ]


def _tails(view: Session, module: Module, there: Sequence[Round]) -> dict[str, str]:
    """Say of each subject how far wanted and now are apart, or with which place it ties."""
    placed = places(view, module, there[-1]) if there else {}
    ties = {subject: one.words for subject, one in placed.items() if one.tied}
    return ties | {gap.id: gap_words(gap) for gap in gaps(view, module)}


def _each_time(
    context: Context, forms: Mapping[bool, AnswerForm], there: Sequence[Round], subject: Asked, *, alone: bool
) -> Iterator[Item]:
    """Draw a row of dots for each round in which the answers on the subject are shown."""
    for one in there:
        if _is_shown(one, subject):
            lines = _lines(context, forms[one.wanted], one, tally(context.view, one, subject.id), alone=alone)
            yield from answers_to(subject, one) if lines else ()
            yield from lines


def _seen_rounds(view: Session, module_id: str) -> list[Round]:
    """List the rounds with shown answers: the present state, then the wanted one."""
    every = (*rounds.shown(view, module_id), *rounds.shown(view, module_id, wanted=True))
    return [one for one in every if one.status == "revealed" or one.shown]


def _is_shown(round_: Round, subject: Asked) -> bool:
    return round_.status == "revealed" or subject.id in round_.shown


def _ranked(view: Session, form: AnswerForm, there: Sequence[Round]) -> list[tuple[int, Asked]]:
    """List the subjects with their numbers; dots, points and ranks are sorted by the newest answers."""
    subjects = list(enumerate(form.subjects, 1))
    if form.sort in TOGETHER and there:
        last = {one.id: tally(view, there[-1], one.id) for one in form.subjects}
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
    return {subject: TIE for subject, weight in weights.items() if often[weight] > 1}


def _movement(statement: Statement) -> str:
    """Say how many people went up and down, never who; without names, whether the middle is higher or lower."""
    ways = ((statement.up, "up"), (statement.down, "down"))
    told = ", ".join(f"{number} {way}" for number, way in ways if number)
    if told or not statement.both:
        return told or statement.level
    return "as before" if statement.unchanged else f"{statement.stayed} as before"


def _heading(context: Context, twice: Pulse | None) -> list[Item]:
    """Say what changed between two rounds, and label both sides; empty if the same was not asked twice."""
    if twice is None:
        return []
    items = [Item("", twice.sentence, look="head")]
    if _fits(context, twice):
        items.append(Item("", f"{'before':<{_widest(twice)}}{THEN}now", look="soft", indent=4))
    return items


def _side_by_side(context: Context, twice: Pulse | None, statement: Statement | None, text: str) -> list[Item]:
    if twice is None or statement is None:
        return []
    before, now = _drawn(statement)
    tail = statement.word
    live = Asked(statement.id, text)
    other = list(dict.fromkeys([*answers_to(live, twice.before), *answers_to(live, twice.after)]))
    return other + _both(context, twice, before, now, tail)


def _both(context: Context, twice: Pulse, before: str, now: str, tail: str) -> list[Item]:
    if _fits(context, twice):
        return [Item("", f"{before:<{_widest(twice)}}{THEN}{now}", tail=tail, look="strong", indent=4)]
    return [
        Item("", f"before  {before}", look="text", indent=4),
        Item("", f"now     {now}", tail=tail, look="strong", indent=4),
    ]


def _drawn(statement: Statement) -> tuple[str, str]:
    """Draw both rounds; of a long scale, only the values that were given in one of them."""
    both = list(zip(statement.scale, statement.before, statement.after, strict=True))
    if len(both) > NARROW:
        both = [one for one in both if one[1] or one[2]]
    before = "  ".join(f"{value}{DOT * many}" for value, many, _ in both)
    now = "  ".join(f"{value}{DOT * many}" for value, _, many in both)
    return before, now


def _widest(twice: Pulse) -> int:
    return max(len(_drawn(one)[0]) for one in twice.statements)


def _fits(context: Context, twice: Pulse) -> bool:
    """Return whether both rounds and a word fit into one line."""
    now = max(len(_drawn(one)[1]) for one in twice.statements)
    words = max(len(one.word) for one in twice.statements)
    return 6 + _widest(twice) + len(THEN) + now + 2 + words <= context.cells


def _weight(form: AnswerForm, told: Tally) -> float:
    if form.sort == "rank":  # the mean rank; subjects without a rank come last
        return told.total / told.answers if told.answers else len(form.subjects) + 1
    return told.total


def _lines(context: Context, form: AnswerForm, round_: Round, told: Tally, *, alone: bool) -> list[Item]:
    if not told.answers and not told.abstained:
        return []
    which = "" if alone else f"{_which(context, round_)}  "
    if form.sort in ("dots", "points"):
        backed = backing(context, told, drawn=form.sort == "dots").replace(" · ", DOTTED)
        return [Item("", f"{which}{backed}", look="strong", indent=4)]
    counts = _full(form, told)
    came = f"{told.answers} in" + (f", {told.abstained} abstained" if told.abstained else "")
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
    return f"{dots(counts)}   middle {middle(spread.median, spread.lowest, spread.highest)}"


def _which(context: Context, round_: Round) -> str:
    """Name the round, where there are several."""
    module = context.view.info.agenda.module(round_.module)
    if module is not None and module.asks_twice:
        return module.pass_name(round_.wanted)
    if round_.wanted:
        return "wanted"
    if round_.number > 1:
        return "now"
    both = rounds.rounds_of(context.view, round_.module, round_.asks, wanted=True)
    return "as it is" if both else "first"


def _full(form: AnswerForm, told: Tally) -> dict[str, int]:
    """Add the values that nobody gave, in the order of the scale; of a long scale, drop them instead."""
    scale: Iterable[str] = form.scale
    if form.sort == "rank":
        scale = (str(place) for place in range(1, len(form.subjects) + 1))
    counts = {value: told.counts.get(value, 0) for value in scale}
    return {value: number for value, number in counts.items() if number} if len(counts) > NARROW else counts


def answers_to(live: Asked, round_: Round) -> list[Item]:
    """Say to which words answers were given, if those that stand above them are others.

    Args:
        live: The subject as it is worded now.
        round_: The round whose answers follow.

    Returns:
        A row; empty if the words are the same.
    """
    kept = round_.wording(live.id)
    if kept is None or about(round_, live):
        return []
    return [Item("", f"Answers to “{clean_line(kept.text)}”", look="soft", indent=4)]


def backing(context: Context, told: Tally, *, drawn: bool = True) -> str:
    """Write how many dots or points a subject has, and who gave them if names are kept.

    Args:
        context: The public view of the session, with the cursor and the width.
        told: The tally of the subject.
        drawn: Whether the total is drawn as dots, up to `MOST_DOTS`; otherwise it is a number.

    Returns:
        The text; ``none`` if nobody answered.
    """
    people = context.view.participants
    place = {one.id: number for number, one in enumerate(represented(context.view))}
    backers = sorted(
        (one for one in told.backers if one in people), key=lambda one: (place.get(one, len(place)), one)
    )
    named = [short_label(context.view, people[who]) for who in backers]
    who = " · ".join(named) if named else f"from {told.answers}"
    marks = DOT * told.total if drawn and told.total <= MOST_DOTS else f"{told.total}"
    return f"{marks}   {who}" if told.answers else "none"


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
