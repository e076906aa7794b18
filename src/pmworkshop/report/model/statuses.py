"""The states of actions and proposals in the language that is spoken."""

from __future__ import annotations

from pmworkshop.base.language import trc


def status_words(status: str) -> str:
    """Return the state of an action in words.

    Args:
        status: The state, as in the record of the action.

    Returns:
        The words; an unknown state as it is.
    """
    return {
        "proposed": trc("state of an action", "proposed"),
        "agreed": trc("state of an action", "agreed"),
        "in progress": trc("state of an action", "in progress"),
        "done": trc("state of an action", "done"),
        "at risk": trc("state of an action", "at risk"),
        "stuck": trc("state of an action", "stuck"),
        "dropped": trc("state of an action", "dropped"),
    }.get(status, status)


def outcome_words(outcome: str) -> str:
    """Return what became of a proposal in words.

    Args:
        outcome: The outcome, as in the record of the decision.

    Returns:
        The words; an unknown outcome as it is.
    """
    return {
        "adopted": trc("outcome of a proposal", "adopted"),
        "not adopted": trc("outcome of a proposal", "not adopted"),
        "open": trc("outcome of a proposal", "not settled yet"),
    }.get(outcome, outcome)
