"""The packed program without a terminal: its own window, the folder it works in, and what a fault leaves to read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pmworkshop.base.folders import HOME_VARIABLE
from pmworkshop.cli import own_window
from pmworkshop.cli.own_window import IN_WINDOW, as_packed
from pmworkshop.cli.terminals import COLUMNS, LINES, POINTS, window_commands

COMMAND = ["/opt/pm workshop/pmworkshop", IN_WINDOW]
DISPLAY = {"DISPLAY": ":0"}


def has(*names: str, folder: Path = Path("/usr/bin")):
    return lambda name: str(folder / name) if name in names else None


# Which window


def test_each_terminal_of_linux_is_asked_for_the_size_of_a_wall_before_the_command(tmp_path: Path):
    names = (
        "gnome-terminal",
        "konsole",
        "xfce4-terminal",
        "mate-terminal",
        "kitty",
        "alacritty",
        "foot",
        "wezterm",
        "xterm",
    )
    for name in names:
        (words,) = window_commands(COMMAND, "linux", has(name), DISPLAY)
        assert words[0] == f"/usr/bin/{name}"
        assert words[-2:] == COMMAND
        asked = " ".join(words[1:-2])
        assert str(COLUMNS) in asked
        assert str(LINES) in asked
        assert str(POINTS) in asked or "zoom=1.5" in asked
    assert len(window_commands(COMMAND, "linux", has(*names), DISPLAY)) == len(names)


def test_the_terminal_that_the_user_has_chosen_comes_first(tmp_path: Path):
    for name in ("xterm", "gnome-terminal.wrapper", "konsole", "x-terminal-emulator"):
        (tmp_path / name).touch()
    usual = tmp_path / "x-terminal-emulator"
    for target, first in (("xterm", "xterm"), ("gnome-terminal.wrapper", "gnome-terminal")):
        usual.unlink()
        usual.symlink_to(tmp_path / target)
        found = window_commands(
            COMMAND,
            "linux",
            has("gnome-terminal", "xterm", "konsole", "x-terminal-emulator", folder=tmp_path),
            DISPLAY,
        )
        assert Path(found[0][0]).name == first
        assert found[-1] == [str(usual), "-e", *COMMAND]


def test_a_terminal_that_nobody_knows_is_asked_for_nothing(tmp_path: Path):
    found = window_commands(COMMAND, "linux", has("x-terminal-emulator"), {"WAYLAND_DISPLAY": "wayland-0"})
    assert found == [["/usr/bin/x-terminal-emulator", "-e", *COMMAND]]


def test_without_a_screen_or_a_terminal_no_window_opens():
    assert window_commands(COMMAND, "linux", has("xterm"), {}) == []
    assert window_commands(COMMAND, "linux", has(), DISPLAY) == []
    assert window_commands(COMMAND, "win32", has(), {}) == []


def test_windows_terminal_is_asked_for_the_size_of_a_wall():
    (words,) = window_commands(COMMAND, "win32", has("wt"), {})
    assert words[:3] == ["/usr/bin/wt", "--size", f"{COLUMNS},{LINES}"]
    assert words[-2:] == COMMAND


def test_on_macos_terminal_or_iterm_runs_the_program_whatever_its_folder_is_called(tmp_path: Path):
    script, plain = window_commands(['/a "b" \\c/pm', IN_WINDOW], "darwin", has(), {}, tmp_path / "none")
    assert script[0] == "osascript"
    assert f'do script "exec \'/a \\"b\\" \\\\c/pm\' {IN_WINDOW}"' in script
    assert f"set font size of front window to {POINTS}" in script
    assert plain == ["open", "-a", "Terminal", '/a "b" \\c/pm']
    script, _ = window_commands(COMMAND, "darwin", has(), {}, tmp_path)
    assert f"set columns to {COLUMNS}" in script
    assert f"create window with default profile command \"'/opt/pm workshop/pmworkshop' {IN_WINDOW}\"" in script


# The program in it


class Stream:
    """A stream that is a terminal, or not."""

    def __init__(self, terminal: bool) -> None:
        self.terminal, self.written = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        pass


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A packed program in a folder of its own, in which it was started, without a terminal."""
    lies = tmp_path / "program"
    lies.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(lies / "pmworkshop"))
    monkeypatch.setattr(sys, "argv", ["pmworkshop"])
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "documents"))
    monkeypatch.chdir(lies)
    at(monkeypatch, False)
    return lies


