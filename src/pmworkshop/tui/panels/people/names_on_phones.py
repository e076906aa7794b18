"""Whose answers are given on a phone, and how a name is taken back from one."""

from __future__ import annotations

from collections.abc import Callable, Set

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.records import Participant
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Context
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.requests.messages import FreeName

FREE_NAME = Command(
    "free_name",
    ("p",),
    "off the phone",
    "Take the name back from its phone, so another can join by it",
)
ON_PHONE = tr_noop("phone")
"""Stands beside the name of somebody whose answers are given on one."""


class NamesOnPhones(Part):
    """Takes the name of the chosen participant back from a phone."""

    def __init__(self, joined: Callable[[], Set[str]]) -> None:
        """Connect to what is known of the page for phones.

        Args:
            joined: Returns the ids of those whose answers are given on a phone.
        """
        self._joined = joined
        self.handlers = {"free_name": self._free}

    def on_phone(self, person: Participant | None) -> bool:
        """Return whether somebody's answers are given on a phone.

        Args:
            person: The participant; None if nobody is chosen.
        """
        return person is not None and person.id in self._joined()

    def _free(self, context: Context, key: str) -> Act | None:
        """Ask, then take the name back."""
        person = context.view.participants[context.cursor.row]
        asked = tr("Take the name {name} back from the phone? What was answered stays.", name=person.name)
        keys = (tr("Enter takes it back"), tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")))
        return Ask(asked, lambda _, text: FreeName(person.id, person.name), empty=True, bare=True, keys=keys)
