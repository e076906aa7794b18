"""On made-up data other programs come to the same figures."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from pmworkshop.insight.measures.agreement import entropy, fleiss_kappa, kendall_w, krippendorff_alpha, quartiles, rwg

SEEDS = range(25)


@pytest.fixture(scope="module")
def numpy():
    return pytest.importorskip("numpy")


@pytest.fixture(scope="module")
def stats():
    return pytest.importorskip("scipy.stats")


@pytest.fixture(scope="module")
def rater():
    return pytest.importorskip("statsmodels.stats.inter_rater")


@pytest.fixture(scope="module")
def krippendorff():
    return pytest.importorskip("krippendorff")


@pytest.mark.parametrize("seed", SEEDS)
def test_quartiles_variance_and_entropy(seed, numpy, stats):
    draw = random.Random(seed)
    values = [draw.randint(1, 7) for _ in range(draw.randint(2, 15))]
    assert quartiles(values) == pytest.approx(tuple(numpy.percentile(values, [25, 50, 75])))
    assert rwg(values, 1, 7).variance == pytest.approx(numpy.var(values, ddof=1))
    counts = [values.count(step) for step in range(1, 8)]
    assert entropy(counts).value == pytest.approx(stats.entropy(counts, base=2), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_concordance_is_friedmans_and_without_ties_the_mean_of_spearmans(seed, numpy, stats):
    draw = random.Random(seed)
    objects, judges = draw.randint(3, 8), draw.randint(3, 9)
    scores = [[draw.randint(1, 6) for _ in range(objects)] for _ in range(judges)]
    found = kendall_w(scores)
    assert found.chi_square == pytest.approx(stats.friedmanchisquare(*zip(*scores, strict=True)).statistic)
    places = [draw.sample(range(objects), objects) for _ in range(judges)]
    mean = numpy.mean([stats.spearmanr(one, other).statistic for one, other in combinations(places, 2)])
    assert kendall_w(places).mean_spearman == pytest.approx(mean, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_kappa_and_alpha(seed, numpy, rater, krippendorff):
    draw = random.Random(seed)
    each, rows = draw.randint(2, 9), draw.randint(2, 12)
    table = []
    for _ in range(rows):
        given = [draw.randint(0, 3) for _ in range(each)]
        table.append([given.count(category) for category in range(4)])
    assert fleiss_kappa(table).value == pytest.approx(rater.fleiss_kappa(table), abs=1e-12)
    gaps = [[max(0, count - draw.randint(0, 1)) for count in row] for row in table]
    expected = krippendorff_alpha(gaps)
    if expected.value is not None:
        alpha = krippendorff.alpha(value_counts=numpy.array(gaps), level_of_measurement="nominal")
        assert expected.value == pytest.approx(alpha, abs=1e-12)
