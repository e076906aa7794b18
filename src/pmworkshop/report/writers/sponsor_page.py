"""The sponsor's one page: what was agreed, who does what, what is needed; as Markdown, and to print on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.insight.measures.before_after import pulse
from pmworkshop.insight.trends.trends import lived, since, trends
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Action
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle import carry_over
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.planning import action_plan, review
from pmworkshop.session.views.public import public

OPEN = "not settled yet"
LONGEST = 110
"""Characters of one line; what is longer is in the plan."""
NAME = 60
"""Characters of who owns an action."""
SIZES = (11.0, 10.0, 9.0, 8.5)
"""Sizes of the letters in points, the best one first."""
HEIGHT, WIDTH = 245.0, 178.0
"""Millimetres that both A4 and Letter have inside a margin of 16: 279 by 210, less a reserve for other fonts."""
_POINT, _LEADING, _WIDE = 0.3528, 1.32, 0.54
"""Millimetres of a point; height of a line and width of a letter, in sizes of the letters."""
_PLAN_SHARE = 0.56
"""Share of the width that the plan's first column has."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with lines under it.

    Attributes:
        title: The heading.
        lines: Its lines, in plain text.
        rows: In place of lines, the rows of the plan: what, who, by when.
        more: How many lines or rows are left out for want of room.
    """

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()
    more: int = 0

    @property
    def length(self) -> int:
        """How many lines or rows it has."""
        return len(self.lines) + len(self.rows)

    def shorter(self) -> Block:
        """Leave the last line or row out."""
        return replace(self, lines=self.lines[:-1], rows=self.rows[:-1], more=self.more + 1)


@dataclass(frozen=True, slots=True)
class SponsorPage:
    """What the sponsor reads."""

    title: str
    about: str
    blocks: tuple[Block, ...]
    sample: bool = False


def page_of(session: Session) -> SponsorPage:
    """Choose what stands on the sponsor's page.

    Nothing of what one leader answered is in it, and no count of answers either: what was agreed, not how.

    Args:
        session: The whole session; only its public view is looked at.
    """
    shown = public(session)
    info = shown.info
    sponsor = next((person for person in shown.people() if person.sponsor and not person.left), None)
    about = (info.organisation, spell_date(info.day), f"for {sponsor.name}" if sponsor else "")
    blocks = (
        Block("What has happened since", tuple(_since(shown))),
        Block("What we want to have", tuple(_outcomes(shown))),
        Block("What we decided", tuple(_decided(shown))),
        Block("Who answers for what", tuple(_owners(shown))),
        Block("The plan", rows=tuple(_row(shown, action) for action in _ordered(shown))),
        Block("What is given", tuple(f"{who}: {what}" if who else what for who, what in carry_over.promised(shown))),
        Block("What is still needed", tuple(_needed(shown))),
        Block("When we look again", (", ".join(spell_date(day) for day in reviews(shown)),)),
    )
    return SponsorPage(
        title=shorten(clean_line(info.title), LONGEST),
        about=shorten(clean_line(" · ".join(part for part in about if part)), 2 * LONGEST),
        blocks=tuple(_cut(block) for block in blocks if block.length),
        sample=info.sample,
    )


def reviews(session: Session) -> tuple[date, ...]:
    """List the days on which the room looks at its actions again; 30, 60 and 90 days later where none is agreed."""
    days = {day for action in open_actions(session) for day in action.checkins if day > session.info.day}
    return tuple(sorted(days)) or tuple(later(session.info.day, days) for days in action_plan.REVIEWED_AFTER)


def later(day: date, days: int) -> date:
    """Return the day that many days later; at the end of the calendar, its last day."""
    return day + timedelta(days=min(days, (date.max - day).days))


def open_actions(session: Session) -> list[Action]:
    """List the actions for which something is left to be done, in the order of the plan."""
    return [action for action in action_plan.actions(session) if action.status not in OVER]


def _ordered(session: Session) -> list[Action]:
    """List the open actions by the day they are due."""
    return sorted(open_actions(session), key=lambda one: (one.due is None, one.due or date.min, one.place, one.id))


def _row(session: Session, action: Action) -> tuple[str, str, str]:
    due = f"{short_date(action.due)} {action.due.year}" if action.due else OPEN
    return action.what or OPEN, owner_of(session, action) or OPEN, due


def owner_of(session: Session, action: Action) -> str:
    """Name who owns an action."""
    found = (session.participants.get(one) for one in action.owners)
    return ", ".join(person.name for person in found if person)


def _since(session: Session) -> Iterator[str]:
    """Say in numbers what became of what was agreed; only a session that follows another one can tell."""
    if session.info.parent is None:
        return
    for module in session.info.agenda.modules:
        if module.reviews and (counted := review.counted(session, module.id)):
            yield f"Actions: {counted}"
        held = lived(session, module)
        if held is not None and held.looked_at:
            yield f"Roles lived as agreed: {held.as_agreed} of {held.looked_at}"
        moved = pulse(session, module)
        if moved is not None and moved.sentence:
            yield moved.sentence
        if sentence := since(trends(session, module), session.info.thresholds):
            yield sentence
    given = carry_over.came(session)
    if given:
        come, of = (sum(pair[place] for pair in given.values()) for place in (0, 1))
        each = ", ".join(f"{function} {here} of {all_}" for function, (here, all_) in given.items())
        yield f"Of what was promised, came: {come} of {of} ({each})"


def _outcomes(session: Session) -> Iterator[str]:
    found = session.info.agenda.holding("outcome")
    if found is not None:
        yield from (entry.text for entry in session.listed(found[0].id, found[1].id))


def _decided(session: Session) -> Iterator[str]:
    decisions = sorted(session.decisions.values(), key=lambda one: one.id)
    for one in decisions:
        if one.outcome == "adopted":
            yield one.statement


def _owners(session: Session) -> Iterator[str]:
    for module in session.info.agenda.charts():
        letter = owner_letter(module.scheme)
        for row in chart.rows(session, module.id):
            named = [
                role.title
                for role in chart.roles(session, module.id)
                if letter in chart.letters_at(session, module.id, row.id, role.id)
            ]
            if not row.practice:
                agreed = len(named) == 1 and row.state != "parked"
                yield f"{row.label}: {named[0] if agreed else OPEN}"


def _needed(session: Session) -> Iterator[str]:
    for action in open_actions(session):
        for give in action.gives:
            if give.giver is None:
                what = " ".join(part for part in (give.amount, give.what) if part) or "not said yet what"
                yield f"{give.function or 'Nobody yet'}: {what}, for {action.code} {action.what}"
    for entry in session.parked():
        if not entry.answer:
            yield f"Parked without an answer: {entry.text}"


def _cut(block: Block) -> Block:
    lines = tuple(shorten(clean_line(line), LONGEST) for line in block.lines)
    rows = tuple(
        (shorten(clean_line(what), LONGEST), shorten(clean_line(who), NAME), due) for what, who, due in block.rows
    )
    return replace(block, lines=lines, rows=rows)


def page_markdown(page: SponsorPage) -> bytes:
    """Write the page as Markdown."""
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


def page_html(page: SponsorPage) -> bytes:
    """Write the page as one HTML file that needs nothing else, and prints on one sheet of A4 or Letter."""
    size, fitting = fitted(page)
    body = "\n".join(_html_block(block) for block in fitting.blocks)
    example = "<p>A made-up example.</p>\n" if page.sample else ""
    style = _STYLE.replace("SIZE", f"{size:g}")
    title = escape(clean_line(page.title))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{escape(clean_line(page.about))}</p>\n"
        f"{example}{body}\n</body>\n</html>\n"
    ).encode(errors="replace")


_STYLE = """
@page { margin: 16mm; }
body { font: SIZEpt/1.32 Helvetica, Arial, sans-serif; color: #111; max-width: 178mm; margin: 0 auto; }
h1 { font-size: 1.5em; margin: 0; }
h2 { font-size: 1.1em; margin: .6em 0 .1em; }
p { margin: .1em 0; }
ul { margin: 0; padding-left: 1.2em; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 0 .6em 0 0; overflow-wrap: anywhere; }
th:first-child { width: 56%; }
th:last-child { width: 18%; }
"""


def _html_block(block: Block) -> str:
    heading = f"<h2>{escape(block.title)}</h2>"
    more = f"<p>and {block.more} more, in the plan</p>" if block.more else ""
    if block.rows:
        head = "<tr><th>What</th><th>Who</th><th>By when</th></tr>"
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in block.rows)
        return f"{heading}\n<table>\n{head}\n{rows}</table>\n{more}"
    items = "".join(f"<li>{escape(line)}</li>\n" for line in block.lines)
    return f"{heading}\n<ul>\n{items}</ul>\n{more}"


def fitted(page: SponsorPage) -> tuple[float, SponsorPage]:
    """Choose the largest letters with which it all stands on one sheet; at the smallest, leave lines out.

    Of the longest part the last line goes first, so that each part keeps something.

    Returns:
        The size in points, and the page as it fits.
    """
    for size in SIZES:
        if height(page, size) <= HEIGHT:
            return size, page
    while page.blocks and height(page, SIZES[-1]) > HEIGHT:
        longest = max(page.blocks, key=lambda block: block.length)
        cut = (block.shorter() if block is longest else block for block in page.blocks)
        page = replace(page, blocks=tuple(block for block in cut if block.length))
    return SIZES[-1], page


def height(page: SponsorPage, size: float) -> float:
    """Estimate how high the page is, in millimetres, with wide letters rather than narrow ones."""
    em = size * _POINT
    across = int(WIDTH / (em * _WIDE))
    lines = 1.5 * _wrapped(page.title, int(across / 1.5)) + _wrapped(page.about, across) + page.sample
    for block in page.blocks:
        lines += 1.8 + bool(block.more) + bool(block.rows)
        lines += sum(_wrapped(line, across - 3) for line in block.lines)
        columns = (_PLAN_SHARE, 0.26, 0.18)
        lines += sum(
            max(_wrapped(cell, int(across * share) - 2) for cell, share in zip(row, columns, strict=True))
            for row in block.rows
        )
    return lines * em * _LEADING


def _wrapped(text: str, across: int) -> int:
    """Count the lines of a text; each may end a word early, and wide letters count twice."""
    cells = sum(1 + (ord(letter) > 0x2E7F) for letter in text)
    return max(-(-cells // max(across - 6, 8)), 1)
