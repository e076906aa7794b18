"""While answers are taken, the wall is the same whatever they are: nothing on it can tell them."""

import re

import pytest

from tests.tui.driving import make, stage

SENTENCES = (["Nobody decides", "We wait"], ["Everything is fine here", "Prices"])
CASES = {
    "chart": ("chart", "reveal", ["31140", "33440", "2214-"], ["55999", "0----", "12345"]),
    "statements": ("pulse", "reveal", ["513524", "11111-", "254315"], ["222222", "543215", "------"]),
    "fist": ("close", "reveal", ["5", "0", "3"], ["1", "1", "-"]),
    "a slip": ("pulse", "reveal", ["51", "513524"], ["33", "222222"]),
}


def surfaces(room):
    """Everything that can be seen, or shown by a gesture: cells, titles, hints, the palette, notices, a picture."""
    app = room.app
    yield room.wall
    yield f"{app.title} {app.sub_title} {app.console_title if hasattr(app, 'console_title') else ''}"
    yield [str(widget.tooltip) for widget in app.screen.walk_children()]
    yield [(command.title, command.help) for command in app.get_system_commands(app.screen)]
    yield [(notice.title, notice.message) for notice in app._notifications]
    yield app.export_screenshot()


async def walked(home, case, answers):
    """Type answers key by key, and look at everything after each key, until just before they are shown."""
    module, phase, *_ = CASES[case]
    home.mkdir()
    seen = []
    async with stage(home, make(home)) as room:
        await room.go(module, phase)
        for answer in answers:
            for key in answer:
                await room.press("minus" if key == "-" else key)
                seen.append(list(surfaces(room)))
            if case == "a slip" and len(answer) < 6:
                await room.press("backspace")
        await room.press("pagedown")
        seen.append(list(surfaces(room)))
        await room.press("escape", "f1")
        seen.append(list(surfaces(room)))
        await room.press("escape", "g")
        seen.append(list(surfaces(room)))
        await room.press("escape")
        assert room.session.ballots
        await room.press("u")
        seen.append(list(surfaces(room)))
    return seen


@pytest.mark.parametrize("case", CASES)
async def test_the_wall_is_the_same_whatever_was_answered(tmp_path, case):
    _, _, one, other = CASES[case]
    first = await walked(tmp_path / "one", case, one)
    second = await walked(tmp_path / "other", case, other)
    assert len(first) == len(second)
    for number, (here, there) in enumerate(zip(first, second, strict=True)):
        assert here == there, f"the wall tells an answer after key {number + 1}"


@pytest.mark.parametrize(("module", "prompts"), [("three", 3), ("unsaid", 2), ("purpose", 1)])
async def test_a_sentence_is_one_dot_whatever_it_says(tmp_path, module, prompts):
    walls = []
    for name, sentences in zip(("one", "other"), SENTENCES, strict=True):
        home = tmp_path / name
        home.mkdir()
        async with stage(home, make(home)) as room:
            await room.go(module, "alone")
            await room.press("enter", "enter")
            seen = []
            for sentence in sentences:
                for _ in range(prompts):
                    room.app.desk.field.insert_text_at_cursor(sentence)
                    await room.settle()
                    seen.append(list(surfaces(room)))
                    assert "●" in room.wall
                    await room.press("enter")
                    seen.append(list(surfaces(room)))
            walls.append(seen)
            assert not room.session.entries
    assert walls[0] == walls[1]


async def test_sentences_without_names_leave_no_name_and_no_order(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "alone")
        await room.press("enter")
        assert "kept without names" in room.wall
        await room.press("enter")
        for text in ("Hope b", "Zebra", "Hope a", "Apple", "Hope c", "Mango"):
            await room.line(text)
        assert not [round_.id for round_ in room.session.rounds.values() if round_.voted]
        assert not room.session.ballots
        assert not re.search("Hope [abc]|Zebra|Apple|Mango", room.session.model_dump_json())
        await room.press("escape", "pagedown", "pagedown", "enter")
        said = room.session.listed("unsaid", "unsaid")
        assert [entry.text for entry in said] == ["Apple", "Mango", "Zebra"]
        assert {entry.author for entry in room.session.entries.values()} == {None}
        assert not room.session.ballots
