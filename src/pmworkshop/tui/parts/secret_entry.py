"""Takes hidden answers, one leader after the other, on a screen that everybody sees."""

from __future__ import annotations

from collections.abc import Container, Mapping, Set
from dataclasses import replace

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import upper
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import TOGETHER, Answer, AnswerForm, read
from pmworkshop.session.rounds.typed_answers import read_typed
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Focus, Say, Several
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.cards_in import Place
from pmworkshop.tui.parts.entry_keys import SHOW_NEXT, SHOWN, begin_commands, entry_commands
from pmworkshop.tui.parts.numbered_people import numbered
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState

NOBODY_LEFT = Say(tr_noop("Nobody is left to ask. {type_line_key} shows, {last_person_key} goes back to one."))
ALL_ASKED = Say(tr_noop("Nobody is left to ask. {type_line_key} shows the answers."))


class SecretEntry(Part):
    """Turns keys into answers; the screen shows one dot for each key."""

    def __init__(self, state: RoundState) -> None:
        """Share the state of the round with the other parts of the panel.

        Args:
            state: The state of the round; the panel owns it too.
        """
        self.state = state
        self._reveal = Reveal(state)
        self.handlers = {
            "begin_taking": self.begin_taking,
            "begin_with": self.begin_with,
            "type_in": self.type_in,
            "type_line": self.type_line,
            "clear_this": self.clear_this,
            "next_person": lambda context, key: self._step(context, 1),
            "last_person": lambda context, key: self._step(context, -1),
            "nameless": self.without_names,
            "correct": self.correct,
            "again": self.again,
        }

    @property
    def withheld(self) -> int:
        """Number of people whose answers would be lost by leaving now."""
        return self.state.withheld

    def behind_dots(self, context: Context) -> Mapping[str, Set[str]]:
        """Return whose answers without names are in memory only, by the id of the round."""
        return self.state.behind_dots(context)

    def hides(self, context: Context) -> bool:
        """Return whether hidden answers are taken here now."""
        return self.state.taking(context)

    def half_answered(self, context: Context) -> bool:
        """Return whether some keys of the leader's answer are typed."""
        state = self.state
        return bool(state.turns(context).typed) and state.taking(context) and bool(state.half(context).typed)

    def taking_commands(self, context: Context) -> tuple[Command, ...]:
        """List the commands of the present state of the round: taking answers, or shown answers.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The commands; empty if nothing is asked of each person, or the page looks at another phase.
        """
        form = self.state.form(context)
        if form is None or self.state.here.looked_at:
            return ()
        if self.state.taking(context):
            everybody = bool(self.state.people(context)) and self.state.person(context) is None
            return entry_commands(form, asked=everybody)
        if self.state.partly(context):
            return (SHOW_NEXT,)
        round_ = self.state.round(context)
        if round_ is None:
            return begin_commands(form) if form.subjects and self.state.may_begin(context) else ()
        return SHOWN[1:] if round_.anonymous else SHOWN

    def begin_taking(self, context: Context, key: str) -> Act | None:
        """Begin to take answers.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            None: only the page changes.
        """
        self.state.half(context).begun = True
        return None

    def begin_with(self, context: Context, key: str) -> Act | None:
        """Begin to take answers with the first key of the first one.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key.

        Returns:
            What follows from the key, as `type_in` says.
        """
        self.state.half(context).begun = True
        return self.type_in(context, key)

    def type_in(self, context: Context, key: str) -> Act | None:
        """Add one key to the leader's answer; the last key stores it and moves on to the next leader.

        Where a line is typed, the key begins it.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key.

        Returns:
            The commit of a complete answer; the question for a line; a message if the key is not accepted or all have
            been asked; None while keys are missing, or if the answer is kept in memory.
        """
        form, person, half = self.state.form(context), self.state.person(context), self.state.half(context)
        if form is None or person is None:
            return NOBODY_LEFT
        if half.overtaken:
            return _in_already(context, person)
        if not form.marks:
            return replace(self._ask_line(context, form, person), initial=key, begun=True)
        if key not in form.allowed:
            return Say(tr("That key is no answer here: {told}", told=form.told), "refused")
        half.typed, half.typed_for = half.typed + key, person.id
        passes = form.sort in TOGETHER and half.typed == ABSTAINS
        return self._take(context, form, person) if len(half.typed) >= form.marks or passes else None

    def type_line(self, context: Context, key: str) -> Act | None:
        """Ask for the leader's answer as a line, or end an answer of single keys early; once all are in, show them.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The question, the commit of the ended answer, or a message; None if the answer is kept in memory.
        """
        form, person = self.state.form(context), self.state.person(context)
        if form is None or person is None:
            return self._reveal.once_all_are_in(context)
        if self.state.half(context).overtaken:
            self.state.half(context).leave(person, self.state.people(context))
            return None
        if self.state.half(context).typed:
            return self._take(context, form, person)
        if form.marks:
            return Say(form.told)
        if context.view.info.solo:
            self.state.half(context).part = _chosen(form, context.cursor.row, self.state.own(context)[0].given)
        return self._ask_line(context, form, person)

    def _take(self, context: Context, form: AnswerForm, person: Participant) -> Act | None:
        half = self.state.half(context)
        try:
            answers = read(form, half.typed)
        except InputError as error:
            half.typed = ""
            told = str(error)
            if not context.view.info.solo:
                told = f"{told} {tr('{person} once more.', person=short_label(context.view, person))}"
            return Several((Focus("list"), Say(told, "refused")))
        act = self._keep(context, person, answers)
        half.typed = ""
        self._go_on(context)
        return act

    def _ask_line(self, context: Context, form: AnswerForm, person: Participant) -> Ask:
        half, alone = self.state.half(context), bool(context.view.info.solo)
        part, passed, was_in = half.part, half.passed, _is_in(self.state, context, person, (half.passed, half.part))
        whose = "" if alone else f"{short_label(context.view, person)}: "
        single = form.by_line and not alone and len(form.subjects) == 1  # then the question stands above
        about = f"{whose}{'' if single else f'{form.subjects[part].text}  '}" if form.by_line else ""

        def answer(now: Context, text: str) -> Act | None:
            if not half.correcting:  # a line that was refused and comes back is still this leader's
                half.at, half.part, half.passed, half.overtaken = person.id, part, passed, False
            half.pinned = True
            try:
                return self._take_line(now, text)
            finally:
                half.pinned = False

        def overtaken(now: Context, text: str) -> Act | None:
            known = was_in or half.correcting or (half.overtaken and half.at == person.id)
            if known or not _is_in(self.state, now, person, (passed, part)):
                return None
            return self._instead_of(now, person, text)

        told = f"{about}{form.told if single else upper(form.told)}"
        if not alone:
            return Ask(told, answer, secret=True, overtaken=overtaken)
        before = self.state.own(context)[passed].line(form.subjects[part].id if form.by_line else "")
        return Ask(told, answer, before, parts=form.parts)

    def _instead_of(self, context: Context, person: Participant, text: str) -> Act | None:
        """Ask for the next line instead of one that came in from elsewhere; one that is begun stays this leader's."""
        half = self.state.half(context)
        if text.strip():
            half.at, half.overtaken = person.id, True
            keeps = tr(
                "Enter keeps the one that is typed here, {leave_field_key} leaves it.",
                leave_field_key=key_of("leave_field"),
            )
            told = tr("{person} is in, from another window.", person=short_label(context.view, person))
            return Say(f"{told} {keeps}")
        form, following = self.state.form(context), self.state.person(context)
        if form is None or following is None:
            return ALL_ASKED
        return self._ask_line(context, form, following)

    def _take_line(self, context: Context, text: str) -> Act | None:
        form, person, half = self.state.form(context), self.state.person(context), self.state.half(context)
        if form is None or person is None:
            return None
        module = self.state.here.module(context)
        answers = read_typed(context.view, module, form, text, subject=half.part, habits=context.dates)
        act = self._keep(context, person, answers)
        half.pinned, corrected = False, bool(half.correcting)
        half.part = self._part_after(context, form, len(answers))
        if not form.by_line or half.part >= len(form.subjects):
            half.part = 0
            self._go_on(context)
        person, form = self.state.person(context), self.state.form(context)
        if person is None or form is None or self._is_over(context, corrected=corrected):
            return act
        following = self._ask_line(context, form, person)
        return Several((act, following)) if act else following

    def _part_after(self, context: Context, form: AnswerForm, answered: int) -> int:
        """Return the index of the subject that comes next; one leader alone goes on where an answer is missing."""
        half = self.state.half(context)
        after = half.part + answered
        if not context.view.info.solo:
            return after
        return _unanswered(form, after, self.state.own(context)[half.passed].given)

    def _is_over(self, context: Context, *, corrected: bool) -> bool:
        """Tell whether no line follows: a slip is mended, or one leader alone has answered all."""
        half = self.state.half(context)
        if context.view.info.solo:
            return not (half.part or half.passed)
        return corrected and not half.correcting

    def _keep(self, context: Context, person: Participant, answers: tuple[Answer, ...]) -> Act | None:
        half, wanted = self.state.half(context), self.state.wanted(context)
        if half.correcting:
            round_ = self.state.round(context, wanted=wanted)
            return Commit(ballots.correct(round_.id, person.id, answers), tr("Typing corrected")) if round_ else None
        if self.state.nameless(context):
            taken = half.taken.setdefault(wanted, {})
            first = not taken
            before = {answer.subject: answer for answer in taken.get(person.id, ())}
            taken[person.id] = tuple({**before, **{one.subject: one for one in answers}}.values())
            half.taken_at[person.id] = context.now.timestamp() if context.now else 0.0
            return self._opened(context, wanted=wanted) if first else None
        cast = ballots.cast(self.state.here.module_id, person.id, answers, self.state.asks(context), wanted=wanted)
        return Commit(cast, refused=lambda: half.refused(person))

    def _opened(self, context: Context, *, wanted: bool) -> Act | None:
        """Open the round with the first answer without a name, so that it keeps the words that are asked."""
        here, asks = self.state.here.module_id, self.state.asks(context)
        there = rounds.newest(context.view, here, asks, wanted=wanted)
        return Commit(rounds.ask_first(here, asks, wanted=wanted)) if there is None else None

    def _go_on(self, context: Context) -> None:
        """Move on to the next pass, then to the next leader."""
        half = self.state.half(context)
        person = self.state.person(context)
        if half.passed + 1 < len(self.state.passes(context)):
            half.typed, half.part, half.passed = "", 0, half.passed + 1
        elif half.correcting or person is None:
            half.clear()
        else:
            half.keep(person, self.state.people(context))

    def clear_this(self, context: Context, key: str) -> Act | None:
        """Discard the half-typed answer; without one, withdraw what the leader has answered.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The withdrawal of stored answers; None if only memory was cleared, or after stepping back to the last
            leader.
        """
        half, person = self.state.half(context), self.state.person(context)
        if half.typed or half.correcting:
            half.clear()
            return None
        if person is None:
            return self._step(context, -1)
        if half.overtaken:
            return _in_already(context, person)
        half.clear()
        half.at = person.id
        half.sent.discard(person.id)
        if self.state.nameless(context):
            return self._clear_nameless(context, person)
        asks = self.state.asks(context)
        there = [wanted for wanted in self.state.passes(context) if self.state.round(context, wanted=wanted)]
        return Several(
            tuple(
                Commit(ballots.withdraw(self.state.here.module_id, person.id, asks, wanted=wanted))
                for wanted in there
            )
        )

    def _clear_nameless(self, context: Context, person: Participant) -> Act | None:
        for taken in self.state.half(context).taken.values():
            taken.pop(person.id, None)
        return _on_phone(context, person) if person.id in self.state.on_phones(context) else None

    def _step(self, context: Context, by: int) -> Act | None:
        """Move on to the next leader, or back to the previous one if negative; say what is not kept by that."""
        state, half = self.state, self.state.half(context)
        left = state.person(context) if half.typed else None
        half.step(state.people(context), by, state.gone_out(context))
        if left is None:
            return None
        told = tr("{person}: what was half typed is not kept.", person=short_label(context.view, left))
        return Several((Focus("list"), Say(told, "refused")))

    def without_names(self, context: Context, key: str) -> Act | None:
        """Open rounds without names; only before the first answer.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The commits, one for each pass; or a message if a round exists or names are not kept anyway.
        """
        if self.state.round(context) is not None or self.state.nameless(context):
            return Say(tr("How these answers are kept is settled already."))
        asks = self.state.asks(context)
        opened = [
            rounds.ask_again(self.state.here.module_id, asks, wanted=one, anonymous=True)
            for one in self.state.passes(context)
        ]
        return Several(tuple(Commit(one, tr("No names are kept")) for one in opened))

    def correct(self, context: Context, key: str) -> Act | None:
        """Ask whose typing is to be corrected.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The question; its answer is the number of a person who is present, or answered and went out.
        """
        people = self.state.correctable(context)

        def whose(_: Context, text: str) -> Act | None:
            typed = text.strip()
            if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(people)):
                raise InputError(tr("That is none of these numbers."))
            half = self.state.half(context)
            half.clear()
            half.correcting = people[int(typed) - 1].id
            return None

        return Ask(tr("Whose typing is corrected?  {people}", people=numbered(context.view, people)), whose)

    def again(self, context: Context, key: str) -> Act | None:
        """Ask the same again in a new round for each pass, and discard answers in memory.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The commits, one for each pass.
        """
        self.state.half(context).anew()
        here, asks = self.state.here.module_id, self.state.asks(context)
        opened = [rounds.ask_again(here, asks, wanted=wanted) for wanted in self.state.passes(context)]
        return Several(tuple(Commit(one) for one in opened))


