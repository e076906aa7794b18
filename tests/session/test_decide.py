"""Decisions are noted with the rule that was announced."""

import pytest

from pmworkshop.session import decide
from tests.build import session
from tests.session.doing import do


@pytest.mark.parametrize(("module", "rule"), [("decide", "Consent: nobody has a reasoned objection"), ("review", "")])
def test_a_decision_keeps_its_rule_its_outcome_and_its_causes(module, rule):
    state = do(session(), decide.record(module, " We meet monthly ", "open", because=("e",)))
    (noted,) = state.decisions.values()
    assert (noted.module, noted.statement, noted.rule) == (module, "We meet monthly", rule)
    assert (noted.outcome, noted.because) == ("open", ("e",))
    assert do(state, decide.drop(noted.id)).decisions == {}
