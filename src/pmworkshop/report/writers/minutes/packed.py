"""Packs a document anew, so that it has the same bytes each time."""

from __future__ import annotations

import io
import zipfile

_BEGIN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""


def packed(data: bytes) -> bytes:
    """Pack a zip file anew with one time for all files.

    Args:
        data: A zip file.

    Returns:
        A zip file with the same files in the same order.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            about = zipfile.ZipInfo(name, _BEGIN)
            about.compress_type, about.external_attr, about.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            made.writestr(about, source.read(name))
    return target.getvalue()
