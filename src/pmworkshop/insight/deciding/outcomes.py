"""What became of a proposal, in the language that is spoken."""

from __future__ import annotations

from pmworkshop.base.language import tr, trc
from pmworkshop.session.operations.decide import Outcome


def outcome_words(outcome: Outcome) -> str:
    """Say the outcome of a decision.

    Args:
        outcome: The outcome.
    """
    words = {"adopted": tr("adopted"), "not adopted": tr("not adopted"), "open": trc("decision", "open")}
    return words[outcome]