def _chosen(form: AnswerForm, row: str, given: Container[str]) -> int:
    """Return the index of the subject to answer: the chosen one, else the first without an answer, else the first."""
    ids = [one.id for one in form.subjects]
    if row in ids:
        return ids.index(row)
    return _unanswered(form, 0, given) % max(len(ids), 1)


def _unanswered(form: AnswerForm, part: int, given: Container[str]) -> int:
    """Return the index of the next subject without an answer; after the last one, their number."""
    rest = (place for place, one in enumerate(form.subjects) if place >= part and one.id not in given)
    return next(rest, len(form.subjects))


def _is_in(state: RoundState, context: Context, person: Participant, place: Place) -> bool:
    return place in state.cards(context).of(person.id)


def _in_already(context: Context, person: Participant) -> Say:
    """Say that a card came in from another window, where a key would go on with the one that was begun here."""
    told = tr(
        "{person} is in, from another window; nothing was taken here.", person=short_label(context.view, person)
    )
    goes_on = tr("{type_line_key} goes on to the next leader.", type_line_key=key_of("type_line"))
    return Say(f"{told} {goes_on}")


def _on_phone(context: Context, person: Participant) -> Say:
    """Say that what a phone has answered stays until it is changed there, or typed anew."""
    return Say(
        tr(
            "{person} has answered on a phone too: change it there, or type it here anew.",
            person=short_label(context.view, person),
        )
    )
