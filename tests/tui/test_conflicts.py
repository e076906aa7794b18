"""What two files changed at the same time: told when a session opens, shown side by side, settled by one key."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.workshop.joining import merge
from tests.build import reopen
from tests.tui.driving import make, stage

WIDE = (100, 30)


def parted(home: Path, before: list[Operation], here: list[Operation], there: list[Operation]) -> Path:
    """A session in which another file of it was merged."""
    path, other = make(home), home / "other.table"
    for operations, file, window in ((before, path, "command"), (here, path, "stage"), (there, other, "notes")):
        if file is path and operations is here:
            other.write_bytes(path.read_bytes())
        workshop = reopen(file, window)
        for operation in operations:
            workshop.commit(operation)
        workshop.close()
    merge(path, [other], ids=CountingIds(9 << 50))
    return path


def edited(home: Path) -> Path:
    """Two lines that both tables reworded."""
    path = make(home, name="start")
    workshop = reopen(path, "command")
    workshop.commit(collect.add("three", ["one", "two"], prompt="missing"))
    ids = sorted(workshop.session.entries)
    workshop.close()
    other = home / "other.table"
    other.write_bytes(path.read_bytes())
    for file, window, word in ((path, "stage", "ours"), (other, "notes", "theirs")):
        workshop = reopen(file, window)
        for key in ids:
            workshop.commit(collect.edit(key, f"{word} {key[-1]}"))
        workshop.close()
    merge(path, [other], ids=CountingIds(9 << 50))
    return path


async def test_it_is_told_when_the_session_opens_and_settled_by_one_key_each(tmp_path):
    async with stage(tmp_path, edited(tmp_path), size=WIDE) as room:
        assert room.said == "2 changes wait to be settled: X shows them."
        await room.press("X")
        assert "Not settled yet" in room.wall
        assert "2 changes wait: two of us changed the same thing" in room.wall
        heads = next(line for line in room.screen if "1  Stands" in line)
        values = next(line for line in room.screen if "ours 1" in line)
        assert values.index("ours 1") == heads.index("1  Stands")
        assert values.index("theirs 1") == heads.index("2  Waits")
        await room.press("2")
        assert room.said == "Taken as it waited"
        assert "1 change waits" in room.wall
        await room.press("1")
        assert room.said == "Kept as it stands"
        assert "Nothing waits to be settled." in room.wall
        assert {entry.text for entry in room.session.entries.values()} == {"theirs 1", "ours 2"}
        assert room.session.held == ()
        await room.press("2")
        assert "Choose a line first" in room.said


async def test_esc_leaves_it_and_it_waits(tmp_path):
    async with stage(tmp_path, edited(tmp_path)) as room:
        await room.press("X", "escape")
        assert "PgDn begins" in room.wall
        assert len(room.session.held) == 2
        await room.press("X", "X")
        assert "PgDn begins" in room.wall


async def test_where_nothing_waits_the_key_has_no_meaning(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("X")
        assert "has no meaning here" in room.said
        assert not any(command.id == "conflicts" for command in room.app.desk.offered.commands)


async def test_answers_that_are_not_shown_are_not_told_on_the_wall(tmp_path):
    def cast(score):
        def operation(session, draw):
            person = next(iter(sorted(session.participants)))
            return ballots.cast("pulse", person, [Answer("strategy", score=score)])(session, draw)

        return operation

    path = parted(tmp_path, [rounds.ask_again("pulse")], [cast(1)], [cast(5)])
    async with stage(tmp_path, path, size=WIDE) as room:
        await room.press("X")
        assert "Answers that are not shown yet" in room.wall
        assert "an answer: neither is told before it is shown" in " ".join(room.wall.split())
        assert "1  Stands" not in room.wall
        await room.press("2")
        assert next(iter(room.session.ballots.values())).score == 5
        assert room.session.rounds["pulse/1"].status == "open"
