"""What only the application can do: one type for each request, with what it needs to know.

A command of the room names its request where it is declared; a panel returns one like any other act.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pmworkshop.store.addresses import Address

# Pages that are laid over the room.


@dataclass(frozen=True, slots=True)
class ShowAgenda:
    """Show the agenda, to go to a module or to look back on one."""


@dataclass(frozen=True, slots=True)
class ShowPeople:
    """Show the leaders."""


@dataclass(frozen=True, slots=True)
class ShowDetails:
    """Show title, organisation, date and end of the workshop."""


@dataclass(frozen=True, slots=True)
class ShowConflicts:
    """Show what two people changed at the same time."""


@dataclass(frozen=True, slots=True)
class ShowParking:
    """Show the parking lot."""


@dataclass(frozen=True, slots=True)
class TestRoom:
    """Show whether the room can read the wall."""

    __test__ = False
    """No class of tests, whatever its name begins with."""


@dataclass(frozen=True, slots=True)
class ShowKeys:
    """Show the keys."""


@dataclass(frozen=True, slots=True)
class ShowPalette:
    """Show the palette of commands."""


Overlay = ShowAgenda | ShowPeople | ShowDetails | ShowConflicts | ShowParking | TestRoom | ShowKeys | ShowPalette


# The room, its clock and its wall.


@dataclass(frozen=True, slots=True)
class GoForward:
    """Go on to the next phase, then to the next module."""


@dataclass(frozen=True, slots=True)
class GoBackward:
    """Go back one phase."""


@dataclass(frozen=True, slots=True)
class FitTime:
    """Show what fitting the rest into the time would do."""


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Stop the clock, or let it run on."""


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """Ask when the room is back, and begin a break."""


@dataclass(frozen=True, slots=True)
class DrawCurtain:
    """Draw the curtain, or open it."""


RoomRequest = GoForward | GoBackward | FitTime | PauseClock | TakeBreak | DrawCurtain


# Corrections.


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last change."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring back what undo took away."""


@dataclass(frozen=True, slots=True)
class AskToStrike:
    """Ask before the chosen line is struck."""


@dataclass(frozen=True, slots=True)
class Strike:
    """Strike a record from the session and its history.

    Attributes:
        kind: The kind of the record.
        key: Its id.
    """

    kind: str
    key: str


Correction = Undo | Redo | AskToStrike | Strike


# What did not reach the disk.


@dataclass(frozen=True, slots=True)
class ShowUnsaved:
    """Show what was entered last time and did not reach the disk."""


@dataclass(frozen=True, slots=True)
class TakeInUnsaved:
    """Take all of that into the session."""


@dataclass(frozen=True, slots=True)
class LetGoUnsaved:
    """Let all of that go for good."""


@dataclass(frozen=True, slots=True)
class GoOnInNewFile:
    """Go on in a new file, with the whole session."""


Recovery = ShowUnsaved | TakeInUnsaved | LetGoUnsaved | GoOnInNewFile


# Sessions and files.


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Open a session from home."""

    session: Address


@dataclass(frozen=True, slots=True)
class ReadSession:
    """Open a session from home for reading only."""

    session: Address


@dataclass(frozen=True, slots=True)
class SetUpSession:
    """Set up a session from home.

    Attributes:
        agenda: The file of the agenda.
        parent: The session that the new one continues; None where it continues none.
    """

    agenda: Path
    parent: Address | None = None


@dataclass(frozen=True, slots=True)
class ReplaySession:
    """Replay a session from home."""

    session: Address


@dataclass(frozen=True, slots=True)
class LeaveReplay:
    """Leave the replay."""


@dataclass(frozen=True, slots=True)
class AskToLeave:
    """Leave, after a question where something would be lost or people are watching."""


@dataclass(frozen=True, slots=True)
class LeaveSession:
    """Leave the session."""


SessionRequest = OpenSession | ReadSession | SetUpSession | ReplaySession | LeaveReplay | AskToLeave | LeaveSession


# The program itself.


@dataclass(frozen=True, slots=True)
class Attend:
    """Begin, now that the first screen is up."""


@dataclass(frozen=True, slots=True)
class SaveFiles:
    """Write the files to take away."""


@dataclass(frozen=True, slots=True)
class ChangeTheme:
    """Change between the dark and the bright look."""


@dataclass(frozen=True, slots=True)
class NoteFault:
    """Note in the log that a gesture failed.

    Attributes:
        error: What went wrong, for the log alone.
    """

    error: str


ProgramRequest = Attend | SaveFiles | ChangeTheme | NoteFault


# The replay, which its own screen serves.


@dataclass(frozen=True, slots=True)
class ShowMoment:
    """Draw the moment that the replay has gone to.

    Attributes:
        message: What to say of it; empty for nothing.
    """

    message: str = ""


@dataclass(frozen=True, slots=True)
class GoToStep:
    """Go to a step of the history, and draw it."""

    step: int


ReplayRequest = ShowMoment | GoToStep
Request = Overlay | RoomRequest | Correction | Recovery | SessionRequest | ProgramRequest | ReplayRequest
