"""Sentences that rules make of a session, and a poll that asks two questions about the same items."""

from __future__ import annotations

from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from tests.build import PEOPLE, ballot, round_, session
from tests.session.asked import agenda_with

TEXTS = ("We know", "We say no", "We ship", "We ask")
TWO = {
    "method": "choice", "options": ["The sponsor", "Customers"], "label": "Origin", "passes": ["now"],
    "subjects": list(TEXTS),
    "second": {"text": "How much proof is there?", "label": "Proof", "low": 0, "high": 3},
}  # fmt: skip
WORDS = {"s": "The sponsor", "c": "Customers"}


def two(origin: dict[str, str], proof: dict[str, str], **more) -> Session:
    """By item, a letter for each leader's word, and a digit for the proof."""
    records = [
        round_("poll/1", status="revealed", scale=("The sponsor", "Customers")),
        round_("poll/1w", wanted=True, status=more.pop("shown", "revealed")),
    ]
    for subject, letters in origin.items():
        records += [
            ballot(person, subject=subject, choice=WORDS[letter])
            for person, letter in zip(PEOPLE, letters, strict=False)
        ]
    for subject, values in proof.items():
        records += [
            ballot(person, round="poll/1w", subject=subject, score=int(value))
            for person, value in zip(PEOPLE, values, strict=False)
        ]
    return session(*records, agenda=agenda_with(poll={**TWO, **more}))


def told(rule, state: Session) -> list[str]:
    """What a rule says of the public view; each record that it rests on is there."""
    view = public(state)
    made = list(rule(view))
    for one in made:
        assert one.rests_on
        assert one.records
        assert all(view.get(kind, key) is not None for kind, key in one.records), one.records
    return [one.text for one in made]
