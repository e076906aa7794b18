"""What one leader sees of the own answers in the file that is prepared alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.session.core.records import Ballot, Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import TOGETHER, AnswerForm
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Item
from pmworkshop.tui.parts.answer_lines import line_on, written

YOURS = tr_noop("Your answer")
PRIVATE = tr_noop("Only you see this; the room sees it once all answers are shown")
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Own:
    """What the leader has answered in one pass of a module.

    Attributes:
        form: What is asked.
        given: The ballots, by the id of their subject.
        name: What the pass is called; empty where there is one only.
    """

    form: AnswerForm
    given: Mapping[str, Ballot]
    name: str = ""

    @property
    def complete(self) -> bool:
        """Whether everything that is asked is answered."""
        return bool(self.given) and "?" not in written(self.form, self.given.values())

    def line(self, subject: str = "") -> str:
        """Write the answer as it can be typed again.

        Args:
            subject: The id of the subject; empty if one line is the whole answer.
        """
        return line_on(self.form, self.given.values(), subject)

    def value(self, subject: str) -> str:
        """Write the answer on a subject, in words where it stands for words.

        Args:
            subject: The id of the subject.

        Returns:
            The value after the name of the pass; empty without an answer.
        """
        ballot = self.given.get(subject)
        if ballot is None:
            return ""
        return f"{self.name} {_words(self.form, ballot)}".strip()

    def whole(self) -> str:
        """Write the answer where one line covers all subjects, or the question is all that is asked."""
        if self.form.sort in TOGETHER:
            return f"{self.name} {written(self.form, self.given.values())}".strip() if self.given else ""
        return self.value(self.form.subjects[0].id)


def given_in(view: Session, round_: Round | None) -> dict[str, Ballot]:
    """Return what the leader of a prepared file has answered in a round.

    Args:
        view: The public view of the prepared file.
        round_: The round; None before it is opened.

    Returns:
        The ballots, by the id of their subject.
    """
    mine = (one for one in view.ballots.values() if one.participant == view.info.solo)
    return {one.subject: one for one in mine if round_ is not None and one.round == round_.id}


def own_items(passes: Sequence[Own], rows: tuple[Item, ...]) -> Iterator[Item]:
    """Put the own answers beside what is asked.

    Args:
        passes: The answers, pass by pass.
        rows: The rows of the subjects, in their order, and what stands below them; without subjects if the question
            says it all.

    Yields:
        The rows; a subject that is answered in a line of its own can be chosen, to be answered or changed.
    """
    form = passes[0].form
    many = len(form.subjects) if rows else 0
    for row, subject in zip(rows, form.subjects, strict=False):
        yield from _beside(row, form.by_line, subject.id, [one.value(subject.id) for one in passes])
    if form.sort in TOGETHER or not many:
        whole = "   ".join(filter(None, (one.whole() for one in passes)))
        yield Item("", f"{tr(YOURS)}: {whole}" if whole else "", look="strong")
    yield from rows[many:]


def _beside(row: Item, by_line: bool, subject: str, values: Sequence[str]) -> Iterator[Item]:
    """Write the values at the end of the row, or below it where each is a line of its own."""
    given = [value for value in values if value]
    if not by_line:
        yield replace(row, tail="   ".join(given))
        return
    yield replace(row, key=subject)
    for value in given:
        yield Item("", value, look="strong", indent=_INDENT)


def own_prompt(passes: Sequence[Own], told: str, typed: str, shown: str) -> tuple[tuple[str, Look], ...]:
    """Say what the leader does now.

    Args:
        passes: The answers, pass by pass.
        told: How an answer is typed.
        typed: What is typed of it so far.
        shown: The same with blanks for what is missing, and the name of the pass.

    Returns:
        Two lines with their looks.
    """
    if typed or not all(one.complete for one in passes):
        return ((f"{tr(YOURS)}   {shown}".rstrip(), "strong"), (told, "soft"))
    replaces = tr("{forward_key} goes on; what you type now replaces them", forward_key=key_of("forward"))
    return ((tr("Your answers are kept."), "strong"), (replaces, "soft"))


def _words(form: AnswerForm, ballot: Ballot) -> str:
    if form.sort == "owners" and ballot.letters is not None:
        titles = {role.id: role.title for role in form.roles}
        return ", ".join(titles.get(role, "?") for role in ballot.letters) or trc("owner", "nobody")
    if ballot.choice is not None:
        return f"{ballot.choice}; {ballot.remark}" if ballot.remark else ballot.choice
    return line_on(form, [ballot], ballot.subject)
