"""An agenda is written as one file that needs no other, and loads back to the same agenda."""

from pathlib import Path

import pytest

from pmworkshop.agenda.as_toml import agenda_text
from pmworkshop.agenda.loader import load_agenda, parse_agenda
from pmworkshop.agenda.shipped import shipped_folder

AGENDAS = [*sorted(shipped_folder().glob("*.toml")), Path(__file__).with_name("modules43.toml")]


def again(text: str):
    return parse_agenda(text.encode(), Path("again.toml"))


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_every_agenda_loads_back_to_itself(path: Path):
    agenda = load_agenda(path)
    text = agenda_text(agenda)
    assert again(text) == agenda
    assert text == agenda_text(again(text))
    assert text.count("[[modules]]\n") == len(agenda.modules)


ODD = r"""
id = "odd"
title = "“Odd” # \" \\ {x}"
minutes = 12.5
people = 11

[[modules]]
id = "first"
title = "Żółć, 日本"
short = "First"
kind = "collect"
phases = { reveal = 2.5, alone = 0 }
turns = { reveal = 0.5 }
prompts = [{ id = "2", text = "Second?" }, { id = "1", text = "First?", holds = "outcome" }, "Third?"]
columns = [
  { id = "why", title = "Why", private = false },
  { id = "which", title = "Which", type = "choice", options = ["a, b", "c"] },
]
opening = "One line\nand \\ another \"\"\" with quotes\n"
stuck = "\n  begins with a line end"

[[modules]]
id = "second"
title = "Second"
short = "Second"
kind = "poll"
method = "scale"
low = 0
high = 10
phases = { alone = 3 }
prompts = ["?"]
subjects_from = ["first.1", "first.outcomes"]
second = { text = "And?", label = "Effort", method = "choice", options = ["little", "much"] }
"""


def test_odd_texts_and_numbers_load_back_as_they_were():
    agenda = again(ODD)
    text = agenda_text(agenda)
    assert again(text) == agenda
    assert "minutes = 12.5\n" in text
    assert "phases = { alone = 0, reveal = 2.5 }\n" in text
    assert (
        'prompts = [{ id = "2", text = "Second?" }, { id = "1", text = "First?", holds = "outcome" }, "Third?"]'
        in text
    )
    assert 'options = ["a, b", "c"]' in text
    assert 'opening = """\nOne line\nand' in text


def test_a_file_begins_with_how_to_change_it_and_takes_nothing_from_the_shelf():
    text = agenda_text(again(ODD))
    above, _, rest = text.partition("\nformat = 1\n")
    assert above.startswith('# “Odd” # " \\ {x}\n#\n# You may change every text')
    assert all(line.startswith("#") for line in above.splitlines())
    assert "use =" not in rest
