"""Answers that are given in the open: raised hands, and what people say aloud one after the other."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.seats import in_room
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import ballots, polls, rounds
from pmworkshop.session.rounds.answer_form import TOGETHER, AnswerForm, form_of, read
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.hand_count import all_counted
from pmworkshop.tui.parts.numbered_people import numbered_roles

SHOWING = (
    Command("hands", ("h",), "hands", "Count raised hands: how many showed each value"),
    Command("aloud", ("V",), "one by one", "Type what each of us says aloud, person by person"),
)
NO_SCALE = Say(tr_noop("Points, dots and places are typed one by one: {aloud_key}."), "refused")
HIDDEN = Say(
    tr_noop("Answers are in that nobody sees yet: {forward_key} shows, {clear_this_key} clears them."),
    "refused",
)
NOTHING = Say(tr_noop("There is nothing to answer yet."))


class RaisedHands(Part):
    """Counts raised hands, and records answers that are said aloud."""

    def __init__(self, here: ModulePlace) -> None:
        """Choose the module.

        Args:
            here: The module, and the phase of it that is shown.
        """
        self.handlers = {
            "hands": lambda context, key: count_hands(context, here),
            "count_hands": lambda context, key: _begun(count_hands(context, here), key),
            "aloud": lambda context, key: ask_aloud(context, here),
        }


def _begun(asked: Act, key: str) -> Act:
    """Begin the numbers of a question with the key that was pressed."""
    return replace(asked, initial=key, begun=True) if isinstance(asked, Ask) else asked


def counts_at_once(context: Context, here: ModulePlace) -> bool:
    """Tell whether a digit counts hands: before the one thing that is asked about is answered alone, or at all.

    Args:
        context: The public view of the session, with the cursor and the width.
        here: The module, and the phase of it that is shown.
    """
    module = here.module(context)
    single = bool(polls.values(module)) and len(polls.subjects(context.view, module)) == 1
    return single and here.phase(context) == "explain" and not rounds.shown(context.view, module.id)


def count_hands(context: Context, here: ModulePlace, *, wanted: bool = False) -> Act:
    """Ask how many raised hands each value got on the chosen subject; with two questions, for both in turn.

    Args:
        context: The public view of the session; its cursor chooses the subject, the first one without a match.
        here: The module, and the phase of it that is shown.
        wanted: Whether hands answer the second question.

    Returns:
        The question; or a message if the module has no scale or no subjects.
    """
    module = here.module(context).asking(wanted)
    scale = polls.values(module)
    asked = polls.subjects(context.view, module)
    chosen = next((one for one in asked if one.id == context.cursor.row), asked[0] if asked else None)
    if chosen is None:
        return NOTHING
    if not scale:
        return NO_SCALE
    if _hidden(context, module.id, wanted=wanted):
        return HIDDEN
    after = asked[min(asked.index(chosen) + 1, len(asked) - 1)].id
    both = module.asks_twice and not wanted

    def answer(now: Context, text: str) -> Act:
        counts = polls.parse_counts(text, scale)
        operation = polls.show_hands(module.id, chosen.id, counts, wanted=wanted)
        keep = Commit(operation, select=after, then=lambda later: _shown(later, here))
        if both:
            keep = Commit(operation, select=chosen.id, then=lambda later: count_hands(later, here, wanted=True))
        return all_counted(now, counts, keep, answer, _aloud(now, module.id, chosen.id, wanted=wanted))

    question = tr("How many showed  {scale} ?", scale="  ".join(scale))
    return Ask(f"{_about(module, wanted)}{question}", answer)


def _hidden(context: Context, module_id: str, *, wanted: bool) -> bool:
    """Tell whether answers are in that the room has not seen, so that no hands are counted beside them."""
    newest = rounds.newest(context.view, module_id, wanted=wanted)
    told = context.view.progress.get(newest.id) if newest is not None else None
    return bool(told and told.answered)


def _shown(context: Context, here: ModulePlace) -> Act | None:
    """Go to where answers are shown, if hands were counted before it on the one thing that is asked about."""
    module, phase = here.module(context), here.phase(context)
    single = len(polls.subjects(context.view, module)) == 1 and "reveal" in module.phases
    before = single and phase in ("explain", "alone") and not here.looked_at
    return Commit(navigation.enter(module.id, "reveal")) if before else None


def _aloud(context: Context, module_id: str, subject: str, *, wanted: bool) -> int:
    """Count those who have answered on a subject by name, in the newest round."""
    newest = rounds.newest(context.view, module_id, wanted=wanted)
    mine = (one for one in context.view.ballots.values() if one.subject == subject)
    return sum(newest is not None and one.round == newest.id for one in mine)


def ask_aloud(context: Context, here: ModulePlace, place: int = 0, part: int = 0, *, wanted: bool = False) -> Act:
    """Ask for the answer that one person says aloud, then for that of the next person; Esc ends it.

    With two questions, each person answers both.

    Args:
        context: The public view of the session, with the cursor and the width.
        here: The module, and the phase of it that is shown.
        place: Index of the person among those present.
        part: Index of the subject, where each takes a line of its own.
        wanted: Whether the second question is answered.

    Returns:
        The question; or a message if there is nothing to ask, nobody is present, or all have answered.
    """
    module = here.module(context)
    form = form_of(context.view, module, wanted=wanted)
    people = in_room(context.view)
    if form is None or not form.subjects:
        return Say(tr("There is nothing to ask about yet."))
    if not people:
        return Say(tr("Nobody is in the room yet: {people_key} adds a leader.", people_key=key_of("people")))
    if place >= len(people):
        return Say(tr("All have answered."))
    person = people[place]

    def answer(_: Context, text: str) -> Act:
        answers = read(form, text, subject=part)
        after, second = _after_aloud(module, form, (place, part), len(answers), wanted=wanted)
        return Commit(
            ballots.say_openly(module.id, person.id, answers, wanted=wanted),
            then=lambda later: ask_aloud(later, here, *after, wanted=second),
        )

    subject = f"{form.subjects[part].text}  " if form.by_line else ""
    now = tr("Now: {name}", name=short_label(context.view, person))
    return Ask(f"{now}   {_about(module, wanted)}{subject}{form.told}{_numbers(form)}", answer)


def _numbers(form: AnswerForm) -> str:
    """Name what the numbers stand for where several are given together, as the wall may show their places by then."""
    several = form.sort in TOGETHER and len(form.subjects) > 1
    return f":  {numbered_roles([one.text for one in form.subjects])}" if several else ""


def _after_aloud(
    module: Module, form: AnswerForm, at: tuple[int, int], given: int, *, wanted: bool
) -> tuple[tuple[int, int], bool]:
    """Find what is said aloud next: further subjects, the second question, or the next person's answers."""
    place, part = at
    if form.by_line and part + given < len(form.subjects):
        return (place, part + given), wanted
    second = module.asks_twice and not wanted
    return (place if second else place + 1, 0), second


def _about(module: Module, wanted: bool) -> str:
    """Name the question that is answered, where there are two."""
    return f"{module.pass_name(wanted)}   " if module.asks_twice else ""
