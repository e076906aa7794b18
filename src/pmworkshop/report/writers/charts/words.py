"""What is said about the rows of a chart: why, who was not in the room, what we live with, what is not settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pmworkshop.base.dates import short_date
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import clean_line, count
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.report.model.parts import Found, Reason
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.chart import ChartRow, ChartSection
from pmworkshop.report.model.sections.solo_charts import RowSeen

NO_ROWS = tr_noop("This chart has no rows yet.")
_MOST_SEEN = 3
"""Roles at most that are named with how many leaders saw them as owner."""


def charts_of(report: Report) -> tuple[ChartSection, ...]:
    """List the charts of a report.

    Args:
        report: The report for any audience.

    Returns:
        Their sections, in the order of the agenda.
    """
    return tuple(section for section in report.sections if isinstance(section, ChartSection))


def settled(row: ChartRow) -> bool:
    """Tell whether a row is settled: one without an owner is not, even if it is marked so.

    Args:
        row: The row.

    Returns:
        Whether it is.
    """
    return row.state == "settled" and bool(row.answers_for_it)


def standing(row: ChartRow) -> str:
    """Say in two or three words how a row stands, for a table.

    Args:
        row: The row.

    Returns:
        ``yes``, ``not yet``, or who settles it and by when.
    """
    if settled(row):
        return tr("yes")
    return row.given or (tr("not yet, by {due}", due=short_date(row.due)) if row.due else tr("not yet"))


def why(section: ChartSection, row: ChartRow) -> str:
    """Say beside a row what leaders saw alone, in counts and only where they differed, and the reasons noted.

    Args:
        section: The chart.
        row: One of its rows.

    Returns:
        Sentences; empty if there is nothing to say.
    """
    seen = next((one for one in _seen(section) if one.label == row.label), None)
    parts = [_counts(seen, row) if seen else "", *(_reason(one, row) for one in row.reasons)]
    return " ".join(_sentence(part) for part in parts if part)


def _seen(section: ChartSection) -> Sequence[RowSeen]:
    """List how leaders saw the rows before they talked: in the first round that was shown."""
    return section.alone.maps[0].rows if section.alone and section.alone.maps else ()


def _counts(seen: RowSeen, row: ChartRow) -> str:
    ranked = sorted(seen.seen.items(), key=lambda pair: -pair[1])
    nobody = seen.nobody or 0
    total = sum(seen.seen.values()) + nobody
    own = sum(seen.seen.get(role, 0) for role in row.answers_for_it)
    if own == total:
        return ""
    if 2 * own > total:
        return tr("{own} of {total} saw it so", own=own, total=total)
    named = ranked[:_MOST_SEEN]
    others = sum(many for _, many in ranked[_MOST_SEEN:])
    named += [(tr("other roles"), others)] if others else []
    named += [(tr("nobody"), nobody)] if nobody else []
    (role, many), *rest = named
    return ", ".join([tr("{number} saw {role}", number=many, role=role), *(f"{many} {role}" for role, many in rest)])


def _reason(reason: Reason, row: ChartRow) -> str:
    words = clean_line(reason.reason)
    return words if (reason.role,) == row.answers_for_it else f"{reason.role} ({reason.letters}): {words}"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def absent_lines(section: ChartSection) -> Iterator[str]:
    """Say which roles nobody in the room spoke for, what they answer for, and who asks them by when.

    Args:
        section: The chart.

    Yields:
        Sentences.
    """
    silent = [role.title for role in section.roles if not role.speaks]
    if not silent:
        return
    everyone = len(silent) == len(section.roles)
    yield (
        tr("Nobody in the room spoke for any of these roles.")
        if everyone
        else tr("Nobody in the room spoke for {roles}.", roles=listed(silent))
    )
    groups: dict[tuple[str, date | None], list[ChartRow]] = {}
    for row in section.rows:
        if row.not_here:
            groups.setdefault((row.asked_by, row.asked_on), []).append(row)
    yield from (_asked(asker, day, rows) for (asker, day), rows in groups.items())


def _asked(asker: str, day: date | None, rows: Sequence[ChartRow]) -> str:
    roles = list(dict.fromkeys(role for row in rows for role in row.not_here))
    held = trn("one row", "{rows} rows", len(rows), rows=in_words(len(rows)))
    by = tr(" by {day}", day=short_date(day)) if day else ""
    asks = tr("{asker} asks them{by}.", asker=asker, by=by) if asker else tr("Who asks them, and by when?")
    return trn(
        "{roles} answers for {rows}: {asks}",
        "{roles} answer for {rows}: {asks}",
        len(roles),
        roles=listed(roles),
        rows=held,
        asks=asks,
    )


def lived_with(section: ChartSection) -> list[str]:
    """List what the rules found and the room accepts, each with its reason.

    Args:
        section: The chart.

    Returns:
        Phrases without a full stop.
    """
    return [f"{_found(one)} ({clean_line(one.accepted)})" for one in section.findings if one.accepted]


def to_look_at(section: ChartSection) -> list[str]:
    """List what the rules found and is still open.

    Args:
        section: The chart.

    Returns:
        Phrases without a full stop.
    """
    return [_found(one) for one in section.findings if not one.accepted]


def _found(found: Found) -> str:
    return f"{found.where}: {found.words}".removeprefix(": ").rstrip(".")


def unsettled(section: ChartSection) -> list[str]:
    """List the rows that are not settled, with who settles them by when.

    Args:
        section: The chart.

    Returns:
        Phrases without a full stop, one for each who settles: ``Stop a product; Hire (Sponsor, by 11 Dec)``.
    """
    groups: dict[str, list[str]] = {}
    for row in section.rows:
        if not settled(row):
            groups.setdefault(row.given or (tr("by {due}", due=short_date(row.due)) if row.due else ""), []).append(
                row.label
            )
    return [f"{'; '.join(rows)} ({who or _who_settles(len(rows))})" for who, rows in groups.items()]


def _who_settles(rows: int) -> str:
    return trn("who settles it, and by when?", "who settles them, and by when?", rows)


def how_many_settled(section: ChartSection) -> str:
    """Say how many rows are settled.

    Args:
        section: The chart.

    Returns:
        Such as ``10 of 12 rows settled``.
    """
    return tr(
        "{settled} of {rows} settled",
        settled=sum(map(settled, section.rows)),
        rows=count(len(section.rows), "row", "rows"),
    )
