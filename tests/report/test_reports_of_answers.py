"""What a report tells of answers: charts, statements asked twice, decisions and what is given, by audience."""

from datetime import date

import pytest
import tomli

from pmworkshop.insight.measures.answer_words import answer_words
from pmworkshop.report.model.audience import AUDIENCES
from pmworkshop.report.writers.markdown_sections.rounds import strip
from pmworkshop.session.core.records import Objection, Parent
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import chart, collect, decide, people, reconcile
from pmworkshop.session.operations.planning import action_plan, commitments
from pmworkshop.session.operations.planning.promise_line import Promise
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import public
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.parts import answer_pictures
from tests import build
from tests.report.test_report import files
from tests.session.asked import agenda_with, asking
from tests.session.doing import do

ROLES = [
    build.role("pm", title="Product manager", spokesperson="ann", place=1),
    build.role("sa", title="Head of sales", spokesperson="ben", place=2),
    build.role("sp", title="Sponsor", spokesperson="dee", sponsor=True, place=3),
]
ROWS = [build.activity(key, label=label, place=place) for place, (key, label) in enumerate(
    [("price", "Set price"), ("road", "Admit an item"), ("stop", "Stop a product")], 1
)]  # fmt: skip


def charting(state, seen):
    """Chart owners alone, one digit a row and leader: 1 is the product manager, 0 nobody, - passes."""
    roles = {"1": "pm", "2": "sa", "3": "sp"}
    for person, digits in seen.items():
        answers = [
            Answer(row.id, abstained=True)
            if digit == "-"
            else Answer(row.id, letters={roles[digit]: "A"} if digit != "0" else {})
            for row, digit in zip(ROWS, digits, strict=True)
        ]
        state = do(state, ballots.cast("chart", person, answers))
    return state


def shown(state):
    return do(state, reveal.reveal([rounds.newest(state, "chart").id]))


def charted():
    """A chart of three rows, charted alone by four, settled, and charted again."""
    state = charting(asking(*ROLES, *ROWS), {"ann": "121", "ben": "22-", "cem": "320", "dee": "321"})
    return do(
        shown(state),
        chart.set_owner("chart", "price", "pm"),
        chart.settle_row("price", "settled", reason="They know costs"),
        reconcile.hand_over("stop", "sp", date(2026, 9, 24)),
        rounds.ask_again("chart"),
    )


def again():
    return shown(charting(charted(), {"ann": "121", "ben": "121", "cem": "121", "dee": "321"}))


def test_the_map_of_what_was_charted_alone_counts_by_role_and_names_nobody():
    summary = files(again())["summary.md"]
    assert "### Charted alone, by 4 leaders: least agreed first" in summary
    assert "| Set price | Sponsor 2, Product manager 1, Head of sales 1 | three views |" in summary
    assert "| Admit an item | Head of sales 4 | agreed |" in summary
    assert "| Stop a product | Product manager 2, nobody 1, 1 passed | close together |" in summary
    assert "### Charted alone, again, by 4 leaders" in summary
    assert "| Set price | Product manager | 1 of 4 | 3 of 4 |" in summary


def test_the_report_says_how_what_was_seen_differently_was_settled():
    summary = files(again())["summary.md"]
    assert "- Set price: Product manager answers for it — They know costs" in summary
    assert "- Stop a product: Sponsor, by 24 Sep" in summary
    split = do(charted(), reconcile.split("price", ["Set list price", "Set rebates"]))
    assert (
        "- Set price (now “Set list price”): split, into this and Set rebates; Product manager answers for this"
        in files(split)["summary.md"]
    )
    open_again = do(charted(), chart.settle_row("price", "open"), chart.settle_row("road", "parked"))
    assert "- Set price: not settled yet" in files(open_again)["summary.md"]
    assert "- Admit an item: not settled yet" in files(open_again)["summary.md"]


def test_an_owner_that_was_not_in_the_room_is_not_simply_said_to_be_agreed():
    away = do(charted(), people.change("ann", present=False))
    words = "Product manager answers for it (nobody in the room speaks for it)"
    assert f"- Set price: {words} — They know costs" in files(away)["summary.md"]
    split = do(away, reconcile.split("price", ["Set list price", "Set rebates"]))
    assert f"split, into this and Set rebates; {words.replace('for it', 'for this', 1)}" in files(split)["summary.md"]


