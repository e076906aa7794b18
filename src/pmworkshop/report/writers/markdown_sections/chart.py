"""Writes the section of the module kind “chart”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.exchange.charts.own_tables import part_heading
from pmworkshop.report.drawings.parts import in_parts
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.chart import ChartRow, ChartSection, Column
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import (
    cause_items,
    finding_blocks,
    found_items,
    reason_words,
    said_items,
)
from pmworkshop.report.writers.markdown_sections.groups_apart import apart_blocks
from pmworkshop.report.writers.markdown_sections.rounds import round_blocks
from pmworkshop.report.writers.markdown_sections.solo_charts import alone_blocks
from pmworkshop.report.writers.own_file import OwnFile

LEGEND = tr_noop("A means different things in different firms; in this chart the letters mean:")
OWNER_LEGEND = tr_noop("In this chart only who answers for each row was asked:")


_MOST_ROLES = 9
"""Roles of one table: what is printed is cut off further to the right."""
_STATES = {
    "open": tr_noop("not settled yet"),
    "settled": tr_noop("settled"),
    "parked": tr_noop("not settled yet, parked"),
}


def _state(row: ChartRow) -> str:
    """Say whether a row is settled, or who settles it; one without an owner is not, even if it is marked so."""
    if row.given:
        return row.given
    state = tr(_STATES[row.state if row.answers_for_it or row.state != "settled" else "open"])
    return (
        tr("{state}, but nobody in the room speaks for {roles}", state=state, roles=", ".join(row.not_here))
        if row.not_here
        else state
    )


def _heads(roles: tuple[Column, ...]) -> list[str]:
    """Return the column headings: codes if all roles have different ones, else titles."""
    codes = [role.code for role in roles]
    return codes if all(codes) and len(set(codes)) == len(codes) else [role.title for role in roles]


def _column(head: str, role: Column) -> str:
    speaks = (
        tr("{name} speaks for it", name=markdown.inline(role.speaks))
        if role.speaks
        else tr("nobody in the room speaks for it")
    )
    title = markdown.text(head) if head == role.title else f"{markdown.text(head)} — {markdown.inline(role.title)}"
    function = "" if role.function in (head, role.title) else markdown.inline(role.function)
    return " · ".join(part for part in (title, function, speaks) if part)


def _open_row(row: ChartRow) -> str:
    label = markdown.text(row.label)
    if row.given:
        return f"{label}: {markdown.inline(row.given)}"
    due = tr(", to be decided by {due}", due=spell_date(row.due)) if row.due else ""
    question = f": {markdown.inline(row.question)}" if row.question else ""
    parked = tr(" (parked)") if row.state == "parked" else ""
    return f"{label}{question}{due}{parked}"


def _absent_row(row: ChartRow) -> str:
    who = ", ".join(map(markdown.inline, row.not_here))
    by = tr(" by {day}", day=spell_date(row.asked_on)) if row.asked_on else ""
    asks = (
        tr("{asker} asks them{by}", asker=markdown.inline(row.asked_by), by=by)
        if row.asked_by
        else tr("who asks them, and by when?")
    )
    return f"{markdown.text(row.label)}: {who}; {asks}"


def owner_table(section: ChartSection) -> str:
    """Write who answers for each row.

    Args:
        section: The chart section.

    Returns:
        A table; how a row stands is a column if some are not simply settled.
    """
    rows = ((row.label, ", ".join(row.answers_for_it), _state(row)) for row in section.rows)
    told = [(label, owner, "" if state == tr(_STATES["settled"]) else state) for label, owner, state in rows]
    return markdown.filled_table((tr("What"), tr("Who answers for it"), tr("Still open")), told)


def write(section: ChartSection, audience: Audience) -> Iterator[str]:
    """Write a chart section for the record: comparison, how it was settled, rounds; the owners stand above it.

    Args:
        section: The chart section.
        audience: Who reads it; the sponsor gets the open findings only.

    Yields:
        Blocks of Markdown; a block may be empty.
    """
    if audience == "sponsor":
        yield found_items(tuple(finding for finding in section.findings if not finding.accepted))
        return
    if not section.rows:
        yield tr("No rows yet.")
    yield from alone_blocks(section.alone)
    yield from apart_blocks(section.apart)
    yield from round_blocks(section.rounds)


def whole_chart(section: ChartSection) -> Iterator[str]:
    """Write the whole chart for a file of its own: legend, letters, roles, open rows, findings, reasons, causes.

    Args:
        section: The chart section.

    Yields:
        Blocks of Markdown, the first one a heading of level 2; a block may be empty.
    """
    yield markdown.heading(2, section.title)
    yield f"{section.scheme}. {tr(LEGEND)}" if len(section.legend) > 1 else tr(OWNER_LEGEND)
    yield markdown.items(f"**{one.letter}** {one.word}: {one.meaning}" for one in section.legend)
    heads = _heads(section.roles)
    yield from _letters(section, heads) if section.rows else (tr("No rows yet."),)
    if section.roles:
        yield markdown.heading(3, tr("Roles"))
        yield markdown.items(_column(head, role) for head, role in zip(heads, section.roles, strict=True))
    yield from _open(section)
    yield from _reasons(section)


def _letters(section: ChartSection, heads: Sequence[str]) -> Iterator[str]:
    """Write the letters: one table, or for many roles several under headings, each narrow enough for a page."""
    parts = in_parts(len(heads), _MOST_ROLES)
    for part in parts:
        if len(parts) > 1:
            yield markdown.heading(3, part_heading(section.title, part.start + 1, part.stop, len(heads)))
        rows = ((row.label, *row.cells[part.start : part.stop]) for row in section.rows)
        yield markdown.table(("", *heads[part.start : part.stop]), rows)


def _open(section: ChartSection) -> Iterator[str]:
    rows = [row for row in section.rows if row.state != "settled"]
    if rows:
        yield markdown.heading(3, tr("Not settled yet"))
        yield markdown.items(_open_row(row) for row in rows)
    absent = [row for row in section.rows if row.not_here]
    if absent:
        yield markdown.heading(3, tr("Given to somebody who was not in the room"))
        yield markdown.items(_absent_row(row) for row in absent)
    yield from finding_blocks(section.findings, tr("Worth a talk"))


def _reasons(section: ChartSection) -> Iterator[str]:
    reasons = [
        markdown.item(f"{markdown.text(row.label)}: {reason_words(reason)}")
        for row in section.rows
        for reason in row.reasons
    ]
    if reasons:
        yield markdown.heading(3, tr("Why"))
        yield "\n".join(reasons)
    causes = [row for row in section.rows if row.comes_from]
    if causes:
        yield markdown.heading(3, tr("Where rows come from"))
        yield "\n".join(
            line
            for row in causes
            for line in (markdown.item(markdown.text(row.label)), *cause_items(row.comes_from, 1))
        )
    yield said_items(section.lines)


OWN_FILE = OwnFile("raci.md", tr_noop("Who answers for what"), whole_chart)
