"""The rules of a RACI chart: its rows, its columns and its wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.charts.grid import Grid, GridRole, GridRow
from pmworkshop.insight.charts.rule_parts import Hit, RuleBook, limit, loaded_roles, rows_with_more, rows_without
from pmworkshop.insight.charts.verbs import names_an_action
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.session.core.thresholds import Thresholds

Labelled = TypeVar("Labelled", GridRow, GridRole)

RACI = RuleBook()
"""The rules of RACI; RASCI has them too, under the same ids."""

_ONE_OWNER = "Responsibility assignment matrix (Wikipedia); axiomtemplates.com, How to build a RACI matrix"
_ANALYSIS = "trackplus.com, RACI matrix analysis"
_BY_TASK = f"{_ANALYSIS}; RACI analysis by task and by role (scribd 62067422)"
_OWN = "this project"
_CHARTING = "Smith & Erwin, Role & Responsibility Charting"


@RACI.rule(
    "RACI-E01", "error", tr_noop("nobody answers for this yet"), f"{_ONE_OWNER}; {_ANALYSIS}",
    tr_noop("Ask which one role answers for the result, and give it A."),
)  # fmt: skip
def no_owner(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without A. Source: Wikipedia; Axiom Templates; Track+.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "A")


@RACI.rule(
    "RACI-E02", "error", tr_noop("two answer for it"), f"{_ONE_OWNER}; {_ANALYSIS}",
    tr_noop("One owner is easier to ask: choose one, or split the row."),
)  # fmt: skip
def several_owners(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows with more than one A. Source: Wikipedia; Axiom Templates; Track+.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row, which counts the roles that hold A and names them in its advice.
    """
    for row, holders in rows_with_more(grid, "A", 1):
        names = listed([role.title for role in holders])
        yield Hit(
            row,
            message=tr("{roles} answer for it", roles=in_words(len(holders))),
            advice=tr("{names} hold A. One owner is easier to ask: choose one, or split the row.", names=names),
        )


