"""The state of a round: what is asked of each person, whose turn it is, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import field

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.base.dataclass import dataclass
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import item_at
from pmworkshop.session.core.records import Participant, Round
from pmworkshop.session.core.seats import answering
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks, form_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.parts.cards_in import CardsIn, cards_in
from pmworkshop.tui.parts.own_answers import Own, given_in
from pmworkshop.tui.parts.turn_order import Turns


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """Where a page stands in one state of the session: the module, its phase, and what is asked there.

    Attributes:
        view: The public view of the session.
        looked_at: The phase that is shown wherever the room is; None for the present one.
        module: The module.
        phase: The phase that the page shows.
        asks: Whether the round asks for answers or for a choice among groups.
        about: What the half-typed answers are about: what is asked, and what is decided now in a module that decides
            one thing after the other.
        passes: The passes of the module, see `RoundState.passes`.
        rounds: The newest round of each pass, once it was looked for.
    """

    view: Session
    looked_at: PhaseName | None
    module: Module
    phase: PhaseName
    asks: Asks
    about: tuple[Asks, str]
    passes: tuple[bool, ...]
    rounds: dict[bool, Round | None] = field(default_factory=dict)


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
        legend: Callable[[Context], tuple[str, ...]] | None = None,
    ) -> None:
        """Choose the module, and what differs there from other modules.

        Args:
            here: The module, and the phase of it that is shown.
            legend: Returns lines that explain the values; None for the hint of the first prompt.
        """
        self.here = here
        self._legend = legend
        self._halves: dict[tuple[Asks, str], Turns] = {}
        self._at: _Place | None = None
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
        return self._place(context).asks

    def _place(self, context: Context) -> _Place:
        """Return where the page stands; found once for each state of the session, and each phase looked at."""
        at, view, looked_at = self._at, context.view, self.here.looked_at
        if at is None or at.view is not view or at.looked_at != looked_at:
            module, phase = self.here.module(context), self.here.phase(context)
            asks = kind_of(module).asks(module, phase)
            about = (asks, item_at(view, module.id))
            at = self._at = _Place(view, looked_at, module, phase, asks, about, module.wanted_passes)
        return at

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
        return self._halves.setdefault(self._place(context).about, Turns())

    def cards(self, context: Context) -> CardsIn:
        """Return whose cards are in; computed once for each state of the session.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        at = self._place(context)
        if self._cards is None or self._cards[1] is not context.view or self._cards[0] != at.about:
            self._cards = (at.about, context.view, cards_in(context, at.module, at.asks, self.people(context)))
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
            self._form = (asked, view, form_of(view, self._place(context).module, asked[0], wanted=asked[1]))
        return self._form[2]

    def passes(self, context: Context) -> tuple[bool, ...]:
        """List the passes of the module.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            False for the present state, True for the wanted one.
        """
        return self._place(context).passes

    def round(self, context: Context, *, wanted: bool = False) -> Round | None:
        """Return the newest round of a pass.

        Args:
            context: The public view of the session, with the cursor and the width.
            wanted: Whether the pass asks for the wanted state.

        Returns:
            The round; None before anybody was asked.
        """
        at = self._place(context)
        if wanted not in at.rounds:
            at.rounds[wanted] = rounds.newest(at.view, at.module.id, at.asks, wanted=wanted)
        return at.rounds[wanted]

    def asking_now(self, context: Context) -> bool:
        """Return whether the present phase takes answers without being asked to.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        at = self._place(context)
        return kind_of(at.module).asks_at_once(at.module, at.phase)

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
        at = self._place(context)
        return kind_of(at.module).may_ask(at.module, at.phase)

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
        kept = len(half.kept | self.on_phones(context))
        if told is None or kept:
            return kept, max(awaited, kept)
        return told.answered - _partly_in(self.form(context), self.cards(context)), told.awaited

    def behind_dots(self, context: Context) -> dict[str, Set[str]]:
        """Return whose answers without names were typed here and are in memory only, by the id of the round.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        here, first = item_at(context.view, self.here.module_id), self.passes(context)[0]
        kept = {asks: half.kept for (asks, item), half in self._halves.items() if item == here and half.people}
        there = {asks: rounds.newest(context.view, self.here.module_id, asks, wanted=first) for asks in kept}
        return {one.id: kept[asks] for asks, one in there.items() if one is not None}

    def on_phones(self, context: Context) -> Set[str]:
        """Return whose answers without names are on phones; those with names are in the session.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return self.cards(context).begun if context.came is not None and self.nameless(context) else frozenset()

    def nameless(self, context: Context) -> bool:
        """Return whether the answers are kept without names.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        round_ = self.round(context, wanted=self.passes(context)[0])
        return round_.anonymous if round_ else self.here.module(context).nameless

    def legend(self, context: Context) -> tuple[str, ...]:
        """Return the lines that explain the values.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        if self._legend is not None:
            return self._legend(context)
        return (_hint_in_turn(self.asked(context), self.form(context), self.turns(context).part),)

    def asked(self, context: Context) -> Module:
        """Return the module as it asks in the present pass.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return self.here.module(context).asking(self.wanted(context))

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
    """Count those of whom some lines of the first pass are in and others are missing, who are awaited still."""
    if form is None or not form.by_line:
        return 0
    return sum(any(at == 0 for at, _ in cards.of(who)) for who in cards.begun - cards.whole)


def _hint_in_turn(module: Module, form: AnswerForm | None, part: int) -> str:
    """Return the hint of the question that is answered now, where each takes a line; else the first one."""
    asked = {one.id for one in form.subjects[part : part + 1]} if form is not None and form.by_line else set()
    return next((one.hint for one in module.prompts if one.id in asked), module.prompts[0].hint)


def _gone_out(context: Context, half: Turns) -> list[Participant]:
    done, there = half.done, context.view.participants
    out = {who for who in done if who in there and not there[who].present and not there[who].left}
    return [one for one in context.view.people() if one.id in out] if out else []
