"""The panel of the chart: agreed letters, what was found in them, and the legend."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.agenda.model import ChartModule
from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.insight.charts.compare import Comparison, compare_round
from pmworkshop.insight.findings import Finding, gravest
from pmworkshop.session.core.records import Activity, Role, Round
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart, navigation
from pmworkshop.session.rounds import rounds
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.panels.charting.differences import map_page
from pmworkshop.tui.panels.charting.reconcile import SettlingPanel
from pmworkshop.tui.panels.page import (
    Act,
    Ask,
    Column,
    Commit,
    Context,
    GridBody,
    GridLine,
    ListBody,
    Look,
    Open,
    Page,
    Say,
)
from pmworkshop.tui.panels.panel import NOTHING_CHOSEN, TAKEN_OUT, ModulePanel
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState, asked_items
from pmworkshop.tui.parts.secret_entry import SecretEntry

COMMANDS = (
    Command("owner", tuple("123456789"), "1-9 answers", "The role of that number answers for the row"),
    Command("settle", ("enter",), "settled", "The row is settled; say why where the room was of two views"),
    Command("unsettled", ("x",), "not settled", "The row is not settled yet, or is open again"),
    Command("open_points", ("f",), "open points", "Show what is still open in the chart, and live with a finding"),
    Command("clear", ("backspace", "delete", "space"), "clear", "Make the cell blank"),
    Command("new_row", ("n",), "new row", "Add a row"),
    Command("new_role", ("plus",), "", "Add a role"),
    Command("reword", ("e",), "", "Change the wording of the row"),
    Command("rename", ("w",), "", "Change the title of the role"),
    Command("row_out", ("minus",), "", "Take the row out; undo brings it back"),
    Command("role_out", ("underscore",), "", "Take the role out; undo brings it back"),
)


NO_ROW = f"No row yet: {key_of('new_row')} adds one, {key_of('new_role')} adds a role."
MAPPED = (
    Command("one_row", ("enter",), "one row", "Talk about the row, and settle it"),
    Command("open_points", ("f",), "open points", "Show what is still open in the chart, and live with a finding"),
)
"""The commands of the map of where charts differ."""


class ChartPanel(ModulePanel):
    """Takes charts behind dots, shows where they differ, then the agreed letters as a grid.

    In the grid a letter's own key sets it, and a digit says who answers.
    """

    commands = COMMANDS
    follows_cursor = True

    def __init__(self, module_id: str) -> None:
        super().__init__(module_id)
        self._state = RoundState(self)
        self._secret = SecretEntry(self._state)
        self.parts = (self._secret, Reveal(self._state))
        self._looked_at: Session | None = None
        self._found: tuple[Finding, ...] = ()
        self._laid: tuple[Session, Comparison] | None = None

    def _module(self, context: Context) -> ChartModule:
        return self.module_as(context, ChartModule)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """Add the letters of the scheme, which come before any other meaning of their keys."""
        offered = self._secret.taking_commands(context)
        if self._state.taking(context):
            return offered
        if self._mapped(context):
            return (*MAPPED, *offered)
        if self.phase(context) == "alone":
            return (*offered, *self.commands[5:])
        letters = [letter for letter, _, _ in legend(self._module(context).scheme)]
        keys = tuple(letter.lower() for letter in letters) + tuple(letters)
        title = "/".join(letters)
        letter = Command("letter", keys, title, "Set that letter in the cell, or take it away")
        again = tuple(one for one in offered if one.id == "again")
        return (letter, *self.commands, *again)

    def _shown(self, context: Context) -> Round | None:
        there = rounds.shown(context.view, self.module_id)
        return there[-1] if there else None

    def _mapped(self, context: Context) -> bool:
        """Tell whether the map of where charts differ is on the wall."""
        return self._shown(context) is not None and self.phase(context) == "reveal"

    def _comparison(self, context: Context, round_: Round) -> Comparison:
        """Lay the charts over each other once for each state of the session."""
        if self._laid is None or self._laid[0] is not context.view:
            self._laid = (context.view, compare_round(context.view, self._module(context), round_))
        return self._laid[1]

    def _findings(self, view: Session) -> tuple[Finding, ...]:
        """Look for what is open once for each state of the session, not at each move of the cursor."""
        if self._looked_at is not view:
            self._looked_at, self._found = view, session_findings(view, self.module_id)
        return self._found

    def page(self, context: Context) -> Page:
        """Show the rows while people write, then where they differ, then what is agreed."""
        if self._state.taking(context):
            return self._state.taking_page(context)
        shown, module = self._shown(context), self._module(context)
        if shown is not None and self._mapped(context):
            came = len(rounds.answered(context.view, shown.id))
            return map_page(context.view, module, self._comparison(context, shown), came, context.cursor.row)
        form = self._state.form(context)
        if self.phase(context) == "alone" and form is not None:
            told = f"Write alone: {form.told}"
            return Page(module.prompts[0].text, told, ListBody(asked_items(form)))
        return self._grid(context, module)

    def _grid(self, context: Context, module: ChartModule) -> Page:
        """Show the agreed letters, and under them what was found in the chosen row and the legend."""
        view = context.view
        practising = self.phase(context) == "explain"
        findings = self._findings(view)
        worst = gravest(finding for finding in findings if finding.severity != "information")
        roles = chart.roles(view, self.module_id)
        marks = [mark for mark in view.marks.values() if mark.chart == self.module_id]
        letters = {(mark.activity, mark.role): mark.letters for mark in marks}
        lines = [
            GridLine(
                row.id,
                f"To practise: {row.label}" if row.practice else row.label,
                tuple([letters.get((row.id, role.id), "") for role in roles]),
                tail="" if practising else _state(row, worst.get(row.id)),
            )
            for row in chart.rows(view, self.module_id)
            if practising or not row.practice
        ]
        columns = tuple([Column(role.id, role.code, role.title) for role in roles])
        return Page(
            module.prompts[0].text,
            _cell_words(context, roles, view.activities.get(context.cursor.row)),
            GridBody(columns, tuple(lines), NO_ROW),
            below=self._below(context, module, worst.get(context.cursor.row)),
        )

    def _below(self, context: Context, module: ChartModule, finding: Finding | None) -> tuple[tuple[str, Look], ...]:
        found: tuple[str, Look] = ("", "text")
        if finding is not None:
            found = (f"{finding.row_label}: {finding.message}", "warn")
        words = "  ".join(f"{letter} {word}" for letter, word, _ in legend(module.scheme))
        return (found, (words, "soft"))

    def _row(self, context: Context) -> Activity | None:
        return context.view.activities.get(context.cursor.row)

    def do_letter(self, context: Context, key: str) -> Act | None:
        """Set the letter in the cell, or take it away if it is there."""
        row, role = context.cursor.row, context.cursor.column
        if not row or not role:
            return NOTHING_CHOSEN
        letters = chart.letters_at(context.view, self.module_id, row, role)
        letter = key.upper()
        wanted = letters.replace(letter, "") if letter in letters else letters + letter
        return Commit(chart.set_letters(self.module_id, row, role, wanted))

    def do_owner(self, context: Context, key: str) -> Act | None:
        """Let the role of that number answer for the row."""
        roles = chart.roles(context.view, self.module_id)
        row = self._row(context)
        if row is None:
            return NOTHING_CHOSEN
        if int(key) > len(roles):
            return Say(f"There is no role {key}.")
        role = roles[int(key) - 1]
        return Commit(chart.set_owner(self.module_id, row.id, role.id), f"{role.title} answers for it")

    def do_clear(self, context: Context, key: str) -> Act | None:
        """Make the cell blank."""
        if not context.cursor.row:
            return NOTHING_CHOSEN
        return Commit(chart.set_letters(self.module_id, context.cursor.row, context.cursor.column, ""))

    def do_one_row(self, context: Context, key: str) -> Act | None:
        """Talk about the row: the room settles now."""
        row, shown, module = self._row(context), self._shown(context), self._module(context)
        if row is None or shown is None:
            return NOTHING_CHOSEN
        order = tuple(one.row.id for one in self._comparison(context, shown).contested)
        opened = Open(SettlingPanel(self.module_id, order, row.id))
        if self.phase(context) != "reveal" or "settle" not in module.phases:
            return opened
        return Commit(navigation.enter(self.module_id, "settle"), then=lambda _: opened)

    def do_settle(self, context: Context, key: str) -> Act | None:
        """Talk about a row that was charted; of another one, ask for the reason and note that it is settled."""
        row = self._row(context)
        if row is None:
            return NOTHING_CHOSEN
        if self._shown(context) is not None and not row.practice:
            return self.do_one_row(context, key)
        rows = chart.rows(context.view, self.module_id)
        at = rows.index(row)
        after = rows[min(at + 1, len(rows) - 1)].id
        wrong = _errors(session_findings(context.view, self.module_id)).get(row.id)
        asked = "Settled because"
        told = "Settled"
        if wrong is not None:
            asked = f"Still open: {wrong.message}. Settled all the same because"
            told = f"Noted; the row stays open: {wrong.message}"
            after = row.id
        return Ask(
            asked,
            lambda _, text: Commit(chart.settle_row(row.id, "settled", reason=text), told, select=after),
            empty=True,
            keys=("Enter settles it, with a reason or without", f"{key_of('leave_field')} leaves it"),
        )

    def do_unsettled(self, context: Context, key: str) -> Act | None:
        """Note that the row is not settled yet, or open it again."""
        row = self._row(context)
        if row is None:
            return NOTHING_CHOSEN
        if row.state == "open":
            return Commit(chart.settle_row(row.id, "parked"), "Not settled yet")
        return Commit(chart.settle_row(row.id, "open"), "Open again")

    def do_open_points(self, context: Context, key: str) -> Act | None:
        """Show what is still open."""
        from pmworkshop.tui.panels.shared.points import PointsPanel

        return Open(PointsPanel(self.module_id))

    def do_new_row(self, context: Context, key: str) -> Act | None:
        """Add a row."""
        return Ask("New row, verb first", lambda _, text: Commit(chart.add_row(self.module_id, text), select="last"))

    def do_new_role(self, context: Context, key: str) -> Act | None:
        """Add a role."""
        return Ask("New role, by its title", lambda _, text: Commit(chart.add_role(self.module_id, text)))

    def do_reword(self, context: Context, key: str) -> Act | None:
        """Change the wording of the row."""
        row = self._row(context)
        if row is None:
            return NOTHING_CHOSEN
        return Ask("Change the row", lambda _, text: Commit(chart.rename_row(row.id, text)), row.label)

    def do_rename(self, context: Context, key: str) -> Act | None:
        """Change the title of the role."""
        role = context.view.roles.get(context.cursor.column)
        if role is None:
            return NOTHING_CHOSEN
        return Ask("Change the role", lambda _, text: Commit(chart.rename_role(role.id, text)), role.title)

    def do_row_out(self, context: Context, key: str) -> Act | None:
        """Take the row out."""
        row = self._row(context)
        return Commit(chart.drop_row(row.id), TAKEN_OUT) if row else NOTHING_CHOSEN

    def do_role_out(self, context: Context, key: str) -> Act | None:
        """Take the role out."""
        role = context.view.roles.get(context.cursor.column)
        return Commit(chart.drop_role(role.id), TAKEN_OUT) if role else NOTHING_CHOSEN


def _errors(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Pick what keeps each row from being settled, unless the room lives with it."""
    return gravest(finding for finding in findings if finding.severity == "error" and finding.open)


def _state(row: Activity, finding: Finding | None) -> str:
    if row.state == "parked" or (finding is not None and finding.severity == "error"):
        return "○ not settled"
    return "✓ agreed" if row.state == "settled" else ""


def _cell_words(context: Context, roles: list[Role], row: Activity | None) -> str:
    """Say the chosen cell in full words, since the grid shows codes only."""
    role = next((role for role in roles if role.id == context.cursor.column), None)
    if role is None or row is None:
        return ""
    named = role.title if role.title == role.code else f"{role.code}: {role.title}"
    return f"{row.question or row.label}  {named}"
