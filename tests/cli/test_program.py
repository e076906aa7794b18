"""The command line as a whole: help, quick start, errors in one line, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pmworkshop import __version__
from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.cli import program
from tests.cli.conftest import Desk

COMMANDS = [
    [],
    ["actions"],
    ["after"],
    ["agenda"],
    ["agenda", "check"],
    ["agenda", "list"],
    ["agenda", "new"],
    ["agenda", "shelf"],
    ["agenda", "show"],
    ["agenda", "translate"],
    ["awaited"],
    ["browser"],
    ["chart"],
    ["chart", "check"],
    ["collect"],
    ["copy"],
    ["demo"],
    ["diff"],
    ["do"],
    ["doctor"],
    ["export"],
    ["find"],
    ["follow-up"],
    ["formats"],
    ["history"],
    ["import"],
    ["invite"],
    ["keep"],
    ["list"],
    ["merge"],
    ["move"],
    ["new"],
    ["notes"],
    ["open"],
    ["portfolio"],
    ["prepare"],
    ["rehearse"],
    ["replay"],
    ["retire"],
    ["reveal"],
    ["room"],
    ["runsheet"],
    ["settings"],
    ["sheets"],
    ["show"],
    ["status"],
    ["store"],
    ["store", "allow"],
    ["store", "prepare"],
    ["store", "purge"],
    ["store", "share"],
    ["trace"],
    ["trend"],
]
HEAVY = (
    "textual",
    "pydantic",
    "pydantic_core",
    "rich",
    "tomli",
    "platformdirs",
    "babel",
    "anyascii",
    "openpyxl",
    "xlsxwriter",
)


def python(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, **variables}, check=False
    )


def test_all_commands_are_known_to_this_test():
    def paths(command: click.Command, path: list[str]):
        yield path
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                yield from paths(command.get_command(context, name), [*path, name])

    assert sorted(paths(program, [])) == COMMANDS


def test_without_a_terminal_it_says_what_there_is_to_do(desk: Desk):
    said = desk.run()
    assert said.code == 0
    assert said.out.startswith("Usage: pmworkshop")
    assert desk.outside.shown == []


def test_on_a_terminal_the_home_screen_opens_and_its_answer_is_the_exit_code(desk: Desk):
    desk.outside.at_terminal, desk.outside.answer = True, 7
    assert desk.run().code == 7
    assert desk.outside.shown == [("home", False)]


def test_version_and_help_of_every_command_import_nothing_heavy():
    code = f"""
import sys
from click.testing import CliRunner
from pmworkshop.cli import program
for words in [["--version"], *[[*words, flag] for words in {COMMANDS!r} for flag in ("-h", "--help")]]:
    result = CliRunner().invoke(program, words)
    assert result.exit_code == 0 and result.stdout, (words, result.output)
    assert words == ["--version"] or "--home DIR" in result.stdout, words
    assert words != ["--version"] or "platformdirs" not in sys.modules
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = python(code)
    assert (done.stdout, done.stderr) == ("['platformdirs']\n", ""), "it finds the settings, for their language"


def test_the_stage_the_list_and_dates_in_english_import_no_names_of_other_languages(tmp_path: Path):
    (tmp_path / "settings.toml").write_text('language = "pl"\ndate_order = "day-month"\n', encoding="utf-8")
    code = f"""
import sys
from datetime import date
from pathlib import Path
from click.testing import CliRunner
from pmworkshop.base.dates import parse_date
from pmworkshop.base.folders import Folders
from pmworkshop.cli import program
from pmworkshop.base.dates import split_date
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.stage_window import StageWindow
home = Path({str(tmp_path)!r})
app = PmworkshopApp(Folders.at(home), StageWindow())
habits = app.shell.settings.dates
assert CliRunner().invoke(program, ["list", "--home", str(home)]).exit_code == 0
for typed in ("14 Dec", "Mon 14 Dec", "end of January", "in 2 weeks", "4/12", "14.12.2026"):
    parse_date(typed, date(2026, 11, 27), habits)
split_date("Call the customers by Friday", date(2026, 11, 27))
assert not {{"babel", "anyascii", "openpyxl"}} & set(sys.modules)
assert parse_date("14 grudnia", date(2026, 11, 27), habits) == date(2026, 12, 14)
assert "babel" in sys.modules
"""
    assert python(code).stderr == ""


