"""Errors on the command line: with the command or option that helps."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.base.errors import PmworkshopError, WayOut
from pmworkshop.base.language import tr, tr_noop

WORDS: Mapping[WayOut, str] = {
    WayOut.SEE_THE_STEPS: tr_noop("See the steps with: pmworkshop history SESSION"),
    WayOut.SEE_THE_AGENDAS: tr_noop("See `pmworkshop agenda list`."),
    WayOut.WRITE_SHEETS: tr_noop(
        "Sheets are written with: pmworkshop sheets. Their last column, with the marks, must stay."
    ),
    WayOut.NAME_A_MODULE: tr_noop("Name a module with --module."),
    WayOut.CONTINUE_A_SESSION: tr_noop("To continue another one: pmworkshop new --from SESSION"),
    WayOut.LIST_THE_SESSIONS: tr_noop("See what there is with: pmworkshop list"),
    WayOut.EXPORT_A_SESSION: tr_noop("Export one with: pmworkshop export --format session"),
    WayOut.BRING_IT_IN: tr_noop("What was exported comes in with: pmworkshop import session.toml"),
    WayOut.SAY_DATE_ORDER: tr_noop(
        'Or say once which comes first: date_order = "day-month" or "month-day" in the settings; '
        "pmworkshop settings names their file."
    ),
    WayOut.PREPARE_THE_STORE: tr_noop("Prepare it with: pmworkshop store prepare ADDRESS"),
    WayOut.MERGE_THEM: tr_noop("Bring them together with: pmworkshop merge SESSION FILE"),
    WayOut.REPAIR_IT: tr_noop("To save what can be read: pmworkshop open SESSION"),
    WayOut.WATCH_ONLY: tr_noop("To lead it together, open it with --together; to watch it, with --read-only."),
}
"""What to type in the shell."""


def error_words(error: PmworkshopError) -> str:
    """Write an error with the command or option that helps.

    Args:
        error: The error that a command raised.

    Returns:
        The message, followed by the advice if the error has a way out.
    """
    advice = WORDS.get(error.way_out, "") if error.way_out else ""
    return f"{error} {tr(advice)}".rstrip()
