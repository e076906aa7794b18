"""An owner whom nobody in the room speaks for is told as that on the wall, and one key says who asks them."""

from __future__ import annotations

from pmworkshop.session.views.public import public
from pmworkshop.tui.pages.page import Ask, Commit, Context, Cursor, Focus, Say
from pmworkshop.tui.panels.charting.chart_grid import grid_page
from pmworkshop.tui.panels.charting.reconcile import SettlingPanel
from pmworkshop.tui.panels.charting.row_edits import RowEdits
from pmworkshop.tui.panels.charting.row_in_talk import RowInTalk
from pmworkshop.tui.panels.charting.row_words import agreed_items
from tests.session.doing import do
from tests.session.test_absent_owners import charted


def wall(state, row="vision"):
    """What the wall says of a row: while it is talked about, and in the agreed chart."""
    context = Context(public(state), Cursor(row))
    talk = RowInTalk("chart", ("vision", "price"), row)
    page = grid_page(context, talk.module(context), (), practising=False)
    tail = next(line.tail for line in page.body.lines if line.key == row)
    said = [item.text for item in agreed_items(context, talk, state.activities[row])]
    return tail, page.below[0][0], said


def test_the_wall_says_that_the_owner_is_not_here_until_somebody_asks_them():
    told = "Nobody here speaks for Role vp: who asks them, by when?"
    assert wall(charted()) == (
        "○ not here",
        told,
        ["Answers for it: Role vp", "Responsible: Role pm", "✓ settled", told],
    )
    assert wall(charted(), "price")[0].startswith("✓ Role ")
    assert wall(charted(), "open")[:2] == ("", "")


def stays(_context):
    return Focus()


def test_one_key_says_who_asks_them_and_by_when():
    state = charted()
    context, edits = Context(public(state)), RowEdits(RowInTalk("chart", ("vision", "price"), "vision"), stays)
    asked = edits.handlers["ask_owner"](context, "j")
    assert isinstance(asked, Ask)
    taken = asked.answer(context, "Sales +7")
    assert isinstance(taken, Commit)
    assert taken.told == "Sales asks Role vp, by Monday 21 September 2026"
    told = "Nobody here speaks for Role vp: Sales, Monday 21 September 2026"
    assert wall(do(state, taken.operation))[1] == told
    later = asked.answer(context, "Sales")
    assert later.told == "Sales asks Role vp, by Monday 28 September 2026"


def test_the_key_is_there_only_where_an_owner_is_not_here():
    context = Context(public(charted()))
    panels = {row: SettlingPanel("chart", ("vision", "price"), row) for row in ("vision", "price")}
    offered = {row: {one.id for one in panel.commands_in(context)} for row, panel in panels.items()}
    assert offered["vision"] - offered["price"] == {"ask_owner"}
    edits = RowEdits(RowInTalk("chart", ("vision", "price"), "price"), stays)
    assert isinstance(edits.handlers["ask_owner"](context, "j"), Say)
