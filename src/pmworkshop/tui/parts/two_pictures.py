"""The rows that show what two questions about the same things showed together."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.text import upper
from pmworkshop.insight.measures.two_pictures import answer, by_field, drawn, heading, of_thing
from pmworkshop.insight.measures.two_questions import Thing, TwoQuestions, two_questions
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context, Item
from pmworkshop.tui.parts.dot_rows import shown


def answers(context: Context, here: ModulePlace) -> tuple[Item, ...]:
    """List what a poll asks about, with its answers once they are shown.

    Two scales show the picture of both, and under it each thing with the middles; where the same is asked as it is
    and as it should be, the gaps follow the answers.

    Args:
        context: The public view of the session, with the cursor and the width.
        here: The module, and the phase of it that is shown.

    Returns:
        The rows.
    """
    module = here.module(context)
    found = two_questions(context.view, module)
    if found is None or found.picture == "mix":
        return tuple(shown(context, here))
    if found.picture == "fields":
        return tuple(_fields(context, found))
    head = Item("", upper(heading(found)), look="head")
    if module.asks_twice:
        return (head, *_gaps(found, ""))
    return (*shown(context, here), Item("", ""), head, *_gaps(found, "gap/"))


def _gaps(found: TwoQuestions, before: str) -> Iterator[Item]:
    """Draw the gaps; the keys of the rows are the ids of the things with something before them."""
    for one in found.ranked:
        both = f"{one.first.spread.median:g} and {one.second.spread.median:g}"
        yield Item(f"{before}{one.id}", one.text, lead=f"{one.number:>2}", tail=both)
        yield Item("", of_thing(found, one), look="strong", indent=4)


def _fields(context: Context, found: TwoQuestions) -> Iterator[Item]:
    """Draw the four fields where they fit, and list what is in each."""
    lines = drawn(found)
    if max(map(width, lines)) <= context.cells:
        yield from (Item("", line.replace(" ", "\u00a0"), look="strong") for line in lines)
    for name, things in by_field(found):
        yield Item("", upper(name), look="head")
        for one in things:
            yield Item(one.id, one.text, lead=f"{one.number:>2}")
            yield Item("", _both(found, one), look="soft", indent=4)


def _both(found: TwoQuestions, one: Thing) -> str:
    pairs = ((found.first, one.first), (found.second, one.second))
    return " · ".join(f"{question.label} {answer(question, side)}" for question, side in pairs)
