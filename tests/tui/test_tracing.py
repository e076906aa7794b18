"""The links that one key makes: several complaints answered together, and what something follows from."""

from __future__ import annotations

from pmworkshop.session.core.records import Commitment
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.views.public import public
from pmworkshop.tui.pages.page import Ask, Commit, Context, Cursor, Open
from pmworkshop.tui.panels.charting.chart import ChartPanel
from pmworkshop.tui.panels.modules.collect import CollectPanel
from pmworkshop.tui.panels.shared.ledger import LedgerPanel
from pmworkshop.tui.panels.shared.sources import SourcesPanel
from tests import build
from tests.build import entry, session, theme
from tests.session.doing import do
from tests.session.test_answering import asks
from tests.tui.test_agenda_panels import done, ids, rows, seen


def handle(panel, command: str, context: Context):
    (handler,) = [part.handlers[command] for part in panel.parts if command in part.handlers]
    return handler(context, "")


def test_one_line_answers_several_complaints_and_stands_below_each_of_them():
    state = session(theme("t"), entry("in", theme="t"), entry("b", place=2), entry("c", place=3), agenda=asks())
    state = do(state, enter("wanted", "choose"))
    panel = CollectPanel("wanted")
    assert "mark" in ids(panel, seen(state))
    assert handle(panel, "mark", seen(state, "t")) is None
    assert handle(panel, "mark", seen(state, "nothing")) is not None
    marked = [item.lead for item in panel.page(seen(state)).body.items][-3:]
    assert marked == ["●", "○", "○"]
    asked = panel.do_becomes(seen(state, "b"), "o")
    assert isinstance(asked, Ask)
    assert asked.question.startswith("What will be true instead of these two?")
    state = done(state, asked.answer(seen(state, "b"), "We have less of both"))
    (line,) = state.listed("wanted", "outcome")
    assert line.because == ("t", "b")
    assert rows(panel.page(seen(state)))[-2:] == ["Still open: 1", "Answer c"]
    shown = CollectPanel("collect")
    state = do(state, enter("collect", "group"))
    assert rows(shown.page(seen(state))) == [
        "Answer b", "→ outcome: We have less of both", "Answer c",
        "Group t", "→ outcome: We have less of both", "Answer in",
    ]  # fmt: skip


def test_marked_complaints_are_parked_together():
    state = session(theme("t"), entry("in", theme="t"), entry("b", place=2), agenda=asks())
    state = do(state, enter("wanted", "choose"))
    panel = CollectPanel("wanted")
    handle(panel, "mark", seen(state, "t"))
    parked = done(state, panel.do_park(seen(state, "b"), "p"))
    assert all(parked.entries[one].parked for one in ("in", "b"))
    assert "mark" not in ids(panel, seen(parked))


def test_a_line_a_row_and_a_commitment_follow_from_what_is_chosen():
    given = Commitment(id="g", module="plan", function="Sales", resource="days", amount="2")
    practice = build.activity("p", label="Try the letters", practice=True)
    state = session(entry("a"), entry("b", place=2), build.activity("r"), practice, given)
    for panel, row, kind in (
        (CollectPanel("collect"), "b", "entry"), (ChartPanel("chart"), "r", "activity"),
        (LedgerPanel("plan"), "g", "commitment"),
    ):  # fmt: skip
        command = next(one for one in panel.commands if one.id == "follows_from")
        handler = panel.handler(command)
        assert handler is not None
        assert not isinstance(handler(seen(state), "F"), Open)
        opened = handler(seen(state, row), "F")
        assert isinstance(opened, Open)
        overlay = opened.panel
        assert isinstance(overlay, SourcesPanel)
        assert not {row, "p"} & {item.key for item in overlay.page(seen(state)).body.items}
        act = overlay.do_choose(seen(state, "a"), "enter")
        assert isinstance(act, Commit)
        after = do(state, act.operation)
        assert after.get(kind, row).because == ("a",)
        ticked = [
            item.key for item in overlay.page(Context(public(after), Cursor("a"))).body.items if item.lead == "✓"
        ]
        assert ticked == ["a"]
