"""A program that is killed while it writes loses nothing that it had acknowledged."""

import subprocess
import sys
from pathlib import Path

KILL = Path(__file__).parents[1] / "benchmarks" / "kill.py"


def test_thirty_kills_lose_nothing():
    run = subprocess.run([sys.executable, str(KILL), "30", "1"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 with a loss (seed 1)" in run.stdout
