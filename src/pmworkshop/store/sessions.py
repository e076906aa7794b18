"""The sessions of one user: their files, what they are called, and finding one by what a person types."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.errors import InputError, PmworkshopError
from pmworkshop.base.files import safe_name
from pmworkshop.base.folders import SESSION_SUFFIX, Folders
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.store.glance import Glance, glance

SHORT = 6
"""Characters of a session's id in the name of its file."""
LEAST = 4
"""Characters of an id that are enough to name a session."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One session as a list shows it.

    Attributes:
        path: Its file.
        id: The session's id; empty where the file cannot be read.
        title: What the room sees.
        day: The day of the workshop.
        where: The module and phase the room is in; empty before it has begun.
        steps: How many steps it has.
        fault: Why it cannot be opened; nothing if it can.
        organisation: Whose workshop it is.
    """

    path: Path
    id: str = ""
    title: str = ""
    day: date | None = None
    where: str = ""
    steps: int = 0
    fault: str | None = None
    organisation: str = ""


def session_path(folders: Folders, title: str, session_id: str) -> Path:
    """Say where the file of a new session goes: its title and the beginning of its id.

    Where another session has that name already, the whole id is in it.
    """
    name, key = safe_name(title), safe_name(session_id, width=64)
    path = folders.data / f"{name}-{key[:SHORT]}{SESSION_SUFFIX}"
    return folders.data / f"{name}-{key}{SESSION_SUFFIX}" if path.exists() else path


def list_sessions(folders: Folders) -> list[Listed]:
    """List the sessions by the names of their files; one that cannot be read says why."""
    return [_listed(path) for path in folders.sessions()]


def _listed(path: Path) -> Listed:
    try:
        seen = glance(path)
        return Listed(
            path=path,
            id=seen.head.session,
            title=clean_line(str(seen.details.get("title", ""))),
            day=date.fromisoformat(seen.details["day"]) if seen.details else None,
            where=_where(seen),
            steps=seen.head.seq,
            fault=None if seen.details else "its beginning is missing",
            organisation=clean_line(str(seen.details.get("organisation", ""))),
        )
    except PmworkshopError as error:
        return Listed(path, fault=error.message)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Listed(path, fault=f"{path.name} is damaged: a record in it cannot be read.")


def _where(seen: Glance) -> str:
    stage = seen.stage
    if not stage:
        return ""
    if stage.get("finished"):
        return "over"
    modules: Iterable[dict[str, Any]] = seen.details["agenda"]["modules"]
    short = next((module["short"] for module in modules if module["id"] == stage["module"]), stage["module"])
    return f"{clean_line(str(short))}, {phase_name(clean_line(str(stage['phase'])))}"


def find_session(text: str, folders: Folders) -> Path:
    """Find a session by what a person types.

    Args:
        text: A path, an id or at least four characters of its beginning, or the beginning of a title.
        folders: Where sessions are kept.

    Raises:
        InputError: No session is meant by it, or several are.
    """
    typed = clean_line(text)
    path = Path(text)
    if typed and "\0" not in text and _is_file(path):
        return path
    if not typed:
        raise InputError("No session is named.", "Name a path, an id, or the beginning of a title.")
    listed = [one for one in list_sessions(folders) if one.id]
    wanted = typed.casefold()
    for found in (
        [one for one in listed if one.id.casefold() == wanted],
        [one for one in listed if len(wanted) >= LEAST and one.id.casefold().startswith(wanted)],
        [one for one in listed if one.title.casefold() == wanted],
        [one for one in listed if one.title.casefold().startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0].path
        if found:
            raise InputError(f"“{shorten(typed, 60)}” may mean {_choice(found)}.", "Name one by its id or its file.")
    raise _none(typed, path, listed)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _choice(found: list[Listed]) -> str:
    same = len({one.id for one in found}) < len(found)
    return " or ".join(f"“{one.title}” ({one.path.name if same else one.id})" for one in found)


def _none(typed: str, path: Path, listed: list[Listed]) -> InputError:
    if len(path.parts) > 1 or path.suffix == SESSION_SUFFIX:
        return InputError(f"There is no file {shorten(typed, 200)}.", "Check the name and the folder.")
    titles = {one.title.casefold(): one for one in listed}
    near = difflib.get_close_matches(typed.casefold()[:200], titles, n=3, cutoff=0.5)
    hint = "See what there is with: pmworkshop list"
    if near:
        hint = f"Did you mean {_choice([titles[title] for title in near])}?"
    return InputError(f"There is no session “{shorten(typed, 60)}”.", hint)
