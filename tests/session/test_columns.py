"""Lines with columns: split when they are typed or shown, joined to be changed, and private ones kept apart."""

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core import columns
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import public
from tests.build import entry
from tests.session.asked import asking
from tests.session.doing import do
from tests.session.test_conflicts import both, told

TYPES = [
    {"id": "what", "title": "What", "type": "text"},
    {"id": "level", "title": "Level", "type": "number"},
    {"id": "from", "title": "From", "type": "date"},
    {"id": "size", "title": "Size", "type": "choice", "options": ["small", "large"]},
    {"id": "coach", "title": "Coach", "type": "person"},
    {"id": "part", "title": "Part", "type": "function"},
]
PEOPLE = {
    "prompts": [{"id": "1", "text": "Who must be there?", "holds": "person"}],
    "columns": [
        {"id": "function", "title": "Function", "type": "function"},
        {"id": "controls", "title": "Controls", "private": False},
        {"id": "fear", "title": "May fear"},
    ],
}


def one(state):
    (line,) = state.entries.values()
    return line.text, line.values


def split_into(text, asked=None, **more):
    return one(do(asking(collect=asked or {"columns": TYPES}, **more), collect.add("collect", text)))


def test_a_typed_line_is_split_and_each_value_is_written_as_its_type_is():
    assert split_into("Ask more; a story; 3; 14 Dec; la; ben; op") == (
        "Ask more",
        {
            "what": "a story",
            "level": "3",
            "from": "2026-12-14",
            "size": "large",
            "coach": "Ben",
            "part": "Operations",
        },
    )
    assert split_into("Ask more;;2,5") == ("Ask more", {"level": "2,5"})
    assert split_into("Ask more") == ("Ask more", {})
    assert split_into("; a story") == (columns.UNNAMED, {"what": "a story"})
    assert split_into("a;;;;; Somebody else; a; ;") == ("a", {"coach": "Somebody else", "part": "a"})


def test_a_line_of_too_many_parts_is_refused_when_it_is_typed_or_changed_and_never_glued():
    two = {"columns": [{"id": "what", "title": "What"}, {"id": "size", "title": "Size", "type": "choice",
           "options": ["small", "large"]}]}  # fmt: skip
    for text in ("a; b; small; c", "a; b; small; c; d"):
        with pytest.raises(InputError) as error:
            split_into(text, two)
        assert str(error.value) == (
            "That is more than the 3 parts that are asked for. A comma in place of a semicolon keeps a part whole."
        )
    state = do(asking(collect=two), collect.add("collect", "a; b; small"))
    with pytest.raises(InputError):
        do(state, collect.edit(next(iter(state.entries)), "a; b; small; c"))


def unseen(text, asked=None):
    state = asking(collect=asked or {"columns": TYPES})
    return columns.unseen_line(state, state.info.agenda.module("collect"), "1", text)


def test_a_line_that_nobody_may_see_yet_is_checked_and_an_error_repeats_nothing():
    assert unseen("Ask more; a story; 3; 14 Dec; la; ben; op") == (
        "Ask more; a story; 3; 2026-12-14; large; Ben; Operations"
    )
    assert unseen("Eva Lind, Legal, two, her veto, her car", PEOPLE) == "Eva Lind; Legal; two; her veto, her car"
    assert unseen("-") == "-"
    messages = []
    for text in ("a;;zq", "a;;;zq", "a;;;3/4/26", "a;;;;zq", "a;;;;;;;zq"):
        with pytest.raises(InputError) as error:
            unseen(text)
        messages.append(error.value.message)
        assert "zq" not in str(error.value)
    assert messages[:4] == [
        "“Level” asks for a number.",
        "“From” asks for a day, such as 14 Dec.",
        "“From” asks for a day, such as 14 Dec.",
        "“Size” asks for one of small or large.",
    ]


def test_a_module_without_columns_takes_any_semicolon():
    assert split_into("a; b; c", {"columns": []}) == ("a; b; c", {})


@pytest.mark.parametrize("text", ["a;;few", "a;;;sometime", "a;;;;huge", "a;;;;x"])
def test_a_value_that_does_not_fit_its_column_is_refused(text):
    with pytest.raises(InputError):
        split_into(text)


def test_only_what_answers_a_question_of_the_module_has_columns():
    state = do(asking(collect={"columns": TYPES}), collect.add("collect", "a; b", prompt=collect.RESULT))
    assert one(state) == ("a; b", {})
    assert one(do(state, collect.edit(next(iter(state.entries)), "a; c"))) == ("a; c", {})
    with pytest.raises(RefusedError):
        split_into(";")


def test_a_line_about_a_person_may_be_parted_by_commas_where_it_has_no_semicolon():
    assert split_into("Eva Lind, Legal, two analysts, her veto", PEOPLE) == (
        "Eva Lind", {"function": "Legal", "controls": "two analysts", "fear": "her veto"},
    )  # fmt: skip
    assert split_into("Lind, Eva; Legal", PEOPLE) == ("Lind, Eva", {"function": "Legal"})


