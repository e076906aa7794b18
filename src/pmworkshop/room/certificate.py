"""A certificate of this computer's own, for a page that nobody in the network can read along."""

from __future__ import annotations

import re
import ssl
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.files import safe_name, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.report.libraries import library

DAYS = 30
"""Days for which it is valid."""
_LEAST = timedelta(days=1)
"""It is made anew when it is valid for less than this, before phones have accepted it."""
_EARLY = timedelta(days=1)
"""By so much it is valid before, for phones whose clock is wrong."""
PURPOSE = tr_noop("A certificate of its own")
_PEM = re.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)
WHAT_IT_MEANS = tr_noop(
    "Phones warn once, since nobody has vouched for this certificate. It keeps others in the network from reading"
    " along; whoever accepts the warning without comparing the fingerprint may still speak to another computer."
)


@dataclass(frozen=True, slots=True)
class Own:
    """A certificate with its key, in one file.

    Attributes:
        path: The file, in PEM; only the user can read it.
        fingerprint: SHA-256 of the certificate, as phones show it.
    """

    path: Path
    fingerprint: str


def own_certificate(address: str, name: str, folders: Folders, now: datetime, known: str = "") -> Own:
    """Return the certificate for an address of this computer; it is made where there is none that is valid.

    Args:
        address: The address.
        name: The name of this computer; empty if it has none.
        folders: The user's folders.
        now: The present moment.
        known: The fingerprint of the one that the phones of this workshop have accepted; it stays as long as it is
            valid, so that they need not accept another one. Empty if they have accepted none.

    Returns:
        The certificate.

    Raises:
        InputError: The library that makes it is not installed.
        StorageError: It cannot be written.
    """
    x509 = library("cryptography.x509", tr(PURPOSE))
    path = _file_of(address, folders)
    accepted = bool(known) and path.is_file() and fingerprint_of(path) == known
    if _valid(x509, path, address, now, timedelta(0) if accepted else _LEAST) is None:
        write_file(path, _made(x509, address, name, now), private=True)
    return Own(path, fingerprint_of(path))


def kept_certificate(address: str, folders: Folders, when: datetime) -> Own | None:
    """Find the certificate that was made for an address, if it is still the one at some moment.

    Args:
        address: The address, or the name, by which phones call this computer.
        folders: The user's folders.
        when: The moment, such as that of the workshop.

    Returns:
        The certificate; None if there is none, or it will have been made anew by then.

    Raises:
        InputError: The library that reads it is not installed.
    """
    path = _file_of(address, folders)
    if not path.is_file() or _valid(library("cryptography.x509", tr(PURPOSE)), path, address, when) is None:
        return None
    return Own(path, fingerprint_of(path))


def fingerprint_of(path: Path) -> str:
    """Return the fingerprint of a certificate, as phones show it.

    Args:
        path: A file in PEM; of several certificates the first is that of the page.

    Returns:
        SHA-256 of the certificate; empty if the file has none.
    """
    found = _PEM.search(path.read_text(encoding="ascii", errors="replace"))
    return sha256(ssl.PEM_cert_to_DER_cert(found[0])).digest().hex(":").upper() if found else ""


def in_rows(fingerprint: str, groups: int = 8) -> list[str]:
    """Write a fingerprint for the eye: in groups of four letters and digits, so many in a row.

    Args:
        fingerprint: The fingerprint.
        groups: How many groups stand in a row.
    """
    plain = fingerprint.replace(":", "")
    wide = 4 * groups
    rows = [plain[at : at + wide] for at in range(0, len(plain), wide)]
    return [" ".join(row[at : at + 4] for at in range(0, len(row), 4)) for row in rows]


def _file_of(address: str, folders: Folders) -> Path:
    return folders.data / "rooms" / f"{safe_name(address, 'room')}.pem"


def _valid(x509: Any, path: Path, address: str, now: datetime, least: timedelta = _LEAST) -> Any:
    """Read the certificate of before; None if there is none, or it is not valid long enough or for the address."""
    try:
        found = x509.load_pem_x509_certificate(path.read_bytes())
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        fits = ip_address(address) in names.get_values_for_type(x509.IPAddress)
    except (OSError, ValueError, x509.ExtensionNotFound):
        return None
    return found if fits and found.not_valid_after_utc - now.astimezone(UTC) > least else None


def _made(x509: Any, address: str, name: str, now: datetime) -> bytes:
    """Make a certificate that signs itself; return the content of its file."""
    hashes, serialization, ec = (
        library(f"cryptography.hazmat.primitives.{one}", tr(PURPOSE))
        for one in ("hashes", "serialization", "asymmetric.ec")
    )
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, f"pmworkshop on {name or address}"[:64])])
    names = [x509.IPAddress(ip_address(address)), *([x509.DNSName(name)] if name and name.isascii() else [])]
    usage = x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - _EARLY)
        .not_valid_after(now.astimezone(UTC) + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
