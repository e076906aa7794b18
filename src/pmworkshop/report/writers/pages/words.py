"""The words of pages and of their scripts."""

from __future__ import annotations

import json
from typing import Any

from pmworkshop.base.language import tr, tr_noop

_WORDS = {
    # the brief
    "brief": tr_noop("Brief"),
    "what-we-measure": tr_noop("What we measure"),
    "measure": tr_noop("Measure"),
    "today": tr_noop("Today"),
    "wanted": tr_noop("Wanted"),
    "look-again": tr_noop("Look again"),
    # the form
    "for-title": tr_noop("{title}: for {name}"),
    "for": tr_noop("For"),
    "own-view": tr_noop("your own view, before all of you meet."),
    "part-of": tr_noop("Part {number} of {all}."),
    "next-part": tr_noop("What all of you answer here is shown to everybody, and the next part asks about it."),
    "last-part": tr_noop("It asks about what came in before."),
    "made-up": tr_noop("A made-up example."),
    "leave-with": tr_noop("What we want to leave with:"),
    "send-to-by": tr_noop("Please send your answers to {name} by {day}."),
    "send-to-before": tr_noop("Please send your answers to {name} before the workshop on {day}."),
    "send-by": tr_noop("Please send your answers back by {day}."),
    "send-before": tr_noop("Please send your answers back before the workshop on {day}."),
    "alone": tr_noop(
        "Answer alone. Nothing leaves this page until you send it, and nobody in the room sees your answers before"
        " those of all are shown."
    ),
    "with-name": tr_noop("They are kept with your name. What you leave blank is not answered."),
    "needs-scripts": tr_noop("This form needs scripts, and they are off here."),
    "no-scripts": tr_noop(
        "A preview in a mail often has none: save the file, and open it with a browser. Or ask for the sheet on"
        " paper, which asks the same."
    ),
    "parts": tr_noop("Parts"),
    "send-answers": tr_noop("Send your answers"),
    "save-file": tr_noop("Save the file with my answers"),
    "show-text": tr_noop("Show them as a text for a mail"),
    "text-for-mail": tr_noop("The text for your mail"),
    "copy-text": tr_noop("Copy the text"),
    "may-change": tr_noop(
        "You may change your answers and send them again: the last ones count until they are shown in the room."
    ),
    "forget": tr_noop("Remove my answers from this browser"),
    "how-far": tr_noop("How far you are"),
    "send": tr_noop("Send"),
    "clear": tr_noop("Clear"),
    "line": tr_noop("Line {number}"),
    "one-more-line": tr_noop("One more line"),
    # how we agreed
    "how-we-agreed": tr_noop("How we agreed"),
    "to-first-step": tr_noop("To the first step"),
    "came-to": tr_noop("What it came to"),
    "keys-front": tr_noop("Keys:"),
    "keys-next": tr_noop("or space for the next step,"),
    "keys-back": tr_noop("back, Home and End. On a phone, swipe. Printed, all steps follow one another."),
    "parts-of": tr_noop("Parts of the workshop"),
    "step-of": tr_noop("Step {number} of {all}"),
    "step-minute": tr_noop("Step {number} of {all}, minute {minute}"),
    "steps": tr_noop("Steps"),
    "back": tr_noop("Back"),
    "all-steps": tr_noop("All steps"),
    "nothing-yet": tr_noop("nothing yet"),
    "not-there": tr_noop("not there"),
    "beside": tr_noop("Before and after this step; {number} of {all} rows"),
    "rows-of": tr_noop("{number} of {all} rows"),
    "before": tr_noop("Before"),
    "after-step": tr_noop("After this step"),
    "was": tr_noop("(before: {title})"),
    "when-before": tr_noop("before"),
    "when-after": tr_noop("after this step"),
    "and-more": tr_noop("and {number} more"),
    "plan-at": tr_noop("The plan at this step"),
    "what": tr_noop("What"),
    "who": tr_noop("Who"),
    "by": tr_noop("By"),
    "first-step": tr_noop("First step"),
    "before-these": tr_noop("{number} before these"),
    "after-these": tr_noop("{number} after these"),
    "this-step": tr_noop(" (this step)"),
    "head-who": tr_noop("Who:"),
    "head-by": tr_noop("By:"),
    "head-first": tr_noop("First:"),
    "head-first-step": tr_noop("First step:"),
    # who answers for what
    "owners": tr_noop("Who answers for what"),
    "example": tr_noop("a made-up example"),
    # the run sheet
    "run-sheet": tr_noop("Run sheet"),
    "run-sheet-of": tr_noop("Run sheet: {title}"),
    "times": tr_noop("Times"),
    "from-start": tr_noop("The times count from the start."),
    "starts": tr_noop("Starts"),
    "module": tr_noop("Module"),
    "min": tr_noop("Min"),
    "when-late": tr_noop("When late"),
    "more-pages": tr_noop("and {number} more: see the pages after this one"),
    "reserve": tr_noop("Reserve"),
    "end": tr_noop("End"),
    "if-late": tr_noop("If late: {late}."),
    "no-cut": tr_noop("Nothing can be cut: every module is a must."),
    "expected": tr_noop("Who is expected"),
    "guests-more": tr_noop("And {number} more."),
    "no-guests": tr_noop("Nobody is listed yet."),
    "silent": tr_noop("Nobody speaks yet for: {roles}."),
    "materials": tr_noop("Materials"),
    "room": tr_noop("The room"),
    "room-plan": tr_noop("Room plan"),
    "from-to": tr_noop("{start} to {end}"),
    # the sponsor's page
    "from-page-2": tr_noop("and {number} more from page 2 on"),
    "continued": tr_noop("{title}, continued"),
}
_SCRIPTS = {
    "answering.js": {
        "line": tr_noop("Line {number}"),
        "ready": tr_noop("{number} of {all}"),
        "dots": tr_noop("{number} of {all} dots given"),
        "points": tr_noop("{number} of {all} points given"),
        "whole": tr_noop("a whole number from {low} to {high} is asked for"),
        "number": tr_noop("a number is asked for"),
        "formula": tr_noop("a line cannot begin like a formula"),
        "rank": tr_noop("every place from 1 to {all} is asked for once"),
        "wrongPoints": tr_noop("{number} points are given, and {all} are asked for"),
        "wrongDots": tr_noop("{number} dots are given, and 1 to {all} are asked for"),
        "beside": tr_noop("something stands beside it, and it is blank itself"),
    },
    "form.js": {
        "lost": tr_noop("This browser keeps nothing: do not close this page before you have sent your answers."),
        "kept": tr_noop("Kept in this browser at {time}; you may go on later."),
        "progress": tr_noop("{number} of {all} answered"),
        "all": tr_noop("All {all} are answered."),
        "left": tr_noop("{number} of {all} are answered. You may leave the others blank."),
        "faults": tr_noop("Before they can be sent:"),
        "nothing": tr_noop("Nothing is answered yet."),
        "mine": tr_noop("My answers for “{title}”: {name}"),
        "leave": tr_noop("Please leave the lines below as they are: pmworkshop reads them."),
        "saved": tr_noop(
            "The file {file} is among your downloads. Please send it back with a mail. If it is not there, send the"
            " text."
        ),
        "copy": tr_noop("Please copy the whole text into a mail."),
        "copied": tr_noop("The text is copied. Please paste it into a mail."),
        "marked": tr_noop("The text is marked: copy it now."),
        "removed": tr_noop("Your answers are removed from this page and from this browser."),
        "here": tr_noop("Your answers are here as you left them."),
    },
    "how_we_agreed.js": {
        "here": tr_noop("{number} of {all}"),
        "steps": tr_noop("{all} steps"),
        "all": tr_noop("All steps"),
        "single": tr_noop("One by one"),
        "step": tr_noop("Step {number} of {all}."),
        "shown": tr_noop("All {all} steps are on the page."),
    },
}


def say(name: str, /, **values: Any) -> str:
    """Return words of a page in the language that is spoken; the templates ask for them.

    Args:
        name: Which words.
        **values: What stands at their places.

    Raises:
        KeyError: There are no such words.
    """
    return tr(_WORDS[name], **values)


def script_words(script: str) -> str:
    """Return the words that a script says, in the language that is spoken.

    Args:
        script: The name of its file.

    Returns:
        A table in JSON, which is JavaScript too; an empty one for a script that says nothing by itself.
    """
    return json.dumps({name: tr(words) for name, words in _SCRIPTS.get(script, {}).items()}, ensure_ascii=False)
