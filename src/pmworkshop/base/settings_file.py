"""Keeping one setting in the settings file, which its owner writes otherwise: all else in it stays as it is."""

from __future__ import annotations

import re
from pathlib import Path

from pmworkshop.base.errors import InputError
from pmworkshop.base.files import decode, parse_toml, read_bytes, write_file
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.settings import is_there

_WHAT = tr_noop("settings")


def keep_setting(path: Path, name: str, value: str) -> None:
    """Put a setting into the settings file, in place of its line, else in a new first line.

    Args:
        path: The settings file; it is made if there is none, and a link to it is followed.
        name: The name of the setting, a plain key outside all tables.
        value: Its value, a word.

    Raises:
        InputError: The file cannot be read, or is no TOML, so that nothing can be added to it.
        StorageError: The file cannot be written.
    """
    path = path.resolve()
    data = read_bytes(path, _WHAT) if is_there(path) else b""
    before, text = (parse_toml(data, path, _WHAT), decode(data, path, _WHAT)) if data.strip() else ({}, "")
    line = f'{name} = "{value}"'
    if name in before:
        text = re.sub(rf"(?m)^[ \t]*{name}[ \t]*=[^\r\n]*", line, text, count=1)
    else:
        text = line + ("\r\n" if "\r\n" in text else "\n") + text
    written = text.encode()
    if parse_toml(written, path, _WHAT) != {**before, name: value}:
        raise InputError(
            tr("{path} is written in a way that hides {name}.", path=path, name=name),
            tr("Write {line} into it yourself.", line=line),
        )
    write_file(path, written)
