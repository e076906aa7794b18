"""What a strike takes out, and what it leaves."""

import json

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Decision, Give, Measure, Objection, Reading, Wording
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import GestureContext, canonical, make_step, parse_step, plain
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.strike import LONG, Strike, strike_of
from pmworkshop.session.operations.strike_reach import Reach
from tests.build import (
    DAY,
    START,
    action,
    activity,
    ballot,
    details,
    drop,
    entry,
    mark,
    people,
    put,
    role,
    round_,
    session,
    step,
    theme,
)

SAID = "The head of sales never listens"


def strike(*texts: str) -> Strike:
    return Strike(("entry", "e"), texts or (SAID,), Reach(frozenset({("entry", "e")})))


def test_everything_that_ever_stood_in_a_record_is_found():
    first = step(session(), entry("e", "Oh"), id="s1")
    second = step(session(first_record := entry("e", "Oh")), entry("e", SAID, values={"when": "now"}), id="s2")
    away = step(session(first_record), drop(first_record), id="s3")
    found = strike_of(session(first_record), "entry", "e", [first, second, away, step(session(), entry("f"))])
    assert found == strike(SAID, "Oh")


@pytest.mark.parametrize(("kind", "key"), [("entry", "none"), ("participant", "ann"), ("details", "details")])
def test_what_holds_no_remark_cannot_be_struck(kind, key):
    with pytest.raises(RefusedError):
        strike_of(session(), kind, key, [])


def test_the_struck_record_loses_all_its_words_in_every_step():
    made = step(session(), entry("e", SAID, values={"when": "Monday"}), label=f"Added “{SAID[:9]}…”", id="s")
    after = parse_step(strike().rewrite(made.body()))
    assert after.changes[0].record == {
        **plain(entry("e", "(struck)")),
        "values": {"when": "(struck)"},
    }
    assert after.label == "Added “(struck)”"
    assert after.model_copy(update={"label": made.label, "changes": made.changes}) == made


def test_other_texts_that_quote_it_lose_the_quotation():
    quoting = [
        entry("f", f"Again: {SAID}!", because=("e",)),
        action("a", what=f"Ask why {SAID}", gives=(Give(giver="ann", what=SAID, commitment="c"),)),
        Decision(id="d", module="decide", statement="Meet", objections=(Objection(participant="ann", text=SAID),)),
        round_(texts=(SAID, "Fine")),
    ]
    made = step(session(), *quoting, label=f"Noted: {SAID}", id="s")
    body = strike().rewrite(made.body())
    assert SAID not in body
    after = parse_step(body)
    assert after.label == "Noted: (struck)"
    assert fold([after], session()).entries["f"].text == "Again: (struck)!"
    given = fold([after], session()).actions["a"].gives[0]
    assert (given.giver, given.commitment) == ("ann", "c")


def test_a_short_remark_is_not_taken_out_of_the_words_of_others():
    made = step(session(), entry("f", "open"), round_(status="open"), id="s", label="open")
    assert strike("open").rewrite(made.body()) == made.body()
    assert len("open") < LONG


@pytest.mark.parametrize("text", ["entry", "collect", "stage", "kind", "e", "2026-09-14"])
def test_a_remark_that_is_a_word_of_the_format_harms_nothing(text):
    made = step(session(), entry("e", text), entry("f", text, because=("e",)), id="s")
    after = parse_step(strike(text).rewrite(made.body()))
    assert fold([after], session()).entries["e"].text == "(struck)"
    assert [change.key for change in after.changes] == [change.key for change in made.changes]


def test_drops_and_records_by_themselves_are_rewritten_too():
    dropped = step(session(), drop(entry("e")), id="s")
    assert strike().rewrite(dropped.body()) == dropped.body()
    assert json.loads(strike().rewrite(canonical(plain(entry("e", SAID)))))["text"] == "(struck)"
    mark = canonical({"kind": "visit", "id": "v"})
    assert strike().rewrite(mark) == mark


def test_the_step_that_notes_it_says_nothing_of_it():
    draft = strike().draft(session())
    assert SAID not in draft.label
    assert not draft.undoable
    assert step(Session(), *draft.changes).changes[0].record is None


def test_a_sentence_is_struck_in_the_answer_it_was_made_of_however_short_it_is():
    first = step(session(), round_("collect/1"), ballot("ann", round="collect/1", text="Ugh\nNo"), id="s1")
    other = step(session(), ballot("ann", round="collect/1", subject="10", text="Ugh"), id="s2")
    found = strike_of(session(entry("collect/1/ann/1/0", "Ugh")), "entry", "collect/1/ann/1/0", [first])
    assert found.reach.own == {("entry", "collect/1/ann/1/0"), ("ballot", "collect/1/ann/1")}
    after = parse_step(found.rewrite(first.body()))
    assert after.changes[1].record["text"] == "(struck)"
    assert found.rewrite(other.body()) == other.body()


def test_a_line_that_came_from_no_answer_has_none_to_strike():
    assert strike_of(session(entry("e")), "entry", "e", []).reach.own == {("entry", "e")}


