"""What is answered before the room meets: asked in waves, shown at once, and passed over by the room."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.exchange.filled_sheet import Given, take
from pmworkshop.exchange.sheet_form import parts
from pmworkshop.session.core import ahead
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle import beforehand, solo_file
from pmworkshop.session.lifecycle.standing import questions, standings
from pmworkshop.session.lifecycle.waves import Wave, is_ready, is_shown, wave_of
from pmworkshop.session.operations import grid, navigation, people
from pmworkshop.session.operations.time_left import remains
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.handed_in import handed_in
from pmworkshop.session.views.public import public
from tests.build import DAY, START, agenda, role, round_, session
from tests.session.doing import do

ROLES = [{"code": "PM", "title": "Product manager"}, {"code": "SA", "title": "Sales"}]


def modules() -> list[dict[str, Any]]:
    """A list, statements with two passes, a vote and a chart on the list, and a part for the room."""
    plain = agenda("poll", "chart", "collect", "brief").model_dump(mode="json")
    poll, chart, collect, brief = plain["modules"]
    alone = {"mode": "solo", "phases": {"explain": 1, "alone": 9, "reveal": 0}}
    prompts = [{"id": "gap", "text": "What is missing?"}, {"id": "goal", "text": "What has happened?"}]
    scale = {**poll, "method": "scale", "passes": ["now", "wanted"], "subjects": [{"id": "1", "text": "We say no"}]}
    dots = {"method": "dots", "points": 2, "subjects": [], "subjects_from": ["list.gap"], "passes": ["now"]}
    rows = {"rows_from": ["list.goal"], "roles": ROLES, "activities": []}
    settled = {"mode": "solo", "phases": {"alone": 9, "reveal": 2, "settle": 6}}
    return [
        {**collect, **alone, "id": "list", "short": "List", "prompts": prompts, "columns": []},
        {**scale, **alone, "id": "pulse", "short": "Pulse"},
        {**brief, "id": "open", "short": "Open"},
        {**poll, **settled, **dots, "id": "vote", "short": "Vote"},
        {**chart, **settled, **rows, "id": "chart", "short": "Chart"},
    ]


def room(*records: Any, **changes: dict[str, Any]) -> Session:
    own = [{**one, **changes.get(one["id"], {})} for one in modules()]
    plain = agenda("brief").model_dump(mode="json")
    return session(*records, agenda=Agenda.model_validate({**plain, "minutes": 90, "modules": own}))


def lines(who: str, gap: str, goal: str = "-") -> Any:
    said = (Answer("gap", text=gap), Answer("goal", text=goal) if goal != "-" else Answer("goal", abstained=True))
    return ballots.cast("list", who, said)


ANSWERED = (
    lines("ann", "Visit customers\nSay no", "We have one roadmap"),
    lines("ben", "One roadmap", "We have  one roadmap\n…"),
    ballots.cast("pulse", "ann", [Answer("1", score=4)]),
)


def first_shown(**changes: dict[str, Any]) -> Session:
    return do(room(**changes), *ANSWERED, beforehand.show())


# Waves


def test_what_builds_on_answers_is_asked_once_they_are_shown():
    before = do(room(), *ANSWERED)
    assert wave_of(before) == wave_of(public(before)) == Wave(1, 2)
    assert [one.id for one in solo_file.prepared(before)] == ["list", "pulse"]
    after = do(before, beforehand.show())
    assert wave_of(after) == Wave(2, 2)
    assert [one.id for one in solo_file.prepared(after)] == ["vote", "chart"]
    done = do(
        after,
        ballots.cast("vote", "ann", [Answer(WHOLE, points={vote_ids(after)[0]: 1})]),
        ballots.cast("chart", "ann", [Answer(row_ids(after)[0], letters={})]),
        beforehand.show(),
    )
    assert wave_of(done) == Wave(0, 2)


def vote_ids(state: Session) -> list[str]:
    return [one.id for one in state.listed("list") if one.prompt == "gap"]


def row_ids(state: Session) -> list[str]:
    return [one.id for one in state.activities.values() if one.chart == "chart"]


def test_a_part_with_subjects_of_its_own_waits_too_for_what_it_builds_on():
    more = {"subjects": [{"id": "own", "text": "Begin anew"}]}
    assert not is_ready(room(vote=more), room(vote=more).info.agenda.modules[3])
    assert is_ready(first_shown(vote=more), first_shown(vote=more).info.agenda.modules[3])


def test_each_outcome_becomes_one_row_of_the_chart_and_a_dash_none():
    after = first_shown()
    assert [one.label for one in after.activities.values() if one.chart == "chart"] == ["We have one roadmap"]
    (row,) = (one for one in after.activities.values() if one.chart == "chart")
    assert row.because[0] in after.entries


def test_rows_that_stand_there_already_are_not_made_twice():
    given = [{"id": "road", "label": "We have one roadmap"}]
    started = do(room(chart={"activities": given}), *ANSWERED)
    shown = do(started, grid.add_row("chart", "we have one roadmap"), beforehand.show())
    assert [one.label for one in shown.activities.values() if one.chart == "chart"] == ["we have one roadmap"]


def test_a_chart_that_is_being_asked_keeps_its_rows():
    pulse = do(room(), *ANSWERED, beforehand.show(["list"]))
    assert len(row_ids(pulse)) == 1
    asked = do(
        pulse, ballots.cast("chart", "ann", [Answer(row_ids(pulse)[0], letters={})]), beforehand.show(["pulse"])
    )
    assert len(row_ids(asked)) == 1


# How far each is


def test_how_far_each_leader_is():
    state = do(room(), *ANSWERED)
    asked = questions(state, solo_file.prepared(state))
    assert [(one.short, one.parts) for one in asked] == [
        ("List", 2), ("Pulse: as it is", 1), ("Pulse: as it should be", 1),
    ]  # fmt: skip
    told = [(one.person.id, one.done) for one in standings(state, asked, handed_in(state))]
    assert told == [("ann", (2, 1, 0)), ("ben", (2, 0, 0)), ("cem", (0, 0, 0)), ("dee", (0, 0, 0))]


def test_who_is_away_is_not_awaited_and_dots_are_one_answer():
    state = do(first_shown(), people.here("cem", present=False))
    asked = questions(state, [module for module in state.info.agenda.modules if module.id in ("vote", "open")])
    assert [(one.short, one.parts) for one in asked] == [("Vote", 1)]
    assert [one.person.id for one in standings(state, asked, handed_in(state))] == ["ann", "ben", "dee"]


# Shown


def test_parts_are_shown_together_and_what_nobody_answered_stays_open():
    state = do(room(), *ANSWERED[:2])
    assert [one.id for one in beforehand.unanswered(state)] == ["pulse"]
    after = do(state, beforehand.show())
    assert (is_shown(after, "list"), is_shown(after, "pulse")) == (True, False)
    assert wave_of(after) == Wave(1, 2)
    assert public(after).listed("list")[0].text == "Visit customers"


def test_of_two_passes_nothing_stays_half_open():
    prepared = do(room(), solo_file.open_rounds("ann", "t"), ballots.cast("pulse", "ann", [Answer("1", score=4)]))
    assert {"pulse/1", "pulse/1w"} <= set(prepared.rounds)
    after = do(prepared, beforehand.show(["pulse"]))
    assert "pulse/1w" not in after.rounds
    assert is_shown(after, "pulse")


def test_the_day_holds_for_one_wave():
    day = DAY - timedelta(days=1)
    state = do(room(), beforehand.answers_by(day), beforehand.answers_by(day), *ANSWERED)
    assert state.info.answers_by == day
    assert do(state, beforehand.show(["list"])).info.answers_by == day
    assert do(state, beforehand.show()).info.answers_by is None
    assert do(state, beforehand.answers_by(None)).info.answers_by is None


def test_no_answer_is_awaited_after_the_workshop():
    with pytest.raises(InputError, match="That is after the workshop on Monday 14 September 2026"):
        do(room(), beforehand.answers_by(DAY + timedelta(days=1)))


def refused(state: Session, *modules: str) -> str:
    with pytest.raises(RefusedError) as caught:
        do(state, beforehand.show(modules))
    return str(caught.value)


def test_what_cannot_be_shown_is_refused_calmly():
    assert refused(room()) == "Nobody has answered yet, so that nothing was shown. It stays open."
    assert refused(room(), "pulse") == "Nobody has answered “Pulse” yet, so that nothing was shown. It stays open."
    assert refused(first_shown(), "list") == "The answers in “List” have been shown."
    opened = do(room(), *ANSWERED, beforehand.show())
    assert "Nobody has answered yet" in refused(opened)
    live = {one["id"]: {"mode": "either"} for one in modules()}
    assert refused(room(**live)).startswith("This agenda asks nothing beforehand.")


def test_all_shown_leaves_the_rest_to_the_room():
    only = {"vote": {"mode": "live"}, "chart": {"mode": "live"}}
    assert refused(first_shown(**only)) == "All that is asked beforehand has been shown. The rest is for the room."


def test_what_keeps_no_names_needs_the_room():
    nameless = round_("pulse/1", module="pulse", anonymous=True)
    told = refused(room(nameless), "pulse")
    assert told.startswith(
        "The answers in “Pulse” are kept without names: they are given and shown in the room alone."
    )
    live = {"mode": "live", "anonymous": True}
    assert "without names" in refused(room(pulse=live), "pulse")


# The room


def test_the_room_begins_with_its_own_part_and_stops_where_something_is_left():
    state = first_shown()
    assert navigation.where(state)[0].id == "open"
    assert navigation.where(public(state))[0].id == "open"
    state = do(state, navigation.forward())
    assert (state.stage.module, navigation.at_beginning(state)) == ("open", True)
    assert do(state, navigation.backward()).stage.module == "open"
    assert do(state, navigation.enter("list")).stage.phase == "reveal"


def test_what_nobody_answered_is_asked_in_the_room():
    state = room()
    assert navigation.where(state) == (state.info.agenda.modules[0], "explain")
    state = do(room(), *ANSWERED[:2])
    assert navigation.where(state) == (state.info.agenda.modules[0], "reveal"), "it waits there to be shown"


def test_charts_go_on_with_what_was_charted():
    state = first_shown()
    state = do(
        state,
        ballots.cast("vote", "ann", [Answer(WHOLE, points={vote_ids(state)[0]: 1})]),
        ballots.cast("chart", "ann", [Answer(row_ids(state)[0], letters={})]),
        beforehand.show(),
        navigation.forward(),
    )
    places = []
    for _ in range(5):
        places.append((state.stage.module, state.stage.phase))
        state = do(state, navigation.forward())
    assert places == [
        ("open", "explain"), ("vote", "reveal"), ("vote", "settle"), ("chart", "reveal"), ("chart", "settle"),
    ]  # fmt: skip
    back = do(state, navigation.backward(), navigation.backward(), navigation.backward(), navigation.backward())
    assert (back.stage.module, back.stage.phase) == ("vote", "reveal")


def test_only_the_minutes_in_the_room_are_left():
    state = first_shown()
    opening = state.info.agenda.modules[2].minutes
    assert sum(one.minutes for one in remains(state, START)) == opening + 8 + 8


# What came before


def test_how_many_answered_before_the_room_met_is_kept():
    state = do(room(), *ANSWERED)
    one, two = (state.rounds[key] for key in ("list/1", "pulse/1"))
    assert (ahead.ahead_of(state, one), ahead.ahead_of(public(state), two)) == (2, 1)
    state = do(state, beforehand.show(), navigation.forward())
    (visit,) = state.visits.values()
    assert visit.ahead == {"list/1": 2, "pulse/1": 1}
    late = do(state, rounds.ask_again("pulse"), ballots.cast("pulse", "cem", [Answer("1", score=2)]))
    assert ahead.ahead_of(late, late.rounds["list/1"]) == 2
    assert ahead.ahead_of(late, late.rounds["pulse/2"]) == 0


def test_a_room_that_nobody_answered_for_notes_nothing():
    (visit,) = do(room(), navigation.forward()).visits.values()
    assert visit.ahead is None


def test_answers_of_an_earlier_session_did_not_come_before_this_one():
    old = round_("pulse/1", module="pulse", status="revealed", day=date(2026, 1, 5), hands={"1": {"4": 2}})
    state = room(old)
    assert ahead.ahead_of(state, old) == 0
    assert ahead.counts(state) == {}
    assert ahead.has_answers(state, old)


# On sheets


def test_a_sheet_of_a_later_wave_is_written_once_the_first_was_shown():
    roles = (role("pm", chart="chart"), role("sa", chart="chart", place=2))
    with pytest.raises(RefusedError, match="“Vote” builds on what has not been shown yet"):
        parts(room(), ["vote"])
    shown = do(room(*roles), *ANSWERED, beforehand.show())
    assert [one.module for one in parts(shown)] == ["vote", "chart"]


def test_a_sheet_of_the_first_wave_comes_too_late_in_the_second():
    given = Given("list", 1, False, (Answer("gap", text="Say yes"),))
    with pytest.raises(RefusedError, match="It came too late; part 2 of 2 is asked now"):
        do(first_shown(), take("cem", [given]))
