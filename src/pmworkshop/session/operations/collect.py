"""Operations on lists: adding, editing, moving, merging, splitting and parking lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, trn
from pmworkshop.session.core import columns
from pmworkshop.session.core.column_values import check_values
from pmworkshop.session.core.lookups import found, module_of, said
from pmworkshop.session.core.records import AnyRecord, Entry, revise
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.followers import point_elsewhere

RESULT = "result"
"""The prompt under which a line is kept that notes what came out of a module of another kind."""


def add(
    module: str,
    texts: str | Sequence[str],
    *,
    prompt: str = "1",
    author: str | None = None,
    values: dict[str, str] | None = None,
    because: tuple[str, ...] = (),
    parked: bool = False,
) -> Operation:
    """Add one or more lines at the end of a module's list, as one gesture.

    Args:
        module: The id of the module.
        texts: The line, or several lines.
        prompt: The id of the prompt that the lines answer.
        author: The id of the participant who gave them; None for no name. In a file that one leader prepares
            alone, that leader is the author.
        values: Further values by column id, the same for each line, besides those typed in it; None for no values.
        because: The ids of the records that the lines follow from.
        parked: Whether the lines go to the parking lot.

    Returns:
        The operation; it splits each line into the module's columns. It raises `RefusedError` when a line is empty,
        or there is no such module, and `InputError` when a value does not fit its column, or a line has more parts
        than there are columns.
    """
    lines = [texts] if isinstance(texts, str) else list(texts)

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        short = asked.short
        place = next_place(entry for entry in session.entries.values() if entry.module == module)
        entries = []
        for number, line in enumerate(lines):
            text, typed = columns.typed_line(asked, prompt, said(line))
            entry = Entry(
                id=draw.id(),
                module=module,
                prompt=prompt,
                text=said(text),
                author=author or session.info.solo,
                values={**check_values(session, asked, typed, draw.dates), **(values or {})},
                because=because,
                place=place + number,
                parked=parked,
            )
            entries.append(entry)
        number = len(entries)
        label = (
            trn("Parked a line from “{short}”", "Parked {number} lines from “{short}”", number, short=short)
            if parked
            else trn("Added a line to “{short}”", "Added {number} lines to “{short}”", number, short=short)
        )
        return Draft(label, tuple(entries))

    return operation


def complete(module: str, prompt: str, because: str, **values: str) -> Operation:
    """Add values to the newest line that follows from a record.

    Args:
        module: The id of the module.
        prompt: The id of the prompt that the line answers.
        because: The id of the record that the line follows from.
        **values: The values, by column id.

    Returns:
        The operation; it raises `RefusedError` when there is no such line any more.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        lines = [entry for entry in session.listed(module, prompt) if because in entry.because]
        if not lines:
            raise RefusedError(tr("The line that this was said about is gone."))
        line = lines[-1]
        changed = revise(line, values={**line.values, **values})
        return Draft(tr("Completed a line in “{short}”", short=_short(session, line)), _if_changed(line, changed))

    return operation


def edit(entry_id: str, text: str, **values: str) -> Operation:
    """Change the wording of a line, and its further values.

    Args:
        entry_id: The id of the line.
        text: The line in the form of `columns.join_line`: the wording, then the values that the room sees.
        **values: The changed values, by column id; private values that are not named stay.

    Returns:
        The operation; it raises `RefusedError` when the line does not exist, or the wording is empty, and
        `InputError` when a value does not fit its column, or the line has more parts than there are columns.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = _in_parts(session, entry_id)
        module = module_of(session, entry.module)
        wording, kept = columns.retyped(session, module, entry, said(text), draw.dates)
        changed = revise(entry, text=said(wording), values={**kept, **values})
        return Draft(tr("Changed a line in “{short}”", short=_short(session, entry)), _if_changed(entry, changed))

    return operation


def move(entry_id: str, by: int) -> Operation:
    """Move a line within the list of its prompt; it stops at the ends.

    Args:
        entry_id: The id of the line.
        by: The number of positions; negative moves it up.

    Returns:
        The operation; it raises `RefusedError` when the line does not exist, or is parked.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = found(session.entries, entry_id, "entry")
        lines = session.listed(entry.module, entry.prompt)
        if entry.waits:
            raise RefusedError(tr("What was said before has no place in the list yet."), tr("Take it in first."))
        if entry not in lines:
            raise RefusedError(tr("A parked line has no place in the list."), tr("Take it back first."))
        at = lines.index(entry)
        to = min(max(at + by, 0), len(lines) - 1)
        places = [line.place for line in lines]
        lines.insert(to, lines.pop(at))
        changes = _replaced(lines, places) if to != at else []
        return Draft(tr("Moved a line in “{short}”", short=_short(session, entry)), tuple(changes))

    return operation


def _replaced(lines: list[Entry], places: list[int]) -> list[AnyRecord]:
    strictly = all(low < high for low, high in pairwise(places))
    if not strictly:  # two merged files may share places: number the list anew
        places = list(range(1, len(lines) + 1))
    return [revise(line, place=place) for line, place in zip(lines, places, strict=True) if line.place != place]


