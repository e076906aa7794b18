"""What was promised and chosen stands on every page that leaves; what is not chosen yet is said once, calmly."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.files import files_after, files_of
from pmworkshop.report.writers.documents import markdown_files
from pmworkshop.report.writers.summary_toml import toml_files
from pmworkshop.session.core.records import Purpose, Round, Tie
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.navigation import enter
from tests.build import action, activity, ballot, entry, mark, people, role, session, theme
from tests.session.asked import agenda_with
from tests.session.doing import do

FOLLOW_UP = load_agenda(shipped_folder() / "follow-up.toml")
SENTENCE = "… we build what is paid for"
WHY = {"prompts": [{"id": "why", "text": "Why are we here?", "holds": "purpose"}]}
DOTS = {
    "method": "dots", "points": 3, "cap": 1, "passes": ["now"], "title": "Choose three",
    "subjects": ["Visits", "Dates", "Prices", "Stock"],
}  # fmt: skip


def room(*more, hands=(5, 4, 3, 3), tie=None) -> Session:
    vote = Round(
        id="poll/1", module="poll", status="revealed", tie=tie,
        hands={str(number): {"1": many} for number, many in enumerate(hands, 1)},
    )  # fmt: skip
    return session(
        *people(), vote, entry("l", SENTENCE, prompt="why"), action("a", what="Visit ten", owners=("ann",)),
        role("pm"), activity("r"), mark("r", "pm", "A"), *more,
        agenda=agenda_with(collect=WHY, poll=DOTS),
    )  # fmt: skip


CHOSEN = Purpose(id="purpose", line="l")
DECIDED = Tie(hands={"3": 2, "4": 2}, first=("4",), by="dee")


def text(files: dict[str, bytes], name: str) -> str:
    return files[name].decode()


def test_the_minutes_begin_with_both_and_say_how_many_back_each_priority_and_who_decided():
    summary = text(markdown_files(report_of(room(CHOSEN, tie=DECIDED))), "summary.md")
    assert (
        "### Our purpose\n\n**… we build what is paid for**\n\n### We begin with\n\n"
        "1. Visits (5 chose it)\n2. Dates (4 chose it)\n"
        "3. Stock (3 chose it; level in the vote, decided by Management)\n"
    ) in summary
    assert "not chosen yet" not in summary


def test_the_purpose_stands_on_every_page_that_leaves():
    state = room(CHOSEN, tie=DECIDED)
    after = files_after(state)
    pages = {
        name: content.decode()
        for name, content in {**after, **markdown_files(report_of(state)), **toml_files(report_of(state))}.items()
        if name.endswith((".md", ".html", ".txt", ".toml")) and name not in ("session.toml", "reaches-nobody.txt")
    }
    assert {"sponsor.md", "sponsor.html", "action-plan.md", "raci.md", "summary.toml"} <= pages.keys()
    for name, page in pages.items():
        assert SENTENCE in page, name
    mail = next(page for name, page in pages.items() if name.startswith("mail-"))
    assert "Our purpose\n- … we build what is paid for\n\nWe begin with\n- 1 Visits\n- 2 Dates\n- 3 Stock" in mail
    assert mail.index("thank you for") < mail.index("Our purpose"), "the greeting is one sentence with its thanks"
    assert "## We begin with\n\n1. Visits (5 chose it)" in pages["sponsor.md"]
    for name in ("Ann", "Ben", "Cem"):
        assert name not in pages["sponsor.md"].partition("## The plan")[0]


def test_the_data_has_them_field_by_field():
    told = tomllib.loads(text(toml_files(report_of(room(CHOSEN, tie=DECIDED))), "summary.toml"))
    assert told["purpose"] == SENTENCE
    assert told["priority"][2] == {
        "where": "Choose three", "place": 3, "text": "Stock", "backing": "3 chose it",
        "reason": "level in the vote, decided by Management",
    }  # fmt: skip


def test_what_is_not_chosen_yet_is_an_open_point_once_the_room_was_there():
    state = do(room(), enter("collect", "reveal"))
    summary = text(markdown_files(report_of(state)), "summary.md")
    assert "- Collect: The sentence of our purpose is not chosen yet." in summary
    assert "- Choose three: Two for one place: Prices · Stock" in summary
    assert "## Our purpose" not in summary
    assert "not chosen yet" not in text(markdown_files(report_of(room())), "summary.md")


def test_votes_of_two_parts_are_told_apart():
    groups = {"title": "Which groups", "choose": 1, "priorities": 1, **WHY}
    plain = agenda_with(collect=groups, poll=DOTS)
    vote = Round(id="collect/choice/1", module="collect", asks="choice", status="revealed")
    given = [ballot(who, round=vote.id, subject="groups", points={"t": 1}) for who in ("ann", "ben", "cem")]
    both = session(*people(), theme("t"), theme("u", place=2), vote, *given, room().rounds["poll/1"], agenda=plain)
    summary = text(markdown_files(report_of(both)), "summary.md")
    assert "## We begin with: Which groups\n\n1. Group t (3 chose it)" in summary
    assert "## We begin with: Choose three\n\n1. Visits" in summary


def test_the_invitation_of_a_follow_up_says_what_the_purpose_was():
    parent = room(CHOSEN)
    day = parent.info.day + timedelta(days=30)
    follow = do(Session(), begin(Setup(FOLLOW_UP, day, parent=parent), "later"))
    assert "Our purpose\n- … we build what is paid for\n" in text(files_of(follow, "invitation"), "invitation.txt")
    assert follow.info.day > date(2026, 9, 14)
