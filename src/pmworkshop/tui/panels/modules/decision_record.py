"""Record decisions with their outcome by the rule or by the sponsor, and the day of their review."""

from __future__ import annotations

from datetime import date

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.dates import parse_date, short_date, split_day
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import upper
from pmworkshop.insight.decision_rules import Verdict, verdict
from pmworkshop.session.core.lookups import item_at
from pmworkshop.session.core.records import Decision, Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide import newest, proposal, standing
from pmworkshop.session.rounds import rounds
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Open, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, TAKEN_OUT, Part
from pmworkshop.tui.panels.shared.sources import SourcesPanel
from pmworkshop.tui.parts.follow_ups import ask_for_action

OUTCOMES = {
    "adopted": ("✓", tr_noop("adopted")),
    "not adopted": ("✗", tr_noop("not adopted")),
    "open": ("○", tr_noop("not settled yet")),
}
"""How an outcome is said on the wall."""


def outcome_words(outcome: str) -> tuple[str, str]:
    """Return the sign of an outcome, and its word.

    Args:
        outcome: The outcome as it is recorded.
    """
    sign, word = OUTCOMES[outcome]
    return sign, tr(word)


def _day(context: Context, text: str) -> date:
    """Read a day, also one that ends a sentence: ``once more on 14 Dec``."""
    today, habits = context.view.info.day, context.dates
    return split_day(text, today, habits, asks=True)[1] or parse_date(text, today, habits)


