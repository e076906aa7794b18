"""The addresses under which this computer can be reached."""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import ip_address

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr

HOME = "127.0.0.1"
_FAR = ("192.0.2.1", 9)
"""An address that is kept for examples (RFC 5737): nothing is ever sent there, only the way to it is looked up."""
_FAR_SIX = ("2001:db8::1", 9)
"""Such an address of IPv6 (RFC 3849)."""


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


def usual_address_of_six() -> str:
    """Find the IPv6 address by which this computer reaches others.

    Returns:
        The address; empty without one.
    """
    with suppress(OSError), socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as sock:
        sock.connect(_FAR_SIX)
        found: str = sock.getsockname()[0]
        return found
    return ""


def checked(address: str) -> str:
    """Read the address that the page is opened at.

    Args:
        address: What was typed.

    Returns:
        The address.

    Raises:
        InputError: It is no address, or stands for all networks of this computer.
    """
    try:
        found = ip_address(address.strip().strip("[]"))
    except ValueError:
        raise InputError(
            tr("“{address}” is no address.", address=address), tr("Write it like 192.168.1.20")
        ) from None
    if found.is_unspecified:
        raise InputError(
            tr(
                "{address} would open the page in every network of this computer, a VPN or a network of guests too.",
                address=found,
            ),
            tr("Name one address, such as {address}", address=usual_address()),
        )
    return str(found)
