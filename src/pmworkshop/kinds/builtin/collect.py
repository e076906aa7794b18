"""Descriptor of the modules that collect lists."""

from __future__ import annotations

from pmworkshop.agenda.model import CollectModule, PhaseName
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.kinds.kind import Kind
from pmworkshop.session.core.columns import part_names, seen_as
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks
from pmworkshop.session.rounds.form_builders import dots_form
from pmworkshop.session.rounds.polls import Asked


class CollectKind(Kind[CollectModule]):
    """Collects lists: entries are written alone, revealed, grouped and chosen from."""

    panel = "pmworkshop.tui.panels.modules.collect:CollectPanel"
    section = "pmworkshop.report.builders.sections.collect:section"
    markdown = "pmworkshop.report.writers.markdown_sections.collect:write"
    does = tr_noop("collects lists")
    figures = "pmworkshop.tui.notes.figures:of_choice"
    asks_sentences = True

    def form(self, session: Session, module: CollectModule, asks: Asks) -> AnswerForm | None:
        """Ask for sentences, or for dots on the groups; None if there is nothing to choose from."""
        if asks == "choice":
            groups = tuple(polls.choices(session, module.id))
            return dots_form(groups, min(module.choose, len(groups)), 1) if module.choose and groups else None
        subjects = tuple(Asked(prompt.id, prompt.text) for prompt in module.asked_alone)
        parts = part_names(module, module.prompts[0].id)
        return AnswerForm(
            "text", subjects, columns=seen_as(module), parts=parts,
            told=tr("{parts}, - for none", parts="; ".join((tr("one line"), *parts[1:]))),
        )  # fmt: skip

    def asks(self, module: CollectModule, phase: PhaseName) -> Asks:
        """Ask for a choice among the groups in the later phases, for lines before."""
        return "choice" if module.choose and phase in ("choose", "settle", "read_back") else "answers"

    def asks_at_once(self, module: CollectModule, phase: PhaseName) -> bool:
        """Take the dots once it is chosen; lines may be said aloud as well."""
        return phase == "choose" and self.asks(module, phase) == "choice"

    def may_ask(self, module: CollectModule, phase: PhaseName) -> bool:
        """Take lines while everybody writes, and dots once it is chosen."""
        return phase in ("alone", "choose")

    def lists_answers(self, asks: Asks) -> bool:
        """List answers, but not a choice among groups."""
        return asks == "answers"
