"""What the room hears of findings: calm sentences for several findings of one rule together.

A rule that is about one role or one person has no sentence here: the room is never told that somebody is a fault. Its
findings stand in the private notes and in the facilitator's files.
"""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.text import shorten
from pmworkshop.insight.findings import in_words, listed

NAMED, LONGEST = 2, 40
"""The most places that a sentence names, and the most characters of each."""


@dataclass(frozen=True, slots=True)
class RoomWords:
    """The sentence for the findings of a rule.

    Attributes:
        one: The sentence for one place.
        many: The sentence for several places, with ``{}`` for how many.
        ask: What the room can do about it; ``{it}`` stands for it or them.
        names: Whether the sentence names the first places, as they are not seen at a glance.
    """

    one: str
    many: str
    ask: str
    names: bool = False

    def sentence(self, places: int, labels: Sequence[str] = ()) -> str:
        """Write the sentence.

        Args:
            places: How many rows or actions it is about, 1 or more.
            labels: The labels of these places, each once; used where the sentence names the first ones.

        Returns:
            The sentence, and what to do.
        """
        number = in_words(places)
        told = self.one if places == 1 else self.many.format(f"{number[:1].upper()}{number[1:]}")
        if self.names and labels:
            named = listed([f"“{shorten(label, LONGEST)}”" for label in labels[:NAMED]])
            told = f"{told[:-1]}{':' if places <= NAMED else ', such as'} {named}."
        return f"{told} {self.ask.format(it='it' if places == 1 else 'them')}"


def _rows(what: str, ask: str, many: str = "") -> RoomWords:
    """Make the words about rows that have, or do, something: ``has no owner yet``."""
    return RoomWords(f"One row {what}.", f"{{}} rows {many or what.replace('has ', 'have ', 1)}.", ask)


def _actions(what: str, ask: str, many: str = "") -> RoomWords:
    return RoomWords(f"One action {what}.", f"{{}} actions {many or what.replace('has ', 'have ', 1)}.", ask)


