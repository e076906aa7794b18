"""Operations on decisions."""

from __future__ import annotations

from typing import Literal

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.asking import module_of, said
from pmworkshop.session.records import Decision
from pmworkshop.session.session import Session
from pmworkshop.session.steps import Draft, Draw, Drop, Operation

RULES = {
    "consent": "Consent: nobody has a reasoned objection",
    "consensus": "Consensus: everybody supports it",
    "majority": "Majority: more than half of the votes cast",
    "qualified": "Qualified majority: two thirds of the votes cast",
    "sponsor": "The sponsor decides after hearing everybody",
}
"""The rules in words, as they are announced."""


def record(
    module: str,
    statement: str,
    outcome: Literal["adopted", "not adopted", "open"] = "adopted",
    *,
    because: tuple[str, ...] = (),
) -> Operation:
    """Note what was decided, by the rule that the module announced."""

    def operation(session: Session, draw: Draw) -> Draft:
        found = module_of(session, module)
        rule = RULES[found.rule] if found.kind == "decide" else ""
        decision = Decision(
            id=draw.id(),
            module=module,
            statement=said(statement, "decision"),
            rule=rule,
            outcome=outcome,
            because=because,
        )
        return Draft(f"Noted a decision in “{found.short}”", (decision,))

    return operation


def drop(decision_id: str) -> Operation:
    """Take a decision out; undo brings it back."""

    def operation(session: Session, draw: Draw) -> Draft:
        if decision_id not in session.decisions:
            raise RefusedError("That decision is not there any more.")
        return Draft("Took a decision out", (Drop("decision", decision_id),))

    return operation
