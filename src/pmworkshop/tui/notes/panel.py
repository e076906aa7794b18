"""The private page: script, answers by name, and what they mean; answers are typed here in clear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Literal, get_args

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import read
from pmworkshop.session.rounds.answer_validation import GONE
from pmworkshop.session.views.public import progress_of
from pmworkshop.tui.drawing.text_cells import columns
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.notes.context import private_of
from pmworkshop.tui.notes.figures import figures
from pmworkshop.tui.notes.keys import NOTES, PLACE
from pmworkshop.tui.notes.leaders import WITHOUT_NAMES, answers, awaited, ballots_of
from pmworkshop.tui.notes.round_entry import Asking, Step, asking, line_of, named, present
from pmworkshop.tui.notes.script import following, script
from pmworkshop.tui.panels.page import Act, Ask, Commit, Context, Cursor, Focus, ListBody, Page, Say, Several
from pmworkshop.tui.panels.panel import Panel
from pmworkshop.tui.requests.messages import GoForward

View = Literal["script", "answers", "figures"]
VIEWS: tuple[View, ...] = get_args(View)
TITLES: dict[View, str] = {"script": "Script", "answers": "Answers", "figures": "What it means"}
NOBODY_ASKED = Say("Nobody is asked alone here now.")


class NotesPanel(Panel):
    """Shows what only the facilitator may know of where the room is.

    What it remembers itself is which page is turned to and whether hidden answers may be seen, both only while the
    room stays where it is.

    Attributes:
        unkept: What to say of a refused line whose field another line has taken; until the next one is begun.
    """

    commands = NOTES
    ticks = True

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Take the clock of the room, which tells the time in its own zone."""
        self._now = now
        self._turned: tuple[tuple[str, ...], View] | None = None
        self._seen: tuple[str, ...] = ()
        self.unkept = ""

    @classmethod
    def place(cls) -> str:
        """Name the place where its commands act."""
        return PLACE

    # What is where.

    def asking(self, context: Context) -> Asking | None:
        """Say what is asked where the room is."""
        return asking(context, private_of(context))

    def view(self, context: Context) -> View:
        """Say which page is shown: the one turned to, else what is needed most where the room is."""
        asked = self.asking(context)
        if self._turned is not None and self._turned[0] == _where(context, asked):
            return self._turned[1]
        if asked is not None and (asked.hidden or asked.near):
            return "answers"
        return "figures" if figures(context.view, navigation.where(context.view)[0]) else "script"

    def shows_hidden(self, context: Context) -> bool:
        """Tell whether hidden answers are seen here now."""
        asked = self.asking(context)
        return asked is not None and asked.hidden and self._seen == tuple(one.id for one in asked.there)

    def _shows_values(self, context: Context, asked: Asking) -> bool:
        return asked.status == "shown" or self.shows_hidden(context)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List those that have a meaning now."""
        asked = self.asking(context)
        here: set[str] = {"next_page", "last_page"}
        words: dict[str, str] = {}
        if asked is not None and not asked.nameless and self.view(context) == "answers":
            here |= {"type", "type_in"}
            here |= {"clear"} if asked.status != "shown" else {"again"}
            if asked.hidden:
                here |= {"values", "close"}
            if asked.status == "shown":
                words["type"] = "correct"
            if asked.status == "closed":
                words["close"] = "open again"
            if self.shows_hidden(context):
                words["values"] = "hide it"
        offered = (one for one in self.commands if one.id in here)
        return tuple(replace(one, title=words.get(one.id, one.title)) for one in offered)

    # The page.

    def page(self, context: Context) -> Page:
        """Show the page that is turned to."""
        session, asked, view = private_of(context), self.asking(context), self.view(context)
        module, phase = navigation.where(session)
        tabs = "   ".join(f"[{TITLES[one]}]" if one == view else TITLES[one] for one in VIEWS)
        if view == "script":
            body = ListBody(script(session, self._now()))
        elif view == "answers":
            body = answers(session, asked, values=asked is not None and self._shows_values(context, asked))
        else:
            body = ListBody(figures(context.view, module), "Nothing was shown here yet.")
        place = session.info.agenda.position(module.id) + 1
        heading = f"{place}  {module.title} · {phase_name(phase)}"
        stage = session.stage
        if stage is None:
            heading = f"{module.title}: not begun yet"
        elif stage.finished:
            heading = "The end"
        elif stage.recess is not None:
            heading = f"{stage.recess.title} until {stage.recess.returns.astimezone(self._now().tzinfo):%H:%M}"
        if stage is not None and stage.curtain:
            heading = f"{heading} · the curtain is drawn"
        below = awaited(session, asked)
        hint = columns(tabs, f"next: {following(session)}", context.cells + 2)
        return Page(heading, hint, body, below=((self.unkept, "text"), *below) if self.unkept else below)

    # The keys.

    def do_next_page(self, context: Context, key: str) -> Act | None:
        """Turn to the next page."""
        return self._turn(context, 1)

    def do_last_page(self, context: Context, key: str) -> Act | None:
        """Turn to the page before."""
        return self._turn(context, -1)

    def _turn(self, context: Context, by: int) -> Act | None:
        view = VIEWS[(VIEWS.index(self.view(context)) + by) % len(VIEWS)]
        self._turned = (_where(context, self.asking(context)), view)
        return None

    def do_values(self, context: Context, key: str) -> Act | None:
        """Show what is in although it is hidden, or hide it again; another asking begins hidden."""
        asked = self.asking(context)
        if asked is None or not asked.hidden:
            return Say("Nothing is hidden here now.")
        shown = self.shows_hidden(context)
        self._seen = () if shown else tuple(one.id for one in asked.there)
        return Several((Focus(), Say("Hidden here again." if shown else "Shown here, and nowhere else.")))

    def do_type_in(self, context: Context, key: str) -> Act | None:
        """Begin the answer with a digit."""
        return self._type(context, key)

    def do_type(self, context: Context, key: str) -> Act | None:
        """Ask for the answer of the chosen leader."""
        return self._type(context, "")

    def _type(self, context: Context, begun: str) -> Act | None:
        self.unkept = ""
        session, asked = private_of(context), self.asking(context)
        person = session.participants.get(context.cursor.row)
        if asked is None:
            return NOBODY_ASKED
        if asked.nameless:
            return Say(WITHOUT_NAMES)
        if person is None:
            return Say("Choose a leader first, with the arrow keys.")
        done = asked.done(session, person.id)
        step = next((one for one in asked.steps if one not in done), asked.steps[0])
        return self._ask(context, person, step, begun)

    def _ask(self, context: Context, person: Participant, step: Step, begun: str = "") -> Act:
        """Ask for one line of one leader; it is taken for that leader, whatever happens meanwhile."""
        session, asked = private_of(context), self.asking(context)
        assert asked is not None
        operation, told = _taking(session, asked, person, step)
        initial = begun
        if not begun and self._shows_values(context, asked):
            initial = line_of(asked.form, ballots_of(session, asked, person, step.wanted), step)

        def answer(later: Context, text: str) -> Act | None:
            if not text.strip():
                return self._go_on(later, asked, person, step, kept=False)
            now = private_of(later)
            newer = asking(later, now)
            here = newer if newer is not None and asked.same(newer) else asked
            if asked.status != "shown" and here.number != asked.number:
                raise RefusedError("This was asked again meanwhile.", "Leave the line, and begin it once more.")
            form = here.form
            at = next((place for place, one in enumerate(form.subjects) if one.id == step.subject), -1)
            if step.subject and at < 0:
                raise RefusedError(GONE)
            commit = Commit(operation(read(form, text, subject=max(at, 0))), told)
            then = self._go_on(later, asked, person, step, kept=True)
            return Several((commit, then)) if then else commit

        about = _about(asked, step)
        ends = asked.status == "shown" or step in asked.done(session, person.id)
        keys = ("Enter keeps it" if ends else "Enter keeps it, then the next", f"{key_of('leave_field')} leaves it")
        return Ask(f"{named(person)}   {about}{asked.form.told}", answer, initial, empty=True, keys=keys)

    def _go_on(self, context: Context, before: Asking, person: Participant, step: Step, *, kept: bool) -> Act | None:
        """Go on to the next line of this leader, then to the next leader who is awaited; a correction ends it."""
        session, asked = private_of(context), self.asking(context)
        if asked is None or not before.same(asked) or asked.status == "shown" or step not in asked.steps:
            return None
        done = asked.done(session, person.id)
        corrected = step in done
        later = asked.steps[asked.steps.index(step) + 1 :]
        here = Focus(cursor=Cursor(person.id))
        if more := next((one for one in later if one not in done), None):
            return Several((here, self._ask(context, person, more)))
        if corrected and kept:
            return here
        people = present(session)
        names = [one.id for one in people]
        at = names.index(person.id) + 1 if person.id in names else 0
        awaited = {one.id for one in asked.missing(session)} - ({person.id} if kept else set())
        after = next((one for one in (*people[at:], *(people[:at] if kept else ())) if one.id in awaited), None)
        if after is None:
            return Say(f"All are in: {key_of('forward')} shows the answers.") if kept else here
        missing = asked.done(session, after.id)
        first = next(one for one in asked.steps if one not in missing)
        return Several((Focus(cursor=Cursor(after.id)), self._ask(context, after, first)))

    def do_clear(self, context: Context, key: str) -> Act | None:
        """Clear what the chosen leader answered."""
        asked, person = self.asking(context), private_of(context).participants.get(context.cursor.row)
        if asked is None or person is None or not asked.done(private_of(context), person.id):
            return Say("There is nothing to clear.")
        told = f"{named(person)}: cleared; {key_of('undo')} brings it back"
        clear = (
            ballots.withdraw(asked.module.id, person.id, asked.asks, wanted=wanted)
            for wanted, one in asked.rounds.items()
            if one is not None
        )
        return Several(tuple(Commit(one, told) for one in clear))

    def do_close(self, context: Context, key: str) -> Act | None:
        """Take no more answers, or take them again."""
        asked = self.asking(context)
        if asked is None or not asked.there:
            return NOBODY_ASKED
        closed = asked.status != "closed"
        told = "No more answers are taken, only corrections." if closed else "Answers are taken again."
        return Several(tuple(Commit(rounds.close(one.id, closed=closed), told) for one in asked.there))

    def do_again(self, context: Context, key: str) -> Act | None:
        """Ask the same again."""
        asked = self.asking(context)
        if asked is None:
            return NOBODY_ASKED
        again = (rounds.ask_again(asked.module.id, asked.asks, wanted=wanted) for wanted in asked.rounds)
        return Several(tuple(Commit(one, "Asked again: answers are taken.") for one in again))

    # The room.

    def instead(self, context: Context, command: Command) -> Act | None:
        """Ask before the answers are shown; only then the room goes on."""
        session, asked = private_of(context), self.asking(context)
        if command.id != "forward" or asked is None or asked.status == "shown":
            return super().instead(context, command)
        if not asked.due and navigation.where(session)[1] in ("explain", "alone"):
            return None
        if asked.nameless:
            keys = ("Enter goes on without them", f"{key_of('leave_field')} waits")
            told = "Answers without names are shown on the stage.  Enter goes on without them"
            return Ask(told, lambda _, text: GoForward(), empty=True, keys=keys) if asked.due else None
        if not asked.answered(session):
            return None
        progress = progress_of(session, asked.there[0].id)
        ids = [one.id for one in asked.there]
        keys = ("Enter shows the answers", f"{key_of('leave_field')} waits")
        return Ask(
            f"{progress.answered} of {progress.awaited} in.  Enter shows",
            lambda _, text: Commit(reveal.reveal(ids), "The answers are on the wall."),
            empty=True,
            keys=keys,
        )


def _where(context: Context, asked: Asking | None) -> tuple[str, ...]:
    """Name where the room is, as far as another page may be needed there."""
    module, phase = navigation.where(context.view)
    return module.id, phase, asked.status if asked else ""


def _taking(session: Session, asked: Asking, person: Participant, step: Step) -> tuple[Callable[..., Operation], str]:
    """Choose what becomes of a line, and what is said then: an answer, a correction, or what is said aloud by now."""
    there, module = asked.rounds[step.wanted], asked.module.id
    if there is None or there.status != "revealed":
        told = f"{named(person)}: in"
        return lambda answers: ballots.cast(module, person.id, answers, asked.asks, wanted=step.wanted), told
    if person.id in asked.answered(session) or step.wanted:
        return lambda answers: ballots.correct(there.id, person.id, answers), "Typing corrected"
    return lambda answers: ballots.say_openly(module, person.id, answers, asked.asks), "Noted as said aloud"


def _about(asked: Asking, step: Step) -> str:
    """Say what a line is about, where a leader types several."""
    words = [one.text for one in asked.form.subjects if one.id == step.subject]
    if len(asked.rounds) > 1:
        words.insert(0, "as it should be" if step.wanted else "as it is")
    return "   ".join((*words, ""))
