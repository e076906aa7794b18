"""Lists of people as others keep them are read as they are meant, and each says in one line how."""

from __future__ import annotations

import time
import tomllib
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import pace
from pmworkshop.base.errors import InputError
from pmworkshop.exchange.people.people_file import parse_people, read_people

ANA, BO, CY = "Ana Alva", "Bo Berg", "Cy Costa"


def read(text):
    """Return name, function, address, sponsor and presence of each person, leaving out what is usual."""
    return [short(person) for person in parse_people(text, "the list").people]


def short(person):
    more = [person.function, person.email, *["sponsor"] * person.sponsor, *["away"] * (not person.present)]
    return ", ".join(filter(None, (person.name, *more)))


def refused(text):
    with pytest.raises(InputError) as caught:
        parse_people(text, "the list")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Alva, Ana <ana@f.example>; Berg, Bo <bo@f.example>", ["Ana Alva, ana@f.example", "Bo Berg, bo@f.example"]),
        (
            "Ana Alva <ana@f.example>; Bo Berg <bo@f.example>; Cy Costa <cy@f.example>",
            ["Ana Alva, ana@f.example", "Bo Berg, bo@f.example", "Cy Costa, cy@f.example"],
        ),
        ("ana.alva@f.example; bo_berg@f.example", ["Ana Alva, ana.alva@f.example", "Bo Berg, bo_berg@f.example"]),
        (
            '"Alva, Ana" <ana@f.example>, Bo Berg <bo@f.example>, cy.costa+x@f.example',
            ["Ana Alva, ana@f.example", "Bo Berg, bo@f.example", "Cy Costa, cy.costa+x@f.example"],
        ),
        (
            "To: Ana Alva <mailto:ana@f.example>;\nCc: Bo Berg <bo@f.example>",
            ["Ana Alva, ana@f.example", "Bo Berg, bo@f.example"],
        ),
        ("Alva, Ana; de Berg, Bo; Costa, Cy", ["Ana Alva", "Bo de Berg", "Cy Costa"]),
        ("Alva, Ana (Sales)\nBerg, Bo (Operations)", ["Ana Alva, Sales", "Bo Berg, Operations"]),
        ("• Alva, Ana, PhD <ana@f.example>", ["Ana Alva, ana@f.example"]),
        ("'Ana Alva' <ana@f.example>; Bo Berg", ["Ana Alva, ana@f.example", "Bo Berg"]),
        ("ana.alva@f.example\nbo.berg@f.example\n", ["Ana Alva, ana.alva@f.example", "Bo Berg, bo.berg@f.example"]),
    ],
)
def test_recipients_of_a_mail_are_people_with_their_addresses(text, people):
    assert read(text) == people
    assert "@" not in "".join(person.name for person in parse_people(text, "the list").people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("• Ana Alva, Sales\n• Bo Berg, Operations", ["Ana Alva, Sales", "Bo Berg, Operations"]),
        ("1. Ana Alva (Sales)\n2. Bo Berg (Operations)", ["Ana Alva, Sales", "Bo Berg, Operations"]),
        ("- Ana Alva - Sales\n- Bo Berg – Operations", ["Ana Alva, Sales", "Bo Berg, Operations"]),
        ("☐ Ana Alva | Sales\n☑ Bo Berg | Operations", ["Ana Alva, Sales", "Bo Berg, Operations"]),
        ("1\tAna Alva\tSales\n2\tBo Berg\tOperations", ["Ana Alva, Sales", "Bo Berg, Operations"]),
        ("1.\tAna Alva\tSales\n2.\tBo Berg\tOperations", ["Ana Alva, Sales", "Bo Berg, Operations"]),
        ("@Ana Alva\n@Bo Berg", ["Ana Alva", "Bo Berg"]),
        ("Ana Alva (she/her)\nBo Berg (he/him) (Operations)", ["Ana Alva", "Bo Berg, Operations"]),
        ("Ana Alva (Sales) (Accepted)\nBo Berg (Declined)", ["Ana Alva, Sales", "Bo Berg, away"]),
        (
            "Ana Alva (Board) (sponsor)\nJean-Luc Ost - Head of R&D",
            ["Ana Alva, Board, sponsor", "Jean-Luc Ost, Head of R&D"],
        ),
        (
            "Ana Alva <ana@f.example>, Sales\nBo Berg <bo@f.example>, Operations",
            ["Ana Alva, Sales, ana@f.example", "Bo Berg, Operations, bo@f.example"],
        ),
        (
            "Ana Alva, Sales, sponsor, Accepted\nBo Berg, Operations, , Declined",
            ["Ana Alva, Sales, sponsor", "Bo Berg, Operations, away"],
        ),
        (
            "Ana Alva, Sales\nTim, Service\nBo Berg, E-mail marketing",
            ["Ana Alva, Sales", "Tim, Service", "Bo Berg, E-mail marketing"],
        ),
        ("Ana Alva, Mail\nMark, Team\nMeno, IT", ["Ana Alva, Mail", "Mark, Team", "Meno, IT"]),
        (";Ana Alva;Sales\n;Bo Berg;Operations", ["Ana Alva, Sales", "Bo Berg, Operations"]),
    ],
)
def test_lines_of_a_text_are_people_without_the_marks_of_the_list(text, people):
    assert read(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Activity,Sales,Product\nSet the price,R,A\nPlan the launch,A/R,C",
        "what,owner,due\nPublish the list,Ana,30 Sep\nSell it,Bo,1 Oct",
        "Launch,Sales,Product\nSet the price,R,A\nPlan the launch,,R",
        'Month,Revenue,Cost\nJanuary,100,50\nFebruary,"1,200.50",60',
    ],
)
def test_a_table_of_another_kind_gives_no_leaders(text):
    assert refused(text) == (
        "the list, line 1: it is a table of something else than people; "
        "name people, or call the column of their names “name”."
    )


