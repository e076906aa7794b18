"""What the doctor says about networks, from facts that are handed in; and a certificate of one's own."""

from __future__ import annotations

import asyncio
import http.client
import plistlib
import ssl
import sys
from asyncio import constants
from asyncio.constants import SSL_HANDSHAKE_TIMEOUT
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from types import SimpleNamespace

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.room import networks, server
from pmworkshop.room.addresses import checked
from pmworkshop.room.certificate import fingerprint_of, in_rows, kept_certificate, own_certificate
from pmworkshop.room.networks import ISOLATION, Facts, found_in
from pmworkshop.room.server import readable
from tests.build import START
from tests.room.opened import JSON, opened

ROOM = ("wlan0", "192.168.1.20")


def said(*addresses: tuple[str, str], usual: str = "192.168.1.20", **more: str) -> list[str]:
    found = found_in(Facts(addresses, usual, **more), 8765)
    return [f"{one.what}: {one.says}{f' ! {one.advice}' if one.advice else ''}" for one in found]


def test_one_network_of_the_room():
    assert said(("lo", "127.0.0.1"), ROOM) == [
        "Network wlan0: 192.168.1.20: phones in the same network can open the page there.",
        "Firewall: none is known to be on; whether there is one cannot be seen from here.",
        f"Guests apart: this cannot be known from here. {ISOLATION}",
    ]


def test_what_leads_into_this_computer_alone_is_not_told():
    assert said(("docker0", "172.17.0.1"), ("br-1a2b", "172.18.0.1"), ROOM) == said(ROOM)


def test_several_networks_say_which_one_is_taken():
    told = said(ROOM, ("eth0", "10.0.0.7"), usual="10.0.0.7")
    assert "Several networks: the page opens at 10.0.0.7; --address names another one." in told


@pytest.mark.parametrize("name", ["utun3", "tun0", "wg0", "ppp0", "tailscale0"])
def test_a_vpn_is_told_by_its_name(name: str):
    line = f"Network {name}: 10.8.0.2 belongs to a VPN: phones in the room do not reach it."
    assert line in said(ROOM, (name, "10.8.0.2"))
    advised = f"{line} ! Leave the VPN, or name the address of the room's network with --address."
    assert advised in said(ROOM, (name, "10.8.0.2"), usual="10.8.0.2")
    alone = said((name, "10.8.0.2"), usual="10.8.0.2")
    assert alone[1].startswith("Network: a VPN and no other network: only the browser of this computer")


def test_no_network_at_all_and_an_address_that_nothing_gave():
    nowhere = "Network: in no network: only the browser of this computer can open the page. ! Join a network with it"
    assert said(("lo", "127.0.0.1"), usual="127.0.0.1")[0].startswith(nowhere)
    told = said(("wlan0", "169.254.3.4"), usual="169.254.3.4")
    assert told[0] == "Network wlan0: 169.254.3.4 is no address of a network: nothing gave it one."
    assert told[1].startswith(nowhere)


def test_only_ipv6():
    told = said(usual="127.0.0.1", six="2001:db8::7")
    assert told[0] == "Network: only IPv6, 2001:db8::7: name it with --address; phones in the same network open it."


def test_a_public_address_is_warned_of():
    assert "others than the room may reach it. ! Open the page in another network" in said(("eth0", "8.8.8.8"))[0]


def test_an_address_without_a_name_is_told_once():
    assert said() == [one.replace("Network wlan0", "Network") for one in said(ROOM)]


def test_a_firewall_that_is_known_to_be_on():
    assert "Firewall: ufw is on: it has to let phones in at port 8765 (TCP)." in said(ROOM, firewall="ufw")


