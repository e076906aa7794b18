"""In an export of another language stands no English word of the program: each text comes from its catalogues."""

from __future__ import annotations

import re

import pytest

from pmworkshop import interface
from pmworkshop.report.formats import TABLE, exported
from pmworkshop.sample import make_sample
from tests.pseudo import disguise, english, fixed, hidden

FOR_PROGRAMS = {"toml", "planner", "asana", "jira", "gitlab", "todoist", "madr", "calendar", "invitation-ics"}
"""Formats that a program reads: their keys and heads are what it expects."""
WRITTEN = sorted(name for name, row in exported().items() if row.takes == "report" and name not in FOR_PROGRAMS)
PLAIN = (".md", ".txt", ".html", ".csv", ".ics", ".eml", ".svg")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.pmw"
    make_sample(path)
    return hidden(interface.load(path), fixed())


def read(name: str, data: bytes) -> str:
    """What a person reads in a file."""
    text = data.decode()
    if name.endswith((".html", ".svg")):
        text = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", text)
        return re.sub(r"<[^>]+>", "\n", text)
    return text


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_is_left_in_english(sample, name):
    left: dict[str, str] = {}
    with disguise():
        for audience in TABLE[name].audiences:
            for file, data in interface.export(sample, name, audience=audience).items():
                for line in read(file, data).splitlines() if file.endswith(PLAIN) else ():
                    left |= {word: f"{file}: {line.strip()}" for word in english(line) if word not in left}
    assert left == {}
