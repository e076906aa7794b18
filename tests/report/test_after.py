"""The hour after: the sponsor's page, the mails and the calendar, without any single answer."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from pmworkshop.interface import export
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.files import files_after
from pmworkshop.report.writers.sponsor_page import SponsorPage, page_of
from pmworkshop.session.core.records import Commitment, Decision, Give, Parent
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.operations import details
from pmworkshop.session.operations.absent_owners import ask_owner
from tests import build
from tests.build import DAY, action, activity, ballot, entry, mark, role, round_, session, theme
from tests.report.sample import records
from tests.session.asked import agenda_with
from tests.session.doing import do
from tests.unpacked import text_of

VOTE = "Zqx"
"""Stands in everything that one leader answered, and in nothing else."""
OUTCOME = {"prompts": [{"id": "1", "text": "What will have happened?", "holds": "outcome"}]}


def plan(*more, **about):
    """A session with a plan, a chart, answers of single people, and addresses."""
    owned = action(
        "a1", what="Publish the price rule", owners=("ann",), helpers=("ben", "gone"), due=date(2026, 10, 14),
        first_step="Draft it", first_step_by=date(2026, 9, 18), success_measure="Ten quotes",
        checkins=(date(2026, 10, 14), date(2026, 12, 13)),
        gives=(Give(giver="ben", what="days", amount="2"), Give(function="Finance", what="money"), Give()),
        confidence=1,
    )  # fmt: skip
    return session(
        owned,
        action("a2", "A02", what="Visit customers", place=2),
        action("a3", "A03", what="Over and done", status="done", owners=("cem",), due=DAY, place=3),
        Commitment(id="c1", module="plan", giver="cem", resource="analyst", condition="it is May", support=2),
        Commitment(id="c2", module="plan", giver="ben", resource="days", amount="2", action="a1", place=2),
        Commitment(id="c3", module="plan", giver="ann", resource="room", action="a1", place=3),
        Commitment(id="c4", module="plan", giver="cem", ask="people", place=4),
        entry("o1", "Customers name us first"),
        entry("p1", "The canteen", parked=True),
        entry("p2", "The car park", parked=True, answer="Facilities know"),
        Decision(id="d1", module="decide", statement="We meet monthly", outcome="adopted", reason=VOTE),
        Decision(id="d2", module="decide", statement="We merge", outcome="not adopted"),
        role("pm", title="Product manager"), role("sa", title="Sales", place=2),
        activity("price", label="Set the price", place=1), activity("road", label="Admit an item", place=2),
        activity("practice", practice=True),
        mark("price", "pm", "AR"), mark("road", "pm", "A"), mark("road", "sa", "A"),
        round_(status="revealed"), ballot("ann", score=1), ballot("ben", text=VOTE),
        round_("poll/2", number=2), ballot("cem", round="poll/2", text=VOTE),
        round_("chart/1", module="chart", status="revealed"),
        ballot("ann", round="chart/1", subject="price", text=VOTE),
        *more,
        agenda=agenda_with(collect=OUTCOME), **about,
    )  # fmt: skip


def sponsor_page(state: Session) -> SponsorPage:
    return page_of(report_of(state, "sponsor"))


def mails(state: Session) -> dict[str, bytes]:
    return {name: data for name, data in files_after(state).items() if name.endswith(".txt")}


def lines(block_title, state):
    page = sponsor_page(state)
    found = next((block.rows for block in page.blocks if block.title == block_title), None)
    return found and tuple(row[0] if len(row) == 1 else row for row in found)


def test_nobodys_answer_is_in_any_file_and_addresses_stand_in_the_mails_alone():
    files = files_after(plan(facilitator="Fay"))
    assert set(files) == {
        "sponsor.md", "sponsor.html", "action-plan.md", "check-ins.ics", "reaches-nobody.txt",
        "mail-01-ann.txt", "mail-02-ben.txt", "mail-03-cem.txt", "day-07-01-ann.txt", "day-30-01-ann.txt",
        "day-30-02-ben.txt", "day-30-03-cem.txt", "calendar-01-ann.ics", "raci.html", "raci.csv", "workshop.xlsx",
    }  # fmt: skip
    for name, data in files.items():
        text = text_of(data)
        assert VOTE not in text, name
        assert "Whispered" not in text, name
        assert ("@firm.example" in text) == name.startswith(("mail-", "day-")), name
    sponsor = files["sponsor.md"].decode() + files["sponsor.html"].decode()
    assert not re.search(r"\d answers?|abstain|of 8|of 5", sponsor)


def test_the_same_session_gives_the_same_bytes_and_every_moment_of_it_gives_files():
    assert files_after(plan()) == files_after(plan())
    bare = files_after(session())
    assert "mail-01-ann.txt" not in bare
    assert not [name for name in bare if name.endswith(".txt")]
    assert "action-plan.md" not in files_after(session(agenda=build.agenda("collect")))
    whole = session(*records())
    assert files_after(whole) == files_after(fold([build.step(whole.model_validate({}), *whole.records())]))


@pytest.mark.parametrize("reader", ["room", "sponsor"])
def test_only_the_facilitators_report_knows_addresses_and_the_private_script(reader):
    state = plan()
    assert "ann@firm.example" in repr(report_of(state, "facilitator"))
    assert "Whispered" in repr(report_of(state, "facilitator"))
    for hidden in ("@firm.example", "Whispered", "Usually the product manager"):
        assert hidden not in repr(report_of(state, reader)), hidden


def test_the_page_says_what_was_agreed_and_what_is_still_needed():
    state = plan()
    page = sponsor_page(state)
    assert page.about == "Sample alignment · Sample firm · Monday 14 September 2026 · for Dee"
    assert page.headline == "One of two decisions has one owner; one leader has made one promise"
    assert lines("What will have happened", state) == ("Customers name us first",)
    assert lines("What we decided", state) == ("We meet monthly",)
    assert lines("Who answers for what", state) == (
        ("Set the price", "Product manager (to be asked)"), ("Admit an item", "not settled yet"),
    )  # fmt: skip
    assert lines("The plan", state) == (
        ("A01", "Publish the price rule", "Product", "18 Sep", "14 Oct"),
        ("A02", "Visit customers", "not settled yet", "", "no day yet"),
    )  # fmt: skip
    assert lines("What each function contributes", state)[0] == ("Operations", "analyst, if it is May")
    assert lines("Needs you", state) == (
        "Product manager was not in the room and answers for one of two decisions. "
        "Please ask them whether they accept.",
        "One decision has no single owner yet: Admit an item.",
        "One action without an owner: A02.",
        "Needed, and given by nobody yet: Finance, money (A01).",
    )
    assert lines("We look again", state) == ("Wed 14 Oct · Sun 13 Dec",)
    assert lines("What has happened since", state) is None
    assert sponsor_page(plan(sample=True)).about.endswith(" · a made-up example")


def test_a_follow_up_says_in_numbers_what_became_of_it():
    given = {"prompts": [{"id": "1", "text": "What came?", "holds": "commitment"}]}
    state = session(
        action("a1", status="done", told_on=DAY),
        theme("t", title="Came"),
        entry("e1", "Sales: days", values={"function": "Sales"}, theme="t"),
        entry("e2", "Sales: data", values={"function": "Sales"}),
        role("pm"), activity("price"), mark("price", "pm", "A"),
        round_("chart/1", module="chart", status="revealed"),
        ballot("ann", round="chart/1", subject="price", letters={"pm": "A"}),
        ballot("ben", round="chart/1", subject="price", letters={"pm": "A"}),
        round_("last-time/poll/1", module="last-time/poll", status="revealed", hands={"1": {"1": 3, "5": 3}},
               day=date(2026, 6, 15)),
        round_("poll/1", status="revealed", hands={"1": {"4": 6}}),
        agenda=agenda_with(collect=given, chart={"roles": [], "activities": []}),
        parent=Parent(session="x", title="Before"),
    )  # fmt: skip
    assert lines("What has happened since", state) == ("One of two promises has come.",)
    assert sponsor_page(state).headline == "The action is done"
    assert lines("In short", state) == (
        "In practice, the decision is with the role that we agreed on.",
        "Since 15 June, our answers to the statement lie closer together; it is rated higher.",
    )
    assert lines("The plan", state) is None


def flat(data: bytes) -> str:
    return " ".join(data.decode().split())


def test_no_parked_line_reaches_the_sponsor():
    state = plan()
    assert "The canteen" in repr(report_of(state, "room").not_settled)
    assert "The canteen" not in repr(report_of(state, "sponsor"))


def test_who_asks_an_owner_that_was_not_in_the_room_stands_on_the_page():
    state = do(plan(), ask_owner("price", "ben", date(2026, 9, 21)))
    assert lines("Who answers for what", state)[0] == ("Set the price", "Product manager (to be asked)")
    assert lines("Needs you", state)[0] == (
        "Product manager was not in the room and answers for one of two decisions. "
        "Ben asks by Monday 21 September 2026."
    )
    chart = report_of(state, "room").sections
    (row, _) = next(one.rows for one in chart if one.kind == "chart")
    assert (row.not_here, row.asked_by, row.asked_on) == (("Product manager",), "Ben", date(2026, 9, 21))


def test_a_gift_that_stands_in_two_places_is_told_once_with_its_condition():
    twice = Commitment(
        id="c9", module="plan", giver="cem", resource="days", amount="3", condition="it rains", place=9
    )
    noted = action("a9", "A09", owners=("ann",), place=9, gives=(Give(giver="cem", what="3 days"),))
    (given,) = [
        what for who, what in lines("What each function contributes", plan(twice, noted)) if who == "Operations"
    ]
    assert given.split(" · ").count("3 days, if it rains, for A09") == given.count("3 days") == 1
    assert flat(mails(plan(twice, noted))["mail-03-cem.txt"]).count("3 days, if it rains") == 1


def test_decisions_stand_on_the_page_in_the_order_in_which_they_were_made():
    later = Decision(id="a", module="decide", statement="We test it", outcome="adopted", place=2)
    first = Decision(id="z", module="decide", statement="We start", outcome="adopted", place=1)
    assert lines("What we decided", plan(later, first)) == ("We meet monthly", "We start", "We test it")


def test_a_decision_stands_on_the_page_with_whoever_sees_to_it_and_the_day():
    whole = Decision(id="a", module="decide", statement="We test", outcome="adopted", owner="cem", due=DAY, place=1)
    only = Decision(id="b", module="decide", statement="We ask", outcome="adopted", owner="ann", place=2)
    assert lines("What we decided", plan(whole, only)) == (
        "We meet monthly",
        "We test (Operations, by Monday 14 September 2026)",
        "We ask (Product)",
    )


def test_each_owner_gets_their_own_actions_and_each_giver_what_they_give():
    files = mails(plan(facilitator="Fay", sample=True))
    ann, ben, cem = (flat(files[name]) for name in ("mail-01-ann.txt", "mail-02-ben.txt", "mail-03-cem.txt"))
    assert ann.startswith("To: ann@firm.example Subject: Sample alignment: what we agreed with you Dear Ann,")
    for said in (
        "1 action is yours", "A01 Publish the price rule", "Due: Wednesday 14 October 2026",
        "First step: Draft it, by Friday 18 September 2026", "How we will know: Ten quotes", "Given by Ben: 2 days",
        "Needed from Finance: money", "Needed, and given by nobody yet: not said yet what", "Help: Ben",
        "Kind regards Fay (A made-up example.)",
    ):  # fmt: skip
        assert said in ann, said
    assert "Visit customers" not in ann
    assert "What you give" not in ann
    assert ben.count("2 days, for A01 Publish the price rule (Ann)") == 1
    assert "analyst, if it is May" in cem
    assert "people" not in cem
    assert "Over and done" not in cem


def test_an_action_without_an_owner_or_a_giver_in_the_room_is_said_to_be_open():
    state = session(
        action("a1", owners=("ann",), gives=(Give(giver="ben", starts=DAY, ends=DAY + timedelta(days=1)),)),
        action("a2", "A02", what="", place=2, gives=(Give(giver="ben", what="data"),)),
    )
    files = mails(state)
    assert "not said yet what, from Monday 14 September 2026, until" in flat(files["mail-02-ben.txt"])
    assert "data, for A02" in flat(files["mail-02-ben.txt"])
    assert "First step: not settled yet" in flat(files["mail-01-ann.txt"])
    assert "- first step not settled yet (A01 " in flat(files["day-07-01-ann.txt"])
    assert "A02 (no owner yet)" in flat(files["reaches-nobody.txt"])
    nobody = state.model_copy(
        update={
            "participants": {key: one.model_copy(update={"email": ""}) for key, one in state.participants.items()}
        }
    )
    assert b"To:" not in b"".join(mails(nobody).values())


def test_the_notes_ask_each_owner_for_their_own_first_steps_and_then_where_all_stands():
    files = mails(plan())
    week, month = flat(files["day-07-01-ann.txt"]), flat(files["day-30-01-ann.txt"])
    assert week.startswith("(To be sent on Monday 21 September 2026.) To: ann@firm.example Subject:")
    assert "Dear Ann," in week
    assert "- Draft it, by Friday 18 September 2026 (A01 Publish the price rule)" in week
    assert month.startswith("(To be sent before Wednesday 14 October 2026.)")
    assert "- Publish the price rule, due Wednesday 14 October 2026 (A01)" in month
    assert "Visit customers" not in week + month, "it is nobody's"
    ben = flat(files["day-30-02-ben.txt"])
    assert "What you give to others: did it come? - 2 days, for A01 Publish the price rule (Ann)" in ben
    assert "Your actions" not in ben
    assert "bring for each of your actions" not in ben


def test_the_first_note_goes_out_on_a_working_day_and_says_which_first_steps_are_due_before():
    early = [
        action(key, f"B{key}", first_step="Ask", first_step_by=date(2026, 9, day), place=day, owners=("ann",))
        for key, day in (("x", 16), ("y", 17))
    ]
    files = mails(plan(*early))
    week = flat(files["day-07-01-ann.txt"])
    assert "(To be sent on Monday 21 September 2026. 3 first steps are due before it, from Wednesday 16" in week
    christmas = mails(do(plan(), details.change(day=date(2026, 12, 18))))
    week, month = flat(christmas["day-07-01-ann.txt"]), flat(christmas["day-30-01-ann.txt"])
    assert (
        "To be sent on Monday 4 January 2027. Friday 25 December 2026 is between 24 December and 1 January." in week
    )
    assert "To be sent before Monday 18 January 2027. 17 January 2027 is a Sunday." in month


def test_a_first_step_is_told_without_the_day_that_it_still_ends_in():
    old = action("z", "A09", first_step="list by Monday", first_step_by=date(2026, 9, 21), owners=("ann",), place=9)
    files = files_after(plan(old))
    for name in ("day-07-01-ann.txt", "mail-01-ann.txt", "action-plan.md"):
        text = flat(files[name])
        assert "list, by Monday 21 September 2026" in text, name
        assert "list by Monday" not in text, name


def test_lines_that_are_not_complete_stand_in_the_files():
    exported = export(plan(), "markdown")
    told = flat(exported["action-plan.md"])
    assert "1 line is not complete: - A02 Visit customers: owner, by when, first step" in told
    assert "1 line is not complete: A02 Visit customers: owner, by when, first step." in flat(exported["summary.md"])
    none = "Asked for an action of their own, and none named yet: "
    assert none not in told
    private = export(plan(), "markdown", audience="facilitator")
    for name in ("action-plan.md", "summary.md"):
        assert f"{none}Sales, Ben; Management, Dee." in flat(private[name]), name


def test_what_a_line_lacks_is_told_once():
    text = flat(files_after(plan())["action-plan.md"])
    for words in ("not settled yet", "no owner yet", "no day yet", "no first step yet"):
        assert words not in text, words
    assert text.count("owner, by when, first step") == 1
    assert "**Owner:** Ann" in text
