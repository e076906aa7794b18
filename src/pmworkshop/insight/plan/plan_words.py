"""The wording of action plans: the rules, the advice for the facilitator, and raised hands in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmworkshop.insight.findings import RuleText, in_words

_PLANNING = "action planning templates (Profile Partners after Rothwell; metodic.io)"
_GIVES = "background article 002: leaders promise what others need"
_OWN = "this project"

_VAGUE = ("improve", "support", "align", "look into", "explore", "ensure", "drive")
_VAGUE_FIRST = re.compile(rf"(?:(?:we|i|will|to|shall|should|must)\s+)*({'|'.join(_VAGUE)})\b", re.IGNORECASE)

PLAN_RULES: tuple[RuleText, ...] = (
    RuleText("PLAN-E01", "error", "nobody owns this yet", _PLANNING),
    RuleText("PLAN-E02", "error", "two own this", _PLANNING),
    RuleText("PLAN-E03", "error", "no day yet", _PLANNING),
    RuleText("PLAN-E04", "error", "these wait for each other", _OWN),
    RuleText("PLAN-E05", "error", "waits for something that is due later", _OWN),
    RuleText("PLAN-E06", "error", "what it needs is not promised yet", _GIVES),
    RuleText("PLAN-E07", "error", "its day is before the workshop", _OWN),
    RuleText("PLAN-E08", "error", "its owner is not among the people here", _PLANNING),
    RuleText("PLAN-E09", "error", "not said yet what will be done", _PLANNING),
    RuleText("PLAN-W01", "warning", "how will we know?", _PLANNING),
    RuleText("PLAN-W02", "warning", "no first step yet", _PLANNING),
    RuleText("PLAN-W03", "warning", "more than 90 days ahead", _OWN),
    RuleText("PLAN-W04", "warning", "owns more than three actions", _OWN),
    RuleText("PLAN-W05", "warning", "can be read in several ways", _OWN),
    RuleText("PLAN-W06", "warning", "looked at again only long after it is due", _OWN),
    RuleText("PLAN-W07", "warning", "its owner is not sure of it yet", _OWN),
    RuleText("PLAN-W08", "warning", "the first step is more than 14 days ahead", _OWN),
    RuleText("PLAN-W09", "warning", "the first step comes after the due day", _OWN),
    RuleText("PLAN-W10", "warning", "no reason noted yet", _OWN),
    RuleText("PLAN-W11", "warning", "waits for something that is no longer planned", _OWN),
    RuleText("PLAN-W12", "warning", "too long for one outcome", _OWN),
    RuleText("PLAN-W13", "warning", "its owner has no part in the row of the chart yet", _OWN),
    RuleText("PLAN-W14", "warning", "looked at again before its measure can be seen", _OWN),
    RuleText("PLAN-I01", "information", "due on a weekend", _OWN),
    RuleText("PLAN-I02", "information", "the sponsor owns this", _OWN),
    RuleText("PLAN-I03", "information", "not said yet what it needs", _GIVES),
)
"""All rules of an action plan: id, severity, words for the wall, source."""

ADVICE: dict[str, str] = {
    "PLAN-E01": "Ask who owns it: one person in the room, or who has accepted.",
    "PLAN-E02": "Choose one owner; the others help.",
    "PLAN-E03": "Ask by when it is done.",
    "PLAN-E04": "Which of them can begin?",
    "PLAN-E05": "Move one of the days.",
    "PLAN-E06": "Ask who gives it, how much, and from when.",
    "PLAN-E07": "Ask whether it is done, or for a new day.",
    "PLAN-E08": "Ask who takes it over.",
    "PLAN-E09": "Begin with a verb, and say one outcome.",
    "PLAN-W01": "Ask what can be seen or counted when it is done.",
    "PLAN-W02": "Ask what the owner can do alone within two weeks.",
    "PLAN-W03": "Name a part of it that can be done sooner.",
    "PLAN-W04": "Which of these can somebody else own, or wait?",
    "PLAN-W05": "Ask what will be there that is not there now.",
    "PLAN-W06": "Look at it before it is due, or soon after.",
    "PLAN-W07": "Ask what would make it likelier: less of it, more time, or help.",
    "PLAN-W08": "Ask for a step that the owner can do alone, soon.",
    "PLAN-W09": "Move one of the days.",
    "PLAN-W10": "Ask for the reason, so that it need not be found out again.",
    "PLAN-W11": "Can it begin without that?",
    "PLAN-W12": "Say one outcome, or make two actions of it.",
    "PLAN-W13": "Is the chart right, or should somebody else own this?",
    "PLAN-W14": "Look again when the measure can be seen.",
    "PLAN-I01": "Is the Friday before meant?",
    "PLAN-I02": "Could it be owned closer to the work?",
    "PLAN-I03": "Ask what it needs from others; nothing is an answer too.",
}
"""What the facilitator may ask or do, by rule."""


def vague_verb(what: str) -> str | None:
    """Find the vague verb that the text of an action begins with, such as ``improve``.

    Args:
        what: The text of the action; words such as ``we will`` before the verb are skipped.

    Returns:
        The verb in lower case; None if the action does not begin with a vague verb.
    """
    found = _VAGUE_FIRST.match(what)
    return found[1].lower() if found else None


def hands_words(hands: Mapping[str, int]) -> str:
    """Write raised hands in words: ``five 5s, three 4s``.

    Args:
        hands: How many hands showed each value.

    Returns:
        The phrase, in the order of ``hands``; values that nobody showed are left out. Empty if no hands were raised.
    """
    shown = ((value, number) for value, number in hands.items() if number)
    return ", ".join(f"{in_words(number)} {value}{'s' if number > 1 else ''}" for value, number in shown)
