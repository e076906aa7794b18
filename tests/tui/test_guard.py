"""Whatever fails, and whatever comes in, the show goes on."""

from __future__ import annotations

import gc
import inspect
import json
import logging
import os
import random
import signal
import sys
import termios

import pytest
from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.command import CommandList
from textual.keys import REPLACED_KEYS, _character_to_key, key_to_character
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.navigation import enter
from pmworkshop.tui import guard
from pmworkshop.tui.guard.incoming import CalmParser
from pmworkshop.tui.shell.catalogue import every_command
from pmworkshop.tui.shell.opening import check_later, open_session
from tests.tui.driving import make, stage
from tests.tui.terminal import Terminal

SECRET = "what the counsel said"
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside xdist's threads


@pytest.fixture(autouse=True)
def _fresh():
    guard._noted.clear()


def fail(*_, **__):
    secret = SECRET
    raise ZeroDivisionError(f"{len(secret)} characters")


# A part that fails.


@pytest.mark.parametrize("part", ["submit", "commands_in", "handler", "recall"])
async def test_a_panel_that_fails_costs_one_calm_line(tmp_path, monkeypatch, caplog, part):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        with monkeypatch.context() as patched:
            patched.setattr(room.app.desk.panel, part, fail, raising=False)
            if part == "submit":
                await room.line("text")
            else:
                await room.press("up", "escape", "e")
        assert "ZeroDivisionError" in caplog.text
        assert SECRET not in caplog.text
        room.app.desk.field.value = ""
        room.app.desk.entry.set_mode("field")
        await room.line("The show goes on")
        assert "The show goes on" in room.texts()
        await room.press("escape", "g")
        assert "Where to?" in room.wall


async def test_a_page_that_fails_says_so_and_the_room_goes_elsewhere(tmp_path, monkeypatch, caplog):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        monkeypatch.setattr(room.app.desk.panel, "page", fail)
        room.app.desk.redraw(fresh=True)
        await room.settle()
        assert "This part cannot be shown; everything is saved. g goes elsewhere." in room.wall
        assert SECRET not in caplog.text
        await room.press("g", "home", "enter")
        assert room.session.stage.module == "open"
        assert "cannot be shown" not in room.wall


@pytest.mark.parametrize(
    "place",
    [
        "desk.on_key",
        "desk.follow_cursor",
        "desk.take_session",
        "hands.enter",
        "desk.tick",
        "app.serve",
        "corrections.serve",
        "_board.move",
    ],
)
async def test_a_handler_that_fails_leaves_every_part_alive(tmp_path, monkeypatch, caplog, place):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for text in ("One", "Two"):
            await room.line(text)
        desk = room.app.desk
        owner, _, name = place.rpartition(".")
        target = {
            "desk": desk,
            "app": room.app,
            "_board": desk.board,
            "corrections": room.app.servers.corrections,
            "hands": desk.hands,
        }[owner]
        with monkeypatch.context() as patched:
            patched.setattr(type(target), name, fail)
            await room.press("escape", "up", "down", "g", "escape", "ctrl+z", "enter", "x")
            desk.entry.set_mode("field")
            await room.line("Three")
            room.app.call_later(room.app._tick)
            await room.settle()
        assert "ZeroDivisionError" in caplog.text
        assert SECRET not in caplog.text
        assert room.app.is_running
        await room.press("escape", "escape")
        desk.overlays.leave()
        desk.entry.set_mode("field")
        desk.field.value = ""
        await room.line("The show goes on")
        assert "The show goes on" in room.texts()


@pytest.mark.parametrize("part", ["board", "top", "foot", "told", "field"])
async def test_a_part_that_cannot_be_drawn_stays_blank_and_the_others_are_drawn(tmp_path, monkeypatch, caplog, part):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        desk = room.app.desk
        widget = getattr(desk if part in ("board", "field") else desk.lines, part)
        name = "strip" if part != "field" else "render_line"
        monkeypatch.setattr(widget, name, fail)
        desk.refresh()
        widget.refresh()
        await room.settle()
        await room.line("Kept all the same")
        assert "ZeroDivisionError" in caplog.text
        assert SECRET not in caplog.text
        assert room.texts() == ["Kept all the same"]
        assert part == "foot" or "PgDn go on" in room.wall
        assert part == "board" or "Kept all the same" in room.wall
        assert caplog.text.count("Traceback") <= 2


