"""The sponsor's page as data and as Markdown: what was reached, who answers for what, what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import dated, spell_date, written_day
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.report.model.follow_up import Became, OpenAction, RowOwner
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.headline import headline
from pmworkshop.session.rounds.priorities import BEGIN_WITH

OPEN, NO_DAY = tr_noop("not settled yet"), tr_noop("no day yet")
LONGEST = 110
"""Characters of what is told in full elsewhere, such as an action of the plan."""
WHOLE = 400
"""Characters of what stands nowhere else; a page has to hold several of them."""
NAME = 60
"""Characters of who owns an action."""
_TOLD_ABOVE = frozenset({"owners", "plan"})
"""Rules of sentences whose numbers the headline has."""

Look = Literal["numbered", "list", "asks", "given", "owners", "plan", "became"]
"""How a block is laid out: a list, a box, lines that begin with a name, or a table of two or five columns."""


def heads() -> dict[str, tuple[str, ...]]:
    """Return what stands above the columns, by the look of a block."""
    step = trc("narrow column", "First step")
    return {
        "owners": (tr("Decision"), tr("Who answers for it")),
        "plan": ("", tr("What"), tr("Who"), step, tr("Done by")),
        "became": ("", tr("Agreed then"), tr("Who"), tr("What became of it"), tr("Now")),
    }


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what stands below it.

    Attributes:
        title: The heading.
        look: How it is laid out.
        rows: Its lines, each of one or more cells in plain text; of a numbered list, words and how many back them.
        note: What stands beside the heading; may be empty.
        half: Whether it may stand beside another one.
    """

    title: str
    look: Look
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    half: bool = False


@dataclass(frozen=True, slots=True)
class SponsorPage:
    """The content of the sponsor's page.

    Attributes:
        title: Title of the session.
        headline: What was reached.
        about: Title, organisation, day and sponsor in one line.
        purpose: The sentence of purpose; empty if there is none.
        blocks: The blocks, in the order in which they are read.
    """

    title: str
    headline: str
    about: str
    purpose: str
    blocks: tuple[Block, ...]


def page_of(report: Report) -> SponsorPage:
    """Select the content of the sponsor's page.

    Args:
        report: The report for the sponsor.

    Returns:
        The page, each text on one line and of a length that a page can hold.
    """
    meta, sponsor = report.meta, report.follow_up.sponsor
    about = (
        meta.title, meta.organisation, spell_date(meta.day), tr("for {sponsor}", sponsor=sponsor) if sponsor else "",
        tr("a made-up example") if meta.sample else "",
    )  # fmt: skip
    return SponsorPage(
        title=shorten(clean_line(meta.title), LONGEST),
        headline=shorten(clean_line(_headline(report)), LONGEST * 2),
        about=" · ".join(shorten(clean_line(part), LONGEST) for part in about if part),
        purpose=shorten(clean_line(report.purpose), WHOLE),
        blocks=tuple(block for block in _blocks(report) if block.rows),
    )


def _headline(report: Report) -> str:
    """Say what was reached; where an earlier workshop is looked at again, the first sentence about it says so."""
    if report.meta.continues and report.sentences:
        return report.sentences[0].text.removesuffix(".")
    return headline(report.for_sponsor.reached)


def _blocks(report: Report) -> Iterator[Block]:
    """List what the page is made of, in the order in which it is read; blocks may be empty."""
    follow_up, extra = report.follow_up, report.for_sponsor
    yield from _priorities(report)
    yield _lines(tr("What will have happened"), follow_up.outcomes, half=True)
    yield _lines(tr("In short"), _in_short(report))
    yield _lines(tr("What has happened since"), [one for one in follow_up.since if one not in _sentences(report)])
    yield _lines(tr("What we measure"), [one.words for one in report.measures if one.sort == "measure"])
    yield _lines(tr("What we decided"), follow_up.decided)
    owners = tuple((_cut(one.row), _cut(_owner(one))) for one in follow_up.owners)
    yield Block(tr("Who answers for what"), "owners", owners, note=_before(report))
    yield Block(tr("Needs you"), "asks", tuple((_whole(line),) for line in extra.needs))
    yield from _plan(report)
    given = tuple((_cut(one.giver), _whole(" · ".join(one.gifts))) for one in extra.given)
    yield Block(tr("What each function contributes"), "given", given)
    yield _lines(tr("We look again"), filter(None, [_ahead(report)]))


