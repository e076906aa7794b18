"""What the room hears of findings: calm sentences for several findings of one rule together.

A rule that is about one role or one person has no sentence here: the room is never told that somebody is a fault. Its
findings stand in the private notes and in the facilitator's files.
"""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import shorten, upper
from pmworkshop.insight.findings import in_words, listed

NAMED, LONGEST = 2, 40
"""The most places that a sentence names, and the most characters of each."""


@dataclass(frozen=True, slots=True)
class RoomWords:
    """The sentence for the findings of a rule.

    Attributes:
        one: The sentence for one place.
        many: The sentence for several places, with ``{number}`` for how many.
        ask: What the room can do about it.
        ask_of_many: What it can do about several places; empty if that is the same.
        names: Whether the sentence names the first places, as they are not seen at a glance.
    """

    one: str
    many: str
    ask: str
    ask_of_many: str = ""
    names: bool = False

    def sentence(self, places: int, labels: Sequence[str] = ()) -> str:
        """Write the sentence.

        Args:
            places: How many rows or actions it is about, 1 or more.
            labels: The labels of these places, each once; used where the sentence names the first ones.

        Returns:
            The sentence, and what to do.
        """
        told = tr(self.one) if places == 1 else tr(self.many, number=upper(in_words(places)))
        if self.names and labels:
            named = listed([tr("“{text}”", text=shorten(label, LONGEST)) for label in labels[:NAMED]])
            said = told.removesuffix(".")
            told = (
                tr("{said}: {named}.", said=said, named=named)
                if places <= NAMED
                else tr("{said}, such as {named}.", said=said, named=named)
            )
        return f"{told} {tr(self.ask_of_many if places > 1 and self.ask_of_many else self.ask)}"


