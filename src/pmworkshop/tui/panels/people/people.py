"""The list of participants during the workshop: who is present, for which function, and who is whose deputy."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace
from functools import partial

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, count
from pmworkshop.exchange.people.people_file import PeopleFile
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import people, roles
from pmworkshop.session.operations.planning.action_plan import actions
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Focus, ListBody, Open, Page, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.people.group_lines import GROUP, PersonGroups
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
from pmworkshop.tui.panels.people.handing_over import HandingOver
from pmworkshop.tui.panels.people.names_on_phones import FREE_NAME, ON_PHONE, NamesOnPhones
from pmworkshop.tui.panels.people.person_rows import AWAITED, GONE, HERE, PersonRow, drawn_people
from pmworkshop.tui.parts.awaited_ahead import Ahead, ahead

ALWAYS = ("add", "roles", "details", "back")
"""Commands that need no chosen line."""


class PeoplePanel(Panel):
    """Lists the participants, the sponsor last."""

    overlay = True
    tables = True
    opened_by = "people"
    follows_cursor = True
    commands = (
        Command("add", ("a",), "add", "Add leaders: name; function, several lines, or a file by its path"),
        Command("edit", ("e", "enter"), "change", "Change name and function; it is right everywhere at once"),
        Command("away", ("space",), "here or away", "Mark who is away: their answers are not awaited"),
        Command("deputy", ("D",), "deputy", "Somebody represents the leader, and is asked in their place"),
        Command("gone", ("Q",), "leaves", "Somebody leaves for good; what they said stays"),
        Command("hand_over", ("R",), "hand over", "Give open actions and roles to somebody else"),
        Command("sponsor", ("S",), "sponsor", "Mark the sponsor, who speaks and answers last"),
        Command("function", (), "", "Change the function; the roles follow"),
        GROUP,
        Command("mail", ("@",), "mail", "Type an e-mail address; it is never shown on the wall again"),
        FREE_NAME,
        Command("roles", ("r",), "roles", "Roles of the charts from the functions of the people"),
        Command("details", ("W",), "workshop", "Change title, date, end, place and more of the workshop"),
        Command("back", ("escape", "l"), "back", "Go back"),
    )

    def __init__(self, joined: Callable[[], Set[str]] = frozenset) -> None:
        """Create the list.

        Args:
            joined: Returns the ids of those whose answers are given on a phone.
        """
        self._phones = NamesOnPhones(joined)
        self.parts = (HandingOver(), PersonGroups(), self._phones)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that apply to the selected participant, with titles that fit the participant's state."""
        person = self._person(context)
        if person is None:
            return tuple(command for command in self.commands if command.id in ALWAYS)
        resting, titles = _resting(context.view, person), _titles(person)
        if not self._phones.on_phone(person):
            resting.add("free_name")
        return tuple(
            replace(command, title=titles.get(command.id, command.title))
            for command in self.commands
            if command.id not in resting
        )

    def page(self, context: Context) -> Page:
        """Show the participants with their state."""
        view = context.view
        persons = view.people()
        here = sum(person.present and not person.left for person in persons)
        asked = ahead(view, context.came)
        rows = [_row(view, person, asked, on_phone=self._phones.on_phone(person)) for person in persons]
        nobody = ListBody(empty=tr("Nobody yet. Type a name, a semicolon and the function."))
        return Page(
            tr("Who is in the room?"),
            tr("{leaders} here · one line each: name; function", leaders=count(here, "leader", "leaders")),
            drawn_people(rows, context.cells) if rows else nobody,
            below=((_holds(view, self._person(context)), "soft"), *asked.line(0)),
            ask=tr("Leader"),
            focus="list" if persons else "field",
        )

    def submit(self, context: Context, text: str) -> Act | None:
        """Add a typed participant, or those of a file; a blank line does nothing.

        Raises:
            InputError: The line or the file cannot be parsed.
        """
        if not text.strip():
            return None
        return heads(text) or offered(read_typed(text), partial(self._add, context))

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Offer all pasted participants; an error is shown as a message, and then nobody is added."""
        try:
            found = several_in(lines[0]) if len(lines) == 1 else read_pasted(lines)
            return offered(found, partial(self._add, context)) if found else None
        except PmworkshopError as error:
            return Say(str(error), "refused")

    def _add(self, context: Context, found: PeopleFile) -> Act:
        if len(found.people) == 1:
            one = found.people[0]
            operation = people.add(
                one.name, one.function, email=one.email, sponsor=one.sponsor, present=one.present, group=one.group
            )
            return Commit(operation, tr("{name} is in the room", name=one.name), select="newest")
        new = fresh(found.people, {person.name for person in context.view.people()})
        return Commit(people.add_all(new), told(found, new), select="newest" if new else "")

    def _person(self, context: Context) -> Participant | None:
        return context.view.participants.get(context.cursor.row)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Move the focus to the field."""
        return Focus("field")

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Ask for a new name and function of the participant."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN

        def answer(_: Context, text: str) -> Act:
            given = one_person(text)
            more = {"email": given.email, "sponsor": given.sponsor}
            fields = {"name": given.name, "function": given.function} | {key: one for key, one in more.items() if one}
            return Commit(
                people.change(person.id, **fields), tr("{name}: right everywhere", name=given.name), select=person.id
            )

        return Ask(tr("Name; function"), answer, shown(person.name, person.function))

    def do_function(self, context: Context, key: str) -> Act | None:
        """Ask for a new function of the participant; an empty answer deletes it."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN

        def answer(_: Context, text: str) -> Act:
            told = f"{person.name}: {clean_line(text) or tr('no function')}"
            return Commit(people.change(person.id, function=text), told, select=person.id)

        return Ask(tr("Function of {name}", name=person.name), answer, person.function, empty=True)

    def do_mail(self, context: Context, key: str) -> Act | None:
        """Ask for the e-mail address of the participant; an empty answer deletes it."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN

        def answer(_: Context, text: str) -> Act:
            typed = read_mail(text)
            if typed:
                told = tr("E-mail address of {name} kept, and not shown", name=person.name)
            else:
                told = tr("E-mail address of {name} taken out", name=person.name)
            return Commit(people.change(person.id, email=typed), told, select=person.id)

        asked = tr("E-mail of {name} (seen while you type; Enter on nothing takes it out)", name=person.name)
        return Ask(asked, answer, empty=True)

    def do_away(self, context: Context, key: str) -> Act | None:
        """Mark the participant as absent, or as present again."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN
        told = tr("{name} is away", name=person.name) if person.present else tr("{name} is here", name=person.name)
        return Commit(people.here(person.id, present=not person.present), told, select=person.id)

    def do_sponsor(self, context: Context, key: str) -> Act | None:
        """Mark the participant as a sponsor, or no longer as one."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN
        return Commit(people.change(person.id, sponsor=not person.sponsor), select=person.id)

    def do_deputy(self, context: Context, key: str) -> Act | None:
        """Ask for the name of a deputy of the participant."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN

        def answer(now: Context, text: str) -> Act:
            told = tr("{deputy} speaks for {leader} now", deputy=clean_line(text), leader=called(now.view, person))
            if any(person.id in one.owners for one in actions(now.view)):
                told += tr("; {name} keeps the actions", name=person.name)
            return Commit(people.deputize(person.id, text), told, select="newest")

        return Ask(tr("Who represents {name}?", name=person.name), answer)

    def do_roles(self, context: Context, key: str) -> Act | None:
        """Take the roles of all charts from the functions of the participants.

        Raises:
            RefusedError: Nobody but a sponsor has a function.
        """
        charts = context.view.info.agenda.charts()
        if not charts:
            return Say(tr("This workshop has no chart."))
        persons = [person for person in context.view.people() if not person.left]
        told = roles.proposed(persons, charts[0]).told
        before = context.view.roles

        def then(later: Context) -> Act:
            if later.view.roles == before:
                return Say(tr("The roles are as the functions have them already."))
            return Say(tr("{told} {undo_key} takes it back.", told=told, undo_key=key_of("undo")))

        return Commit(roles.from_functions(*(module.id for module in charts)), then=then)

    def do_details(self, context: Context, key: str) -> Act | None:
        """Open the overlay of workshop details."""
        from pmworkshop.tui.panels.room.details import DetailsPanel

        return Open(DetailsPanel())

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the list."""
        return Close()


