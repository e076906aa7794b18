"""Where the agendas and modules that come with the program lie."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
MODULES = "modules"
"""The folder of modules to take, beside the agendas of any place."""


def shipped_folder(package: Path = PACKAGE) -> Path:
    """Find the folder of the shipped agendas.

    Args:
        package: The folder of the installed package.

    Returns:
        In a checkout the ``agendas`` folder at its top, so that edited agendas are used at once; else the folder
        inside the package.
    """
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "agendas").is_dir():
        return checkout / "agendas"
    return package / "_agendas"
