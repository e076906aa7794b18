"""The one page that every phone gets: the same bytes for everybody, with its style and its script inside."""

from __future__ import annotations

from pmworkshop.base.language import spoken
from pmworkshop.report.writers.pages.assets import Asset, asset, policy
from pmworkshop.report.writers.pages.templates import page_of
from pmworkshop.room.pages import words

_STYLES = ("answering.css", "room.css")
_SCRIPTS = (
    "answering.js", "words.js", "pieces.js", "filling.js", "holding.js", "knowing.js", "card.js", "keeping.js",
    "moving.js", "sharing.js", "showing.js", "joining.js", "leading.js", "sending.js", "talking.js", "room.js",
)  # fmt: skip


def shell() -> tuple[bytes, str]:
    """Write the page, which holds nothing of any session, in the language that is spoken.

    Returns:
        The page, and the content security policy to send with it as a header.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    style = asset(*_STYLES, package=__package__)
    script = Asset(words.of_scripts().text + asset(*_SCRIPTS, package=__package__).text)
    content = page_of(
        __package__,
        "room.html.jinja",
        lang=spoken(),
        words=words.written(),
        lead=words.for_lead(),
        style=style,
        script=script,
    )
    rest = "connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'"
    return content, f"{policy(style, script)}; {rest}"
