"""Lists of records at one moment: the lists of which a step changed something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import clean_line, count
from pmworkshop.report.builders.changed.chart_rows import chart_rows
from pmworkshop.report.builders.changed.round_rows import answer_rows, round_rows
from pmworkshop.report.builders.changed.step_rows import Listing, Row, State, Words, said
from pmworkshop.session.core.session import Session, placed
from pmworkshop.session.views.record_names import Names
from pmworkshop.session.views.record_words import called, facts


def listings(kind: str, records: Sequence[Any], view: Session) -> list[Listing]:
    """List the lists that hold records of a kind.

    Args:
        kind: The kind of record.
        records: The records that a step touched.
        view: The public view of the session after the step.

    Returns:
        The lists, the most telling first.
    """
    match kind:
        case "round":
            return [*_rounds(records, view), round_rows]
        case "mark" | "activity":
            return [chart_rows(one) for one in dict.fromkeys(record.chart for record in records)]
        case "theme" | "entry":
            makes = _groups if kind == "theme" else _lines
            return [makes(one) for one in dict.fromkeys((record.module, record.prompt) for record in records)]
    return [_WHOLE[kind] if kind in _WHOLE else one_by_one(kind)]


def _rounds(records: Iterable[Any], view: Session) -> Iterator[Listing]:
    charts = {one.id for one in view.info.agenda.modules if one.chart}
    for one in records:
        yield chart_rows(one.module) if one.module in charts else answer_rows(one.id)


def one_by_one(kind: str) -> Listing:
    """List the records of a kind, each with its values in words.

    Args:
        kind: The kind.
    """

    def listing(view: Session) -> list[Row]:
        names = Names(view)
        return [_told(record, names) for record in _in_order(view.table(kind).values())]

    return listing


def _in_order(records: Iterable[Any]) -> list[Any]:
    return sorted(records, key=lambda record: (getattr(record, "place", 0), record.id))


def _told(record: Any, names: Names) -> Row:
    def tell() -> Words:
        title = next((str(text) for name in _TITLES if (text := getattr(record, name, ""))), "")
        state: State = "settled" if getattr(record, "outcome", "") == "adopted" else ""
        return Words(clean_line(title) or called(record, names), "; ".join(facts(record, names)), state)

    return Row(record.id, record, tell)


_TITLES = ("what", "statement", "label", "name", "title", "text")


def _lines(place: tuple[str, str]) -> Listing:
    def listing(view: Session) -> list[Row]:
        names = Names(view)
        return [_told(entry, names) for entry in view.listed(*place)]

    return listing


def _groups(place: tuple[str, str]) -> Listing:
    """List the groups of a question, with the number of lines in each."""

    def listing(view: Session) -> list[Row]:
        lines = [entry.theme for entry in view.entries.values() if entry.module == place[0]]
        groups = [one for one in view.themes.values() if (one.module, one.prompt) == place]
        words = (Words(clean_line(one.title), count(lines.count(one.id), "line", "lines")) for one in placed(groups))
        return [said(one.id, told) for one, told in zip(placed(groups), words, strict=True)]

    return listing


def _parts(view: Session) -> list[Row]:
    """List the parts of the agenda, with where the room is."""
    stage, agenda = view.stage, view.info.agenda
    here = agenda.position(stage.module) if stage else -1
    return [
        said(one.id, Words(f"{place + 1} {one.short}", _here(view) if place == here else ""))
        for place, one in enumerate(agenda.modules)
    ]


def _here(view: Session) -> str:
    stage = view.stage
    if stage is None:
        return ""
    extra = [
        tr("the workshop is over") if stage.finished else phase_name(stage.phase),
        stage.recess.title if stage.recess else "",
        tr("the wall is dark") if stage.curtain else "",
        tr("the clock stands") if stage.paused_since and not stage.recess else "",
        trn("{number} person spoke", "{number} people spoke", len(stage.spoken)) if stage.spoken else "",
    ]
    return ", ".join(filter(None, extra))


_WHOLE: Mapping[str, Listing] = {"stage": _parts, "ballot": round_rows}
"""Lists that are the same whichever record was touched."""
