"""Values with a reason, on the stage: typed behind dots, shown under their subject, corrected and struck."""

import pytest

from tests.session.asked import agenda_with
from tests.tui.driving import stage
from tests.tui.own_agenda import made
from tests.tui.test_notes import at, notes

WHY = {"subjects": ["Prices are right", "Plans hold"], "passes": ["now"], "remark": "Why?"}


def asked(home, **changes):
    return made(home, agenda_with(poll={**WHY, **changes}))


async def answered(room, *lines):
    """Type these lines behind dots, then show the answers."""
    await room.go("poll", "reveal")
    await room.press("enter")
    for line in lines:
        await room.line(line)
    assert not [word for word in ("lost", "late") if word in room.wall]
    await room.press("escape", "pagedown", "enter")


async def test_values_are_typed_with_their_reasons_and_shown_with_who_gave_them(tmp_path):
    async with stage(tmp_path, asked(tmp_path)) as room:
        await room.go("poll", "reveal")
        await room.press("enter")
        assert "Prices are right  1 to 5; Why?; or all 2 values alone; - abstains" in room.wall
        await room.press("escape")
        await answered(room, "4; we lost two deals", "2", "53", "-; too late", "1; never", "11")
        lines = [" ".join(line.strip(" ▌").split()) for line in room.screen]
        assert "4 we lost two deals Sales" in lines
        assert "- too late Operations" in lines
        assert "1 never Operations" in lines
        first, second = (next(n for n, line in enumerate(lines) if line.startswith(one)) for one in ("1 Pri", "2 Pl"))
        assert 0 < lines.index("4 we lost two deals Sales") - first < 4
        assert 0 < lines.index("1 never Operations") - second < 5


async def test_a_digit_begins_the_line_behind_dots(tmp_path):
    async with stage(tmp_path, asked(tmp_path)) as room:
        await room.go("poll", "reveal")
        await room.press("4")
        assert "Prices are right  1 to 5; Why?" in room.wall
        assert "●" in room.wall
        assert room.app.desk.field.value == "4"
        await room.line("; we lost two deals")
        assert "Plans hold  1 to 5; Why?" in room.wall
        (answer,) = room.session.ballots.values()
        assert (answer.score, answer.remark) == (4, "we lost two deals")


async def test_the_second_question_is_asked_in_its_own_words(tmp_path):
    second = {"text": "How good is the proof?", "label": "Proof", "low": 0, "high": 3, "remark": "Seen where?"}
    about = {"method": "choice", "options": ["a rival", "a customer"], "label": "Origin", "second": second}
    async with stage(tmp_path, asked(tmp_path, **about)) as room:
        await room.go("poll", "explain")
        assert "; beside it: Why?\n" in room.wall
        await room.go("poll", "reveal")
        await room.press("enter")
        assert "Sales: Prices are right  1 a rival  2 a customer; Why?" in room.wall
        await room.line("2; they wrote to us")
        await room.line("1")
        assert "Sales: Prices are right  0 to 3; Seen where?" in room.wall
        await room.line("3; on site")
        await room.line("0")
        assert "Finance: Prices are right  1 a rival  2 a customer; Why?" in room.wall
        for line in ("21", "00") * 3:
            await room.line(line)
        await room.press("pagedown", "enter")
        lines = [" ".join(line.strip(" ▌").split()) for line in room.screen]
        assert "· a customer: they wrote to us Sales" in lines
        assert "3 on site Sales · Proof" in lines


async def test_what_is_long_below_the_list_stands_at_its_end_and_is_not_cut(tmp_path):
    words = ["a rival has it", "we were told to build it", "a target needs it", "customers showed the need"]
    second = {"text": "How good is the proof?", "label": "Proof", "low": 0, "high": 3}
    about = {"method": "choice", "options": words, "label": "Origin", "second": second, "remark": "What shows it"}
    async with stage(tmp_path, asked(tmp_path, **about)) as room:
        await room.go("poll", "explain")
        flat = " ".join(room.wall.split())
        assert f"Origin: {' · '.join(words)}; beside it: What shows it. Proof: 0 to 3." in flat
        assert "…" not in room.wall.partition("Where")[2]
        await room.go("poll", "reveal")
        flat = " ".join(room.wall.split())
        assert "4 customers showed the need; What shows it; or all 2 values alone; - abstains" in flat


async def test_a_line_that_cannot_be_read_is_told_calmly_and_comes_back(tmp_path):
    async with stage(tmp_path, asked(tmp_path)) as room:
        await room.go("poll", "reveal")
        await room.press("enter")
        await room.line("; we lost two deals")
        assert "A value is missing before the semicolon." in room.wall
        assert "lost" not in room.wall
        assert room.app.desk.field.value == "; we lost two deals"


