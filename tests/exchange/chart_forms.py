"""Writes a chart as its owners keep it: as text, Markdown or a workbook, with what people put around it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

import openpyxl

from pmworkshop.session.core.schemes import legend

Grid = list[list[str]]


@dataclass
class Written:
    """A chart, and how it is written."""

    scheme: str
    roles: list[str]
    rows: list[tuple[str, list[str]]]
    title: str = ""
    corner: str = "Activity"
    around: set[str] = field(default_factory=set)
    style: str = "plain"


def cell(letters: str, style: str) -> str:
    """Write letters as people do."""
    if style == "bold":
        return f"**{letters}**" if letters else ""
    if style == "slashes":
        return "/".join(letters) or "-"
    if style == "lower":
        return letters.lower() or "n/a"
    if style == "wide":
        return "".join(chr(ord(one) + 0xFEE0) for one in letters)
    if style == "remarks":
        return f"{'/'.join(letters)} (until May)" if letters else "N/A"
    return letters


def grid(chart: Written) -> Grid:
    """Lay out a chart with what stands around it."""
    around, left = chart.around, [name for name in ("index", "phase") if name in chart.around]
    heads = {"index": "No.", "phase": "Phase"}
    right = ["Notes"] if "notes" in around else []
    table: Grid = [[heads[name] for name in left] + [chart.corner, *chart.roles, *right]]
    for place, (label, cells) in enumerate(chart.rows, 1):
        if "sections" in around and place % 3 == 1:
            table.append([""] * len(left) + [f"Part {place}"])
        values = {"index": str(place), "phase": "Discover" if place == 1 else ""}
        line = [values[name] for name in left] + [label, *(cell(one, chart.style) for one in cells)]
        table.append(line + (["Only above 10,000" if place == 1 else ""] if right else []))
    if "totals" in around:
        table.append([""] * len(left) + ["Total", *("3" for _ in chart.roles)])
    if "beside" in around:
        width = max(map(len, table))
        for line, (letter, word, _) in zip(table, legend(chart.scheme), strict=False):
            line += [""] * (width - len(line)) + ["", letter, word]
    if "below" in around:
        table += [[], ["Legend"], *([letter, word] for letter, word, _ in legend(chart.scheme))]
    if "entries" in around:
        table += [[], *([f"{letter} = {word}"] for letter, word, _ in legend(chart.scheme))]
    if chart.title:
        table = [[chart.title], [], *table]
    return table


def text(
    chart: Written, delimiter: str = ",", encoding: str = "utf-8", ends: str = "\r\n", full: bool = True
) -> bytes:
    """Write a chart as text with marks between its values."""
    rows = grid(chart)
    width = max(map(len, rows)) if full else 0
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=ends)
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return stream.getvalue().encode(encoding)


def markdown(chart: Written) -> bytes:
    """Write a chart as a table in Markdown, with a heading and its legend around it."""
    head, *rows = grid(
        Written(**{**vars(chart), "title": "", "around": chart.around - {"below", "entries", "beside"}})
    )
    strong = [[*row[:-1], f"**{row[-1]}**"] if row[-1].startswith("Part ") else row for row in rows]
    lines = [f"# {chart.title}", ""] if chart.title else []
    lines += [f"- **{letter}** {word}: {meaning}" for letter, word, meaning in legend(chart.scheme)]
    lines += ["", _line(head), _line(["---"] * len(head)), *(_line(row) for row in strong), "", "The end."]
    return "\n".join(lines).encode()


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(one.replace('|', chr(92) + '|') for one in cells)} |"


def workbook(chart: Written, sheet: str = "Sheet1") -> bytes:
    """Write a chart as a workbook: a title over the table, a second sheet with words, a hidden one."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in grid(chart):
        page.append([int(one) if one.isdigit() else one or None for one in row])
    if chart.title:
        page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(chart.roles) + 1)
    more = book.create_sheet("Read me")
    more.append(["Please fill in your letters by Friday"])
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "hidden"
    for letter, word, _ in legend(chart.scheme):
        hidden.append([letter, word])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_letter(chart: Written) -> bytes:
    """Write a chart with a column for each letter, and the names of roles in its cells."""
    letters = legend(chart.scheme)
    rows = [[chart.corner, *(word for _, word, _ in letters)]]
    for label, cells in chart.rows:
        names = [
            [role for role, given in zip(chart.roles, cells, strict=True) if letter in given]
            for letter, _, _ in letters
        ]
        rows.append([label, *(", ".join(found) for found in names)])
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()
