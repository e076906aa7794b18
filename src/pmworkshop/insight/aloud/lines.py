"""What each pattern of answers means, and what can be said at it: the words, apart from the rules that choose them.

Source of what to say: the facilitation part of the domain handbook (write alone, show at once, talk about the widest
spread first, ask for instances rather than reasons, name no person); the wording is this project's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Pattern = Literal[
    "nobody answers",
    "cannot go along",
    "two answer",
    "sponsor apart",
    "one apart",
    "far apart",
    "has concerns",
    "tie",
    "no majority",
    "orders differ",
    "own view",
    "alike and low",
    "orders partly alike",
    "spread",
    "close",
    "alike",
    "alike and high",
    "all can go along",
    "orders alike",
    "majority",
    "one word",
    "clear first",
    "nearly one owner",
    "one owner",
    "few",
]


class Line(NamedTuple):
    """The words for one pattern.

    Attributes:
        means: What it means; names in braces stand for what was found.
        say: What can be said aloud as it stands, without quotation marks.
    """

    means: str
    say: str


LINES: Mapping[Pattern, Line] = {
    "nobody answers": Line(
        "For {what}, most of us see nobody who answers for it.",
        "Whom would a customer call about this tomorrow? And who would we want to pick up?",
    ),
    "cannot go along": Line(
        "On {what}, somebody cannot go along yet: the lowest is {lowest}.",
        "We hear the lowest first. What would have to change so that you could live with it?",
    ),
    "two answer": Line(
        "For {what}, we see different owners, and none has most of us.",
        "Think of the last time this came up. Who had the final word, and was that right?",
    ),
    "sponsor apart": Line(
        "On {what}, the sponsor answers {one} and the room about {middle}, of {top}.",
        "Let us begin with those who see it every day: what happened last month that shows it?",
    ),
    "one apart": Line(
        "On {what}, one of us answers {one} and the others about {middle}, of {top}.",
        "One of us sees something here that the others may not see. What could it be? Anybody may begin.",
    ),
    "far apart": Line(
        "On {what} we are far apart: from {lowest} to {highest}, of {top}.",
        "We stand in different places and see different things. One example from each end, please, a minute each.",
    ),
    "has concerns": Line(
        "On {what}, somebody has a concern: the lowest is {lowest}.",
        "Those who showed two: what is the concern, and which change would bring you to three?",
    ),
    "tie": Line(
        "Nothing leads: {what} and {other} have the same.",
        "Two lead together. For which of them can we take a first step this month?",
    ),
    "no majority": Line(
        "On {what}, no word has most of us.",
        "What do you know that made you choose your word? One fact from each of us.",
    ),
    "orders differ": Line(
        "We put them in quite different orders.",
        "Which one did you put first, and what would you give up for it?",
    ),
    "own view": Line(
        "One role sees its own part in another way than the others do.",
        "Let us hear first what each role needs in order to do this well, and only then who answers for it.",
    ),
    "alike and low": Line(
        "On {what} we agree, and it is low: about {middle} of {top}.",
        "We agree, and it is low. That is a good place to begin: what would move it by one?",
    ),
    "orders partly alike": Line(
        "Our orders are alike in part; {what} comes first.",
        "We share some of this order. Where does your own first one stand, and can you live with that?",
    ),
    "spread": Line(
        "{what} leads, and {other} is close behind.",
        "Before we take the first: what would we lose if we left out the second?",
    ),
    "close": Line(
        "We are close together; the widest is {what}, about {middle} of {top}.",
        "We are close. What would one step more look like, so that a visitor could see it?",
    ),
    "alike": Line(
        "On {what} we agree: about {middle} of {top}.",
        "We see this alike. What have we not asked, because we all see it so?",
    ),
    "alike and high": Line(
        "We agree, and it is high: about {middle} of {top} on {what}.",
        "We agree that this goes well. What would a customer show us as the proof?",
    ),
    "all can go along": Line(
        "All of us can go along with {what}: the lowest is {lowest}.",
        "All of us can live with it. Who takes the first step, and by when?",
    ),
    "orders alike": Line(
        "We put them in much the same order; {what} comes first.",
        "Our orders agree. What would have to happen for us to change the first one?",
    ),
    "majority": Line(
        "On {what}, most of us say “{word}”: {most} of {answers}.",
        "Most of us say the same. Who chose another word, and would like to say what we may miss?",
    ),
    "one word": Line(
        "On {what}, all of us say “{word}”.",
        "We all chose the same word. What follows from it on Monday?",
    ),
    "clear first": Line(
        "{what} is clearly first.",
        "This one is clearly first. What do we stop, so that there is time for it?",
    ),
    "nearly one owner": Line(
        "We see almost the same owners; least so for {what}.",
        "We are almost there. What would the owner have to know or decide, so that all of us agree?",
    ),
    "one owner": Line(
        "For every line we see the same owner.",
        "We see this alike. Does each owner accept it, here and now?",
    ),
    "few": Line(
        "Too few of us answered for it to mean something.",
        "Few of us could answer. What would we have to know, and who could tell us?",
    ),
}
"""The patterns, those that ask most urgently for a word first."""
URGENT: Mapping[Pattern, int] = {pattern: place for place, pattern in enumerate(LINES)}
