"""Which gesture undo and redo take back."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.steps import Step
from pmworkshop.session.core.undo_history import last_undoable, last_undone
from tests.build import START, entry, session, step


def history(*marks: str) -> list[Step]:
    """Steps from the newest on, out of marks such as ``a``, ``-a`` (undo of a), ``+-a`` (redo), ``a!`` (barrier)."""
    steps = []
    for mark in marks:
        made = step(session(), entry(mark), id=mark, undoable=not mark.endswith("!"))
        if mark[0] in "+-":
            made = made.model_copy(update={"undoes": mark[1:], "redo": mark[0] == "+"})
        steps.append(made)
    return steps[::-1]


@pytest.mark.parametrize(
    ("marks", "undo", "redo"),
    [
        ("", None, None),
        ("a", "a", None),
        ("a b", "b", None),
        ("a b -b", "a", "-b"),
        ("a b -b -a", None, "-a"),
        ("a b -b -a +-a", "a", "-b"),
        ("a b -b -a +-a +-b", "b", None),
        ("a -a +-a", "a", None),
        ("a -a b", "b", None),
        ("a b! ", None, None),
        ("a b! c", "c", None),
        ("a b! c -c", None, "-c"),
    ],
)
def test_undo_and_redo_find_their_gesture(marks, undo, redo):
    for find, expected in ((last_undoable, undo), (last_undone, redo)):
        if expected is None:
            with pytest.raises(RefusedError):
                find(history(*marks.split()), "stage")
        else:
            assert find(history(*marks.split()), "stage").id == expected


def test_the_gestures_of_another_window_are_left_alone():
    with pytest.raises(RefusedError, match="nothing to take back"):
        last_undoable(history("a"), "notes")


def test_moving_on_in_the_agenda_is_stepped_over():
    moved = step(session(), Stage(id="stage", module="brief", phase="explain", started=START), id="moved")
    assert last_undoable([moved, *history("a")], "stage").id == "a"


def test_the_note_of_a_merge_that_renumbered_nothing_is_a_barrier_too():
    noted = step(session(), id="merged", label="Merged", undoable=False)
    with pytest.raises(RefusedError, match="“Merged” is not taken back"):
        last_undoable([noted, *history("a")], "stage")
