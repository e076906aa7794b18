"""People and charts before they are in a session: typed, or read from a table or a file."""

from __future__ import annotations

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.text import count


@dataclass(frozen=True, slots=True)
class Person:
    """A person to be added as a participant.

    Attributes:
        name: The name as it is shown.
        function: The function that the person speaks for; may be empty.
        email: The address for mails; may be empty.
        sponsor: Whether the person is the sponsor.
        present: Whether the person is expected in the room.
        group: The side that the person belongs to; may be empty.
    """

    name: str
    function: str = ""
    email: str = ""
    sponsor: bool = False
    present: bool = True
    group: str = ""


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A chart as it was read from a file.

    Attributes:
        title: The title in the file, else the name of the file.
        scheme: The scheme that the letters belong to.
        roles: The headings of the columns.
        rows: The label and the cells of each row; one cell for each role, letters in the order of the scheme.
        notes: What was left out or is unusual but clear, and how it was read.
    """

    title: str
    scheme: Scheme
    roles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()

    @property
    def understood(self) -> str:
        """How the file was understood, in one line: ``RACI, 12 rows, 6 roles; column 1 “No.” not used``."""
        rows, roles = count(len(self.rows), "row", "rows"), count(len(self.roles), "role", "roles")
        return "; ".join((f"{self.scheme}, {rows}, {roles}", *self.notes))
