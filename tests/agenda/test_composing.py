"""An agenda is composed of modules: minutes that suffice for the people, a clock with a reserve, and no loose end."""

import pytest

from pmworkshop.agenda.composing import composed, filled, grown, least_clock, needed_minutes, outgrown, sources
from pmworkshop.agenda.model import (
    Agenda,
    ChartModule,
    CollectModule,
    DecideModule,
    ModuleBase,
    PlanModule,
    PollModule,
)
from pmworkshop.agenda.phases import turn_words
from pmworkshop.base.errors import InputError


def lists(name: str = "wants", **more) -> CollectModule:
    given = {"title": name.title(), "short": name[:16], "phases": {"alone": 3, "reveal": 6}, "prompts": ["What?"]}
    return CollectModule.model_validate({"id": name, **given, **more})


def poll(name: str = "pick", **more) -> PollModule:
    given = {"title": name.title(), "short": name, "phases": {"alone": 3}, "prompts": ["Which?"], "method": "scale"}
    return PollModule.model_validate({"id": name, **given, **more})


def agenda(*modules: ModuleBase, clock: float = 90, people: int = 8) -> Agenda:
    return composed("Our day", "our-day", modules, people, clock).agenda


def test_a_phase_grows_with_the_people_who_speak_in_turn_by_half_minutes():
    module = lists(turns={"reveal": 1})
    assert grown(module, 9) is module
    assert grown(module, 10).phases == {"alone": 3, "reveal": 7}
    assert grown(module, 11).phases == {"alone": 3, "reveal": 7.5}
    assert grown(lists(turns={"reveal": 0.5}), 20).phases["reveal"] == 7
    assert needed_minutes([module, lists()], 10) == 19


def test_a_module_never_gets_fewer_minutes_than_its_file_says():
    assert grown(lists(turns={"reveal": 1}), 2).minutes == 9
    assert grown(lists(), 60).minutes == 9


def test_the_minutes_of_a_shortened_module_grow_in_proportion():
    module = lists(turns={"reveal": 1}, priority="short", short_minutes=6)
    assert grown(module, 18).minutes == 15
    assert grown(module, 18).short_minutes == 10
    assert grown(lists(turns={"reveal": 1}, priority="short", short_minutes=9), 18).short_minutes == 15
    nothing = lists(phases={"reveal": 0}, turns={"reveal": 1}, priority="short", short_minutes=0)
    assert (grown(nothing, 3).minutes, grown(nothing, 3).short_minutes) == (2, 0)


@pytest.mark.parametrize(("minutes", "clock"), [(81, 90), (81.5, 95), (0, 0), (9, 10), (40.5, 45)])
def test_a_clock_leaves_a_tenth_free(minutes: float, clock: int):
    assert least_clock(minutes) == clock


def test_an_agenda_that_fits_has_no_warnings():
    told = filled(agenda(lists(turns={"reveal": 1}), clock=10), 8)
    assert (told.people, told.needed, told.clock, told.share, told.warnings) == (8, 9, 10, 0.9, ())
    assert filled(agenda(lists(phases={"alone": 0}), clock=0), 8).share == 0


def test_a_full_clock_and_a_phase_that_is_too_short_are_told_in_sentences():
    one = agenda(lists(turns={"reveal": 1}), clock=10)
    assert filled(one, 12).warnings == (
        "With 12 people this agenda needs 11 of 10 minutes, and a tenth should stay free: "
        "leave something out, or take 15 minutes.",
        "“Wants”, show: it has 6 min, and 12 people need 8 to take turns.",
    )
    assert filled(agenda(lists(), clock=9), 1).warnings == (
        "With 1 person this agenda needs 9 of 9 minutes, and a tenth should stay free: "
        "leave something out, or take 10 minutes.",
    )


def test_only_an_agenda_that_the_people_make_too_long_is_told_at_the_start():
    assert outgrown(agenda(lists(turns={"reveal": 1}), clock=10), 12).startswith(
        "With 12 people this agenda needs 11"
    )
    assert outgrown(agenda(lists(turns={"reveal": 1}), clock=10), 8) == ""
    assert outgrown(agenda(lists(), clock=9), 30) == ""
    assert outgrown(agenda(lists(turns={"reveal": 1}), clock=60), 30) == ""


def test_what_a_module_takes_from_earlier_ones_is_listed():
    found = poll(subjects_from=["wants.1", "other"], repeat="pulse")
    assert list(sources(found)) == [("subjects_from", "wants.1"), ("subjects_from", "other"), ("repeat", "pulse")]


