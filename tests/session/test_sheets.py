"""Filled sheets, read back: whatever a spreadsheet did to them, the answers are those that were written."""

from __future__ import annotations

import codecs
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.filled_sheet import Given, filled_in, read_sheet, take
from pmworkshop.exchange.sheet_form import guarded, parts, read_mark, usual
from pmworkshop.exchange.sheet_table import sheet_rows
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import grid, people
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, form_of
from pmworkshop.session.rounds.answer_validation import check
from tests.build import activity, role, session
from tests.examples import examples
from tests.session.asked import asking
from tests.session.doing import do
from tests.session.sheeting import Rows, as_csv, at, blank, fill, head, reading

CHART = [
    role("sp", code="SP", title="Sponsor", place=1),
    role("pm", code="PM", title="Product manager", place=2),
    role("sa", code="SA", title="Head of sales", place=3),
    activity("price", label="Set price", question="Who may cut it?", place=1),
    activity("road", label="Admit an item", place=2),
    activity("try", label="Water the plants", practice=True, place=3),
]


def letters(**more: Any) -> Session:
    return asking(*CHART, chart={"letters": "all", **more})


def owners(**more: Any) -> Session:
    return asking(*CHART, chart=more)


def poll(method: str, **more: Any) -> Session:
    return asking(poll={"method": method, "passes": ["now"], **more})


def answers(state: Session, rows: Rows) -> tuple[Answer, ...]:
    found = reading(state, rows)
    assert found.problems == ()
    return found.given[0].answers if found.given else ()


def problems(state: Session, rows: Rows) -> tuple[str, ...]:
    return reading(state, rows).problems


# What may be written into the cells


def test_letters_of_a_whole_chart():
    rows = fill(
        blank(letters(), "chart"),
        {"price": {"Product manager (PM)": "a/r", "Head of sales (SA)": "C", "Sponsor (SP)": "-"}, "road": ["0"]},
    )
    assert answers(letters(), rows) == (
        Answer("price", letters={"pm": "AR", "sa": "C"}),
        Answer("road", letters={}),
    )


def test_a_row_of_dashes_is_passed_over_and_a_blank_one_is_not_answered():
    rows = fill(blank(letters(), "chart"), {"price": ["–"]})
    assert answers(letters(), rows) == (Answer("price", abstained=True),)
    assert reading(letters(), rows).notes == ("1 of 2 in “A chart module” left blank",)
    assert answers(letters(), fill(rows, {"price": ["."]})) == ()


@pytest.mark.parametrize(
    ("text", "letters_"),
    [
        ("PM", {"pm": "A"}), ("product  manager", {"pm": "A"}), ("Product manager (PM)", {"pm": "A"}),
        ("2", {"pm": "A"}), ("2.0", {"pm": "A"}), ("pm", {"pm": "A"}), ("0", {}), ("Nobody", {}),
    ],
)  # fmt: skip
def test_one_role_answers_for_a_row_by_code_title_or_number(text: str, letters_: dict[str, str]):
    rows = fill(blank(owners(), "chart"), {"price": [text], "road": ["—"]})
    assert answers(owners(), rows) == (Answer("price", letters=letters_), Answer("road", abstained=True))


def test_values_words_places_points_and_dots():
    assert answers(poll("scale"), fill(blank(poll("scale"), "poll"), {"1": ["3,0"], "2": ["-"]})) == (
        Answer("1", score=3),
        Answer("2", abstained=True),
    )
    words = poll("choice", options=["More", "Less"])
    assert answers(words, fill(blank(words, "poll"), {"1": ["less"], "2": ["1"]})) == (
        Answer("1", choice="Less"),
        Answer("2", choice="More"),
    )
    assert answers(poll("rank"), fill(blank(poll("rank"), "poll"), {"1": ["2"], "2": ["1"]})) == (
        Answer("proposal", ranking=("2", "1")),
    )
    points = poll("points", points=10, cap=8)
    assert answers(points, fill(blank(points, "poll"), {"1": ["3"], "2": ["7"]})) == (
        Answer("proposal", points={"1": 3, "2": 7}),
    )
    dots = poll("dots", points=3)
    assert answers(dots, fill(blank(dots, "poll"), {"1": ["xx"], "2": ["0"]})) == (
        Answer("proposal", points={"1": 2}),
    )
    assert answers(dots, fill(blank(dots, "poll"), {"1": ["-"]})) == (Answer("proposal", abstained=True),)
    assert answers(dots, blank(dots, "poll")) == ()


