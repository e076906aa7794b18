"""What a sponsor says in confidence of a person in the call: only the facilitator's own file has it."""

from contextlib import closing, suppress

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.errors import InputError
from pmworkshop.report.builders.report import build
from pmworkshop.report.formats import TABLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.brought import brought
from pmworkshop.session.operations import agenda_edit, collect
from pmworkshop.session.views.narration import tell
from pmworkshop.session.views.public import public
from pmworkshop.store.memory import MemoryStore
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock, entry, session, steps_of
from tests.session.asked import agenda_with
from tests.session.doing import do
from tests.store.contract import Place
from tests.unpacked import text_of

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
    report = build(whole, audience)
    for row in TABLE.values():
        asked = row.occasion != "alone" and row.name != "sponsor-pdf"  # no sheets, and no browser
        if asked and audience in row.audiences and row.takes == "report":
            with suppress(InputError):  # nothing is decided yet
                files |= row.load()(report)
    return "\n".join(name + text_of(content) for name, content in files.items())


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


def test_a_private_value_from_another_table_stays_private_once_its_module_is_gone_here():
    """The module is taken out here while the other table types into it; then both files come together."""
    column = {"id": "fear", "title": "What they fear", "private": True}
    here = Place(MemoryStore(), "memory:here")
    there = Place(MemoryStore(), "memory:there")
    room = here.begun(agenda=agenda_with(collect={"attribution": "nobody", "columns": [column]}))
    there.store.write(there.address, room.session.id, tuple(steps_of(room)))
    table = Workshop(there.stored.open(), window="stage", clock=FixedClock(), ids=CountingIds(1 << 40))
    with closing(room), closing(table):
        room.commit(agenda_edit.take_out("collect"))
        table.commit(collect.add("collect", f"Our line; {FEAR}", author="ann"))
        room.merge(brought(room.session, steps_of(table), {step.id: step.at for step in steps_of(room)}).steps)
        (line,) = room.session.entries.values()
        assert line.values == {"fear": FEAR}
        for audience in ("room", "sponsor"):
            assert FEAR not in written(room.session, audience)
        assert FEAR not in str([told.words for told in tell(room.history())])
