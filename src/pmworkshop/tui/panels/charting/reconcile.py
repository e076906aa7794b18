"""The panel of one row: what each of us sees, then who answers for it, who does it, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.dates import parse_date, spell_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line
from pmworkshop.insight.charts.compare import RowView, compare_round
from pmworkshop.session.core.records import Activity, Role, Round
from pmworkshop.session.core.schemes import legend, owner_letter
from pmworkshop.session.operations import chart, navigation, reconcile
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import NOBODY, form_of, read
from pmworkshop.tui.drawing.text_cells import DOTTED, unbroken
from pmworkshop.tui.drawing.words import clock
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.panels.charting.differences import state_word
from pmworkshop.tui.panels.page import Act, Ask, Close, Commit, Context, Focus, Item, ListBody, Look, Page, Say
from pmworkshop.tui.panels.panel import Panel
from pmworkshop.tui.requests.messages import GoForward

MINUTES = 2
"""How long a row is talked about before it is settled, split, raised or parked."""
DOT = "●"


class SettlingPanel(Panel):
    """Walks through the rows, the least agreed first; what is set here is the agreed chart."""

    overlay = True
    ticks = True
    commands = (
        Command("owner", tuple("123456789"), "1-9 answers", "The role of that number answers for the row"),
        Command("settle", ("enter",), "settled", "The row is settled; say why where the room was of two views"),
        Command("take", ("m",), "most of us", "Take what most of us see"),
        Command("unsettled", ("x",), "not settled", "Say who settles it, and by when: 1 +14"),
        Command("split", ("slash",), "split", "Make two rows of one"),
        Command("correct", ("e",), "typing", "Correct a slip of typing: leader, then role, like 3 4"),
        Command("names", ("w",), "", "Show who sees it so, or hide it"),
        Command("next_row", ("pagedown",), "next row", "Go on to the next row; after the last, to the agreed chart"),
        Command("last_row", ("pageup",), "", "Go back to the row before"),
        Command("back", ("escape",), "all rows", "Go back to all rows"),
    )

    def __init__(self, module_id: str, order: tuple[str, ...], row: str) -> None:
        """Take the chart, the rows in the order they are talked about, and the row to begin with."""
        self._module_id = module_id
        self._order = order
        self._row = row
        self._since: datetime | None = None
        self._letter = ""
        self._named = False

    # What is shown.

    def _module(self, context: Context) -> ChartModule:
        module = context.view.info.agenda.module(self._module_id)
        assert module is not None
        assert module.chart is not None
        return module.chart

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """Offer the other letters of the scheme: the letter, then the number of the role."""
        scheme = self._module(context).scheme
        others = [letter for letter, _, _ in legend(scheme) if letter != owner_letter(scheme)]
        keys = tuple(letter.lower() for letter in others)
        title = f"{'/'.join(keys)} then 1-9"
        letters = Command("letter", (*keys, *others), title, "Then the number of the role that has this letter")
        taken = set(letters.keys)
        rest = tuple(
            replace(one, keys=tuple(key for key in one.keys if key not in taken) or one.keys) for one in self.commands
        )
        first = self._first(context)

        def place(command: Command) -> int:
            own = command is letters or taken.isdisjoint(command.keys)
            return first.index(command.id) if own and command.id in first else len(first)

        return tuple(sorted((*rest[:2], letters, *rest[2:]), key=place))

    def _first(self, context: Context) -> tuple[str, ...]:
        """List the commands that come first in the footer: what is done next with the row as it is."""
        activity = self._activity(context)
        if activity is not None and activity.state != "open":
            return ("next_row",)
        return ("settle", "letter") if self._owner(context) else ("owner", "take", "unsettled")

    def _activity(self, context: Context) -> Activity | None:
        return context.view.activities.get(self._row)

    def _roles(self, context: Context) -> list[Role]:
        return chart.roles(context.view, self._module_id)

    def _round(self, context: Context) -> Round | None:
        shown = rounds.shown(context.view, self._module_id)
        return shown[-1] if shown else None

    def _view(self, context: Context) -> RowView | None:
        round_ = self._round(context)
        if round_ is None:
            return None
        rows = compare_round(context.view, self._module(context), round_).rows
        return next((row for row in rows if row.row.id == self._row), None)

    def page(self, context: Context) -> Page:
        """Show who sees which role, what is agreed so far, and the time for this row."""
        activity, row = self._activity(context), self._view(context)
        if activity is None:
            return Page("This row is not there any more.", body=ListBody(empty=f"{key_of('back')} goes back."))
        place = self._order.index(self._row) + 1 if self._row in self._order else 0
        self._since = self._since or context.now
        spent = context.now - self._since if context.now and self._since else timedelta()
        word = state_word(row) if row else ""
        hint = f"Row {place} of {len(self._order)}   {clock(MINUTES, spent)}   {word}"
        items = (*self._seen(context, row), Item("", ""), *self._agreed(context, activity))
        question = f"{activity.label}. {activity.question}" if activity.question else activity.label
        return Page(question, hint, ListBody(items), below=self._below(context))

    def _below(self, context: Context) -> tuple[tuple[str, Look], ...]:
        roles = "  ".join(unbroken(f"{place} {role.title}") for place, role in enumerate(self._roles(context), 1))
        if self._letter:
            return ((f"{self._letter}: which role?  {roles}", "head"),)
        return ((roles, "soft"),)

    def _seen(self, context: Context, row: RowView | None) -> list[Item]:
        if row is None:
            return []
        titles = {role.id: role.title for role in self._roles(context)}
        items = []
        for role, many in sorted(row.owners.items(), key=lambda pair: -pair[1]):
            who = f"   {self._who(context, row.named[role])}" if self._named else ""
            items.append(Item("", f"{titles[role]}  {DOT * many} {many}{who}", look="strong"))
        if row.nobody:
            items.append(Item("", f"Nobody  {DOT * row.nobody} {row.nobody}"))
        if row.passed:
            items.append(Item("", f"{row.passed} passed", look="soft"))
        return items

    def _who(self, context: Context, people: tuple[str, ...]) -> str:
        known = (context.view.participants.get(one) for one in people)
        return DOTTED.join(one.function or one.name for one in known if one)

    def _agreed(self, context: Context, activity: Activity) -> list[Item]:
        view, scheme = context.view, self._module(context).scheme
        words = {letter: word for letter, word, _ in legend(scheme)}
        given: dict[str, list[str]] = {letter: [] for letter in words}
        reason, first = "", owner_letter(scheme)
        for role in self._roles(context):
            mark = view.marks.get(chart.mark_id(self._module_id, self._row, role.id))
            for letter in mark.letters if mark else "":
                given.setdefault(letter, []).append(role.title)
            if mark and first in mark.letters:
                reason = mark.reason
        items = [
            Item("", f"{letter} = {', '.join(titles)}", look="head" if letter == first else "text")
            for letter, titles in given.items()
            if titles
        ]
        if reason:
            items.append(Item("", f"Because {reason}"))
        state = {"settled": "✓ settled", "parked": "○ not settled yet"}.get(activity.state, "")
        action = next((one for one in view.actions.values() if one.row == self._row and one.sort == "decide"), None)
        if activity.state == "parked" and action is not None and action.due:
            people = (view.participants.get(owner) for owner in action.owners)
            owner = next((one.function or one.name for one in people if one), "nobody yet")
            state += f": {owner}, {spell_date(action.due)}"
        return [*items, Item("", state, look="good")] if state else items

    # The keys.

    def do_owner(self, context: Context, key: str) -> Act | None:
        """Let the role of that number answer for the row; after a letter, let it have that letter."""
        roles = self._roles(context)
        if not 1 <= int(key) <= len(roles):
            return Say(f"There is no role {key}.")
        role, letter = roles[int(key) - 1], self._letter
        self._letter = ""
        if not letter:
            return Commit(chart.set_owner(self._module_id, self._row, role.id), f"{role.title} answers for it")
        there = chart.letters_at(context.view, self._module_id, self._row, role.id)
        wanted = there.replace(letter, "") if letter in there else there + letter
        return Commit(chart.set_letters(self._module_id, self._row, role.id, wanted))

    def do_letter(self, context: Context, key: str) -> Act | None:
        """Wait for the role that has this letter."""
        self._letter = "" if self._letter == key.upper() else key.upper()
        return None

    def do_take(self, context: Context, key: str) -> Act | None:
        """Take what most of us see."""
        row = self._view(context)
        most = row.owners[row.leading[0]] if row is not None and len(row.leading) == 1 else 0
        if row is None or most <= row.nobody:
            return Say("No role is seen by most of us: its number says who answers.")
        return Commit(reconcile.take(self._module_id, self._row, row.modal), "Taken: what most of us see")

    def do_settle(self, context: Context, key: str) -> Act | None:
        """Note that the row is settled; ask why where the room was of two views."""
        row, owner = self._view(context), self._owner(context)
        if owner is None:
            return Say("Who answers for it? Its number first.")
        if row is not None and not row.disputed:
            return Commit(chart.settle_row(self._row, "settled"), "Settled")

        def because(_: Context, text: str) -> Act:
            return Commit(chart.settle_row(self._row, "settled", reason=clean_line(text)), "Settled")

        keys = ("Enter settles it, with a reason or without", f"{key_of('leave_field')} leaves it")
        return Ask(f"{owner.title} answers for it. Because", because, empty=True, keys=keys)

    def _owner(self, context: Context) -> Role | None:
        letter = owner_letter(self._module(context).scheme)
        return next(
            (
                role
                for role in self._roles(context)
                if letter in chart.letters_at(context.view, self._module_id, self._row, role.id)
            ),
            None,
        )

    def do_unsettled(self, context: Context, key: str) -> Act | None:
        """Ask who settles it, and by when; with an empty line it is only parked."""
        activity, roles = self._activity(context), self._roles(context)
        if activity is not None and activity.state == "parked":
            return Commit(chart.settle_row(self._row, "open"), "Open again")

        def whose(now: Context, text: str) -> Act:
            number, _, when = clean_line(text).partition(" ")
            if not number:
                return Commit(chart.settle_row(self._row, "parked"), "Not settled yet")
            if not (number.isascii() and number.isdecimal() and 1 <= int(number) <= len(roles)):
                raise InputError("The number of a role comes first.", "Like 1 +14.")
            due = parse_date(when, now.view.info.day) if when else None
            role = roles[int(number) - 1]
            by = due or now.view.info.day + timedelta(days=reconcile.WITHIN)
            return Commit(
                reconcile.hand_over(self._row, role.id, due), f"{role.title} settles it by {spell_date(by)}"
            )

        return Ask("Who settles it, and by when?  like 1 +14", whose, empty=True)

    def do_split(self, context: Context, key: str) -> Act | None:
        """Make two rows of one."""
        activity = self._activity(context)
        if activity is None:
            return None

        def wordings(_: Context, text: str) -> Act:
            return Commit(reconcile.split(self._row, text.split(";")), "Split; the new row comes at the end")

        return Ask("Put a semicolon where the row is to be split", wordings, activity.label)

    def do_correct(self, context: Context, key: str) -> Act | None:
        """Correct what was typed for a leader in this row."""
        round_, module = self._round(context), self._module(context)
        people = [person for person in context.view.people() if not person.left]
        form = form_of(context.view, module)
        if round_ is None or form is None or all(one.id != self._row for one in form.subjects):
            return Say("Nothing was charted here.")
        about = replace(form, subjects=tuple(one for one in form.subjects if one.id == self._row), marks=0)

        def mended(_: Context, text: str) -> Act:
            number, _blank, value = clean_line(text).partition(" ")
            if not (number.isascii() and number.isdecimal() and 1 <= int(number) <= len(people)):
                raise InputError("The number of a leader comes first.", f"Then the role's; {NOBODY} is nobody.")
            answers = read(about, value)
            return Commit(ballots.correct(round_.id, people[int(number) - 1].id, answers), "Typing corrected")

        named = "  ".join(unbroken(f"{place} {one.function or one.name}") for place, one in enumerate(people, 1))
        return Ask(f"Whose typing, and which role?  like 3 4   {named}", mended)

    def do_names(self, context: Context, key: str) -> Act | None:
        """Show who sees it so, or hide it."""
        self._named = not self._named
        return None

    def do_next_row(self, context: Context, key: str) -> Act | None:
        """Go on to the next row; after the last one to the agreed chart."""
        in_time = navigation.where(context.view)[1] == "reveal"
        return self._step(context, 1) or Close(GoForward() if in_time else None)

    def do_last_row(self, context: Context, key: str) -> Act | None:
        """Go back to the row before."""
        return self._step(context, -1) or Close()

    def do_back(self, context: Context, key: str) -> Act | None:
        """Go back to all rows."""
        return Close()

    def _step(self, context: Context, by: int) -> Act | None:
        rows = [row.id for row in chart.rows(context.view, self._module_id) if not row.practice]
        order = [row for row in self._order if row in rows]
        order += [row for row in rows if row not in order]
        self._order = tuple(order)
        at = order.index(self._row) + by if self._row in order else 0
        if not 0 <= at < len(order):
            return None
        self._row, self._since, self._letter = order[at], None, ""
        return Focus()
