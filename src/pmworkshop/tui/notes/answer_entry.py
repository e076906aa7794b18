"""Typing the answers of leaders line by line in clear text, and closing, clearing or repeating a round."""

from __future__ import annotations

from collections.abc import Callable, Set

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.people_labels import label
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_validation import GONE
from pmworkshop.session.rounds.typed_answers import read_typed
from pmworkshop.session.views.asking import Asking, Step, asking, next_leader
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.notes.context import private_of
from pmworkshop.tui.notes.leaders import WITHOUT_NAMES, ballots_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Cursor, Focus, Say, Several
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.answer_lines import line_on

NOBODY_ASKED = Say(tr_noop("Nobody is asked alone here now."))


class AnswerEntry(Part):
    """Takes the answers of named leaders, and closes, clears or repeats a round.

    Attributes:
        unkept: Message about a refused line whose field now holds another line; empty from the next line on.
    """

    def __init__(self, shows_values: Callable[[Context, Asking], bool]) -> None:
        """Connect to the page.

        Args:
            shows_values: Returns whether the answers given so far may be seen here now.
        """
        self._shows_values = shows_values
        self.unkept = ""
        self.handlers = {
            "type_in": self._type,
            "type": lambda context, key: self._type(context, ""),
            "clear": self._clear,
            "close": self._close,
            "again": self._again,
        }

    def _type(self, context: Context, begun: str) -> Act | None:
        self.unkept = ""
        session = private_of(context)
        asked = asking(session)
        person = session.participants.get(context.cursor.row)
        if asked is None:
            return NOBODY_ASKED
        if asked.nameless:
            return Say(tr(WITHOUT_NAMES))
        if person is None:
            return Say(tr("Choose a leader first, with the arrow keys."))
        done = asked.done(session, person.id)
        step = next((one for one in asked.steps if one not in done), asked.steps[0])
        return self._ask(context, person, step, begun)

    def _ask(self, context: Context, person: Participant, step: Step, begun: str = "") -> Act:
        """Ask for one line of one leader; the line stays this leader's, whatever else changes meanwhile."""
        session = private_of(context)
        asked = asking(session)
        assert asked is not None
        operation, told = _taking(session, asked, person, step)
        initial = begun
        if not begun and self._shows_values(context, asked):
            initial = line_on(asked.forms[step.wanted], ballots_of(session, asked, person, step.wanted), step.subject)

        def answer(later: Context, text: str) -> Act | None:
            if not text.strip():
                return self._go_on(later, asked, person, step, kept=False)
            now = private_of(later)
            newer = asking(now)
            here = newer if newer is not None and asked.same(newer) else asked
            if asked.status != "shown" and here.number != asked.number:
                raise RefusedError(
                    tr("This was asked again meanwhile."), tr("Leave the line, and begin it once more.")
                )
            form = here.forms[step.wanted]
            at = next((place for place, one in enumerate(form.subjects) if one.id == step.subject), -1)
            if step.subject and at < 0:
                raise RefusedError(tr(GONE))
            given = read_typed(later.view, asked.module, form, text, subject=max(at, 0), habits=later.dates)
            commit = Commit(operation(given), told)
            also = {Step(step.wanted, one.subject) for one in given}
            then = self._go_on(later, asked, person, step, kept=True, also=also)
            return Several((commit, then)) if then else commit

        known = step in asked.done(session, person.id)

        def overtaken(later: Context, text: str) -> Act | None:
            nonlocal known
            newer = asking(private_of(later))
            if known or newer is None or step not in newer.done(private_of(later), person.id):
                return None
            known = True
            if not text.strip():
                return self._go_on(later, asked, person, step, kept=False)
            keeps = tr(
                "Enter keeps what is typed here instead, {leave_field_key} leaves it.",
                leave_field_key=key_of("leave_field"),
            )
            told = tr("{person} is in, from another window.", person=label(private_of(context), person))
            return Say(f"{told} {keeps}")

        about = _about(asked, step)
        ends = asked.status == "shown" or step in asked.done(session, person.id)
        keys = (
            tr("Enter keeps it") if ends else tr("Enter keeps it, then the next"),
            tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")),
        )
        form = asked.forms[step.wanted]
        words = f"{label(private_of(context), person)}   {about}{form.told}"
        begins = bool(begun)
        return Ask(words, answer, initial, empty=True, keys=keys, parts=form.parts, begun=begins, overtaken=overtaken)

    def _go_on(
        self,
        context: Context,
        before: Asking,
        person: Participant,
        step: Step,
        *,
        kept: bool,
        also: Set[Step] = frozenset(),
    ) -> Act | None:
        """Ask for the next line of this leader, else the first of the next leader; a correction ends it.

        What the line answered besides its own subject is not asked for again.
        """
        session = private_of(context)
        asked = asking(session)
        if asked is None or _is_over(before, asked, step):
            return None
        done = asked.done(session, person.id)
        here = Focus(cursor=Cursor(person.id))
        more = next((one for one in asked.steps[asked.steps.index(step) + 1 :] if one not in done | also), None)
        if more is not None:
            return Several((here, self._ask(context, person, more)))
        corrected = step in done
        if corrected and kept:
            return here
        after = next_leader(session, asked, person.id, around=kept)
        if after is not None:
            return self._begin(context, asked, after)
        return (
            Say(tr("All are in: {forward_key} shows the answers.", forward_key=key_of("forward"))) if kept else here
        )

    def _begin(self, context: Context, asked: Asking, person: Participant) -> Act:
        """Choose a leader, and ask for the first missing line."""
        done = asked.done(private_of(context), person.id)
        first = next(one for one in asked.steps if one not in done)
        return Several((Focus(cursor=Cursor(person.id)), self._ask(context, person, first)))

    def _clear(self, context: Context, key: str) -> Act | None:
        """Withdraw what the chosen leader has answered."""
        asked, person = asking(private_of(context)), private_of(context).participants.get(context.cursor.row)
        if asked is None or person is None or not asked.done(private_of(context), person.id):
            return Say(tr("There is nothing to clear."))
        told = tr(
            "{person}: cleared; {undo_key} brings it back",
            person=label(private_of(context), person),
            undo_key=key_of("undo"),
        )
        clear = (
            ballots.withdraw(asked.module.id, person.id, asked.asks, wanted=wanted)
            for wanted, one in asked.rounds.items()
            if one is not None
        )
        return Several(tuple(Commit(one, told) for one in clear))

    def _close(self, context: Context, key: str) -> Act | None:
        """Close the round for new answers, or open it again."""
        asked = asking(private_of(context))
        if asked is None or not asked.there:
            return NOBODY_ASKED
        closed = asked.status != "closed"
        told = tr("No more answers are taken, only corrections.") if closed else tr("Answers are taken again.")
        return Several(tuple(Commit(rounds.close(one.id, closed=closed), told) for one in asked.there))

    def _again(self, context: Context, key: str) -> Act | None:
        """Ask the same again in a new round."""
        asked = asking(private_of(context))
        if asked is None:
            return NOBODY_ASKED
        again = (rounds.ask_again(asked.module.id, asked.asks, wanted=wanted) for wanted in asked.rounds)
        return Several(tuple(Commit(one, tr("Asked again: answers are taken.")) for one in again))


