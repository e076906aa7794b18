"""What a vote names on the wall: what we begin with, what is level for a place, and the keys that settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import shorten
from pmworkshop.insight.deciding.priority_words import in_question, reason
from pmworkshop.insight.findings import in_words
from pmworkshop.insight.trace.became import ANSWERS, became
from pmworkshop.session.rounds import polls, rounds, tie_breaks
from pmworkshop.session.rounds.priorities import Chosen, Priorities, priorities
from pmworkshop.session.rounds.tally import tally
from pmworkshop.tui.drawing.text_cells import unbroken, width
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Cursor, Focus, Item, Say, Several
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.backed_rows import cut_line, unfilled
from pmworkshop.tui.parts.follow_ups import ask_becomes
from pmworkshop.tui.parts.plotted_rows import sure_rows

TIES = (
    Command(
        "hands",
        ("h",),
        "hands",
        "Count raised hands: how many showed each value, or are for each that is level for a place",
    ),
    Command(
        "level_sponsor",
        ("S",),
        "sponsor",
        "Note what the sponsor puts first of those that are level for a place",
    ),
)
PAIR = 2
"""So many that are level are parted by their question; above more it stands."""
NAMED = 30
"""Characters of each thing in the question that settles which comes first."""
SETTLED = Say(tr_noop("Nothing is level for a place."))


WHO = Command("names", ("w",), "who", "Show who chose what by function, or hide it")


class NamedFirst(Part):
    """Puts what a vote named above the rest, and settles what is level for a place.

    Attributes:
        named: Whether those who chose something are shown by function.
    """

    def __init__(self, here: ModulePlace) -> None:
        """Choose the module.

        Args:
            here: The place of the panel.
        """
        self._here = here
        self.named = False
        self.handlers = {
            "hands": lambda context, key: self.hands(context) or SETTLED,
            "level_sponsor": self._sponsor,
            WHO.id: self._name,
        }

    def found(self, context: Context) -> Priorities | None:
        """Find what the vote of the module named.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        module: Module = self._here.module(context)
        return priorities(context.view, module)

    def ask_becomes(self, context: Context) -> Act:
        """Ask what the chosen thing becomes; of those that were named, the next one is asked about by itself.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The question, or a message.
        """
        found, source = self.found(context), context.cursor.row
        named = [one.id for one in found.named] if found is not None else []
        following = named[named.index(source) + 1 :] if source in named else []
        return ask_becomes(context, then=lambda later: self._next_of(later, following))

    def _next_of(self, context: Context, following: list[str]) -> Act | None:
        """Ask what the first of several things becomes that became nothing yet."""
        answered = became(context.view)
        there = (one for one in following if not any(it.sort in ANSWERS for it in answered.get(one, ())))
        row = next(there, None)
        if row is None:
            return None
        cursor = Cursor(row)
        return Several((Focus(cursor=cursor), self.ask_becomes(replace(context, cursor=cursor))))

    def offered(self, context: Context) -> tuple[Command, ...]:
        """List the keys that settle what is level, while something is.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        found = self.found(context)
        if found is None or not found.level or self._here.looked_at:
            return ()
        return TIES

    def names(self, context: Context) -> tuple[Command, ...]:
        """List the key that shows who chose what, where dots or points are shown and names are kept.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        module, newest = self._here.module(context), rounds.revealed(context.view, self._here.module_id)[-1:]
        asked = polls.subjects(context.view, module)
        kept = any(tally(context.view, one, subject.id).backers for one in newest for subject in asked)
        return (WHO,) if kept else ()

    def _name(self, context: Context, key: str) -> Act | None:
        """Show who chose what, or hide it."""
        self.named = not self.named
        return None

    def ordered(self, context: Context, items: Iterable[Item], ids: Iterable[str]) -> tuple[Item, ...]:
        """Put the rows of what was named first, under headings.

        Args:
            context: The public view of the session, with the cursor and the width.
            items: The rows: what stands above all, then a row for each thing with what belongs to it.
            ids: The ids of all things, which are the keys of their rows.

        Returns:
            The rows in the order of the vote; unchanged where it names nothing.
        """
        found = self.found(context)
        if found is None:
            return tuple(items)
        above, blocks = _blocks(items, set(ids))
        return (*above, *_parts(found, blocks, context))

    def hands(self, context: Context) -> Act | None:
        """Ask how many hands are raised for each of those that are level.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The question; None if nothing is level.
        """
        found = self.found(context)
        if found is None or not found.level:
            return None
        level = found.level
        numbers = tuple(str(number) for number in range(1, len(level) + 1))

        def answer(_: Context, text: str) -> Act:
            counted = polls.parse_counts(text, numbers)
            hands = {one.id: counted[number] for one, number in zip(level, numbers, strict=True)}
            return Commit(tie_breaks.count_hands(found.module, hands), tr("Hands are counted"))

        return Ask(tr("How many hands for  {things} ?", things=_numbered(level)), answer)

    def _sponsor(self, context: Context, key: str) -> Act | None:
        """Ask what the sponsor puts first."""
        found = self.found(context)
        if found is None or not found.level:
            return SETTLED
        level, left = found.level, found.left

        def answer(_: Context, text: str) -> Act:
            typed = [int(one) for one in text if one.isdecimal() and one.isascii()]
            if len(set(typed)) != left or any(not 1 <= one <= len(level) for one in typed):
                raise InputError(
                    tr("That is not {number} of these.", number=left),
                    tr("Type numbers from 1 to {number}.", number=len(level)),
                )
            first = [level[one - 1].id for one in dict.fromkeys(typed)]
            return Commit(tie_breaks.put_first(found.module, first), tr("Noted: the sponsor decided"))

        return Ask(tr("The sponsor puts first  {things} ?", things=_numbered(level)), answer)


