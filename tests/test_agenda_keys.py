"""Declared means done: each key of an agenda changes a page, a file or a step; a new key without an entry fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pmworkshop.agenda.checks import meaning_faults
from pmworkshop.agenda.composition import copy_of
from pmworkshop.agenda.fields import PARTS
from pmworkshop.agenda.model import Agenda, ModuleBase
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.agenda.translation import in_language, in_one, languages_of, words_in
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.insight.plan.plan_rules import plan_findings
from pmworkshop.kinds import registry
from pmworkshop.kinds.registry import kind_named, kind_of
from pmworkshop.report.builders import report
from pmworkshop.report.files import files_of
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Decision, Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.more_time import offers
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.rounds import reveal
from pmworkshop.session.rounds.answer_form import Answer, form_of
from pmworkshop.session.views.public import public
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.charting.offered_rows import offered
from pmworkshop.tui.panels.modules.poll import PollPanel
from pmworkshop.tui.panels.shared.sources import SourcesPanel
from pmworkshop.tui.parts.shelf_list import ShelfList
from tests import build
from tests.session.doing import do

Raw = dict[str, Any]
See = Callable[[Agenda], object]
BUILTIN = ("brief", "collect", "poll", "chart", "decide", "plan", "review")
PEOPLE = (Person("Ann", "Product"), Person("Bo", "Sales"), Person("Cy", "Board", sponsor=True))
SAID = (build.entry("e", "Said aloud", author="ann"), build.entry("x", "More", prompt="x", place=2))
SHOWN = (build.round_(status="revealed"), build.ballot("ann", score=2), build.ballot("ben", score=4))


BOTH = (
    *SHOWN,
    build.round_("poll/1w", wanted=True, status="revealed"),
    build.ballot("ann", round="poll/1w", score=1),
)


GROUPED = tuple(
    Participant(id=f"{side}{n}", name=f"{side} {n}".title(), group=side.title(), place=10)
    for side in ("managers", "product")
    for n in range(3)
)
SEEN = (
    *GROUPED,
    build.round_(status="revealed"),
    *(build.ballot(one.id, score=4 if one.group == "Managers" else 2) for one in GROUPED),
)
CHARTED = (
    *GROUPED,
    build.role("pm"),
    build.role("sa", place=2),
    build.activity("price"),
    build.round_("chart/1", module="chart", status="revealed"),
    *(
        build.ballot(
            one.id, round="chart/1", subject="price", letters={"pm" if one.group == "Product" else "sa": "A"}
        )
        for one in GROUPED
    ),
)
"""Answers of two groups of people, who see it differently."""


# Where a key acts.


def written(name: str, *records: Any) -> See:
    """The files of a format."""
    return lambda agenda: files_of(build.session(*records, agenda=agenda), name)


def wall(phase: str, *records: Any, module: int = 0) -> See:
    """The page on the wall in a phase."""

    def see(agenda: Agenda) -> object:
        shown = agenda.modules[module]
        state = do(build.session(*records, agenda=agenda), enter(shown.id, phase))
        panel = registry.load(kind_of(shown).panel)(shown.id)
        return repr(panel.page(Context(public(state))))

    return see


def filling(agenda: Agenda) -> object:
    """How full the clock is, as the page says on which an agenda is composed."""
    return copy_of(agenda, "A copy").filling()


def on_the_shelf(agenda: Agenda) -> object:
    """What stands under the shelf while the cursor is on a module."""
    one = Shelved("one", Path("one.toml"), agenda.modules[0])
    listed = ShelfList([one])
    return [listed.leaves_of(row.key) for row in listed.rows(76)]


def begun(agenda: Agenda) -> object:
    """What the first step of a session puts, but for the agenda itself."""
    state = do(Session(), begin(Setup(agenda, build.DAY, people=PEOPLE), "5e55"))
    return state.info.title, state.roles, state.activities


def continued(agenda: Agenda) -> object:
    """What the next session says of the one before."""
    parent = build.session(agenda=agenda)
    return do(Session(), begin(Setup(build.agenda("brief"), build.DAY, parent=parent), "5e56")).info.parent


def entered(agenda: Agenda) -> object:
    """What the step is called that goes to the first module."""
    state = build.session(agenda=agenda)
    return enter(agenda.modules[0].id)(state, build.GestureContext(build.START, "g")).label


def given_up(agenda: Agenda) -> object:
    """What later parts could give while the room is in the first one, for five more minutes."""
    return list(offers(do(build.session(agenda=agenda), enter(agenda.modules[0].id)), build.START))


def form(*records: Any, module: int = 0) -> See:
    """What one person is asked for."""
    return lambda agenda: repr(form_of(build.session(*records, agenda=agenda), agenda.modules[module]))


def second_card(agenda: Agenda) -> object:
    """What one person is asked for in the second question of a poll."""
    state = do(build.session(agenda=agenda), enter("poll", "reveal"))
    panel, context = PollPanel("poll"), Context(public(state))
    panel._state.half(context).passed = 1
    return repr(panel.page(context))


def added(text: str) -> See:
    """The line that is kept of what was typed, or why it is refused."""

    def see(agenda: Agenda) -> object:
        try:
            state = do(build.session(agenda=agenda), collect.add("collect", text))
        except PmworkshopError as error:
            return str(error)
        return [entry.values for entry in public(state).entries.values()]

    return see


def rows_offered(agenda: Agenda) -> object:
    """What a row of the chart may be made from."""
    return offered(public(build.session(*SAID, agenda=agenda)), "chart")


def sources(agenda: Agenda) -> object:
    """What an action may follow from."""
    state = build.session(*SAID, build.action("a"), agenda=agenda)
    return repr(SourcesPanel("plan", "a").page(Context(public(state))))


def findings(agenda: Agenda) -> object:
    """What is found in an action that is due after 60 days."""
    late = build.action("a", owners=("ann",), due=build.DAY + timedelta(days=60))
    return [one.message for one in plan_findings(build.session(late, agenda=agenda))]


def sponsors_page(agenda: Agenda) -> object:
    """The sections of the sponsor's report."""
    return report.build(build.session(*SAID, agenda=agenda), "sponsor").sections


