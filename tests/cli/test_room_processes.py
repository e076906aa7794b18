"""The page for phones as a process of its own: opened for a stage, and closed with it, however either ends."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from pmworkshop.base import language
from pmworkshop.base.folders import Folders
from pmworkshop.room import caller
from pmworkshop.room.starting import Process
from pmworkshop.store.addresses import stored_at
from pmworkshop.tui.joining.phones import Phones
from pmworkshop.workshop.wiring import wired
from tests.cli.conftest import Desk

SECONDS = 60.0


def until(condition) -> None:
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def phones(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """The page of a session as the stage knows it."""
    monkeypatch.setattr(caller, "LOOK", 0.02)
    monkeypatch.setattr(caller, "BEAT", 0.02)
    monkeypatch.chdir(desk.home.parent)
    path = Path(desk.new("--title", "Spring")).absolute()
    workshop = wired().open(stored_at(str(path)), window="command")
    session_id = workshop.session.id
    workshop.close()
    known = Phones(Folders.at(desk.home))
    known.begin(session_id, str(path))
    yield known
    known.end()


def opened(phones: Phones) -> Process:
    phones.open()
    until(lambda: not phones.opening)
    assert phones.failed == ""
    assert phones.seen is not None
    assert phones.seen.reached
    assert phones._process is not None
    return phones._process


def gone(process: Process) -> None:
    until(lambda: process.ended and process._running.stderr.closed)


def test_a_page_speaks_as_the_stage_does_that_opened_it(phones: Phones, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(language, "_spoken", language.catalogue("de"))
    opened(phones)
    with urlopen(phones.seen.url, timeout=SECONDS) as page:
        assert b'<html lang="de">' in page.read()


def test_a_page_opened_for_the_stage_is_closed_with_it(phones: Phones):
    process = opened(phones)
    phones.end()
    gone(process)


def test_a_page_that_is_killed_is_gone_and_opens_again(phones: Phones):
    process = opened(phones)
    process._running.kill()
    until(lambda: not phones.seen.reached)
    again = opened(phones)
    assert phones.close()
    gone(process)
    gone(again)
    assert not phones.seen.reached
