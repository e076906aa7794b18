"""The panel of people: who is in the room, and for which function."""

from __future__ import annotations

from pmworkshop.agenda.people_file import parse_people
from pmworkshop.base.text import clean_line, count
from pmworkshop.session import people
from pmworkshop.session.records import Participant
from pmworkshop.tui.commands import Command
from pmworkshop.tui.page import Act, Ask, Close, Commit, Context, Focus, Item, ListBody, Page
from pmworkshop.tui.panel import NOTHING_CHOSEN, Panel


class PeoplePanel(Panel):
    """Lists the leaders, the sponsor last."""

    overlay = True
    commands = (
        Command("add", ("a", "i"), "add", "Add a leader: name; function"),
        Command("edit", ("e", "enter"), "change", "Change name and function; it is right everywhere at once"),
        Command("away", ("space",), "here or away", "Mark who is away: their answers are not awaited"),
        Command("sponsor", ("m",), "sponsor", "Mark the sponsor, who speaks and answers last"),
        Command("gone", ("d", "delete"), "leaves", "Somebody leaves for good; what they said stays"),
        Command("back", ("escape", "l"), "back", "Go back"),
    )

    def page(self, context: Context) -> Page:
        """Show who is in the room."""
        persons = context.view.people()
        here = sum(person.present and not person.left for person in persons)
        items = tuple(
            Item(person.id, f"{person.name}  {person.function}".rstrip(), lead=f"{n:>2}", tail=_state(person))
            for n, person in enumerate(persons, 1)
        )
        return Page(
            "Who is in the room?",
            f"{count(here, 'leader')} here · one line each: name; function",
            ListBody(items, "Nobody yet. Type a name, a semicolon and the function."),
            ask="Leader",
            focus="list" if persons else "field",
        )

    def submit(self, context: Context, text: str) -> Act | None:
        """Add a leader."""
        if not text.strip():
            return None
        name, function = _parts(text)
        return Commit(people.add(name, function), f"{name} is in the room", select="last")

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Add all that were pasted."""
        found = parse_people("\n".join(lines), "the pasted lines")
        return Commit(people.add_all(found.people), f"{count(len(found.people), 'leader')} added", select="last")

    def chosen(self, context: Context) -> Act | None:
        """Change name and function."""
        return self.do_edit(context, "enter")

    def _person(self, context: Context) -> Participant | None:
        return context.view.participants.get(context.cursor.row)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Go to the field."""
        return Focus("field")

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Change name and function."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN

        def answer(_: Context, text: str) -> Act:
            name, function = _parts(text)
            return Commit(people.change(person.id, name=name, function=function), select=person.id)

        return Ask("Name; function", answer, f"{person.name}; {person.function}".rstrip("; "))

    def do_away(self, context: Context, key: str) -> Act | None:
        """Mark who is away."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN
        return Commit(people.change(person.id, present=not person.present, left=False), select=person.id)

    def do_sponsor(self, context: Context, key: str) -> Act | None:
        """Mark the sponsor."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN
        return Commit(people.change(person.id, sponsor=not person.sponsor), select=person.id)

    def do_gone(self, context: Context, key: str) -> Act | None:
        """Somebody leaves for good."""
        person = self._person(context)
        if person is None:
            return NOTHING_CHOSEN
        return Commit(people.change(person.id, left=not person.left, present=person.left), select=person.id)

    def do_back(self, context: Context, key: str) -> Act | None:
        """Go back."""
        return Close()


def _parts(text: str) -> tuple[str, str]:
    name, _, function = text.partition(";")
    if not function:
        name, _, function = text.partition(",")
    return clean_line(name), clean_line(function)


def _state(person: Participant) -> str:
    words = ["sponsor"] if person.sponsor else []
    if person.left:
        words.append("has left")
    elif not person.present:
        words.append("away")
    return " · ".join(words)