def test_what_a_round_asked_about_loses_the_words_however_short_they_are():
    asked = (Wording(id="t", text="Bob"), Wording(id="u", text="Eve"), Wording(id="proposal", text="Bob goes"))
    made = step(session(), round_(asked=asked), id="s")
    gone = Strike(("theme", "t"), ("Bob",), Reach(frozenset({("theme", "t")})))
    told = parse_step(gone.rewrite(made.body())).changes[0].record["asked"]
    assert [one["text"] for one in told] == ["(struck)", "Eve", "Bob goes"]
    proposal = Strike(("decision", "d"), ("Bob goes",), Reach(frozenset({("decision", "d")})))
    told = parse_step(proposal.rewrite(made.body())).changes[0].record["asked"]
    assert [one["text"] for one in told] == ["Bob", "Eve", "(struck)"]


def told(*operations, records=()):
    """The steps of a session in which these operations were carried out, and the session."""
    first = step(Session(), details(), *people(), *records, id="begun")
    steps, state = [first], fold([first])
    for number, operation in enumerate(operations):
        draw = GestureContext(START, f"s{number}")
        steps.append(make_step(operation(state, draw.again()), state, draw))
        state = state.apply(steps[-1])
    return state, steps


def struck(state, steps, kind, key) -> str:
    """All that the history says after the strike."""
    found = strike_of(state, kind, key, steps)
    return "\n".join(found.rewrite(one.body()) for one in steps)


def test_lines_that_were_joined_are_struck_with_the_line_they_went_into():
    state, steps = told(collect.merge(["e", "f"]), records=[entry("e", "Bob"), entry("f", "lazy", place=2)])
    assert "lazy" in state.entries["e"].text
    said = struck(state, steps, "entry", "e")
    assert "Bob" not in said
    assert "lazy" not in said


def test_a_line_that_was_parted_again_keeps_its_own_words():
    state, steps = told(
        collect.merge(["e", "f"]), put(entry("f", "lazy", place=2)),
        records=[entry("e", "Bob"), entry("f", "lazy", place=2)],
    )  # fmt: skip
    found = strike_of(state, "entry", "e", steps)
    assert ("entry", "f") not in found.reach.own


def test_a_row_of_a_few_letters_is_struck_where_letters_were_set_for_it():
    row = activity("r", label="Fire Bob")
    marks = [mark("r", "pm", "A", reason="fire bob said so")]
    state, steps = told(
        put(*marks, label="Set A in “Fire Bob”"), put(action("a", what="Fire Bob by May", row="r")),
        put(entry("x", "Fire Bobby"), label="Noted “Fire B…”"),
        records=[role("pm"), row, ballot("ann", round="chart/1", subject="r", letters={"pm": "A"})],
    )  # fmt: skip
    said = struck(state, steps, "activity", "r")
    assert "fire bob " not in said.lower()
    assert "“Fire Bob”" not in said
    assert "(struck) by May" in said
    assert "Fire Bobby" in said


def test_what_a_person_said_is_struck_in_the_action_made_from_it_and_in_what_follows():
    line = entry("e", "Bob is lazy", theme="t")
    made = action("a", what="Talk: Bob is lazy", because=("e",))
    state, steps = told(
        put(made, label="Made an action of “Bob is …”"),
        put(Decision(id="d", module="decide", statement="Bob is lazy, so we act", because=("a",))),
        put(action("b", code="A02", what="Buy a lazy chair")),
        records=[
            theme("t", title="Bob is lazy"),
            line,
            round_("collect/1", module="collect", texts=("Bob is lazy",)),
        ],
    )
    said = struck(state, steps, "entry", "e")
    assert "Bob" not in said
    assert "Talk: (struck)" in said
    assert "(struck), so we act" in said
    assert "Buy a lazy chair" in said


def test_a_label_beside_a_struck_row_keeps_what_else_it_quotes():
    state, steps = told(
        put(mark("r", "pm", "A"), label="Set A in “Another…”"), records=[role("pm"), activity("r", label="Fire Bob")]
    )
    assert "Set A in “Another…”" in struck(state, steps, "activity", "r")


def test_a_letter_alone_is_struck_in_its_own_record_only():
    state, steps = told(put(action("a", what="Get a C grade", because=("e",))), records=[entry("e", "C")])
    assert "Get a C grade" in struck(state, steps, "entry", "e")


def test_a_measure_is_struck_with_its_values_and_remarks_and_its_days_stay():
    said = (Reading(day=DAY, value="52 %", remark="Bob never listens"),)
    before = Measure(id="m", title="Calls answered", wanted="60 %", readings=said)
    bare = Measure(id="n", title="Bare")
    steps = [step(session(), before, bare, label="Measured “Calls answered”")]
    state = fold(steps, session())
    after = parse_step(strike_of(state, "measure", "m", steps).rewrite(canonical(steps[0].model_dump(mode="json"))))
    left = fold([after], session()).measures
    assert (left["m"].title, left["m"].wanted, left["m"].agreed) == ("(struck)", "(struck)", None)
    assert left["m"].readings == (Reading(day=DAY, value="(struck)", remark="(struck)"),)
    assert left["n"] == bare
    assert after.label == "Measured “(struck)”"