def test_each_reason_stands_beside_the_letter_that_it_was_given_for():
    state = do(charted(), chart.set_letters("chart", "price", "sa", "C", "Is asked before the list changes"))
    line = "- Set price: Product manager answers for it — They know costs; Head of sales (C): Is asked"
    assert line in files(state)["summary.md"]
    (section,) = [one for one in tomli.loads(files(state)["summary.toml"])["section"] if one["kind"] == "chart"]
    settled = section["alone"]["settled"][0]
    assert (settled["row"], settled["reason"]) == ("Set price", "They know costs")
    assert settled["others"] == [
        {"role": "Head of sales", "letters": "C", "reason": "Is asked before the list changes"}
    ]


def test_single_charts_and_what_stands_out_are_the_facilitators_alone():
    mine = files(again(), "facilitator")
    for line in (
        "raw agreement",
        "alpha",
        "Three owners seen for “Set price”",
        "Sees itself in front: Product manager as the owner for “Set price”",
        "- Ann, time 1",
        "  - Stop a product: nobody",
    ):
        assert line in mine["summary.md"], line
    for audience in ("room", "sponsor"):
        found = "".join(files(again(), audience).values())
        for word in ("alpha", "ees itself", "owners seen", "time 1\n", "raw agreement"):
            assert word not in found
    data = tomli.loads(mine["summary.toml"])
    (section,) = [one for one in data["section"] if one["kind"] == "chart"]
    assert len(section["alone"]["charts"]) == 8
    assert section["alone"]["agreement"][0]["number"] == 1


def test_a_chart_of_all_letters_is_told_with_its_letters():
    state = asking(*ROLES, *ROWS, chart={"letters": "all"})
    for person, letters in (("ann", {"pm": "A", "sa": "R"}), ("ben", {"sa": "AR"})):
        state = do(state, ballots.cast("chart", person, [Answer("price", letters=letters)]))
    assert "  - Set price: Product manager A, Head of sales R" in files(shown(state), "facilitator")["summary.md"]


def test_charts_that_agree_by_pairs_of_none_have_no_figure():
    state = shown(charting(asking(*ROLES, *ROWS), {"ann": "121"}))
    assert "no two answers to the same question, alpha undefined" in files(state, "facilitator")["summary.md"]


def test_charts_that_are_not_shown_are_only_counted():
    state = charting(asking(*ROLES, *ROWS), {"ann": "121", "ben": "22-"})
    for audience in AUDIENCES:
        found = files(state, audience)
        assert "Charted alone" not in found["summary.md"]
        assert "alone" not in tomli.loads(found["summary.toml"])["section"][0]
    assert "2 of 4 in" in files(state)["summary.md"]


def polled(state, module, values, *, wanted=False):
    """Take one value a person for each of two statements, and show them."""
    for person, digits in values.items():
        answers = [
            Answer(str(place), score=int(digit)) if digit != "-" else Answer(str(place), abstained=True)
            for place, digit in enumerate(digits, 1)
        ]
        state = do(state, ballots.cast(module, person, answers, wanted=wanted))
    return do(state, reveal.reveal([rounds.newest(state, module, wanted=wanted).id]))


def twice(**more):
    state = asking(poll={"passes": ["now"], **more})
    state = polled(state, "poll", {"ann": "15", "ben": "55", "cem": "31"})
    return polled(do(state, rounds.ask_again("poll")), "poll", {"ann": "35", "ben": "41", "cem": "3-", "dee": "41"})


def test_what_was_asked_twice_is_told_before_and_now_with_its_sentence():
    summary = files(twice())["summary.md"]
    assert "### Before and now" in summary
    assert "One of two statements moved closer; “We say no” is still split." in summary
    assert "  - before: 1 ● · 2 · 3 ● · 4 · 5 ●\n" in summary
    assert "  - now: 1 · 2 · 3 ●● · 4 ●● · 5\n" in summary
    assert "  - who answered both times: 1 up, 1 down, 1 stayed" in summary
    assert "— one view: 3 to 4 of 5" in summary
    assert "— agreed" not in summary
    assert "### Answers, time" not in summary, "before and now says it all"
    assert "median" not in summary


