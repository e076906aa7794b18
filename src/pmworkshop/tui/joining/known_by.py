"""By what a phone that warns knows the page: told to the facilitator beside the stage, from the file of the page."""

from __future__ import annotations

from pmworkshop.base.folders import Folders


class KnownBy:
    """Reads the file of the page of one session again when it has changed."""

    def __init__(self, session_id: str, folders: Folders) -> None:
        """Prepare it.

        Args:
            session_id: The id of the session.
            folders: The user's folders.
        """
        self._session_id, self._folders = session_id, folders
        self._read: tuple[object, tuple[str, ...]] = (None, ())

    def lines(self) -> tuple[str, ...]:
        """Return the address of the page and the fingerprint of its certificate; empty without TLS, or a page."""
        from pmworkshop.room.certificate import in_rows
        from pmworkshop.room.whereabouts import file_of, found

        try:
            about = file_of(self._session_id, self._folders).stat()
        except OSError:
            return ()
        at = about.st_mtime_ns, about.st_size, about.st_ino
        if self._read[0] != at:
            where = found(self._session_id, self._folders)
            there = where is not None and where.door and where.fingerprint
            self._read = (at, (where.url, *in_rows(where.fingerprint)) if where and there else ())
        return self._read[1]
