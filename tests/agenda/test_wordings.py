"""The texts of a module that the room reads: all are worded anew; lines, statements and rows come and go."""

from __future__ import annotations

import pytest

from pmworkshop.agenda.model import BriefModule, ChartModule, DecideModule, ModuleBase, PollModule
from pmworkshop.agenda.wordings import Wording, added, read_text, reworded, taken_out, wordings
from pmworkshop.base.errors import InputError, RefusedError

HEAD = {"id": "m", "title": "Our part", "short": "Our part", "phases": {"explain": 1.0}}
POLL = PollModule.model_validate(
    HEAD
    | {
        "method": "scale",
        "prompts": [{"text": "How far?", "hint": "Today", "holds": "worry"}],
        "subjects": ["We say no", "We say yes"],
        "second": {"text": "And next year?", "label": "next"},
    }
)
CHART = ChartModule.model_validate(
    HEAD
    | {
        "prompts": ["Who?"],
        "roles": [{"code": "P.M.", "title": "Product"}, {"code": "S", "title": "Sales"}],
        "activities": [{"id": "set", "label": "Set the price", "usual": "S"}],
    }
)
BRIEF = BriefModule.model_validate(HEAD | {"text": "**Rules**\n\n- write\n  - alone\n"})
WALK = DecideModule.model_validate(
    HEAD | {"phases": {"settle": 1.0}, "prompts": ["Keep?"], "items": ["One"], "proposal": "We keep it"}
)


def text(module: ModuleBase, said: str) -> Wording:
    """The text of a module that says something."""
    return next(one for one in wordings(module) if one.text == said)


def told(module: ModuleBase) -> list[tuple[str, str]]:
    return [(one.label, one.text) for one in wordings(module)]


def test_all_that_the_room_reads_is_listed():
    assert told(POLL) == [
        ("Title", "Our part"),
        ("Asks", "How far?"),
        ("Hint", "Today"),
        ("Then", "And next year?"),
        ("Hint", ""),
        ("About", "We say no"),
        ("About", "We say yes"),
    ]
    assert told(CHART)[2:] == [
        ("Hint", ""),
        ("Role", "Product"),
        ("Role", "Sales"),
        ("Row", "Set the price"),
        ("", ""),
    ]
    assert told(BRIEF)[1:] == [("Shows", "**Rules**"), ("Shows", "- write"), ("Shows", "- alone")]
    assert ("Says", "We keep it") in told(WALK)
    assert told(BRIEF.model_copy(update={"text": ""}))[1:] == [("Shows", "")]


def test_each_text_has_a_key_of_its_own():
    for module in (POLL, CHART, BRIEF, WALK):
        keys = [one.key for one in wordings(module)]
        assert len({*keys}) == len(keys)


@pytest.mark.parametrize("module", [POLL, CHART, BRIEF, WALK])
def test_each_text_is_worded_anew_and_no_other_changes(module):
    for old in wordings(module):
        new = reworded(module, old, " Said\totherwise ")
        before = {one.key: one.text for one in wordings(module)}
        assert {one.key: one.text for one in wordings(new)} == before | {old.key: "Said otherwise"}


def test_a_new_title_brings_its_short_form():
    other = reworded(POLL, text(POLL, "Our part"), "What the firm lacks today")
    assert (other.title, other.short) == ("What the firm lacks today", "What the firm…")


def test_only_what_is_not_needed_may_be_emptied():
    assert reworded(POLL, text(POLL, "Today"), " ").prompts[0].hint == ""
    assert reworded(BRIEF, text(BRIEF, "- write"), "").text == "**Rules**\n\n\n  - alone"
    with pytest.raises(InputError, match="no text yet"):
        reworded(POLL, text(POLL, "How far?"), " ")


def test_what_stands_there_already_is_refused_but_for_its_own_letters():
    assert reworded(POLL, text(POLL, "We say no"), "We say NO").subjects[0].text == "We say NO"
    with pytest.raises(InputError, match="stands there already"):
        reworded(POLL, text(POLL, "We say no"), "we say yes")
    with pytest.raises(InputError, match="stands there already"):
        added(POLL, text(POLL, "We say no"), "we say yes")
    hint = added(POLL, text(POLL, "How far?"), "How often?")[0]
    assert reworded(hint, list(wordings(hint))[4], "Today").prompts[1].hint == "Today"


def test_a_text_is_added_after_another_one_with_an_id_of_its_own():
    more, new = added(POLL, text(POLL, "We say no"), "We say when")
    assert [(one.id, one.text) for one in more.subjects] == [
        ("1", "We say no"),
        ("3", "We say when"),
        ("2", "We say yes"),
    ]
    assert text(more, "We say when") == new
    asked = added(POLL, text(POLL, "How far?"), "How often?")[0].prompts[1]
    assert (asked.id, asked.hint, asked.holds) == ("2", "", "worry")
    row = added(CHART, text(CHART, "Set the price"), "Drop a feature")[0].activities[1]
    assert (row.id, row.label, row.usual) == ("1", "Drop a feature", "")


def test_lines_of_a_text_are_added_as_they_are_indented_and_taken_out():
    more, new = added(BRIEF, text(BRIEF, "- alone"), "- in silence")
    assert more.text == "**Rules**\n\n- write\n  - alone\n  - in silence"
    assert text(more, "- in silence") == new
    assert taken_out(more, text(more, "- write")).text == "**Rules**\n\n  - alone\n  - in silence"
    blank = BRIEF.model_copy(update={"text": ""})
    first, line = added(blank, next(one for one in wordings(blank) if one.grows), "Hello")
    assert (first.text, text(first, "Hello")) == ("Hello", line)
    assert taken_out(first, line).text == ""


def test_the_last_of_its_kind_stays():
    left = taken_out(POLL, text(POLL, "We say no"))
    assert [one.text for one in left.subjects] == ["We say yes"]
    with pytest.raises(RefusedError, match="“We say yes” stays: it is the only one"):
        taken_out(left, text(left, "We say yes"))


def test_what_has_one_question_gets_no_second_one():
    assert not text(WALK, "Keep?").grows
    assert text(WALK, "One").grows
    assert not text(CHART, "Sales").grows


@pytest.mark.parametrize(("typed", "said"), [(" \n", "no text yet"), ("x" * 201, "That has 201 characters")])
def test_a_wording_that_is_none_is_told(typed, said):
    with pytest.raises(InputError, match=said):
        read_text(typed)
