"""Reading files that may hold anything, and writing files that are whole or not there."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pace
from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.files import (
    CAP,
    decode,
    distinct_names,
    parse_toml,
    read_bytes,
    read_toml,
    safe_name,
    sync_folder,
    write_file,
)
from pmworkshop.base.language import speaking

HERE = Path("some.toml")
WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


@given(st.text(max_size=80) | st.sampled_from(sorted(WINDOWS)).map(str.upper), st.integers(4, 60))
def test_a_safe_name_is_taken_by_every_system(text, width):
    name = safe_name(text, width=width)
    assert name.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == ""
    assert 0 < len(name) <= max(width, len("session"))
    assert name not in WINDOWS
    assert not name.startswith("-")


def test_a_safe_name_keeps_what_it_can():
    assert safe_name("Café: Führung & Ziele / 2026") == "cafe-fuhrung-ziele-2026"
    assert safe_name("CON") == "con-"
    assert safe_name("…", fallback="answer") == "answer"
    assert safe_name("a" * 47 + " b") == "a" * 47


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Продажи", "prodazhi"),
        ("Größe & Maß", "grosse-mass"),
        ("Łódź", "lodz"),
        ("Œuvres d’État", "oeuvres-d-etat"),
        ("Πωλήσεις", "poliseis"),
        ("Ðóra Þórs", "dora-thors"),
        ("営業", "yingye"),
        ("Ｓａｌｅｓ １", "sales-1"),
    ],
)
def test_a_safe_name_keeps_the_letters_of_every_script(text, name):
    assert safe_name(text, fallback="leader") == name


def test_a_safe_name_is_written_as_germans_write_it():
    with speaking("de"):
        assert safe_name("Führung & Maßnahmen: Öl") == "fuehrung-massnahmen-oel"
        assert safe_name("Fu\u0308hrung") == "fuehrung"
        assert safe_name("führung", fixed=True) == "fuhrung", "a name that must be found again in any language"


def test_no_two_names_of_files_are_alike():
    texts = ["Ana", "Aña", "Ana 2", "", "…", "ana"]
    assert distinct_names(texts, "leader") == ["ana", "ana-2", "ana-2-2", "leader", "leader-2", "ana-3"]


@given(st.lists(st.text("aäAÄ2 ", max_size=4)))
def test_as_many_names_as_texts_and_none_twice(texts):
    names = distinct_names(texts)
    assert len(set(names)) == len(texts)


def test_a_file_is_read_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    assert read_bytes(tmp_path / "a", "text") == b"abc"
    assert read_bytes(tmp_path / "a", "text", cap=None) == b"abc"
    assert read_bytes(tmp_path / "a", "text", cap=3) == b"abc"


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * (CAP + 1))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    for name, said in [
        ("none", "There is no file"),
        ("", "is a folder"),
        ("pipe", "not a file"),
        ("big", "larger than 256 kB"),
        ("loop", "symbolic links"),
        ("x" * 300, "too long"),
        ("nul\0", "not a name the system takes"),
    ]:
        with pytest.raises(InputError, match=said):
            read_bytes(tmp_path / name, "an agenda")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b" \n", "is empty"),
        (b"a\0b", "binary"),
        (b'a = 1\nb = "\xe9"', "line 2: this is not UTF-8 text .byte 0xe9"),
        (b"a = ", "not valid TOML"),
        (b"a = 1\na = 2", "not valid TOML"),
        (b"a = " + b"9" * 5000, "a number that is too long"),
        (b"a = " + b"[" * 10_000, "nested too deep"),
        (b"x = 1\n[" + b".".join([b"a"] * 17) + b"]", "line 2: a key has more than 16 parts"),
        (b"x = {y = 1, " + b".".join([b'"a."'] * 17) + b" = 1}", "more than 16 parts"),
    ],
)
def test_toml_that_cannot_be_used_is_told_with_its_place(data, said):
    with pytest.raises(InputError, match=said):
        parse_toml(data, HERE, "an agenda")


def test_toml_is_read_with_or_without_a_byte_order_mark(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa.b = 'x.y.z'\n")
    assert read_toml(tmp_path / "a.toml", "an agenda") == {"a": {"b": "x.y.z"}}
    dotted = "As one says, " + ".".join("abcdefghijklmnopqrstuvwxyz")
    assert parse_toml(f'a = "{dotted}"'.encode(), HERE, "an agenda") == {"a": dotted}
    assert decode(b"\xc3\xa4", HERE, "text") == "ä"


@given(st.binary(max_size=60) | st.text("[]{}=.\"'ab1,\n# ", max_size=40).map(str.encode))
def test_any_bytes_are_toml_or_told_not_to_be(data):
    with suppress(InputError):
        assert isinstance(parse_toml(data, HERE, "an agenda"), dict)


HOSTILE = """
import resource, time
resource.setrlimit(resource.RLIMIT_DATA, (200 << 20, 200 << 20))
from pathlib import Path
from pmworkshop.base.errors import InputError
from pmworkshop.base.files import parse_toml
for text in (
    ".".join(["a"] * 100_000) + " = 1",
    "\\n".join(f"k{i}." + ".".join(["a"] * 900) + " = 1" for i in range(110)),
    "\\n".join(f"k{i}." + ".".join(["a"] * 15) + "= 1" for i in range(5_000)),
    "a = " + "[" * 10_000 + "]" * 10_000,
    "a = " + "{a = " * 10_000,
    "a = 0x" + "f" * 200_000,
    '{"' * 99_000,
):
    start = time.process_time()
    try:
        parse_toml(text.encode(), Path("x"), "an agenda")
    except InputError:
        pass
    print(time.process_time() - start)
