"""Each of the forty-three modules is run with ten people, and all that it captures is found in the exports."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
import tomli

from pmworkshop.base.errors import InputError
from pmworkshop.interface import export
from pmworkshop.report.builders.report import build
from pmworkshop.report.formats import TABLE
from pmworkshop.report.model.audience import Audience
from tests.module_run import SIDES, TEN, Run, flat, run
from tests.modules43 import CAPTURES, ON_PEOPLE, shelf
from tests.unpacked import text_of

EACH = pytest.mark.parametrize("name", list(CAPTURES))
APART = [name for name in CAPTURES if getattr(shelf().module(name), "apart", False)]


@functools.cache
def played(name: str) -> Run:
    return run(name)


@functools.cache
def exported(name: str, audience: Audience = "facilitator") -> tuple[str, dict[str, Any]]:
    """The summary of a run, as text and as data."""
    whole = played(name).session
    text = export(whole, "markdown", audience=audience)["summary.md"].decode()
    return text, tomli.loads(export(whole, "toml", audience=audience)["summary.toml"].decode())


def section(name: str) -> dict[str, Any]:
    _, data = exported(name)
    return next(one for one in data["section"] if one["module"] == name)


def texts(name: str, held: str) -> list[str]:
    """What was said for a capture and does not stand in both summaries."""
    text, data = exported(name)
    there = "\n".join(flat(data if held == "parked" else section(name)))
    said = played(name).said[held]
    assert said
    return [one for one in said if one not in text or one not in there]


def values(name: str, held: str) -> list[str]:
    """What somebody answered alone and does not stand under that person's name in the summary."""
    wanted, number = held in ("wanted", "second"), 2 if held == "again" else 1
    told = {
        (subject["subject"], one["name"]): one["answer"]
        for round_ in section(name)["rounds"]
        if round_["number"] == number and round_.get("wanted", False) == wanted
        for subject in round_.get("subjects", ())
        for one in subject["own"]
    }
    own = played(name).own[held]
    assert {person for _, person in own} == {one.name for one in TEN}
    return [f"{where}: {answer}" for where, answer in own.items() if told.get(where) != answer]


def charts(name: str, _: str) -> list[str]:
    """The rows that somebody charted alone and that do not stand so in the summary."""
    told = {
        (row, one["name"]): answer for one in section(name)["alone"]["charts"] for row, answer in one["rows"].items()
    }
    own = played(name).own["value"]
    assert len(own) == len(TEN) * len(section(name)["rows"])
    return [f"{where}: {answer}" for where, answer in own.items() if told.get(where) != answer]


def reference(name: str, _: str) -> list[str]:
    """The words of a published figure that do not stand beside the answers."""
    figure = played(name).module.poll.reference
    text, _ = exported(name)
    there = "\n".join(flat(section(name)))
    return [one for one in (figure.text, figure.source, figure.caveat) if one not in text or one not in there]


FINDERS: dict[str, Callable[[str, str], list[str]]] = {
    "value": values,
    "wanted": values,
    "again": values,
    "votes": values,
    "second": values,
    "charts": charts,
    "reference": reference,
}
"""How what was captured is looked for, where it is not looked for as text; what is missing is listed."""


@EACH
def test_all_that_a_module_captures_is_found_in_the_summary(name: str):
    missing = {
        what: lost
        for what, held in CAPTURES[name].items()
        if (lost := FINDERS.get(held.partition(" ")[0], texts)(name, held))
    }
    assert missing == {}


@pytest.mark.parametrize("name", ON_PEOPLE)
def test_names_of_people_are_in_no_file_but_the_facilitators(name: str):
    private = [text for held, said in played(name).said.items() if held.startswith("private ") for text in said]
    names = [one for one in private if " of " in one]  # a number or a day may stand there for another reason
    assert names
    for audience in ("room", "sponsor"):
        report = build(played(name).session, audience)
        for row in TABLE.values():
            asked = row.occasion != "alone" and row.name != "sponsor-pdf"  # no sheets, and no browser
            if asked and audience in row.audiences and row.takes == "report":
                with suppress(InputError):  # nothing is decided yet
                    for content in map(text_of, row.load()(report).values()):
                        assert [one for one in names if one in content] == [], row.name


@pytest.mark.parametrize("name", APART)
def test_product_people_and_their_partners_are_shown_apart(name: str):
    told = section(name)["apart"]
    assert told["sentence"]
    assert [one["group"] for one in told["subjects"][0]["groups"]] == list(SIDES)
