"""The libraries that single writers need, which an installation may lack."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr

EXTRAS = {
    "aiohttp": "browser",
    "cryptography": "room",
    "docx": "office",
    "icalendar": "calendar",
    "jinja2": "web",
    "resvg_py": "office",
    "segno": "room",
    "starlette": "room",
    "textual_serve": "browser",
    "uvicorn": "room",
    "xlsxwriter": "office",
}
"""For each library the extra of this program that brings it; ``make demo`` installs all of them."""


def library(name: str, purpose: str) -> ModuleType:
    """Import a library that comes with an extra of this program.

    Args:
        name: The library, one of `EXTRAS` or a module of one.
        purpose: What needs it, as the beginning of a sentence, such as ``The RACI sheet as a workbook``.

    Returns:
        The module.

    Raises:
        InputError: The library is not installed; the message names what needs it and the extra that brings it.
    """
    try:
        return import_module(name)
    except ImportError as missing:
        root = name.partition(".")[0]
        raise InputError(
            tr("{purpose} needs {root}, which is not installed here.", purpose=tr(purpose), root=root),
            tr("It comes with the extra “{extras}”: pip install 'pmworkshop[{extras}]'.", extras=EXTRAS[root]),
        ) from missing
