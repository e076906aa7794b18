"""Composing an agenda from modules: their minutes for a number of people, how full the clock is, and the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from itertools import count as numbers
from math import ceil
from typing import Any

from pmworkshop.agenda.as_toml import agenda_text
from pmworkshop.agenda.model import OUTCOMES, VOTED, Agenda, Module, PhaseName
from pmworkshop.agenda.phases import SECONDS_A_TURN, phase_name
from pmworkshop.agenda.references import EARLIER, NAMED
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import in_all, spoken, tr
from pmworkshop.base.text import count

__all__ = [
    "FULLEST",
    "SECONDS_A_TURN",
    "Composed",
    "Filling",
    "agenda_text",
    "asked_first",
    "bound",
    "composed",
    "filled",
    "grown",
    "lacks",
    "least_clock",
    "needed_minutes",
    "outgrown",
    "sources",
    "with_own_ids",
]

FULLEST = 0.9
"""The most of the clock that modules may fill: a room starts late and ends on time (handbook.md, part 6)."""
_STEP = 5
"""A clock is set in steps of so many minutes."""
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Filling:
    """How modules fill the clock of an agenda.

    Attributes:
        people: For how many people it was worked out.
        needed: The minutes that the modules need with so many.
        clock: The minutes of the clock.
        warnings: What does not fit, a sentence each.
    """

    people: int
    needed: float
    clock: float
    warnings: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """How much of the clock is filled: 1 for all of it; 0 where the clock has no minutes."""
        return self.needed / self.clock if self.clock else 0.0


@dataclass(frozen=True, slots=True)
class Composed:
    """An agenda made of modules.

    Attributes:
        agenda: The agenda.
        told: What had to be left out, as modules take from others that are not there or come later; a sentence each.
    """

    agenda: Agenda
    told: tuple[str, ...] = ()


def grown(module: Module, people: int) -> Module:
    """Give a module the minutes that it needs with a number of people; it never gets fewer than it has.

    A phase in which people take turns takes at least people x turns x 40 seconds, rounded up to half a minute; the
    minutes of a shortened module grow in proportion. Ask it of the module as its file has it: one that has grown does
    not shrink again.

    Args:
        module: The module.
        people: How many people are in the room, 0 or more.

    Returns:
        The module with its minutes; the same one if they suffice.
    """
    phases = {name: max(length, _turns(module, name, people)) for name, length in module.phases.items()}
    if phases == module.phases:
        return module
    larger = module.model_copy(update={"phases": phases})
    short = module.short_minutes
    if short is not None and module.minutes:
        short = min(_half(short * larger.minutes / module.minutes), larger.minutes)
    return larger.model_copy(update={"short_minutes": short})


def _turns(module: Module, phase: PhaseName, people: int) -> float:
    """Return the minutes that the turns of a phase take; 0 where nobody takes turns."""
    return _half(people * module.turns.get(phase, 0) * SECONDS_A_TURN / 60)


def _half(minutes: float) -> float:
    """Round minutes up to half a minute."""
    return ceil(minutes * 2 - 1e-6) / 2


def needed_minutes(modules: Iterable[Module], people: int) -> float:
    """Add up the minutes that modules need.

    Args:
        modules: The modules.
        people: How many people are in the room.

    Returns:
        The minutes.
    """
    return sum(grown(module, people).minutes for module in modules)


def least_clock(minutes: float) -> int:
    """Find the shortest clock that modules do not fill to more than nine tenths.

    Args:
        minutes: The minutes of all modules together.

    Returns:
        The minutes of the clock, in steps of five.
    """
    return ceil(minutes / FULLEST / _STEP - 1e-6) * _STEP


def filled(agenda: Agenda, people: int) -> Filling:
    """Work out how full the clock of an agenda is with a number of people, and what does not fit.

    Args:
        agenda: The agenda.
        people: How many people are in the room, 1 or more.

    Returns:
        The minutes, and the warnings: too much for the clock, phases too short for everybody's turn, modules that
        take from an earlier one that is not there.
    """
    needed = needed_minutes(agenda.modules, people)
    warnings = (
        *_overfull(agenda, people, needed),
        *(line for module in agenda.modules for line in _too_short(module, people)),
        *_astray(agenda.modules),
    )
    return Filling(people, needed, agenda.minutes, warnings)


def outgrown(agenda: Agenda, people: int) -> str:
    """Say in one line that an agenda is too long for the clock because so many people take turns.

    Args:
        agenda: The agenda.
        people: How many people are in the room.

    Returns:
        The line; empty if the agenda fits, or is as full with fewer people.
    """
    needed, written = needed_minutes(agenda.modules, people), sum(module.minutes for module in agenda.modules)
    return next(_overfull(agenda, people, needed), "") if needed > written else ""


def _overfull(agenda: Agenda, people: int, needed: float) -> Iterator[str]:
    if needed <= agenda.minutes * FULLEST + 0.01:
        return
    yield (
        tr(
            "With {people} this agenda needs {needed:g} of {minutes:g} minutes, and a tenth should stay "
            "free: leave something out, or take {clock} minutes.",
            people=_persons(people),
            needed=needed,
            minutes=agenda.minutes,
            clock=least_clock(needed),
        )
    )


def _too_short(module: Module, people: int) -> Iterator[str]:
    for name, length in module.phases.items():
        if (needed := _turns(module, name, people)) > length:
            yield (
                tr(
                    "“{title}”, {phase}: it has {length:g} min, and {people} need {needed:g} to take turns.",
                    title=module.title,
                    phase=phase_name(name).lower(),
                    length=length,
                    people=_persons(people),
                    needed=needed,
                )
            )


def _persons(people: int) -> str:
    return count(people, "person", "people")


def _astray(modules: Sequence[Module]) -> Iterator[str]:
    for place in range(len(modules)):
        yield from lacks(modules, place)


def lacks(modules: Sequence[Module], place: int) -> Iterator[str]:
    """Say what a module takes from others that are not there or do not come before it.

    Args:
        modules: The modules in their order.
        place: The position of the module, from 0.

    Yields:
        A sentence for each name that it cannot take from.
    """
    module = modules[place]
    for key, source in sources(module):
        if why := _lacking(key, source, modules, place):
            yield tr("“{title}” takes from “{source}”, which {why}.", title=module.title, source=source, why=why)


def sources(module: Module) -> Iterator[tuple[str, str]]:
    """List what a module takes from earlier ones.

    Args:
        module: The module.

    Yields:
        The key under which it is named, and the name: an id, or after a full stop a part of that module.
    """
    for key in EARLIER:
        value = getattr(module, key, None)
        yield from ((key, source) for source in ([value] if isinstance(value, str) else value or ()))


def _parts(module: Module) -> list[str]:
    """List what may be named of a module: its prompts, the outcomes noted there, and the priorities of its vote."""
    votes = [VOTED] if module.priority_count else []
    return [*(prompt.id for prompt in module.prompts), OUTCOMES, *votes]


def _lacking(key: str, source: str, modules: Sequence[Module], place: int) -> str:
    """Say why a module cannot take from another; nothing if it can."""
    name, _, part = source.partition(".")
    found = next((at for at, module in enumerate(modules) if module.id == name), None)
    if found is None:
        return tr("is not there")
    if found >= place:
        return tr("does not come before it")
    if part and part not in _parts(modules[found]):
        return tr("has no such part")
    return tr("cannot be asked again") if key == "repeat" and not modules[found].repeatable else ""


def composed(
    title: str, name: str, modules: Iterable[Module], people: int, clock: float | None = None, **head: Any
) -> Composed:
    """Make an agenda of modules, with the minutes that they have.

    Ids are made unique. A module that takes from another keeps only what is there and comes before it; a poll that so
    loses all it asks about lets the room name it.

    Args:
        title: The name the room sees.
        name: Names the agenda in the library; what no id may have is replaced.
        modules: The modules in their order, each grown for the people if that is wanted.
        people: How many people the minutes are worked out for, 1 to 60.
        clock: The minutes of the clock; None for the shortest one that is not filled to more than nine tenths.
        **head: Further keys of the agenda, such as ``audience`` and ``outcome``.

    Returns:
        The agenda, and what was left out.

    Raises:
        InputError: There are no modules.
        ValueError: A value is none that an agenda may have.
    """
    unique = with_own_ids(modules)
    if not unique:
        raise InputError(tr("An agenda has at least one module."), tr("Choose one from the shelf."))
    kept = tuple(bound(unique, place) for place in range(len(unique)))
    minutes = least_clock(sum(module.minutes for module in kept)) if clock is None else clock
    plain = safe_name(name, "agenda", _LONGEST_ID)
    head = {"language": spoken(), **head}
    agenda = Agenda(id=plain, title=title, minutes=minutes, people=people, modules=kept, **head)
    lost = (tr("{line}; that is left out.", line=line.removesuffix(".")) for line in _astray(unique))
    return Composed(agenda, (*lost, *asked_first(unique, kept)))


def asked_first(before: Sequence[Module], after: Sequence[Module]) -> Iterator[str]:
    """Tell of the polls that let the room name what they ask about, as nothing else says so any more.

    Args:
        before: The modules as they were chosen.
        after: The same modules without what they cannot take.

    Yields:
        A sentence for each of these polls.
    """
    for was, module in zip(before, after, strict=True):
        if module.poll is not None and module.poll != was.poll and module.poll.naming in in_all(NAMED):
            yield tr("“{title}” lets the room name first what it asks about.", title=module.title)


def with_own_ids(modules: Iterable[Module]) -> list[Module]:
    """Number the ids that come up again; what takes from such a module takes from the first.

    Args:
        modules: The modules in their order.

    Returns:
        The same modules, each with an id of its own.
    """
    found: dict[str, Module] = {}
    for module in modules:
        further = (f"{module.id[: _LONGEST_ID - 3]}-{number}" for number in numbers(2))
        name = next(one for one in chain([module.id], further) if one not in found)
        found[name] = module if name == module.id else module.model_copy(update={"id": name})
    return list(found.values())


def bound(modules: Sequence[Module], place: int) -> Module:
    """Leave out what a module cannot take, as it is not there or does not come before it.

    Args:
        modules: The modules in their order.
        place: The position of the module, from 0.

    Returns:
        The module; a poll that loses all it asks about lets the room name it.
    """
    module = modules[place]
    lost = {key for key, source in sources(module) if _lacking(key, source, modules, place)}
    changes: dict[str, Any] = {}
    for key in lost:
        value = getattr(module, key)
        kept = () if isinstance(value, str) else tuple(one for one in value if not _lacking(key, one, modules, place))
        changes[key] = None if isinstance(value, str) else kept
    bound = module.model_copy(update=changes) if changes else module
    return _asking(bound) if lost else bound


def _asking(module: Module) -> Module:
    """Let the room name what a poll asks about, where nothing else says so any more."""
    poll = module.poll
    if poll is None or poll.method in ("fist", "gradient") or poll.naming:
        return module
    if poll.subjects or poll.subjects_from or poll.repeat:
        return module
    return module.model_copy(update={"naming": tr(NAMED)})
