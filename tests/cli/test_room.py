"""The command that opens the room's page: what it refuses, the links it writes, and what the doctor says of it."""

from __future__ import annotations

import pytest

from pmworkshop.base.folders import Folders
from pmworkshop.cli.commands.answers import room as command
from pmworkshop.report.libraries import library
from pmworkshop.room.certificate import fingerprint_of
from pmworkshop.room.networks import Facts
from tests.cli.conftest import Desk


def test_links_are_written_once_the_page_is_open(desk: Desk, at_once):
    desk.new(
        "--title",
        "Spring",
        "--people",
        desk.write("people.csv", "name,function,email\nAnn,Sales,ann@x.example\nBen,IT,\n"),
    )
    said = desk.run("room", "Spring", "--links", "links")
    assert said.code == 0, said.err
    assert "Phones: http://192.168.1.20:8765   Code: ABCDEF" in said.out
    files = sorted((desk.here / "links").iterdir())
    assert [one.name for one in files] == ["link-01-ann.txt", "link-02-ben.txt"]
    mails = [one.read_text(encoding="utf-8") for one in files]
    assert all(one.stat().st_mode & 0o077 == 0 for one in files)
    assert mails[0].startswith("To: ann@x.example\nSubject: Spring,")
    links = {line for mail in mails for line in mail.splitlines() if "/me/" in line}
    assert len(links) == 2
    assert all("Code: ABCDEF" in mail for mail in mails)
    again = desk.run("room", "Spring", "--links", "links")
    assert again.code == 0
    assert {line for one in files for line in one.read_text(encoding="utf-8").splitlines() if "/me/" in line} == links


def test_the_invitation_carries_the_same_link(desk: Desk, at_once):
    desk.new(
        "--title", "Spring", "--people", desk.write("people.csv", "name,function,email\nAnn,Sales,ann@x.example\n")
    )
    desk.run("room", "Spring", "--links", "links")
    said = desk.run("invite", "Spring", "--room", "http://192.168.1.20:8765/", "--out", "letters")
    assert said.code == 0, said.err
    (one,) = (desk.here / "letters").iterdir()
    text = one.read_text(encoding="utf-8")
    (link,) = [line for line in text.splitlines() if "/me/" in line]
    assert link in (desk.here / "links" / "link-01-ann.txt").read_text(encoding="utf-8").splitlines()
    assert text.startswith("To: ann@x.example\nSubject: Spring,")
    assert "Before we meet" in text
    assert "/me/" not in desk.run("invite", "Spring").out


def test_mails_name_the_fingerprint_by_which_phones_know_the_page(desk: Desk, at_once):
    people = desk.write("people.csv", "name,function,email\nAnn,Sales,ann@x.example\n")
    desk.new("--title", "Spring", "--people", people)
    invited = ("invite", "Spring", "--room", "https://127.0.0.1:8765", "--out", "letters")
    before = desk.run(*invited)
    assert "The mails name no fingerprint" in before.err
    said = desk.run("room", "Spring", "--tls", "--address", "127.0.0.1", "--links", "links")
    assert said.code == 0, said.err
    (place,) = at_once
    fingerprint = fingerprint_of(place.certificate)
    mail = (desk.here / "links" / "link-01-ann.txt").read_text(encoding="utf-8")
    assert f"\n{fingerprint}\n" in mail
    assert "has this fingerprint (SHA-256); otherwise, please do not go on:" in " ".join(mail.split())
    assert desk.run(*invited).err == ""
    (letter,) = (desk.here / "letters").iterdir()
    assert f"\n{fingerprint}\n" in letter.read_text(encoding="utf-8")


