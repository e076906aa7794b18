"""Who owns a row, as people write it into a sheet: a role, its number with or without its name, or a leader."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.error_wording import listing
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.exchange.sheet_form import role_heading
from pmworkshop.exchange.sheet_words import CellError, key, numbered, plain, whole
from pmworkshop.session.core.people_finder import find_person
from pmworkshop.session.core.records import Participant, Role
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import AnswerForm

BY_LEADER = tr_noop("a leader's name is read as the role that this leader speaks for")
_SHORTEST = 2
"""Characters that the beginning of a leader's name must have."""


def owner_named(session: Session, form: AnswerForm, text: str) -> tuple[str, str]:
    """Find the role that a cell names: by code, title, both, number, or by the leader who speaks for it.

    Args:
        session: The session, for its leaders.
        form: The form of the chart.
        text: The content of the cell, not empty.

    Returns:
        The id of the role, and a note on how the cell was understood; empty where that is plain.

    Raises:
        CellError: The cell names no role, or several, or a number and a name that do not belong together.
    """
    said = key(text)
    named = [role.id for role in form.roles if said and said in _names(role)]
    if len(named) == 1:
        return named[0], ""
    number = whole(text)
    number, words = (number, "") if number is not None else numbered(text)
    if number is not None and 1 <= number <= len(form.roles):
        return _numbered(session, form, text, form.roles[number - 1], words), ""
    roles, why = _spoken_for(session, form, plain(text))
    if len(roles) != 1:
        raise CellError(text, _allowed(form), why)
    return roles[0].id, tr(BY_LEADER)


def _allowed(form: AnswerForm) -> str:
    return tr(
        "one of {roles} or its number, 0 for nobody, or a dash",
        roles=listing(role.code or role.title for role in form.roles),
    )


def _names(role: Role) -> Iterator[str]:
    names = (role.code, role.title, f"{role.title} {role.code}", f"{role.code} {role.title}", role.id)
    return map(key, names)


def _numbered(session: Session, form: AnswerForm, text: str, role: Role, words: str) -> str:
    """Return the role of a number, if the words behind it name no other one.

    Raises:
        CellError: They do not name that role.
    """
    if words and key(words) not in _names(role) and _spoken_for(session, form, words)[0] != [role]:
        raise CellError(text, _allowed(form), tr("that number is {role}", role=role_heading(role)))
    return role.id


def _spoken_for(session: Session, form: AnswerForm, name: str) -> tuple[list[Role], str]:
    """List the roles that a leader speaks for; a clause says why they are not exactly one."""
    if len(name) < _SHORTEST or name.isdecimal():
        return [], ""
    try:
        person = find_person(session, name)
    except InputError as error:
        return [], "" if error.way_out else error.message.rstrip(".")  # several are called so
    roles = [role for role in form.roles if role.spokesperson == person.id] or _of_function(form, person)
    if not roles:
        return [], tr("{name} speaks for none of the roles", name=person.name)
    return roles, tr("{name} speaks for {number} roles", name=person.name, number=len(roles))


def _of_function(form: AnswerForm, person: Participant) -> list[Role]:
    function = key(person.function)
    return [role for role in form.roles if function and function in (key(role.function), key(role.title))]
