"""The rows of what was said beside values: under their subject, with who said it where names are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.remarks import Remark, remarks_on
from pmworkshop.tui.pages.page import Item

INDENT = 4


def remark_rows(view: Session, there: Sequence[Round], subject: str) -> Iterator[Item]:
    """Make the rows of what was said beside the values on a subject, in the newest round of each pass.

    Args:
        view: The public view of the session.
        there: The rounds in which something is shown, oldest first.
        subject: The id of the subject.

    Yields:
        A row for each remark, which can be chosen to be struck; with names, the value stands before it.
    """
    newest = {round_.wanted: round_ for round_ in there}
    for round_ in newest.values():
        for remark in remarks_on(view, round_, subject):
            who = " · ".join(filter(None, (_who(view, remark), _about(view, round_))))
            word = remark.value and not remark.value.isdecimal() and remark.value != ABSTAINS
            said = f"{remark.value}: {remark.text}" if word else remark.text
            lead = remark.value if remark.value and not word else "·"
            yield Item(remark.key, said, lead=lead, tail=who, indent=INDENT)


def _about(view: Session, round_: Round) -> str:
    """Name the question, if it is the second one."""
    module = view.info.agenda.module(round_.module)
    return module.pass_name(wanted=True) if round_.wanted and module else ""


def _who(view: Session, remark: Remark) -> str:
    person = view.participants.get(remark.participant)
    return short_label(view, person) if person else ""
