"""What all tests share."""

from __future__ import annotations

import os


def pytest_xdist_auto_num_workers() -> int:
    """Run one test more than there are processors: most of them wait for a disk or a screen now and then."""
    return (os.cpu_count() or 1) + 1
