"""The command that lists what a session can be written as."""

from __future__ import annotations

from pmworkshop.cli.commands.files.format_list import COMMANDS
from pmworkshop.report.formats import TABLE
from tests.cli.conftest import Desk


def test_every_format_is_listed_with_what_it_is_for_its_files_its_readers_and_its_command(desk: Desk):
    said = desk.run("formats")
    assert (said.code, said.err) == (0, "")
    heads = [line for line in said.lines if not line.startswith(" ")]
    assert [line.partition(":")[0] for line in heads] == list(TABLE)
    for (name, row), head, below in zip(TABLE.items(), heads, said.lines[1::2], strict=True):
        assert head.startswith(f"{name}: {row.purpose}")
        assert ("an export that names no format" in head) == row.usual
        assert ", ".join(row.files) in below
        assert below.endswith(COMMANDS[row.occasion])
    assert "    run-sheet.md · for the facilitator · export --format" in said.lines
    assert "    summary.toml · for the room or the sponsor or the facilitator · export --format" in said.lines


def test_another_program_gets_the_same_as_data(desk: Desk):
    told = desk.run("formats", "--json").json
    assert [one["name"] for one in told] == list(TABLE)
    (invitation,) = [one for one in told if one["name"] == "invitation"]
    assert invitation["audiences"][0] == TABLE["invitation"].audiences[0]
    assert (invitation["files"], invitation["command"]) == (["invitation.txt"], "export --format")
