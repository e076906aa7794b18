"""The state of a round: what is asked of each person, whose turn it is, and the page that takes hidden answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from pmworkshop.agenda.model import Module
from pmworkshop.session.core.lookups import called, item_at
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Participant, Round
from pmworkshop.session.core.seats import answering
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks, form_of
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import width, wrap
from pmworkshop.tui.drawing.turn_words import coming_words
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.pages.room_below import fits_below
from pmworkshop.tui.parts.cards_in import CardsIn, cards_in
from pmworkshop.tui.parts.numbered_people import numbered_roles
from pmworkshop.tui.parts.own_answers import PRIVATE, Own, given_in, own_items, own_prompt
from pmworkshop.tui.parts.turn_order import Turns
from pmworkshop.tui.parts.turn_plate import Turn, turn_plate

DOT, BLANK = "●", "○"
BETWEEN = 2
"""Blank rows of a page around what is drawn."""


class RoundState:
    """Knows what each person is asked for while the answers are hidden.

    Half-typed answers, and all answers of a round without names, are kept here only: neither the store nor the public
    view has them.

    Attributes:
        here: The module, and the phase of it that is shown.
    """

    def __init__(
        self,
        here: ModulePlace,
        *,
        asks: Callable[[Context], Asks] | None = None,
        asking_now: Callable[[Context], bool] | None = None,
        may_begin: Callable[[Context], bool] | None = None,
        legend: Callable[[Context], tuple[str, ...]] | None = None,
    ) -> None:
        """Choose the module, and what differs there from other modules.

        Args:
            here: The module, and the phase of it that is shown.
            asks: Returns what the round asks for now; None for answers.
            asking_now: Returns whether the phase takes answers at once; None for the usual phases.
            may_begin: Returns whether taking answers may be begun by hand; None for all phases but ``explain``.
            legend: Returns lines that explain the values; None for the hint of the first prompt.
        """
        self.here = here
        self._asks, self._asking_now, self._may_begin, self._legend = asks, asking_now, may_begin, legend
        self._halves: dict[tuple[Asks, str], Turns] = {}
        self._asked_for: tuple[tuple[str, Session], Asks] | None = None
        self._form: tuple[tuple[Asks, bool], Session, AnswerForm | None] | None = None
        self._cards: tuple[tuple[Asks, str], Session, CardsIn] | None = None
        self._people: tuple[Session, Set[str], list[Participant]] | None = None

    @property
    def withheld(self) -> int:
        """Number of people whose answers would be lost by leaving now."""
        return sum(half.people for half in self._halves.values())

    def asks(self, context: Context) -> Asks:
        """Return whether the round asks for answers or for a choice among groups; found once for each state.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        if self._asks is None:
            return "answers"
        about = (self.here.looked_at, context.view)
        if self._asked_for is None or self._asked_for[0][0] != about[0] or self._asked_for[0][1] is not about[1]:
            self._asked_for = (about, self._asks(context))
        return self._asked_for[1]

    def half(self, context: Context) -> Turns:
        """Return the turns and half-typed answers of the present round; made on first use.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        half = self.turns(context)
        people, out = self.people(context), _gone_out(context, half)
        half.follow(self.cards(context), people, out)
        chooses = half.correcting or context.view.info.solo  # then the line is chosen, and need not be missing
        if not chooses and (person := half.whose(people, out)) is not None:
            half.place(person)
        return half

    def turns(self, context: Context) -> Turns:
        """Return the turns of the present round as they are kept, whatever came in since.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        about = (self.asks(context), item_at(context.view, self.here.module_id))
        return self._halves.setdefault(about, Turns())

    def cards(self, context: Context) -> CardsIn:
        """Return whose cards are in; computed once for each state of the session.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        about = (self.asks(context), item_at(context.view, self.here.module_id))
        if self._cards is None or self._cards[1] is not context.view or self._cards[0] != about:
            module, people = self.here.module(context), self.people(context)
            self._cards = (about, context.view, cards_in(context, module, about[0], people))
        return self._cards[2]

    def form(self, context: Context) -> AnswerForm | None:
        """Return what each person is asked for in the present pass; computed once for each state of the session.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The form; None if the module asks nothing of each person.
        """
        view, asked = context.view, (self.asks(context), self.wanted(context))
        if self._form is None or self._form[1] is not view or self._form[0] != asked:
            self._form = (asked, view, form_of(view, self.here.module(context), asked[0], wanted=asked[1]))
        return self._form[2]

    def passes(self, context: Context) -> tuple[bool, ...]:
        """List the passes of the module.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            False for the present state, True for the wanted one.
        """
        return self.here.module(context).wanted_passes

    def round(self, context: Context, *, wanted: bool = False) -> Round | None:
        """Return the newest round of a pass.

        Args:
            context: The public view of the session, with the cursor and the width.
            wanted: Whether the pass asks for the wanted state.

        Returns:
            The round; None before anybody was asked.
        """
        return rounds.newest(context.view, self.here.module_id, self.asks(context), wanted=wanted)

    def asking_now(self, context: Context) -> bool:
        """Return whether the present phase takes answers without being asked to.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        if self._asking_now is not None:
            return self._asking_now(context)
        phases, phase = self.here.module(context).phases, self.here.phase(context)
        return phase == "reveal" or (phase == "alone" and "reveal" not in phases)

    def partly(self, context: Context) -> bool:
        """Return whether some subjects of the round are shown and others are not.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        round_ = self.round(context, wanted=self.passes(context)[0])
        return round_ is not None and round_.status != "revealed" and bool(round_.shown)

    def may_begin(self, context: Context) -> bool:
        """Return whether taking answers may be begun by hand.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        if self._may_begin is not None:
            return self._may_begin(context)
        return self.here.phase(context) != "explain"

    def taking(self, context: Context) -> bool:
        """Return whether hidden answers are taken here now, or one is corrected.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        half = self.half(context)
        if half.correcting:
            return True
        round_ = self.round(context, wanted=self.passes(context)[0])
        if self.here.looked_at or (round_ is not None and (round_.status == "revealed" or round_.shown)):
            return False
        form = self.form(context)
        return (
            form is not None
            and bool(form.subjects)
            and (round_ is not None or self._begun(context, half) or self.asking_now(context))
        )

    def _begun(self, context: Context, half: Turns) -> bool:
        """Tell whether answers are in memory, or taking them was begun by hand in a phase where that may be done."""
        return bool(half.taken) or (half.begun and self.may_begin(context))

    def people(self, context: Context) -> list[Participant]:
        """List the people whose answers are awaited: those present, each leader once, the sponsor last.

        They are found once for each state of the session, and for those who have answered.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        view, done = context.view, self.turns(context).done
        if self._people is None or self._people[0] is not view or self._people[1] != done:
            self._people = (view, done, [one for one in answering(view, done) if one.present and not one.left])
        return [*self._people[2]]

    def gone_out(self, context: Context) -> list[Participant]:
        """List the people whose answers are in and who went out since, so that a slip can still be mended.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return _gone_out(context, self.half(context))

    def correctable(self, context: Context) -> list[Participant]:
        """List the people whose shown answers can be corrected: those present, then those who answered and went out.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        there = (self.round(context, wanted=wanted) for wanted in self.passes(context))
        answered = {who for one in there if one is not None for who in rounds.answered(context.view, one.id)}
        out = [one for one in context.view.people() if one.id in answered and not one.present and not one.left]
        return [*self.people(context), *out]

    def person(self, context: Context) -> Participant | None:
        """Return whose answer is typed now.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The person; None once all have been asked.
        """
        half, view = self.half(context), context.view
        if half.correcting or view.info.solo:
            return view.participants.get(half.correcting or view.info.solo or "")
        return half.whose(self.people(context), _gone_out(context, half))

    def progress(self, context: Context) -> tuple[int, int]:
        """Count the answers.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            How many people have answered, and how many answers are awaited in all.
        """
        half, awaited = self.half(context), len(self.people(context))
        round_ = self.round(context, wanted=self.passes(context)[0])
        told = context.view.progress.get(round_.id) if round_ else None
        if told is None or half.people:
            return half.people, max(awaited, half.people)
        return told.answered - _partly_in(self.form(context), self.cards(context)), told.awaited

    def nameless(self, context: Context) -> bool:
        """Return whether the answers are kept without names.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        round_ = self.round(context, wanted=self.passes(context)[0])
        return round_.anonymous if round_ else self.here.module(context).nameless

    def taking_page(self, context: Context) -> Page:
        """Make the page that takes hidden answers: the subjects, whose turn it is, and dots; never a value.

        Args:
            context: The public view of the session; the module must ask something of each person.

        Returns:
            The page.
        """
        form = self.form(context)
        assert form is not None
        question, asked = self._rows(context, form)
        now = self._now(context, form)
        long = not fits_below(tuple(text for text, _ in now), context.cells)
        told = (*self.legend(context), *self._without_names(context), *((form.told,) if long else ()))
        items = (*asked, *(Item("", line, look="soft") for line in told))
        hint = self._hint(context)
        around = (Item("", question), Item("", hint), *items)
        items = (*self._plate(context, form, context.rows - BETWEEN - _rows_of(around, context.cells)), *items)
        return Page(question, hint, ListBody(items), below=now[:1] if long else now)

    def _plate(self, context: Context, form: AnswerForm, rows: int) -> tuple[Item, ...]:
        """Draw whose turn it is and who is in, where there is room; the line below says the same in words."""
        half, people, person = self.half(context), self.people(context), self.person(context)
        if context.view.info.solo or half.correcting or half.overtaken or not people:
            return ()
        came, awaited = self.progress(context)
        turn = Turn(
            tuple((called(context.view, one), one.id in half.done) for one in people),
            called(context.view, person) if person is not None else "",
            len(half.typed),
            form.marks,
            came,
            awaited,
        )
        drawn = turn_plate(turn, context.cells, rows)
        return (Item("", "", under=drawn), Item("", "")) if drawn else ()

    def _rows(self, context: Context, form: AnswerForm) -> tuple[str, tuple[Item, ...]]:
        """Return the question and the rows of the subjects; in a prepared file with the answers of its leader."""
        module = self._asked(context)
        several = form.sort == "text" and len(form.subjects) > 1
        question = module.title if several else module.prompts[0].text
        asked = () if [one.text for one in form.subjects] == [question] else (*asked_items(form), Item("", ""))
        return question, tuple(own_items(self.own(context), asked)) if context.view.info.solo else asked

    def _hint(self, context: Context) -> str:
        """Say how many are in and how answers are kept, or that a slip is corrected."""
        if self.half(context).correcting:
            return "A slip of typing is corrected: it is marked as that"
        if context.view.info.solo:
            return PRIVATE
        came, awaited = self.progress(context)
        kept = "kept without names" if self.nameless(context) else "kept with names, hidden until all are shown"
        if (round_ := self.round(context, wanted=self.passes(context)[0])) is not None and round_.status == "closed":
            kept = "no more answers are taken, only corrections"
        return kept if self.person(context) is None and came else f"{came} of {awaited} in   {kept}"

    def legend(self, context: Context) -> tuple[str, ...]:
        """Return the lines that explain the values.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        if self._legend is not None:
            return self._legend(context)
        return (_hint_in_turn(self._asked(context), self.form(context), self.turns(context).part),)

    def _asked(self, context: Context) -> Module:
        """Return the module as it asks in the present pass."""
        return self.here.module(context).asking(self.wanted(context))

    def _without_names(self, context: Context) -> tuple[str, ...]:
        """Say before anybody answers what being without names cannot hide; the same words whatever is answered."""
        if not self.nameless(context) or self.half(context).correcting:
            return ()
        least = context.view.info.agenda.smallest_group
        return (f"Shown once {least} or more are in. If all say the same, everybody knows who said it.",)

    def _now(self, context: Context, form: AnswerForm) -> tuple[tuple[str, Look], ...]:
        person, half = self.person(context), self.half(context)
        if person is None and not self.people(context):
            return ((f"Nobody is in the room yet: {key_of('people')} adds a leader.", "strong"),)
        if person is None:
            came, awaited = self.progress(context)
            return ((f"{came} of {awaited} in. {key_of('type_line')} shows them.", "strong"),)
        if half.overtaken:
            told = f"{short_label(context.view, person)} is in: the card came from another window, and counts."
            return ((told, "strong"), (f"{key_of('type_line')} goes on to the next leader", "soft"))
        about = f"{DOT * len(half.typed)}{BLANK * (form.marks - len(half.typed))}"
        if len(self.passes(context)) > 1:
            about = f"{about}   {self.here.module(context).pass_name(self.wanted(context))}"
        if context.view.info.solo:
            return own_prompt(
                self.own(context), form.told, half.typed, about.replace(DOT * len(half.typed), half.typed)
            )
        now = f"Now: {short_label(context.view, person)}   {about}"
        after = "" if half.correcting else coming_words(context.view, half.coming(person, self.people(context)))
        fits = width(now + after) <= context.cells
        return ((now + after if fits else now, "strong"), (form.told, "soft"))

    def own(self, context: Context) -> list[Own]:
        """Return what the leader of a prepared file has answered, pass by pass.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        module, passes = self.here.module(context), self.passes(context)
        forms = {wanted: form_of(context.view, module, self.asks(context), wanted=wanted) for wanted in passes}
        return [
            Own(
                form,
                given_in(context.view, self.round(context, wanted=wanted)),
                module.pass_name(wanted) if len(passes) > 1 else "",
            )
            for wanted, form in forms.items()
            if form is not None
        ]

    def wanted(self, context: Context) -> bool:
        """Return whether the present pass asks for the wanted state rather than the present one.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        passes = self.passes(context)
        return passes[self.half(context).passed] if len(passes) > 1 else passes[0]


