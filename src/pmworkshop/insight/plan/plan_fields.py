"""What an action still needs before it is complete, and the question that asks for it."""

from __future__ import annotations

from pmworkshop.session.core.records import Action

QUESTIONS: dict[str, str] = {
    "what": "What exactly, in one sentence?",
    "owners": "Who owns it?",
    "due": "By when?",
    "first_step": "What is the first step?",
    "first_step_by": "By when is the first step done?",
    "success_measure": "How will we know?",
    "gives": "What is needed, and who gives it?",
}
"""The fields that a complete action has, in the order in which they are asked for, and the questions."""


def missing_fields(action: Action) -> tuple[str, ...]:
    """List the fields of an action that are not settled yet, in the order in which they are asked for.

    An action has exactly one owner, so several owners leave that field unsettled. What it needs is settled
    when the owner said that nothing is needed, or when each thing needed has a giver.
    """
    settled = {
        "what": bool(action.what),
        "owners": len(action.owners) == 1,
        "due": action.due is not None,
        "first_step": bool(action.first_step),
        "first_step_by": action.first_step_by is not None,
        "success_measure": bool(action.success_measure),
        "gives": action.no_resources or (bool(action.gives) and all(give.giver for give in action.gives)),
    }
    return tuple(field for field in QUESTIONS if not settled[field])


def next_blank(action: Action) -> str | None:
    """Name the field to ask for next; nothing when the action is complete."""
    return next(iter(missing_fields(action)), None)


def question(action: Action) -> str | None:
    """Return the question to ask next about an action; nothing when it is complete."""
    field = next_blank(action)
    if field == "owners" and action.owners:
        return "Which one of them owns it?"
    return QUESTIONS[field] if field else None


def complete(action: Action) -> bool:
    """Tell whether an action has all that it needs."""
    return not missing_fields(action)
