"""Writes the parts that sections of every kind share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.report.model.causes import Cause
from pmworkshop.report.model.parts import Decided, Found, Reason, Said
from pmworkshop.report.model.sections.collect import Question
from pmworkshop.report.writers import markdown
from pmworkshop.session.operations.decide import OUTCOMES


def said_items(lines: tuple[Said, ...]) -> str:
    """Write answers as a list.

    Args:
        lines: The answers, with their causes.

    Returns:
        The Markdown list, causes nested below their answer; empty if there are no answers.
    """
    return "\n".join(said_lines(lines))


def said_lines(lines: tuple[Said, ...], depth: int = 0) -> Iterator[str]:
    """Write answers as lines of a list.

    Args:
        lines: The answers, with their causes.
        depth: Indentation of the list, in levels.

    Yields:
        The items, causes nested below their answer.
    """
    for line in lines:
        yield markdown.item(said_text(line), depth)
        if line.comes_from:
            yield markdown.item(tr("comes from:"), depth + 1)
            yield from cause_items(line.comes_from, depth + 2)


def told_blocks(told: Iterable[Question]) -> Iterator[str]:
    """Write questions that were answered in lines, each under its own heading.

    Args:
        told: The questions with their lines.

    Yields:
        Blocks of Markdown; nothing without questions.
    """
    for question in told:
        yield markdown.heading(3, question.prompt)
        yield from (said_items(group.lines) for group in question.groups)


def said_table(lines: tuple[Said, ...], columns: Sequence[str]) -> Iterator[str]:
    """Write answers with further values as a table, then what each answer comes from.

    Args:
        lines: The answers, with their causes.
        columns: Titles of the values that are asked for; other values have columns after them.

    Yields:
        The table; after it, if answers have causes, a list.
    """
    titles = dict.fromkeys((*columns, *sorted({title for line in lines for title in line.values or ()})))
    said_by = (tr("Said by"),) if any(line.author for line in lines) else ()
    header = (tr("Answer"), *titles, *said_by)
    yield markdown.table(header, (_cells(line, titles)[: len(header)] for line in lines))
    yield "\n".join(part for line in lines if line.comes_from for part in _caused(line))


def _cells(line: Said, titles: Iterable[str]) -> tuple[str, ...]:
    values = line.values or {}
    return (line.text or markdown.NOTHING, *(values.get(title, "") for title in titles), line.author)


def _caused(line: Said) -> Iterator[str]:
    yield markdown.item(tr("{words} comes from:", words=markdown.text(line.text) or markdown.NOTHING))
    yield from cause_items(line.comes_from, 1)


def said_text(line: Said) -> str:
    """Write one answer in one line.

    Args:
        line: The answer.

    Returns:
        Escaped Markdown: the text, its author, its further values by title; an ellipsis if the text is empty.
    """
    words = markdown.text(line.text) or "…"
    author = f" — {markdown.inline(line.author)}" if line.author else ""
    if not line.values:
        return f"{words}{author}"
    values = (f"{markdown.inline(key)}: {markdown.inline(line.values[key])}" for key in sorted(line.values))
    return " · ".join([f"{words}{author}", *values])


def decision_items(decision: Decided) -> Iterator[str]:
    """Write a decision as a list item, with its details nested below.

    Args:
        decision: The decision, open or taken.

    Yields:
        Lines of the list: the statement with its outcome, then rule, reason, dissent, review, objections, causes.
    """
    word = markdown.inline(decision.choice) if decision.choice else tr(OUTCOMES[decision.outcome])
    yield markdown.item(f"{markdown.text(decision.statement)} — **{word}**")
    for name, value in _details(decision):
        if value:
            yield markdown.item(f"{name}: {markdown.inline(value)}", 1)
    for objection in decision.objections:
        by = f" — {markdown.inline(objection.by)}" if objection.by else ""
        met = markdown.inline(objection.met) if objection.met else tr("not settled yet")
        yield markdown.item(
            tr(
                "Objection: {words}{by}. How it was met: {met}", words=markdown.inline(objection.text), by=by, met=met
            ),
            1,
        )
    if decision.comes_from:
        yield markdown.item(tr("Comes from:"), 1)
        yield from cause_items(decision.comes_from, 2)


def _details(decision: Decided) -> Iterator[tuple[str, str]]:
    """List what belongs to a decision, under its name; empty where it is not known."""
    yield tr("About"), decision.about
    yield tr("Rule"), decision.rule
    yield tr("Reason"), decision.reason
    yield tr("Did not support it"), str(decision.dissent) if decision.dissent is not None else ""
    yield tr("Seen to by"), decision.owner
    yield tr("By"), spell_date(decision.due) if decision.due else ""
    yield tr("Looked at again on"), spell_date(decision.review_on) if decision.review_on else ""


_SEVERITIES = {"error": tr_noop("error"), "warning": tr_noop("warning"), "information": tr_noop("information")}


def found_items(findings: tuple[Found, ...]) -> str:
    """Write findings as a list; rule and advice appear only if the findings have them.

    Args:
        findings: The findings, open or accepted.

    Returns:
        The Markdown list; empty if there are no findings.
    """
    return markdown.items(_found_text(finding) for finding in findings)


def finding_blocks(findings: tuple[Found, ...], title: str) -> Iterator[str]:
    """Write findings under two headings, the open ones first, then the accepted ones.

    Args:
        findings: The findings, open or accepted.
        title: Heading of the open findings.

    Yields:
        Blocks of Markdown; a heading appears only if there are findings for it.
    """
    for heading, accepted in ((title, False), (tr("What we live with"), True)):
        chosen = tuple(finding for finding in findings if bool(finding.accepted) is accepted)
        if chosen:
            yield markdown.heading(3, heading)
            yield found_items(chosen)


def _found_text(finding: Found) -> str:
    where = f"{markdown.text(finding.where)}: " if finding.where else ""
    end = "" if finding.words.endswith((".", "?")) else "."
    accepted = (
        tr("{end} We live with it: {accepted}", end=end, accepted=markdown.inline(finding.accepted))
        if finding.accepted
        else ""
    )
    rule = f" ({finding.rule}, {tr(_SEVERITIES[finding.severity])})" if finding.rule else ""
    advice = f" {markdown.inline(finding.advice)}" if finding.advice and not finding.accepted else ""
    return f"{where}{markdown.inline(finding.words)}{rule}{accepted}{advice}"


def reason_words(reason: Reason) -> str:
    """Write the reason for a cell of a chart beside the letters that it was given for.

    Args:
        reason: The reason.

    Returns:
        Escaped Markdown without a full stop.
    """
    return f"{markdown.inline(reason.role)} ({reason.letters}): {markdown.inline(reason.reason)}"


def cause_items(causes: Iterable[Cause], depth: int = 0) -> Iterator[str]:
    """Write a chain of causes as a nested list, its origins innermost.

    Args:
        causes: The chain of causes.
        depth: Indentation of the list, in levels.

    Yields:
        Lines of the list; at most six levels are indented.
    """
    for cause in causes:
        words = markdown.text(cause.text) or "…"
        where = f" ({markdown.inline(cause.where)})" if cause.where else ""
        author = f" — {markdown.inline(cause.author)}" if cause.author else ""
        yield markdown.item(f"{words}{author}{where}", depth + min(cause.depth, 6))
