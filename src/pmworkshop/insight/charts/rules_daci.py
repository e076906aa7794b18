"""The rules of a DACI chart: who drives a decision, who takes it, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.charts.grid import Grid
from pmworkshop.insight.charts.rule_parts import Hit, RuleBook, cells_with_both, limit, rows_with_more, rows_without
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.session.core.thresholds import Thresholds

DACI = RuleBook()
"""The rules of DACI."""

_PLAYBOOK = "discoverywaypoint.com, Atlassian DACI playbook"
_BLOG = f"{_PLAYBOOK}; atlassian.com, The DACI method"
_CHARTER = "StevenACoffman, DACI team charter (gist)"
_OWN = "this project"


@DACI.rule(
    "DACI-E01", "error", tr_noop("nobody drives this yet"), _PLAYBOOK,
    tr_noop("Ask who brings the decision about, and give D."),
)  # fmt: skip
def no_driver(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without D. Source: Atlassian playbook.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "D")


@DACI.rule(
    "DACI-E02", "error", tr_noop("two drive this"), _BLOG,
    tr_noop("Choose the one role that brings the decision about."),
)  # fmt: skip
def several_drivers(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows with more than one D. Source: Atlassian playbook and blog.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row, which counts the roles that hold D and names them in its advice.
    """
    for row, holders in rows_with_more(grid, "D", 1):
        names = listed([role.title for role in holders])
        yield Hit(
            row,
            message=tr("{roles} drive this", roles=in_words(len(holders))),
            advice=tr("{names} hold D: choose the one role that brings the decision about.", names=names),
        )


@DACI.rule(
    "DACI-E03", "error", tr_noop("nobody takes the decision yet"), _BLOG,
    tr_noop("Ask which one role decides, and give A."),
)  # fmt: skip
def no_approver(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without A. Source: Atlassian playbook and blog.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "A")


@DACI.rule(
    "DACI-E04", "error", tr_noop("two take the decision"), f"{_BLOG}; exception: {_CHARTER}",
    tr_noop("Choose the one role that decides."),
)  # fmt: skip
def several_approvers(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with more than one A. Source: Atlassian; team charter.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``several_approvers`` lowers the severity from error to warning.

    Yields:
        One hit per such row, which counts the roles that hold A and names them in its advice.
    """
    for row, holders in rows_with_more(grid, "A", 1):
        names = listed([role.title for role in holders])
        yield Hit(
            row,
            message=tr("{roles} take the decision", roles=in_words(len(holders))),
            severity="warning" if thresholds.several_approvers else None,
            advice=tr(
                "{names} hold A: choose the one role that decides, or say what happens if they differ.", names=names
            ),
        )


@DACI.rule(
    "DACI-W05", "warning", tr_noop("drives it, and takes the decision"), _OWN,
    tr_noop("Should another role take the decision?"),
)  # fmt: skip
def own_approval(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find cells that hold both D and A. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such cell.
    """
    return cells_with_both(grid, "D", "A")


@DACI.rule(
    "DACI-W06", "warning", tr_noop("nobody contributes yet"), _OWN,
    tr_noop("Whose knowledge should be sought?"),
)  # fmt: skip
def no_contributor(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without C. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "C")


@DACI.rule(
    "DACI-W07", "warning", tr_noop("many contribute"), _PLAYBOOK,
    tr_noop("Keep those whose contribution can change the outcome, and tell the others."),
)  # fmt: skip
def many_contributors(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many C, by default more than ``max(5, roles // 2)``. Source: Atlassian playbook.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``contributors_at_least`` and ``contributors_divisor`` say how many C are
            too many.

    Yields:
        One hit per such row, with the number of roles that hold C.
    """
    most = limit(grid, thresholds.contributors_at_least, thresholds.contributors_divisor)
    for row, holders in rows_with_more(grid, "C", most):
        yield Hit(row, message=tr("{roles} contribute", roles=in_words(len(holders))))


@DACI.rule(
    "DACI-I08", "information", tr_noop("nobody is told yet"), _CHARTER,
    tr_noop("Who is affected, and would want to know?"),
)  # fmt: skip
def nobody_told(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without I. Source: team charter.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "I")


@DACI.rule(
    "DACI-W09", "warning", tr_noop("no day for this decision yet"), _PLAYBOOK,
    tr_noop("Ask by when it has to be decided."),
)  # fmt: skip
def no_day_or_no_sentence(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows without a due day, or with a label too long for one sentence. Source: Atlassian playbook.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``label_most`` is the longest label in characters.

    Yields:
        One hit per such row, for the label if both apply. A chart from a file has no due days, so their lack is no
        hit.
    """
    for row in grid.rows:
        if len(row.label) > thresholds.label_most:
            yield Hit(
                row,
                message=tr("not yet said in one sentence"),
                advice=tr(
                    "Word it in one sentence of at most {most} characters, with its day.",
                    most=thresholds.label_most,
                ),
            )
        elif grid.dated and row.due is None:
            yield Hit(row)
