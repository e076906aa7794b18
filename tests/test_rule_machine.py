"""The rule under any course of events, against a model that is written without the fold.

Two files that began as one, a second window on the first, undo, redo, merge both ways, settling, export and
import, crashes, and a clock that jumps: whatever happens, all windows, all files and the model agree.

PMWORKSHOP_WALKS says how many courses are walked; --hypothesis-seed, which ones.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta, timezone
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.folders import Folders
from pmworkshop.interface import export, import_session, load, write_export
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import fold
from pmworkshop.session.core.steps import Step
from pmworkshop.store.sqlite.check import write_session
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.reading import open_writing
from pmworkshop.store.sqlite.verify import verify
from pmworkshop.workshop.workshop import Workshop
from tests.build import SESSION, START, FixedClock, begin, drop, entry, put

KEYS = st.sampled_from(["e1", "e2", "e3"])
WINDOWS = ("stage", "notes", "other")
"""Two windows on the first file, and one on the second."""


@dataclass
class Model:
    """One file in plain Python: the version and text of each record, the held steps, and undo as two stacks."""

    texts: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    held: dict[str, Step] = field(default_factory=dict)
    done: dict[str, list[Step | None]] = field(default_factory=lambda: {name: [] for name in WINDOWS})
    undone: dict[str, list[tuple[Step, Step]]] = field(default_factory=lambda: {name: [] for name in WINDOWS})

    def take(self, step: Step) -> None:
        """Take in a step that came from anywhere, by the rule as the design words it."""
        self.known.add(step.id)
        changes = [change for change in step.changes if change.kind == "entry"]
        for change in changes:
            there, current = change.id in self.texts, self.versions.get(change.id)
            new = not change.base and not there
            settling_what_is_absent = "" in change.base and not there
            if not (new or settling_what_is_absent or current in change.base):
                self.held[step.id] = step
                return
        for change in changes:
            self.versions[change.id] = change.version
            self.texts.pop(change.id, None)
            if change.record is not None:
                self.texts[change.id] = change.record["text"]
        if step.settles:
            self._settle(step)

    def _settle(self, step: Step) -> None:
        """Let go of the held steps that a step names, and of those whose states it, or they, stand on."""
        over = {(change.id, base) for change in step.changes for base in change.base}
        settled = set(step.settles)
        for _ in self.held:  # each time round reaches one step further back
            for one in self.held.values():
                if all((change.id, change.version) in over for change in one.changes):
                    settled.add(one.id)
                    over |= {(change.id, base) for change in one.changes for base in change.base}
        self.held = {key: one for key, one in self.held.items() if key not in settled}


class Workshops(RuleBasedStateMachine):
    """Everything that can happen to two files of one workshop."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="pmworkshop-machine-"))
        self.paths = {name: self.folder / ("b.pmw" if name == "other" else "a.pmw") for name in WINDOWS}
        self.clock = FixedClock()
        self.opened = 0
        self.texts = 0
        first = begin(self.paths["stage"], entry("e1", "first"), clock=self.clock)
        first.close()
        shutil.copyfile(self.paths["stage"], self.paths["other"])
        self.model = {self.paths["stage"]: Model(), self.paths["other"]: Model()}
        for model in self.model.values():
            model.texts, model.versions = {"e1": "first"}, {"e1": f"{1:016x}"}
            model.known = {f"{1:016x}"}
            model.done = {name: [None] for name in WINDOWS}
        self.windows = {name: self.open(name) for name in WINDOWS}

    def open(self, name: str) -> Workshop:
        self.opened += 1
        ids = CountingIds(self.opened << 32)
        journal = open_writing(self.paths[name])
        journal._db.execute("PRAGMA synchronous = OFF")  # the disk itself is not what is tried here
        return Workshop(journal, window=name, clock=self.clock, ids=ids)

    def of(self, name: str) -> Model:
        return self.model[self.paths[name]]

    def committed(self, name: str, step: Step) -> None:
        model = self.of(name)
        model.take(step)
        assert step.id not in model.held

    # What people do

    @rule(name=st.sampled_from(WINDOWS), keys=st.lists(KEYS, min_size=1, max_size=2, unique=True))
    def put(self, name, keys):
        self.texts += 1
        step = self.windows[name].commit(put(*(entry(key, f"text {self.texts}") for key in keys))).step
        self.committed(name, step)
        self.of(name).done[name].append(step)
        self.of(name).undone[name].clear()

    @rule(name=st.sampled_from(WINDOWS), key=KEYS)
    def drop(self, name, key):
        if key not in self.of(name).texts:
            return
        step = self.windows[name].commit(put(drop(entry(key)))).step
        self.committed(name, step)
        self.of(name).done[name].append(step)
        self.of(name).undone[name].clear()

    @rule(name=st.sampled_from(WINDOWS))
    def move_on(self, name):
        self.windows[name].commit(put(Stage(id="stage", module="poll", phase="alone", started=self.clock.now())))

    @rule(name=st.sampled_from(WINDOWS), key=KEYS)
    def reveal(self, name, key):
        self.texts += 1
        step = self.windows[name].commit(put(entry(key, f"text {self.texts}"), undoable=False)).step
        self.committed(name, step)
        self.of(name).done[name].append(None)
        self.of(name).undone[name].clear()

    @rule(name=st.sampled_from(WINDOWS))
    def undo(self, name):
        model, window = self.of(name), self.windows[name]
        newest = model.done[name][-1]
        allowed = newest is not None and all(model.versions[c.id] == c.version for c in newest.changes)
        before = dict(model.texts)
        try:
            step = window.undo().step
        except RefusedError:
            assert not allowed
            return
        assert allowed
        assert step.undoes == newest.id
        self.committed(name, step)
        touched = {change.id for change in newest.changes}
        assert {k: v for k, v in before.items() if k not in touched} == {
            k: v for k, v in model.texts.items() if k not in touched
        }
        model.undone[name].append((model.done[name].pop(), step))

    @rule(name=st.sampled_from(WINDOWS))
    def redo(self, name):
        model, window = self.of(name), self.windows[name]
        _, undoing = model.undone[name][-1] if model.undone[name] else (None, None)
        allowed = undoing is not None and all(model.versions[c.id] == c.version for c in undoing.changes)
        try:
            step = window.redo().step
        except RefusedError:
            assert not allowed
            return
        assert allowed
        assert step.undoes == undoing.id
        self.committed(name, step)
        original, _ = model.undone[name].pop()
        for change in original.changes:
            assert model.versions[change.id] == change.version
            assert model.texts.get(change.id) == (change.record and change.record["text"])
        model.done[name].append(original)

    @rule(here=st.sampled_from(["stage", "notes"]), inward=st.booleans())
    def merge(self, here, inward):
        into, out_of = (here, "other") if inward else ("other", here)
        steps = [step for _, step in self.windows[out_of].history()]
        model = self.of(into)
        news = [step for step in steps if step.id not in model.known]
        done = self.windows[into].merge(steps)
        for step in news:
            model.take(step)
        for step in (done.step,) if done.step else ():
            model.known.add(step.id)
            for name in WINDOWS:  # the windows of the other file have their gestures here too now
                if name == into:
                    model.done[name].append(None)
                    model.undone[name].clear()

    @precondition(lambda self: any(window.session.held for window in self.windows.values()))
    @rule(name=st.sampled_from(WINDOWS))
    def settle(self, name):
        window, model = self.windows[name], self.of(name)
        window.follow()
        held = window.session.held
        if not held:
            return
        self.texts += 1
        keys = {change.id for step in held for change in step.changes if change.kind == "entry"}
        records = [entry(key, f"settled {self.texts}") for key in sorted(keys)]
        step = window.commit(put(*records, settles=tuple(step.id for step in held))).step
        self.committed(name, step)
        model.done[name].append(None)
        model.undone[name].clear()

    # What happens to them

    @rule(name=st.sampled_from(WINDOWS))
    def follow(self, name):
        self.windows[name].follow()

    @rule(name=st.sampled_from(WINDOWS))
    def crash(self, name):
        self.windows[name]._performer.journal._db.close()
        self.windows[name] = self.open(name)

    @rule(name=st.sampled_from(WINDOWS))
    def close_and_open(self, name):
        self.windows[name].close()
        self.windows[name] = self.open(name)

    @rule(name=st.sampled_from(WINDOWS))
    def crash_in_mid_write(self, name):
        """The file and what lies beside it, as a kill in the midst of a long transaction leaves them."""
        path = self.paths[name]
        with closing(connect(path, writable=True)) as other:
            other.execute("PRAGMA cache_size = 1")
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE live SET body = replace(body, 'e', 'xx')")
            other.execute("UPDATE step SET body = replace(body, 'e', 'xx')")
            left = {place: place.read_bytes() for place in (path, Path(f"{path}-journal"))}
            other.execute("ROLLBACK")
        assert left[path] != path.read_bytes()
        self.come_back_to(path, left)

    @rule(name=st.sampled_from(WINDOWS))
    def carry_to_another_machine(self, name):
        """Export the whole session as text, import that elsewhere, and go on there."""
        path, folder = self.paths[name], Path(tempfile.mkdtemp(dir=self.folder))
        (text,) = write_export(export(path, "session"), folder)
        assert load(text) == load(path)
        made = Path(import_session(text, Folders.at(folder / "home")).address)
        assert load(made) == load(path)
        assert export(made, "session") == export(path, "session")
        self.come_back_to(path, {path: made.read_bytes()})

    def come_back_to(self, path, files):
        names = [name for name in WINDOWS if self.paths[name] == path]
        for name in names:
            self.windows[name].close()
        for place, data in files.items():
            place.write_bytes(data)
        for name in names:
            self.windows[name] = self.open(name)

    @rule()
    def two_copies_meet(self):
        """Merged either way, two files that report no conflict come to the same, and once more changes nothing."""
        copies = []
        for name in ("stage", "other"):
            path = Path(tempfile.mkdtemp(dir=self.folder)) / "copy.pmw"
            shutil.copyfile(self.paths[name], path)
            self.opened += 1
            copies.append(Workshop(SqliteJournal.open(path), clock=self.clock, ids=CountingIds(self.opened << 32)))
        histories = [[step for _, step in copy.history()] for copy in copies]
        for copy, steps in zip(copies, reversed(histories), strict=True):
            copy.merge(steps)
        if not any(copy.session.held for copy in copies):
            ours, theirs = ({record.id: record for record in copy.session.records()} for copy in copies)
            for mine in (ours, theirs):
                mine.pop("stage", None)
            assert ours == theirs
        for copy, steps in zip(copies, reversed(histories), strict=True):
            before = copy.session
            assert copy.merge(steps).step is None
            assert copy.session == before
            assert verify(copy._performer.journal.path).fine
            copy.close()

    @rule(hours=st.integers(-12, 14))
    def the_room_moves_to_another_time_zone(self, hours):
        self.clock.time = self.clock.time.astimezone(timezone(timedelta(hours=hours)))

    @rule(seconds=st.integers(-100_000, 100_000))
    def the_clock_jumps(self, seconds):
        self.clock.move(seconds)

    # What always holds

    @invariant()
    def every_window_that_follows_shows_what_the_model_says(self):
        for name, window in self.windows.items():
            model = self.of(name)
            window.follow()
            found = {key: record.text for key, record in window.session.entries.items()}
            assert found == model.texts
            versions = {key[1]: version for key, version in window.session.versions.items() if key[0] == "entry"}
            assert versions == model.versions
            held = {step.id for step in window.session.held if any(c.kind == "entry" for c in step.changes)}
            assert held == set(model.held)

    def teardown(self):
        for name, window in self.windows.items():
            steps = tuple(step for _, step in window.history())
            window.close()
            journal = SqliteJournal.open(self.paths[name], readonly=True)
            loaded = journal.load()[0]
            journal.close()
            assert loaded == window.session == fold(steps)
            assert verify(self.paths[name]).fine
            copy = self.folder / f"copy-{name}.pmw"
            write_session(copy, SESSION, steps)
            journal = SqliteJournal.open(copy, readonly=True)
            assert journal.load()[0] == loaded
            assert [step for _, step in journal.steps()] == list(steps)
            journal.close()
        shutil.rmtree(self.folder)


TestWorkshops = Workshops.TestCase
TestWorkshops.settings = settings(
    max_examples=int(os.environ.get("PMWORKSHOP_WALKS", "10")),
    phases=[Phase.generate],
    stateful_step_count=30,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
assert START
