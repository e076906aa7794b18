"""A participant leaves for good: open actions and roles are handed over to somebody else."""

from __future__ import annotations

from pmworkshop.base.errors import InputError
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
            return Commit(people.here(person.id, present=True), f"{person.name} is back", select=person.id)

        def then(later: Context) -> Act | None:
            return _ask_heir(later, person)

        return Commit(people.leave(person.id), f"{person.name} has left", select=person.id, then=then)

    def _hand_over(self, context: Context, key: str) -> Act | None:
        """Ask who takes over the open actions and roles of the participant."""
        person = _person(context)
        if person is None:
            return NOTHING_CHOSEN
        return _ask_heir(context, person) or Say(f"{person.name} has no open action and no role to give.")


def _person(context: Context) -> Participant | None:
    return context.view.participants.get(context.cursor.row)


def _ask_heir(context: Context, person: Participant) -> Ask | None:
    actions, held = people.left_behind(context.view, person.id)
    parts = [count(len(actions), "action")] if actions else []
    parts += [count(len(held), "role")] if held else []
    if not parts:
        return None
    verb = "needs" if len(actions) + len(held) == 1 else "need"

    def answer(later: Context, text: str) -> Act:
        listed = later.view.people()
        typed = clean_line(text)
        by_number = typed.isdecimal()
        if by_number and not 1 <= int(typed) <= len(listed):
            raise InputError(f"No {typed} is in the list.", f"Type a name, or a number from 1 to {len(listed)}.")
        name = listed[int(typed) - 1].name if by_number else typed
        told = f"{name} takes over {' and '.join(parts)}"
        return Commit(people.hand_over(person.id, name), told, select=person.id)

    keys = ("Enter hands over", f"{key_of('leave_field')}: nobody yet, {key_of('hand_over')} asks again")
    asked = f"{' and '.join(parts)} of {person.name} {verb} a new name: a name, or a number of the list"
    return Ask(asked, answer, keys=keys)
