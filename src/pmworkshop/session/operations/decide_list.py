"""The list that a module decides one thing after the other: what has been decided, what is parked, what is left."""

from __future__ import annotations

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import causes, item_at, module_of
from pmworkshop.session.core.records import Decision, Entry, revise
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import Draft, GestureContext, Operation


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing to decide.

    Attributes:
        id: The id of the item.
        text: Its words.
        decision: What was decided on it; None while nothing was.
        parked: Whether it waits in the parking lot.
    """

    id: str
    text: str
    decision: Decision | None = None
    parked: bool = False

    @property
    def left(self) -> bool:
        """Whether it is neither decided nor parked."""
        return self.decision is None and not self.parked


def is_list(session: Session, module: Module) -> bool:
    """Tell whether a module decides one thing after the other.

    Args:
        session: The session, public or whole.
        module: The module.

    Returns:
        False if it decides on one proposal, or nothing was left that it could decide on.
    """
    return bool(kind_of(module).items(session, module))


def listed(session: Session, module: Module) -> list[Listed]:
    """List what a module decides one after the other, with what became of each.

    Args:
        session: The session, public or whole.
        module: The deciding module.

    Returns:
        The items in the order in which they were given or said, then those that were decided and are gone from there.
        Empty if the module decides one thing.
    """
    made = {one.subject: one for one in _decided(session, module.id)}
    items = [
        Listed(one.id, one.text, made.pop(one.id, None), _is_parked(session, module.id, one.id))
        for one in kind_of(module).items(session, module)
    ]
    gone = (one for one in made.values() if one.subject)
    return [*items, *(Listed(one.subject, one.statement, one) for one in gone)]


def left_undecided(session: Session) -> list[str]:
    """List what the room had begun to decide on and left, neither decided nor parked.

    Args:
        session: The session, public or whole.

    Returns:
        The words of each item that is left, by module; nothing of a list that the room did not reach.
    """
    reached = {visit.module for visit in session.visits.values()}
    modules = (module for module in session.info.agenda.modules if module.id in reached)
    return [one.text for module in modules for one in listed(session, module) if one.left]


def _decided(session: Session, module_id: str) -> list[Decision]:
    mine = (one for one in session.decisions.values() if one.module == module_id and one.outcome != "open")
    return sorted(mine, key=lambda one: (one.place, one.id))


def words_of(session: Session, module: Module, item: str) -> str:
    """Return the words of an item.

    Args:
        session: The session, public or whole.
        module: The deciding module.
        item: The id of the item.

    Returns:
        The words; empty if there is no such item any more.
    """
    return next((one.text for one in kind_of(module).items(session, module) if one.id == item), "")


def refuse_none(session: Session, module: Module) -> None:
    """Do nothing if it is known what is decided now.

    Args:
        session: The session, public or whole.
        module: The deciding module.

    Raises:
        RefusedError: The module decides one thing after the other, and none of them is chosen.
    """
    if not item_at(session, module.id) and is_list(session, module):
        raise RefusedError(tr("Which of them is decided?"), tr("Choose it in the list first."))


def parked_id(module: str, item: str) -> str:
    """Return the id of the line that stands for an item in the parking lot.

    Args:
        module: The id of the deciding module.
        item: The id of the item.

    Returns:
        The id, the same each time.
    """
    return f"{module}/item/{item}"


def _is_parked(session: Session, module: str, item: str) -> bool:
    line = session.entries.get(parked_id(module, item))
    return line is not None and line.parked


def park(module: str, item: str) -> Operation:
    """Put an item into the parking lot instead of deciding on it.

    Args:
        module: The id of the deciding module.
        item: The id of the item.

    Returns:
        The operation; it raises `RefusedError` when there is no such item.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        words = words_of(session, asked, item)
        if not words:
            raise RefusedError(tr("That is not in the list any more."))
        before = session.entries.get(parked_id(module, item))
        mine = (entry for entry in session.entries.values() if entry.module == module)
        line = before or Entry(
            id=parked_id(module, item), module=module, prompt=asked.prompts[0].id, text=words,
            because=causes(session, item), place=next_place(mine),
        )  # fmt: skip
        parked = revise(line, parked=True)
        return Draft(tr("Parked a line from “{short}”", short=asked.short), () if parked == before else (parked,))

    return operation