def unnamed(agenda: Agenda) -> object:
    """Whether the answers of three are shown without names, or why not."""
    three = {who: [Answer("1", score=3), Answer("2", score=3)] for who in build.PEOPLE[:3]}
    try:
        state = do(build.session(agenda=agenda), reveal.seal("poll", three))
    except PmworkshopError as error:
        return str(error)
    return [round_.status for round_ in state.rounds.values()]


# The table.


def agenda(*kinds: str, **changes: Raw) -> Raw:
    """An agenda with these modules, each changed by what is given for its kind."""
    data = build.agenda(*kinds).model_dump(mode="json")
    for module in data["modules"]:
        module.update(changes.get(module["kind"], {}))
    return data


def head(key: str, value: Any) -> tuple[Raw, Raw]:
    """An agenda without and with a key of its head."""
    return on_top(agenda("brief"), key, value)


def on_top(data: Raw, key: str, value: Any) -> tuple[Raw, Raw]:
    """An agenda without and with a key of its head."""
    return data, {**data, key: value}


def key(kind: str, name: str, value: Any, *before: str, **more: Any) -> tuple[Raw, Raw]:
    """An agenda without and with a key of a module, which follows the modules of the kinds in ``before``."""
    plain = agenda(*before, kind, **{kind: more})
    return plain, agenda(*before, kind, **{kind: {**more, name: value}})


def part(kind: str, holder: str, name: str, value: Any, **base: Any) -> tuple[Raw, Raw]:
    """An agenda without and with a key of a part, such as a column."""
    alone = holder in ("reference", "second")
    both = (base, {**base, name: value}) if alone else ([base], [{**base, name: value}])
    one, other = (agenda(kind, **{kind: {holder: given}}) for given in both)
    return one, other


USUAL = written("script", build.activity("r", label="Set price"))
FIGURE = {"text": "Half.", "source": "A book", "caveat": "Old."}
SECOND = {"text": "How much effort?", "label": "effort"}
COLUMN = {"id": "x", "title": "X"}
DECIDED = Decision(id="d", module="decide", statement="Portal", subject="1", outcome="adopted")
VALUED = build.entry("e", "Said", values={"x": "1", "y": "2"})
ROLE = {"code": "PM", "title": "Product manager"}
ROW = {"id": "r", "label": "Set price"}


def twice() -> tuple[Raw, Raw]:
    """A poll without statements of its own, and one that repeats another one."""
    data = agenda("poll")
    again = {**data["modules"][0], "id": "again", "subjects": []}
    data["modules"] = [data["modules"][0], again]
    return data, {**data, "modules": [data["modules"][0], {**again, "repeat": "poll"}]}


def answering() -> tuple[Raw, Raw]:
    """A list, and the same list as the answer to an earlier one."""
    data = agenda("collect")
    second = {**data["modules"][0], "id": "second"}
    data["modules"] = [data["modules"][0], second]
    return data, {**data, "modules": [data["modules"][0], {**second, "answers": ["collect"]}]}


