"""The keys with which hidden answers are taken, and those for a round that is shown."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.base.language import tr_noop
from pmworkshop.session.rounds.answer_form import TOGETHER, AnswerForm
from pmworkshop.tui.keymap.commands import Command

WORDED = ("text", "letters")
"""Sorts of answer that begin with no digit."""
DIGITS = Command(
    "type_in",
    (*"0123456789", "minus"),
    "digits answer",
    "Type the leader's answer, one key for each",
    begins=True,
)
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
SHOW_ALL = replace(TYPE_LINE, title=tr_noop("show"), help=tr_noop("Show what all of us have answered"))
SHOW_NEXT = Command(
    "show_next",
    ("space",),
    "show one",
    "Show the answers to the next one alone, then the one after",
)
BEGIN = Command("begin_taking", ("enter",), "type answers in", "Type in what each of us answers, behind dots")
BEGIN_WITH = replace(
    DIGITS, id="begin_with", title="", help=tr_noop("Begin to type answers in, with this key of the first")
)


def begin_commands(form: AnswerForm) -> tuple[Command, ...]:
    """List the commands that begin to take answers.

    Args:
        form: What each person is asked for.

    Returns:
        The commands; a digit begins only where single keys answer.
    """
    return (BEGIN, BEGIN_WITH) if form.marks and form.sort not in WORDED else (BEGIN,)


def entry_commands(form: AnswerForm, *, asked: bool = False) -> tuple[Command, ...]:
    """List the commands for typing an answer.

    Args:
        form: What each person is asked for.
        asked: Whether everybody has been asked, so that the key of a line shows the answers.

    Returns:
        The commands, in their order on the footer.
    """
    if asked:
        return _all_asked(entry_commands(form))
    line = replace(TYPE_LINE, title="") if form.marks else TYPE_LINE
    named = (one for one in TAKING if one.id != "nameless" or not form.roles)  # charts are kept with names
    together = form.sort in (*TOGETHER, "text", "letters", "owners") or len(form.subjects) < 2
    keys = (DIGITS if form.marks else replace(DIGITS, title=""),) if form.sort not in WORDED else ()
    return (*keys, line, *named, *(() if together else (SHOW_NEXT,)))


def _all_asked(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """Begin with the key that shows the answers; keys for the next leader have nothing to do."""
    quiet = (replace(one, title="") if one.id in ("type_in", "next_person") else one for one in commands)
    return (SHOW_ALL, *(one for one in quiet if one.id != TYPE_LINE.id))
