"""The overlay about phones: what it shows in each state of the page, and how it opens and closes the page."""

import re
from datetime import UTC, datetime

import pytest

from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.room import door, starting, whereabouts
from pmworkshop.room.certificate import own_certificate
from pmworkshop.room.whereabouts import found
from pmworkshop.session.rounds.answer_form import Answer
from tests.session.asked import agenda_with
from tests.tui.driving import PATIENCE, stage
from tests.tui.own_agenda import made
from tests.tui.phones import ids, looking_often, page_of, reached
from tests.tui.test_notes import notes

TWO = {"subjects": ["Prices are right", "Plans hold"], "passes": ["now"], "anonymous": True}
EXPLAINS = "Phones warn once"
SIZES = [(60, 18), (80, 24), (100, 30), (160, 45)]


@pytest.fixture(autouse=True)
def _often():
    with looking_often():
        yield


def own(home):
    return made(home, agenda_with(poll=TWO))


@pytest.mark.parametrize("size", SIZES)
async def test_the_wall_shows_how_phones_join_and_how_many_have(tmp_path, size):
    path = own(tmp_path)
    async with stage(tmp_path, path, size=size) as room:
        with page_of(tmp_path, path) as page:
            await reached(room)
            where = page.server.where
            await room.press("J")
            await room.until(lambda: "0 of 4 have joined" in room.wall)
            assert where.url.removeprefix("http://") in room.wall
            assert "████" in room.wall
            assert not [line for line in room.screen if "…" in line]
            page.join(ids(room.session)[1])
            phones = room.app.shell.live.phones
            await room.until(lambda: phones.seen.joined)
            room.app._tick()
            await room.settle()
            assert "1 of 4 have joined" in room.wall
            assert "Finance" not in room.wall
            assert where.lead not in room.wall
            await room.press("J")
            assert "have joined" not in room.wall


async def test_the_square_is_dark_on_light_in_both_looks(tmp_path):
    path = own(tmp_path)
    walls = []
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path):
            await reached(room)
            await room.press("J")
            await room.until(lambda: "have joined" in room.wall)
            walls.append(room.screen)
            await room.app._press_keys(["escape"])
            room.app.theme = "paper"
            await room.press("J")
            walls.append(room.screen)
    assert "█████████████████████████████" in walls[0][1], "on a dark ground its bright edge is drawn"
    assert "█████████████████████████████" not in "\n".join(walls[1]), "on a bright ground its points are"


async def test_without_a_page_one_key_opens_it_and_one_closes_it(tmp_path, monkeypatch):
    path = own(tmp_path)
    opened = []

    class Instead:
        """A process that opens the page in this one."""

        ended = False

        def __init__(self, session, folders, *, tls):
            opened.append((starting.command(session, folders, tls=tls), page_of(folders.data, session)))
            opened[-1][1].__enter__()

        def failure(self, open_):
            while not open_():
                pass
            return ""

        def stop(self):
            opened[-1][1].__exit__(None, None, None)

        def wait(self):
            pass

    monkeypatch.setattr(starting, "Process", Instead)
    async with stage(tmp_path, path) as room:
        await room.until(lambda: room.app.shell.live.phones.possible)
        await room.press("J")
        assert "Leaders can answer with their phones" in room.wall
        await room.press("enter")
        await room.until(lambda: room.app.shell.live.phones.seen.reached and not room.app.shell.live.phones.opening)
        room.app._tick()
        await room.until(lambda: "0 of 4 have joined" in room.wall)
        ((command, _),) = opened
        assert command[1:] == [
            "-m",
            "pmworkshop",
            "--language",
            "en",
            "room",
            "--home",
            str(tmp_path),
            "--no-tls",
            "--for-stage",
            "--",
            str(path),
        ]
        await room.press("K")
        assert "Phones can answer no more. Close the page?" in room.wall
        await room.press("enter")
        await room.until(lambda: "The page is closed: phones answer no more." in room.wall)
        assert "Leaders can answer with their phones" in room.wall


async def test_it_opens_with_tls_where_that_was_chosen_and_says_which(tmp_path, monkeypatch):
    opened = []

    class Asked:
        ended = True

        def __init__(self, session, folders, *, tls):
            opened.append(starting.command(session, folders, tls=tls))

        def failure(self, open_):
            return "Not now."

        def stop(self):
            pass

        wait = stop

    monkeypatch.setattr(starting, "Process", Asked)
    async with stage(tmp_path, own(tmp_path)) as room:
        phones = room.app.shell.live.phones
        await room.until(lambda: phones.possible)
        await room.press("J")
        assert "Enter opens it." in room.wall
        assert "Space: with TLS instead." in room.wall
        await room.press("space")
        await room.until(lambda: room.said == "The page opens with TLS.")
        assert "Enter opens it with TLS." in room.wall
        assert EXPLAINS in room.wall
        await room.press("escape", "J", "enter")
        await room.until(lambda: opened and not phones.opening)
        assert "--tls" in opened[0], "the last choice is kept"
        room.app._tick()
        await room.until(lambda: "Not now." in room.wall)
        await room.press("space")
        await room.until(lambda: room.said == "The page opens without TLS.")
        await room.press("enter")
        await room.until(lambda: len(opened) == 2 and not phones.opening)
        assert "--no-tls" in opened[1]


