"""Descriptor of the modules that ask each leader for a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from pmworkshop.agenda.model import Module, PhaseName, PollModule
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.kinds.kind import Kind
from pmworkshop.session.core.reserved import ITEM, WHOLE, last_time
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks
from pmworkshop.session.rounds.form_builders import dots_form, points_form, rank_form, values_form
from pmworkshop.session.rounds.polls import FIST, GRADIENT, Asked, subjects
from pmworkshop.session.rounds.priorities import priorities
from pmworkshop.session.rounds.rounds import newest
from pmworkshop.session.rounds.sources import all_sourced

_METHODS = {
    "scale": tr_noop("a value on a scale"),
    "choice": tr_noop("one of the words"),
    "rank": tr_noop("an order, the first one best"),
    "points": tr_noop("points to spread"),
    "dots": tr_noop("dots to place"),
    "fist": tr_noop("0 to 5, shown by hand"),
    "gradient": tr_noop("1 to 8, how far each supports it"),
}


class PollKind(Kind[PollModule]):
    """Asks each leader for a value, hidden until all are revealed at once."""

    panel = "pmworkshop.tui.panels.modules.poll:PollPanel"
    section = "pmworkshop.report.builders.sections.poll:section"
    markdown = "pmworkshop.report.writers.markdown_sections.poll:write"
    does = tr_noop("asks each for a value")
    figures = "pmworkshop.tui.notes.figures:of_poll"

    def form(self, session: Session, module: PollModule, asks: Asks) -> AnswerForm:
        """Build the form of the module's method: values, words, a ranking, points or dots."""
        asked = tuple(self.subjects(session, module))
        match module.method:
            case "dots":
                return dots_form(asked, module.points, module.cap)
            case "points":
                return points_form(asked, module.points, module.cap)
            case "rank":
                return rank_form(asked)
            case "choice":
                return values_form(asked, self.values(module), "options", module.remark)
            case "scale" | "fist" | "gradient":
                return values_form(asked, self.values(module), "values", module.remark)
            case _:
                assert_never(module.method)

    def subjects(self, session: Session, module: PollModule) -> list[Asked]:
        """List the agenda's subjects, then what ``subjects_from`` hands on, then what was named in the poll itself.

        If there are none, and the agenda names no place that they could come from, the subjects are those of the
        module that is repeated, else the question itself. In a file that one leader prepares alone, where the lists
        of the room are not, they are what the round asks about.
        """
        if session.info.solo and (module.subjects_from or module.naming):
            return _prepared(session, module)
        typed = (Asked(entry.id, entry.text) for entry in session.listed(module.id, ITEM))
        asked = [*self.given_subjects(module), *all_sourced(session, module.subjects_from), *typed]
        if asked or module.subjects_from or module.naming:
            return asked
        before = self.repeats(session, module)
        return subjects(session, before) if before else [Asked(WHOLE, module.prompts[0].text)]

    def given_subjects(self, module: PollModule) -> tuple[Asked, ...]:
        """List the subjects that the agenda words."""
        return tuple(Asked(one.id, one.text, one.low, one.high) for one in module.subjects)

    def values(self, module: PollModule) -> tuple[str, ...]:
        """List the steps of the scale, or the words to choose from."""
        match module.method:
            case "scale":
                return tuple(str(value) for value in range(module.low, module.high + 1))
            case "fist":
                return FIST
            case "gradient":
                return GRADIENT
            case "choice":
                return module.options
            case "rank" | "points" | "dots":
                return ()
            case _:
                assert_never(module.method)

    def rated(self, module: PollModule) -> bool:
        """Tell whether the method is a scale, fingers or the gradient of agreement."""
        return module.method in ("scale", "fist", "gradient")

    def repeats(self, session: Session, module: PollModule) -> Module | None:
        """Find the repeatable module that ``repeat`` names, if it comes earlier in the agenda.

        If ``repeat`` is not set, it is this module under the id that holds its rounds of the earlier session, if
        there are any.
        """
        if module.repeat is None:
            taken = last_time(module.id)
            there = any(one.module == taken for one in session.rounds.values())
            return module.model_copy(update={"id": taken}) if there else None
        agenda = session.info.agenda
        before = agenda.module(module.repeat)
        earlier = agenda.position(module.repeat) < agenda.position(module.id)
        return before if before is not None and before.repeatable and earlier else None

    def rests(self, session: Session, module: PollModule, phase: PhaseName) -> bool:
        """Settle nothing where a vote named its priorities and none of them is level."""
        found = priorities(session, module) if phase == "settle" and len(module.prompts) == 1 else None
        return found is not None and not found.level

    def on_sheets(self, module: PollModule) -> bool:
        """Include the module if the agenda words its subjects."""
        return bool(module.subjects)

    def manner(self, module: PollModule) -> str:
        """Name the method, with the scale, the points or the words; then those of a second question."""
        if module.second is None:
            return self._answered(module)
        return tr(
            "{manner}; then “{question}” {then}",
            manner=self._answered(module),
            question=module.second.text,
            then=self._answered(module.asking(True)),
        )

    @staticmethod
    def _answered(module: PollModule) -> str:
        span = tr(", {low} to {high}", low=module.low, high=module.high) if module.method == "scale" else ""
        if module.method in ("points", "dots"):
            span = tr(", {points} each", points=module.points) + (
                tr(", at most {cap} on one", cap=module.cap) if module.cap else ""
            )
        words = f": {', '.join(module.options)}" if module.options else ""
        beside = tr("; beside it: {remark}", remark=module.remark) if module.remark else ""
        return tr(
            "answered with {values}{span}{words}{beside}",
            values=tr(_METHODS[module.method]),
            span=span,
            words=words,
            beside=beside,
        )

    def on_the_wall(self, module: PollModule) -> Iterator[str]:
        """Show the subjects with the ends of their scales, then the published reference figure."""
        if module.naming:
            yield tr("Named by the room first: {question}", question=module.naming)
        for subject in module.subjects:
            ends = f" ({subject.low} … {subject.high})" if subject.low or subject.high else ""
            yield f"{subject.text}{ends}"
        if module.reference:
            shown = module.reference
            yield tr(
                "Shown beside: {text} Source: {source}. {caveat}",
                text=shown.text,
                source=shown.source,
                caveat=shown.caveat,
            )


def _prepared(session: Session, module: PollModule) -> list[Asked]:
    """List what the round asks about that was opened for those who prepare alone."""
    there = newest(session, module.id)
    return [Asked(one.id, one.text, one.low, one.high) for one in there.asked] if there else []
