"""Promises that were typed as lines of a list, such as what each function gives, as a follow-up takes them over."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import in_all, tr_noop
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.columns import open_titles, open_values
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.session import Session

CAME = (tr_noop("Came"), tr_noop("Came in part"), tr_noop("Did not come"))
"""The groups that promises are put into: one digit each; a session holds them in the language of its beginning."""
_FUNCTION = "function"
"""The column that says who gives."""


def line_of(function: str, what: str) -> str:
    """Write a promise as a line.

    Args:
        function: The function that gives it; may be empty.
        what: The promise in words.

    Returns:
        Function and promise with a colon between them; the promise alone if the function is empty.
    """
    return f"{function}: {what}" if function else what


def typed(session: Session) -> Iterator[tuple[str, str]]:
    """List the promises of a session that stand as lines, but for parked ones and those that have come.

    Args:
        session: The session, public or whole.

    Yields:
        Pairs of function and promise in words, with what stands in its other columns; private values stay out.
    """
    for module in session.info.agenda.modules:
        yield from (_pair(session, module, entry) for entry in _owed(session, module))


def _owed(session: Session, module: Module) -> Iterator[Entry]:
    """List the lines of a list that answer a question for promises, but for those that have come."""
    prompts = module.prompts if kind_of(module).asks_sentences else ()
    asked = {one.id for one in prompts if one.holds == "commitment"}
    kept = in_all(CAME[0])
    came = {theme.id for theme in session.themes.values() if theme.title in kept}
    return (one for one in session.listed(module.id) if one.prompt in asked and one.theme not in came)


def _pair(session: Session, module: Module, entry: Entry) -> tuple[str, str]:
    person = session.participants.get(entry.author or "")
    author = called(session, person) if person and module.credit != "nobody" else ""
    function = entry.values.get(_FUNCTION, "") or author
    columns = (one.id for one in module.value_columns if one.id not in module.private_columns)
    named = zip(columns, open_titles(module), open_values(module, entry), strict=True)
    more = (f"{title}: {value}" for column, title, value in named if value and column != _FUNCTION)
    return function, ", ".join((entry.text.removeprefix(line_of(function, "")).strip(), *more))
