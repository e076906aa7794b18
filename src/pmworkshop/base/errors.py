"""The errors that a user may see: each says what happened, where, and what to do."""

from __future__ import annotations

from enum import Enum, IntEnum, auto

from pmworkshop.base.language import tr_noop


class ExitCode(IntEnum):
    """The exit codes of the command line."""

    FINE = 0
    FINDINGS = 1
    WRONG_INPUT = 2
    OUR_FAULT = 70
    INTERRUPTED = 130


class WayOut(Enum):
    """A key or command that helps after an error; screens and commands know which it is, and add the words."""

    LEAVE_IT_OPEN = auto()
    ADD_A_LEADER = auto()
    SEE_WHO_IS_HERE = auto()
    END_THE_BREAK = auto()
    SEE_THE_STEPS = auto()
    SEE_THE_AGENDAS = auto()
    WRITE_SHEETS = auto()
    NAME_A_MODULE = auto()
    CONTINUE_A_SESSION = auto()
    LIST_THE_SESSIONS = auto()
    WATCH_ONLY = auto()
    EXPORT_A_SESSION = auto()
    BRING_IT_IN = auto()
    SAY_DATE_ORDER = auto()
    PREPARE_THE_STORE = auto()
    MERGE_THEM = auto()
    REPAIR_IT = auto()


class PmworkshopError(Exception):
    """Base class of expected failures, each with one clear sentence for the user.

    Attributes:
        message: What happened and where, in words for a facilitator.
        hint: What to do about it; may be empty.
        typed: The words of a line that are at fault, as they were typed; empty where they are not known.
        way_out: The key or command that helps; None if none does.
        title: Two or three words for the head of a notice.
        exit_code: The exit code of the command line.
    """

    title = tr_noop("That did not work")
    typed = ""
    exit_code = ExitCode.WRONG_INPUT

    def __init__(self, message: str, hint: str = "", way_out: WayOut | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class InputError(PmworkshopError):
    """Raised when an input (a file, an option, a line) cannot be used as it is."""

    title = tr_noop("Cannot be read")


class RefusedError(PmworkshopError):
    """Raised when a gesture makes no sense in the present state of the session; nothing was changed."""

    title = tr_noop("Not possible now")


class SessionError(PmworkshopError):
    """Raised when a session file cannot be opened."""

    title = tr_noop("Session cannot be opened")


class DamagedError(SessionError):
    """Raised when the content of a session file is not what was written."""

    title = tr_noop("Session is damaged")


class ForeignError(SessionError):
    """Raised for a file that passes for a session, but has other tables than one: nothing in it is read."""

    title = tr_noop("Session is damaged")


class UnknownKindError(SessionError):
    """Raised for a session with a module of a kind that this program does not have."""


class BusyError(SessionError):
    """Raised when another stage is running the session."""

    title = tr_noop("Session is in use")


class StorageError(PmworkshopError):
    """Raised when the disk did not accept a change: full, gone, or not writable. No acknowledged change is lost."""

    title = tr_noop("Not saved")
    exit_code = ExitCode.OUR_FAULT


class MovedError(StorageError):
    """Raised when a session file was moved, deleted, or replaced by another one."""

    title = tr_noop("The file is gone")
