"""From rows to people: what each value means, what is no person, and every fault told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import shorten
from pmworkshop.exchange.people.person_text import ADDRESS, is_nobody, name_in_address
from pmworkshop.exchange.people.rows import Row
from pmworkshop.exchange.people.switches import is_sponsor, read_switch
from pmworkshop.exchange.people.told import Fault, places_told
from pmworkshop.exchange.people.twins import Placed, Twins
from pmworkshop.session.core.guests import Person

LONGEST_NAME = 80
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Read:
    """The people of a list.

    Attributes:
        people: The people, each name once.
        notes: What was read in a way that the writer may not have meant.
        left_out: The numbers of the lines that are no people.
    """

    people: tuple[Person, ...]
    notes: tuple[str, ...]
    left_out: tuple[int, ...]


class PeopleRows:
    """Reads rows, and keeps what there is to say about them.

    Attributes:
        faults: What cannot be understood, by line; with one of them nobody is read.
        notes: What was read in a way that the writer may not have meant.
    """

    def __init__(self) -> None:
        """Begin without rows."""
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self._left_out: list[int] = []
        self._made: list[int] = []
        self._unsure: list[int] = []

    def read(self, rows: Sequence[Row], where: str) -> Read:
        """Read people from rows.

        Args:
            rows: The rows.
            where: The name of the list, for messages.

        Returns:
            The people.

        Raises:
            InputError: The rows name nobody, or cannot be understood; the text lists the faulty lines.
        """
        marked = any(read_switch(row.named.answer) == "yes" for row in rows)
        placed = [Placed(row.line, one) for row in rows if (one := self._person(row, marked)) is not None]
        twins = Twins()
        people = [one for one in map(twins.take, placed) if one is not None]
        faults = sorted([*self.faults, *twins.faults], key=lambda fault: fault.line)
        if faults:
            more = len(faults) - _SHOWN
            lines = [f"{where}, {fault}" for fault in faults[:_SHOWN]]
            raise InputError(
                "\n".join([*lines, tr("{where}: and {more} more.", where=where, more=more)] if more > 0 else lines)
            )
        if not people:
            raise nobody(where)
        return Read(tuple(people), (*self.notes, *twins.notes, *self._summed()), tuple(self._left_out))

    def _summed(self) -> list[str]:
        """Say what holds for several lines in one sentence."""
        told = []
        if self._made:
            told.append(
                tr("Names made from the addresses in {lines}: check them.", lines=places_told(self._made, "line"))
            )
        if self._unsure:
            told.append(tr("No clear answer in {lines}: counted as coming.", lines=places_told(self._unsure, "line")))
        return told

    def _person(self, row: Row, marked: bool) -> Person | None:
        named = row.named
        if not named.name and named.email:
            named = replace(named, name=name_in_address(named.email))
            self._made.append(row.line)
        if not named.name:
            self._without_name(row)
            return None
        if is_nobody(named.name):
            self._left_out.append(row.line)
            return None
        if why := _no_name(named.name):
            self.faults.append(Fault(row.line, why))
            return None
        by_role = not row.sponsor and is_sponsor(named.function)
        if by_role:
            self.notes.append(
                tr(
                    "Line {line}: {name} is the sponsor, since “{function}” stands there.",
                    line=row.line,
                    name=named.name,
                    function=named.function,
                )
            )
        return Person(
            name=named.name,
            function=named.function,
            email=self._email(named.email, row.line),
            sponsor=named.sponsor or by_role or self._sponsor(row),
            present=self._present(row, marked),
            group=row.group,
        )

    def _without_name(self, row: Row) -> None:
        if row.named.email:
            self._made.pop()
            told = tr("an address without a name; write it as Name <address>.")
            self.faults.append(Fault(row.line, told))
            return
        others = ", ".join(filter(None, (row.named.function, row.sponsor, row.named.answer, row.beside)))
        self.faults.append(Fault(row.line, tr("no name, only “{others}”.", others=shorten(others, 40))))

    def _email(self, typed: str, line: int) -> str:
        if not typed or ADDRESS.fullmatch(typed):
            return typed
        self.notes.append(
            tr(
                "Line {line}: “{typed}” is not an e-mail address, and is left out.",
                line=line,
                typed=shorten(typed.replace("@", " at "), 40),
            )
        )
        return ""

    def _sponsor(self, row: Row) -> bool:
        means = "yes" if is_sponsor(row.sponsor) else read_switch(row.sponsor)
        if row.sponsor and means not in ("yes", "no"):
            self._unknown(row.line, row.sponsor, tr("sponsor"))
        return means == "yes"

    def _present(self, row: Row, marked: bool) -> bool:
        answer = row.named.answer
        if not answer:
            return not marked
        means = read_switch(answer)
        if means == "unknown":
            self._unknown(row.line, answer, tr("present"))
        elif means == "unsure":
            self._unsure.append(row.line)
        return means != "no"

    def _unknown(self, line: int, typed: str, column: str) -> None:
        told = tr("“{typed}” under “{column}”; write yes or no.", typed=shorten(typed, 40), column=column)
        self.faults.append(Fault(line, told))


def _no_name(text: str) -> str:
    """Say why a text cannot be taken for a name; empty if it can."""
    name = shorten(text, 40)
    if len(text) > LONGEST_NAME:
        return tr("“{name}” is too long for a name ({most} characters).", name=name, most=LONGEST_NAME)
    return tr("“{name}” holds a colon, as no name does; write name, function.", name=name) if ":" in text else ""


def nobody(where: str) -> InputError:
    """Make the error for a list without people.

    Args:
        where: The name of the list.

    Returns:
        The error.
    """
    return InputError(tr("{where} names nobody.", where=where), tr("Write one line for each person: name, function."))
