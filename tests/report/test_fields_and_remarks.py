"""Further values as a table of the minutes, and what was said beside values: with names for the facilitator alone."""

from __future__ import annotations

import tomllib

from pmworkshop.report.builders.report import build
from pmworkshop.report.formats import TABLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import entry
from tests.session.asked import asking
from tests.session.doing import do

COLUMNS = [{"id": "part", "title": "Function"}, {"id": "fear", "title": "May fear", "private": True}]


def files(whole: Session, audience: str = "room") -> dict[str, str]:
    made: dict[str, bytes] = {}
    for name in ("markdown", "toml"):
        made |= TABLE[name].load()(build(whole, audience))
    return {name: content.decode() for name, content in made.items()}


def lines(*records) -> Session:
    state = asking(*records, collect={"prompts": ["Who must be there?"], "columns": COLUMNS})
    return do(
        state, collect.add("collect", ["Eva | Lind; Legal; her veto", "Ida"], because=tuple(r.id for r in records))
    )


def test_the_minutes_have_a_table_with_a_column_for_each_value_and_private_ones_for_the_facilitator():
    room = files(lines())["summary.md"]
    assert "| Answer | Function |\n| --- | --- |\n| Eva \\| Lind | Legal |\n| Ida |  |\n" in room
    assert "fear" not in room
    mine = files(lines(), "facilitator")["summary.md"]
    assert "| Answer | Function | May fear |\n| --- | --- | --- |\n| Eva \\| Lind | Legal | her veto |" in mine


def test_what_an_answer_comes_from_stands_below_the_table():
    state = lines(entry("e", "Nobody listens", module="poll", prompt="result"))
    assert "Ida comes from:\n  - Nobody listens" in files(state, "facilitator")["summary.md"]
    assert "comes from" not in files(state)["summary.md"]


def test_values_in_no_column_have_columns_of_their_own():
    state = asking(entry("e", "Said", values={"measure": "ten calls"}), collect={"columns": []})
    assert "Said · measure: ten calls" in files(state)["summary.md"]
    more = entry("e", "Said", values={"measure": "ten calls", "part": "Legal"})
    state = asking(more, collect={"columns": COLUMNS})
    assert "| Answer | Function | measure |" in files(state)["summary.md"]


def test_the_summary_as_data_has_each_value_under_its_title():
    found = tomllib.loads(files(lines())["summary.toml"])
    (section,) = [one for one in found["section"] if one["kind"] == "collect"]
    (question,) = section["questions"]
    assert question["columns"] == ["Function"]
    assert question["groups"][0]["lines"][0]["values"] == {"Function": "Legal"}


def rated(**more) -> Session:
    state = asking(poll={"subjects": ["Prices"], "passes": ["now"], "remark": "Why?", **more})
    given = {"ann": (4, "we lost two deals"), "ben": (2, "no time"), "cem": (3, "")}
    if more:
        taken = {who: [Answer("1", score=value, remark=said)] for who, (value, said) in given.items()}
        return do(state, rounds.ask_again("poll"), reveal.seal("poll", taken))
    for who, (value, said) in given.items():
        state = do(state, ballots.cast("poll", who, [Answer("1", score=value, remark=said)]))
    return state


def test_remarks_are_in_no_file_before_they_are_shown():
    for audience in ("room", "sponsor", "facilitator"):
        assert "lost" not in str(files(rated(), audience))


def test_the_room_gets_remarks_without_names_and_the_facilitator_with_them():
    shown = do(rated(), reveal.reveal(["poll/1"]))
    room = files(shown)
    assert "  - no time\n  - we lost two deals" in room["summary.md"]
    assert "Ann" not in room["summary.md"].split("A poll module")[1].split("##")[0]
    assert 'remarks = [\n    "no time",\n    "we lost two deals",\n]' in room["summary.toml"]
    mine = files(shown, "facilitator")
    assert "- Ann: 4 — we lost two deals" in mine["summary.md"]
    assert "- Cem: 3\n" in mine["summary.md"]
    assert 'remark = "we lost two deals"' in mine["summary.toml"]
    assert mine["summary.md"].count("we lost two deals") == 1
    assert "lost" not in str(files(shown, "sponsor"))


def test_without_names_everybody_gets_the_same_remarks():
    for audience in ("room", "facilitator"):
        assert "  - no time\n  - we lost two deals" in files(rated(anonymous=True), audience)["summary.md"]