def test_sentences_stand_on_several_lines_or_in_one_cell():
    state = asking()
    rows = fill(blank(state, "collect"), {"1": ["First", "-", "- third"], "2": ["-"]})
    assert answers(state, rows) == (Answer("1", text="First\n- third"), Answer("2", abstained=True))
    assert answers(state, fill(rows, {"1": ["One\nTwo", "", ""], "2": [""]})) == (Answer("1", text="One\nTwo"),)


def test_what_is_and_what_is_wanted_are_two_parts():
    state = asking()
    rows = fill(blank(state, "poll"), {"1": ["1"], "2": ["2"]}, tag="1")
    rows = fill(rows, {"1": ["5"], "2": ["4"]}, tag="1w")
    found = reading(state, rows)
    assert [(one.wanted, [answer.score for answer in one.answers]) for one in found.given] == [
        (False, [1, 2]),
        (True, [5, 4]),
    ]


def test_a_vote_on_the_proposal():
    state = asking()
    assert answers(state, fill(blank(state, "decide"), {"proposal": ["5"]})) == (Answer("proposal", score=5),)


# What cannot be read is named: row, column, what stands there, what is allowed


@pytest.mark.parametrize(
    ("method", "said", "told"),
    [
        ("scale", "6", "“6” stands there; allowed: 1, 2, 3, 4 or 5, or a dash"),
        ("scale", "good", "“good” stands there; allowed: 1, 2, 3, 4 or 5, or a dash"),
        ("scale", "=A1+1", "“=A1+1” is a formula; allowed: 1, 2, 3, 4 or 5, or a dash"),
        ("scale", "#REF!", "“#REF!” is a formula; allowed: 1, 2, 3, 4 or 5, or a dash"),
        ("choice", "3", "“3” stands there; allowed: Yes or No, its number, or a dash"),
        ("choice", "perhaps", "“perhaps” stands there; allowed: Yes or No, its number, or a dash"),
        ("rank", "3", "“3” stands there; allowed: a whole number from 1 to 2"),
        ("points", "many", "“many” stands there; allowed: a whole number from 0 to 10"),
        ("points", "xx", "“xx” stands there; allowed: a whole number from 0 to 10"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(method: str, said: str, told: str):
    state = poll(method, options=["Yes", "No"] if method == "choice" else [], points=10)
    rows = fill(blank(state, "poll"), {"1": [said]})
    (found,) = problems(state, rows)
    assert found.startswith(f"row {at(rows, '1')[0] + 1}, column B (")
    assert found.endswith(f"): {told}")


def test_a_long_scale_is_named_by_its_ends():
    state = poll("scale", low=0, high=100)
    (found,) = problems(state, fill(blank(state, "poll"), {"1": ["101"]}))
    assert found.endswith("allowed: 0 to 100, or a dash")


def test_a_letter_outside_the_scheme_and_two_roles_where_one_is_allowed():
    rows = fill(blank(letters(), "chart"), {"price": {"Sponsor (SP)": "Q", "Head of sales (SA)": "=B1"}})
    row = at(rows, "price")[0] + 1
    allowed = "allowed: A, R, C, I, 0 for nobody, or nothing"
    assert problems(letters(), rows) == (
        f"row {row}, column C (Sponsor (SP)): “Q” stands there; {allowed}",
        f"row {row}, column E (Head of sales (SA)): “=B1” is a formula; {allowed}",
    )
    (found,) = problems(owners(), fill(blank(owners(), "chart"), {"price": ["SP, PM"]}))
    assert "“SP, PM” stands there; allowed: one of SP, PM or SA or its number" in found


def test_nobody_and_letters_in_one_row_exclude_each_other():
    rows = fill(blank(letters(), "chart"), {"price": {"Sponsor (SP)": "0", "Head of sales (SA)": "A"}})
    (found,) = problems(letters(), rows)
    assert "column C (Sponsor (SP)): a 0 says that nobody does it" in found


@pytest.mark.parametrize(
    ("method", "cells", "told"),
    [
        ("rank", {"1": ["1"]}, "“1” stands there; allowed: each place from 1 to 2 once"),
        ("rank", {"1": ["1"], "2": ["1"]}, "“1, 1” stands there; allowed: each place from 1 to 2 once"),
        ("points", {"1": ["4"]}, "“4 in all” stands there; allowed: 10 points in all"),
        ("dots", {"1": ["4"], "2": ["7"]}, "“11 in all” stands there; allowed: 1 to 10 dots in all"),
        ("dots", {"1": ["0"]}, "“0 in all” stands there; allowed: 1 to 10 dots in all"),
    ],
)
def test_numbers_that_do_not_fit_together_are_named(method: str, cells: dict[str, list[str]], told: str):
    state = poll(method, points=10)
    assert problems(state, fill(blank(state, "poll"), cells)) == (f"“A poll module”: {told}",)


def test_a_formula_is_no_sentence():
    state = asking()
    found = reading(state, fill(blank(state, "collect"), {"1": ["=1+1", "Said"]}))
    assert "“=1+1” is a formula; allowed: a sentence" in found.problems[0]
    assert found.given[0].answers == (Answer("1", text="Said"),)


def test_a_row_that_is_filled_in_twice_with_different_answers_is_named():
    state = poll("scale")
    rows = fill(blank(state, "poll"), {"1": ["3"]})
    (place,) = at(rows, "1")
    again = [*rows, list(rows[place])]
    assert answers(state, again) == (Answer("1", score=3),)
    again[-1] = ["4" if cell == "3" else cell for cell in again[-1]]
    assert problems(state, again) == (
        f"row {place + 1}: the same row is filled in twice, in the rows {place + 1} and {len(again)}",
    )
    dots = poll("dots", points=5)
    rows = fill(blank(dots, "poll"), {"1": ["3"]})
    again = [*rows, ["4" if cell == "3" else cell for cell in rows[at(rows, "1")[0]]]]
    assert problems(dots, again)[0].endswith(": the same row is filled in twice")


# What a spreadsheet, a hand or time did to the sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_separator_and_encoding_is_read(delimiter: str, encoding: str):
    state = asking()
    rows = fill(blank(state, "collect"), {"1": ["Größe; Maß, “sehr” groß\tund weit"]})
    data = as_csv(rows, delimiter).encode(encoding)
    assert answers(state, sheet_rows(data, "ann.csv")) == (Answer("1", text="Größe; Maß, “sehr” groß und weit"),)
    if delimiter == ";":
        told = f"sep=;\r\n{as_csv(rows, delimiter)}".encode(encoding)
        assert sheet_rows(told, "ann.csv") == sheet_rows(data, "ann.csv")


def test_sorted_lines_blank_lines_and_trailing_columns_change_nothing():
    state = letters()
    rows = fill(blank(state, "chart"), {"price": {"Sponsor (SP)": "A"}, "road": {"Head of sales (SA)": "R"}})
    mixed = [[*row, "", ""] for row in sorted(rows, reverse=True)]
    assert answers(state, [[], *mixed, ["", ""]]) == answers(state, rows)
    assert reading(state, mixed).notes == ()


def test_moved_and_added_columns_are_told_and_do_not_count():
    state = letters()
    rows = fill(blank(state, "chart"), {"price": {"Sponsor (SP)": "A", "Head of sales (SA)": "C"}})
    moved = [["", *reversed(row)] for row in rows]
    moved[at(moved, "price")[0]][0] = "unsure"
    found = reading(state, moved)
    assert found.given == reading(state, rows).given
    assert found.notes == ("column A is not used", "1 of 2 in “A chart module” left blank")
    moved[head(moved)][0] = "Remark"
    assert reading(state, moved).notes[0] == "column A (“Remark”) is not used"


def test_renamed_rows_and_roles_are_known_by_their_ids_and_told():
    state = letters()
    rows = fill(blank(state, "chart"), {"price": {"Sponsor (SP)": "A"}})
    later = do(
        state,
        grid.rename_row("price", "Set the price"),
        grid.rename_role("sp", "Managing director"),
    )
    found = reading(later, rows)
    assert found.given == reading(state, rows).given
    assert found.notes[:2] == (
        "the column “Sponsor (SP)” is read as “Managing director (SP)”, its name now",
        "the row “Set price” is read as “Set the price”, its name now",
    )


def test_a_heading_that_was_typed_over_is_known_by_its_place():
    state = letters()
    rows = fill(blank(state, "chart"), {"price": {"Sponsor (SP)": "A"}})
    rows[head(rows)][2] = "Boss"
    assert answers(state, rows) == (Answer("price", letters={"sp": "A"}),)


def test_a_line_without_its_mark_is_known_by_its_label():
    state = poll("scale")
    rows = fill(blank(state, "poll"), {"1": ["3"], "2": ["4"]})
    rows[at(rows, "1")[0]][-1] = ""
    assert answers(state, rows) == (Answer("1", score=3), Answer("2", score=4))
    rows.append(["Something else", "5"])
    assert problems(state, rows) == (
        f"row {len(rows)}: “Something else” is not asked about in “A poll module” any more",
    )


def test_cells_that_have_moved_away_from_their_headings_are_named():
    rows = fill(blank(letters(), "chart"), {"price": {"Sponsor (SP)": "A"}})
    (place,) = at(rows, "price")
    rows[place].insert(2, "")
    assert problems(letters(), rows) == (
        f"row {place + 1}: its cells have moved to the side; they must stand under their headings",
    )


def test_a_column_of_labels_that_is_gone_matters_only_to_lines_without_a_mark():
    state = poll("scale")
    rows = [row[1:] for row in fill(blank(state, "poll"), {"1": ["3"]})]
    assert answers(state, rows) == (Answer("1", score=3),)


def test_rows_and_roles_that_are_gone_or_new_are_told():
    state = letters()
    rows = fill(blank(state, "chart"), {"price": {"Sponsor (SP)": "A"}, "road": {"Product manager (PM)": "R"}})
    later = do(
        state,
        grid.drop_role("sp"),
        grid.drop_row("road"),
        grid.add_row("chart", "Name the release"),
    )
    found = reading(later, rows)
    assert [text.partition(": ")[2] for text in found.problems] == [
        "“Admit an item” is not asked about in “A chart module” any more",
        "the role “Sponsor (SP)” is not in the chart any more; leave the cell blank",
    ]
    assert "“Name the release” came later, and is not on this sheet" in found.notes
    again = do(state, grid.drop_row("road"), grid.add_row("chart", "Admit an item"))
    assert len(answers(again, rows)) == 2


def test_a_part_without_headings_or_of_no_module_is_named():
    state = poll("scale")
    rows = fill(blank(state, "poll"), {"1": ["3"]})
    headless = [row for n, row in enumerate(rows) if n != head(rows)]
    assert "its line of headings is gone" in problems(state, headless)[0]
    assert filled_in(headless)
    for wrong in ("nothing", "brief"):
        other = [[cell.replace("|poll|", f"|{wrong}|") for cell in row] for row in rows]
        assert problems(state, other) == (f"“{wrong}” asks nobody on a sheet in this workshop",)
    strange = [[cell.replace("|poll|1|", "|poll|one|") for cell in row] for row in rows]
    assert len(problems(state, strange)) == 1
    short = [["pmw1|row|5e55104000000001|ann|poll|1", "4"], *rows]
    assert reading(state, short).given == reading(state, rows).given


# Whose sheet it is


def test_a_sheet_of_another_session_is_refused_by_name():
    rows = blank(session(title="Autumn"), "decide")
    other = session(title="Spring")
    other = do(other, lambda _, __: _details(other))
    with pytest.raises(RefusedError, match="is a sheet of “Autumn”, not of “Spring”"):
        read_sheet(other, rows, "ann.csv")
    with pytest.raises(RefusedError, match="is a sheet of “another workshop”"):
        read_sheet(other, rows[3:], "ann.csv")


def _details(state: Session) -> Any:
    from pmworkshop.session.core.steps import Draft

    return Draft("Another session", (revise(state.info, session="0123456789abcdef"),))


def test_a_sheet_of_somebody_who_has_left_or_of_several_is_refused():
    state = asking()
    rows = blank(state, "decide")
    with pytest.raises(RefusedError, match="is the sheet of Ann, who has left"):
        reading(do(state, people.leave("ann")), rows)
    with pytest.raises(RefusedError, match="not among the leaders"):
        reading(state, [[cell.replace("|ann", "|zoe") for cell in row] for row in rows])
    with pytest.raises(RefusedError, match="holds the sheets of 2 people"):
        reading(state, [*rows, *blank(state, "decide", leader="ben")])
    with pytest.raises(InputError, match="is no sheet"):
        reading(state, [["a", "b"]])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b" \r\n ", "is empty"),
        (b"\x89PNG\0\0", "is a picture, not a sheet"),
        (b"ab\0\0", "is a binary file"),
        (codecs.BOM_UTF16_LE + b"a", "is a binary file|is no sheet"),
        (b"name,function\nAnn,Sales\n", "is no sheet of pmworkshop"),
        (b'"a,b\n', "the quotation marks are not in pairs"),
        (b"x" * 200_000, "a cell is far too long"),
        (b'"Spring: Ben, Sales",,\r\nSet the price,Who may cut it?,8\r\n', "is no sheet of pmworkshop"),
        (b'"Spring: Ben, Sales";;\r\nSet the price;"Who; me?";8\r\n', "is no sheet of pmworkshop"),
        (b'"Spring: ""Ben""\tSales"\t\r\nSet the price\t8\r\n', "is no sheet of pmworkshop"),
        (b'"Spring,pmw1|sheet|s|ann|Spring\n', "the quotation marks are not in pairs"),
        (b'Spring,"Set; go,pmw1|sheet|s|ann|Spring\n', "the quotation marks are not in pairs"),
    ],
)
def test_what_is_no_sheet_is_told_in_one_sentence(data: bytes, told: str):
    with pytest.raises(InputError, match=told) as caught:
        sheet_rows(data, "ann.csv")
    assert "\n" not in str(caught.value)


