"""The panel of the action plan: one line for each leader, sponsor last; the first blank is asked for."""

from __future__ import annotations

from typing import Any

from pmworkshop.base.dates import parse_date, short_date, spell_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line
from pmworkshop.insight.plan_fields import next_blank, question
from pmworkshop.session import plan
from pmworkshop.session.records import Action, Give, Participant
from pmworkshop.session.session import Session
from pmworkshop.tui.commands import Command
from pmworkshop.tui.page import Act, Ask, Commit, Context, Item, ListBody, Look, Open, Page
from pmworkshop.tui.panel import NOTHING_CHOSEN, ModulePanel

LINE = "what; when; first step"


class PlanPanel(ModulePanel):
    """Shows who promised what; asks for what an action still needs."""

    follows_cursor = True
    commands = (
        Command("fill", ("enter",), "fill in", "Add the leader's action, or ask for what the action still needs"),
        Command("add", ("a", "i"), "add", "Add an action whose owner is named later"),
        Command("what", ("e",), "", "Change what is done"),
        Command("owner", ("w",), "who", "Name the one owner"),
        Command("due", ("d",), "when", "Say by when: 14 Dec, +30, Friday"),
        Command("first", ("n",), "first step", "Say what the first step is, and by when"),
        Command("measure", ("m",), "", "Say how we will know that it is done"),
        Command("give", ("g",), "given", "Note what is given and by whom: 2 days Finance"),
        Command("nothing_needed", ("0",), "", "Nothing is needed from others"),
        Command("source", ("c",), "comes from", "Choose the line, row or outcome that the action comes from"),
        Command("later", ("k",), "later", "Come back to this one at the end"),
        Command("out", ("delete", "minus"), "", "Take the action out; undo brings it back"),
        Command("up", ("shift+up", "K"), "", "Move the action up"),
        Command("down", ("shift+down", "J"), "", "Move the action down"),
        Command("open_points", ("f",), "open points", "Show what is still open in the plan"),
    )

    def page(self, context: Context) -> Page:
        """Show the plan, leader by leader, and the chosen action read back in full."""
        module, view = self.module(context), context.view
        whole = [action for action in self._actions(context) if next_blank(action) is None]
        action = view.actions.get(context.cursor.row)
        told = f"{len(whole)} of {len(self._actions(context))} complete"
        open_: tuple[str, Look] = (open_question(action), "warn")
        return Page(
            module.prompts[0].text,
            f"{told}   {module.prompts[0].hint}",
            ListBody(self._items(context), "No leader and no action yet: a adds an action, l the leaders."),
            below=((read_back(view, action) if action and not self._reads(context) else "", "strong"), open_),
        )

    def _actions(self, context: Context) -> list[Action]:
        return plan.actions(context.view, self.module_id)

    def _reads(self, context: Context) -> bool:
        """Tell whether the room reads back, line by line: then each line is a whole sentence."""
        return self.phase(context) == "read_back"

    def _items(self, context: Context) -> tuple[Item, ...]:
        view = context.view
        if self._reads(context):
            return tuple(Item(one.id, read_back(view, one), lead=one.code) for one in self._actions(context))
        actions = self._actions(context)
        people = [person for person in view.people() if not person.left]
        items = [_action_item(action, None) for action in actions if action.owners == () or not _known(view, action)]
        for person in people:
            own = [action for action in actions if action.owners[:1] == (person.id,)]
            if not own:
                items.append(Item(person.id, "nothing yet", lead=f"{_name(person)}:", look="soft"))
            items += [_action_item(action, person) for action in own]
        return tuple(items)

    def chosen(self, context: Context) -> Act | None:
        """Fill in what is chosen."""
        return self.do_fill(context, "enter")

    def _action(self, context: Context) -> Action | None:
        return context.view.actions.get(context.cursor.row)

    def do_fill(self, context: Context, key: str) -> Act | None:
        """Add the leader's action, or ask for the first blank."""
        person = context.view.participants.get(context.cursor.row)
        if person is not None:
            return self._ask_line(f"{_name(person)}:  {LINE}", person.id)
        action = self._action(context)
        if action is None:
            return NOTHING_CHOSEN
        return self._ask_blank(action) or self.do_what(context, key)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Add an action whose owner is named later."""
        return self._ask_line(LINE, None)

    def _ask_line(self, asked: str, owner: str | None) -> Ask:
        def answer(context: Context, text: str) -> Act:
            line = plan.parse_line(text, context.view.info.day)
            operation = plan.add(
                self.module_id,
                line.what,
                owner=owner,
                due=line.due,
                first_step=line.first_step,
                first_step_by=line.first_step_by,
            )
            return Commit(operation, select="newest", then=self._ask_newest)

        return Ask(asked, answer)

    def _ask_newest(self, context: Context) -> Act | None:
        newest = max(self._actions(context), key=lambda action: action.place, default=None)
        return self._ask_blank(newest) if newest else None

    def _ask_blank(self, action: Action) -> Ask | None:
        """Ask for the first thing that the action still needs; Esc leaves the rest for later."""
        field = next_blank(action)
        return None if field is None else self._ask_field(action, field, question(action) or "", go_on=True)

    def _ask_field(self, action: Action, field: str, asked: str, *, go_on: bool = False) -> Ask:
        def answer(context: Context, text: str) -> Act:
            fields = parse_field(context.view, action, field, text)
            then = self._ask_again(action.id) if go_on else None
            return Commit(plan.change(action.id, **fields), select=action.id, then=then)

        return Ask(asked, answer)

    def _ask_again(self, action_id: str) -> Any:
        def then(context: Context) -> Act | None:
            action = context.view.actions.get(action_id)
            return self._ask_blank(action) if action else None

        return then

    def _ask_about(self, context: Context, field: str, asked: str, initial: str = "") -> Act:
        action = self._action(context)
        if action is None:
            return NOTHING_CHOSEN
        ask = self._ask_field(action, field, asked)
        return Ask(ask.question, ask.answer, initial)

    def do_what(self, context: Context, key: str) -> Act | None:
        """Change what is done."""
        action = self._action(context)
        return self._ask_about(context, "what", "What exactly?", action.what if action else "")

    def do_owner(self, context: Context, key: str) -> Act | None:
        """Name the one owner."""
        names = "  ".join(_unbroken(f"{n} {_name(p)}") for n, p in enumerate(context.view.people(), 1))
        return self._ask_about(context, "owners", f"Who owns it?  {names}")

    def do_due(self, context: Context, key: str) -> Act | None:
        """Say by when."""
        return self._ask_about(context, "due", "By when?")

    def do_first(self, context: Context, key: str) -> Act | None:
        """Say what the first step is."""
        action = self._action(context)
        return self._ask_about(
            context, "first_step", "What is the first step, and by when?", action.first_step if action else ""
        )

    def do_measure(self, context: Context, key: str) -> Act | None:
        """Say how we will know."""
        action = self._action(context)
        return self._ask_about(
            context, "success_measure", "How will we know?", action.success_measure if action else ""
        )

    def do_give(self, context: Context, key: str) -> Act | None:
        """Note what is given."""
        return self._ask_about(context, "gives", "What is given, and by whom?  like: 2 days Finance")

    def do_nothing_needed(self, context: Context, key: str) -> Act | None:
        """Note that nothing is needed from others."""
        action = self._action(context)
        if action is None:
            return NOTHING_CHOSEN
        return Commit(plan.change(action.id, no_resources=not action.no_resources), select=action.id)

    def do_source(self, context: Context, key: str) -> Act | None:
        """Choose where the action comes from."""
        from pmworkshop.tui.panels.sources import SourcesPanel

        action = self._action(context)
        return Open(SourcesPanel(self.module_id, action.id)) if action else NOTHING_CHOSEN

    def do_later(self, context: Context, key: str) -> Act | None:
        """Come back to the action at the end."""
        action = self._action(context)
        if action is None:
            return NOTHING_CHOSEN
        told = "" if action.later else "Comes back at the end"
        return Commit(plan.change(action.id, later=not action.later), told, select=action.id)

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the action out."""
        action = self._action(context)
        return Commit(plan.drop(action.id), "Taken out; Ctrl+Z brings it back") if action else NOTHING_CHOSEN

    def do_up(self, context: Context, key: str) -> Act | None:
        """Move the action up."""
        action = self._action(context)
        return Commit(plan.move(action.id, -1), select=action.id) if action else NOTHING_CHOSEN

    def do_down(self, context: Context, key: str) -> Act | None:
        """Move the action down."""
        action = self._action(context)
        return Commit(plan.move(action.id, 1), select=action.id) if action else NOTHING_CHOSEN

    def do_open_points(self, context: Context, key: str) -> Act | None:
        """Show what is still open."""
        from pmworkshop.tui.panels.points import PointsPanel

        return Open(PointsPanel(self.module_id))


