"""On a wall in another language stands no English word: not one text of the program is left out of its catalogues."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from unittest import mock

import pytest

import pmworkshop
from pmworkshop.sample import make_sample
from pmworkshop.session.views.public import public
from pmworkshop.tui.screen import screen_state
from tests.pseudo import disguise, hidden, latin
from tests.tui import walls

STAYS = {
    *["pmworkshop", "RACI", "Markdown", "TOML", "Enter", "Esc", "Tab"],  # names, and keys with one name only
    *["SPON", "HOP", "PM", "DEV", "OPS", "SCM", "MI", "SAL", "FIN", "AR"],  # codes of roles, and letters
}
"""Words that are the same in every language."""


@cache
def fixed() -> frozenset[str]:
    """Words with a meaning for the program, as its records hold them."""
    source = Path(pmworkshop.__file__).parent
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in source.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Subscript))
    literals = (node for node in nodes if ast.unparse(node.value) == "Literal")
    return frozenset(
        one.value
        for literal in literals
        for one in ast.walk(literal.slice)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def english(line: str) -> list[str]:
    return [word for word in latin(line) if word not in STAYS and not re.fullmatch(r"F\d+", word)]


async def left_in(screens) -> dict[str, str]:
    """Each English word on the screens, with the line where it stands first."""
    found: dict[str, str] = {}
    with disguise(), mock.patch.object(screen_state, "public", lambda session: hidden(public(session), fixed())):
        async for name, lines in screens:
            for line in lines:
                found |= {word: f"{name}: {line.strip()}" for word in english(line) if word not in found}
    return found


@pytest.mark.parametrize("until", ["middle", "end"])
async def test_on_the_stage(tmp_path, until):
    assert await left_in(walls.on_the_stage(tmp_path, until=until)) == {}


async def test_at_home(tmp_path):
    make_sample(tmp_path / "sample.pmw")
    assert await left_in(walls.at_home(tmp_path)) == {}


async def test_in_the_private_window(tmp_path):
    assert await left_in(walls.in_the_notes(tmp_path)) == {}


async def test_in_the_replay(tmp_path):
    assert await left_in(walls.in_the_replay(tmp_path)) == {}