def test_a_value_that_nobody_gave_counts_as_nought_on_the_wall_and_in_the_files():
    state = asking(poll={"method": "scale", "low": 0, "high": 100, "passes": ["now"], "subjects": ["Sure?"]})
    given = {"10": 1, "50": 1, "60": 1, "64": 1}
    state = do(state, polls.show_hands("poll", "1", given))
    module = state.info.agenda.module("poll")
    drawn = answer_pictures.shown(Context(public(state)), ModulePlace("poll"))
    (line,) = drawn.items
    bars = ["".join(text for text, _ in row).rstrip() for row in line.side]
    assert (line.text, drawn.legend) == ("Sure?", "4 answers")
    assert bars[:2] == [" " * 20 + "██", "     ██" + " " * 10 + "██ ██"], "both of the sixties stand in one column"
    words = answer_words(module, given, state.info.thresholds)
    assert words == answer_words(module, {str(value): 0 for value in range(101)} | given, state.info.thresholds)
    assert line.tail == f"● {words}"
    assert f"answers: 10 ● · 50 ● · 60 ● · 64 ● — {words}" in files(state)["summary.md"]


def test_subjects_with_as_many_dots_are_a_tie_in_the_files_too():
    dots = {"method": "dots", "points": 2, "cap": 1, "subjects": ["One", "Two", "Three"], "passes": ["now"]}
    state = asking(poll=dots)
    for person, ids in (("ann", "12"), ("ben", "13"), ("cem", "1")):
        state = do(state, ballots.cast("poll", person, [Answer(WHOLE, points=dict.fromkeys(ids, 1))]))
    told = files(do(state, reveal.reveal(["poll/1"])))
    assert told["summary.md"].count("tied for second") == 2
    assert "third" not in told["summary.md"]
    (section,) = [one for one in tomli.loads(told["summary.toml"])["section"] if one["kind"] == "poll"]
    places = {one["subject"]: one["place"] for one in section["rounds"][0]["subjects"]}
    assert places == {"One": "first", "Two": "tied for second", "Three": "tied for second"}


def test_many_answers_to_a_value_are_counted_instead_of_drawn():
    assert strip({"1": 0, "2": 3, "no *answer*": 25}) == "1 · 2 ●●● · no \\*answer\\* (25)"


def test_the_sentence_for_the_files_never_says_as_before_of_answers_that_rose():
    state = polled(asking(poll={"passes": ["now"]}), "poll", dict.fromkeys(("ann", "ben", "cem"), "22"))
    state = polled(do(state, rounds.ask_again("poll")), "poll", dict.fromkeys(("ann", "ben", "cem"), "42"))
    (section,) = [one for one in tomli.loads(files(state)["summary.toml"])["section"] if one["kind"] == "poll"]
    assert section["sentence"] == "One of two statements is higher."
    assert [(one["moved"], one.get("level", "")) for one in section["moved"]] == [
        ("as close as before", "higher"), ("as before", ""),
    ]  # fmt: skip


def test_figures_by_name_and_single_answers_are_the_facilitators_alone():
    mine = files(twice(), "facilitator")["summary.md"]
    assert "- median 3, interquartile range 2, consensus 0.333, r_wg 0, n 3, missing 1, abstained 0" in mine
    assert "before: median 3, interquartile range 2, n 3; now: median 3.5, interquartile range 1, n 4" in mine
    assert "Ann: 3" in mine
    for audience in ("room", "sponsor"):
        assert "interquartile" not in "".join(files(twice(), audience).values())
    page = files(twice(), "sponsor")["summary.md"]
    assert "One of two statements moved closer" in page
    assert "who answered both times" not in page


def test_without_names_nobody_is_told_to_have_moved():
    state = do(asking(poll={"passes": ["now"], "anonymous": True}), people.change("dee", present=False))
    for taken in ("1", "5", "3"), ("3", "4", "4"):
        if state.rounds:
            state = do(state, rounds.ask_again("poll"))
        answers = {
            who: (Answer("1", score=int(value)),) for who, value in zip(("ann", "ben", "cem"), taken, strict=True)
        }
        state = do(state, reveal.seal("poll", answers))
    mine = files(state, "facilitator")["summary.md"]
    assert "moved closer" in mine
    assert "who answered both times" not in mine
    assert "- Ann:" not in mine


