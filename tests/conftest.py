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
