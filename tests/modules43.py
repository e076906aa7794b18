"""What each of the forty-three modules of the shelf must capture, and by which of its keys it does.

Each capture is held by one of: ``prompt ID``, ``column ID``, ``private ID`` (a column for the facilitator alone),
``value`` (what a poll asks each person for), ``wanted`` (the same, as it should be), ``second`` (its second
question), ``remark`` (what is said beside a value), ``naming`` (what the room names to be asked about), ``reference``
(a published figure), ``again`` (a poll that is asked once more), ``author``, ``groups``, ``votes``, ``answers`` (what
a line answers), ``parked``, ``charts`` (each person's own), ``agreed`` (letters that were settled), ``rows``,
``text``, ``noted`` (lines beside it).
"""

from __future__ import annotations

from pmworkshop.agenda.shelf import Shelf
from pmworkshop.agenda.shipped import MODULES, shipped_folder

CAPTURES: dict[str, dict[str, str]] = {
    # The missing role
    "role-presence": {
        "product": "prompt product",
        "role": "column who",
        "status": "column status",
        "title of the one that comes near": "column called",
        "who said it": "author",
    },
    "three-understandings": {"ratings": "value", "evidence": "remark", "dissent": "prompt dissent"},
    "more-than-technology": {"points today": "value", "points wanted": "wanted", "what makes room": "prompt move"},
    "kinds-of-role": {
        "segment": "prompt segment",
        "kind": "column kind",
        "exists": "column exists",
        "owner": "column owner",
    },
    "ways-of-working": {"today": "value", "needed": "wanted", "example": "remark"},
    "bound-by": {
        "decisions": "naming",
        "bounded by": "value",
        "evidence": "remark",
        "needs left alone": "prompt beyond",
    },
    "already-among-us": {
        "function": "prompt where",
        "name": "private person",
        "evidence": "private evidence",
        "next step": "private next",
    },
    # The function
    "support-barometer": {
        "three ratings": "value",
        "influences inside": "prompt inside",
        "influences outside": "prompt outside",
    },
    "guess-the-figure": {"guess": "value", "own answer": "second", "published figure": "reference"},
    "goal-in-a-line": {
        "what product managers say": "prompt own",
        "what leaders expect": "prompt expected",
        "goal": "column goal",
        "strategy": "column strategy",
        "match": "column match",
    },
    "planning-steps": {
        "steps of each": "prompt step",
        "who wrote them": "author",
        "owner": "column owner",
        "rhythm": "column rhythm",
        "agreed steps": "prompt agreed",
    },
    "order-and-anchor": {
        "initiatives": "naming",
        "order": "value",
        "anchor": "prompt anchor",
        "stop list": "prompt stop",
    },
    "story-to-feature": {
        "feature": "prompt feature",
        "need and who told it": "column need",
        "restatement": "column restated",
        "used": "column used",
        "evidence of use": "column evidence",
        "cause": "column cause",
    },
    "soft-side": {
        "skill": "prompt skill",
        "practice": "column through",
        "person": "private person",
        "level": "private level",
        "coach": "private coach",
        "date": "private from",
    },
    "six-areas": {"scores": "value", "evidence": "remark", "owner": "second"},
    "beforehand-or-live": {"part": "prompt part", "mode": "column mode", "due date": "column due"},
    # The leaders' involvement
    "what-is-missing": {"items": "prompt missing", "author": "author", "themes": "groups", "votes": "votes"},
    "what-is-unwanted": {
        "items": "prompt unwanted",
        "cost": "column cost",
        "author": "author",
        "themes": "groups",
        "votes": "votes",
    },
    "what-will-have-happened": {
        "outcome": "prompt outcome",
        "measure": "column measure",
        "by when": "column by",
        "source items": "answers",
        "parked items": "parked",
    },
    "wants-sorted": {
        "wants": "naming",
        "tag": "value",
        "observable": "remark",
        "priority": "second",
        "rest": "parked",
    },
    "what-else-must-change": {
        "condition": "prompt condition",
        "function": "column function",
        "owner": "column owner",
        "outcome": "answers",
    },
    "give-and-get": {
        "ask": "prompt ask",
        "commitment": "prompt give",
        "leader": "author",
        "function": "column function",
        "resource": "column resource",
        "support": "column support",
        "condition": "column condition",
        "date": "column by",
        "asks without an answer": "parked",
    },
    "goal-gate": {
        "goal of each": "prompt goal",
        "strategy of each": "prompt strategy",
        "who wrote it": "author",
        "test decisions": "prompt test",
        "could decide": "column could",
        "why": "column why",
        "agreed lines": "prompt agreed",
        "dissent": "prompt dissent",
    },
    "purpose-and-support": {
        "sentences": "naming",
        "support": "value",
        "words to change": "remark",
        "merged sentence": "prompt merged",
    },
    "who-answers": {"charts of each": "charts", "rows": "rows", "agreed letters": "agreed"},
    "what-we-read": {
        "reader": "author",
        "what was read": "prompt read",
        "how much": "column how",
        "takeaway": "column takeaway",
    },
    "training-after": {
        "topic": "prompt topic",
        "names": "column who",
        "functions": "column with",
        "gate": "column gate",
        "date": "column by",
    },
    "the-day": {"parts with minutes": "text", "what else people came for": "noted"},
    # The roadmap and the strategy
    "roadmap-origin": {"items": "naming", "origin": "value", "evidence": "remark", "proof": "second"},
    "strategy-chain": {
        "piece": "prompt piece",
        "status": "column status",
        "owner": "column owner",
        "participation": "column part",
        "product in the room": "column product",
    },
    "which-fork": {"placement": "value", "reason": "remark", "placement after the talk": "again"},
    "four-gaps": {"scores": "value", "evidence": "remark", "function": "second", "factors": "prompt cause"},
    "role-mirror": {"now": "value", "wanted": "wanted", "definition": "prompt definition"},
    "decision-rights": {"decisions": "naming", "level": "value", "level wanted": "wanted"},
    "serves-or-chases": {"initiatives": "naming", "tag": "value", "user problem": "remark", "proposal": "second"},
    "known-before-built": {"assumption": "prompt assumption", "evidence": "column evidence", "date": "column on"},
    # Where product managers come from
    "path-map": {
        "prior role": "prompt path",
        "inward or outward": "column facing",
        "months": "column months",
        "what it taught": "column gave",
        "whose path": "author",
    },
    "customer-days": {
        "customer": "prompt met",
        "what mattered": "column learnt",
        "days": "column days",
        "target": "column target",
        "whose days": "author",
    },
    "told-again": {"stories": "naming", "restatement": "remark", "rating": "value"},
    "next-hire": {"order": "value", "degree": "prompt degree", "risk flags": "prompt risk"},
    "customer-tour": {
        "role": "prompt role",
        "from": "column from",
        "to": "column to",
        "person": "private person",
        "mentor": "private mentor",
    },
    "learning-channels": {"points today": "value", "points wanted": "wanted"},
    "mentoring-pairs": {
        "what is learnt": "prompt learn",
        "rhythm": "column rhythm",
        "mentor": "private mentor",
        "learner": "private learner",
    },
}
"""The forty-three, by name: what each captures, and what holds it."""

ON_PEOPLE = ("already-among-us", "soft-side", "customer-tour", "mentoring-pairs")
"""Those that are about persons: names are for the facilitator alone."""


def shelf() -> Shelf:
    """The shelf that comes with the program."""
    return Shelf(shipped_folder() / MODULES)
