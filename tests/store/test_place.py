"""Warnings about where a session lies."""

from pathlib import Path

import pytest

from pmworkshop.store.place import is_network, warning_about


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/ann/Dropbox/x", "Dropbox"),
        ("/home/ann/Dropbox (Firm)", "Dropbox"),
        ("/home/ann/OneDrive - Firm/x", "OneDrive"),
        ("/Users/ann/Library/CloudStorage/OneDrive-Firm", "OneDrive"),
        ("/Users/ann/Library/CloudStorage/GoogleDrive-a@b.example/My Drive", "Google Drive"),
        ("/home/ann/Google Drive", "Google Drive"),
        ("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/home/ann/Nextcloud", "Nextcloud"),
        ("/home/ann/Box/x", "Box"),
    ],
)
def test_a_folder_that_a_service_syncs_is_warned_of(folder, service, tmp_path):
    warning = warning_about(Path(folder) / "s.pmw", tmp_path / "none")
    assert warning
    assert f"that {service} syncs" in warning


@pytest.mark.parametrize("folder", ["/home/ann/workshops", "/home/ann/boxes", "/home/ann/dropboxing", "/srv/toolbox"])
def test_other_folders_are_fine(folder, tmp_path):
    assert warning_about(Path(folder) / "Dropbox", tmp_path / "none") is None


MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/share /mnt/net nfs4 rw 0 0
//server/two /mnt/with\040blank cifs rw 0 0
/dev/sdb1 /mnt/net/local ext4 rw 0 0
ann@host: /mnt/far fuse.sshfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/s.pmw", False),
        ("/mnt/net/s.pmw", True),
        ("/mnt/network/s.pmw", False),
        ("/mnt/with blank/a/s.pmw", True),
        ("/mnt/net/local/s.pmw", False),
        ("/mnt/far/s.pmw", True),
        ("//server/share/s.pmw", True),
    ],
)
def test_a_network_drive_is_warned_of(path, network, tmp_path):
    (tmp_path / "mounts").write_text(MOUNTS)
    assert is_network(Path(path), tmp_path / "mounts") is network
    assert ("network drive" in (warning_about(Path(path), tmp_path / "mounts") or "")) is network


def test_this_computer_has_a_table_or_none():
    assert warning_about(Path("/dev/null/s.pmw")) is None