def followed_up():
    """A follow-up of a follow-up, with a chart lived in another way in one row."""
    first, second = "last-time/poll/1", "last-time/poll/2"
    state = build.session(
        *ROLES, *ROWS, build.mark("price", "pm", "A"), build.mark("road", "sa", "AR"),
        build.round_(first, module="last-time/poll", status="revealed", day=date(2026, 3, 2),
                     hands={"1": {"1": 2, "2": 2}, "2": {"5": 3}}),
        build.round_(second, module="last-time/poll", number=2, status="revealed", day=date(2026, 6, 1),
                     hands={"1": {"3": 3}}),
        agenda=agenda_with(poll={"passes": ["now"], "anonymous": True}, chart={"roles": [], "activities": []}),
        parent=Parent(session="x", title="Before"),
    )  # fmt: skip
    answers = {who: (Answer("1", score=value), Answer("2", score=4)) for who, value in
               (("ann", 3), ("ben", 4), ("cem", 4))}  # fmt: skip
    state = do(state, reveal.seal("poll", answers))
    return shown(charting(state, {"ann": "320", "ben": "321", "cem": "32-"}))


def test_statements_are_told_over_the_meetings_with_day_median_and_how_many_answered():
    for audience in ("room", "facilitator"):
        found = files(followed_up(), audience)
        assert "### Over the meetings" in found["summary.md"]
        assert "Since Monday 2 March 2026: one of two statements is higher, one is lower." in found["summary.md"]
        assert (
            "- We know our customer\n  - Mon 2 Mar 2026: median 1.5, 4 answers · Mon 1 Jun 2026: median 3, 3 answers"
            " · Mon 14 Sep 2026: median 4, 3 answers\n"
        ) in found["summary.md"]
        assert "- We say no\n  - Mon 2 Mar 2026: median 5, 3 answers · Mon 14 Sep 2026" in found["summary.md"]
        (poll,) = [one for one in tomli.loads(found["summary.toml"])["section"] if one["kind"] == "poll"]
        assert [(one["subject"], len(one["meetings"])) for one in poll["courses"]] == [
            ("We know our customer", 3), ("We say no", 2),
        ]  # fmt: skip
        assert poll["courses"][0]["meetings"][1] == {"day": date(2026, 6, 1), "median": 3.0, "answers": 3}
    page = files(followed_up(), "sponsor")
    assert "Since Monday 2 March 2026: one of two statements is higher, one is lower." in page["summary.md"]
    assert "Since Monday 2 March 2026" in page["summary.toml"]
    assert "median" not in "".join(page.values())
    assert "Over the meetings" not in files(twice())["summary.md"]


def test_what_is_lived_in_another_way_than_agreed_is_the_facilitators_alone():
    told = "Roles have moved in “Set price”: agreed Product manager, in practice Sponsor."
    mine = files(followed_up(), "facilitator")
    assert f"- {told}\n" in mine["summary.md"]
    assert mine["summary.md"].count("Roles have moved") == 1
    assert told in mine["summary.toml"]
    for audience in ("room", "sponsor"):
        assert "Roles have moved" not in "".join(files(followed_up(), audience).values())
    assert "Roles have moved" not in files(again(), "facilitator")["summary.md"], "nothing was agreed before"


def test_what_is_wanted_is_told_beside_what_is():
    state = polled(asking(), "poll", {"ann": "11", "ben": "22", "cem": "13"})
    state = polled(state, "poll", {"ann": "41", "ben": "42", "cem": "42"}, wanted=True)
    summary = files(state)["summary.md"]
    assert "- We know our customer: most of us want it 3 higher; an action without further debate\n" in summary
    assert "- We say no: most of us want it as it is\n" in summary
    mine = files(state, "facilitator")["summary.md"]
    assert "without further debate (median 3, interquartile range 0.5, n 3)" in mine


def voted(rule="consent", values=("5", "4", "0")):
    state = asking(decide={"rule": rule})
    for person, value in zip(("ann", "ben", "cem"), values, strict=True):
        answer = Answer("proposal", abstained=True) if value == "-" else Answer("proposal", score=int(value))
        state = do(state, ballots.cast("decide", person, [answer]))
    return do(state, reveal.reveal(["decide/1"]))


def test_what_follows_is_told_while_nothing_is_decided():
    summary = files(voted())["summary.md"]
    assert "The rule, announced before anybody answered: Consent: nobody has a reasoned objection." in summary
    assert "Not settled yet: One would stop it" in summary
    assert "Not settled yet: One would stop it" not in files(voted(), "sponsor")["summary.md"]


