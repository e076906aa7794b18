"""Operations that record one participant's answers: hidden until the reveal, given openly, or corrected later."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import found, module_of
from pmworkshop.session.core.records import Ballot, Participant, Round, revise
from pmworkshop.session.core.seats import mates
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm, Asks, form_of
from pmworkshop.session.rounds.answer_validation import check
from pmworkshop.session.rounds.polls import present, refuse_too_many
from pmworkshop.session.rounds.rounds import NONE_TAKEN, answered, found_round, new_round, newest
from pmworkshop.session.rounds.wording import another_question, kept_up


@dataclass(frozen=True, slots=True)
class Question:
    """What the newest round of a module asks; the same as long as nothing but answers changes.

    Attributes:
        module: The module.
        before: The round as it is; None if the first answers open it.
        round: The round as answers leave it, with the words of what came up since it began.
        form: What each participant answers.
        deputies: Whether anybody stands in for a leader, so that two people may have answered for one seat.
    """

    module: Module
    before: Round | None
    round: Round
    form: AnswerForm
    deputies: bool


def question(session: Session, module: str, asks: Asks = "answers", *, wanted: bool = False) -> Question:
    """Work out what the newest round of a module asks.

    Args:
        session: The session, public or whole.
        module: The id of the module.
        asks: Whether the round asks for answers, or for a choice among groups.
        wanted: Whether it asks for the wanted state rather than the present one.

    Returns:
        What it asks.

    Raises:
        RefusedError: There is no such module, or nobody is asked alone in it.
    """
    asked = module_of(session, module)
    there = newest(session, module, asks, wanted=wanted)
    round_ = kept_up(session, asked, there) if there else new_round(session, asked, asks, 1, wanted=wanted)
    deputies = any(one.deputy_of for one in session.participants.values())
    return Question(asked, there, round_, _form_in(session, asked, round_), deputies)


def cast(
    module: str,
    participant: str,
    answers: Sequence[Answer],
    asks: Asks = "answers",
    *,
    wanted: bool = False,
    known: Question | None = None,
) -> Operation:
    """Record one participant's answers in the newest round; they replace that participant's earlier ones.

    A leader and a deputy answer once: what either says replaces what the other one answered.

    The first answers open the round. They stay hidden until the round is revealed. If a subject was revealed
    before the others, a changed answer on it is marked as a correction.

    Args:
        module: The id of the module.
        participant: The id of the participant.
        answers: The answers, one for each subject.
        asks: Whether the round asks for answers, or for a choice among groups.
        wanted: Whether it asks for the wanted state rather than the present one.
        known: What the round asks, if it was worked out for this session; None to work it out.

    Returns:
        The operation; it raises `RefusedError` when the participant has left, an answer is not valid, the round
        is anonymous or revealed, or it is closed and the participant had not answered.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        person = _person(session, participant)
        asked = known or question(session, module, asks, wanted=wanted)
        round_ = asked.round
        if round_.anonymous:
            raise RefusedError(
                tr("These answers are kept without names."), tr("They are typed on the wall, behind dots.")
            )
        if round_.status == "revealed":
            raise RefusedError(tr("These answers have been shown."), tr("Ask again, or correct the typing."))
        if round_.status == "closed" and person.id not in answered(session, round_.id):
            raise RefusedError(tr("No more answers are taken here."), tr("They are about to be shown."))
        ballots = _ballots(session, asked.form, round_, person, answers)
        opened = [] if asked.before == round_ else [round_]
        instead = instead_of(session, round_, person) if asked.deputies else ()
        return Draft(
            tr("Took answers in “{short}”", short=asked.module.short),
            (*opened, *ballots, *instead) if ballots else (),
        )

    return operation


