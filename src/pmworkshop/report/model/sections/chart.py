"""The section of a chart: agreed letters with their legend, findings, and open rows."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.causes import Cause
from pmworkshop.report.model.groups_apart import GroupsApart
from pmworkshop.report.model.parts import Found, Reason
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
    """One role of a chart.

    Attributes:
        code: Short code of the role; may be empty.
        title: Title of the role.
        function: Function it belongs to.
        speaks: Name of its spokesperson; empty if nobody speaks for it.
    """

    code: str
    title: str
    function: str = ""
    speaks: str = ""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart.

    Attributes:
        label: The decision or activity.
        state: ``open``, ``settled`` or ``parked``.
        answers_for_it: Titles of the roles that hold the owner's letter.
        cells: Agreed letters, in the order of the roles; empty for a blank cell.
        question: What is at stake.
        due: Date by which it has to be decided; None if there is none.
        reasons: Reasons of its cells.
        comes_from: Chain of causes of the row.
        not_here: Titles of the owners that nobody in the room speaks for, until somebody has asked them.
        asked_by: Who asks them; empty while nobody has taken it on, or nobody has to be asked.
        asked_on: The day by which they are asked.
        given: Who settles it, and by when, if the room gave it to somebody: ``Sponsor, by 11 Dec``; else empty.
    """

    label: str
    state: str
    answers_for_it: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    question: str = ""
    due: date | None = None
    reasons: tuple[Reason, ...] = ()
    comes_from: tuple[Cause, ...] = ()
    not_here: tuple[str, ...] = ()
    asked_by: str = ""
    asked_on: date | None = None
    given: str = ""


@dataclass(frozen=True, kw_only=True)
class ChartSection(Section):
    """A chart as agreed so far, and the comparison of the charts that leaders filled in alone.

    Attributes:
        scheme: Name of the scheme, such as ``RACI``.
        legend: Letters of the scheme.
        roles: The columns.
        rows: The rows without those for practice.
        findings: Findings of the chart rules: each of them for the facilitator, else a few sentences about several
            together; in the sponsor's report only errors.
        rounds: Rounds that are not revealed yet, with their progress only.
        alone: Comparison of the revealed rounds; None if nothing is revealed, and in the sponsor's report.
        apart: Whom groups of people name as owners; None if they are not shown.
    """

    scheme: str = ""
    legend: tuple[LegendLetter, ...] = ()
    roles: tuple[Column, ...] = ()
    rows: tuple[ChartRow, ...] = ()
    findings: tuple[Found, ...] = ()
    rounds: tuple[Asked, ...] = ()
    alone: Alone | None = None
    apart: GroupsApart | None = None

    def for_sponsor(self) -> bool:
        """Tell whether the section belongs in the sponsor's report: always."""
        return True
