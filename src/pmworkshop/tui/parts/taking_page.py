"""The page that takes hidden answers: what is asked, whose turn it is, and dots; never a value."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import all_called
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.rounds.answer_form import AnswerForm
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import width, wrap
from pmworkshop.tui.drawing.turn_words import coming_words
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.pages.room_below import fits_below
from pmworkshop.tui.parts.numbered_people import numbered_roles
from pmworkshop.tui.parts.own_answers import PRIVATE, own_items, own_prompt
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.turn_plate import Turn, turn_plate

DOT, BLANK = "●", "○"
BETWEEN = 2
"""Blank rows of a page around what is drawn."""


def taking_page(state: RoundState, context: Context) -> Page:
    """Make the page that takes hidden answers: the subjects, whose turn it is, and dots; never a value.

    Args:
        state: The state of the round.
        context: The public view of the session; the module must ask something of each person.

    Returns:
        The page.
    """
    form = state.form(context)
    assert form is not None
    question, asked = _rows(state, context, form)
    now = _now(state, context, form)
    long = not fits_below(tuple(text for text, _ in now), context.cells)
    told = (*state.legend(context), *_without_names(state, context), *((form.told,) if long else ()))
    items = (*asked, *(Item("", line, look="soft") for line in told))
    hint = _hint(state, context)
    around = (Item("", question), Item("", hint), *items)
    items = (*_plate(state, context, form, context.rows - BETWEEN - _rows_of(around, context.cells)), *items)
    return Page(question, hint, ListBody(items), below=now[:1] if long else now)


def _plate(state: RoundState, context: Context, form: AnswerForm, rows: int) -> tuple[Item, ...]:
    """Draw whose turn it is and who is in, where there is room; the line below says the same in words."""
    half, people, person = state.half(context), state.people(context), state.person(context)
    if context.view.info.solo or half.correcting or half.overtaken or not people:
        return ()
    came, awaited = state.progress(context)
    names, done = all_called(context.view), half.done
    turn = Turn(
        tuple((names[one.id], one.id in done) for one in people),
        names[person.id] if person is not None else "",
        len(half.typed),
        form.marks,
        came,
        awaited,
    )
    drawn = turn_plate(turn, context.cells, rows)
    return (Item("", "", under=drawn), Item("", "")) if drawn else ()


def _rows(state: RoundState, context: Context, form: AnswerForm) -> tuple[str, tuple[Item, ...]]:
    """Return the question and the rows of the subjects; in a prepared file with the answers of its leader."""
    module = state.asked(context)
    several = form.sort == "text" and len(form.subjects) > 1
    question = module.title if several else module.prompts[0].text
    asked = () if [one.text for one in form.subjects] == [question] else (*asked_items(form), Item("", ""))
    return question, tuple(own_items(state.own(context), asked)) if context.view.info.solo else asked


def _hint(state: RoundState, context: Context) -> str:
    """Say how many are in and how answers are kept, or that a slip is corrected."""
    if state.half(context).correcting:
        return tr("A slip of typing is corrected: it is marked as that")
    if context.view.info.solo:
        return tr(PRIVATE)
    came, awaited = state.progress(context)
    kept = tr("kept without names") if state.nameless(context) else tr("kept with names, hidden until all are shown")
    if (round_ := state.round(context, wanted=state.passes(context)[0])) is not None and round_.status == "closed":
        kept = tr("no more answers are taken, only corrections")
    if state.person(context) is None and came:
        return kept
    return f"{tr('{came} of {awaited} in', came=came, awaited=awaited)}   {kept}"


def _without_names(state: RoundState, context: Context) -> tuple[str, ...]:
    """Say before anybody answers what being without names cannot hide; the same words whatever is answered."""
    if not state.nameless(context) or state.half(context).correcting:
        return ()
    least = context.view.info.agenda.smallest_group
    return (
        tr("Shown once {number} or more are in. If all say the same, everybody knows who said it.", number=least),
    )


def _now(state: RoundState, context: Context, form: AnswerForm) -> tuple[tuple[str, Look], ...]:
    person, half = state.person(context), state.half(context)
    if person is None and not state.people(context):
        return (
            (tr("Nobody is in the room yet: {people_key} adds a leader.", people_key=key_of("people")), "strong"),
        )
    if person is None:
        came, awaited = state.progress(context)
        return (
            (
                tr(
                    "{came} of {awaited} in. {type_line_key} shows them.",
                    came=came,
                    awaited=awaited,
                    type_line_key=key_of("type_line"),
                ),
                "strong",
            ),
        )
    if half.overtaken:
        told = tr(
            "{person} is in: the card came from another window, and counts.", person=short_label(context.view, person)
        )
        return (
            (told, "strong"),
            (tr("{type_line_key} goes on to the next leader", type_line_key=key_of("type_line")), "soft"),
        )
    about = f"{DOT * len(half.typed)}{BLANK * (form.marks - len(half.typed))}"
    if len(state.passes(context)) > 1:
        about = f"{about}   {state.here.module(context).pass_name(state.wanted(context))}"
    if context.view.info.solo:
        return own_prompt(state.own(context), form.told, half.typed, about.replace(DOT * len(half.typed), half.typed))
    now = f"{tr('Now: {name}', name=short_label(context.view, person))}   {about}"
    after = "" if half.correcting else coming_words(context.view, half.coming(person, state.people(context)))
    fits = width(now + after) <= context.cells
    return ((now + after if fits else now, "strong"), (form.told, "soft"))


def _rows_of(items: Iterable[Item], cells: int) -> int:
    """Count the rows of texts, each wrapped beside its number."""
    return sum(len(wrap(one.text, cells - 1 - width(one.lead))) if one.text else 1 for one in items)


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