@pytest.mark.parametrize(
    "head",
    [
        "Voornaam;Naam;Afdeling;E-mail",
        "Vorname;Nachname;Abteilung;E-Mail-Adresse",
        "Prénom;Nom;Service;Courriel",
        "Nombre;Apellidos;Departamento;Correo electrónico",
        "Nome;Cognome;Reparto;Indirizzo e-mail",
        "Fornavn;Efternavn;Afdeling;Mail",
        "Förnamn;Efternamn;Avdelning;E-post",
        "Etunimi;Sukunimi;Osasto;Sähköposti",
        "Imię;Nazwisko;Dział;Adres e-mail",
        "Jméno;Příjmení;Oddělení;E-mail",
        "Keresztnév;Vezetéknév;Osztály;E-mail cím",
        "Prenume;Nume;Departament;Adresă de email",
        "Ime;Priimek;Oddelek;E-pošta",
        "Име;Фамилия;Отдел;Имейл",
        "Όνομα;Επώνυμο;Τμήμα;E-mail",
        "Ad;Soyad;Departman;E-posta",
        "First_Name;Last_Name;Dept.;Work mail",
        "Given name *;Surname *;Team:;E-mail",
        "Name (first);Family name;Function;Mail",
    ],
)
def test_headings_are_known_in_the_languages_of_europe(head):
    found = parse_people(f"{head}\nAna;Alva;Sales;ana@f.example\nBo;Berg;IT;bo@f.example\n", "the list")
    assert [short(one) for one in found.people] == ["Ana Alva, Sales, ana@f.example", "Bo Berg, IT, bo@f.example"]
    assert found.understood == "2 leaders: name from columns 1 and 2, function from column 3, e-mail from column 4"


@pytest.mark.parametrize(
    "head",
    ["Member,Team", "Stakeholder,Business unit", "Attendee,Area", "Teilnehmer/in,Bereich", "Participante,Cargo",
     "Nom et prénom,Fonction", "Imię i nazwisko,Stanowisko", "Jméno a příjmení,Pozice", "ФИО,Должность", "Who,Role"],
)  # fmt: skip
def test_headings_are_known_in_the_words_that_people_use(head):
    assert read(f"{head}\nAna Alva,Sales\nBo Berg,Operations\n") == ["Ana Alva, Sales", "Bo Berg, Operations"]


