"""The commands that act in a rehearsal besides those of the room."""

from __future__ import annotations

from pmworkshop.base.language import tr_noop
from pmworkshop.tui.keymap.commands import ROOM, Command
from pmworkshop.tui.requests.messages import MakeUp

MAKE_UP = Command(
    "make_up",
    ("ctrl+r",),
    "made-up answers",
    "In a rehearsal: fill in made-up answers to what is asked now",
    "always",
    request=MakeUp(),
)
REHEARSAL = (MAKE_UP, *ROOM)
"""What acts wherever the room is, in a rehearsal."""
MADE_UP = tr_noop("Made-up answers are in. {forward_key} goes on.")
"""Is told once they are, through `keyed`."""
BEGINS = tr_noop("This is a rehearsal: {make_up_key} fills in made-up answers, and nothing of it is kept.")
"""Is told when it begins, through `keyed`."""
NOT_SAVED = tr_noop("This is a rehearsal: no files are written, and nothing of it is kept.")
"""Is told in place of writing files."""
