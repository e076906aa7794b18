"""The file that says where the page of a room is, for the stage of the same computer and for a room opened again."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.files import safe_name, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.room.passes import LENGTH, LETTERS, Passes, Phone, new_code, new_key

_LARGEST = 4 * 1024 * 1024
_FINGERPRINT = re.compile("[0-9A-F]{2}(:[0-9A-F]{2}){31}")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the page of a room is, and what it knows its phones by.

    Attributes:
        url: Its address as phones open it, such as ``http://192.168.1.20:8765``.
        code: The code of the day.
        lead: The key of the facilitator's link.
        door: The port of the stage's own way to it, on this computer only; 0 while the page is closed.
        key: The key of that way.
        phones: The phones that have joined, by the hash of what each of them holds.
        port: The port at which phones reached it last; 0 if it was never open.
        tls: Whether phones reach it by TLS, now or when it is opened the next time.
        certificate: The fingerprint of the certificate that phones saw last; empty if they never saw one.
    """

    url: str = ""
    code: str = ""
    lead: str = ""
    door: int = 0
    key: str = ""
    phones: dict[str, Phone] = field(default_factory=dict)
    port: int = 0
    tls: bool = False
    certificate: str = ""

    @property
    def fingerprint(self) -> str:
        """The fingerprint by which a phone knows the page; empty without TLS."""
        return self.certificate if self.tls else ""

    @property
    def link(self) -> str:
        """The address with the code, as the square on the wall has it."""
        return f"{self.url}/{self.code}"

    @property
    def lead_link(self) -> str:
        """The facilitator's own address."""
        return f"{self.url}/lead/{self.lead}"

    def passes(self) -> Passes:
        """Begin with the phones that have joined before."""
        return Passes(self.code, self.lead, dict(self.phones))


def file_of(session_id: str, folders: Folders) -> Path:
    """Name the file of a room.

    Args:
        session_id: The id of the session.
        folders: The user's folders.
    """
    return folders.data / "rooms" / f"{safe_name(session_id, 'room')}.json"


def found(session_id: str, folders: Folders) -> Whereabouts | None:
    """Read where the page of a room is, or was.

    Args:
        session_id: The id of the session.
        folders: The user's folders.

    Returns:
        What the file says; None without a file that can be read.
    """
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        with file_of(session_id, folders).open("rb") as file:
            said = json.loads(file.read(_LARGEST))
        return _read(said)
    return None


def _read(said: dict[str, Any]) -> Whereabouts:
    code, lead = str(said["code"]), str(said["lead"])
    if len(code) != LENGTH or set(code) - set(LETTERS) or len(lead) < LENGTH:
        raise ValueError(code)
    phones = {
        str(key): Phone(tuple(map(str, one["people"])), leads=bool(one["leads"]))
        for key, one in said["phones"].items()
    }
    certificate = str(said.get("certificate", ""))
    return Whereabouts(
        str(said["url"]),
        code,
        lead,
        int(said["door"]),
        str(said["key"]),
        phones,
        _port(said.get("port", 0)),
        bool(said.get("tls")),
        certificate if _FINGERPRINT.fullmatch(certificate) else "",
    )


def _port(said: Any) -> int:
    return said if isinstance(said, int) and 0 <= said < 1 << 16 else 0


def opened(session_id: str, folders: Folders, *, anew: bool = False) -> Whereabouts:
    """Begin with the code and the phones of before, or with new ones.

    Args:
        session_id: The id of the session.
        folders: The user's folders.
        anew: Whether to forget them, so that everybody has to join again.

    Returns:
        The whereabouts, without an address yet; how phones reach the page stays as it was.
    """
    before = found(session_id, folders)
    known = before is not None and not anew
    before = before or Whereabouts()
    if not known:
        before = replace(before, code=new_code(), lead=new_key(), phones={})
    return replace(before, url="", door=0, key=new_key())


def choose_tls(session_id: str, folders: Folders, *, tls: bool) -> None:
    """Write down how phones reach a page that is closed, when it is opened the next time.

    Args:
        session_id: The id of the session.
        folders: The user's folders.
        tls: Whether by TLS.

    Raises:
        StorageError: The folder does not take it.
    """
    keep(session_id, folders, replace(found(session_id, folders) or opened(session_id, folders), tls=tls))


def keep(session_id: str, folders: Folders, where: Whereabouts) -> None:
    """Write the file, readable by this user only.

    Args:
        session_id: The id of the session.
        folders: The user's folders.
        where: What to write.

    Raises:
        StorageError: The folder does not take it.
    """
    write_file(file_of(session_id, folders), json.dumps(asdict(where)).encode(), private=True)