ROOM_WORDS: dict[str, RoomWords] = {
    "RACI-E01": RoomWords(
        tr_noop("One row has no owner yet."),
        tr_noop("{number} rows have no owner yet."),
        tr_noop("Who answers for it?"),
        tr_noop("Who answers for them?"),
    ),
    "RACI-E02": RoomWords(
        tr_noop("One row has more than one owner."),
        tr_noop("{number} rows have more than one owner."),
        tr_noop("Which one answers?"),
    ),
    "RACI-E03": RoomWords(
        tr_noop("One row has nobody who does the work yet."),
        tr_noop("{number} rows have nobody who does the work yet."),
        tr_noop("Who does it?"),
        tr_noop("Who does them?"),
    ),
    "RACI-E04": RoomWords(
        tr_noop("One row has a letter that is not in the legend."),
        tr_noop("{number} rows have a letter that is not in the legend."),
        tr_noop("Which letter is meant?"),
    ),
    "RACI-E05": RoomWords(
        tr_noop("One line is in the chart twice."),
        tr_noop("{number} lines are in the chart twice."),
        tr_noop("Keep one, or say how they differ."),
    ),
    "RACI-E06": RoomWords(
        tr_noop("One row is empty."),
        tr_noop("{number} rows are empty."),
        tr_noop("Fill it, or take it out."),
        tr_noop("Fill them, or take them out."),
    ),
    "RACI-W07": RoomWords(
        tr_noop("One row has two letters in a cell where one is enough."),
        tr_noop("{number} rows have two letters in a cell where one is enough."),
        tr_noop("The first one says it."),
    ),
    "RACI-W01": RoomWords(
        tr_noop("One row has many who do the work."),
        tr_noop("{number} rows have many who do the work."),
        tr_noop("Can it be split?"),
        tr_noop("Can them be split?"),
    ),
    "RACI-W02": RoomWords(
        tr_noop("One row has many who are asked before."),
        tr_noop("{number} rows have many who are asked before."),
        tr_noop("Is it enough to tell some of them?"),
    ),
    "RACI-I01": RoomWords(
        tr_noop("One row has many who are told."),
        tr_noop("{number} rows have many who are told."),
        tr_noop("Is it enough to tell fewer?"),
    ),
    "RACI-W03": RoomWords(
        tr_noop("One row has nobody who is asked or told yet."),
        tr_noop("{number} rows have nobody who is asked or told yet."),
        tr_noop("Who would want to know?"),
    ),
    "RACI-I02": RoomWords(
        tr_noop("One row has a letter for every role."),
        tr_noop("{number} rows have a letter for every role."),
        tr_noop("Who can do without one?"),
    ),
    "RACI-I22": RoomWords(
        tr_noop("One row names a subject."),
        tr_noop("{number} rows name a subject."),
        tr_noop("Say what is decided: “Set the price list” for “Pricing strategy”."),
        names=True,
    ),
    "RACI-I23": RoomWords(
        tr_noop("This is a large chart."),
        tr_noop("This is a large chart."),
        tr_noop("Two smaller ones are easier to talk about."),
    ),
    "RASCI-E31": RoomWords(
        tr_noop("One row has support, and nobody who does the work yet."),
        tr_noop("{number} rows have support, and nobody who does the work yet."),
        tr_noop("Who does it?"),
        tr_noop("Who does them?"),
    ),
    "RASCI-W32": RoomWords(
        tr_noop("One row has support by whoever does the work."),
        tr_noop("{number} rows have support by whoever does the work."),
        tr_noop("R or A says it."),
    ),
    "RASCI-W33": RoomWords(
        tr_noop("One row has support without an amount."),
        tr_noop("{number} rows have support without an amount."),
        tr_noop("How many people or days?"),
    ),
    "RASCI-W34": RoomWords(
        tr_noop("One row has many who support it."),
        tr_noop("{number} rows have many who support it."),
        tr_noop("Whose support is needed most?"),
    ),
    "DACI-E01": RoomWords(
        tr_noop("One row has no driver yet."),
        tr_noop("{number} rows have no driver yet."),
        tr_noop("Who brings the decision about?"),
    ),
    "DACI-E02": RoomWords(
        tr_noop("One row has more than one driver."),
        tr_noop("{number} rows have more than one driver."),
        tr_noop("Which one brings the decision about?"),
    ),
    "DACI-E03": RoomWords(
        tr_noop("One row has nobody who decides yet."),
        tr_noop("{number} rows have nobody who decides yet."),
        tr_noop("Who decides?"),
    ),
    "DACI-E04": RoomWords(
        tr_noop("One row has more than one who decides."),
        tr_noop("{number} rows have more than one who decides."),
        tr_noop("Which one decides?"),
    ),
    "DACI-W05": RoomWords(
        tr_noop("One row is driven and decided by the same role."),
        tr_noop("{number} rows are driven and decided by the same role."),
        tr_noop("Should another role decide?"),
    ),
    "DACI-W06": RoomWords(
        tr_noop("One row has nobody who contributes yet."),
        tr_noop("{number} rows have nobody who contributes yet."),
        tr_noop("Whose knowledge is needed?"),
    ),
    "DACI-W07": RoomWords(
        tr_noop("One row has many who contribute."),
        tr_noop("{number} rows have many who contribute."),
        tr_noop("Whose contribution changes the outcome?"),
    ),
    "DACI-I08": RoomWords(
        tr_noop("One row has nobody who is told yet."),
        tr_noop("{number} rows have nobody who is told yet."),
        tr_noop("Who would want to know?"),
    ),
    "DACI-W09": RoomWords(
        tr_noop("One row has no day yet, or is longer than one sentence."),
        tr_noop("{number} rows have no day yet, or are longer than one sentence."),
        tr_noop("What is decided, and by when?"),
    ),
    "RAPID-E01": RoomWords(
        tr_noop("One row has nobody who decides yet."),
        tr_noop("{number} rows have nobody who decides yet."),
        tr_noop("Who decides?"),
    ),
    "RAPID-E02": RoomWords(
        tr_noop("One row has more than one who decides."),
        tr_noop("{number} rows have more than one who decides."),
        tr_noop("Which one decides?"),
    ),
    "RAPID-E03": RoomWords(
        tr_noop("One row has nobody who makes the proposal yet."),
        tr_noop("{number} rows have nobody who makes the proposal yet."),
        tr_noop("Who makes it?"),
        tr_noop("Who makes them?"),
    ),
    "RAPID-W04": RoomWords(
        tr_noop("One row has more than one who makes the proposal."),
        tr_noop("{number} rows have more than one who makes the proposal."),
        tr_noop("Which one leads it?"),
    ),
    "RAPID-W05": RoomWords(
        tr_noop("One row has roles that must agree."),
        tr_noop("{number} rows have roles that must agree."),
        tr_noop("Is it enough to hear some of them?"),
    ),
    "RAPID-W06": RoomWords(
        tr_noop("One row is decided by a role that must agree too."),
        tr_noop("{number} rows are decided by a role that must agree too."),
        tr_noop("D says it."),
    ),
    "RAPID-W07": RoomWords(
        tr_noop("One row is proposed and decided by the same role."),
        tr_noop("{number} rows are proposed and decided by the same role."),
        tr_noop("Should another role propose?"),
    ),
    "RAPID-W08": RoomWords(
        tr_noop("One row has nobody who carries it out yet."),
        tr_noop("{number} rows have nobody who carries it out yet."),
        tr_noop("Who does?"),
    ),
    "RAPID-W09": RoomWords(
        tr_noop("One row has nobody who is heard before yet."),
        tr_noop("{number} rows have nobody who is heard before yet."),
        tr_noop("Whose knowledge is needed?"),
    ),
    "RAPID-I10": RoomWords(
        tr_noop("One row has many who are heard before."),
        tr_noop("{number} rows have many who are heard before."),
        tr_noop("Whose view is needed most?"),
    ),
    "RAPID-I11": RoomWords(
        tr_noop("One row is carried out by roles that are not heard before."),
        tr_noop("{number} rows are carried out by roles that are not heard before."),
        tr_noop("Hear them early?"),
    ),
    "RAPID-I12": RoomWords(
        tr_noop("One row is decided every day."),
        tr_noop("{number} rows are decided every day."),
        tr_noop("It may do without these letters."),
    ),
    "PLAN-E01": RoomWords(
        tr_noop("One action has no owner yet."),
        tr_noop("{number} actions have no owner yet."),
        tr_noop("Who owns it?"),
        tr_noop("Who owns them?"),
    ),
    "PLAN-E02": RoomWords(
        tr_noop("One action has more than one owner."),
        tr_noop("{number} actions have more than one owner."),
        tr_noop("Which one is it?"),
    ),
    "PLAN-E03": RoomWords(
        tr_noop("One action has no day yet."),
        tr_noop("{number} actions have no day yet."),
        tr_noop("By when?"),
    ),
    "PLAN-E04": RoomWords(
        tr_noop("One action waits for itself, or for one that waits for it."),
        tr_noop("{number} actions wait for each other."),
        tr_noop("Which one can begin?"),
    ),
    "PLAN-E05": RoomWords(
        tr_noop("One action waits for one that is due later."),
        tr_noop("{number} actions wait for others that are due later."),
        tr_noop("Which day moves?"),
    ),
    "PLAN-E06": RoomWords(
        tr_noop("One action needs something that is not promised yet."),
        tr_noop("{number} actions need something that is not promised yet."),
        tr_noop("Who gives it?"),
        tr_noop("Who gives them?"),
    ),
    "PLAN-E07": RoomWords(
        tr_noop("One action has a day before the workshop."),
        tr_noop("{number} actions have a day before the workshop."),
        tr_noop("Which day is meant?"),
    ),
    "PLAN-E08": RoomWords(
        tr_noop("One action has an owner who is not here."),
        tr_noop("{number} actions have an owner who is not here."),
        tr_noop("Who takes it over?"),
        tr_noop("Who takes them over?"),
    ),
    "PLAN-E09": RoomWords(
        tr_noop("One action has no words yet."),
        tr_noop("{number} actions have no words yet."),
        tr_noop("What will be done?"),
    ),
    "PLAN-W01": RoomWords(
        tr_noop("One action has no measure yet."),
        tr_noop("{number} actions have no measure yet."),
        tr_noop("How will we know?"),
    ),
    "PLAN-W02": RoomWords(
        tr_noop("One action has no first step yet."),
        tr_noop("{number} actions have no first step yet."),
        tr_noop("What can be done in the next two weeks?"),
    ),
    "PLAN-W03": RoomWords(
        tr_noop("One action is far ahead."),
        tr_noop("{number} actions are far ahead."),
        tr_noop("Which part can be done sooner?"),
    ),
    "PLAN-W05": RoomWords(
        tr_noop("One action can be read in several ways."),
        tr_noop("{number} actions can be read in several ways."),
        tr_noop("What will be there that is not there now?"),
    ),
    "PLAN-W06": RoomWords(
        tr_noop("One action is looked at only long after it is due."),
        tr_noop("{number} actions are looked at only long after they are due."),
        tr_noop("When do we look sooner?"),
    ),
    "PLAN-W08": RoomWords(
        tr_noop("One action has no near day for the first step."),
        tr_noop("{number} actions have no near day for the first step."),
        tr_noop("When is it taken?"),
    ),
    "PLAN-W09": RoomWords(
        tr_noop("One action has its first step after its due day."),
        tr_noop("{number} actions have their first step after their due day."),
        tr_noop("Which day moves?"),
    ),
    "PLAN-W10": RoomWords(
        tr_noop("One action has no reason noted yet."),
        tr_noop("{number} actions have no reason noted yet."),
        tr_noop("Why was it dropped, or what is in the way?"),
        tr_noop("Why was them dropped, or what is in the way?"),
    ),
    "PLAN-W11": RoomWords(
        tr_noop("One action waits for one that is no longer planned."),
        tr_noop("{number} actions wait for others that are no longer planned."),
        tr_noop("Can it begin without that?"),
        tr_noop("Can them begin without that?"),
    ),
    "PLAN-W12": RoomWords(
        tr_noop("One action holds more than one outcome."),
        tr_noop("{number} actions hold more than one outcome."),
        tr_noop("Which one is it?"),
    ),
    "PLAN-W14": RoomWords(
        tr_noop("One action is looked at before its measure can be seen."),
        tr_noop("{number} actions are looked at before their measures can be seen."),
        tr_noop("When can it be seen?"),
    ),
    "PLAN-I01": RoomWords(
        tr_noop("One action is due on a weekend."),
        tr_noop("{number} actions are due on a weekend."),
        tr_noop("Is the Friday before meant?"),
    ),
    "PLAN-I03": RoomWords(
        tr_noop("One action does not say yet what it needs."),
        tr_noop("{number} actions do not say yet what they need."),
        tr_noop("What is needed from others?"),
    ),
}
"""The words for each rule that the room hears of."""
