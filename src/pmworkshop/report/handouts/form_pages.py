"""A form for each leader: one page that needs no server and no network, and makes a text that `collect` reads."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pmworkshop.base.language import trn
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.answer_text import BEGIN, END, FORM
from pmworkshop.report.handouts.form_rows import form_parts
from pmworkshop.report.handouts.sheet_lines import SheetLine, sheet_lines, sheet_names, width_of
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers.pages.assets import asset, policy
from pmworkshop.report.writers.pages.templates import page

_KEPT = "pmworkshop"
"""How the names begin under which a browser keeps what was filled in."""


def form_files(report: Report) -> dict[str, bytes]:
    """Write a form for each participant who has not left.

    The forms hold nobody's answers; the same session gives the same bytes.

    Args:
        report: A report built with sheets.

    Returns:
        Content of each file by its name, such as ``1-sales.html``; empty if nobody is listed.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    return {f"{name}.html": _form(report, name, guest) for name, guest in sheet_names(report).items()}


def form_of_one(report: Report, participant: str) -> dict[str, bytes]:
    """Write the form of one participant.

    Args:
        report: A report built with sheets.
        participant: The id of the participant.

    Returns:
        Content of the file by its name.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    found = ((name, guest) for name, guest in sheet_names(report).items() if guest.id == participant)
    return {f"{name}.html": _form(report, name, guest) for name, guest in found}


def _form(report: Report, name: str, guest: Guest) -> bytes:
    style, script = asset("answering.css", "form.css"), asset("answering.js", "form.js")
    lines, asked = list(sheet_lines(report, guest)), report.preparation
    own = [f"part-{asked.wave}"] if asked.wave and asked.waves > 1 else []
    return page(
        "form.html.jinja",
        policy=policy(style, script),
        style=style,
        script=script,
        form=FORM,
        meta=report.meta,
        guest=guest,
        wave=asked.wave if own else 0,
        waves=asked.waves,
        by=asked.answers_by,
        long=_long(round(asked.minutes)),
        parts=list(form_parts(lines)),
        lines=json.dumps(_rows(lines, width_of(report))),
        heads=json.dumps([place for place, line in enumerate(lines) if line.sort == "head"]),
        marks=json.dumps([BEGIN, END.format("#")]),
        kept="/".join((_KEPT, report.meta.session, guest.id, clean_line(guest.token), *own)),
        file=f"{'-'.join((name, *own))}-answers.txt",
    )


def _long(minutes: int) -> str:
    """Say how long it takes; nothing where the agenda does not."""
    if not minutes:
        return ""
    return trn(
        "Planned for it: about {number} minute; take the time that you need.",
        "Planned for it: about {number} minutes; take the time that you need.",
        minutes,
    )


def _rows(lines: Sequence[SheetLine], width: int) -> list[list[str]]:
    """Write the lines of the sheet, each as wide as the widest and its mark behind; words in between are blank."""
    return [
        [*line.cells, *([""] * (width - len(line.cells))), line.mark] if line.mark and line.sort != "title" else []
        for line in lines
    ]
