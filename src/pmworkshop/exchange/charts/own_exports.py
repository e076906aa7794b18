"""The charts in what this program exports as TOML: a summary, or a session with its history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_KINDS = ("details", "role", "activity", "mark")


def exported_charts(document: dict[str, Any]) -> list[dict[str, Any]]:
    """List the charts of a summary or a session, in the form of a chart in TOML.

    Args:
        document: The parsed file.

    Returns:
        The charts that have roles and rows, each with its module as id; none if the file is no such export.
    """
    if "step" in document:
        found = _of_session(_records(document))
    else:
        found = (_of_section(one) for one in _tables(document.get("section")))
    return [chart for chart in found if chart["roles"] and chart["rows"]]


def _tables(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _chart(about: dict[str, Any], ident: Any, roles: list[Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    named: dict[str, Any] = {key: about[key] for key in ("title", "scheme") if key in about}
    return {"id": ident, **named, "roles": roles, "rows": rows}


def _of_section(section: dict[str, Any]) -> dict[str, Any]:
    roles = [role.get("title", "") for role in _tables(section.get("roles"))]
    rows = [{"activity": row.get("label"), "cells": row.get("cells", [])} for row in _tables(section.get("rows"))]
    return _chart(section, section.get("module"), roles, rows)


def _records(document: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """Gather the newest records of a session by kind and id: a later step counts more than an earlier one."""
    found: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in _KINDS}
    for step in _tables(document["step"]):
        for change in _changes(step):
            known = found.get(str(change.get("kind")), {})
            record = change.get("record")
            if isinstance(record, dict):
                known[str(change.get("id"))] = record
            else:
                known.pop(str(change.get("id")), None)
    return found


def _changes(step: dict[str, Any]) -> list[dict[str, Any]]:
    try:
        whole = json.loads(step["body"]) if "body" in step else step
    except (TypeError, ValueError, RecursionError):
        return []
    return _tables(whole.get("changes")) if isinstance(whole, dict) else []


def _of_session(records: dict[str, dict[str, dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    agenda = records["details"].get("details", {}).get("agenda")
    letters = {(one.get("activity"), one.get("role")): one.get("letters") for one in records["mark"].values()}
    for module in _tables(agenda.get("modules") if isinstance(agenda, dict) else None):
        roles = _placed(records["role"], module)
        rows = [_row(row, roles, letters) for row in _placed(records["activity"], module) if not row.get("practice")]
        yield _chart(module, module.get("id"), [role.get("title", "") for role in roles], rows)


def _row(row: dict[str, Any], roles: list[dict[str, Any]], letters: dict[Any, Any]) -> dict[str, Any]:
    return {"activity": row.get("label"), "cells": [letters.get((row.get("id"), one.get("id")), "") for one in roles]}


def _placed(records: dict[str, dict[str, Any]], module: dict[str, Any]) -> list[dict[str, Any]]:
    own = (record for record in records.values() if record.get("chart") == module.get("id"))
    return sorted(own, key=_place)


def _place(record: dict[str, Any]) -> float:
    place = record.get("place", 0)
    return place if isinstance(place, int | float) else 0