def drop(entry_id: str) -> Operation:
    """Remove a line from its list; undo restores it.

    Args:
        entry_id: The id of the line.

    Returns:
        The operation; it raises `RefusedError` when the line does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = found(session.entries, entry_id, "entry")
        return Draft(tr("Took a line out of “{short}”", short=_short(session, entry)), (Drop("entry", entry_id),))

    return operation


def park(entry_id: str, *, parked: bool = True) -> Operation:
    """Move a line to the parking lot, out of its group, or bring it back.

    Args:
        entry_id: The id of the line.
        parked: True to park it, False to bring it back.

    Returns:
        The operation; it raises `RefusedError` when the line does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = found(session.entries, entry_id, "entry")
        short = _short(session, entry)
        label = (
            tr("Parked a line from “{short}”", short=short)
            if parked
            else tr("Took back a parked line to “{short}”", short=short)
        )
        changed = revise(entry, parked=parked, theme=None if parked else entry.theme)
        return Draft(label, _if_changed(entry, changed))

    return operation


def answer_parked(entry_id: str, answer: str) -> Operation:
    """Record what becomes of a parked line.

    Args:
        entry_id: The id of the line.
        answer: What becomes of it; empty leaves it open.

    Returns:
        The operation; it raises `RefusedError` when the line does not exist, or is not parked.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = found(session.entries, entry_id, "entry")
        if not entry.parked:
            raise RefusedError(tr("That line is not parked."))
        return Draft(tr("Answered a parked line"), _if_changed(entry, revise(entry, answer=answer)))

    return operation


def merge(entry_ids: Sequence[str], text: str | None = None) -> Operation:
    """Merge several lines into the first one; records that followed from the others then follow from it.

    The first line keeps its place, author and group, and gets the causes of all of them.

    Args:
        entry_ids: The ids of the lines; duplicates are ignored.
        text: The wording of the merged line; None joins the present wordings.

    Returns:
        The operation; it raises `RefusedError` when a line does not exist, there are fewer than two lines, or the
        wording is empty.
    """
    ids = tuple(dict.fromkeys(entry_ids))

    def operation(session: Session, draw: GestureContext) -> Draft:
        entries = [_in_parts(session, entry_id) for entry_id in ids]
        if len(entries) < 2:
            raise RefusedError(tr("Merging takes two lines."), tr("Mark another line first."))
        first, *others = entries
        causes = dict.fromkeys(cause for entry in entries for cause in entry.because)
        because = tuple(cause for cause in causes if cause not in ids)  # one may follow from another
        joined = text if text is not None else " / ".join(entry.text for entry in entries)
        own = first.before if all(entry.before for entry in entries) else ""
        merged = revise(
            first, text=said(joined), because=because, values=_values_of(entries), before="taken" if own else ""
        )
        followed = point_elsewhere(session, set(ids[1:]), first.id)
        drops = tuple(Drop("entry", entry.id) for entry in others)
        return Draft(tr("Merged {number} lines", number=len(entries)), (merged, *drops, *followed))

    return operation


def _in_parts(session: Session, entry_id: str) -> Entry:
    entry = found(session.entries, entry_id, "entry")
    return columns.in_parts(module_of(session, entry.module), entry)


def _values_of(entries: Sequence[Entry]) -> dict[str, str]:
    """Join what several lines have in each column."""
    found_: dict[str, list[str]] = {}
    for entry in entries:
        for key, value in entry.values.items():
            found_.setdefault(key, []).append(value)
    return {key: " / ".join(dict.fromkeys(values)) for key, values in found_.items()}


def split(entry_id: str, texts: Sequence[str]) -> Operation:
    """Split a line into several; the first keeps the line's id, the others follow it in the list.

    Args:
        entry_id: The id of the line.
        texts: The wordings, at least two.

    Returns:
        The operation; it raises `RefusedError` when the line does not exist, there are fewer than two wordings, or
        one is empty.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = _in_parts(session, entry_id)
        if len(texts) < 2:
            raise RefusedError(tr("Splitting takes two wordings."), tr("Put a semicolon between them."))
        first, *rest = (said(text) for text in texts)
        lines = session.listed(entry.module)
        after = [line for line in lines if (line.place, line.id) > (entry.place, entry.id)]
        room = len(rest) + any(line.place == entry.place for line in after)  # merged files may share places
        moved = [revise(line, place=line.place + room) for line in after]
        new = [
            revise(entry, id=draw.id(), text=text, place=entry.place + number) for number, text in enumerate(rest, 1)
        ]
        return Draft(tr("Split a line into {number}", number=len(texts)), (revise(entry, text=first), *new, *moved))

    return operation


def _short(session: Session, entry: Entry) -> str:
    return module_of(session, entry.module).short


def _if_changed(before: AnyRecord, after: AnyRecord) -> tuple[AnyRecord, ...]:
    return () if before == after else (after,)
