"""Objections to a proposal: who objects and why, and how each objection was met."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Objection
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import decide
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Item
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part

MARK = "#"
"""Stands in the key of a row between the decision and the place of the objection."""


class Objections(Part):
    """Lists the objections to the newest proposal, and takes new ones and the answers to them."""

    def __init__(self, module_id: str) -> None:
        """Map the command id to its handler.

        Args:
            module_id: The id of a decide module.
        """
        self._module_id = module_id
        self.handlers = {"objection": self.take}

    def items(self, context: Context) -> tuple[Item, ...]:
        """List the objections to the newest decision of the module.

        Args:
            context: Gives the public view of the session.

        Returns:
            A heading and the objections, each with how it was met; empty if there are none.
        """
        last = decide.newest(context.view, self._module_id)
        if last is None or not last.objections:
            return ()
        heard = all(one.met for one in last.open_to)
        items = [Item("", ""), Item("", tr("Heard") if heard else tr("To be heard"), look="head")]
        for place, objection in enumerate(last.objections):
            items += _rows(context.view, objection, f"{last.id}{MARK}{place}")
        return tuple(items)

    def take(self, context: Context, key: str) -> Act | None:
        """Ask who objects and why; on an objection, ask how it was met.

        Args:
            context: Gives the public view and the cursor.
            key: The pressed key; not used.

        Returns:
            The question, or a message that nothing is selected if the objection is no longer there. An answer without
            any
            objection raises `InputError`; an empty answer on an existing objection withdraws it.
        """
        decision_id, mark, place = context.cursor.row.rpartition(MARK)
        if mark:
            return _ask_met(context, decision_id, int(place))

        def answer(now: Context, text: str) -> Act:
            return Commit(decide.object_to(self._module_id, decide.parse_objection(now.view, text)), tr("Noted"))

        return Ask(tr("Who objects, and why?  like Finance: no budget before May"), answer)


def _rows(view: Session, objection: Objection, key: str) -> list[Item]:
    person = view.participants.get(objection.participant or "")
    who = f"{short_label(view, person)}: " if person else ""
    withdrawn = objection.met == decide.WITHDRAWN
    tail = tr("withdrawn") if withdrawn else tr("met") if objection.met else tr("not met yet")
    to = tr(" (to “{proposal}”)", proposal=objection.proposal) if objection.proposal else ""
    rows = [Item(key, f"{who}{objection.text}{to}", lead="·", tail=tail)]
    if objection.met and not withdrawn:
        rows.append(Item("", objection.met, lead="→", indent=2, look="soft"))
    return rows


def _ask_met(context: Context, decision_id: str, place: int) -> Act | None:
    decision = context.view.decisions.get(decision_id)
    if decision is None or place >= len(decision.objections):
        return NOTHING_CHOSEN
    there = decision.objections[place]

    def answer(_: Context, text: str) -> Act:
        told = tr("Noted") if clean_line(text) else tr("Withdrawn")
        return Commit(decide.meet(decision_id, place, text), told, select=f"{decision_id}{MARK}{place}")

    keys = (
        tr("Enter keep; an empty line: it is withdrawn"),
        tr("{leave_field_key} leave it", leave_field_key=key_of("leave_field")),
    )
    before = "" if there.met == decide.WITHDRAWN else there.met
    return Ask(tr("{objection}: how was it met?", objection=there.text), answer, before, empty=True, keys=keys)
