"""Groups of lines: made, filled, named, merged and dissolved."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found, module_of, said
from pmworkshop.session.core.records import AnyRecord, Entry, Round, Theme, revise
from pmworkshop.session.core.session import Session, next_place, placed
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.followers import point_elsewhere


def groups(session: Session, module: str) -> list[Theme]:
    """List the groups of a module.

    Args:
        session: The session, public or whole.
        module: The id of the module.

    Returns:
        The groups in display order; empty if there are none.
    """
    return placed(theme for theme in session.themes.values() if theme.module == module)


def members(session: Session, theme_id: str) -> list[Entry]:
    """List the lines of a group.

    Args:
        session: The session, public or whole.
        theme_id: The id of the group.

    Returns:
        The lines in display order; empty if there are none.
    """
    return placed(entry for entry in session.entries.values() if entry.theme == theme_id)


def group(entry_ids: Iterable[str], theme_id: str | None) -> Operation:
    """Put lines into a group, or take them out of their groups.

    Args:
        entry_ids: The ids of the lines.
        theme_id: The id of the group; None for no group.

    Returns:
        The operation; it raises `RefusedError` when a line or the group does not exist.
    """
    ids = tuple(entry_ids)

    def operation(session: Session, draw: GestureContext) -> Draft:
        entries = [found(session.entries, entry_id, "entry") for entry_id in ids]
        if theme_id is not None:
            found(session.themes, theme_id, "theme")
        changes = [_grouped(entry, theme_id) for entry in entries if entry.theme != theme_id]
        label = tr("Took a line out of its group") if theme_id is None else tr("Grouped a line")
        return Draft(label, tuple(changes))

    return operation


def new_group(module: str, title: str, entry_ids: Iterable[str] = (), prompt: str = "") -> Operation:
    """Make a group and put lines into it, as one gesture.

    Args:
        module: The id of the module.
        title: The name of the group.
        entry_ids: The ids of the lines that go into it.
        prompt: The id of the prompt under which it is made; empty for no prompt in particular.

    Returns:
        The operation; it raises `RefusedError` when the module or a line does not exist, or the name is empty.
    """
    ids = tuple(entry_ids)

    def operation(session: Session, draw: GestureContext) -> Draft:
        module_of(session, module)
        themes = groups(session, module)
        theme = Theme(id=draw.id(), module=module, title=said(title, "name"), prompt=prompt, place=next_place(themes))
        entries = [_grouped(found(session.entries, entry_id, "entry"), theme.id) for entry_id in ids]
        return Draft(tr("Made a group"), (theme, *entries))

    return operation


def _grouped(entry: Entry, theme_id: str | None) -> Entry:
    """Put a line into a group; one that was said before is taken in by this."""
    return revise(entry, theme=theme_id, before="taken" if theme_id and entry.waits else entry.before)


def name_group(theme_id: str, title: str) -> Operation:
    """Change the name of a group.

    Args:
        theme_id: The id of the group.
        title: The new name.

    Returns:
        The operation; it raises `RefusedError` when the group does not exist, or the name is empty.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        theme = found(session.themes, theme_id, "theme")
        renamed = revise(theme, title=said(title, "name"))
        return Draft(tr("Renamed a group"), (renamed,) if renamed != theme else ())

    return operation


def drop_group(theme_id: str) -> Operation:
    """Dissolve a group; its lines stay.

    Args:
        theme_id: The id of the group.

    Returns:
        The operation; it raises `RefusedError` when the group does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        found(session.themes, theme_id, "theme")
        entries = [revise(entry, theme=None) for entry in members(session, theme_id)]
        return Draft(tr("Dissolved a group"), (Drop("theme", theme_id), *entries))

    return operation


def merge_groups(theme_id: str, into_id: str) -> Operation:
    """Put all lines of a group into another one, as one gesture; the first group is gone.

    The other group keeps its name and its place, and what followed from the first one follows from it.

    Args:
        theme_id: The id of the group that goes.
        into_id: The id of the group that takes its lines.

    Returns:
        The operation; it raises `RefusedError` when a group does not exist, both are the same or of two modules, or
        the group that goes was asked about: its dots would count for something that nobody gave them to.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        theme, into = found(session.themes, theme_id, "theme"), found(session.themes, into_id, "theme")
        if theme.id == into.id or theme.module != into.module:
            raise RefusedError(tr("A group goes into another one of the same list."), tr("Name the other one."))
        if any(_has_asked(session, one, theme) for one in session.rounds.values()):
            raise RefusedError(
                tr("We were asked about “{title}” already, and answered.", title=theme.title),
                tr("Merge groups before the choice."),
            )
        changed: dict[str, AnyRecord] = {one.id: one for one in point_elsewhere(session, {theme.id}, into.id)}
        for entry in members(session, theme.id):
            line = changed.get(entry.id, entry)
            changed[entry.id] = revise(line, theme=into.id)
        return Draft(
            tr("Merged two groups into “{title}”", title=into.title), (Drop("theme", theme.id), *changed.values())
        )

    return operation


def _has_asked(session: Session, round_: Round, theme: Theme) -> bool:
    """Tell whether a round has asked about a group and holds answers, whatever they are: hidden ones tell nothing.

    A round of an earlier version does not say what it asked; then it is every group of its module.
    """
    asks = round_.wording(theme.id) is not None
    if not round_.asked:
        asks = (round_.module, round_.asks) == (theme.module, "choice")
    begun = round_.status != "open" or any(ballot.round == round_.id for ballot in session.ballots.values())
    return asks and begun
