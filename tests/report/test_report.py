"""What each audience gets, at whatever moment, in each of the files."""

import random

import pytest
import tomli
from hypothesis import given, settings
from markdown_it import MarkdownIt

from pmworkshop.agenda.model import Agenda
from pmworkshop.interface import export
from pmworkshop.report.formats import TABLE
from pmworkshop.report.model.audience import AUDIENCES
from pmworkshop.session.core.records import Parent, Visit
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from tests import build
from tests.examples import examples
from tests.report.sample import session, text_fields, with_text
from tests.report.test_markdown import UGLY, texts

PARSER = MarkdownIt("gfm-like")


def files(whole: Session, audience: str = "room") -> dict[str, str]:
    """All public files of a session, as text."""
    found = export(whole, "markdown", audience=audience) | export(whole, "toml", audience=audience)
    return {name: data.decode() for name, data in found.items()}


def held(whole: Session) -> Session:
    """The session after a second window changed a line it had not seen the newest version of."""
    first = build.step(whole, build.entry("e1", "First wording", author="ann"), id="s1")
    late = build.step(whole, build.entry("e1", "Late wording", author="ann"), id="s2")
    hidden = build.step(whole, build.ballot("ann", round="poll/2", score=4), id="s3")
    return (
        whole.apply(first)
        .apply(build.step(whole, build.ballot("ann", round="poll/2", score=3), id="s0"))
        .apply(late)
        .apply(hidden)
    )


@pytest.mark.parametrize("audience", AUDIENCES)
def test_everything_an_export_holds_parses(audience):
    whole = held(session())
    found = files(whole, audience)
    assert set(found) == {"summary.md", "raci.md", "action-plan.md", "summary.toml"}
    data = tomli.loads(found["summary.toml"])
    assert (data["format"], data["audience"], data["session"]) == (1, audience, build.SESSION)
    assert (data["title"], data["organisation"], data["day"]) == ("Sample alignment", "Sample firm", build.DAY)


def test_the_same_session_gives_the_same_bytes_whatever_the_order_of_its_tables():
    whole = session()
    shuffled = {}
    for name, table in vars(whole).items():
        if isinstance(table, dict):
            keys = list(table)
            random.Random(7).shuffle(keys)
            shuffled[name] = {key: table[key] for key in keys}
    other = whole.model_copy(update=shuffled)
    for audience in AUDIENCES:
        assert files(whole, audience) == files(other, audience) == files(whole, audience)


def test_the_room_gets_everything_said_and_no_single_answer():
    summary = files(session())["summary.md"]
    for said in ("| Nobody asks customers | May | Ann |", "**Customers**", "- Say no — Ben\n", "It depends"):
        assert said in summary
    assert "answers: 1 · 2 ● · 3 · 4 · 5 ●" in summary
    assert "1 abstained" in summary
    assert "Ann: 2" not in summary
    assert "Planned" not in summary


def test_an_open_round_says_how_many_are_in_and_nothing_else():
    whole = session()
    louder = build.session(*whole.records(), build.ballot("ben", round="poll/2", score=4, subject="1"))
    for audience in AUDIENCES:
        found = files(louder, audience)
        assert audience == "sponsor" or "2 of 4 in" in found["summary.md"]
        swapped = {
            **louder.ballots,
            **{
                key: ballot.model_copy(update={"score": 5})
                for key, ballot in louder.ballots.items()
                if ballot.round == "poll/2"
            },
        }
        assert files(louder.model_copy(update={"ballots": swapped}), audience) == found


def test_the_facilitator_gets_single_answers_minutes_and_rule_ids_and_nobody_else_does():
    mine = files(session(), "facilitator")
    assert "- Ann: 2" in mine["summary.md"]
    assert "| A collect module | 15 | 20 |" in mine["summary.md"]
    assert "(RACI-E02, error)" in mine["raci.md"]
    assert "No time — Ben" in mine["summary.md"]
    for audience in ("room", "sponsor"):
        others = "".join(files(session(), audience).values())
        assert "RACI-E" not in others
        assert "PLAN-" not in others
        assert "No time — Ben" not in others


def test_an_author_that_the_module_hides_is_in_the_facilitators_only():
    for attribution, shown in (("nobody", "- Say no\n"), ("function", "- Say no — Sales\n")):
        agenda = build.agenda()
        modules = [
            module.model_copy(update={"attribution": attribution}) if module.kind == "collect" else module
            for module in agenda.modules
        ]
        whole = session(agenda=agenda.model_copy(update={"modules": tuple(modules)}))
        assert shown in files(whole)["summary.md"]
        assert "- Say no — Ben, Sales\n" in files(whole, "facilitator")["summary.md"]


def test_the_sponsor_gets_one_page_of_decisions_open_points_and_the_plan():
    page = files(session(), "sponsor")["summary.md"]
    assert "We meet monthly — **adopted**" in page
    assert "| A01 | Publish the price rule | Ann |" in page
    assert "Not settled yet" in page
    assert "Nobody asks customers" not in page
    assert len(page.splitlines()) < 60


