"""An agenda while it is put together: the modules chosen so far, for how many people, and for which clock."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import Any

from pmworkshop.agenda.composing import Composed, Filling, composed, filled, grown
from pmworkshop.agenda.model import Agenda, AgendaModel, Line, Minutes, Module, Switch, Whole
from pmworkshop.agenda.wordings import read_text
from pmworkshop.base.errors import InputError
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import decimal, tr, tr_noop
from pmworkshop.base.model import Field
from pmworkshop.base.text import clean_line

DAY = 1440
"""Minutes of a day: the most that an agenda has."""
MOST_PEOPLE = 60
UNTITLED = tr_noop("A workshop of your own")
_HEAD = ("audience", "outcome", "kind", "smallest_group", "language", "translations")
"""What an agenda says besides its modules, and a copy of it keeps."""


class Chosen(AgendaModel):
    """A module that was chosen.

    Attributes:
        module: The module, with the minutes of its file or those that were typed.
        fixed: Whether its minutes were typed; else they grow with the people.
    """

    module: Module
    fixed: Switch = False


class Composition(AgendaModel):
    """An agenda while it is put together; it need not make sense yet.

    Attributes:
        title: Its title; empty as long as nobody gave it one.
        people: How many people its minutes are worked out for.
        clock: The minutes of the clock.
        chosen: The modules in their order.
        head: Further keys of the agenda that it was copied from.
    """

    title: Line = ""
    people: Whole = Field(default=8, ge=1, le=MOST_PEOPLE)
    clock: Minutes = 90.0
    chosen: tuple[Chosen, ...] = ()
    head: dict[str, Any] = {}

    def modules(self) -> list[Module]:
        """List the modules with the minutes that they have for the people."""
        return [one.module if one.fixed else grown(one.module, self.people) for one in self.chosen]

    @property
    def name(self) -> str:
        """The id of the agenda, made from its title."""
        return safe_name(self.title, "agenda", 40)

    def made(self) -> Composed:
        """Make the agenda.

        Returns:
            The agenda, and what had to be left out of its modules.

        Raises:
            InputError: It has no module yet.
        """
        return composed(self.title or tr(UNTITLED), self.name, self.modules(), self.people, self.clock, **self.head)

    def filling(self) -> Filling:
        """Work out how full the clock is, with everything that does not fit as a warning."""
        if not self.chosen:
            return Filling(self.people, 0, self.clock)
        made = self.made()
        found = filled(made.agenda, self.people)
        return Filling(found.people, found.needed, found.clock, (*found.warnings, *made.told))

    def put(self, **changes: Any) -> Composition:
        """Return a copy with other values.

        Args:
            **changes: The values by key.
        """
        return self.model_copy(update=changes)

    def taken(self, module: Module) -> Composition:
        """Return a copy with one more module, at the end.

        Args:
            module: The module.
        """
        return self.put(chosen=(*self.chosen, Chosen(module=module)))

    def without(self, at: int) -> Composition:
        """Return a copy without a module.

        Args:
            at: Its position, from 0.
        """
        return self.put(chosen=(*self.chosen[:at], *self.chosen[at + 1 :]))

    def moved(self, at: int, by: int) -> Composition:
        """Return a copy in which a module stands elsewhere; at either end it stays where it is.

        Args:
            at: Its position, from 0.
            by: How many places later it stands; negative for earlier.
        """
        chosen = list(self.chosen)
        chosen.insert(max(at + by, 0), chosen.pop(at))
        return self.put(chosen=tuple(chosen))

    def changed(self, at: int, module: Module, *, fixed: bool | None = None) -> Composition:
        """Return a copy in which a module is changed.

        Args:
            at: Its position, from 0.
            module: The changed module.
            fixed: Whether its minutes were typed; None leaves that as it is.
        """
        chosen = list(self.chosen)
        chosen[at] = Chosen(module=module, fixed=chosen[at].fixed if fixed is None else fixed)
        return self.put(chosen=tuple(chosen))


def copy_of(agenda: Agenda, title: str) -> Composition:
    """Begin with the modules of an agenda.

    Args:
        agenda: The agenda.
        title: The title of the copy.

    Returns:
        The copy, for the same number of people and the same clock.
    """
    head = {key: getattr(agenda, key) for key in _HEAD if getattr(agenda, key)}
    chosen = tuple(Chosen(module=module) for module in agenda.modules)
    return Composition(title=title, people=agenda.people, clock=agenda.minutes, chosen=chosen, head=head)


def in_minutes(module: Module, minutes: float) -> Module:
    """Give a module other minutes; its phases in the room share them as they did, the longest takes the rest.

    They are given in half minutes.

    Args:
        module: The module.
        minutes: The minutes of all its phases together.

    Returns:
        The module; the minutes of a shortened one change in proportion. One that takes none of the room's time stays.
    """
    if not module.in_room:
        return module
    scale = minutes / module.minutes if module.minutes else 0.0
    phases = {name: floor(length * scale * 2) / 2 for name, length in module.in_room.items()}
    longest = max(phases, key=lambda name: module.phases[name])
    phases[longest] += minutes - sum(phases.values())
    short = module.short_minutes
    return module.model_copy(
        update={
            "phases": {**module.phases, **phases},
            "short_minutes": None if short is None else floor(short * scale * 2) / 2,
        }
    )


def read_number(text: str, least: int, most: int, what: str) -> float:
    """Read a number of minutes or of people.

    Args:
        text: The number as typed, with ``min`` behind it or not.
        least: The smallest number that makes sense.
        most: The largest one.
        what: What is counted, for the message.

    Returns:
        The number.

    Raises:
        InputError: It is no number between the two.
    """
    typed = clean_line(text).lower().removesuffix("min").replace(",", ".").strip()
    try:
        number = float(typed)
    except ValueError:
        number = -1.0
    if not least <= number <= most:
        raise InputError(
            tr("“{typed}” is no number of {what}.", typed=clean_line(text), what=what),
            tr("Type one from {least} to {most}.", least=least, most=most),
        )
    return number


def value_of(made: Composition, key: str) -> tuple[str, str, Callable[[str], Composition]]:
    """Say how one value of an agenda is asked for.

    Args:
        made: The agenda so far.
        key: ``title``, ``clock`` or ``people``.

    Returns:
        The question, the present value, and what makes the agenda with a typed one; that raises `InputError` where
        the text is no such value.
    """

    def clock(text: str) -> Composition:
        return made.put(clock=read_number(text, 5, DAY, tr("minutes")))

    def people(text: str) -> Composition:
        return made.put(people=int(read_number(text, 1, MOST_PEOPLE, tr("people"))))

    def title(text: str) -> Composition:
        return made.put(title=read_text(text))

    return {
        "title": (tr("The room reads"), made.title, title),
        "clock": (tr("Minutes of the whole workshop"), decimal(made.clock), clock),
        "people": (tr("How many people"), str(made.people), people),
    }[key]