def test_the_room_never_gets_a_private_value_and_changing_the_line_keeps_it():
    state = do(asking(collect=PEOPLE), collect.add("collect", "Eva; Legal; two; her veto"))
    (line,) = public(state).entries.values()
    assert line.values == {"function": "Legal", "controls": "two"}
    module = state.info.agenda.module("collect")
    assert columns.join_line(module, line) == "Eva; Legal; two"
    assert columns.open_titles(module) == ("Function", "Controls")
    assert columns.open_values(module, line) == ("Legal", "two")
    state = do(state, collect.edit(line.id, "Eva Lind; Legal"))
    assert one(state) == ("Eva Lind", {"function": "Legal", "fear": "her veto"})
    state = do(state, collect.edit(line.id, "Eva Lind; Legal; two; nothing"))
    assert one(state) == ("Eva Lind", {"function": "Legal", "controls": "two", "fear": "nothing"})


def test_a_line_that_was_kept_whole_by_an_earlier_version_is_split_for_the_room():
    state = asking(entry("e", "Eva, Legal, two, her veto"), entry("f", "Hal"), collect=PEOPLE)
    seen = public(state).entries
    assert (seen["e"].text, seen["e"].values) == ("Eva", {"function": "Legal", "controls": "two"})
    assert seen["f"] == state.entries["f"]
    assert do(state, collect.edit("e", "Eva Lind; Legal")).entries["e"].values["fear"] == "her veto"


def test_a_vote_on_a_line_that_was_kept_whole_repeats_nothing_private():
    left = {"subjects": [], "subjects_from": ["collect"]}
    state = asking(entry("e", "Eva, Legal, two, her veto"), collect=PEOPLE, poll=left)
    state = do(state, rounds.ask_again("poll"))
    assert [one.text for one in state.rounds["poll/1"].asked] == ["Eva"]
    assert "her veto" not in public(state).model_dump_json()


def test_lines_that_were_kept_whole_are_joined_and_parted_in_their_columns():
    state = asking(entry("e", "Eva, Legal, two, her veto"), entry("f", "Ida; Sales"), collect=PEOPLE)
    joined = do(state, collect.merge(["e", "f"]))
    assert one(joined) == (
        "Eva / Ida", {"function": "Legal / Sales", "controls": "two", "fear": "her veto"},
    )  # fmt: skip
    parted = do(state, collect.split("e", ["Eva", "Eve"])).entries.values()
    assert {line.values.get("fear") for line in parted if line.text.startswith("Ev")} == {"her veto"}


def test_sentences_that_are_shown_one_question_at_a_time_hold_nothing_private():
    two = {**PEOPLE, "prompts": [*PEOPLE["prompts"], {"id": "2", "text": "And who else?", "holds": "person"}]}
    said = [Answer("1", text="Eva; Legal; two; her veto\nIda"), Answer("2", text="Hal; Sales; one; his post")]
    state = do(asking(collect=two), ballots.cast("collect", "ann", said), reveal.reveal(["collect/1"], "1"))
    (seen,) = public(state).ballots.values()
    assert seen.text == "Eva; Legal; two\nIda"
    state = do(state, reveal.reveal(["collect/1"], "2"))
    assert [line.values.get("fear") for line in state.listed("collect")] == ["her veto", None, "his post"]


def test_what_stands_in_no_column_of_a_person_is_private_too():
    state = asking(entry("e", "Eva", values={"doubts": "all"}), collect=PEOPLE)
    assert public(state).entries["e"].values == {}
    other = asking(entry("e", "Eva", values={"doubts": "all"}))
    assert public(other).entries["e"].values == {"doubts": "all"}


def test_lines_written_alone_are_split_when_they_are_shown():
    state = do(
        asking(collect=PEOPLE), ballots.cast("collect", "ann", [Answer("1", text="Eva; Legal; two; her veto")])
    )
    state = do(state, reveal.reveal([rounds.newest(state, "collect").id]))
    assert one(state) == ("Eva", {"function": "Legal", "controls": "two", "fear": "her veto"})
    assert "her veto" not in public(state).model_dump_json()


def test_what_two_lines_have_in_their_columns_is_joined_with_them():
    state = do(asking(collect=PEOPLE), collect.add("collect", ["Eva; Legal", "Ida; Legal; two"]))
    assert one(do(state, collect.merge(list(state.entries)))) == (
        "Eva / Ida", {"function": "Legal", "controls": "two"},
    )  # fmt: skip


def test_two_versions_of_a_line_are_told_without_what_is_private():
    start = asking(entry("e", "Eva", values={"fear": "her veto"}), collect=PEOPLE)
    ours = entry("e", "Eva L", values={"fear": "her post"})
    state = both(start, entry("e", "Eva Lind, Legal, two, her post and all"), ours=[ours])
    assert "her post" not in str(public(state).waiting)
    assert "and all" not in str(public(state).waiting)
    assert ("a line: wording", "Eva L", "Eva Lind") in told(state)


def test_days_in_columns_are_spelled_out_and_what_is_no_day_stays():
    day = next(
        one for one in asking(collect={"columns": TYPES}).info.agenda.module("collect").columns if one.id == "from"
    )
    assert columns.spelled(day, "2026-12-14") == "Monday 14 December 2026"
    assert columns.spelled(day, "soon") == "soon"
