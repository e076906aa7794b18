"""The sponsor's one page: what was agreed, who does what, what is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.report.model.follow_up import OpenAction, RowOwner
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.promised import by_vote
from pmworkshop.session.operations.purpose import OUR_PURPOSE

OPEN = "not settled yet"
LONGEST = 110
"""Characters of one line; what is longer is in the plan."""
NAME = 60
"""Characters of who owns an action."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with the lines below it.

    Attributes:
        title: The heading.
        lines: The lines, in plain text.
        rows: Instead of lines, the rows of the plan: action, owners, due date.
        more: How many lines or rows are left out for lack of space.
        whole: Whether no line is cut, since what stands last in it matters, such as a condition.
    """

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()
    more: int = 0
    whole: bool = False

    @property
    def length(self) -> int:
        """The number of lines or rows."""
        return len(self.lines) + len(self.rows)

    def shorter(self) -> Block:
        """Leave out the last line or row.

        Returns:
            A shorter block, with `more` increased by one.
        """
        return replace(self, lines=self.lines[:-1], rows=self.rows[:-1], more=self.more + 1)


@dataclass(frozen=True, slots=True)
class SponsorPage:
    """The content of the sponsor's page.

    Attributes:
        title: Title of the session.
        about: Organisation, day and sponsor in one line.
        blocks: The blocks that have lines or rows.
        sample: Whether the session is the fictional sample workshop.
    """

    title: str
    about: str
    blocks: tuple[Block, ...]
    sample: bool = False


def page_of(report: Report) -> SponsorPage:
    """Select the content of the sponsor's page.

    It contains no single answers; how many back each priority is the only count of answers.

    Args:
        report: The report for the sponsor.

    Returns:
        The page, each line cut to `LONGEST` characters.
    """
    meta, follow_up = report.meta, report.follow_up
    about = (meta.organisation, spell_date(meta.day), f"for {follow_up.sponsor}" if follow_up.sponsor else "")
    return SponsorPage(
        title=shorten(clean_line(meta.title), LONGEST),
        about=shorten(clean_line(" · ".join(part for part in about if part)), 2 * LONGEST),
        blocks=tuple(_cut(block) for block in _blocks(report) if block.length),
        sample=meta.sample,
    )


def _blocks(report: Report) -> Iterator[Block]:
    """List what the page is made of, the most important first; blocks may be empty."""
    follow_up, short = report.follow_up, tuple(one.text for one in report.sentences)
    yield Block(OUR_PURPOSE, (report.purpose,) if report.purpose else (), whole=True)
    for title, named in by_vote(report.priorities):
        yield Block(title, tuple(f"{one.place} {one.line}" for one in named), whole=True)
    yield Block("In short", short, whole=True)
    yield Block("What we measure", tuple(one.words for one in report.measures if one.sort == "measure"), whole=True)
    yield Block("What has happened since", tuple(line for line in follow_up.since if line not in short))
    yield Block("What we want to have", follow_up.outcomes)
    yield Block("What we decided", follow_up.decided)
    yield Block("Who answers for what", tuple(map(_owner, follow_up.owners)))
    yield Block("The plan", rows=tuple(map(_row, sorted(follow_up.actions, key=_by_day))))
    yield Block("What each function contributes", follow_up.given, whole=True)
    yield Block("What is still needed", follow_up.needed)
    yield Block("When we look again", (", ".join(map(spell_date, follow_up.reviews)),), whole=True)


def _by_day(action: OpenAction) -> tuple[bool, date, float, str]:
    """Return the sort key of an action: by due date, those without one last."""
    return action.due is None, action.due or date.min, action.place, action.id


def _row(action: OpenAction) -> tuple[str, str, str]:
    due = f"{short_date(action.due)} {action.due.year}" if action.due else OPEN
    return action.what or OPEN, action.owners or OPEN, due


def _owner(one: RowOwner) -> str:
    absent = "" if one.here else f" (not in the room{'; ' if one.asks else ''}{one.asks})"
    return f"{one.row}: {one.owner or one.given or OPEN}{absent}"


def _cut(block: Block) -> Block:
    lines = tuple(clean_line(line) if block.whole else shorten(clean_line(line), LONGEST) for line in block.lines)
    rows = tuple(
        (shorten(clean_line(what), LONGEST), shorten(clean_line(who), NAME), due) for what, who, due in block.rows
    )
    return replace(block, lines=lines, rows=rows)


def page_markdown(page: SponsorPage) -> bytes:
    """Write the page as Markdown.

    Args:
        page: The page.

    Returns:
        Content of the file.
    """
    blocks = [markdown.heading(1, page.title), markdown.text(page.about)]
    if page.sample:
        blocks.append("A made-up example.")
    for block in page.blocks:
        blocks.append(markdown.heading(2, block.title))
        if block.rows:
            blocks.append(markdown.table(("What", "Who", "By when"), block.rows))
        else:
            blocks.append(markdown.items(markdown.text(line) for line in block.lines))
    return markdown.document(blocks)
