"""What every test of the screen has in common."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_fault_goes_unseen(caplog, request):
    """The guard lets the show go on; a test must not."""
    yield
    if request.module.__name__ != "tests.tui.test_guard":
        assert not [record.getMessage() for record in caplog.get_records("call") if record.exc_info]