def _partly_in(form: AnswerForm | None, cards: CardsIn) -> int:
    """Count those of whom some lines are in and others are missing, who are awaited still."""
    return len(cards.begun - cards.whole) if form is not None and form.by_line else 0


def _hint_in_turn(module: Module, form: AnswerForm | None, part: int) -> str:
    """Return the hint of the question that is answered now, where each takes a line; else the first one."""
    asked = {one.id for one in form.subjects[part : part + 1]} if form is not None and form.by_line else set()
    return next((one.hint for one in module.prompts if one.id in asked), module.prompts[0].hint)


def _rows_of(items: Iterable[Item], cells: int) -> int:
    """Count the rows of texts, each wrapped beside its number."""
    return sum(len(wrap(one.text, cells - 1 - width(one.lead))) if one.text else 1 for one in items)


def _gone_out(context: Context, half: Turns) -> list[Participant]:
    done, there = half.done, context.view.participants
    out = {who for who in done if who in there and not there[who].present and not there[who].left}
    return [one for one in context.view.people() if one.id in out] if out else []


def asked_items(form: AnswerForm) -> tuple[Item, ...]:
    """Make the rows of the subjects with the numbers they are answered by; roles follow in one line.

    Args:
        form: What each person is asked for.

    Returns:
        The rows; none of them can be chosen.
    """
    items = [Item("", one.text, lead=f"{place:>2}") for place, one in enumerate(form.subjects, 1)]
    if form.roles:
        roles = numbered_roles([role.title for role in form.roles], "   ")
        items += [Item("", ""), Item("", roles, look="strong")]
    return tuple(items)