def _name(person: Participant) -> str:
    return person.function or person.name


def _unbroken(text: str) -> str:
    """Keep a number with its name where lines are wrapped."""
    return text.replace(" ", "\u00a0")


def _known(view: Session, action: Action) -> bool:
    return action.owners[0] in view.participants and not view.participants[action.owners[0]].left


def _action_item(action: Action, person: Participant | None) -> Item:
    owner = _name(person) if person else "Nobody yet"
    due = short_date(action.due) if action.due else "no date"
    mark = " later" if action.later else ""
    return Item(action.id, f"{owner}: {action.what}", lead=action.code, tail=f"{due}{mark}")


def read_back(view: Session, action: Action) -> str:
    """Say an action as a sentence that its owner can say yes to."""
    owner = view.participants.get(action.owners[0]) if action.owners else None
    who = _name(owner) if owner else "Nobody yet"
    due = f" by {spell_date(action.due)}" if action.due else ""
    first = f" First: {action.first_step}." if action.first_step else ""
    gives = [_give_words(view, give) for give in action.gives]
    given = f" Given: {'; '.join(gives)}." if gives else ""
    return f"{who}: {action.what}{due}.{first}{given}"


def open_question(action: Action | None) -> str:
    """Return what an action still needs, as a question; empty when it needs nothing."""
    return (question(action) or "") if action else ""


