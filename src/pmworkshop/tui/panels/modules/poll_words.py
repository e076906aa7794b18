"""What a poll says on the wall about how it is answered, what it has to ask about, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module, PollModule
from pmworkshop.base.language import listed, tr
from pmworkshop.session.core.durations import dropped
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import AnswerForm
from pmworkshop.session.rounds.items import changed_since
from pmworkshop.session.rounds.sources import module_in
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import unbroken
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Item


def values_told(*values: str) -> str:
    """Write what may be answered on one line, which breaks between two values only.

    Args:
        values: The values, each with what it means.

    Returns:
        The values with a mark between them.
    """
    return " · ".join(map(unbroken, values))


def scale(module: PollModule) -> str:
    """Describe how participants answer a poll, for the line under the subjects.

    Args:
        module: The poll; its method selects the sentence.

    Returns:
        One sentence without a full stop, with the range, the options or the number of points or dots, and what may be
        said beside a value.
    """
    told = {
        "scale": tr("Each of us gives a number, {low} to {high}", low=module.low, high=module.high),
        "choice": tr("Each of us chooses one: {options}", options=values_told(*module.options)),
        "rank": tr("Each of us puts them in order, best first"),
        "points": tr("Each of us spreads {points} points", points=module.points),
        "dots": tr("Each of us places {points} dots", points=module.points),
        "fist": tr("Each of us shows 0 to 5 fingers, all at once"),
        "gradient": tr("Each of us says how far we support it, 1 to 8"),
    }[module.method]
    return tr("{told}, and may add: {remark}", told=told, remark=module.remark) if module.remark else told


def scales(module: PollModule) -> tuple[tuple[str, Look], ...]:
    """Describe how each question of a poll is answered.

    Args:
        module: The poll.

    Returns:
        A line for its question; with a second one, a sentence for each, which begins with what its values are called.
    """
    if module.second is None:
        return ((scale(module), "soft"),)
    asked = [module.asking(one) for one in module.wanted_passes]
    return tuple((_ended(f"{_called(one)} {_values(one)}"), "soft") for one in asked)


def _ended(sentence: str) -> str:
    """End a sentence with a full stop, unless it ends by itself."""
    return sentence if sentence.endswith(("?", "!", "…", ".")) else f"{sentence}."


def _called(module: PollModule) -> str:
    return f"{module.label}:" if module.label else module.prompts[0].text


def _values(module: PollModule) -> str:
    told = (
        values_told(*module.options)
        if module.method == "choice"
        else tr("{low} to {high}", low=module.low, high=module.high)
    )
    return tr("{told}; beside it: {remark}", told=told, remark=module.remark) if module.remark else told


def nothing(view: Session, module: PollModule) -> str:
    """Say what to do while a poll has nothing to ask about.

    Args:
        view: The public view of the session.
        module: The poll.

    Returns:
        One or two sentences.
    """
    if module.naming:
        return tr("Nothing is named yet: {add_key} adds the first one.", add_key=key_of("add"))
    adds = tr("{add_key} adds what to ask about.", add_key=key_of("add"))
    names = {module_in(source) for source in module.subjects_from}
    known = [one for one in view.info.agenda.modules if one.id in names]
    if known and names <= set(dropped(view)):
        return tr("{known} was left out today: {adds}", known=_named(known), adds=adds)
    return tr(
        "Nothing to ask about yet: it comes from {known}. Here, {adds}",
        known=_named(known) or tr("an earlier part"),
        adds=adds,
    )


def _named(modules: Iterable[Module]) -> str:
    return listed(tr("“{title}”", title=one.title) for one in modules)


def said_once(items: Sequence[Item], question: str) -> tuple[Item, ...]:
    """Leave out what stands above the list as its question: where it is the one thing that is asked about.

    Args:
        items: The rows of the answers.
        question: The question of the page.

    Returns:
        The rows; that of the question keeps only what was answered, and goes where nothing is shown yet.
    """
    if [one.text for one in items] == [question] and not items[0].is_drawn:
        return ()
    return tuple(replace(one, text="") if one.is_drawn and one.text == question else one for one in items)


def alone(module: PollModule, form: AnswerForm) -> Iterator[tuple[str, Look]]:
    """Say what is odd about asking for an order, or a choice, where there is one thing.

    Args:
        module: The poll.
        form: What each person is asked for.

    Yields:
        A sentence; nothing where there are several things, or each is rated by itself.
    """
    if len(form.subjects) == 1 and form.sort in ("rank", "dots", "points"):
        more = tr(" {add_key} adds another.", add_key=key_of("add")) if module.naming or module.subjects_from else ""
        if form.sort == "rank":
            yield tr("One thing alone cannot be put in order.{more}", more=more), "warn"
        else:
            yield tr("One thing alone cannot be chosen from.{more}", more=more), "warn"


def changed(view: Session, module: PollModule) -> Iterator[tuple[str, Look]]:
    """Say that what is asked about has changed since the answers that are shown.

    Args:
        view: The public view of the session.
        module: The poll.

    Yields:
        A sentence; nothing if nothing changed.
    """
    there = rounds.shown(view, module.id)
    if there and (told := changed_since(view, module, there[-1])):
        yield told, "soft"