def _resting(view: Session, person: Participant) -> set[str]:
    """Return the ids of the commands that have nothing to act on for this participant."""
    resting = set() if any(people.left_behind(view, person.id)) else {"hand_over"}
    return resting | {"deputy"} if person.left or person.deputy_of else resting


def _titles(person: Participant) -> dict[str, str]:
    """Return the titles of the commands that toggle a state, for the present state of the participant."""
    return {
        "away": tr_noop("away") if person.present else tr_noop("here"),
        "gone": tr_noop("is back") if person.left else tr_noop("leaves"),
        "hand_over": tr_noop("hand over") if person.left else "",
    }


def _row(view: Session, person: Participant, asked: Ahead, *, on_phone: bool) -> PersonRow:
    leader = view.participants.get(person.deputy_of or "")
    stands_in = ""
    if leader is not None and person.present:
        stands_in = tr("for {leader}", leader=leader.name)
    elif leader is not None:
        stands_in = tr("was here for {leader}", leader=leader.name)
    told = ", ".join(filter(None, (person.function, stands_in)))
    sign = GONE if person.left else HERE if person.present else AWAITED
    return PersonRow(
        person.id, sign, person.name, told, _state(person, on_phone=on_phone, awaited=person in asked.missing)
    )


def _state(person: Participant, *, on_phone: bool, awaited: bool) -> str:
    words = [person.group] if person.group else []
    words += [tr("sponsor")] if person.sponsor else []
    if person.left:
        words.append(tr("has left"))
    elif not person.present:
        words.append(tr("away"))
    if on_phone:
        words.append(tr(ON_PHONE))
    if awaited:
        words.append(tr("awaited"))
    return " · ".join(words)


def _holds(view: Session, person: Participant | None) -> str:
    """Write one line about the roles and open actions that depend on a participant; empty if there are none."""
    if person is None:
        return ""
    spoken = [role.title for role in view.roles.values() if role.spokesperson == person.id]
    owned, _ = people.left_behind(view, person.id)
    parts = [tr("speaks for {roles}", roles=", ".join(dict.fromkeys(spoken)))] if spoken else []
    parts += [tr("owns {actions}", actions=count(len(owned), "open action", "open actions"))] if owned else []
    return f"{person.name} {' · '.join(parts)}" if parts else ""
