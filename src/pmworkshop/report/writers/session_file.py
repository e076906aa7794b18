"""``session.toml``: a whole session with its history as plain text, and reading it back byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import DamagedError, InputError, WayOut
from pmworkshop.base.files import parse_toml
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.model import ValidationError
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.report.writers import toml
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Change, Step, canonical, parse_step
from pmworkshop.session.core.worked_out import StepTexts, WorkedOut, texts_of, work_out

FORMAT = 2
WHAT = tr_noop("a session")
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read; a workshop of ten thousand steps takes a tenth."""
_COMMENT = """\
# A workshop with its whole history: pmworkshop import brings it back, step by step.
# It holds what each leader answered, also what was never shown to the room. Keep it to yourself.
"""
_BEGIN = "\n[[step]]\n"
_CHANGES, _END, _NONE = "\nchanges = [", "\n]\n", "]\n"
"""What stands before and behind the changes of a step; the last if it has none."""
_KEY = re.compile(r'(?<!\\)" = ')
"""Behind a key within a change; in what somebody said, a quotation mark has a backslash before it."""
_FIELDS = tuple(name for name in Step.model_fields if name != "changes")
_SHAPES: dict[str, type] = {"format": int, "private": bool, "id": str, "seq": int, "chain": str, "step": list}
"""The keys of the file, each with the type of its value."""
_CHANGED = tr_noop("It was changed since it was written; export it again.")


@dataclass(frozen=True, slots=True)
class SessionFile:
    """The content of a session file.

    Attributes:
        id: The session's id.
        steps: The whole history; folding it gives the session including its held steps.
        chain: Hash over all steps, equal to that of the session it was exported from.
        known: What reading it has found of the steps.
    """

    id: str
    steps: tuple[Step, ...]
    chain: bytes
    known: WorkedOut

    @property
    def session(self) -> Session:
        """The whole session, which the history folds to."""
        return self.known.session


def write_session_file(session_id: str, steps: Iterable[Step]) -> bytes:
    """Write a whole session with its history.

    Steps are written one line for each change and not by the TOML library, which takes three times as long.

    Args:
        session_id: The session's id.
        steps: The whole history, in order.

    Returns:
        Content of the file.
    """
    chain = first_chain(session_id)
    parts = list[str]()
    for seq, step in enumerate(steps, 1):
        body = step.body()
        chain = link(chain, seq, body)
        parts.append(_written(step, body))
    return _BEGIN.join([_head(session_id, len(parts), chain), *parts]).encode()


def _head(session_id: str, seq: int, chain: bytes) -> str:
    """Write what stands before the steps."""
    keys = {"format": FORMAT, "private": True, "id": session_id, "seq": seq, "chain": chain.hex()}
    return _COMMENT + toml.document(keys).decode()


def session_files(session_id: str, steps: Iterable[Step]) -> dict[str, bytes]:
    """Write a whole session with its history, as an export format.

    Args:
        session_id: The session's id.
        steps: The whole history, in order.

    Returns:
        One file, ``session.toml``.
    """
    return {"session.toml": write_session_file(session_id, steps)}


def _written(step: Step, body: str) -> str:
    """Write a step, whose canonical JSON is given, as it stands in the file."""
    if "null" in body and any(_holds_nothing(change.record) for change in step.changes if change.record is not None):
        return f"body = {toml.line(body)}\n"  # TOML has no word for nothing
    fields = "\n".join([f"{name} = {text}" for name, text in step.texts(_FIELDS, toml.line)])
    changes = "".join([f"\n  {toml.line(_fields_of(change))}," for change in step.changes])
    return f"{fields}{_CHANGES}{changes}{_END if changes else _NONE}"


def _fields_of(change: Change) -> dict[str, Any]:
    fields = {"base": change.base, "id": change.id, "kind": change.kind, "version": change.version}
    return fields if change.record is None else {**fields, "record": change.record}


def _holds_nothing(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_nothing(part) for part in value.values())
    if isinstance(value, list | tuple):
        return any(_holds_nothing(part) for part in value)
    return value is None


