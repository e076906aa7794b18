"""What all tests share."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

from tests import measuring
from tests.examples import SOAK, examples
from tests.postgres import database, server

__all__ = ["database", "server"]

for name in ("LC_ALL", "LC_MESSAGES"):
    os.environ.pop(name, None)
os.environ["LANGUAGE"] = "en"  # what the program says is asserted in English, whatever the machine speaks

MEASURING = measuring.begin()

gc.set_threshold(100_000, 20, 100)  # looking for garbage as often as usual took a twelfth of a run

settings.register_profile(
    "any machine",
    deadline=None,  # how fast a machine is, is no property of the program
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get(SOAK, examples())),
    derandomize=SOAK not in os.environ,  # the same each time; a soak looks further
)
settings.load_profile("any machine")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    if MEASURING:
        MEASURING.switch(measuring.counts(item.path))
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish():
    if MEASURING:
        MEASURING.save()
    return (yield)
