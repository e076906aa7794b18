"""How an action is known again in a tracker: by a reference in its description, else by its title."""

from __future__ import annotations

import re

from pmworkshop.base.language import in_each, tr
from pmworkshop.base.text import clean_line, shorten

LONGEST_TITLE = 255
"""Characters of a title: what the shortest of the trackers takes."""
_REFERENCE = re.compile(r"\bpmworkshop:([0-9A-Za-z-]+(?:\.[0-9A-Za-z]+)*)")


def reference_line(key: str) -> str:
    """Write the line of a description by which an action is known again.

    Args:
        key: The id under which the action was first agreed.

    Returns:
        The line.
    """
    return tr("Please leave this line, so that its status can be read back: pmworkshop:{key}", key=key)


def references_in(text: str) -> tuple[str, ...]:
    """Find the ids of actions in a description.

    Args:
        text: The description, as a tracker gave it back.

    Returns:
        The ids, each once; empty if there is none.
    """
    return tuple(dict.fromkeys(_REFERENCE.findall(text)))


def task_titles(what: str, code: str) -> frozenset[str]:
    """Return what an action may be called in a tracker: `task_title` in each language that the program speaks.

    Args:
        what: What is to be done; empty if not settled yet.
        code: The code of the action.
    """
    return frozenset((task_title(what, code),) if clean_line(what) else in_each(lambda: task_title(what, code)))


def task_title(what: str, code: str) -> str:
    """Return what an action is called in a tracker.

    Args:
        what: What is to be done; empty if not settled yet.
        code: The code of the action.

    Returns:
        One line of at most `LONGEST_TITLE` characters.
    """
    return shorten(clean_line(what) or tr("{code}: not settled yet", code=code), LONGEST_TITLE)
