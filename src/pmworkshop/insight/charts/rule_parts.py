"""The parts that chart rules are made of: words and test of a rule, where it hits, the usual tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pmworkshop.insight.charts.grid import Grid, GridRole, GridRow
from pmworkshop.insight.findings import Finding, RuleText, Severity
from pmworkshop.session.core.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule is not met.

    Attributes:
        row: The row, if it is about one.
        role: The column, if it is about one.
        message: Other words than the rule's own, where they can say more.
        severity: Another severity than the rule's own.
        advice: Other advice than the rule's own.
    """

    row: GridRow | None = None
    role: GridRole | None = None
    message: str = ""
    severity: Severity | None = None
    advice: str = ""


Test = Callable[[Grid, Thresholds], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class ChartRule:
    """A rule with its test.

    Attributes:
        text: Id, severity, words and source.
        advice: What the facilitator may ask or do.
        test: Finds the places where it is not met.
    """

    text: RuleText
    advice: str
    test: Test

    def findings(self, grid: Grid, thresholds: Thresholds) -> Iterator[Finding]:
        """Run the test over a grid, and put each hit in words."""
        for hit in self.test(grid, thresholds):
            yield Finding(
                rule=self.text.id,
                severity=hit.severity or self.text.severity,
                row=hit.row.key if hit.row else None,
                column=hit.role.key if hit.role else None,
                row_label=hit.row.label if hit.row else "",
                column_label=hit.role.title if hit.role else "",
                message=hit.message or self.text.words,
                advice=hit.advice or self.advice,
            )


class RuleBook:
    """The rules of one scheme, in the order in which they are written down."""

    def __init__(self) -> None:
        self.rules: list[ChartRule] = []

    def rule(self, rule_id: str, severity: Severity, words: str, source: str, advice: str) -> Callable[[Test], Test]:
        """Enter a test under an id, with its severity, words for the wall, source and advice."""

        def enter(test: Test) -> Test:
            self.rules.append(ChartRule(RuleText(rule_id, severity, words, source), advice, test))
            return test

        return enter


def rows_without(grid: Grid, letters: str) -> Iterator[Hit]:
    """Find the rows in which nobody holds any of the letters."""
    for row in grid.rows:
        if grid.lacks(row, letters):
            yield Hit(row)


def rows_with_more(grid: Grid, letter: str, most: int) -> Iterator[tuple[GridRow, list[GridRole]]]:
    """Find the rows in which more than ``most`` roles hold a letter, and these roles."""
    for row in grid.rows:
        holders = grid.holders(row, letter)
        if len(holders) > most:
            yield row, holders


def cells_with_both(grid: Grid, one: str, other: str) -> Iterator[Hit]:
    """Find the cells that hold one of the first letters together with one of the others."""
    for row, role, cell in grid.filled:
        if any(a in cell and b in cell for a in one for b in other if a != b):
            yield Hit(row, role)


def loaded_roles(grid: Grid, letter: str, thresholds: Thresholds) -> Iterator[Hit]:
    """Find the roles that hold a letter in more than their share of the rows, in a chart long enough."""
    rows = len(grid.rows)
    if rows >= thresholds.rows_for_load:
        for role in grid.roles:
            if grid.held_by(role, letter) > rows // thresholds.load_divisor:
                yield Hit(role=role)


def limit(grid: Grid, at_least: int, divisor: int) -> int:
    """Say how many holders of a letter a row may have: ``max(at_least, roles // divisor)``."""
    return max(at_least, len(grid.roles) // divisor)
