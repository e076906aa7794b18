"""The wording of action plans: the rules, the advice for the facilitator, and raised hands in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmworkshop.base.language import tr_noop, trn
from pmworkshop.insight.findings import RuleText, in_words

_PLANNING = "action planning templates (Profile Partners after Rothwell; metodic.io)"
_GIVES = "background article 002: leaders promise what others need"
_OWN = "this project"

_VAGUE = ("improve", "support", "align", "look into", "explore", "ensure", "drive")
_VAGUE_FIRST = re.compile(rf"(?:(?:we|i|will|to|shall|should|must)\s+)*({'|'.join(_VAGUE)})\b", re.IGNORECASE)

PLAN_RULES: tuple[RuleText, ...] = (
    RuleText("PLAN-E01", "error", tr_noop("nobody owns this yet"), _PLANNING),
    RuleText("PLAN-E02", "error", tr_noop("two own this"), _PLANNING),
    RuleText("PLAN-E03", "error", tr_noop("no day yet"), _PLANNING),
    RuleText("PLAN-E04", "error", tr_noop("these wait for each other"), _OWN),
    RuleText("PLAN-E05", "error", tr_noop("waits for something that is due later"), _OWN),
    RuleText("PLAN-E06", "error", tr_noop("what it needs is not promised yet"), _GIVES),
    RuleText("PLAN-E07", "error", tr_noop("its day is before the workshop"), _OWN),
    RuleText("PLAN-E08", "error", tr_noop("its owner is not among the people here"), _PLANNING),
    RuleText("PLAN-E09", "error", tr_noop("not said yet what will be done"), _PLANNING),
    RuleText("PLAN-W01", "warning", tr_noop("how will we know?"), _PLANNING),
    RuleText("PLAN-W02", "warning", tr_noop("no first step yet"), _PLANNING),
    RuleText("PLAN-W03", "warning", tr_noop("more than 90 days ahead"), _OWN),
    RuleText("PLAN-W04", "warning", tr_noop("owns more than three actions"), _OWN),
    RuleText("PLAN-W05", "warning", tr_noop("can be read in several ways"), _OWN),
    RuleText("PLAN-W06", "warning", tr_noop("looked at again only long after it is due"), _OWN),
    RuleText("PLAN-W07", "warning", tr_noop("its owner is not sure of it yet"), _OWN),
    RuleText("PLAN-W08", "warning", tr_noop("the first step is more than 14 days ahead"), _OWN),
    RuleText("PLAN-W09", "warning", tr_noop("the first step comes after the due day"), _OWN),
    RuleText("PLAN-W10", "warning", tr_noop("no reason noted yet"), _OWN),
    RuleText("PLAN-W11", "warning", tr_noop("waits for something that is no longer planned"), _OWN),
    RuleText("PLAN-W12", "warning", tr_noop("too long for one outcome"), _OWN),
    RuleText("PLAN-W13", "warning", tr_noop("its owner has no part in the row of the chart yet"), _OWN),
    RuleText("PLAN-W14", "warning", tr_noop("looked at again before its measure can be seen"), _OWN),
    RuleText("PLAN-I01", "information", tr_noop("due on a weekend"), _OWN),
    RuleText("PLAN-I02", "information", tr_noop("the sponsor owns this"), _OWN),
    RuleText("PLAN-I03", "information", tr_noop("not said yet what it needs"), _GIVES),
)
"""All rules of an action plan: id, severity, words for the wall, source."""

ADVICE: dict[str, str] = {
    "PLAN-E01": tr_noop("Ask who owns it: one person in the room, or who has accepted."),
    "PLAN-E02": tr_noop("Choose one owner; the others help."),
    "PLAN-E03": tr_noop("Ask by when it is done."),
    "PLAN-E04": tr_noop("Which of them can begin?"),
    "PLAN-E05": tr_noop("Move one of the days."),
    "PLAN-E06": tr_noop("Ask who gives it, how much, and from when."),
    "PLAN-E07": tr_noop("Ask whether it is done, or for a new day."),
    "PLAN-E08": tr_noop("Ask who takes it over."),
    "PLAN-E09": tr_noop("Begin with a verb, and say one outcome."),
    "PLAN-W01": tr_noop("Ask what can be seen or counted when it is done."),
    "PLAN-W02": tr_noop("Ask what the owner can do alone within two weeks."),
    "PLAN-W03": tr_noop("Name a part of it that can be done sooner."),
    "PLAN-W04": tr_noop("Which of these can somebody else own, or wait?"),
    "PLAN-W05": tr_noop("Ask what will be there that is not there now."),
    "PLAN-W06": tr_noop("Look at it before it is due, or soon after."),
    "PLAN-W07": tr_noop("Ask what would make it likelier: less of it, more time, or help."),
    "PLAN-W08": tr_noop("Ask for a step that the owner can do alone, soon."),
    "PLAN-W09": tr_noop("Move one of the days."),
    "PLAN-W10": tr_noop("Ask for the reason, so that it need not be found out again."),
    "PLAN-W11": tr_noop("Can it begin without that?"),
    "PLAN-W12": tr_noop("Say one outcome, or make two actions of it."),
    "PLAN-W13": tr_noop("Is the chart right, or should somebody else own this?"),
    "PLAN-W14": tr_noop("Look again when the measure can be seen."),
    "PLAN-I01": tr_noop("Is the Friday before meant?"),
    "PLAN-I02": tr_noop("Could it be owned closer to the work?"),
    "PLAN-I03": tr_noop("Ask what it needs from others; nothing is an answer too."),
}
"""What the facilitator may ask or do, by rule."""


_VAGUE_LAST = re.compile(
    r"\b(verbessern|optimieren|unterstützen|abstimmen|erkunden|sicherstellen|vorantreiben)\W*$", re.IGNORECASE
)
"""The German ones, which stand at the end."""


def vague_verb(what: str) -> str | None:
    """Find the vague verb that the text of an action begins with, such as ``improve``; in German it ends with one.

    Args:
        what: The text of the action; words such as ``we will`` before the verb are skipped.

    Returns:
        The verb in lower case; None if there is no vague verb.
    """
    found = _VAGUE_FIRST.match(what) or _VAGUE_LAST.search(what)
    return found[1].lower() if found else None


def hands_words(hands: Mapping[str, int]) -> str:
    """Write raised hands in words: ``five 5s, three 4s``.

    Args:
        hands: How many hands showed each value.

    Returns:
        The phrase, in the order of ``hands``; values that nobody showed are left out. Empty if no hands were raised.
    """
    shown = ((value, number) for value, number in hands.items() if number)
    return ", ".join(
        trn("one {value}", "{times} {value}s", number, times=in_words(number), value=value) for value, number in shown
    )