def test_the_stage_begins_without_the_rules_of_its_last_page():
    code = """
import sys
import pmworkshop.tui.shell.app, pmworkshop.tui.shell.stage_window
print(*[name for name in sys.modules if name.startswith(("pmworkshop.insight.", "pmworkshop.report."))])
"""
    done = python(code)
    drawn = {"pmworkshop.insight.pictures"}
    listed = {f"pmworkshop.report.{name}" for name in ("builders", "model", "builders.timetable", "model.timetable")}
    rest = {name for name in done.stdout.split() if not name.startswith("pmworkshop.insight.pictures.")}
    assert (rest, done.stderr) == (drawn | listed, ""), "the first page draws the agenda, and when each part begins"


LATER = (
    "pmworkshop.agenda.library",
    "pmworkshop.agenda.loader",
    "pmworkshop.base.dates.parser",
    "pmworkshop.exchange",
    "pmworkshop.insight.measures",
    "pmworkshop.insight.sentences",
    "pmworkshop.interface",
    "pmworkshop.report.builders.report",
    "pmworkshop.report.formats",
    "pmworkshop.report.writers",
    "pmworkshop.room",
    "pmworkshop.sample",
    "pmworkshop.session.lifecycle",
    "pmworkshop.session.operations.refit",
    "pmworkshop.session.views.conflicts",
    "pmworkshop.session.rounds",
    "pmworkshop.session.views.narration",
    "pmworkshop.store.memory",
    "pmworkshop.store.sqlite.check",
    "pmworkshop.tui.keymap.notes_keys",
    "pmworkshop.tui.keymap.replay_keys",
    "pmworkshop.tui.notes",
    "pmworkshop.tui.panels.charting",
    "pmworkshop.tui.panels.home",
    "pmworkshop.tui.panels.modules",
    "pmworkshop.tui.panels.planning",
    "pmworkshop.tui.replay",
    "pmworkshop.tui.serving",
    "pmworkshop.tui.shell.session_requests",
    "pmworkshop.workshop.exports",
    "pmworkshop.workshop.queue",
    "pmworkshop.workshop.rehearsal",
    "pmworkshop.workshop.spool",
    *("anyascii", "babel", "defusedxml", "docx", "icalendar", "jinja2", "markdown_it", "openpyxl", "pygments"),
    *("pydantic", "resvg_py", "textual.widgets._markdown", "tomli", "tomli_w", "tree_sitter", "xlsxwriter"),
)
"""Rooms, files and libraries that the first frame of the stage does without."""


def test_the_first_frame_of_the_stage_waits_for_nothing_that_only_a_later_key_needs(desk: Desk):
    path = desk.new("--title", "Spring")
    code = f"""
import sys
from pathlib import Path
from pmworkshop.base.folders import Folders
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.stage_window import StageWindow

class Shown(PmworkshopApp):
    def serve(self, request):  # the first request comes once the first frame stands
        print(type(request).__name__)
        print(*sorted(sys.modules))
        self.exit()

app = Shown(Folders.at({str(desk.home)!r}), StageWindow(Path({str(path)!r})))
app.run(headless=True, size=(80, 24))
app.close()
"""
    done = python(code)
    assert done.stderr == ""
    request, loaded = done.stdout.splitlines()[:2]
    assert request == "Attend"
    assert "pmworkshop.tui.panels.room.welcome" in loaded.split(), "the first frame stands"
    assert [
        one for one in loaded.split() if one in LATER or one.startswith(tuple(f"{name}." for name in LATER))
    ] == []


def test_what_the_next_keys_need_is_imported_once_the_first_frame_stands(desk: Desk):
    path = desk.new("--title", "Spring")
    code = f"""
import asyncio, sys
from pathlib import Path
from pmworkshop.base.folders import Folders
from pmworkshop.tui.shell.ahead import NEXT
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.stage_window import StageWindow

print(*[name for name in NEXT if name in sys.modules])

async def wait():
    async with PmworkshopApp(Folders.at({str(desk.home)!r}), StageWindow(Path({str(path)!r}))).run_test() as pilot:
        while not {{*NEXT}} <= {{*sys.modules}}:
            await asyncio.sleep(0)
        pilot.app.exit()
    pilot.app.close()

asyncio.run(asyncio.wait_for(wait(), 60))
"""
    done = python(code)
    assert (done.stdout, done.stderr) == ("\n", "")


def test_workbooks_are_read_by_a_library_that_nothing_else_imports(tmp_path: Path):
    code = f"""
import sys
from click.testing import CliRunner
from pmworkshop.cli import program
import pmworkshop.exchange.chart_file, pmworkshop.tui.shell.app
assert CliRunner().invoke(program, ["list", "--home", {str(tmp_path)!r}]).exit_code == 0
print("openpyxl" in sys.modules)
"""
    done = python(code)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_the_version_is_told(desk: Desk):
    assert desk.run("--version").out == f"pmworkshop {__version__}\n"


