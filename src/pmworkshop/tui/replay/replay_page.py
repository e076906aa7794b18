"""The page of one moment: the panel that was on the stage, and the record that was changed last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from pmworkshop.agenda.model import Module
from pmworkshop.insight.charts.compare import compare_round
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Change, Step
from pmworkshop.session.operations import chart, navigation
from pmworkshop.session.rounds import rounds
from pmworkshop.tui.pages.page import Cursor
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels import panel_for
from pmworkshop.tui.panels.charting.reconcile import SettlingPanel
from pmworkshop.tui.panels.room.ending import EndingPanel
from pmworkshop.tui.panels.room.recess import RecessPanel
from pmworkshop.tui.panels.room.welcome import WelcomePanel

FAR = 64
"""Steps back in which is looked for what the room spoke of."""
_CHOSEN = ("entry", "theme", "action", "decision", "activity", "commitment")
"""Kinds of record that have a row of their own on the wall."""


def scene(view: Session, steps: Sequence[Step], now: Callable[[], datetime]) -> tuple[Panel, Cursor]:
    """Make the panel of a moment, with the cursor on the record that the room changed last.

    Args:
        view: The public view of the session at the moment.
        steps: All steps until then.
        now: Returns the replayed moment in the local time zone.

    Returns:
        The panel and its cursor.
    """
    stage = view.stage
    if stage is None:
        return WelcomePanel(), Cursor()
    if stage.finished:
        return EndingPanel(), Cursor()
    if stage.recess is not None:
        return RecessPanel(now), Cursor()
    return _page_of_module(view, [*_touched(steps)])


def _page_of_module(view: Session, touched: Sequence[Change]) -> tuple[Panel, Cursor]:
    """Make the panel of the present module, or that of the chart row that is being settled."""
    module, phase = navigation.where(view)
    cursor = _cursor(view, touched)
    row = _row(view, module, cursor) if phase in ("reveal", "settle") else ""
    if row:
        return SettlingPanel(module.id, _order(view, module), row), Cursor()
    panel = panel_for(module)
    said = (one.record for one in touched if one.kind == "entry" and one.record)
    panel.turn_to(module, [str(one["prompt"]) for one in said if one["module"] == module.id])
    return panel, cursor


def _touched(steps: Sequence[Step]) -> Iterator[Change]:
    """Iterate over the changes since the room entered the phase, newest first."""
    for step in reversed(steps[-FAR:]):
        if any(change.kind == "stage" for change in step.changes):
            return
        yield from step.changes


def _cursor(view: Session, touched: Sequence[Change]) -> Cursor:
    for change in touched:
        if change.kind == "mark" and change.record and str(change.record["activity"]) in view.activities:
            return Cursor(str(change.record["activity"]), str(change.record["role"]))
        if change.kind in _CHOSEN and view.get(change.kind, change.id) is not None:
            return Cursor(change.id)
    return Cursor()


def _row(view: Session, module: Module, cursor: Cursor) -> str:
    """Return the id of the chart row that is being settled, once the charts were shown; otherwise empty."""
    row = view.activities.get(cursor.row)
    shown = row is not None and row.chart == module.id and rounds.shown(view, module.id)
    return cursor.row if shown and row is not None and not row.practice else ""


def _order(view: Session, module: Module) -> tuple[str, ...]:
    """List the rows of the chart, the least agreed first."""
    assert module.chart is not None
    there = rounds.shown(view, module.id)
    order = [row.row.id for row in compare_round(view, module.chart, there[-1]).contested]
    return tuple(dict.fromkeys((*order, *(row.id for row in chart.rows(view, module.id) if not row.practice))))
