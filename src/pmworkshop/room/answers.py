"""Takes the answers that a phone sends, by the checks of a filled sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import tr
from pmworkshop.exchange.sheet_block import Block, Line
from pmworkshop.exchange.sheet_form import Part
from pmworkshop.exchange.sheet_given import Filled
from pmworkshop.exchange.sheet_part import PartReader
from pmworkshop.room.view import key_of, round_of, rows_of, seen_of, unchanged
from pmworkshop.session.core.records import Ballot
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.rounds.ballots import Question, question
from pmworkshop.session.views.asking import Asking, asking

MOST_ROWS, MOST_CELLS, LONGEST = 600, 60, 4000
"""Lines, cells of a line and letters of a cell that a phone can send at most."""


class OverError(RefusedError):
    """What was answered is not asked any more."""


class ElsewhereError(RefusedError):
    """Somebody has answered with the same name elsewhere, and this phone has not seen it.

    Attributes:
        rows: What is kept.
    """

    def __init__(self, rows: Sequence[Filled]) -> None:
        super().__init__(tr("Other answers with this name came from another phone or from the wall."))
        self.rows = tuple(rows)


class FaultsError(InputError):
    """Cells that cannot be read.

    Attributes:
        faults: What is wrong with each.
    """

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(tr("Some of it cannot be read, and nothing was kept."), tr("Mend it and keep it again."))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Posted:
    """What a phone sends: the answers of one person in one part.

    Attributes:
        person: The id of the participant.
        key: What the phone was asked; see `key_of`.
        module: The id of the module.
        tag: The round of the part; see `Part.tag`.
        columns: The id and heading of each column, as the phone was given them.
        rows: The lines that are filled in.
        seen: The answers that the phone has seen; see `seen_of`.
    """

    person: str
    key: str
    module: str
    tag: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Filled, ...]
    seen: str


def posted(said: Mapping[str, Any]) -> Posted:
    """Read what a phone sends.

    Args:
        said: The data.

    Returns:
        The answers, not yet read.

    Raises:
        InputError: The data has another form, or is too large.
    """
    try:
        part = said["part"]
        return Posted(
            person=_word(said["person"]),
            key=_word(said["key"]),
            module=_word(part["module"]),
            tag=_word(part["tag"]),
            columns=tuple((_word(one), _word(heading)) for one, heading in _few(part["columns"], MOST_CELLS)),
            rows=tuple((_word(one), tuple(map(_word, _few(cells, MOST_CELLS))))
                       for one, cells in _few(said["rows"], MOST_ROWS)),
            seen=_word(said["seen"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError):
        raise InputError(
            tr("These are no answers that this page can have sent."), tr("Open the page anew.")
        ) from None


def _word(said: Any) -> str:
    if not isinstance(said, str) or len(said) > LONGEST:
        raise ValueError
    return said


def _few(said: Any, most: int) -> list[Any]:
    if not isinstance(said, list) or len(said) > most:
        raise ValueError
    return said


def asked_now(session: Session, sent: Posted) -> Asking:
    """Find what a phone answers, if it is asked now.

    Args:
        session: The session, public or whole.
        sent: What the phone sends.

    Returns:
        What is asked.

    Raises:
        OverError: Something else is asked now, or nothing is.
    """
    found = asking(session)
    if found is None or not found.taken or key_of(found) != sent.key:
        raise _over(session, sent)
    return found


def part_among(parts: Iterable[Part], session: Session, sent: Posted) -> Part:
    """Find the part that a phone answers.

    Args:
        parts: The parts of what is asked.
        session: The session, public or whole.
        sent: What the phone sends.

    Returns:
        The part.

    Raises:
        OverError: It is none of them.
    """
    for part in parts:
        if (part.module, part.tag) == (sent.module, sent.tag):
            return part
    raise _over(session, sent)


def _over(session: Session, sent: Posted) -> OverError:
    """Say why an answer comes too late."""
    there = session.rounds.get(sent.key)
    if there is not None and (there.status == "revealed" or there.shown):
        return OverError(tr("These answers have been shown."), tr("What you typed is still on your phone."))
    if there is not None and there.status == "closed":
        return OverError(tr("No more answers are taken here."), tr("They are about to be shown."))
    return OverError(tr("The room has gone on to something else."), tr("What you typed is still on your phone."))


def read(session: Session, part: Part, sent: Posted) -> tuple[Answer, ...]:
    """Read the answers.

    Args:
        session: The session, public or whole.
        part: The part that is answered.
        sent: What the phone sends.

    Returns:
        The answers; empty where everything is blank.

    Raises:
        FaultsError: Cells cannot be read.
    """
    head = Line(0, tuple(heading for _, heading in sent.columns))
    lines = [Line(place, cells, subject) for place, (subject, cells) in enumerate(sent.rows, 1)]
    reader = PartReader(session, part, Block(head, sent.columns, lines), head)
    answers = tuple(reader.answers())
    if reader.problems:
        raise FaultsError(reader.problems)
    return answers


def own(session: Session, there: str, part: Part, person: str) -> tuple[Ballot, ...]:
    """List what somebody has answered in a part of what is asked now.

    Args:
        session: The whole session.
        there: The id of the round of the part.
        part: The part.
        person: The id of the participant.
    """
    subjects = dict.fromkeys((WHOLE, *(one.id for one in part.form.subjects)))
    found = (session.ballots.get(f"{there}/{person}/{subject}") for subject in subjects)
    return tuple(one for one in found if one is not None)


class Asks:
    """What is asked at a moment and what its rounds ask: found once for all answers that come in meanwhile."""

    def __init__(self) -> None:
        """Begin without anything known."""
        self._known: tuple[Session, Asking, dict[bool, Question]] | None = None

    def of(self, session: Session, sent: Posted) -> tuple[Asking, dict[bool, Question]]:
        """Find what a phone answers; it is worked out anew once more than answers has changed.

        Args:
            session: The whole session.
            sent: What the phone sends.

        Returns:
            What is asked, and what the round of each pass asks.

        Raises:
            OverError: Something else is asked now, or nothing is.
        """
        known = self._known
        if known is None or key_of(known[1]) != sent.key or not unchanged(known[0], session):
            asked = asked_now(session, sent)
            of_rounds = {one: question(session, asked.module.id, asked.asks, wanted=one) for one in asked.rounds}
            self._known = known = (session, asked, of_rounds)
        return known[1:]


def keep(sent: Posted, part: Part, answers: tuple[Answer, ...], asks: Asks) -> Operation:
    """Keep the answers of a phone in place of those that its person has given before; blank ones are taken back.

    Args:
        sent: What the phone sends.
        part: The part that is answered.
        answers: The answers in it.
        asks: What is asked.

    Returns:
        The operation; it raises `OverError` when something else is asked, `ElsewhereError` when other answers with
        the same name are kept than the phone has seen, and what `ballots.cast` raises. Answers that are kept already
        change nothing.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked, questions = asks.of(session, sent)
        module, before = asked.module.id, own(session, round_of(asked, part.wanted), part, sent.person)
        if before or not answers:
            kept = rows_of(session, part, before)
            if kept == rows_of(session, part, answers):
                return Draft(tr("Took answers in “{short}”", short=asked.module.short))
            refuse_elsewhere(kept, sent.seen)
        if not answers:
            return ballots.withdraw(module, sent.person, asked.asks, wanted=part.wanted)(session, draw)
        cast = ballots.cast(
            module, sent.person, answers, asked.asks, wanted=part.wanted, known=questions[part.wanted]
        )
        draft = cast(session, draw)
        said = {one.subject for one in answers}
        blank = tuple(Drop("ballot", one.id) for one in before if one.subject not in said)
        return Draft(draft.label, (*draft.changes, *blank))

    return operation


def refuse_elsewhere(kept: Sequence[Filled], seen: str) -> None:
    """Do nothing if a phone has seen what is kept.

    Args:
        kept: What is kept.
        seen: What it has seen; see `seen_of`.

    Raises:
        ElsewhereError: It has not.
    """
    if kept and seen_of(kept) != seen:
        raise ElsewhereError(kept)


def opening(asked: Asking, *, wanted: bool) -> Operation | None:
    """Open a round without names with its first answer, so that it keeps the words that are asked.

    Args:
        asked: What is asked.
        wanted: The pass.

    Returns:
        The operation; None if it is open.
    """
    if asked.rounds[wanted] is not None:
        return None
    return rounds.ask_first(asked.module.id, asked.asks, wanted=wanted)