def say_openly(
    module: str, participant: str, answers: Sequence[Answer], asks: Asks = "answers", *, wanted: bool = False
) -> Operation:
    """Record what one participant says aloud, visible at once; it replaces what was recorded for them before.

    It replaces what a leader or a deputy of the same seat answered, too.
    Where another proposal stands there now than the newest round asked about, it is the first answer of a new round.

    Args:
        module: The id of the module.
        participant: The id of the participant.
        answers: The answers, one for each subject.
        asks: Whether the round asks for answers, or for a choice among groups.
        wanted: Whether it answers the second question of the module.

    Returns:
        The operation; it raises `RefusedError` when the participant has left, an answer is not valid, the newest
        round is anonymous or not revealed yet, with the hands that were counted there are more answers than people
        present, or the answers are sentences, which become entries of the list.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked, person = module_of(session, module), _person(session, participant)
        there = newest(session, module, asks, wanted=wanted)
        round_ = _heard(session, asked, asks, there, wanted)
        if round_.status != "revealed":
            raise RefusedError(tr("Answers are being taken here that nobody sees yet."), tr("Show them first."))
        _refuse_unnamed(round_)
        _refuse_lines(asked, round_)
        ballots = _ballots(session, _form_in(session, asked, round_), round_, person, answers)
        for ballot in ballots:
            _refuse_counted(session, round_, ballot)
        opened = [] if there == round_ else [round_]
        instead = instead_of(session, round_, person)
        return Draft(
            tr("Noted an answer in “{short}”", short=asked.short), (*opened, *ballots, *instead) if ballots else ()
        )

    return operation


def correct(round_id: str, participant: str, answers: Sequence[Answer]) -> Operation:
    """Correct a typing slip in revealed answers; the ballot is marked as corrected, not as a new opinion.

    Args:
        round_id: The id of the round.
        participant: The id of the participant.
        answers: The corrected answers, one for each subject.

    Returns:
        The operation; it raises `RefusedError` when the round is not revealed or is anonymous, another proposal
        stands there now, the participant has left or had not answered, an answer is not valid, or the answers are
        sentences.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        round_, person = found_round(session, round_id), _person(session, participant)
        asked = module_of(session, round_.module)
        if round_.status != "revealed":
            raise RefusedError(tr("These answers have not been shown yet."), tr("Type them once more."))
        _refuse_unnamed(round_)
        _refuse_lines(asked, round_)
        if another_question(session, asked, round_):
            raise RefusedError(tr("These answers were to other words."), tr("They stay as they are."))
        if person.id not in answered(session, round_.id):
            raise RefusedError(
                tr("{name} has not answered here.", name=person.name), tr("What is said aloud now can be noted.")
            )
        form = _form_in(session, asked, round_)
        ballots = _ballots(session, form, round_, person, answers, corrected=True)
        return Draft(tr("Typing corrected in “{short}”", short=asked.short), tuple(ballots))

    return operation


