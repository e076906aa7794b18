"""The parts of which sections of several kinds consist."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.report.model.causes import Cause


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, as the audience may see it.

    Attributes:
        text: The answer.
        author: Who gave it; empty if the audience may not know or nobody is named.
        values: Further values of the answer by column title; None if there are none.
        comes_from: Chain of causes of the answer.
    """

    text: str
    author: str = ""
    values: dict[str, str] | None = None
    comes_from: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a rule, or a sentence about several; only the facilitator's report has `rule` and what follows.

    Attributes:
        where: Labels of the row and the column concerned; empty for the whole chart or plan, and for a sentence.
        words: What the rule noticed.
        accepted: Why the room accepts the finding; empty while it is open.
        rule: Id of the rule.
        severity: Severity of the finding.
        advice: What the facilitator can ask or do.
    """

    where: str
    words: str
    accepted: str = ""
    rule: str = ""
    severity: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason noted for a cell of a chart.

    Attributes:
        role: Title of the role.
        letters: Letters of the cell.
        reason: The reason.
    """

    role: str
    letters: str
    reason: str


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection to a proposal and how it was resolved.

    Attributes:
        text: The objection.
        met: How it was resolved; empty while it is open.
        by: Name of the person who objected; set in the facilitator's report only.
    """

    text: str
    met: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision.

    Attributes:
        statement: What was decided or proposed.
        outcome: ``adopted``, ``not adopted`` or ``open``.
        rule: Decision rule that was applied.
        reason: Reason given for the decision.
        objections: Objections to it.
        dissent: How many people did not support it; None if nobody was asked.
        review_on: Date on which it is reviewed; None if none was set.
        comes_from: Chain of causes; empty in the sponsor's report.
        about: What it was decided on, in a list; empty if that is the statement itself.
        choice: The word that was chosen, with its condition if it has one; empty if a proposal was adopted or not.
        owner: Who sees to it; empty if nobody is named.
        due: The day by which it is done; None if none was set.
    """

    statement: str
    outcome: str
    rule: str = ""
    reason: str = ""
    objections: tuple[Objected, ...] = ()
    dissent: int | None = None
    review_on: date | None = None
    comes_from: tuple[Cause, ...] = ()
    about: str = ""
    choice: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A resource or support that somebody gives, or that is still needed from a function.

    Attributes:
        giver: Name of the person who gives it; empty while nobody does.
        function: Function that gives it, or from which it is needed.
        ask: What was asked for.
        what: The resource.
        amount: Amount as typed, such as ``2 days``.
        starts: First day; None if open.
        ends: Last day; None if open.
        condition: Condition on which it is given.
        support: Degree of support, 1 to 8; None if not stated or if the audience may not know.
        action: Code of the action it is for; empty if it is for none in particular.
    """

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
        """The commitment in one line."""
        about = (
            self._gift,
            tr("from {day}", day=spell_date(self.starts)) if self.starts else "",
            tr("until {day}", day=spell_date(self.ends)) if self.ends else "",
            tr("if {condition}", condition=self.condition) if self.condition else "",
            tr("for {action}", action=self.action) if self.action else "",
            tr("support {support} of 8", support=self.support) if self.support is not None else "",
        )
        return f"{self._source}: {', '.join(part for part in about if part) or tr('not said yet what')}"

    @property
    def _gift(self) -> str:
        return " ".join(part for part in (self.amount, self.what) if part) or self.ask

    @property
    def _source(self) -> str:
        if self.giver:
            return f"{self.giver}, {self.function}" if self.function else self.giver
        return tr("needed from {function}", function=self.function) if self.function else tr("nobody yet")


@dataclass(frozen=True, slots=True)
class Minutes:
    """Planned and actual duration of a module, in minutes."""

    planned: float
    spent: float

    @property
    def over(self) -> float:
        """The minutes spent beyond the planned ones; negative for less."""
        return round(self.spent - self.planned, 1)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the brief of a discovery call, with the answers listed under it."""

    title: str
    lines: tuple[Said, ...] = ()
