"""A database that is killed while programs write to it, and programs that are killed, lose nothing acknowledged."""

import subprocess
import sys
from pathlib import Path

import pytest

from database import programs
from tests.programs import needed

KILL = Path(__file__).parents[1] / "benchmarks" / "database_kill.py"


def test_a_few_kills_lose_nothing():
    needed()
    pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")
    if programs() is None:
        pytest.skip("PostgreSQL is not installed here: on Debian, apt install postgresql")
    run = subprocess.run([sys.executable, str(KILL), "3", "1"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 with a loss (seed 1)" in run.stdout
