"""Pages as a printer gets them: needs chromium and pdfinfo, which a machine may lack."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = ("chromium", "pdfinfo")


def pages(html: bytes, folder: Path) -> int:
    """Print a page and count its sheets of paper; the test is skipped where that cannot be done."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"the pages are not counted: {' and '.join(missing)} not installed here")
    source, printed = folder / "page.html", folder / "page.pdf"
    source.write_bytes(html)
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/web",
    )
    subprocess.run(
        ["chromium", *options, f"--print-to-pdf={printed}", source.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    told = subprocess.run(["pdfinfo", str(printed)], check=True, capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))
