"""Whether a session lies where other programs copy or share it while it is being written."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

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
    """Warn of a session in a folder that a cloud service syncs, or on a network drive.

    Args:
        path: The session file; it need not be there yet.
        mounts: The table of mounted file systems, where the system has one.

    Returns:
        One sentence, or nothing where there is nothing to warn of.
    """
    if service := cloud_of(path.absolute()):
        return (
            f"{path.name} lies in a folder that {service} syncs, which may copy it half-written "
            "or bring back an older state."
        )
    if is_network(path, mounts):
        return f"{path.name} lies on a network drive, where a change may be lost when the network goes."
    return None


def cloud_of(path: PurePath) -> str | None:
    """Name the service that syncs one of the folders of ``path``, going by their names."""
    for part in path.parts[:-1]:
        for service, pattern in _CLOUDS.items():
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return service
    return None


def is_network(path: Path, mounts: Path = MOUNTS) -> bool:
    """Tell whether a file lies on another machine: an address of a share, or a network mount."""
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
