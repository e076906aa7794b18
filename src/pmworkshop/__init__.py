"""Run a leadership alignment workshop for product management from a terminal.

The public interface, imported when it is first used, so that asking for the version stays quick:

- `load`: read a session file as it is, or as it was at an earlier step.
- `export`: turn a session into files of one of the `FORMATS`.
- `clean_text`: what every text goes through before it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pmworkshop.base.text import clean_text
    from pmworkshop.interface import FORMATS, export, load
    from pmworkshop.session.core.session import Session

__version__ = "0.1.0"
__all__ = ["FORMATS", "Session", "__version__", "clean_text", "export", "load"]

_HOMES = {
    "FORMATS": "pmworkshop.interface",
    "Session": "pmworkshop.session.core.session",
    "clean_text": "pmworkshop.base.text",
    "export": "pmworkshop.interface",
    "load": "pmworkshop.interface",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
