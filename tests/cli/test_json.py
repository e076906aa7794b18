"""What commands tell as JSON: every command, with the keys that the guide names, and nothing hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from pmworkshop.cli import program
from pmworkshop.exchange.sheet_table import sheet_rows
from pmworkshop.interface import load
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import Answer, form_of
from pmworkshop.workshop.wiring import wired
from tests.cli.conftest import Desk
from tests.session.sheeting import as_csv, at

GUIDE = Path(__file__).parents[2] / "docs" / "scripts.md"
PEOPLE = "name,function,sponsor\nAnn,Product,\nBen,Sales,\nDee,Management,yes\n"
WANTS = 'title = "Wants"\nshort = "Wants"\nkind = "collect"\nphases = { alone = 3 }\nprompts = ["What?"]\n'
SCREENS = {"browser", "open", "notes", "replay", "room"}
ROW = re.compile(r"^\| (`[^|]*) \| [^|]* \| ([^|]*) \|$", re.MULTILINE)


def guide() -> dict[str, set[str]]:
    """The keys that the guide names, by command, and by command and key for what is inside."""
    found: dict[str, set[str]] = {}
    for first, keys in ROW.findall(GUIDE.read_text(encoding="utf-8")):
        for group in first.split(", "):
            found[" ".join(re.findall("`([^`]*)`", group))] = set(re.findall("`([^`]*)`", keys))
    return found


def commands(group: click.Group = program, before: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


@pytest.fixture
def made(desk: Desk) -> Path:
    path = desk.new(
        "--title", "Spring", "--organisation", "Sample firm", "--people", desk.write("people.csv", PEOPLE)
    )
    workshop = wired().open(path, window="stage")
    workshop.commit(action_plan.add(workshop.session.info.agenda.plan().id, "Sell more"))
    workshop.close()
    desk.write("jira.csv", "Summary,Issue key,Status\nSell more,A-1,Done\nCoffee,A-2,Done\n")
    desk.write("raci.csv", "Decision,Sponsor,Product\nSet the price,A,R\nName it,R,R\n")
    desk.write(
        "mine.toml", (Path(__file__).parents[1] / "data" / "agendas" / "leadership-alignment.toml").read_bytes()
    )
    (desk.here / "agendas" / "modules").mkdir(parents=True)
    desk.write("agendas/modules/wants.toml", WANTS)
    desk.run("prepare", "Spring", "--for", "Ann", "--out", "ann.pmw")
    desk.run("export", "Spring", "--format", "session", "--out", "before")
    desk.run("sheets", "Spring", "--module", "pulse", "--format", "csv", "--out", "filled")
    sheet = desk.here / "filled" / "1-product.csv"
    rows = sheet_rows(sheet.read_bytes(), "")
    rows[at(rows, "roadmap")[0]][2] = "4"
    sheet.write_bytes(as_csv(rows).encode())
    desk.run("export", "Spring", "--out", "out")
    desk.write("out/summary.md", "edited")
    return path


WORDS = {
    "list": [],
    "show": ["Spring"],
    "history": ["Spring"],
    "diff": ["Spring", "--from", "1"],
    "trace": ["Spring"],
    "do": ["Spring", "read"],
    "find": ["sell"],
    "actions": [],
    "trend": ["Sample"],
    "portfolio": ["Spring"],
    "keep": ["Spring", "+365"],
    "retire": ["Spring", "--yes"],
    "new": ["--title", "Other"],
    "follow-up": ["Spring"],
    "rehearse": ["Spring"],
    "import": ["before/session.toml"],
    "prepare": ["Spring", "--for", "Ben"],
    "merge": ["Spring", "ann.pmw"],
    "collect": ["Spring", "filled"],
    "awaited": ["Spring"],
    "reveal": ["Spring", "--module", "pulse"],
    "sheets": ["Spring"],
    "export": ["Spring", "--out", "out"],
    "after": ["Spring"],
    "status": ["Spring", "jira.csv"],
    "demo": ["--out", "sample"],
    "runsheet": ["Spring"],
    "invite": ["Spring"],
    "chart check": ["raci.csv"],
    "agenda list": [],
    "agenda show": ["leadership"],
    "agenda translate": ["health-check", "--to", "de"],
    "agenda shelf": [],
    "agenda new": ["our-day", "--modules", "wants"],
    "agenda check": ["mine.toml"],
    "formats": [],
    "settings": [],
    "doctor": [],
    "copy": ["Spring", "copy.pmw"],
    "move": ["Spring", "moved.pmw"],
}
OF_DATABASES = {"store prepare", "store allow", "store share", "store purge"}
"""Need a server, and are tried in the tests of databases."""


BEFORE = {"reveal": ["collect", "Spring", "filled"]}
"""What has to be done before a command has something to tell."""


def first(data: Any) -> Any:
    return data[0] if isinstance(data, list) else data


def test_every_command_that_tells_something_has_json():
    having = {name for name, one in commands() if any("--json" in option.opts for option in one.params)}
    assert having == set(WORDS) | OF_DATABASES
    assert {name for name, _ in commands()} - having == SCREENS


@pytest.mark.parametrize("name", WORDS)
def test_a_command_tells_the_keys_that_the_guide_names(desk: Desk, made: Path, name: str):
    if name in BEFORE:
        desk.run(*BEFORE[name])
    said = desk.run(*name.split(), *WORDS[name], "--json")
    assert said.code in (0, 1), said.err
    told, known = said.json, guide()
    assert set(first(told)) == known[name]
    for inside in (key.removeprefix(f"{name} ") for key in known if key.startswith(f"{name} ")):
        if found := first(told)[inside]:
            assert set(first(found)) == known[f"{name} {inside}"]


def test_the_guide_names_no_other_commands():
    names = {name for name, _ in commands()}
    assert {key if key in names else key.rpartition(" ")[0] for key in guide()} == set(WORDS) | OF_DATABASES


def test_a_stage_stays_closed_where_json_is_asked_for(desk: Desk):
    desk.outside.at_terminal = True
    made = desk.run("new", "--title", "Spring", "--json").json
    assert load(made["path"]).id == made["id"]
    desk.run("follow-up", "Spring", "--date", "+30", "--json")
    desk.run("demo", "--json")
    assert desk.outside.shown == []


def test_files_are_told_and_those_that_were_edited(desk: Desk, made: Path):
    said = desk.run("export", "Spring", "--out", "out", "--json")
    assert said.json["kept"] == [{"file": "out/summary.md", "as": "out/summary.edited.md"}]
    assert "out/summary.toml" in said.json["written"]
    assert desk.run("invite", "Spring", "--out", "mail.txt", "--json").json == {"written": ["mail.txt"], "kept": []}
    assert desk.run("runsheet", "Spring", "--json").json["text"].startswith("# Run sheet")


def test_what_became_of_sheets_is_told_without_an_answer(desk: Desk, made: Path):
    bad = desk.here / "filled" / "2-sales.csv"
    rows = sheet_rows(bad.read_bytes(), "")
    rows[at(rows, "roadmap")[0]][2] = "77777"
    bad.write_bytes(as_csv(rows).encode())
    desk.write("filled/notes.txt", "What I think")
    said = desk.run("collect", "Spring", "filled", "--json")
    assert said.code == 2
    results = {Path(one["file"]).name: (one["result"], one["faults"]) for one in said.json["sheets"]}
    assert results == {
        "1-product.csv": ("taken", 0),
        "2-sales.csv": ("not taken", 1),
        "3-management.csv": ("blank", 0),
        "notes.txt": ("not taken", 1),
    }
    assert said.json["answered"] == [{"module": "pulse", "wanted": False, "answered": 1, "awaited": 3}]
    assert "77777" not in said.out
    assert said.json["sheets"][0]["notes"] == ["5 of 6 in “Six statements” left blank"]


def test_no_command_tells_an_answer_that_is_hidden(desk: Desk, made: Path):
    workshop = wired().open(made, window="stage")
    asked = [(one, form_of(workshop.session, one)) for one in workshop.session.info.agenda.modules]
    module, form = next((one, form) for one, form in asked if form and form.sort == "text" and not one.nameless)
    ben = next(person.id for person in workshop.session.people() if person.name == "Ben")
    workshop.commit(ballots.cast(module.id, ben, [Answer(form.subjects[0].id, text="Xylophone")]))
    workshop.close()
    assert any(ballot.text == "Xylophone" for ballot in load(made).ballots.values())
    for name, words in WORDS.items():
        if name not in ("import", "move", "retire"):  # after the last there is no answer left
            assert "Xylophone" not in desk.run(*name.split(), *words, "--json").out, name
    assert "Xylophone" in desk.run("show", "Spring", "--json", "--private").out


@pytest.mark.parametrize(
    "words",
    [
        ("show", "nothing"), ("chart", "check", "none.csv"), ("agenda", "check", "none.toml"), ("export", "nothing"),
        ("agenda", "show", "xyz"), ("collect", "nothing", "x"), ("import", "none.toml"), ("diff", "nothing", "x"),
        ("new", "--people", "none.csv"), ("sheets", "nothing"), ("merge", "nothing", "x"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_beside_it(desk: Desk, words: tuple[str, ...]):
    said = desk.run(*words, "--json")
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1
