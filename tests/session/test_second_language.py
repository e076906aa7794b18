"""What is chosen on a wall in another language is kept as the session's own wall would have kept it."""

from __future__ import annotations

from typing import Any

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.translation import WallWords, for_the_wall, in_language, words_in
from pmworkshop.base.errors import PmworkshopError, RefusedError
from pmworkshop.base.language import speaking
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import agenda_edit, collect, decide, grid, grouping, navigation, people
from pmworkshop.session.operations.decide_choice import parse_choice
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, form_of, read
from pmworkshop.session.views.public import public
from pmworkshop.session.views.second_language import in_words, turned_back
from tests.build import DAY, START
from tests.session.doing import do

GERMAN = {
    "Our day": "Unser Tag",
    "Choose": "Wählen",
    "What of these?": "Was davon?",
    "keep": "behalten",
    "keep, if": "behalten, wenn",
    "test": "Test",
    "The list": "behalten",  # the same words mean something else in another part
    "List": "Liste",
    "What is missing?": "Was fehlt?",
    "How sure?": "Wie sicher?",
    "high": "hoch",
    "low": "niedrig",
    "Price": "Preis",
    "Preis": "Lohn",  # a text of the session's language that is a word of the other one
    "Decide": "Wählen",
    "Sales": "Vertrieb",
    "Set the price": "Den Preis festlegen",
    "Legend\nof two lines": "Legende\nin zwei Zeilen",
}
POLL = {
    "kind": "poll", "id": "poll", "title": "Choose", "short": "Choose", "phases": {"alone": 3, "reveal": 3},
    "prompts": ["What of these?"], "method": "choice", "options": ["keep", "test", "keep, if"],
    "subjects": ["Price", "Preis", "Wage"],
}  # fmt: skip
MODULES: list[dict[str, Any]] = [
    {"kind": "brief", "id": "brief", "title": "Choose", "short": "Choose", "phases": {"explain": 1},
     "text": "Legend\nof two lines", "notes": ["Whoever asks."]},
    POLL,
    {**POLL, "id": "secret", "anonymous": True},
    {"kind": "collect", "id": "list", "title": "The list", "short": "List", "phases": {"alone": 3, "reveal": 3},
     "prompts": ["What is missing?"],
     "columns": [{"id": "sure", "title": "How sure?", "type": "choice", "options": ["high", "low"]}]},
    {"kind": "decide", "id": "decide", "title": "Decide", "short": "Decide", "phases": {"alone": 3, "settle": 5},
     "prompts": ["What of these?"], "items": ["Price", "Wage"], "options": ["keep", "test", "keep, if"]},
    {"kind": "chart", "id": "chart", "title": "The list", "short": "List", "phases": {"alone": 3, "settle": 5},
     "prompts": ["What of these?"],
     "roles": [{"code": "SA", "title": "Sales", "function": "Sales"}, {"code": "FI", "title": "Finance"}],
     "activities": [{"id": "price", "label": "Set the price"}]},
    {"kind": "plan", "id": "plan", "title": "Plan", "short": "Plan", "phases": {"settle": 5}, "prompts": ["Who?"]},
]  # fmt: skip
PEOPLE = [Person(f"{one} lead", one) for one in ("Sales", "Finance", "Legal")]


def begun(code: str = "en") -> Session:
    """A session in which each kind of part has two languages, and some words mean two things."""
    raw = {"id": "day", "title": "Our day", "minutes": 60, "modules": MODULES, "translations": {"de": GERMAN}}
    agenda = in_language(Agenda.model_validate(raw), code)
    with speaking(code):
        return do(Session(), begin(Setup(agenda, DAY, people=PEOPLE), "0" * 16))


class Walls:
    """A session on its own wall, and the same one on a wall in the other language."""

    def __init__(self, code: str = "en") -> None:
        self.own = self.kept = begun(code)
        self.other = "de" if code == "en" else "en"

    @property
    def words(self) -> WallWords:
        return words_in(self.kept.info.agenda, self.other)

    @property
    def seen(self) -> Session:
        """What the other wall shows."""
        return in_words(public(self.kept), self.words)

    def do(self, own: Operation, other: Operation | None = None) -> None:
        """Do something on both walls, which leaves the same."""
        with speaking(self.own.info.language):
            self.own = do(self.own, own)
        with speaking(self.other):
            self.kept = do(self.kept, turned_back(other or own, self.words))
        assert self.kept == self.own

    def answer(self, module: str, typed: str) -> None:
        """Let everybody give the same keys."""
        for person in PEOPLE:
            who = next(one.id for one in self.own.participants.values() if one.name == person.name)
            given = [read(self.form(session, module), typed) for session in (self.own, self.seen)]
            self.do(*(ballots.cast(module, who, one) for one in given))

    @staticmethod
    def form(session: Session, module: str):
        found = session.info.agenda.module(module)
        assert found is not None
        form = form_of(session, found)
        assert form is not None
        return form


