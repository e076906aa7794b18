"""The file that says where the page is, and what a page that is opened again takes from it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.folders import Folders
from pmworkshop.room import passes
from pmworkshop.room.passes import Phone
from pmworkshop.room.whereabouts import choose_tls, file_of, found, keep, opened


def test_a_page_that_is_opened_again_knows_its_phones_and_its_code(tmp_path):
    folders = Folders.at(tmp_path)
    first = replace(opened("s1", folders), url="http://10.0.0.1:8765", door=7)
    first = replace(first, phones={"hash": Phone(("ann", "ben"), leads=True)})
    keep("s1", folders, first)
    assert found("s1", folders) == first
    again = opened("s1", folders)
    assert (again.code, again.lead, again.phones) == (first.code, first.lead, first.phones)
    assert (again.url, again.door) == ("", 0)
    assert again.key != first.key
    assert first.link == f"http://10.0.0.1:8765/{first.code}"
    assert first.lead_link == f"http://10.0.0.1:8765/lead/{first.lead}"
    assert opened("s1", folders, anew=True).code != first.code
    assert not opened("s1", folders, anew=True).phones


FINGERPRINT = ":".join(["0A"] * 32)


def test_how_phones_reach_the_page_is_kept_and_so_is_what_they_know_it_by(tmp_path):
    folders = Folders.at(tmp_path)
    choose_tls("s1", folders, tls=True)
    chosen = found("s1", folders)
    assert (chosen.tls, chosen.fingerprint, chosen.door) == (True, "", 0)
    keep("s1", folders, replace(opened("s1", folders), certificate=FINGERPRINT, port=8765))
    choose_tls("s1", folders, tls=False)
    assert found("s1", folders).fingerprint == "", "without TLS there is nothing to compare"
    choose_tls("s1", folders, tls=True)
    again = opened("s1", folders, anew=True)
    assert (again.tls, again.fingerprint, again.port) == (True, FINGERPRINT, 8765)
    assert again.code != chosen.code
    assert found("s1", folders).code == chosen.code, "a choice draws no other code"


def test_a_file_of_an_earlier_version_knows_its_phones_and_speaks_no_tls(tmp_path):
    folders = Folders.at(tmp_path)
    keep("s1", folders, replace(opened("s1", folders), phones={"hash": Phone(("ann",))}))
    said = json.loads(file_of("s1", folders).read_text(encoding="utf-8"))
    for one in ("port", "tls", "certificate"):
        del said[one]
    file_of("s1", folders).write_text(json.dumps(said), encoding="utf-8")
    before = found("s1", folders)
    assert (before.port, before.tls, before.certificate) == (0, False, "")
    assert before.phones == {"hash": Phone(("ann",))}


@pytest.mark.parametrize("port", [-1, 65536, 10**30, "8765", None, 8765.0])
def test_what_is_no_port_is_not_tried(tmp_path, port):
    folders = Folders.at(tmp_path)
    keep("s1", folders, opened("s1", folders))
    said = json.loads(file_of("s1", folders).read_text(encoding="utf-8"))
    file_of("s1", folders).write_text(json.dumps({**said, "port": port}), encoding="utf-8")
    assert found("s1", folders).port == 0
    assert opened("s1", folders).code == said["code"]


@pytest.mark.parametrize("typed", ["0A", FINGERPRINT.lower(), f"{FINGERPRINT}\n", "see http://x", 7])
def test_what_is_no_fingerprint_is_shown_to_nobody(tmp_path, typed):
    folders = Folders.at(tmp_path)
    keep("s1", folders, replace(opened("s1", folders), tls=True))
    said = json.loads(file_of("s1", folders).read_text(encoding="utf-8"))
    file_of("s1", folders).write_text(json.dumps({**said, "certificate": typed}), encoding="utf-8")
    assert found("s1", folders).fingerprint == ""


@pytest.mark.parametrize(
    "change",
    [{"code": "abc"}, {"code": "ABC12O"}, {"lead": "x"}, {"phones": []}, {"phones": {"a": 1}}, {"door": None}],
)
def test_a_file_that_is_none_is_not_believed(tmp_path, change):
    folders = Folders.at(tmp_path)
    where = opened("s1", folders)
    keep("s1", folders, where)
    path = file_of("s1", folders)
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    assert found("s1", folders) is None
    assert opened("s1", folders).code != where.code


def test_no_more_phones_are_let_in_than_there_can_be(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(passes, "MOST", 1)
    there = opened("s1", Folders.at(tmp_path)).passes()
    secret = there.join()
    with pytest.raises(RefusedError, match="Too many phones have joined"):
        there.join()
    assert there.join(secret, person="ann") == secret
