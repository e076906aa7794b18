"""Operations on what the room shows openly: raised hands counted by value, and values typed person by person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmworkshop.agenda.model import DecideModule, Module, PollModule
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.text import clean_line, count
from pmworkshop.session import collect
from pmworkshop.session.asking import found, module_of
from pmworkshop.session.begin import SAID_BEFORE
from pmworkshop.session.records import Ballot, Round, revise
from pmworkshop.session.session import Session
from pmworkshop.session.steps import Draft, Draw, Operation

WHOLE = "proposal"
"""The subject of a method that asks about the question itself."""
FIST = tuple(str(value) for value in range(6))
GRADIENT = tuple(str(value) for value in range(1, 9))
ABSTAINS = "-"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked about.

    Attributes:
        id: The subject's id.
        text: Its words.
        low: What the lowest value means.
        high: What the highest value means.
    """

    id: str
    text: str
    low: str = ""
    high: str = ""


def values(module: Module) -> tuple[str, ...]:
    """List the values that can be shown, the lowest first; none where points, dots or places are given."""
    if isinstance(module, DecideModule):
        return FIST if module.scale == "fist" else GRADIENT
    if not isinstance(module, PollModule):
        return ()
    if module.method == "scale":
        return tuple(str(value) for value in range(module.low, module.high + 1))
    return {"fist": FIST, "gradient": GRADIENT, "choice": module.options}.get(module.method, ())


def subjects(session: Session, module: Module) -> list[Asked]:
    """List what is asked about: given subjects, then groups and ungrouped lines of earlier modules.

    Outcomes are left out. Where nothing of that is named, it is the question itself.
    """
    if isinstance(module, DecideModule):
        return [Asked(WHOLE, module.proposal or module.prompts[0].text)]
    if not isinstance(module, PollModule):
        return []
    asked = [Asked(one.id, one.text, one.low, one.high) for one in module.subjects]
    for source in module.subjects_from:
        named = [theme for theme in collect.groups(session, source) if theme.title != SAID_BEFORE]
        inside = {theme.id for theme in named}
        asked += [Asked(theme.id, theme.title) for theme in named]
        wanted = _outcomes(session, source)
        asked += [
            Asked(entry.id, entry.text)
            for entry in session.listed(source)
            if entry.theme not in inside and entry.prompt not in wanted
        ]
    if not asked and not module.subjects_from:
        return [Asked(WHOLE, module.prompts[0].text)]
    return asked


def _outcomes(session: Session, module: str) -> set[str]:
    """List the questions whose answers say what is wanted: nobody chooses between a want and its cause."""
    return {prompt.id for prompt in module_of(session, module).prompts if prompt.holds == "outcome"}


def round_id(module: str, number: int = 1) -> str:
    """Return the id of a module's round."""
    return f"{module}/{number}"


def present(session: Session) -> int:
    """Count those who are in the room."""
    return sum(person.present and not person.left for person in session.participants.values())


def parse_counts(text: str, scale: Sequence[str]) -> dict[str, int]:
    """Read how many showed each value, the lowest first: ``0 0 1 2 5``.

    Raises:
        InputError: It is not one number for each value.
    """
    numbers = re.findall(r"\d+", clean_line(text))
    if len(numbers) != len(scale) or re.search(r"[^\d\s,;]", clean_line(text)):
        raise InputError(
            f"That is not {count(len(scale), 'number')}.", f"Type how many showed each: {', '.join(scale)}."
        )
    return {value: int(number) for value, number in zip(scale, numbers, strict=True)}


