"""A whole session as plain text, and back to the byte."""

import time
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

import pace
from pmworkshop.base.errors import InputError
from pmworkshop.report.writers import session_file
from pmworkshop.report.writers.session_file import FORMAT, read_session_file, write_session_file
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Change, Step, parse_step
from tests import build
from tests.report.sample import records
from tests.report.test_markdown import UGLY, texts

FILE = Path("session.toml")


def steps(text: str = "") -> list[Step]:
    """A short history with a held step at its end."""
    begun = build.step(Session(), build.details(), *build.people(), *records(text), id="s0")
    whole = fold([begun])
    first = build.step(whole, build.entry("e1", f"{text}first"), id="s1")
    late = build.step(whole, build.entry("e1", f"{text}late"), id="s2", label=f"{text} changed")
    return [begun, first, late]


def refused(data: bytes) -> str:
    """What is said about a file that cannot be read; it takes less than a second."""
    start = time.process_time()
    with pytest.raises(InputError) as error:
        read_session_file(data, FILE)
    assert pace.within(time.process_time() - start, 1)
    assert "Traceback" not in str(error.value)
    return str(error.value)


def test_a_session_comes_back_with_its_history_its_chain_and_what_is_held():
    history = steps()
    found = read_session_file(write_session_file(build.SESSION, history), FILE)
    chain = first_chain(build.SESSION)
    for seq, step in enumerate(history, 1):
        chain = link(chain, seq, step.body())
    assert (found.id, list(found.steps), found.chain) == (build.SESSION, history, chain)
    assert [step.body() for step in found.steps] == [step.body() for step in history]
    assert [step.id for step in found.session.held] == ["s2"]
    assert write_session_file(found.id, found.steps) == write_session_file(build.SESSION, history)


def test_a_step_without_what_is_usual_is_the_same_step():
    history = [build.step(Session(), build.details(), *build.people(), id="begun")]
    whole = write_session_file(build.SESSION, history)
    shorter = whole.replace(b"undoable = true\n", b"").replace(b"redo = false\n", b"")
    assert len(shorter) < len(whole)
    assert read_session_file(shorter, FILE) == read_session_file(whole, FILE)


OTHER_FORMS = {
    "lines of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "another order": lambda data: data.replace(b'who = ""\nwindow = "stage"\n', b'window = "stage"\nwho = ""\n'),
    "a remark": lambda data: data.replace(b"\n[[step]]\n", b"\n[[step]] # more\n"),
    "blanks": lambda data: data.replace(b'"id" = ', b'"id"  = '),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "plain keys": lambda data: data.replace(b'"version" = ', b"version = "),
    "an escape": lambda data: data.replace(b"first", b"f\\u0069rst"),
}


@pytest.mark.parametrize("changed", OTHER_FORMS.values(), ids=OTHER_FORMS)
def test_the_same_session_in_another_form_of_toml_is_read_alike(changed):
    data = write_session_file(build.SESSION, steps())
    assert changed(data) != data
    assert read_session_file(changed(data), FILE) == read_session_file(data, FILE)


