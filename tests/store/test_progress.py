"""How far the room of a session is in its agenda."""

from __future__ import annotations

import pytest

from pmworkshop.store.progress import Progress, progress_of

AGENDA = {
    "modules": [
        {"id": "open", "phases": {"explain": 5}},
        {"id": "three", "phases": {"write": 4, "reveal": 12}},
        {"id": "close", "phases": {"explain": 0}},
    ]
}
MINUTES = (5, 16, 0)


@pytest.mark.parametrize(
    ("stage", "at", "gone"),
    [
        ({}, -1, 0),
        ({"module": "open", "phase": "explain"}, 0, 0),
        ({"module": "three", "phase": "reveal"}, 1, 0.25),
        ({"module": "close", "phase": "explain"}, 2, 0),
        ({"module": "taken-out", "phase": "explain"}, -1, 0),
        ({"module": "close", "phase": "explain", "finished": True}, 3, 0),
    ],
)
def test_the_part_and_what_is_over_of_it_are_found(stage, at, gone):
    assert progress_of(AGENDA, stage) == Progress(MINUTES, at, gone)


def test_without_an_agenda_nothing_is_known():
    assert progress_of({}, {}) == Progress()


@pytest.mark.parametrize(("phase", "gone"), [("alone", 0), ("reveal", 0), ("settle", 0.25)])
def test_what_is_answered_beforehand_takes_no_time(phase, gone):
    phases = {"explain": 2, "alone": 30, "reveal": 2, "settle": 6}
    agenda = {"modules": [{"id": "chart", "mode": "solo", "phases": phases}]}
    assert progress_of(agenda, {"module": "chart", "phase": phase}) == Progress((8,), 0, gone)
