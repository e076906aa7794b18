"""Noting decisions: with what follows from the rule or as the sponsor says, and when they are looked at again."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.dates import parse_date, short_date
from pmworkshop.insight.decision_rules import Verdict, verdict
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide import newest, proposal, standing
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, TAKEN_OUT, Part

OUTCOMES = {"adopted": "✓ adopted", "not adopted": "✗ not adopted", "open": "○ not settled yet"}
"""How an outcome is said on the wall."""


class DecisionRecord(Part):
    """Notes decisions, and takes them out."""

    def __init__(self, here: ModulePlace) -> None:
        """Take where it is decided.

        Args:
            here: The module of the decision.
        """
        self._here = here
        self.handlers = {
            "decided": self._decided,
            "sponsor": self._sponsor,
            "look_again": lambda context, key: self.ask_day(context),
            "out": self._out,
        }

    def _module(self, context: Context) -> DecideModule:
        return self._here.module_as(context, DecideModule)

    def verdict(self, context: Context) -> Verdict | None:
        """Say what follows from the rule and the answers.

        Args:
            context: What the panel knows.

        Returns:
            What follows; None before answers were shown.
        """
        return verdict(context.view, self._module(context))

    def record(self, context: Context, statement: str) -> Commit:
        """Note a decision with what follows from rule and answers, then ask when it is looked at again.

        Args:
            context: What the panel knows.
            statement: What was decided, in words.
        """
        found = self.verdict(context)
        last = standing(context.view, self._here.module_id)
        unmet = last is not None and any(not one.met for one in last.objections)
        outcome: decide.Outcome = found.outcome if found else "open" if unmet else "adopted"
        why = "An objection is not met yet." if unmet else "Said aloud, without answers taken."
        operation = decide.record(
            self._here.module_id,
            statement,
            outcome,
            reason=found.why if found else why,
            dissent=found.votes.dissent if found else None,
            round_id=found.round if found else None,
        )
        told = OUTCOMES[outcome][2:].capitalize()
        return Commit(operation, told, select="newest", then=self.ask_day if outcome == "adopted" else None)

    def ask_day(self, context: Context) -> Act | None:
        """Ask when the chosen decision, or the newest one, is looked at again.

        Args:
            context: What the panel knows.
        """
        decision = context.view.decisions.get(context.cursor.row) or newest(context.view, self._here.module_id)
        if decision is None:
            return NOTHING_CHOSEN

        def answer(now: Context, text: str) -> Act:
            day = parse_date(text, now.view.info.day) if text.strip() else None
            told = f"We look at it again on {short_date(day)}" if day else "No day to look at it again"
            return Commit(decide.look_again(decision.id, day), told, select=decision.id)

        keys = ("Enter leaves it open", f"{key_of('leave_field')} later")
        return Ask("When do we look at it again?  14 Dec, +90", answer, empty=True, keys=keys)

    def _decided(self, context: Context, key: str) -> Act | None:
        """Note the proposal as it stands; where the sponsor decides, ask what the sponsor says."""
        module = self._module(context)
        if module.rule == "sponsor":
            return self._sponsor(context, key)
        found = self.verdict(context)
        last = newest(context.view, self._here.module_id)
        if last is not None and last.outcome != "open" and last.round == (found.round if found else None):
            return Say(f"That is noted already; {key_of('again')} asks again.")
        if found is not None and found.outcome == "open":
            return Say(f"Not settled yet. {key_of('objection')} notes who objects, {key_of('again')} asks again.")
        return self.record(context, proposal(context.view, module))

    def _sponsor(self, context: Context, key: str) -> Act | None:
        """Ask what the sponsor decides."""
        found = self.verdict(context)

        def answer(now: Context, text: str) -> Act:
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
            told = f"The sponsor decides: {outcome}"
            return Commit(operation, told, select="newest", then=self.ask_day if outcome == "adopted" else None)

        return Ask("The sponsor decides: yes or no, then why", answer)

    def _out(self, context: Context, key: str) -> Act | None:
        """Take the decision out."""
        chosen = context.view.decisions.get(context.cursor.row)
        return Commit(decide.drop(chosen.id), TAKEN_OUT) if chosen else NOTHING_CHOSEN
