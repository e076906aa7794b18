"""What each pattern of answers means, and what can be said at it: the words, apart from the rules that choose them.

Source of what to say: the facilitation part of the domain handbook (write alone, show at once, talk about the widest
spread first, ask for instances rather than reasons, name no person); the wording is this project's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from pmworkshop.base.language import tr_noop

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
        tr_noop("For {what}, most of us see nobody who answers for it."),
        tr_noop("Whom would a customer call about this tomorrow? And who would we want to pick up?"),
    ),
    "cannot go along": Line(
        tr_noop("On {what}, somebody cannot go along yet: the lowest is {lowest}."),
        tr_noop("We hear the lowest first. What would have to change so that you could live with it?"),
    ),
    "two answer": Line(
        tr_noop("For {what}, we see different owners, and none has most of us."),
        tr_noop("Think of the last time this came up. Who had the final word, and was that right?"),
    ),
    "sponsor apart": Line(
        tr_noop("On {what}, the sponsor answers {one} and the room about {middle}, of {top}."),
        tr_noop("Let us begin with those who see it every day: what happened last month that shows it?"),
    ),
    "one apart": Line(
        tr_noop("On {what}, one of us answers {one} and the others about {middle}, of {top}."),
        tr_noop("One of us sees something here that the others may not see. What could it be? Anybody may begin."),
    ),
    "far apart": Line(
        tr_noop("On {what} we are far apart: from {lowest} to {highest}, of {top}."),
        tr_noop(
            "We stand in different places and see different things. One example from each end, please, a minute each."
        ),
    ),
    "has concerns": Line(
        tr_noop("On {what}, somebody has a concern: the lowest is {lowest}."),
        tr_noop("Those who showed two: what is the concern, and which change would bring you to three?"),
    ),
    "tie": Line(
        tr_noop("Nothing leads: {what} and {other} have the same."),
        tr_noop("Two lead together. For which of them can we take a first step this month?"),
    ),
    "no majority": Line(
        tr_noop("On {what}, no word has most of us."),
        tr_noop("What do you know that made you choose your word? One fact from each of us."),
    ),
    "orders differ": Line(
        tr_noop("We put them in quite different orders."),
        tr_noop("Which one did you put first, and what would you give up for it?"),
    ),
    "own view": Line(
        tr_noop("One role sees its own part in another way than the others do."),
        tr_noop("Let us hear first what each role needs in order to do this well, and only then who answers for it."),
    ),
    "alike and low": Line(
        tr_noop("On {what} we agree, and it is low: about {middle} of {top}."),
        tr_noop("We agree, and it is low. That is a good place to begin: what would move it by one?"),
    ),
    "orders partly alike": Line(
        tr_noop("Our orders are alike in part; {what} comes first."),
        tr_noop("We share some of this order. Where does your own first one stand, and can you live with that?"),
    ),
    "spread": Line(
        tr_noop("{what} leads, and {other} is close behind."),
        tr_noop("Before we take the first: what would we lose if we left out the second?"),
    ),
    "close": Line(
        tr_noop("We are close together; the widest is {what}, about {middle} of {top}."),
        tr_noop("We are close. What would one step more look like, so that a visitor could see it?"),
    ),
    "alike": Line(
        tr_noop("On {what} we agree: about {middle} of {top}."),
        tr_noop("We see this alike. What have we not asked, because we all see it so?"),
    ),
    "alike and high": Line(
        tr_noop("We agree, and it is high: about {middle} of {top} on {what}."),
        tr_noop("We agree that this goes well. What would a customer show us as the proof?"),
    ),
    "all can go along": Line(
        tr_noop("All of us can go along with {what}: the lowest is {lowest}."),
        tr_noop("All of us can live with it. Who takes the first step, and by when?"),
    ),
    "orders alike": Line(
        tr_noop("We put them in much the same order; {what} comes first."),
        tr_noop("Our orders agree. What would have to happen for us to change the first one?"),
    ),
    "majority": Line(
        tr_noop("On {what}, most of us say “{word}”: {most} of {answers}."),
        tr_noop("Most of us say the same. Who chose another word, and would like to say what we may miss?"),
    ),
    "one word": Line(
        tr_noop("On {what}, all of us say “{word}”."),
        tr_noop("We all chose the same word. What follows from it on Monday?"),
    ),
    "clear first": Line(
        tr_noop("{what} is clearly first."),
        tr_noop("This one is clearly first. What do we stop, so that there is time for it?"),
    ),
    "nearly one owner": Line(
        tr_noop("We see almost the same owners; least so for {what}."),
        tr_noop("We are almost there. What would the owner have to know or decide, so that all of us agree?"),
    ),
    "one owner": Line(
        tr_noop("For every line we see the same owner."),
        tr_noop("We see this alike. Does each owner accept it, here and now?"),
    ),
    "few": Line(
        tr_noop("Too few of us answered for it to mean something."),
        tr_noop("Few of us could answer. What would we have to know, and who could tell us?"),
    ),
}
"""The patterns, those that ask most urgently for a word first."""
URGENT: Mapping[Pattern, int] = {pattern: place for place, pattern in enumerate(LINES)}
