"""The overlay of open points: the findings of the rules in a chart or plan, to be resolved or accepted."""

from __future__ import annotations

from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.insight.findings import Finding
from pmworkshop.insight.plan.plan_rules import plan_findings
from pmworkshop.session.operations import chart
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Cursor, Focus, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel

LOOKS: dict[str, Look] = {"error": "warn", "warning": "text", "information": "soft"}


class PointsPanel(Panel):
    """Lists the findings of a chart or plan; informational ones are hidden at first."""

    overlay = True
    follows_cursor = True
    commands = (
        Command("show", ("enter",), "go there", "Go to the place in the chart or plan"),
        Command("live_with", ("space",), "live with it", "Live with it, for a reason that is written down"),
        Command("all", ("plus",), "more", "Show hints too, or hide them"),
        Command("back", ("escape", "f"), "back", "Go back"),
    )

    def __init__(self, module_id: str) -> None:
        """Create the overlay.

        Args:
            module_id: The id of a chart or plan module.
        """
        self._module_id = module_id
        self._all = False

    def _findings(self, context: Context) -> dict[str, Finding]:
        module = context.view.info.agenda.module(self._module_id)
        if module is not None and module.builds_plan:
            found = plan_findings(context.view, self._module_id)
        else:
            found = session_findings(context.view, self._module_id)
        shown = [item for item in found if self._all or item.severity != "information"]
        return {f"{item.rule}/{item.row}/{item.column}": item for item in shown}

    def page(self, context: Context) -> Page:
        """Show the findings, with the advice or the reason of acceptance of the selected one."""
        findings = self._findings(context)
        chosen = findings.get(context.cursor.row)
        below = chosen.accepted or chosen.advice if chosen else ""
        return Page(
            "What is still open",
            _how_many_open(list(findings.values())),
            ListBody(tuple(_row(key, finding) for key, finding in findings.items()), "Nothing is open."),
            below=((below, "soft"),),
        )

    def do_show(self, context: Context, key: str) -> Act | None:
        """Close the overlay and select the cell or row that the finding is about."""
        finding = self._findings(context).get(context.cursor.row)
        if finding is None:
            return NOTHING_CHOSEN
        return Close(Focus("list", Cursor(finding.row or "", finding.column or "")))

    def do_live_with(self, context: Context, key: str) -> Act | None:
        """Ask for the reason, then record that the room accepts the finding."""
        finding = self._findings(context).get(context.cursor.row)
        if finding is None:
            return NOTHING_CHOSEN
        return Ask(
            "We live with it because",
            lambda _, text: Commit(
                chart.accept(self._module_id, finding.rule, finding.row, finding.column, text), "Noted"
            ),
            finding.accepted or "",
        )

    def do_all(self, context: Context, key: str) -> Act | None:
        """Show or hide the informational findings."""
        self._all = not self._all
        return None

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def _how_many_open(findings: list[Finding]) -> str:
    still = sum(1 for finding in findings if finding.open)
    if still:
        return f"{still} to look at"
    return "Nothing is open" if findings else ""


def _row(key: str, finding: Finding) -> Item:
    label = finding.row_label or finding.column_label
    text = f"{label}: {finding.message}" if label else finding.message
    tail = "we live with it" if finding.accepted else ""
    return Item(key, text, lead="•", tail=tail, look="soft" if finding.accepted else LOOKS[finding.severity])
