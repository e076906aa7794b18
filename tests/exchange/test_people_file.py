"""A table of people is read however it was written, and what is unclear is said by line."""

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.exchange.people.people_file import parse_people, read_people
from pmworkshop.session.core.guests import Person

WHERE = "people.csv"


def refused(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_people(text, WHERE)
    return caught.value.message.split("\n")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_values_stand_between_commas_semicolons_or_tabs(mark):
    text = "Name,Function,E-mail,Sponsor,Present\nA One,Sales,a@example.org,yes,no\nB Two,Operations,,,\n"
    found = parse_people(text.replace(",", mark), WHERE)
    assert found.people == (
        Person("A One", "Sales", "a@example.org", sponsor=True, present=False),
        Person("B Two", "Operations"),
    )
    assert found.notes == ()


def test_headings_may_be_other_words_in_any_order():
    found = parse_people("Department;Mail;Participant\nSales;a@example.org;A One\n", WHERE)
    assert found.people == (Person("A One", "Sales", "a@example.org"),)


@pytest.mark.parametrize("head", ["Group", "Side", "Gruppe", "Groupe", "Grupo"])
def test_a_column_says_which_group_people_belong_to(head):
    found = parse_people(f"Name,Team,{head}\nA One,Sales,Partners\nB Two,Operations,\n", WHERE)
    assert found.people == (Person("A One", "Sales", group="Partners"), Person("B Two", "Operations"))
    assert found.understood == "2 leaders: name from column 1, function from column 2, group from column 3"


def test_a_team_is_a_function_and_no_group():
    found = parse_people("Name,Team\nA One,Partners\n", WHERE)
    assert found.people == (Person("A One", "Partners"),)
    assert found.understood == "1 leader: name from column 1, function from column 2"


def test_first_and_last_names_are_joined():
    assert parse_people("first_name,Surname\nA,One\nB,\n", WHERE).people == (Person("A One"), Person("B"))


def test_a_function_counts_before_a_role_and_what_is_not_used_is_said():
    found = parse_people("Role,Name,Function,\nLead,A One,Sales,\n", WHERE)
    assert found.people == (Person("A One", "Sales"),)
    assert found.notes == ("The column “Role” is not used.",)


def test_without_headings_the_name_is_first_and_the_function_second():
    found = parse_people("A One, Sales\nB Two, b@example.org, Finance\n\nC Three\n", WHERE)
    assert found.people == (
        Person("A One", "Sales"),
        Person("B Two", "Finance", "b@example.org"),
        Person("C Three"),
    )


def test_without_headings_further_values_are_left_out_and_said():
    found = parse_people("A One,Sales,yes,x@example.org,y@example.org\n", WHERE)
    assert found.notes == ("Line 1: “yes, an address” is not used; write headings to say what it is.",)


def test_quotation_marks_keep_a_comma_in_a_value():
    assert parse_people('name,function\n"One, A","Sales"\n', WHERE).people == (Person("One, A", "Sales"),)


def test_quotation_marks_that_are_not_in_pairs_are_told_with_the_line():
    assert refused('name,function\nA One,Sales\n"B Two,Sales\n')[0].startswith("people.csv, line")


def test_a_column_where_some_are_marked_present_means_that_the_others_are_not():
    found = parse_people("name,present\nA,x\nB,\n", WHERE)
    assert [person.present for person in found.people] == [True, False]


def test_a_column_where_nobody_is_marked_present_means_that_all_are():
    found = parse_people("name,present\nA,\nB,no\n", WHERE)
    assert [person.present for person in found.people] == [True, False]


def test_a_line_that_stands_twice_is_left_out_and_said():
    found = parse_people("A One,Sales\na one,sales\n", WHERE)
    assert found.people == (Person("A One", "Sales"),)
    assert found.notes == ("Line 2: a one stands in line 1 already, and is left out.",)


def test_a_short_line_is_read_since_spreadsheets_leave_blanks_out():
    found = parse_people("name,function,email\nA One\n", WHERE)
    assert (found.people, found.notes) == ((Person("A One"),), ())


def test_what_is_no_e_mail_address_is_left_out_and_said():
    found = parse_people("name,email\nA One,extension 12\n", WHERE)
    assert found.people == (Person("A One"),)
    assert found.notes == ("Line 2: “extension 12” is not an e-mail address, and is left out.",)


def test_every_line_that_cannot_be_understood_is_told_at_once():
    text = (
        "name,function,sponsor\n"
        ",Sales,\n"
        "A One,Sales,perhaps\n"
        "B Two,Sales,yes,more\n"
        f"{'C' * 90},Sales,\n"
        "D Four,Sales,\n"
        "D Four,Finance,\n"
    )
    told = refused(text)
    assert [line.split(":")[0] for line in told] == [f"people.csv, line {line}" for line in (2, 3, 4, 5, 7)]
    assert "no name, only “Sales”" in told[0]
    assert "write yes or no" in told[1]
    assert "4 values under 3 headings" in told[2]
    assert "too long for a name" in told[3]
    assert "another function" in told[4]


def test_very_many_lines_that_cannot_be_understood_are_cut_short_and_counted():
    assert refused("name,function\n" + ",Sales\n" * 40)[-1] == "people.csv: and 10 more."


def test_headings_without_a_name_are_refused():
    assert "no heading says where the names are" in refused("function,email\nSales,a@example.org\n")[0]


@pytest.mark.parametrize("text", ["", "\n \n", ",,\n", "name,function\n"])
def test_a_table_of_nobody_is_refused(text):
    assert refused(text) == ["people.csv names nobody."]


def test_a_file_of_three_hundred_is_read_with_its_byte_order_mark(tmp_path):
    path = tmp_path / "people.csv"
    rows = "".join(f"Person {number};Sales\r\n" for number in range(300))
    path.write_bytes(b"\xef\xbb\xbf" + f"Name;Function\r\n{rows}".encode())
    assert len(read_people(path).people) == 300


def test_text_is_cleaned_of_what_a_terminal_would_obey():
    assert parse_people("A\x1b[2J One\0,Sales\n", WHERE).people == (Person("A[2J One", "Sales"),)


def test_a_file_in_another_encoding_is_read_and_said(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes("name\nJosé\n".encode("latin-1"))
    found = read_people(path)
    assert found.people == (Person("José"),)
    assert found.understood.startswith("1 leader: name from column 1 (read as Windows text; if letters")
