"""The first workshop of the README, walked through as it is written there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.cli.conftest import Desk
from tests.exchange.chart_forms import Written, workbook

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_every_command_of_the_readme_works_in_the_order_in_which_it_stands_there(desk: Desk, at_once):
    people = next(block for block in BLOCKS if block.startswith("name,"))
    desk.write("people.csv", people)
    chart = Written("RACI", ["Sponsor", "Product", "Sales"], [("Set the price", ["I", "AR", "C"])])
    desk.write("raci.xlsx", workbook(chart, "Launch"))
    desk.outside.at_terminal = True
    lines = [line for block in BLOCKS for line in block.splitlines() if line.startswith("pmworkshop ")]
    assert len(lines) > 10
    for line in lines:
        said = desk.run(*shlex.split(line)[1:])
        assert said.code == 0 or line.startswith("pmworkshop doctor"), (line, said.err)
    assert len(list(desk.home.glob("*.pmw"))) == 5
    assert (desk.here / "archive" / "session.toml").is_file()
    assert (desk.here / "for-the-sponsor" / "summary.md").is_file()
