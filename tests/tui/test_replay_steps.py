"""What a step changed, before and after it, side by side; and all steps below as a skyline."""

from __future__ import annotations

import shutil

import pytest

from pmworkshop.session.operations import collect
from pmworkshop.session.operations.navigation import enter
from tests.build import FixedClock, reopen, sample_file
from tests.tui.driving import NOW, make
from tests.tui.test_replay import replay, step_of


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return sample_file(tmp_path_factory.mktemp("made") / "sample.pmw")


@pytest.fixture
def sample(made, tmp_path):
    return shutil.copy2(made, tmp_path / "sample.pmw")


def halves(watcher):
    """The lines of the two halves, below their heads."""
    lines = [line for line in watcher.screen[3:] if line.strip()]
    begin = lines[0].index("After this step")
    end = next(at for at, line in enumerate(lines) if line.startswith(" ▌"))
    return tuple([" ".join(half.split()) for half in (line[:begin], line[begin:])] for line in lines[1:end])


def side(watcher, at):
    """What one half says: 0 is the one before the step, 1 the one after it."""
    return " ".join(row[at] for row in halves(watcher) if row[at])


async def test_a_settled_row_stands_filled_beside_what_the_room_saw_before(sample):
    step = step_of(sample, "“Set the price”: Product manager answers for it")
    async with replay(sample, str(step), wall=False) as watcher:
        assert watcher.screen[0].split("  ")[0].strip() == "Replay"
        assert watcher.screen[0].rstrip().endswith("read only")
        assert "9 Who answers  Settle" in watcher.screen[1]
        assert f"step {step} of 218" in watcher.screen[1]
        assert "Before" in watcher.screen[3]
        assert "◆ Product manager 4, Head of product 2" in side(watcher, 0)
        assert "Set the price A Product manager" in side(watcher, 1)
        assert "Price and offer belong in one hand" in " ".join(watcher.wall.replace("▌", "").split())
        await watcher.press("right")
        assert "✓ A Product manager" in side(watcher, 1)
        assert watcher.wall.count("“Set the price” is settled") == 1


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_neighbours_of_a_row_that_do_not_fit_name_whole_roles_alone(sample, size):
    step = step_of(sample, "“Set the price”: Product manager answers for it")
    async with replay(sample, str(step), wall=False, size=size) as watcher:
        roles = {role.title for role in reopen(sample).session.roles.values()}
        cut = [half for row in halves(watcher) for half in row if half.startswith("◆") and half.endswith("…")]
        assert cut
        for half in cut:
            named = half.removeprefix("◆ ").removesuffix(" …").split(", ")
            assert all(one.rpartition(" ")[0] in roles for one in named), half


@pytest.mark.parametrize(
    ("label", "before", "after"),
    [
        ("Made a group", "▁▁▁▁", "Know the customer before the roadmap"),
        ("Added an action", "▁▁▁▁", "owner Head of Product (sample)"),
        ("Showed the answers in “Statements”", "not shown yet", "3 for 2, 4 for 3, 2 for 4"),
        ("Went to “Check-in”", "1 Open Explain", "2 Check-in Explain"),
        ("Began the workshop", "▁▁▁▁", "Leadership alignment"),
    ],
)
async def test_a_step_that_changes_no_chart_shows_what_it_changed_in_the_same_two_places(
    sample, label, before, after
):
    async with replay(sample, str(step_of(sample, label)), wall=False) as watcher:
        assert before in side(watcher, 0)
        assert after in side(watcher, 1)
        assert after not in side(watcher, 0)
        assert f"▌ {label}" in watcher.wall


async def test_hidden_answers_are_a_number_on_both_sides_until_they_were_shown(sample):
    shown = step_of(sample, "Showed the answers in “Statements”")
    async with replay(sample, str(shown - 1), wall=False) as watcher:
        assert "Statements 8 of 9 in" in side(watcher, 0)
        assert "Statements 9 of 9 in" in side(watcher, 1)
        assert " for " not in side(watcher, 1)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30), (160, 45)])
async def test_the_skyline_marks_the_moment_above_the_numbers_of_the_parts(sample, size):
    async with replay(sample, "120", size=size, wall=False) as watcher:
        ground = next(line for line in watcher.screen if "▲" in line)
        names = watcher.screen[watcher.screen.index(ground) + 1]
        assert names.split() == [str(number) for number in range(1, 12)]
        mark = ground.index("▲")
        assert mark > names.index("9")
        await watcher.press("end")
        last = next(line for line in watcher.screen if "▲" in line)
        assert last.index("▲") > mark
        assert "more" not in watcher.screen[-2], "nothing of the page is out of sight"


async def test_a_part_is_gone_to_by_its_number_and_the_foot_names_both_ways(sample):
    async with replay(sample, size=(100, 30), wall=False) as watcher:
        for words in ("←→ step", "Space play", "1-9 part", "+- speed", "v wall", "Esc close"):
            assert words in watcher.screen[-1]
        await watcher.press("9")
        assert "9 Who answers" in watcher.screen[1]
        await watcher.press("space")
        assert "▶ plays 60x" in watcher.screen[1]
        await watcher.press("v")
        await watcher.wait(0)
        assert "v changes" in watcher.screen[-1]
        assert "▄" in watcher.screen[0]
        await watcher.press("v")
        assert "After this step" in watcher.wall


async def test_a_part_that_is_not_there_is_said(tmp_path):
    path = make(tmp_path)
    workshop = reopen(path, clock=FixedClock(NOW))
    workshop.commit(enter("three", "reveal"))
    workshop.close()
    async with replay(path, wall=False) as watcher:
        await watcher.press("1")
        assert watcher.said == "The room was not in part 1 of the agenda."
        assert "After this step" in watcher.wall


async def test_long_words_and_a_long_list_are_never_cut_in_silence(tmp_path):
    path = make(tmp_path)
    workshop = reopen(path, clock=FixedClock(NOW))
    workshop.commit(enter("three", "reveal"))
    for at in range(60):
        workshop.commit(collect.add("three", f"Line {at} 顧客の声を毎週聞く " + "of many words " * 12))
    workshop.close()
    async with replay(path, size=(60, 18), wall=False) as watcher:
        await watcher.press("end")
        assert "60 of 60" in watcher.screen[3]
        assert "Line 59" in side(watcher, 1)
        assert "…" in side(watcher, 1)
        assert all(len(line.rstrip()) <= 60 for line in watcher.screen)
