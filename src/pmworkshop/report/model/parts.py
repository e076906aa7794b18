"""The parts that sections of several kinds are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pmworkshop.base.dates import spell_date
from pmworkshop.report.model.causes import Cause


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, as the reader may see it."""

    text: str
    author: str = ""
    values: dict[str, str] | None = None
    comes_from: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule noticed: where, in words for the wall; the rest is for the facilitator alone.

    Attributes:
        where: The row, the column or both, in words.
        words: What was noticed.
        accepted: Why the room lives with it; empty while it does not.
        rule: The rule's id.
        severity: How grave it is.
        advice: What may be asked or done.
    """

    where: str
    words: str
    accepted: str = ""
    rule: str = ""
    severity: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Objected:
    """What was held against a proposal, and how it was met."""

    text: str
    met: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision; ``dissent`` says how many did not support it, where somebody was asked."""

    statement: str
    outcome: str
    rule: str = ""
    reason: str = ""
    objections: tuple[Objected, ...] = ()
    dissent: int | None = None
    review_on: date | None = None
    comes_from: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gives, or what is still needed from a function."""

    giver: str = ""
    function: str = ""
    ask: str = ""
    what: str = ""
    amount: str = ""
    starts: date | None = None
    ends: date | None = None
    condition: str = ""
    support: int | None = None
    action: str = ""

    @property
    def words(self) -> str:
        """Say it in one line."""
        about = (
            self._gift,
            f"from {spell_date(self.starts)}" if self.starts else "",
            f"until {spell_date(self.ends)}" if self.ends else "",
            f"on condition that: {self.condition}" if self.condition else "",
            f"for {self.action}" if self.action else "",
            f"support {self.support} of 8" if self.support is not None else "",
        )
        return f"{self._source}: {', '.join(part for part in about if part) or 'not said yet what'}"

    @property
    def _gift(self) -> str:
        return " ".join(part for part in (self.amount, self.what) if part) or self.ask

    @property
    def _source(self) -> str:
        if self.giver:
            return f"{self.giver}, {self.function}" if self.function else self.giver
        return f"needed from {self.function}" if self.function else "nobody yet"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The time that a module was given, and the time that it took."""

    planned: float
    spent: float


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the page, and what was said to it."""

    title: str
    lines: tuple[Said, ...] = ()