GROUPS = (
    build.theme("t"), build.theme("u"),
    build.round_("collect/choice/1", module="collect", asks="choice", status="revealed"),
    build.ballot("ann", round="collect/choice/1", subject="groups", points={"t": 1}),
)  # fmt: skip
DOTS = {"method": "dots", "points": 2, "cap": 1, "subjects": ["One", "Two"], "passes": ["now"]}
HANDS = {"1": {"1": 3}, "2": {"1": 1}}
WORDED = {"de": {"Brief": "Einleitung"}}
ENGLISH = {"en": {"A brief module": "In short"}}


def worded() -> Raw:
    """An agenda with German words for its module."""
    return {**agenda("brief"), "translations": {"de": {"Brief": "Kurz", agenda("brief")["title"]: "Tag"}}}


def in_german(found: Agenda) -> list[str]:
    """The titles on a German wall, and the languages that it can be shown in."""
    found = in_one(found)
    german = in_language(found, "de")
    words = words_in(found, "de")
    return [
        german.title,
        german.language,
        *(words.get(one.title, one.title) for one in german.modules),
        *languages_of(german),
    ]


ACTS: dict[str, tuple[tuple[Raw, Raw], See]] = {
    "agenda.id": (head("id", "other"), continued),
    "agenda.title": (head("title", "Other"), begun),
    "agenda.minutes": (head("minutes", 7.0), USUAL),
    "agenda.people": (on_top(agenda("brief", brief={"turns": {"explain": 1.0}}), "people", 20), filling),
    "agenda.audience": (head("audience", "Leaders"), written("script")),
    "agenda.outcome": (head("outcome", "Another"), written("toml")),
    "agenda.kind": (head("kind", "discovery"), written("markdown")),
    "agenda.smallest_group": (on_top(agenda("poll", poll={"anonymous": True}), "smallest_group", 4), unnamed),
    "agenda.language": (on_top(worded(), "language", "fr"), in_german),
    "agenda.translations": ((agenda("brief"), worded()), in_german),
    "agenda.modules": ((agenda("brief"), agenda("brief", "collect")), written("script")),
    "module.id": (key("brief", "id", "other"), written("toml", build.entry("e", module="brief"))),
    "module.title": (key("brief", "title", "Other"), written("script")),
    "module.short": (key("brief", "short", "Other"), entered),
    "module.phases": (key("brief", "phases", {"explain": 9.0}), written("script")),
    "module.priority": (key("brief", "priority", "drop"), written("script")),
    "module.short_minutes": (key("brief", "short_minutes", 2.0, priority="short"), written("script")),
    "module.prompts": (key("brief", "prompts", ["Why?"]), wall("explain")),
    "module.notes": (key("brief", "notes", ["Wait."]), written("script")),
    "module.opening": (key("brief", "opening", "Begin."), USUAL),
    "module.probes": (key("brief", "probes", ["What else?"]), USUAL),
    "module.stuck": (key("brief", "stuck", "Ask in pairs."), USUAL),
    "module.cut": (key("brief", "cut", "The story."), USUAL),
    "module.turns": (key("brief", "turns", {"explain": 1.0}), USUAL),
    "module.leaves": (key("brief", "leaves", "A rule"), on_the_shelf),
    "module.source": (key("brief", "source", "A book"), USUAL),
    "module.mode": (key("poll", "mode", "either"), written("script")),
    "module.language": (key("brief", "language", "de", translations=ENGLISH), in_german),
    "module.translations": (key("brief", "translations", WORDED), in_german),
    "module.tool": (key("brief", "tool", "Talk"), written("script")),
    "brief.text": (key("brief", "text", "Other"), wall("explain")),
    "brief.pause": (key("brief", "pause", True, "poll", priority="drop"), given_up),
    "collect.prompts": (key("collect", "prompts", ["Why?"]), wall("reveal")),
    "collect.columns": (key("collect", "columns", [COLUMN]), wall("reveal")),
    "collect.attribution": (key("collect", "attribution", "nobody"), wall("reveal", *SAID)),
    "collect.answers": (answering(), wall("reveal", *SAID, module=1)),
    "collect.choose": (key("collect", "choose", 0), wall("choose", build.theme("t"), build.theme("u"))),
    "collect.priorities": (key("collect", "priorities", 1), wall("choose", *GROUPS)),
    "poll.prompts": (key("poll", "prompts", ["Where?", "Why?"]), wall("reveal", *SHOWN)),
    "poll.method": (key("poll", "method", "rank"), form()),
    "poll.subjects": (key("poll", "subjects", ["Other"]), form()),
    "poll.subjects_from": (key("poll", "subjects_from", ["collect"], "collect"), form(*SAID, module=1)),
    "poll.naming": (key("poll", "naming", "Which are our largest items?"), wall("explain")),
    "poll.label": (key("poll", "label", "effect", second=SECOND), wall("reveal")),
    "poll.second": (key("poll", "second", SECOND), wall("explain")),
    "poll.apart": (key("poll", "apart", True), wall("reveal", *SEEN)),
    "poll.low": (key("poll", "low", 0), form()),
    "poll.high": (key("poll", "high", 7), form()),
    "poll.options": (key("poll", "options", ["a", "c"], method="choice"), form()),
    "poll.points": (key("poll", "points", 5, method="dots"), form()),
    "poll.cap": (key("poll", "cap", 1, method="points"), form()),
    "poll.priorities": (
        key("poll", "priorities", 1, **DOTS),
        wall("reveal", build.round_(status="revealed", hands=HANDS)),
    ),
    "poll.passes": (key("poll", "passes", ["now"]), wall("reveal")),
    "poll.repeat": (twice(), form(module=1)),
    "poll.anonymous": (key("poll", "anonymous", True), wall("reveal")),
    "poll.remark": (key("poll", "remark", "Why?"), form()),
    "poll.reference": (key("poll", "reference", FIGURE), wall("reveal", *SHOWN)),
    "chart.prompts": (key("chart", "prompts", ["Who?"]), wall("explain")),
    "chart.scheme": (key("chart", "scheme", "RAPID"), form()),
    "chart.roles": (key("chart", "roles", [ROLE]), begun),
    "chart.activities": (key("chart", "activities", [ROW]), begun),
    "chart.rows_from": (key("chart", "rows_from", ["collect"], "collect"), rows_offered),
    "chart.apart": (key("chart", "apart", True, roles=[], activities=[]), wall("reveal", *CHARTED)),
    "chart.letters": (key("chart", "letters", "all"), form(build.role("pm"), build.activity("price"))),
    "chart.practice": (key("chart", "practice", "Book the room"), begun),
    "decide.prompts": (key("decide", "prompts", ["Shall we?"]), wall("explain")),
    "decide.proposal": (key("decide", "proposal", "We meet daily"), form()),
    "decide.proposal_from": (key("decide", "proposal_from", ["collect"], "collect"), wall("settle", *SAID, module=1)),
    "decide.items": (key("decide", "items", ["The portal"]), wall("settle")),
    "decide.items_from": (key("decide", "items_from", ["collect"], "collect"), wall("settle", *SAID, module=1)),
    "decide.options": (key("decide", "options", ["keep", "stop"]), form()),
    "decide.rule": (key("decide", "rule", "majority"), wall("explain")),
    "decide.scale": (key("decide", "scale", "gradient"), form()),
    "plan.prompts": (key("plan", "prompts", ["What?"]), wall("settle")),
    "plan.sources": (key("plan", "sources", ["poll"], "collect", "poll"), sources),
    "plan.horizon": (key("plan", "horizon", 30), findings),
    "plan.each": (key("plan", "each", 3), wall("settle", build.action("a", owners=("ann",)))),
    "review.prompts": (key("review", "prompts", ["Where?"]), wall("settle")),
    "prompts.id": (part("collect", "prompts", "id", "x", text="Why?"), wall("reveal", *SAID)),
    "prompts.text": (part("collect", "prompts", "text", "Who?", text="Why?"), wall("reveal")),
    "prompts.head": (part("collect", "prompts", "head", "Wants", text="Why?"), wall("alone")),
    "prompts.hint": (part("collect", "prompts", "hint", "One line", text="Why?"), wall("reveal")),
    "prompts.holds": (part("collect", "prompts", "holds", "purpose", text="Why?"), sponsors_page),
    "prompts.together": (key("collect", "prompts", ["Why?", {"id": "2", "text": "So?", "together": True}]), form()),
    "columns.id": (part("collect", "columns", "id", "y", **COLUMN), wall("reveal", VALUED)),
    "columns.title": (part("collect", "columns", "title", "Y", **COLUMN), wall("reveal", VALUED)),
    "columns.type": (part("collect", "columns", "type", "date", **COLUMN), added("Ask; +14")),
    "columns.options": (
        part("collect", "columns", "options", ["much"], type="choice", **COLUMN),
        added("Ask; mu"),
    ),
    "columns.private": (part("collect", "columns", "private", True, **COLUMN), added("Ask; in confidence")),
    "subjects.id": (part("poll", "subjects", "id", "x", text="Said"), wall("reveal", *SHOWN)),
    "subjects.text": (part("poll", "subjects", "text", "Other", text="Said"), form()),
    "subjects.low": (part("poll", "subjects", "low", "never", text="Said"), written("script")),
    "subjects.high": (part("poll", "subjects", "high", "always", text="Said"), written("script")),
    "items.id": (part("decide", "items", "id", "x", text="Portal"), wall("settle", DECIDED)),
    "items.text": (part("decide", "items", "text", "Prices", text="Portal"), wall("settle")),
    "reference.text": (part("poll", "reference", "text", "All.", **FIGURE), wall("reveal", *SHOWN)),
    "reference.source": (part("poll", "reference", "source", "A mail", **FIGURE), wall("reveal", *SHOWN)),
    "reference.caveat": (part("poll", "reference", "caveat", "New.", **FIGURE), wall("reveal", *SHOWN)),
    "second.text": (part("poll", "second", "text", "How long?", **SECOND), second_card),
    "second.hint": (part("poll", "second", "hint", "In weeks", **SECOND), second_card),
    "second.label": (part("poll", "second", "label", "weeks", **SECOND), second_card),
    "second.method": (part("poll", "second", "method", "choice", options=["a", "b"], **SECOND), second_card),
    "second.low": (part("poll", "second", "low", 0, **SECOND), second_card),
    "second.high": (part("poll", "second", "high", 7, **SECOND), second_card),
    "second.options": (part("poll", "second", "options", ["a"], method="choice", **SECOND), second_card),
    "second.remark": (part("poll", "second", "remark", "What proves it?", **SECOND), second_card),
    "second.gap": (part("poll", "second", "gap", True, **SECOND), wall("reveal", *BOTH)),
    "roles.code": (part("chart", "roles", "code", "P", **ROLE), begun),
    "roles.title": (part("chart", "roles", "title", "Manager", **ROLE), begun),
    "roles.function": (part("chart", "roles", "function", "Product", **ROLE), begun),
    "roles.sponsor": (part("chart", "roles", "sponsor", True, **ROLE), begun),
    "activities.label": (part("chart", "activities", "label", "Plan", **ROW), begun),
    "activities.question": (part("chart", "activities", "question", "Who?", **ROW), begun),
    "activities.usual": (
        part("chart", "activities", "usual", "PM", **ROW),
        written("script", build.activity("r", label="Set price")),
    ),
}
"""For each key an agenda without it and one with it, and the page, file or step in which they differ."""