def test_a_filled_sheet_is_told_from_a_blank_one():
    state = asking(*CHART)
    assert not filled_in(blank(state, "poll", "chart"))
    assert filled_in(fill(blank(state, "poll"), {"1": ["-"]}, tag="1w"))


# Which modules


def test_the_usual_modules_are_charts_polls_with_subjects_and_what_is_done_beforehand():
    assert [module.id for module in usual(asking(*CHART))] == ["poll", "chart"]
    assert [module.id for module in usual(asking())] == ["poll"]
    assert [module.id for module in usual(asking(collect={"mode": "either"}, brief={"mode": "either"}))] == [
        "collect",
        "poll",
    ]


def test_where_something_is_asked_beforehand_in_any_case_nothing_that_is_live_is_on_sheets():
    assert [module.id for module in usual(asking(*CHART, collect={"mode": "solo"}))] == ["collect"]


def test_nothing_is_asked_on_sheets_where_no_module_can_be():
    bare = poll("scale", anonymous=True)
    with pytest.raises(RefusedError, match="Nothing here can be asked on sheets yet"):
        parts(bare)


@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("brief", "asks nobody alone"),
        ("chart", "has nothing to ask yet"),
        ("poll", "kept without names"),
        ("decide", "have been shown"),
        ("nothing", "has no module"),
    ],
)
def test_a_module_that_cannot_be_asked_on_a_sheet_is_refused(module: str, told: str):
    state = asking(poll={"anonymous": True})
    state = do(state, ballots.say_openly("decide", "ben", [Answer("proposal", score=4)]))
    with pytest.raises(RefusedError, match=told):
        parts(state, [module])


