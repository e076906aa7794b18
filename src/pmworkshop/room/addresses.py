"""The addresses under which this computer can be reached."""

from __future__ import annotations

import socket
from contextlib import suppress

HOME = "127.0.0.1"
_FAR = ("192.0.2.1", 9)
"""An address that is kept for examples (RFC 5737): nothing is ever sent there, only the way to it is looked up."""


def usual_address() -> str:
    """Find the address by which this computer reaches others.

    Returns:
        The address in the present network; that of this computer alone where there is none.
    """
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(_FAR)
        found: str = sock.getsockname()[0]
        return found
    return HOME
