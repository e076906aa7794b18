"""The command that reads filled sheets and adds their answers to a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import ExitCode, PmworkshopError, RefusedError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import count
from pmworkshop.cli.commands.answers.sheet_sources import Source, sources
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named, warn
from pmworkshop.cli.ways_out import error_words

if TYPE_CHECKING:
    from pmworkshop.exchange.filled_sheet import Given, Reading
    from pmworkshop.session.core.session import Progress, Session
    from pmworkshop.workshop.workshop import Workshop

_SHOWN = 30
_RESULTS = (
    tr_noop("taken"),
    tr_noop("changed"),
    tr_noop("already in"),
    tr_noop("blank"),
    tr_noop("not taken"),
)
"""What may become of a sheet."""


@dataclass(slots=True)
class _Sheet:
    """One file to be read: its content, and the result."""

    source: Source
    reading: Reading | None = None
    told: str = "not taken"
    partly: bool = False
    rounds: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the file, for messages."""
        return self.source.name


@click.command()
@session_argument
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--partly", is_flag=True, help="Take what can be read of a sheet that holds faults.")
@json_option
@home_option
@click.pass_context
def collect(ctx: click.Context, session: str, files: tuple[str, ...], partly: bool, as_json: bool) -> int:
    """Read filled sheets back that `pmworkshop sheets` wrote, and what the forms of leaders made.

    FILE is a sheet, the file or the text of a form, a mail with it, or a folder of them; - reads one from standard
    input. Each file in a folder is read, and one that
    is no sheet is named. Answers stay hidden until they are shown on the stage, which may be running.
    A sheet with a cell that cannot be read is not taken at all unless --partly is given; each such cell is named.
    A sheet may be read again: it takes the place of what was answered before, which is told as changed; a blank cell
    takes nothing back.
    Exits with 2 where a sheet was not taken, with 1 where one was taken in part.
    """
    from pmworkshop.cli.session_setup import usual_settings
    from pmworkshop.workshop.wiring import wired

    stored = session_named(session, folders_of(ctx))
    found = sources(files, folders_of(ctx))
    workshop = wired(dates=usual_settings(folders_of(ctx)).dates).open(stored, window="command")
    try:
        if not workshop.writable:
            raise RefusedError(
                tr("{name} can only be read here.", name=stored.name), tr("Ask for permission, or copy it.")
            )
        done = [_Sheet(source) for source in found]
        for place, sheet in enumerate(done):
            _take(workshop, sheet, done[:place], partly)
        if as_json:
            say_json(_plain(workshop.session, done))
        else:
            say(_summary(workshop.session, done))
    finally:
        workshop.close()
    if any(sheet.told == "not taken" for sheet in done):
        return ExitCode.WRONG_INPUT
    return ExitCode.FINDINGS if any(sheet.partly for sheet in done) else ExitCode.FINE


def _take(workshop: Workshop, sheet: _Sheet, before: Sequence[_Sheet], partly: bool) -> None:
    from pmworkshop.exchange.filled_sheet import read_sheet
    from pmworkshop.exchange.sheet_table import sheet_table

    try:
        table = sheet_table(sheet.source.read(), sheet.name)
        reading = read_sheet(workshop.session, table.rows, sheet.name)
        _refuse_second(sheet.name, reading, before)
    except PmworkshopError as error:
        warn(error_words(error))
        return
    reading = sheet.reading = replace(reading, notes=(*table.notes, *reading.notes))
    _tell(sheet.name, sheet.reading.notes)
    _tell(sheet.name, reading.problems)
    if reading.problems and not partly:
        warn(
            trn(
                "{name}: nothing of it was taken, for {number} fault. Mend it, or take the rest with --partly.",
                "{name}: nothing of it was taken, for {number} faults. Mend it, or take the rest with --partly.",
                len(reading.problems),
                name=sheet.name,
            )
        )
        return
    sheet.partly = bool(reading.problems)
    if reading.given:
        _commit(workshop, sheet, reading, partly)
    elif not reading.problems:
        sheet.told = "blank"


def _tell(name: str, lines: Sequence[str]) -> None:
    for line in lines[:_SHOWN]:
        warn(f"{name}: {line}.")
    if len(lines) > _SHOWN:
        warn(tr("{name}: and {lines} more.", name=name, lines=len(lines) - _SHOWN))