def test_a_round_without_names_and_a_poll_with_nothing_to_choose_from_are_refused():
    state = do(asking(), rounds.ask_again("poll", anonymous=True))
    with pytest.raises(RefusedError, match="kept without names"):
        parts(state, ["poll"])
    with pytest.raises(RefusedError, match="has nothing to ask yet"):
        parts(poll("dots", subjects=[], subjects_from=["collect"]), ["poll"])


# Taking what was read


def taken(state: Session, rows: Rows) -> Session:
    found = reading(state, rows)
    return do(state, take(found.participant, found.given))


def test_answers_are_taken_once_and_hidden_and_a_second_reading_changes_nothing():
    state = letters()
    rows = fill(blank(state, "chart"), {"price": {"Sponsor (SP)": "A"}})
    after = taken(state, rows)
    assert after.rounds["chart/1"].status == "open"
    assert after.ballots["chart/1/ann/price"].letters == {"sp": "A"}
    found = reading(after, rows)
    for later in (after, do(after, reveal.reveal(["chart/1"]))):
        assert take("ann", found.given)(later, None).changes == ()  # type: ignore[arg-type]


def test_a_sheet_is_taken_whole_or_not_at_all():
    state = asking()
    rows = fill(fill(blank(state, "poll"), {"1": ["1"]}, tag="1"), {"1": ["5"]}, tag="1w")
    shown = do(state, ballots.say_openly("poll", "ben", [Answer("1", score=3), Answer("2", score=3)]))
    found = reading(shown, rows)
    with pytest.raises(RefusedError, match="“Poll”: These answers have been shown"):
        do(shown, take("ann", found.given))
    after = taken(state, rows)
    assert len(after.ballots) == 2


