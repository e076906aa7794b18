"""The agenda changes while the workshop runs: added, taken out, put elsewhere; told, and taken back."""

import pytest

from pmworkshop.agenda.model import Agenda, ModuleBase
from pmworkshop.agenda.quick_poll import quick_poll
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.lookups import used_modules
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, make_step, make_undo, plain
from pmworkshop.session.core.undo_history import refuse_used
from pmworkshop.session.operations import agenda_edit
from pmworkshop.session.operations.navigation import enter, forward
from pmworkshop.session.operations.time_left import remains
from pmworkshop.session.views.narration import changes
from pmworkshop.session.views.public import public
from tests.build import START, agenda, entry, mark, people, session
from tests.session.doing import do

TINY = agenda("brief", "collect", "poll", "chart", "plan")
QUICK = quick_poll("Do we trust our dates?", "scale")


def ids(state: Session) -> list[str]:
    return [module.id for module in state.info.agenda.modules]


def begun(module: str = "collect", **more: object) -> Session:
    return do(session(agenda=TINY, **more), enter(module))


def made_of(*modules: ModuleBase | dict[str, object]) -> Agenda:
    return Agenda.model_validate({"id": "a", "title": "A", "minutes": 1.0, "modules": list(modules)})


def poll(name: str, **keys: object) -> ModuleBase:
    given = {"kind": "poll", "id": name, "title": f"The {name}", "short": name, "phases": {"alone": 2.0}}
    return made_of({**given, "prompts": ["How many?"], "method": "dots", "points": 3, **keys}).modules[0]


def test_a_module_is_added_after_the_one_where_the_room_is():
    state = do(begun(), agenda_edit.add(QUICK))
    assert ids(state) == ["brief", "collect", "quick-poll", "poll", "chart", "plan"]
    assert state.info.agenda.minutes == TINY.minutes + QUICK.minutes
    assert [part.module for part in remains(state, START)][:2] == ["collect", "quick-poll"]
    assert do(state, *[forward()] * 5).stage.module == "quick-poll"


def test_a_module_is_added_after_another_one_and_gets_an_id_of_its_own():
    state = do(begun(), agenda_edit.add(QUICK, "chart"), agenda_edit.add(QUICK, "plan"))
    assert ids(state)[-3:] == ["quick-poll", "plan", "quick-poll-2"]


def test_before_the_workshop_begins_any_place_will_do_and_behind_the_room_none():
    assert ids(do(session(agenda=TINY), agenda_edit.add(QUICK, "brief")))[1] == "quick-poll"
    with pytest.raises(RefusedError, match=r"The room is past “A brief module”\. Choose “A collect module”"):
        do(begun(), agenda_edit.add(QUICK, "brief"))
    with pytest.raises(RefusedError, match="no module “x”"):
        do(begun(), agenda_edit.add(QUICK, "x"))


def test_after_the_end_the_room_comes_to_what_was_added():
    state = do(begun("plan"), *[forward()] * 3)
    assert state.stage.finished
    assert do(state, agenda_edit.add(QUICK), forward()).stage.module == "quick-poll"


def test_the_clock_grows_only_where_the_reserve_is_too_short_and_never_over_a_day():
    roomy = TINY.model_copy(update={"minutes": 500.0})
    assert do(session(agenda=roomy), agenda_edit.add(QUICK)).info.agenda.minutes == 500
    with pytest.raises(RefusedError, match="more than a day"):
        do(begun(), agenda_edit.add(QUICK.model_copy(update={"phases": {"alone": 1440.0}})))


def test_what_is_not_there_is_left_out_and_told_and_a_poll_lets_the_room_name_what_it_asks_about():
    fit = agenda_edit.fits(begun(), poll("pick", subjects_from=["collect", "wishes"]))
    assert fit.modules[fit.place].poll.subjects_from == ("collect",)
    assert fit.told == ("“The pick” takes from “wishes”, which is not there.",)
    named = "“The pick” lets the room name first what it asks about."
    assert agenda_edit.fits(begun(), poll("pick", subjects_from=["wishes"])).told[1:] == (named,)
    state = do(begun(), agenda_edit.add(poll("pick", subjects_from=["wishes"])))
    assert state.info.agenda.modules[2].poll.naming


def test_a_chart_that_is_added_has_its_roles_and_rows_with_those_who_speak_for_them():
    alone = agenda("brief")
    crowd = [one.model_copy(update={"left": True}) if one.id == "ann" else one for one in people()]
    state = do(session(*crowd, agenda=alone), agenda_edit.add(TINY.modules[3]))
    assert {role.title: role.spokesperson for role in state.roles.values()} == {
        "Sponsor": "dee",
        "Product manager": None,
        "Head of sales": "ben",
    }
    assert {row.label for row in state.activities.values()} == {"Set price", "Admit an item to the roadmap"}
    assert not used_modules(state)
    gone = do(state, agenda_edit.take_out("chart"))
    assert (gone.roles, gone.activities, ids(gone)) == ({}, {}, ["brief"])


