"""Gives the site of the documentation the pages that lie at the top of the repository, such as the README."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "README.md": "index.md",
    "ARCHITECTURE.md": "architecture.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
}
"""Files at the top, with the pages that they become."""
CHECKOUT_ONLY = ("exports", "LICENSE")
"""What stands in the checkout and not on the site; a link to it keeps its words."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages.

    Args:
        files: What is in the folder of the documentation.
        config: The settings of the site.

    Returns:
        The same, with the pages of the top.
    """
    for name, page in PAGES.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=_moved(text)))
    return files


def _moved(text: str) -> str:
    return re.sub(r"(!?)\[([^\]]*)\]\(([^)#:]+)((?:#[^)]*)?)\)", _link, text)


def _link(found: re.Match[str]) -> str:
    picture, words, target, place = found.groups()
    if target in CHECKOUT_ONLY:
        return words
    return f"{picture}[{words}]({PAGES.get(target, target.removeprefix('docs/'))}{place})"
