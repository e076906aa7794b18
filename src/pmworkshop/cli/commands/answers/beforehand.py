"""The commands for what is answered before the room meets: who is awaited, and showing to all what came in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.errors import ExitCode, RefusedError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named, warn

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Session
    from pmworkshop.session.lifecycle.standing import Question, Standing

_ALL_SHOWN = tr_noop("All that is asked beforehand has been shown.")


@click.command()
@session_argument
@json_option
@home_option
@click.pass_context
def awaited(ctx: click.Context, session: str, as_json: bool) -> int:
    """List how far each leader is with what is answered beforehand; never what was answered.

    First each question, with how many have answered it, then each leader. Who is marked as away is not awaited. The
    mails for those who are awaited: pmworkshop export SESSION --format reminders. Exits with 1 while somebody is.
    """
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.session.lifecycle.solo_file import nothing_alone, prepared
    from pmworkshop.session.lifecycle.standing import questions, standings
    from pmworkshop.session.lifecycle.waves import wave_of
    from pmworkshop.session.views.handed_in import handed_in

    whole = read_session(session_named(session, folders_of(ctx)))
    modules, wave = prepared(whole), wave_of(whole)
    if not modules and not wave.of:
        raise nothing_alone(whole)
    asked = questions(whole, modules)
    people = standings(whole, asked, handed_in(whole))
    if as_json:
        say_json(_plain(whole, asked, people))
    elif not asked:
        say(tr(_ALL_SHOWN) if not wave.number else tr("Nothing can be asked beforehand now."))
    else:
        say("\n".join(_lines(whole, asked, people)))
    return ExitCode.FINDINGS if any(not one.complete(asked) for one in people) else ExitCode.FINE


def _lines(whole: Session, asked: Sequence[Question], people: Sequence[Standing]) -> Iterator[str]:
    from pmworkshop.base.dates import spell_date
    from pmworkshop.session.lifecycle.waves import wave_of

    wave, by = wave_of(whole), whole.info.answers_by
    part = (
        tr("Part {number} of {of}", number=wave.number, of=wave.of)
        if wave.number and wave.of > 1
        else tr("Asked beforehand")
    )
    if by:
        yield tr("{part}, awaited by {day}", part=part, day=spell_date(by))
    else:
        yield tr("{part}, awaited before {day}", part=part, day=spell_date(whole.info.day))
    for place, question in enumerate(asked):
        yield tr(
            "  {title}: {done} of {people} in",
            title=question.title,
            done=sum(bool(one.done[place]) for one in people),
            people=len(people),
        )
    complete = sum(one.complete(asked) for one in people)
    yield trn(
        "\n{complete} of {number} leader has answered all of it",
        "\n{complete} of {number} leaders have answered all of it",
        len(people),
        complete=complete,
    )
    for one in people:
        function = f" ({one.person.function})" if one.person.function else ""
        yield f"  {one.person.name}{function}: {_how_far(one, asked)}"


def _how_far(one: Standing, asked: Sequence[Question]) -> str:
    """Say how far a leader is with each question."""
    if one.complete(asked):
        return tr("all in")
    if not any(one.done):
        return tr("nothing yet")
    pairs = zip(asked, one.done, strict=True)
    return ", ".join(
        tr("{short} {done} of {parts}", short=question.short, done=done, parts=question.parts)
        for question, done in pairs
    )


def _plain(whole: Session, asked: Sequence[Question], people: Sequence[Standing]) -> dict[str, Any]:
    from pmworkshop.session.lifecycle.waves import wave_of

    wave, by = wave_of(whole), whole.info.answers_by
    return {
        "wave": wave.number,
        "waves": wave.of,
        "by": by.isoformat() if by else None,
        "questions": [
            {"module": one.module, "wanted": one.wanted, "title": one.title, "parts": one.parts} for one in asked
        ],
        "leaders": [
            {
                "name": one.person.name,
                "function": one.person.function,
                "done": [*one.done],
                "complete": one.complete(asked),
            }
            for one in people
        ],
    }


@click.command()
@session_argument
@click.option("--module", "modules", metavar="ID", multiple=True, help="A part to show; may be given again.")
@json_option
@home_option
@click.pass_context
def reveal(ctx: click.Context, session: str, modules: tuple[str, ...], as_json: bool) -> int:
    """Show to all what was answered beforehand; all parts of a wave at once, and it is not taken back.

    Without --module these are the parts in mode `solo` that are asked now and that somebody has answered. What builds
    on them is asked next. A part that nobody has answered stays open, and one whose answers are kept without names is
    refused: it needs the room. Exits with 1 where a part stays open.
    """
    from pmworkshop.session.lifecycle.beforehand import show, unanswered
    from pmworkshop.session.lifecycle.waves import wave_of
    from pmworkshop.workshop.wiring import wired

    stored = session_named(session, folders_of(ctx))
    workshop = wired().open(stored, window="command")
    try:
        if not workshop.writable:
            raise RefusedError(
                tr("{name} can only be read here.", name=stored.name), tr("Ask for permission, or copy it.")
            )
        workshop.follow()
        before = workshop.session
        workshop.commit(show(modules))
        after = workshop.session
    finally:
        workshop.close()
    opened = _opened(before, after)
    open_still = [] if modules else unanswered(before)
    if as_json:
        wave = wave_of(after)
        say_json({"shown": opened, "open": [one.id for one in open_still], "wave": wave.number, "waves": wave.of})
    else:
        say("\n".join(_shown(after, opened)))
        for one in open_still:
            warn(tr("Nobody has answered “{title}” yet; it stays open.", title=one.title))
        say(_next(after, stored.stem))
    return ExitCode.FINDINGS if open_still else ExitCode.FINE


def _opened(before: Session, after: Session) -> list[dict[str, Any]]:
    """List the rounds that were shown, with how many had answered and who had not."""
    from pmworkshop.session.core.seats import awaited as missing
    from pmworkshop.session.rounds.rounds import answered

    agenda = after.info.agenda
    return [
        {
            "module": one.module,
            "wanted": one.wanted,
            "answered": len(answered(before, key)),
            "missing": [person.name for person in missing(before, answered(before, key))],
        }
        for key, one in sorted(after.rounds.items(), key=lambda pair: (agenda.position(pair[1].module), pair[0]))
        if one.status == "revealed" and key in before.rounds and before.rounds[key].status != "revealed"
    ]


def _shown(after: Session, opened: Sequence[dict[str, Any]]) -> Iterator[str]:
    from pmworkshop.session.core.lookups import module_of

    for one in opened:
        module = module_of(after, one["module"])
        beside = f": {module.pass_name(one['wanted'])}" if len(module.wanted_passes) > 1 else ""
        came, late = one["answered"], one["missing"]
        without = tr(", without {late}", late=", ".join(late)) if late else ""
        yield tr(
            "Shown: {title}{beside} ({came} of {all}{without})",
            title=module.title,
            beside=beside,
            came=came,
            all=came + len(late),
            without=without,
        )
    yield tr("What comes in later for it is not taken.")


def _next(after: Session, name: str) -> str:
    """Say what comes next: a wave of forms, or the room."""
    from pmworkshop.session.lifecycle.waves import wave_of
    from pmworkshop.session.operations.navigation import where

    wave = wave_of(after)
    if wave.number:
        return tr(
            "Next is part {number} of {of}: pmworkshop sheets {name} --format html --by DAY",
            number=wave.number,
            of=wave.of,
            name=name,
        )
    return f"{tr(_ALL_SHOWN)} {tr('The stage begins with “{title}”.', title=where(after)[0].title)}"