def at(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> Stream:
    monkeypatch.setattr(sys, "stdin", Stream(terminal))
    out = Stream(terminal)
    monkeypatch.setattr(sys, "stdout", out)
    return out


def opens(monkeypatch: pytest.MonkeyPatch, *codes: str) -> None:
    """Let each window be Python with some lines."""
    monkeypatch.setattr(own_window, "window_commands", lambda *_: [[REAL, "-c", code] for code in codes])


REAL = sys.executable
TOLD = ("PYINSTALLER_RESET_ENVIRONMENT", "LC_CTYPE", "LANG")


def test_without_a_terminal_it_opens_a_window_and_goes_on_there(packed: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[list[str]] = []

    def commands(command: list[str], *_: object) -> list[list[str]]:
        asked.append(command)
        told = f"' '.join(os.environ.get(one, '') for one in {TOLD})"
        says = f"import os, pathlib; pathlib.Path('said').write_text({told})"
        return [["no such program"], [REAL, "-c", "raise SystemExit(1)"], [REAL, "-c", says]]

    monkeypatch.setattr(own_window, "window_commands", commands)
    monkeypatch.setattr(own_window, "LONGEST", 60.0)
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")  # the Python that notes them would put in a locale of its own
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit) as ended, as_packed():
        raise AssertionError("it goes on in the window")
    assert ended.value.code == 0
    assert asked == [[str(packed / "pmworkshop"), IN_WINDOW]]
    assert (packed / "said").read_text() == "1 C.UTF-8 "
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    with pytest.raises(SystemExit), as_packed():
        raise AssertionError("it goes on in the window")
    assert (packed / "said").read_text() == "1  de_DE.UTF-8"


def test_a_window_that_stays_open_is_not_waited_for(packed: Path, monkeypatch: pytest.MonkeyPatch):
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def popen(*words: object, **more: object) -> subprocess.Popen[bytes]:
        started.append(real(*words, **more))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", popen)
    monkeypatch.setattr(own_window, "LONGEST", 0.0)
    opens(monkeypatch, "import time; time.sleep(600)")
    with pytest.raises(SystemExit) as ended, as_packed():
        raise AssertionError("it goes on in the window")
    assert ended.value.code == 0
    for one in started:
        one.kill()
        one.wait()


def test_where_no_window_opens_it_runs_as_it_was_started(packed: Path, monkeypatch: pytest.MonkeyPatch):
    opens(monkeypatch)
    with as_packed():
        assert sys.argv == ["pmworkshop"]


def test_a_command_never_opens_a_window_and_keeps_the_folder_that_its_words_are_meant_for(
    packed: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "argv", ["pmworkshop", "list"])
    monkeypatch.setattr(own_window, "window_commands", None)
    with as_packed():
        assert Path.cwd() == packed


def test_in_its_own_window_it_works_beside_the_documents_and_asks_for_the_size_of_a_wall(
    packed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(sys, "argv", ["pmworkshop", IN_WINDOW])
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    out = at(monkeypatch, True)
    with as_packed():
        assert sys.argv == ["pmworkshop"]
        assert Path.cwd() == tmp_path / "documents"
    assert out.written == f"\x1b[8;{LINES};{COLUMNS}t"
    monkeypatch.setattr(sys, "argv", ["pmworkshop", IN_WINDOW])
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LINES", "40")
    out = at(monkeypatch, True)
    with as_packed():
        pass
    assert out.written == ""


def test_started_in_its_own_folder_on_a_terminal_it_writes_nothing_there(
    packed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    at(monkeypatch, True)
    with as_packed():
        assert Path.cwd() == tmp_path / "documents"
    monkeypatch.chdir(tmp_path)
    with as_packed():
        assert Path.cwd() == tmp_path


def test_documents_that_cannot_be_reached_stop_nothing(packed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "documents").write_text("a file")
    monkeypatch.setattr(sys, "argv", ["pmworkshop", IN_WINDOW])
    with as_packed():
        assert Path.cwd() == packed


def test_a_fault_stays_to_be_read_in_a_window_of_its_own_alone(packed: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", asked.append)
    at(monkeypatch, True)
    for words, code, times in ((["list"], 2, 0), ([IN_WINDOW], 0, 0), ([IN_WINDOW], 2, 1)):
        monkeypatch.setattr(sys, "argv", ["pmworkshop", *words])
        with pytest.raises(SystemExit) as ended, as_packed():
            sys.exit(code)
        assert ended.value.code == code
        assert len(asked) == times
    assert asked == ["\nPress Enter to close this window."]


def test_a_console_that_windows_opened_for_it_is_made_as_large_as_a_wall(
    packed: Path, monkeypatch: pytest.MonkeyPatch
):
    class Kernel:
        processes = 1

        def GetConsoleProcessList(self, *_: object) -> int:  # noqa: N802
            return self.processes

    class Windows:
        kernel32 = Kernel()

    ran: list[list[str]] = []
    monkeypatch.setattr("ctypes.windll", Windows, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "run", lambda words, **_: ran.append(words))
    monkeypatch.setenv("COLUMNS", "80")
    opens(monkeypatch)
    at(monkeypatch, True)
    with as_packed():
        pass
    assert ran == [["cmd", "/c", "mode", "con:", f"cols={COLUMNS}", f"lines={LINES}"]]
    Kernel.processes = 3  # somebody typed the command in a console
    with as_packed():
        pass
    assert len(ran) == 1


def test_other_programs_find_their_own_libraries_again(packed: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "argv", ["pmworkshop", "list"])
    monkeypatch.setenv("LD_LIBRARY_PATH", str(packed))
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/theirs")
    monkeypatch.setenv("DYLD_LIBRARY_PATH", str(packed))
    with as_packed():
        assert os.environ["LD_LIBRARY_PATH"] == "/opt/theirs"
        assert "DYLD_LIBRARY_PATH" not in os.environ
