"""Pages as a printer gets them: needs chromium and the programs of poppler, which a machine may lack."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.programs import needed

TOOLS = ("chromium", "pdfinfo", "pdftohtml")


def printed(html: bytes, folder: Path) -> Path:
    """Print a page; the test is skipped where that cannot be done."""
    needed(*TOOLS)
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_bytes(html)
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/web",
    )
    subprocess.run(
        ["chromium", *options, f"--print-to-pdf={target}", source.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return target


def pages(html: bytes, folder: Path) -> int:
    """Count the sheets of paper that a page takes."""
    told = subprocess.run(["pdfinfo", str(printed(html, folder))], check=True, capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))


def smallest(html: bytes, folder: Path) -> int:
    """Return the size of the smallest letters on paper, in points."""
    words = ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", str(printed(html, folder))]
    told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return min(map(int, re.findall(r'<fontspec id="\d+" size="(\d+)"', told)))
