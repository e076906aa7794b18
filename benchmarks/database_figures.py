"""Measure what a database costs, beside raw statements on the same server in the same run.

    python benchmarks/database_figures.py [STEPS]

It prints the median and the slowest hundredth of a commit of the running workshop and of one raw insert and commit,
in milliseconds, in turn on the same server; the same of a step that was made before, which leaves out what the
workshop computes; how long it takes until another window has read a step; how long words are looked for in the
120,000 lines of 2,000 sessions, with and without the connection that is made for it, beside a bare query for the same
words; and what eight windows at once need for 20,000 steps, of which none may be missing or there twice.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from multiprocessing.connection import Connection
from multiprocessing.queues import Queue
from statistics import median, quantiles

import psycopg

from database import Database, programs
from finding import SOUGHT, said
from gestures import AGENDAS, beginning
from pmworkshop.base.clock_ids import RandomIds
from pmworkshop.practice.database_memory import FORM, DatabaseMemory
from pmworkshop.practice.memory import MOST
from pmworkshop.practice.query import lexemes_of, read_query
from pmworkshop.session.operations import collect
from pmworkshop.store.addresses import search_at
from pmworkshop.store.journal import Head
from pmworkshop.store.postgres.address import Server, parted
from pmworkshop.store.postgres.store import PostgresStore
from pmworkshop.store.postgres.upkeep import prepare
from pmworkshop.workshop.wiring import wired
from pmworkshop.workshop.workshop import Workshop

ID = "50a4000000000001"
WRITERS = 8
BARE = "price & customer:*"


def told(what: str, seconds: list[float]) -> None:
    """Print the middle and the slowest hundredth of some times."""
    slow = quantiles(seconds, n=100)[98]
    print(f"{what:44} median {median(seconds) * 1000:7.2f} ms   p99 {slow * 1000:7.2f} ms", flush=True)


def begun(server: Server, name: str) -> tuple[Workshop, str]:
    """Begin a session; return it and the module that collects answers."""
    store = PostgresStore(server)
    workshop = wired().run(store.create(server.address(name), ID), window="stage")
    workshop.commit(beginning(ID, AGENDAS[0]))
    return workshop, next(one.id for one in workshop.session.info.agenda.modules if one.kind == "collect")


@contextmanager
def opened(server: Server, name: str, window: str) -> Iterator[Workshop]:
    """Open a session that was begun."""
    workshop = wired().run(PostgresStore(server).open(server.address(name)), window=window)
    try:
        yield workshop
    finally:
        workshop.close()


def commits(server: Server, times: int) -> None:
    """Commit lines of a workshop and raw rows in turn."""
    workshop, module = begun(server, "commits")
    body = workshop.history()[0][1].body()[:600]
    with psycopg.connect(server.dsn) as raw:
        raw.execute("CREATE TABLE raw (id text PRIMARY KEY, body text NOT NULL)")
        raw.commit()
        ours, plain, ids = [], [], RandomIds()
        for number in range(times):
            start = time.perf_counter()
            workshop.commit(collect.add(module, f"Answer {number}, of the usual length of a line that is typed"))
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            raw.execute("INSERT INTO raw VALUES (%s, %s)", (ids.new(), body))
            raw.commit()
            plain.append(time.perf_counter() - start)
    told("commit of a line by the workshop", ours)
    told("raw insert and commit", plain)
    print(f"{'times raw, at the median':44} {median(ours) / median(plain):.2f}", flush=True)
    workshop.close()


def stored(server: Server, times: int) -> None:
    """Store steps that were made before and raw rows in turn: what the database itself takes for a commit."""
    workshop, module = begun(server, "made")
    for number in range(times):
        workshop.commit(collect.add(module, f"Answer {number}, of the usual length of a line that is typed"))
    steps = [step for _, step in workshop.history()]
    workshop.close()
    journal = PostgresStore(server).create(server.address("stored"), ID)
    head, ours, plain, ids = journal.head(), list[float](), list[float](), RandomIds()
    with psycopg.connect(server.dsn) as raw:
        raw.execute("CREATE TABLE rows (id text PRIMARY KEY, body text NOT NULL)")
        raw.commit()
        for step in steps:
            start = time.perf_counter()
            with journal.trying(head) as writing:
                writing.append(step, applied=True)
            head = writing.head
            ours.append(time.perf_counter() - start)
            body = step.body()[:600]
            start = time.perf_counter()
            raw.execute("INSERT INTO rows VALUES (%s, %s)", (ids.new(), body))
            raw.commit()
            plain.append(time.perf_counter() - start)
    journal.close()
    told("commit of a step that was made before", ours)
    told("raw insert and commit", plain)
    print(f"{'times raw, at the median':44} {median(ours) / median(plain):.2f}", flush=True)


def following(server: Server, times: int) -> None:
    """Look how long it takes from the commit of a line until another window has read it."""
    workshop, module = begun(server, "following")
    watch, took = PostgresStore(server).watch(server.address("following")), list[float]()
    watch.wait(0.0)
    watch.changed(0.0)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    writer = multiprocessing.Process(target=say, args=(server, module, times, theirs))
    first = workshop.session.seq
    writer.start()
    read: dict[int, float] = {}
    while workshop.session.seq < first + times:
        before = workshop.session.seq
        watch.wait(1.0)
        if watch.changed(time.monotonic()) and workshop.follow():
            read |= dict.fromkeys(range(before + 1, workshop.session.seq + 1), time.monotonic())
    stored: dict[int, float] = ours.recv()
    writer.join()
    took = [max(0.0, read[seq] - moment) for seq, moment in stored.items()]
    told("another window has read a line after", took)
    watch.close()
    workshop.close()


def finding(server: Server, times: int) -> None:
    """Look for words in many sessions, and ask a bare table of the same lines, in turn."""
    search, query = search_at(server.shown), read_query(SOUGHT)
    with psycopg.connect(server.dsn, autocommit=True) as raw:
        raw.execute("CREATE TABLE bare (text text NOT NULL, words tsvector NOT NULL)")
        head = Head(ID, 1, bytes(32))
        for number, about, texts in said():
            new = "INSERT INTO pmworkshop.session (name, id) VALUES (%s, %s) RETURNING number"
            ((at,),) = raw.execute(new, (f"said-{number}", ID)).fetchall()
            raw.execute("INSERT INTO pmworkshop.head VALUES (%s, %s, %s, 0)", (at, head.seq, head.chain))
            lines = [(json.dumps(["said", text, "Part", "Who", ""]), lexemes_of(text)) for text in texts]
            assert search.remember(at, FORM, head, about.day, json.dumps(asdict(about)), "[]", lines)
            with raw.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO bare VALUES (%s, to_tsvector('simple', %s))", [(one, one) for one in texts]
                )
        raw.execute("CREATE INDEX ON bare USING gin (words)")
        raw.execute("VACUUM ANALYZE")
        whole, ours, plain = list[float](), list[float](), list[float]()
        for _ in range(times):
            start = time.perf_counter()
            search.look(FORM)
            search.recall(query.sought(), MOST, ())
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            found = DatabaseMemory(server.shown).find(query, MOST)
            whole.append(time.perf_counter() - start)
            start = time.perf_counter()
            bare = raw.execute("SELECT text FROM bare WHERE words @@ to_tsquery('simple', %s)", (BARE,)).fetchall()
            plain.append(time.perf_counter() - start)
        assert found.total == len(bare), (found.total, len(bare))
        raw.execute("DELETE FROM pmworkshop.session WHERE name LIKE 'said-%'")
        raw.execute("SELECT pmworkshop.sweep()")
    search.close()
    told("words found in 120,000 lines", ours)
    told("the same with a new connection", whole)
    told("a bare query for the same words", plain)


def say(server: Server, module: str, times: int, pipe: Connection) -> None:
    """Write lines now and then, and tell when each was stored."""
    stored = {}
    with opened(server, "following", "notes") as workshop:
        for number in range(times):
            time.sleep(0.02)
            done = workshop.commit(collect.add(module, f"Answer {number}"))
            stored[done.seq] = time.monotonic()
    pipe.send(stored)


def write(server: Server, module: str, steps: int, results: Queue[list[float]]) -> None:
    """Write a line, and word it anew as fast as it goes."""
    took = []
    with opened(server, "writers", "stage") as workshop:
        done = workshop.commit(collect.add(module, "A line"))
        assert done.step is not None
        line = done.step.changes[0].id
        for number in range(steps - 1):
            start = time.perf_counter()
            workshop.commit(collect.edit(line, f"A line, worded for the time {number}"))
            took.append(time.perf_counter() - start)
    results.put(took)


def writers(server: Server, steps: int) -> int:
    """Let eight windows write at once; return how many steps are missing or there twice."""
    workshop, module = begun(server, "writers")
    each = steps // WRITERS
    results: Queue[list[float]] = multiprocessing.Queue()
    started = [multiprocessing.Process(target=write, args=(server, module, each, results)) for _ in range(WRITERS)]
    start = time.perf_counter()
    for one in started:
        one.start()
    took = [seconds for _ in started for seconds in results.get()]
    for one in started:
        one.join()
    spent = time.perf_counter() - start
    told(f"commit of eight windows at once, {each * WRITERS} steps", took)
    there = [step.id for _, step in workshop.history()]
    wrong = abs(len(there) - 1 - each * WRITERS) + len(there) - len(set(there))
    print(f"{'all together':44} {spent:.1f} s; {wrong} missing or twice; chain whole: {workshop.verify().fine}")
    workshop.close()
    return wrong


def main(steps: int) -> int:
    """Measure all of it on a server of its own, which waits for the disk; return how many steps are wrong."""
    made = Database(durable=True)
    try:
        server = parted(made.dsn)[0]
        prepare(server)
        commits(server, max(200, steps // 20))
        stored(server, max(200, steps // 20))
        following(server, max(200, steps // 20))
        finding(server, 50)
        return writers(server, steps)
    finally:
        made.end()


if __name__ == "__main__":
    if programs() is None:
        print("PostgreSQL is not installed here: on Debian, apt install postgresql")
        sys.exit(0)
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000) else 0)
