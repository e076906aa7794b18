"""Charts of any size, as reports have them."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.report.builders.report import build as build_report
from pmworkshop.report.model.parts import Found, Reason
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.chart import ChartRow, ChartSection, Column, LegendLetter
from pmworkshop.report.model.sections.solo_charts import Alone, Map, RowSeen
from pmworkshop.session.core.schemes import legend, owner_letter
from tests import build


def chart(rows: int = 15, roles: int = 14, scheme: str = "RACI", title: str = "Who answers for what") -> ChartSection:
    """A chart of full rows: every third role is silent, leaders differed about every second row."""
    columns = tuple(
        Column(f"R{at}", f"Head of product area {at}", speaks="" if at % 3 == 2 else "Ann")
        for at in range(1, roles + 1)
    )
    letters = [letter for letter, _, _ in legend(scheme)]
    lines = tuple(_row(at, columns, letters, owner_letter(scheme)) for at in range(rows))
    seen = tuple(
        RowSeen(line.label, "far apart", {columns[at % roles].title: 5, columns[(at + 1) % roles].title: 4})
        for at, line in enumerate(lines)
        if at % 2 and roles > 1
    )
    return ChartSection(
        module="chart",
        kind="chart",
        title=title,
        reached=True,
        scheme=scheme,
        legend=tuple(LegendLetter(*one) for one in legend(scheme)),
        roles=columns,
        rows=lines,
        findings=(Found("", "Six roles work on one row", "we look again in January"),),
        alone=Alone(maps=(Map(1, 9, seen),)),
    )


def _row(at: int, columns: tuple[Column, ...], letters: list[str], owner: str) -> ChartRow:
    kinds = ["", *(letter for letter in letters if letter != owner), "", ""]
    given = [kinds[(at + place) % len(kinds)] for place in range(len(columns))]
    own = at % len(columns) if columns else 0
    given[own : own + 1] = [owner] if columns else []
    titles = tuple(one.title for one in columns[own : own + 1])
    reasons = tuple(Reason(title, owner, "The order of the work needs one voice") for title in titles)
    return ChartRow(f"Decide on subject {at + 1}", "settled", titles, tuple(given), reasons=reasons)


def report(*sections: ChartSection, title: str = "Sample alignment") -> Report:
    """A report with these sections alone."""
    found = build_report(build.session(), "room")
    return replace(found, sections=sections, meta=replace(found.meta, title=title))


def given_away(section: ChartSection) -> ChartSection:
    """The chart with a row more, which the room gave to the sponsor."""
    row = ChartRow("Stop a product", "parked", cells=("",) * len(section.roles), given="Sponsor, by 11 Dec")
    return replace(section, rows=(*section.rows, row))