def test_without_tls_a_mail_names_no_fingerprint(desk: Desk, at_once):
    desk.new("--title", "Spring", "--people", desk.write("people.csv", "name,function,email\nAnn,Sales,\n"))
    desk.run("room", "Spring", "--links", "links")
    assert "fingerprint" not in (desk.here / "links" / "link-01-ann.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--room", "ftp://x", "--out", "a"), "is no address of a page"),
        (("--room", "http://x/me/1", "--out", "a"), "is no address of a page"),
        (("--room", "http://x:1"), "Name a folder for them with --out."),
        (("--room", "http://x:1", "--out", "-"), "Name a folder for them with --out."),
        (("--room", "http://x:1", "--out", "a"), "Nobody is listed in this workshop yet."),
    ],
)
def test_an_invitation_with_links_needs_an_address_a_folder_and_leaders(desk: Desk, more, told: str):
    desk.new("--title", "Spring")
    said = desk.run("invite", "Spring", *more)
    assert said.code != 0
    assert told in said.err


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "laptop"])
def test_only_one_address_of_this_computer_is_opened(desk: Desk, address: str):
    desk.new("--title", "Spring")
    said = desk.run("room", "Spring", "--address", address)
    assert said.code == 2
    assert "in every network of this computer" in said.err or "is no address" in said.err


def test_tls_says_what_it_means(desk: Desk, at_once):
    desk.new("--title", "Spring")
    said = desk.run("room", "Spring", "--tls", "--address", "127.0.0.1")
    assert said.code == 0, said.err
    assert "Phones warn once" in said.out
    (place,) = at_once
    told = said.out.splitlines()
    at = told.index("If a phone warns, compare the fingerprint of the certificate (SHA-256):")
    rows = [one.strip() for one in told[at + 1 : at + 3]]
    assert "".join(rows).replace(" ", "") == fingerprint_of(place.certificate).replace(":", "")
    assert {len(one) for row in rows for one in row.split()} == {4}
    assert max(map(len, told[at:])) < 80
    assert place.scheme == "https"
    assert place.certificate.parent == Folders.at(desk.home).data / "rooms"


def test_a_room_that_is_opened_again_speaks_as_the_last_time_with_the_same_certificate(desk: Desk, at_once):
    desk.new("--title", "Spring")

    def scheme(*more: str) -> str:
        said = desk.run("room", "Spring", "--address", "127.0.0.1", *more)
        assert said.code == 0, said.err
        return at_once[-1].scheme

    assert scheme() == "http"
    assert scheme("--tls") == "https"
    first = at_once[-1].certificate.read_bytes()
    assert scheme() == "https"
    assert at_once[-1].certificate.read_bytes() == first
    assert scheme("--new-code") == "https"
    assert scheme("--no-tls") == "http"
    assert scheme() == "http"


def test_a_certificate_of_ones_own_is_told_by_its_fingerprint_too(desk: Desk, at_once):
    desk.new("--title", "Spring")
    desk.run("room", "Spring", "--tls", "--address", "127.0.0.1")
    theirs = str(at_once[-1].certificate)
    said = desk.run("room", "Spring", "--address", "127.0.0.1", "--certificate", theirs, "--private-key", theirs)
    assert said.code == 0, said.err
    assert "compare the fingerprint" in said.out
    assert "nobody has vouched" not in said.out
    said = desk.run("room", "Spring", "--certificate", theirs)
    assert (said.code, "belong together" in said.err) == (2, True)


def test_the_doctor_looks_at_networks_when_asked(desk: Desk, monkeypatch):
    found = Facts((("tun0", "10.8.0.2"),), "10.8.0.2")
    monkeypatch.setattr("pmworkshop.room.networks.facts", lambda: found)
    assert "VPN" not in desk.run("doctor").out
    said = desk.run("doctor", "--room")
    assert said.code == 1
    assert "! Network tun0: 10.8.0.2 belongs to a VPN" in said.out
    assert any(one["what"] == "Guests apart" for one in desk.run("doctor", "--room", "--json").json["looks"])


def test_the_doctor_says_what_is_not_installed(desk: Desk, monkeypatch):
    def missing(name, purpose):
        return library("segno" if name == "segno" else "starlette_that_is_not_there", purpose)

    monkeypatch.setattr("pmworkshop.report.libraries.EXTRAS", {"starlette_that_is_not_there": "room"})
    monkeypatch.setattr("pmworkshop.report.libraries.library", missing)
    said = desk.run("doctor", "--room")
    assert said.code == 1
    assert "! Phones: the room's page cannot be opened" in said.out
    assert "pip install 'pmworkshop[room]'" in said.out


def test_command_is_there():
    assert command.room.name == "room"
