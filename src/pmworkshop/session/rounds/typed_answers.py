"""Reading what was typed for one person in a module: answers, and the columns of the lines among them."""

from __future__ import annotations

from pmworkshop.agenda.model import Module
from pmworkshop.base.dates import UNSAID, DateHabits
from pmworkshop.session.core.columns import unseen_line
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm, read


def read_typed(
    session: Session, module: Module, form: AnswerForm, typed: str, *, subject: int = 0, habits: DateHabits = UNSAID
) -> tuple[Answer, ...]:
    """Read what was typed for one participant; an error never repeats it.

    Args:
        session: The session, public or whole; it knows the day and the people.
        module: The module that asks.
        form: The form that is answered.
        typed: What was typed; see `read`. Sentences stand one to a line.
        subject: The index of the subject, for what is answered one subject at a time.
        habits: How the one who types writes dates.

    Returns:
        The answers; in sentences with columns each value is written as it is kept.

    Raises:
        InputError: The input does not answer the form, a sentence has too many parts, or a value does not fit its
            column.
    """
    if form.columns:
        asked = form.subjects[subject].id
        lines = (unseen_line(session, module, asked, line, habits) for line in typed.split("\n"))
        typed = "\n".join(lines)
    return read(form, typed, subject=subject)