def show_hands(module: str, subject: str, counts: Mapping[str, int]) -> Operation:
    """Note how many hands showed each value, in place of what was noted before.

    The operation raises `RefusedError` for a value outside the scale, for more hands than people, and while
    answers are being taken without being shown.
    """

    def operation(session: Session, draw: Draw) -> Draft:
        asked = module_of(session, module)
        _check_subject(session, asked, subject)
        strange = [value for value in counts if value not in values(asked)]
        if strange:
            raise RefusedError(f"{strange[0]} is not on the scale.", f"It has {', '.join(values(asked))}.")
        before = _open_round(session, module)
        aloud = sum(one.round == before.id and one.subject == subject for one in session.ballots.values())
        showing, here = sum(counts.values()) + aloud, present(session)
        if here and showing > here:
            raise RefusedError(
                f"That is {count(showing, 'answer')}, and {count(here, 'person', 'people')} in the room."
            )
        told = {value: number for value, number in counts.items() if number}
        after = revise(before, hands={**before.hands, subject: told})
        label = f"Counted hands in “{asked.short}”"
        return Draft(label, () if session.rounds.get(after.id) == after else (after,))

    return operation


def parse_answers(text: str, scale: Sequence[str], subjects: int) -> list[str]:
    """Read one person's values, one for each subject: ``4 2 5`` or, where each is one character, ``425``.

    A dash abstains. Of a choice, the number of the option is typed.

    Raises:
        InputError: It is not one value of the scale for each subject.
    """
    typed = clean_line(text)
    parts = typed.replace(",", " ").split()
    if len(parts) == 1 and subjects > 1:
        parts = list(parts[0])
    numbered = {str(place): value for place, value in enumerate(scale, 1)}
    known = {value: value for value in scale} if all(value.isdecimal() for value in scale) else numbered
    strange = [part for part in parts if part != ABSTAINS and part not in known]
    if strange:
        raise InputError(f"“{strange[0]}” is not on the scale.", f"It has {', '.join(known)}; - abstains.")
    if len(parts) != subjects:
        raise InputError(f"That is {count(len(parts), 'value')}, and {count(subjects, 'value')} are asked for.")
    return [part if part == ABSTAINS else known[part] for part in parts]


def answer_openly(module: str, participant: str, answers: Mapping[str, str]) -> Operation:
    """Note what one person says aloud, by subject, in place of what was noted of that person before.

    The operation raises `RefusedError` for somebody who is not there, and while answers are being taken
    without being shown.
    """

    def operation(session: Session, draw: Draw) -> Draft:
        asked = module_of(session, module)
        person = found(session.participants, participant, "participant")
        if person.left:
            raise RefusedError(f"{person.name} has left.")
        round_ = _open_round(session, module)
        ballots = []
        for subject, value in answers.items():
            _check_subject(session, asked, subject)
            scored = value.isdecimal() and not (isinstance(asked, PollModule) and asked.method == "choice")
            ballot = Ballot(
                id=f"{round_.id}/{participant}/{subject}",
                round=round_.id,
                participant=participant,
                subject=subject,
                score=int(value) if scored else None,
                choice=value if value != ABSTAINS and not scored else None,
                abstained=value == ABSTAINS,
            )
            if session.ballots.get(ballot.id) != ballot:
                ballots.append(ballot)
        began = [] if round_.id in session.rounds else [round_]
        return Draft(f"Noted an answer in “{asked.short}”", (*began, *ballots) if ballots else ())

    return operation


def tally(session: Session, module: Module, subject: str) -> dict[str, int]:
    """Count what is shown on a subject: hands and typed values together; empty before anything is."""
    counts = dict.fromkeys(values(module), 0)
    for round_ in session.rounds.values():
        if round_.module == module.id and round_.status == "revealed":
            for value, number in round_.hands.get(subject, {}).items():
                counts[value] = counts.get(value, 0) + number
            for ballot in session.ballots.values():
                if ballot.round == round_.id and ballot.subject == subject and not ballot.abstained:
                    value = ballot.choice or str(ballot.score)
                    counts[value] = counts.get(value, 0) + 1
    return counts if any(counts.values()) else {}


def _open_round(session: Session, module: str) -> Round:
    there = session.rounds.get(round_id(module))
    if there is None:
        return Round(id=round_id(module), module=module, status="revealed")
    if there.status != "revealed":
        raise RefusedError("Answers are being taken here that nobody sees yet.", "Show them first.")
    return there


def _check_subject(session: Session, module: Module, subject: str) -> None:
    if all(asked.id != subject for asked in subjects(session, module)):
        raise RefusedError("That is not asked about any more.")
