"""Reading a filled sheet: its owner, the answers, and the cells that cannot be read; and recording the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.sheet_block import Block, Line
from pmworkshop.exchange.sheet_form import ABOUT, LABEL, part_of, read_mark, read_tag
from pmworkshop.exchange.sheet_part import PartReader
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.lifecycle.waves import wave_of
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of one leader in one round.

    Attributes:
        module: The id of the module.
        number: The number of the round that the sheet was written for.
        wanted: Whether the round asks for the wanted state rather than the present one.
        answers: The answers; blank rows are left out.
    """

    module: str
    number: int
    wanted: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The content of a filled sheet.

    Attributes:
        participant: The id of the participant whose sheet it is.
        given: The answers by round; empty for a blank sheet.
        problems: The cells and lines that could not be read: place, content, and what is allowed.
        notes: Parts that were read or skipped in a way that the writer may not have meant.
    """

    participant: str
    given: tuple[Given, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def _leader(session: Session, rows: Sequence[Sequence[str]], name: str) -> Participant:
    """Find the one leader whose sheet it is.

    Raises:
        InputError: No line has a mark.
        RefusedError: It is a sheet of another session or of several people, of nobody who is here, or one with a
            token that was not given to its leader.
    """
    marks = [found for row in rows for cell in row if (found := read_mark(cell))]
    if not marks:
        raise InputError(tr("{name} is no sheet of pmworkshop.", name=name))
    if others := [found for found in marks if found[1] != session.id]:
        raise RefusedError(
            tr(
                "{name} is a sheet of “{other}”, not of “{title}”.",
                name=name,
                other=_title_in(others),
                title=session.info.title,
            ),
            tr("Name the session that it belongs to."),
        )
    person = _one_leader(session, {found[2] for found in marks}, name)
    _must_be_written_for(person, marks, name)
    return person


def _must_be_written_for(person: Participant, marks: Sequence[Sequence[str]], name: str) -> None:
    """Refuse a sheet with a token that was not given to its leader."""
    if any(mark[0] == "sheet" and len(mark) > 4 and mark[4] != person.token for mark in marks):
        raise RefusedError(
            tr(
                "{file} says that it is from {name}, and was not written for {name} here.",
                file=name,
                name=person.name,
            ),
            tr("Write new sheets, and send one to whoever answers."),
        )


def _title_in(marks: Sequence[Sequence[str]]) -> str:
    """Find the title of the workshop in the marks of a sheet, in one short line."""
    title = next((found[3] for found in marks if found[0] == "sheet" and len(found) > 3), tr("another workshop"))
    return shorten(clean_line(title), 60)


def _one_leader(session: Session, leaders: set[str], name: str) -> Participant:
    if len(leaders) > 1:
        raise RefusedError(
            tr("{file} holds the sheets of {number} people.", file=name, number=len(leaders)),
            tr("Keep one file for each leader."),
        )
    person = session.participants.get(leaders.pop())
    if person is None:
        raise RefusedError(tr("{file} is the sheet of somebody who is not among the leaders any more.", file=name))
    if person.left:
        raise RefusedError(tr("{file} is the sheet of {name}, who has left.", file=name, name=person.name))
    return person


def read_sheet(session: Session, rows: Sequence[Sequence[str]], name: str) -> Reading:
    """Read a filled sheet.

    Lines and columns are found by their marks, so they may have been sorted, moved or renamed; a line without a
    mark is found by its label.

    Args:
        session: The session that the sheet should belong to.
        rows: The cells of each line, as `sheet_rows` returns them.
        name: The name of the file, for messages.

    Returns:
        The content of the sheet, with its problems.

    Raises:
        InputError: No line has a mark.
        RefusedError: The sheet belongs to another session, to several people, or to somebody who is no longer among
            the leaders; or it holds a token that was not given to its leader.
    """
    person = _leader(session, rows, name)
    given: list[Given] = []
    problems: list[str] = []
    notes: list[str] = []
    for (module, tag), block in _blocks(rows).items():
        number, wanted = read_tag(tag) or (0, False)
        reader = _reader(session, module, number, wanted, block)
        if isinstance(reader, str):
            problems.append(reader)
            continue
        answers = tuple(reader.answers())
        given += [Given(module, number, wanted, answers)] if answers else []
        problems += reader.problems
        notes += reader.notes
    return Reading(person.id, tuple(given), tuple(problems), tuple(dict.fromkeys(notes)))


def _blocks(rows: Sequence[Sequence[str]]) -> dict[tuple[str, str], Block]:
    blocks: dict[tuple[str, str], Block] = {}
    block: Block | None = None
    for number, row in enumerate(rows, 1):
        place, mark = _mark_in(row)
        if len(mark) > 4 and mark[0] in ("head", "row"):
            mine = blocks.setdefault((mark[3], mark[4]), Block())
            if mark[0] == "head":
                block = mine
                mine.head = Line(number, row, marked_at=place)
                mine.columns = tuple(zip(mark[5::2], mark[6::2], strict=False))
            elif len(mark) > 5:
                mine.lines.append(Line(number, row, mark[5], place))
        elif not mark and block is not None and any(row):
            block.lines.append(Line(number, row))
    return blocks


def _mark_in(row: Sequence[str]) -> tuple[int, Sequence[str]]:
    """Find the first mark of a line: its column and its parts; -1 and nothing without one."""
    return next(((n, mark) for n, cell in enumerate(row) if (mark := read_mark(cell))), (-1, ()))


def _reader(session: Session, module_id: str, number: int, wanted: bool, block: Block) -> PartReader | str:
    """Find what reads a part; a sentence where it cannot be read at all."""
    module = session.info.agenda.module(module_id)
    part = part_of(session, module, wanted=wanted) if module and wanted in module.wanted_passes else None
    if part is None or not number:
        return tr("“{module}” asks nobody on a sheet in this workshop", module=shorten(clean_line(module_id), 40))
    if block.head is None:
        return tr("“{title}”: its line of headings is gone; write a new sheet, and copy into it", title=part.title)
    return PartReader(session, part, block, block.head)


def filled_in(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether anything was written into a sheet of any session.

    Args:
        rows: The cells of each line, as `sheet_rows` returns them.

    Returns:
        True if a cell for answers is filled, or a line of headings is missing so that this is unknown.
    """
    for block in _blocks(rows).values():
        if block.head is None:
            return True
        asked = len([ident for ident, _ in block.columns if ident in (LABEL, ABOUT)])
        for line in block.lines:
            if any(cell and not read_mark(cell) for cell in line.cells[asked:]):
                return True
    return False


