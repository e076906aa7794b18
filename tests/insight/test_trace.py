"""The chain from a complaint to an action: what follows from what, and which link is missing."""

from __future__ import annotations

from datetime import date

from pmworkshop.agenda.model import Agenda
from pmworkshop.insight.trace.chain import Link, missing, trace
from pmworkshop.session.core.records import Commitment, Decision, Give, Visit, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from tests.build import START, action, activity, agenda, entry, mark, role, session, theme

HOLDS = ("missing", "unwanted", "outcome", "condition", "measure", "commitment", "other")


def chained(*records, kind: str = "workshop", **about) -> Session:
    """A session whose list has a question for each sort of answer."""
    data = agenda("collect", "chart", "decide", "plan", "review").model_dump(mode="json")
    data["kind"] = kind
    data["modules"][0]["prompts"] = [{"id": one, "text": one, "holds": one} for one in HOLDS]
    for module in data["modules"]:
        module.update(about.get(module["id"], {}))
    visits = [Visit(id=one, module=one, planned=1, entered=START) for one in ("chart", "decide")]
    been = () if any(one.kind == "visit" for one in records) else visits
    return session(*records, *been, agenda=Agenda.model_validate(data))


def lines(links: tuple[Link, ...], depth: int = 0) -> list[str]:
    told = []
    for one in links:
        told.append(f"{'  ' * depth}{one.sort}: {one.text}{' (' * bool(one.note)}{one.note}{')' * bool(one.note)}")
        told += lines(one.follows, depth + 1)
    return told


def gaps(state: Session) -> list[tuple[str, str]]:
    return [(one.text, one.missing) for one in missing(trace(public(state)))]


def complete() -> list:
    """A chain without a gap, from a group of complaints to an action."""
    return [
        theme("t", title="Know the customer"),
        entry("c1", "Nobody visits", prompt="missing", theme="t"),
        entry("c2", "We guess", prompt="unwanted", theme="t", place=2),
        entry("o", "We have met forty", prompt="outcome", because=("t",), place=3),
        entry("k", "Sales opens doors", prompt="condition", because=("o",), place=4),
        Commitment(id="g", module="plan", function="Sales", resource="days", amount="2", because=("k",)),
        role("pm", title="Product"), activity("r", label="Visit customers", because=("o",)), mark("r", "pm", "A"),
        action("a", what="Visit ten", owners=("ann",), row="r", due=date(2026, 12, 14)),
    ]  # fmt: skip


def test_the_chain_goes_from_the_complaint_to_the_action_in_words():
    state = chained(*complete(), Visit(id="v", module="chart", planned=1, entered=START))
    assert lines(trace(public(state))) == [
        "complaint: Know the customer (2 lines)",
        "  outcome: We have met forty",
        "    condition: Sales opens doors",
        "      commitment: Sales: 2 days",
        "    row: Visit customers (Product)",
        "      action: A01 Visit ten (Product, by Mon 14 Dec)",
    ]
    assert gaps(state) == []


def test_each_link_that_is_cut_is_named():
    def without(key: str, **changes) -> list:
        return [revise(one, **changes) if one.id == key else one for one in complete()]

    def dropped(*keys: str) -> list:
        return [one for one in complete() if one.id not in keys]

    assert gaps(chained(*without("o", because=()))) == [("Know the customer", "no outcome, and not parked")]
    assert gaps(chained(*dropped("k", "g", "r", "a"))) == [
        ("We have met forty", "no measure, no condition and no commitment, and nothing is done for it")
    ]
    assert gaps(chained(*without("g", because=()))) == [
        ("Sales opens doors", "nobody commits to it, and nothing is done for it")
    ]
    assert gaps(chained(*without("g", resource="", amount="", ask="10 days"))) == [
        ("Sales is asked for 10 days", "asked for, and not given")
    ]
    unowned = [*dropped("a"), action("a", what="Visit ten", owners=("ann",), because=("o",))]
    assert gaps(chained(*(one for one in unowned if one.kind != "mark"))) == [
        ("Visit customers", "nobody answers for it, and nothing is done about it")
    ]
    assert gaps(chained(*without("a", row=None))) == [("A01 Visit ten", "follows from nothing")]
    assert gaps(chained(*without("a", owners=()))) == [("A01 Visit ten", "nobody owns it")]


def test_a_complaint_may_be_parked_alone_with_an_answer_or_as_an_item_of_a_list():
    state = chained(
        theme("t"), entry("in", prompt="missing", theme="t"), entry("other", prompt="other", theme="t"),
        entry("p", "Who pays?", prompt="unwanted", parked=True, place=2),
        entry("q", "Who asks?", prompt="unwanted", parked=True, answer="Finance", place=3),
        entry("decide/item/t", "Group t", module="decide", parked=True, because=("t",)),
    )  # fmt: skip
    assert lines(trace(public(state))) == [
        "complaint: Group t (2 lines)", "complaint: Who pays? (parked)", "complaint: Who asks? (parked: Finance)",
    ]  # fmt: skip
    assert gaps(state) == []
    alone = chained(
        entry("x", "Late", prompt="missing"), entry("d/item/x", module="decide", parked=True, because=("x",))
    )
    assert lines(trace(public(alone))) == ["complaint: Late (parked)"]


