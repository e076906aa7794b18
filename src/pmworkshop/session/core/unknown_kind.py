"""Distinguishes a session with a module of an unregistered kind from a damaged one."""

from __future__ import annotations

from pmworkshop.base.errors import UnknownKindError
from pmworkshop.base.language import tr
from pmworkshop.base.model import ValidationError
from pmworkshop.base.text import clean_line, shorten


def unknown_kind_in(error: ValueError, where: str = "") -> UnknownKindError | None:
    """Find out whether a record failed validation because a module of its agenda is of an unknown kind.

    Args:
        error: The error that reading the record raised.
        where: What to call the session in the message.

    Returns:
        The error to raise instead; None if something else is wrong with the record.
    """
    if not isinstance(error, ValidationError):
        return None
    module = next((fault["input"] for fault in error.errors() if fault["type"] == "unknown_kind"), None)
    if not isinstance(module, dict):
        return None
    title, kind = (shorten(clean_line(str(module.get(name, ""))), 60) for name in ("title", "kind"))
    return UnknownKindError(
        tr(
            "{where} has a part, “{title}”, of the kind “{kind}”, which this program does not know.",
            where=where or tr("This session"),
            title=title,
            kind=kind,
        ),
        tr("Open it with the program it was made with, or add that kind."),
    )
