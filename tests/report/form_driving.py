"""Filling in forms in a browser, and reading what they make."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.exchange.filled_sheet import Reading, read_sheet
from pmworkshop.exchange.sheet_table import sheet_table
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import Answer
from tests.report.browsing import Tab
from tests.report.forming import asking_all

PHONE, DESK = (390, 844), (1280, 800)

EACH = {
    "values/1/1/1/:answer": "4", "values/1/1/1/:remark": "we lost two; deals", "values/1/2/1/:answer": "-",
    "values/1w/1/1/:answer": "5", "long/1/1/1/:answer": "73", "long/1/2/-": "-",
    "options/1/1/1/:answer": "Yes, gladly", "options/1/2/1/:answer": "-",
    "dots/1/1/1/:answer": "2", "dots/1/3/1/:answer": "1",
    "points/1/1/1/:answer": "7", "points/1/2/1/:answer": "3",
    "rank/1/1/1/:answer": "2", "rank/1/2/1/:answer": "3", "rank/1/3/1/:answer": "1",
    "letters/1/l-price/1/sp": "A", "letters/1/l-price/1/pm": "AR", "letters/1/l-road/-": "0",
    "owners/1/o-price/1/:answer": "2: Product manager (PM)", "owners/1/o-road/1/:answer": "0",
    "lines/1/1/1/:answer": 'Löschen, "\u2028 שלום 東京 🙂', "lines/1/1/3/:answer": "A second line",
    "lines/1/2/-": "-", "fields/1/1/1/:answer": "Ask the customer", "fields/1/1/1/size": "large",
    "fields/1/1/1/cost": "1200", "fields/1/1/1/due": "2026-12-14", "fields/1/1/1/fear": "the board",
}  # fmt: skip
"""An answer to each sort of question, by the control that takes it."""


def fresh(tab: Tab, form: Path, size: tuple[int, int] = DESK) -> None:
    """Open a form that nobody has filled in in this browser."""
    tab.open(form)
    tab.value("localStorage.clear()")
    tab.open(form, width=size[0], height=size[1])


def fill(tab: Tab, answers: dict[str, str]) -> None:
    """Fill in controls: type into lines, press space on what is ticked, and choose from lists."""
    for key, value in answers.items():
        choice = f"[...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === {key!r}"
        box = f"{choice} && (!['radio', 'checkbox'].includes(one.type) || one.value === {value!r}))"
        sort = tab.value(f"(() => {{ const one = {box}; one.focus(); return one.type; }})()")
        if sort in ("radio", "checkbox"):
            tab.press(" ")
        elif sort == "text":
            tab.type(value)
        else:
            tab.value(f"{box}.value = {value!r}; {box}.dispatchEvent(new Event('input', {{ bubbles: true }}))")


def click(tab: Tab, name: str) -> None:
    tab.value(f"document.querySelector('[data-do={name}]').click()")


def text_in(tab: Tab, ident: str) -> str:
    return tab.value(f"document.getElementById('{ident}').textContent")


def made(tab: Tab) -> str:
    click(tab, "text")
    return tab.value("document.getElementById('text').value")


def read(text: str, state: Session | None = None) -> Reading:
    return read_sheet(state or asking_all(), sheet_table(text.encode(), "mail").rows, "mail")


def by_module(reading: Reading) -> dict[str, tuple[Answer, ...]]:
    return {f"{one.module}{'w' if one.wanted else ''}": one.answers for one in reading.given}


def check_all(reading: Reading) -> None:
    """See whether the answers of `EACH` are there, each once and nothing else."""
    assert (reading.participant, reading.problems) == ("ann", ())
    assert by_module(reading) == {
        "values": (Answer("1", score=4, remark="we lost two; deals"), Answer("2", abstained=True)),
        "valuesw": (Answer("1", score=5),),
        "long": (Answer("1", score=73), Answer("2", abstained=True)),
        "options": (Answer("1", choice="Yes, gladly"), Answer("2", abstained=True)),
        "dots": (Answer("proposal", points={"1": 2, "3": 1}),),
        "points": (Answer("proposal", points={"1": 7, "2": 3}),),
        "rank": (Answer("proposal", ranking=("3", "1", "2")),),
        "letters": (Answer("l-price", letters={"sp": "A", "pm": "AR"}), Answer("l-road", letters={})),
        "owners": (Answer("o-price", letters={"o-pm": "A"}), Answer("o-road", letters={})),
        "lines": (Answer("1", text='Löschen, " שלום 東京 🙂\nA second line'), Answer("2", abstained=True)),
        "fields": (Answer("1", text="Ask the customer; large; 1200; 2026-12-14; the board"),),
    }
