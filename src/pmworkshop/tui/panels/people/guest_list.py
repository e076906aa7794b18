"""The list of expected participants while a workshop is set up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from pmworkshop.base.errors import PmworkshopError, RefusedError
from pmworkshop.base.language import tr
from pmworkshop.base.text import count
from pmworkshop.exchange.people.people_file import PeopleFile
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Context, Cursor, Focus, ListBody, Page, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.people.group_lines import GROUP, group_asked, in_words, read_group
from pmworkshop.tui.panels.people.guest_lines import (
    fresh,
    heads,
    offered,
    one_person,
    read_mail,
    read_pasted,
    read_typed,
    several_in,
    shown,
    told,
)
from pmworkshop.tui.panels.people.person_rows import AWAITED, GONE, PersonRow, drawn_people
from pmworkshop.tui.parts.earlier import UNDO, Earlier, first_other


class Holder(Protocol):
    """The owner of the set-up while participants are edited.

    Attributes:
        setup: What the new session will be made of; the list replaces its participants.
        earlier: The participants before each change of the list.
    """

    setup: Setup
    earlier: Earlier[list[Person]]

    def people_changed(self) -> str:
        """Update what depends on the participants; return what was done in one line, empty if nothing."""


class InvitedPanel(Panel):
    """Lists the expected participants; nothing is written to disk."""

    overlay = True
    tables = True
    commands = (
        Command("add", ("a",), "add", "Add leaders: name; function, several lines, or a file by its path"),
        Command("edit", ("e", "enter"), "change", "Change name and function"),
        Command("sponsor", ("S",), "sponsor", "Mark the sponsor, who speaks and answers last"),
        Command("away", ("space",), "comes or not", "Mark who will not be there"),
        GROUP,
        Command("mail", ("@",), "mail", "Type an e-mail address; it is never shown"),
        Command(
            "out",
            ("d", "delete"),
            "take out",
            "Take the leader out of the list; undo brings it back",
        ),
        UNDO,
        Command("back", ("escape", "l"), "back", "Go back"),
    )

    def __init__(self, holder: Holder) -> None:
        """Create the list.

        Args:
            holder: The owner of the set-up; its participants are listed and replaced.
        """
        self._holder = holder

    @property
    def _people(self) -> list[Person]:
        return list(self._holder.setup.people)

    def _put(self, people: Sequence[Person], said: str, row: int) -> Act:
        self._holder.earlier.keep(self._people, said)
        return self._show(people, said, row)

    def _show(self, people: Sequence[Person], said: str, row: int) -> Act:
        self._holder.setup = replace(self._holder.setup, people=tuple(people))
        text = ". ".join(part for part in (said, self._holder.people_changed()) if part)
        return Several((Focus(cursor=Cursor(str(min(row, len(people) - 1)))), Say(text)))

    def page(self, context: Context) -> Page:
        """Show the expected participants."""
        rows = [
            PersonRow(str(n), AWAITED if one.present else GONE, one.name, one.function, _state(one))
            for n, one in enumerate(self._people)
        ]
        empty = tr("Nobody yet. Type a name, a semicolon and the function, paste a list, or type the path of a file.")
        return Page(
            tr("Who will come?"),
            tr(
                "{leaders} · one line each: name; function; sponsor · or a file",
                leaders=count(len(rows), "leader", "leaders"),
            ),
            drawn_people(rows, context.cells) if rows else ListBody(empty=empty),
            ask=tr("Leader"),
            focus="list" if rows else "field",
        )

    def beyond(self, context: Context, by: int) -> Act | None:
        """Show a message that the list has no further page."""
        return Say(tr("That is all of it."))

    def submit(self, context: Context, text: str) -> Act | None:
        """Add a typed participant, or those of a file.

        Raises:
            InputError: The line or the file cannot be parsed.
            RefusedError: The only participant is in the list already.
        """
        return heads(text) or offered(read_typed(text), self._add)

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Offer all pasted participants; an error is shown as a message, and then nobody is added."""
        try:
            found = several_in(lines[0]) if len(lines) == 1 else read_pasted(lines)
            return offered(found, self._add) if found else None
        except PmworkshopError as error:
            return Say(str(error), "refused")

    def _add(self, found: PeopleFile) -> Act:
        before = self._people
        new = fresh(found.people, (person.name for person in before))
        if not new and len(found.people) == 1:
            raise RefusedError(
                tr("{name} is in the list already.", name=found.people[0].name), tr("Add a second name.")
            )
        after = [*before, *new]
        return self._put(after, told(found, new), len(after) - 1)

    def _at(self, context: Context) -> int | None:
        row = context.cursor.row
        return int(row) if row.isdecimal() and int(row) < len(self._people) else None

    def _change(self, at: int, said: str = "", **fields: object) -> Act:
        people = self._people
        people[at] = replace(people[at], **fields)  # type: ignore[arg-type]
        return self._put(people, said, at)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Move the focus to the field."""
        return Focus("field")

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Ask for a new name and function of the participant."""
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        person = self._people[at]

        def answer(_: Context, text: str) -> Act:
            given = one_person(text)
            others = [one.name for n, one in enumerate(self._people) if n != at]
            if not fresh([given], others):
                raise RefusedError(tr("{name} is in the list already.", name=given.name), tr("Add a second name."))
            fields = {"name": given.name, "function": given.function, "email": given.email or person.email}
            return self._change(at, **fields, sponsor=given.sponsor or person.sponsor)

        return Ask(tr("Name; function"), answer, shown(person.name, person.function))

    def do_away(self, context: Context, key: str) -> Act | None:
        """Mark the participant as absent, or as present again."""
        at = self._at(context)
        return NOTHING_CHOSEN if at is None else self._change(at, present=not self._people[at].present)

    def do_sponsor(self, context: Context, key: str) -> Act | None:
        """Mark the participant as a sponsor, or no longer as one."""
        at = self._at(context)
        return NOTHING_CHOSEN if at is None else self._change(at, sponsor=not self._people[at].sponsor)

    def do_group(self, context: Context, key: str) -> Act | None:
        """Ask for the group of the participant, or of several."""
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        people = self._people

        def answer(_: Context, text: str) -> Act:
            places, typed = read_group(text, at, len(people))
            known = {one.group.casefold(): one.group for one in people if one.group}
            group = known.get(typed.casefold(), typed)
            told = in_words([people[place].name for place in places], group)
            after = [replace(one, group=group) if place in places else one for place, one in enumerate(people)]
            return self._put(after, told, at)

        return Ask(group_asked(people[at].name, people[at].group), answer, empty=True)

    def do_mail(self, context: Context, key: str) -> Act | None:
        """Ask for the e-mail address of the participant; an empty answer deletes it."""
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        asked = tr("E-mail of {name} (Enter on nothing takes it out)", name=self._people[at].name)
        return Ask(asked, lambda _, text: self._change(at, email=read_mail(text)), empty=True)

    def do_out(self, context: Context, key: str) -> Act | None:
        """Delete the participant from the list."""
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        people = self._people
        gone = people.pop(at)
        return self._put(people, tr("{name} is out of the list", name=gone.name), at)

    def do_undo(self, context: Context, key: str) -> Act | None:
        """Take back the last change of the list.

        Raises:
            RefusedError: Nothing was changed.
        """
        now = self._people
        people, told = self._holder.earlier.back()
        return self._show(people, told, first_other(now, people))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the list."""
        return Close()


def _state(person: Person) -> str:
    words = [person.group] if person.group else []
    words += [tr("sponsor")] if person.sponsor else []
    words += [tr("mail")] if person.email else []
    words += [] if person.present else [tr("will not be there")]
    return " · ".join(words)
