"""What the panels make of an agenda: columns, complaints that hold the room, what was said before, questions."""

from __future__ import annotations

from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import grouping
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.views.public import public
from pmworkshop.tui.keymap.commands import ROOM
from pmworkshop.tui.pages.page import Ask, Commit, Context, Cursor, Open, Page, Say
from pmworkshop.tui.panels.charting.chart import ChartPanel
from pmworkshop.tui.panels.charting.offered_rows import OfferedRowsPanel
from pmworkshop.tui.panels.modules.collect import CollectPanel
from pmworkshop.tui.panels.modules.decide import DecidePanel
from pmworkshop.tui.panels.modules.poll import PollPanel
from tests import build
from tests.build import entry, session, texts, theme
from tests.session.asked import agenda_with, asking
from tests.session.doing import do
from tests.session.test_answering import asks

FORWARD = next(one for one in ROOM if one.id == "forward")


def seen(state: Session, row: str = "") -> Context:
    return Context(public(state), Cursor(row))


def rows(page: Page) -> list[str]:
    return [item.text for item in page.body.items]


def done(state: Session, act: object) -> Session:
    assert isinstance(act, Commit), act
    return do(state, act.operation)


def ids(panel: CollectPanel, context: Context) -> list[str]:
    return [one.id for one in panel.commands_in(context)]


# Columns.


COLUMNS = [{"id": "part", "title": "Function"}, {"id": "fear", "title": "May fear", "private": True}]


def test_the_stage_says_which_columns_it_expects_and_shows_their_values():
    state = do(asking(collect={"columns": COLUMNS}), enter("collect", "reveal"))
    panel = CollectPanel("collect")
    assert panel.page(seen(state)).below[0][0] == "A line: the answer; Function; May fear (kept private)"
    state = done(state, panel.submit(seen(state), "Eva Lind; Legal; her veto"))
    page = panel.page(seen(state))
    assert [(item.text, item.cells) for item in page.body.items] == [("Eva Lind", ("Legal",))]
    assert page.body.heads == ("Answer", "Function", "Said by")
    assert "her veto" not in repr(page)
    (line,) = state.entries
    asked = panel.do_edit(seen(state, line), "e")
    assert isinstance(asked, Ask)
    assert asked.initial == "Eva Lind; Legal"
    changed = done(state, asked.answer(seen(state, line), "Eva Lind; Finance"))
    assert changed.entries[line].values == {"part": "Finance", "fear": "her veto"}


# Complaints.


def test_the_room_is_held_once_while_a_complaint_has_no_answer():
    chosen = asks()
    state = do(session(entry("a"), entry("b"), theme("t"), agenda=chosen), grouping.group(["b"], "t"))
    state = do(state, enter("wanted", "reveal"))
    panel = CollectPanel("wanted")
    assert panel.instead(seen(state), FORWARD) is None, "only the last phase leads out of the module"
    state = do(state, enter("wanted", "choose"))
    page = panel.page(seen(state))
    assert rows(page)[-3:] == ["Still open: 2", "Group t", "Answer a"]
    held = panel.instead(seen(state), FORWARD)
    assert isinstance(held, Say)
    assert held.text.startswith("2 lines are still open")
    assert panel.instead(seen(state), FORWARD) is None, "the second time is deliberate"
    parked = done(state, panel.do_park(seen(state, "t"), "p"))
    assert parked.entries["b"].parked
    again = panel.instead(seen(parked), FORWARD)
    assert isinstance(again, Say)
    assert again.text.startswith("1 line is still open")
    asked = panel.do_edit(seen(parked, "a"), "enter")
    assert isinstance(asked, Ask)
    answered = done(parked, asked.answer(seen(parked, "a"), "We have less of it"))
    assert texts(answered.listed("wanted", "outcome")) == ["We have less of it"]
    assert panel.instead(seen(answered), FORWARD) is None
    assert "Still open" not in " ".join(rows(panel.page(seen(answered))))


# What was said before.


def test_what_was_said_before_is_opened_by_a_key_after_the_rooms_own_lines_and_taken_in_by_another():
    state = do(asking(entry("s", "The sponsor's", before="folded")), enter("collect", "reveal"))
    panel = CollectPanel("collect")
    assert rows(panel.page(seen(state))) == ["Said before: 1 line, opened later"]
    assert "said_before" not in ids(panel, seen(state))
    state = done(state, panel.submit(seen(state), "Ours"))
    assert "said_before" in ids(panel, seen(state))
    (handler,) = [part.handlers["said_before"] for part in panel.parts if "said_before" in part.handlers]
    state = done(state, handler(seen(state), "f"))
    assert rows(panel.page(seen(state))) == ["Ours", "Said before", "The sponsor's"]
    assert "said_before" not in ids(panel, seen(state))
    assert "said_before" in ids(panel, seen(state, "s"))
    state = done(state, handler(seen(state, "s"), "f"))
    page = panel.page(seen(state))
    assert [(item.text, item.tail) for item in page.body.items] == [
        ("Ours", "the room"),
        ("The sponsor's", "said before"),
    ]


def test_a_line_that_was_said_before_is_put_into_a_group_by_its_number():
    state = do(asking(entry("s", before="opened"), theme("t")), enter("collect", "group"))
    panel = CollectPanel("collect")
    (join,) = [part.handlers["join"] for part in panel.parts if "join" in part.handlers]
    assert done(state, join(seen(state, "s"), "1")).entries["s"].theme == "t"