@pytest.fixture(params=["en", "de"])
def walls(request: pytest.FixtureRequest) -> Walls:
    return Walls(request.param)


def test_a_choice_is_kept_in_the_word_of_its_own_part(walls: Walls):
    walls.do(navigation.enter("poll", "alone"))
    walls.answer("poll", "123")
    walls.do(reveal.reveal([one.id for one in walls.own.rounds.values()]))
    word = {"en": "keep", "de": "behalten"}[walls.own.info.language]
    assert {one.choice for one in walls.own.ballots.values() if one.subject == "1"} == {word}
    assert [one.text for one in next(iter(walls.own.rounds.values())).asked][1:] in (
        ["Preis", "Wage"],
        ["Lohn", "Wage"],
    )


def test_answers_without_names_count_for_the_same_word_whichever_wall_they_were_given_on(walls: Walls):
    walls.do(navigation.enter("secret", "alone"))
    ids = list(walls.own.participants)
    own = {who: read(walls.form(walls.own, "secret"), "112") for who in ids}
    seen = {who: read(walls.form(walls.seen, "secret"), "112") for who in ids}
    mixed = {ids[0]: seen[ids[0]], ids[1]: own[ids[1]], ids[2]: seen[ids[2]]}
    kept = do(walls.kept, turned_back(reveal.seal("secret", mixed), walls.words))
    again = do(walls.kept, reveal.seal("secret", mixed))
    assert kept.rounds == again.rounds == do(walls.own, reveal.seal("secret", own)).rounds
    with pytest.raises(PmworkshopError):
        do(walls.own, reveal.seal("secret", {**own, ids[0]: (Answer("1", choice="nothing"),)}))


def test_the_word_of_a_column_is_kept_as_the_column_has_it_and_the_line_as_it_was_typed(walls: Walls):
    first, second = ("high", "hoch") if walls.own.info.language == "en" else ("hoch", "high")
    walls.do(navigation.enter("list", "reveal"))
    walls.do(collect.add("list", f"Price; {first}"), collect.add("list", f"Price; {second}"))
    (line,) = walls.own.entries.values()
    assert (line.text, line.values) == ("Price", {"sure": first})
    assert next(iter(walls.seen.entries.values())).values == {"sure": second}
    walls.do(collect.edit(line.id, f"Wages; {first}"), collect.edit(line.id, f"Wages; {second}"))
    walls.do(collect.edit(line.id, "Preis"))


def test_a_line_that_is_hidden_keeps_its_word_too(walls: Walls):
    first, second = ("high", "hoch") if walls.own.info.language == "en" else ("hoch", "high")
    walls.do(navigation.enter("list", "alone"))
    who = next(iter(walls.own.participants))
    own, seen = (Answer("1", text=f"keep; {word}\nNothing; no word") for word in (first, second))
    walls.do(ballots.cast("list", who, (own,)), ballots.cast("list", who, (seen,)))
    walls.do(reveal.reveal([one.id for one in walls.own.rounds.values()]))
    assert {one.text for one in walls.own.entries.values()} == {"keep", "Nothing"}


def test_a_decision_keeps_the_chosen_word_and_its_condition(walls: Walls):
    walls.do(navigation.enter("decide", "alone"))
    first = walls.own.info.agenda.module("decide").items[0].id  # type: ignore[union-attr]
    walls.do(navigation.to_item("decide", first))
    walls.answer("decide", "1")
    walls.do(reveal.reveal([one.id for one in walls.own.rounds.values()]))
    asked = rounds.newest(walls.own, "decide")
    assert asked is not None

    def recorded(session: Session) -> Operation:
        module = session.info.agenda.module("decide")
        choice = parse_choice(session, module.options, "3; it pays; Finance; 2026-10-01")  # type: ignore[union-attr]
        return decide.record("decide", module.items[0].text, round_id=asked.id, choice=choice)  # type: ignore[union-attr]

    walls.do(recorded(walls.own), recorded(walls.seen))


