"""The hour after: all that goes out when the workshop is over, each file a pure function of the session."""

from __future__ import annotations

from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.mails import mails
from pmworkshop.report.writers.calendar import calendar
from pmworkshop.report.writers.documents import markdown_files
from pmworkshop.report.writers.sponsor_page import page_html, page_markdown, page_of
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public


def after_files(session: Session) -> dict[str, bytes]:
    """Write the sponsor's page, the plan, the mails, the notes after 7 and 30 days, and a calendar file.

    Nobody's single answer is in any of them; addresses stand in the mails alone.

    Args:
        session: The whole session.

    Returns:
        The content of each file, by its name; the same bytes each time.

    Raises:
        DamagedError: The session has no beginning.
    """
    page = page_of(session)
    plan = markdown_files(build(public(session))).get("action-plan.md")
    return {
        "sponsor.md": page_markdown(page),
        "sponsor.html": page_html(page),
        **({"action-plan.md": plan} if plan is not None else {}),
        **mails(session),
        "check-ins.ics": calendar(session),
    }