def test_what_is_still_to_come_is_taken_out_and_later_ones_go_on_without_it():
    state = do(begun(), agenda_edit.take_out("chart"))
    assert ids(state) == ["brief", "collect", "poll", "plan"]
    assert state.info.agenda.modules[-1].action_sources == ("collect",)
    assert state.info.agenda.minutes == TINY.minutes


def test_where_something_was_said_or_the_room_has_been_nothing_is_taken_out():
    with pytest.raises(RefusedError, match="“A collect module” stays: the room has been there"):
        do(begun(), agenda_edit.take_out("collect"))
    for record, name in ((entry("e", module="poll"), "poll"), (mark("r", "c", "A"), "chart")):
        with pytest.raises(RefusedError, match="something was said there already"):
            do(session(record, agenda=TINY), agenda_edit.take_out(name))
    with pytest.raises(RefusedError, match="an agenda has at least one module"):
        do(session(agenda=agenda("brief")), agenda_edit.take_out("brief"))


def test_what_is_still_to_come_is_put_in_another_order():
    assert ids(do(begun(), agenda_edit.move("chart", -1))) == ["brief", "collect", "chart", "poll", "plan"]
    assert ids(do(begun(), agenda_edit.move("poll", 1))) == ["brief", "collect", "chart", "poll", "plan"]
    assert ids(do(session(agenda=TINY), agenda_edit.move("brief", 1)))[:2] == ["collect", "brief"]
    assert do(begun(), agenda_edit.move("plan", 1)).info == begun().info
    for name, by in (("poll", -1), ("collect", 1), ("brief", 1)):
        with pytest.raises(RefusedError, match="Only what is still to come"):
            do(begun(), agenda_edit.move(name, by))
    with pytest.raises(RefusedError, match="“A plan module” works on what “A chart module” leaves"):
        do(begun(), agenda_edit.move("chart", 1))
    with pytest.raises(RefusedError, match="Only what is still to come"):
        do(session(agenda=TINY), agenda_edit.move("brief", -1))


def test_the_file_of_one_leader_keeps_its_agenda():
    alone = session(agenda=TINY, solo="ann")
    for operation in (agenda_edit.add(QUICK), agenda_edit.take_out("poll"), agenda_edit.move("poll", 1)):
        with pytest.raises(RefusedError, match="one leader"):
            do(alone, operation)


def test_the_history_says_what_changed_and_the_room_sees_no_notes_of_it():
    before = begun()
    told = []
    for n, operation in enumerate(
        (
            agenda_edit.add(QUICK),
            agenda_edit.move("plan", -1),
            agenda_edit.move("chart", -1),
            agenda_edit.take_out("poll"),
        )
    ):
        draw = GestureContext(START, f"s{n}")
        try:
            step = make_step(operation(before, draw), before, draw)
        except RefusedError:
            continue
        after = before.apply(step)
        told.append((step.label, changes(before, step, after)))
        before = after
    assert told == [
        ("Added “Do we trust our dates?” to the agenda", ["“Do we trust our dates?” was added to the agenda"]),
        ("Moved “A chart module” in the agenda", ["The agenda has another order"]),
        ("Took “A poll module” out of the agenda", ["“A poll module” was taken out of the agenda"]),
    ]
    assert "Whispered" not in public(before).info.agenda.model_dump_json()
    assert "Whispered" in before.info.agenda.model_dump_json()


def test_undo_takes_a_module_out_again_until_the_room_has_been_there():
    start = begun()
    draw = GestureContext(START, "added")
    step = make_step(agenda_edit.add(QUICK)(start, draw), start, draw)
    added = start.apply(step)
    states = {("details", "details"): (start.versions["details", "details"], plain(start.info))}
    undo = make_undo(step, states, GestureContext(START, "undo"))
    assert ids(added.apply(refuse_used(undo, added))) == ids(start)
    with pytest.raises(RefusedError, match="“Do we trust our dates\\?” stays in the agenda"):
        refuse_used(undo, do(added, enter("quick-poll")))


def test_undo_takes_a_chart_out_again_with_its_roles_and_rows():
    start = do(session(agenda=agenda("brief")), enter("brief"))
    draw = GestureContext(START, "added")
    step = make_step(agenda_edit.add(TINY.modules[3])(start, draw), start, draw)
    states = {("details", "details"): (start.versions["details", "details"], plain(start.info))}
    added = start.apply(step)
    gone = added.apply(refuse_used(make_undo(step, states, GestureContext(START, "undo")), added))
    assert (ids(gone), gone.roles, gone.activities) == (["brief"], {}, {})
