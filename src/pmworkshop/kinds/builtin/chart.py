"""Descriptor of the modules that chart responsibilities."""

from __future__ import annotations

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.kinds.kind import Kind
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds.answer_form import NOBODY, SINGLE, AnswerForm, Asks
from pmworkshop.session.rounds.form_builders import digits
from pmworkshop.session.rounds.polls import Asked


class ChartKind(Kind[ChartModule]):
    """Charts responsibilities: each leader alone, then compared, then settled together."""

    panel = "pmworkshop.tui.panels.charting.chart:ChartPanel"
    section = "pmworkshop.report.builders.sections.chart:section"
    markdown = "pmworkshop.report.writers.markdown_sections.chart:write"
    does = tr_noop("charts who answers for what")
    own_file = "pmworkshop.report.writers.markdown_sections.chart:OWN_FILE"
    crib = "pmworkshop.report.builders.sections.chart_crib:cribs"
    figures = "pmworkshop.tui.notes.figures:of_chart"
    named_only = True
    always_reported = True

    def form(self, session: Session, module: ChartModule, asks: Asks) -> AnswerForm:
        """Ask for the owner of each row, or for all letters of each row, without practice rows."""
        roles = tuple(chart.roles(session, module.id))
        rows = [row for row in chart.rows(session, module.id) if not row.practice]
        subjects = tuple([Asked(row.id, row.label, row.question) for row in rows])
        if module.letters == "all":
            told = tr("letters with role numbers, like A4 R23 C1; 0 nobody, - pass")
            return AnswerForm("letters", subjects, roles=roles, scheme=module.scheme, told=told)
        single = len(roles) <= SINGLE
        if single:
            told = trn("{number} digit; 0 nobody, - pass", "{number} digits; 0 nobody, - pass", len(subjects))
        else:
            told = trn(
                "{number} number with blanks between; 0 nobody, - pass",
                "{number} numbers with blanks between; 0 nobody, - pass",
                len(subjects),
            )
        return AnswerForm(
            "owners", subjects, roles=roles, scheme=module.scheme,
            marks=len(subjects) if single else 0, allowed=NOBODY + digits(len(roles)) + ABSTAINS if single else "",
            told=told,
        )  # fmt: skip

    def on_sheets(self, module: ChartModule) -> bool:
        """Include every chart, since each leader fills it in alone."""
        return True

    def view(self, module: ChartModule) -> str:
        """Name the responsibilities."""
        return tr("who answers for what")
