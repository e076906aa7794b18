"""Building blocks of chart rules: a rule with its test, a hit, the collection of rules, and the usual tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.insight.charts.grid import Grid, GridRole, GridRow
from pmworkshop.insight.findings import Finding, RuleText, Severity
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.session.core.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule is not met.

    Attributes:
        row: The row; None if the hit concerns no single row.
        role: The column; None if the hit concerns no single column.
        message: Words that replace the rule's own; empty to keep those.
        severity: A severity that replaces the rule's own; None to keep that.
        advice: Advice that replaces the rule's own; empty to keep that.
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
        text: Id, severity, words and source of the rule.
        advice: What the facilitator may ask or do.
        test: The function that finds the places where the rule is not met.
    """

    text: RuleText
    advice: str
    test: Test

    def findings(self, grid: Grid, thresholds: Thresholds) -> list[Finding]:
        """Run the test on a chart, and turn each hit into a finding.

        Args:
            grid: The chart to check.
            thresholds: The session's limits.

        Returns:
            One finding per hit, in the order of the test.
        """
        return [
            Finding(
                rule=self.text.id,
                severity=hit.severity or self.text.severity,
                row=hit.row.key if hit.row else None,
                column=hit.role.key if hit.role else None,
                row_label=hit.row.label if hit.row else "",
                column_label=hit.role.title if hit.role else "",
                message=hit.message or tr(self.text.words),
                advice=hit.advice or tr(self.advice),
            )
            for hit in self.test(grid, thresholds)
        ]


class RuleBook:
    """The rules of one scheme.

    Attributes:
        rules: The rules, in the order in which they were registered.
    """

    def __init__(self) -> None:
        self.rules: list[ChartRule] = []

    def rule(self, rule_id: str, severity: Severity, words: str, source: str, advice: str) -> Callable[[Test], Test]:
        """Make a decorator that registers a test as a rule.

        Args:
            rule_id: The rule's id, such as ``RACI-W03``; it never changes.
            severity: The default severity of the findings.
            words: Words for the wall.
            source: Where the rule comes from.
            advice: What the facilitator may ask or do.

        Returns:
            The decorator; it returns the test unchanged.
        """

        def enter(test: Test) -> Test:
            self.rules.append(ChartRule(RuleText(rule_id, severity, words, source), advice, test))
            return test

        return enter


def rows_without(grid: Grid, letters: str) -> list[Hit]:
    """Find the rows in which no role holds any of the given letters.

    Args:
        grid: The chart to check.
        letters: One or more letters.

    Returns:
        One hit per such row, from the top. Where only owners are asked, another letter is missed only if the room
        uses it, and only in rows of which it charted more than the owner.
    """
    if SCHEMES[grid.scheme].owner in letters:
        return [Hit(row) for row in grid.lacking(letters)]
    if grid.owners_asked and not grid.uses(letters):
        return []
    return [Hit(row) for row in grid.lacking(letters) if not row.owner_only]


def rows_with_more(grid: Grid, letter: str, most: int) -> list[tuple[GridRow, list[GridRole]]]:
    """Find the rows in which too many roles hold a letter.

    Args:
        grid: The chart to check.
        letter: One letter.
        most: How many roles may hold it in one row.

    Returns:
        Each row in which more roles hold it, with these roles.
    """
    return [(row, holders) for row, holders in grid.holding(letter) if len(holders) > most]


def cells_with_both(grid: Grid, one: str, other: str) -> Iterator[Hit]:
    """Find the cells that hold a letter of one set together with a different letter of another set.

    Args:
        grid: The chart to check.
        one: The letters of the first set.
        other: The letters of the second set.

    Yields:
        One hit per such cell, row by row from the left.
    """
    for row, role, cell in grid.filled:
        if any(a in cell and b in cell for a in one for b in other if a != b):
            yield Hit(row, role)


def loaded_roles(grid: Grid, letter: str, thresholds: Thresholds) -> Iterator[Hit]:
    """Find the roles that hold a letter in too large a share of the rows.

    Args:
        grid: The chart to check.
        letter: One letter.
        thresholds: The session's limits; a role may hold the letter in ``rows // load_divisor`` rows.

    Yields:
        One hit per such role, from the left; none in a chart of fewer rows than ``rows_for_load``.
    """
    rows = len(grid.rows)
    if rows >= thresholds.rows_for_load:
        for role in grid.roles:
            if grid.held_by(role, letter) > rows // thresholds.load_divisor:
                yield Hit(role=role)


def limit(grid: Grid, at_least: int, divisor: int) -> int:
    """Compute how many roles may hold a letter in one row: ``max(at_least, roles // divisor)``.

    Args:
        grid: The chart to check.
        at_least: The number allowed in a chart of any size.
        divisor: The number of roles in the chart per role that is allowed, 1 or more.

    Returns:
        The greatest number of roles.
    """
    return max(at_least, len(grid.roles) // divisor)
