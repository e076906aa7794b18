"""Forms from the command line: written for each leader, filled in by a browser, sent back, collected, and shown."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pmworkshop.interface import history, load
from pmworkshop.session.operations import people
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.rounds.reveal import reveal
from pmworkshop.session.views.public import public
from tests import build
from tests.build import activity, put
from tests.cli.conftest import Desk
from tests.cli.test_sheets import carry_out
from tests.report.browsing import browser
from tests.report.form_driving import EACH, fill, made
from tests.report.forming import ROLES, ROWS, agenda_of_all, text_of
from tests.session.sheeting import as_csv, blank
from tests.session.sheeting import fill as filled

THREE = [Answer(subject, score=5) for subject in "123"]


@pytest.fixture
def session(desk: Desk) -> Path:
    """A session that asks in every way, with a form for each leader in the folder `out`."""
    path = desk.here / "room.pmw"
    build.begin(path, *ROLES, *ROWS, agenda=agenda_of_all()).close()
    assert desk.run("sheets", path, "--format", "html", "--out", "out").code == 0
    return path


def sent(
    desk: Desk, session: Path, name: str, cells: dict[str, str], module: str = "long", leader: str = "ann"
) -> Path:
    """What comes back of a form in which these values were filled in."""
    rows = filled(blank(load(session), module, leader=leader), {key: [value] for key, value in cells.items()})
    return desk.write(name, f"Dear Fay,\n\n{text_of(as_csv(rows).encode())}\n\nAnn\n")


# Written


def test_each_form_is_for_one_leader_and_closed_to_others(desk: Desk, session: Path):
    forms = sorted((desk.here / "out").iterdir())
    assert [one.name for one in forms] == ["1-product.html", "2-sales.html", "3-operations.html", "4-management.html"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in forms} == {0o600}
    tokens = {one.name: one.token for one in load(session).people()}
    assert len(set(tokens.values())) == 4
    for form, own in zip(forms, tokens, strict=True):
        text = form.read_text(encoding="utf-8")
        assert [name for name, token in tokens.items() if token in text] == [own]


def test_written_again_they_are_the_same_and_a_newcomer_gets_one(desk: Desk, session: Path):
    before = {one.name: one.read_bytes() for one in (desk.here / "out").iterdir()}
    steps = len(history(session).steps)
    assert desk.run("sheets", session, "--format", "html", "--out", "out").err == ""
    assert {one.name: one.read_bytes() for one in (desk.here / "out").iterdir()} == before
    assert len(history(session).steps) == steps
    carry_out(session, people.add("Eve", "Finance"))
    said = desk.run("sheets", session, "--format", "html", "--format", "csv", "--out", "out")
    assert any(name.endswith("-finance.html") for name in said.lines)
    assert (desk.here / "out" / "1-product.html").read_bytes() == before["1-product.html"]


def test_what_cannot_be_asked_changes_nothing(desk: Desk, session: Path):
    steps = len(history(session).steps)
    carry_out(session, people.add("Eve", "Finance"))
    assert desk.run("sheets", session, "--module", "nothing", "--format", "html").code == 2
    assert len(history(session).steps) == steps + 1


def test_one_leader_is_prepared_with_a_form(desk: Desk, session: Path):
    said = desk.run("prepare", session, "--for", "ben", "--format", "html")
    assert (said.code, said.lines) == (0, ["room-2-sales.html"])
    assert said.err.endswith("For Ben: it holds the questions, and nothing that was answered.\n")
    same = (desk.here / "out" / "2-sales.html").read_bytes()
    assert (desk.here / "room-2-sales.html").read_bytes() == same
    assert desk.run("prepare", session, "--for", "ben", "--format", "html", "--out", "-").out.encode() == same
    said = desk.run("prepare", session, "--for", "Sales", "--format", "html", "--out", "b.html", "--json")
    assert said.json == {"path": "b.html", "leader": "Ben"}


def test_nothing_to_prepare_is_told_before_anything_is_noted(desk: Desk):
    path = desk.here / "live.pmw"
    build.begin(path).close()
    said = desk.run("prepare", path, "--for", "Ann", "--format", "html")
    assert (said.code, len(history(path).steps)) == (2, 1)
    assert "can be prepared alone" in said.err
    assert "No Zed here." in desk.run("prepare", path, "--for", "Zed", "--format", "html").err


# Collected


@pytest.mark.parametrize("way", ["file", "mail", "typed"])
def test_what_a_leader_fills_in_in_a_browser_stands_in_the_summary_once_it_is_shown(
    desk: Desk, session: Path, way: str
):
    with browser(desk.here) as tab:
        tab.save_to(desk.here)
        tab.open(desk.here / "out" / "1-product.html", width=390, height=844)
        fill(tab, EACH)
        text = made(tab)
        if way == "file":
            tab.value("document.querySelector('[data-do=file]').click()")
            assert tab.saved(desk.here / "1-product-answers.txt").decode() == text
    mail = desk.write("mail.txt", "Dear Fay,\n\n" + "\n".join(f"> {line}" for line in text.splitlines()))
    name = {"file": "1-product-answers.txt", "mail": mail, "typed": "-"}[way]
    said = desk.run("collect", session, name, typed=text if way == "typed" else None)
    assert said.code == 0, said.err
    assert said.lines == ["1 sheet: 1 taken; 1 of 4 in"]
    room = load(session)
    assert public(room).ballots == {}
    again = desk.run("collect", session, name, typed=text if way == "typed" else None)
    assert again.lines == ["1 sheet: 1 already in; 1 of 4 in"]
    assert load(session).seq == room.seq
    parts = [enter(module.id, "reveal") for module in room.info.agenda.modules]
    carry_out(session, reveal([one.id for one in room.rounds.values()]), *parts)
    summary = desk.run("export", session, "--format", "markdown", "--for", "facilitator", "--out", "papers")
    assert summary.code == 0
    told = "".join(path.read_text(encoding="utf-8") for path in (desk.here / "papers").iterdir())
    for words in ("we lost two; deals", "Ask the customer", "Löschen", "A second line", "Yes, gladly"):
        assert words in told


def test_a_form_sent_twice_is_changed_and_two_at_once_are_asked_about(desk: Desk, session: Path):
    first, second = sent(desk, session, "a.txt", {"1": "7"}), sent(desk, session, "b.txt", {"1": "9"})
    said = desk.run("collect", session, first, second)
    assert (said.code, said.lines) == (2, ["2 sheets: 1 taken, 1 not taken; 1 of 4 in"])
    assert "b.txt is a second sheet of the same person, and says something else than" in said.err
    assert desk.run("collect", session, second).lines == ["1 sheet: 1 changed; 1 of 4 in"]
    assert [one.score for one in load(session).ballots.values()] == [9]


def test_pages_and_forms_as_they_were_written_hold_no_answers(desk: Desk, session: Path):
    sent(desk, session, "out/answers.txt", {"1": "7"})
    assert desk.run("collect", session, "out").lines == ["1 sheet: 1 taken; 1 of 4 in"]
    said = desk.run("collect", session, "out/1-product.html")
    assert (said.code, "pages and forms that are as they were written" in said.err) == (2, True)
    form = desk.here / "out" / "1-product.html"
    form.write_bytes(form.read_bytes() + b"\n")
    said = desk.run("collect", session, form)
    assert said.code == 2
    assert "1-product.html is the form, and no answers are in it." in said.err


def other_session(desk: Desk, session: Path, path: Path) -> Path:
    workshop = desk.new("--title", "Autumn", "--people", desk.write("p.csv", "name\nZoe\n"))
    desk.run("sheets", workshop, "--module", "pulse", "--format", "html", "--out", "other")
    leader = next(iter(load(workshop).participants))
    return desk.write("a.txt", text_of(as_csv(blank(load(workshop), "pulse", leader=leader)).encode()))


def other_person(desk: Desk, session: Path, path: Path) -> Path:
    rows = filled(blank(load(session), "long", leader="ann"), {"1": ["7"]})
    return desk.write("a.txt", text_of(as_csv(rows).replace("|ann|", "|ben|").encode()))


def edited(desk: Desk, session: Path, path: Path) -> Path:
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[4] = lines[4][:-1] + ("A" if lines[4][-1] != "A" else "B")
    return desk.write("a.txt", "\n".join(lines))


def cut(desk: Desk, session: Path, path: Path) -> Path:
    return desk.write("a.txt", path.read_text(encoding="utf-8").partition("[pmworkshop: answers end")[0])


def gone(desk: Desk, session: Path, path: Path) -> Path:
    carry_out(session, people.leave("ann"))
    return path


def asked_again(desk: Desk, session: Path, path: Path) -> Path:
    carry_out(session, rounds.ask_again("long"), ballots.cast("long", "ben", THREE), reveal(["long/1"]))
    carry_out(session, rounds.ask_again("long"))
    return path


def older(desk: Desk, session: Path, path: Path) -> Path:
    rows = filled(blank(load(session), "owners", leader="ann"), {"o-road": ["2: Product manager (PM)"]})
    carry_out(session, put(build.drop(ROWS[-1]), activity("o-new", chart="owners", place=9)))
    return desk.write("a.txt", text_of(as_csv(rows).encode()))


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            other_session,
            "a.txt is a sheet of “Autumn”, not of “Sample alignment”. Name the session that it belongs to.",
        ),
        (other_person, "a.txt says that it is from Ben, and was not written for Ben here."),
        (edited, "a.txt: the answers were changed or damaged after the form had made them."),
        (cut, "a.txt: the answers are cut off, since the line that ends them is missing."),
        (gone, "a.txt is the sheet of Ann, who has left."),
        (asked_again, "the sheet was written for another time of asking"),
        (older, "is not asked about in “A chart of owners” any more"),
    ],
)
def test_what_is_not_as_it_was_written_is_told_and_nothing_is_lost(
    desk: Desk, session: Path, damage: Callable[[Desk, Path, Path], Path], told: str
):
    path = sent(desk, session, "a.txt", {"1": "7"})
    path = damage(desk, session, path)
    before = load(session)
    said = desk.run("collect", session, path)
    assert said.code == 2
    assert told in said.err
    assert load(session).seq == before.seq
