"""Checking a session file against the chain of its hashes, and saving what can be read of a damaged one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from pmworkshop.base.errors import BusyError, DamagedError, PmworkshopError, SessionError, StorageError
from pmworkshop.base.files import sync_folder
from pmworkshop.base.text import count
from pmworkshop.session.core.session import Fold, Session
from pmworkshop.session.core.steps import Step, parse_step
from pmworkshop.store.protocol import Verdict
from pmworkshop.store.sqlite.connection import must_be_new
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.layout import first_chain, link
from pmworkshop.store.sqlite.reading import copied, was_cut_short

MOST_MISSING = 10_000
"""A number in a damaged head may be anything: no more missing steps than this are listed one by one."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read of a damaged session.

    Attributes:
        session: The fold of the steps that are as they were written.
        steps: Those steps.
        verdict: Which steps there should be, and which are bad.
        numbers: The number that each of those steps has in the file.
    """

    session: Session
    steps: tuple[Step, ...]
    verdict: Verdict
    numbers: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """Say it in a sentence."""
        kept, total = len(self.steps), self.verdict.total
        return f"The file is damaged: {kept} of {total} steps are as they were saved."


def verify(path: Path) -> Verdict:
    """Check the structure of the file, and every step against the hash it was saved with.

    Reads in short chunks, so that a stage that is running is never kept from writing.

    Raises:
        BusyError: Another window is writing and does not end, which says nothing of the file.
    """
    try:
        with closing(SqliteJournal.open(path, readonly=True)) as journal:
            head = journal.head()
            found = _bodies(journal, head.session, head.seq)
            bad = tuple(seq for seq, body in found if body is None)
            more = journal.beyond()
            beyond = (f"{count(more, 'step')} after the last one that it knows of",) if more else ()
            return Verdict(total=head.seq, bad=bad, faults=(*beyond, *journal.structure()))
    except BusyError:
        raise
    except PmworkshopError as error:
        return Verdict(total=0, faults=(error.message,))


def _bodies(journal: SqliteJournal, session_id: str, total: int | None) -> Iterator[tuple[int, str | None]]:
    """Go through all steps there should be; one that is missing or changed is none.

    Each step is held against the hash kept with the one before it, so that damage to one step does not
    put the following ones in doubt. Where the file cannot be read any further, the rest is missing.
    """
    chain: bytes | None = first_chain(session_id) if session_id else None
    expected = 1
    with suppress(DamagedError, StorageError):
        for seq, body, kept in journal.bodies(until=total):
            if seq != expected:
                chain = None
            for missing in range(expected, min(seq, expected + MOST_MISSING)):
                yield missing, None
            expected = seq + 1
            yield seq, body if chain is None or link(chain, seq, body) == kept else None
            chain = kept
    for missing in range(expected, min(total or 0, expected + MOST_MISSING) + 1):
        yield missing, None


def salvage(path: Path) -> Salvage:
    """Read what can be read of a damaged session, from its history alone.

    Where a killed program left something beside it, that is rolled back in a copy, or left out: whichever
    leaves more.

    Raises:
        DamagedError: Nothing can be read of it.
        InputError: It is not a session at all.
    """
    try:
        cut_short = was_cut_short(path)
    except (SessionError, StorageError):
        cut_short = False
    if not cut_short:
        return _salvage(path)
    found = []
    for rolled_back in (True, False):
        with suppress(SessionError, StorageError), copied(path, rolled_back=rolled_back) as copy:
            found.append(_salvage(copy))
    if not found:
        raise _nothing_of(path)
    return max(found, key=lambda one: len(one.steps))


def _nothing_of(path: Path) -> DamagedError:
    return DamagedError(f"{path.name} is damaged, and nothing can be read of it.", "Use another copy.")


def _salvage(path: Path) -> Salvage:
    session_id, total = "", None
    good, kept, bad, numbers = Fold(), [], [], []
    try:
        with closing(SqliteJournal.open(path, readonly=True)) as journal:
            with suppress(PmworkshopError):
                head = journal.head()
                session_id, total = head.session, head.seq
            for seq, body in _bodies(journal, session_id, total):
                try:
                    step = parse_step(body or "")
                    good.apply(step)
                except DamagedError:
                    bad.append(seq)
                else:
                    kept.append(step)
                    numbers.append(seq)
    except PmworkshopError as error:
        raise _nothing_of(path) from error
    session = good.session()
    if not session.details:
        raise DamagedError(f"{path.name} is damaged, and its beginning is lost.", "Use another copy of it.")
    verdict = Verdict(max(total or 0, len(kept) + len(bad)), tuple(bad))
    return Salvage(session, tuple(kept), verdict, tuple(numbers))


def repaired_path(path: Path) -> Path:
    """Say where the repaired copy of a session goes: beside it, under a name of its own."""
    return path.with_name(f"{path.stem}.repaired{path.suffix}")


def write_repaired(path: Path, found: Salvage) -> Path:
    """Write the good steps of a damaged session into a new file beside it; never touch the file itself.

    A repaired copy that is there already is kept, since the room may have worked on in it.

    Returns:
        The path of the copy.

    Raises:
        StorageError: The disk does not take it.
    """
    copy = repaired_path(path)
    if not copy.exists():
        write_session(copy, found.session.id, found.steps)
    return copy


def write_session(path: Path, session_id: str, steps: tuple[Step, ...]) -> None:
    """Write steps into a new session file, as they are.

    Raises:
        InputError: A file of that name is there.
        StorageError: The disk does not take it; no half-written file is left.
        DamagedError: A step holds something that is no record.
    """
    must_be_new(path)
    temporary = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with closing(SqliteJournal.create(temporary, session_id)) as journal, journal.writing() as writing:
            fold = Fold()
            for step in steps:
                writing.append(step, applied=fold.apply(step))
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
