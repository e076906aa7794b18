"""The row that the room talks about: what is known of it, and its place among the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pmworkshop.agenda.model import ChartModule
from pmworkshop.insight.charts.compare import RowView, compare_round
from pmworkshop.session.core.records import Activity, Role, Round
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds import rounds
from pmworkshop.tui.pages.page import Context


@dataclass(slots=True)
class RowInTalk:
    """The row that the room talks about.

    Attributes:
        module_id: The chart.
        order: The rows in the order in which they are talked about.
        row: The row.
        since: When the room began with it; None before its first look.
        letter: The letter that waits for the number of a role; empty where none waits.
    """

    module_id: str
    order: tuple[str, ...]
    row: str
    since: datetime | None = None
    letter: str = ""

    def module(self, context: Context) -> ChartModule:
        """Find the chart in the agenda.

        Args:
            context: What the panel knows.
        """
        module = context.view.info.agenda.module(self.module_id)
        assert module is not None
        assert module.chart is not None
        return module.chart

    def activity(self, context: Context) -> Activity | None:
        """Find the row as it is agreed so far.

        Args:
            context: What the panel knows.

        Returns:
            The row; None once it was taken out.
        """
        return context.view.activities.get(self.row)

    def roles(self, context: Context) -> list[Role]:
        """List the roles of the chart.

        Args:
            context: What the panel knows.
        """
        return chart.roles(context.view, self.module_id)

    def round(self, context: Context) -> Round | None:
        """Find the newest charts that were shown.

        Args:
            context: What the panel knows.

        Returns:
            Their round; None where none was shown.
        """
        shown = rounds.shown(context.view, self.module_id)
        return shown[-1] if shown else None

    def seen(self, context: Context) -> RowView | None:
        """Say how the leaders saw the row.

        Args:
            context: What the panel knows.

        Returns:
            Their charts of it laid over each other; None where nobody charted it.
        """
        round_ = self.round(context)
        if round_ is None:
            return None
        rows = compare_round(context.view, self.module(context), round_).rows
        return next((row for row in rows if row.row.id == self.row), None)

    def owner(self, context: Context) -> Role | None:
        """Find the role that answers for the row.

        Args:
            context: What the panel knows.

        Returns:
            The role; None where none is agreed.
        """
        letter = owner_letter(self.module(context).scheme)
        return next((role for role in self.roles(context) if letter in self.letters(context, role)), None)

    def letters(self, context: Context, role: Role) -> str:
        """Return the agreed letters of a role in the row.

        Args:
            context: What the panel knows.
            role: The role.
        """
        return chart.letters_at(context.view, self.module_id, self.row, role.id)

    def spent(self, now: datetime | None) -> timedelta:
        """Say how long the room has talked about the row; the first look at it begins that time.

        Args:
            now: The moment; None where no clock is shown.
        """
        self.since = self.since or now
        return now - self.since if now and self.since else timedelta()

    def step(self, context: Context, by: int) -> bool:
        """Go to another row.

        Args:
            context: What the panel knows.
            by: How many rows on, or (negative) back.

        Returns:
            Whether there is one.
        """
        rows = [row.id for row in chart.rows(context.view, self.module_id) if not row.practice]
        known = [row for row in self.order if row in rows]
        self.order = (*known, *(row for row in rows if row not in known))
        at = self.order.index(self.row) + by if self.row in self.order else 0
        if not 0 <= at < len(self.order):
            return False
        self.row, self.since, self.letter = self.order[at], None, ""
        return True