@RACI.rule(
    "RACI-E03",
    "error",
    tr_noop("nobody does the work yet"),
    f"Responsibility assignment matrix (Wikipedia); {_ANALYSIS}",
    tr_noop("Ask who does the work, and give R; it may be the role that holds A."),
)
def no_doer(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows without R. Source: Wikipedia; Track+.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; with ``a_implies_r`` a row with A has information instead of an error.

    Yields:
        One hit per such row.
    """
    for hit in rows_without(grid, "R"):
        implied = thresholds.a_implies_r and hit.row is not None and grid.holders(hit.row, "A")
        yield Hit(hit.row, severity="information" if implied else None)


@RACI.rule(
    "RACI-E04", "error", tr_noop("a letter that this chart does not know"), _OWN,
    tr_noop("Use the letters of the legend only."),
)  # fmt: skip
def foreign_letter(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find cells with a letter outside the scheme. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such cell, with the letters in its advice.
    """
    order = SCHEMES[grid.scheme].order
    known = frozenset(order)
    for row, role, letters in grid.filled:
        if not known.issuperset(letters):
            strange = [letter for letter in letters if letter not in known]
            yield Hit(
                row,
                role,
                advice=tr(
                    "{letters} is not in the legend: use {order}.", letters=listed(strange), order=listed(list(order))
                ),
            )


@RACI.rule(
    "RACI-E05", "error", tr_noop("is in the chart twice"), _OWN,
    tr_noop("Keep one of the two, or word them so that the difference shows."),
)  # fmt: skip
def duplicates(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows and columns that repeat an earlier label, ignoring case and blanks. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per repeating row, then per repeating column; the first one with a label is no hit.
    """
    for row in _repeated(grid.rows, [row.label for row in grid.rows]):
        yield Hit(row)
    for role in _repeated(grid.roles, [role.title for role in grid.roles]):
        yield Hit(role=role)


@RACI.rule(
    "RACI-E06", "error", tr_noop("nothing is said about this yet"), _OWN,
    tr_noop("Drop the row, or fill it."),
)  # fmt: skip
def empty_row(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows without any letter. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row; none for a row of which only the owner is asked, since that has no owner then.
    """
    for row, letters in grid.lines:
        if not row.owner_only and not any(letters):
            yield Hit(row)


@RACI.rule(
    "RACI-W07",
    "warning",
    tr_noop("whoever does it is also asked or told"),
    f"{_OWN}; published charts do hold C/I in a cell",
    tr_noop("Whoever does it or answers for it knows already; whoever is asked is told. The first letter is enough."),
)
def mixed_cell(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find cells that hold C or I together with A or R, or both C and I. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such cell.
    """
    for row, role, letters in grid.filled:
        cell = {*letters}
        if {"C", "I"} <= cell:
            yield Hit(row, role, message=tr("is asked and also told"))
        elif cell & {"C", "I"} and cell & {"A", "R"}:
            yield Hit(row, role)


@RACI.rule(
    "RACI-W01", "warning", tr_noop("many do the work"), _BY_TASK,
    tr_noop("Can it be split into smaller pieces, each with few who do it?"),
)  # fmt: skip
def many_doers(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many R, by default more than ``max(3, roles // 3)``. Source: Track+; analysis by task.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``doers_at_least`` and ``doers_divisor`` say how many R are too many.

    Yields:
        One hit per such row, with the number of roles that hold R.
    """
    most = limit(grid, thresholds.doers_at_least, thresholds.doers_divisor)
    for row, holders in rows_with_more(grid, "R", most):
        yield Hit(row, message=tr("{roles} do the work", roles=in_words(len(holders))))


@RACI.rule(
    "RACI-W02", "warning", tr_noop("many are asked before"), _BY_TASK,
    tr_noop("Must all of them be asked, or is it enough to tell some?"),
)  # fmt: skip
def many_asked(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many C, by default more than ``max(3, roles // 2)``. Source: Track+; analysis by task.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``asked_at_least`` and ``asked_divisor`` say how many C are too many.

    Yields:
        One hit per such row, with the number of roles that hold C.
    """
    most = limit(grid, thresholds.asked_at_least, thresholds.asked_divisor)
    for row, holders in rows_with_more(grid, "C", most):
        yield Hit(row, message=tr("{roles} are asked before", roles=in_words(len(holders))))


@RACI.rule(
    "RACI-I01", "information", tr_noop("many are told"), _BY_TASK,
    tr_noop("Must all of them be told each time?"),
)  # fmt: skip
def many_told(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many I, by default more than ``max(4, roles // 2)``. Source: Track+; analysis by task.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``told_at_least`` and ``told_divisor`` say how many I are too many.

    Yields:
        One hit per such row, with the number of roles that hold I.
    """
    most = limit(grid, thresholds.told_at_least, thresholds.told_divisor)
    for row, holders in rows_with_more(grid, "I", most):
        yield Hit(row, message=tr("{roles} are told", roles=in_words(len(holders))))


@RACI.rule(
    "RACI-W03", "warning", tr_noop("nobody is asked or told yet"), _ANALYSIS,
    tr_noop("Who would want to know of it, and does somebody do the same elsewhere?"),
)  # fmt: skip
def nobody_asked_or_told(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows with neither C nor I. Source: Track+.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Returns:
        One hit per such row.
    """
    return rows_without(grid, "CI")


@RACI.rule(
    "RACI-I02",
    "information",
    tr_noop("every role has a letter here"),
    "RACI analysis by task and by role (scribd 62067422)",
    tr_noop("Who can be left out?"),
)
def no_blank_in_row(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows without a blank cell, in charts of five roles or more. Source: analysis by task.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row.
    """
    for row, letters in grid.lines:
        if len(grid.roles) >= 5 and all(letters):
            yield Hit(row)


@RACI.rule(
    "RACI-W10",
    "warning",
    tr_noop("has no letter in this chart yet"),
    "RACI analysis by task and by role (scribd 62067422)",
    tr_noop("Ask in which rows it wants a part; without any, its column can go."),
)
def empty_column(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find columns without any letter. Source: analysis by role.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such role; none in a chart without rows, nor where only owners are asked.
    """
    for role, letters in grid.columns:
        if not grid.owners_asked and not any(letters):
            yield Hit(role=role)


@RACI.rule(
    "RACI-W11", "warning", tr_noop("does the work in more than half the rows"), _BY_TASK,
    tr_noop("Can one role keep up with all of this?"),
)  # fmt: skip
def much_work(grid: Grid, thresholds: Thresholds) -> Iterable[Hit]:
    """Find roles with R in more than half the rows (by default), from five rows on. Source: Track+; analysis by role.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``rows_for_load`` is the least number of rows, ``load_divisor`` the share.

    Returns:
        One hit per such role.
    """
    return loaded_roles(grid, "R", thresholds)


@RACI.rule(
    "RACI-W12", "warning", tr_noop("answers for more than half the rows"), _BY_TASK,
    tr_noop("Could others answer for some of these?"),
)  # fmt: skip
def much_owned(grid: Grid, thresholds: Thresholds) -> Iterable[Hit]:
    """Find roles with A in more than half the rows (by default), from five rows on. Source: Track+; analysis by role.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``rows_for_load`` is the least number of rows, ``load_divisor`` the share.

    Returns:
        One hit per such role.
    """
    return loaded_roles(grid, "A", thresholds)


@RACI.rule(
    "RACI-I10", "information", tr_noop("has neither R nor A here"), _BY_TASK,
    tr_noop("Is that what we want, or is a part of it missing?"),
)  # fmt: skip
def onlooker(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find columns with neither R nor A. Source: Track+; analysis by role.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such role; none in a chart without rows, nor where only owners are asked.
    """
    for role in grid.roles:
        if grid.rows and not grid.owners_asked and not grid.held_by(role, "R") and not grid.held_by(role, "A"):
            yield Hit(role=role)


@RACI.rule(
    "RACI-I11", "information", tr_noop("has a letter in every row"), _BY_TASK,
    tr_noop("In which rows could others do without it?"),
)  # fmt: skip
def no_blank_in_column(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find columns without a blank cell, from five rows on (by default). Source: Track+; analysis by role.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``rows_for_load`` is the least number of rows.

    Yields:
        One hit per such role.
    """
    for role, letters in grid.columns:
        if len(grid.rows) >= thresholds.rows_for_load and all(letters):
            yield Hit(role=role)


@RACI.rule(
    "RACI-I12", "information", tr_noop("is told, and has no other part"), _OWN,
    tr_noop("Is one regular note enough?"),
)  # fmt: skip
def only_told(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find columns that hold no letter but I, from five rows on (by default). Source: own.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``rows_for_load`` is the least number of rows.

    Yields:
        One hit per such role.
    """
    for role, letters in grid.columns:
        if len(grid.rows) >= thresholds.rows_for_load and {*letters} - {""} == {"I"}:
            yield Hit(role=role)


@RACI.rule(
    "RACI-W20", "warning", tr_noop("the top role answers for much of this"), _CHARTING,
    tr_noop("Responsibility belongs at the lowest level that can bear it: which of these could move down?"),
)  # fmt: skip
def much_at_the_top(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find a top role that holds more than a third (by default) of all A. Source: Smith & Erwin.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``sponsor_divisor`` is the share.

    Yields:
        One hit per such role. A chart from a file marks no top role, so it has no hits.
    """
    owned = sum([len(holders) for _, holders in grid.holding("A")])
    for role in grid.roles:
        if role.sponsor and grid.held_by(role, "A") > owned // thresholds.sponsor_divisor:
            yield Hit(role=role)


@RACI.rule(
    "RACI-W21", "warning", tr_noop("its owner has not said yes yet"), _OWN,
    tr_noop("Whoever speaks for this role was away or abstained on the row: ask whether they accept it."),
)  # fmt: skip
def owner_away(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find A held by a role whose spokesperson was absent or abstained on the row. Source: own.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such cell. A chart from a file has no spokespersons, so it has no hits.
    """
    for row, holders in grid.holding("A"):
        for role in holders:
            if row.key in role.spokesperson_away:
                yield Hit(row, role)


@RACI.rule(
    "RACI-I22", "information", tr_noop("names a subject: what is decided?"),
    "geratools.com, RACI matrix builder",
    tr_noop("Begin with a verb, so that one role can answer for it."),
)  # fmt: skip
def no_verb(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows that neither begin with a verb nor speak of a decision. Source: geratools.com.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such row.
    """
    for row in grid.rows:
        if not names_an_action(row.label):
            yield Hit(row)


@RACI.rule(
    "RACI-I23",
    "information",
    tr_noop("a large chart"),
    "Cohen, charting exercise (at most 20 items); 80 columns on the wall",
    tr_noop("Two smaller charts are easier to talk about."),
)
def large_chart(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find a chart of more than 20 rows or 13 roles (by default). Source: Cohen; the width of a projected terminal.

    Args:
        grid: The chart to check.
        thresholds: The session's limits; ``rows_most`` and ``roles_most`` are the greatest size.

    Yields:
        One hit without row and role if the chart is too large.
    """
    rows, roles = len(grid.rows), len(grid.roles)
    if rows > thresholds.rows_most or roles > thresholds.roles_most:
        yield Hit(message=tr("a large chart: rows {rows}, roles {roles}", rows=rows, roles=roles))


@RACI.rule(
    "RACI-I24", "information", tr_noop("is the name of a person"), _CHARTING,
    tr_noop("People change and roles stay: use the title of the role."),
)  # fmt: skip
def person_as_role(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find columns headed by the name of a person in the session, unless all are. Source: Smith & Erwin.

    Args:
        grid: The chart to check.
        _: Not used; all tests have the same parameters.

    Yields:
        One hit per such role. The people are not known for a chart from a file, so it has no hits.
    """
    named = [role for role in grid.roles if role.title.casefold() in grid.people]
    if len(named) < len(grid.roles):
        for role in named:
            yield Hit(role=role)


def _repeated(items: Sequence[Labelled], labels: Sequence[str]) -> Iterator[Labelled]:
    """Yield the items whose label repeats that of an earlier one, ignoring case and blanks."""
    seen: set[str] = set()
    for item, label in zip(items, labels, strict=True):
        plain = " ".join(label.split()).casefold()
        if plain in seen:
            yield item
        seen.add(plain)
