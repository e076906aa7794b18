"""Modules of the shelf are found by words."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.agenda.model import CollectModule
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.agenda.shelf_search import holding


def shelved(name: str, **texts: object) -> Shelved:
    raw = {"id": name, "title": name, "short": name, "phases": {"reveal": 1.0}, "prompts": ["What?"]} | texts
    return Shelved(name, Path(f"{name}.toml"), CollectModule.model_validate(raw))


WISHES = shelved("wishes", title="What we wish for", leaves="A list of wishes", prompts=["What is missing here?"])
PRICES = shelved("prices", title="Prices", source="Article “On prices”", tool="Talk", prompts=["Wish for one price?"])
BROKEN = Shelved("broken", Path("broken.toml"), None, (), "It has faults.")
SHELF = [WISHES, PRICES, BROKEN]


def test_all_words_must_be_there_in_any_order_and_size():
    assert holding(SHELF, "WISH list") == [WISHES]
    assert holding(SHELF, "article") == holding(SHELF, "talk") == [PRICES]
    assert holding(SHELF, "wish article") == []


def test_what_is_asked_counts_where_nothing_else_holds_the_words():
    assert holding(SHELF, "wish") == [WISHES]
    assert holding(SHELF, "missing") == [WISHES]


def test_a_file_with_faults_is_found_by_its_name():
    assert holding(SHELF, "brok") == [BROKEN]