def take(participant: str, given: Sequence[Given]) -> Operation:
    """Record the answers of a sheet, all or none; answers that are recorded already change nothing.

    Args:
        participant: The id of the participant whose sheet it is.
        given: The answers by round.

    Returns:
        The operation; it raises `RefusedError` when `ballots.cast` does, or when the sheet was written for another
        round.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        drafts = [draft for one in given if (draft := _taken(session, draw, participant, one)) and draft.changes]
        names = dict.fromkeys(draft.label for draft in drafts)
        label = (
            drafts[0].label
            if len(names) == 1
            else trn(
                "Took a sheet with answers to {number} question",
                "Took a sheet with answers to {number} questions",
                len(names),
            )
        )
        return Draft(label, tuple(change for draft in drafts for change in draft.changes))

    return operation


def _taken(session: Session, draw: GestureContext, participant: str, given: Given) -> Draft | None:
    short = module_of(session, given.module).short
    there = rounds.newest(session, given.module, wanted=given.wanted)
    if given.number != (there.number if there else 1):
        raise RefusedError(
            tr("“{short}”: the sheet was written for another time of asking.", short=short), tr("Write new sheets.")
        )
    if there and all(_stands(session, there.id, participant, answer) for answer in given.answers):
        return None
    if there and there.status == "revealed":
        raise RefusedError(tr("“{short}”: These answers have been shown.", short=short), _asked_now(session))
    try:
        return ballots.cast(given.module, participant, given.answers, wanted=given.wanted)(session, draw)
    except RefusedError as error:
        raise RefusedError(f"“{short}”: {error.message}", error.hint) from None


def _asked_now(session: Session) -> str:
    """Say what can be sent instead of what came too late."""
    wave = wave_of(session)
    if wave.number > 1:
        return tr(
            "It came too late; part {number} of {of} is asked now, by a form of its own.",
            number=wave.number,
            of=wave.of,
        )
    return tr("It came too late; in the room it can be said, or asked again.")


def _stands(session: Session, round_id: str, participant: str, answer: Answer) -> bool:
    ballot = session.ballots.get(f"{round_id}/{participant}/{answer.subject}")
    return ballot is not None and all(
        getattr(ballot, value.name) == getattr(answer, value.name) for value in fields(answer)
    )
