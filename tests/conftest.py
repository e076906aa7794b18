"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "any machine",
    deadline=None,  # how fast a machine is, is no property of the program
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get("PMWORKSHOP_EXAMPLES", "40")),
)
settings.load_profile("any machine")


def pytest_xdist_auto_num_workers() -> int:
    """Run one test more than there are processors: most of them wait for a disk or a screen now and then."""
    return (os.cpu_count() or 1) + 1
