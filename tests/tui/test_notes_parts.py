"""The parts of the private window: who may know what, how answers are written, and what they come to."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

import pmworkshop.tui
from pmworkshop.agenda.model import Agenda
from pmworkshop.session.core.records import Parent
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import form_of, read
from pmworkshop.session.views.public import public
from pmworkshop.tui.keymap.notes_keys import NOTES
from pmworkshop.tui.notes.context import NotesContext, private_of
from pmworkshop.tui.notes.figures import figures
from pmworkshop.tui.notes.notes_screen import overtaken
from pmworkshop.tui.notes.panel import NotesPanel
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.parts.answer_lines import line_on, written
from pmworkshop.tui.shell.catalogue import every_command
from tests import build
from tests.session.asked import agenda_with
from tests.session.doing import do
from tests.tui.driving import NOW
from tests.tui.test_notes import make, notes

TUI = Path(pmworkshop.tui.__file__).parent


# Nothing private reaches the stage.


def imported(path: Path) -> set[str]:
    """What a file imports, whole names."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{one.name}" for one in node.names} | {str(node.module)}
    return names


def test_no_code_of_the_stage_knows_the_private_window():
    inside = [path for path in TUI.rglob("*.py") if "notes" not in path.relative_to(TUI).parts]
    assert len(inside) > 30
    for path in inside:
        known = {name for name in imported(path) if name.startswith("pmworkshop.tui.notes")}
        allowed = {"pmworkshop.tui.keymap.notes_keys"} if path.name == "catalogue.py" else set()
        assert {name.rpartition(".")[0] if name.endswith(("NOTES", "PLACE")) else name for name in known} <= allowed
        assert "private_of" not in path.read_text(encoding="utf-8"), path.name


def test_a_page_of_the_stage_cannot_ask_for_the_whole_session():
    with pytest.raises(TypeError):
        private_of(Context(build.session()))
    assert private_of(NotesContext(build.session(), private=build.session())).id == build.SESSION


async def test_what_lies_over_the_private_page_gets_the_public_view_alone(tmp_path):
    async with notes(tmp_path, make(tmp_path)) as window:
        await window.press("pagedown")
        assert isinstance(window.app.desk.context, NotesContext)
        for key in ("g", "l", "v", "z", "question_mark"):
            await window.press(key)
            assert type(window.app.desk.context) is Context, key
            await window.press("escape")
        assert isinstance(window.app.desk.context, NotesContext)


# Keys.


def test_every_key_of_the_window_is_declared_once_and_carried_out():
    keys = [key for command in NOTES for key in command.keys]
    assert len(keys) == len(set(keys))
    panel = NotesPanel(lambda: NOW)
    for command in NOTES:
        assert panel.handler(command) is not None, command.id
        assert not command.help.endswith(".")
    assert {one.id for one in every_command()} >= {f"notes.{command.id}" for command in NOTES}


async def test_its_keys_can_be_given_others_and_stand_in_help_and_palette(tmp_path):
    (tmp_path / "settings.toml").write_text('[keys]\n"notes.next_page" = "F9"\n', encoding="utf-8")
    async with notes(tmp_path, make(tmp_path), size=(100, 50)) as window:
        assert "F9 next page" in window.screen[-1]
        await window.press("f9")
        assert "[Answers]" in window.wall
        offered = {one.title for one in window.app.get_system_commands(window.app.screen)}
        assert "Turn to the next page: now and what to say, answers, figures, time" in offered
        assert "Go on to the next phase, then to the next module" in offered
        await window.press("question_mark")
        assert "F9  next page" in window.wall


# How answers are written.


def polled(**about):
    """A session with one poll."""
    module = build.agenda("poll").modules[0].model_dump()
    module.update(passes=["now"], subjects=[{"id": str(n), "text": f"Thing {n}"} for n in range(1, 5)], **about)
    agenda = Agenda.model_validate({**build.agenda("poll").model_dump(), "modules": [module]})
    return build.session(agenda=agenda)


@pytest.mark.parametrize(
    ("about", "typed"),
    [
        ({"method": "scale"}, "135-"),
        ({"method": "scale", "high": 20}, "1 20 - 3"),
        ({"method": "choice", "options": ["yes", "no", "later"]}, "123-"),
        ({"method": "dots", "points": 3}, "124"),
        ({"method": "dots", "points": 3}, "-"),
        ({"method": "points", "points": 100}, "50 0 20 30"),
        ({"method": "rank"}, "4213"),
    ],
)
def test_what_was_typed_is_written_as_it_was_typed(about, typed):
    session = polled(**about)
    form = form_of(session, session.info.agenda.modules[0])
    session = do(session, ballots.cast("poll", "ann", read(form, typed)))
    assert written(form, session.ballots.values()) == typed
    assert line_on(form, session.ballots.values(), "") == typed
    assert line_on(form, (), "") == ""


def test_an_answer_that_is_not_whole_cannot_be_typed_again():
    session = polled(method="scale")
    form = form_of(session, session.info.agenda.modules[0])
    session = do(session, ballots.cast("poll", "ann", read(form, "1234")[:2]))
    assert written(form, session.ballots.values()) == "12??"
    assert line_on(form, session.ballots.values(), "") == ""


