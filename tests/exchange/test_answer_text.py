"""The text of a form, as mails and people hand it on: found, checked, and unpacked or told."""

from __future__ import annotations

import textwrap
from email.message import EmailMessage

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.exchange.answer_text import BEGIN, END, unpacked
from pmworkshop.exchange.filled_sheet import read_sheet
from pmworkshop.exchange.sheet_table import sheet_table
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.sheet_tables import table_files
from pmworkshop.session.core.session import Session
from tests.report.forming import asking_all, text_of
from tests.session.sheeting import as_csv, blank, fill

SHEET = 'a,"é\r\nб"\r\n'.encode() + b"x" * 200


TEXT = text_of(SHEET)


def quoted(text: str, before: str = "> ") -> str:
    return "\n".join(f"{before}{line}" for line in text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"Dear Fay,\n\nhere they are.\n\n{TEXT}\n-- \nAnn > Product\n",
        f"On Monday Ann wrote:\n{quoted(TEXT)}\n",
        quoted(quoted(TEXT)),
        quoted(TEXT, "Ann> "),
        quoted(TEXT, "| "),
        "\n".join(textwrap.wrap(TEXT, 23)),
        quoted("\n".join(textwrap.wrap(TEXT, 17))),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\n\n"),
        TEXT.replace(" ", "\u00a0"),
        "  " + TEXT.replace("\n", "\n\t"),
        TEXT.replace("\n", " "),
        f"{TEXT}\n\n{quoted(TEXT)}",
        f"My answers for “{BEGIN}”: Ann\n\n{TEXT}",
        f"{END.format('00000000')}\n{TEXT}",
    ],
)
def test_it_is_found_whatever_a_mail_has_done_to_it(text: str):
    assert unpacked(text.encode(), "mail.txt") == SHEET
    assert unpacked(b"\xef\xbb\xbf" + text.encode(), "mail.txt") == SHEET
    assert unpacked(text.encode("utf-16"), "mail.txt") == SHEET


@pytest.mark.parametrize("encoding", ["7bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("kind", ["plain", "html", "attached"])
def test_a_saved_mail_is_read_however_it_is_encoded(encoding: str, kind: str):
    mail = EmailMessage()
    mail["Subject"] = "My answers"
    if kind == "attached":
        mail.set_content("Here they are.")
        mail.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="answers.txt")
        mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    else:
        lines = TEXT.splitlines() if kind == "plain" else [f"<p>&gt; {line}</p>" for line in TEXT.splitlines()]
        mail.set_content("\n".join(lines), subtype=kind, cte=encoding)
    assert unpacked(mail.as_bytes(), "mail.eml") == SHEET


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT.replace("eHh4", "eHh5", 1), "mail.txt: the answers were changed or damaged"),
        (TEXT.replace(TEXT.splitlines()[2] + "\n", ""), "mail.txt: the answers were changed or damaged"),
        (TEXT.replace("\n", "\nsent from my phone\n", 2), "mail.txt: the answers were changed or damaged"),
        (TEXT.replace(TEXT.splitlines()[-2], "A"), "mail.txt: the answers were changed or damaged"),
        (TEXT.rpartition("\n")[0], "mail.txt: the answers are cut off"),
        (f"{TEXT}\n{text_of(SHEET[1:])}", "mail.txt holds different answers of 2 forms. Keep those that count."),
        (
            "<!DOCTYPE html>\n<html><meta content='pmworkshop-form'>",
            "mail.txt is the form, and no answers are in it.",
        ),
    ],
)
def test_what_is_not_whole_is_told_in_a_sentence(text: str, told: str):
    with pytest.raises(InputError) as caught:
        unpacked(text.encode(), "mail.txt")
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"<html>a page</html>", b"\x89PNG\xff", b"\xff\xfeo\0"])
def test_what_is_no_text_of_a_form_stays_as_it_is(data: bytes):
    assert unpacked(data, "x") == data


def test_a_damaged_copy_below_a_whole_one_does_no_harm():
    broken = quoted(TEXT).replace("eHh4", "e h5")
    assert unpacked(f"{TEXT}\n{broken}".encode(), "mail.txt") == SHEET


# What is in it


def answered(state: Session, who: str = "ann") -> str:
    rows = fill(blank(state, "long", leader=who), {"1": ["7"], "3": ["-"]})
    return text_of(as_csv(rows).encode())


def test_it_is_read_like_a_filled_sheet():
    state = asking_all()
    reading = read_sheet(state, sheet_table(answered(state).encode(), "mail.txt").rows, "mail.txt")
    assert reading.participant == "ann"
    assert [(one.subject, one.score, one.abstained) for one in reading.given[0].answers] == [
        ("1", 7, False), ("3", None, True),
    ]  # fmt: skip
    assert (reading.problems, reading.notes) == ((), ("1 of 3 in “A poll of long” left blank",))


def test_a_form_of_one_leader_is_not_taken_for_another():
    state = asking_all()
    forged = as_csv(fill(blank(state, "long"), {"1": ["7"]})).replace("|ann|", "|ben|")
    with pytest.raises(RefusedError, match=r"x says that it is from Ben, and was not written for Ben here\."):
        read_sheet(state, sheet_table(text_of(forged.encode()).encode(), "x").rows, "x")


def test_a_sheet_of_a_leader_without_a_form_needs_no_token():
    state = asking_all()
    tables = table_files(build(state, sheets=["long"]))
    assert b"token-of-ann" in tables["1-product.csv"]
    rows = fill(blank(state, "long", leader="cem"), {"1": ["7"]})
    assert read_sheet(state, rows, "x").participant == "cem"
