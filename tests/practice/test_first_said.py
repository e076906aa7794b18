"""When found words were first to be read: not when another word was changed, nor while they were hidden."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.practice.first_said import first_said
from pmworkshop.practice.lines import lines_of
from pmworkshop.practice.query import read_query
from pmworkshop.practice.remembered import Line
from pmworkshop.session.views.timeline import Moments
from pmworkshop.workshop.workshop import Workshop
from tests.build import action, activity, begin, entry, mark, put, role, steps_of


def step_of(workshop: Workshop, words: str, text: str = "") -> str:
    """The label of the step at which the words were first said; of several lines, that with this beginning."""
    query = read_query(words)
    line = next(one for one in lines_of(workshop.session) if query.holds(one.text) and one.text.startswith(text))
    steps = steps_of(workshop)
    seq = first_said(Moments(steps), line, query)
    return steps[seq - 1].label if seq else ""


def test_the_moment_of_the_words_is_their_own_first_one(tmp_path: Path):
    workshop = begin(tmp_path / "a.pmw", entry("e0", "A price list of another line"))
    workshop.commit(put(entry("e1", "Nobody keeps"), label="begun"))
    workshop.commit(put(entry("e1", "Nobody keeps the price list"), label="said"))
    workshop.commit(put(entry("e2", "Something else about a list"), label="another"))
    workshop.commit(put(entry("e1", "Nobody in Sales keeps the price list"), label="reworded"))
    assert step_of(workshop, "price list", "Nobody") == "said"
    assert step_of(workshop, "nobody sales") == "reworded"
    assert step_of(workshop, "nobody") == "begun"
    workshop.close()


def test_words_that_no_step_holds_as_they_are_read_are_found_too(tmp_path: Path):
    workshop = begin(tmp_path / "a.pmw", role("r1", title="Product manager"))
    workshop.commit(put(activity("x1", label="Admit a request"), label="row"))
    workshop.commit(put(mark("x1", "r1", "AR"), label="letters"))
    workshop.commit(put(activity("x1", label="Admit any request"), label="reworded"))
    assert step_of(workshop, "request AR") == "letters"
    assert step_of(workshop, "admit request") == "row"
    workshop.close()


def test_words_that_were_hidden_are_said_when_they_are_shown(tmp_path: Path):
    workshop = begin(tmp_path / "a.pmw")
    workshop.commit(put(entry("e1", "Foldedlater line", before="folded"), label="hidden"))
    workshop.commit(put(entry("e1", "Foldedlater line", before="opened"), label="shown"))
    workshop.commit(put(action("a1"), label="after"))
    assert step_of(workshop, "foldedlater") == "shown"
    workshop.close()


def test_a_line_that_the_session_does_not_hold_any_more_is_shown_where_it_had_its_words(tmp_path: Path):
    workshop = begin(tmp_path / "a.pmw", entry("e1", "Said once"))
    (found,) = (one for one in lines_of(workshop.session) if one.text == "Said once")
    workshop.commit(put(entry("e1", "Said otherwise")))
    moments = Moments(steps_of(workshop))
    assert first_said(moments, found, read_query("once")) == 1
    assert first_said(moments, Line("said", "Said once", step="unknown"), read_query("once")) == 0
    workshop.close()
