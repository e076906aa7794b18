"""Sessions whose modules ask something else than the tiny agenda does."""

from typing import Any

from pmworkshop.agenda.model import Agenda
from pmworkshop.session.core.records import AnyRecord
from pmworkshop.session.core.session import Session
from tests.build import agenda, session


def agenda_with(**changes: dict[str, Any]) -> Agenda:
    """The tiny agenda, with modules of other data: ``poll={"method": "dots"}``."""
    plain = agenda().model_dump(mode="json")
    for module in plain["modules"]:
        module.update(changes.get(module["id"], {}))
    return Agenda.model_validate(plain)


def asking(*records: AnyRecord, **changes: dict[str, Any]) -> Session:
    """A session of that agenda, with these records."""
    return session(*records, agenda=agenda_with(**changes))
