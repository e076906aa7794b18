"""The chain as a tree, from each complaint to the actions that follow from it, and the links that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.trace.links import Piece, Sort, pieces
from pmworkshop.session.core.records import AnyRecord
from pmworkshop.session.core.session import Session

ANSWERED: dict[Sort, str] = {
    "complaint": tr_noop("no outcome, and not parked"),
    "outcome": tr_noop("no measure, no condition and no commitment, and nothing is done for it"),
    "condition": tr_noop("nobody commits to it, and nothing is done for it"),
    "decision": tr_noop("not decided, and not parked"),
    "commitment": tr_noop("asked for, and not given"),
    "row": tr_noop("nobody answers for it, and nothing is done about it"),
    "action": tr_noop("nobody owns it"),
}
"""What is said of a link from which nothing follows, though something should."""
FROM_NOTHING = tr_noop("follows from nothing")
AGAIN = tr_noop("see above")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain.

    Attributes:
        sort: What it is, such as ``complaint`` or ``action``.
        text: Its words.
        note: What is known of it besides, such as an owner and a day; may be empty.
        missing: What is missing, in words; empty if nothing is.
        follows: What follows from it.
    """

    sort: Sort
    text: str
    note: str = ""
    missing: str = ""
    follows: tuple[Link, ...] = ()


def trace(session: Session) -> tuple[Link, ...]:
    """Follow what was said to what is done: complaint, outcome, condition, commitment, row, action.

    What follows from what is read from the links that the room made: the causes of a line, a decision, a commitment,
    a row or an action, the row and the decision of an action, and the action that something is given to. Lines that
    are no link, such as what a poll showed, are passed over.

    A link is missing

    - of a complaint (a group or a line in none), if nothing follows from it and it is not parked; in a discovery
      call nothing need follow yet;
    - of an outcome, without a measure, a condition, a commitment, a decision, a row or an action;
    - of a condition, without a commitment, a decision, a row or an action;
    - of something to decide in a list, if it is neither decided nor parked;
    - of a commitment that was asked for and not given;
    - of a row, without a role that answers for it, a day by which it is settled, or an action;
    - of an action, without an owner, or if it follows from nothing; one that was taken over from an earlier session
      need not.

    What is given in general, a decision, and a row of the agenda with an owner are complete by themselves.

    Args:
        session: The public view.

    Returns:
        The links that follow from no other one, complaints first. What follows from several stands below each of them
        and has its own followers at the first place only; what follows from a link and from another below that link
        stands below the other alone.
    """
    found = pieces(session)
    known = {one.id: one for one in found}
    above = {one.id: [*_above(session, one, known)] for one in found}
    below: dict[str, list[Piece]] = {}
    for one in found:
        for parent in above[one.id]:
            below.setdefault(parent, []).append(one)
    tree = _Tree(session, below)
    roots = [tree.link(one) for one in found if not above[one.id]]
    return (*roots, *(tree.link(one) for one in found if one.id not in tree.seen))  # what names itself in a circle


def missing(links: Iterable[Link]) -> list[Link]:
    """List the links of which something is missing, each once.

    Args:
        links: The chain, as `trace` returns it.

    Returns:
        The links in the order of the chain; empty if nothing is missing.
    """
    found: list[Link] = []
    for link in links:
        found += [link] if link.missing else []
        found += missing(link.follows)
    return found


def _above(session: Session, one: Piece, known: dict[str, Piece]) -> Iterator[str]:
    """List the links that one follows from; what is no link itself is followed further back."""
    waiting, met = list(reversed(one.causes)), {one.id}
    while waiting:
        cause = waiting.pop()
        if cause in met:
            continue
        met.add(cause)
        if cause in known:
            yield cause
        else:
            waiting += reversed(_before(session, cause))


def _before(session: Session, record_id: str) -> tuple[str, ...]:
    """List what a record that is no link follows from: its causes, and the group that it is in."""
    record: AnyRecord | None = session.entries.get(record_id)
    if record is None or record.kind != "entry":
        return ()
    return (*record.because, *((record.theme,) if record.theme else ()))


@dataclass(slots=True)
class _Tree:
    """Joins links; remembers which were shown with all that follows."""

    session: Session
    below: dict[str, list[Piece]]
    seen: set[str] = field(default_factory=set)

    def link(self, one: Piece) -> Link:
        """Make the link with all that follows from it."""
        if one.id in self.seen:
            return Link(one.sort, one.text, tr(AGAIN))
        self.seen.add(one.id)
        follows = tuple(self.link(other) for other in self._next(one.id))
        note = one.note or (tr("parked") if self._parked(one) else "")
        return Link(one.sort, one.text, note, self._missing(one), follows)

    def _next(self, record_id: str) -> list[Piece]:
        """List what follows from a link, without what follows from another of them as well."""
        direct = self.below.get(record_id, [])
        onward = {other.id: self._onward(other.id) for other in direct}

        def between(one: Piece) -> bool:
            return any(one.id in onward[other.id] and other.id not in onward[one.id] for other in direct)

        return [one for one in direct if not between(one)]

    def _onward(self, record_id: str) -> set[str]:
        """Collect the ids of all that follows from a link, however far."""
        found: set[str] = set()
        waiting = [record_id]
        while waiting:
            further = {other.id for other in self.below.get(waiting.pop(), ())} - found
            found |= further
            waiting += further
        return found

    def _missing(self, one: Piece) -> str:
        if one.sort == "action":
            if not one.loose:
                return tr(FROM_NOTHING)
            return "" if one.ends else tr(ANSWERED["action"])
        needless = one.sort == "complaint" and self.session.info.agenda.kind == "discovery"
        complete = one.ends or one.id in self.below or needless or self._parked(one)
        return "" if complete else tr(ANSWERED[one.sort])

    def _parked(self, one: Piece) -> bool:
        """Tell whether a line stands for it in the parking lot."""
        parked = (entry for entry in self.session.entries.values() if entry.parked)
        return any(one.id in entry.because for entry in parked)
