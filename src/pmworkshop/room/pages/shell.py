"""The one page that every phone gets: the same bytes for everybody, with its style and its script inside."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.report.writers.pages.assets import asset, policy
from pmworkshop.report.writers.pages.templates import page_of

_STYLES = ("answering.css", "room.css")
_SCRIPTS = (
    "answering.js", "words.js", "pieces.js", "filling.js", "holding.js", "knowing.js", "card.js", "keeping.js",
    "moving.js", "sharing.js", "showing.js", "joining.js", "leading.js", "sending.js", "talking.js", "room.js",
)  # fmt: skip


def shell(lang: str = "en") -> tuple[bytes, str]:
    """Write the page, which holds nothing of any session.

    Args:
        lang: The language of its words, as in HTML.

    Returns:
        The page, and the content security policy to send with it as a header.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    style, script = asset(*_STYLES, package=__package__), asset(*_SCRIPTS, package=__package__)
    content = page_of(__package__, "room.html.jinja", lang=lang, style=style, script=script)
    rest = tr("connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'")
    return content, f"{policy(style, script)}; {rest}"
