"""The templates of the pages: every text is escaped, and a page brings its style along."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.base.language import decimal, spoken, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.report.libraries import library
from pmworkshop.report.writers.pages.words import say

if TYPE_CHECKING:
    from jinja2 import Environment

PAGES = tr_noop("The page")


def page(template: str, **values: Any) -> bytes:
    """Write a page from its template.

    Args:
        template: File name of the template in this folder.
        **values: What the template shows. Texts are escaped; a picture is an `SVG` and stands as it is.

    Returns:
        Content of the file: UTF-8, with line feeds.

    Raises:
        InputError: jinja2 is not installed.
    """
    return page_of(__package__, template, **values)


def page_of(package: str, template: str, /, **values: Any) -> bytes:
    """Write a page from a template of another room.

    Args:
        package: Where the template lies; what several pages share is found here from there too.
        template: File name of the template.
        **values: What the template shows, as in `page`.

    Returns:
        Content of the file: UTF-8, with line feeds.

    Raises:
        InputError: jinja2 is not installed.
    """
    text = _environment(library("jinja2", PAGES), package).get_template(template).render(**values)
    return f"{text.strip()}\n".encode(errors="replace")


@cache
def _environment(jinja2: Any, package: str) -> Environment:
    """Make what keeps the templates: each is compiled once, however many pages are written of it."""
    places = [jinja2.PackageLoader(one, "") for one in dict.fromkeys((package, __package__))]
    made: Environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(places),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["spelled"] = _spelled
    made.filters["short"] = _short
    made.filters["line"] = clean_line
    made.filters["decimal"] = decimal
    made.globals["say"] = say
    made.globals["spoken"] = spoken
    return made


def _spelled(day: date | None) -> str:
    return spell_date(day) if day else ""


def _short(day: date | None) -> str:
    return short_date(day) if day else ""