def test_an_outcome_beside_complaints_answers_their_group_and_a_measure_is_enough_for_it():
    state = chained(
        theme("t"), theme("old", title="Said before"), entry("in", prompt="missing", theme="t"),
        entry("was", "Before", prompt="missing", theme="old"),
        entry("o", "We have less", prompt="outcome", theme="t", values={"measure": "half"}, place=2),
    )  # fmt: skip
    assert lines(trace(public(state))) == [
        "complaint: Group t (2 lines)", "  outcome: We have less (we will see: half)", "complaint: Before",
    ]  # fmt: skip
    assert gaps(state) == [("Before", "no outcome, and not parked")]
    measured = chained(
        entry("o", "We have less", prompt="outcome"), entry("m", "Visits", prompt="measure", because=("o",))
    )
    assert gaps(measured) == []


def test_what_is_no_link_is_followed_further_back():
    state = chained(
        theme("t"), entry("in", prompt="missing", theme="t"),
        entry("result", "First: Group t", module="poll", prompt="result", because=("in", "gone", "result")),
        action("a", what="Visit", owners=("ann", "left"), because=("result",)),
    )  # fmt: skip
    assert lines(trace(public(state))) == ["complaint: Group t (1 line)", "  action: A01 Visit (Product)"]


def test_decisions_stand_in_the_chain_and_what_a_list_has_left_is_missing():
    about = {"proposal": "", "items": ["Partners"], "items_from": ["collect.missing"], "options": ["yes", "yes, if"]}
    made = Decision(
        id="d", module="decide", statement="Late", outcome="adopted", subject="x", because=("x",), choice="yes, if",
        reason="sales agrees",
    )  # fmt: skip
    open_one = Decision(id="e", module="decide", statement="Open", place=2)
    state = chained(
        entry("x", "Late", prompt="missing"), made, open_one,
        action("a", what="Ask sales", owners=("ann",), decision="d"), decide=about,
    )  # fmt: skip
    assert lines(trace(public(state))) == [
        "complaint: Late", "  decision: Late (yes, if sales agrees)", "    action: A01 Ask sales (Product)",
        "decision: Partners",
    ]  # fmt: skip
    assert gaps(state) == [("Partners", "not decided, and not parked")]
    plain = chained(Decision(id="d", module="decide", statement="We meet", outcome="adopted"))
    assert lines(trace(public(plain))) == ["decision: We meet (adopted)"]


def test_rows_that_are_raised_are_no_gap_and_those_for_practice_no_link():
    state = chained(
        activity("r", label="Set price", state="parked", due=date(2026, 12, 14)),
        activity("q", label="Plan", state="parked", place=2), activity("p", practice=True),
    )  # fmt: skip
    assert lines(trace(public(state))) == ["row: Set price (not settled, by Mon 14 Dec)", "row: Plan"]
    assert [text for text, _ in gaps(state)] == ["Plan"]


def test_a_module_that_was_not_reached_has_no_gaps():
    visit = Visit(id="v", module="collect", planned=1, entered=START)
    assert gaps(chained(activity("r"), visit)) == []


def test_actions_that_were_taken_over_dropped_or_only_given_to():
    state = chained(
        action("over", what="Old", owners=("ann",), module="review"),
        action("gone", "A02", what="Gone", status="dropped"),
        action("free", "A03", what="Free", owners=("ann",), gives=(Give(commitment="g"),)),
        action("astray", "A04", what="Astray", owners=("ann",), module="nowhere"),
        Commitment(
            id="g", module="plan", giver="ben", resource="days", amount="2", condition="we plan", action="free"
        ),
    )  # fmt: skip
    assert lines(trace(public(state))) == [
        "commitment: Sales: 2 days (if we plan)", "  action: A03 Free (Product)",
        "action: A04 Astray (Product)", "action: A01 Old (Product)",
    ]  # fmt: skip
    assert [text for text, _ in gaps(state)] == ["A03 Free", "A04 Astray"]


def test_what_follows_from_several_has_its_followers_once_and_a_circle_ends():
    state = chained(
        entry("x", "Late", prompt="missing"), entry("y", "Dear", prompt="unwanted", place=2),
        entry("o", "On time", prompt="outcome", because=("x", "y"), place=3),
        action("a", what="Plan", owners=("ann",), because=("o",)),
    )  # fmt: skip
    assert lines(trace(public(state))) == [
        "complaint: Late", "  outcome: On time", "    action: A01 Plan (Product)",
        "complaint: Dear", "  outcome: On time (see above)",
    ]  # fmt: skip
    circle = chained(
        entry("o", "One", prompt="outcome", because=("p",)), entry("p", "Two", prompt="outcome", because=("o",))
    )
    assert lines(trace(public(circle))) == ["outcome: One", "  outcome: Two", "    outcome: One (see above)"]


def test_what_follows_by_way_of_another_link_is_told_at_that_link_alone():
    state = chained(
        entry("x", "Late", prompt="missing"),
        entry("o", "On time", prompt="outcome", because=("x",), place=2),
        action("a", what="Plan", owners=("ann",), because=("o", "x")),
        action("b", what="Tell", owners=("ann",), because=("x",)),
    )
    assert lines(trace(public(state))) == [
        "complaint: Late", "  outcome: On time", "    action: A01 Plan (Product)", "  action: A01 Tell (Product)",
    ]  # fmt: skip


def test_in_a_call_nothing_need_follow_yet():
    assert gaps(chained(entry("x", prompt="missing"), kind="discovery")) == []
