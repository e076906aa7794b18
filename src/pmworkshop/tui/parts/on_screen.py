"""The version of a record that was on the screen when its field was opened."""

from __future__ import annotations

from pmworkshop.session.core.steps import Key, Operation
from pmworkshop.tui.pages.page import Context
from pmworkshop.workshop.seen import as_seen


class OnScreen:
    """Limits an edit to the version that was on the screen; after a refusal, to the version shown then."""

    def __init__(self, context: Context, key: Key) -> None:
        """Note the present version of a record.

        Args:
            context: The public view of the session when the field opens.
            key: Kind and id of the record.
        """
        self._key = key
        self._version = context.view.versions.get(key)

    def edit(self, context: Context, operation: Operation) -> Operation:
        """Attach the version that was seen to an operation.

        The first edit carries the version from when the field was opened. A later edit follows a refusal whose
        message
        showed both wordings, and so carries the version that is on the screen now.

        Args:
            context: The public view of the session now.
            operation: The edit.

        Returns:
            The operation; it raises `RefusedError` when the record has another version. It is unchanged if no version
            of
            the record was seen.
        """
        version, self._version = self._version, None
        if version is None:
            version = context.view.versions.get(self._key)
        return as_seen(operation, {self._key: version} if version else None)
