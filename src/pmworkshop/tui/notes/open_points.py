"""The findings of the rules one by one, for the facilitator; the room hears only of several together."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr
from pmworkshop.insight.findings import Finding
from pmworkshop.insight.open_points import open_findings
from pmworkshop.session.core.session import Session
from pmworkshop.tui.pages.page import Item


def open_points(view: Session, module: Module) -> tuple[Item, ...]:
    """List what a chart or plan leaves open, each finding with what the facilitator may ask or do.

    Args:
        view: The public view of the session.
        module: The module where the room is.

    Returns:
        The rows; empty if nothing is found there.
    """
    found = open_findings(view, module.id)
    items = [item for one in found for item in _told(one)]
    return (Item("", tr("What is still open, one by one"), look="strong"), *items) if items else ()


def _told(finding: Finding) -> Iterator[Item]:
    where = ", ".join(part for part in (finding.row_label, finding.column_label) if part)
    yield Item("", f"{where}: {finding.message}" if where else finding.message, lead=" ·")
    below = tr("we live with it: {accepted}", accepted=finding.accepted) if finding.accepted else finding.advice
    yield Item("", below, look="soft", indent=3)
