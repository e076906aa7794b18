"""The invitation: what leaders are told before the workshop, as plain text to paste into mail."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from pmworkshop.agenda.model import Agenda, Holds, Prompt
from pmworkshop.base.dates import spell_date
from pmworkshop.base.text import clean_text
from pmworkshop.kinds.registry import kind_of
from pmworkshop.report.model.timetable import in_minutes, planned, start_and_end
from pmworkshop.session.core.records import Details, Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public

_WIDTH = 72
_ASKED: tuple[Holds, ...] = ("missing", "unwanted", "outcome")
_SPOKEN: tuple[Holds, ...] = ("worry", "person")
"""What nobody is asked to put into a mail."""
_MOST = 2


def invitation(session: Session) -> bytes:
    """Write the invitation to a workshop, or to the call before it; nothing private stands in it.

    Raises:
        DamagedError: The session has no beginning.
    """
    shown = public(session)
    blocks = _to_sponsor(shown) if shown.info.agenda.kind == "discovery" else _to_all(shown)
    text = "\n\n".join(block for block in blocks if block)
    return f"{clean_text(text)}\n".encode(errors="replace")


def _to_all(session: Session) -> Iterator[str]:
    info = session.info
    yield f"Subject: {info.title}, {spell_date(info.day)}"
    yield "Dear colleagues,"
    yield _wrapped(_why(info))
    yield _when(info)
    people = [person for person in session.people() if not person.left]
    if people:
        yield "\n".join(["Who", *(_item(_person(person)) for person in people)])
    elif info.agenda.audience:
        yield "\n".join(["Who", _item(info.agenda.audience)])
    if info.agenda.outcome:
        yield "\n".join(["What we leave with", _item(info.agenda.outcome)])
    yield "\n".join(["How we work", *map(_item, _how(info.agenda))])
    prompts = prework(info.agenda)
    if prompts:
        asked = "one question" if len(prompts) == 1 else "these questions"
        yield _wrapped(
            f"What to bring: please think about {asked} for ten minutes, and bring one line for each, "
            "in your own words."
        )
        yield _questions(prompts)
    else:
        yield "What to bring: nothing but your own view."
    yield _wrapped(
        "If you cannot come, please name a deputy who may speak for your function, and tell me beforehand."
    )
    yield from _end(info)


def _to_sponsor(session: Session) -> Iterator[str]:
    info = session.info
    sponsor = next((person for person in session.people() if person.sponsor and not person.left), None)
    yield f"Subject: {info.title}, {spell_date(info.day)}"
    yield f"Dear {sponsor.name}," if sponsor else "Good day,"
    yield _wrapped(
        "before I propose anything, I should like to understand what you ask for, and why now. "
        f"The call takes {in_minutes(planned(info.agenda))}."
    )
    yield _when(info)
    prompts = prework(info.agenda)[:_MOST]
    if prompts:
        yield _wrapped("I shall ask you, among other things:")
        yield _questions(prompts)
    yield _wrapped(
        "You need not prepare anything. Afterwards you get my notes on a page, to put right what I misunderstood."
    )
    yield from _end(info)


def prework(agenda: Agenda) -> list[Prompt]:
    """Choose the questions that people think about beforehand.

    They are the first two of the lists that can be made alone; where there is none, those about what is missing,
    what is unwanted and what is to have happened. A rating or a chart is no question to think about: whoever
    answers it beforehand gets a file of their own.
    """
    lists = (module for module in agenda.modules if kind_of(module).asks_sentences and module.mode != "live")
    alone = [prompt for module in lists for prompt in module.prompts]
    asked = [prompt for prompt in alone if prompt.holds not in _SPOKEN][:_MOST]
    if asked:
        return asked
    return [found[1] for holds in _ASKED if (found := agenda.holding(holds))]


def _why(info: Details) -> str:
    where = f" at {info.organisation}" if info.organisation else ""
    if info.agenda.kind == "follow-up":
        return f"we meet again{where} to see what became of what we agreed, and what has to change."
    views = []
    if info.agenda.holding("purpose"):
        views.append("what product management is for")
    if info.agenda.holding("missing") or info.agenda.holding("unwanted"):
        views.append("what is missing")
    views += dict.fromkeys(view for module in info.agenda.modules if (view := kind_of(module).view(module)))
    if not views:
        return f"we meet to talk about product management{where}, and about what it needs from each of us."
    *first, last = views
    return f"we meet to come to one view of {', '.join(first)}{' and ' if first else ''}{last}{where}."


def _when(info: Details) -> str:
    start, end = start_and_end(info.agenda, info.ends)
    length = in_minutes(planned(info.agenda))
    time = f"{start} to {end} ({length})" if info.ends else f"{length}; the time follows"
    return "\n".join(["When", _item(f"{spell_date(info.day)}, {time}")])


def _how(agenda: Agenda) -> Iterator[str]:
    if any("alone" in module.phases for module in agenda.modules):
        yield "Everybody writes first, then we talk."
    yield from dict.fromkeys(said for module in agenda.modules if (said := kind_of(module).promise(module)))
    yield "No slides. We begin and end on time."


def _person(person: Participant) -> str:
    about = ", ".join(part for part in (person.function, "sponsor" if person.sponsor else "") if part)
    return f"{person.name} ({about})" if about else person.name


def _questions(prompts: list[Prompt]) -> str:
    return "\n".join(
        _item(f"{prompt.text} {f'({prompt.hint})' if prompt.hint else ''}".strip()) for prompt in prompts
    )


def _end(info: Details) -> Iterator[str]:
    yield f"Kind regards\n{info.facilitator}" if info.facilitator else "Kind regards"
    yield "(A made-up example.)" if info.sample else ""


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    return fill(
        text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
