"""Kill a program that writes a session, again and again, and see that nothing acknowledged is lost.

    python benchmarks/kill.py N [SEED]

Each time ``soak.py`` is killed at a random moment, while it makes its gestures or before; then every step that
it had acknowledged must be in the session, without a gap, the fold of all steps must be what is loaded, and
the chain of hashes must hold.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.journal.sqlite import SqliteJournal
from pmworkshop.session.session import fold

SOAK = Path(__file__).with_name("soak.py")
STEPS_BEFORE_A_NEW_FILE = 3000


def killed(path: Path, seed: int, rng: random.Random) -> int:
    """Run the soak on ``path``, kill it, and return the last step it acknowledged; 0 if it got to none."""
    command = [sys.executable, str(SOAK), str(path), "100000", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = []
        if rng.random() < 0.9:
            said.append(process.stdout.readline())
            time.sleep(rng.random() * 0.05)
        else:
            time.sleep(rng.random() * 0.5)
        process.kill()
        said += process.stdout.read().splitlines()
    acknowledged = [int(line.split()[1]) for line in said if line.startswith("ACK ") and line.split()[1:]]
    return max(acknowledged, default=0)


def lost(path: Path, acknowledged: int) -> str:
    """Open the session again; say what is wrong with it, or nothing."""
    try:
        journal = SqliteJournal.open(path)
    except PmworkshopError as error:
        return "" if acknowledged == 0 else f"cannot be opened: {error}"
    try:
        session, head = journal.load()
        steps = list(journal.steps())
        if head.seq < acknowledged:
            return f"step {acknowledged} was acknowledged, and {head.seq} is the last"
        if [seq for seq, _ in steps] != list(range(1, head.seq + 1)):
            return "there is a gap"
        if fold(step for _, step in steps) != session:
            return "what is loaded is not what the steps say"
        return "" if journal.verify().fine else f"it does not verify: {journal.verify()}"
    except PmworkshopError as error:
        return str(error)
    finally:
        journal.close()


def main(times: int, seed: int) -> int:
    """Kill so many times; return how often something was lost."""
    rng = random.Random(seed)
    faults, steps, files = 0, 0, 1
    with tempfile.TemporaryDirectory(prefix="pmworkshop-kill-") as folder:
        path = Path(folder) / "session1.pmw"
        for number in range(times):
            last = killed(path, rng.randrange(1 << 32), rng)
            if said := lost(path, last):
                faults += 1
                print(f"kill {number + 1}: {said}")
            steps += last > 0
            if last > STEPS_BEFORE_A_NEW_FILE or said:
                files += 1
                path = Path(folder) / f"session{files}.pmw"
    print(f"{times} kills, {steps} of them after acknowledged steps, {faults} with a loss (seed {seed})")
    return faults


if __name__ == "__main__":
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
    sys.exit(1 if main(int(sys.argv[1]), chosen) else 0)
