"""The commands over all sessions: finding words, and what is open."""

from __future__ import annotations

import csv
import io
from datetime import date

from pmworkshop.practice.dues import dues_of
from tests.build import action, begin, entry, sample_file, session
from tests.cli.conftest import Desk


def test_words_are_found_over_all_sessions_and_marked(desk: Desk):
    assert desk.run("find", "price").out == "There is no session yet in which something could be found.\n"
    sample_file(desk.home / "sample.pmw")
    begin(desk.home / "b.pmw", entry("e1", "The price of waiting", author="ben")).close()
    found = desk.run("find", "price")
    assert found.code == 0
    assert (
        "2026-09-14  Sample alignment, Sample firm  (5e55104000000001)\n"
        "  said, Collect, Ben: The [price] of waiting\n" in found.out
    )
    assert (
        "said, Questions, Head of Finance (sample): [Prices] are cut deal by deal, and nobody keeps count"
        in found.out
    )
    assert found.lines[-1] == "Found 6 lines in 2 sessions."
    assert desk.run("find", "price list").lines[-1] == "Found 2 lines in 1 of 2 sessions.", (
        "the shell took the quotes away"
    )
    assert desk.run("find", "nowhere-said").out == "Nothing of that was said, decided or promised in 2 sessions.\n"
    assert desk.run("find", "?!").code == 2
    assert "has no word in it" in desk.run("find", "?!").err
    assert desk.run("find").code == 2
    data = desk.run("find", "waiting", "--json").json
    line = data["sessions"][0]["lines"][0]
    assert line["text"][slice(*line["marks"][0])] == "waiting"
    (desk.home / "bad.pmw").write_bytes(b"bad" * 99)
    assert "Not looked through, as they cannot be read: bad.pmw." in desk.run("find", "price").err


def test_what_is_open_is_listed_over_all_sessions(desk: Desk):
    assert desk.run("actions").out == "Nothing is open.\n"
    assert desk.run("actions", "--format", "markdown").out == "Nothing is open.\n"
    begin(
        desk.home / "a.pmw",
        action("a1", what="=SUM(A1) the | list", owners=("ben",), due=date(2026, 9, 1)),
        action("a2", "A02", what="Write to all", owners=("ann",), due=date(2026, 10, 1)),
        action("a3", "A03", what="Nobody's yet"),
    ).close()
    assert desk.run("actions").lines == [
        "2026-09-01  Ben: =SUM(A1) the | list  (overdue, proposed; Sample firm, Sample alignment, 2026-09-14)",
        "2026-10-01  Ann: Write to all  (proposed; Sample firm, Sample alignment, 2026-09-14)",
        "no day yet  nobody yet: Nobody's yet  (proposed; Sample firm, Sample alignment, 2026-09-14)",
        "3 things are open, 1 of them overdue.",
    ]
    assert [one["owner"] for one in desk.run("actions", "--json", "--by", "owner").json] == ["Ben", "", "Ann"]
    assert desk.run("actions", "--owner", "ANN").lines[-1] == "1 thing is open, 0 of them overdue."
    assert desk.run("actions", "--organisation", "other").out == "Nothing is open.\n"
    rows = list(csv.reader(io.StringIO(desk.run("actions", "--format", "csv").out)))
    assert rows[1][3] == "'=SUM(A1) the | list"
    assert r"the \| list" in desk.run("actions", "--format", "markdown").out


def test_the_file_of_one_leader_alone_has_nothing_due():
    assert dues_of(session(action("a1"), solo="ann")) == ()
