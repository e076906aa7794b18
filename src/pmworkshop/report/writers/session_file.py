"""``session.toml``: a whole session with its history as plain text, and reading it back byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step, canonical, parse_step

FORMAT = 1
WHAT = tr_noop("a session")
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read; a workshop of ten thousand steps takes a tenth."""
_COMMENT = (
    tr_noop("A workshop with its whole history: pmworkshop import brings it back, step by step."),
    tr_noop("It holds what each leader answered, also what was never shown to the room. Keep it to yourself."),
)
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
        session: The whole session, which the history folds to.
    """

    id: str
    steps: tuple[Step, ...]
    chain: bytes
    session: Session


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
    lines: list[str] = []
    seq = 0
    for seq, step in enumerate(steps, 1):
        data = step.model_dump(exclude_none=True)
        body = canonical(data)
        chain = link(chain, seq, body)
        lines += ("", "[[step]]")
        lines += _step_lines(data, body)
    head = toml.document({"format": FORMAT, "private": True, "id": session_id, "seq": seq, "chain": chain.hex()})
    comment = "".join(f"# {tr(line)}\n" for line in _COMMENT)
    return comment.encode() + head + "".join(f"{line}\n" for line in lines).encode()


def session_files(session_id: str, steps: Iterable[Step]) -> dict[str, bytes]:
    """Write a whole session with its history, as an export format.

    Args:
        session_id: The session's id.
        steps: The whole history, in order.

    Returns:
        One file, ``session.toml``.
    """
    return {"session.toml": write_session_file(session_id, steps)}


def _step_lines(data: dict[str, Any], body: str) -> Iterator[str]:
    if "null" in body and _holds_nothing(data):
        yield f"body = {toml.line(body)}"  # TOML has no word for nothing
        return
    for name, value in data.items():
        if name == "changes":
            changes = ",\n  ".join([toml.line(change) for change in value])
            yield f"changes = [\n  {changes},\n]" if value else "changes = []"
        else:
            yield f"{name} = {toml.line(value)}"


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
    table = parse_toml(data, path, tr(WHAT))
    _check_head(table, path)
    steps = [_step(item, path, number) for number, item in enumerate(table["step"], 1)]
    if len(steps) != table["seq"]:
        raise InputError(
            tr(
                "{path} holds {steps} steps, but was written with {number}.",
                path=path,
                steps=len(steps),
                number=table["seq"],
            ),
            tr(_CHANGED),
        )
    # The text of a step is the same in any file that this program wrote; else it is written anew to be compared.
    bodies = [body for _, body in steps]
    if (chain := _chain_of(table["id"], bodies)).hex() != table["chain"]:
        chain = _chain_of(table["id"], (step.body() for step, _ in steps))
    if chain.hex() != table["chain"]:
        raise InputError(
            tr("{path} is not as it was written: its steps and its hash differ.", path=path), tr(_CHANGED)
        )
    history = tuple(step for step, _ in steps)
    return SessionFile(table["id"], history, chain, _checked(table["id"], history, path))


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


def _checked(session_id: str, steps: tuple[Step, ...], path: Path) -> Session:
    """Fold a history, and check that it is one of a session of that id."""
    try:
        session = fold(steps)
    except DamagedError as error:
        raise InputError(f"{path}: {error.message}", tr(_CHANGED)) from None
    info = session.details.get("details")
    if info is None or info.session != session_id:
        raise InputError(tr("{path} holds no session of the id it names.", path=path), tr(_CHANGED))
    if len({step.id for step in steps}) != len(steps):
        raise InputError(tr("{path} holds a step twice.", path=path), tr(_CHANGED))
    return session