def test_a_decision_is_told_with_objections_how_they_were_met_and_dissent():
    state = do(voted("majority"), decide.object_to("decide", Objection(participant="cem", text="No time")))
    (decision,) = state.decisions.values()
    state = do(
        state,
        decide.meet(decision.id, 0, "One hour only"),
        decide.record("decide", "We meet monthly", "adopted", reason="2 of 3 support it", dissent=1),
        decide.look_again(decision.id, date(2026, 12, 14)),
    )
    for audience, by in (("room", ""), ("sponsor", ""), ("facilitator", " — Cem")):
        summary = files(state, audience)["summary.md"]
        assert "We meet monthly — **adopted**" in summary
        assert "  - Did not support it: 1" in summary
        assert f"Objection: No time (to “We meet every month”){by}. How it was met: One hour only" in summary
        assert "Looked at again on: Monday 14 December 2026" in summary
        assert "It would be" not in summary
    assert "Cem: 0" not in files(state)["summary.md"]
    assert "Cem: 0" in files(state, "facilitator")["summary.md"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_given_is_a_table_with_sums_and_stands_once_with_its_action(audience):
    state = do(asking(), action_plan.add("plan", "Visit ten customers", owner="ann"))
    (action,) = state.actions
    state = do(
        state,
        commitments.give("plan", Promise("ben", "Sales", resource="days", amount="2", support=6, action=action)),
        commitments.give("plan", Promise("cem", "Operations", "5 days", "day", "1", condition="May is quiet")),
        commitments.give(
            "plan", Promise(function="Legal", ask="a lawyer", starts=date(2026, 10, 1), ends=date(2026, 11, 2))
        ),
    )
    found = files(state, audience)
    for name in ("summary.md", "action-plan.md"):
        assert "### Given" in found[name]
        assert "| Ben, Sales |  | 2 days |  | A01 |" in found[name]
        assert "| Cem, Operations | 5 days | 1 day | May is quiet |  |" in found[name]
        assert "nothing yet, from Thursday 1 October 2026, until Monday 2 November 2026" in found[name]
        assert "Together: 3 days (1 of it on a condition)" in found[name]
        assert ("Support, 1 to 8" in found[name]) == (audience == "facilitator")
    assert found["action-plan.md"].count("2 days") == 2


def test_the_published_figure_and_the_further_answers_stand_beside_what_was_shown():
    figure = {"text": "64 in 100 say so.", "source": "A firm", "caveat": "No method."}
    asked = {"prompts": ["How far?", "Why?"], "reference": figure}
    line = build.entry("e", "Nobody asks", module="poll", prompt="2")
    hidden = asking(build.round_(status="closed"), build.ballot("ann"), line, poll=asked)
    assert "64 in 100" not in "".join(files(hidden).values())
    shown_ = asking(build.round_(status="revealed"), build.ballot("ann"), line, poll=asked)
    summary = files(shown_)["summary.md"]
    assert "64 in 100 say so." in summary
    assert "### Why?\n\n- Nobody asks\n" in summary


def test_what_was_said_before_stands_apart_until_it_is_taken_in_and_folded_lines_nowhere():
    lines = [
        build.entry(key, f"Of {key}", before=key, place=n) for n, key in enumerate(("folded", "opened", "taken"))
    ]
    state = asking(*lines, collect={"prompts": [{"id": "1", "text": "Why?", "holds": "purpose"}]})
    summary = files(state)["summary.md"]
    assert "Of folded" not in summary
    assert "- Of taken — said before\n" in summary
    assert "- **Said before**\n  - Of opened\n" in summary
    sponsor = "".join(files(state, "sponsor").values())
    assert "Of taken" in sponsor
    assert "Of opened" not in sponsor


def test_the_sponsor_reads_the_purpose_that_the_room_noted_beside_a_poll():
    prompts = [
        "How far?",
        {"id": "2", "text": "Which one do we keep?", "holds": "purpose"},
        {"id": "3", "text": "Why?"},
    ]
    state = do(
        asking(poll={"prompts": prompts}),
        collect.add("poll", "We build what is paid for", prompt="2"),
        collect.add("poll", "It is short", prompt="3"),
    )
    page = files(state, "sponsor")["summary.md"]
    assert "### Which one do we keep?\n\n- We build what is paid for" in page
    assert "It is short" not in page
    assert "It is short" in files(state)["summary.md"]
