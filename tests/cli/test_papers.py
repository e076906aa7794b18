"""The commands that write the trend of an organisation and the portfolio of all units."""

from __future__ import annotations

from tests.cli.conftest import Desk


def test_a_portfolio_holds_the_newest_session_of_each_unit(desk: Desk):
    assert desk.run("portfolio").lines[2] == "0 units, as of Monday 14 September 2026."
    for firm in ("North", "South"):
        desk.run("new", "--title", f"{firm} day", "--organisation", firm, "--no-open")
    desk.run("follow-up", "North day", "--title", "North again", "--no-open")
    told = desk.run("portfolio").out
    assert "2 units" in told
    assert "| North |" in told
    assert "| South |" in told
    told = desk.run("portfolio", "South day", "--json").json
    assert told["parts"][0]["title"] == "Where each unit stands"
    assert desk.run("portfolio", "North day", "South day").out == desk.run("portfolio", "South day", "North day").out
    assert desk.run("portfolio", "--format", "html", "--out", "all.html").out == "all.html\n"
    page = (desk.here / "all.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "North" in page


def test_the_trend_of_an_organisation_is_found_by_a_part_of_its_name(desk: Desk):
    assert desk.run("trend", "North").code == 2
    for firm in ("North Mills", "North Sea", "South"):
        desk.run("new", "--title", f"{firm} day", "--organisation", firm, "--no-open")
    assert desk.run("trend", "mills").lines[0] == "# North Mills: the trend over quarters"
    assert "may mean North Mills, North Sea" in desk.run("trend", "north").err
    assert "There are North Mills, North Sea, South." in desk.run("trend", "east").err
    assert desk.run("trend", "South", "--private", "--out", "mine.md").code == 0
    assert "keep this to yourself" in (desk.here / "mine.md").read_text(encoding="utf-8")
