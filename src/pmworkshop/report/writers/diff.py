"""The difference between two sessions, written as plain text or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import clean_line
from pmworkshop.insight.session_diff import ChartChange, Difference, Figures, ItemChange, Side
from pmworkshop.report.writers import markdown

SAME = tr_noop("Nothing differs.")
_BLANK = tr_noop("blank")
_HEAD = (tr_noop("Row"), tr_noop("Role"), tr_noop("Before"), tr_noop("After"))
_POLL = (tr_noop("Asked"), tr_noop("On"), tr_noop("Before"), tr_noop("After"))


def diff_text(found: Difference) -> str:
    """Write a difference as lines for a terminal.

    Args:
        found: The difference between two sessions.

    Returns:
        The lines, without a line end after the last one.
    """
    return "\n".join(_written(found, _Text())).strip()


def diff_markdown(found: Difference) -> bytes:
    """Write a difference as a Markdown file.

    Args:
        found: The difference between two sessions.

    Returns:
        Content of the file.
    """
    return markdown.document(_written(found, _Markdown()))


class _Writer(Protocol):
    def title(self, words: str) -> str: ...

    def heading(self, words: str) -> str: ...

    def prose(self, words: str) -> str: ...

    def lines(self, lines: list[str]) -> str: ...

    def table(self, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str: ...


class _Text:
    def title(self, words: str) -> str:
        return words

    def heading(self, words: str) -> str:
        return f"\n{words}"

    def prose(self, words: str) -> str:
        return words

    def lines(self, lines: list[str]) -> str:
        return "\n".join(f"  {line}" for line in lines)

    def table(self, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
        return self.lines([f"{', '.join(row[:2])}: {row[2]} → {row[3]}" for row in rows])


@dataclass(frozen=True, slots=True)
class _Markdown:
    def title(self, words: str) -> str:
        return markdown.heading(1, words)

    def heading(self, words: str) -> str:
        return markdown.heading(2, words)

    def prose(self, words: str) -> str:
        return markdown.text(words)

    def lines(self, lines: list[str]) -> str:
        return markdown.items(markdown.text(line) for line in lines)

    def table(self, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
        return markdown.table(header, rows)


def _written(found: Difference, write: _Writer) -> Iterator[str]:
    yield write.title(tr("What changed: {before} → {after}", before=_side(found.before), after=_side(found.after)))
    if found.by_name:
        yield write.prose(
            trn(
                "{number} record is taken for the same because of the name: people, roles and rows that the two know"
                " by other ids.",
                "{number} records are taken for the same because of the name: people, roles and rows that the two"
                " know by other ids.",
                found.by_name,
            )
        )
    if found.same:
        yield write.prose(tr(SAME))
    for sort in found.sorts:
        yield write.heading(sort.title)
        added = [tr("New: {line}", line=line) for line in sort.added]
        removed = [tr("Gone: {line}", line=line) for line in sort.removed]
        yield write.lines([*added, *sort.changed, *removed])
    for chart in found.charts:
        yield write.heading(tr("The chart {title}, cell by cell", title=chart.title))
        yield write.table(tuple(map(tr, _HEAD)), _cells(chart))
    if found.items:
        yield write.heading(tr("What was asked, item by item"))
        yield write.table(tuple(map(tr, _POLL)), [_item(item) for item in found.items])


def _side(side: Side) -> str:
    return tr("{title} (step {steps})", title=clean_line(side.title), steps=side.steps)


def _cells(chart: ChartChange) -> list[tuple[str, ...]]:
    return [(cell.row, cell.role, cell.before or tr(_BLANK), cell.after or tr(_BLANK)) for cell in chart.cells]


def _item(item: ItemChange) -> tuple[str, ...]:
    return item.poll, item.subject or tr("all of it"), _figures(item.before), _figures(item.after)


def _figures(figures: Figures | None) -> str:
    if figures is None:
        return tr("not asked")
    counts = ", ".join(
        tr("{number} for {value}", number=number, value=value) for value, number in figures.counts if number
    )
    if figures.shown:
        return _measures(figures, counts)
    return tr("{figures} (not shown)", figures=_measures(figures, counts)) if counts else tr("not shown yet")


def _measures(figures: Figures, counts: str) -> str:
    parts = [
        tr("median {median:g}", median=figures.median) if figures.median is not None else "",
        counts,
        tr("{abstained} abstained", abstained=figures.abstained) if figures.abstained else "",
    ]
    return "; ".join(part for part in parts if part) or tr("no figures")