def _give_words(view: Session, give: Give) -> str:
    giver = view.participants.get(give.giver or "")
    who = (giver.function or giver.name) if giver else give.function or "nobody yet"
    return ", ".join(part for part in (who, give.what, give.amount) if part)


def parse_field(view: Session, action: Action, field: str, text: str) -> dict[str, Any]:
    """Read the answer to a question about an action.

    Raises:
        InputError: It is no date, nobody's name, or empty.
    """
    typed = clean_line(text)
    day = view.info.day
    if field in ("due", "first_step_by"):
        return {field: parse_date(typed, day)}
    if not typed:
        raise InputError("That is empty.", "Esc leaves it open.")
    if field == "owners":
        return {"owners": (find_person(view, typed).id,)}
    if field == "first_step":
        line = plan.parse_line(f"x;;{typed}", day)
        by = {"first_step_by": line.first_step_by} if line.first_step_by else {}
        return {"first_step": line.first_step, **by}
    if field == "gives":
        if typed.lower() in ("none", "nothing", "no"):
            return {"no_resources": True}
        return {"gives": (*action.gives, parse_give(view, typed)), "no_resources": False}
    return {field: typed}


def parse_give(view: Session, text: str) -> Give:
    """Read ``2 days Finance``: the giver is whichever leader's name or function the line names."""
    for person in view.people():
        for word in sorted({person.function, person.name} - {""}, key=len, reverse=True):
            at = text.casefold().find(word.casefold())
            if at >= 0:
                rest = clean_line(f"{text[:at]} {text[at + len(word) :]}").strip(" ,;:")
                return Give(giver=person.id, function=person.function, what=rest)
    return Give(what=text)


def find_person(view: Session, text: str) -> Participant:
    """Find a leader by number in the list, or by the beginning of name or function.

    Raises:
        InputError: Nobody, or more than one, is meant.
    """
    people = view.people()
    if text.isdecimal() and 1 <= int(text) <= len(people):
        return people[int(text) - 1]
    wanted = text.casefold()
    exact = [p for p in people if wanted in (p.name.casefold(), p.function.casefold())]
    found = exact or [
        p for p in people if p.name.casefold().startswith(wanted) or p.function.casefold().startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"“{text}” may be {' or '.join(_name(p) for p in found)}.", "Type more of the name.")
    raise InputError(f"Nobody in the room is called “{text}”.", "Esc, then l adds a leader.")
