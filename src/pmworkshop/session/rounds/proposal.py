"""What a module that decides asks about: the proposal as it stands."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule
from pmworkshop.session.core.records import Decision
from pmworkshop.session.core.session import Session


def decisions(session: Session, module: str) -> list[Decision]:
    """List the decisions of a module, those that are not settled yet last."""
    mine = (one for one in session.decisions.values() if one.module == module)
    return sorted(mine, key=lambda one: (one.outcome == "open", one.id))


def standing(session: Session, module: str) -> Decision | None:
    """Return what is proposed in a module and not settled yet; nothing where nothing was noted of it."""
    return next((one for one in reversed(decisions(session, module)) if one.outcome == "open"), None)


def newest(session: Session, module: str) -> Decision | None:
    """Return the decision that is talked about: the one that is not settled yet, else the last one."""
    return next(iter(reversed(decisions(session, module))), None)


def proposal(session: Session, module: DecideModule) -> str:
    """Say what is proposed: as the room worded it, as the agenda has it, else the question itself."""
    open_one, last = standing(session, module.id), newest(session, module.id)
    if open_one is not None:
        return open_one.statement
    return module.proposal or (last.statement if last else "") or module.prompts[0].text
