"""A whole workshop in German at 80 x 24: each word on each screen is one of the catalogues, whole, or was said."""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
import words

from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.language import speak
from pmworkshop.sample import make_sample
from tests.examples import REQUEST
from tests.tui import walls

SMALL = (80, 24)
_WORD = re.compile(r"[^\W\d_]{2,}")
_STORY = Path(make_sample.__code__.co_filename).parent / "_sample"
STAYS = {"pmworkshop", "pmw", "json", "toml", "csv"}


@pytest.fixture(autouse=True)
def german():
    speak("de")
    yield
    speak("en")


@cache
def known() -> frozenset[str]:
    """Every word of the German catalogues, of the shipped agendas in German, and of what is said in the sample."""
    texts = [str(_STORY), *STAYS]
    for path in (words.LOCALE / "de").glob("*.po"):
        for message in words.read(path, "de"):
            texts += [message.string] if isinstance(message.string, str) else message.string
    for path in (*shipped_folder().rglob("*.toml"), *_STORY.glob("*.toml")):
        texts += _texts(tomllib.loads(path.read_text(encoding="utf-8")))
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in (str(key), *_texts(one))]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


async def strange(screens) -> dict[str, str]:
    """Each word that nobody knows, such as half a word, with the line where it stands first."""
    found: dict[str, str] = {}
    async for name, lines in screens:
        assert len(lines) == SMALL[1]
        for line in lines:
            assert len(line) <= SMALL[0], f"{name}: {line}"
            for word in _WORD.findall(line):
                if word.casefold() not in known():
                    found.setdefault(word, f"{name}: {line.strip()}")
    return found


@pytest.mark.skipif(REQUEST not in os.environ, reason="this runs in make check: it takes half a minute")
@pytest.mark.parametrize("until", ["middle", "end"])
async def test_on_the_stage(tmp_path, until):
    assert await strange(walls.on_the_stage(tmp_path, until=until, size=SMALL)) == {}


async def test_at_home(tmp_path):
    make_sample(tmp_path / "sample.pmw")
    assert await strange(walls.at_home(tmp_path, size=SMALL)) == {}


@pytest.mark.skipif(REQUEST not in os.environ, reason="this runs in make check: it takes half a minute")
async def test_in_the_private_window(tmp_path):
    assert await strange(walls.in_the_notes(tmp_path, size=SMALL)) == {}


async def test_in_the_replay(tmp_path):
    assert await strange(walls.in_the_replay(tmp_path, size=SMALL)) == {}
