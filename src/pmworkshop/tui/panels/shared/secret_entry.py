"""Taking answers behind dots: one leader after the other, on a wall that everybody sees; then showing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import InputError
from pmworkshop.session.core.records import Participant, Round
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import TOGETHER, Answer, AnswerForm, read
from pmworkshop.tui.drawing.text_cells import unbroken
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.panels.page import Act, Ask, Commit, Context, Focus, Say, Several
from pmworkshop.tui.panels.shared.round_state import AskedPanel, name_of

DIGITS = Command("type_in", (*"0123456789", "minus"), "digits answer", "Type the leader's answer, one key for each")
TYPE_LINE = Command("type_line", ("enter",), "type in", "Type the leader's answer as a line; one dot stands for it")
TAKING = (
    Command("clear_this", ("backspace", "delete"), "clear", "Clear what this leader answered"),
    Command("next_person", ("tab",), "next leader", "Go on to the next leader"),
    Command("last_person", ("shift+tab",), "", "Go back to the leader before"),
    Command("nameless", ("N",), "", "Take these answers without names; only before the first one is in"),
)
SHOWN = (
    Command("correct", ("e",), "typing", "Correct a slip of typing in what has been shown"),
    Command("again", ("A",), "", "Ask the same again: the answers stand beside the first ones"),
)
SHOW_NEXT = Command("show_next", ("space",), "show one", "Show the answers to the next one alone, then the one after")
BEGIN = Command("begin_taking", ("enter",), "type answers in", "Type in what each of us answers, behind dots")
LINES = ("text", "letters")
"""Sorts of answer that are typed as one line for each subject."""


class TakingPanel(AskedPanel):
    """Turns keys into answers, and shows them when the room is ready."""

    def taking_commands(self, context: Context) -> tuple[Command, ...]:
        """List the commands of taking answers, or of what was shown."""
        form = self.form(context)
        if form is None or self.looked_at:
            return ()
        if self.taking(context):
            line = replace(TYPE_LINE, title="") if form.marks else TYPE_LINE
            named = (one for one in TAKING if one.id != "nameless" or not form.roles)  # charts are kept with names
            alone = () if form.sort in (*TOGETHER, *LINES, "owners") or len(form.subjects) < 2 else (SHOW_NEXT,)
            return (*((DIGITS,) if form.marks else ()), line, *named, *alone)
        if self.partly(context):
            return (SHOW_NEXT,)
        round_ = self.round(context)
        if round_ is None:
            return (BEGIN,) if form.subjects and self.may_begin(context) else ()
        return SHOWN[1:] if round_.anonymous else SHOWN

    def do_begin_taking(self, context: Context, key: str) -> Act | None:
        """Begin to type answers in."""
        self.half(context).begun = True
        return None

    def do_type_in(self, context: Context, key: str) -> Act | None:
        """Take one key of the leader's answer; the last one keeps it and goes on to the next leader."""
        form, person, half = self.form(context), self.person(context), self.half(context)
        if form is None or person is None:
            return Say(f"All have been asked: {key_of('forward')} shows, {key_of('last_person')} goes back to one.")
        if key not in form.allowed:
            return Say(f"That key is no answer here: {form.told}")
        half.typed += key
        passes = form.sort in TOGETHER and half.typed == ABSTAINS
        return self._take(context, form, person) if len(half.typed) >= form.marks or passes else None

    def do_type_line(self, context: Context, key: str) -> Act | None:
        """Ask for the leader's answer as a line; or end dots before all are placed."""
        form, person = self.form(context), self.person(context)
        if form is None or person is None:
            return Say(f"All have been asked: {key_of('forward')} shows the answers.")
        if self.half(context).typed:
            return self._take(context, form, person)
        return Say(form.told) if form.marks else self._ask_line(context, form, person)

    def _take(self, context: Context, form: AnswerForm, person: Participant) -> Act | None:
        half = self.half(context)
        typed, half.typed = half.typed, ""
        try:
            answers = read(form, typed)
        except InputError as error:
            return Several((Focus("list"), Say(f"{error} {name_of(person)} once more.")))
        act = self._keep(context, person, answers)
        self._go_on(context)
        return act

    def _ask_line(self, context: Context, form: AnswerForm, person: Participant) -> Ask:
        half = self.half(context)
        part, passed = half.part, half.passed
        about = f"{form.subjects[part].text}  " if form.sort in LINES else ""

        def answer(now: Context, text: str) -> Act | None:
            if not half.correcting:  # a line that was refused and comes back is still this leader's
                half.at, half.part, half.passed = person.id, part, passed
            return self._take_line(now, text)

        return Ask(f"{about}{form.told[:1].upper()}{form.told[1:]}", answer, secret=True)

    def _take_line(self, context: Context, text: str) -> Act | None:
        form, person, half = self.form(context), self.person(context), self.half(context)
        if form is None or person is None:
            return None
        act = self._keep(context, person, read(form, text, subject=half.part))
        corrected = bool(half.correcting)
        half.part += 1
        if form.sort not in LINES or half.part >= len(form.subjects):
            half.part = 0
            self._go_on(context)
        person = self.person(context)
        if person is None or (corrected and not half.correcting):
            return act
        following = self._ask_line(context, form, person)
        return Several((act, following)) if act else following

    def _keep(self, context: Context, person: Participant, answers: tuple[Answer, ...]) -> Act | None:
        half, wanted = self.half(context), self.wanted(context)
        if half.correcting:
            round_ = self.round(context, wanted=wanted)
            return Commit(ballots.correct(round_.id, person.id, answers), "Typing corrected") if round_ else None
        if self.nameless(context):
            taken = half.taken.setdefault(wanted, {})
            before = {answer.subject: answer for answer in taken.get(person.id, ())}
            taken[person.id] = tuple({**before, **{one.subject: one for one in answers}}.values())
            return None
        return Commit(ballots.cast(self.module_id, person.id, answers, self.asks(context), wanted=wanted))

    def _go_on(self, context: Context) -> None:
        """Go on to the next pass, then to the next leader."""
        half = self.half(context)
        person = self.person(context)
        if half.passed + 1 < len(self.passes(context)):
            half.typed, half.part, half.passed = "", 0, half.passed + 1
        elif half.correcting or person is None:
            half.clear()
        else:
            half.keep(person, self.people(context))

    def do_clear_this(self, context: Context, key: str) -> Act | None:
        """Clear what is half typed, else what the leader has answered."""
        half, person = self.half(context), self.person(context)
        if half.typed or half.correcting:
            half.clear()
            return None
        if person is None:
            return self.do_last_person(context, key)
        half.clear()
        half.at = person.id
        if self.nameless(context):
            for taken in half.taken.values():
                taken.pop(person.id, None)
            return None
        asks = self.asks(context)
        there = [wanted for wanted in self.passes(context) if self.round(context, wanted=wanted)]
        return Several(
            tuple(Commit(ballots.withdraw(self.module_id, person.id, asks, wanted=wanted)) for wanted in there)
        )

    def do_next_person(self, context: Context, key: str) -> Act | None:
        """Go on to the next leader."""
        self.half(context).step(self.people(context), self.progress(context)[0], 1)
        return None

    def do_last_person(self, context: Context, key: str) -> Act | None:
        """Go back to the leader before."""
        self.half(context).step(self.people(context), self.progress(context)[0], -1)
        return None

    def do_nameless(self, context: Context, key: str) -> Act | None:
        """Take these answers without names."""
        if self.round(context) is not None or self.nameless(context):
            return Say("How these answers are kept is settled already.")
        asks = self.asks(context)
        opened = [rounds.ask_again(self.module_id, asks, wanted=one, anonymous=True) for one in self.passes(context)]
        return Several(tuple(Commit(one, "No names are kept") for one in opened))

    def do_correct(self, context: Context, key: str) -> Act | None:
        """Ask whose typing is corrected."""
        people = self.people(context)
        named = "  ".join(unbroken(f"{place} {name_of(one)}") for place, one in enumerate(people, 1))

        def whose(_: Context, text: str) -> Act | None:
            typed = text.strip()
            if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(people)):
                raise InputError("That is none of these numbers.")
            half = self.half(context)
            half.clear()
            half.correcting = people[int(typed) - 1].id
            return None

        return Ask(f"Whose typing is corrected?  {named}", whose)

    def do_again(self, context: Context, key: str) -> Act | None:
        """Ask the same again."""
        self.half(context).anew()
        asks = self.asks(context)
        opened = [rounds.ask_again(self.module_id, asks, wanted=wanted) for wanted in self.passes(context)]
        return Several(tuple(Commit(one) for one in opened))

    # Showing.

    def instead(self, context: Context, command: Command) -> Act | None:
        """Ask before the answers are shown; only then the room goes on."""
        early = self.phase(context) in ("explain", "alone") and not self.asking_now(context)
        half = self.half(context)
        waits = self.taking(context) or self.partly(context)
        if context.view.info.solo:  # what is prepared is shown in the room, not here
            waits = False
        if command.id != "forward" or early or half.correcting or not waits:
            return super().instead(context, command)
        came, awaited = self.progress(context)
        if not came:
            return super().instead(context, command)
        keys = ("Enter shows the answers", f"{key_of('leave_field')} waits")
        asked = f"{came} of {awaited} in.  Enter shows"
        if others := self._held_back(context):
            asked = f"{asked}; + shows {' and '.join(f'“{module.short}”' for module, _ in others)} too"
        return Ask(asked, self._shown_with, empty=True, keys=keys)

    def do_show_next(self, context: Context, key: str) -> Act | None:
        """Ask before the answers to the next one are shown, alone."""
        form = self.form(context)
        there = [round_ for wanted in self.passes(context) if (round_ := self.round(context, wanted=wanted))]
        if form is None or not there or self.nameless(context):
            return Say("Answers without names are shown all together." if there else "Nobody has answered yet.")
        following = next((one for one in form.subjects if one.id not in there[0].shown), None)
        if following is None:
            return None
        came, awaited = self.progress(context)
        show = reveal.reveal([one.id for one in there], following.id)
        keys = ("Enter shows this one", f"{key_of('leave_field')} waits")
        asked = f"{came} of {awaited} in.  Enter shows “{following.text}”"
        return Ask(asked, lambda _, text: Commit(show, select=following.id), empty=True, keys=keys)

    def _held_back(self, context: Context) -> list[tuple[Module, Round]]:
        """List other parts where the room has been, and whose answers were not shown: none need sway the other."""
        view = context.view
        visited = {visit.module for visit in view.visits.values()} - {self.module_id}
        waiting = sorted(key for key, told in view.progress.items() if told.answered)
        held = [view.rounds[key] for key in waiting if view.rounds[key].module in visited]
        named = ((view.info.agenda.module(one.module), one) for one in held)
        return [(module, one) for module, one in named if module is not None]

    def _shown_with(self, context: Context, text: str) -> Act | None:
        typed = text.strip()
        if typed not in ("", "+"):
            raise InputError("Enter shows the answers.", f"{key_of('leave_field')} waits.")
        return self._show(context, [one.id for _, one in self._held_back(context)] if typed else [])

    def _show(self, context: Context, others: Sequence[str]) -> Act | None:
        half, asks = self.half(context), self.asks(context)
        taken = half.taken
        half.anew()
        if self.nameless(context):
            seals = [
                reveal.seal(self.module_id, people, asks, wanted=wanted) for wanted, people in sorted(taken.items())
            ]
            shown = [reveal.reveal(others)] if others else []
            return Several(tuple(Commit(one) for one in (*seals, *shown)))
        there = [self.round(context, wanted=wanted) for wanted in self.passes(context)]
        return Commit(reveal.reveal([*(one.id for one in there if one), *others]))
