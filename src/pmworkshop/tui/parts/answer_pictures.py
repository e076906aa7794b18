"""The pictures of answers: bars on a scale, then and today, blocks for a choice, words; a list where none fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trc, trn
from pmworkshop.base.text import count
from pmworkshop.insight.findings import in_words
from pmworkshop.insight.measures.agreement import word
from pmworkshop.insight.measures.answer_words import answer_words
from pmworkshop.insight.measures.before_after import Pulse, pulse
from pmworkshop.insight.measures.moved_statement import Statement
from pmworkshop.insight.measures.places import Place, places
from pmworkshop.insight.pictures.given import spread
from pmworkshop.insight.pictures.steps import step_counts, step_names
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.answer_form import AnswerForm, form_of
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.tally import Tally
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context, Item
from pmworkshop.tui.parts.backed_rows import backed_items, backers
from pmworkshop.tui.parts.backed_twice import twice_backed
from pmworkshop.tui.parts.dot_rows import in_dots, ranked
from pmworkshop.tui.parts.paired_rows import Paired, legend, moved_words, paired_items
from pmworkshop.tui.parts.plotted_rows import Plotted, heads, height_of, plane_of, plotted_items, sure_rows
from pmworkshop.tui.parts.seen_rounds import Seen, seen_rounds
from pmworkshop.tui.parts.word_rows import rows_of, words_in_lines, words_in_rows

LEAD = 4
"""Cells before a text and after it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the wall of the answers to a module.

    Attributes:
        items: The rows; each subject begins with the one that has its id.
        beside: The values of the scale above their bars; empty where there is none.
        legend: What the signs of the picture are; empty where they explain themselves.
    """

    items: tuple[Item, ...] = ()
    beside: Line = ()
    legend: str = ""

    @property
    def explained(self) -> bool:
        """Whether the page says by itself how the answers are to be read."""
        return bool(self.beside or self.legend)


def shown(context: Context, here: ModulePlace, *, named: bool = False) -> Shown:
    """Draw the subjects of a module; once answers are shown, with a picture of them.

    Args:
        context: The public view of the session, with the cursor and the width.
        here: The module, and the phase of it that is shown.
        named: Whether those who chose something are named, where names are kept.

    Returns:
        The picture; without rows if the module asks nothing of each person.
    """
    module = here.module(context)
    form = form_of(context.view, module)
    if form is None:
        return Shown()
    seen = Seen(context, module, form, seen_rounds(context.view, module.id), named)
    found = (draw(seen) for draw in _PICTURES)
    return next((picture for picture in found if picture is not None), None) or Shown(tuple(in_dots(seen)))


def coming_scale(context: Context, here: ModulePlace) -> tuple[str, ...]:
    """Return the values whose bars will stand beside the statements of a module once its first answers are shown.

    Args:
        context: The public view of the session, with the cursor and the width.
        here: The module, and the phase of it that is shown.

    Returns:
        The values, from the lowest; empty where answers are shown already, or another picture will show them.
    """
    module = here.module(context)
    form = form_of(context.view, module)
    if form is None or form.sort != "values" or module.asks_twice or seen_rounds(context.view, module.id):
        return ()
    names = step_names(polls.values(module))
    return names if len(names) > 1 else ()


def _alone(seen: Seen) -> bool:
    """Return whether one round is shown of a module that asks one question."""
    return len(seen.there) == 1 and not seen.module.asks_twice


def _then(seen: Seen) -> Shown | None:
    """Draw statements that were asked before, or asked twice: then and today."""
    twice = pulse(seen.view, seen.module)
    if twice is None or any(one.wanted for one in seen.there):
        return None
    scale = polls.values(seen.module)
    found = [_moved(seen, twice, place, one) for place, one in enumerate(seen.form.subjects, 1)]
    found.sort(key=lambda one: -spread(one.second))
    rows = paired_items(len(step_names(scale)), found, seen.context.cells, seen.context.rows)
    items = seen.together(rows, (one.asked for one in found), (twice.before, twice.after))
    told = Item("", twice.sentence, look="head")
    high = sum(height_of(row, seen.context.cells) for row in rows) + rows_of([told.text], 0, seen.context.cells)
    every = (told, *items) if high < sure_rows(seen.context.rows) else (*items, told)
    return Shown(
        every, heads(step_names(scale), seen.context.cells), legend(trc("round", "before"), trc("round", "now"))
    )


def _moved(seen: Seen, twice: Pulse, place: int, asked: Asked) -> Paired:
    scale = polls.values(seen.module)
    both = [step_counts(seen.told(one, asked.id).counts, scale) for one in (twice.before, twice.after)]
    statement = twice.statement(asked.id)
    words, look = _movement(statement) if statement else (_once(any(both[0]), any(both[1])), "soft")
    return Paired(asked.id, str(place), asked, both[0], both[1], words, look)


def _once(then: bool, today: bool) -> str:
    """Say that a statement was answered once."""
    return tr("not asked before") if today and not then else tr("not answered now") if then and not today else ""


def _movement(statement: Statement) -> tuple[str, str]:
    """Say how the middle moved; where it stays, how many people went up and down, never who."""
    first, second = statement.spread_before.median or 0, statement.spread_after.median or 0
    words, look = moved_words(first, second)
    up = tr("{number} up", number=statement.up) if statement.up else ""
    down = tr("{number} down", number=statement.down) if statement.down else ""
    people = ", ".join(filter(None, (up, down)))
    return (f"{words}, {people}" if first == second and people else words), look


def _plotted(seen: Seen) -> Shown | None:
    """Draw the answers to statements as bars, those most apart first, where one round on a scale is shown."""
    scale = polls.values(seen.module)
    if not (_alone(seen) and seen.form.sort == "values" and len(scale) > 1):
        return None
    round_, limits, found = seen.there[0], seen.view.info.thresholds, list[Plotted]()
    numbered = len(seen.form.subjects) > 1
    for number, subject in enumerate(seen.form.subjects, 1):
        told = seen.told(round_, subject.id)
        words = answer_words(seen.module.asking(round_.wanted), told.counts, limits)
        verdict = word([told.counts.get(value, 0) for value in scale], limits) if words else None
        lead = str(number) if numbered else ""
        found.append(Plotted(lead, subject, step_counts(told.counts, scale), words, _abstained(told), verdict))
    found.sort(key=lambda one: -spread(one.counts))
    answers = max(sum(one.counts) for one in found)
    return _in_plot(seen, step_names(scale), found, count(answers, "answer", "answers") if answers else "")


def _abstained(told: Tally) -> str:
    return tr("{number} abstained", number=told.abstained) if told.abstained else ""


def _in_plot(seen: Seen, names: tuple[str, ...], found: list[Plotted], words: str = "") -> Shown:
    rows = plotted_items(len(names), found, seen.context.cells, seen.context.rows)
    items = seen.together(rows, (one.asked for one in found))
    return Shown(items, heads(names, seen.context.cells), words)


def _in_order(seen: Seen) -> Shown | None:
    """Draw how often each thing was put in each place, the first one first."""
    if not (_alone(seen) and seen.form.sort == "rank" and seen.there[0].status == "revealed"):
        return None
    round_, subjects = seen.there[0], seen.form.subjects
    scale = [str(place) for place in range(1, len(subjects) + 1)]
    placed = places(seen.view, seen.module, round_)
    found = [
        Plotted(_place(placed, one), one, step_counts(told.counts, scale), "", _abstained(told))
        for one in (subject for _, subject in ranked(seen))
        for told in (seen.told(round_, one.id),)
    ]
    return _in_plot(seen, step_names(scale), found, tr("How many of us put it in which place"))


def _place(placed: Mapping[str, Place], one: Asked) -> str:
    place = placed.get(one.id)
    return f"{place.number}{'=' if place.tied else ''}" if place else ""


def _backed(seen: Seen) -> Shown | None:
    """Draw the things that one round of dots or points chose among, with blocks for those who chose them."""
    if not (_alone(seen) and seen.form.sort in ("dots", "points") and seen.there[0].status == "revealed"):
        return None
    return _in_blocks(seen)


def _backed_twice(seen: Seen) -> Shown | None:
    """Draw what two rounds of dots or points chose among, with a bar of each round below each thing."""
    shown_whole = all(one.status == "revealed" for one in seen.there)
    chosen = seen.form.sort in ("dots", "points") and not seen.module.asks_twice
    if not (chosen and len(seen.there) > 1 and shown_whole):
        return None
    return Shown(twice_backed(seen), _had(seen.form))


def _had(form: AnswerForm) -> Line:
    """Say how many dots or points each had."""
    each = in_words(form.each)
    if form.sort == "points":
        return ((trn("{words} point each", "{words} points each", form.each, words=each), "soft"),)
    return ((trn("{words} dot each", "{words} dots each", form.each, words=each), "soft"),)


def _in_blocks(seen: Seen) -> Shown:
    round_ = seen.there[0]
    told = {one.id: seen.told(round_, one.id) for one in seen.form.subjects}
    found = [subject for _, subject in ranked(seen)]
    placed = places(seen.view, seen.module, round_)
    amounts = seen.form.sort == "points"
    names = backers(seen.view, told, amounts=amounts) if seen.named else None
    rows = backed_items(found, told, placed, seen.context.cells, amounts=amounts, names=names)
    return Shown(seen.together(rows, found), _had(seen.form))


def _worded(seen: Seen) -> Shown | None:
    """Draw how often each word was chosen: a line for each word where there is room, else as many as fit in one."""
    if not (_alone(seen) and seen.form.sort == "options"):
        return None
    subjects = seen.form.subjects
    told = [seen.told(seen.there[0], one.id) for one in subjects]
    draw = _way_of_words(seen, told)
    rows = [
        Item(
            one.id,
            one.text,
            f"{number:>2}" if len(subjects) > 1 else "",
            _abstained(mine),
            "strong",
            under=draw(mine) if mine.answers else (),
            back=plane_of(number - 1),
        )
        for number, (one, mine) in enumerate(zip(subjects, told, strict=True), 1)
    ]
    return Shown(seen.together(rows, subjects))


def _way_of_words(seen: Seen, told: list[Tally]) -> Callable[[Tally], tuple[Line, ...]]:
    """Choose how words are drawn, the same for all subjects."""
    words, cells = seen.form.scale, seen.context.cells - 2 * LEAD
    high = rows_of([one.text for one in seen.form.subjects], len(words), cells) + 1
    draw = words_in_lines
    if high < sure_rows(seen.context.rows):
        draw = partial(words_in_rows, most=max(max(one.counts.values(), default=0) for one in told))
    return lambda mine: draw({word: mine.counts.get(word, 0) for word in words}, cells)


_PICTURES: tuple[Callable[[Seen], Shown | None], ...] = (
    _then, _plotted, _in_order, _backed, _backed_twice, _worded,
)  # fmt: skip
