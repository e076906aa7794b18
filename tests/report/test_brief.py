"""After a call with the sponsor: its brief on a page, one mail with it, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pmworkshop.report.files import files_after
from pmworkshop.session.core.records import Measure
from pmworkshop.session.core.records.impact import Reading
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import people
from tests import build
from tests.cli.conftest import Desk, desk  # noqa: F401
from tests.report.printing import pages
from tests.report.test_report import discovery
from tests.session.doing import do

FILES = {"brief.html", "brief.md", "mail-brief.txt"}
DATES = Measure(
    id="m",
    title="Dates kept",
    agreed=Reading(day=build.DAY, value="4 of 10"),
    wanted="9 of 10",
    look=date(2027, 3, 1),
)


def call(*more) -> Session:
    state = discovery()
    return build.session(*state.entries.values(), *more, agenda=state.info.agenda, facilitator="Fay")


def flat(data: bytes) -> str:
    return " ".join(data.decode().split())


def test_after_a_call_there_is_the_brief_with_its_mail_and_neither_calendar_nor_notes():
    files = files_after(call(DATES))
    assert set(files) == FILES
    for name in ("brief.html", "brief.md"):
        told = files[name].decode()
        for said in (
            "The request",
            "Said of request",
            "What must have happened",
            "Eve · Function: Legal",
            "Dates kept",
        ):
            assert said in told, (name, said)
        assert "Losing her veto" not in told
        assert "Said of other" not in told, "what only the facilitator noted"
    assert "4 of 10" in files["brief.md"].decode()
    for value in ("4 of 10", "9 of 10", "Monday 1 March 2027"):
        assert value in files["brief.html"].decode()


def test_the_mail_asks_to_put_right_what_was_misunderstood_and_repeats_nothing():
    mail = flat(files_after(call())["mail-brief.txt"])
    assert mail.startswith("To: dee@firm.example Subject: Sample alignment: what I understood Dear Dee, thank you")
    assert "is attached, on a page (brief.html)." in mail
    assert "Please put right within two days what I misunderstood" in mail
    assert "not yet said" not in mail
    assert mail.endswith("Kind regards Fay")
    assert "Said of" not in mail


def test_what_was_not_said_in_the_call_is_asked_for_and_nobody_has_to_be_noted():
    state = call()
    entries = {key: one for key, one in state.entries.items() if one.prompt not in ("missing", "outcome")}
    short = state.model_copy(update={"entries": entries, "participants": {}})
    files = files_after(short)
    mail = flat(files["mail-brief.txt"])
    assert mail.startswith("Subject: ")
    assert "Good day," in mail
    assert "We have not yet said: what is missing and what must have happened. One line on each is enough." in mail
    assert files["brief.html"].decode().count("Nothing yet.") == files["brief.md"].decode().count("Nothing yet.") == 2


def test_a_sponsor_who_left_gets_no_mail():
    mail = flat(files_after(do(call(), people.leave("dee")))["mail-brief.txt"])
    assert "dee@firm.example" not in mail


def test_any_text_stays_text_and_the_page_needs_nothing_beside_itself():
    nasty = '<script>alert(1)</script> "&" # *a* | `b` http://x.example'
    files = files_after(call(build.entry("n", nasty, module="ask", prompt="missing", place=20)))
    page = files["brief.html"].decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "src=" not in page
    assert "href" not in page
    assert "\\<script>" in files["brief.md"].decode()
    assert files == files_after(call(build.entry("n", nasty, module="ask", prompt="missing", place=20)))


def test_the_brief_is_one_page(tmp_path: Path):
    said = "what was said in the call, in the words of the sponsor"
    lines = [
        build.entry(f"x{n}", f"Line {n} of {said}", module="ask", prompt=holds, place=20 + n)
        for n, holds in enumerate(("missing", "unwanted", "outcome") * 5)
    ]
    assert pages(files_after(call(DATES, *lines))["brief.html"], tmp_path) == 1


@pytest.mark.parametrize("sponsor", ["dee@firm.example", ""])
def test_the_command_writes_them(desk: Desk, sponsor: str):  # noqa: F811
    who = desk.write("p.csv", f"name,function,email,sponsor\nDee,Management,{sponsor},yes\n")
    desk.new("discovery-call", "--title", "Call", "--people", who)
    said = desk.run("after", "Call")
    assert (said.code, said.err) == (0, "")
    assert {Path(line).name for line in said.lines} == FILES
    mail = desk.here / next(line for line in said.lines if line.endswith("mail-brief.txt"))
    assert mail.stat().st_mode & 0o077 == 0
    assert ("To: dee@firm.example" in mail.read_text()) is bool(sponsor)
