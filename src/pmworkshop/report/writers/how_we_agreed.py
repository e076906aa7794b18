"""``how-we-agreed.html``: the steps by which a room agreed, for those who were not there: one file."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trc, trn
from pmworkshop.report.model.story import Moment, Story
from pmworkshop.report.writers.pages.assets import asset, policy
from pmworkshop.report.writers.pages.templates import page

MOST_BLOCKS = 24
"""Answers up to which each is a block of its own; more of them are one bar."""
LONG = 14
"""Rows and lines from which a step may be parted between two sheets of paper."""
NOTHING = tr_noop("The workshop has not begun, so there is nothing to tell yet.")


@dataclass(frozen=True, slots=True)
class Tops:
    """What the pictures of a step are scaled to.

    Attributes:
        counts: How many gave the most frequent answer, at least 1.
        votes: The most votes; 0 where there are none.
    """

    counts: int
    votes: int


def agreed_files(story: Story) -> dict[str, bytes]:
    """Write the story as one page that needs nothing else.

    Args:
        story: The story.

    Returns:
        One file, ``how-we-agreed.html``. Its script and style are of this program, and no other may run in it.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    style, script = asset("how_we_agreed.css"), asset("how_we_agreed.js")
    report = story.report
    content = page(
        "how_we_agreed.html.jinja",
        policy=policy(style, script),
        style=style,
        script=script,
        meta=report.meta,
        about=_about(story),
        purpose=report.purpose,
        sentences=[one.text for one in report.sentences],
        chapters=story.chapters,
        total=story.moments,
        long=_is_long,
        tops=_tops,
        most_blocks=MOST_BLOCKS,
        nothing=tr(NOTHING),
        next_step=trc("button", "Next"),
    )
    return {"how-we-agreed.html": content}


def _about(story: Story) -> str:
    steps = trn(" {number} step in all.", " {number} steps in all.", story.moments) if story.chapters else ""
    return tr(
        "For those who were not there: what the room saw, in the order in which it happened.{steps}", steps=steps
    )


def _tops(moment: Moment) -> Tops:
    counts = [number for one in moment.counted for _, number in one.counts]
    votes = [one.votes for one in moment.counted if one.votes is not None]
    return Tops(max(counts, default=1) or 1, max(votes, default=0))


def _is_long(moment: Moment) -> bool:
    rows = len(moment.counted) // 3 * 4 + sum(len(one.lines) for one in moment.lines)
    rows += len(moment.beside.rows) if moment.beside else 0
    return rows + (len(moment.plan.lines) if moment.plan else 0) > LONG
