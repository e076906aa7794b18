"""The invitation: plain text that gives nothing away."""

from __future__ import annotations

from typing import Any

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.files import files_of
from pmworkshop.session.core.session import Session
from tests import build
from tests.report import sample
from tests.report.test_script import SHIPPED, agenda, module

CALL = load_agenda(shipped_folder() / "discovery-call.toml")


def invitation(session: Session) -> bytes:
    return files_of(session, "invitation")["invitation.txt"]


def prework(asked: Agenda) -> list[str]:
    return [question.text for question in report_of(build.session(agenda=asked)).preparation.invitation.questions]


def text(asked: Agenda = SHIPPED, *, alone: bool = False, **about: Any) -> str:
    session = build.session(agenda=asked, **about)
    return invitation(session.model_copy(update={"participants": {}}) if alone else session).decode()


def flat(found: str) -> str:
    return " ".join(found.split())


def test_it_says_why_when_who_and_what_to_bring():
    found = text(ends="11:30", facilitator="Fay Moss", sample=True)
    assert found.startswith("Subject: Sample alignment, Monday 14 September 2026\n\nDear colleagues,\n")
    for part in (
        "one view of what product management is for, what is missing and who answers for what at Sample firm.",
        "When - Monday 14 September 2026, 10:00 to 11:30 (90 minutes)",
        "- Ben (Sales)",
        "- Dee (Management, sponsor)",
        "What we leave with - One sentence of purpose, three priorities",
        "Everybody writes first",
        "these questions for ten minutes",
        "- What is absent: what should",
        "- Think a year ahead:",
        "Kind regards Fay Moss (A made-up example.)",
    ):
        assert part in flat(found), part
    assert max(map(len, found.splitlines())) <= 72


def test_it_says_where_and_the_sponsor_signs_where_that_is_agreed():
    found = flat(text(venue="Room 4, second floor", sponsor_invites=True, facilitator="Fay Moss"))
    assert found.startswith(
        "(To be sent by Dee.) Subject: Sample alignment, Monday 14 September 2026 Dear colleagues,"
    )
    assert "Where - Room 4, second floor Who - Ann" in found
    assert "How we work - Fay Moss leads us through it. I speak last. - Everybody writes first" in found
    assert "Before we meet: please think about these questions for ten minutes" in found
    assert found.endswith("Kind regards Dee")
    unknown = flat(text(alone=True, sponsor_invites=True))
    assert unknown.startswith("(To be sent by the sponsor. Nobody is noted as the sponsor yet.) Subject:")
    assert unknown.endswith("Kind regards")
    assert "Where - https://meet.example/4" in flat(text(CALL, venue="https://meet.example/4"))
    for bare in (text(), text(CALL)):
        assert "Where" not in bare
        assert "To be sent" not in bare


def test_no_text_adds_a_line_to_its_head():
    found = text(title="Spring\nBcc: all@firm.example", venue="Room\nBcc: all@firm.example")
    assert found.startswith("Subject: Spring Bcc: all@firm.example, Monday")
    assert "\nBcc" not in found


def test_nothing_private_and_nothing_that_was_said_stands_in_it():
    found = flat(text(ends="11:30"))
    for one in SHIPPED.modules:
        for note in one.notes:
            assert note not in found
    assert "@" not in found
    assert "nobody say" not in found
    said = invitation(sample.session("SAID ")).decode()
    assert "SAID" not in said
    assert "Whispered" not in said


def test_the_call_before_it_is_a_short_note_to_the_sponsor():
    found = flat(text(CALL))
    assert "Dear Dee," in found
    assert "The call takes 45 minutes." in found
    assert "45 minutes; the time follows" in found
    assert found.count("?") <= 4
    assert "Good day," in text(CALL, alone=True)
    assert "I shall ask you" not in text(agenda(module(), kind="discovery"))


def test_questions_of_modules_that_can_be_done_alone_come_first():
    asked = module(
        kind="collect",
        mode="either",
        prompts=[
            {"id": "a", "text": "Whom do you fear?", "holds": "worry"},
            {"id": "t", "text": "Agreed?", "together": True},
            {"id": "b", "text": "First?"},
            {"id": "c", "text": "Second?"},
            {"id": "d", "text": "Third?"},
        ],
        phases={"reveal": 5.0},
    )
    found = agenda(module(kind="collect", prompts=[{"text": "Missing?", "holds": "missing"}]), asked)
    assert prework(found) == ["First?", "Second?"]
    assert prework(agenda(*[found.modules[0].model_dump()])) == ["Missing?"]
    rated = module(id="rated", kind="poll", mode="either", method="scale", prompts=[{"text": "How far?"}])
    assert prework(agenda(found.modules[0].model_dump(), rated)) == ["Missing?"]
    one = flat(text(agenda(found.modules[0].model_dump())))
    assert "think about one question for ten minutes" in one
    assert "one view of what is missing at Sample firm." in one


def test_an_agenda_that_asks_nothing_of_this_is_invited_to_all_the_same():
    found = flat(text(agenda(module(), audience="All of us"), alone=True, organisation=""))
    assert "we meet to talk about product management, and about what it needs from each of us." in found
    assert "Who - All of us" in found
    assert "Before we meet: nothing to prepare. Bring your own view." in found
    assert "What we leave with" not in found
    assert "writes first" not in found
    assert "Who" not in text(agenda(module()), alone=True)
    again = flat(text(agenda(module(), kind="follow-up")))
    assert "we meet again at Sample firm to see what became of what we agreed" in again
