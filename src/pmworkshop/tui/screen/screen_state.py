"""What a screen shows now; its parts share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from pmworkshop.agenda.translation import WallWords, words_in
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import UNSAID, DateHabits
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key
from pmworkshop.session.operations.turns import speaking
from pmworkshop.session.views.handed_in import HandedIn, Sealed, handed_in
from pmworkshop.session.views.public import public
from pmworkshop.session.views.second_language import in_words
from pmworkshop.tui.pages.page import Ask, Context, Mode, OnPhones, Page
from pmworkshop.tui.pages.panel import Panel


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A page as its panel made it, before the screen put its keys into the texts.

    Attributes:
        panel: The panel.
        context: What the panel knew then.
        page: The page.
    """

    panel: Panel
    context: Context
    page: Page

    def lasts(self, panel: Panel, context: Context) -> bool:
        """Return whether nothing that a page is made of has changed since, but what is chosen and the time.

        Args:
            panel: The panel on top now.
            context: What it knows now.
        """
        before = replace(self.context, cursor=context.cursor, now=context.now)
        return self.panel is panel and before.view is context.view and before == context


@dataclass(slots=True)
class ScreenState:
    """What one screen shows now.

    Attributes:
        view: The public view of the session.
        seen: The version of each record in the state that is shown, by kind and id.
        page: The page that is drawn.
        made: The page as its panel made it; None after the panel may have changed its memory.
        mode: Whether keys act in the list or in the field.
        ask: The question that is asked in the field; None without one.
        mark: Word in the top line, such as ``read only``; empty without one.
        amber: Whether the clock changes colour near the end of a phase.
        running: Whether a session is open, and so the top lines are drawn.
        curtain: Whether the curtain hides the page.
        dates: How the facilitator writes dates.
        came: Whose cards are in while the answers are hidden; None before a session is shown.
        sealed: Who has answered without names on a phone, by the id of the round.
        on_phones: Fetches these answers for the operation that shows them; None where no phone answers.
        bare: Whether the footer and the findings are hidden, as no key was pressed for a while.
        language: The language of the wall, where it is another one than the session's; else empty.
        words: What the texts of the agenda are called in the language of the wall; empty while it is the session's.
    """

    view: Session = field(default_factory=Session.model_construct)
    seen: Mapping[Key, str] = field(default_factory=dict, repr=False)
    page: Page = field(default_factory=Page)
    made: Made | None = None
    mode: Mode = "list"
    ask: Ask | None = None
    mark: str = ""
    amber: bool = False
    running: bool = False
    curtain: bool = False
    dates: DateHabits = UNSAID
    came: HandedIn | None = None
    sealed: Sealed = field(default_factory=dict)
    on_phones: OnPhones | None = None
    bare: bool = False
    language: str = ""
    words: WallWords = field(default_factory=lambda: WallWords({}, {}), repr=False)
    _talks: tuple[Session, bool] | None = None

    def take(self, session: Session) -> None:
        """Take in a session: its public view, and whose cards are in.

        Args:
            session: The whole session.
        """
        if self.language:
            self.words = words_in(session.info.agenda, self.language)  # a part may have come to the agenda
        self.view = in_words(public(session), self.words)
        self.came, self.seen = handed_in(session, self.sealed), session.versions

    @property
    def talks(self) -> bool:
        """Whether a round of talk is on in the session that is shown; found once for each state of it."""
        if self._talks is None or self._talks[0] is not self.view:
            self._talks = (self.view, speaking(self.view) is not None)
        return self._talks[1]

    @property
    def known(self) -> tuple[DateHabits, HandedIn | None, OnPhones | None]:
        """What a panel may know beyond the session: how dates are written, and whose cards are in, also on phones."""
        return self.dates, self.came, self.on_phones

    @property
    def parts(self) -> tuple[str, ...]:
        """What the line in the field consists of; empty for a single part."""
        return self.ask.parts if self.ask else self.page.parts

    @property
    def covered(self) -> bool:
        """Whether the curtain hides the field too; not while a question is asked that ignores the curtain."""
        return self.curtain and not (self.ask and self.ask.always)
