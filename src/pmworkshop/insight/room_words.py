"""What the room hears of findings: calm sentences for several findings of one rule together.

A rule that is about one role or one person has no sentence here: the room is never told that somebody is a fault. Its
findings stand in the private notes and in the facilitator's files.
"""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
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
    return RoomWords(
        tr("One row {what}.", what=what), tr("{{}} rows {many}.", many=many or what.replace("has ", "have ", 1)), ask
    )


def _actions(what: str, ask: str, many: str = "") -> RoomWords:
    return RoomWords(
        tr("One action {what}.", what=what),
        tr("{{}} actions {many}.", many=many or what.replace("has ", "have ", 1)),
        ask,
    )


ROOM_WORDS: dict[str, RoomWords] = {
    "RACI-E01": _rows(tr_noop("has no owner yet"), tr_noop("Who answers for {it}?")),
    "RACI-E02": _rows(tr_noop("has more than one owner"), tr_noop("Which one answers?")),
    "RACI-E03": _rows(tr_noop("has nobody who does the work yet"), tr_noop("Who does {it}?")),
    "RACI-E04": _rows(tr_noop("has a letter that is not in the legend"), tr_noop("Which letter is meant?")),
    "RACI-E05": RoomWords(
        tr_noop("One line is in the chart twice."),
        tr_noop("{} lines are in the chart twice."),
        tr_noop("Keep one, or say how they differ."),
    ),
    "RACI-E06": _rows(tr_noop("is empty"), tr_noop("Fill {it}, or take {it} out."), tr_noop("are empty")),
    "RACI-W07": _rows(tr_noop("has two letters in a cell where one is enough"), tr_noop("The first one says it.")),
    "RACI-W01": _rows(tr_noop("has many who do the work"), tr_noop("Can {it} be split?")),
    "RACI-W02": _rows(tr_noop("has many who are asked before"), tr_noop("Is it enough to tell some of them?")),
    "RACI-I01": _rows(tr_noop("has many who are told"), tr_noop("Is it enough to tell fewer?")),
    "RACI-W03": _rows(tr_noop("has nobody who is asked or told yet"), tr_noop("Who would want to know?")),
    "RACI-I02": _rows(tr_noop("has a letter for every role"), tr_noop("Who can do without one?")),
    "RACI-I22": RoomWords(
        tr_noop("One row names a subject."),
        tr_noop("{} rows name a subject."),
        tr_noop("Say what is decided: “Set the price list” for “Pricing strategy”."),
        names=True,
    ),
    "RACI-I23": RoomWords(
        tr_noop("This is a large chart."),
        tr_noop("This is a large chart."),
        tr_noop("Two smaller ones are easier to talk about."),
    ),
    "RASCI-E31": _rows(tr_noop("has support, and nobody who does the work yet"), tr_noop("Who does {it}?")),
    "RASCI-W32": _rows(tr_noop("has support by whoever does the work"), tr_noop("R or A says it.")),
    "RASCI-W33": _rows(tr_noop("has support without an amount"), tr_noop("How many people or days?")),
    "RASCI-W34": _rows(tr_noop("has many who support it"), tr_noop("Whose support is needed most?")),
    "DACI-E01": _rows(tr_noop("has no driver yet"), tr_noop("Who brings the decision about?")),
    "DACI-E02": _rows(tr_noop("has more than one driver"), tr_noop("Which one brings the decision about?")),
    "DACI-E03": _rows(tr_noop("has nobody who decides yet"), tr_noop("Who decides?")),
    "DACI-E04": _rows(tr_noop("has more than one who decides"), tr_noop("Which one decides?")),
    "DACI-W05": _rows(
        tr_noop("is driven and decided by the same role"),
        tr_noop("Should another role decide?"),
        tr_noop("are driven and decided by the same role"),
    ),
    "DACI-W06": _rows(tr_noop("has nobody who contributes yet"), tr_noop("Whose knowledge is needed?")),
    "DACI-W07": _rows(tr_noop("has many who contribute"), tr_noop("Whose contribution changes the outcome?")),
    "DACI-I08": _rows(tr_noop("has nobody who is told yet"), tr_noop("Who would want to know?")),
    "DACI-W09": _rows(
        tr_noop("has no day yet, or is longer than one sentence"),
        tr_noop("What is decided, and by when?"),
        tr_noop("have no day yet, or are longer than one sentence"),
    ),
    "RAPID-E01": _rows(tr_noop("has nobody who decides yet"), tr_noop("Who decides?")),
    "RAPID-E02": _rows(tr_noop("has more than one who decides"), tr_noop("Which one decides?")),
    "RAPID-E03": _rows(tr_noop("has nobody who makes the proposal yet"), tr_noop("Who makes {it}?")),
    "RAPID-W04": _rows(tr_noop("has more than one who makes the proposal"), tr_noop("Which one leads it?")),
    "RAPID-W05": _rows(tr_noop("has roles that must agree"), tr_noop("Is it enough to hear some of them?")),
    "RAPID-W06": _rows(
        tr_noop("is decided by a role that must agree too"),
        tr_noop("D says it."),
        tr_noop("are decided by a role that must agree too"),
    ),
    "RAPID-W07": _rows(
        tr_noop("is proposed and decided by the same role"),
        tr_noop("Should another role propose?"),
        tr_noop("are proposed and decided by the same role"),
    ),
    "RAPID-W08": _rows(tr_noop("has nobody who carries it out yet"), tr_noop("Who does?")),
    "RAPID-W09": _rows(tr_noop("has nobody who is heard before yet"), tr_noop("Whose knowledge is needed?")),
    "RAPID-I10": _rows(tr_noop("has many who are heard before"), tr_noop("Whose view is needed most?")),
    "RAPID-I11": _rows(
        tr_noop("is carried out by roles that are not heard before"),
        tr_noop("Hear them early?"),
        tr_noop("are carried out by roles that are not heard before"),
    ),
    "RAPID-I12": _rows(
        tr_noop("is decided every day"), tr_noop("It may do without these letters."), tr_noop("are decided every day")
    ),
    "PLAN-E01": _actions(tr_noop("has no owner yet"), tr_noop("Who owns {it}?")),
    "PLAN-E02": _actions(tr_noop("has more than one owner"), tr_noop("Which one is it?")),
    "PLAN-E03": _actions(tr_noop("has no day yet"), tr_noop("By when?")),
    "PLAN-E04": _actions(
        tr_noop("waits for itself, or for one that waits for it"),
        tr_noop("Which one can begin?"),
        tr_noop("wait for each other"),
    ),
    "PLAN-E05": _actions(
        tr_noop("waits for one that is due later"),
        tr_noop("Which day moves?"),
        tr_noop("wait for others that are due later"),
    ),
    "PLAN-E06": _actions(
        tr_noop("needs something that is not promised yet"),
        tr_noop("Who gives {it}?"),
        tr_noop("need something that is not promised yet"),
    ),
    "PLAN-E07": _actions(tr_noop("has a day before the workshop"), tr_noop("Which day is meant?")),
    "PLAN-E08": _actions(tr_noop("has an owner who is not here"), tr_noop("Who takes {it} over?")),
    "PLAN-E09": _actions(tr_noop("has no words yet"), tr_noop("What will be done?")),
    "PLAN-W01": _actions(tr_noop("has no measure yet"), tr_noop("How will we know?")),
    "PLAN-W02": _actions(tr_noop("has no first step yet"), tr_noop("What can be done in the next two weeks?")),
    "PLAN-W03": _actions(
        tr_noop("is far ahead"), tr_noop("Which part can be done sooner?"), tr_noop("are far ahead")
    ),
    "PLAN-W05": _actions(
        tr_noop("can be read in several ways"), tr_noop("What will be there that is not there now?")
    ),
    "PLAN-W06": _actions(
        tr_noop("is looked at only long after it is due"),
        tr_noop("When do we look sooner?"),
        tr_noop("are looked at only long after they are due"),
    ),
    "PLAN-W08": _actions(tr_noop("has no near day for the first step"), tr_noop("When is it taken?")),
    "PLAN-W09": _actions(
        tr_noop("has its first step after its due day"),
        tr_noop("Which day moves?"),
        tr_noop("have their first step after their due day"),
    ),
    "PLAN-W10": _actions(tr_noop("has no reason noted yet"), tr_noop("Why was {it} dropped, or what is in the way?")),
    "PLAN-W11": _actions(
        tr_noop("waits for one that is no longer planned"),
        tr_noop("Can {it} begin without that?"),
        tr_noop("wait for others that are no longer planned"),
    ),
    "PLAN-W12": _actions(
        tr_noop("holds more than one outcome"), tr_noop("Which one is it?"), tr_noop("hold more than one outcome")
    ),
    "PLAN-W14": _actions(
        tr_noop("is looked at before its measure can be seen"),
        tr_noop("When can it be seen?"),
        tr_noop("are looked at before their measures can be seen"),
    ),
    "PLAN-I01": _actions(
        tr_noop("is due on a weekend"), tr_noop("Is the Friday before meant?"), tr_noop("are due on a weekend")
    ),
    "PLAN-I03": _actions(
        tr_noop("does not say yet what it needs"),
        tr_noop("What is needed from others?"),
        tr_noop("do not say yet what they need"),
    ),
}
"""The words for each rule that the room hears of."""
