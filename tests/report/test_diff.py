"""How a difference is written."""

from __future__ import annotations

from pmworkshop.insight.session_diff import CellChange, ChartChange, Difference, Figures, ItemChange, Side, Sort
from pmworkshop.report.writers.diff import SAME, diff_markdown, diff_text

FOUND = Difference(
    before=Side("Spring", 12),
    after=Side("Spring\nagain", 20),
    sorts=(Sort("Actions", ("A02, “Do *more*”",), ("A01: due 14 December → 20 December",), ("A03",)),),
    charts=(ChartChange("“Chart”", (CellChange("Set | price", "Product", "", "A"),)),),
    items=(
        ItemChange("“Poll”", "“We say no”", None, Figures(True, (("3", 2), ("4", 0)), 1, 3.5)),
        ItemChange("“Poll”, time 2", "", Figures(True), Figures(False)),
        ItemChange("“Poll”", "“x”", Figures(True, abstained=2), Figures(False, (("3", 1),), 0, 3.0)),
    ),
    by_name=1,
)


def test_text_is_a_page_for_a_terminal():
    assert diff_text(FOUND).splitlines() == [
        "What changed: Spring (step 12) → Spring again (step 20)",
        "1 record is taken for the same because of the name: people, roles and rows that the two know by other ids.",
        "",
        "Actions",
        "  New: A02, “Do *more*”",
        "  A01: due 14 December → 20 December",
        "  Gone: A03",
        "",
        "The chart “Chart”, cell by cell",
        "  Set | price, Product: blank → A",
        "",
        "What was asked, item by item",
        "  “Poll”, “We say no”: not asked → median 3.5; 2 for 3; 1 abstained",
        "  “Poll”, time 2, all of it: no figures → not shown yet",
        "  “Poll”, “x”: 2 abstained → median 3; 1 for 3 (not shown)",
    ]


def test_markdown_keeps_any_text_the_text_it_is():
    written = diff_markdown(FOUND).decode()
    assert written.startswith("# What changed: Spring (step 12) → Spring again (step 20)\n\n1 record is taken")
    assert "## Actions\n\n- New: A02, “Do \\*more\\*”\n- A01: due 14 December → 20 December\n- Gone: A03\n" in written
    assert (
        "| Row | Role | Before | After |\n| --- | --- | --- | --- |\n| Set \\| price | Product | blank | A |"
        in written
    )
    assert "| “Poll” | “We say no” | not asked | median 3.5; 2 for 3; 1 abstained |" in written


def test_sessions_that_are_the_same_are_said_to_be():
    same = Difference(Side("Spring", 1), Side("Spring", 1))
    assert diff_text(same) == f"What changed: Spring (step 1) → Spring (step 1)\n{SAME}"
    assert diff_markdown(same).decode().endswith(f"\n\n{SAME}\n")
    assert "2 records are taken" in diff_text(Difference(Side("a", 1), Side("b", 1), by_name=2))