TEXTS = [
    "",
    'a" = b',
    'a\\" = b',
    "back\\",
    "\u2028\x85\x1c",
    "\x7f",
    "changes = [",
    "\n[[step]]\n",
    "null",
    '"id" = 1',
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_program_wrote_is_read_without_the_parser_of_toml(text, monkeypatch):
    settled = build.step(Session(), build.entry("e9", text), id="s3", label=f"x{text}")
    settled = settled.model_copy(update={"undoes": "s1", "settles": ("s2", "s1"), "who": "Ann"})
    nothing = Change(
        kind="entry", id="e8", version="s4", record={**settled.changes[0].record, "id": "e8", "tied": None}
    )
    odd = settled.model_copy(update={"id": "s4", "changes": (nothing, Change(kind="entry", id="e7", version="s4"))})
    bare = settled.model_copy(update={"id": "s5", "changes": ()})
    history = [parse_step(one.body()) for one in (*steps(text), settled, odd, bare)]
    data = write_session_file(build.SESSION, history)
    assert [item.keys() == {"body"} for item in tomli.loads(data.decode())["step"]][3:] == [False, True, False]
    monkeypatch.setattr(session_file, "parse_toml", None)
    found = session_file._as_written(data)
    assert found is not None
    assert (list(found.steps), [one.body for one in found.texts]) == (history, [one.body() for one in history])


def test_a_key_that_stands_twice_is_no_toml_though_json_takes_it():
    data = write_session_file(build.SESSION, steps())
    for before, after in ((b'"id" = "e1"', b'"id" = "e1", "id" = "e1"'), (b'who = ""', b'who = ""\nwho = ""')):
        assert before in data
        assert "is not valid TOML" in refused(data.replace(before, after))


def test_the_file_says_that_it_is_private():
    data = write_session_file(build.SESSION, steps())
    table = tomli.loads(data.decode())
    assert data.startswith(b"# ")
    assert (table["format"], table["private"], table["id"], table["seq"]) == (FORMAT, True, build.SESSION, 3)
    assert table["step"][1]["changes"][0]["record"]["text"] == "first"


@given(text=texts.filter(lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)))
def test_any_text_comes_back(text):
    history = steps(text)
    assert list(read_session_file(write_session_file(build.SESSION, history), FILE).steps) == history


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(value=plain)
def test_a_record_of_a_kind_to_come_is_written_to_the_byte(value):
    change = Change(kind="entry", id="e", version="s9", record={"kind": "entry", "new": value})
    history = [Step(id="s9", at="2026-09-14T09:00:00.000Z", label="New", changes=(change,))]
    data = write_session_file("x", history)
    (item,) = tomli.loads(data.decode())["step"]
    if "body" in item:
        assert item["body"] == history[0].body()
    else:
        assert item["changes"][0]["record"]["new"] == value


def test_a_file_that_was_edited_says_so():
    data = write_session_file(build.SESSION, steps())
    for before, after in (
        (b"Nobody asks customers", b"Everybody asks customers"),
        (b'id = "s1"', b'id = "s8"'),
        (b"seq = 3", b"seq = 2"),
        (build.SESSION.encode(), b"another"),
        (b"[[step]]", b"[[step]]\nstrange = 1"),
    ):
        assert before in data
        assert "changed since it was written" in refused(data.replace(before, after))
    cut = data[: data.rindex(b"[[step]]")]
    assert "holds 2 steps, but was written with 3" in refused(cut)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\1\2",
        b"\xff\xfe",
        b"hello",
        b"format = 1",
        b"format = 3\nid = 'x'\nstep = []",
        b"a = " + b"[" * 100_000,
        b"format = true\nid = 'x'\nstep = []",
        b"format = 1\nid = 5\nseq = 0\nchain = ''\nstep = []",
        b"format = 1\nid = 'x'\nseq = 0\nchain = ''\nstep = {}",
        b"format = 1\nid = 'x'\nseq = 1\nchain = ''\nstep = [1]",
        b"format = 1\nid = 'x'\nseq = 1\nchain = ''\nstep = [{body = 5}]",
        b"format = 1\nid = 'x'\nseq = 1\nchain = ''\nstep = [{id = 1979-05-27}]",
        b".".join([b"a"] * 100_000) + b" = 1",
        b"\n".join(b".".join([b"a"] * 900) + b".b%d = 1" % n for n in range(110)),
        b"format = " + b"9" * 6000,
        b"format = 1\nid = 'x'\nseq = 0\nchain = ''\nmore = 1\nstep = []",
    ],
    ids=range(17),
)
def test_garbage_gets_one_sentence_in_a_moment(data):
    assert refused(data).startswith("session.toml")


@given(st.data())
def test_a_damaged_file_is_read_whole_or_refused(data):
    whole = bytearray(write_session_file(build.SESSION, steps()))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    try:
        found = read_session_file(bytes(whole), FILE)
    except InputError:
        return
    assert list(found.steps) == steps()


@pytest.mark.parametrize("text", ["a. " * 200, "x, " + "a." * 500 + "a", "\x7f", *UGLY[-5:]], ids=range(8))
def test_full_stops_and_rare_letters_come_back(text):
    assert list(read_session_file(write_session_file(build.SESSION, steps(text)), FILE).steps) == steps(text)
