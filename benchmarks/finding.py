"""Searches: an index of many sessions against a bare full-text search of SQLite, and the command over many files."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from pmworkshop.base.folders import Folders
from pmworkshop.practice.index import Index, open_index
from pmworkshop.practice.memory import memory_of
from pmworkshop.practice.query import read_query
from pmworkshop.practice.remembered import About, Line

SESSIONS, LINES = 2_000, 60
SOUGHT = "price customer"
SHOWN = 200
FILES = 200
_WORDS = [f"word{number}" for number in range(3_000)] + ["price", "customer", "roadmap"] * 20


def said() -> Iterator[tuple[int, About, list[str]]]:
    """Make up what was said in many sessions, always the same: the number of each, what is known of it, its lines."""
    chance = random.Random(1)
    for number in range(SESSIONS):
        about = About(f"{number}", "Title", "Firm", f"2026-{number % 12 + 1:02}-01")
        yield number, about, [" ".join(chance.choices(_WORDS, k=14)) for _ in range(LINES)]


def searches(folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Write the index and the bare table; return a search of each, which reads the lines that are shown."""
    index, bare = open_index(folder / "memory.index"), sqlite3.connect(folder / "bare.db")
    bare.execute("CREATE VIRTUAL TABLE word USING fts5(text)")
    for number, about, texts in said():
        index.put(f"{number}.pmw", "look", "head", about, [Line("said", text, "Part", "Who") for text in texts], ())
        bare.executemany("INSERT INTO word VALUES (?)", [(text,) for text in texts])
    index.save()
    bare.commit()
    return lambda: _found(index), lambda: _bare(bare)


def _found(index: Index) -> object:
    hits, total = index.find(read_query(SOUGHT), SHOWN)
    return [index.about(hit.number) for hit in hits], total


def _bare(bare: sqlite3.Connection) -> object:
    match = " AND ".join(SOUGHT.split())
    rows = bare.execute("SELECT rowid FROM word WHERE word MATCH ?", (match,)).fetchall()
    return [bare.execute("SELECT text FROM word WHERE rowid = ?", row).fetchone() for row in rows[:SHOWN]]


def commands(folder: Path, session: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Copy a session many times; return the command that finds a word in all, and a program that only imports."""
    home = folder / "practice"
    home.mkdir()
    for number in range(FILES):
        shutil.copy(session, home / f"{number}.pmw")
    memory_of(Folders.at(home)).find(read_query(SOUGHT))
    ours = [sys.executable, "-m", "pmworkshop", "find", SOUGHT, "--home", str(home)]
    floor = [sys.executable, "-c", "import click, pydantic.main, sqlite3"]
    return lambda: _run(ours), lambda: _run(floor)


def _run(words: list[str]) -> object:
    return subprocess.run(words, check=True, capture_output=True)
