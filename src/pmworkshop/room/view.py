"""What phones see: the part of the agenda where the room is, what it asks, and what the wall has revealed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from typing import Any, Literal

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.exchange.sheet_form import Part, part_of
from pmworkshop.exchange.sheet_given import Filled, given_rows
from pmworkshop.report.builders.part import part_shown
from pmworkshop.report.writers.minutes.part import part_html
from pmworkshop.room.pages.asked import asked_html, asked_parts
from pmworkshop.session.core.people_labels import label
from pmworkshop.session.core.records import Ballot, Round
from pmworkshop.session.core.seats import answering
from pmworkshop.session.core.session import TABLES, Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.rounds.polls import round_id
from pmworkshop.session.views.asking import Asking, asking
from pmworkshop.session.views.public import progress_of

State = Literal["before", "asks", "looks", "curtain", "break", "over"]
_SAYS: dict[State, str] = {
    "before": tr_noop("The workshop has not begun. This page goes along with it by itself."),
    "curtain": tr_noop("The wall is covered. Look up."),
    "looks": tr_noop("Look at the wall."),
    "over": tr_noop("The workshop is over. Thank you."),
}
_BUT_ANSWERS = tuple(table for kind, table in TABLES.items() if kind != "ballot")


@dataclass(frozen=True, slots=True)
class Now:
    """What every phone sees at a moment; it is made of the public view alone.

    Attributes:
        plain: The same as plain data, as it is sent.
        text: That data as JSON, without the number of answers that are in.
        count: How many answers are in, in words; empty where nothing is asked.
        parts: What is asked, a part for each pass; empty if nothing is.
    """

    plain: dict[str, Any]
    text: str
    count: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def whole(self) -> dict[str, Any]:
        """What a phone gets that asks for it: the same, with the number of answers."""
        asked = self.plain["asked"]
        return self.plain if asked is None else {**self.plain, "asked": {**asked, "count": self.count}}


def now_of(view: Session) -> Now:
    """Work out what every phone sees, but for how many answers are in: see `count_of`.

    Args:
        view: The public view of the session; nothing else is read.

    Returns:
        What they see.
    """
    state = _state(view)
    module, phase = navigation.where(view)
    asked: dict[str, Any] | None = None
    parts: tuple[Part, ...] = ()
    found = asking(view) if state == "asks" else None
    if found is not None:
        parts = _parts(view, found)
        asked = {
            "key": key_of(found),
            "named": not found.nameless,
            "html": asked_html(parts),
            "parts": asked_parts(parts),
        }
    there = state in ("asks", "looks", "over")
    plain = {
        "title": view.info.title,
        "part": module.title if there or state == "break" else "",
        "phase": phase_name(phase) if state in ("asks", "looks") else "",
        "state": state,
        "say": _say(view, state, asked),
        "asked": asked,
        "shown": shown_html(view, module.id) if state in ("asks", "looks") else "",
    }
    plain["version"] = sha256(json.dumps(plain).encode()).hexdigest()[:16]
    return Now(plain, json.dumps(plain), parts=parts)


def _state(view: Session) -> State:
    stage = view.stage
    if stage is None:
        return "before"
    if stage.curtain:
        return "curtain"
    if stage.finished:
        return "over"
    if stage.recess is not None:
        return "break"
    found = asking(view)
    return "asks" if found is not None and found.taken and _something(found) else "looks"


def _something(found: Asking) -> bool:
    """Tell whether there is anything to fill in: a chart without roles asks nothing yet."""
    return found.form.sort not in ("letters", "owners") or bool(found.form.roles)


def _say(view: Session, state: State, asked: dict[str, Any] | None) -> str:
    if view.stage is not None and view.stage.recess is not None and state == "break":
        return tr("A break. We are back at {time}.", time=f"{view.stage.recess.returns.astimezone():%H:%M}")
    if asked is not None and asked["named"]:
        return tr("Answer alone. Your answers are kept with your name, and hidden until those of all are shown.")
    if asked is not None:
        return tr("Answer alone. Your answers are kept without names, and hidden until those of all are shown.")
    return tr(_SAYS[state])


def key_of(asked: Asking) -> str:
    """Name what is asked now: the round, which is another one when the same is asked again.

    Args:
        asked: What is asked where the room is.
    """
    return round_of(asked, next(iter(asked.rounds)))


def round_of(asked: Asking, wanted: bool) -> str:
    """Name the round of a pass, which may be one that the first answer opens.

    Args:
        asked: What is asked where the room is.
        wanted: The pass.
    """
    there = asked.rounds[wanted]
    return there.id if there is not None else round_id(asked.module.id, choice=asked.asks == "choice", wanted=wanted)


def _parts(view: Session, asked: Asking) -> tuple[Part, ...]:
    made = (part_of(view, asked.module, asked.asks, wanted=wanted) for wanted in asked.rounds)
    return tuple(part for part in made if part is not None)


def count_of(session: Session, asked: Asking, unnamed: Collection[str] = ()) -> str:
    """Say how many are in, as the wall counts them; whose answers are in is never said.

    Args:
        session: The whole session.
        asked: What is asked.
        unnamed: The ids of those whose answers without names are in, on phones or behind dots on the stage.
    """
    first = asked.rounds[next(iter(asked.rounds))]
    if unnamed or first is None or first.id not in session.rounds:
        there = [one for one in answering(session, unnamed) if one.present and not one.left]
        return tr("{answered} of {awaited} in", answered=len(unnamed), awaited=max(len(there), len(unnamed)))
    told = progress_of(session, first.id)
    return tr("{answered} of {awaited} in", answered=told.answered - len(asked.partly(session)), awaited=told.awaited)


def hidden_alone(before: Session, after: Session) -> bool:
    """Tell whether nothing has come in between two moments but answers that nobody sees yet.

    Args:
        before: The whole session before.
        after: The whole session after.
    """
    if before is after:
        return True
    if before.info.solo or not unchanged(before, after):
        return False
    was, now = before.ballots, after.ballots
    changed = [one for key, one in now.items() if was.get(key) is not one]
    changed += [one for key, one in was.items() if key not in now]
    rounds = {one.round for one in changed}
    return all(_hidden(after.rounds.get(one)) for one in rounds)


def unchanged(before: Session, after: Session) -> bool:
    """Tell whether nothing but answers has changed between two moments.

    Args:
        before: The whole session before.
        after: The whole session after.
    """
    return before.held == after.held and all(getattr(before, one) is getattr(after, one) for one in _BUT_ANSWERS)


def _hidden(there: Round | None) -> bool:
    return there is not None and there.status != "revealed" and not there.shown


def shown_html(view: Session, module_id: str) -> str:
    """Write what the wall has revealed of a part of the agenda, but for how many are in, which grows meanwhile.

    Args:
        view: The public view of the session.
        module_id: The id of the module.

    Returns:
        A piece of a page; empty if nothing is revealed.
    """
    found = part_shown(view.model_copy(update={"progress": {}}), module_id)
    return part_html(found) if found else ""


def rows_of(session: Session, part: Part, answers: Iterable[Answer | Ballot]) -> tuple[Filled, ...]:
    """Write what one person has answered in a part as a phone fills it in.

    Args:
        session: The session, public or whole.
        part: The part.
        answers: The person's own answers in it.
    """
    return tuple(given_rows(session, part, answers))


def seen_of(rows: Sequence[Filled]) -> str:
    """Name what is kept, so that a phone can say which answers it has seen; empty for none.

    Args:
        rows: What is kept.
    """
    return sha256(json.dumps(rows).encode()).hexdigest()[:16] if rows else ""


def names(view: Session) -> list[tuple[str, str]]:
    """List whose answers can be given: everybody who has not left, by id and name.

    Args:
        view: The public view of the session.
    """
    return [(one.id, label(view, one)) for one in view.people() if not one.left]