# What they come to.


def meaning(session, typed):
    """The lines of figures after these answers were shown, and the texts beside them."""
    module = session.info.agenda.modules[0]
    form = form_of(session, module)
    casts = [ballots.cast("poll", who, read(form, line)) for who, line in zip(build.PEOPLE, typed, strict=False)]
    session = do(session, *casts)
    assert figures(session, module) == ()
    session = do(session, reveal.reveal([polls.round_id("poll")]))
    return "\n".join(f"{one.lead} {one.text} {one.tail}".strip() for one in figures(session, module))


def test_a_scale_has_median_spread_and_agreement():
    told = meaning(polled(method="scale"), ["5515", "5525", "4535", "514-"])
    assert "Thing 1\nmedian 5, from 4 to 5, IQR 0.25, 4 in\nconsensus 0.86" in told
    assert "“one view: 5 of 5”" in told
    assert "“far apart”" in told
    assert "3 in, 1 abstained" in told
    assert "r_wg" in told
    assert "AD" in told


def test_one_answer_alone_is_not_measured():
    told = meaning(polled(method="scale"), ["5555"])
    assert "median 5" in told
    assert "consensus" not in told


def test_a_fist_says_what_follows():
    assert "lowest 0: hear the block first" in meaning(polled(method="fist"), ["5555", "0555"])


def test_a_choice_has_its_mode():
    told = meaning(polled(method="choice", options=["yes", "no"]), ["1111", "1211", "2211"])
    assert "most: yes, 67% of 3" in told


def test_dots_are_named():
    told = meaning(polled(method="dots", points=2), ["12", "11"])
    assert "Thing 1\n3 from 2\nAnn 1 and Ben 2" in told


def test_orders_are_compared():
    told = meaning(polled(method="rank"), ["1234", "1243"])
    assert "Kendall's W 0.90   2 orders" in told
    assert "1 Thing 1 6 points" in told


def test_orders_without_names_are_not():
    session = polled(method="rank", anonymous=True)
    module = session.info.agenda.modules[0]
    form = form_of(session, module)
    session = do(session, reveal.seal("poll", {who: read(form, "1234") for who in ("ann", "ben", "cem")}))
    assert "Without names" in figures(session, module)[0].text


def told_of(session, module):
    """The lines of figures of a module, from the public view."""
    view = public(session)
    return "\n".join(
        f"{one.lead} {one.text} {one.tail}".strip() for one in figures(view, view.info.agenda.module(module))
    )


def test_statements_asked_at_earlier_meetings_are_laid_out_meeting_by_meeting():
    shown = {"module": "last-time/poll", "status": "revealed"}
    session = build.session(
        build.round_("last-time/poll/1", **shown, day=date(2026, 3, 2), hands={"1": {"1": 2, "2": 2}}),
        build.round_("last-time/poll/2", **shown, number=2, day=date(2026, 6, 1), hands={"1": {"3": 3}}),
        build.round_(hands={"1": {"4": 3, "5": 1}}),
    )
    assert "meetings" not in told_of(session, "poll")
    session = do(session, reveal.reveal(["poll/1"]))
    assert told_of(session, "poll").endswith(
        "Over the meetings\nSince Monday 2 March 2026: the answers are higher.\nWe know our customer\n"
        "Mon 2 Mar 2026: median 1.5, 4 in\nMon 1 Jun 2026: median 3, 3 in\nMon 14 Sep 2026: median 4, 4 in"
    )
    few = build.session(
        build.round_("last-time/poll/1", **shown, day=date(2026, 3, 2), hands={"1": {"1": 2}}),
        build.round_(status="revealed", hands={"1": {"4": 2}}),
    )
    assert "Over the meetings\nWe know our customer\nMon 2 Mar 2026" in told_of(few, "poll")


def test_a_row_that_is_lived_in_another_way_than_agreed_is_named():
    agenda = agenda_with(chart={"roles": [], "activities": []})
    votes = [build.ballot(who, round="chart/1", subject="price", letters={"sa": "A"}) for who in build.PEOPLE]
    session = build.session(
        build.role("pm", title="Product manager"), build.role("sa", title="Sales", place=2),
        build.activity("price", label="Set price"), build.mark("price", "pm", "A"),
        build.round_("chart/1", module="chart", status="revealed"), *votes,
        agenda=agenda, parent=Parent(session="x", title="Before"),
    )  # fmt: skip
    assert "Roles have moved in “Set price”: agreed Product manager, in practice Sales." in told_of(session, "chart")
    assert "Nothing stands out" not in told_of(session, "chart")


# What happens elsewhere.


def test_what_overtakes_a_line_is_said_only_where_it_matters():
    begun = do(build.session(), enter("poll", "alone"))
    asked = do(begun, rounds.ask_again("poll"))
    assert overtaken(begun, asked) == ""
    assert "closed just now" in overtaken(asked, do(asked, rounds.close("poll/1")))
    assert overtaken(asked, do(asked, enter("poll", "reveal"))) == ""
    assert "went on" in overtaken(asked, do(asked, enter("chart")))
