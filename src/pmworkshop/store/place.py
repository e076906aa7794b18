"""Detects whether a session is in a folder that other programs copy or share while it is written."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from pmworkshop.base.language import tr

MOUNTS = Path("/proc/mounts")

_CLOUDS = {
    "Dropbox": r"dropbox( \(.*\))?",
    "OneDrive": r"onedrive( - .*|-.*)?",
    "Google Drive": r"google ?drive|googledrive-.*|my drive",
    "iCloud": r"icloud ?drive|com~apple~clouddocs|mobile documents",
    "Nextcloud": r"nextcloud.*",
    "Box": r"box|box sync|box-box",
}
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "sshfs",
    "9p",
    "afs",
    "davfs",
    "fuse.davfs2",
}
_OCTAL = re.compile(r"\\([0-7]{3})")


def warning_about(path: Path, mounts: Path = MOUNTS) -> str | None:
    """Warn of a folder that a cloud service syncs, or of a network drive.

    Args:
        path: The session file; it need not exist yet.
        mounts: The table of mounted file systems, where the system has one.

    Returns:
        One sentence; None if there is nothing to warn of.
    """
    if service := cloud_of(path.absolute()):
        return tr(
            "{name} lies in a folder that {service} syncs, which may copy it half-written or bring back an older "
            "state.",
            name=path.name,
            service=service,
        )
    if is_network(path, mounts):
        return tr("{name} lies on a network drive, where a change may be lost when the network goes.", name=path.name)
    return None


def cloud_of(path: PurePath) -> str | None:
    """Find the cloud service that syncs a file, by the names of its folders.

    Args:
        path: The absolute path of the file.

    Returns:
        Name of the service; None if no folder name is known.
    """
    for part in path.parts[:-1]:
        for service, pattern in _CLOUDS.items():
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return service
    return None


def is_network(path: Path, mounts: Path = MOUNTS) -> bool:
    """Return whether a file is on another machine: under a share address, or on a network mount.

    Args:
        path: The file; it need not exist yet.
        mounts: The table of mounted file systems; without it, only share addresses are detected.
    """
    if str(path).startswith(("\\\\", "//")):
        return True
    try:
        table = mounts.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    here = path.resolve()
    best, kind = -1, ""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(_OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        if here.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind in _NETWORK
