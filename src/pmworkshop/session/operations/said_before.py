"""Lines that an earlier session left: folded until the room has answered, then opened, then taken in."""

from __future__ import annotations

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found, module_of
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import Draft, GestureContext, Operation


def unfold(module: str, prompt: str) -> Operation:
    """Open what was said before on a question, once the room has answered it.

    Args:
        module: The id of the module.
        prompt: The id of the prompt.

    Returns:
        The operation; it raises `RefusedError` when nothing is folded there, or the room has no line of its own yet.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        short = module_of(session, module).short
        folded = [entry for entry in session.said_before(module, prompt) if entry.before == "folded"]
        if not folded:
            raise RefusedError(tr("Nothing waits here that was said before."))
        if not session.listed(module, prompt):
            raise RefusedError(tr("The room has not answered yet."), tr("Its own lines come first."))
        opened = tuple(revise(entry, before="opened") for entry in folded)
        return Draft(tr("Opened what was said before in “{short}”", short=short), opened)

    return operation


def take_in(entry_id: str) -> Operation:
    """Make a line that was said before one of the room's own lines: from now on it can be grouped and chosen.

    Args:
        entry_id: The id of the line.

    Returns:
        The operation; it raises `RefusedError` when the line does not exist, is not opened, or is taken in already.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = found(session.entries, entry_id, "entry")
        if entry.before != "opened":
            raise RefusedError(tr("Only an opened line of those said before can be taken in."))
        mine = (one for one in session.entries.values() if one.module == entry.module)
        taken = revise(entry, before="taken", place=next_place(mine))
        return Draft(
            tr("Took in a line said before in “{short}”", short=module_of(session, entry.module).short), (taken,)
        )

    return operation
