"""Prints a page: a browser that is at hand makes a PDF of it, or a library does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge",
    "microsoft-edge-stable",
)  # fmt: skip
"""Programs that print without a window, by the names that they have on a path."""
SECONDS = 60
"""After so long a browser that has not printed is given up."""
_QUIET = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
    "--no-pdf-header-footer",
)  # fmt: skip
_ADVICE = tr_noop(
    "Install Chromium, Google Chrome, Edge or weasyprint; or open the HTML in your own browser and print it."
)
_DATE = re.compile(rb"(/(?:Creation|Mod)Date ?\(D:)\d{14}")


def browser() -> str | None:
    """Find a browser that prints without a window.

    Returns:
        Its path; None if there is none.
    """
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def printed(html: bytes, what: str, day: date) -> bytes:
    """Print a page.

    Args:
        html: The page, which needs nothing beside itself.
        what: What is printed, as the beginning of a sentence.
        day: The day that stands in the file as its date, so that the same page gives the same bytes.

    Returns:
        The PDF.

    Raises:
        InputError: Neither a browser nor weasyprint is at hand, or the browser does not print.
    """
    program = browser()
    made = _by_browser(program, html, what) if program else _by_library(html, what)
    return _DATE.sub(rb"\g<1>" + f"{day:%Y%m%d}000000".encode(), made)


def _by_browser(program: str, html: bytes, what: str) -> bytes:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(html)
        alone = ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()
        words = (program, *_QUIET, *alone, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}")
        with suppress(OSError, subprocess.TimeoutExpired):  # what it did not write is told below
            subprocess.run([*words, source.as_uri()], capture_output=True, timeout=SECONDS, check=False)
        if not target.is_file():
            raise InputError(
                tr("{what} could not be printed: {name} gave no file.", what=what, name=Path(program).name), _ADVICE
            )
        return target.read_bytes()


def _by_library(html: bytes, what: str) -> bytes:
    try:
        library: Any = import_module("weasyprint")
    except (ImportError, OSError) as missing:
        raise InputError(
            tr("{what} needs a browser or weasyprint, and neither is at hand.", what=what), _ADVICE
        ) from missing
    made: bytes = library.HTML(string=html.decode()).write_pdf()
    return made
