"""Hundreds of copies of a session, each damaged in another way; none is taken for whole."""

import pytest

import damage
import pace

COPIES = 400


@pytest.mark.parametrize("part", range(2))
def test_no_damage_goes_unseen_or_ends_in_anything_but_a_sentence(tmp_path, part):
    test = damage.Test(tmp_path, part, steps=5)  # the same each time; `make soak` takes others
    for _ in range(COPIES):
        test.once()
        assert not test.wrong
    assert pace.within(test.slowest, damage.LONGEST)
    assert test.counts["told when opened"] > test.counts["told when checked"] > 0