ROOM_WORDS: dict[str, RoomWords] = {
    "RACI-E01": _rows("has no owner yet", "Who answers for {it}?"),
    "RACI-E02": _rows("has more than one owner", "Which one answers?"),
    "RACI-E03": _rows("has nobody who does the work yet", "Who does {it}?"),
    "RACI-E04": _rows("has a letter that is not in the legend", "Which letter is meant?"),
    "RACI-E05": RoomWords(
        "One line is in the chart twice.", "{} lines are in the chart twice.", "Keep one, or say how they differ."
    ),
    "RACI-E06": _rows("is empty", "Fill {it}, or take {it} out.", "are empty"),
    "RACI-W07": _rows("has two letters in a cell where one is enough", "The first one says it."),
    "RACI-W01": _rows("has many who do the work", "Can {it} be split?"),
    "RACI-W02": _rows("has many who are asked before", "Is it enough to tell some of them?"),
    "RACI-I01": _rows("has many who are told", "Is it enough to tell fewer?"),
    "RACI-W03": _rows("has nobody who is asked or told yet", "Who would want to know?"),
    "RACI-I02": _rows("has a letter for every role", "Who can do without one?"),
    "RACI-I22": RoomWords(
        "One row names a subject.",
        "{} rows name a subject.",
        "Say what is decided: “Set the price list” for “Pricing strategy”.",
        names=True,
    ),
    "RACI-I23": RoomWords(
        "This is a large chart.", "This is a large chart.", "Two smaller ones are easier to talk about."
    ),
    "RASCI-E31": _rows("has support, and nobody who does the work yet", "Who does {it}?"),
    "RASCI-W32": _rows("has support by whoever does the work", "R or A says it."),
    "RASCI-W33": _rows("has support without an amount", "How many people or days?"),
    "RASCI-W34": _rows("has many who support it", "Whose support is needed most?"),
    "DACI-E01": _rows("has no driver yet", "Who brings the decision about?"),
    "DACI-E02": _rows("has more than one driver", "Which one brings the decision about?"),
    "DACI-E03": _rows("has nobody who decides yet", "Who decides?"),
    "DACI-E04": _rows("has more than one who decides", "Which one decides?"),
    "DACI-W05": _rows(
        "is driven and decided by the same role",
        "Should another role decide?",
        "are driven and decided by the same role",
    ),
    "DACI-W06": _rows("has nobody who contributes yet", "Whose knowledge is needed?"),
    "DACI-W07": _rows("has many who contribute", "Whose contribution changes the outcome?"),
    "DACI-I08": _rows("has nobody who is told yet", "Who would want to know?"),
    "DACI-W09": _rows(
        "has no day yet, or is longer than one sentence",
        "What is decided, and by when?",
        "have no day yet, or are longer than one sentence",
    ),
    "RAPID-E01": _rows("has nobody who decides yet", "Who decides?"),
    "RAPID-E02": _rows("has more than one who decides", "Which one decides?"),
    "RAPID-E03": _rows("has nobody who makes the proposal yet", "Who makes {it}?"),
    "RAPID-W04": _rows("has more than one who makes the proposal", "Which one leads it?"),
    "RAPID-W05": _rows("has roles that must agree", "Is it enough to hear some of them?"),
    "RAPID-W06": _rows(
        "is decided by a role that must agree too", "D says it.", "are decided by a role that must agree too"
    ),
    "RAPID-W07": _rows(
        "is proposed and decided by the same role",
        "Should another role propose?",
        "are proposed and decided by the same role",
    ),
    "RAPID-W08": _rows("has nobody who carries it out yet", "Who does?"),
    "RAPID-W09": _rows("has nobody who is heard before yet", "Whose knowledge is needed?"),
    "RAPID-I10": _rows("has many who are heard before", "Whose view is needed most?"),
    "RAPID-I11": _rows(
        "is carried out by roles that are not heard before",
        "Hear them early?",
        "are carried out by roles that are not heard before",
    ),
    "RAPID-I12": _rows("is decided every day", "It may do without these letters.", "are decided every day"),
    "PLAN-E01": _actions("has no owner yet", "Who owns {it}?"),
    "PLAN-E02": _actions("has more than one owner", "Which one is it?"),
    "PLAN-E03": _actions("has no day yet", "By when?"),
    "PLAN-E04": _actions(
        "waits for itself, or for one that waits for it", "Which one can begin?", "wait for each other"
    ),
    "PLAN-E05": _actions("waits for one that is due later", "Which day moves?", "wait for others that are due later"),
    "PLAN-E06": _actions(
        "needs something that is not promised yet", "Who gives {it}?", "need something that is not promised yet"
    ),
    "PLAN-E07": _actions("has a day before the workshop", "Which day is meant?"),
    "PLAN-E08": _actions("has an owner who is not here", "Who takes {it} over?"),
    "PLAN-E09": _actions("has no words yet", "What will be done?"),
    "PLAN-W01": _actions("has no measure yet", "How will we know?"),
    "PLAN-W02": _actions("has no first step yet", "What can be done in the next two weeks?"),
    "PLAN-W03": _actions("is far ahead", "Which part can be done sooner?", "are far ahead"),
    "PLAN-W05": _actions("can be read in several ways", "What will be there that is not there now?"),
    "PLAN-W06": _actions(
        "is looked at only long after it is due",
        "When do we look sooner?",
        "are looked at only long after they are due",
    ),
    "PLAN-W08": _actions("has no near day for the first step", "When is it taken?"),
    "PLAN-W09": _actions(
        "has its first step after its due day", "Which day moves?", "have their first step after their due day"
    ),
    "PLAN-W10": _actions("has no reason noted yet", "Why was {it} dropped, or what is in the way?"),
    "PLAN-W11": _actions(
        "waits for one that is no longer planned",
        "Can {it} begin without that?",
        "wait for others that are no longer planned",
    ),
    "PLAN-W12": _actions("holds more than one outcome", "Which one is it?", "hold more than one outcome"),
    "PLAN-W14": _actions(
        "is looked at before its measure can be seen",
        "When can it be seen?",
        "are looked at before their measures can be seen",
    ),
    "PLAN-I01": _actions("is due on a weekend", "Is the Friday before meant?", "are due on a weekend"),
    "PLAN-I03": _actions(
        "does not say yet what it needs", "What is needed from others?", "do not say yet what they need"
    ),
}
"""The words for each rule that the room hears of."""
