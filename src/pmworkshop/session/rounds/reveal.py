"""Operations that reveal the answers of rounds to all at once; of anonymous rounds only the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.translation import same_word
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.base.text import in_quotes
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.columns import split_line
from pmworkshop.session.core.lookups import found, module_of
from pmworkshop.session.core.records import AnyRecord, Ballot, Entry, Round, revise
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.rounds.answer_form import TOGETHER, Answer, AnswerForm, Asks
from pmworkshop.session.rounds.answer_validation import GONE, check, still_asked
from pmworkshop.session.rounds.ballots import ballot_of, form_for
from pmworkshop.session.rounds.rounds import answered, found_round, new_round, newest, refuse_difference
from pmworkshop.session.rounds.tally import add_hand
from pmworkshop.session.rounds.wording import kept_up


def reveal(round_ids: Iterable[str], subject: str = "") -> Operation:
    """Reveal the answers of rounds to all at once; several rounds together, so that none influences another.

    Sentences become entries of their list. Undo does not take a reveal back.

    Args:
        round_ids: The ids of the rounds; duplicates are ignored.
        subject: The id of the only subject to reveal, which also closes the round; empty for all subjects.

    Returns:
        The operation; it raises `RefusedError` when nobody has answered, a round does not exist, the subject
        is not asked about or belongs to answers that cover all subjects together, or one leader prepares the
        file alone.
    """
    ids = tuple(dict.fromkeys(round_ids))

    def operation(session: Session, draw: GestureContext) -> Draft:
        if session.info.solo:
            raise RefusedError(tr("What is prepared alone is shown in the room."), tr("It is kept."))
        there = [found_round(session, round_id) for round_id in ids]
        changes: list[AnyRecord | Drop] = []
        for round_ in there:
            if round_.status == "revealed" or subject in round_.shown:
                continue
            if not answered(session, round_.id) and not round_.hands:
                raise RefusedError(tr("Nobody has answered yet."))
            changes += _shown_alone(session, round_, subject) if subject else _shown_whole(session, round_)
        names = tr(" and ").join(dict.fromkeys(in_quotes(module_of(session, one.module).short) for one in there))
        return Draft(tr("Showed the answers in {names}", names=names), tuple(changes), undoable=False)

    return operation


def _shown_whole(session: Session, round_: Round) -> list[AnyRecord | Drop]:
    """Show a round; of sentences, let each become a line, and keep nothing twice."""
    module = module_of(session, round_.module)
    if not kind_of(module).lists_answers(round_.asks):
        return [revise(round_, status="revealed", shown=())]
    mine = [ballot for ballot in session.ballots.values() if ballot.round == round_.id]
    order = {person.id: place for place, person in enumerate(session.people())}
    mine.sort(key=lambda ballot: (order.get(ballot.participant, len(order)), ballot.id))
    said = [(ballot.subject, line, ballot.participant, ballot.id) for ballot in mine for line in _lines(ballot.text)]
    lines = _entries(session, module, said)
    voted = tuple(sorted(answered(session, round_.id)))
    whole = revise(round_, status="revealed", shown=(), voted=voted)
    return [whole, *lines, *(Drop("ballot", ballot.id) for ballot in mine)]


def _shown_alone(session: Session, round_: Round, subject: str) -> list[AnyRecord | Drop]:
    form = form_for(session, module_of(session, round_.module), round_.asks, wanted=round_.wanted)
    if all(one.id != subject for one in form.subjects):
        raise RefusedError(tr(GONE))
    if form.sort in TOGETHER:
        raise RefusedError(tr("These answers are about all together."), tr("Show all of them."))
    so_far = {*round_.shown, subject}
    if so_far >= {one.id for one in form.subjects}:
        return _shown_whole(session, round_)
    return [revise(round_, status="closed", shown=tuple(sorted(so_far)))]


Taken = Mapping[str, Sequence[Answer]]
"""Answers without names, by participant id."""


def seal(
    module: str,
    taken: Taken,
    asks: Asks = "answers",
    *,
    wanted: bool = False,
    fetched: Callable[[str], Taken] | None = None,
) -> Operation:
    """Close an anonymous round and reveal it in one step: the counts, and who has answered.

    Nothing of it was written before, so that neither order, time nor position in the file tells whose answer
    is whose: the tally is by value, sentences and remarks are sorted, and participants are sorted by id. Values are
    kept only on subjects that at least the smallest group was asked about, since a card may end early; a remark is
    kept apart from its value, and only where at least the smallest group gave a value on its subject. Participants
    who have left meanwhile still count; subjects that are no longer asked about are left out.

    Args:
        module: The id of the module.
        taken: The answers by participant id, kept until now in the memory of one window.
        asks: Whether the round asks for answers, or for a choice among groups.
        wanted: Whether it asks for the wanted state rather than the present one.
        fetched: Returns the answers that are kept elsewhere, by the id of the round, in place of those taken here of
            the same participants; called when the operation is carried out. What it raises refuses the operation.

    Returns:
        The operation; it raises `RefusedError` when fewer participants have answered than the smallest group of the
        agenda, so few answered only this or an earlier time that the difference would name them, an answer is not
        valid, or the round keeps names or is revealed already.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        there = newest(session, module, asks, wanted=wanted)
        round_ = kept_up(session, asked, there) if there else new_round(session, asked, asks, 1, wanted=wanted)
        if not round_.anonymous:
            raise RefusedError(tr("These answers are kept with names."))
        if round_.status == "revealed":
            raise RefusedError(tr("These answers have been shown."), tr("Ask again for others."))
        everything = {**taken, **fetched(round_.id)} if fetched else taken
        given = _given(session, form_for(session, asked, asks, wanted=wanted), round_, everything)
        voted = tuple(sorted({ballot.participant for ballot in given}))
        refuse_too_few(session, len(voted))
        refuse_difference(session, round_, voted)
        lines: list[AnyRecord] = []
        if kind_of(asked).lists_answers(asks):
            said = sorted((ballot.subject, line) for ballot in given for line in _lines(ballot.text))
            lines = _entries(session, asked, [(prompt, line, None, draw.id()) for prompt, line in said])
        sealed = revise(
            round_,
            status="revealed",
            holder="",
            hands=_hands(session, given),
            remarks=_remarks(session, given),
            voted=voted,
        )
        return Draft(tr("Showed the answers in “{short}”", short=asked.short), (sealed, *lines), undoable=False)

    return operation