async def test_a_reason_is_corrected_and_struck(tmp_path):
    async with stage(tmp_path, asked(tmp_path, subjects=["Prices are right"])) as room:
        await answered(room, "4; we lost two deals", "3", "2", "1")
        await room.press("e")
        await room.line("1")
        await room.press("enter")
        await room.line("4; we lost three deals")
        assert "we lost three deals" in room.wall
        await room.press("home", "down", "down")
        for _ in range(3):
            if "▌    4 we lost" in room.wall:
                break
            await room.press("up")
        await room.press("exclamation_mark", "enter")
        assert "we lost" not in room.wall
        assert "▲" in room.wall
        assert b"we lost" not in (tmp_path / "own.pmw").read_bytes()


async def test_without_names_reasons_stand_alone_in_the_order_of_the_alphabet(tmp_path):
    async with stage(tmp_path, asked(tmp_path, anonymous=True, subjects=["Prices are right"])) as room:
        await answered(room, "4; we lost two deals", "3; a late start", "2", "1")
        lines = [" ".join(line.split()) for line in room.screen]
        first = lines.index("· a late start")
        assert lines[first + 1] == "· we lost two deals"
        await room.press("home", "down", "down")
        await room.press("exclamation_mark", "enter")
        assert "· a late start" in room.wall
        assert "we lost" not in room.wall
        assert b"we lost" not in (tmp_path / "own.pmw").read_bytes()


async def test_what_is_said_aloud_one_by_one_may_have_a_reason_too(tmp_path):
    async with stage(tmp_path, asked(tmp_path)) as room:
        await room.go("poll", "alone")
        await room.press("V")
        await room.line("4; we lost two deals")
        assert "Plans hold" in room.wall
        await room.line("2")
        await room.line("55")
        assert "Now: Operations" in room.wall
        await room.press("escape")
        assert "we lost two deals" in room.wall


@pytest.mark.parametrize("changes", [{}, {"anonymous": True}])
async def test_the_wall_is_the_same_whatever_reason_is_typed(tmp_path, changes):
    walls = []
    for name, lines in (("one", ["4; we lost two deals", "2; so late", "33"]), ("other", ["1", "-", "5", "5; yes"])):
        home = tmp_path / name
        home.mkdir()
        async with stage(home, asked(home, **changes)) as room:
            await room.go("poll", "reveal")
            await room.press("enter")
            for line in lines[:2]:
                room.app.desk.field.insert_text_at_cursor(line)
                await room.settle()
                seen = [room.wall]
                await room.press("enter")
                seen.append(room.wall)
            walls.append(seen)
    assert walls[0] == walls[1]


async def test_in_the_private_window_a_leaders_values_and_reasons_are_typed_and_changed_line_by_line(tmp_path):
    path = asked(tmp_path)
    at(path, "poll", "reveal")
    async with notes(tmp_path, path) as window:
        await window.press("4")
        await window.line("; we lost two deals")
        assert "Plans hold" in window.wall
        await window.line("2")
        assert "Finance   " in window.wall
        await window.line("55")
        assert "Operations   Prices are right" in window.wall
        await window.press("escape", "i", "home", "enter")
        assert "4; we lost two deals  /  2" in window.wall
        assert window.app.desk.field.value == "4; we lost two deals"
        window.app.desk.field.value = ""
        await window.line("4; we lost three deals")
        await window.press("escape")
        assert "4; we lost three deals  /  2" in window.wall


async def test_what_one_leader_alone_answered_without_a_name_is_not_shown(tmp_path):
    """The wall says whose card it is; the others went on to the next leader after their first line."""
    async with stage(tmp_path, asked(tmp_path, anonymous=True)) as room:
        await room.go("poll", "reveal")
        await room.press("enter")
        await room.line("4; we lost two deals")
        await room.line("1; too late")
        for value in "43":
            await room.line(value)
            await room.press("escape", "tab", "enter")
        await room.line("4")
        await room.press("escape", "pagedown", "enter")
        lines = [" ".join(line.strip(" ▌").split()) for line in room.screen]
        assert "late" not in room.wall
        bare = next(line for line in lines if line.startswith("2 Plans hold"))
        assert set(bare.removeprefix("2 Plans hold")) <= set(" ─"), "nothing is drawn of the other statement"
        assert room.session.rounds["poll/1"].hands.keys() == {"1"}
