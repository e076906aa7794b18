"""Styles and scripts of this program that stand in a page as they are, and the policy that allows no others."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.writers.pages.words import script_words


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of this program that stands in the page as it is.

    Attributes:
        text: Its content.
    """

    text: str

    def __html__(self) -> str:
        """Return the content, which is not escaped."""
        return self.text

    @property
    def source(self) -> str:
        """The source that a content security policy allows it by."""
        return f"'sha256-{b64encode(sha256(self.text.encode()).digest()).decode()}'"


def asset(*names: str, package: str = __package__) -> Asset:
    """Read styles or scripts that lie beside the templates, as one that holds them all.

    Args:
        *names: Names of the files, in the order in which they are needed. One that is not in the package is among
            those that several pages share, here.
        package: Where they lie.

    Returns:
        Their content, one after the other.
    """
    return Asset("\n".join(_with_words(name, _found(name, package).read_text(encoding="utf-8")) for name in names))


def _with_words(name: str, text: str) -> str:
    """Put the words of a script into it, in the language that is spoken."""
    return text.replace("{/* its words */}", script_words(name))


def _found(name: str, package: str) -> Traversable:
    own = files(package).joinpath(name)
    return own if own.is_file() else files(__package__).joinpath(name)


def policy(style: Asset, script: Asset) -> str:
    """Write the content security policy of a page that needs nothing else.

    Args:
        style: Its one style.
        script: Its one script.

    Returns:
        The policy: that style and that script, and no request to anywhere.
    """
    sources = f"style-src {style.source}; script-src {script.source}"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"