def _is_over(before: Asking, asked: Asking, step: Step) -> bool:
    """Return whether no line follows: something else is asked, all is shown, or the line is not part of the round."""
    return not before.same(asked) or asked.status == "shown" or step not in asked.steps


def _taking(session: Session, asked: Asking, person: Participant, step: Step) -> tuple[Callable[..., Operation], str]:
    """Choose what a line becomes and what is said then: an answer, a correction, or an answer said aloud."""
    there, module = asked.rounds[step.wanted], asked.module.id
    if there is None or there.status != "revealed":
        told = tr("{person}: in", person=label(session, person))
        return lambda answers: ballots.cast(module, person.id, answers, asked.asks, wanted=step.wanted), told
    if person.id in asked.answered(session) or step.wanted:
        return lambda answers: ballots.correct(there.id, person.id, answers), tr("Typing corrected")
    return lambda answers: ballots.say_openly(module, person.id, answers, asked.asks), tr("Noted as said aloud")


def _about(asked: Asking, step: Step) -> str:
    """Say what a line is about, where a leader types several."""
    words = [one.text for one in asked.forms[step.wanted].subjects if one.id == step.subject]
    if len(asked.rounds) > 1:
        words.insert(0, asked.module.pass_name(step.wanted))
    return "   ".join((*words, ""))
