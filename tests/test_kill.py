"""A program that is killed while it writes loses nothing that it had acknowledged."""

import random
import subprocess
import sys
from pathlib import Path

KILL = Path(__file__).parents[1] / "benchmarks" / "kill.py"


def test_fifty_kills_lose_nothing():
    seed = random.randrange(1 << 32)
    run = subprocess.run([sys.executable, str(KILL), "50", str(seed)], capture_output=True, text=True, check=False)
    print("seed", seed)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"0 with a loss (seed {seed})" in run.stdout