def test_held_changes_are_counted_for_the_room_and_spelled_out_for_the_facilitator():
    whole = held(session())
    assert "2 changes made at the same time as another, to be settled" in files(whole)["summary.md"]
    assert "Late wording" not in "".join(files(whole).values())
    mine = files(whole, "facilitator")["summary.md"]
    assert "now: First wording" in mine
    assert "other: Late wording" in mine
    assert "an answer that is not shown yet" in mine
    assert "conflict" not in mine


def test_the_chart_has_its_legend_letters_reasons_and_what_the_room_lives_with():
    chart = files(session())["raci.md"]
    assert "- **A** Accountable: answers for the result; one role a row" in chart
    assert "| Set price | AR | A |" in chart
    assert "- Set price: Product manager (AR): They know costs" in chart
    assert "A means different things in different firms; in this chart the letters mean:" in chart
    assert "- One row has more than one owner. Which one answers? We live with it: Until the spring" in chart
    assert "### Not settled yet\n\n- Admit an item: Who says no?" in chart
    assert "asked or told" not in chart


def test_every_chart_has_a_legend_even_an_empty_one_and_no_chart_means_no_file():
    for scheme in ("RACI", "RASCI", "DACI", "RAPID"):
        agenda = build.agenda("chart")
        modules = (agenda.modules[0].model_copy(update={"scheme": scheme}),)
        chart = files(build.session(agenda=agenda.model_copy(update={"modules": modules})))["raci.md"]
        assert f"- **{'D' if scheme == 'RAPID' else 'A'}** " in chart
        assert "In this chart only who answers for each row was asked:" in chart
        assert chart.count("- **") == 1
    assert set(files(build.session(agenda=build.agenda("collect")))) == {"summary.md", "summary.toml"}


def test_an_action_says_who_when_and_the_very_sentence_it_comes_from():
    plan = files(session())["action-plan.md"]
    for line in (
        "### A01 Publish the price rule",
        "- **Owner:** Ann",
        "- **Due:** Wednesday 14 October 2026",
        "- **First step:** Draft it, by Monday 14 September 2026",
        "- **How we will know:** Ten quotes",
        "  - Dee: 2 days",
        "  - Cem: 2 days analyst, if from May",
        "- **Waits for:** A01",
        "  - Customers (A collect module)",
        "    - Nobody asks customers — Ann (A collect module)",
        "  - Set price (A chart module)",
        "  - We meet monthly (A decide module)",
        "    - Say no — Ben (A collect module)",
    ):
        assert line in plan.splitlines(), line
    assert "not complete:" in plan
    assert "has no owner yet" not in plan


def test_a_circle_of_causes_ends():
    whole = build.session(
        build.entry("e1", "One", because=("e2",)),
        build.entry("e2", "Two", because=("e1",)),
        build.entry("e3", "Three", because=("gone",)),
        build.action("x1", because=("e1", "e3")),
    )
    plan = files(whole)["action-plan.md"]
    assert plan.count("- One\n") + plan.count("- One (") == 1
    assert "something that is no longer in the session" in plan


def test_parked_lines_say_what_became_of_them():
    summary = files(session())["summary.md"]
    assert "- The canteen — Cem (A collect module): Facilities know" in summary
    assert "- The car park — Cem (A collect module): not settled yet" in summary


def test_an_empty_session_exports_and_says_what_was_not_reached():
    for audience in AUDIENCES:
        found = files(build.session(), audience)
        assert "## Not reached\n\n- A brief module" in found["summary.md"]
        assert "No actions yet." in found["action-plan.md"]


def test_what_was_noted_in_a_strange_place_is_still_there():
    whole = build.session(
        build.entry("e1", "In a module that is gone", module="gone"),
        build.action("x1", module="collect", what="Do it"),
        build.entry("e2", "A result", module="poll", prompt="result"),
    )
    found = files(whole)
    assert "In a module that is gone" in found["summary.md"]
    assert "A result" in found["summary.md"]
    assert "A01 Do it" in found["action-plan.md"]


def discovery() -> Session:
    prompts = [
        {"id": holds, "text": f"About {holds}?", "holds": holds}
        for holds in ("request", "missing", "unwanted", "outcome", "person", "other")
    ]
    columns = [{"id": "function", "title": "Function", "type": "function"}, {"id": "fear", "title": "Fears"}]
    module = {
        "kind": "collect",
        "id": "ask",
        "title": "Ask",
        "short": "Ask",
        "phases": {"reveal": 5.0},
        "prompts": prompts,
        "columns": columns,
    }
    agenda = Agenda.model_validate(
        {"id": "call", "title": "Call", "minutes": 5.0, "kind": "discovery", "modules": [module]}
    )
    entries = [
        build.entry(f"e{n}", f"Said of {prompt['id']}", module="ask", prompt=prompt["id"], place=n)
        for n, prompt in enumerate(prompts)
    ]
    person = build.entry(
        "p", "Eve", module="ask", prompt="person", place=9, values={"function": "Legal", "fear": "Losing her veto"}
    )
    return build.session(*entries, person, agenda=agenda)