async def test_a_fault_that_repeats_is_noted_once_a_minute(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(guard, "REPEAT_SECONDS", 3600.0)  # however long twenty ticks last here
    async with stage(tmp_path, make(tmp_path)) as room:
        monkeypatch.setattr(type(room.app.desk), "tick", fail)
        for _ in range(20):
            room.app.call_later(room.app._tick)
        await room.settle()
        assert 1 <= caplog.text.count("Traceback") <= 2  # the timer may come meanwhile, by its own way


async def test_a_calm_line_that_cannot_be_said_is_only_noted(tmp_path, monkeypatch, caplog):
    async with stage(tmp_path, make(tmp_path)) as room:
        monkeypatch.setattr(type(room.app.desk), "tell", fail)
        room.app.call_later(fail)
        await room.settle()
        assert room.app.is_running
        assert "the calm line" in caplog.text


def test_what_textual_keeps_to_itself_is_where_the_guard_expects_it():
    names = ["self", "message"]
    assert list(inspect.signature(guard._dispatch).parameters) == names
    assert list(inspect.signature(guard._render_lines).parameters) == ["self", "crop"]
    assert guard._dispatch.__qualname__ == "MessagePump._dispatch_message"
    for source, used in (
        (MessagePump._process_messages_loop, "self._dispatch_message("),
        (MessagePump._pre_process, "self._dispatch_message("),
        (MessagePump._process_messages_loop, "self.app._handle_exception("),
        (App.exit, "self._exit"),
        (App.on_event, "self._check_bindings(event.key, priority=True)"),
        (Widget._forward_event, "event._set_forwarded()"),
        (Widget.get_line_filters, "self.app.get_line_filters()"),
    ):
        assert used in inspect.getsource(source)
    assert not any("_dispatch_message" in vars(kind) for kind in (App, Widget))
    assert list(inspect.signature(XTermParser._sequence_to_key_events).parameters) == ["self", "sequence", "alt"]
    assert list(inspect.signature(XTermParser.parse_mouse_code).parameters) == ["self", "code"]
    assert list(inspect.signature(App._handle_exception).parameters) == ["self", "error"]


async def test_a_palette_that_is_closed_while_it_looks_leaves_nothing_unfinished(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("ctrl+p")
        palette = room.app.screen
        palette.dismiss()
        palette._show_busy = True
        await room.settle()
        palette._show_busy = False
        await room.settle()
        del palette
        gc.collect()  # what was left unfinished is told of when it is collected


async def test_a_palette_that_is_closed_before_it_looks_finds_nothing(tmp_path, caplog):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("ctrl+p")
        palette = room.app.screen
        await palette.query_one(CommandList).remove()
        await palette._gather_commands("leave").wait()
        await room.settle()
        palette.dismiss()
        await room.settle()
    assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.skipif(sys.platform == "win32", reason="another driver")
async def test_what_does_not_get_its_turn_before_the_program_leaves_was_never_begun(tmp_path):
    begun = []

    async def work(name):
        begun.append(name)

    async with stage(tmp_path) as room:
        guard.start(room.app, work, "kept")
        await room.settle()
        guard.start(room.app, work, "left")
        room.app.workers.cancel_all()
        await room.settle()
    gc.collect()  # a coroutine that nobody awaited would be told now
    assert begun == ["kept"]


def test_the_driver_of_the_terminal_reads_with_the_guard():
    from textual.drivers import linux_driver

    source = inspect.getsource(linux_driver.LinuxDriver.run_input_thread)
    assert 'getincrementaldecoder("utf-8")()' in source
    assert "XTermParser(self._debug)" in source
    assert "decode(read(fileno, 1024 * 4), final=final and last)" in source
    assert "self._app.panic" in inspect.getsource(linux_driver.LinuxDriver._run_input_thread)
    guard.stand()
    assert linux_driver.XTermParser is CalmParser
    assert linux_driver.getincrementaldecoder("utf-8")().decode(b"a\xffb\xc3") == "a\ufffdb"


# What is drawn.


async def test_no_control_character_reaches_the_terminal_wherever_it_came_from(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Smuggled")
        view = room.app.desk.state.view
        (entry,) = view.entries.values()
        evil = type(entry).model_construct(**{**vars(entry), "text": "Smuggled\x1b]0;x\x07\x9b31m\u202e away"})
        room.app.desk.state.view = Session.model_construct(**{**vars(view), "entries": {entry.id: evil}})
        room.app.desk.redraw()
        room.app.desk.lines.say("said")
        await room.settle()
        assert "Smuggled]0;x31m away" in room.wall
        assert room.wall.replace("\n", "").isprintable()


# What comes in.


def parsed(*chunks):
    parser = CalmParser()
    return [event for chunk in chunks for event in [*parser.feed(chunk), *parser.tick()]]


PASTE = f"a{BRACKETED_PASTE_START}one\x1b[31m\ntwo\x1b\x1b[A{BRACKETED_PASTE_END}b"


@pytest.mark.parametrize("at", range(3, len(PASTE)))
def test_a_paste_is_one_event_wherever_it_is_cut(at):
    found = parsed(PASTE[:at], PASTE[at:])
    assert [type(event).__name__ for event in found] == ["Key", "Paste", "Key"]
    assert found[1].text == "one\x1b[31m\ntwo\x1b\x1b[A"


def test_a_paste_without_an_end_ends_by_itself(monkeypatch):
    parser = CalmParser()
    assert list(parser.feed(f"{BRACKETED_PASTE_START}half")) == []
    monkeypatch.setattr("pmworkshop.tui.guard.incoming.PASTE_SECONDS", 0)
    (paste,) = parser.tick()
    assert paste.text == "half"
    (key,) = parser.feed("x")
    assert key.key == "x"


def test_keys_that_only_begin_like_a_paste_still_come(monkeypatch):
    monkeypatch.setattr("pmworkshop.tui.guard.incoming.HELD_SECONDS", 0)
    assert [event.key for event in parsed("x\x1b[2", "~")] == ["x", "insert"]
    assert [event.key for event in parsed("x\x1b[", "A")] == ["x", "up"]


@pytest.mark.parametrize("sequence", ["\x1b[99999999;1u", "\x1b[1114112;5u", "\x1b[48;24;80;0;0t\x1b[<0;5;5M"])
def test_a_sequence_that_makes_no_sense_is_left_out(sequence):
    assert parsed(sequence, "x")[-1].key == "x"


@pytest.mark.parametrize("seed", range(4))
def test_any_bytes_are_read(seed):
    chance = random.Random(seed)
    decode = guard.incoming.forgiving("utf-8")().decode
    alphabet = [bytes([number]) for number in range(256)] + [b"\x1b[", b"\x1b[<", b"\x1b[200~", b"\x1b[201~", b";1u"]
    parser = CalmParser()
    for _ in range(500):
        text = decode(b"".join(chance.choices(alphabet, k=chance.randrange(1, 60))))
        for event in [*parser.feed(text or "x"), *parser.tick()]:
            assert isinstance(event, Message)


async def test_a_huge_paste_is_capped_and_says_so(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        (paste,) = parsed(BRACKETED_PASTE_START, *["line of it\n" * 400] * 2300, BRACKETED_PASTE_END)
        assert len(paste.text) == guard.incoming.PASTE_KEPT
        room.app.desk.field.post_message(paste)
        await room.settle()
        await room.settle()
        assert len(room.texts()) == 200
        assert "too long: the first 200 lines" in room.wall or "200" in room.said


# The window.

SIZES = [(1, 1), (500, 200), (2, 40), (200, 2), (59, 17), (60, 18), (5, 5), (80, 24), (1, 200), (300, 1)]


async def test_a_window_that_is_too_small_asks_for_more_and_keeps_what_is_typed(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half")
        await room.resize(59, 18)
        assert "Please make the window larger: 60 x 18 at least" in " ".join(room.wall.split())
        assert "Questions" not in room.wall
        await room.resize(60, 18)
        assert "larger" not in room.wall
        assert room.field_line.endswith("half")
        assert room.app.desk.state.mode == "field"


async def test_a_storm_of_sizes_breaks_nothing(tmp_path, caplog):
    async with stage(tmp_path, make(tmp_path)) as room:
        for module in ("three", "chart", "plan"):
            await room.go(module, list(room.session.info.agenda.module(module).phases)[-1])
            for size in [
                (1, 1),
                (500, 200),
                (2, 40),
                (200, 2),
                (59, 17),
                (60, 18),
                (5, 5),
                (80, 24),
                (1, 200),
                (300, 1),
            ]:
                await room.resize(*size)
                assert len(room.screen) == size[1]
        await room.resize(80, 24)
        assert room.screen[-1].strip()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


# Leaving.


async def test_what_is_half_typed_is_named_when_leaving_and_is_there_again_when_staying(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half")
        await room.press("ctrl+q")
        assert "1 line is not kept yet. Leave all the same?" in room.wall
        await room.press("escape")
        assert room.app.is_running
        assert room.app.desk.field.value == "half"
        await room.press("q")
        assert "1 line is not kept yet" in room.wall
        await room.press("escape")
        await room.go("unsaid", "reveal")
        await room.press("escape", "q")
        assert "1 line is not kept yet" in room.wall


async def test_all_that_was_entered_is_saved_however_fast_the_program_is_left(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        for number in range(30):
            room.app.desk.field.value = f"Line {number}"
            room.app.desk.hands.enter()
        assert len(room.app.desk.outbox) > 1
    async with stage(tmp_path, path) as room:
        assert room.texts() == [f"Line {number}" for number in range(30)]


def lines_of(path):
    opened = open_session(path, readonly=True)
    try:
        return [entry.text for entry in sorted(opened.workshop.session.entries.values(), key=lambda e: e.place)]
    finally:
        opened.close()


@pytest.fixture
def running(tmp_path):
    path = make(tmp_path)
    with Terminal("open", str(path), "--home", str(tmp_path)) as terminal:
        terminal.until("PgDn begins")
        terminal.path = path
        yield terminal


def go_to_lines(terminal):
    """Go to the second module, whose first phase with a field takes lines."""
    for shown in ("Explain", "2 Check-in", "alone", "Show"):
        terminal.send(b"\x1b[6~")
        terminal.until(shown)


def restored(terminal):
    last = terminal.shown
    for mode, after in ((b"\x1b[?1049", b"l"), (b"\x1b[?25", b"h"), (b"\x1b[?2004", b"l"), (b"\x1b[?1000", b"l")):
        assert last[last.rindex(mode) + len(mode) :].startswith(after), mode
    modes = termios.tcgetattr(terminal._end)[3]
    return modes & termios.ECHO and modes & termios.ICANON


@pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal of Linux")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_leaves_in_order(running, tmp_path, number, code):
    go_to_lines(running)
    running.send(b"Parked before the end\r")
    running.until("1 Parked before the end")
    running.send(b"half typed")
    running.until("half typed")
    os.kill(running.process, number)
    assert running.end() == code
    assert restored(running)
    assert b"Traceback" not in running.shown
    assert lines_of(running.path) == ["Parked before the end"]
    assert check_later(running.path) == ""
    assert [json.loads(file.read_text()) for file in (tmp_path / "half-typed").iterdir()] == [
        {"unsaid/hope": "half typed"}
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal of Linux")
def test_a_closed_window_leaves_in_order(running):
    go_to_lines(running)
    running.send(b"Parked before the end\r")
    running.until("1 Parked before the end")
    running.hang_up()
    assert running.end() in (129, 70)
    assert lines_of(running.path) == ["Parked before the end"]
    assert check_later(running.path) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal of Linux")
def test_a_program_that_is_stopped_and_continued_goes_on(running):
    go_to_lines(running)
    running.send(b"Before\r")
    running.until("1 Before")  # numbered in the list, not echoed in the field
    os.kill(running.process, signal.SIGSTOP)
    os.kill(running.process, signal.SIGCONT)
    running.send(b"After\r")
    running.until("2 After")
    os.kill(running.process, signal.SIGTERM)
    assert running.end() == 143
    assert lines_of(running.path) == ["Before", "After"]


@pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal of Linux")
def test_bytes_that_are_no_text_do_not_end_the_program(running):
    running.send(b"\xff\xfe\xc3\x28\x1b[99999999;1u\xe2\x82")
    go_to_lines(running)
    running.send("Größe\r".encode())
    running.until("Größe")
    running.send(b"\x1b")
    running.until("PgDn")
    running.send(b"\x11")
    running.until("Leave?")
    running.send(b"\r")
    assert running.end() == 0
    assert lines_of(running.path) == ["Größe"]
    assert restored(running)


# Anything at all.


def keys_of_everything():
    keys = {key for listed in every_command() for key in listed.command.keys}
    keys |= {"up", "down", "left", "right", "home", "end", "enter", "escape", "backspace", "delete", "tab", "f12"}
    return sorted(keys) + ["enter"] * 12 + ["escape"] * 8 + ["down"] * 6


TEXTS = [
    "a: Do it; 14 Dec",
    "o: [/red]",
    "p: x",
    "\x1b[31m",
    "one\ntwo\n\nthree",
    "漢字" * 40,
    "👩‍👩‍👧‍👦",
    "x" * 5000,
    "[@click=q]",
]


def key_event(key):
    name = REPLACED_KEYS.get(key, key)
    if len(name) == 1:
        return events.Key(_character_to_key(name), name)
    return events.Key(name, key_to_character(name))


@pytest.mark.parametrize("seed", range(2))
async def test_nothing_that_is_typed_pasted_or_resized_ends_the_show(tmp_path, monkeypatch, caplog, seed):
    monkeypatch.chdir(tmp_path)
    print(f"seed {seed}")
    chance = random.Random(seed)
    path = make(tmp_path)
    keys = keys_of_everything()
    async with stage(tmp_path, path) as room:
        app = room.app
        monkeypatch.setattr(app.leaving, "leave", lambda: None)
        places = [(module.id, phase) for module in room.session.info.agenda.modules for phase in module.phases]
        chance.shuffle(places)
        app.servers.room.commit(enter(*places[0]))
        for number in range(600):
            what = chance.random()
            if what < 0.9:
                app.post_message(key_event(chance.choice(keys)))
            elif what < 0.95:
                app.post_message(events.Paste(chance.choice(TEXTS)))
            else:
                for character in chance.choice(TEXTS)[:30]:
                    app.post_message(events.Key(_character_to_key(character), character))
            if number % 40 == 39:
                await room.turn()
            if number % 25 == 24:
                app.servers.room.commit(enter(*places[number // 25 % len(places)]))
            if number % 200 == 199:
                await room.resize(chance.randrange(1, 140), chance.randrange(1, 50))
        await room.settle()
        assert app.is_running
        assert not app._exit
    assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert check_later(path) == ""


@pytest.mark.parametrize("seed", range(2))
async def test_nothing_that_is_pressed_at_home_ends_the_show(tmp_path, monkeypatch, caplog, seed):
    monkeypatch.chdir(tmp_path)
    print(f"seed {seed}")
    chance = random.Random(seed)
    make(tmp_path)
    keys = keys_of_everything()
    async with stage(tmp_path) as room:
        app = room.app
        leave = app.leaving.leave
        monkeypatch.setattr(app.leaving, "leave", lambda: None)
        quit_ = app.leaving.ask
        monkeypatch.setattr(app.leaving, "ask", lambda about: quit_(about) if app.shell.live.opened else None)
        for number in range(300):
            if chance.random() < 0.95:
                app.post_message(key_event(chance.choice(keys)))
            else:
                app.post_message(events.Paste(chance.choice(TEXTS)))
            if number % 20 == 19:
                await room.turn()
            if number % 100 == 99:
                await room.settle()
                while len(app.screen_stack) > 1:
                    await app.pop_screen()
                if app.shell.live.opened is not None:
                    leave()
                    await room.settle()
        await room.settle()
        assert app.is_running
        assert not app._exit
    assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
