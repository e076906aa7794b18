"""The requests to the application: one type for each, with its data.

A command of the room names its request in its declaration; a panel returns a request like any other act.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import Order
from pmworkshop.store.addresses import Address

if TYPE_CHECKING:
    from pmworkshop.practice.query import Query
    from pmworkshop.practice.remembered import Line


class PlainRequest:
    """A request without data: two of one type are equal.

    Not a dataclass: the program makes all these types when it starts, and a dataclass writes six methods for each.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


# Pages that are laid over the room.


class ShowAgenda(PlainRequest):
    """Show the agenda, to go to a module or look back at one."""


class AddToAgenda(PlainRequest):
    """Show what can be added to the agenda."""


class ShowPeople(PlainRequest):
    """Show the leaders."""


class ShowDetails(PlainRequest):
    """Show title, organisation, date, end and place of the workshop, and who invites."""


class ShowConflicts(PlainRequest):
    """Show what two people changed at the same time."""


class ShowParking(PlainRequest):
    """Show the parking lot."""


class TestRoom(PlainRequest):
    """Show a page that tests whether the back row can read the screen."""

    __test__ = False
    """No class of tests, whatever its name begins with."""


class ShowPhones(PlainRequest):
    """Show how phones join, or what phones are for."""


class ShowKeys(PlainRequest):
    """Show the keys."""


class ShowAbsence(PlainRequest):
    """Ask whether the time counts during which the program was away."""


class ShowPalette(PlainRequest):
    """Open the command palette."""


Overlay = (
    ShowAgenda
    | AddToAgenda
    | ShowPeople
    | ShowDetails
    | ShowConflicts
    | ShowParking
    | TestRoom
    | ShowPhones
    | ShowKeys
    | ShowAbsence
    | ShowPalette
)


# The room, its clock and its wall.


class GoForward(PlainRequest):
    """Go on to the next phase, then to the next module."""


class GoBackward(PlainRequest):
    """Go back one phase."""


class FitTime(PlainRequest):
    """Show how a refit would fit the rest into the remaining time."""


class MoreTime(PlainRequest):
    """Give the present part more minutes."""


class NextTurn(PlainRequest):
    """Let the next person speak."""


class LastTurn(PlainRequest):
    """Let the person before speak again."""


class PauseClock(PlainRequest):
    """Stop the clock, or start it again."""


class TakeBreak(PlainRequest):
    """Ask when the room is back, and begin a break."""


class DrawCurtain(PlainRequest):
    """Draw the curtain, or open it."""


class MakeUp(PlainRequest):
    """Fill in made-up answers to what is asked now, in a rehearsal."""


RoomRequest = (
    GoForward | GoBackward | FitTime | MoreTime | NextTurn | LastTurn | PauseClock | TakeBreak | DrawCurtain | MakeUp
)


# Corrections.


class Undo(PlainRequest):
    """Undo the last change."""


class Redo(PlainRequest):
    """Redo the change that was undone last."""


class AskToStrike(PlainRequest):
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


class ShowUnsaved(PlainRequest):
    """Show the entries of the last run that did not reach the disk."""


class TakeInUnsaved(PlainRequest):
    """Replay these entries into the session."""


class LetGoUnsaved(PlainRequest):
    """Discard these entries for good."""


class GoOnInNewFile(PlainRequest):
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
class LeadTogether:
    """Open a session that another stage runs in a window beside that stage.

    Attributes:
        session: Address of the session.
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
        said: A line and the words that were looked for, which the replay begins at; None for the beginning.
    """

    session: Address
    said: tuple[Line, Query] | None = None


@dataclass(frozen=True, slots=True)
class FindWords:
    """Look for words in all sessions, and show what was found over the home page.

    Attributes:
        words: The words as typed.
    """

    words: str


@dataclass(frozen=True, slots=True)
class RehearseSession:
    """Rehearse a session on the stage, on a copy in memory.

    Attributes:
        session: Its address.
    """

    session: Address


@dataclass(frozen=True, slots=True)
class RehearseAgenda:
    """Rehearse an agenda on the stage, with made-up leaders.

    Attributes:
        agenda: The agenda file.
    """

    agenda: Path


class LeaveReplay(PlainRequest):
    """Leave the replay."""


@dataclass(frozen=True, slots=True)
class AskToLeave:
    """Leave; ask for confirmation first if the session is open for writing.

    Attributes:
        about: What the page has to say before that, in whole sentences; empty if nothing.
    """

    about: str = ""


class LeaveSession(PlainRequest):
    """Leave the session."""


SessionRequest = (
    OpenSession
    | ReadSession
    | LeadTogether
    | SetUpSession
    | ReplaySession
    | FindWords
    | RehearseSession
    | RehearseAgenda
    | LeaveReplay
    | AskToLeave
    | LeaveSession
)


# The program itself.


class Attend(PlainRequest):
    """Start the session, now that the first screen is up."""


class SaveFiles(PlainRequest):
    """Write the files of the usual export formats."""


class ChangeTheme(PlainRequest):
    """Change between the dark and the bright look."""


class ChangeLanguage(PlainRequest):
    """Show the wall in the next language that the agenda carries, and then in its own again."""


class FadeFoot(PlainRequest):
    """Let the keys at the foot fade some seconds after the last key, or show them always."""


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
class KeepDay:
    """Take a line with a day that was asked about, or with another day in its place.

    Attributes:
        doubt: Why the day may not be meant; it is not asked again.
        typed: The day as it stands in the line.
        line: The refused line that is taken then, if it still stands in its field.
        other: The other day; None to keep the one that was typed.
    """

    doubt: str
    typed: str
    line: str
    other: date | None = None


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


ProgramRequest = (
    Attend | SaveFiles | ChangeTheme | ChangeLanguage | FadeFoot | KeepDateOrder | KeepDay | NoteFault | LookForStruck
)


# The page on which leaders answer with their phones.


class OpenPage(PlainRequest):
    """Open the page for phones."""


class SwitchTls(PlainRequest):
    """Let the page for phones speak TLS when it is opened, or not."""


class ClosePage(PlainRequest):
    """Close the page for phones, and await nothing more from it."""


@dataclass(frozen=True, slots=True)
class FreeName:
    """Take a name back from the phone that answers with it, so that it can be chosen again.

    Attributes:
        person: Id of the participant.
        name: The name, for the message.
    """

    person: str
    name: str


PhoneRequest = OpenPage | SwitchTls | ClosePage | FreeName


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


# A window beside the stage, which its own screen serves.


class FollowWall(PlainRequest):
    """Show again what the wall shows."""


class BringWall(PlainRequest):
    """Ask whether the wall comes to what this window shows."""


BesideRequest = FollowWall | BringWall
Request = (
    Overlay
    | RoomRequest
    | Correction
    | Recovery
    | SessionRequest
    | ProgramRequest
    | PhoneRequest
    | ReplayRequest
    | BesideRequest
)
