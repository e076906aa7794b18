"""The commands on charts that were made elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr
from pmworkshop.base.text import count, upper
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import home_option, say
from pmworkshop.cli.program import Commands
from pmworkshop.cli.standard_streams import file_named, shown

if TYPE_CHECKING:
    from pmworkshop.agenda.model import Scheme
    from pmworkshop.insight.findings import Finding, Severity
    from pmworkshop.session.core.guests import ChartFile


@click.group(cls=Commands)
@home_option
def chart() -> None:
    """Check charts that were made elsewhere."""


@chart.command()
@click.argument("file")
@click.option("--scheme", help="What the letters mean: RACI, RASCI, DACI or RAPID; else seen from the file.")
@json_option
@home_option
def check(file: str, scheme: str | None, as_json: bool) -> int:
    """Check a chart against the rules of its letters.

    FILE is a workbook (XLSX), a table in Markdown, CSV, or TOML: a row each activity, a column each role. FILE#NAME
    names the sheet, heading or id where there are several. For FILE, - reads standard input.
    Exits with 1 where the chart has an error: a row for which nobody or several answer, for example.
    """
    from pmworkshop.insight.charts.chart_rules import check as check_grid
    from pmworkshop.insight.charts.grid import to_grid

    found = chart_named(file, scheme)
    findings = check_grid(to_grid(found))
    if as_json:
        told = {"file": shown(file), "title": found.title, "scheme": found.scheme, "notes": list(found.notes)}
        size = {"rows": len(found.rows), "roles": list(found.roles)}
        say_json({**told, **size, "findings": [_plain(one) for one in findings]})
    else:
        _print(found, findings)
    errors = any(one.severity == "error" for one in findings)
    return ExitCode.FINDINGS if errors else ExitCode.FINE


def chart_named(name: str, scheme: str | None = None) -> ChartFile:
    """Read a chart from ``FILE`` or ``FILE#NAME``; ``-`` is standard input.

    Args:
        name: The file as typed, with the sheet, heading or id of the chart if it has several.
        scheme: Name of the scheme as typed; None to recognize it from the file.

    Returns:
        The chart.

    Raises:
        InputError: The file is not readable, has no chart or a faulty one, or there is no such scheme.
    """
    from pmworkshop.exchange.chart_file import read_chart

    file, mark, choice = name.rpartition("#")
    if mark and not Path(name).is_file():
        with file_named(file) as path:
            return read_chart(path, _scheme(scheme), choice)
    with file_named(name) as path:
        return read_chart(path, _scheme(scheme))


def _scheme(name: str | None) -> Scheme | None:
    if name is None:
        return None
    from difflib import get_close_matches

    from pmworkshop.base.errors import InputError
    from pmworkshop.base.text import clean_line
    from pmworkshop.session.core.schemes import SCHEME_NAMES, scheme_named

    found = scheme_named(name)
    if found is None:
        near = get_close_matches(clean_line(name).upper(), SCHEME_NAMES, n=1)
        hint = tr("Did you mean {near}?", near=near[0]) if near else ""
        raise InputError(
            tr(
                "There is no scheme “{name}”; there are {scheme_names}.",
                name=clean_line(name),
                scheme_names=", ".join(SCHEME_NAMES),
            ),
            hint,
        )
    return found


def _plain(finding: Finding) -> dict[str, str | None]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "row": finding.row_label or None,
        "column": finding.column_label or None,
        "message": finding.message,
    }


def _print(found: ChartFile, findings: Sequence[Finding]) -> None:
    from pmworkshop.insight.findings import SEVERITIES

    say(f"{found.title}: {found.understood}")
    for severity in SEVERITIES:
        chosen = [one for one in findings if one.severity == severity]
        if chosen:
            say(f"\n{upper(_heading(severity, len(chosen)))}")
        for one in chosen:
            say(f"  {_where(one)}{one.message} ({one.rule})\n    {one.advice}")
    if not findings:
        say(tr("Nothing found: the chart is fine."))


def _heading(severity: Severity, number: int) -> str:
    if severity == "information":
        return tr("information")
    if severity == "error":
        return count(number, "error", "errors")
    return count(number, "warning", "warnings")


def _where(finding: Finding) -> str:
    labels = ", ".join(label for label in (finding.row_label, finding.column_label) if label)
    return f"{labels}: " if labels else ""
