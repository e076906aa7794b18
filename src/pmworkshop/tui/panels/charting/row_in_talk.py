"""The row under discussion: its records in the session, and its place among the other rows."""

from __future__ import annotations

from datetime import datetime, timedelta

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.charts.compare import RowView, compare_round
from pmworkshop.session.core.records import Activity, Role, Round
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds import rounds
from pmworkshop.tui.pages.page import Context


@dataclass(slots=True)
class RowInTalk:
    """The row under discussion.

    Attributes:
        module_id: The id of a chart module.
        order: The ids of the rows in the order in which they are settled.
        row: The id of the row.
        since: When the row was first shown; None before that.
        letter: The letter that waits for the number of a role; empty if none waits.
    """

    module_id: str
    order: tuple[str, ...]
    row: str
    since: datetime | None = None
    letter: str = ""

    def module(self, context: Context) -> ChartModule:
        """Find the chart module in the agenda.

        Args:
            context: Gives the public view of the session.

        Returns:
            The chart module.
        """
        module = context.view.info.agenda.module(self.module_id)
        assert module is not None
        assert module.chart is not None
        return module.chart

    def activity(self, context: Context) -> Activity | None:
        """Find the row as it is agreed so far.

        Args:
            context: Gives the public view of the session.

        Returns:
            The row; None if it was deleted.
        """
        return context.view.activities.get(self.row)

    def roles(self, context: Context) -> list[Role]:
        """List the roles of the chart.

        Args:
            context: Gives the public view of the session.

        Returns:
            The roles in the order of the columns; their numbers start at 1.
        """
        return chart.roles(context.view, self.module_id)

    def round(self, context: Context) -> Round | None:
        """Find the newest round of which charts were revealed.

        Args:
            context: Gives the public view of the session.

        Returns:
            The round; None if no charts were revealed.
        """
        shown = rounds.shown(context.view, self.module_id)
        return shown[-1] if shown else None

    def seen(self, context: Context) -> RowView | None:
        """Compare the revealed charts of the participants in this row.

        Args:
            context: Gives the public view of the session.

        Returns:
            The row of the comparison; None if no charts were revealed or the row was not asked about.
        """
        round_ = self.round(context)
        if round_ is None:
            return None
        rows = compare_round(context.view, self.module(context), round_).rows
        return next((row for row in rows if row.row.id == self.row), None)

    def owner(self, context: Context) -> Role | None:
        """Find the role that is accountable for the row.

        Args:
            context: Gives the public view of the session.

        Returns:
            The first role with the accountable letter of the scheme; None if none is agreed.
        """
        letter = owner_letter(self.module(context).scheme)
        return next((role for role in self.roles(context) if letter in self.letters(context, role)), None)

    def letters(self, context: Context, role: Role) -> str:
        """Return the agreed letters of one cell of the row.

        Args:
            context: Gives the public view of the session.
            role: A role of the chart.

        Returns:
            The letters; empty if the cell is blank.
        """
        return chart.letters_at(context.view, self.module_id, self.row, role.id)

    def spent(self, now: datetime | None) -> timedelta:
        """Return how long the row has been under discussion; the first call with a moment starts that time.

        Args:
            now: The present moment; None if no clock is shown.

        Returns:
            The time since the row was first shown; zero on the first call and if ``now`` is None.
        """
        self.since = self.since or now
        return now - self.since if now and self.since else timedelta()

    def step(self, context: Context, by: int) -> bool:
        """Move to another row, and reset the time and the waiting letter.

        Rows that are new in the chart are appended to the order first; deleted and practice rows are removed from it.

        Args:
            context: Gives the public view of the session.
            by: The number of rows to go forward; negative to go back.

        Returns:
            True if there is such a row; otherwise nothing but the order changes.
        """
        beside = self.beside(context, by)
        if beside is None:
            return False
        self.go(beside.id)
        return True

    def beside(self, context: Context, by: int) -> Activity | None:
        """Find another row; the order is brought up to date first, as `step` says.

        Args:
            context: Gives the public view of the session.
            by: The number of rows to go forward; negative to go back.

        Returns:
            The row; None if there is none.
        """
        rows = {row.id: row for row in chart.rows(context.view, self.module_id) if not row.practice}
        known = [row for row in self.order if row in rows]
        self.order = (*known, *(row for row in rows if row not in known))
        at = self.order.index(self.row) + by if self.row in self.order else 0
        return rows[self.order[at]] if 0 <= at < len(self.order) else None

    def go(self, row: str) -> None:
        """Talk about another row, and reset the time and the waiting letter.

        Args:
            row: The id of the row.
        """
        self.row, self.since, self.letter = row, None, ""