def test_sheets_of_several_modules_become_one_gesture():
    state = asking(*CHART)
    rows = fill(blank(state, "chart", "decide"), {"price": ["PM"]}, module="chart")
    rows = fill(rows, {"proposal": ["5"]}, module="decide")
    found = reading(state, rows)
    draft = take("ann", found.given)(state, None)  # type: ignore[arg-type]
    assert draft.label == "Took a sheet with answers to 2 questions"
    assert len(draft.changes) == 4


def test_a_sheet_for_another_time_of_asking_is_refused():
    state = poll("scale")
    rows = fill(blank(state, "poll"), {"1": ["3"]})
    again = do(taken(state, rows), reveal.reveal(["poll/1"]), rounds.ask_again("poll"))
    found = reading(again, rows)
    with pytest.raises(RefusedError, match="written for another time of asking"):
        do(again, take("ann", found.given))
    assert parts(again, ["poll"])[0].tag == "2"


def test_more_is_refused_once_a_round_is_closed():
    state = do(poll("scale"), rounds.ask_again("poll"), rounds.close("poll/1"))
    rows = fill(blank(state, "poll"), {"1": ["3"]})
    with pytest.raises(RefusedError, match="No more answers are taken here"):
        taken(state, rows)
    assert take("ann", [Given("poll", 1, False, ())])(state, None).changes == ()  # type: ignore[arg-type]


