"""Finds what each letter of the charts asks of whom, and what was agreed that reaches nobody."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.findings import listed
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.follow_up import Lettered
from pmworkshop.session.core.records import Activity, Role
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.schemes import SCHEMES, Letter
from pmworkshop.session.operations.chart import letters_at
from pmworkshop.session.operations.planning.row_actions import deciding, given_to

LEFT_TO_YOU = tr_noop("Please settle these, as the room left them to you")


@dataclass(frozen=True, slots=True)
class Addressed:
    """What one letter asks, and the role that it is asked of.

    Attributes:
        asked: What it asks.
        role: The role.
        told: The same for a reader who is somebody else, in one line.
    """

    asked: Lettered
    role: Role
    told: str


def addressed(context: Context) -> Iterator[Addressed]:
    """List each letter of each chart, in the order in which a mail tells them.

    Rows for practice are left out. A letter of a row that is not settled says so. A row that the room left to a role
    which no action names follows after the letters.

    Args:
        context: The indexed session with the audience of the report.

    Yields:
        Chart by chart the letters in the order of the scheme, each from the top row and the left role; then what was
        left to a role.
    """
    for module in context.session.info.agenda.charts():
        rows = [row for row in context.rows.get(module.id, ()) if not row.practice]
        charted = [_Row(context, module, row) for row in rows]
        for letter in SCHEMES[module.scheme].letters:
            for row in charted:
                yield from row.holding(letter)
        yield from filter(None, (row.left_over() for row in charted))


class _Row:
    """One row of a chart, with the titles of the roles that hold each letter."""

    def __init__(self, context: Context, module: ChartModule, row: Activity) -> None:
        self._context, self._row, self._scheme = context, row, SCHEMES[module.scheme]
        cells = [
            (role, letters_at(context.session, module.id, row.id, role.id))
            for role in context.roles.get(module.id, ())
        ]
        self._cells = [(role, letters) for role, letters in cells if letters]

    def holding(self, letter: Letter) -> Iterator[Addressed]:
        """List whom a letter of the row asks for what."""
        for role, letters in self._cells:
            if letter.letter in letters:
                asked = Lettered(
                    letter=letter.letter,
                    asks=tr(letter.asks),
                    row=self._row.label,
                    role=role.title,
                    others=self._others(letter, letters),
                    open=self._open(),
                )
                meaning = tr(letter.meaning).partition(";")[0]
                told = tr("{label}: {role} {meaning}", label=self._row.label, role=role.title, meaning=meaning)
                yield Addressed(asked, role, told)

    def left_over(self) -> Addressed | None:
        """Find the role that settles the row, if no action says so to anybody."""
        role = self._context.session.roles.get(self._row.given_to or "")
        action = deciding(self._context.session, self._row.id)
        if role is None or self._row.state != "parked" or (action is not None and action.status not in OVER):
            return None
        due = tr("by {due}", due=spell_date(self._row.due)) if self._row.due else ""
        asked = Lettered("", tr(LEFT_TO_YOU), self._row.label, role.title, others=due)
        return Addressed(asked, role, tr("{label}: {role} settles it", label=self._row.label, role=role.title))

    def _titles(self, letter: str) -> list[str]:
        return [role.title for role, letters in self._cells if letter and letter in letters]

    def _others(self, letter: Letter, own: str) -> str:
        """Say for whom or by whom a letter is; beside the owner's own letter, whom the owner asks and tells."""
        owners = self._titles(self._scheme.owner)
        if letter.letter != self._scheme.owner:
            named = owners and self._scheme.owner not in own
            return f"{letter.link} {listed(owners)}" if named else ""
        asked, told = self._titles(self._scheme.asked), self._titles(self._scheme.told)
        before = tr("ask {roles} before", roles=listed(asked)) if asked else ""
        after = tr("tell {roles} after", roles=listed(told)) if told else ""
        return "; ".join(filter(None, (before, after)))

    def _open(self) -> str:
        if self._row.state != "parked" and len(self._titles(self._scheme.owner)) == 1:
            return ""
        given = given_to(self._context.session, self._row)
        return tr("not settled yet: {given}", given=given) if given else tr("not settled yet")