def test_a_discovery_call_becomes_a_brief():
    found = files(discovery())
    assert found["summary.md"].startswith("# Brief\n")
    assert "## What is missing\n\n- Said of missing\n" in found["summary.md"]
    assert "## About other?\n\n- Said of other\n" in found["summary.md"]
    assert "Eve · Function: Legal" in found["summary.md"]
    assert "Losing her veto" not in "".join(found.values())
    assert "Losing her veto" in files(discovery(), "facilitator")["summary.md"]
    assert "Said of other" not in files(discovery(), "sponsor")["summary.md"]


def test_a_session_that_continues_another_says_so():
    whole = session(parent=Parent(session="p", title="The call"))
    assert "It continues: The call" in files(whole)["summary.md"]


def test_no_address_leaves_the_room():
    for audience in AUDIENCES:
        assert "firm.example" not in "".join(files(session(), audience).values())


@pytest.mark.parametrize(("number", "text"), list(enumerate([*UGLY, ""])), ids=range(len(UGLY) + 1))
def test_ugly_text_in_any_field_of_any_record_does_no_harm(number, text):
    fields = text_fields(session())
    for chosen in (fields, *([field] for field in fields[number % 40 :: 40])):  # in all at once; in some alone
        whole = with_text(session(), text, chosen)
        for audience in ("room", "facilitator"):
            found = files(whole, audience)
            tomli.loads(found["summary.toml"])
            assert "\x1b" not in "".join(found.values())
        break_out = [token.type for name in found if name.endswith(".md") for token in PARSER.parse(found[name])]
        assert not {"html_block", "code_block", "fence", "hr"} & set(break_out)


@settings(max_examples=examples(40), deadline=None)
@given(text=texts)
def test_what_was_said_stands_word_for_word_in_the_data(text):
    whole = build.session(build.entry("e1", text), build.action("x1", because=("e1",)))
    data = tomli.loads(files(whole)["summary.toml"])
    (lines,) = [
        question["groups"][0]["lines"]
        for section in data["section"]
        for question in section.get("questions", ())
        if "groups" in question
    ]
    assert lines[0].get("text", "") == whole.entries["e1"].text
    (plan,) = [section for section in data["section"] if section["kind"] == "plan"]
    assert plan["actions"][0]["comes_from"][0].get("text", "") == whole.entries["e1"].text


@pytest.mark.parametrize("name", [name for name in build.WITHIN if TABLE[name].takes == "report"])
def test_a_public_view_exports_what_the_room_gets(name):
    assert export(public(session()), name).keys() == export(session(), name).keys()


def test_a_poll_with_lines_of_result_does_not_say_that_nobody_answered():
    whole = build.session(agenda=build.agenda("poll"))
    line = build.entry("e1", "Six showed 5", module=whole.info.agenda.modules[0].id, prompt="result")
    summary = files(whole.apply(build.step(whole, line)))["summary.md"]
    assert "Six showed 5" in summary
    assert "No answers." not in summary


def test_an_action_that_a_review_told_of_stands_in_the_plan_and_in_the_record_as_it_was_reviewed():
    told = build.action("old", "A07", module="review", what="Open the price list", place=7)
    found = files(build.session(told, build.entry("r", "As agreed", module="review")))
    decided, _, record = found["summary.md"].partition("## The record")
    assert decided.count("| A07 | Open the price list |") == record.count("| A07 | Open the price list |") == 1
    assert "### A07 Open the price list" in found["action-plan.md"]


def test_the_facilitators_summary_tells_planned_and_spent_minutes_and_what_to_learn_from_them():
    def visit(module, planned, minutes):
        return Visit(
            id=f"v-{module}",
            module=module,
            planned=planned,
            spent=minutes * 60,
            entered=build.START,
            left=build.START,
        )

    whole = build.session(visit("collect", 15, 20), visit("poll", 10, 7), visit("chart", 26, 26))
    mine = files(whole, "facilitator")["summary.md"]
    rows = [" ".join(line.strip("| ").split()) for line in mine.splitlines() if line.startswith("|")]
    assert [row for row in rows if row.endswith(("| +5", "| -3", "| 0", "| +2"))] == [
        "A collect module | 15 | 20 | +5", "A poll module | 10 | 7 | -3", "A chart module | 26 | 26 | 0",
        "Total | 51 | 53 | +2",
    ]  # fmt: skip
    assert "More time than planned: A collect module (+5)." in mine
    assert "Less time than planned: A poll module (-3)." in mine
    for audience in ("room", "sponsor"):
        assert "Planned" not in files(whole, audience)["summary.md"]
    exact = build.session(visit("chart", 26, 26))
    assert "time than planned" not in files(exact, "facilitator")["summary.md"]
