"""The sponsor's page as one HTML file and as PDF: one sheet of A4 or Letter, then what does not fit."""

from __future__ import annotations

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers.pages.printing import printed
from pmworkshop.report.writers.pages.templates import page as page_from
from pmworkshop.report.writers.sponsor_fit import COLUMNS, SAY, SIZES, TITLE, TWO_FROM, bands, fitted
from pmworkshop.report.writers.sponsor_page import SponsorPage, heads, page_markdown, page_of

PDF = tr_noop("The sponsor's page as PDF")


def sponsor_files(report: Report) -> dict[str, bytes]:
    """Write the sponsor's page, to read and to print.

    Args:
        report: The report for the sponsor.

    Returns:
        Two files, ``sponsor.md`` and ``sponsor.html``.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    page = page_of(report)
    return {"sponsor.md": page_markdown(page), "sponsor.html": page_html(page)}


def sponsor_pdf(report: Report) -> dict[str, bytes]:
    """Print the sponsor's page on A4.

    Args:
        report: The report for the sponsor.

    Returns:
        One file, ``sponsor.pdf``.

    Raises:
        InputError: Nothing that prints is at hand, or it does not print; or the library that writes pages is not
            installed.
    """
    return {"sponsor.pdf": printed(page_html(page_of(report), paper="A4"), tr(PDF), report.meta.day)}


def page_html(page: SponsorPage, *, paper: str = "") -> bytes:
    """Write the page as one self-contained HTML file that prints on one sheet of A4 or Letter.

    Args:
        page: The page.
        paper: ``A4`` or ``Letter``; empty for the paper of whoever prints it.

    Returns:
        Content of the file; rows that do not fit at the smallest font size stand on the pages after the first one,
        and their number is told where they are missing.
    """
    fits = fitted(page)
    return page_from(
        "sponsor.html.jinja",
        page=fits.page,
        size=f"{fits.size:g}",
        small=f"{SIZES[-1]:g}",
        title_size=f"{TITLE:g}",
        say_size=f"{SAY:g}",
        paper=paper,
        bands=tuple(bands(fits.page.blocks)),
        left=fits.left,
        rest=fits.rest,
        columns={look: [f"{share:.0%}" for share in shares] for look, shares in COLUMNS.items()},
        heads=heads(),
        two_from=TWO_FROM,
    )
