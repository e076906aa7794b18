"""How many connections the system lets the page have."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from pmworkshop.room.descriptors import allow

ENDLESS = -1


@pytest.mark.parametrize(
    ("soft", "hard", "then"),
    [
        (256, ENDLESS, 2000),
        (256, 4096, 2000),
        (256, 1024, 1024),
        (4096, 4096, None),
        (ENDLESS, ENDLESS, None),
        (1024, 1024, None),
    ],
)
def test_so_many_are_allowed_as_the_system_has(monkeypatch: pytest.MonkeyPatch, soft, hard, then):
    made = []
    system = SimpleNamespace(
        RLIMIT_NOFILE=7,
        RLIM_INFINITY=ENDLESS,
        getrlimit=lambda what: (soft, hard),
        setrlimit=lambda what, limits: made.append((what, limits)),
    )
    monkeypatch.setitem(sys.modules, "resource", system)
    allow(2000)
    assert made == ([] if then is None else [(7, (then, hard))])


def test_a_system_that_refuses_or_has_no_limit_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    def refuses(*_):
        raise ValueError

    system = SimpleNamespace(RLIMIT_NOFILE=7, RLIM_INFINITY=ENDLESS, getrlimit=lambda _: (1, 9), setrlimit=refuses)
    for one in (system, None):
        monkeypatch.setitem(sys.modules, "resource", one)
        allow(2000)
