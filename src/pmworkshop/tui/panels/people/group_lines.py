"""Which group people belong to, as it is typed: a name, or numbers of the list before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import Participant
from pmworkshop.session.operations.people_groups import groups_of_people, put_in_group
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part

GROUP = Command(
    "group", ("G",), "group", "Put the leader, or several, into a group, so that answers can be shown apart"
)
"""The key of every list of people."""
_SPAN = re.compile(r"(\d{1,4})(?:\s*-\s*(\d{1,4}))?")
_NUMBERS = re.compile(rf"\s*{_SPAN.pattern}(?:[\s,]+{_SPAN.pattern})*[\s,]*")


def group_asked(name: str, group: str) -> str:
    """Word the question for a group.

    Args:
        name: The name of the chosen person.
        group: The group that the person is in now; empty for none.

    Returns:
        The question, with the way to name several people.
    """
    now = tr(" (now “{group}”, Enter on nothing takes it out)", group=group) if group else ""
    return tr("Group of {name}{now}; for several: 1 3-5; Partners", name=name, now=now)


def read_group(text: str, chosen: int, people: int) -> tuple[list[int], str]:
    """Read whom a group is for, and its name.

    Args:
        text: ``Partners`` for the chosen person, ``1 3-5; Partners`` for the people of these numbers; without a name
            they are in no group.
        chosen: The place of the chosen person, from 0.
        people: How many people there are.

    Returns:
        The places of the people, from 0, each once; and the name of the group, which may be empty.

    Raises:
        InputError: What stands before the semicolon is no numbers, or one is not in the list.
    """
    before, mark, name = clean_line(text).partition(";")
    if not mark:
        return [chosen], before
    if not _NUMBERS.fullmatch(before):
        raise InputError(tr("“{before}” is not a list of numbers.", before=before), tr("Type it as 1 3-5; Partners."))
    return _places(before, people), name.strip()


def _places(numbers: str, people: int) -> list[int]:
    spans = [(int(first), int(last or first)) for first, last in _SPAN.findall(numbers)]
    wrong = [end for span in spans for end in span if not 1 <= end <= people]
    if wrong:
        raise InputError(
            tr("There is no leader {wrong} in the list.", wrong=wrong[0]),
            tr("The numbers are 1 to {people}.", people=people),
        )
    return list(dict.fromkeys(at - 1 for first, last in spans for at in range(first, last + 1)))


def in_words(names: Sequence[str], group: str) -> str:
    """Say who is in a group now.

    Args:
        names: The names of the people.
        group: The name of the group; empty for none.

    Returns:
        A sentence without a full stop.
    """
    if len(names) == 1:
        if not group:
            return tr("{name} is in no group now", name=names[0])
        return tr("{name} is in “{group}” now", name=names[0], group=group)
    if not group:
        return tr("{people} people are in no group now", people=len(names))
    return tr("{people} people are in “{group}” now", people=len(names), group=group)


class PersonGroups(Part):
    """Puts people who are in the room into groups."""

    def __init__(self) -> None:
        """Map the command id to its handler."""
        self.handlers = {GROUP.id: self._group}

    def _group(self, context: Context, key: str) -> Act | None:
        """Ask for the group of the chosen person, or of several."""
        people = context.view.people()
        ids = [person.id for person in people]
        if context.cursor.row not in ids:
            return NOTHING_CHOSEN
        at = ids.index(context.cursor.row)

        def answer(later: Context, text: str) -> Act:
            places, typed = read_group(text, at, len(people))
            return _put(later, [people[place] for place in places], typed)

        return Ask(group_asked(people[at].name, people[at].group), answer, empty=True)


def _put(context: Context, people: Sequence[Participant], typed: str) -> Commit:
    known = {one.casefold(): one for one in groups_of_people(context.view).values()}
    told = in_words([person.name for person in people], known.get(typed.casefold(), typed))
    return Commit(put_in_group([person.id for person in people], typed), told, select=people[0].id)
