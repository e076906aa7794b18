"""The wheel holds everything that a workshop needs."""

from __future__ import annotations

import os
import subprocess
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

SUFFIXES = (".py", ".toml", ".tcss", ".typed", ".jinja", ".css", ".js", ".mo")
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel, as pip would lay it out; what it depends on comes from this one's."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip())
    with zipfile.ZipFile(wheel) as files:
        files.extractall(site)
    # A link for each package rather than one path, so that this checkout cannot be found through it.
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "pmworkshop" not in entry.name and not entry.name.endswith(".pth"):
            (site / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    return python


def run(python: Path, folder: Path, *words: str) -> str:
    """What a command of the installed program says."""
    variables = {key: value for key, value in os.environ.items() if not key.startswith(("COV", "PYTHON"))}
    done = subprocess.run(
        [python, "-m", "pmworkshop", "--home", str(folder / "home"), *words],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_agendas_sample_styles_and_licence(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    for path in (ROOT / "agendas").rglob("*.toml"):
        assert f"pmworkshop/_agendas/{path.relative_to(ROOT / 'agendas').as_posix()}" in names
    inside = [path for path in (ROOT / "src/pmworkshop").rglob("*") if path.suffix in SUFFIXES]
    assert {path.relative_to(ROOT / "src").as_posix() for path in inside} <= set(names)
    assert any(name.endswith("LICENSE") for name in names)
    scripts = next(name for name in names if name.endswith("entry_points.txt"))
    assert "pmworkshop = pmworkshop.cli:main" in zipfile.ZipFile(wheel).read(scripts).decode()


@pytest.mark.skipif(os.name == "nt", reason="links need a right that Windows does not give everybody")
def test_a_workshop_runs_from_the_wheel(installed: Path, tmp_path: Path):
    assert "leadership-alignment" in run(installed, tmp_path, "agenda", "list")
    run(installed, tmp_path, "demo", "--headless", "--out", "demo")
    made = {path.name: path.read_bytes() for path in (tmp_path / "demo").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (ROOT / "exports").iterdir()}
    run(installed, tmp_path, "new", "--no-open", "--title", "From the wheel")
    run(installed, tmp_path, "export", "From the", "--out", "out", "--format", "session")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["session.toml"]
