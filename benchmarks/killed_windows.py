"""Windows of a session as processes that are killed: what they say while they run, and what must be there then."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import gestures
from pmworkshop.base.errors import BusyError, PmworkshopError, StorageError
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step
from pmworkshop.store.journal import Verdict

REFUSED = b"REFUSED\n"


def begin(run: Callable[[int], None]) -> tuple[int, int]:
    """Start a window; return its process and where it says what is safe.

    Args:
        run: What it does, given where it says so; it is ended by `end`.
    """
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        try:
            run(theirs)
        finally:
            os._exit(0)
    os.close(theirs)
    return process, ours


def end(process: int, pipe: int) -> list[str]:
    """Kill a window; return what it had said."""
    os.kill(process, signal.SIGKILL)
    with os.fdopen(pipe, encoding="utf-8") as file:
        said = file.read().splitlines()
    os.waitpid(process, 0)
    return said


@contextmanager
def telling(pipe: int, *refusals: type[PmworkshopError]) -> Iterator[None]:
    """Say so if a window is refused, or fails."""
    try:
        yield
    except (StorageError, BusyError, *refusals):
        os.write(pipe, REFUSED)
    except BaseException:
        os.write(pipe, b"FAULT " + traceback.format_exc().encode().replace(b"\n", b" | ")[-3500:] + b"\n")


def go_on(pipe: int, gesture: Callable[[], gestures.Committed | None]) -> None:
    """Make gestures until killed; say of each when it is safe."""
    while True:
        try:
            done = gesture()
        except (StorageError, BusyError):
            os.write(pipe, REFUSED)
            continue
        if done is not None and done.step is not None:
            os.write(pipe, f"ACK {done.seq} {done.step.id}\n".encode())


def failed(said: Sequence[str]) -> list[str]:
    """List what failed in a window."""
    return [line for line in said if line.startswith("FAULT")]


def acknowledged(said: Sequence[str]) -> dict[int, str]:
    """List the steps that were said to be safe: their ids by their numbers; of some only the number is known."""
    told = [line.split()[1:] for line in said if line.startswith("ACK ")]
    return {int(seq): "".join(step) for seq, *step in told}


def missing(
    session: Session, last: int, steps: Sequence[tuple[int, Step]], verdict: Verdict, safe: dict[int, str]
) -> str:
    """Say what is wrong with a session that was opened again, or nothing.

    Args:
        session: What was loaded.
        last: Number of the last step, as the journal says.
        steps: All steps with their numbers.
        verdict: What the chain of hashes says.
        safe: The steps that were said to be safe.
    """
    there = {seq: step.id for seq, step in steps}
    if [seq for seq, _ in steps] != list(range(1, last + 1)) or len(set(there.values())) != last:
        return "there is a gap, or a step twice"
    for seq, step_id in safe.items():
        if seq not in there or (step_id and there[seq] != step_id):
            return f"step {seq} was acknowledged, and is not there; {last} is the last"
    if fold(step for _, step in steps) != session:
        return "what is loaded is not what the steps say"
    return "" if verdict.fine else f"it does not verify: {verdict}"