# Authors.


def test_one_key_asks_who_said_a_line_and_it_is_the_rooms_until_then():
    state = do(asking(entry("e", "Said")), enter("collect", "reveal"))
    panel = CollectPanel("collect")
    assert panel.page(seen(state)).body.items[0].tail == "the room"
    asked = panel.do_said_by(seen(state, "e"), "@")
    assert isinstance(asked, Ask)
    assert "2 Sales" in asked.question.replace("\N{NO-BREAK SPACE}", " ")
    state = done(state, asked.answer(seen(state, "e"), "2"))
    assert panel.page(seen(state)).body.items[0].tail == "Ben"
    assert isinstance(panel.do_said_by(seen(state), "@"), Say)
    nameless = do(asking(entry("e"), collect={"attribution": "nobody"}), enter("collect", "reveal"))
    assert "said_by" not in ids(panel, seen(nameless))
    assert panel.page(seen(nameless)).body.items[0].tail == ""


# Polls.


def test_further_questions_of_a_poll_are_asked_once_the_answers_are_shown_and_so_is_the_figure():
    chosen = agenda_with(
        poll={
            "prompts": ["How strong is it?", "What moves it?", "Who could?"],
            "reference": {"text": "Half.", "source": "A book", "caveat": "Old."},
        }
    )
    closed = do(session(build.round_(status="closed"), build.ballot("ann"), agenda=chosen), enter("poll", "reveal"))
    panel = PollPanel("poll")
    assert "What moves it?" not in repr(panel.page(seen(closed)))
    assert "Half." not in repr(panel.page(seen(closed)))
    state = session(build.round_(status="revealed"), build.ballot("ann"), agenda=chosen)
    state = do(state, enter("poll", "reveal"))
    page = panel.page(seen(state))
    assert "What moves it?" in rows(page)
    assert [text for text, _ in page.below][-2:] == ["Half.", "A book. Old."]
    state = done(state, panel.submit(seen(state), "The sponsor"))
    panel.do_next_question(seen(state), "tab")
    state = done(state, panel.submit(seen(state), "All of us"))
    assert [(one.prompt, one.text) for one in state.listed("poll")] == [("2", "The sponsor"), ("3", "All of us")]
    page = panel.page(seen(state))
    assert rows(page)[-5:] == ["What moves it?", "The sponsor", "", "Who could?", "All of us"]
    assert page.beside[0][0].split() == ["1", "2", "3", "4", "5"], "the values stand above their bars"
    (first, _) = state.listed("poll")
    assert isinstance(panel.do_edit(seen(state, first.id), "enter"), Ask)


def test_one_prompt_of_an_earlier_part_and_the_subjects_of_a_poll_may_become_the_proposal():
    chosen = agenda_with(decide={"proposal": "", "proposal_from": ["collect.2", "poll"]})
    state = do(
        session(entry("e", "Not this"), entry("f", "This", prompt="2"), agenda=chosen), enter("decide", "settle")
    )
    panel = DecidePanel("decide")
    assert {"This", "We say no"} <= set(rows(panel.page(seen(state))))
    assert "Not this" not in rows(panel.page(seen(state)))
    state = done(state, panel.do_choose(seen(state, "poll.2"), "enter"))
    assert [(one.statement, one.because) for one in state.decisions.values()] == [("We say no", ())]


# Rows of the chart.


def test_rows_are_offered_from_one_prompt_and_from_a_poll_whose_own_words_are_no_cause():
    chosen = agenda_with(chart={"rows_from": ["poll", "collect.2"]})
    state = do(
        session(entry("e", "Not this"), entry("f", "This", prompt="2"), agenda=chosen), enter("chart", "settle")
    )
    panel = OfferedRowsPanel("chart")
    listed = ["A collect module", "This", "A poll module", "We know our customer", "We say no"]
    assert rows(panel.page(seen(state))) == listed
    asked = panel.do_choose(seen(state, "poll.2"), "enter")
    assert isinstance(asked, Ask)
    state = done(state, asked.answer(seen(state), "Say no to a customer"))
    assert [(row.label, row.because) for row in state.activities.values()] == [("Say no to a customer", ())]


def test_what_an_earlier_module_left_is_offered_as_a_row_until_it_is_one():
    chosen = agenda_with(chart={"rows_from": ["collect"]})
    state = do(session(entry("e", "Prices are cut"), agenda=chosen), enter("chart", "settle"))
    opened = ChartPanel("chart").do_from_lines(seen(state), "o")
    assert isinstance(opened, Open)
    panel = opened.panel
    assert isinstance(panel, OfferedRowsPanel)
    assert rows(panel.page(seen(state))) == ["A collect module", "Prices are cut"]
    asked = panel.do_choose(seen(state, "e"), "enter")
    assert isinstance(asked, Ask)
    state = done(state, asked.answer(seen(state), "Set the price"))
    assert [(row.label, row.because) for row in state.activities.values()] == [("Set the price", ("e",))]
    assert rows(panel.page(seen(state))) == []
    assert isinstance(ChartPanel("chart").do_from_lines(seen(state), "o"), Say)
    assert isinstance(panel.do_choose(seen(state), "enter"), Say)