def test_a_composed_agenda_adds_up_its_minutes_and_keeps_what_is_said_of_it():
    made = composed("Our day", "Our day!", [lists(), poll(subjects_from=["wants"])], 12, audience="All of us")
    assert made.told == ()
    assert (made.agenda.id, made.agenda.title, made.agenda.people) == ("our-day", "Our day", 12)
    assert (made.agenda.minutes, made.agenda.audience) == (15, "All of us")
    assert made.agenda.modules[1].poll.subjects_from == ("wants",)


def test_a_module_that_is_taken_twice_gets_an_id_of_its_own():
    made = composed("Day", "day", [lists(), lists(), lists(), lists("x" * 40), lists("x" * 40)], 8)
    assert [module.id for module in made.agenda.modules] == ["wants", "wants-2", "wants-3", "x" * 40, "x" * 37 + "-2"]


def test_what_is_not_there_or_comes_later_is_left_out_and_told():
    plan = PlanModule.model_validate(
        {
            "id": "plan",
            "title": "Plan",
            "short": "Plan",
            "phases": {"settle": 9},
            "prompts": ["Who?"],
            "sources": ["wants", "gone"],
        }
    )
    made = composed("Day", "day", [lists(), plan, lists("late", answers=["later"]), lists("later")], 8)
    assert made.told == (
        "“Plan” takes from “gone”, which is not there; that is left out.",
        "“Late” takes from “later”, which does not come before it; that is left out.",
    )
    assert made.agenda.modules[1].action_sources == ("wants",)
    assert made.agenda.modules[2].answered == ()
    assert filled(made.agenda, 8).warnings == ()


def test_a_part_that_the_earlier_module_does_not_have_is_left_out():
    modules = [lists(), poll("a", subjects_from=["wants.1", "wants.outcomes"]), poll("b", subjects_from=["wants.2"])]
    made = composed("Day", "day", modules, 8)
    assert made.told == (
        "“B” takes from “wants.2”, which has no such part; that is left out.",
        "“B” lets the room name first what it asks about.",
    )


def test_what_a_vote_names_is_there_only_where_it_names_something():
    dots = poll("first", method="dots", points=3, subjects=["x", "y"])
    rated = poll("rated", subjects=["x"])
    modules = [
        dots,
        rated,
        poll("a", subjects_from=["first.priorities"]),
        poll("b", subjects_from=["rated.priorities"]),
    ]
    made = composed("Day", "day", modules, 8)
    assert made.told[0] == "“B” takes from “rated.priorities”, which has no such part; that is left out."


def test_a_poll_that_loses_all_it_asks_about_lets_the_room_name_it():
    modules = [
        lists(),
        poll("a", subjects_from=["gone"]),
        poll("b", repeat="wants"),
        poll("c", repeat="gone", subjects=["Kept"]),
        poll("d", method="fist", subjects_from=["gone"]),
        poll("e", subjects_from=["gone"], naming="Which products?"),
        poll("f", subjects_from=["gone", "wants"]),
    ]
    made = composed("Day", "day", modules, 8)
    assert made.told[1] == "“B” takes from “wants”, which cannot be asked again; that is left out."
    assert made.told[-2:] == (
        "“A” lets the room name first what it asks about.",
        "“B” lets the room name first what it asks about.",
    )
    named = [module.poll.naming for module in made.agenda.polls()]
    assert named == ["What shall we ask this about?"] * 2 + ["", "", "Which products?", ""]


def test_charts_and_decisions_lose_what_is_not_there_too():
    chart = ChartModule.model_validate(
        {
            "id": "who",
            "title": "Who",
            "short": "Who",
            "phases": {"settle": 5},
            "prompts": ["Who?"],
            "rows_from": ["gone"],
        }
    )
    decide = DecideModule.model_validate(
        {
            "id": "keep",
            "title": "Keep",
            "short": "Keep",
            "phases": {"settle": 5},
            "prompts": ["Keep?"],
            "items_from": ["gone"],
            "proposal_from": ["who"],
        }
    )
    made = composed("Day", "day", [chart, decide], 8)
    assert len(made.told) == 2
    assert list(sources(made.agenda.modules[0])) == []
    assert list(sources(made.agenda.modules[1])) == [("proposal_from", "who")]


def test_an_agenda_of_no_modules_is_refused():
    with pytest.raises(InputError, match="at least one module"):
        composed("Day", "day", [], 8)


def test_a_loose_end_of_an_agenda_is_a_warning():
    loose = Agenda(id="a", title="A", minutes=90, modules=(poll(subjects_from=["gone"]),))
    assert filled(loose, 8).warnings == ("“Pick” takes from “gone”, which is not there.",)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (0.25, "10 seconds each"),
        (0.5, "20 seconds each"),
        (1, "each speaks once"),
        (2.0, "each speaks twice"),
        (2.5, "each speaks 2.5 times"),
    ],
)
def test_turns_are_said_in_words(turns: float, words: str):
    assert turn_words(turns) == words
