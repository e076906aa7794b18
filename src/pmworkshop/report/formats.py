"""The table of export formats; each names the writer that produces its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from importlib import import_module
from typing import Any, Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr_noop
from pmworkshop.report.model.audience import AUDIENCES, Audience

Occasion = Literal["export", "before", "alone", "after", "asked"]
"""When a format is written: whenever it is asked for, to prepare the workshop, for leaders to answer alone, in the
hour after it, or only when it is asked for by its name: it is for a program beside this one, or needs one, or holds
what was said."""


@dataclass(frozen=True, slots=True)
class Format:
    """An export format.

    Attributes:
        name: Name of the format, as given on the command line.
        purpose: What it is for, in words.
        writer: Where its writer is, ``package.module:function``; it is imported on first use.
        files: Names of the files that it may write; a star stands for a variable part.
        takes: Argument of the writer: the Report for an audience, the Story, or session id and whole history.
        audiences: The audiences it can be written for, the usual one first.
        occasion: When it is written.
        usual: Whether an export without a format writes it.
        of_call: Whether it is written after a call with the sponsor; else after any other session.
        caution: Warning for the person who requests it; may be empty.
    """

    name: str
    purpose: str
    writer: str
    files: tuple[str, ...]
    takes: Literal["report", "story", "history"] = "report"
    audiences: tuple[Audience, ...] = AUDIENCES
    occasion: Occasion = "export"
    usual: bool = False
    of_call: bool = False
    caution: str = ""

    def load(self) -> Callable[..., dict[str, bytes]]:
        """Import the writer.

        Returns:
            A function that returns the content of each file by file name.
        """
        module, _, name = self.writer.partition(":")
        found: Any = getattr(import_module(module), name)
        made: Callable[..., dict[str, bytes]] = found
        return made


_WRITERS = "pmworkshop.report.writers"
_HANDOUTS = "pmworkshop.report.handouts"
_TRACKERS = {
    "jira": tr_noop("the open actions for Jira, to bring in there"),
    "asana": tr_noop("the open actions for Asana, to bring in there"),
    "planner": tr_noop("the open actions for Microsoft Planner, to bring in there"),
    "gitlab": tr_noop("the open actions for GitLab, to bring in there"),
    "todoist": tr_noop("the open actions for Todoist, to bring in there"),
}
"""The trackers that the plan is written for, by the name of the format."""
_ASSIGNING = {
    "jira": tr_noop("jira.csv holds mail addresses, where you gave some."),
    "asana": tr_noop("asana.csv holds mail addresses, where you gave some."),
    "planner": tr_noop("planner.csv holds mail addresses, where you gave some."),
}
"""The formats of trackers that assign a task to an address."""

TABLE: dict[str, Format] = {
    row.name: row
    for row in (
        Format(
            "markdown",
            tr_noop("the minutes, the charts and the action plan, to read"),
            f"{_WRITERS}.documents:markdown_files",
            ("summary.md", "raci.md", "action-plan.md"),
            usual=True,
        ),
        Format(
            "toml",
            tr_noop("the summary as data"),
            f"{_WRITERS}.summary_toml:toml_files",
            ("summary.toml",),
            usual=True,
        ),
        Format(
            "session",
            tr_noop("the whole session with its history, everything private included; it can be imported"),
            f"{_WRITERS}.session_file:session_files",
            ("session.toml",),
            takes="history",
            caution=tr_noop(
                "session.toml holds everything, also what was not shown to the room: keep it to yourself."
            ),
        ),
        Format(
            "run-sheet",
            tr_noop("times, opening words, materials, room plan and what to cut when late, on three pages at most"),
            f"{_HANDOUTS}.run_sheet:run_sheet_files",
            ("run-sheet.md",),
            audiences=("facilitator",),
            occasion="before",
            caution=tr_noop("The run sheet holds your private notes: keep it to yourself."),
        ),
        Format(
            "run-sheet-page",
            tr_noop("the run sheet on three pages at most, to print"),
            f"{_HANDOUTS}.run_sheet:run_sheet_page",
            ("run-sheet.html",),
            audiences=("facilitator",),
            occasion="before",
            caution=tr_noop("The run sheet holds your private notes: keep it to yourself."),
        ),
        Format(
            "script",
            tr_noop("all that you noted for each module, the letters and the usual owners, to read before"),
            f"{_HANDOUTS}.script:script_files",
            ("script.md",),
            audiences=("facilitator",),
            occasion="before",
            caution=tr_noop("The script holds your private notes: keep it to yourself."),
        ),
        Format(
            "invitation",
            tr_noop("why, when, who, and what to bring, as text for a mail"),
            f"{_HANDOUTS}.invitation:invitation_files",
            ("invitation.txt",),
            occasion="before",
        ),
        Format(
            "invitation-ics",
            tr_noop("the workshop as an entry for calendars, to send with the invitation"),
            f"{_WRITERS}.calendars.invitation:invitation_files",
            ("invitation.ics",),
            audiences=("room", "facilitator"),
            occasion="before",
        ),
        Format(
            "reminders",
            tr_noop("a mail for each leader whose answers are awaited before the room meets"),
            f"{_HANDOUTS}.reminders:reminder_files",
            ("reminder-*.txt",),
            audiences=("facilitator",),
            occasion="asked",
        ),
        Format(
            "sheets-markdown",
            tr_noop("a blank page for each leader, to print"),
            f"{_HANDOUTS}.sheet_pages:page_files",
            ("*.md",),
            occasion="alone",
        ),
        Format(
            "sheets-xlsx",
            tr_noop("a blank workbook for each leader, with lists to choose from"),
            f"{_HANDOUTS}.sheet_workbooks:workbook_files",
            ("*.xlsx",),
            occasion="alone",
        ),
        Format(
            "sheets-html",
            tr_noop("a form for each leader, as one page for any browser, without a network"),
            f"{_HANDOUTS}.form_pages:form_files",
            ("*.html",),
            occasion="alone",
        ),
        Format(
            "sheets-csv",
            tr_noop("a blank table for each leader, to fill in with any spreadsheet"),
            f"{_HANDOUTS}.sheet_tables:table_files",
            ("*.csv",),
            occasion="alone",
        ),
        Format(
            "sponsor",
            tr_noop("the sponsor's one page, to read and to print"),
            f"{_WRITERS}.sponsor_html:sponsor_files",
            ("sponsor.md", "sponsor.html"),
            audiences=("sponsor",),
            occasion="after",
        ),
        Format(
            "sponsor-pdf",
            tr_noop("the sponsor's one page as PDF, by a browser that is at hand"),
            f"{_WRITERS}.sponsor_html:sponsor_pdf",
            ("sponsor.pdf",),
            audiences=("sponsor",),
            occasion="asked",
        ),
        Format(
            "minutes",
            tr_noop("the minutes as a page: what was decided, then the record, with the pictures of the wall"),
            f"{_WRITERS}.minutes.page:page_files",
            ("minutes.html",),
            audiences=("room",),
            occasion="asked",
        ),
        Format(
            "minutes-docx",
            tr_noop("the same minutes as a document for Word and LibreOffice"),
            f"{_WRITERS}.minutes.word:word_files",
            ("minutes.docx",),
            audiences=("room",),
            occasion="asked",
        ),
        Format(
            "pictures",
            tr_noop(
                "the pictures of the wall for slides: answers, differences, before and "
                "after, the plan on its calendar"
            ),
            f"{_WRITERS}.slides:picture_files",
            ("picture-*.svg", "picture-*.png"),
            audiences=("room",),
            occasion="asked",
        ),
        Format(
            "plan",
            tr_noop("the action plan"),
            f"{_WRITERS}.documents:plan_files",
            ("action-plan.md",),
            audiences=("room",),
            occasion="after",
        ),
        Format(
            "raci",
            tr_noop("who answers for what on one landscape page, to print and to hang up"),
            f"{_WRITERS}.charts.page:page_files",
            ("raci.html",),
            occasion="after",
        ),
        Format(
            "workbook",
            tr_noop("charts, plan, gifts, answers in counts and people, for Excel"),
            f"{_WRITERS}.charts.workbook:workbook_files",
            ("workshop.xlsx",),
            occasion="after",
        ),
        Format(
            "raci-csv",
            tr_noop("each chart as a table for any program, which can be read back"),
            f"{_WRITERS}.charts.csv_tables:csv_files",
            ("raci*.csv",),
            occasion="after",
        ),
        Format(
            "how-we-agreed",
            tr_noop("how the room agreed, step by step, for those who were not there, as one page for any browser"),
            f"{_WRITERS}.how_we_agreed:agreed_files",
            ("how-we-agreed.html",),
            takes="story",
            audiences=("room",),
            occasion="after",
        ),
        Format(
            "mails",
            tr_noop("a mail for each person with what is asked of them, and notes after 7 and 30 days"),
            f"{_HANDOUTS}.mails:mail_files",
            ("mail-*.txt", "day-07-*.txt", "day-30-*.txt", "reaches-nobody.txt"),
            audiences=("facilitator",),
            occasion="after",
        ),
        Format(
            "brief",
            tr_noop("what was understood in a call with the sponsor, on a page"),
            f"{_HANDOUTS}.brief:brief_files",
            ("brief.html", "brief.md"),
            audiences=("sponsor",),
            occasion="after",
            of_call=True,
        ),
        Format(
            "brief-mail",
            tr_noop("the mail to the sponsor that goes with the brief"),
            f"{_HANDOUTS}.brief:brief_mail_files",
            ("mail-brief.txt",),
            audiences=("facilitator",),
            occasion="after",
            of_call=True,
        ),
        Format(
            "calendar",
            tr_noop("first steps, what is due, and when the room looks again, for all and for each owner"),
            f"{_WRITERS}.calendars.check_ins:calendar_files",
            ("check-ins.ics", "calendar-*.ics"),
            occasion="after",
        ),
        *(
            Format(
                name,
                purpose,
                f"{_WRITERS}.trackers.csv_files:{name}_files",
                (f"{name}*.csv" if name == "planner" else f"{name}.csv",),
                audiences=("facilitator",),
                occasion="asked",
                caution=_ASSIGNING.get(name, ""),
            )
            for name, purpose in _TRACKERS.items()
        ),
        Format(
            "tasks",
            tr_noop("the open actions as tasks in Markdown, to tick off"),
            f"{_WRITERS}.task_list:task_files",
            ("tasks.md",),
            occasion="asked",
        ),
        Format(
            "madr",
            tr_noop("a decision record for each decided row and adopted decision"),
            f"{_WRITERS}.decision_records:record_files",
            ("0*-*.md",),
            occasion="asked",
        ),
    )
}
"""Every format, by its name, in the order in which they are listed."""


def formats_for(occasion: Occasion) -> dict[str, Format]:
    """List the formats of an occasion.

    Args:
        occasion: When the formats are written.

    Returns:
        The formats by name, in the order of the table.
    """
    return {name: row for name, row in TABLE.items() if row.occasion == occasion}


def exported() -> dict[str, Format]:
    """List the formats that can be asked for by name: all but the sheets, which have a command of their own.

    Returns:
        The formats by name, in the order of the table.
    """
    return {name: row for name, row in TABLE.items() if row.occasion != "alone"}


def private_names(names: Iterable[str], audience: Audience) -> set[str]:
    """List the files that only the facilitator may read: single answers, addresses or private notes are in them.

    Args:
        names: Names of exported files.
        audience: Who they were written for.

    Returns:
        All of them if they are for the facilitator, else those of formats that are for nobody else.
    """
    closed = [
        pattern
        for row in TABLE.values()
        if row.takes == "history" or row.audiences == ("facilitator",)
        for pattern in row.files
    ]
    return {name for name in names if audience == "facilitator" or any(fnmatch(name, one) for one in closed)}


def usual() -> tuple[str, ...]:
    """List the formats of an export that names none.

    Returns:
        Their names, in the order of the table.
    """
    return tuple(row.name for row in TABLE.values() if row.usual)
