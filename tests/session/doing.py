"""Carrying out operations on a session that stands in memory alone."""

from pmworkshop.session.session import Session
from pmworkshop.session.steps import Draw, Operation, make_step
from tests.build import START


def do(state: Session, *operations: Operation) -> Session:
    """The session after these gestures."""
    for operation in operations:
        draw = Draw(START, f"g{state.seq}")
        state = state.apply(make_step(operation(state, draw.again()), state, draw))
    return state
