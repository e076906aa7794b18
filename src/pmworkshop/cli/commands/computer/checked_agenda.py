"""What is told of an agenda or a module whose file has no faults: whether its minutes suffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr
from pmworkshop.base.text import count
from pmworkshop.cli.json_output import say_json
from pmworkshop.cli.options import say, warn

if TYPE_CHECKING:
    from pmworkshop.agenda.loader import Loaded
    from pmworkshop.agenda.model import Module


def say_checked(file: str, loaded: Loaded, people: int | None, *, as_json: bool) -> ExitCode:
    """Print that an agenda has no faults, and what does not fit the people and the clock.

    Args:
        file: The file as it was named.
        loaded: The agenda, and what was left out of it.
        people: How many people were asked about; None for the number that the agenda is worked out for.
        as_json: Whether to print it as JSON.

    Returns:
        Findings, if a number of people was given and something does not fit; else that all is fine.
    """
    from pmworkshop.agenda.composing import filled

    found = loaded.agenda
    filling = filled(found, people or found.people)
    if as_json:
        say_json(
            {
                "file": file,
                "id": found.id,
                "title": found.title,
                "modules": len(found.modules),
                "minutes": found.minutes,
                "people": filling.people,
                "needed": filling.needed,
                "left_out": loaded.left_out,
                "warnings": filling.warnings,
            }
        )
    else:
        told = tr("it does not fit {persons}", persons=count(filling.people, "person", "people"))
        fits = told if people and filling.warnings else tr("fine")
        say(
            tr(
                "{file}: {fits}. “{title}”, {modules}, {minutes:g} min.",
                file=file,
                fits=fits,
                title=found.title,
                modules=count(len(found.modules), "module", "modules"),
                minutes=found.minutes,
            )
        )
    for line in () if as_json else (*loaded.left_out, *filling.warnings):
        warn(line)
    return ExitCode.FINDINGS if people and filling.warnings else ExitCode.FINE


def say_checked_module(file: str, module: Module, people: int | None, *, as_json: bool) -> None:
    """Print that a module of the shelf has no faults, and its minutes.

    Args:
        file: The file as it was named.
        module: The module.
        people: The number of people to work out its minutes for; None for those of its file.
        as_json: Whether to print it as JSON.
    """
    from pmworkshop.agenda.composing import grown

    needed = grown(module, people or 0).minutes
    if as_json:
        say_json(
            {
                "file": file,
                "id": module.id,
                "title": module.title,
                "modules": 1,
                "minutes": module.minutes,
                "people": people,
                "needed": needed,
                "left_out": [],
                "warnings": [],
            }
        )
        return
    for_people = (
        tr(", {needed:g} min with {persons}", needed=needed, persons=count(people, "person", "people"))
        if people
        else ""
    )
    say(
        tr(
            "{file}: fine. “{title}”, a module of the shelf, {minutes:g} min{for_people}.",
            file=file,
            title=module.title,
            minutes=module.minutes,
            for_people=for_people,
        )
    )
