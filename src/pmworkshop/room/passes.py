"""Who may do what from a phone: the code of the day, the phones that have joined, and whose answers they give."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable
from dataclasses import field, replace
from hashlib import sha256

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters of a code: none that looks like a digit."""
LENGTH = 6
"""Letters of a code: one of 191 million."""
MOST = 2000
"""Phones that can join at most."""
TOGETHER = 6
"""People who can share one phone."""
TAKEN_BACK = tr_noop("The facilitator has taken this name back. Join again with the code on the wall.")


@dataclass(frozen=True, slots=True)
class Phone:
    """What a phone that has joined may do.

    Attributes:
        people: The ids of the participants whose answers it gives.
        leads: Whether it is the facilitator's.
        told: Why it answers no more for somebody; empty while nothing was taken from it.
    """

    people: tuple[str, ...] = ()
    leads: bool = False
    told: str = ""


@dataclass(slots=True)
class Passes:
    """The phones that have joined, by a secret that each of them alone holds.

    Only a hash of each secret is kept, so that whoever reads the file of the room cannot answer for anybody.

    Attributes:
        code: The code of the day.
        lead: The key of the facilitator's link.
        phones: The phones by the hash of their secret.
        changed: Called after each change.
        gone: Why phones are in no more, by the hash of their secret.
    """

    code: str
    lead: str
    phones: dict[str, Phone] = field(default_factory=dict)
    changed: Callable[[], None] = lambda: None
    gone: dict[str, str] = field(default_factory=dict)

    def phone(self, secret: str) -> Phone | None:
        """Find a phone.

        Args:
            secret: What it holds; empty for nothing.

        Returns:
            The phone; None if it has not joined.
        """
        return self.phones.get(_hash(secret)) if secret else None

    def knows_code(self, typed: str) -> bool:
        """Tell whether a code is that of today, in any case and with blanks or dashes.

        Args:
            typed: What was typed.
        """
        return _same("".join(one for one in typed[:40].upper() if one.isalnum()), self.code)

    def knows_lead(self, key: str) -> bool:
        """Tell whether a key is that of the facilitator's link.

        Args:
            key: The key.
        """
        return _same(key, self.lead)

    def taken(self, person: str, secret: str = "") -> bool:
        """Tell whether somebody's answers are given on another phone.

        Args:
            person: The id of the participant.
            secret: What the asking phone holds; empty for nothing.
        """
        own = _hash(secret)
        return any(person in one.people for key, one in self.phones.items() if key != own)

    def join(self, secret: str = "", *, person: str = "", leads: bool = False) -> str:
        """Let a phone in, or let one that is in do more.

        Args:
            secret: What the phone holds; empty if it has not joined.
            person: The id of a participant whose answers it gives from now on; empty for nobody, to look on.
            leads: Whether it is the facilitator's.

        Returns:
            The secret that the phone holds from now on.

        Raises:
            RefusedError: Too many phones have joined, or too many people share this one.
        """
        known = self.phone(secret)
        if known is None:
            if len(self.phones) >= MOST:
                raise RefusedError(tr("Too many phones have joined."), tr("Ask the facilitator."))
            secret, known = secrets.token_urlsafe(24), Phone()
        people = (*known.people, person) if person and person not in known.people else known.people
        if len(people) > TOGETHER:
            raise RefusedError(
                tr("{number} people share this phone already.", number=TOGETHER), tr("Use another one.")
            )
        self.phones[_hash(secret)] = Phone(people, leads=known.leads or leads)
        self.changed()
        return secret

    def leave(self, secret: str, person: str) -> None:
        """Let a phone give somebody's answers no more; it stays in, to look on.

        Args:
            secret: What the phone holds.
            person: The id of the participant.
        """
        if known := self.phone(secret):
            self.phones[_hash(secret)] = _without(known, person)
            self.changed()

    def free(self, person: str, why: str = "") -> bool:
        """Take a name back from every phone; one that gives nobody else's answers has to join again.

        Args:
            person: The id of the participant.
            why: What the phone says, in one sentence; empty if the facilitator has taken it back.

        Returns:
            Whether any phone had it.
        """
        why = why or tr(TAKEN_BACK)
        having = {key: _without(one, person) for key, one in self.phones.items() if person in one.people}
        for key, one in having.items():
            if one.people or one.leads:
                self.phones[key] = replace(one, told=why)
            else:
                del self.phones[key]
                self.gone[key] = why
        if having:
            self.changed()
        return bool(having)

    def why_out(self, secret: str) -> str:
        """Say why a phone is in no more; empty if it never was.

        Args:
            secret: What it holds; empty for nothing.
        """
        return self.gone.get(_hash(secret), "")

    def in_use(self) -> Iterable[str]:
        """List the participants whose answers are given on a phone, by their ids."""
        return dict.fromkeys(person for one in self.phones.values() for person in one.people)


def new_code() -> str:
    """Draw a code of the day."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def new_key() -> str:
    """Draw a key of 192 bits."""
    return secrets.token_urlsafe(24)


def _without(phone: Phone, person: str) -> Phone:
    return replace(phone, people=tuple(one for one in phone.people if one != person))


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())
