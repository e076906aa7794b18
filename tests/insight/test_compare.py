"""Charts that leaders filled in alone are laid side by side."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.insight.charts.compare import compare, drift, settled_against
from pmworkshop.session.core.thresholds import Thresholds
from tests.build import activity, role

LIMITS = Thresholds()
ROLES = (
    role("sp", title="Sponsor", sponsor=True, spokesperson="dee", place=1),
    role("pm", title="Product manager", spokesperson="ann", place=2),
    role("dev", title="Development", spokesperson="ben", place=3),
    role("mkt", title="Marketing", place=4),
)
ROWS = (activity("price", place=1), activity("dates", place=2), activity("roadmap", place=3))
NAMES = ("ann", "ben", "cem", "dee", "eva", "flo", "gus", "hal")


def owners(*seen, row="price"):
    """Charts of one row: each leader in turn names an owner (``sp``), nobody (``.``), several or passes (``-``)."""
    return {
        name: {} if said == "-" else {row: {} if said == "." else dict.fromkeys(said.split("+"), "A")}
        for name, said in zip(NAMES, seen, strict=False)
    }


def letters(**leaders):
    """Charts of the row ``price``: ``ann="pm:A dev:R"``."""
    return {
        name: {"price": {} if not said else dict(part.split(":") for part in said.split())}
        for name, said in leaders.items()
    }


def compared(charts, rows=ROWS[:1], roles=ROLES, scheme="RACI", owners_only=True, thresholds=LIMITS):
    return compare(charts, rows=rows, roles=roles, scheme=scheme, owners_only=owners_only, thresholds=thresholds)


def row_of(*seen, **more):
    return compared(owners(*seen), **more).rows[0]


def full(charts, **more):
    return compared(charts, owners_only=False, **more)


def sorts(comparison):
    return [difference.sort for difference in comparison.differences]


# Who is seen as owner


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        ("pm pm pm pm pm pm pm pm", "agreed"),
        ("pm pm", "agreed"),
        ("pm pm pm pm pm pm pm dev", "almost agreed"),
        ("pm pm pm dev dev dev dev dev", "almost agreed"),
        ("pm pm pm . .", "almost agreed"),
        ("sp sp sp pm pm pm pm mkt", "two views"),
        ("pm dev", "two views"),
        ("pm pm . .", "two views"),
        ("pm+dev pm+dev", "two answer for it"),
        ("pm+dev pm+dev pm+dev pm+dev pm", "two views"),
        ("pm+dev+mkt pm+dev+mkt", "several answer for it"),
        ("pm pm dev mkt", "several views"),
        ("pm dev mkt", "several views"),
        ("pm pm+dev dev .", "several views"),
        (". . .", "nobody seen"),
        (". . . pm dev", "nobody seen"),
        (". . pm dev", "nobody seen"),
        ("pm", "not enough answers"),
        ("pm - - -", "not enough answers"),
        (".", "not enough answers"),
        ("", "not enough answers"),
    ],
)
def test_a_row_has_one_word_for_the_wall(seen, state):
    assert row_of(*seen.split()).state == state


def test_a_row_says_who_named_whom_and_who_passed():
    row = row_of("pm", "dev", "pm", ".", "-")
    assert dict(row.named) == {"pm": ("ann", "cem"), "dev": ("ben",)}
    assert dict(row.owners) == {"pm": 2, "dev": 1}
    assert (row.answered, row.nobody, row.passed) == (4, 1, 1)


def test_whoever_names_two_counts_for_both_and_has_a_view_of_their_own():
    row = row_of("pm+dev", "pm", "pm")
    assert dict(row.owners) == {"pm": 3, "dev": 1}
    assert row.state == "almost agreed"
    assert not row.rivals


@pytest.mark.parametrize(
    ("seen", "disputed"),
    [
        ("pm pm pm dev", False),
        ("pm pm dev", True),
        ("pm pm pm . .", True),
        (". .", True),
        ("pm", False),
        (".", False),
        ("", False),
    ],
)
def test_a_reason_is_asked_below_three_quarters(seen, disputed):
    assert row_of(*seen.split()).disputed is disputed


def test_least_agreed_rows_come_first_and_equal_ones_in_their_places():
    split, agreed, gap = (
        owners("pm", "pm", "dev"),
        owners("pm", "pm", "pm", row="dates"),
        owners(".", ".", ".", row="roadmap"),
    )
    charts = {name: split[name] | agreed[name] | gap[name] for name in split}
    late = activity("late", place=0)
    order = [row.row.id for row in compared(charts, rows=(*ROWS, late)).contested]
    assert order == ["roadmap", "price", "late", "dates"]


def test_contestedness_is_the_share_of_pairs_without_a_common_owner():
    assert row_of("pm", "pm", "pm", "dev").contestedness == 0.5
    assert row_of(".", ".").contestedness == 1
    assert row_of("pm", "pm").contestedness == 0
    assert row_of("pm").contestedness == 0


def test_rows_whose_owner_is_agreed_are_ordered_by_their_other_letters():
    same = full(letters(ann="pm:A dev:R", ben="pm:A dev:R")).rows[0]
    other = full(letters(ann="pm:A dev:R", ben="pm:A dev:C")).rows[0]
    rival = full(letters(ann="pm:A dev:R", ben="pm:R dev:A")).rows[0]
    assert same.contestedness == 0 < other.contestedness < rival.contestedness <= 1


def test_a_dispute_about_the_owner_weighs_more_than_many_about_other_letters():
    two = ROLES[1:3]
    others = full(letters(ann="pm:A dev:R", ben="pm:AR dev:C", cem="pm:AC dev:I"), roles=two).rows[0]
    owner = full(letters(ann="pm:A", ben="pm:A", cem="dev:A"), roles=two).rows[0]
    assert others.contestedness == 0.25 < owner.contestedness


# The row that a key takes


@pytest.mark.parametrize(
    ("seen", "leading", "owner"),
    [
        ("pm pm dev", ("pm",), "pm"),
        ("sp sp dev dev", ("sp", "dev"), "dev"),
        ("pm dev", ("pm", "dev"), "pm"),
        (". . pm", ("pm",), "pm"),
        (". .", (), None),
        ("", (), None),
    ],
)
def test_a_key_takes_the_most_frequent_owner_and_on_a_tie_not_the_sponsor(seen, leading, owner):
    row = row_of(*seen.split())
    assert (row.leading, row.modal_owner) == (leading, owner)
    assert row.modal == ({owner: "A"} if owner else {})


def test_of_owners_that_tie_the_one_that_is_seen_doing_it_is_taken():
    row = full(letters(ann="pm:A dev:R", ben="pm:C dev:AR", cem="dev:R")).rows[0]
    assert row.leading == ("pm", "dev")
    assert row.modal == {"dev": "AR"}


def test_a_whole_row_is_taken_with_exactly_one_owner():
    charts = letters(ann="pm:AR dev:A mkt:I", ben="pm:RA dev:AC mkt:I", cem="pm:R sp:A mkt:I", dee="pm:A dev:C")
    assert full(charts).rows[0].modal == {"pm": "AR", "mkt": "I"}


def test_beside_the_owner_the_fewest_letters_are_taken_where_letters_tie():
    charts = letters(ann="pm:A dev:R mkt:C sp:RC", ben="pm:A dev:R mkt:I sp:I")
    assert full(charts).rows[0].modal == {"pm": "A", "dev": "R", "mkt": "C", "sp": "I"}


def test_in_rapid_the_owner_is_who_decides():
    row = full(letters(ann="pm:D dev:A", ben="pm:D dev:P"), scheme="RAPID").rows[0]
    assert dict(row.owners) == {"pm": 2}
    assert row.modal["pm"] == "D"


# Cells


def cell(*written, owners_only=False, **more):
    """The cell of the product manager, where each leader in turn wrote these letters."""
    charts = {name: {"price": {"pm": said}} for name, said in zip(NAMES, written, strict=False)}
    return compared(charts, roles=ROLES[1:2], owners_only=owners_only, **more).rows[0].cells[0]


def test_a_cell_counts_letters_in_any_order_and_blanks():
    pm = cell("AR", "RA", "", "A")
    assert list(pm.counts.items()) == [("AR", 2), ("", 1), ("A", 1)]
    assert pm.modal == ("AR",)
    assert pm.share.value == 0.5
    assert pm.entropy.normalised == 0.75
    assert cell("A", "R").modal == ("A", "R")


@pytest.mark.parametrize(
    ("written", "shade"),
    [
        ("A A A A", 0),
        ("A", 0),
        ("", 0),
        ("A A A R", 1),
        ("A A R", 2),
        ("A R", 3),
        ("C C C I", 1),
        ("C C I", 1),
        ("C I", 2),
        ("A AR", 2),
    ],
)
def test_the_shade_of_a_cell_is_deepest_where_the_owner_is_disputed(written, shade):
    assert cell(*written.split()).shade == shade


def test_a_mixed_cell_is_measured_against_the_most_mixed_one():
    assert cell("A", "A").entropy.normalised == 0
    assert cell(*"AAAARRRR").entropy.normalised == pytest.approx(0.4307, abs=1e-4)
    assert cell("A", "", owners_only=True).entropy.normalised == 1
    assert cell(*"ABCDEFGH").entropy.normalised == 1
    assert cell().share.reason


def test_a_chart_of_owners_only_has_all_shades_too():
    assert cell("A", "A", "A", "A", owners_only=True).shade == 0
    assert cell("A", "A", "A", "", owners_only=True).shade == 1
    assert cell("A", "A", "", owners_only=True).shade == 2
    assert cell("A", "", owners_only=True).shade == 3


# What stands out


def test_rival_owners_are_told_without_names_on_the_wall():
    (rival,) = compared(owners("pm", "pm", "dev", "dev", "pm", "pm", "dev", "-"), roles=plain()).differences
    assert rival.sort == "rival owners"
    assert rival.wall
    assert rival.leaders == ("ann", "ben", "cem", "dee", "eva", "flo", "gus")
    assert rival.message == "Two roles are seen as answering for it."
    assert (
        rival.private
        == "Two owners seen for “Decide on price”: Product manager (4) and Development (3), of 7 answers."
    )


def plain():
    """The roles without anybody who speaks for them."""
    return tuple(column.model_copy(update={"spokesperson": None}) for column in ROLES)


def test_no_rivals_where_one_role_has_three_quarters_or_only_one_leader_names_anybody():
    assert not compared(owners("pm", "pm", "pm", "dev"), roles=plain()).differences
    assert not row_of("pm+dev", ".", ".").rivals
    assert row_of("pm+dev", "mkt").rivals


def test_no_owner_seen_is_told_in_numbers():
    (gap,) = compared(owners("pm", ".", "pm", "."), roles=plain()).differences
    assert (gap.sort, gap.wall, gap.leaders) == ("no owner seen", True, ("ben", "dee"))
    assert gap.message == "Two of four see nobody who answers for it."
    assert gap.private == "2 of 4 see nobody who answers for “Decide on price”."


def test_the_wall_gets_only_rivals_and_gaps():
    comparison = compared(owners("pm", "dev", ".", "."))
    assert sorts(comparison) == ["rival owners", "no owner seen", "self-claim", "self-claim"]
    assert [difference.sort for difference in comparison.for_the_wall] == ["rival owners", "no owner seen"]
    for difference in comparison.for_the_wall:
        assert not any(name in (difference.message + difference.private).lower() for name in NAMES)


def test_a_leader_who_claims_what_others_do_not_expect():
    comparison = compared(owners("pm", "dev", "dev", "dev", "dev"))
    (claim,) = (difference for difference in comparison.differences if difference.sort == "self-claim")
    assert (claim.row, claim.role, claim.leaders, claim.wall) == ("price", "pm", ("ann",), False)
    assert claim.private == (
        "Sees itself in front: Product manager as the owner for “Decide on price”; none of the others see it so."
    )


def test_a_leader_who_is_pushed_at():
    comparison = compared(owners("pm", "pm", "dev", "sp"), roles=ROLES[2:])
    assert "pushed at" not in sorts(comparison)
    comparison = full(letters(ann="dev:R", ben="dev:C", cem="dev:A", dee=""))
    (push,) = (difference for difference in comparison.differences if difference.sort == "pushed at")
    assert (push.row, push.role, push.leaders, push.wall) == ("price", "dev", ("ben",), False)
    assert push.private == (
        "Is put forward by others: Development in the lead for “Decide on price”; two of three others see it so."
    )


def test_who_helps_is_not_pushed_at():
    charts = letters(ann="dev:R", ben="dev:S", cem="dev:R")
    assert "pushed at" not in sorts(full(charts, scheme="RASCI"))


def test_a_role_nobody_else_spoke_of_or_whose_leader_passed_is_not_compared():
    for seen in ("pm", ".", "-", ""):
        assert not compared(owners(*seen.split())).differences
    charts = {"cem": {"price": {"pm": "A"}}, "eva": {"price": {"pm": "A"}}, "ann": {}}
    assert not compared(charts).differences


def test_a_leader_who_wants_to_be_asked_more_often_than_others_want():
    charts = {
        "ann": {"price": {"pm": "C"}, "dates": {"pm": "C"}},
        "cem": {"price": {"pm": "C"}, "dates": {"pm": "I"}},
        "eva": {"price": {"pm": "I"}, "dates": {}, "roadmap": {"pm": "C"}},
    }
    comparison = full(charts, rows=ROWS)
    (reflex,) = (difference for difference in comparison.differences if difference.sort == "consulting reflex")
    assert (reflex.row, reflex.role, reflex.leaders, reflex.wall) == (None, "pm", ("ann",), False)
    assert reflex.private == (
        "Wants to be asked more than others expect: Product manager in two rows, the others in one row."
        " Is it enough to be told?"
    )
    assert "consulting reflex" not in sorts(full(charts, rows=ROWS, thresholds=Thresholds(asks_itself_rows=2)))
    assert "consulting reflex" not in sorts(compared(charts, rows=ROWS))
    alone = full({"ann": charts["ann"], "ben": {}}, rows=ROWS)
    assert "consulting reflex" not in sorts(alone)


def test_asked_in_no_row_by_the_others():
    charts = {"ann": {"price": {"pm": "C"}}, "cem": {"price": {}}}
    (reflex,) = (item for item in full(charts).differences if item.sort == "consulting reflex")
    assert "Product manager in one row, the others in no row." in reflex.private


# The whole chart


def test_a_whole_chart_of_owners_agrees_by_rows():
    same, other = owners("pm", "pm"), owners("dev", "sp", row="dates")
    agreement = compared({name: same[name] | other[name] for name in same}, rows=ROWS).agreement
    assert agreement.agreement == 0.5
    assert agreement.value == pytest.approx(1 - 0.5 / (5 / 6))


def test_nobody_is_an_answer_like_any_owner():
    same, other = owners(".", "."), owners("pm", "pm", row="dates")
    agreement = compared({name: same[name] | other[name] for name in same}, rows=ROWS).agreement
    assert (agreement.agreement, agreement.value) == (1, 1)


def test_a_whole_chart_of_letters_agrees_by_cells():
    agreement = full(letters(ann="pm:A dev:R", ben="pm:A dev:C")).agreement
    assert agreement.agreement == 0.75


@pytest.mark.parametrize("seen", ["", "pm", "- -", "pm -"])
def test_agreement_of_fewer_than_two_answers_is_not_known_and_says_why(seen):
    for owners_only in (True, False):
        agreement = compared(owners(*seen.split()), owners_only=owners_only).agreement
        assert agreement.value is None
        assert agreement.agreement is None
        assert agreement.reason


def test_where_all_is_the_same_there_is_no_alpha_but_the_raw_figure_and_a_reason():
    agreement = compared(owners("pm", "pm", "pm")).agreement
    assert agreement.agreement == 1
    assert agreement.value is None
    assert agreement.reason == "All answers are the same, so chance cannot be taken off."


# What changed since the answers were given


def test_an_answer_for_a_role_that_is_gone_does_not_count_as_nobody():
    row = row_of("mkt", "pm", "pm", roles=ROLES[:3])
    assert (row.answered, row.passed, row.nobody, row.state) == (2, 1, 0, "agreed")


def test_a_row_that_is_gone_or_new_is_no_trouble():
    assert not compared(owners("pm", "dev"), rows=()).rows
    new = compared(owners("pm", "dev"), rows=ROWS[1:2]).rows[0]
    assert (new.answered, new.passed, new.state) == (0, 2, "not enough answers")


def test_a_leader_who_has_left_still_counts():
    away = {**owners("pm", "pm"), "left": {"price": {"pm": "A"}}}
    assert compared(away).rows[0].answered == 3


def test_letters_of_another_scheme_count_as_they_are():
    assert row_of("pm", "pm", scheme="RAPID").owners == {"pm": 2}
    assert list(cell("X", "X", "Q").counts.items()) == [("X", 2), ("Q", 1)]


def test_a_chart_without_roles_or_answers_is_no_trouble():
    for roles in ((), ROLES):
        for charts in ({}, letters(ann="pm:A", ben="")):
            comparison = full(charts, roles=roles, rows=ROWS)
            assert len(comparison.contested) == 3
            assert all(0 <= row.contestedness <= 1 for row in comparison.rows)


# Charted again, and lived


def test_drift_is_another_owner_than_agreed_and_never_on_the_wall():
    agreed = {"price": {"pm": "AR"}, "dates": {"dev": "A"}, "roadmap": {"pm": "R"}}
    lived = {"price": {"sp": "A", "pm": "R"}, "dates": {"dev": "A"}, "roadmap": {"sp": "A"}}
    (found,) = drift(agreed, lived, rows=ROWS, roles=ROLES, scheme="RACI")
    assert (found.sort, found.row, found.role, found.wall) == ("drift", "price", "sp", False)
    told = "Roles have moved in “Decide on price”: agreed Product manager, in practice Sponsor."
    assert found.private == told


def test_drift_to_nobody_and_to_two():
    agreed = {"price": {"pm": "A"}, "dates": {"dev": "A"}, "roadmap": {"pm": "A"}}
    lived = {"price": {}, "dates": {"dev": "A", "sp": "A"}}
    found = drift(agreed, lived, rows=ROWS, roles=ROLES, scheme="RACI")
    assert [(item.row, item.role) for item in found] == [("price", None), ("dates", None)]
    assert found[0].private.endswith("in practice nobody.")
    assert found[1].private.endswith("in practice Sponsor and Development.")


def test_drift_to_a_role_that_is_gone_is_not_told():
    lived = {"price": {"mkt": "A"}}
    assert not drift({"price": {"pm": "A"}}, lived, rows=ROWS, roles=ROLES[:3], scheme="RACI")


def test_charted_again_says_how_many_see_the_agreed_owner_now():
    first, calm = owners("pm", "dev", "sp", "."), owners("pm", "pm", "pm", "pm", row="dates")
    before = compared({name: first[name] | calm[name] for name in first}, rows=ROWS)
    agreed = {"price": {"pm": "AR", "dev": "C"}, "dates": {"pm": "A"}}
    again, calm = owners("pm", "pm", "pm+dev", "-"), owners("pm", "pm", "dev", "-", row="dates")
    (settled,) = settled_against({name: again[name] | calm[name] for name in again}, agreed, before=before)
    assert (settled.row, settled.owner) == ("price", "pm")
    assert (settled.before, settled.before_of, settled.after, settled.after_of) == (1, 4, 2, 3)


def test_rows_without_one_agreed_owner_or_not_charted_again_are_left_out():
    before = compared(owners("pm", "dev"))
    again = owners("pm", "pm")
    assert not settled_against(again, {}, before=before)
    assert not settled_against(again, {"price": {"pm": "A", "dev": "A"}}, before=before)
    assert not settled_against(owners("-", "-"), {"price": {"pm": "A"}}, before=before)


# Whatever is charted

CELL = st.sampled_from(["", "A", "R", "AR", "RA", "C", "I", "D", "X", "AX"])
LETTERS = st.dictionaries(
    st.sampled_from(["price", "dates", "gone"]), st.dictionaries(st.sampled_from(["sp", "pm", "dev", "gone"]), CELL)
)
CHARTS = st.dictionaries(st.sampled_from(NAMES), LETTERS)
SCHEMES = st.sampled_from(["RACI", "RASCI", "DACI", "RAPID"])


def all_of(comparison):
    """All that can be asked of a comparison."""
    return (
        [
            (row.row.id, row.state, row.disputed, row.contestedness, list(row.named.items()), row.nobody, row.passed)
            for row in comparison.contested
        ],
        [(row.leading, list(row.modal.items())) for row in comparison.rows],
        [
            (cell.role, list(cell.counts.items()), cell.modal, cell.shade, cell.share, cell.entropy)
            for row in comparison.rows
            for cell in row.cells
        ],
        comparison.differences,
        comparison.agreement,
    )


@given(CHARTS, SCHEMES, st.booleans(), st.integers(0, 1000))
def test_the_order_of_leaders_changes_nothing_and_nothing_is_raised(charts, scheme, owners_only, seed):
    names = list(charts)
    random.Random(seed).shuffle(names)
    shuffled = {
        name: {row: dict(reversed(cells.items())) for row, cells in reversed(charts[name].items())} for name in names
    }
    one = compared(charts, rows=ROWS, scheme=scheme, owners_only=owners_only)
    other = compared(shuffled, rows=ROWS, scheme=scheme, owners_only=owners_only)
    assert all_of(one) == all_of(other)


@given(CHARTS, LETTERS, SCHEMES, st.booleans())
def test_figures_stay_in_their_ranges(charts, agreed, scheme, owners_only):
    comparison = compared(charts, rows=ROWS, scheme=scheme, owners_only=owners_only)
    letter = comparison.asked.owner
    for row in comparison.rows:
        assert 0 <= row.contestedness <= 1
        assert row.answered + row.passed == len(charts)
        assert sum(letter in cell for cell in row.modal.values()) == bool(row.owners)
        for cell in row.cells:
            assert sum(cell.counts.values()) == len(row.answers)
            assert 0 <= cell.split <= 1
    for settled in settled_against(charts, agreed, before=comparison):
        assert settled.before <= settled.before_of
        assert 0 <= settled.after <= settled.after_of
    drift(agreed, next(iter(charts.values()), {}), rows=ROWS, roles=ROLES, scheme=scheme)
