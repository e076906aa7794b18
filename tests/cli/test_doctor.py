"""The command that looks whether the computer is ready."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Desk


def test_a_computer_that_is_ready(desk: Desk):
    desk.new()
    said = desk.run("doctor")
    assert said.out.endswith("\nReady.\n"), said.out
    assert said.code == 0
    assert "✓ Sessions: 1\n" in said.out
    assert f"✓ Sessions folder: {desk.home}\n" in said.out


def test_a_damaged_session_needs_attention(desk: Desk):
    path = desk.new()
    path.write_bytes(path.read_bytes()[:5000])
    said = desk.run("doctor")
    assert said.code == 1
    assert f"! Sessions: 1\n    Cannot be opened: {path.name}." in said.out
    assert said.out.endswith("1 thing needs attention.\n")


def test_faulty_settings_need_attention(desk: Desk):
    assert "✓ Settings: as the program has them\n" in desk.run("doctor").out
    desk.home.mkdir()
    (desk.home / "settings.toml").write_text("bell = 3", encoding="utf-8")
    said = desk.run("doctor")
    assert said.code == 1
    assert "! Settings: from the file\n    Settings not used. bell: found 3;" in said.out


def test_a_home_that_is_a_file_needs_attention(desk: Desk):
    desk.home.write_text("", encoding="utf-8")
    said = desk.run("doctor")
    assert said.code == 1
    assert "It cannot be written to. Name another with --home." in said.out


def test_a_terminal_is_looked_at_too(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.outside.at_terminal = True
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "20")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.delenv("NO_COLOR", raising=False)
    said = desk.run("doctor")
    assert "! Terminal: 60 x 20\n    The stage needs 80 x 24: enlarge it." in said.out
    assert "! Colour: dumb" in said.out
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "30")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    said = desk.run("doctor")
    assert "✓ Terminal: 100 x 30" in said.out
    assert "✓ Colour: NO_COLOR is set" in said.out
