"""On a wall in another language stands no English word: not one text of the program is left out of its catalogues."""

from __future__ import annotations

from unittest import mock

import pytest

from pmworkshop.sample import make_sample
from pmworkshop.session.views.public import public
from pmworkshop.tui.screen import screen_state
from tests.pseudo import disguise, english, fixed, hidden, said
from tests.tui import walls


async def left_in(screens) -> dict[str, str]:
    """Each English word on the screens, with the line where it stands first."""
    found: dict[str, str] = {}
    with disguise(), mock.patch.object(screen_state, "public", lambda session: hidden(public(session), fixed())):
        async for name, lines in screens:
            for line in lines:
                found |= {
                    word: f"{name}: {line.strip()}" for word in english(line, among=said()) if word not in found
                }
    return found


@pytest.mark.parametrize("until", ["middle", "end"])
async def test_on_the_stage(tmp_path, until):
    assert await left_in(walls.on_the_stage(tmp_path, until=until)) == {}


async def test_at_home(tmp_path):
    make_sample(tmp_path / "sample.pmw")
    assert await left_in(walls.at_home(tmp_path)) == {}