def test_a_firewall_is_seen_without_rights_or_not_claimed(tmp_path):
    look = networks._firewall
    assert look(tmp_path, "linux") == ""
    assert look(tmp_path, "darwin") == ""
    assert look(tmp_path, "win32") == ""
    assert look(tmp_path, "plan9") == ""
    (tmp_path / "etc/ufw").mkdir(parents=True)
    (tmp_path / "etc/ufw/ufw.conf").write_text("# ENABLED=yes\nENABLED=no\n")
    assert look(tmp_path, "linux") == ""
    (tmp_path / "run").mkdir()
    (tmp_path / "run/firewalld.pid").write_text("1")
    assert look(tmp_path, "linux") == "firewalld"
    (tmp_path / "etc/ufw/ufw.conf").write_text("ENABLED=yes\nLOGLEVEL=low\n")
    assert look(tmp_path, "linux") == "ufw"
    (tmp_path / "Library/Preferences").mkdir(parents=True)
    kept = tmp_path / "Library/Preferences/com.apple.alf.plist"
    kept.write_bytes(b"no list")
    assert look(tmp_path, "darwin") == ""
    kept.write_bytes(plistlib.dumps({"globalstate": 1}))
    assert look(tmp_path, "darwin") == "The firewall of macOS"


def test_the_firewall_of_windows_is_seen_in_its_registry(tmp_path, monkeypatch: pytest.MonkeyPatch):
    def key_of(on: int):
        opened = SimpleNamespace(OpenKey=lambda *_: nullcontext(1), HKEY_LOCAL_MACHINE=0)
        opened.QueryValueEx = lambda _, name: (on, 4) if name == "EnableFirewall" else (None, 0)
        return opened

    monkeypatch.setitem(sys.modules, "winreg", key_of(1))
    assert networks._firewall(tmp_path, "win32") == "The firewall of Windows"
    monkeypatch.setitem(sys.modules, "winreg", key_of(0))
    assert networks._firewall(tmp_path, "win32") == ""


def test_where_interfaces_have_no_names_the_name_of_this_computer_is_looked_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(networks, "_ASK_ADDRESS", {})
    twice = ("laptop", [], ["10.0.0.7", "10.0.0.7", "192.168.1.20"])
    monkeypatch.setattr(networks.socket, "gethostbyname_ex", lambda _: twice)
    assert networks._addresses() == [("", "10.0.0.7"), ("", "192.168.1.20")]

    def unknown(_):
        raise OSError

    monkeypatch.setattr(networks.socket, "gethostbyname_ex", unknown)
    assert networks._addresses() == []


def test_this_computer_answers():
    facts = networks.facts()
    assert facts.usual
    assert list(found_in(facts, 8765))


@pytest.mark.parametrize("typed", ["0.0.0.0", "::", "[::]"])
def test_all_networks_at_once_are_refused(typed: str):
    with pytest.raises(InputError, match="in every network of this computer, a VPN or a network of guests too"):
        checked(typed)


def test_an_address_is_read():
    assert checked(" 192.168.1.20 ") == "192.168.1.20"
    assert checked("[2001:db8::7]") == "2001:db8::7"
    for typed in ("localhost", "192.168.1", "", "192.168.1.20:80"):
        with pytest.raises(InputError, match="is no address"):
            checked(typed)


def test_a_certificate_of_its_own_is_kept_for_the_user_alone(tmp_path):
    folders = Folders.at(tmp_path)
    own = own_certificate("192.168.1.20", "laptop", folders, START)
    readable(own.path, own.path)
    assert own.path.stat().st_mode & 0o077 == 0
    assert len(own.fingerprint.split(":")) == 32
    said = ssl._ssl._test_decode_cert(str(own.path))
    assert said["subjectAltName"] == (("IP Address", "192.168.1.20"), ("DNS", "laptop"))
    assert own_certificate("192.168.1.20", "laptop", folders, START + timedelta(days=28)) == own
    later = own_certificate("192.168.1.20", "laptop", folders, START + timedelta(days=29, hours=1))
    assert later.path == own.path
    assert later.fingerprint != own.fingerprint


