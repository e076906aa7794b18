"""The words of a round: what was asked stays beside its answers, whatever it is called later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Activity, Role, Round, Wording, revise
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """One subject of a poll.

    Attributes:
        id: The id of the subject.
        text: The wording.
        low: The meaning of the lowest value; may be empty.
        high: The meaning of the highest value; may be empty.
    """

    id: str
    text: str
    low: str = ""
    high: str = ""


def words(
    session: Session, module: Module, asks: Literal["answers", "choice"], *, wanted: bool = False
) -> dict[str, Any]:
    """Collect the words that a module asks with at this moment.

    Args:
        session: The session, public or whole.
        module: A module of its agenda.
        asks: Whether it asks for answers, or for a choice among groups.
        wanted: Whether it asks in its second pass.

    Returns:
        The fields of a round that keep them, by name.
    """
    kind, module = kind_of(module), module.asking(wanted)
    form = kind.form(session, module, asks)
    subjects = form.subjects if form else tuple(kind.subjects(session, module))
    return {
        "asked": tuple(Wording(id=one.id, text=one.text, low=one.low, high=one.high) for one in subjects),
        "scale": form.scale if form else kind.values(module),
        "roles": tuple(Wording(id=role.id, text=role.title) for role in (form.roles if form else ())),
        "rule": kind.rule(module),
    }


def kept_up(session: Session, module: Module, round_: Round) -> Round:
    """Add the words of subjects and roles that came up since a round began; words that it keeps already stay.

    Args:
        session: The whole session.
        module: The module of the round.
        round_: The round, before an answer is added to it.

    Returns:
        The round with all words. It is unchanged if nothing came up, if an earlier version of the program took
        answers in it without words, or if one leader prepares the file alone, where nothing but answers is written.
    """
    fresh = _unanswered(session, round_)
    if session.info.solo or not (round_.asked or fresh):
        return round_
    now = words(session, module, round_.asks, wanted=round_.wanted)
    if fresh:
        return revise(round_, **now)
    more = {name: tuple(_added(getattr(round_, name), now[name])) for name in ("asked", "roles")}
    return revise(round_, **{name: (*getattr(round_, name), *added) for name, added in more.items() if added})


def _unanswered(session: Session, round_: Round) -> bool:
    """Tell whether a round has neither words nor answers yet."""
    return not (round_.asked or round_.hands or any(one.round == round_.id for one in session.ballots.values()))


def _added(kept: Iterable[Wording], now: Iterable[Wording]) -> Iterator[Wording]:
    known = {one.id for one in kept}
    return (one for one in now if one.id not in known)


def as_asked(live: Asked, *rounds: Round) -> Asked:
    """Say with which words a subject was asked; if it was reworded, with both wordings.

    What stands for the module as a whole, such as a proposal, is no label that can be corrected: other words ask
    something else, and are not put beside the answers.

    Args:
        live: The subject as it is worded now.
        *rounds: The rounds whose answers are shown, oldest first.

    Returns:
        The subject with the words of the newest of the rounds, followed by others in brackets. It is unchanged if no
        round keeps words for it.
    """
    kept = [found for one in rounds if (found := one.wording(live.id))]
    if not kept:
        return live
    last, notes = kept[-1], _other_words(live, kept)
    text = f"{last.text} ({'; '.join(notes)})" if notes else last.text
    return replace(live, text=text, low=last.low or live.low, high=last.high or live.high)


def _other_words(live: Asked, kept: Sequence[Wording]) -> list[str]:
    """List the wordings besides the last one that was asked: earlier ones, and the one of now."""
    *earlier, last = kept
    before = dict.fromkeys(one.text for one in earlier if not last.says(one.text))
    now = [live.text] if live.id != WHOLE and not last.says(live.text) else []
    return [tr("before “{words}”", words=clean_line(text)) for text in before] + [
        tr("now “{words}”", words=clean_line(text)) for text in now
    ]


def all_as_asked(live: Iterable[Asked], *rounds: Round) -> list[Asked]:
    """Say of each subject with which words it was asked; see `as_asked`.

    Args:
        live: The subjects as they are worded now.
        *rounds: The rounds whose answers are shown, oldest first.

    Returns:
        The subjects, in the same order.
    """
    return [as_asked(one, *rounds) for one in live]


def roles_as_asked(round_: Round, roles: Iterable[Role]) -> tuple[Role, ...]:
    """Give roles the titles that a round asked with; a role that was renamed since has both titles.

    Args:
        round_: The round whose answers are shown.
        roles: The roles as they are called now.

    Returns:
        The roles, in the same order.
    """
    titled = ((role, as_asked(Asked(role.id, role.title), _of_roles(round_)).text) for role in roles)
    return tuple(role if title == role.title else revise(role, title=title) for role, title in titled)


def rows_as_asked(round_: Round, rows: Iterable[Activity]) -> list[Activity]:
    """Give rows of a chart the words that a round asked with; a row that was reworded since has both.

    Args:
        round_: The round whose answers are shown.
        rows: The rows as they are called now.

    Returns:
        The rows, in the same order.
    """
    labelled = ((row, as_asked(Asked(row.id, row.label), round_).text) for row in rows)
    return [row if label == row.label else revise(row, label=label) for row, label in labelled]


def _of_roles(round_: Round) -> Round:
    return Round(id=round_.id, module=round_.module, asked=round_.roles)


def gone(round_: Round, subject: str) -> Asked | None:
    """Find the words of a subject that is not asked about any more.

    Args:
        round_: The round that asked about it.
        subject: The id of the subject.

    Returns:
        The subject; None if the round keeps no words for it.
    """
    kept = round_.wording(subject)
    return Asked(kept.id, kept.text, kept.low, kept.high) if kept else None


def about(round_: Round, live: Asked) -> bool:
    """Tell whether a round asked about a subject with the words that it has now.

    Args:
        round_: The round.
        live: The subject as it is worded now.

    Returns:
        True if the words are the same, or if the round keeps none for it.
    """
    kept = round_.wording(live.id)
    return kept is None or kept.says(live.text)


def another_question(session: Session, module: Module, round_: Round) -> bool:
    """Tell whether a module as a whole asks something else now than a round of it did, such as another proposal.

    Args:
        session: The session, public or whole.
        module: The module of the round.
        round_: The round.

    Returns:
        True if its answers say nothing about what is asked now.
    """
    now = words(session, module, round_.asks, wanted=round_.wanted)["asked"]
    return any(one.id == WHOLE and not about(round_, Asked(one.id, one.text)) for one in now)
