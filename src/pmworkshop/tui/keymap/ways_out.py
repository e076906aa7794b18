"""Error messages for the screen, with the key that helps."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.base.errors import PmworkshopError, WayOut
from pmworkshop.base.language import tr_noop
from pmworkshop.tui.keymap.commands import keyed

WORDS: Mapping[WayOut, str] = {
    WayOut.LEAVE_IT_OPEN: tr_noop("{leave_field_key} leaves it open."),
    WayOut.ADD_A_LEADER: tr_noop("{leave_field_key}, then {people_key} adds a leader."),
    WayOut.SEE_WHO_IS_HERE: tr_noop("{people_key} shows who is here."),
    WayOut.END_THE_BREAK: tr_noop("Enter ends it."),
    WayOut.SEE_THE_STEPS: tr_noop("See the steps with: pmworkshop history SESSION"),
    WayOut.LIST_THE_SESSIONS: tr_noop("See what there is with: pmworkshop list"),
    WayOut.EXPORT_A_SESSION: tr_noop("Export one with: pmworkshop export --format session"),
    WayOut.BRING_IT_IN: tr_noop("What was exported comes in with: pmworkshop import session.toml"),
    WayOut.PREPARE_THE_STORE: tr_noop("Prepare it with: pmworkshop store prepare ADDRESS"),
    WayOut.WATCH_ONLY: tr_noop("To lead it together: pmworkshop open --together SESSION"),
}
"""What to press, and where no key helps, the command for the shell."""


def error_words(error: PmworkshopError) -> str:
    """Word an error for the message line, with the key or command that helps.

    Args:
        error: The refusal of a panel, an operation or a file.

    Returns:
        The message; keys are placeholders of `key_of`.
    """
    return f"{error} {keyed(WORDS.get(error.way_out, '')) if error.way_out else ''}".rstrip()