# Marks and cells


@pytest.mark.parametrize("text", ["=1+1", "+4", "-x", "@me", "\tx"])
def test_no_cell_can_be_a_formula(text: str):
    assert guarded(text) == f"'{text}"
    assert guarded("  \t=1+1") == "'=1+1", "nor one behind blanks"
    assert guarded("a=b") == "a=b"
    assert guarded("") == ""


def test_a_label_like_a_formula_is_still_the_same_label():
    state = asking(*CHART, activity("odd", label="=Odd", place=4))
    rows = fill(blank(state, "chart"), {"odd": ["PM"]})
    assert reading(state, rows).notes == ("2 of 3 in “A chart module” left blank",)
    assert [cell for row in rows for cell in row if cell.startswith("=")] == []


def test_what_is_no_mark_is_none():
    assert read_mark("pmw1|sheet|s") is None
    assert read_mark("Anything") is None


# For random fillings


@st.composite
def filled(draw: st.DrawFn, method: str) -> tuple[Session, str, list[Answer], dict[str, Any]]:
    """A session, a module of it, what is answered, and the cells that say so."""
    if method == "letters":
        state, words = letters(), st.sampled_from(["A", "R", "AR", "C", "RI"])
        cells = {key: draw(st.dictionaries(st.sampled_from(["sp", "pm", "sa"]), words, min_size=1)) for key in ROWS}
        titles = {"sp": "Sponsor (SP)", "pm": "Product manager (PM)", "sa": "Head of sales (SA)"}
        written: dict[str, Any] = {
            row: {titles[key]: text for key, text in own.items()} for row, own in cells.items()
        }
        return state, "chart", [Answer(row, letters=own) for row, own in cells.items()], written
    if method == "owners":
        roles = {row: draw(st.sampled_from(["", "sp", "pm", "sa"])) for row in ROWS}
        owned = [Answer(row, letters={key: "A"} if key else {}) for row, key in roles.items()]
        return owners(), "chart", owned, {row: [key.upper() or "0"] for row, key in roles.items()}
    if method == "text":
        line = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
        good = line.map(lambda text: "x" + " ".join(text.split()))
        said = {row: draw(st.lists(good, min_size=1, max_size=3)) for row in ("1", "2")}
        return asking(), "collect", [], said
    state = poll(method, options=["Yes", "No"] if method == "choice" else [], points=10)
    if method == "rank":
        order = draw(st.permutations(["1", "2"]))
        return state, "poll", [Answer("proposal", ranking=tuple(order))], {
            row: [str(order.index(row) + 1)] for row in order
        }  # fmt: skip
    if method in ("dots", "points"):
        first = draw(st.integers(1, 9))
        second = 10 - first if method == "points" else draw(st.integers(1, 10 - first))
        spread = {"1": first, "2": second}
        return state, "poll", [Answer("proposal", points=spread)], {row: [str(n)] for row, n in spread.items()}
    if method == "choice":
        chosen = {row: draw(st.sampled_from(["Yes", "No"])) for row in ("1", "2")}
        return state, "poll", [Answer(row, choice=word) for row, word in chosen.items()], {
            row: [word] for row, word in chosen.items()
        }  # fmt: skip
    values = {row: draw(st.integers(1, 5)) for row in ("1", "2")}
    return state, "poll", [Answer(row, score=n) for row, n in values.items()], {
        row: [str(n)] for row, n in values.items()
    }  # fmt: skip


