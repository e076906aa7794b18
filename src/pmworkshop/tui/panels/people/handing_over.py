"""A participant leaves for good: open actions and roles are handed over to somebody else."""

from __future__ import annotations

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import listed, tr, trn
from pmworkshop.base.text import clean_line, count
from pmworkshop.session.core.records import Participant
from pmworkshop.session.operations import people
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part


class HandingOver(Part):
    """Marks the selected participant as gone or back, and hands over actions and roles."""

    def __init__(self) -> None:
        """Map the command ids to their handlers."""
        self.handlers = {"gone": self._gone, "hand_over": self._hand_over}

    def _gone(self, context: Context, key: str) -> Act | None:
        """Mark the participant as gone for good, then ask who takes over; mark one who is gone as back."""
        person = _person(context)
        if person is None:
            return NOTHING_CHOSEN
        if person.left:
            return Commit(
                people.here(person.id, present=True), tr("{name} is back", name=person.name), select=person.id
            )

        def then(later: Context) -> Act | None:
            return _ask_heir(later, person)

        return Commit(people.leave(person.id), tr("{name} has left", name=person.name), select=person.id, then=then)

    def _hand_over(self, context: Context, key: str) -> Act | None:
        """Ask who takes over the open actions and roles of the participant."""
        person = _person(context)
        if person is None:
            return NOTHING_CHOSEN
        return _ask_heir(context, person) or Say(
            tr("{name} has no open action and no role to give.", name=person.name)
        )


def _person(context: Context) -> Participant | None:
    return context.view.participants.get(context.cursor.row)


def _ask_heir(context: Context, person: Participant) -> Ask | None:
    actions, held = people.left_behind(context.view, person.id)
    parts = [count(len(actions), "action", "actions")] if actions else []
    parts += [count(len(held), "role", "roles")] if held else []
    if not parts:
        return None
    left = listed(parts)

    def answer(later: Context, text: str) -> Act:
        there = later.view.people()
        typed = clean_line(text)
        by_number = typed.isdecimal()
        if by_number and not 1 <= int(typed) <= len(there):
            raise InputError(
                tr("No {typed} is in the list.", typed=typed),
                tr("Type a name, or a number from 1 to {people}.", people=len(there)),
            )
        name = there[int(typed) - 1].name if by_number else typed
        told = tr("{name} takes over {left}", name=name, left=left)
        return Commit(people.hand_over(person.id, name), told, select=person.id)

    keys = (
        tr("Enter hands over"),
        tr(
            "{leave_field_key}: nobody yet, {hand_over_key} asks again",
            leave_field_key=key_of("leave_field"),
            hand_over_key=key_of("hand_over"),
        ),
    )
    asked = trn(
        "{left} of {name} needs a new name: a name, or a number of the list",
        "{left} of {name} need a new name: a name, or a number of the list",
        len(actions) + len(held),
        left=left,
        name=person.name,
    )
    return Ask(asked, answer, keys=keys)