def _refuse_second(name: str, reading: Reading, before: Sequence[_Sheet]) -> None:
    """Refuse a second file of the same person if its answers differ from the first.

    Raises:
        RefusedError: The answers differ.
    """
    for other in before:
        known = other.reading
        if known and other.rounds and known.participant == reading.participant:
            said = {(one.module, one.wanted): one.answers for one in known.given}
            if any(said.get((one.module, one.wanted), one.answers) != one.answers for one in reading.given):
                raise RefusedError(
                    tr(
                        "{name} is a second sheet of the same person, and says something else than {other}.",
                        name=name,
                        other=other.name,
                    ),
                    tr("Name the one that counts."),
                )


def _commit(workshop: Workshop, sheet: _Sheet, reading: Reading, partly: bool) -> None:
    """Add the answers of a sheet in one step; if parts of a sheet are accepted, in one step for each part."""
    workshop.follow()
    before = _answered(workshop.session, reading)
    groups: list[tuple[Given, ...]] = [(one,) for one in reading.given] if partly else [reading.given]
    taken: list[Given] = []
    changed = False
    for group in groups:
        try:
            changed = _commit_group(workshop, reading.participant, group) or changed
            taken += group
        except RefusedError as error:
            warn(f"{sheet.name}: {error}")
            sheet.partly = True
    sheet.reading = replace(reading, given=tuple(taken))
    if taken:
        sheet.told = "already in" if not changed else "changed" if before else "taken"
        sheet.rounds = [(one.module, one.wanted) for one in taken]


def _commit_group(workshop: Workshop, participant: str, group: tuple[Given, ...]) -> bool:
    """Add some answers of one person in one step; tell whether they changed anything."""
    from pmworkshop.exchange.filled_sheet import take

    return workshop.commit(take(participant, group)).step is not None


def _answered(session: Session, reading: Reading) -> bool:
    """Tell whether the person has answered a round of the sheet before, on the stage or on a sheet."""
    from pmworkshop.session.rounds.rounds import answered, newest

    asked = [newest(session, one.module, wanted=one.wanted) for one in reading.given]
    return any(reading.participant in answered(session, round_.id) for round_ in asked if round_)


def _summary(session: Session, done: Sequence[_Sheet]) -> str:
    """Give the number of sheets by result, and how many leaders have answered; never what they answered."""
    words = [f"{number} {tr(told)}" for told in _RESULTS if (number := sum(sheet.told == told for sheet in done))]
    progress = _progress(session, done)
    return "; ".join(
        part for part in (f"{count(len(done), 'sheet', 'sheets')}: {', '.join(words)}", progress) if part
    )


def _progress(session: Session, done: Sequence[_Sheet]) -> str:
    from pmworkshop.session.core.lookups import module_of

    told: dict[str, str] = {}
    for module, wanted, progress in _counts(session, done):
        asked = module_of(session, module)
        named = f"{asked.short} ({asked.pass_name(wanted)})" if wanted else asked.short
        told[named] = tr("{answered} of {awaited} in", answered=progress.answered, awaited=progress.awaited)
    if len(set(told.values())) == 1:
        return next(iter(told.values()))
    return ", ".join(f"{name} {words}" for name, words in told.items())


def _counts(session: Session, done: Sequence[_Sheet]) -> Iterator[tuple[str, bool, Progress]]:
    """List the rounds of the sheets: the module, whether it asks for the wanted state, and how many are in."""
    from pmworkshop.session.rounds.rounds import newest
    from pmworkshop.session.views.public import progress_of

    for module, wanted in dict.fromkeys(one for sheet in done for one in sheet.rounds):
        round_ = newest(session, module, wanted=wanted)
        if round_:
            yield module, wanted, progress_of(session, round_.id)


def _plain(session: Session, done: Sequence[_Sheet]) -> dict[str, Any]:
    """List what became of each sheet as plain data; a cell that cannot be read is counted, and not repeated."""
    return {
        "sheets": [
            {
                "file": sheet.name,
                "result": sheet.told,
                "partly": sheet.partly,
                "faults": len(sheet.reading.problems) if sheet.reading else 1,
                "notes": list(sheet.reading.notes) if sheet.reading else [],
            }
            for sheet in done
        ],
        "answered": [
            {"module": module, "wanted": wanted, "answered": progress.answered, "awaited": progress.awaited}
            for module, wanted, progress in _counts(session, done)
        ],
    }
