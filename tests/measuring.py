"""Which lines the tests run, in the rooms that must be covered by tests of their own.

Measured are the tests in the folder of such a room, and those of no room. What screens, commands and programs that
tests start run besides does not count: tracing makes them several times slower. Collecting the tests is not measured
either, so each module of these rooms is imported once before it. Where no PostgreSQL is installed, what needs one is
left out.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from pathlib import Path

import coverage

from database import programs

REQUEST = "PMWORKSHOP_COVERAGE"
"""The variable that asks for it, as `make check` does."""

ROOMS = ("base", "session", "agenda", "insight", "store", "exchange", "room")
REPEATS = (
    "test_damaged_copies.py",
    "test_rule_machine.py",
    "test_random_workshop.py",
    "test_kill.py",
    "test_kill_database.py",
)
"""Do the same many times over, which tracing would make take minutes."""
TESTS = Path(__file__).parent


class Measuring:
    """The lines and branches that tests of one process run; switched on and off between tests."""

    def __init__(self) -> None:
        without = [] if programs() else ["*/store/postgres/*", "*/store/databases.py", "*/store/sessions.py"]
        self._coverage = coverage.Coverage(data_suffix=True, omit=without)
        self._on = False

    def switch(self, on: bool) -> None:
        """Go on with measuring, or pause it.

        Args:
            on: Whether what runs from now on counts.
        """
        if on != self._on:
            (self._coverage.start if on else self._coverage.stop)()
            self._on = on

    def save(self) -> None:
        """Write what was seen into a file of this process; `coverage combine` puts them together."""
        self.switch(False)
        self._coverage.save()


def counts(path: Path) -> bool:
    """Tell whether a test is measured.

    Args:
        path: The file of the test.

    Returns:
        True if it is a test of one of the rooms, or of none; not if it only repeats one of them.
    """
    own = path.parent == TESTS or path.relative_to(TESTS).parts[0] in ROOMS
    return own and path.name not in REPEATS


def begin() -> Measuring | None:
    """Import the rooms under measurement, then pause it; None in a process that runs no measured tests."""
    if REQUEST not in os.environ or "PYTEST_XDIST_WORKER" not in os.environ:
        return None
    measuring = Measuring()
    measuring.switch(True)
    for room in ROOMS:
        package = importlib.import_module(f"pmworkshop.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    measuring.switch(False)
    return measuring
