"""The section of a chart: agreed letters with their legend, findings, and rows not settled yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.dates import spell_date
from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.report.model.causes import Cause, cause_items, causes_of
from pmworkshop.report.model.context import Audience, Context
from pmworkshop.report.model.round_results import Asked, asked_in, round_blocks
from pmworkshop.report.sections.base import Section, common, found, found_items, said_items
from pmworkshop.report.sections.models import Found
from pmworkshop.report.sections.solo_chart_text import alone_blocks
from pmworkshop.report.sections.solo_charts import Alone, alone_in
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Activity, Mark, Role
from pmworkshop.session.core.schemes import legend, owner_letter

LEGEND = "A means different things in different firms; in this chart the letters mean:"


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

    def own(self, audience: Audience) -> Iterator[str]:
        """Write who answers for what, and what came in; the sponsor gets the open points only."""
        if audience == "sponsor":
            settled = sum(row.state == "settled" and bool(row.answers_for_it) for row in self.rows)
            yield f"{settled} of {len(self.rows)} rows settled; the whole chart is in raci.md."
            yield found_items(tuple(finding for finding in self.findings if not finding.accepted))
            return
        if self.rows:
            yield markdown.table(
                ("Who answers for what", "Role", ""),
                ((row.label, ", ".join(row.answers_for_it), _state(row)) for row in self.rows),
            )
        yield from alone_blocks(self.alone)
        yield from round_blocks(self.rounds)

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page: always."""
        return True

    def chart(self) -> Iterator[str]:
        """Write the whole chart, for a file of its own: legend, letters, roles, findings, reasons."""
        yield markdown.heading(2, self.title)
        yield f"{self.scheme}. {LEGEND}"
        yield markdown.items(f"**{one.letter}** {one.word}: {one.meaning}" for one in self.legend)
        heads = _heads(self.roles)
        if self.rows:
            yield markdown.table(("", *heads), ((row.label, *row.cells) for row in self.rows))
        else:
            yield "No rows yet."
        if self.roles:
            yield markdown.heading(3, "Roles")
            yield markdown.items(_column(head, role) for head, role in zip(heads, self.roles, strict=True))
        yield from self._open()
        yield from self._reasons()

    def _open(self) -> Iterator[str]:
        rows = [row for row in self.rows if row.state != "settled"]
        if rows:
            yield markdown.heading(3, "Not settled yet")
            yield markdown.items(_open_row(row) for row in rows)
        findings = tuple(finding for finding in self.findings if not finding.accepted)
        if findings:
            yield markdown.heading(3, "Worth a talk")
            yield found_items(findings)
        accepted = tuple(finding for finding in self.findings if finding.accepted)
        if accepted:
            yield markdown.heading(3, "What we live with")
            yield found_items(accepted)

    def _reasons(self) -> Iterator[str]:
        reasons = [
            markdown.item(
                f"{markdown.text(row.label)}: {reason.letters} for {markdown.inline(reason.role)}, "
                f"because: {markdown.inline(reason.reason)}"
            )
            for row in self.rows
            for reason in row.reasons
        ]
        if reasons:
            yield markdown.heading(3, "Why")
            yield "\n".join(reasons)
        causes = [row for row in self.rows if row.comes_from]
        if causes:
            yield markdown.heading(3, "Where rows come from")
            yield "\n".join(
                line
                for row in causes
                for line in (markdown.item(markdown.text(row.label)), *cause_items(row.comes_from, 1))
            )
        yield said_items(self.lines)


_STATES = {"open": "not settled yet", "settled": "settled", "parked": "not settled yet, parked"}


def _state(row: ChartRow) -> str:
    """Say whether a row is settled; one that nobody answers for is not, whatever was noted."""
    return _STATES[row.state] if row.answers_for_it or row.state != "settled" else _STATES["open"]


def _heads(roles: tuple[Column, ...]) -> list[str]:
    """Head columns with short codes where these are there and tell the roles apart, else with titles."""
    codes = [role.code for role in roles]
    return codes if all(codes) and len(set(codes)) == len(codes) else [role.title for role in roles]


def _column(head: str, role: Column) -> str:
    speaks = f"{markdown.inline(role.speaks)} speaks for it" if role.speaks else ""
    title = markdown.text(head) if head == role.title else f"{markdown.text(head)} — {markdown.inline(role.title)}"
    function = "" if role.function in (head, role.title) else markdown.inline(role.function)
    return " · ".join(part for part in (title, function, speaks) if part)


def _open_row(row: ChartRow) -> str:
    due = f", to be decided by {spell_date(row.due)}" if row.due else ""
    question = f": {markdown.inline(row.question)}" if row.question else ""
    parked = " (parked)" if row.state == "parked" else ""
    return f"{markdown.text(row.label)}{question}{due}{parked}"


def build(module: ChartModule, context: Context) -> ChartSection:
    """Build the section of a chart; rows for practice are left out."""
    roles = context.roles.get(module.id, [])
    rows = [row for row in context.rows.get(module.id, ()) if not row.practice]
    marks = {(mark.activity, mark.role): mark for mark in context.marks.get(module.id, ())}
    owner, sponsor = owner_letter(module.scheme), context.audience == "sponsor"
    shared = common(context, module)
    shared["not_settled"] += tuple(row.label for row in rows if row.state != "settled")
    shared["reached"] = shared["reached"] or bool(marks)
    return ChartSection(
        **shared,
        scheme=module.scheme,
        legend=tuple(LegendLetter(*letter) for letter in legend(module.scheme)),
        roles=tuple(Column(role.code, role.title, role.function, context.name(role.spokesperson)) for role in roles),
        rows=tuple(_row(context, row, roles, marks, owner) for row in rows),
        findings=_findings(context, module.id) if marks else (),
        rounds=() if sponsor else tuple(one for one in asked_in(context, module) if not one.shown),
        alone=None if sponsor else alone_in(context, module),
    )


def _findings(context: Context, chart: str) -> tuple[Found, ...]:
    """Check the chart; the sponsor sees what keeps it from being published."""
    findings = session_findings(context.session, chart)
    return tuple(
        found(context, finding)
        for finding in findings
        if context.audience != "sponsor" or finding.severity == "error"
    )


def _row(
    context: Context, row: Activity, roles: list[Role], marks: dict[tuple[str, str], Mark], owner: str
) -> ChartRow:
    cells = [(role, marks.get((row.id, role.id))) for role in roles]
    return ChartRow(
        label=row.label,
        state=row.state,
        answers_for_it=tuple(role.title for role, mark in cells if mark and owner in mark.letters),
        cells=tuple(mark.letters if mark else "" for _, mark in cells),
        question=row.question,
        due=row.due,
        reasons=tuple(Reason(role.title, mark.letters, mark.reason) for role, mark in cells if mark and mark.reason),
        comes_from=causes_of(context, row.because),
    )
