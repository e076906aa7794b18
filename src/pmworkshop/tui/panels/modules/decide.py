"""The panel of decisions: the proposal and its rule, what follows from the answers, who objects, what was decided."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.dates import parse_date, short_date
from pmworkshop.base.text import clean_line
from pmworkshop.insight.decision_rules import Verdict, verdict
from pmworkshop.session.core.records import Decision
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.collect import groups
from pmworkshop.session.operations.decide import decisions, newest, proposal, standing
from pmworkshop.session.operations.planning import line_routing
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.panels.page import Act, Ask, Commit, Context, Focus, Item, ListBody, Look, Open, Page, Say
from pmworkshop.tui.panels.panel import NOTHING_CHOSEN, TAKEN_OUT, ModulePanel
from pmworkshop.tui.parts.dot_rows import SHOWING, RaisedHands, count_hands, shown
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SecretEntry

SCALES = {
    "fist": "0 stop · 1 not without a change · 2 concerns to hear · 3 can live with it · 4 support · 5 lead it",
    "gradient": "1 veto · 2 serious disagreement · 3 dislike, will support · 4 more talk · 5 abstain · 6 reservations"
    " · 7 minor point · 8 whole-hearted",
}
"""What the values mean: on the wall before anybody shows one."""
OUTCOMES = {"adopted": "✓ adopted", "not adopted": "✗ not adopted", "open": "○ not settled yet"}
"""How an outcome is said on the wall."""
LOOKS: dict[str, Look] = {"adopted": "good", "not adopted": "strong", "open": "warn"}
LEDGER = Command("ledger", ("G",), "", "See what each of us gives and on which condition, and type what is given")


class DecidePanel(ModulePanel):
    """Shows the proposal and the rule that was announced, then the decisions."""

    commands = (
        Command("decided", ("r",), "decided", "Note the proposal as it stands, with what follows from the rule"),
        Command("objection", ("x",), "objection", "Note who objects and why; or, on an objection, how it was met"),
        Command("choose", ("enter",), "", "Propose what is offered, say how an objection was met, or count hands"),
        Command("add", ("a", "i"), "other words", "Note what was decided in other words than the proposal's"),
        Command("sponsor", ("S",), "", "The sponsor decides, whatever rule was announced; the record says so"),
        Command("look_again", ("w",), "", "Say when the decision is looked at again"),
        Command("out", ("d", "delete"), "", "Take the decision out; undo brings it back"),
        LEDGER,
        *SHOWING,
    )

    def __init__(self, module_id: str) -> None:
        super().__init__(module_id)
        self._state = RoundState(self, legend=self._legend)
        self._secret = SecretEntry(self._state)
        self.parts = (self._secret, Reveal(self._state), RaisedHands(self))

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """While answers are taken, those of taking them; once they are shown, those of deciding first."""
        offered = self._secret.taking_commands(context)
        if self._state.taking(context):
            return (*offered, *SHOWING)
        own = self.commands[: -len(SHOWING)]
        return (*own, *offered, *SHOWING) if self._verdict(context) else (*offered, *SHOWING, *own)

    def _module(self, context: Context) -> DecideModule:
        return self.module_as(context, DecideModule)

    def _verdict(self, context: Context) -> Verdict | None:
        return verdict(context.view, self._module(context))

    # What is shown.

    def page(self, context: Context) -> Page:
        """Show the proposal, the rule, what follows, the objections and what was decided."""
        if self._state.taking(context):
            return self._state.taking_page(context)
        module = self._module(context)
        items = (
            *shown(context, self),
            *self._follows(context),
            *self._offered(context),
            *self._objections(context),
            *self._made(context),
        )
        return Page(
            module.prompts[0].text,
            decide.RULES[module.rule],
            ListBody(items),
            below=((SCALES[module.scale], "soft"),),
            ask="Decided",
            focus="field" if self.phase(context) == "read_back" else "list",
        )

    def _follows(self, context: Context) -> tuple[Item, ...]:
        found, last = self._verdict(context), newest(context.view, self.module_id)
        if found is None or (last is not None and last.outcome != "open"):
            return ()
        word = OUTCOMES[found.outcome]
        notes = "" if found.outcome == "open" else f" {key_of('decided')} notes it."
        text = f"{word[0]} {word[2:].capitalize()}: {found.why}{notes}"
        return (Item("", text, look=LOOKS[found.outcome], indent=4),)

    def _offered(self, context: Context) -> tuple[Item, ...]:
        """Offer what earlier parts left as the proposal; what is proposed or decided is not offered again."""
        view, offered = context.view, []
        for source in self._module(context).proposal_from:
            offered += [(theme.id, theme.title) for theme in groups(view, source)] or [
                (entry.id, entry.text) for entry in view.listed(source)
            ]
        taken = {cause for decision in decisions(view, self.module_id) for cause in decision.because}
        items = [Item(key, text, lead="•") for key, text in offered if key not in taken]
        return (Item("", "Enter proposes one of these", look="soft"), *items) if items else ()

    def _objections(self, context: Context) -> tuple[Item, ...]:
        last = newest(context.view, self.module_id)
        if last is None or not last.objections:
            return ()
        heard = all(one.met for one in last.objections)
        items = [Item("", ""), Item("", "Heard" if heard else "To be heard", look="head")]
        for place, objection in enumerate(last.objections):
            person = context.view.participants.get(objection.participant or "")
            who = f"{person.function or person.name}: " if person else ""
            tail = (
                decide.WITHDRAWN if objection.met == decide.WITHDRAWN else "met" if objection.met else "not met yet"
            )
            items.append(Item(f"{last.id}#{place}", f"{who}{objection.text}", lead="•", tail=tail))
            if objection.met and objection.met != decide.WITHDRAWN:
                items.append(Item("", objection.met, lead="→", indent=2, look="soft"))
        return tuple(items)

    def _made(self, context: Context) -> tuple[Item, ...]:
        made = [one for one in decisions(context.view, self.module_id) if one.outcome != "open" or one.reason]
        items = [Item("", ""), Item("", "Decided", look="head")] if made else []
        for one in made:
            sign, word = OUTCOMES[one.outcome][0], OUTCOMES[one.outcome][2:]
            items.append(Item(one.id, one.statement, lead=sign, tail=word))
            items += [Item("", text, indent=2, look="soft") for text in _told(one) if text]
        return tuple(items)

    def _legend(self, context: Context) -> tuple[str, ...]:
        """Say by which rule it is decided, and what the values mean."""
        module = self._module(context)
        return decide.RULES[module.rule], SCALES[module.scale]

    # The keys.

    def submit(self, context: Context, text: str) -> Act | None:
        """Note a decision in other words; the letters that send a line elsewhere act here too."""
        if not text.strip():
            return None
        if text.lstrip()[:2].lower() in ("p:", "o:", "a:"):
            sent = line_routing.send(context.view, self.module_id, "1", text)
            return Commit(sent.operation, sent.told)
        return self._record(context, text)

    def _record(self, context: Context, statement: str) -> Commit:
        """Note a decision with what follows from rule and answers, then ask when it is looked at again."""
        found = self._verdict(context)
        last = standing(context.view, self.module_id)
        unmet = last is not None and any(not one.met for one in last.objections)
        outcome: decide.Outcome = found.outcome if found else "open" if unmet else "adopted"
        why = "An objection is not met yet." if unmet else "Said aloud, without answers taken."
        operation = decide.record(
            self.module_id,
            statement,
            outcome,
            reason=found.why if found else why,
            dissent=found.votes.dissent if found else None,
            round_id=found.round if found else None,
        )
        told = OUTCOMES[outcome][2:].capitalize()
        return Commit(operation, told, select="newest", then=self._ask_day if outcome == "adopted" else None)

    def _ask_day(self, context: Context) -> Act | None:
        decision = context.view.decisions.get(context.cursor.row) or newest(context.view, self.module_id)
        if decision is None:
            return NOTHING_CHOSEN

        def answer(now: Context, text: str) -> Act:
            day = parse_date(text, now.view.info.day) if text.strip() else None
            told = f"We look at it again on {short_date(day)}" if day else "No day to look at it again"
            return Commit(decide.look_again(decision.id, day), told, select=decision.id)

        keys = ("Enter leaves it open", f"{key_of('leave_field')} later")
        return Ask("When do we look at it again?  14 Dec, +90", answer, empty=True, keys=keys)

    def do_decided(self, context: Context, key: str) -> Act | None:
        """Note the proposal as it stands; where the sponsor decides, ask what the sponsor says."""
        module = self._module(context)
        if module.rule == "sponsor":
            return self.do_sponsor(context, key)
        found = self._verdict(context)
        last = newest(context.view, self.module_id)
        if last is not None and last.outcome != "open" and last.round == (found.round if found else None):
            return Say(f"That is noted already; {key_of('again')} asks again.")
        if found is not None and found.outcome == "open":
            return Say(f"Not settled yet. {key_of('objection')} notes who objects, {key_of('again')} asks again.")
        return self._record(context, proposal(context.view, module))

    def do_sponsor(self, context: Context, key: str) -> Act | None:
        """Ask what the sponsor decides."""
        found = self._verdict(context)

        def answer(now: Context, text: str) -> Act:
            outcome, why = decide.parse_word(text)
            operation = decide.record(
                self.module_id,
                proposal(now.view, self._module(now)),
                outcome,
                reason=why,
                dissent=found.votes.dissent if found else None,
                round_id=found.round if found else None,
                by_sponsor=True,
            )
            told = f"The sponsor decides: {outcome}"
            return Commit(operation, told, select="newest", then=self._ask_day if outcome == "adopted" else None)

        return Ask("The sponsor decides: yes or no, then why", answer)

    def do_objection(self, context: Context, key: str) -> Act | None:
        """Ask who objects and why; on an objection, how it was met."""
        decision_id, mark, place = context.cursor.row.rpartition("#")
        if mark:
            return self._ask_met(context, decision_id, int(place))

        def answer(now: Context, text: str) -> Act:
            return Commit(decide.object_to(self.module_id, decide.parse_objection(now.view, text)), "Noted")

        return Ask("Who objects, and why?  like Finance: no budget before May", answer)

    def _ask_met(self, context: Context, decision_id: str, place: int) -> Act | None:
        decision = context.view.decisions.get(decision_id)
        if decision is None or place >= len(decision.objections):
            return NOTHING_CHOSEN
        there = decision.objections[place]

        def answer(_: Context, text: str) -> Act:
            told = "Noted" if clean_line(text) else "Withdrawn"
            return Commit(decide.meet(decision_id, place, text), told, select=f"{decision_id}#{place}")

        keys = ("Enter keep; an empty line: it is withdrawn", f"{key_of('leave_field')} leave it")
        before = "" if there.met == decide.WITHDRAWN else there.met
        return Ask(f"{there.text}: how was it met?", answer, before, empty=True, keys=keys)

    def do_look_again(self, context: Context, key: str) -> Act | None:
        """Say when the decision is looked at again."""
        return self._ask_day(context)

    def do_begin_taking(self, context: Context, key: str) -> Act | None:
        """Begin to type answers in; on a line that is offered, propose it."""
        row = context.cursor.row
        return self._choose(context) if row and row != WHOLE else self._secret.begin_taking(context, key)

    def _choose(self, context: Context) -> Act | None:
        """Propose what is offered; say how an objection was met; else count raised hands on the proposal."""
        row = context.cursor.row
        if "#" in row:
            return self.do_objection(context, "enter")
        if row in context.view.decisions:
            return self._ask_day(context)
        entry, theme = context.view.entries.get(row), context.view.themes.get(row)
        text = entry.text if entry else theme.title if theme else ""
        if text:
            return Commit(decide.propose(self.module_id, text, (row,)), "Proposed", select=WHOLE)
        return count_hands(context, self)

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Propose what is offered, say how an objection was met, or count hands."""
        return self._choose(context)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Go to the field."""
        return Focus("field")

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the decision out."""
        chosen = context.view.decisions.get(context.cursor.row)
        return Commit(decide.drop(chosen.id), TAKEN_OUT) if chosen else NOTHING_CHOSEN

    def do_ledger(self, context: Context, key: str) -> Act | None:
        """Show what each of us gives."""
        from pmworkshop.tui.panels.shared.ledger import LedgerPanel

        return Open(LedgerPanel(self.module_id))


def _told(decision: Decision) -> tuple[str, ...]:
    """Say by which rule it was decided, why, and when it is looked at again."""
    again = f"Looked at again {short_date(decision.review_on)}" if decision.review_on else ""
    rule = decision.rule.partition(":")[0]
    return f"{rule}. {decision.reason}".strip(". ") + "." if rule or decision.reason else "", again
