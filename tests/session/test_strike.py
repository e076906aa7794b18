"""What a strike takes out, and what it leaves."""

import json

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Decision, Give, Objection, Wording
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import canonical, parse_step, plain
from pmworkshop.session.operations.strike import LONG, Strike, strike_of
from tests.build import action, ballot, drop, entry, round_, session, step

SAID = "The head of sales never listens"


def strike(*texts: str) -> Strike:
    return Strike(("entry", "e"), texts or (SAID,))


def test_everything_that_ever_stood_in_a_record_is_found():
    first = step(session(), entry("e", "Oh"), id="s1")
    second = step(session(first_record := entry("e", "Oh")), entry("e", SAID, values={"when": "now"}), id="s2")
    away = step(session(first_record), drop(first_record), id="s3")
    found = strike_of(session(first_record), "entry", "e", [first, second, away, step(session(), entry("f"))])
    assert found == Strike(("entry", "e"), (SAID, "Oh"))


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
    draft = strike().draft()
    assert SAID not in draft.label
    assert not draft.undoable
    assert step(Session(), *draft.changes).changes[0].record is None


def test_a_sentence_is_struck_in_the_answer_it_was_made_of_however_short_it_is():
    first = step(session(), round_("collect/1"), ballot("ann", round="collect/1", text="Ugh\nNo"), id="s1")
    other = step(session(), ballot("ann", round="collect/1", subject="10", text="Ugh"), id="s2")
    found = strike_of(session(entry("collect/1/ann/1/0", "Ugh")), "entry", "collect/1/ann/1/0", [first])
    assert found.source == ("ballot", "collect/1/ann/1")
    after = parse_step(found.rewrite(first.body()))
    assert after.changes[1].record["text"] == "(struck)"
    assert found.rewrite(other.body()) == other.body()


def test_a_line_that_came_from_no_answer_has_none_to_strike():
    assert strike_of(session(entry("e")), "entry", "e", []).source is None


def test_what_a_round_asked_about_loses_the_words_however_short_they_are():
    asked = (Wording(id="t", text="Bob"), Wording(id="u", text="Eve"), Wording(id="proposal", text="Bob goes"))
    made = step(session(), round_(asked=asked), id="s")
    gone = Strike(("theme", "t"), ("Bob",))
    told = parse_step(gone.rewrite(made.body())).changes[0].record["asked"]
    assert [one["text"] for one in told] == ["(struck)", "Eve", "Bob goes"]
    proposal = Strike(("decision", "d"), ("Bob goes",))
    told = parse_step(proposal.rewrite(made.body())).changes[0].record["asked"]
    assert [one["text"] for one in told] == ["Bob", "Eve", "(struck)"]
