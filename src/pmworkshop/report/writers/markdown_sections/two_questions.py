"""Writes what two questions about the same things showed: a table, and the picture that stood on the wall."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import upper
from pmworkshop.report.model.two_questions import TwiceAsked, TwoQuestions
from pmworkshop.report.writers import markdown

_FIELD, _SAME = tr_noop("Field"), tr_noop("Same")


def two_blocks(both: TwoQuestions | None) -> Iterator[str]:
    """Write the answers to both questions.

    Args:
        both: What both questions showed; None if there is nothing to show.

    Yields:
        Blocks of Markdown.
    """
    if both is None:
        return
    yield markdown.heading(3, upper(both.heading))
    more = {_FIELD: any(one.field for one in both.things), _SAME: any(one.both for one in both.things)}
    head = [
        "",
        tr("What was asked about"),
        both.first,
        both.second,
        *(tr(name) for name, there in more.items() if there),
    ]
    yield markdown.table(head, (_row(one, more) for one in both.things))
    if both.drawn:
        yield "\n".join(("```text", *both.drawn, "```"))


def _row(one: TwiceAsked, more: dict[str, bool]) -> list[str]:
    told = {_FIELD: one.field, _SAME: tr("{number} of {all}", number=one.same, all=one.both) if one.both else ""}
    return [
        str(one.number),
        one.subject,
        one.first.replace("   ", " · "),
        one.second.replace("   ", " · "),
        *(told[name] for name, there in more.items() if there),
    ]
