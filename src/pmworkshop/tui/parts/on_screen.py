"""The version of a record that stood on the screen when a field for it opened."""

from __future__ import annotations

from pmworkshop.session.core.steps import Key, Operation
from pmworkshop.tui.pages.page import Context
from pmworkshop.workshop.seen import as_seen


class OnScreen:
    """Lets an edit change only what was on the screen; once it was refused, what is on the screen then."""

    def __init__(self, context: Context, key: Key) -> None:
        """Note the version of a record.

        Args:
            context: What is on the screen.
            key: The kind and the id of the record.
        """
        self._key = key
        self._version = context.view.versions.get(key)

    def edit(self, context: Context, operation: Operation) -> Operation:
        """Let an operation carry the version that was seen.

        The first one carries the version that was there when the field opened. A further one comes after a refusal
        that told both wordings, and carries the version that is on the screen now.

        Args:
            context: What is on the screen now.
            operation: The edit.
        """
        version, self._version = self._version, None
        if version is None:
            version = context.view.versions.get(self._key)
        return as_seen(operation, {self._key: version} if version else None)