def withdraw(module: str, participant: str, asks: Asks = "answers", *, wanted: bool = False) -> Operation:
    """Remove all answers of a participant from the newest round while nothing of it is revealed.

    Args:
        module: The id of the module.
        participant: The id of the participant.
        asks: Whether the round asks for answers, or for a choice among groups.
        wanted: Whether it asks for the wanted state rather than the present one.

    Returns:
        The operation; it raises `RefusedError` when there is no round, or something of it is revealed.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        round_ = newest(session, module, asks, wanted=wanted)
        if round_ is None:
            raise RefusedError(tr(NONE_TAKEN))
        if round_.status == "revealed" or round_.shown:
            raise RefusedError(tr("These answers have been shown."), tr("Correct the typing instead."))
        mine = [
            Drop("ballot", ballot.id)
            for ballot in session.ballots.values()
            if ballot.round == round_.id and ballot.participant == participant
        ]
        return Draft(tr("Cleared answers in “{short}”", short=asked.short), tuple(mine))

    return operation


def _person(session: Session, participant: str) -> Participant:
    person = found(session.participants, participant, "participant")
    if person.left:
        raise RefusedError(tr("{name} has left.", name=person.name))
    return person


def instead_of(session: Session, round_: Round, person: Participant) -> list[Drop]:
    """List the answers that were given before by somebody else of the same seat; what is shown already stays.

    Args:
        session: The whole session.
        round_: The round that is answered.
        person: The participant who answers.

    Returns:
        What is to be dropped, so that a leader and a deputy answer once.
    """
    others = {one.id for one in mates(session, person)} - {person.id}
    if not others:
        return []
    shown = () if round_.status == "revealed" else round_.shown
    there = (one for one in session.ballots.values() if one.round == round_.id and one.subject not in shown)
    return [Drop("ballot", one.id) for one in there if one.participant in others]


def _heard(session: Session, module: Module, asks: Asks, newest_one: Round | None, wanted: bool) -> Round:
    """Choose the round that what is said aloud belongs to: the newest one, unless it asked something else."""
    if newest_one is None:
        number = 1
    elif newest_one.status == "revealed" and another_question(session, module, newest_one):
        number = newest_one.number + 1
    else:
        return kept_up(session, module, newest_one)
    return revise(new_round(session, module, asks, number, wanted=wanted), status="revealed", anonymous=False)


def _refuse_counted(session: Session, round_: Round, ballot: Ballot) -> None:
    """Refuse to count somebody twice whose hand was counted already."""
    hands = sum(round_.hands.get(ballot.subject, {}).values())
    mine = (one for one in session.ballots.values() if (one.round, one.subject) == (round_.id, ballot.subject))
    if hands:
        refuse_too_many(hands + len({ballot.id, *(one.id for one in mine)}), present(session))


def _refuse_unnamed(round_: Round) -> None:
    if round_.anonymous:
        raise RefusedError(tr("These answers are kept without names: nobody's can be found again."))


def _refuse_lines(module: Module, round_: Round) -> None:
    if kind_of(module).lists_answers(round_.asks):
        raise RefusedError(tr("These answers are lines of the list."), tr("Add or change them there."))


def form_for(session: Session, module: Module, asks: Asks, *, wanted: bool = False) -> AnswerForm:
    """Make the form that each participant answers in a module.

    Args:
        session: The session, public or whole.
        module: A module of its agenda.
        asks: Whether to ask for answers, or for a choice among groups.
        wanted: Whether to ask in its second pass.

    Returns:
        The form.

    Raises:
        RefusedError: The module does not ask participants one by one.
    """
    form = form_of(session, module, asks, wanted=wanted)
    if form is None:
        raise RefusedError(tr("Nobody is asked alone in “{short}”.", short=module.short))
    return form


def _form_in(session: Session, module: Module, round_: Round) -> AnswerForm:
    return form_for(session, module, round_.asks, wanted=round_.wanted)


def _ballots(
    session: Session,
    form: AnswerForm,
    round_: Round,
    person: Participant,
    answers: Sequence[Answer],
    *,
    corrected: bool = False,
) -> list[Ballot]:
    """Make the ballots of a person that differ from those that are there; each is looked at before it is taken."""
    made = []
    for answer in answers:
        check(form, answer)
        ballot = ballot_of(round_, person, answer)
        before = session.ballots.get(ballot.id)
        slip = corrected or answer.subject in round_.shown or bool(before and before.corrected)
        if before is None or revise(before, corrected=False) != ballot:
            made.append(revise(ballot, corrected=True) if slip else ballot)
    return made


def ballot_of(round_: Round, person: Participant, answer: Answer) -> Ballot:
    """Make the ballot that holds one participant's answer on one subject.

    Args:
        round_: The round that the answer is given in.
        person: The participant who answers.
        answer: The answer; it is not checked here.

    Returns:
        The ballot; it replaces an earlier one of that participant on that subject.
    """
    return Ballot(
        id=f"{round_.id}/{person.id}/{answer.subject}",
        round=round_.id,
        participant=person.id,
        subject=answer.subject,
        score=answer.score,
        choice=answer.choice,
        ranking=answer.ranking,
        points=dict(answer.points) if answer.points is not None else None,
        letters=dict(answer.letters) if answer.letters is not None else None,
        text=answer.text,
        remark=answer.remark,
        abstained=answer.abstained,
    )