class DecisionRecord(Part):
    """Records decisions and the day of their review, deletes them, and links them to what they follow from."""

    def __init__(self, here: ModulePlace) -> None:
        """Map the command ids to their handlers.

        Args:
            here: The place of a decide module.
        """
        self._here = here
        self.handlers = {
            "look_again": lambda context, key: self.ask_day(context),
            "out": self._out,
            "act_on": self._act_on,
            "follows_from": self._follows_from,
        }

    def _module(self, context: Context) -> DecideModule:
        return self._here.module_as(context, DecideModule)

    def verdict(self, context: Context) -> Verdict | None:
        """Apply the module's decision rule to the newest revealed round.

        Args:
            context: Gives the public view of the session.

        Returns:
            The verdict; None if no round is revealed or the newest one is empty.
        """
        return verdict(context.view, self._module(context))

    def record(self, context: Context, statement: str) -> Commit:
        """Record a decision; once it is saved as adopted, ask when it is reviewed.

        The outcome is that of the verdict if the statement is the proposal that was answered. Otherwise the decision
        is open while an objection to the proposal is not met, and adopted if none is.

        Args:
            context: Gives the public view of the session.
            statement: What was decided, as a sentence.

        Returns:
            The act that saves the decision; its operation raises `RefusedError` when the statement is empty.
        """
        found = self._verdict_on(context, statement)
        last = standing(context.view, self._here.module_id)
        unmet = last is not None and any(not one.met for one in last.open_to)
        outcome: decide.Outcome = found.outcome if found else "open" if unmet else "adopted"
        why = tr("An objection is not met yet.") if unmet else self._aloud(context)
        operation = decide.record(
            self._here.module_id,
            statement,
            outcome,
            reason=found.why if found else why,
            dissent=found.votes.dissent if found else None,
            round_id=found.round if found else None,
        )
        told = upper(outcome_words(outcome)[1])
        return Commit(operation, told, select="newest", then=self.ask_day if outcome == "adopted" else None)

    def _verdict_on(self, context: Context, statement: str) -> Verdict | None:
        """Return the verdict if the answers were to this statement."""
        found = self.verdict(context)
        kept = context.view.rounds[found.round].wording(WHOLE) if found else None
        return found if kept is None or kept.says(statement) else None

    def _aloud(self, context: Context) -> str:
        """Say why there is no verdict on what is noted."""
        answers = self._newest_answers(context)
        return (
            tr("Said aloud; the answers were to other words.")
            if answers
            else tr("Said aloud, without answers taken.")
        )

    def _newest_answers(self, context: Context) -> Round | None:
        view = context.view
        shown = reversed(rounds.revealed(view, self._here.module_id))
        return next((one for one in shown if rounds.answered(view, one.id) or one.hands), None)

    def ask_day(self, context: Context) -> Act | None:
        """Ask when the selected decision is reviewed, or else the newest one of the module.

        Args:
            context: Gives the public view and the cursor.

        Returns:
            The question, or a message that nothing is selected if the module has no decision. An empty answer means
            no
            review; the answer raises `InputError` for text that is no date.
        """
        decision = context.view.decisions.get(context.cursor.row) or newest(context.view, self._here.module_id)
        if decision is None:
            return NOTHING_CHOSEN

        def answer(now: Context, text: str) -> Act:
            day = _day(now, text) if text.strip() else None
            told = (
                tr("We look at it again on {day}", day=short_date(day)) if day else tr("No day to look at it again")
            )
            return Commit(decide.look_again(decision.id, day), told, select=decision.id)

        keys = (tr("Enter leaves it open"), tr("{leave_field_key} later", leave_field_key=key_of("leave_field")))
        return Ask(tr("When do we look at it again?  14 Dec, +90"), answer, empty=True, keys=keys)

    def decided(self, context: Context) -> Act:
        """Record the proposal with its verdict; under the sponsor rule, ask what the sponsor decides.

        Args:
            context: Gives the public view of the session.

        Returns:
            The commit, the question, or a message where nothing can be noted.
        """
        module = self._module(context)
        if module.rule == "sponsor":
            return self.sponsor(context)
        found = self.verdict(context)
        last, answers = newest(context.view, self._here.module_id), self._newest_answers(context)
        if last is not None and last.outcome != "open" and last.round == (answers.id if answers else None):
            return Say(tr("That is noted already; {again_key} asks again.", again_key=key_of("again")))
        if found is None and answers is not None:
            return Say(tr("The answers were to other words. {again_key} asks again.", again_key=key_of("again")))
        if found is not None and found.outcome == "open":
            return Say(
                tr(
                    "Not settled yet. {objection_key} notes who objects, {again_key} asks again.",
                    objection_key=key_of("objection"),
                    again_key=key_of("again"),
                )
            )
        return self.record(context, proposal(context.view, module))

    def sponsor(self, context: Context) -> Act:
        """Ask for the sponsor's decision: yes or no, and the reason.

        Args:
            context: Gives the public view of the session.

        Returns:
            The question.
        """

        def answer(now: Context, text: str) -> Act:
            found = self.verdict(now)
            outcome, why = decide.parse_word(text)
            operation = decide.record(
                self._here.module_id,
                proposal(now.view, self._module(now)),
                outcome,
                reason=why,
                dissent=found.votes.dissent if found else None,
                round_id=found.round if found else None,
                by_sponsor=True,
            )
            told = tr("The sponsor decides: {outcome}", outcome=outcome_words(outcome)[1])
            return Commit(operation, told, select="newest", then=self.ask_day if outcome == "adopted" else None)

        return Ask(tr("The sponsor decides: yes or no, then why"), answer)

    def _made(self, context: Context) -> Decision | None:
        """Find the chosen decision; in a list, else the one on the item of now."""
        chosen = context.view.decisions.get(context.cursor.row)
        module_id = self._here.module_id
        return chosen or (newest(context.view, module_id) if item_at(context.view, module_id) else None)

    def _out(self, context: Context, key: str) -> Act | None:
        """Delete the decision."""
        made = self._made(context)
        return Commit(decide.drop(made.id), TAKEN_OUT) if made else NOTHING_CHOSEN

    def _act_on(self, context: Context, key: str) -> Act | None:
        """Ask for an action that follows from the decision."""
        made = self._made(context)
        return ask_for_action(context, (made.id,)) if made else NOTHING_CHOSEN

    def _follows_from(self, context: Context, key: str) -> Act | None:
        """Open the overlay that selects what the decision follows from."""
        made = self._made(context)
        return Open(SourcesPanel(self._here.module_id, made.id, "decision")) if made else NOTHING_CHOSEN
