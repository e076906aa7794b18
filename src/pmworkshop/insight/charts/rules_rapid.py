"""The rules of a RAPID chart: who recommends, who must agree, who decides, and who performs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.insight.charts.grid import Grid
from pmworkshop.insight.charts.rule_parts import Hit, RuleBook, cells_with_both, limit, rows_with_more, rows_without
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.session.core.thresholds import Thresholds

RAPID = RuleBook()
"""The rules of RAPID."""

_BAIN = "bain.com, To speed up RAPID adoption, slow down"
_MODULE = "Listerdale, decision-making module; tesoract.com, RAPID"
_ONE_LEAD = "linerhm.blogg.se, RAPID (one role recommends, agreement is used sparingly)"
_OWN = "this project"


@RAPID.rule(
    "RAPID-E01", "error", tr_noop("nobody decides this yet"), f"{_BAIN}; {_MODULE}",
    tr_noop("Ask which one role decides, and give D."),
)  # fmt: skip
def no_decider(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without D. Source: Bain; Listerdale.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "D")


@RAPID.rule(
    "RAPID-E02", "error", tr_noop("two decide this"), _MODULE,
    tr_noop("Choose the one role that decides."),
)  # fmt: skip
def several_deciders(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows with more than one D. Source: Listerdale.

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
            message=tr("{roles} decide this", roles=in_words(len(holders))),
            advice=tr("{names} hold D: choose the one role that decides.", names=names),
        )


@RAPID.rule(
    "RAPID-E03", "error", tr_noop("nobody makes the proposal yet"), _ONE_LEAD,
    tr_noop("Ask who gathers the facts and proposes, and give R."),
)  # fmt: skip
def no_proposal(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without R. Source: linerhm.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "R")


@RAPID.rule(
    "RAPID-W04", "warning", tr_noop("two make the proposal"), _ONE_LEAD,
    tr_noop("Name the one role that leads it."),
)  # fmt: skip
def several_proposals(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows with more than one R. Source: linerhm.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row, with the number of roles that hold R.
    """
    for row, holders in rows_with_more(grid, "R", 1):
        yield Hit(row, message=tr("{roles} make the proposal", roles=in_words(len(holders))))


@RAPID.rule(
    "RAPID-W05", "warning", tr_noop("many must agree"), f"{_BAIN}; {_MODULE}",
    tr_noop("Each A can stop it: which of them guard a law, a rule or the like?"),
)  # fmt: skip
def gates(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows with A. Source: Bain; Listerdale.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row, with the number of roles that hold A: a warning from three on, information below.
    """
    for row, holders in rows_with_more(grid, "A", 0):
        many = len(holders) > 2
        yield Hit(
            row,
            message=trn("one must agree", "{roles} must agree", len(holders), roles=in_words(len(holders))),
            severity=None if many else "information",
            advice="" if many else tr("Does it guard a law, a rule or the like? Else being heard is enough."),
        )


@RAPID.rule(
    "RAPID-W06", "warning", tr_noop("decides, and agrees too"), _OWN,
    tr_noop("D says that already: A can go."),
)  # fmt: skip
def agrees_with_itself(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find cells that hold both D and A. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such cell.
    """
    return cells_with_both(grid, "D", "A")


@RAPID.rule(
    "RAPID-W07", "warning", tr_noop("decides on its own proposal"), _OWN,
    tr_noop("Should another role make the proposal?"),
)  # fmt: skip
def own_proposal(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find cells that hold both D and R. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such cell.
    """
    return cells_with_both(grid, "D", "R")


@RAPID.rule(
    "RAPID-W08", "warning", tr_noop("nobody carries it out yet"), _BAIN,
    tr_noop("Ask who carries the decision out, and give P."),
)  # fmt: skip
def nobody_performs(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without P. Source: Bain.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "P")


@RAPID.rule(
    "RAPID-W09", "warning", tr_noop("nobody is heard before it yet"), _BAIN,
    tr_noop("Whose knowledge should the proposal be built on?"),
)  # fmt: skip
def no_input(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without I. Source: Bain.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "I")


@RAPID.rule(
    "RAPID-I10", "information", tr_noop("many are heard before"), _OWN,
    tr_noop("Whose view is needed most?"),
)  # fmt: skip
def much_input(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many I, by default more than ``max(5, roles // 2)``. Source: own.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``contributors_at_least`` and ``contributors_divisor`` say how many I are
            too many.

    Yields:
        One hit per such row, with the number of roles that hold I.
    """
    most = limit(grid, thresholds.contributors_at_least, thresholds.contributors_divisor)
    for row, holders in rows_with_more(grid, "I", most):
        yield Hit(row, message=tr("{roles} are heard before", roles=in_words(len(holders))))


@RAPID.rule(
    "RAPID-I11", "information", tr_noop("those who carry it out are not heard before"),
    "git.iso27diy.com, responsibility assignment matrices",
    tr_noop("Involve the doers early."),
)  # fmt: skip
def doers_not_heard(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows in which a role holds P without I. Source: responsibility assignment matrices.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row, with the roles concerned in its advice.
    """
    for row in grid.rows:
        unheard = [role.title for role in grid.holders(row, "P") if "I" not in grid.letters(row, role)]
        if unheard:
            yield Hit(row, advice=tr("Involve the doers early: {roles}.", roles=listed(unheard)))


@RAPID.rule(
    "RAPID-I12", "information", tr_noop("is decided every day"), "corptree.de, RAPID",
    tr_noop("RAPID is meant for weighty decisions: this row may do without it."),
)  # fmt: skip
def routine(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows that are marked as routine. Source: corptree.de.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row.
    """
    for row in grid.rows:
        if row.routine:
            yield Hit(row)
