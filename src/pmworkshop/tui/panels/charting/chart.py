"""The panel of a chart module: charts filled in alone, the map of their differences, and the agreed chart."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.language import spoken, tr
from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.insight.charts.compare import Comparison, compare_round
from pmworkshop.insight.charts.compare_groups import owners_apart
from pmworkshop.insight.findings import Finding, gravest
from pmworkshop.insight.measures.groups import Apart
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart, navigation
from pmworkshop.session.rounds import rounds
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, ListBody, Open, Page, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.charting.chart_edits import ChartEdits, chosen_row
from pmworkshop.tui.panels.charting.chart_grid import grid_page
from pmworkshop.tui.panels.charting.differences import by_groups, map_page, with_row
from pmworkshop.tui.panels.charting.reconcile import SettlingPanel
from pmworkshop.tui.panels.charting.row_in_talk import RowInTalk
from pmworkshop.tui.panels.shared.sources import FOLLOWS, FollowsFrom
from pmworkshop.tui.parts.groups_apart import APART, GroupsApart
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SecretEntry
from pmworkshop.tui.parts.taking_page import asked_items, taking_page

COMMANDS = (
    Command("owner", tuple("123456789"), "1-9 answers", "The role of that number answers for the row"),
    Command("settle", ("enter",), "settled", "The row is settled; say why where the room was of two views"),
    Command("unsettled", ("x",), "not settled", "The row is not settled yet, or is open again"),
    Command(
        "open_points",
        ("f",),
        "open points",
        "Show what is still open in the chart, and live with a finding",
    ),
    Command("clear", ("backspace", "delete"), "clear", "Make the cell blank"),
    Command("new_row", ("n",), "new row", "Add a row"),
    Command("from_lines", ("#",), "", "Make a row from what an earlier part left"),
    Command("new_role", ("ampersand",), "", "Add a role"),
    Command("reword", ("e",), "", "Change the wording of the row"),
    Command("rename", ("E",), "", "Change the title of the role"),
    Command("row_out", ("minus",), "", "Take the row out; undo brings it back"),
    Command("role_out", ("underscore",), "", "Take the role out; undo brings it back"),
    FOLLOWS,
)


MAPPED = (
    Command("one_row", ("enter",), "one row", "Talk about the row, and settle it"),
    Command(
        "open_points",
        ("f",),
        "open points",
        "Show what is still open in the chart, and live with a finding",
    ),
    APART,
)
"""The commands of the map of where charts differ."""


class ChartPanel(Panel):
    """Takes hidden charts, shows where they differ, then shows the agreed letters as a grid.

    In the grid, the key of a letter sets or removes the letter in the selected cell, and a digit sets the role that
    is accountable for the row.
    """

    here: ModulePlace
    commands = COMMANDS
    follows_cursor = True

    def __init__(self, module_id: str) -> None:
        """Create the panel of a module.

        Args:
            module_id: The id of a chart module of the agenda.
        """
        self.here = ModulePlace(module_id)
        self._state = RoundState(self.here)
        self._secret = SecretEntry(self._state)
        self._groups = GroupsApart(self._apart, lambda context: self._module(context).apart)
        follows = FollowsFrom(module_id, "activity")
        self.parts = (self._secret, Reveal(self._state), ChartEdits(module_id), self._groups, follows)
        self._looked_at: tuple[Session, str] | None = None
        self._found: tuple[Finding, ...] = ()
        self._laid: tuple[Session, str, Comparison] | None = None
        self._drawn: tuple[Session, str, Page] | None = None

    def _module(self, context: Context) -> ChartModule:
        return self.here.module_as(context, ChartModule)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands; in the grid, letters of the scheme come first and take precedence over other keys."""
        offered = self._secret.taking_commands(context)
        if self._state.taking(context):
            return offered
        if self._mapped(context):
            own = MAPPED if self._groups.offered(context) else MAPPED[:-1]
            return (*own, *offered)
        if self.here.phase(context) == "alone":
            return (*offered, *self.commands[5:])
        letters = [letter for letter, _, _ in legend(self._module(context).scheme)]
        keys = tuple(letter.lower() for letter in letters) + tuple(letters)
        title = "/".join(letters)
        letter = Command("letter", keys, title, "Set that letter in the cell, or take it away")
        again = tuple(one for one in offered if one.id == "again")
        return (letter, *self.commands, *again)

    def _apart(self, context: Context) -> list[Apart]:
        """Look at the groups of people in the newest charts that are shown; empty before any are."""
        there = self._shown(context)
        return [owners_apart(context.view, self._module(context), there)] if there else []

    def _shown(self, context: Context) -> Round | None:
        there = rounds.shown(context.view, self.here.module_id)
        return there[-1] if there else None

    def _mapped(self, context: Context) -> bool:
        """Tell whether the map of differences is shown."""
        return self._shown(context) is not None and self.here.phase(context) == "reveal"

    def _comparison(self, context: Context, round_: Round) -> Comparison:
        """Compare the charts of a round; the result is kept until the session or the language changes."""
        view, language = context.view, spoken()
        if self._laid is None or self._laid[0] is not view or self._laid[1] != language:
            self._laid = (view, language, compare_round(view, self._module(context), round_))
        return self._laid[2]

    def _map(self, context: Context, round_: Round) -> Page:
        """Draw where the charts of a round differ; the page is kept until the session or the language changes."""
        view, language = context.view, spoken()
        if self._drawn is None or self._drawn[0] is not view or self._drawn[1] != language:
            came = len(rounds.answered(view, round_.id))
            page = map_page(view, self._module(context), self._comparison(context, round_), came)
            self._drawn = (view, language, page)
        return self._drawn[2]

    def _findings(self, view: Session) -> tuple[Finding, ...]:
        """Find what keeps rows of the agreed chart open; it is kept until the session or the language changes."""
        looked_at, language = self._looked_at, spoken()
        if looked_at is None or looked_at[0] is not view or looked_at[1] != language:
            self._looked_at = (view, language)
            self._found = session_findings(view, self.here.module_id, errors_only=True)
        return self._found

    def page(self, context: Context) -> Page:
        """Show the rows while participants fill in charts, then the map of differences, then the agreed chart."""
        if self._state.taking(context):
            return taking_page(self._state, context)
        shown, module = self._shown(context), self._module(context)
        if shown is not None and self._mapped(context):
            page = with_row(self._map(context, shown), self._comparison(context, shown), context.cursor.row)
            return by_groups(page, self._groups.seen(context), context.cells)
        form = self._state.form(context)
        if self.here.phase(context) == "alone" and form is not None:
            told = tr("Write alone: {told}", told=form.told)
            return Page(module.prompts[0].text, told, ListBody(asked_items(form)))
        practising = self.here.phase(context) == "explain"
        return grid_page(context, module, self._findings(context.view), practising=practising)

    def do_one_row(self, context: Context, key: str) -> Act | None:
        """Open the selected row to settle it; from the reveal phase, move the room to a settle phase first."""
        row, shown, module = chosen_row(context), self._shown(context), self._module(context)
        if row is None or shown is None:
            return NOTHING_CHOSEN
        order = tuple(one.row.id for one in self._comparison(context, shown).contested)
        opened = Open(SettlingPanel(self.here.module_id, order, row.id))
        if self.here.phase(context) != "reveal" or "settle" not in module.phases:
            return opened
        return Commit(navigation.enter(self.here.module_id, "settle"), then=lambda _: opened)

    def do_settle(self, context: Context, key: str) -> Act | None:
        """Open a row that was charted; for any other row, ask for the reason and mark it as settled."""
        row = chosen_row(context)
        if row is None:
            return NOTHING_CHOSEN
        if self._shown(context) is not None and not row.practice:
            return self.do_one_row(context, key)
        if row.practice and RowInTalk(self.here.module_id, (), row.id).owner(context) is None:
            return Say(tr("Who answers for it? Its number first."))
        rows = chart.rows(context.view, self.here.module_id)
        at = rows.index(row)
        after = rows[min(at + 1, len(rows) - 1)].id
        wrong = _errors(session_findings(context.view, self.here.module_id)).get(row.id)
        asked = tr("Settled because")
        told = tr("Settled")
        if wrong is not None:
            asked = tr("Still open: {message}. Settled all the same because", message=wrong.message)
            told = tr("Marked as settled; still open: {message}", message=wrong.message)
            after = row.id
        return Ask(
            asked,
            lambda _, text: Commit(chart.settle_row(row.id, "settled", reason=text), told, select=after),
            empty=True,
            sentence=True,
            keys=(
                tr("Enter settles it, with a reason or without"),
                tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")),
            ),
        )

    def do_from_lines(self, context: Context, key: str) -> Act | None:
        """Open the overlay with the groups and lines that the agenda offers as rows."""
        from pmworkshop.tui.panels.charting.offered_rows import OfferedRowsPanel, offered

        if not offered(context.view, self.here.module_id):
            return Say(tr("No line or group of an earlier part is offered as a row."))
        return Open(OfferedRowsPanel(self.here.module_id))

    def do_open_points(self, context: Context, key: str) -> Act | None:
        """Open the overlay of open points."""
        from pmworkshop.tui.panels.shared.points import PointsPanel

        return Open(PointsPanel(self.here.module_id))


def _errors(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Choose, by row, the open error that keeps a row from counting as settled."""
    return gravest(finding for finding in findings if finding.severity == "error" and finding.open)
