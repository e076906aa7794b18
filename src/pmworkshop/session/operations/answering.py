"""Modules that answer earlier ones: which groups and lines have no outcome yet, and are not parked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.agenda.model import Agenda, Module, Prompt
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found, module_of
from pmworkshop.session.core.records import Entry, Theme, revise
from pmworkshop.session.core.reserved import SAID_BEFORE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.grouping import groups, members


def unanswered(session: Session, module: Module) -> list[Entry | Theme]:
    """List what a module has to answer and does not yet: groups of earlier modules, and their lines in no group.

    Something is answered when a line of the module follows from it, or from a line of the group. Parked lines, groups
    without lines, and outcomes beside complaints need no answer.

    Args:
        session: The session, public or whole.
        module: The module whose ``answers`` names the earlier modules.

    Returns:
        The groups and lines, by module; empty if the module answers none, or all of them.
    """
    if not module.answered:
        return []
    causes = {cause for entry in session.listed(module.id) for cause in entry.because}
    return [one for source in module.answered for one in _asked(session, source) if not causes & _ids(session, one)]


def _asked(session: Session, source: str) -> Iterator[Entry | Theme]:
    named = [theme for theme in groups(session, source) if theme.title != SAID_BEFORE]
    inside = {theme.id for theme in named}
    lines = session.listed(source)
    filled = {entry.theme for entry in lines}
    yield from (theme for theme in named if theme.id in filled)
    wanted = _outcomes(module_of(session, source))
    yield from (entry for entry in lines if entry.theme not in inside and entry.prompt not in wanted)


def _outcomes(module: Module) -> set[str]:
    """List the prompts for outcomes; none where the module asks for nothing else."""
    wanted = {prompt.id for prompt in module.prompts if prompt.holds == "outcome"}
    return wanted if len(wanted) < len(module.prompts) else set()


def _ids(session: Session, one: Entry | Theme) -> set[str]:
    inside = {entry.id for entry in members(session, one.id)} if one.kind == "theme" else set()
    return {one.id, *inside}


def park_all(ids: Iterable[str]) -> Operation:
    """Park lines, and groups with all their lines, as one gesture; the groups are dissolved.

    Args:
        ids: The ids of the groups and lines.

    Returns:
        The operation; it raises `RefusedError` when one of them does not exist, or a group has no lines.
    """
    chosen = tuple(ids)

    def operation(session: Session, draw: GestureContext) -> Draft:
        lines: list[Entry] = []
        drops: list[Drop] = []
        for one in chosen:
            if one in session.themes:
                lines += _waiting(session, one)
                drops.append(Drop("theme", one))
            else:
                lines.append(found(session.entries, one, "entry"))
        parked = tuple(revise(entry, parked=True, theme=None) for entry in lines)
        return Draft(tr("Parked lines that have no answer"), (*drops, *parked))

    return operation


def _waiting(session: Session, theme_id: str) -> list[Entry]:
    """List the lines of a group that are not parked yet.

    Raises:
        RefusedError: There are none.
    """
    lines = [entry for entry in members(session, theme_id) if not entry.parked]
    if not lines:
        raise RefusedError(tr("No line is in that group."))
    return lines


def answering(agenda: Agenda, source: str) -> tuple[Module, Prompt] | None:
    """Find the prompt that answers what was said in a module.

    Args:
        agenda: The agenda.
        source: The id of the module in which something was said.

    Returns:
        The first module whose ``answers`` names it, with its prompt for outcomes if it has one, else its first; where
        no module answers it, the first prompt of the agenda whose answers are outcomes. None if there is neither.
    """
    module = next((one for one in agenda.modules if source in one.answered), None)
    if module is None:
        return agenda.holding("outcome")
    wanted = (prompt for prompt in module.prompts if prompt.holds == "outcome")
    return module, next(wanted, module.prompts[0])
