"""The section of a chart: agreed letters with their legend, findings, and rows not settled yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pmworkshop.report.model.causes import Cause
from pmworkshop.report.model.parts import Found
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.solo_charts import Alone


@dataclass(frozen=True, slots=True)
class LegendLetter:
    """One letter of the legend."""

    letter: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """One role of a chart."""

    code: str
    title: str
    function: str = ""
    speaks: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a cell is as it is, where the room did not agree at once."""

    role: str
    letters: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart.

    Attributes:
        label: What is decided or done.
        state: Open, settled or parked.
        answers_for_it: The roles that have the last word.
        cells: Agreed letters, in the order of the roles.
        question: What is at stake.
        due: When it has to be decided.
        reasons: Reasons of contested cells.
        comes_from: What the row follows from.
    """

    label: str
    state: str
    answers_for_it: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    question: str = ""
    due: date | None = None
    reasons: tuple[Reason, ...] = ()
    comes_from: tuple[Cause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChartSection(Section):
    """A chart, as agreed so far; and what leaders charted alone, where that was shown.

    ``rounds`` has the rounds that were not shown yet: how many are in, and nothing else.
    """

    scheme: str = ""
    legend: tuple[LegendLetter, ...] = ()
    roles: tuple[Column, ...] = ()
    rows: tuple[ChartRow, ...] = ()
    findings: tuple[Found, ...] = ()
    rounds: tuple[Asked, ...] = ()
    alone: Alone | None = None

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page: always."""
        return True