"""


def test_hostile_toml_costs_neither_a_second_nor_200_megabytes():
    run = subprocess.run([sys.executable, "-c", HOSTILE], capture_output=True, text=True, check=True)
    for line in run.stdout.splitlines():
        assert pace.within(float(line), 1)


def test_a_file_is_written_and_written_over(tmp_path):
    path = tmp_path / "new" / "a.txt"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [found.name for found in path.parent.iterdir()] == ["a.txt"]


def test_a_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "target").write_bytes(b"kept")
    (tmp_path / "link").symlink_to("target")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "target").read_bytes() == b"kept"
    assert (tmp_path / "link").read_bytes() == b"new"
    assert not (tmp_path / "link").is_symlink()


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"kept")
    for name, said in [
        ("folder", "is a folder"),
        ("file/inside", "could not be written"),
        ("x" * 300, "too long"),
        ("nul\0", "not a name the system takes"),
    ]:
        with pytest.raises(StorageError, match=said):
            write_file(tmp_path / name, b"new")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_an_interrupted_write_leaves_the_old_content(tmp_path):
    path = tmp_path / "a.txt"
    write_file(path, b"old" * 1000)
    script = "import sys; from pathlib import Path; from pmworkshop.base.files import write_file\n"
    script += f"print('go', flush=True)\nwhile True: write_file(Path({str(path)!r}), b'new' * 1_000_000)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(0.05)
        process.kill()
    assert path.read_bytes() in (b"old" * 1000, b"new" * 1_000_000)


def test_syncing_a_folder_that_is_not_there_does_nothing(tmp_path):
    sync_folder(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "line", "mark"),
    [
        ("format = 1\nid = “team-talk”\ntitle = “Team talk”\n", 2, "“"),
        ("format = 1\n\nid = „team-talk“\n", 3, "„"),
        ('id = "team-talk”\n', 1, "”"),
        ("id = «team-talk»\n", 1, "«"),
        ('title = "What’s “new”"\nid = ‘team-talk’\n', 2, "‘"),
    ],
)
def test_curly_quotation_marks_are_named_with_their_line_and_what_to_put_there(text, line, mark):
    with pytest.raises(InputError) as caught:
        parse_toml(text.encode(), Path("mine.toml"), "an agenda")
    assert caught.value.message == (
        f"mine.toml, line {line}: {mark} is a curly quotation mark, as word processors write it."
    )
    assert 'Put a straight one (")' in caught.value.hint


def test_curly_marks_inside_a_text_are_no_fault():
    assert parse_toml('title = "What’s “new”"'.encode(), Path("mine.toml"), "an agenda") == {"title": "What’s “new”"}
    with pytest.raises(InputError, match="is not valid TOML"):
        parse_toml('title = "What’s “new”" more'.encode(), Path("mine.toml"), "an agenda")
