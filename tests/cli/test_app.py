"""The program packed with its Python, as `make app` makes it; this takes a minute and runs in `make check`."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import app as figures
import smoke
import terminal
from pmworkshop.base.settings import LANGUAGES
from tests.cli.conftest import Desk
from tests.programs import REQUEST

ROOT = Path(__file__).parents[2]


@pytest.fixture
def packer() -> None:
    """Skip the test where programs are not to be run, or what packs them is not installed."""
    if REQUEST not in os.environ:
        pytest.skip("this runs in make check: it packs the program, which takes a minute")
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip("PyInstaller is not installed here; the development lock brings it")


def usual(name: str) -> bool:
    """Whether `export` alone writes a format: sheets have a command, and a browser prints the PDF with its time."""
    return not name.startswith("sheets-") and name != "sponsor-pdf"


def packed(spec: Path, place: Path) -> subprocess.CompletedProcess[str]:
    """Pack the program of a checkout."""
    where = ["--distpath", place / "dist", "--workpath", place / "work"]
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *where, spec]
    return subprocess.run(words, cwd=place, capture_output=True, text=True, check=False)


def test_the_packed_program_does_what_the_checkout_does(packer: None, tmp_path: Path, desk: Desk):
    done = packed(ROOT / "installer" / "pmworkshop.spec", tmp_path)
    assert done.returncode == 0, done.stderr
    folder, one_file = smoke.programs(tmp_path / "dist")
    for program in (folder, one_file):
        smoke.tried(program)
    assert figures.size(folder.parent) <= figures.LARGEST

    # Every format, with the libraries that only some of them need.
    session = desk.new("--title", "Spring")
    (tmp_path / "home").mkdir()
    shutil.copy(session, tmp_path / "home" / "spring.pmw")
    formats = [one["name"] for one in desk.run("formats", "--json").json if usual(one["name"])]
    words = ["export", "Spring", "--out", "out", *(word for name in formats for word in ("--format", name))]
    smoke.said(folder, tmp_path, *words)
    assert desk.run(*words).code == 0
    assert smoke.files_of(tmp_path / "out") == smoke.files_of(desk.here / "out")

    # Dates in every language, of whose tables only a part was packed.
    from babel import Locale

    for language in LANGUAGES:
        (tmp_path / "home" / "settings.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
        month = Locale(language).months["format"]["wide"][12]
        assert "2027" in smoke.said(folder, tmp_path, "keep", "Spring", f"31 {month} 2027")

    # The stage, on a terminal, and the page for phones.
    with terminal.Terminal([str(folder), "--home", str(tmp_path / "home"), "open", "Spring"]) as stage:
        stage.wait_for("PgDn")
    words = [folder, "--home", tmp_path / "home", "room", "Spring", "--address", "127.0.0.1", "--tls", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8") as page:
        assert page.stdout is not None
        assert any("https://127.0.0.1:" in line for line in page.stdout)
        page.send_signal(signal.SIGINT)
        assert page.wait(60) == 0


def test_a_checkout_without_agendas_or_pages_is_not_packed(packer: None, tmp_path: Path):
    for name in ("src", "installer", "agendas", "requirements.lock"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    shutil.rmtree(tmp_path / "agendas" / "modules")
    done = packed(tmp_path / "installer" / "pmworkshop.spec", tmp_path)
    assert done.returncode != 0
    assert "make app: no modules of the shelf found" in done.stderr
    shutil.rmtree(tmp_path / "agendas")
    assert "make app: no shipped agendas found" in packed(tmp_path / "installer" / "pmworkshop.spec", tmp_path).stderr
