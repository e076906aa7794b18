"""The rows that show what two questions about the same things showed together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from pmworkshop.base.language import decimal, tr
from pmworkshop.base.text import upper
from pmworkshop.insight.measures.before_after import gap_words, gaps
from pmworkshop.insight.measures.two_pictures import by_field, drawn
from pmworkshop.insight.measures.two_questions import Question, Side, Thing, TwoQuestions, two_questions
from pmworkshop.insight.pictures.distribution import extent, plot_of
from pmworkshop.insight.pictures.given import given_in, middle_of
from pmworkshop.insight.pictures.steps import step_counts, step_names
from pmworkshop.session.rounds.answer_form import form_of
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import fit, shortened, width
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context, Item
from pmworkshop.tui.parts.answer_pictures import LEAD, Shown, shown
from pmworkshop.tui.parts.paired_rows import Paired, legend, paired_items
from pmworkshop.tui.parts.plotted_rows import bar_rows, heads, plane_of, plot_for, plotted
from pmworkshop.tui.parts.seen_rounds import Seen, seen_rounds
from pmworkshop.tui.parts.word_rows import words_in_lines

NAME_MOST = 12
"""The most cells of the name of a question before its extent."""
_PIECES = re.compile(r"[^ ·]+|·| +")


def answers(context: Context, here: ModulePlace, *, named: bool = False) -> Shown:
    """Draw what a poll asks about, with a picture of the answers once they are shown.

    Two scales show four fields, and under them each thing with its extents; where the same is asked as it is and as
    it should be, the gaps; words and a scale both beside each other.

    Args:
        context: The public view of the session, with the cursor and the width.
        here: The module, and the phase of it that is shown.
        named: Whether those who chose something are named, where names are kept.

    Returns:
        The picture.
    """
    module = here.module(context)
    found, form = two_questions(context.view, module), form_of(context.view, module)
    if found is None or form is None:
        return shown(context, here, named=named)
    seen = Seen(context, module, form, seen_rounds(context.view, module.id))
    if found.picture == "fields":
        words = tr(
            "▲ the middle of {first} and {second}, ━ how far the answers reach",
            first=found.first.label,
            second=found.second.label,
        )
        return Shown(tuple(_fields(seen, found)), legend=words)
    return _gaps(seen, found) if found.picture == "gap" else _mix(seen, found)


def _gaps(seen: Seen, found: TwoQuestions) -> Shown:
    """Draw the answers to both questions on one scale, the widest gap first."""
    scale, numbers = found.first.scale, {one.id: str(n) for n, one in enumerate(seen.form.subjects, 1)}
    told = {one.id: gap_words(one) for one in gaps(seen.view, seen.module)}
    things = [*found.ranked, *(one for one in found.things if one not in found.ranked)]
    pairs = [
        Paired(
            one.id,
            numbers.get(one.id, ""),
            Asked(one.id, one.text),
            step_counts(one.first.counts, scale),
            step_counts(one.second.counts, scale),
            told.get(one.id) or _both_middles(found, one),
            "now" if one.distance else "soft",
        )
        for one in things
    ]
    rows = paired_items(len(step_names(scale)), pairs, seen.context.cells, seen.context.rows)
    items = seen.together(rows, (one.asked for one in pairs))
    signs = legend(found.first.label, found.second.label)
    return Shown(items, heads(step_names(scale), seen.context.cells), signs)


def _both_middles(found: TwoQuestions, one: Thing) -> str:
    """Name both middles; a question that nobody answered is left out."""
    pairs = ((found.first.label, one.first.spread.median), (found.second.label, one.second.spread.median))
    return " ▶ ".join(f"{label} {decimal(middle)}" for label, middle in pairs if middle is not None)


def _mix(seen: Seen, found: TwoQuestions) -> Shown:
    """Draw words as dots below each thing, and beside it the bars of the question that asked for a number."""
    rated = next((question for question in (found.first, found.second) if question.rated), None)
    things = {one.id: one for one in found.things}
    rows = [
        Item(
            subject.id,
            subject.text,
            f"{number:>2}",
            look="strong",
            side=_bars(seen, found, rated, things.get(subject.id)),
            under=_words(seen.context, found, things.get(subject.id)),
            back=plane_of(number - 1),
        )
        for number, subject in enumerate(seen.form.subjects, 1)
    ]
    items = seen.together(rows, seen.form.subjects)
    if rated is None:
        return Shown(items)
    low, high = rated.scale[0], rated.scale[-1]
    words = tr("Bars: {question}, {low} to {high}", question=rated.label, low=low, high=high)
    return Shown(items, heads(step_names(rated.scale), seen.context.cells), words)


def _words(context: Context, found: TwoQuestions, one: Thing | None) -> tuple[Line, ...]:
    sides = ((found.first, one.first), (found.second, one.second)) if one else ()
    drawn = (
        words_in_lines(side.counts, context.cells - 2 * LEAD, question.label)
        for question, side in sides
        if not question.rated
    )
    return tuple(chain.from_iterable(drawn))


def _bars(seen: Seen, found: TwoQuestions, rated: Question | None, one: Thing | None) -> tuple[Line, ...]:
    if rated is None or one is None:
        return ()
    counts = [step_counts(_side(found, rated, each).counts, rated.scale) for each in found.things]
    top = max(max(each) for each in counts) or 1
    mine = step_counts(_side(found, rated, one).counts, rated.scale)
    return plotted(mine, plot_for(len(mine), seen.context.cells), bar_rows(seen.context.rows, len(found.things)), top)


def _side(found: TwoQuestions, question: Question, one: Thing) -> Side:
    return one.first if question is found.first else one.second


def _fields(seen: Seen, found: TwoQuestions) -> Iterator[Item]:
    """Draw the four fields where they fit, and list what is in each."""
    lines = drawn(found)
    if max(map(width, lines)) <= seen.context.cells:
        margin = max(len(found.first.scale[0]), len(found.first.scale[-1])) + 3
        inside = (_in_colour(line, margin) for line in lines[1:-1])
        yield Item("", "", under=(((lines[0], "soft"),), *inside, ((lines[-1], "soft"),)))
    for name, things in by_field(found):
        yield Item("", upper(name), look="head")
        for place, one in enumerate(things):
            side = _extents(found, one, (seen.context.cells - 2) // 2 - 1)
            yield Item(one.id, one.text, f"{one.number:>2}", "", "strong", side=side, back=plane_of(place))
            yield from seen.below(Asked(one.id, one.text))


def _in_colour(line: str, margin: int) -> Line:
    """Colour a line of the four fields: what stands in them is what the room gave, all else the scale."""
    looks = {"·": "line", " ": "ink"}
    pieces = [(text, looks.get(text[0], "data!")) for text in _PIECES.findall(line[margin:])]
    return ((line[:margin], "soft"), *pieces)


def _extents(found: TwoQuestions, one: Thing, cells: int) -> tuple[Line, ...]:
    """Draw how far the answers to each question reach, with their middle, under each other."""
    wide = min(max(width(found.first.label), width(found.second.label)), NAME_MOST)
    pairs = ((found.first, one.first), (found.second, one.second))
    return tuple(_extent(question, side, wide, cells) for question, side in pairs)


def _extent(question: Question, side: Side, wide: int, cells: int) -> Line:
    lead = f"{fit(shortened(question.label, wide), wide)} {decimal(side.spread.median or 0):>4}  "
    counts = step_counts(side.counts, question.scale)
    plot, given = plot_of(len(counts), cells - width(lead)), given_in(counts)
    line = extent(given[0], given[-1], middle_of(given), plot)
    rest = cells - width(lead) - plot.cells
    return ((lead, "soft"), *line, (" " * rest, "ink"))