async def test_the_choice_of_tls_is_kept_for_the_session_when_the_stage_is_opened_again(tmp_path):
    path = own(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.until(lambda: room.app.shell.live.phones.possible)
        await room.press("J", "space")
        await room.until(lambda: room.said == "The page opens with TLS.")
        session_id = room.session.id
    code = found(session_id, Folders.at(tmp_path)).code
    async with stage(tmp_path, path) as room:
        await room.until(lambda: room.app.shell.live.phones.possible)
        await room.press("J")
        assert "Enter opens it with TLS." in room.wall
        await room.press("space")
        await room.until(lambda: "Enter opens it." in room.wall)
    kept = found(session_id, Folders.at(tmp_path))
    assert (kept.tls, kept.code) == (False, code)


async def test_a_choice_that_cannot_be_kept_is_not_made(tmp_path, monkeypatch):
    def full(*_, **__):
        raise StorageError("The disk is full.")

    async with stage(tmp_path, own(tmp_path)) as room:
        await room.until(lambda: room.app.shell.live.phones.possible)
        monkeypatch.setattr(whereabouts, "keep", full)
        await room.press("J", "space")
        await room.until(lambda: room.said == "The disk is full.")
        assert "Enter opens it." in room.wall
        assert EXPLAINS not in room.wall


@pytest.mark.parametrize("size", SIZES)
async def test_with_tls_the_wall_and_the_private_window_show_the_fingerprint_to_compare(tmp_path, size):
    path, folders = own(tmp_path), Folders.at(tmp_path)
    own_one = own_certificate("127.0.0.1", "", folders, datetime.now(UTC))
    with page_of(tmp_path, path, certificate=own_one.path) as page:
        async with stage(tmp_path, path, size=size) as room:
            await reached(room)
            await room.press("J")
            await room.until(lambda: "have joined" in room.wall)
            assert not [line for line in room.screen if "…" in line]
            assert page.server.where.url.startswith("https://")
            assert page.server.where.url in room.wall
            told = room.wall.partition("fingerprints:")[2]
            assert "".join(re.findall(r"\b[0-9A-F]{4}\b", told)) == own_one.fingerprint.replace(":", "")
        async with notes(tmp_path, path, size=(80, 45)) as window:
            told = window.page.partition("compare the fingerprint")[2]
            assert page.server.where.url in told
            assert "".join(re.findall(r"\b[0-9A-F]{4}\b", told)) == own_one.fingerprint.replace(":", "")
            page.close()
            await window.until(lambda: "fingerprint" not in "".join(window.app.desk.panel._phones()))
            window.app._tick()
            await window.until(lambda: "compare the fingerprint" not in window.page)


async def test_without_tls_nobody_is_asked_to_compare_anything(tmp_path):
    path = own(tmp_path)
    with page_of(tmp_path, path):
        async with stage(tmp_path, path) as room:
            await reached(room)
            await room.press("J")
            await room.until(lambda: "have joined" in room.wall)
            assert "fingerprint" not in room.wall
        async with notes(tmp_path, path, size=(80, 45)) as window:
            assert "fingerprint" not in window.page


async def test_why_it_does_not_open_is_said_in_one_sentence(tmp_path, monkeypatch):
    class Fails:
        ended = True

        def __init__(self, session, folders, *, tls):
            pass

        def failure(self, open_):
            return "The room's page needs the library uvicorn."

        def stop(self):
            pass

        wait = stop

    monkeypatch.setattr(starting, "Process", Fails)
    async with stage(tmp_path, own(tmp_path)) as room:
        await room.until(lambda: room.app.shell.live.phones.possible)
        await room.press("J", "enter")
        await room.until(lambda: room.app.shell.live.phones.failed)
        room.app._tick()
        await room.until(lambda: "The room's page needs the library uvicorn." in room.wall)


async def test_a_page_that_is_gone_with_answers_says_so_and_closing_it_awaits_them_no_more(tmp_path):
    path = own(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            await page.answer(room, ids(room.session)[0], Answer("1", score=3), Answer("2", score=3))
            await room.until(lambda: "1 of 4" in room.wall)
        await room.until(lambda: not room.app.shell.live.phones.seen.reached)
        await room.press("J")
        assert "1 answer without names was on the page, which does not answer." in " ".join(room.wall.split())
        await room.press("K", "enter")
        await room.until(lambda: "0 of 4" in room.wall or "The page is closed" in room.wall)
        await room.press("escape")
        await room.until(lambda: "0 of 4" in room.wall)


def test_a_page_for_a_stage_that_never_comes_closes_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(door, "GRACE", 0.02)
    with page_of(tmp_path, own(tmp_path), for_stage=True) as page:
        page._thread.join(PATIENCE)
        assert page.ended


async def test_a_page_closes_itself_after_the_stage_and_not_while_it_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr(door, "GRACE", 0.2)
    path = own(tmp_path)
    with page_of(tmp_path, path) as page:
        async with stage(tmp_path, path) as room:
            await reached(room)
            assert not page.ended
        page._thread.join(PATIENCE)
        assert page.ended


async def test_a_read_only_session_says_that_no_phone_can_answer(tmp_path):
    async with stage(tmp_path, own(tmp_path), readonly=True) as room:
        await room.press("J")
        assert "Phones cannot answer here" in room.wall
        await room.press("enter")
        assert not room.app.shell.live.phones.opening


async def test_a_name_is_taken_back_from_its_phone_in_the_list_of_leaders(tmp_path):
    path = own(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await reached(room)
            first = ids(room.session)[0]
            page.join(first)
            await room.until(lambda: room.app.shell.live.phones.seen.joined)
            await room.press("l", "home")
            assert "phone" in next(line for line in room.screen if "Sales lead" in line)
            await room.press("p", "enter")
            await room.until(lambda: "Sales lead can be chosen again on another phone." in room.wall)
            assert "phone" not in next(line for line in room.screen if "1 Sales lead" in line)
            assert not page.server.live.passes.taken(first)
