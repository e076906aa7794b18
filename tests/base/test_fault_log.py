"""The log names types and places, and nothing that anybody answered; its owner alone can read it."""

from __future__ import annotations

import logging
import sqlite3

import pytest
from pydantic import BaseModel, ValidationError

from pmworkshop.base.fault_log import PrivateLogHandler, open_private_log, told_without_values
from pmworkshop.base.files import private_folder, write_file

SECRET = "Bob is lazy"


class Answer(BaseModel):
    score: int


def validation():
    Answer.model_validate({"score": SECRET})


def database():
    sqlite3.connect(":memory:").execute(f"SELECT '{SECRET}' FROM \"{SECRET}\"")


def chained():
    try:
        {}[SECRET]
    except KeyError as error:
        raise OSError(28, SECRET) from error


def silenced():
    try:
        {}[SECRET]
    except KeyError:
        raise ValueError(SECRET) from None


@pytest.mark.parametrize(
    ("fail", "types"),
    [
        (validation, ["ValidationError"]),
        (database, ["sqlite3.OperationalError (SQLITE_ERROR)"]),
        (chained, ["builtins.KeyError", "builtins.OSError (28)"]),
        (silenced, ["builtins.ValueError"]),
    ],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_fault_is_logged_by_types_and_places_without_a_value(tmp_path, fail, types):
    log = logging.Logger("of this test")
    log.addHandler(PrivateLogHandler(tmp_path / "logs" / "log.txt"))
    assert not (tmp_path / "logs").exists()
    try:
        fail()
    except Exception:
        log.exception("saving")
    log.error("no fault", exc_info=(None, None, None))
    log.handlers[0].close()
    path = tmp_path / "logs" / "log.txt"
    said = path.read_text()
    assert SECRET not in said
    assert f"in {fail.__name__}" in said
    assert said.count("Traceback") == len(types)
    assert all(one in said for one in types)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_fault_that_led_to_itself_is_told_once():
    error = ValueError(SECRET)
    error.__cause__ = error
    assert told_without_values(error).count("Traceback") == 1
    assert issubclass(ValidationError, ValueError)


def test_an_earlier_log_that_others_could_read_is_closed_to_them(tmp_path, monkeypatch):
    path = tmp_path / "log.txt"
    path.write_text("before\n")
    path.chmod(0o644)
    open_private_log(path)
    assert path.stat().st_mode & 0o777 == 0o600
    monkeypatch.delattr("os.fchmod")
    open_private_log(path)
    assert path.read_text() == "before\n"


def test_private_files_lie_in_private_folders_and_others_do_not(tmp_path):
    write_file(tmp_path / "a" / "b" / "private", b"x", private=True)
    write_file(tmp_path / "c" / "d" / "open", b"x")
    private_folder(tmp_path / "c")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"a": 0o700, "b": 0o700, "private": 0o600, "c": 0o755, "d": 0o755, "open": 0o644}
    with pytest.raises(FileExistsError):
        private_folder(tmp_path / "c" / "d" / "open")
