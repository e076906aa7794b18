"""How one session stands, as far as the room knows: answers to statements, rows of charts, and what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.text import clean_line
from pmworkshop.insight.charts.compare import compare_round
from pmworkshop.insight.impact.course import course_words, courses
from pmworkshop.insight.measures.ratings import iqr
from pmworkshop.insight.trends.trends import Reading, lived
from pmworkshop.interface import load
from pmworkshop.kinds.registry import kind_of
from pmworkshop.practice.dues import dues_of
from pmworkshop.practice.remembered import Due
from pmworkshop.session.core.records import Activity
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations import chart, decide
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.rounds.wording import all_as_asked
from pmworkshop.session.views.public import public
from pmworkshop.store.listing import Listed
from pmworkshop.store.stored_session import StoredSession


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart.

    Attributes:
        id: Its id, which follow-ups keep.
        label: Its words.
        owners: The titles of the roles that answer for it, as agreed.
        settled: Whether the room settled it.
        apart: Whether views on its owner were apart when leaders charted it alone; None if that was not shown.
    """

    id: str
    label: str
    owners: tuple[str, ...]
    settled: bool
    apart: bool | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a session stands, as far as the room knows.

    Attributes:
        session: Id of the session.
        title: Its title.
        organisation: The organisation whose session it is.
        day: Its day.
        where: Where the room is: ``not begun``, ``under way`` or ``over``.
        limits: The limits that its answers are judged by.
        statements: What was answered to each statement.
        rows: The rows of its charts, without those to practise on.
        as_agreed: Of how many rows the owner in practice is the agreed one.
        looked_at: For how many rows that was asked and can be said.
        drifted: What is said of the others; for the facilitator only.
        dues: Its actions, and decisions with a day.
        adopted: How many decisions it adopted.
        measures: The course of each measure in words, by its title.
        sample: Whether it is a made-up example.
    """

    session: str
    title: str
    organisation: str
    day: date
    where: str
    limits: Thresholds
    statements: tuple[tuple[str, Reading], ...]
    rows: tuple[Row, ...]
    as_agreed: int
    looked_at: int
    drifted: tuple[str, ...]
    dues: tuple[Due, ...]
    adopted: int
    measures: tuple[tuple[str, str], ...]
    sample: bool

    @property
    def order(self) -> tuple[str, str, date, str]:
        """What sessions are put in order by, wherever they come from."""
        return self.organisation.casefold(), self.title.casefold(), self.day, self.session


def standing_of(session: Session) -> Standing | None:
    """Say how a session stands.

    Args:
        session: The whole session, of which the public view is taken.

    Returns:
        How it stands; None for the file in which one leader prepares alone.
    """
    info = session.info
    if info.solo:
        return None
    seen = public(session)
    held = [one for module in info.agenda.charts() if (one := lived(seen, module))]
    return Standing(
        session=info.session,
        title=clean_line(info.title),
        organisation=clean_line(info.organisation),
        day=info.day,
        where=_where(seen),
        limits=info.thresholds,
        statements=tuple(_statements(seen)),
        rows=tuple(_rows(seen)),
        as_agreed=sum(one.as_agreed for one in held),
        looked_at=sum(one.looked_at for one in held),
        drifted=tuple(clean_line(one.private) for both in held for one in both.drifted),
        dues=dues_of(session),
        adopted=sum(one.outcome == "adopted" for one in decide.in_order(seen)),
        measures=tuple((clean_line(one.measure.title), course_words(seen, one)) for one in courses(seen)),
        sample=info.sample,
    )


def _where(seen: Session) -> str:
    if seen.stage is None:
        return "not begun"
    return "over" if seen.stage.finished else "under way"


def _statements(seen: Session) -> Iterator[tuple[str, Reading]]:
    """Read the newest shown round of each poll on a scale of numbers."""
    for module in seen.info.agenda.modules:
        shown = rounds.revealed(seen, module.id)[-1:]
        if module.poll is None or not shown or not kind_of(module).rated(module):
            continue
        for one in all_as_asked(polls.subjects(seen, module), *shown):
            values = tally(seen, shown[0], one.id).values
            if values:
                yield clean_line(one.text), Reading(shown[0].day or seen.info.day, len(values), iqr(values))


def _rows(seen: Session) -> Iterator[Row]:
    for module in seen.info.agenda.charts():
        first = rounds.shown(seen, module.id)[:1]
        apart = {one.row.id: one.disputed for one in compare_round(seen, module, first[0]).rows} if first else {}
        letter = owner_letter(module.scheme)
        for row in chart.rows(seen, module.id):
            if not row.practice:
                owners = _owners(seen, row, letter)
                yield Row(row.id, clean_line(row.label), owners, row.state == "settled", apart.get(row.id))


def _owners(seen: Session, row: Activity, letter: str) -> tuple[str, ...]:
    cells = ((role, chart.letters_at(seen, row.chart, row.id, role.id)) for role in chart.roles(seen, row.chart))
    return tuple(clean_line(role.title) for role, letters in cells if letter in letters)


def standings(stored: Iterable[StoredSession]) -> tuple[Standing, ...]:
    """Say how sessions stand.

    Args:
        stored: The sessions, in any order.

    Returns:
        How each stands, in an order that does not depend on theirs; each session once, by its longest history.

    Raises:
        PmworkshopError: One of them cannot be read.
    """
    longest: dict[str, Session] = {}
    for one in sorted(stored, key=lambda one: one.address):
        session = load(one)
        there = longest.get(session.info.session)
        if there is None or there.seq < session.seq:
            longest[session.info.session] = session
    found = map(standing_of, longest.values())
    return tuple(sorted((one for one in found if one), key=lambda one: one.order))


def workshops(there: Iterable[Listed]) -> list[Listed]:
    """Select workshops: sessions that can be read, but for calls before a workshop.

    Args:
        there: The sessions of a user.
    """
    return [one for one in there if one.id and not one.fault and one.purpose != "discovery"]
