"""Carrying out operations on a session that stands in memory alone."""

from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, Operation, make_step
from tests.build import START


def do(state: Session, *operations: Operation) -> Session:
    """The session after these gestures."""
    for operation in operations:
        draw = GestureContext(START, f"g{state.seq}")
        state = state.apply(make_step(operation(state, draw.again()), state, draw))
    return state
