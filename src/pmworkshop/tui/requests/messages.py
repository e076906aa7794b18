"""The requests to the application: one type for each, with its data.

A command of the room names its request in its declaration; a panel returns a request like any other act.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pmworkshop.base.dates import Order
from pmworkshop.store.addresses import Address

# Pages that are laid over the room.


@dataclass(frozen=True, slots=True)
class ShowAgenda:
    """Show the agenda, to go to a module or look back at one."""


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
    """Show a page that tests whether the back row can read the screen."""

    __test__ = False
    """No class of tests, whatever its name begins with."""


@dataclass(frozen=True, slots=True)
class ShowKeys:
    """Show the keys."""


@dataclass(frozen=True, slots=True)
class ShowAbsence:
    """Ask whether the time counts during which the program was away."""


@dataclass(frozen=True, slots=True)
class ShowPalette:
    """Open the command palette."""


Overlay = (
    ShowAgenda
    | ShowPeople
    | ShowDetails
    | ShowConflicts
    | ShowParking
    | TestRoom
    | ShowKeys
    | ShowAbsence
    | ShowPalette
)


# The room, its clock and its wall.


@dataclass(frozen=True, slots=True)
class GoForward:
    """Go on to the next phase, then to the next module."""


@dataclass(frozen=True, slots=True)
class GoBackward:
    """Go back one phase."""


@dataclass(frozen=True, slots=True)
class FitTime:
    """Show how a refit would fit the rest into the remaining time."""


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Stop the clock, or start it again."""


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
    """Undo the last change."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Redo the change that was undone last."""


@dataclass(frozen=True, slots=True)
class AskToStrike:
    """Ask for confirmation before the chosen record is struck."""


@dataclass(frozen=True, slots=True)
class Strike:
    """Strike a record from the session and its history.

    Attributes:
        kind: Kind of the record.
        key: Id of the record.
    """

    kind: str
    key: str


Correction = Undo | Redo | AskToStrike | Strike


# What did not reach the disk.


@dataclass(frozen=True, slots=True)
class ShowUnsaved:
    """Show the entries of the last run that did not reach the disk."""


@dataclass(frozen=True, slots=True)
class TakeInUnsaved:
    """Replay these entries into the session."""


@dataclass(frozen=True, slots=True)
class LetGoUnsaved:
    """Discard these entries for good."""


@dataclass(frozen=True, slots=True)
class GoOnInNewFile:
    """Continue the whole session in a new file."""


Recovery = ShowUnsaved | TakeInUnsaved | LetGoUnsaved | GoOnInNewFile


# Sessions and files.


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Open a session from the home page.

    Attributes:
        session: Its address.
    """

    session: Address


@dataclass(frozen=True, slots=True)
class ReadSession:
    """Open a session from the home page for reading only.

    Attributes:
        session: Its address.
    """

    session: Address


@dataclass(frozen=True, slots=True)
class SetUpSession:
    """Set up a new session from the home page.

    Attributes:
        agenda: The agenda file.
        parent: Address of the session that the new one continues; None if it continues none.
    """

    agenda: Path
    parent: Address | None = None


@dataclass(frozen=True, slots=True)
class ReplaySession:
    """Replay a session from the home page.

    Attributes:
        session: Its address.
    """

    session: Address


@dataclass(frozen=True, slots=True)
class LeaveReplay:
    """Leave the replay."""


@dataclass(frozen=True, slots=True)
class AskToLeave:
    """Leave; ask for confirmation first if the session is open for writing."""


@dataclass(frozen=True, slots=True)
class LeaveSession:
    """Leave the session."""


SessionRequest = OpenSession | ReadSession | SetUpSession | ReplaySession | LeaveReplay | AskToLeave | LeaveSession


# The program itself.


@dataclass(frozen=True, slots=True)
class Attend:
    """Start the session, now that the first screen is up."""


@dataclass(frozen=True, slots=True)
class SaveFiles:
    """Write the files of the usual export formats."""


@dataclass(frozen=True, slots=True)
class ChangeTheme:
    """Change between the dark and the bright look."""


@dataclass(frozen=True, slots=True)
class KeepDateOrder:
    """Keep what comes first in dates such as 4/12, for all workshops.

    Attributes:
        order: What comes first.
        line: The refused line that is taken then, if it still stands in its field.
    """

    order: Order
    line: str


@dataclass(frozen=True, slots=True)
class NoteFault:
    """Log that a gesture failed.

    Attributes:
        error: The fault, for the log only.
    """

    error: str


@dataclass(frozen=True, slots=True)
class LookForStruck:
    """Look for struck words in the files that were written before, and tell where they still stand.

    Attributes:
        texts: The words; never shown.
    """

    texts: tuple[str, ...] = field(repr=False)


ProgramRequest = Attend | SaveFiles | ChangeTheme | KeepDateOrder | NoteFault | LookForStruck


# The replay, which its own screen serves.


@dataclass(frozen=True, slots=True)
class ShowMoment:
    """Draw the moment that the replay has gone to.

    Attributes:
        message: Text for the message line; empty for none.
    """

    message: str = ""


@dataclass(frozen=True, slots=True)
class GoToStep:
    """Go to a step of the history, and draw it.

    Attributes:
        step: Number of the step, from 1.
    """

    step: int


ReplayRequest = ShowMoment | GoToStep
Request = Overlay | RoomRequest | Correction | Recovery | SessionRequest | ProgramRequest | ReplayRequest
