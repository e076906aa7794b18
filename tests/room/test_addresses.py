"""The address that is taken where none is named."""

from __future__ import annotations

import socket

import pytest

from pmworkshop.room import addresses


class Way:
    """A socket that knows, or does not know, a way to others."""

    own = ""

    def __init__(self, family: int, sort: int) -> None:
        assert sort == socket.SOCK_DGRAM
        self.six = family == socket.AF_INET6

    def __enter__(self) -> Way:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def connect(self, far: tuple[str, int]) -> None:
        assert (":" in far[0]) == self.six
        if not self.own:
            raise OSError("Network is unreachable")

    def getsockname(self) -> tuple[str, int]:
        return self.own, 1


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(addresses.socket, "socket", Way)
    return monkeypatch


def test_the_address_in_the_present_network_is_taken(own: pytest.MonkeyPatch):
    own.setattr(Way, "own", "192.168.1.20")
    assert addresses.usual_address() == "192.168.1.20"
    own.setattr(Way, "own", "2001:db8::7")
    assert addresses.usual_address_of_six() == "2001:db8::7"


def test_in_no_network_this_computer_alone_is_reached(own: pytest.MonkeyPatch):
    assert addresses.usual_address() == "127.0.0.1"
    assert addresses.usual_address_of_six() == ""
