"""Charts that others made are read where they are plain, and every fault is named where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.exchange.chart_file import ChartFileError, parse_chart, read_chart

PUBLISHED = Path(__file__).parents[1] / "data" / "published_raci.toml"
PLAIN = (("Set price", ("AR", "C")), ("Plan launch", ("", "A")))


def csv(text, scheme=None, choice=None):
    data = text if isinstance(text, bytes) else text.encode()
    return parse_chart(data, Path("chart.csv"), scheme, choice)


def toml(text, scheme=None, choice=None):
    return parse_chart(text.encode(), Path("chart.toml"), scheme, choice)


def faults(reader, text, **more):
    with pytest.raises(ChartFileError) as caught:
        reader(text, **more)
    return list(caught.value.faults)


def test_a_plain_csv_is_read_without_notes():
    chart = csv("Activity,PM,Sales\nSet price,AR,C\nPlan launch,,A\n")
    assert (chart.title, chart.scheme, chart.roles, chart.rows) == ("chart", "RACI", ("PM", "Sales"), PLAIN)
    assert chart.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Activity;PM;Sales\nSet price;AR;C\nPlan launch;;A\n",
        "Activity\tPM\tSales\nSet price\tAR\tC\nPlan launch\t-\tA\n",
        "\ufeffActivity,PM,Sales\r\nSet price,AR,C\r\nPlan launch,,A",
        'Activity,PM,Sales\n"Set price","R, A",c\n\n"Plan launch",.,A\n,,\n',
        "sep=;\nActivity;PM;Sales\nSet price;AR;C\nPlan launch;;A\n",
        "\nActivity,PM,Sales,,\nSet price,AR,C,,\nPlan launch,,A,,\n",
        '"Activity, or decision";PM;Sales\nSet price;AR;C\nPlan launch;;A\n',
        "Activity,PM,Sales\rSet price,AR,C\rPlan launch,,A\r",
    ],
)
def test_a_csv_is_read_however_a_spreadsheet_writes_it(text):
    chart = csv(text)
    assert (chart.roles, chart.rows) == (("PM", "Sales"), PLAIN)


def test_what_was_read_otherwise_than_written_is_noted_once_for_each_kind():
    chart = csv("Activity;PM;Sales\nSet price;a/r;C\nPlan launch;A/R\nRun launch;r;A/R\n")
    assert chart.notes == (
        "semicolons read as separators",
        "blank cells added at the end in line 3",
        "lower case letters read as capitals",
        "a/r read as AR in line 2, column 2 (PM)",
        "A/R read as AR in line 3, column 2 (PM), and 1 more like it",
    )


def test_the_scheme_is_the_one_given_else_named_else_seen():
    assert csv("RASIC,PM\nSet price,A\n").scheme == "RASCI"
    assert csv("x,PM,S\nSet price,A,S\n").scheme == "RASCI"
    assert csv("x,PM,S\nSet price,A,D\n").scheme == "DACI"
    assert csv("x,PM,S\nSet price,P,D\n").scheme == "RAPID"
    assert csv("x,PM,S\nSet price,,\n").scheme == "RACI"
    assert csv("x,PM,S\nSet price,A,I\n", scheme="DACI").scheme == "DACI"
    assert csv("x,PM,S\nSet price,A,D\n").notes == ("read as DACI, seen from its letters",)
    assert csv("RACI,PM,S\nSet price,A,I\n", scheme="DACI").notes == ("the file says RACI; read as DACI",)


def test_one_mistyped_letter_does_not_make_another_scheme():
    assert faults(csv, "x,PM,S\nSet price,A,R\nPlan,D,A\n") == [
        "line 3, column 2 (PM): “D” is no letter of RACI (Its letters are A, R, C, I)"
    ]


def test_all_faults_are_named_at_once_by_line_and_column():
    found = faults(csv, "Activity,PM,,pm\nSet price,Z,A,C\n,R,,\nPlan,A,A,A,A\nRun,A\n")
    assert found == [
        "line 1, column 3: this column has no role, and 1 more like it",
        "line 1, column 4: the role “pm” stands twice, first in line 1, column 2",
        "line 3: this row has letters but no activity",
        "line 2, column 2 (PM): “Z” is no letter of RACI (Its letters are A, R, C, I)",
    ]


def test_a_line_is_counted_where_it_begins():
    assert faults(csv, 'Activity,PM\n"Set\nprice",A\nPlan,Z\n') == [
        "line 4, column 2 (PM): “Z” is no letter of RACI (Its letters are A, R, C, I)"
    ]


def test_equal_faults_are_told_once_with_their_number():
    with pytest.raises(ChartFileError) as caught:
        csv("Activity,PM\n" + "Plan,Z\n" * 300)
    assert str(caught.value) == (
        "chart.csv, line 2, column 2 (PM): “Z” is no letter of RACI (Its letters are A, R, C, I), "
        "and 299 more like it."
    )


def test_the_message_lists_the_faults_and_stops_in_time():
    rows = "".join(f"Plan,{letter}\n" for letter in "BEFGHJKLMNQTUVWXYZÄÖÜÉÈÑ")
    with pytest.raises(ChartFileError) as caught:
        csv("Activity,PM\nSet,A\n" + rows)
    lines = str(caught.value).splitlines()
    assert lines[0] == "chart.csv has 23 faults:"
    assert (len(lines), lines[-1]) == (22, "  and 3 more")


@pytest.mark.parametrize("scheme", [None, "RACI"])
def test_a_file_without_a_line_of_roles_is_told_to_add_one(scheme):
    with pytest.raises(ChartFileError) as caught:
        csv("Set price,A,R\nPlan launch,R,A\n", scheme=scheme)
    found = caught.value.message.removeprefix("chart.csv, ")
    assert found.startswith("line 1: it holds letters where the roles should stand")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Activity\nSet price\n", "there are no roles"),
        ("just some words", "there are no roles"),
        ("Activity,PM\n", "names roles, but no activities"),
        (",,\n,,\n", "holds no words"),
        ("sep=,\n", "holds no words"),
        ("\x1c", "holds no words"),
        ('Activity,PM\n"Set price,A\n', "line 2: the quotes do not pair up"),
        ("", "is empty"),
        (b"\0\1\2", "is a binary file"),
        ("Activity,PM\nPrüfen ö ä €,A\n".encode() + b"\xff", "line 3: this is not UTF-8"),
    ],
)
def test_a_file_that_is_no_chart_gives_a_sentence(text, words):
    with pytest.raises(InputError, match=words):
        csv(text)


def test_a_csv_holds_one_chart_so_there_is_nothing_to_choose():
    with pytest.raises(InputError, match="holds one table only"):
        csv("Activity,PM\nPlan,A\n", choice="beta")


def test_any_words_are_taken():
    long = "ÿ" * 4000
    chart = csv(f"النشاط,🚀 Team,{long}\nتحديد السعر,A,R\n{long},A,R\n")
    assert chart.roles == ("🚀 Team", long)
    assert chart.rows[0][0] == "تحديد السعر"


def test_files_are_read_from_disk_and_others_give_a_sentence(tmp_path):
    path = tmp_path / "launch plan.csv"
    path.write_text("Activity,PM\nPlan,A\n", encoding="utf-8")
    assert read_chart(path).title == "launch plan"
    with pytest.raises(InputError, match="is a folder"):
        read_chart(tmp_path)
    with pytest.raises(InputError, match="There is no file"):
        read_chart(tmp_path / "none.csv")
    path.write_bytes(b"a," * 200_000)
    with pytest.raises(InputError, match="too large"):
        read_chart(path)


ROWS = 'roles = ["PM", "Sales"]\nrows = [{ activity = "Set price", cells = ["A/R", "C"] }]\n'


def test_a_toml_chart_is_read():
    chart = toml('title = "Launch"\nscheme = "raci"\n' + ROWS)
    assert (chart.title, chart.scheme, chart.rows) == ("Launch", "RACI", (("Set price", ("AR", "C")),))
    assert toml(ROWS).title == "chart"
    assert toml('variant = "DACI"\n' + ROWS.replace("A/R", "A")).scheme == "DACI"
    assert toml("[matrix]\n" + ROWS).roles == ("PM", "Sales")
    assert toml("[[matrix]]\n" + ROWS).roles == ("PM", "Sales")
    assert toml('id = "one"\n' + ROWS, choice="one").roles == ("PM", "Sales")


def test_cells_that_lack_at_the_end_of_a_row_are_blank():
    chart = toml('roles = ["PM", "Sales"]\nrows = [{ activity = "Plan", cells = ["A"] }]\n')
    assert (chart.rows, chart.notes) == ((("Plan", ("A", "")),), ("blank cells added at the end in row 1 (Plan)",))


SESSION = """
format = 1
[[step]]
body = "not JSON"
[[step]]
body = '{"changes": [{"kind": "details", "id": "details", "record": {"agenda": {"modules": [%s]}}}]}'
[[step]]
changes = [
  {kind = "role", id = "1", record = {chart = "c", id = "1", title = "PM", place = 1}},
  {kind = "role", id = "2", record = {chart = "c", id = "2", title = "Gone", place = 2}},
  {kind = "activity", id = "3", record = {chart = "c", id = "3", label = "Plan", place = 1}},
  {kind = "activity", id = "4", record = {chart = "c", id = "4", label = "Try", place = "?", practice = true}},
  {kind = "mark", id = "5", record = {activity = "3", role = "1", letters = "A"}},
  {kind = "entry", id = "6", record = {text = "hello"}},
]
[[step]]
changes = [{kind = "role", id = "2"}]
"""


def test_the_chart_of_a_session_is_read_as_it_was_left():
    chart = toml(SESSION % '{"kind": "chart", "id": "c", "title": "Launch", "scheme": "DACI"}, {"kind": "poll"}')
    assert (chart.title, chart.scheme, chart.roles, chart.rows) == ("Launch", "DACI", ("PM",), (("Plan", ("A",)),))
    with pytest.raises(ChartFileError, match="has no list “roles”"):
        toml(SESSION % "")


def test_one_of_several_charts_is_chosen_by_its_id():
    assert read_chart(PUBLISHED, choice="sourcegraph-triad").roles == ("PM", "EM", "PD", "Team")
    with pytest.raises(ChartFileError) as caught:
        read_chart(PUBLISHED)
    assert "holds 5 charts: product-org-os, " in caught.value.message
    assert caught.value.hint == "Choose one by writing published_raci.toml#product-org-os."
    with pytest.raises(ChartFileError, match="holds no chart “beta”"):
        read_chart(PUBLISHED, choice="beta")
    assert toml(f"[[matrix]]\n{ROWS}[[matrix]]\n{ROWS}", choice="2").rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = 1", "has no list “roles”"),
        ('rolls = ["PM"]', "has no list “roles”; is “rolls” meant to be it"),
        ('roles = ["PM"]', "has no list “rows”"),
        ("roles = []\nrows = [1]", "the list “roles” is empty"),
        ('roles = ["PM"]\nrows = []', "the list “rows” is empty"),
        ("matrix = 1", "“matrix” is no table"),
        ("matrix = []", "“matrix” is no table"),
        ("matrix = [1]", "“matrix” is no table"),
        ("not toml", "is not valid TOML"),
        ("x = " + "[" * 5000, "nested too deep|not valid TOML"),
    ],
)
def test_a_toml_file_that_is_no_chart_gives_a_sentence(text, words):
    with pytest.raises(InputError, match=words):
        toml(text)


def test_a_toml_file_of_one_chart_has_nothing_to_choose():
    with pytest.raises(ChartFileError, match="holds one chart only"):
        toml(ROWS, choice="beta")


def test_all_faults_of_a_toml_chart_are_named_at_once():
    text = """
        title = 3
        scheme = "MOCHA"
        roles = ["PM", 7]
        rows = [
          { activity = "Set price", cells = ["Z", "A"] },
          { activity = "", cells = ["A", 1] },
          { activity = "Plan" },
          "Run",
          { activity = "Go", cells = ["A", "R", "C"] },
          { activity = " ", cells = ["A", "R"] },
        ]
    """
    assert faults(toml, text) == [
        "title: a text was expected, and 2 more like it",
        "row 3: a table with an activity and a list of cells was expected, and 1 more like it",
        "row 5 (Go): 3 cells for 2 roles",
        "scheme: “MOCHA” is none of RACI, RASCI, DACI, RAPID",
        "row 6: this row has letters but no activity",
        "row 1 (Set price), cell 1 (PM): “Z” is no letter of RACI (Its letters are A, R, C, I)",
    ]
