"""The files of export formats: builds the report of a session for its audience and writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pmworkshop.base.language import speaking
from pmworkshop.report.builders.report import build
from pmworkshop.report.builders.story.story import story_of
from pmworkshop.report.formats import TABLE, Format, formats_for
from pmworkshop.report.model.audience import Audience
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step


class Writing:
    """Writes formats of one session; a report, and the story of the history, are built once for all of them."""

    def __init__(self, session: Callable[[], Session], history: Callable[[], tuple[str, Sequence[Step]]]) -> None:
        """Take what the formats are made of; each is read when a format first needs it.

        Args:
            session: Gives the whole session.
            history: Gives its id and its whole history.
        """
        self._whole, self._history = cache(session), cache(history)
        self._report = cache(lambda reader: build(self._whole(), reader))
        self._story = cache(lambda: story_of(self._history()[1]))

    def files(self, row: Format, reader: Audience) -> dict[str, bytes]:
        """Write the files of a format.

        Args:
            row: The format.
            reader: Its audience.

        Returns:
            Content of each file, by file name; the same bytes for the same session.

        Raises:
            PmworkshopError: The session cannot be read or has no beginning, or there is nothing to write.
        """
        if row.takes == "history":
            return row.load()(*self._history())
        with speaking(self._whole().info.language):
            return row.load()(self._story() if row.takes == "story" else self._report(reader))


def files_of(session: Session, name: str) -> dict[str, bytes]:
    """Write the files of one format, for its usual audience.

    Args:
        session: The whole session.
        name: Name of a format in `TABLE` that takes a report.

    Returns:
        Content of each file, by file name.

    Raises:
        DamagedError: The session has no beginning.
        KeyError: There is no such format.
    """
    row = TABLE[name]
    with speaking(session.info.language):
        return row.load()(build(session, row.audiences[0]))


def rows_after(session: Session, steps: Sequence[Step] = ()) -> list[Format]:
    """List the formats for after a session: a call with the sponsor has its own.

    Args:
        session: The whole session.
        steps: Its whole history; without it the formats that tell how it came about are left out.

    Returns:
        The formats, in the order of the table.
    """
    call = session.info.agenda.kind == "discovery"
    rows = [row for row in formats_for("after").values() if row.of_call == call]
    return [row for row in rows if row.takes == "report" or steps]


def each_after(session: Session, steps: Sequence[Step] = ()) -> Iterator[dict[str, bytes]]:
    """Write the files of all formats for after the session, each for its usual audience.

    A call with the sponsor has its own: the brief and the mail that goes with it. The files of a workshop contain no
    single answers; mail addresses are in the mails only.

    Args:
        session: The whole session.
        steps: Its whole history; without it the files that tell how it came about are left out.

    Yields:
        For each of `rows_after` the content of its files, by file name; the same bytes for the same session.

    Raises:
        DamagedError: The session has no beginning.
    """
    writing = Writing(lambda: session, lambda: (session.info.session, steps))
    for row in rows_after(session, steps):
        yield writing.files(row, row.audiences[0])


def files_after(session: Session, steps: Sequence[Step] = ()) -> dict[str, bytes]:
    """Write the files of all formats for after the session into one place, as `each_after` does.

    Args:
        session: The whole session.
        steps: Its whole history, if known.

    Returns:
        Content of each file, by file name.

    Raises:
        DamagedError: The session has no beginning.
    """
    return {name: data for files in each_after(session, steps) for name, data in files.items()}