ELSEWHERE = {
    "agenda.format": "any other version is refused when the file is read",
    "activities.id": "two rows of one name are refused when the file is checked",
}
"""Keys that act on the reading of the file alone."""


def every_key() -> set[str]:
    """Each key that an agenda may have: of its head, of all modules, of each kind, and of the parts of a module."""
    common = set(ModuleBase.model_fields)
    kinds = {name: set(registry.model_of(name).model_fields) for name in BUILTIN}
    own = {f"{name}.{one}" for name, keys in kinds.items() for one in keys - common}
    asked = {f"{name}.prompts" for name in BUILTIN if name != "brief"}
    parts = {f"{name}.{one}" for name, model in PARTS.items() for one in model.model_fields}
    heads = {f"agenda.{one}" for one in Agenda.model_fields} | {f"module.{one}" for one in common - {"kind"}}
    return heads | own | asked | parts


def test_each_key_has_a_place_where_it_acts_and_no_place_is_left_over():
    assert every_key() == ACTS.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize("name", sorted(ACTS))
def test_a_key_changes_what_is_seen(name):
    (without, given), see = ACTS[name]
    assert see(Agenda.model_validate(without)) != see(Agenda.model_validate(given))


def test_each_kind_has_a_panel_of_its_own():
    assert len({kind_named(name).panel for name in BUILTIN}) == len(BUILTIN)


def test_what_acts_on_reading_alone_is_refused_there():
    with pytest.raises(ValueError, match="format"):
        Agenda.model_validate({**agenda("brief"), "format": 2})
    rows = [ROW, {**ROW, "label": "Other"}]
    assert any("id" in str(one) for one in meaning_faults(agenda("chart", chart={"activities": rows})))


def test_an_item_that_is_decided_has_no_ends_of_a_scale():
    with pytest.raises(ValueError, match="low"):
        Agenda.model_validate(agenda("decide", decide={"items": [{"text": "Portal", "low": "never"}]}))
