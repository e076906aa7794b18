"""What can be known about the networks of this computer before phones try to reach it, in one sentence each."""

from __future__ import annotations

import plistlib
import re
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.room.addresses import HOME, usual_address, usual_address_of_six

_VPN = re.compile(r"(utun|tun|tap|wg|ppp|ipsec|tailscale|zt)\d*", re.IGNORECASE)
"""Names of interfaces that lead through another network."""
_INSIDE = re.compile(r"(lo|docker|br-|veth|virbr|vmnet|vboxnet|podman|cni)\S*", re.IGNORECASE)
"""Names of interfaces that lead nowhere but into this computer."""
ISOLATION = tr_noop("If no phone can open it, the network keeps its guests apart: use the hotspot of a phone.")
_ADVICE = tr_noop("Join a network with it, or join the hotspot of a phone.")


@dataclass(frozen=True, slots=True)
class Facts:
    """What this computer says about its networks.

    Attributes:
        addresses: Each IPv4 address with the name of its interface; the name is empty where it is not known.
        usual: The address by which it reaches others; `HOME` in no network.
        six: The IPv6 address by which it reaches others; empty if it has none.
        firewall: The name of a firewall that is known to be on; empty if that is not known.
    """

    addresses: tuple[tuple[str, str], ...] = ()
    usual: str = HOME
    six: str = ""
    firewall: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One sentence about the networks.

    Attributes:
        what: What it is about.
        says: The sentence.
        advice: What to do; empty if nothing needs attention.
    """

    what: str
    says: str
    advice: str = ""


def found_in(facts: Facts, port: int) -> Iterator[Found]:
    """Say what phones can reach, and what cannot be known from here.

    Args:
        facts: What this computer says.
        port: The port of the page.

    Yields:
        The findings.
    """
    there = _there(facts)
    yield from (_of_address(name, one, facts.usual) for name, one in there)
    reached = sum(_reached(name, one) for name, one in there)
    if not reached:
        yield _nowhere(facts, there)
    if reached > 1:
        yield Found(
            tr("Several networks"),
            tr("the page opens at {address}; --address names another one.", address=facts.usual),
        )
    if facts.firewall:
        yield Found(
            tr("Firewall"),
            tr("{firewall} is on: it has to let phones in at port {port} (TCP).", firewall=facts.firewall, port=port),
        )
    else:
        yield Found(tr("Firewall"), tr("none is known to be on; whether there is one cannot be seen from here."))
    yield Found(tr("Guests apart"), tr("this cannot be known from here. {isolation}", isolation=tr(ISOLATION)))


def _there(facts: Facts) -> list[tuple[str, str]]:
    """List the addresses that lead out of this computer."""
    there = [(name, one) for name, one in facts.addresses if _counts(name, one)]
    unnamed = facts.usual not in (HOME, *(one for _, one in there))
    return [*there, *([("", facts.usual)] if unnamed else [])]


def _counts(name: str, address: str) -> bool:
    return not _INSIDE.fullmatch(name) and not ip_address(address).is_loopback


def _reached(name: str, address: str) -> bool:
    """Tell whether phones may reach an address."""
    return not _VPN.fullmatch(name) and not ip_address(address).is_link_local


def _of_address(name: str, address: str, usual: str) -> Found:
    what, number = tr("Network {name}", name=name) if name else tr("Network"), ip_address(address)
    if number.is_link_local:
        return Found(what, tr("{address} is no address of a network: nothing gave it one.", address=address))
    if _VPN.fullmatch(name):
        advice = (
            tr("Leave the VPN, or name the address of the room's network with --address.") if address == usual else ""
        )
        return Found(
            what, tr("{address} belongs to a VPN: phones in the room do not reach it.", address=address), advice
        )
    if not number.is_private:
        advice = tr("Open the page in another network, such as the hotspot of a phone.")
        return Found(
            what, tr("{address} is a public address: others than the room may reach it.", address=address), advice
        )
    return Found(what, tr("{address}: phones in the same network can open the page there.", address=address))


def _nowhere(facts: Facts, there: list[tuple[str, str]]) -> Found:
    """Say that no phone can reach an IPv4 address."""
    if facts.six:
        return Found(
            tr("Network"),
            tr(
                "only IPv6, {address}: name it with --address; phones in the same network open it.", address=facts.six
            ),
        )
    why = tr("a VPN and no other network") if any(_VPN.fullmatch(name) for name, _ in there) else tr("in no network")
    return Found(
        tr("Network"), tr("{why}: only the browser of this computer can open the page.", why=why), tr(_ADVICE)
    )


def facts() -> Facts:
    """Ask this computer; nothing is sent to anywhere."""
    return Facts(tuple(_addresses()), usual_address(), usual_address_of_six(), _firewall())


def _addresses() -> list[tuple[str, str]]:
    """List the IPv4 addresses, with the names of their interfaces where the system tells them."""
    named = list(_by_interface())
    if named:
        return named
    with suppress(OSError):
        return [("", one) for one in dict.fromkeys(socket.gethostbyname_ex(socket.gethostname())[2])]
    return []


_ASK_ADDRESS = {"linux": 0x8915, "darwin": 0xC0206921}
"""The request for the address of an interface. Source: SIOCGIFADDR in the headers of these systems."""


def _by_interface() -> Iterator[tuple[str, str]]:
    asked = _ASK_ADDRESS.get(sys.platform)
    if asked is None:
        return
    from fcntl import ioctl  # Windows has none

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                said = ioctl(sock.fileno(), asked, struct.pack("256s", name.encode()[:15]))
                yield name, socket.inet_ntoa(said[20:24])


def _firewall(root: Path = Path("/"), platform: str = sys.platform) -> str:
    """Find a firewall that is known to be on, as far as it can be seen without rights."""
    look = {"linux": _of_linux, "darwin": _of_macos, "win32": _of_windows}.get(platform)
    with suppress(OSError, ValueError, ImportError, AttributeError, plistlib.InvalidFileException):
        return look(root) if look else ""
    return ""


def _of_linux(root: Path) -> str:
    conf = root / "etc/ufw/ufw.conf"
    if conf.is_file() and re.search(r"^ENABLED=yes\b", conf.read_text(encoding="utf-8"), re.MULTILINE):
        return "ufw"
    return "firewalld" if any((root / one / "firewalld.pid").exists() for one in ("run", "var/run")) else ""


def _of_macos(root: Path) -> str:
    with (root / "Library/Preferences/com.apple.alf.plist").open("rb") as file:
        return tr("The firewall of macOS") if plistlib.load(file).get("globalstate") else ""


def _of_windows(root: Path) -> str:
    registry: Any = import_module("winreg")
    place = r"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\PublicProfile"
    with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, place) as key:
        return tr("The firewall of Windows") if registry.QueryValueEx(key, "EnableFirewall")[0] else ""