def _numbered(level: Iterable[Chosen]) -> str:
    return "   ".join(unbroken(f"{number} {shorten(one.text, NAMED)}") for number, one in enumerate(level, 1))


def _blocks(items: Iterable[Item], ids: set[str]) -> tuple[list[Item], dict[str, list[Item]]]:
    """Part rows into those above all things, and those of each thing."""
    above: list[Item] = []
    blocks: dict[str, list[Item]] = {}
    at = above
    for item in items:
        if item.key in ids:
            at = blocks.setdefault(item.key, [])
        at.append(item)
    return above, blocks


def _level(level: Sequence[tuple[Item, ...]], between: tuple[Item, ...], asked: tuple[Item, ...]) -> Iterator[Item]:
    """Put what is level with its question: between two, and above more, so that it parts none from the others."""
    pair = len(level) == PAIR
    if level and not pair:
        yield from (*between, *asked, *level[0])
    elif pair:
        yield from (*between, *level[0], *asked, *level[1])
    for block in level[PAIR if pair else 1 :]:
        yield from (*between, *block)


def _parts(found: Priorities, blocks: dict[str, list[Item]], context: Context) -> Iterator[Item]:
    """Put what is named first, then what is level with its question; below a line, or a blank, all others."""
    high = sum(_height(one) + 1 for block in blocks.values() for one in block)
    between = (Item("", ""),) if high + 2 < sure_rows(context.rows) else ()
    for one in found.named:
        yield from (*between, *_first(blocks.pop(one.id, ())), *_why(found, one))
    level = [(*_first(blocks.pop(one.id, ())),) for one in found.level]
    yield from _level(level, between, _question(found, context.cells))
    if blocks:
        named = len(found.named)
        first = trn("the first {words}", "the first {words}", named, words=in_words(named))
        yield from (*between, Item("", "") if found.level else cut_line(first, context.cells))
    for rest in blocks.values():
        yield from (*map(unfilled, rest), *between)


def _why(found: Priorities, one: Chosen) -> Iterator[Item]:
    """Say what put it before another with as many votes."""
    if why := reason(found, one):
        yield Item("", why, look="soft", indent=4)


def _height(item: Item) -> int:
    return 1 + len(item.under)


def _first(block: Iterable[Item]) -> Iterator[Item]:
    """Let the rank of what is named, or level for a place, be read first."""
    yield from (replace(one, lead_look="now!") if one.under else one for one in block)


def _question(found: Priorities, cells: int) -> tuple[Item, ...]:
    """Say of those that are level how many there are for how many places, and which keys settle it."""
    keys = tr(
        "{hands_key} counts hands, {level_sponsor_key} notes what the sponsor decides",
        hands_key=key_of("hands"),
        level_sponsor_key=key_of("level_sponsor"),
    )
    asked = in_question(found)
    if width(asked) + 3 + width(keys) < cells:
        return (Item("", "", under=(((f"{asked}   ", "now!"), (keys, "soft")),)),)
    return (Item("", "", under=(((asked, "now!"),),)), Item("", keys, look="soft"))
