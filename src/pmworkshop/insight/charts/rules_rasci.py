"""The rules that RASCI adds to those of RACI, about the letter S: support with work or means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.charts.grid import Grid
from pmworkshop.insight.charts.rule_parts import Hit, RuleBook, cells_with_both, limit, loaded_roles, rows_with_more
from pmworkshop.insight.findings import in_words
from pmworkshop.session.core.thresholds import Thresholds

RASCI = RuleBook()
"""The rules that RASCI has in addition to those of RACI."""

_VARIANT = "Responsibility assignment matrix (Wikipedia); Bill Synnott, Responsibility charting, technique 9.4"
_OWN = "this project"


@RASCI.rule(
    "RASCI-E31", "error", tr_noop("has support, and nobody does the work yet"), _VARIANT,
    tr_noop("Ask who does the work that is supported, and give R."),
)  # fmt: skip
def nobody_to_support(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows with S but without R. Source: the variant's definition.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row.
    """
    for row in grid.rows:
        if grid.holders(row, "S") and not grid.holders(row, "R"):
            yield Hit(row)


@RASCI.rule(
    "RASCI-W32", "warning", tr_noop("supports what it does itself"), _VARIANT,
    tr_noop("R or A says that already: S can go."),
)  # fmt: skip
def supports_itself(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find cells that hold S together with R or A. Source: the variant's definition.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such cell.
    """
    return cells_with_both(grid, "S", "RA")


@RASCI.rule(
    "RASCI-W33", "warning", tr_noop("no amount of support yet"), f"{_OWN}; Beckhard & Harris on support",
    tr_noop("Support is people, days, data or access: ask how much, and note it with the action."),
)  # fmt: skip
def support_without_amount(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find S where an action belongs to the row but the role has promised no amount. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such cell. A chart from a file has no actions, so it has no hits.
    """
    for row in grid.rows:
        for role in grid.holders(row, "S"):
            if row.linked and role.key not in row.promised:
                yield Hit(row, role)


@RASCI.rule(
    "RASCI-W34", "warning", tr_noop("many support this"), _OWN,
    tr_noop("Whose support does it need most?"),
)  # fmt: skip
def many_supporters(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many S, by default more than ``max(3, roles // 3)``. Source: own.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``helpers_at_least`` and ``helpers_divisor`` say how many S are too many.

    Yields:
        One hit per such row, with the number of roles that hold S.
    """
    most = limit(grid, thresholds.helpers_at_least, thresholds.helpers_divisor)
    for row, holders in rows_with_more(grid, "S", most):
        yield Hit(row, message=tr("{roles} support this", roles=in_words(len(holders))))


@RASCI.rule(
    "RASCI-I35", "information", tr_noop("supports more than half the rows"), _OWN,
    tr_noop("Is it a service for all, or does it do part of the work (R)?"),
)  # fmt: skip
def much_support(grid: Grid, thresholds: Thresholds) -> Iterable[Hit]:
    """Find roles with S in more than half the rows (by default), from five rows on. Source: own.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``rows_for_load`` is the least number of rows, ``load_divisor`` the share.

    Returns:
        One hit per such role.
    """
    return loaded_roles(grid, "S", thresholds)
