"""Steps in words: what was, what is, and nothing that is hidden."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from pmworkshop.session.core.records import (
    MODELS,
    Acceptance,
    AnyRecord,
    Commitment,
    Decision,
    Fitted,
    Give,
    Objection,
    Recess,
    Stage,
    Visit,
    revise,
)
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Drop, GestureContext, Step, make_undo
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations.strike import LABEL, strike_of
from pmworkshop.session.views.narration import HELD, changes, tell
from pmworkshop.session.views.public import public
from pmworkshop.session.views.record_fields import FIELDS, Says
from tests.build import (
    DAY,
    START,
    action,
    activity,
    agenda,
    ballot,
    details,
    drop,
    entry,
    mark,
    people,
    role,
    round_,
    session,
    step,
    theme,
)
from tests.session.asked import asking

CHART = (
    role("pm", title="Product"),
    role("de", title="Development"),
    role("sa", title="Sales"),
    activity("price", label="Set price"),
)


def told(before: Session, *records: AnyRecord | Drop, private: bool = False, **more: Any) -> list[str]:
    """What a step says that puts these records."""
    made = step(before, *records, **more)
    return changes(before, made, before.apply(made), private=private)


# Charts


def test_letters_that_go_from_one_role_to_another_have_moved():
    before = session(*CHART, mark("price", "de", "A"))
    after = (drop(mark("price", "de", "A")), mark("price", "pm", "A", reason="it is their market"))
    assert told(before, *after) == ["A of “Set price” moved from Development to Product; because it is their market"]


def test_letters_that_trade_places_are_two_moves():
    before = session(*CHART, mark("price", "de", "A"), mark("price", "pm", "R"))
    assert told(before, mark("price", "de", "R"), mark("price", "pm", "A")) == [
        "A of “Set price” moved from Development to Product",
        "R of “Set price” moved from Product to Development",
    ]


def test_other_letters_are_told_cell_by_cell():
    before = session(*CHART, mark("price", "de", "A"), mark("price", "sa", "C"))
    assert told(before, mark("price", "de", "AR"), mark("price", "pm", "I"), drop(mark("price", "sa", "C"))) == [
        "“Set price”: Development A → AR, Product I, Sales C → blank"
    ]


def test_one_letter_that_two_get_or_that_two_lose_is_no_move():
    before = session(*CHART, mark("price", "de", "A"))
    assert told(before, drop(mark("price", "de", "A")), mark("price", "pm", "A"), mark("price", "sa", "A")) == [
        "“Set price”: Development A → blank, Product A, Sales A"
    ]


def test_a_reason_alone_is_told_and_the_same_cell_is_not():
    before = session(*CHART, mark("price", "de", "A"))
    assert told(before, mark("price", "de", "A", reason="so it is")) == ["“Set price”; because so it is"]
    assert told(before, mark("price", "de", "A")) == []


def test_a_row_that_goes_takes_its_letters_along_silently():
    before = session(*CHART, mark("price", "de", "A"))
    gone = (drop(activity("price")), drop(mark("price", "de", "A")))
    assert told(before, *gone) == ["Row “Set price” was taken out"]


def test_letters_of_a_role_that_goes_name_it():
    before = session(*CHART, mark("price", "de", "A"))
    assert told(before, drop(role("de")), drop(mark("price", "de", "A"))) == [
        "Role Development was taken out",
        "“Set price”: Development A → blank",
    ]


def test_letters_of_a_row_that_never_was_name_nothing():
    assert told(session(), mark("none", "nobody", "A")) == ["Something that is gone: something that is gone A"]


def test_a_role_that_is_called_like_its_function_says_so_once():
    assert told(session(), role("pm", title="Product", function="Product")) == ["New: role Product"]
    assert told(session(), role("pm", title="PM", function="Product")) == ["New: role PM (function Product)"]


def test_rows_are_settled_put_off_and_opened_again():
    before = session(*CHART)
    for state, words in (("settled", "is settled"), ("parked", "is not settled yet")):
        assert told(before, activity("price", label="Set price", state=state)) == [f"Row “Set price” {words}"]
    again = session(*CHART[:3], activity("price", label="Set price", state="settled"))
    assert told(again, activity("price", label="Set the price", because=("gone",))) == [
        "Row “Set the price”: label “Set price” → “Set the price”",
        "Row “Set the price”: because of something that is gone",
        "Row “Set the price” is open again",
    ]


# Answers and groups


def test_lines_are_new_reworded_grouped_and_taken_out():
    before = session(theme("t", title="Customers"), entry("e", "Nobody\nasks", author="ann"), entry("old"))
    assert told(before, entry("n", "Prices drift", author="ben", theme="t")) == [
        "New: “Prices drift” (said by Ben; group “Customers”)"
    ]
    assert told(before, entry("e", "Nobody asks them", author="ann", theme="t")) == [
        "“Nobody asks them” moved to the group “Customers”",
        "“Nobody asks” now reads “Nobody asks them”",
    ]
    assert told(before, drop(entry("old"))) == ["“Answer old” was taken out"]
    grouped = session(theme("t", title="Customers"), entry("e", "Nobody asks", theme="t"))
    assert told(grouped, theme("t", title="Who asks"), entry("e", "Nobody asks")) == [
        "Group “Who asks”: name “Customers” → “Who asks”",
        "“Nobody asks” is in no group any more",
    ]


def test_a_line_is_parked_answered_dated_and_sent_elsewhere():
    before = session(entry("e", "Who pays?"))
    after = entry("e", "Who pays?", parked=True, answer="Finance", values={"when": "now", "none": ""}, module="plan")
    assert told(before, after) == [
        "“Who pays?” moved to “Plan”",
        "“Who pays?”: with when “now”",
        "“Who pays?” is parked",
        "“Who pays?”: answered “Finance”",
    ]


def test_an_order_that_changed_is_told_once():
    before = session(entry("a", place=1), entry("b", place=2), *people())
    assert told(before, entry("a", place=2), entry("b", place=1)) == ["The order changed in “Collect”"]
    moved = [person.model_copy(update={"place": 9 - person.place}) for person in people()]
    assert told(before, *moved) == ["The order changed"]


def test_a_long_text_is_quoted_in_part():
    (line,) = told(session(), entry("e", "long " * 100))
    assert len(line) < 110
    assert line.endswith("…”")


# The plan


def test_an_action_is_told_field_by_field():
    first = action("a", "A07", what="Publish it", owners=("ann",), due=date(2026, 12, 14), gives=(Give(what="days"),))
    before = session(first)
    after = action(
        "a", "A07", what="Publish it", owners=("ann", "ben"), due=date(2027, 1, 20), no_resources=True,
        gives=(Give(function="Finance", amount="2 days"), Give(giver="cem", starts=DAY, ends=date(2026, 10, 1))),
        checkins=(date(2026, 10, 1),), confidence=0,
    )  # fmt: skip
    assert told(before, after) == [
        "“Publish it”: owner Ann → Ann, Ben",
        "“Publish it”: due 14 December → 20 January 2027",
        "“Publish it” needs nothing",
        "“Publish it”: Finance gives 2 days",
        "“Publish it”: Cem gives something from 14 September until 1 October",
        "“Publish it”: no longer: days is needed",
        "“Publish it”: looked at again on 1 October",
    ]
    assert told(before, after, private=True)[-1] == "“Publish it”: confidence 0"
    assert told(session(after), first)[0] == "“Publish it”: owner Ann, Ben → Ann"
    assert "“Publish it”: confidence 0 → nothing" in told(session(after), first, private=True)
    assert told(session(), action("a", "A07", what="Publish it", owners=("ann",), due=date(2026, 12, 14))) == [
        "New: “Publish it” (owner Ann; due 14 December)"
    ]
    assert told(before, drop(first)) == ["“Publish it” was taken out"]
    assert told(session(), action("b", "A09", what="")) == ["New: A09"], "nothing else is known of it yet"
    given = action("b", "A08", what="Visit them", gives=(Give(giver="cem", amount="2", what="days"),))
    assert told(session(), given) == ["New: “Visit them” (given Cem gives 2 days)"]


def test_decisions_findings_and_what_is_given_have_their_words():
    before = session(*CHART)
    objection = Objection(participant="ann", text="Too soon", met="In May")
    decided = Decision(id="d", module="decide", statement="We meet", objections=(objection,))
    assert told(before, decided) == ["New: decision “We meet” (objections “Too soon”, met by “In May”)"]
    for dissent, who in ((0, "nobody"), (1, "1 person"), (2, "2 people")):
        noted = Decision(id="d", module="decide", statement="We meet", dissent=dissent)
        assert told(before, noted) == [f"New: decision “We meet” (not supported by {who})"]
    accepted = Acceptance(id="x", module="chart", rule="RACI-W03", row="price", column="sa", reason="We know")
    assert told(before, accepted) == ["New: finding RACI-W03 on “Set price”, Sales (because “We know”)"]
    plain = Acceptance(id="y", module="plan", rule="PLAN-W01", reason="We know")
    assert told(before, plain) == ["New: finding PLAN-W01 (because “We know”)"]
    given = Commitment(id="c", module="plan", function="Sales", resource="visits", amount="12", condition="in May")
    assert told(before, given) == ["New: Sales gives 12 visits (on condition “in May”)"]


# People and the workshop


def test_people_come_go_and_change():
    before = session()
    ann = people()[0]
    assert told(before, ann.model_copy(update={"present": False, "name": "Anna"})) == [
        "Anna: name Ann → Anna",
        "Anna is away",
    ]
    assert told(before, ann.model_copy(update={"left": True, "deputy_of": "ben"})) == [
        "Ann has left",
        "Ann: represents Ben",
    ]


def test_an_address_is_for_the_facilitator_alone():
    before = session()
    changed = people()[0].model_copy(update={"email": "new@firm.example"})
    assert told(before, changed) == []
    assert told(before, changed, private=True) == ["Ann: e-mail ann@firm.example → new@firm.example"]


def test_the_workshop_itself_is_told():
    assert told(Session(), details()) == [
        "New: workshop, “Sample alignment” (organisation Sample firm; day 14 September; agenda 7 modules)"
    ]
    limits = Thresholds(owner_percent=81)
    assert told(session(), details(thresholds=limits)) == ["Workshop: limits the usual ones → owner percent 81"]


# Where the room is


def at(**more: Any) -> Stage:
    return Stage(id="stage", **{"module": "poll", "phase": "read_back", "started": START, **more})


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (None, at(), ["The room is in “Poll”: Read back"]),
        (at(), at(phase="alone"), ["The room is in “Poll”: Write alone"]),
        (at(), at(curtain=True), ["The wall is dark"]),
        (at(curtain=True), at(), ["The wall shows again"]),
        (at(), at(paused_since=START), ["The clock was stopped"]),
        (at(paused_since=START), at(paused=3), ["The clock runs again"]),
        (at(), at(recess=Recess(returns=START), paused_since=START), ["The room is on a break: “Break”"]),
        (at(recess=Recess(returns=START), paused_since=START), at(), ["The break is over"]),
        (at(), at(finished=True), ["The workshop is over"]),
        (
            at(),
            at(fitted=Fitted(dropped=("plan",), shortened=("chart", "nowhere"))),
            ["The agenda was fitted: “Plan” left out; “Chart”, “nowhere” shortened"],
        ),
        (at(fitted=Fitted(dropped=("plan",))), at(), ["The agenda was fitted: everything is back"]),
        (at(), at(paused=4), []),
    ],
)
def test_where_the_room_is(old, new, lines):
    before = session(*([old] if old else []))
    assert told(before, new) == lines


def test_what_was_agreed_about_the_time_is_told_with_its_names():
    state = session()
    cut = Fitted(dropped=("plan",), minutes={"chart": 4}, more={"poll": {"alone": 5}}, at=START)
    fitted = revise(state.info, fitted=cut, ends="12:05")
    assert told(state, fitted) == [
        "Workshop: ends 12:05", "The agenda was fitted: “Plan” left out; “Chart” shortened; “Poll” longer",
    ]  # fmt: skip
    assert told(session(fitted), state.info) == [
        "Workshop: ends 12:05 → nothing",
        "The agenda was fitted: everything is back",
    ]


def test_time_spent_and_a_place_that_goes_are_not_worth_a_line():
    before = session(at(), round_(), Visit(id="v", module="poll", planned=5, entered=START))
    assert told(before, drop(at()), drop(round_()), Visit(id="v", module="poll", planned=6, entered=START)) == []


# Rounds


def test_of_a_round_that_is_not_shown_there_is_only_how_many_are_in():
    before = session(round_())
    assert told(before, ballot("ann", score=5), ballot("ann", subject="2", score=1)) == ["“Poll”: 1 of 4 in"]
    open_ = session(round_(), ballot("ann", score=5))
    assert told(open_, ballot("ann", score=4)) == ["“Poll”: 1 of 4 in"]
    assert told(open_, drop(ballot("ann"))) == ["“Poll”: 0 of 4 in"]
    assert told(open_, drop(round_()), drop(ballot("ann"))) == []
    assert told(session(), ballot("ann", score=5)) == []


def test_the_facilitator_can_read_single_answers():
    open_ = session(round_(), ballot("ann", score=5))
    assert told(open_, ballot("ann", score=4), private=True) == ["Answer, Ann on “We know our customer”: 5 → 4"]
    assert told(open_, drop(ballot("ann")), private=True) == ["Answer, Ann on “We know our customer”: 5 → nothing"]


def test_a_round_that_is_shown_tells_how_many_gave_what():
    before = session(
        round_(status="closed"), ballot("ann", score=5), ballot("ben", score=3), ballot("cem", score=5),
        ballot("dee", abstained=True), ballot("ann", subject="2", score=2),
        round_("poll/2", status="revealed"), ballot("ann", round="poll/2", score=1),
    )  # fmt: skip
    shown = [
        "Answers in “Poll” were shown",
        "“We know our customer”: 1 for 3, 2 for 5, 1 abstained",
        "“We say no”: 1 for 2",
    ]
    assert told(before, round_(status="revealed")) == shown
    sealed = ballot("ann", score=5, corrected=True)
    assert told(before, round_(status="revealed"), sealed) == shown


def test_subjects_shown_before_the_others_are_told_alone():
    before = session(round_(), ballot("ann", score=5), ballot("ann", subject="2", score=2))
    assert told(before, round_(shown=("1",))) == ["“We know our customer”: 1 for 5"]
    assert told(before, round_(shown=("3",))) == ["“Poll”: no answer"]
    dotted = session(round_(), ballot("ann", subject="all", points={"1": 3}))
    assert told(dotted, round_(shown=("1",))) == ["“We know our customer”: no answer"]
    assert told(dotted, round_(shown=("1",)), private=True) == ["“We know our customer”: 1 for 3"]


def test_rounds_are_asked_closed_and_opened_again():
    before = session(round_(status="closed"))
    assert told(before, round_()) == ["Answers in “Poll” are taken again"]
    assert told(session(round_()), round_(status="closed")) == ["Answers in “Poll” are closed"]
    assert told(before, round_("poll/2", number=2, wanted=True, anonymous=True)) == [
        "“Poll” is asked, time 2, as it should be, without names"
    ]


def test_a_second_question_is_told_by_what_it_is_about():
    second = {"text": "How much effort?", "label": "effort"}
    before = asking(poll={"passes": [], "second": second})
    assert told(before, round_("poll/1w", wanted=True)) == ["“Poll” is asked, effort"]
    assert told(before, round_("poll/1")) == ["“Poll” is asked"]
    assert told(before, round_("gone/1w", module="gone", wanted=True)) == ["“gone” is asked, as wanted"]


def test_raised_hands_and_nameless_texts_come_up_when_they_are_shown():
    hands = {"1": {"3": 2, "4": 0}}
    before = session(round_(hands=hands, texts=("A", "B"), voted=("ann",), anonymous=True, status="closed"))
    shown = round_(hands=hands, texts=("A", "B"), anonymous=True, status="revealed")
    assert told(before, shown) == [
        "Answers in “Poll” were shown",
        "“We know our customer”: 2 for 3",
        "“A” was said",
        "“B” was said",
    ]
    assert told(session(round_()), round_(hands=hands)) == []
    assert told(session(entry("e", values={"when": ""})), entry("e")) == []
    again = shown.model_copy(update={"hands": {"1": {"3": 1}}})
    assert told(session(shown), again) == ["“We know our customer”: 1 for 3"]


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ({"score": 3}, {"score": 4}, "3 → 4"),
        ({"choice": "yes"}, {"abstained": True}, "yes → abstained"),
        ({"text": "Long\nago"}, {"text": "Now"}, "“Long ago” → “Now”"),
        ({"ranking": ("e", "f")}, {"ranking": ("f",)}, "“Answer e”, “Answer f” → “Answer f”"),
        ({"points": {"e": 3, "f": 0}}, {"points": {}}, "“Answer e” 3 → none"),
        ({"letters": {"pm": "A", "sa": ""}}, {"letters": {"pm": ""}}, "Product A → nobody"),
    ],
)
def test_a_slip_that_is_mended_after_the_reveal_names_nobody(was, now, words):
    before = session(*CHART, entry("e"), entry("f"), round_(status="revealed"), ballot("ann", **was))
    mended = ballot("ann", corrected=True, **now)
    assert told(before, mended) == [f"Typing corrected, “We know our customer”: {words}"]
    assert told(before, ballot("ann", **was, corrected=False)) == []


def test_an_answer_that_comes_after_the_reveal_is_told():
    before = session(round_(status="revealed"))
    assert told(before, ballot("ann", score=3)) == ["Answer, “We know our customer”: 3"]


def test_nothing_hidden_is_in_the_words_of_any_step():
    secret = "SECRET"
    asked = agenda().model_copy(
        update={
            "modules": tuple(
                one.model_copy(update={"attribution": "nobody"}) if one.kind == "collect" else one
                for one in agenda().modules
            )
        }
    )
    state, history = Session(), []
    gestures: list[tuple[AnyRecord | Drop, ...]] = [
        (details(agenda=asked), *people()),
        (round_(), round_("r2", anonymous=True, number=2)),
        (ballot("ann", text=secret), ballot("ben", choice=secret)),
        (round_("r2", anonymous=True, number=2, texts=(secret,), hands={secret: {secret: 1}}, voted=("cem",)),),
        (entry("e", "Said by whom?", author="ann"),),
        (entry("e", "Said by whom?", author="ben"),),
        (drop(ballot("ann")), round_(status="closed")),
    ]
    for number, records in enumerate(gestures, 1):
        made = step(state, *records, id=f"s{number}")
        history.append((number, made))
        state = state.apply(made)
    words = "\n".join(one.words for one in tell(history))
    for hidden in (secret, "@", "said by", "Whispered", "cem"):
        assert hidden not in words
    assert secret in "\n".join(one.words for one in tell(history, private=True))
    assert public(state).ballots == {}


# Undo, conflicts, strikes


def test_what_an_undo_brings_is_back():
    begun = session(entry("e", "Here"))
    taken = step(begun, drop(entry("e")), id="taken")
    after = begun.apply(taken)
    record = entry("e", "Here").model_dump(mode="json", exclude_none=True)
    undo = make_undo(taken, {("entry", "e"): ("begun", record)}, GestureContext(START, "undo"))
    assert changes(after, undo, after.apply(undo)) == ["Back: “Here”"]


def test_of_several_steps_that_wait_each_tells_its_own_values():
    begun = session(entry("e", "Here"), entry("f", "There"))
    state = begun.apply(step(begun, entry("e", "E1"), entry("f", "F1"), id="ours"))
    for key in ("e", "f"):
        held = step(begun, entry(key, "later"), id=f"theirs-{key}")
        assert changes(state, held, state.apply(held))[1:] == [
            f"a line: wording: “{key.upper()}1” stands, “later” waits"
        ]
        state = state.apply(held)


def test_what_waits_behind_dots_is_told_without_its_values():
    begun = session(round_(), ballot("ann", score=1))
    state = begun.apply(step(begun, ballot("ann", score=2), id="ours"))
    held = step(begun, ballot("ann", score=3), id="theirs")
    assert changes(state, held, state.apply(held)) == [HELD]


def test_a_step_that_waits_and_the_one_that_settles_it_say_so():
    begun = session(entry("e", "Here"))
    ours, theirs = (step(begun, entry("e", text), id=text) for text in ("ours", "theirs"))
    state = begun.apply(ours)
    both = "a line: wording: “ours” stands, “theirs” waits"
    assert changes(state, theirs, state.apply(theirs)) == [HELD, both]
    state = state.apply(theirs)
    settling = step(state, entry("e", "both"), id="settling", settles=("theirs",))
    assert changes(state, settling, state.apply(settling)) == [
        "“ours” now reads “both”",
        "1 change that waited is settled",
    ]
    two = state.apply(step(begun, entry("e", "third"), id="third"))
    both = step(two, entry("e", "ours"), id="settling", settles=("theirs", "third"))
    assert changes(two, both, two.apply(both))[-1] == "2 changes that waited are settled"


def test_what_was_struck_is_in_no_earlier_step_either():
    first = step(Session(), details(), *people(), id="s1")
    said = step(fold_of(first), entry("e", "An unkind word about Ben"), id="s2", label="Added “An unkind word”")
    state = fold_of(first, said)
    strike = strike_of(state, "entry", "e", [first, said])
    rewritten = [Step.model_validate_json(strike.rewrite(one.body())) for one in (first, said)]
    state = fold_of(*rewritten)
    last = step(state, Drop("entry", "e"), id="s3", label=LABEL)
    words = [one.words for one in tell(enumerate([*rewritten, last], 1), private=True)]
    assert "unkind" not in "\n".join(words)
    assert words[1:] == ["Added “(struck)”\nNew: “(struck)”", f"{LABEL}\n“(struck)” was taken out"]


def fold_of(*steps: Step) -> Session:
    state = Session()
    for one in steps:
        state = state.apply(one)
    return state


def test_each_step_knows_its_number_and_the_module_the_room_is_in():
    first = step(Session(), details(), *people(), id="s1")
    moved = step(fold_of(first), at(), id="s2")
    assert [(one.seq, one.module) for one in tell([(3, first), (7, moved)])] == [(3, ""), (7, "poll")]


# What is told of the records there are

SILENT = {
    "details": {"session", "parent", "sample", "solo", "retired", "language"},
    "participant": {"token"},
    "entry": {"module", "prompt"},
    "theme": {"module", "prompt"},
    "role": {"chart"},
    "activity": {"chart"},
    "mark": {"chart", "activity", "role"},
    "acceptance": {"module", "rule", "row", "column"},
    "decision": {"module", "round", "subject"},
    "commitment": {"module"},
    "action": {"module", "origin"},
    "measure": set(),
    "purpose": set(),
}
"""Fields that are not told: what a record is called says it, or nobody would miss it."""
APART = {"round", "ballot", "stage", "visit"}
"""Kinds that have sentences of their own."""


@pytest.mark.parametrize("kind", sorted(MODELS.keys() - APART))
def test_every_field_of_every_kind_has_words_or_is_left_out_on_purpose(kind):
    fields = set(MODELS[kind].model_fields) - {"id", "kind", "place"}
    words = {field.name for field in FIELDS[kind]}
    assert words | SILENT[kind] == fields
    assert not words & SILENT[kind]
    for field in FIELDS[kind]:
        if isinstance(field, Says):
            values = get_args(MODELS[kind].model_fields[field.name].annotation) or (True, False)
            assert set(field.phrases) == set(values)
