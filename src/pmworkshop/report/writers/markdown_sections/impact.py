"""Writes what the workshop came to in sentences, and the measures: agreed, then, now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.base.dates import short_date
from pmworkshop.base.language import tr
from pmworkshop.report.model.impact import Measured, Told, Value
from pmworkshop.report.writers import markdown


def sentence_blocks(title: str, told: Sequence[Told], *, traced: bool) -> Iterator[str]:
    """Write sentences as a list.

    Args:
        title: Heading of the list.
        told: The sentences.
        traced: Whether each has what it rests on below it.

    Yields:
        A heading and the list; nothing without sentences.
    """
    if told:
        yield markdown.heading(3, title)
        yield "\n".join(line for one in told for line in _sentence(one, traced=traced))


def _sentence(one: Told, *, traced: bool) -> Iterator[str]:
    yield markdown.item(markdown.text(one.text))
    if traced:
        yield markdown.item(tr("rests on: {rests_on}", rests_on=markdown.inline(one.rests_on)), 1)


def measure_blocks(measures: Sequence[Measured], level: int) -> Iterator[str]:
    """Write the measures as a table, and remarks below it.

    Args:
        measures: The outcomes that were taken over, and the measures.
        level: Level of the heading.

    Yields:
        A heading, the table, and a list of remarks, which is empty without any; nothing without measures.
    """
    if measures:
        wanted = any(one.sort == "outcome" for one in measures)
        yield markdown.heading(level, tr("What we wanted, and where it stands") if wanted else tr("What we measure"))
        yield markdown.filled_table(
            ("", tr("Agreed"), tr("Then"), tr("Now"), tr("Wanted"), tr("Look again")), map(_row, measures)
        )
        yield markdown.items(remark for one in measures for remark in _remarks(one))


def _row(one: Measured) -> tuple[str, ...]:
    look = f"{short_date(one.look)} {one.look.year}" if one.look else ""
    now = ", ".join(part for part in (one.now.value if one.now else "", one.moved) if part)
    return one.title, _dated(one.agreed), "; ".join(map(_dated, one.then)), now, one.wanted, look


def _dated(value: Value | None) -> str:
    return f"{value.value} ({short_date(value.day)} {value.day.year})" if value else ""


def _remarks(one: Measured) -> Iterator[str]:
    for value in (*one.then, *((one.now,) if one.now else ())):
        if value.remark:
            measure, remark = markdown.inline(one.title), markdown.inline(value.remark)
            yield tr(
                "“{measure}”, {value}: {remark}", measure=measure, value=markdown.inline(value.value), remark=remark
            )