def test_the_better_of_two_columns_is_taken_and_the_other_one_is_said():
    found = parse_people("No.,Name,Business unit,Phone,Role_Title\n1,Ana Alva,Sales,12,Head of sales\n", "the list")
    assert [short(one) for one in found.people] == ["Ana Alva, Sales"]
    assert found.understood == "1 leader: name from column 2, function from column 3; columns 1, 4 and 5 not used"
    assert "The column “Phone” is not used." in found.notes
    parts = "Name;First name;Middle name;Last name\nA. Alva;Ana;M.;Alva\n"
    assert read(parts) == ["A. Alva"]
    assert read("Voornaam;Tussenvoegsel;Achternaam\nBo;van der;Berg\n") == ["Bo van der Berg"]


@pytest.mark.parametrize("word", ["yes", "ja", "oui", "sí", "x", "✓", "Executive sponsor", "TAK", "да", "Sponsor"])
def test_the_sponsor_is_marked_in_the_words_that_people_use(word):
    assert read(f"Name;Funktion;Sponsor\nAna Alva;Sales;\nBo Berg;IT;{word}\n") == [
        "Ana Alva, Sales",
        "Bo Berg, IT, sponsor",
    ]


@pytest.mark.parametrize("word", ["no", "nein", "non", "-", "–"])
def test_who_is_not_the_sponsor_may_be_marked_too(word):
    assert read(f"Name;Auftraggeber\nAna Alva;{word}\n") == ["Ana Alva"]


def test_a_role_that_is_the_sponsors_makes_a_sponsor_and_that_is_said():
    found = parse_people("Name,Role\nAna Alva,Executive sponsor\nBo Berg,Sponsorship manager\n", "the list")
    assert [short(one) for one in found.people] == [
        "Ana Alva, Executive sponsor, sponsor",
        "Bo Berg, Sponsorship manager",
    ]
    assert found.notes == ("Line 2: Ana Alva is the sponsor, since “Executive sponsor” stands there.",)


def test_answers_to_an_invitation_say_who_will_come():
    text = (
        "Name\tAttendance\tResponse\nAna Alva\tMeeting Organizer\tNone\nBo Berg\tRequired Attendee\tAccepted\n"
        "Cy Costa\tOptional Attendee\tDeclined\nDee Diaz\tRequired Attendee\tTentative\n"
    )
    found = parse_people(text, "the list")
    assert [short(one) for one in found.people] == [ANA, BO, "Cy Costa, away", "Dee Diaz"]
    assert found.understood == "4 leaders: name from column 1, presence from column 3; column 2 not used"
    assert found.notes[-1] == "No clear answer in lines 2 and 5: counted as coming."
    assert read("Name;Rückmeldung\nAna Alva;zugesagt\nBo Berg;abgesagt\n") == [ANA, "Bo Berg, away"]
    assert "write yes or no" in refused("Name;Coming\nAna Alva;perhaps after lunch\n")


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("Leadership workshop 3 March,,\nName,Function,Sponsor\nAna Alva,Sales,\nBo Berg,IT,\n", "line 1"),
        ("sep=;\r\nName;Function\r\nAna Alva;Sales\r\nBo Berg;IT\r\n", ""),
        ("Attendees:\nAna Alva, Sales\nBo Berg, IT\n", "line 1"),
        ("Leadership team\nAna Alva, Sales\nBo Berg, IT\n", "line 1"),
        ("Offsite 2026\n\nList of people\nName;Function\nAna Alva;Sales\nBo Berg;IT", "lines 1 and 3"),
        ("Name,Function\nAna Alva,Sales\nName,Function\nBo Berg,IT\nTotal,2\n", "line 5"),
        ("Ana Alva, Sales\nBo Berg, IT\n2 participants\nPlease tell me who of you cannot come\n", "lines 3 and 4"),
    ],
)
def test_what_cannot_be_a_person_is_none(text, above):
    found = parse_people(text, "the list")
    assert [short(one) for one in found.people] == ["Ana Alva, Sales", "Bo Berg, IT"]
    told = found.understood.replace(", sponsor from column 3", "")
    assert told.endswith(f"; {above} not used" if above else "column 2")


