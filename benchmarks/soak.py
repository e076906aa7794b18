"""Make gestures on a session until killed, and say of each when it is safe.

    python benchmarks/soak.py SESSION COUNT [SEED]

Commits COUNT random gestures through the running workshop and prints ``ACK n``, flushed, once the step with
the number n is on disk. The session is made where it is not there.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Action, AnyRecord, Details, Entry, Mark
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.wiring import wired

WORDS = ("nobody", "can", "say", "what", "the", "customer", "is", "going", "through", "before", "it", "is", "drawn")


def beginning() -> Details:
    """The first record of the session that is made."""
    module = {
        "kind": "collect",
        "id": "collect",
        "title": "Three questions",
        "short": "Questions",
        "phases": {"alone": 5.0},
        "prompts": ["What is missing?"],
    }
    agenda = Agenda.model_validate({"id": "soak", "title": "Soak", "minutes": 5.0, "modules": [module]})
    day = datetime(2026, 9, 14, tzinfo=UTC).date()
    return Details(id="details", session="50a4000000000001", title="Soak", day=day, agenda=agenda)


def gesture(rng: random.Random) -> Operation:
    """An operation such as a workshop sees: an answer, an edit, a drop, a letter or an action."""
    key, text = f"e{rng.randrange(60)}", " ".join(rng.choices(WORDS, k=rng.randint(1, 20)))
    sort = rng.random()

    def operation(session: Session, draw: GestureContext) -> Draft:
        change: AnyRecord | Drop
        if sort < 0.6:
            change = Entry(id=key, module="collect", text=text)
        elif sort < 0.7 and key in session.entries:
            change = Drop("entry", key)
        elif sort < 0.85:
            change = Mark(id=f"m{key}", chart="chart", activity=key, role="r", letters=rng.choice("ARCI"))
        else:
            change = Action(id=f"a{key}", module="plan", code="A01", what=text)
        return Draft("A gesture", (change,))

    return operation


def main(path: Path, count: int, seed: int, *, quiet: bool = False) -> None:
    """Make the gestures."""
    rng = random.Random(seed)
    new = not path.exists()
    journal = SqliteJournal.create(path, beginning().session) if new else SqliteJournal.open(path)
    workshop = wired().run(journal, window="stage")
    if not workshop.session.details:
        workshop.commit(lambda session, draw: Draft("Session begun", (beginning(),), undoable=False))
    for _ in range(count):
        try:
            done = workshop.undo() if rng.random() < 0.1 else workshop.commit(gesture(rng))
        except RefusedError:
            continue
        if not quiet:
            print(f"ACK {done.seq}", flush=True)
    workshop.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32))
