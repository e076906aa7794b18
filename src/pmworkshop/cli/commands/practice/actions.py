"""The command that lists open actions and decisions over all sessions."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import clean_line
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, outside_of, say, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pmworkshop.practice.remembered import Open


@click.command()
@click.option("--owner", default="", help="Only those of an owner; a part of the name will do.")
@click.option("--organisation", default="", help="Only those of an organisation; a part of its name will do.")
@click.option(
    "--by", type=click.Choice(["due", "owner", "organisation"]), default="due", show_default=True, help="The order."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "markdown"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@json_option
@home_option
@click.pass_context
def actions(ctx: click.Context, owner: str, organisation: str, by: str, form: str, as_json: bool) -> int:
    """List what is open over all sessions: actions, and decisions with a day.

    What is overdue comes first. Of an action that a follow-up took over, the newest session says where it stands.
    """
    from pmworkshop.practice.memory import memory_of

    every = memory_of(
        folders_of(ctx), lambda number: warn(tr("Reading {number} sessions for the first time.", number=number))
    )
    found = every.due(outside_of(ctx).today())
    wanted = _sorted(found.open, owner, organisation, by)
    if as_json:
        say_json([_plain(one) for one in wanted])
    elif form == "text":
        for line in _lines(wanted):
            say(line)
    else:
        from pmworkshop.report.writers.open_actions import open_csv, open_markdown

        say((open_csv if form == "csv" else open_markdown)([_row(one) for one in wanted]).rstrip("\n"))
    for sentence in found.away:
        warn(sentence)
    return ExitCode.FINE


def _sorted(every: Iterable[Open], owner: str, organisation: str, by: str) -> list[Open]:
    """Select what is asked for, what is overdue first."""
    wanted = [one for one in every if _holds(one.due.owner, owner) and _holds(one.organisation, organisation)]
    names: dict[str, Callable[[Open], str]] = {
        "owner": lambda one: one.due.owner,
        "organisation": lambda one: one.organisation,
    }
    return sorted(wanted, key=lambda one: (not one.overdue, names[by](one).casefold() if by in names else ""))


def _plain(one: Open) -> dict[str, object]:
    return {**asdict(one.due), **{name: value for name, value in asdict(one).items() if name != "due"}}


def _holds(name: str, wanted: str) -> bool:
    return clean_line(wanted).casefold() in name.casefold()


def _lines(wanted: Iterable[Open]) -> Iterator[str]:
    from pmworkshop.session.views.record_fields import word_of

    listed = list(wanted)
    if not listed:
        yield tr("Nothing is open.")
        return
    for one in listed:
        due = one.due
        who = due.owner or tr("nobody yet")
        status = word_of(due.status)
        how = tr("overdue, {status}", status=status) if one.overdue else status
        yield f"{due.due or tr('no day yet'):10}  {who}: {due.what}  ({how}; {_where(one)})"
    late = sum(one.overdue for one in listed)
    yield trn(
        "{number} thing is open, {late} of them overdue.",
        "{number} things are open, {late} of them overdue.",
        len(listed),
        late=late,
    )


def _where(one: Open) -> str:
    return ", ".join(part for part in (one.organisation, one.title, one.day) if part)


_SORTS = (tr_noop("action"), tr_noop("decision"))
"""What may be open, as records say it."""


def _row(one: Open) -> tuple[str, ...]:
    from pmworkshop.session.views.record_fields import word_of

    due = one.due
    late = tr("yes") if one.overdue else ""
    return (
        due.due,
        late,
        due.owner,
        due.what,
        word_of(due.status),
        tr(due.sort),
        one.organisation,
        one.title,
        one.day,
    )