def complete(home: Path, words: str, place: int) -> list[str]:
    code = f"""
import sys
from pmworkshop.cli import main
try:
    main()
finally:
    print([name for name in {HEAVY[:5]!r} if name in sys.modules], file=sys.stderr)
"""
    done = python(
        code,
        _PMWORKSHOP_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(place),
        PMWORKSHOP_HOME=str(home),
    )
    assert done.stderr == "[]\n"
    return done.stdout.splitlines()


def test_completion_offers_commands_and_session_names_and_imports_nothing_heavy(tmp_path: Path):
    for name in ("pricing-1.pmw", "pricing-2.pmw", "roles-3.pmw"):
        (tmp_path / name).write_bytes(b"")
    assert complete(tmp_path, "pmworkshop ex", 1) == ["plain,export"]
    assert complete(tmp_path, "pmworkshop show pri", 2) == ["plain,pricing-1", "plain,pricing-2", "file,pri"]
    assert complete(tmp_path / "elsewhere", f"pmworkshop show --home {tmp_path} rol", 4)[0] == "plain,roles-3"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["lst"], "There is no command “lst”. Did you mean “list”? See: pmworkshop --help"),
        (["xyzzy"], "There is no command “xyzzy”. See: pmworkshop --help"),
        (["agenda", "lst"], "There is no command “lst”. Did you mean “list”? See: pmworkshop agenda --help"),
        (["list", "--jsonn"], "No such option '--jsonn'. Did you mean '--json'? See: pmworkshop list --help"),
        (["show"], "Missing argument 'SESSION'. See: pmworkshop show --help"),
        (["list", "a"], "Got unexpected extra argument (a) See: pmworkshop list --help"),
        (["new", "--title"], "Option '--title' requires an argument. See: pmworkshop --help"),
        (["a\x1b[2Jb\nc"], "There is no command “a[2Jb c”. See: pmworkshop --help"),
    ],
)
def test_wrong_use_is_told_in_one_line_with_the_nearest_word(desk: Desk, words: list[str], message: str):
    said = desk.run(*words)
    assert (said.code, said.out, said.err) == (2, "", f"pmworkshop: {message}\n")


def test_a_group_without_a_command_shows_its_help(desk: Desk):
    said = desk.run("agenda")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Usage: pmworkshop agenda")
    assert "Traceback" not in said.err


def ends(desk: Desk, error: BaseException):
    """How a command ends that raises ``error``."""

    @program.command("break")
    def broken() -> None:
        raise error

    try:
        return desk.run("break")
    finally:
        del program.commands["break"]


def test_a_fault_of_ours_goes_to_the_log_and_not_to_the_screen(desk: Desk):
    secret = "typed by somebody"
    said = ends(desk, ZeroDivisionError(secret))
    log = desk.home / "pmworkshop.log"
    assert (said.code, said.out) == (70, "")
    assert (
        said.err
        == f"pmworkshop: Something in the program failed; what was saved is safe. The details are in {log}.\n"
    )
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600
    assert secret not in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_told(desk: Desk):
    desk.home.write_text("a file where the folder should be", encoding="utf-8")
    said = ends(desk, ZeroDivisionError("boom"))
    assert said.code == 70
    assert said.err.endswith("could not be written.\n")
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (InputError("No.", "Do this."), 2, "pmworkshop: No. Do this.\n"),
        (StorageError("The disk is full."), 70, "pmworkshop: The disk is full.\n"),
        (InputError("No \x1b[31mred."), 2, "pmworkshop: No [31mred.\n"),
        (click.ClickException("Odd"), 2, "pmworkshop: Odd. See: pmworkshop --help\n"),
        (KeyboardInterrupt(), 130, "\n"),
        (click.Abort(), 130, ""),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_every_way_out_has_its_exit_code(desk: Desk, error: BaseException, code: int, told: str):
    said = ends(desk, error)
    assert (said.code, said.err) == (code, told)


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path):
    many = "import sys; from pmworkshop.cli import program\nfrom pmworkshop.cli.options import say\n"
    many += "@program.command('many')\ndef many():\n    for n in range(100000): say('line')\n"
    many += "sys.argv = ['pmworkshop', 'many']\nfrom pmworkshop.cli import main\nmain()"
    running = subprocess.Popen([sys.executable, "-c", many], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout
    assert running.stderr
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 0


def test_a_terminal_of_another_alphabet_gets_question_marks(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "pmworkshop", "nüw“"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
    )
    assert done.returncode == 2
    assert b"There is no command" in done.stderr
    assert b"Traceback" not in done.stderr
