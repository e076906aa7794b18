"""Kill a database and the programs that write to it, again and again, and see that nothing acknowledged is lost.

    python benchmarks/database_kill.py N [SEED]

Each time one or two windows make gestures of every sort in a session, and repeat until it is taken what the database
did not answer. At a random moment the server is killed or stopped and started again, connections are cut, or windows
are killed. Then every step that was ever acknowledged must be at its number, without a gap, none twice, the fold of
all steps must be what is loaded, the chain of hashes must hold, and the next stage must get its right. Needs a system
with ``fork``.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from contextlib import closing
from functools import partial

import psycopg

import gestures
from database import Database, programs
from killed_windows import acknowledged, begin, end, failed, go_on, missing, telling
from pmworkshop.base.errors import BusyError, InputError, PmworkshopError, StorageError
from pmworkshop.session.operations import collect
from pmworkshop.store.postgres.address import Server, parted
from pmworkshop.store.postgres.store import PostgresStore
from pmworkshop.store.postgres.upkeep import prepare
from pmworkshop.workshop.deeds import Operate
from pmworkshop.workshop.wiring import wired
from pmworkshop.workshop.workshop import Workshop

STEPS_BEFORE_A_NEW_SESSION = 250
READY = b"READY\n"
ID = "50a4000000000001"
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE pid <> pg_backend_pid() AND application_name = 'pmworkshop'"
)


def run(server: Server, name: str, window: str, seed: int, pipe: int) -> None:
    """Make gestures until killed; say of each when it is safe."""
    rng = random.Random(seed)
    with telling(pipe, InputError):
        workshop = wired().run(PostgresStore(server).open(server.address(name)), window=window)
        os.write(pipe, READY)
        go_on(pipe, lambda: repeated(workshop, rng, pipe) if rng.random() < 0.5 else gestures.make_one(workshop, rng))


def made_anew(server: Server, name: str, rng: random.Random) -> None:
    """Begin a session."""
    with closing(PostgresStore(server)) as store:
        workshop = wired().run(store.create(server.address(name), ID), window="stage")
        workshop.commit(gestures.beginning(ID, rng.choice(gestures.AGENDAS)))
        workshop.close()


def repeated(workshop: Workshop, rng: random.Random, pipe: int) -> gestures.Committed | None:
    """Say a line, and say the same gesture again until it is stored, as the queue of a stage does."""
    modules = [one.id for one in workshop.session.info.agenda.modules if one.kind == "collect"]
    if not modules:
        return None
    deed, draw = Operate(collect.add(rng.choice(modules), f"Line {rng.random()}")), workshop.draw()
    while True:
        try:
            return workshop.perform(deed, draw).result()
        except (StorageError, BusyError):
            os.write(pipe, b"AGAIN\n")
            time.sleep(0.02)


def killed(made: Database, server: Server, name: str, rng: random.Random) -> tuple[str, list[str]]:
    """Run one or two windows, disturb them, kill them; return what was done, and what they said."""
    windows = ["stage", "notes"][: rng.choice((1, 2, 2))]
    seeds = [rng.randrange(1 << 32) for _ in windows]
    started = [begin(partial(run, server, name, window, seed)) for window, seed in zip(windows, seeds, strict=True)]
    for _, pipe in started:
        os.read(pipe, len(READY))
    time.sleep(rng.random() * 0.2)
    what = rng.choice(("windows", "connections", "server killed", "server killed", "server stopped"))
    if what == "connections":
        with psycopg.connect(server.dsn, autocommit=True) as db:
            db.execute(CUT)
    elif what != "windows":
        (made.kill if what == "server killed" else made.stop)()
        made.start()
    if what != "windows":
        time.sleep(rng.random() * 0.3)
    rng.shuffle(started)
    return what, [line for process, pipe in started for line in end(process, pipe)]


def lost(server: Server, name: str, safe: dict[int, str]) -> str:
    """Open the session again; say what is wrong with it, or nothing."""
    with closing(PostgresStore(server)) as store:
        address = server.address(name)
        try:
            with closing(store.open(address)) as journal:
                with journal.writing():  # what a killed program was writing is over
                    pass
                session, head = journal.load()
                steps = list(journal.steps())
                verdict = journal.verify()
            hold = store.lock(address)
            hold.acquire()
            hold.release()
        except PmworkshopError as error:
            return f"cannot be read: {error}"
    return missing(session, head.seq, steps, verdict, safe)


def main(times: int, seed: int) -> int:
    """Kill so many times; return how often something was lost."""
    rng, made = random.Random(seed), Database(durable=True)
    print(f"seed {seed}", flush=True)
    faults, sessions, total, safe, counts = 0, 1, 0, dict[int, str](), Counter[str]()
    try:
        server = parted(made.dsn)[0]
        prepare(server)
        made_anew(server, "session1", rng)
        for number in range(1, times + 1):
            what, said = killed(made, server, f"session{sessions}", rng)
            wrong = failed(said)
            safe |= acknowledged(said)
            counts.update([what, *(line for line in said if line in ("REFUSED", "AGAIN"))])
            if found := lost(server, f"session{sessions}", safe):
                wrong.append(found)
            for line in wrong:
                print(f"kill {number} ({what}): {line}", flush=True)
            faults += bool(wrong)
            if len(safe) > STEPS_BEFORE_A_NEW_SESSION or wrong:
                sessions, total, safe = sessions + 1, total + len(safe), {}
                made_anew(server, f"session{sessions}", rng)
            if number % 50 == 0:
                print(f"{number} kills, {faults} with a loss", flush=True)
    finally:
        made.end()
    told = ", ".join(f"{counts[what]} {what}" for what in sorted(counts))
    print(f"{times} kills of {sessions} sessions with {total + len(safe)} acknowledged steps ({told}); ", end="")
    print(f"{faults} with a loss (seed {seed})")
    return faults


if __name__ == "__main__":
    if programs() is None:
        print("PostgreSQL is not installed here: on Debian, apt install postgresql")
        sys.exit(0)
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
    sys.exit(1 if main(int(sys.argv[1]), chosen) else 0)
