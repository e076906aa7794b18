"""What a reader finds in a file, also in one that is packed."""

from __future__ import annotations

import io
import zipfile


def text_of(data: bytes) -> str:
    """All text of a file; of a workbook or a document that of its parts, but for the pictures in it."""
    if not data.startswith(b"PK\x03\x04"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = [name for name in packed.namelist() if name.endswith((".xml", ".rels"))]
        return "".join(packed.read(name).decode() for name in parts)
