"""Faults and notes about places in a file: what is alike is told once, with its number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop, trn

FAULTS_SHOWN = 20


class ChartFileError(InputError):
    """Raised for a file without a chart, or with a faulty one.

    Attributes:
        faults: All kinds of fault, each with its first place; empty if the file as a whole is unsuitable.
    """

    title = tr_noop("Chart cannot be read")

    def __init__(self, message: str, hint: str = "", faults: Sequence[str] = ()) -> None:
        super().__init__(message, hint)
        self.faults = tuple(faults)


class Told:
    """Sentences about places, in the order in which they were first said."""

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._places.values()))

    def say(self, words: str, where: str = "") -> None:
        """Say something about a place.

        Args:
            words: What there is to say; the same words about several places are told once.
            where: The place; empty for the file as a whole.
        """
        self._places.setdefault(words, []).append(where)

    def notes(self) -> tuple[str, ...]:
        """Tell all as notes: what, where first, and how many more there are like it."""
        return tuple(self._note(words, places) for words, places in self._places.items())

    def faults(self) -> tuple[str, ...]:
        """Tell all as faults: where first, what, and how many more there are like it."""
        return tuple(_with_more(f"{places[0]}: {words}", places[1:]) for words, places in self._places.items())

    @staticmethod
    def _note(words: str, places: list[str]) -> str:
        if not places[0]:
            return words
        return _with_more(tr("{note} in {place}", note=words, place=places[0]), places[1:])

    def raise_faults(self, path: Path) -> None:
        """Raise an error if anything was said.

        Args:
            path: The file, for the message.

        Raises:
            ChartFileError: There are faults; the message lists up to `FAULTS_SHOWN` kinds, one on each line.
        """
        found = self.faults()
        if not found:
            return
        if len(found) == 1:
            raise ChartFileError(f"{path}, {found[0]}.", faults=found)
        lines = [f"  {fault}" for fault in found[:FAULTS_SHOWN]]
        if len(found) > FAULTS_SHOWN:
            lines.append(tr("  and {number} more", number=len(found) - FAULTS_SHOWN))
        head = trn("{path} has {number} fault:", "{path} has {number} faults:", len(self), path=path)
        raise ChartFileError("\n".join([head, *lines]), faults=found)


def _with_more(first: str, others: Sequence[str]) -> str:
    """Say how many more there are like the first."""
    return tr("{first}, and {number} more like it", first=first, number=len(others)) if others else first
