"""The screen of the private window, the only one that gives a page the whole session; its top line says so."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import shorten
from pmworkshop.leading.script import slack_words
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.views.asking import asking, next_awaited
from pmworkshop.tui.drawing.band import band, company_line, label_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.notes.context import NotesContext
from pmworkshop.tui.notes.panel import NotesPanel
from pmworkshop.tui.pages.page import Context, Cursor
from pmworkshop.tui.screen.following import follow_question
from pmworkshop.tui.screen.results import SHOWN_OF_IT, Results
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.screen.waiting import Waiting

PRIVATE = tr_noop("Private: not for the wall")
HIDDEN_SEEN = tr_noop("PRIVATE: hidden answers seen")


class NotesResults(Results):
    """Shows the results of the private window, where the next line may stand in the field before one is refused."""

    def not_brought_back(self, waiting: Waiting, told: str) -> None:
        """Repeat the refused line on the page, where it stays until the next one is typed."""
        lowest = self._desk.stack.panels[0]
        assert isinstance(lowest, NotesPanel)
        lowest.entry.unkept = tr("Not kept: “{words}”", words=shorten(waiting.text, SHOWN_OF_IT))


class NotesScreen(StageScreen, inherit_bindings=False):
    """Follows the room with a page of its own; no change on the stage takes a line out of its field."""

    results_of = NotesResults
    private = Session.model_construct()
    """The whole session, hidden answers included."""
    company: Callable[[], str] = staticmethod(lambda: "")
    """Says who else leads the session now."""
    _shown = ""

    @property
    def context(self) -> Context:
        """The whole session for the private page, the public view for all other panels."""
        known = super().context
        if not isinstance(self.panel, NotesPanel):
            return known
        return NotesContext(
            known.view,
            known.cursor,
            known.cells,
            known.rows,
            known.now,
            known.dates,
            known.came,
            private=self.private,
        )

    def redraw(self, *, fresh: bool = False, cursor: Cursor | None = None) -> None:
        """Draw the page; another view of it begins at its first sentence."""
        page, context = self.panel, self.context
        shown = page.view(context) if isinstance(page, NotesPanel) else ""
        if shown != self._shown:
            self._shown = shown
            self.board.from_top()
        super().redraw(fresh=fresh, cursor=cursor)

    def take_session(self, session: Session, cursor: Cursor | None = None) -> None:
        """Show a newer state of the session; report what it means for a half-typed line."""
        before, self.private = self.private, session
        self.state.take(session)
        self.redraw(cursor=cursor or self._next_awaited(before))
        follow_question(self)
        if self.entry.half_typed and (told := overtaken(before, session)):
            self.tell(told)

    def _next_awaited(self, before: Session) -> Cursor | None:
        """Choose the next leader who is awaited, if the chosen one's card came in from another window."""
        who, context = self.board.cursor.row, self.context
        if self.entry.asking or not isinstance(context, NotesContext):
            return None
        asked = asking(self.private)
        following = next_awaited(before, self.private, asked, who) if asked is not None else ""
        return Cursor(following) if following else None

    def tick(self) -> None:
        """Draw the privacy mark, the spare minutes and the clock."""
        state, cells, now, lines = self.state, self.lines.cells, self._now(), list[Line]()
        if state.running:
            mark = "   ".join(
                filter(None, (state.mark and tr(state.mark), slack_words(self.private, now.astimezone())))
            )
            lowest = self.stack.panels[0]
            seen = isinstance(lowest, NotesPanel) and lowest is self.panel and lowest.shows_hidden(self.context)
            told = tr(HIDDEN_SEEN if seen else PRIVATE)
            kept = "chosen" if seen else "head"
            label = label_of(state.view, now, mark=mark, amber=state.amber, left=told, kept=kept)
            lines = [((" ", "soft"), *line) for line in band(state.view, label, cells)]
            lines += company_line(self.company(), cells)
        self.lines.show_top(lines, none=False)


def overtaken(before: Session, after: Session) -> str:
    """Say what happened in another window to the round that is being typed here.

    Args:
        before: The whole session before the change.
        after: The whole session now.

    Returns:
        One sentence; empty if no round was shown or closed and the room stays in its module.
    """
    for key, round_ in after.rounds.items():
        was = before.rounds.get(key)
        module = after.info.agenda.module(round_.module)
        if was is None or module is None or was.status == round_.status:
            continue
        if round_.status == "revealed":
            return tr("“{part}” was shown just now; what is typed here is not in it.", part=module.short)
        if round_.status == "closed":
            return tr("“{part}” was closed just now: only corrections are taken.", part=module.short)
    if before.stage and after.stage and before.stage.module != after.stage.module:
        return tr(
            "The room went on to “{part}”; what is typed here still stands.", part=navigation.where(after)[0].short
        )
    return ""
