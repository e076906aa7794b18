"""A workshop that asks in every way in which one person can be asked, and the forms of its leaders."""

from __future__ import annotations

import base64
import textwrap
import zlib
from pathlib import Path
from typing import Any

from pmworkshop.agenda.model import Agenda
from pmworkshop.exchange.answer_text import BEGIN, END
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.form_pages import form_files
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from tests import build as making
from tests.build import activity, agenda, role, session

ROLES = (
    role("sp", code="SP", title="Sponsor", place=1, chart="letters"),
    role("pm", code="PM", title="Product manager", place=2, chart="letters"),
    role("o-sp", code="SP", title="Sponsor", place=1, chart="owners"),
    role("o-pm", code="PM", title="Product manager", place=2, chart="owners"),
)
ROWS = tuple(
    activity(f"{chart[0]}-{key}", chart=chart, label=label, question=about, place=place)
    for chart in ("letters", "owners")
    for place, (key, label, about) in enumerate(
        [("price", "Set price", "Who may cut it?"), ("road", "Admit an item to the roadmap", "")], 1
    )
)
TOKENS = {"ann": "token-of-ann", "ben": "token-of-ben"}
COLUMNS: list[dict[str, Any]] = [
    {"id": "size", "title": "Weight", "type": "choice", "options": ["small", "large"]},
    {"id": "cost", "title": "Cost", "type": "number"},
    {"id": "due", "title": "By", "type": "date"},
    {"id": "fear", "title": "May fear", "private": True},
]
POLLS: dict[str, dict[str, Any]] = {
    "values": {"method": "scale", "remark": "the proof", "passes": ["now", "wanted"]},
    "long": {"method": "scale", "low": 0, "high": 100},
    "options": {"method": "choice", "options": ["Yes, gladly", "Not yet", "No"]},
    "dots": {"method": "dots", "points": 3, "cap": 2},
    "points": {"method": "points", "points": 10, "cap": 8},
    "rank": {"method": "rank"},
}
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'><a href='http://evil.example'>x</a> ]]> "
"""A text that does its worst to a page."""
SUBJECTS = ["We know our customer", "We say no", "We learn"]


def agenda_of_all(**changes: Any) -> Agenda:
    """An agenda that asks in every way; ``changes`` are made to the modules that they name."""
    plain = agenda("poll", "chart", "collect").model_dump(mode="json")
    poll, chart, collect = plain["modules"]
    modules = [{**collect, "id": "fields", "title": "What must start", "columns": COLUMNS}]
    modules.append({**collect, "id": "lines", "title": "What must stop", "columns": []})
    for name, more in POLLS.items():
        subjects = [{"id": str(place), "text": text} for place, text in enumerate(SUBJECTS, 1)]
        subjects[0] |= {"low": "not at all", "high": "entirely"} if name == "values" else {}
        modules.append(
            {**poll, "passes": ["now"], "id": name, "title": f"A poll of {name}", "subjects": subjects, **more}
        )
    for name, letters in (("letters", "all"), ("owners", "owner")):
        modules.append({**chart, "id": name, "title": f"A chart of {name}", "letters": letters})
    own = [{**one, "short": one["id"], "mode": "either", **changes.get(one["id"], {})} for one in modules]
    minutes = sum(sum(one["phases"].values()) for one in own)
    return Agenda.model_validate({**plain, "modules": own, "minutes": minutes})


def people() -> list[Participant]:
    """The people of the workshop, some of whom have a form."""
    return [one.model_copy(update={"token": TOKENS.get(one.id, "")}) for one in making.people()]


def asking_all(**changes: Any) -> Session:
    """A session of that agenda in which two leaders have forms."""
    return session(*people(), *ROLES, *ROWS, agenda=agenda_of_all(**changes))


def form_of(state: Session, path: Path, leader: str = "Product") -> Path:
    """Write the form of a leader."""
    forms = form_files(build(state, sheets=()))
    path.write_bytes(next(page for name, page in forms.items() if leader.lower() in name))
    return path


def text_of(sheet: bytes) -> str:
    """Write the text that a form makes of a filled sheet."""
    packed = base64.urlsafe_b64encode(sheet).decode().rstrip("=")
    return "\n".join([BEGIN, *textwrap.wrap(packed, 64), END.format(f"{zlib.crc32(sheet):08x}")])