def read_session_file(data: bytes, path: Path) -> SessionFile:
    """Read a whole session with its history, and check its steps against the hash in the file.

    Args:
        data: Content of the file.
        path: Name of the file, for error messages; it is not read.

    Returns:
        The session with its history, whose steps can be folded.

    Raises:
        InputError: The data are no session, are of a newer version, or were changed since they were written.
        UnknownKindError: The session has a module of a kind that this program does not have.
    """
    found = _as_written(data) or _parsed(data, path)
    return _checked(found, path)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file says, its hash compared with its steps: the id, the steps, their texts and the hash."""

    id: str
    steps: tuple[Step, ...]
    texts: list[StepTexts]
    chain: bytes


def _as_written(data: bytes) -> _Read | None:
    """Read a file that is to the byte what this program writes of its steps, in a third of the time TOML takes.

    Returns:
        What it says; None if it is anything else, also one that has to be refused.
    """
    try:
        head, *parts = data.decode().split(_BEGIN)
        (session_id,) = [json.loads(line[5:]) for line in head.split("\n") if line.startswith("id = ")]
        chain, steps, texts = first_chain(session_id), list[Step](), list[StepTexts]()
        for seq, part in enumerate(parts, 1):
            step = parse_step(_as_json(part))
            written = texts_of(step)
            if _written(step, written.body) != part:
                return None
            chain = link(chain, seq, written.body)
            steps.append(step)
            texts.append(written)
    except (DamagedError, AttributeError, TypeError, ValueError, RecursionError):
        return None
    return _Read(session_id, tuple(steps), texts, chain) if head == _head(session_id, len(steps), chain) else None


def _as_json(part: str) -> str:
    """Turn a step as it is written into JSON; anything else becomes something that is not written as it was."""
    fields, _, changes = part.partition(_CHANGES)
    if not changes:
        return str(json.loads(part.removeprefix("body = ")))
    named = "".join(['"' + line.replace(" = ", '":', 1) + "," for line in fields.split("\n")])
    keyed = _KEY.sub('":', changes) if '\\" = ' in changes else changes.replace('" = ', '":')
    return f'{{{named}"changes":[{keyed.removesuffix(_NONE).rstrip().removesuffix(",")}]}}'


def _parsed(data: bytes, path: Path) -> _Read:
    """Read a file in any form that TOML allows.

    Raises:
        InputError: As for `read_session_file`.
    """
    table = parse_toml(data, path, WHAT)
    _check_head(table, path)
    read = [_step(item, path, number) for number, item in enumerate(table["step"], 1)]
    if len(read) != table["seq"]:
        raise InputError(
            tr(
                "{path} holds {steps} steps, but was written with {number}.",
                path=path,
                steps=len(read),
                number=table["seq"],
            ),
            tr(_CHANGED),
        )
    steps, bodies = tuple(step for step, _ in read), [body for _, body in read]
    texts = [texts_of(step) for step in steps]
    # The text of a step is the same in any file that this program wrote; else it is written anew to be compared.
    if (chain := _chain_of(table["id"], bodies)).hex() != table["chain"]:
        chain = _chain_of(table["id"], (text.body for text in texts))
    if chain.hex() != table["chain"]:
        raise InputError(
            tr("{path} is not as it was written: its steps and its hash differ.", path=path), tr(_CHANGED)
        )
    return _Read(table["id"], steps, texts, chain)


def _chain_of(session_id: str, bodies: Iterable[str]) -> bytes:
    chain = first_chain(session_id)
    for number, body in enumerate(bodies, 1):
        chain = link(chain, number, body)
    return chain


def _check_head(table: dict[str, Any], path: Path) -> None:
    """Check all keys but the steps.

    Raises:
        InputError: The data are no session, are of a newer version, or have an unknown key or a wrong type.
    """
    if "step" not in table or "id" not in table or table.get("format") is None:
        raise InputError(tr("{path} holds no session.", path=path), way_out=WayOut.EXPORT_A_SESSION)
    _check_format(table["format"], path)
    if strange := sorted(table.keys() - _SHAPES.keys()):
        raise InputError(
            tr("{path}: “{strange}” is no key of a session.", path=path, strange=shorten(clean_line(strange[0]), 40)),
            tr(_CHANGED),
        )
    for key in ("id", "seq", "chain", "step"):
        if not isinstance(table.get(key), _SHAPES[key]) or isinstance(table[key], bool):
            raise InputError(tr("{path}: “{key}” is not as a session has it.", path=path, key=key), tr(_CHANGED))


def _check_format(written: Any, path: Path) -> None:
    if not isinstance(written, int) or isinstance(written, bool) or written < 1:
        raise InputError(
            tr("{path}: “format” is no version of a session; {format} was expected.", path=path, format=FORMAT)
        )
    if written > FORMAT:
        raise InputError(
            tr("{path} was written by a newer version (format {written}).", path=path, written=written),
            tr("Update pmworkshop."),
        )


def _step(item: Any, path: Path, number: int) -> tuple[Step, str]:
    """Read one step; return it with its text as it stands in the file."""
    try:
        body = item["body"] if isinstance(item, dict) and item.keys() == {"body"} else canonical(item)
        step = parse_step(body)
        return step, body
    except (DamagedError, ValidationError, TypeError, ValueError, RecursionError):
        raise InputError(
            tr("{path}: step {number} cannot be read.", path=path, number=number), tr(_CHANGED)
        ) from None


def _checked(read: _Read, path: Path) -> SessionFile:
    """Fold a history, and check that it is one of a session of that id."""
    try:
        known = work_out(read.steps, read.texts)
    except DamagedError as error:
        raise InputError(f"{path}: {error.message}", tr(_CHANGED)) from None
    info = known.session.details.get("details")
    if info is None or info.session != read.id:
        raise InputError(tr("{path} holds no session of the id it names.", path=path), tr(_CHANGED))
    if len({step.id for step in read.steps}) != len(read.steps):
        raise InputError(tr("{path} holds a step twice.", path=path), tr(_CHANGED))
    return SessionFile(read.id, read.steps, read.chain, known)
