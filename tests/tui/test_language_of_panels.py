"""What a panel keeps of a session is drawn anew when the wall speaks another language."""

from __future__ import annotations

from pmworkshop.interface import load
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.views.public import public
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.charting.chart import ChartPanel
from pmworkshop.tui.panels.modules.decide import DecidePanel
from tests.build import agenda, sample_file, session
from tests.pseudo import disguise, disguised
from tests.session.doing import do

ASKED, HINT = "Who answers for what?", "Least agreed first"


def test_the_map_of_where_charts_differ_follows_the_language(tmp_path):
    path = tmp_path / "sample.pmw"
    sample_file(path)
    context, panel = Context(public(do(load(path), enter("chart", "reveal")))), ChartPanel("chart")
    for _ in range(2):
        page = panel.page(context)
        assert (page.question, page.hint) == (ASKED, HINT)
        with disguise():
            page = panel.page(context)
        assert (page.question, page.hint) == (disguised(ASKED), disguised(HINT))


def test_the_scale_of_a_decision_follows_the_language():
    context, panel = Context(public(session(agenda=agenda("decide")))), DecidePanel("decide")
    with disguise():
        assert disguised("stop") in panel.page(context).below[0][0]
    assert panel.page(context).below[0][0].startswith("0\xa0stop")
