"""The errors a person may meet: each says what happened, where, and what to do."""

from __future__ import annotations

from enum import Enum, IntEnum, auto


class ExitCode(IntEnum):
    """What the command line answers to the shell that started it."""

    FINE = 0
    FINDINGS = 1
    WRONG_INPUT = 2
    OUR_FAULT = 70
    INTERRUPTED = 130


class WayOut(Enum):
    """What helps where it takes a key or a command; screens and commands know which, and add the words."""

    LEAVE_IT_OPEN = auto()
    ADD_A_LEADER = auto()
    END_THE_BREAK = auto()
    SEE_THE_STEPS = auto()
    SEE_THE_AGENDAS = auto()
    WRITE_SHEETS = auto()
    NAME_A_MODULE = auto()
    CONTINUE_A_SESSION = auto()


class PmworkshopError(Exception):
    """An expected failure, told in one clear sentence.

    Attributes:
        message: What happened and where, in words a facilitator can read.
        hint: What to do about it; may be empty.
        way_out: The key or the command that helps; None where none does.
        title: Two or three words for the head of a notice.
        exit_code: What the command line exits with.
    """

    title = "That did not work"
    exit_code = ExitCode.WRONG_INPUT

    def __init__(self, message: str, hint: str = "", way_out: WayOut | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class InputError(PmworkshopError):
    """Something that was given (a file, an option, a line) cannot be used as it is."""

    title = "Cannot be read"


class RefusedError(PmworkshopError):
    """A gesture that makes no sense in the present state of the session; nothing was changed."""

    title = "Not possible now"


class SessionError(PmworkshopError):
    """A session file that cannot be opened."""

    title = "Session cannot be opened"


class DamagedError(SessionError):
    """A session file whose content is not what was written."""

    title = "Session is damaged"


class UnknownKindError(SessionError):
    """A session with a module of a kind that this program does not have."""


class BusyError(SessionError):
    """A session that another stage is running."""

    title = "Session is in use"


class StorageError(PmworkshopError):
    """The disk did not take a change: full, gone, or not writable. Nothing acknowledged is lost."""

    title = "Not saved"
    exit_code = ExitCode.OUR_FAULT


class MovedError(StorageError):
    """The place of a session no longer holds it: its file was moved, deleted, or replaced by another one."""

    title = "The file is gone"
