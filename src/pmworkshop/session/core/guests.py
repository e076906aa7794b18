"""People and charts as somebody hands them to a session: typed, from a table, or from a file."""

from __future__ import annotations

from dataclasses import dataclass

from pmworkshop.agenda.model import Scheme


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part.

    Attributes:
        name: As it is shown.
        function: What the person speaks for; may be empty.
        email: May be empty.
        sponsor: Whether the person is the sponsor.
        present: Whether the person is expected in the room.
    """

    name: str
    function: str = ""
    email: str = ""
    sponsor: bool = False
    present: bool = True


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A chart as a file gives it.

    Attributes:
        title: What the file calls it, else the file's name.
        scheme: What the letters mean.
        roles: The headings of the columns.
        rows: Label and cells of each row; as many cells as roles, letters in the order of the scheme.
        notes: What was read where the meaning is plain but the spelling was another.
    """

    title: str
    scheme: Scheme
    roles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()
