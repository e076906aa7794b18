"""Reports and pages in another language than English: what speaks it, and what stays as other programs expect it."""

from __future__ import annotations

import io
import re

import docx
import pytest

from pmworkshop.report.builders.report import build
from pmworkshop.report.formats import TABLE
from pmworkshop.report.handouts.form_pages import form_files
from pmworkshop.report.writers.session_file import write_session_file
from pmworkshop.report.writers.trackers.csv_files import jira_files, planner_files, todoist_files
from pmworkshop.session.core.session import fold
from tests import build as making
from tests.pseudo import disguise, latin
from tests.report.forming import asking_all
from tests.report.sample import records
from tests.report.test_session_file import FILE, read_session_file, steps

PAGES = ("run-sheet-page", "minutes", "raci")


def session():
    return making.session(*making.people(), *records())


def written(name: str) -> bytes:
    """The first file of a format."""
    row = TABLE[name]
    return next(iter(row.load()(build(session(), row.audiences[0])).values()))


def words_of(script: str) -> list[str]:
    """What the scripts of a page say."""
    return re.findall(r'": "((?:[^"\\]|\\.)*)"', " ".join(re.findall(r"const WORDS = (\{[^\n]*\});", script)))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_which_language_it_speaks(name: str):
    assert b'<html lang="en">' in written(name)
    with disguise():
        assert b'<html lang="zz">' in written(name)


def test_a_form_speaks_one_language_its_scripts_too():
    with disguise():
        page = form_files(build(asking_all(), sheets=()))["1-product.html"].decode()
    assert '<html lang="zz">' in page
    said = [re.sub(r"\{\w+\}", "", one) for one in words_of(page)]
    assert len(said) > 20
    assert not [word for one in said for word in latin(one)]
    for english in ("Answer alone", "Send your answers", "One more line", "I abstain"):
        assert english not in page


def test_a_document_is_checked_in_its_own_language():
    def language_of(data: bytes) -> str:
        document = docx.Document(io.BytesIO(data))
        return (
            f"{document.core_properties.language} {document.styles['Normal'].element.rPr.find('.//{*}lang').values()}"
        )

    assert language_of(written("minutes-docx")) == "en-GB ['en-GB']"
    with disguise():
        assert language_of(written("minutes-docx")) == "zz ['zz']"


def test_trackers_get_the_columns_and_states_that_they_know():
    report = build(session(), "facilitator")
    english = [files(report) for files in (jira_files, planner_files, todoist_files)]
    with disguise():
        others = [files(build(session(), "facilitator")) for files in (jira_files, planner_files, todoist_files)]
    for was, now in zip(english, others, strict=True):
        ((_, told),) = was.items()
        ((_, said),) = now.items()
        assert said.splitlines()[0] == told.splitlines()[0]
        assert said != told
    assert b'"To Do"' in others[0]["jira.csv"]
    assert b'"Not started"' in others[1]["planner.csv"]


def test_a_session_comes_back_from_a_file_that_was_written_in_any_language():
    with disguise():
        data = write_session_file(making.SESSION, steps())
    assert data.splitlines()[2:] == write_session_file(making.SESSION, steps()).splitlines()[2:]
    assert read_session_file(data, FILE).session == fold(steps())
