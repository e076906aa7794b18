"""Every published or derived figure comes out, and what has no figure says why."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.insight.measures.agreement import (
    average_deviation,
    awg,
    borda,
    consensus,
    dots,
    entropy,
    fist_outcome,
    fleiss_kappa,
    instant_runoff,
    iqr,
    kendall_w,
    krippendorff_alpha,
    modal_share,
    mode_rule,
    pairwise,
    quartiles,
    rwg,
    word,
)
from pmworkshop.session.core.thresholds import Thresholds

DATA = tomli.loads((Path(__file__).parents[1] / "data" / "vectors.toml").read_text(encoding="utf-8"))["vector"]


def vectors(measure):
    chosen = [vector for vector in DATA if vector["measure"] == measure]
    assert chosen
    return pytest.mark.parametrize("vector", chosen, ids=lambda vector: vector["id"])


def check(vector, **found):
    """Compare each figure that the vector expects, to its tolerance."""
    for key, value in found.items():
        if key in vector["expect"]:
            near = vector.get("tol", {}).get(key, 1e-9)
            assert value == pytest.approx(vector["expect"][key], abs=near, rel=0), key


def per_unit(units, missing=None):
    names = sorted({value for unit in units for value in unit} - {missing})
    return [[list(unit).count(name) for name in names] for unit in units]


def test_every_vector_is_of_a_kind_that_is_checked_here():
    assert {vector["measure"] for vector in DATA} == {
        "mean_sd", "quartiles", "within_group_agreement", "tastle_wierman", "kendall_w", "ranked_ballots", "borda",
        "nominal_agreement", "krippendorff_alpha", "entropy", "consensus_by_mode", "fist_to_five", "dot_voting",
    }  # fmt: skip


@vectors("mean_sd")
def test_the_median_and_the_variance_of_the_well_known_example(vector):
    values = vector["input"]["values"]
    found = rwg(values, 1, 9)
    check(vector, median=quartiles(values)[1], sd_sample=math.sqrt(found.variance))


@vectors("quartiles")
def test_quartiles_are_of_type_7(vector):
    low, median, high = quartiles(vector["input"]["values"])
    check(vector, median=median, q1_type7=low, q3_type7=high, iqr_type7=iqr(vector["input"]["values"]).value)


@vectors("within_group_agreement")
def test_agreement_within_a_group(vector):
    values, low, high = (vector["input"][key] for key in ("values", "low", "high"))
    within, spread, deviation, ratio = (
        rwg(values, low, high),
        iqr(values),
        average_deviation(values),
        awg(values, low, high),
    )
    check(
        vector,
        n=within.n,
        median=spread.median,
        iqr_type7=spread.value,
        sd_sample=math.sqrt(within.variance),
        variance_sample=within.variance,
        rwg=within.value,
        rwg_raw=within.raw,
        rwg_star=within.star,
        ad_mean=deviation.value,
        ad_median=deviation.about_median,
        cns=consensus([values.count(step) for step in range(low, high + 1)]).value,
    )
    if vector["expect"].get("awg_defined", True):
        check(vector, awg=ratio.value)
    else:
        assert ratio.value is None
        assert ratio.reason == "The mean is too near an end of the scale for so few answers."


@vectors("tastle_wierman")
def test_consensus(vector):
    found = consensus(vector["input"]["freq"])
    check(vector, cns=found.value, dissention=found.dissention, entropy_bits=entropy(vector["input"]["freq"]).value)


@vectors("kendall_w")
def test_concordance(vector):
    judges = vector["input"]["judges"]
    found = kendall_w(judges)
    if not vector["expect"].get("defined", True):
        assert found.value is None
        assert found.reason.endswith(".")
        return
    check(
        vector,
        w_ties=found.value,
        w_no_correction=found.uncorrected,
        tie_term=found.tie_term,
        s=found.s,
        chi2=found.chi_square,
        df=len(judges[0]) - 1,
        mean_spearman=found.mean_spearman,
        totals=list(found.totals),
    )


@vectors("ranked_ballots")
def test_the_same_ballots_give_other_winners_by_other_methods(vector):
    names, expect = vector["input"]["candidates"], vector["expect"]
    ballots = [given["order"] for given in vector["input"]["ballots"] for _ in range(given["weight"])]
    points, runoff, pairs = borda(ballots), instant_runoff(ballots), pairwise(ballots)
    assert [points.points[name] for name in names] == expect["borda"]
    assert points.winners == (expect["borda_winner"],)
    assert max(points.firsts, key=points.firsts.__getitem__) == expect["plurality_winner"]
    assert [[votes.get(name, 0) for name in names] for votes in runoff.rounds] == expect["irv_rounds"]
    assert runoff.winners == (expect["irv_winner"],)
    assert runoff.value == 0.58
    assert pairs.winners == (expect["condorcet_winner"],)
    table = [[pairs.preferred.get((one, other), 0) for other in names] for one in names]
    assert table == expect["pairwise_for"]
    assert pairs.value == 0.58


@vectors("borda")
def test_level_subjects_share_points(vector):
    first, second = ["a", ("b", "c"), "d"], [{"a", "b", "c"}, "d"]
    names, expect = vector["input"]["candidates"], vector["expect"]
    assert [borda([first]).points[name] for name in names] == expect["points_ballot1"]
    assert [borda([second]).points[name] for name in names] == expect["points_ballot2"]
    both = borda([first, second])
    assert [both.points[name] for name in names] == expect["totals"]
    assert both.ties == (("b", "c"),)


@vectors("nominal_agreement")
def test_agreement_on_categories(vector):
    counts = vector["input"]["counts"]
    kappa, alpha = fleiss_kappa(counts), krippendorff_alpha(counts)
    check(
        vector,
        fleiss_kappa=kappa.value,
        p_bar=kappa.agreement,
        p_e=kappa.chance,
        row_agreement=list(kappa.rows),
        alpha_nominal=alpha.value,
        mean_modal_share=sum(modal_share(row).value for row in counts) / len(counts),
    )


@vectors("krippendorff_alpha")
def test_alpha_takes_missing_answers(vector):
    given = vector["input"]
    found = krippendorff_alpha(per_unit(given.get("units") or given["units_text"], given.get("missing")))
    check(vector, alpha_nominal=found.value, pairable_values=found.pairable)


@vectors("entropy")
def test_entropy_and_share(vector):
    counts = vector["input"]["counts"]
    bits, share = entropy(counts), modal_share(counts)
    check(
        vector,
        bits=bits.value,
        normalised_by_categories=bits.by_categories,
        normalised_by_min_n_k=bits.normalised,
        modal_share=share.value,
        pair_agreement=share.pair_agreement,
    )


@vectors("consensus_by_mode")
def test_so_many_may_be_outside_the_most_frequent_answer(vector):
    for least, most, outside in vector["input"]["rows"]:
        for n in (least, most):
            assert mode_rule([n - outside, outside]).allowed == outside
            assert mode_rule([n - outside, outside]).met is (n - outside > outside)
            assert not mode_rule([n - outside - 1, outside + 1]).met


@vectors("fist_to_five")
def test_shown_fingers(vector):
    values = [None if value == vector["input"]["abstain"] else value for value in vector["input"]["values"]]
    found, expect = fist_outcome(values), vector["expect"]
    assert (found.consent, found.blocks, found.concerns, found.outcome, found.mean, found.value, found.n) == (
        expect["consent"], expect["blocks"], expect["concerns"], expect["outcome"], expect["mean"], expect["min"],
        expect["n"],
    )  # fmt: skip
    assert found.abstentions == expect.get("abstain", 0)


@vectors("dot_voting")
def test_stacked_dots_show(vector):
    given, expect = vector["input"], vector["expect"]
    found = dots(given["ballots"], given["dots_each"], given["cap_per_item"])
    assert list(found.totals) == expect["totals_uncapped"]
    assert list(found.invalid) == expect["invalid_ballots"]
    assert list(found.voters) == expect["voters_for"]
    assert found.allowed == (1, 3, 2, 0)
    assert found.value == 3


def test_a_block_is_heard_first_however_high_the_mean():
    found = fist_outcome([5, 5, 5, 5, 0])
    assert (found.mean, found.value, found.outcome, found.consent) == (4, 0, "hear the block first", False)
    assert fist_outcome([0, 1, None, None]).outcome == "hear the block first; abstentions recorded"
    assert fist_outcome([3, 4], least=4).concerns == 1


def test_a_run_off_tells_a_tie_and_does_not_break_it():
    level = instant_runoff([["a", "b"], ["b", "a"]])
    assert (level.winners, level.ties, level.value) == (("a", "b"), (("a", "b"),), 0.5)
    stopped = instant_runoff([["a"]] * 4 + [["b"]] * 2 + [["c"]] * 2, "abc")
    assert (stopped.value, stopped.winners, stopped.ties) == (None, (), (("b", "c"),))
    assert stopped.reason.startswith("Who drops out is not settled")


def test_those_who_cannot_come_further_drop_out_together():
    ballots = [["a"]] * 5 + [["b"]] * 4 + [["c", "b"], ["d", "b"]]
    found = instant_runoff(ballots)
    assert [dict(votes) for votes in found.rounds] == [{"a": 5, "b": 4, "c": 1, "d": 1}, {"a": 5, "b": 6}]
    assert (found.winners, found.order) == (("b",), (("b",), ("a",), ("c", "d")))


def test_an_answer_whose_subjects_are_gone_no_longer_counts():
    found = instant_runoff([["a"]] * 3 + [["b"]] * 2 + [["c"], []])
    assert (found.value, found.n, found.abstentions, found.winners) == (0.6, 6, 1, ("a",))


def test_a_circle_is_told():
    found = pairwise([["a", "b", "c", "d"], ["b", "c", "a", "d"], ["c", "a", "b", "d"]])
    assert (found.value, found.reason) == (None, "Nothing beats every other.")
    assert (found.winners, found.cycles, found.order) == ((), (("a", "b", "c"),), (("a", "b", "c"), ("d",)))
    assert pairwise([["a", "b"], ["b", "a"]]).ties == (("a", "b"),)


def test_subjects_that_nobody_names_come_last_and_level():
    assert borda([["a"], [(), "a"]], ["a", "b", "c"]).points == {"a": 4, "b": 1, "c": 1}


def test_kappa_wants_rows_alike_and_says_so():
    assert fleiss_kappa([[2, 0], [1, 0]]).reason == "The rows have different numbers of answers."
    assert fleiss_kappa([[1, 0], [0, 1]]).reason == "Each row has one answer alone, so there is nothing to compare."
    same = fleiss_kappa([[3, 0], [3, 0]])
    assert (same.value, same.agreement) == (None, 1)
    assert same.reason == "All answers are the same, so chance cannot be taken off."
    assert krippendorff_alpha([[1, 0], [0, 1]]).reason == "No row has two answers to compare."
    assert krippendorff_alpha([[3, 0], [0, 1]]).rows == (1.0, None)


def test_the_rule_of_the_mode_at_its_edges():
    assert not mode_rule([1, 1]).met
    assert mode_rule([2, 1]).met
    assert mode_rule([1]).reason == "The rule is for 2 to 25 answers, not for 1."
    assert mode_rule([26, 0]).value is None
    assert modal_share([1]).pair_agreement is None
    assert entropy([1, 0]).normalised == 0


HUGE = 10**400


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (lambda: iqr([]), "There are no answers yet."),
        (lambda: iqr([1, math.nan]), "An answer is not a number, or is too large."),
        (lambda: iqr([math.inf]), "An answer is not a number, or is too large."),
        (lambda: iqr([HUGE]), "An answer is not a number, or is too large."),
        (lambda: iqr([None]), "An answer is not a number, or is too large."),
        (lambda: average_deviation([3]), "One answer alone neither agrees nor disagrees."),
        (lambda: rwg([3], 1, 5), "One answer alone neither agrees nor disagrees."),
        (lambda: rwg([3, 6], 1, 5), "An answer is outside the scale."),
        (lambda: awg([3, 4], 5, 1), "The scale's highest value must be above its lowest."),
        (lambda: awg([3, 4], 1, HUGE), "A limit is not a whole number, or is too large."),
        (lambda: consensus([5]), "A scale of one step leaves nothing to agree on."),
        (lambda: consensus([0, 0]), "There are no answers yet."),
        (lambda: consensus([-1, 2]), "A count is not a whole number from 0, or is too large."),
        (lambda: entropy([HUGE]), "A count is not a whole number from 0, or is too large."),
        (lambda: fleiss_kappa([[1], [1, 2]]), "The rows are of unequal length."),
        (lambda: krippendorff_alpha([]), "There are no answers yet."),
        (lambda: kendall_w([[1, 2], [1]]), "The rankings are of unequal length."),
        (lambda: kendall_w([]), "It takes two rankings to compare."),
        (lambda: kendall_w([[1], [1]]), "It takes two things to rank."),
        (lambda: borda([]), "There are no answers yet."),
        (lambda: borda([["a", "b", "a"]]), "An answer names “a” twice."),
        (lambda: borda([["a", "b"]], ["a"]), "An answer names “b”, which was not asked about."),
        (lambda: pairwise([["a"]]), "It takes two things to choose between."),
        (lambda: instant_runoff([3]), "An answer is not a list of names."),
        (lambda: fist_outcome([]), "There are no answers yet."),
        (lambda: fist_outcome([None]), "Everybody abstained."),
        (lambda: fist_outcome([6]), "An answer is outside the scale."),
        (lambda: fist_outcome([2.5]), "An answer is not a whole number."),
        (lambda: fist_outcome([3], least=0), "Support begins at a value from 1 to 5."),
        (lambda: dots([], 3), "There are no answers yet."),
        (lambda: dots([[1], [1, 2]], 3), "The answers are of unequal length."),
        (lambda: dots([[-1]], 3), "Dots are counted from 0, and everybody has one or more."),
        (lambda: dots([[4]], 3), "No answer keeps to the limits."),
    ],
)
def test_what_has_no_figure_says_why(figure, reason):
    found = figure()
    assert (found.value, found.reason) == (None, reason)


def test_no_values_have_no_quartiles():
    assert quartiles([]) == quartiles([math.nan]) == ()
    assert quartiles([4]) == (4, 4, 4)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([0, 0, 0, 0, 6], "agreed"),
        ([0, 0, 0, 3, 3], "agreed"),
        ([0, 0, 3, 2, 1], "almost agreed"),
        ([1, 0, 0, 0, 5], "not settled yet"),
        ([3, 0, 0, 0, 3], "not settled yet"),
        ([1, 0, 0, 0, 60], "almost agreed"),
        ([0, 0, 0, 0, 2], None),
        ([-1, 9], None),
    ],
)
def test_one_word_for_a_rating(counts, said):
    assert word(counts) == said
    assert word(counts[::-1]) == said


def test_the_limits_of_the_words_are_the_sessions():
    assert word([0, 0, 3, 2, 1], Thresholds(agreed_least=60)) == "agreed"
    assert word([0, 2], Thresholds(answers_least=2)) == "agreed"
    assert word([1, 0, 0, 0, 60], Thresholds(dissent_divisor=1)) == "agreed"


NUMBER = st.one_of(st.integers(), st.integers(1, 5), st.floats(), st.none())
COUNTS = st.lists(st.integers(0, 9), min_size=2, max_size=7)
SCALE = st.lists(st.integers(1, 5), min_size=1, max_size=9)
NAMES = st.lists(
    st.permutations("abcd").flatmap(lambda names: st.integers(0, 4).map(lambda n: names[:n])), max_size=7
)


@given(st.lists(NUMBER, max_size=6), st.lists(st.lists(NUMBER, max_size=4), max_size=4), NUMBER, NUMBER)
def test_nothing_raises_and_no_figure_is_strange(values, table, low, high):
    found = [measure(values) for measure in (iqr, average_deviation, consensus, modal_share, entropy, mode_rule)]
    found += [rwg(values, low, high), awg(values, low, high), fist_outcome(values), dots(table, low, high)]
    found += [measure(table) for measure in (kendall_w, fleiss_kappa, krippendorff_alpha, borda, pairwise)]
    for one in found:
        assert (one.value is None) == bool(one.reason)
        assert one.value is None or math.isfinite(one.value)
    word(values)


@given(COUNTS, st.randoms(use_true_random=False))
def test_figures_of_counts_are_in_range(counts, shuffled):
    other = shuffled.sample(counts, len(counts))
    agreed = consensus(counts)
    assert agreed == consensus(counts[::-1])
    assert agreed.value is None or 0 <= agreed.value <= 1
    bits = entropy(counts)
    assert bits == entropy(other)
    assert bits.value is None or 0 <= bits.normalised <= 1
    share = modal_share(counts)
    assert share.value == modal_share(other).value
    assert share.value is None or 1 / len(counts) <= share.value <= 1


@given(SCALE, st.randoms(use_true_random=False))
def test_figures_of_ratings_are_in_range_and_know_no_order(values, shuffled):
    other = shuffled.sample(values, len(values))
    mirrored = [6 - value for value in values]
    for found in (rwg, awg):
        assert found(values, 1, 5) == found(other, 1, 5) == found(mirrored, 1, 5)
    assert iqr(values) == iqr(other)
    assert average_deviation(values) == average_deviation(other) == average_deviation(mirrored)
    ratio, within = awg(values, 1, 5).value, rwg(values, 1, 5).value
    assert ratio is None or -1 <= ratio <= 1
    assert within is None or 0 <= within <= 1
    assert 0 <= iqr(values).value <= 4


@given(st.lists(st.lists(st.integers(1, 4), min_size=4, max_size=4), min_size=2, max_size=6))
def test_concordance_is_from_0_to_1_in_whichever_order(judges):
    found = kendall_w(judges)
    assert found == kendall_w(judges[::-1])
    assert found.value == kendall_w([judge[::-1] for judge in judges]).value
    assert found.value is None or 0 <= found.uncorrected <= found.value <= 1


@given(NAMES)
def test_no_method_looks_at_the_order_of_answers(ballots):
    for method in (borda, instant_runoff, pairwise):
        found = method(ballots, "abcd")
        assert found == method(ballots[::-1], "abcd")
        if found.n:
            assert sorted(name for group in found.order for name in group) == list("abcd")


@given(st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), max_size=6))
def test_alpha_is_at_most_1_and_knows_no_order_of_rows(table):
    found = krippendorff_alpha(table)
    assert found.value == krippendorff_alpha(table[::-1]).value
    assert found.value is None or found.value <= 1