def test_a_certificate_that_phones_have_accepted_stays_as_long_as_it_is_valid(tmp_path):
    folders, soon = Folders.at(tmp_path), timedelta(days=29, hours=23)
    own = own_certificate("192.168.1.20", "laptop", folders, START)
    assert own_certificate("192.168.1.20", "laptop", folders, START + soon, own.fingerprint) == own
    over = own_certificate("192.168.1.20", "laptop", folders, START + timedelta(days=30, minutes=1), own.fingerprint)
    assert over.fingerprint != own.fingerprint
    other = own_certificate("192.168.1.21", "laptop", folders, START, own.fingerprint)
    assert other.fingerprint != own.fingerprint
    anew = own_certificate("192.168.1.21", "laptop", folders, START + soon, own.fingerprint)
    assert anew.fingerprint != other.fingerprint, "phones have accepted another one"


def test_a_fingerprint_is_written_in_groups_that_can_be_compared_by_eye(tmp_path):
    own = own_certificate("192.168.1.20", "laptop", Folders.at(tmp_path), START)
    for groups in (8, 4):
        rows = in_rows(own.fingerprint, groups)
        assert {len(row.split()) for row in rows} == {groups}
        assert {len(one) for row in rows for one in row.split()} == {4}
        assert "".join(rows).replace(" ", "") == own.fingerprint.replace(":", "")
    assert in_rows("") == []


def test_the_fingerprint_is_known_before_the_day_if_the_certificate_stays_the_same(tmp_path):
    folders = Folders.at(tmp_path)
    assert kept_certificate("192.168.1.20", folders, START) is None
    own = own_certificate("192.168.1.20", "laptop", folders, START)
    assert kept_certificate("192.168.1.20", folders, START + timedelta(days=20)) == own
    assert kept_certificate("192.168.1.20", folders, START + timedelta(days=30)) is None
    other = tmp_path / "other.pem"
    other.write_text("no certificate", encoding="utf-8")
    assert fingerprint_of(other) == ""


def test_a_certificate_that_cannot_be_read_is_made_anew(tmp_path):
    folders = Folders.at(tmp_path)
    own = own_certificate("::1", "", folders, START)
    own.path.write_bytes(b"nothing")
    assert own_certificate("::1", "", folders, START).fingerprint != own.fingerprint
    readable(own.path, own.path)


async def test_a_connection_that_never_agrees_on_tls_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(server, "FIRST_WORDS", 0.1)
    own, usual = own_certificate("127.0.0.1", "", Folders.at(tmp_path), datetime.now(UTC)), SSL_HANDSHAKE_TIMEOUT
    async with opened(tmp_path, certificate=own.path) as room:
        host, port = room.host.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        async with asyncio.timeout(10):
            assert await reader.read() == b""
        writer.close()
    assert usual == constants.SSL_HANDSHAKE_TIMEOUT


async def test_the_page_speaks_tls_and_phones_can_compare_the_fingerprint(tmp_path):
    own = own_certificate("127.0.0.1", "", Folders.at(tmp_path), datetime.now(UTC))
    async with opened(tmp_path, certificate=own.path) as room:
        assert room.server.where.url.startswith("https://127.0.0.1:")

        def ask():
            trusting = ssl.create_default_context(cafile=str(own.path))
            connection = http.client.HTTPSConnection(room.host, timeout=10, context=trusting)
            body = f'{{"code": "{room.server.where.code}", "look": true}}'
            connection.request("POST", "/api/join", body, JSON)
            answer = connection.getresponse()
            shown = sha256(connection.sock.getpeercert(binary_form=True)).hexdigest()
            cookie, _ = answer.getheader("set-cookie"), answer.read()
            connection.close()
            return answer.status, shown, cookie

        status, shown, cookie = await asyncio.to_thread(ask)
    assert status == 200
    assert shown.upper() == own.fingerprint.replace(":", "")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