def together(operations: Sequence[Operation]) -> Operation:
    """Show several rounds in one step: all of them, or none.

    Args:
        operations: What shows each of them; at least one.

    Returns:
        The operation; it raises what any of them raises.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        drafts = [one(session, draw) for one in operations]
        labels = dict.fromkeys(draft.label for draft in drafts)
        return Draft("; ".join(labels), tuple(one for draft in drafts for one in draft.changes), undoable=False)

    return operation


def refuse_too_few(session: Session, participants: int) -> None:
    """Do nothing if enough participants have answered for answers to be shown without names.

    Args:
        session: The session, public or whole; its agenda names the smallest group.
        participants: How many have answered.

    Raises:
        RefusedError: There are too few: whoever knows one's own answer would guess those of the others.
    """
    least = session.info.agenda.smallest_group
    if participants < least:
        raise RefusedError(
            tr("Fewer than {least} answers would not be without names.", least=least), tr("Wait for the others.")
        )


def _given(session: Session, form: AnswerForm, round_: Round, taken: Mapping[str, Sequence[Answer]]) -> list[Ballot]:
    made = []
    for participant, answers in sorted(taken.items()):
        person = found(session.participants, participant, "participant")
        for answer in [_in_one_language(session, round_, form, one) for one in answers]:
            kept = still_asked(form, answer)
            if kept == answer:
                check(form, answer)
            if kept is not None:
                made.append(ballot_of(round_, person, kept))
    return made


def _in_one_language(session: Session, round_: Round, form: AnswerForm, answer: Answer) -> Answer:
    """Return an answer with the word of the form: while it waited, the wall may have changed its language."""
    if answer.choice is None:
        return answer
    return replace(answer, choice=same_word(session.info.agenda, round_.module, answer.choice, form.scale))


def _hands(session: Session, ballots: Sequence[Ballot]) -> dict[str, dict[str, int]]:
    """Count how many gave each value, by subject; of an order, each place.

    A subject that fewer than the smallest group answered or passed over is left out: the room saw whose card it was.
    """
    asked = Counter(ballot.subject for ballot in ballots)
    hands: dict[str, dict[str, int]] = {}
    for ballot in ballots:
        if asked[ballot.subject] >= session.info.agenda.smallest_group:
            add_hand(hands, ballot)
    return {subject: dict(sorted(counts.items())) for subject, counts in sorted(hands.items())}


def _remarks(session: Session, ballots: Sequence[Ballot]) -> dict[str, tuple[str, ...]]:
    """Collect what was said beside values, by subject; where fewer than the smallest group gave one, nothing."""
    given = Counter(ballot.subject for ballot in ballots if not ballot.abstained)
    said: dict[str, list[str]] = {}
    for ballot in ballots:
        if ballot.remark and given[ballot.subject] >= session.info.agenda.smallest_group:
            said.setdefault(ballot.subject, []).append(ballot.remark)
    return {subject: tuple(sorted(remarks)) for subject, remarks in sorted(said.items())}


def _lines(text: str | None) -> list[str]:
    return [line for line in (text or "").split("\n") if line.strip()]


def _entries(session: Session, module: Module, said: Sequence[tuple[str, str, str | None, str]]) -> list[AnyRecord]:
    """Make lines of sentences; the id of each begins with that of the ballot it was written on."""
    place = next_place(entry for entry in session.entries.values() if entry.module == module.id)
    lines: list[AnyRecord] = []
    for number, (prompt, text, author, source) in enumerate(said):
        wording, values = split_line(module, prompt, text)
        line = Entry(
            id=f"{source}/{number}", module=module.id, prompt=prompt, text=wording, author=author, values=values,
            place=place + number,
        )  # fmt: skip
        lines.append(line)
    return lines
