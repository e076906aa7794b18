"""The charts on landscape pages, to print and to hang up: ``raci.html``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.charts.own_tables import NO_CHART
from pmworkshop.report.drawings.parts import in_parts
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.chart import ChartRow, ChartSection, Column
from pmworkshop.report.writers.charts.measures import (
    COMFORTABLE,
    DENSE,
    LONGEST_ROLE,
    MOST_ROLES,
    MOST_ROWS,
    Measure,
    Widths,
    even_most,
    head_height,
    lines_height,
    packed,
    room_for_rows,
    row_height,
    widths,
)
from pmworkshop.report.writers.charts.words import (
    NO_ROWS,
    absent_lines,
    charts_of,
    how_many_settled,
    lived_with,
    settled,
    to_look_at,
    unsettled,
    why,
)
from pmworkshop.report.writers.pages.templates import page
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.session.operations.purpose import OUR_PURPOSE

_SAID = 5.0
"""Height of the line that says what stands on other pages, in millimetres."""


@dataclass(frozen=True, slots=True)
class Head:
    """A role at the top of its column; `silent` if nobody in the room spoke for it."""

    title: str
    silent: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row on a page: its label, its letters each with its look, and what stands beside it."""

    label: str
    cells: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a chart.

    Attributes:
        title: The title of the chart.
        about: What stands below the title.
        legend: Letter, look and words of each letter.
        heads: The roles of the page.
        lines: The rows of the page.
        more: What stands on other pages; empty if everything is on this one.
        below: What stands below the table: a bold beginning, and a sentence.
        noted: The head of what is said beside the rows; empty if the page has nothing there.
        measure: Name of its sizes.
        width: Widths of its columns, in millimetres.
        height: Height of the heads, in millimetres.
    """

    title: str
    about: str
    legend: tuple[tuple[str, str, str], ...]
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    more: str
    below: tuple[tuple[str, str], ...]
    noted: str
    measure: str
    width: Widths
    height: float


def page_files(report: Report) -> dict[str, bytes]:
    """Write the charts as one file of landscape pages.

    Args:
        report: The report for any audience; single answers stand in none.

    Returns:
        ``raci.html``; with one sentence if there is no chart.

    Raises:
        InputError: jinja2 is not installed.
    """
    purpose = f"{tr(OUR_PURPOSE)}: {clean_line(report.purpose)}" if report.purpose else ""
    leaves = [leaf for section in charts_of(report) for leaf in leaves_of(section, purpose)]
    nothing = {"no_rows": tr(NO_ROWS), "no_chart": tr(NO_CHART)}
    return {"raci.html": page("raci.html.jinja", meta=report.meta, purpose=purpose, leaves=leaves, **nothing)}


def leaves_of(section: ChartSection, purpose: str = "") -> list[Leaf]:
    """Lay a chart out on pages: one if it fits, if need be with smaller rows.

    Args:
        section: The chart.
        purpose: The line with the purpose that stands on each page; may be empty.

    Returns:
        The pages, at least one: the rows after one another, and of the same rows the roles after one another.
    """
    laid = _Chart(section, purpose, COMFORTABLE).leaves()
    if len(laid) == 1:
        return laid
    dense = _Chart(section, purpose, DENSE).leaves()
    return dense if len(dense) < len(laid) else laid


class _Chart:
    """A chart that is laid out in the sizes of a `Measure`."""

    def __init__(self, section: ChartSection, purpose: str, measure: Measure) -> None:
        self.section, self.purpose, self.measure = section, purpose, measure
        self.looks = _looks(section)
        self.legend = tuple(
            (one.letter, self.looks.get(one.letter, ""), f"{one.word}: {one.meaning}") for one in section.legend
        )
        self.below = tuple(_below(section))
        self.roles = in_parts(len(section.roles), MOST_ROLES)
        self.notes = [_note(section, row) for row in section.rows]
        self.noted = (tr("Before we talked, and why") if section.alone else tr("Why")) if any(self.notes) else ""

    def leaves(self) -> list[Leaf]:
        """Lay out the pages."""
        legend = " ".join(f"{letter} {words}" for letter, _, words in self.legend)
        titles = [head.title for head in self._heads(range(len(self.section.roles)))]
        room = room_for_rows(self.measure, titles, (legend, self.purpose))
        below = lines_height(self.measure, [f"{bold} {words}" for bold, words in self.below])
        width = widths(len(self.roles[0]), noted=bool(self.noted))
        heights = [
            row_height(self.measure, width, row.label, note)
            for row, note in zip(self.section.rows, self.notes, strict=True)
        ]
        one_page = len(self.roles) == 1 and len(heights) <= MOST_ROWS and sum(heights) + below <= room
        most = even_most(len(heights), MOST_ROWS)
        rows = [range(len(heights))] if one_page else packed(heights, room - _SAID, most)
        apart = not one_page and sum(heights[place] for place in rows[-1]) + below > room - _SAID
        return self._leaves(rows, apart=apart)

    def _leaves(self, rows: Sequence[range], *, apart: bool) -> list[Leaf]:
        places = [(some, roles) for some in rows for roles in self.roles]
        leaves = [
            self._leaf(some, roles, self._more(places, place, apart=apart), self.below if not apart and last else ())
            for place, (some, roles) in enumerate(places)
            for last in [place == len(places) - 1]
        ]
        return [*leaves, self._leaf(range(0), range(0), "", self.below)] if apart and self.below else leaves

    def _more(self, places: Sequence[tuple[range, range]], place: int, *, apart: bool) -> str:
        """Say what of the chart stands on other pages."""
        rows, roles = places[place]
        whole, all_roles = len(self.section.rows), len(self.section.roles)
        parts: list[str] = []
        if len(rows) < whole:
            parts.append(tr("rows {first} to {last} of {all}", first=rows.start + 1, last=rows.stop, all=whole))
        if len(roles) < all_roles:
            parts.append(
                tr("roles {first} to {last} of {all}", first=roles.start + 1, last=roles.stop, all=all_roles)
            )
        if not parts and not apart:
            return ""
        here = tr("This page: {parts}. ", parts=", ".join(parts)) if parts else ""
        if place < len(places) - 1:
            others = trn(
                "The others are on the next page.", "The others are on the next pages.", len(places) - place - 1
            )
            return here + others
        return here + (tr("What we live with and what is not settled yet is on the next page.") if apart else "")

    def _heads(self, roles: range) -> list[Head]:
        return [_head(self.section.roles[place]) for place in roles]

    def _leaf(self, rows: range, roles: range, more: str, below: tuple[tuple[str, str], ...]) -> Leaf:
        noted = self.noted if roles.start == 0 else ""
        heads = tuple(self._heads(roles))
        return Leaf(
            title=clean_line(self.section.title),
            about=how_many_settled(self.section) if self.section.rows else "",
            legend=self.legend,
            heads=heads,
            lines=tuple(
                self._line(self.section.rows[place], roles, self.notes[place] if noted else "") for place in rows
            ),
            more=more.strip(),
            below=below,
            noted=noted,
            measure=self.measure.name,
            width=widths(len(roles), noted=bool(noted)),
            height=round(head_height([head.title for head in heads]), 1),
        )

    def _line(self, row: ChartRow, roles: range, note: str) -> Line:
        cells = row.cells[roles.start : roles.stop]
        return Line(row.label, tuple((letters, self._look(letters)) for letters in cells), note)

    def _look(self, letters: str) -> str:
        """Choose the look of a cell: that of the owner counts before that of who does the work."""
        looks = {self.looks.get(letter, "") for letter in letters}
        return next((look for look in ("owner", "doer", "told") if look in looks), "")


def _note(section: ChartSection, row: ChartRow) -> str:
    return " ".join(part for part in ("" if settled(row) else tr("Not settled yet."), why(section, row)) if part)


def _looks(section: ChartSection) -> dict[str, str]:
    scheme = next(one for one in SCHEMES.values() if one.name == section.scheme)
    return {"I": "told" if scheme.name != "RAPID" else "", scheme.doer: "doer", scheme.owner: "owner"}


def _head(role: Column) -> Head:
    title = shorten(clean_line(role.title), LONGEST_ROLE) + ("" if role.speaks else " *")
    return Head(title, not role.speaks)


def _below(section: ChartSection) -> Iterator[tuple[str, str]]:
    """List what stands below the table: a bold beginning, and a sentence."""
    absent = " ".join(absent_lines(section))
    if absent:
        yield "*", absent
    long = [role.title for role in section.roles if len(clean_line(role.title)) > LONGEST_ROLE]
    if long:
        yield tr("In full:"), f"{' · '.join(long)}."
    for bold, phrases in (
        (tr("Not settled yet:"), unsettled(section)),
        (tr("We live with:"), lived_with(section)),
        (tr("Still to look at:"), to_look_at(section)),
    ):
        if phrases:
            end = "" if phrases[-1].endswith(("?", ".", "!")) else "."
            yield bold, f"{' · '.join(phrases)}{end}"
