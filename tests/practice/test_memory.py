"""What a practice remembers: what is found, what never stands in the bytes of the index, and when it is made anew."""

from __future__ import annotations

import os
import shutil
from datetime import date
from unittest import mock

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.practice import file_memory, lines
from pmworkshop.practice.file_memory import FILE
from pmworkshop.practice.lines import lines_of
from pmworkshop.practice.memory import memory_of
from pmworkshop.practice.query import read_query
from pmworkshop.practice.told import pieces
from pmworkshop.session.core.records import Commitment, Decision, Measure, Objection, Purpose, Reading
from pmworkshop.store.addresses import store_at
from tests.build import (
    action,
    activity,
    ballot,
    begin,
    drop,
    entry,
    mark,
    put,
    reopen,
    role,
    round_,
    sample_file,
    session,
    theme,
)
from tests.practice.homes import in_database, in_files


@pytest.fixture(params=["files", "database"])
def home(request, tmp_path):
    if request.param == "files":
        yield in_files(tmp_path)
        return
    made = in_database(tmp_path, request.getfixturevalue("server").shown)
    yield made
    store_at(made.folders.store).close()


def test_lines_of_every_sort_are_found_by_all_words_and_the_beginning_of_the_last(home):
    home.begin(
        "a",
        entry("e1", "Die Größe der Übergabe zählt", author="ann"),
        entry("e2", "Prices are cut deal by deal"),
        theme("t1", title="One hand on prices"),
        role("r1", title="Product manager"),
        activity("x1", label="Admit a request"),
        mark("x1", "r1", "AR"),
        activity("x2", label="Only to practise", practice=True),
        Decision(
            id="d1",
            module="decide",
            statement="We meet monthly",
            outcome="not adopted",
            objections=(Objection(text="Too often", met="Every second month"),),
        ),
        Commitment(id="c1", module="plan", giver="ben", resource="analyst", amount="3 days"),
        action("a1", what="Write a list", owners=("cem",), due=date(2026, 10, 1), first_step="Collect it"),
        Measure(
            id="m1", title="Share of old parts", wanted="5 %", readings=(Reading(day=date(2026, 1, 1), value="9 %"),)
        ),
        Purpose(id="purpose", text="Sell what we can make"),
    ).close()
    assert home.told("grosse ubergabe") == ["Die Größe der Übergabe zählt"]
    assert home.told("GRÖSSE Ueber") == ["Die Größe der Übergabe zählt"]
    assert home.told("deal cut pri") == ["Prices are cut deal by deal"]
    assert home.told('"deal by"') == ["Prices are cut deal by deal"]
    assert home.told('"by deal by"') == []
    assert home.told("ric") == [], "the middle of a word is none"
    assert home.told("pri deal") == [], "only the last word may be a beginning"
    assert home.told("admit") == ["Admit a request: Product manager AR"]
    assert home.told("practise") == []
    assert home.told("monthly") == ["We meet monthly; not adopted; Too often; Every second month"]
    assert home.told("analyst") == ["Ben gives 3 days analyst"]
    assert home.told("collect") == ["Write a list; by Thursday 1 October 2026; Collect it"]
    assert home.told("old parts") == ["Share of old parts; wanted 5 %; 9 %"]
    assert home.told("sell") == ["Sell what we can make"]
    assert home.told("hand") == ["One hand on prices"]
    found = home.asked("zählt").sessions[0]
    assert found.about.organisation == "Sample firm"
    assert (found.lines[0].sort, found.lines[0].part, found.lines[0].who) == ("said", "Collect", "Ann")


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "a AND", "NOT b", "NEAR(a b)", "word:x", "a*", "-a", "(", "^a", "{a}: b", "“a", "\x00a", 'a"b'],
)
def test_nothing_that_is_typed_is_a_command_of_the_search(home, typed):
    home.begin("a").close()
    if any(map(str.isalnum, typed)):
        assert home.asked(typed).looked_at == 1
    else:
        with pytest.raises(InputError, match=r"word"):
            home.asked(typed)


def test_the_words_are_marked_as_they_are_spelled_in_the_line():
    query = read_query("strasse mull")
    line = f"{'Long before it. ' * 40}Die Straße der Müllerin{' and after' * 40}"
    shown = pieces(line, query)
    assert [text for text, sought in shown if sought] == ["Straße", "Müllerin"]
    assert len("".join(text for text, _ in shown)) <= 242
    assert shown[0][0] == "…"
    assert shown[-1][0] == "…"
    assert pieces("Straße", query) == [("Straße", True)]
    assert pieces("x" * 600, query) == [("x" * 240, False), ("…", False)]
    assert read_query('"price list"').spots("Price list and price-list") == ((0, 10), (15, 25))


def test_nothing_hidden_private_or_struck_stands_in_the_bytes_of_the_index(tmp_path):
    path = tmp_path / "a.pmw"
    workshop = begin(
        path,
        entry("e1", "Openly said", author="ann"),
        entry("e2", "Taketwo backagain"),
        entry("e3", "Foldedlater line", before="folded"),
        round_("poll/1", status="closed"),
        ballot("ann", text="Quietanswer of ann"),
        ballot("ben", remark="Besideremark", score=2),
        action("a1", owners=("ann",), confidence=1),
    )
    workshop.commit(put(entry("e2", "Taketwo changedwords")))
    index = tmp_path / FILE
    assert in_files(tmp_path).told("taketwo") == ["Taketwo changedwords"]
    data = index.read_bytes().lower()
    for hidden in (b"quietanswer", b"besideremark", b"foldedlater", b"firm.example", b"whispered", b"backagain"):
        assert hidden not in data, hidden
    assert b"openly" in data
    assert b"changedwords" in data
    workshop.strike("entry", "e2")
    workshop.commit(put(drop(entry("e1"))))
    workshop.close()
    assert in_files(tmp_path).told("taketwo") == []
    data = index.read_bytes().lower()
    for gone in (b"taketwo", b"changedwords", b"openly"):
        assert gone not in data, gone


