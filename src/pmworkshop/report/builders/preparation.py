"""Collects what is needed before the workshop: timetable, guests, invitation, private script, sheets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from pmworkshop.agenda.beforehand import waves
from pmworkshop.agenda.model import Agenda, Holds, Module, Prompt
from pmworkshop.agenda.phases import phase_name, turn_words
from pmworkshop.base.language import tr
from pmworkshop.exchange.sheet_form import parts
from pmworkshop.kinds import registry
from pmworkshop.kinds.registry import kind_of
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.materials import materials
from pmworkshop.report.builders.timetable import timetable_of
from pmworkshop.report.model.preparation import (
    Awaited,
    Crib,
    Cue,
    Guest,
    Invitation,
    Missing,
    Preparation,
    Script,
    WallLine,
)
from pmworkshop.session.core.records import Participant, Role
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.solo_file import prepared
from pmworkshop.session.lifecycle.standing import questions, standings
from pmworkshop.session.lifecycle.waves import wave_of
from pmworkshop.session.views.handed_in import handed_in

_ASKED: tuple[Holds, ...] = ("missing", "unwanted", "outcome")
_SPOKEN: tuple[Holds, ...] = ("worry", "person")
"""What nobody is asked to put into a mail."""
MOST_QUESTIONS = 2
"""Questions of lists that people are asked to think about beforehand."""


def preparation_of(context: Context, sheets: Sequence[str] | None = None) -> Preparation:
    """Collect what is needed before the workshop.

    Args:
        context: The indexed session with the audience of the report.
        sheets: Ids of the modules to ask on sheets; empty for the usual modules, None for no sheets.

    Returns:
        The preparation; its private script only for the facilitator.

    Raises:
        RefusedError: A module cannot be asked on a sheet; see `sheet_form.parts`.
    """
    session = context.session
    roles = [role for module_id in context.modules for role in context.roles.get(module_id, ())]
    asked = () if sheets is None else parts(session, sheets)
    wave = wave_of(session)
    return Preparation(
        timetable=timetable_of(session.info.agenda, session.info.ends),
        guests=tuple(_guest(context, person, roles, known=sheets is not None) for person in seated(session)),
        invitation=_invitation(session.info.agenda, by_sponsor=session.info.sponsor_invites),
        materials=tuple(materials(session)),
        script=_script(context, roles) if context.private else None,
        sheets=asked,
        minutes=_minutes(session.info.agenda, {part.module for part in asked}),
        wave=wave.number,
        waves=wave.of,
        answers_by=session.info.answers_by,
        awaited=tuple(_awaited(context.whole)) if context.private else (),
    )


def _minutes(agenda: Agenda, modules: Collection[str]) -> float:
    """Add the minutes that the agenda gives for answering alone."""
    return sum(module.phases.get("alone", 0.0) for module in agenda.modules if module.id in modules)


def _guest(context: Context, person: Participant, roles: Sequence[Role], *, known: bool) -> Guest:
    whole = context.whole.participants[person.id]
    voices = dict.fromkeys(role.title for role in roles if role.spokesperson == person.id)
    return Guest(
        id=person.id,
        name=person.name,
        function=person.function,
        sponsor=person.sponsor,
        deputy_of=context.name(person.deputy_of),
        voices=tuple(voices),
        present=person.present,
        address=whole.email if context.private else "",
        token=whole.token if known else "",
    )


def _awaited(whole: Session) -> Iterator[Awaited]:
    """List those of whom something is missing that can be answered beforehand now, each with what it is."""
    asked = questions(whole, prepared(whole))
    for one in standings(whole, asked, handed_in(whole)):
        pairs = zip(asked, one.done, strict=True)
        missing = [Missing(question.title, question.parts, done) for question, done in pairs if done < question.parts]
        if missing:
            yield Awaited(one.person.name, one.person.email, tuple(missing))


def _invitation(agenda: Agenda, *, by_sponsor: bool) -> Invitation:
    promises = (kind_of(module).promise(module) for module in agenda.modules)
    return Invitation(
        audience=agenda.audience,
        views=tuple(_views(agenda)),
        alone=any("alone" in module.phases for module in agenda.modules),
        promises=tuple(dict.fromkeys(promise for promise in promises if promise)),
        questions=tuple(WallLine(prompt.text, prompt.hint) for prompt in _questions(agenda)),
        forms=max(waves(agenda).values(), default=0),
        by_sponsor=by_sponsor,
    )


def _views(agenda: Agenda) -> Iterator[str]:
    if agenda.holding("purpose"):
        yield tr("what product management is for")
    if agenda.holding("missing") or agenda.holding("unwanted"):
        yield tr("what is missing")
    yield from dict.fromkeys(view for module in agenda.modules if (view := kind_of(module).view(module)))


def _questions(agenda: Agenda) -> list[Prompt]:
    """Choose the questions that people think about beforehand.

    They are the first prompts of the lists that can be answered alone; if there are none, the prompts on what is
    missing, what is unwanted and the outcome. Ratings and charts are left out: leaders who answer these beforehand
    get a file of their own.
    """
    lists = (module for module in agenda.modules if kind_of(module).asks_sentences and module.mode != "live")
    alone = [prompt for module in lists for prompt in module.prompts if _thought_over(prompt)]
    if alone:
        return alone[:MOST_QUESTIONS]
    return [holding[1] for holds in _ASKED if (holding := agenda.holding(holds))]


def _thought_over(prompt: Prompt) -> bool:
    """Tell whether people think about a question beforehand: not about what is spoken, or answered together."""
    return prompt.holds not in _SPOKEN and not prompt.together


def _script(context: Context, roles: Sequence[Role]) -> Script:
    silent = dict.fromkeys(role.title for role in roles if role.spokesperson is None)
    return Script(tuple(silent), tuple(_cue(context, module) for module in context.whole.info.agenda.modules))


def _cue(context: Context, module: Module) -> Cue:
    kind = kind_of(module)
    return Cue(
        tool=module.tool,
        manner=kind.manner(module),
        mode=module.mode,
        wall=(
            *(WallLine(prompt.text, prompt.hint) for prompt in module.prompts),
            *map(WallLine, kind.on_the_wall(module)),
        ),
        text=kind.text(module),
        opening=module.opening,
        notes=module.notes,
        probes=module.probes,
        stuck=module.stuck,
        cut=module.cut,
        source=module.source,
        turns=tuple((phase_name(name), turn_words(turns)) for name, turns in module.turns.items()),
        cribs=_cribs(context, module, kind.crib) if kind.crib else (),
    )


def _cribs(context: Context, module: Module, place: str) -> tuple[Crib, ...]:
    build: Callable[[Context, Module], Iterator[Crib]] = registry.load(place)
    return tuple(build(context, module))
