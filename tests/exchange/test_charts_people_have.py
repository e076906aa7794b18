"""Charts as people have them are read as meant, and what was understood is one line."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import tomli

from pmworkshop.base.errors import InputError
from pmworkshop.exchange.chart_file import ChartFileError, parse_chart
from tests.exchange.chart_forms import Written, markdown, text, workbook

ROOT = Path(__file__).parents[2]
PUBLISHED = tomli.loads((ROOT / "tests" / "data" / "published_raci.toml").read_text(encoding="utf-8"))["matrix"]
TWO = (("Set the price", ("A", "R", "C")), ("Plan the launch", ("R", "A", "I")))
THREE = ("Product", "Sales", "Operations")
PLAIN = "Activity,Product,Sales,Operations\nSet the price,A,R,C\nPlan the launch,R,A,I\n"


def read(data, name="c.csv", **more):
    return parse_chart(data if isinstance(data, bytes) else data.encode(), Path(name), **more)


def written(chart, around, style):
    rows = [(row["activity"], row["cells"]) for row in chart["rows"]]
    return Written(chart["variant"], chart["roles"], rows, "RACI: who does what", "Activity", set(around), style)


FORMS = {
    "a workbook with a title, phases and notes": (
        lambda chart: workbook(written(chart, ("phase", "notes", "below"), "slashes"), "RACI"),
        "c.xlsx",
    ),
    "a table in Markdown with sections": (lambda chart: markdown(written(chart, ("sections",), "bold")), "c.md"),
    "what a German Excel saves": (
        lambda chart: text(written(chart, ("index", "totals", "below"), "slashes"), ";", "cp1252"),
        "c.csv",
    ),
    "Unicode text with a legend beside and remarks": (
        lambda chart: text(written(chart, ("beside", "index"), "remarks"), "\t", "utf-16", full=False),
        "c.txt",
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("chart", PUBLISHED, ids=lambda chart: chart["id"])
def test_published_charts_are_read_as_meant_with_no_option(chart, form):
    write, name = FORMS[form]
    found = read(write(chart), name)
    assert found.roles == tuple(chart["roles"])
    assert found.rows == tuple((row["activity"], tuple(row["cells"])) for row in chart["rows"])
    rows, roles = len(chart["rows"]), len(chart["roles"])
    assert found.understood.startswith(f"RACI, {rows} rows, {roles} roles")
    assert "\n" not in found.understood


KINDS = {
    "Markdown": [
        "| Activity | Product | Sales | Operations |\n|:--|:-:|:-:|:-:|\n| Set the price | A | R | C |\n"
        "| Plan the launch | R | A | I |\n",
        "Activity | Product | Sales | Operations\n--|--|--|--\nSet the price | **A** | `R` | *C*\n"
        "Plan the launch | R | A | I<br>\n",
        "# Launch\n\nWho does what.\n\n|Activity|Product|Sales|Operations|\n|---|---|---|---|\n"
        "|[Set the price](https://firm.example)|A|R|C|\n|Plan the launch|R|A|I|\n\nR = Responsible\n",
        "> | **Activity** | **Product** | **Sales** | **Operations** |\n> |---|---|---|---|\n"
        "> | Set the price | A | R | C |\n> | Plan the launch | R | A | I |\n",
    ],
    "a title above": [
        "RACI matrix: spring launch,,,\n,,,\n" + PLAIN,
        "Spring launch\nVersion 3,,,\n" + PLAIN,
        "Who does what,,,\nProject:,Spring launch,,\n\n" + PLAIN,
        "\ufeffRACI,,,\r\n" + PLAIN.replace("\n", "\r\n"),
    ],
    "a number or phase first": [
        "No.,Activity,Product,Sales,Operations\n1,Set the price,A,R,C\n2,Plan the launch,R,A,I\n",
        "#,Task,Product,Sales,Operations\nP1,Set the price,A,R,C\nP2,Plan the launch,R,A,I\n",
        "Phase,Activity,Product,Sales,Operations\nDiscover,Set the price,A,R,C\n,Plan the launch,R,A,I\n",
        ",,Product,Sales,Operations\n1.1,Set the price,A,R,C\n1.2,Plan the launch,R,A,I\n",
        "Activity,Description,Product,Sales,Operations\nSet the price,soon,A,R,C\nPlan the launch,then,R,A,I\n",
    ],
    "notes at the end": [
        "Activity,Product,Sales,Operations,Notes\nSet the price,A,R,C,Only above 10000\nPlan the launch,R,A,I,\n",
        "Activity,Product,Sales,Operations,Due\nSet the price,A,R,C,2026-12-14\nPlan the launch,R,A,I,14.12.2026\n",
        "Activity,Product,Sales,Operations,\nSet the price,A,R,C,see the board's note\nPlan the launch,R,A,I,\n",
        "Activity,Product,Sales,Operations,Comments,Status\nSet the price,A,R,C,,open\nPlan the launch,R,A,I,,open\n",
    ],
    "a legend": [
        PLAIN + ",,,\nLegend,,,\nR,Responsible,,\nA,Accountable,,\n",
        PLAIN + "\nR = Responsible\nA = Accountable\nC = Consulted\nI = Informed\n",
        PLAIN + "R,Responsible\nA,Accountable\n",
        PLAIN + "R = Responsible, A = Accountable, C = Consulted, I = Informed\n",
        "Activity,Product,Sales,Operations,,Key,\nSet the price,A,R,C,,R,Responsible\n"
        "Plan the launch,R,A,I,,A,Accountable\n",
        PLAIN + "\n* until the new price list is out\n",
        "R = Responsible; A = Accountable\n\n" + PLAIN,
        PLAIN + "\nSource: the handbook of the firm\n",
    ],
    "sections": [
        "Activity,Product,Sales,Operations\nPricing,,,\nSet the price,A,R,C\nLaunch,,,\nPlan the launch,R,A,I\n",
        "Activity,Product,Sales,Operations\n1. Pricing\nSet the price,A,R,C\n2. Launch\nPlan the launch,R,A,I\n",
        "Activity,Product,Sales,Operations\nPRICING,,,\nActivity,Product,Sales,Operations\nSet the price,A,R,C\n"
        "LAUNCH,,,\nActivity,Product,Sales,Operations\nPlan the launch,R,A,I\n",
        "Activity,Product,Sales,Operations\nSet the price,A,R,C\n,,,\nLaunch,,,\nPlan the launch,R,A,I\n",
    ],
    "totals": [
        PLAIN + "Total,2,2,2\n",
        PLAIN + "Number of A,1,1,0\nNumber of R,1,1,0\n",
        "Activity,Product,Sales,Operations,Sum\nSet the price,A,R,C,3\nPlan the launch,R,A,I,3\n",
        PLAIN + ",2,2,2\n",
    ],
    "an encoding": [
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace(",", ";").replace("\n", "\r\n").encode("cp1252"),
    ],
    "remarks and marks": [
        PLAIN.replace(",A,", ",A (until May),"),
        PLAIN.replace(",A,", ",A*,"),
        PLAIN.replace(",A,", ",A²,").replace(",C", ",C [ask early]"),
        PLAIN.replace(",A,", ",**A**,"),
        PLAIN.replace(",A,", ",A - with the board,"),
        PLAIN.replace(",A,", ",A: signs,"),
    ],
    "letters that look like others": [
        PLAIN.replace(",A,", ",А,").replace(",C", ",С"),
        PLAIN.replace(",A,", ",Ａ,"),
        PLAIN.replace(",A,", ",Α,").replace(",I", ",І"),
        PLAIN.replace(",A,", ",a,").replace(",R", ",r"),
    ],
    "words for letters": [
        PLAIN.replace(",A,", ",Accountable,"),
        PLAIN.replace(",C", ",Consult").replace(",I", ",Inform"),
        PLAIN.replace(",A,", ",A - Accountable,"),
        PLAIN.replace(",R", ",RESPONSIBLE"),
    ],
    "heads in two lines": [
        "Activity,Firm,,\n,Product,Sales,Operations\nSet the price,A,R,C\nPlan the launch,R,A,I\n",
        "Activity,Product,Sales,Operations\nWho?,Ana,Bo,Cy\nSet the price,A,R,C\nPlan the launch,R,A,I\n",
        ",Product,Sales,Operations\n,,,\nSet the price,A,R,C\nPlan the launch,R,A,I\n",
        ",,,Operations\nActivity,Product,Sales,\nSet the price,A,R,C\nPlan the launch,R,A,I\n".replace(
            ",,,Op", "x,,,Op"
        ),
    ],
    "the other way round": [
        "Role,Set the price,Plan the launch\nProduct,A,R\nSales,R,A\nOperations,C,I\n",
        "Roles;Set the price;Plan the launch\nProduct;A;R\nSales;R;A\nOperations;C;I\n",
        "Rolle\tSet the price\tPlan the launch\nProduct\tA\tR\nSales\tR\tA\nOperations\tC\tI\n",
        "Team,Set the price,Plan the launch\nProduct,A,R\nSales,R,A\nOperations,C,I\n",
        "Stakeholder,Set the price,Plan the launch\nProduct,A,R\nSales,R,A\nOperations,C,I\n",
    ],
}


@pytest.mark.parametrize(("kind", "data"), [(kind, data) for kind, several in KINDS.items() for data in several])
def test_a_chart_is_found_in_what_stands_around_it(kind, data):
    found = read(data)
    assert (found.scheme, found.roles, found.rows) == ("RACI", THREE, TWO)


@pytest.mark.parametrize(
    "data",
    [
        "Activity,Responsible,Accountable,Consulted,Informed\nSet the price,Sales,Product,Operations,Finance\n"
        'Plan the launch,Product,Sales,"Operations, Finance",\n',
        "Activity,R,A,C,I\nSet the price,Sales,Product,Operations,Finance\n"
        "Plan the launch,Product,Sales,Operations; Finance,-\n",
        "Decision;Responsible (R);Accountable (A);Consulted (C);Informed (I)\n"
        'Set the price;Sales;Product;Operations;Finance\nPlan the launch;Product;Sales;"Operations\nFinance";n/a\n',
        "| Activity | Who is responsible? | Who is accountable? | Consulted | Informed |\n|-|-|-|-|-|\n"
        "| Set the price | Sales | Product | Operations | Finance |\n"
        "| Plan the launch | Product | Sales | operations, Finance | |\n",
    ],
)
def test_a_chart_with_a_column_for_each_letter_is_turned(data):
    found = read(data)
    assert found.roles == ("Sales", "Product", "Operations", "Finance")
    assert found.rows == (("Set the price", ("R", "A", "C", "I")), ("Plan the launch", ("A", "R", "C", "C")))
    assert any(note.startswith("turned: its columns are letters") for note in found.notes)


@pytest.mark.parametrize("roles", [("AI", "CI", "IR"), ("IR", "PR", "AR"), ("CI", "CD", "IT"), ("PD", "DA", "SRC")])
def test_roles_may_be_named_by_letters(roles):
    found = read(PLAIN.replace("Product,Sales,Operations", ",".join(roles)))
    assert (found.roles, found.rows) == (roles, TWO)


@pytest.mark.parametrize(
    "data",
    [
        "Activity;Product, EMEA;Sales, EMEA\nSet the price;A;R\nPlan the launch;R;A\n",
        'Activity,"Product, EMEA","Sales, EMEA"\nSet the price,A,R\nPlan the launch,R,A\n',
        "Activity\tProduct, EMEA\tSales, EMEA\nSet the price\tA\tR\nPlan the launch\tR\tA\n",
        "sep=;\nActivity;Product, EMEA;Sales, EMEA\nSet the price;A;R\nPlan the launch;R;A\n",
    ],
)
def test_commas_inside_values_are_no_separators(data):
    assert read(data).roles == ("Product, EMEA", "Sales, EMEA")


@pytest.mark.parametrize("word", ["N/A", "n/a", "x", "–", "none", "TBD", "O", "0"])
def test_signs_for_nothing_are_blank_cells(word):
    found = read(PLAIN.replace(",C", f",{word}"))
    assert found.rows[0][1] == ("A", "R", "")
    told = f"“{word}” read as blank in line 2, column 4 (Operations)"
    assert found.notes == (() if word == "–" else (told,))


def test_a_list_with_one_letter_in_each_line_is_no_chart():
    with pytest.raises(ChartFileError, match=r"c\.csv is a list with one letter in each line, not a chart\."):
        read("Activity,Role,RACI\nSet the price,Sales,A\nSet the price,Product,R\nPlan the launch,Sales,R\n")


def test_the_head_of_a_legend_is_no_title():
    assert read("Key,\nR,Responsible\nA,Accountable\n,\n" + PLAIN).title == "c"


def test_short_rows_are_filled_up():
    for data in ("Plan the launch,A\n", "Plan the launch,A,\n", "Plan the launch,A\r\n"):
        found = read("Activity,Product,Sales,Operations\nSet the price,A,R,C\n" + data)
        assert found.rows[1] == ("Plan the launch", ("A", "", ""))
        assert found.notes == ("blank cells added at the end in line 3",)


def test_letters_of_another_encoding_are_told():
    found = read("Activity,Qualität,Sales\nSet the price,A,R\n".encode("cp1252"))
    assert found.roles[0] == "Qualität"
    assert found.notes[0].startswith("read as Windows text")


NOTES = [
    (
        "Phase,Activity,Owner,Product,Sales,Due\n1,Set the price,Ana,A,R,2026-12-14\n"
        "2,Plan the launch,Bo,R,A,14/1/2027\n",
        "RACI, 2 rows, 2 roles; columns 1 “Phase”, 3 “Owner”, 6 “Due” not used",
    ),
    (
        "Activity,Product,Sales\nSet the price,A,5\nPlan the launch,2026-12-14,A\nDrop a feature,R,A\n",
        "RACI, 3 rows, 2 roles; “5” read as blank in line 2, column 3 (Sales); "
        "“2026-12-14” read as blank in line 3, column 2 (Product)",
    ),
    (KINDS["a number or phase first"][0], "RACI, 2 rows, 3 roles; column 1 “No.” not used"),
    (KINDS["notes at the end"][3], "RACI, 2 rows, 3 roles; columns 5 “Comments”, 6 “Status” not used"),
    (KINDS["notes at the end"][2], "RACI, 2 rows, 3 roles; column 5 (no head) not used"),
    (KINDS["sections"][0], "RACI, 2 rows, 3 roles; 2 headings (Pricing, Launch) are not rows"),
    (KINDS["sections"][3], "RACI, 2 rows, 3 roles; 1 heading (Launch) is not a row"),
    (KINDS["totals"][1], "RACI, 2 rows, 3 roles; 2 lines of totals not used"),
    (KINDS["a legend"][0], "RACI, 2 rows, 3 roles; 3 lines below the chart not used"),
    (KINDS["a legend"][4], "RACI, 2 rows, 3 roles; columns 6 (legend), 7 (legend) not used"),
    (KINDS["heads in two lines"][1], "RACI, 2 rows, 3 roles; 1 line under the heads not used"),
    (
        "Activity,Product,Sales\nSet the price,A (until May),R\nPlan the launch,R*,A\n",
        "RACI, 2 rows, 2 roles; left out beside letters: “(until May)”, “*”",
    ),
    (
        "Activity,Product,Sales\n" + "".join(f"Set price {n},A ({n} days),R\n" for n in range(5)),
        "RACI, 5 rows, 2 roles; left out beside letters: “(0 days)”, “(1 days)”, “(2 days)” and 2 more",
    ),
    (
        "Activity,Product\n" + "".join(f"Part {n}\nSet {n},A\n" for n in range(5)),
        "RACI, 5 rows, 1 role; 5 headings (Part 0, Part 1, Part 2, …) are not rows",
    ),
]


@pytest.mark.parametrize(("data", "line"), NOTES)
def test_what_was_understood_is_one_line(data, line):
    assert read(data).understood == line


SCHEMES = [
    ("RASCI\nActivity,PM,Ops\nPlan,A,S\n", "RASCI", ()),
    ("CAIRO,PM,Ops\nPlan,A,O\n", "RACI", ("CAIRO read as RACI, O as blank",)),
    ("Our RACIO chart\nActivity,PM,Ops\nPlan,A,O\n", "RACI", ("RACIO read as RACI, O as blank",)),
    ("DACI of the launch\nActivity,PM,Ops\nPlan,A,C\n", "DACI", ()),
    ("Activity,PM,Ops\nPlan,A,C\n\nD = Driver\nA = Approver\nC = Contributor\nI = Informed", "DACI", ("after the",)),
    ("Activity,PM,Ops\nPlan,D,P\n", "RAPID", ("read as RAPID, seen from its letters",)),
    ("RACI\nActivity,PM,Ops\nPlan,A,S\nDo,R,S\n", "RASCI", ("the file says RACI; read as RASCI",)),
    ("Activity,PM,Ops\nPlan,A,C\n\nR = Responsible\nA = Accountable\n", "RACI", ()),
    ("Activity,Recommend,Agree,Perform,Input,Decide\nPlan,Ops,PM,IT,Sales,Board\n", "RAPID", ("after the words",)),
]


@pytest.mark.parametrize(("data", "scheme", "told"), SCHEMES)
def test_the_scheme_is_seen_and_said(data, scheme, told):
    found = read(data)
    assert found.scheme == scheme
    for words in told:
        assert words in found.understood


def test_the_exports_of_this_program_are_charts():
    charts = [
        read((ROOT / "exports" / name).read_bytes(), name) for name in ("raci.md", "summary.toml", "session.toml")
    ]
    assert [(one.title, one.scheme, one.roles, one.rows) for one in charts[1:]] == [
        (charts[0].title, charts[0].scheme, charts[0].roles, charts[0].rows)
    ] * 2
    assert charts[0].roles[:3] == ("Sponsor", "Head of product", "Product manager")


def sheets(**named):
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in named.items():
        for row in rows:
            (book[name] if name in book.sheetnames else book.create_sheet(name)).append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS = [line.split(",") for line in PLAIN.splitlines()]


def test_the_sheet_with_a_chart_is_found_and_one_of_several_is_chosen():
    people = [["Name", "Function"], ["Ana Alva", "Sales"]]
    assert read(sheets(People=people, Chart=ROWS), "c.xlsx").rows == TWO
    two = sheets(Spring=ROWS, People=people, Autumn=[*ROWS, ["Stop", "A", "R", ""]])
    with pytest.raises(ChartFileError) as caught:
        read(two, "c.xlsx")
    assert str(caught.value) == "c.xlsx holds 2 charts: Spring, Autumn. Choose one by writing c.xlsx#Spring."
    assert len(read(two, "c.xlsx", choice="autumn").rows) == 3
    with pytest.raises(InputError, match=r"holds no table “Winter”\. It holds Spring, People, Autumn"):
        read(two, "c.xlsx", choice="Winter")
    with pytest.raises(ChartFileError, match="holds no chart"):
        read(two, "c.xlsx", choice="People")


def test_a_chart_that_is_still_to_be_filled_has_rows_too():
    found = read("Activity,Product,Sales,Operations\nSet the price,,,\nPlan the launch,,,\n")
    assert found.roles == THREE
    assert found.rows == (("Set the price", ("", "", "")), ("Plan the launch", ("", "", "")))
    later = read(PLAIN + "Stop a product,,,\nHire,A,R,I\n")
    assert [label for label, _ in later.rows] == ["Set the price", "Plan the launch", "Stop a product", "Hire"]


def test_places_in_a_workbook_are_named_as_it_names_them():
    wrong = sheets(Chart=[[], ["No.", "Activity", "Product"], [1, "Plan", "A"], [2, "Stop", "Z"]])
    with pytest.raises(ChartFileError, match=r"row 4, column C \(Product\): “Z” is no letter of RACI"):
        read(wrong, "c.xlsx")


def test_equal_roles_take_the_heads_above_them():
    found = read("Activity,Sales,,Product,\n,Lead,Team,Lead,Team\nPlan,A,R,C,I\nStop,R,A,I,C\n")
    assert found.roles == ("Sales: Lead", "Sales: Team", "Product: Lead", "Product: Team")
