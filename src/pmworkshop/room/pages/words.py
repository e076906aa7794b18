"""What the page says by itself; all its other sentences come from the laptop while it is open."""

from __future__ import annotations

import json

from pmworkshop.base.language import tr
from pmworkshop.report.writers.pages.assets import Asset


def written() -> dict[str, str]:
    """Return the words that stand in the page from the beginning, in the language that is spoken."""
    return {
        "page": tr("The page of the room"),
        "no_scripts": tr("This page needs scripts, and they are off here."),
        "paper": tr("Ask the facilitator for the sheet on paper, which asks the same."),
        "moment": tr("One moment …"),
        "join_room": tr("Join the room"),
        "on_wall": tr("The code stands on the wall."),
        "code": tr("Code of the day"),
        "join": tr("Join"),
        "back": tr("Back"),
        "stays": tr(
            "Your answers stay on the laptop of the facilitator. This page needs no account, and asks nobody else "
            "for anything."
        ),
        "who": tr("Who are you?"),
        "in_use": tr(
            "A name can answer on one phone at a time. If a name in use is yours, the facilitator takes it back for "
            "you."
        ),
        "look": tr("I only look"),
        "holds": tr("Who holds the phone?"),
        "several": tr("Several people answer on this phone. Each sees only what is theirs."),
        "looks": tr("This phone only looks."),
        "answering": tr("Now answering:"),
        "typed": tr("Typed, and not kept"),
        "to_copy": tr("What you typed, to be copied"),
        "copies": tr("Copy"),
        "remove": tr("Remove"),
        "two": tr("Two answers with this name"),
        "mine": tr("Keep mine"),
        "theirs": tr("Take the other one"),
        "answers": tr("Your answers"),
        "wall": tr("On the wall"),
        "closed": tr("The page is closed"),
        "kept": tr("The facilitator has closed it. What you kept is kept. You may close this page."),
        "phone": tr("This phone"),
    }


def for_lead() -> dict[str, str]:
    """Return the words of the facilitator's phone, in the language that is spoken."""
    return {
        "only": tr("For the facilitator only"),
        "awaited": tr("Still awaited"),
        "nobody": tr("Nobody is awaited."),
        "notes": tr("Private notes"),
        "names": tr("Names in use"),
        "no_phone": tr("Nobody answers on a phone yet."),
        "take_back": tr("Take back"),
        "remote": tr("Remote"),
        "not_done": tr("No connection: nothing was done. Try again."),
        "no": tr("No"),
        "yes": tr("Yes"),
    }


def of_scripts() -> Asset:
    """Return the words that the scripts write into the page, as a script that goes before them."""
    words = json.dumps(_said(), ensure_ascii=False).replace("<", "\\u003c")
    return Asset(f"const WORDS = {words};\n")


def _said() -> dict[str, str]:
    return {
        "net": tr("No connection to the laptop. This page tries again by itself."),
        "waits": tr("No connection: your answers wait here and are sent by themselves."),
        "busy": tr("Keeping …"),
        "trouble": tr("{why} Your answers wait here and are sent by themselves."),
        "kept": tr("Kept."),
        "keptAt": tr("Kept {time}."),
        "change": tr("Kept. The change is not kept yet."),
        "changeAt": tr("Kept {time}. The change is not kept yet."),
        "fresh": tr("Not kept yet."),
        "elsewhere": tr("Not kept yet. This name has answered on another phone too."),
        "keep": tr("Keep my answers"),
        "again": tr("Keep the change"),
        "faults": tr("Before they can be kept:"),
        "nothing": tr("Nothing is answered yet."),
        "progress": tr("{done} of {all} answered"),
        "taken": tr("in use on another phone"),
        "here": tr("answers here already"),
        "iAm": tr("I am {name}"),
        "hand": tr("Hand the phone to {name}"),
        "whose": tr("Who holds the phone?"),
        "too": tr("Somebody else answers here too"),
        "me": tr("Answer with my name here"),
        "leave": tr("Take this name off"),
        "sure": tr("Take it off? What is kept stays."),
        "code": tr("Please type the code that stands on the wall."),
        "gone": tr("The room has gone on."),
        "ended": tr("The page is closed."),
        "moved": tr("{why} What you typed for “{part}” is not kept; it is here to be copied."),
        "copied": tr("Copied."),
        "marked": tr("The text is marked: copy it now."),
        "other": tr("Somebody has answered with this name on another phone. That answer is:"),
        "none": tr("blank"),
        "offline": tr("No connection. Try again in a moment."),
        "page": tr("The page of the room"),
    }