ROWS = ("price", "road")
SORTS = ["letters", "owners", "text", "rank", "dots", "points", "choice", "scale"]


@pytest.mark.parametrize("method", SORTS)
@given(data=st.data(), delimiter=st.sampled_from(",;\t"), encoding=st.sampled_from(["utf-8-sig", "utf-16"]))
@settings(max_examples=examples(25), deadline=None)
def test_what_is_written_into_a_sheet_is_what_is_read(
    method: str, data: st.DataObject, delimiter: str, encoding: str
):
    state, module, expected, cells = data.draw(filled(method))
    rows = fill(blank(state, module), cells)
    found = reading(state, sheet_rows(as_csv(rows, delimiter).encode(encoding), "ann.csv"))
    assert found.problems == ()
    (given_,) = found.given
    form = form_of(state, state.info.agenda.module(module))  # type: ignore[arg-type]
    assert form is not None
    for answer in given_.answers:
        check(form, answer)
    if method == "text":
        assert {answer.subject: answer.text for answer in given_.answers} == {
            row: "\n".join(clean_line(text) for text in said) for row, said in cells.items()
        }
    else:
        assert list(given_.answers) == expected


def test_both_questions_of_a_poll_are_parts_of_a_sheet_with_values_of_their_own():
    second = {"text": "How much effort?", "label": "effort", "low": 0, "high": 9}
    state = asking(poll={"subjects": ["Portal"], "label": "effect", "passes": [], "second": second})
    effect, effort = parts(state, ["poll"])
    assert (effect.title, effort.title) == ("A poll module: effect", "A poll module: effort")
    assert (effect.question, effort.question) == ("What about poll?", "How much effort?")
    rows = fill(fill(blank(state, "poll"), {"1": ["5"]}, tag="1"), {"1": ["0"]}, tag="1w")
    state = taken(state, rows)
    assert {one.round: one.score for one in state.ballots.values()} == {"poll/1": 5, "poll/1w": 0}