def _plan(report: Report) -> Iterator[Block]:
    """Make a block of the plan; of a follow-up first what has become of the plan before it."""
    became = report.follow_up.became
    told = {one.id for one in became}
    yield Block(tr("Agreed, then, now"), "became", tuple(_then(report, one) for one in became))
    rows = (_row(report, one) for one in sorted(report.follow_up.actions, key=_by_day) if one.id not in told)
    yield Block(tr("Agreed today") if told else tr("The plan"), "plan", tuple(rows))


def _priorities(report: Report) -> Iterator[Block]:
    """Make a block of the priorities of each vote; the heading names the vote where there are several."""
    found = groupby(report.for_sponsor.priorities, key=lambda one: one.where)
    votes = [(where, list(named)) for where, named in found]
    for where, named in votes:
        title = f"{tr(BEGIN_WITH)}: {_cut(where)}" if len(votes) > 1 else tr(BEGIN_WITH)
        yield Block(title, "numbered", tuple((_whole(one.text), one.share) for one in named), half=True)


def _ahead(report: Report) -> str:
    """List the days to look again, and say how far the room stands behind the plan."""
    days, support = report.follow_up.reviews, report.for_sponsor.support
    told = [dated(day, report.meta.day) for day in days]
    return " · ".join([*told, tr("support at the end, 0 to 5: {support}", support=support)] if support else told)


def _lines(title: str, lines: Iterable[str], *, half: bool = False) -> Block:
    return Block(title, "list", tuple((_whole(line),) for line in lines), half=half)


def _sentences(report: Report) -> list[str]:
    return [one.text for one in report.sentences]


def _in_short(report: Report) -> list[str]:
    """List the sentences that say more than the headline does."""
    if report.meta.continues:
        return _sentences(report)[1:]
    return [one.text for one in report.sentences if one.rule not in _TOLD_ABOVE]


def _before(report: Report) -> str:
    extra = report.for_sponsor
    if not extra.charted_before:
        return ""
    return tr(
        "before we talked, all of us named the same role for {same} of {all}",
        same=extra.same_before,
        all=extra.charted_before,
    )


def _owner(one: RowOwner) -> str:
    if one.given:
        return tr("given to {given}", given=one.given)
    owner = one.owner or tr(OPEN)
    return owner if one.here else tr("{owner} (to be asked)", owner=owner)


def _by_day(action: OpenAction) -> tuple[bool, date, float, str]:
    """Return the sort key of an action: by due date, those without one last."""
    return action.due is None, action.due or date.min, action.place, action.id


def _row(report: Report, action: OpenAction) -> tuple[str, ...]:
    who = report.for_sponsor.called.get(action.id) or tr(OPEN)
    today, by = report.meta.day, action.first_step_by
    step = written_day(by, today) if by else action.first_step and tr(NO_DAY)
    due = written_day(action.due, today) if action.due else tr(NO_DAY)
    return clean_line(action.code), _cut(action.what) or tr(OPEN), shorten(clean_line(who), NAME), step, due


def _then(report: Report, one: Became) -> tuple[str, ...]:
    who = report.for_sponsor.called.get(one.id) or one.owners or tr(OPEN)
    due = tr("by {due}", due=written_day(one.due, report.meta.day)) if one.due else tr(NO_DAY)
    now = trc("action", "closed") if one.over else due
    return clean_line(one.code), _cut(one.what) or tr(OPEN), shorten(clean_line(who), NAME), _cut(one.became), now


def _cut(text: str) -> str:
    return shorten(clean_line(text), LONGEST)


def _whole(text: str) -> str:
    return shorten(clean_line(text), WHOLE)


def page_markdown(page: SponsorPage) -> bytes:
    """Write the page as Markdown, with all that it holds.

    Args:
        page: The page.

    Returns:
        Content of the file.
    """
    blocks = [markdown.heading(1, page.headline), markdown.text(page.about)]
    if page.purpose:
        blocks.append(f"**{markdown.inline(page.purpose)}**")
    for block in page.blocks:
        blocks.append(markdown.heading(2, block.title))
        if block.note:
            blocks.append(markdown.text(f"{block.note[0].upper()}{block.note[1:]}."))
        blocks.append(_block(block))
    return markdown.document(blocks)


def _block(block: Block) -> str:
    above = heads().get(block.look)
    if above:
        return markdown.table(above, block.rows)
    if block.look == "numbered":
        lines = (f"{text} ({share})" for text, share in block.rows)
        return "\n".join(f"{place}. {markdown.inline(line)}" for place, line in enumerate(lines, 1))
    return markdown.items(markdown.text(": ".join(row)) for row in block.rows)
