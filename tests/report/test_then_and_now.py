"""After a follow-up: what was agreed then, what has become of it, what is agreed now."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.files import files_after
from pmworkshop.session.core.records import Measure, Parent
from pmworkshop.session.core.records.impact import Reading
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning.review import promise_again, tell
from tests import build
from tests.build import DAY, action, session
from tests.report.printing import pages
from tests.report.test_after import flat, lines
from tests.session.doing import do

BEFORE = {"parent": Parent(session="x", title="Spring")}
NOTE = "Two of three prices are out"
DATES = Measure(
    id="m",
    title="Dates kept",
    agreed=Reading(day=date(2026, 6, 1), value="4 of 10"),
    readings=(Reading(day=DAY, value="6 of 10"),),
    wanted="9 of 10",
)


def followed(*more, **about) -> Session:
    """A follow-up that has told of four actions: done, promised anew, dropped, and one that nobody reported."""
    taken = [
        action("a1", what="Publish the prices", module="review", owners=("ann",), place=1),
        action("a2", "A02", what="Visit customers", module="review", owners=("ben",), due=date(2026, 9, 10), place=2),
        action("a3", "A03", what="Merge the lists", module="review", owners=("cem",), place=3),
        action("a4", "A04", what="Ask finance", module="review", owners=("dee",), due=date(2027, 1, 5), place=4),
        action("b1", "A05", what="Open the calendar", owners=("ben",), due=date(2026, 10, 14), place=5),
    ]
    state = session(*taken, *more, **{**BEFORE, **about})
    return do(
        state,
        tell("a1", "done", NOTE),
        promise_again("a2", date(2026, 10, 14)),
        tell("a3", "dropped", "Nobody needs them"),
    )


def test_the_sponsors_page_shows_then_and_now_and_what_was_agreed_today():
    state = followed()
    assert lines("Agreed, then, now", state) == (
        ("A01", "Publish the prices", "Product", "done", "closed"),
        ("A02", "Visit customers", "Sales", "promised anew", "by 14 Oct"),
        ("A03", "Merge the lists", "Operations", "dropped: Nobody needs them", "closed"),
        ("A04", "Ask finance", "You", "not reported yet", "by 5 Jan 2027"),
    )
    assert lines("Agreed today", state) == (("A05", "Open the calendar", "Sales", "", "14 Oct"),)
    assert lines("The plan", state) is None
    files = files_after(state)
    assert "Agreed then" in files["sponsor.html"].decode()
    assert "| A01 | Publish the prices | Product | done | closed |" in files["sponsor.md"].decode()
    assert NOTE not in files["sponsor.md"].decode() + files["sponsor.html"].decode()


def test_each_mail_says_what_became_of_its_readers_actions():
    files = files_after(followed(DATES))
    ann, ben, cem, dee = (
        flat(files[f"mail-0{at}-{who}.txt"]) for at, who in enumerate(("ann", "ben", "cem", "dee"), 1)
    )
    assert f"Closed, with thanks - A01 Publish the prices (done: {NOTE})" in ann
    assert "actions are yours" not in ann
    assert (
        "A02 Visit customers - Since last time it is promised anew: Was due Thursday 10 September 2026 "
        "- Due: Wednesday 14 October 2026"
    ) in ben
    assert "A05 Open the calendar - Due: Wednesday 14 October 2026" in ben
    assert "Closed, with thanks - A03 Merge the lists (dropped: Nobody needs them)" in cem
    assert "Since last time it is not reported yet" in dee
    for mail in (ann, ben, cem, dee):
        assert "What we wanted, and where it stands - Dates kept: agreed 4 of 10 (1 June), now 6 of 10" in mail


def test_a_first_workshop_knows_no_last_time():
    state = followed(parent=None)
    assert report_of(state, "facilitator").follow_up.became == ()
    mails = [flat(data) for name, data in files_after(state).items() if name.endswith(".txt")]
    assert not any("Since last time" in mail or "Closed, with" in mail for mail in mails)
    assert lines("Agreed, then, now", state) is None
    bare = session(action("a1", owners=("ann",)), agenda=build.agenda("plan"), **BEFORE)
    assert report_of(bare, "room").follow_up.became == ()


def test_a_first_step_of_past_days_is_asked_of_nobody_again():
    step = {"first_step": "Call them", "owners": ("ann",), "module": "review", "due": date(2027, 1, 5)}
    past = action("p1", "B01", what="Ask twenty", first_step_by=DAY - timedelta(days=1), place=20, **step)
    ahead = action("p2", "B02", what="Ask thirty", first_step_by=DAY, place=21, **step)
    state = followed(past, ahead)
    calendars = "".join(flat(data) for name, data in files_after(state).items() if name.endswith(".ics"))
    assert "p2-first-step" in calendars
    assert "p1-first-step" not in calendars
    steps = {
        one.code: (one.first_step, one.first_step_by) for one in report_of(state, "facilitator").follow_up.actions
    }
    assert (steps["B01"], steps["B02"]) == (("", None), ("Call them", DAY))


def test_an_owner_who_is_not_known_is_not_settled():
    state = session(action("a1", what="Ask", module="review", owners=("gone",)), **BEFORE)
    assert lines("Agreed, then, now", state) == (("A01", "Ask", "not settled yet", "not reported yet", "no day yet"),)


def test_the_page_still_fits_one_sheet(tmp_path: Path):
    more = [
        action(f"x{n}", f"B{n:02d}", what="Publish who decides what enters the roadmap, with a reason for each no",
               module="review", owners=("ann",), status="stuck", status_reason="It waits for the list", told_on=DAY,
               place=9 + n)
        for n in range(12)
    ]  # fmt: skip
    assert pages(files_after(followed(DATES, *more))["sponsor.html"], tmp_path) == 1