def test_what_stands_in_the_field_and_is_not_changed_changes_nothing(walls: Walls):
    role = next(one for one in walls.own.roles.values() if one.code == "SA")
    row = next(iter(walls.own.activities.values()))
    walls.do(grid.rename_role(role.id, role.title), grid.rename_role(role.id, walls.seen.roles[role.id].title))
    walls.do(grid.rename_row(row.id, row.label), grid.rename_row(row.id, walls.seen.activities[row.id].label))
    walls.do(grid.rename_role(role.id, "Ours"))
    walls.do(grid.add_row("chart", "Wages"))


def test_what_is_typed_stays_also_where_the_agenda_has_the_same_words(walls: Walls):
    said = "behalten" if walls.other == "de" else "keep"
    walls.do(navigation.enter("list", "reveal"))
    walls.do(collect.add("list", said))
    walls.do(grouping.new_group("list", said, list(walls.own.entries)))
    walls.do(action_plan.add("plan", said))
    walls.do(people.add(said, said))
    assert {one.text for one in walls.own.entries.values()} == {said}
    assert said in [one.name for one in walls.own.participants.values()]
    assert [one.what for one in walls.seen.actions.values()] == [said]


def test_an_action_that_is_made_of_a_row_has_the_words_of_the_session(walls: Walls):
    row = next(iter(walls.own.activities.values()))

    def of_row(session: Session, draw: GestureContext) -> Draft:
        return action_plan.add("plan", session.activities[row.id].label)(session, draw)

    walls.do(of_row)
    assert [one.what for one in walls.own.actions.values()] == [row.label]


def test_the_agenda_stays_as_it_is_to_the_letter(walls: Walls):
    walls.do(agenda_edit.move("chart", -1))
    walls.do(agenda_edit.take_out("chart"))
    text = walls.own.info.agenda.modules[0].text  # type: ignore[attr-defined]
    assert "\n" in text


def test_a_part_of_the_shelf_comes_in_the_language_of_the_session_and_without_the_words_of_its_script():
    words = {"de": {"Added": "Neu", "What now?": "Was nun?", "Whoever asks.": "Wer fragt."}}
    raw = {**MODULES[3], "id": "more", "title": "Added", "prompts": ["What now?"], "notes": ["Whoever asks."],
           "translations": words}  # fmt: skip
    agenda = Agenda.model_validate({"id": "a", "title": "A", "minutes": 60, "modules": [raw]})
    german = in_language(agenda.model_copy(update={"translations": {"de": {"A": "A"}}}), "de").modules[0]
    assert german.title == "Neu"
    walls = Walls()
    walls.do(agenda_edit.add(agenda.modules[0], "chart"), agenda_edit.add(german, "chart"))
    module = walls.own.info.agenda.modules[-2]
    assert (module.title, module.language) == ("Added", "en")
    assert module.translations == {"de": {"Added": "Neu", "What now?": "Was nun?"}}
    assert walls.seen.info.agenda.modules[-2].title == "Neu"


def test_what_is_refused_is_refused_in_the_words_of_the_wall(walls: Walls):
    row = walls.seen.activities[next(iter(walls.own.activities))].label
    with pytest.raises(RefusedError), speaking(walls.other):
        do(walls.kept, turned_back(grid.add_row("chart", row), walls.words))
    assert in_words(walls.own, WallWords({}, {})) is walls.own
    operation = grid.add_row("chart", "x")
    assert turned_back(operation, WallWords({}, {})) is operation


def test_the_same_words_may_mean_something_else_in_another_part():
    seen, agenda = Walls("de").seen, Walls("en").own.info.agenda
    assert [(one.title, one.short) for one in seen.info.agenda.modules] == [
        (one.title, one.short) for one in agenda.modules
    ]


def test_the_label_of_a_step_is_in_the_language_of_the_session(walls: Walls):
    draw = GestureContext(START, "g")
    with speaking(walls.own.info.language):
        own = navigation.enter("poll", "alone")(walls.own, draw.again()).label
    with speaking(walls.other):
        assert turned_back(navigation.enter("poll", "alone"), walls.words)(walls.kept, draw).label == own


def test_nothing_hidden_is_in_what_the_other_wall_shows():
    agenda = for_the_wall(begun().info.agenda)
    assert all("Whoever" not in text for words in agenda.translations.values() for text in words)
    session = begun()
    line = Entry(id="e", module="list", text="before", before="folded")
    hidden = session.model_copy(update={"entries": {"e": line}})
    assert not in_words(public(hidden), words_in(session.info.agenda, "de")).entries
