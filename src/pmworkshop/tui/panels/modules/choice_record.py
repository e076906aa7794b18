"""Notes which word was chosen as the decision, with why, who sees to it, and by when."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.decision_rules import Verdict, verdict
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide import proposal
from pmworkshop.session.operations.decide_choice import HOW, Choice, is_conditional, parse_choice, parse_why
from pmworkshop.session.rounds.tally import tally
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.pages.panel import Part

ALOUD = tr_noop("Said aloud, without answers taken.")
AFTER = tr_noop("Said aloud, after hearing all.")


class ChoiceRecord(Part):
    """Notes a chosen word: by its digit, as the rule makes it, as it is typed, or as the sponsor decides."""

    def __init__(self, here: ModulePlace) -> None:
        """Map the command id to its handler.

        Args:
            here: The place of a decide module.
        """
        self._here = here
        self.handlers = {"choose_word": self._by_digit}

    def _module(self, context: Context) -> DecideModule:
        return self._here.module_as(context, DecideModule)

    def command(self, context: Context) -> Command:
        """Declare the digits that choose a word.

        Args:
            context: Gives the public view of the session.

        Returns:
            The command; its keys are the numbers of the words.
        """
        most = len(self._module(context).options)
        keys = tuple(str(place) for place in range(1, most + 1))
        title = tr("to {most} decides", most=most) if most < 5 else tr("1 to {most} decides", most=most)
        return Command("choose_word", keys, title, "Note the word of that number as decided, with why")

    def legend(self, context: Context) -> str:
        """Write the words to choose from with their numbers.

        Args:
            context: Gives the public view of the session.

        Returns:
            Such as ``1 keep   2 test   3 stop``.
        """
        return "   ".join(f"{place} {word}" for place, word in enumerate(self._module(context).options, 1))

    def by_rule(self, context: Context) -> Act:
        """Note the word that follows from the answers and the rule.

        Args:
            context: Gives the public view of the session.

        Returns:
            The question for what belongs to it; or a message where nothing follows yet.
        """
        found = verdict(context.view, self._module(context))
        if self._module(context).rule == "sponsor":
            return self.by_sponsor(context)
        if found is None or not found.choice:
            digits = tr("{choose_word_key} and the other digits", choose_word_key=key_of("choose_word"))
            return Say(
                tr(
                    "{why} {digits} note what was said aloud.",
                    why=found.why if found else tr("Nobody has answered yet."),
                    digits=digits,
                )
            )
        return self._ask(context, found.choice)

    def by_sponsor(self, context: Context) -> Act:
        """Ask for the word that the sponsor chooses.

        Args:
            context: Gives the public view of the session.

        Returns:
            The question.
        """

        def answer(now: Context, text: str) -> Act:
            return self._note(now, parse_choice(now.view, self._module(now).options, text, now.dates), sponsor=True)

        return Ask(tr("The sponsor decides: {legend};  then {how}", legend=self.legend(context), how=tr(HOW)), answer)

    def typed(self, context: Context, text: str) -> Act:
        """Note a typed line, such as ``2; does it pay?; Finance; 14 Dec``.

        Args:
            context: Gives the public view of the session.
            text: The line.

        Returns:
            The commit.

        Raises:
            InputError: The line cannot be read.
        """
        return self._note(context, parse_choice(context.view, self._module(context).options, text, context.dates))

    def _by_digit(self, context: Context, key: str) -> Act | None:
        return self._ask(context, self._module(context).options[int(key) - 1])

    def _ask(self, context: Context, word: str) -> Ask:
        needed = is_conditional(word)
        asked = tr("what?; who; by when") if needed else f"{tr(HOW)}?"

        def answer(now: Context, text: str) -> Act:
            return self._note(now, parse_why(now.view, word, text, now.dates))

        keys = (
            tr("Enter keeps it") if needed else tr("Enter keeps it, with a reason or without"),
            tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")),
        )
        return Ask(f"{word}  {asked}", answer, empty=not needed, keys=keys)

    def _note(self, context: Context, choice: Choice, *, sponsor: bool = False) -> Commit:
        module = self._module(context)
        found = verdict(context.view, module)
        operation = decide.record(
            module.id,
            proposal(context.view, module),
            "adopted",
            reason=choice.why or ("" if sponsor else _why(found, choice.word)),
            dissent=_others(context, found, choice.word) if found else None,
            round_id=found.round if found else None,
            by_sponsor=sponsor,
            choice=choice,
        )
        return Commit(operation, tr("Decided: {word}", word=choice.word), select=WHOLE)


def _why(found: Verdict | None, word: str) -> str:
    if found is None:
        return tr(ALOUD)
    return found.why if found.choice == word else tr(AFTER)


def _others(context: Context, found: Verdict, word: str) -> int:
    """Count those who chose another word in the round that the rule was applied to."""
    told = tally(context.view, context.view.rounds[found.round], WHOLE).counts
    return sum(number for said, number in told.items() if said != word)
