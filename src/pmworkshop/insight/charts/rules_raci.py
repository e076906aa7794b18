"""The rules of a RACI chart: across its rows, down its columns, and how it is worded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

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
    "RACI-E01", "error", "nobody answers for this", f"{_ONE_OWNER}; {_ANALYSIS}",
    "Ask which one role answers for the result, and give it A.",
)  # fmt: skip
def no_owner(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows without A. Source: Wikipedia; Axiom Templates; Track+."""
    return rows_without(grid, "A")


@RACI.rule(
    "RACI-E02", "error", "two answer for it", f"{_ONE_OWNER}; {_ANALYSIS}",
    "Where two answer, nobody does: choose one, or split the row.",
)  # fmt: skip
def several_owners(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows with more than one A. Source: Wikipedia; Axiom Templates; Track+."""
    for row, holders in rows_with_more(grid, "A", 1):
        names = listed([role.title for role in holders])
        yield Hit(
            row,
            message=f"{in_words(len(holders))} answer for it",
            advice=f"{names} hold A. Where several answer, nobody does: choose one, or split the row.",
        )


@RACI.rule(
    "RACI-E03", "error", "nobody does the work yet", f"Responsibility assignment matrix (Wikipedia); {_ANALYSIS}",
    "Ask who does the work, and give R; it may be the role that holds A.",
)  # fmt: skip
def no_doer(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows without R; information only where A implies R. Source: Wikipedia; Track+."""
    for hit in rows_without(grid, "R"):
        implied = thresholds.a_implies_r and hit.row is not None and grid.holders(hit.row, "A")
        yield Hit(hit.row, severity="information" if implied else None)


@RACI.rule(
    "RACI-E04", "error", "a letter that this chart does not know", _OWN,
    "Use the letters of the legend only.",
)  # fmt: skip
def foreign_letter(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find cells with a letter outside the scheme. Source: own."""
    order = SCHEMES[grid.scheme].order
    for row, role, letters in grid.filled:
        strange = [letter for letter in letters if letter not in order]
        if strange:
            yield Hit(row, role, advice=f"{listed(strange)} is not in the legend: use {listed(list(order))}.")


@RACI.rule(
    "RACI-E05", "error", "stands here twice", _OWN,
    "Keep one of the two, or word them so that the difference shows.",
)  # fmt: skip
def duplicates(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows and columns whose label an earlier one has too, capitals and blanks aside. Source: own."""
    for row in _repeated(grid.rows, [row.label for row in grid.rows]):
        yield Hit(row)
    for role in _repeated(grid.roles, [role.title for role in grid.roles]):
        yield Hit(role=role)


@RACI.rule(
    "RACI-E06", "error", "nothing is said about this yet", _OWN,
    "Drop the row, or fill it.",
)  # fmt: skip
def empty_row(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows without any letter. Source: own."""
    for row in grid.rows:
        if not any(grid.row_letters(row)):
            yield Hit(row)


@RACI.rule(
    "RACI-W07", "warning", "a doer need not be asked or told", f"{_OWN}; published charts do hold C/I in a cell",
    "Whoever does it or answers for it knows already; whoever is asked is told. Keep the stronger letter.",
)  # fmt: skip
def mixed_cell(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find cells that hold C or I together with A or R, or both C and I. Source: own."""
    for row, role, letters in grid.filled:
        cell = {*letters}
        if {"C", "I"} <= cell:
            yield Hit(row, role, message="asked and told at once")
        elif cell & {"C", "I"} and cell & {"A", "R"}:
            yield Hit(row, role)


@RACI.rule(
    "RACI-W01", "warning", "many hands in this", _BY_TASK,
    "Can it be split into smaller pieces, each with few who do it?",
)  # fmt: skip
def many_doers(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many R: more than ``max(3, roles // 3)``. Source: Track+; analysis by task."""
    most = limit(grid, thresholds.doers_at_least, thresholds.doers_divisor)
    for row, holders in rows_with_more(grid, "R", most):
        yield Hit(row, message=f"{in_words(len(holders))} do the work")


@RACI.rule(
    "RACI-W02", "warning", "many are asked before", _BY_TASK,
    "Must all of them be asked, or is it enough to tell some?",
)  # fmt: skip
def many_asked(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many C: more than ``max(3, roles // 2)``. Source: Track+; analysis by task."""
    most = limit(grid, thresholds.asked_at_least, thresholds.asked_divisor)
    for row, holders in rows_with_more(grid, "C", most):
        yield Hit(row, message=f"{in_words(len(holders))} are asked before")


@RACI.rule(
    "RACI-I01", "information", "many are told", _BY_TASK,
    "Must all of them be told each time?",
)  # fmt: skip
def many_told(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find rows with many I: more than ``max(4, roles // 2)``. Source: Track+; analysis by task."""
    most = limit(grid, thresholds.told_at_least, thresholds.told_divisor)
    for row, holders in rows_with_more(grid, "I", most):
        yield Hit(row, message=f"{in_words(len(holders))} are told")


@RACI.rule(
    "RACI-W03", "warning", "nobody is asked or told", _ANALYSIS,
    "Is it done behind closed doors, or does somebody do the same elsewhere?",
)  # fmt: skip
def nobody_asked_or_told(grid: Grid, _: Thresholds) -> Iterable[Hit]:
    """Find rows with neither C nor I. Source: Track+."""
    return rows_without(grid, "CI")


@RACI.rule(
    "RACI-I02", "information", "everyone is in this", "RACI analysis by task and by role (scribd 62067422)",
    "Who can be left out?",
)  # fmt: skip
def no_blank_in_row(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows without a blank cell, in charts of five roles or more. Source: analysis by task."""
    for row in grid.rows:
        if len(grid.roles) >= 5 and all(grid.row_letters(row)):
            yield Hit(row)


@RACI.rule(
    "RACI-W10", "warning", "has no part in this chart", "RACI analysis by task and by role (scribd 62067422)",
    "Does this role belong here?",
)  # fmt: skip
def empty_column(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find columns without any letter. Source: analysis by role."""
    for role in grid.roles:
        if grid.rows and not any(grid.column_letters(role)):
            yield Hit(role=role)


@RACI.rule(
    "RACI-W11", "warning", "does the work in more than half the rows", _BY_TASK,
    "Can one role keep up with all of this?",
)  # fmt: skip
def much_work(grid: Grid, thresholds: Thresholds) -> Iterable[Hit]:
    """Find roles with R in more than half the rows, from five rows on. Source: Track+; analysis by role."""
    return loaded_roles(grid, "R", thresholds)


@RACI.rule(
    "RACI-W12", "warning", "answers for more than half the rows", _BY_TASK,
    "Could others answer for some of these?",
)  # fmt: skip
def much_owned(grid: Grid, thresholds: Thresholds) -> Iterable[Hit]:
    """Find roles with A in more than half the rows, from five rows on. Source: Track+; analysis by role."""
    return loaded_roles(grid, "A", thresholds)


@RACI.rule(
    "RACI-I10", "information", "neither does nor answers for anything here", _BY_TASK,
    "Is it a role of the line, or an onlooker?",
)  # fmt: skip
def onlooker(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find columns without R and A. Source: Track+; analysis by role."""
    for role in grid.roles:
        if grid.rows and not grid.held_by(role, "R") and not grid.held_by(role, "A"):
            yield Hit(role=role)


@RACI.rule(
    "RACI-I11", "information", "is involved in everything", _BY_TASK,
    "Where can this role be left out?",
)  # fmt: skip
def no_blank_in_column(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find columns without a blank cell, from five rows on. Source: Track+; analysis by role."""
    for role in grid.roles:
        if len(grid.rows) >= thresholds.rows_for_load and all(grid.column_letters(role)):
            yield Hit(role=role)


@RACI.rule(
    "RACI-I12", "information", "is only ever told", _OWN,
    "Could a newsletter do?",
)  # fmt: skip
def only_told(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find columns that hold nothing but I, from five rows on. Source: own."""
    for role in grid.roles:
        if len(grid.rows) >= thresholds.rows_for_load and {*grid.column_letters(role)} - {""} == {"I"}:
            yield Hit(role=role)


@RACI.rule(
    "RACI-W20", "warning", "the top role answers for much of this", _CHARTING,
    "Responsibility belongs at the lowest level that can bear it: which of these could move down?",
)  # fmt: skip
def much_at_the_top(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find a top role that holds more than a third of all A. Source: Smith & Erwin."""
    owned = sum(len(grid.holders(row, "A")) for row in grid.rows)
    for role in grid.roles:
        if role.sponsor and grid.held_by(role, "A") > owned // thresholds.sponsor_divisor:
            yield Hit(role=role)


@RACI.rule(
    "RACI-W21", "warning", "its owner has not said yes yet", _OWN,
    "Whoever speaks for this role was away or abstained on the row: ask whether they accept it.",
)  # fmt: skip
def owner_away(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find A held by a role whose spokesperson was absent or abstained on the row. Source: own."""
    for row in grid.rows:
        for role in grid.holders(row, "A"):
            if row.key in role.spokesperson_away:
                yield Hit(row, role)


@RACI.rule(
    "RACI-I22", "information", "names a subject, not yet something to do or decide",
    "geratools.com, RACI matrix builder",
    "Begin with a verb, so that one role can answer for it.",
)  # fmt: skip
def no_verb(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find rows that neither begin with a verb nor speak of a decision. Source: geratools.com."""
    for row in grid.rows:
        if not names_an_action(row.label):
            yield Hit(row)


@RACI.rule(
    "RACI-I23", "information", "a large chart", "Cohen, charting exercise (at most 20 items); 80 columns on the wall",
    "Two smaller charts are easier to talk about.",
)  # fmt: skip
def large_chart(grid: Grid, thresholds: Thresholds) -> Iterator[Hit]:
    """Find a chart of more than 20 rows or 13 roles. Source: Cohen; what fits on a projected terminal."""
    rows, roles = len(grid.rows), len(grid.roles)
    if rows > thresholds.rows_most or roles > thresholds.roles_most:
        yield Hit(message=f"a large chart: rows {rows}, roles {roles}")


@RACI.rule(
    "RACI-I24", "information", "a person's name among roles", _CHARTING,
    "People change and roles stay: use the title of the role.",
)  # fmt: skip
def person_as_role(grid: Grid, _: Thresholds) -> Iterator[Hit]:
    """Find columns headed by the name of somebody in the room while others are roles. Source: Smith & Erwin."""
    named = [role for role in grid.roles if role.title.casefold() in grid.people]
    if len(named) < len(grid.roles):
        for role in named:
            yield Hit(role=role)


def _repeated(items: Sequence[Labelled], labels: Sequence[str]) -> Iterator[Labelled]:
    seen: set[str] = set()
    for item, label in zip(items, labels, strict=True):
        plain = " ".join(label.split()).casefold()
        if plain in seen:
            yield item
        seen.add(plain)