def test_two_people_of_one_name_are_kept_apart_by_their_addresses():
    text = "Name,Team,Email\nAna Alva,Sales,ana1@f.example\nAna Alva,Sales,ana2@f.example\nAna Alva,IT,a3@f.example\n"
    found = parse_people(text, "the list")
    assert [one.name for one in found.people] == ["Ana Alva", "Ana Alva (2)", "Ana Alva (3)"]
    assert found.notes[0] == "Line 3: a second Ana Alva, with another address, is called “Ana Alva (2)”."
    same = parse_people(text.replace("ana2", "ANA1").replace("IT,a3@f.example", "Sales,"), "the list")
    assert ([one.name for one in same.people], len(same.notes)) == (["Ana Alva"], 2)
    assert "stands in line 1 with another function" in refused("Ana Alva, Sales\nÁna Alva, IT\n")
    apart = "Ana Alva, Sales, a@firm.example\nÁna Alva, IT, b@firm.example\n"
    assert [one.name for one in parse_people(apart, "the list").people] == ["Ana Alva", "Ána Alva"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ana@f.example; bo@f.example", "line 1: an address without a name; write it as Name <address>."),
        (
            "Izena;Saila;E-mail\nAna Alva;Sales;ana@f.example\n",
            "no heading says where the names are; call one “name”.",
        ),
        ("Name,Function\n,Sales\n", "line 2: no name, only “Sales”."),
        ("info@f.example", "an address without a name"),
        ("Sales: Ana Alva\nFinance: Bo Berg\n", "line 1: “Sales: Ana Alva” holds a colon, as no name does;"),
        ("To: Ana Alva <a@f.example>; Bo Berg <b@f.example>\nSubject: Pricing\n", "“Subject: Pricing” holds a colon"),
        ("Ana Alva; Bo Berg; Cy Costa\n", "line 1: one person or several? Write one line for each person."),
        ("Ana Alva, Head of sales; Bo Berg, CFO; Cy Costa, COO\n", "line 1: one person or several?"),
        ("Ana Alva\nHead of sales\n\nBo Berg\nCFO\n", "line 1: one person in each group of lines, or in each line?"),
        ("Sales\nAna Alva\nCy Costa\n\nFinance\nBo Berg\n", "line 1: one person in each group of lines"),
        ("||Name||Function||\n|Ana Alva|Sales|\n", "the list holds a table in wiki markup, which is not read. Copy"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_one_sentence(text, said):
    assert said in refused(text)
    assert "@" not in refused(text).replace("the list", "")


def test_an_address_that_is_none_is_not_repeated():
    found = parse_people(
        "Name,E-mail\nAna Alva,ana@firm\nBo Berg,bo.berg@f.example (work)\n,cy.costa@f.example\n", "the list"
    )
    assert [short(one) for one in found.people] == [
        "Ana Alva",
        "Bo Berg, bo.berg@f.example",
        "Cy Costa, cy.costa@f.example",
    ]
    assert found.notes == (
        "Line 2: “ana at firm” is not an e-mail address, and is left out.",
        "Names made from the addresses in line 4: check them.",
    )


@pytest.mark.parametrize("cell", ["x" * 90_000, "()" * 40_000, "@," * 40_000, "a@b." * 20_000, "a-" * 40_000])
def test_what_is_far_too_long_is_refused_at_once(cell):
    started = time.process_time()
    assert "the list" in refused(f"Name;Function\n{cell};Sales\n") + refused(cell)
    assert pace.within(time.process_time() - started, 2)


def test_a_mail_to_thousands_is_refused_at_once():
    started = time.process_time()
    text = "; ".join(f"Ana Alva <a{number}@firm.example>" for number in range(9_000))
    assert "the list has 9,000 recipients, too many for a workshop." in refused(text)
    assert pace.within(time.process_time() - started, 2)


# Files


def book(path, **sheets):
    """Write a workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


ROWS = [
    ["Leadership team 2026"],
    [],
    ["No", "Name", "Dept", "E-mail", "Remarks"],
    [1, "Ana Alva", "Sales", "ana@f.example"],
    [2, "Bo Berg", "IT", None, "from 10:00"],
]


def test_a_workbook_is_read_by_its_headings(tmp_path):
    found = read_people(book(tmp_path / "people.xlsx", Sheet1=ROWS))
    assert [short(one) for one in found.people] == ["Ana Alva, Sales, ana@f.example", "Bo Berg, IT"]
    assert found.understood == (
        "2 leaders: name from column 2, function from column 3, e-mail from column 4; "
        "columns 1 and 5 not used; line 1 not used"
    )


def test_merged_cells_count_for_each_line_that_they_reach(tmp_path):
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (
        ["Leaders", None, "Spring"],
        ["Department", "Name", None],
        [None, "First", "Last"],
        ["Sales", "Anna", "Sample"],
        [None, "Mia", "Muster"],
        ["Finance", "Ben", "Beispiel"],
    ):
        sheet.append(row)
    for cells in ("A2:A3", "B2:C2", "A4:A5", "E4:E5"):
        sheet.merge_cells(cells)
    sheet["F4"] = "from 10:00"
    sheet.merge_cells("F4:F5")
    made.save(tmp_path / "people.xlsx")
    found = read_people(tmp_path / "people.xlsx")
    assert [short(one) for one in found.people] == [
        "Anna Sample, Sales",
        "Mia Muster, Sales",
        "Ben Beispiel, Finance",
    ]
    assert found.understood == ("3 leaders: name from columns 2 and 3, function from column 1; column 6 not used")


def test_of_several_sheets_the_one_with_people_is_read_or_named(tmp_path):
    one = book(tmp_path / "one.xlsx", Plan=[["Phase", "Week"], ["Begin", 1]], People=ROWS)
    assert len(read_people(one).people) == 2
    two = book(tmp_path / "two.xlsx", First=ROWS, Second=[["Name", "Team"], ["Cy Costa", "HR"]])
    with pytest.raises(
        InputError, match=r"holds 2 tables: First, Second\. Name the one with the people: .*two\.xlsx#First"
    ):
        read_people(two)
    assert [short(one) for one in read_people(tmp_path / "two.xlsx#second").people] == ["Cy Costa, HR"]
    odd = tmp_path / "a#b.csv"
    odd.write_text("Name\nAna Alva\n", encoding="utf-8")
    assert len(read_people(odd).people) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_each_usual_encoding_is_read(tmp_path, encoding):
    path = tmp_path / "people.csv"
    path.write_bytes("Vorname;Name;Bereich\r\nJürgen;Groß;Qualität\r\nAna;Alva;\r\n".encode(encoding))
    assert [short(one) for one in read_people(path).people] == ["Jürgen Groß, Qualität", ANA]


def test_a_table_in_markdown_and_recipients_in_a_file_are_read(tmp_path):
    table = tmp_path / "people.md"
    table.write_text(
        "# Team\n\n| **Name** | Function |\n|---|---|\n| **Ana Alva** | Sales |\n| Bo Berg | IT |\n", encoding="utf-8"
    )
    assert [short(one) for one in read_people(table).people] == ["Ana Alva, Sales", "Bo Berg, IT"]
    mail = tmp_path / "to.txt"
    mail.write_text("Alva, Ana <ana@f.example>; Berg, Bo <bo@f.example>\n", encoding="utf-8")
    found = read_people(mail)
    assert found.understood == "2 leaders: name and e-mail from the recipients of a mail"
    assert [one.name for one in found.people] == [ANA, BO]


LISTS = tomllib.loads((Path(__file__).parents[1] / "data" / "people.toml").read_text(encoding="utf-8"))["list"]


@pytest.mark.parametrize("one", LISTS, ids=[one["name"] for one in LISTS])
def test_lists_as_offices_keep_them_are_read_as_meant(one):
    found = parse_people(one["text"], "the list")
    assert [short(replace(person, email="")) for person in found.people] == one["people"]
    assert found.understood == one["told"]
