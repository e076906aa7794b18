"""Who is asked before an action and who is told after it, where no row of a chart says so."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.lookups import called, found
from pmworkshop.session.core.people_finder import find_person
from pmworkshop.session.core.records import Action, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation

_FORM = tr_noop("Type it as asks: Ann, Bo; tells: Sales.")
_ASKS = ("asks", "ask", "asked", "consults", "consulted", "c", "fragt", "frage", "gefragt")
_TELLS = ("tells", "tell", "told", "informs", "informed", "i", "informiert", "informiere")


@dataclass(frozen=True, slots=True)
class ActionLetters:
    """Who has to do with an action besides its owner and helpers.

    Attributes:
        consulted: The ids of the people who are asked before.
        informed: The ids of the people who are told after.
    """

    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


def read_letters(session: Session, text: str) -> ActionLetters:
    """Read who is asked and who is told: ``asks: Ann, Bo; tells: Sales``.

    Args:
        session: The session, public or whole.
        text: The text as typed; either part may be missing. People are found as everywhere: by number, name, given
            name, function or role.

    Returns:
        The people, each once; nobody if the text is empty.

    Raises:
        InputError: A part says neither who is asked nor who is told, a name means nobody or several, or somebody is
            both asked and told.
    """
    asked: list[str] = []
    told: list[str] = []
    for part in filter(None, map(clean_line, text.split(";"))):
        head, colon, names = part.partition(":")
        word = head.strip().casefold()
        if not colon or word not in (*_ASKS, *_TELLS):
            raise InputError(tr("That does not say who is asked and who is told."), tr(_FORM))
        (asked if word in _ASKS else told).extend(_people(session, names))
    both = next((one for one in asked if one in told), None)
    if both is not None:
        name = session.participants[both].name
        raise InputError(
            tr("{name} is asked before, and so need not be told after.", name=name), tr("Name them once.")
        )
    return ActionLetters(tuple(dict.fromkeys(asked)), tuple(dict.fromkeys(told)))


def _people(session: Session, names: str) -> Iterator[str]:
    for name in filter(None, map(clean_line, names.split(","))):
        yield find_person(session, name).id


def give_letters(action_id: str, letters: ActionLetters) -> Operation:
    """Say who is asked before an action and who is told after it.

    Args:
        action_id: The id of the action.
        letters: The people; they replace those who were named before.

    Returns:
        The operation; it raises `RefusedError` when the action or a participant does not exist, or the action carries
        out a row of a chart, where the letters stand.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        if action.row in session.activities:
            row = session.activities[action.row]
            raise RefusedError(
                tr("The letters of this action stand in the chart, in “{label}”.", label=row.label),
                tr("Change them there."),
            )
        for person in (*letters.consulted, *letters.informed):
            found(session.participants, person, "participant")
        changed = revise(action, consulted=letters.consulted, informed=letters.informed)
        return Draft(tr("Said who is asked and told about an action"), () if changed == action else (changed,))

    return operation


def letter_words(session: Session, action: Action) -> str:
    """Say who is asked before an action and who is told after it.

    Args:
        session: The session, public or whole.
        action: The action.

    Returns:
        ``Asks Sales, Finance before. Tells Service after.``; empty if nobody is named.
    """
    asked, told = (", ".join(_names(session, ids)) for ids in (action.consulted, action.informed))
    return " ".join(
        part
        for part in (
            tr("Asks {names} before.", names=asked) if asked else "",
            tr("Tells {names} after.", names=told) if told else "",
        )
        if part
    )


def typed_letters(session: Session, action: Action) -> str:
    """Write the people as `read_letters` reads them.

    Args:
        session: The session, public or whole.
        action: The action.

    Returns:
        ``asks: Ann; tells: Sales``; empty if nobody is named.
    """
    parts = ((action.consulted, tr("asks")), (action.informed, tr("tells")))
    return "; ".join(
        f"{word}: {', '.join(session.participants[one].name for one in ids if one in session.participants)}"
        for ids, word in parts
        if ids
    )


def _names(session: Session, ids: tuple[str, ...]) -> Iterator[str]:
    for one in ids:
        person = session.participants.get(one)
        yield called(session, person) if person else tr("somebody who is gone")