def test_a_session_that_is_gone_is_gone_from_the_bytes_too(tmp_path):
    begin(tmp_path / "a.pmw", entry("e1", "Firstword")).close()
    begin(tmp_path / "b.pmw", entry("e1", "Secondword")).close()
    assert in_files(tmp_path).told("firstword") == ["Firstword"]
    (tmp_path / "a.pmw").unlink()
    assert in_files(tmp_path).told("secondword") == ["Secondword"]
    assert b"firstword" not in (tmp_path / FILE).read_bytes().lower()


def test_the_file_of_one_leader_alone_is_not_looked_through():
    assert lines_of(session(entry("e1", "Mine"), solo="ann")) == ()


def test_only_sessions_that_have_grown_are_read_again(tmp_path):
    for name in ("a", "b"):
        begin(tmp_path / f"{name}.pmw", entry("e1", f"Line of {name}")).close()
    assert len(in_files(tmp_path).told("line")) == 2
    with mock.patch.object(lines, "lines_of", wraps=lines_of) as read:
        assert len(in_files(tmp_path).told("line")) == 2
        assert read.call_count == 0, "their journals are as they were"
        workshop = reopen(tmp_path / "b.pmw")
        workshop.commit(put(entry("e9", "Line nine")))
        workshop.close()
        assert len(in_files(tmp_path).told("line")) == 3
        assert read.call_count == 1
    for name in ("a", "b"):
        os.utime(tmp_path / f"{name}.pmw", (1, 1))
    with mock.patch("pmworkshop.practice.file_memory.SETTLED", -1.0):
        in_files(tmp_path).told("line")
        with mock.patch.object(file_memory, "_read") as looked_into:
            assert len(in_files(tmp_path).told("line")) == 3
            assert not looked_into.called, "a file that looks the same is not opened"


def test_a_damaged_or_foreign_index_is_made_anew_without_a_word(tmp_path):
    begin(tmp_path / "a.pmw", entry("e1", "Some words")).close()
    index = tmp_path / FILE
    assert in_files(tmp_path).told("words") == ["Some words"]
    whole = index.read_bytes()
    for content in (
        b"no database",
        whole[:5000],
        whole[:60] + b"\x00\x00\x00\x09" + whole[64:],
        whole[:8192] + b"\xff" * 20000,
    ):
        index.write_bytes(content)
        assert in_files(tmp_path).told("words") == ["Some words"]
        assert index.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_where_no_index_can_be_written_one_is_made_in_memory(tmp_path):
    begin(tmp_path / "a.pmw", entry("e1", "Some words")).close()
    (tmp_path / FILE).mkdir()
    assert in_files(tmp_path).told("words") == ["Some words"]
    assert in_files(tmp_path / "nowhere").told("words") == []


def test_a_file_that_cannot_be_read_is_named_and_hides_no_other(tmp_path):
    begin(tmp_path / "a.pmw", entry("e1", "Some words")).close()
    (tmp_path / "bad.pmw").write_bytes(b"nothing of a session" * 50)
    (tmp_path / "gone.pmw").symlink_to(tmp_path / "not-there")
    found = in_files(tmp_path).asked("words")
    assert found.total == 1
    assert found.unreadable == ("bad.pmw", "gone.pmw")


def test_the_newest_session_comes_first_and_what_is_more_is_counted(home):
    for name, day in (("a", date(2025, 1, 1)), ("b", date(2026, 1, 1))):
        workshop = home.begin(name, *(entry(f"e{n}", f"Line {n} of {name}") for n in range(5)))
        info = workshop.session.info
        workshop.commit(put(info.model_copy(update={"day": day})))
        workshop.close()
    found = home.asked("line", most=7)
    assert [(one.about.day, len(one.lines)) for one in found.sessions] == [("2026-01-01", 5), ("2025-01-01", 2)]
    assert (found.total, found.looked_at) == (10, 2)


def test_it_tells_before_it_reads_many_sessions(tmp_path):
    sample = sample_file(tmp_path / "s0.pmw")
    for number in range(1, 22):
        shutil.copy(sample, tmp_path / f"s{number}.pmw")
    said: list[int] = []
    with mock.patch.object(lines, "lines_of", return_value=()):
        memory_of(Folders.at(tmp_path), said.append).find(read_query("x"))
        memory_of(Folders.at(tmp_path), said.append).find(read_query("x"))
    assert said == [22]


def test_what_is_due_is_said_by_the_newest_session_that_took_it_over(home):
    today = date(2026, 10, 1)
    home.begin(
        "a",
        action("a1", owners=("ann",), due=date(2026, 9, 30)),
        action("a2", "A02", what="Taken over", due=date(2026, 12, 1)),
        action("a3", "A03", what="Done long ago", status="done"),
        action("a4", "A04", what=""),
        action("a5", "A05", what="Without a day"),
        Decision(
            id="d1", module="decide", statement="Freeze it", outcome="adopted", owner="ben", due=date(2026, 11, 1)
        ),
        Decision(id="d2", module="decide", statement="No day", outcome="adopted"),
    ).close()
    later = home.begin("b", action("z9", "A02", what="Taken over", status="done", origin="a2"))
    later.commit(put(later.session.info.model_copy(update={"day": date(2026, 9, 20)})))
    later.close()
    found = memory_of(home.folders).due(today).open
    assert [(one.due.what, one.due.owner, one.overdue) for one in found] == [
        ("Do a1", "Ann", True),
        ("Freeze it", "Ben", False),
        ("Without a day", "", False),
    ]
