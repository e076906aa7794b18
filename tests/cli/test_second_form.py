"""The form of a second wave in a browser: it asks about what the first showed, and what it saves is collected."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.interface import load
from tests.cli.conftest import Desk
from tests.cli.test_beforehand import FIRST, sent, session  # noqa: F401 - the fixture
from tests.report.browsing import browser
from tests.report.form_driving import click, fill, fresh


def test_the_second_form_is_filled_in_downloaded_and_collected(desk: Desk, session: Path, tmp_path: Path):  # noqa: F811
    for leader in ("Ann", "Ben"):
        assert desk.run("collect", session, sent(desk, session, f"{leader}.txt", leader, FIRST[leader])).code == 0
    assert desk.run("reveal", session).code in (0, 1)
    assert desk.run("sheets", session, "--format", "html", "--out", "forms", "--by", "+7").code == 0
    form = min((desk.here / "forms").iterdir())
    with browser(tmp_path) as tab:
        tab.save_to(tmp_path)
        fresh(tab, form)
        keys = tab.value("[...document.querySelectorAll('[data-key^=\"pick/\"]')].map((one) => one.dataset.key)")
        fill(tab, dict.fromkeys(list(dict.fromkeys(keys))[:2], "1"))
        click(tab, "file")
        answers = tmp_path / f"{form.stem}-part-2-answers.txt"
        tab.saved(answers)
    said = desk.run("collect", session, answers)
    assert said.code == 0, said.err
    whole = load(session)
    ann = next(one.id for one in whole.people() if one.name.startswith("Ann"))
    rounds = {one.id for one in whole.rounds.values() if one.module == "pick"}
    (given,) = [one for one in whole.ballots.values() if one.participant == ann and one.round in rounds]
    assert list((given.points or {}).values()) == [1, 1]
