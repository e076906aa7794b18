"""What a sponsor says in confidence of a person in the call: only the facilitator's own file has it."""

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.report.builders.report import build
from pmworkshop.report.formats import TABLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import collect
from pmworkshop.session.views.public import public
from tests.build import entry, session
from tests.session.doing import do

CALL = load_agenda(shipped_folder() / "discovery-call.toml")
LINE = "Eva Lind; Market intelligence; two analysts; fears for her budget"
FEAR = "fears for her budget"


def typed(parked: bool) -> Session:
    """The call with Eva Lind's line, typed as the question asks for it."""
    return do(session(agenda=CALL), collect.add("people", LINE, prompt="person", parked=parked))


def kept_whole(parked: bool) -> Session:
    """The call in a file of an earlier version, which kept the line as it was typed."""
    return session(entry("eva", LINE, module="people", prompt="person", parked=parked), agenda=CALL)


def written(whole: Session, audience: str) -> str:
    """All that an audience gets, in every format made from the report."""
    files: dict[str, bytes] = {}
    for row in TABLE.values():
        if (
            audience in row.audiences and row.takes == "report" and row.occasion != "alone"
        ):  # it asks nothing on paper
            files |= row.load()(build(whole, audience))
    return "\n".join(name + content.decode("utf-8", "replace") for name, content in files.items())


@pytest.mark.parametrize("parked", [False, True])
@pytest.mark.parametrize("made", [typed, kept_whole])
def test_what_a_person_may_fear_stays_in_the_facilitators_file(made, parked):
    whole = made(parked)
    for audience in ("room", "sponsor"):
        assert FEAR not in written(whole, audience)
    assert FEAR in written(whole, "facilitator")
    assert FEAR not in public(whole).model_dump_json()


def test_the_sponsor_gets_the_person_with_function_and_what_they_control():
    told = written(typed(False), "sponsor")
    assert "Eva Lind" in told
    assert "Market intelligence" in told
    assert "two analysts" in told
