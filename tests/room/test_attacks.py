"""What somebody in the network may try on the room's page.

Each attempt names the requirement of OWASP's ASVS 4.0.3 that comes nearest to what would be broken.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

import pytest

from pmworkshop.base.errors import RefusedError, StorageError
from pmworkshop.room import guard, server
from pmworkshop.room.tries import ALL, EACH, Tries
from pmworkshop.session.operations import people as room_people
from pmworkshop.session.rounds.reveal import reveal
from tests.build import drop, put
from tests.room.serving import MARK, PATIENCE, Room, came_in, made, opened, read_all

HOSTILE = "<script>alert(1)</script>"
ASKED_ALONE = {"poll": {"passes": ["now"]}}


@dataclass(frozen=True)
class Attack:
    """One attempt.

    Attributes:
        number: The requirement that comes nearest to what it would break.
        tried: What is tried.
        holds: What must hold.
        run: Tries it; it asserts what must hold.
        moves: Whether the room moves or answers are kept in the course of it, rightly.
    """

    number: str
    tried: str
    holds: str
    run: Callable[[Room], None]
    moves: bool

    @property
    def name(self) -> str:
        return self.run.__name__


ATTACKS: list[Attack] = []


def attack(number: str, tried: str, holds: str, *, moves: bool = False):
    def note(run: Callable[[Room], None]) -> Callable[[Room], None]:
        ATTACKS.append(Attack(number, tried, holds, run, moves))
        return run

    return note


def refused(came, status: int, *words: str) -> None:
    """Refused in one or two plain sentences, which tell nothing of the inside."""
    assert came.status == status, (came.status, came.body[:300])
    assert came.header("content-type") == "application/json"
    assert came.say.endswith(".")
    assert len(came.say) < 160
    assert all(word in came.say for word in words), came.say
    assert_tells_nothing(came.raw)


def assert_tells_nothing(raw: bytes) -> None:
    low = raw.lower()
    for word in (b"traceback", b"uvicorn", b"starlette", b"python", b"h11", b".py", b"/tmp", b"/dev/shm", b".pmw"):
        assert word not in low, (word, raw[:400])


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("room"), changes=ASKED_ALONE) as room:
        room.go("poll", "alone")
        yield room


@pytest.fixture
def room(shared):
    """The page, with nobody in it, in a part that asks."""
    shared.server._passes.phones.clear()
    shared.server._app._tries = Tries()
    if shared.session.rounds or shared.session.stage.module != "poll":
        drops = [*shared.session.rounds.values(), *shared.session.ballots.values()]
        shared.do(put(*map(drop, drops)))
        shared.go("poll", "alone")
    return shared


# Who one is


@attack(
    "2.2.1", "fifty wrong codes, then the right one", "the rest is not heard, not even the right one, for a minute"
)
def wrong_code_fifty_times(room):
    came = [room.post("/api/join", {"code": f"WRONG{n}"}) for n in range(EACH)]
    refused(came[0], 403, "That code is not right.")
    assert [one.status for one in came] == [403] * EACH
    for _ in range(50 - EACH):
        refused(room.post("/api/join", {"code": "WRONG"}), 429, "Wait a minute")
    refused(room.post("/api/join", {"code": room.where.code}), 429)
    room.server._app._tries = Tries()
    assert room.post("/api/join", {"code": room.where.code}).status == 200


@attack("2.2.1", "fifty guessed personal links", "the rest is not heard")
def guessed_links(room):
    came = [room.post("/api/join", {"link": f"guess{n}"}) for n in range(50)]
    refused(came[0], 403, "That link is not right.")
    assert [one.status for one in came] == [403] * EACH + [429] * (50 - EACH)


@attack("2.2.1", "guessed keys of the facilitator's link", "refused, and counted as wrong tries")
def guessed_lead(room):
    came = [room.post("/api/join", {"lead": one}) for one in ("", "k", room.where.code, room.where.lead[:-1])]
    for one in came:
        refused(one, 403)
    assert all(not one.header("set-cookie") for one in came)


@attack("2.2.1", "wrong tries from many computers at once", "all together are heard a hundred times a minute")
def many_computers(room):
    tries = room.server._app._tries
    for number in range(ALL):
        tries.wrong(f"10.0.{number}.1")
    refused(room.post("/api/join", {"code": room.where.code}), 429)


@attack("14.5.4", "another address named in X-Forwarded-For with each wrong code", "it is not believed")
def forwarded_for(room):
    for number in range(EACH):
        room.post(
            "/api/join", {"code": "WRONG"}, X_Forwarded_For=f"10.1.1.{number}", Forwarded=f"for=10.1.1.{number}"
        )
    refused(room.post("/api/join", {"code": "WRONG"}, X_Forwarded_For="10.2.2.2"), 429)


@attack("5.1.3", "an empty code, null, a list, a number, wide letters, a code with a tail", "none of them lets in")
def odd_codes(room):
    code = room.where.code
    wide = "".join(chr(ord(one) + 0xFEE0) for one in code)
    for odd in ("", None, [code], {"code": code}, 0, True, code + "A", code[:-1], wide, "*", "%", code[::-1] + "\0"):
        assert room.post("/api/join", {"code": odd}).status == 403, odd
        room.server._app._tries = Tries()


@attack("5.1.3", "the code typed small, with blanks and dashes", "it lets in: people type so")
def code_as_typed(room):
    code = room.where.code.lower()
    assert room.post("/api/join", {"code": f" {code[:3]}-{code[3:]} "}).status == 200


# Sessions


@attack("3.2.2", "many phones join", "each gets another secret of 192 bits at random")
def secrets_are_long(room):
    cookies = {room.join() for _ in range(20)}
    assert len(cookies) == 20
    assert all(len(one.partition("=")[2]) == 32 for one in cookies)


@attack(
    "3.2.1", "a cookie that was fixed before joining", "joining gives another one, and the fixed one opens nothing"
)
def fixed_cookie(room):
    fixed = "pmworkshop=" + "A" * 32
    came = room.post("/api/join", {"code": room.where.code, "person": "ann"}, fixed)
    assert came.status == 200
    assert came.cookie != fixed
    refused(room.get("/api/now", fixed), 401)


@attack("3.4.2", "scripts and other sites read or send the cookie", "HttpOnly, SameSite=Strict, no domain, no date")
def cookie_marks(room):
    told = room.post("/api/join", {"code": room.where.code, "look": True}).header("set-cookie").lower()
    assert "httponly" in told
    assert "samesite=strict" in told
    assert "path=/" in told
    assert not any(word in told for word in ("domain", "max-age", "expires"))


@attack("3.1.1", "links and secrets in addresses", "opening an address sets no cookie and tells nobody's secret")
def no_cookie_from_address(room):
    for path in ("/", f"/{room.where.code}", "/me/token", f"/lead/{room.where.lead}"):
        came = room.get(path)
        assert came.status == 200
        assert not came.header("set-cookie")
        assert room.where.lead.encode() not in came.body
        assert room.where.code.encode() not in came.body


@attack("3.3.1", "a phone goes on after its name was taken back", "it answers no more, and is told", moves=True)
def taken_back(room):
    ann = room.join("ann")
    follows = room.follow(ann)
    follows.until(b"event: mine")
    body = room.body(ann, "ann", "3", "4")
    room.server._passes.free("ann")
    room.loop.call_soon_threadsafe(room.server.live.changed)
    refused(room.post("/api/answer", body, ann), 401, "The facilitator has taken this name back.")
    follows.until(b"event: out")
    follows.close()
    assert room.join("ann") != ann


@attack("8.1.2", "the hash that the file on disk keeps, used as a secret", "it opens nothing")
def stolen_hash(room):
    ann = room.join("ann").partition("=")[2]
    refused(room.get("/api/now", f"pmworkshop={sha256(ann.encode()).hexdigest()}"), 401)


@attack("5.1.3", "made-up, empty and endless cookies, and those of other programs", "none opens anything")
def made_up_cookies(room):
    for odd in (
        "pmworkshop=",
        "pmworkshop",
        "=",
        "a=b",
        "pmworkshop=" + "A" * 8000,
        'pmworkshop="',
        "pmworkshop=%00",
    ):
        refused(room.get("/api/now", odd), 401)


@attack("5.1.1", "two cookies of the same name, in one header and in two", "at most one counts, and it must be right")
def two_cookies(room):
    ann, ben = room.join("ann"), room.join("ben")
    for cookie in (f"{ann}; {ben}", f"pmworkshop=x; {ben}", f"{ben}; pmworkshop=x"):
        came = room.get("/api/now", cookie)
        assert came.status in (200, 401)
        if came.status == 200:
            assert len(came.said["mine"]["people"]) == 1
    head = room.head("GET", "/api/now", {"Cookie": "pmworkshop=x"})[:-2] + f"Cookie: {ann}\r\n\r\n".encode()
    assert came_in(room.raw(head)).status in (200, 401)


@attack("4.2.1", "leaving with somebody else's name", "that phone keeps it")
def leave_for_another(room):
    ann, ben = room.join("ann"), room.join("ben")
    assert room.post("/api/leave", {"person": "ann"}, ben).status == 200
    assert [one["id"] for one in room.now(ann)["mine"]["people"]] == ["ann"]


# Who may do what


@attack("4.1.1", "everything that needs a pass, without one", "one sentence, and nothing of the session")
def without_pass(room):
    body = {"person": "ann", "key": "poll/1", "rows": []}
    for came in (
        room.get("/api/now"),
        room.get("/api/follow"),
        room.post("/api/answer", body),
        room.post("/api/lead", {"act": "next", "seen": ""}),
    ):
        refused(came, 401, "Join with the code on the wall.")
        assert b"Tiny" not in came.raw
        assert b"Ann" not in came.raw


@attack("4.2.1", "answers in the name of another leader", "refused, and nothing is kept")
def in_another_name(room):
    ann = room.join("ann")
    room.join("ben")
    body = room.body(ann, "ann", "3", "4")
    for other in ("ben", "dee", "nobody", "", "__proto__", "ann/1", "../ann"):
        refused(room.post("/api/answer", {**body, "person": other}, ann), 409, "Choose your name again.")


@attack("4.1.2", "a name that is in use on another phone", "refused, and the other phone keeps it")
def name_in_use(room):
    ann = room.join("ann")
    refused(room.post("/api/join", {"code": room.where.code, "person": "ann"}), 409, "in use on another phone")
    assert room.now(ann)["mine"]["people"]


@attack("5.1.3", "names that are none: ids of rounds, of nobody, of JavaScript", "refused")
def no_such_name(room):
    for odd in ("poll/1", "details", "__proto__", "constructor", "", "ANN", "ann ", "ann\0", ["ann"], None, 1):
        refused(room.post("/api/join", {"code": room.where.code, "person": odd}), 400, "not among the leaders")


@attack("4.1.3", "somebody who only looks sends answers", "refused")
def observer_answers(room):
    looks, ann = room.join(), room.join("ann")
    refused(room.post("/api/answer", room.body(ann, "ann", "3", "4"), looks), 409)


@attack("11.1.3", "seven people on one phone", "six at most, so that no phone takes every name")
def every_name(room):
    phone = room.join("ann", "ben", "cem", "dee")
    came = room.post("/api/join", {"code": room.where.code, "person": "ann"}, phone)
    assert came.status == 200

    async def join() -> None:  # in one go: whoever is not in the room loses the name again
        for number in range(3):
            room.server._passes.join(phone.partition("=")[2], person=f"p{number}")

    with pytest.raises(RefusedError, match="share this phone"):
        asyncio.run_coroutine_threadsafe(join(), room.loop).result(PATIENCE)


@attack("4.1.3", "a participant calls what is the facilitator's", "refused, and the room does not move")
def participant_leads(room):
    for cookie in (room.join("ann"), room.join()):
        for act in ("next", "back", "curtain", "show", "free", "more", "__init__", ""):
            refused(room.post("/api/lead", {"act": act, "seen": "", "person": "ben"}, cookie), 401)
        assert room.now(cookie)["lead"] is None


@attack(
    "4.2.1", "a look at what another leader has answered", "only one's own answers come, on every address", moves=True
)
def others_answers(room):
    ann, ben, looks = room.join("ann"), room.join("ben"), room.join()
    assert room.answer(ann, "ann", "1", "5").status == 200
    room.settle()
    assert room.now(ann)["mine"]["people"][0]["parts"][0]["rows"]
    assert not room.now(ben)["mine"]["people"][0]["parts"][0]["rows"]
    assert room.now(looks)["mine"]["people"] == []


@attack("4.2.2", "another site's form, text or picture makes a browser send", "refused before anything is read")
def from_another_site(room):
    ann = room.join("ann")
    data = json.dumps(room.body(ann, "ann", "3", "4")).encode()
    for path in ("/api/answer", "/api/join", "/api/leave", "/api/lead"):
        for headers in (
            {"Content-Type": "application/x-www-form-urlencoded"},
            {"Content-Type": "text/plain", "X-Pmworkshop": "1"},
            {"Content-Type": "multipart/form-data; boundary=a"},
            {"Content-Type": "application/json"},
            {**MARK, "X-Pmworkshop": "2"},
            {**MARK, "Origin": "http://evil.example"},
            {**MARK, "Origin": "null"},
            {**MARK, "Origin": f"http://{room.host}.evil.example"},
            {**MARK, "Origin": f"http://evil.example/{room.host}"},
            {**MARK, "Sec-Fetch-Site": "cross-site"},
            {**MARK, "Sec-Fetch-Site": "same-site"},
        ):
            refused(room.ask("POST", path, data, Cookie=ann, **headers), 403, "did not come from the page itself")


@attack("14.5.3", "a script of another site asks whether it may (CORS)", "it may not, and reads nothing")
def cors(room):
    came = room.ask("OPTIONS", "/api/answer", Origin="http://evil.example", Access_Control_Request_Method="POST")
    refused(came, 405)
    for path in ("/", "/api/now"):
        came = room.get(path, room.join(), Origin="http://evil.example")
        assert not any(name.startswith("access-control") for name, _ in came.headers)
        assert came.header("cross-origin-resource-policy") == "same-origin"


# What is read


@attack("11.1.1", "the answers to a round that is asked no more", "refused, and what was typed stays on the phone")
def old_round(room):
    ann = room.join("ann")
    body = room.body(ann, "ann", "3", "4")
    for key in ("poll/0", "poll/2", "collect/1", "", "details", "poll/1/ann/1"):
        refused(room.post("/api/answer", {**body, "key": key}, ann), 410)


@attack("11.1.1", "the part of another module, another pass, another number", "refused")
def other_part(room):
    ann = room.join("ann")
    body = room.body(ann, "ann", "3", "4")
    for part in ({"module": "chart"}, {"tag": "1w"}, {"tag": "2"}, {"tag": "1c"}, {"tag": ""}, {"module": ""}):
        refused(room.post("/api/answer", {**body, "part": {**body["part"], **part}}, ann), 410)


@attack("11.1.5", "the same answers again and again", "they are kept once, in one step", moves=True)
def replay(room):
    ann, before = room.join("ann"), room.session.seq
    body = room.body(ann, "ann", "3", "4")
    assert [room.post("/api/answer", body, ann).status for _ in range(5)] == [200] * 5
    assert room.session.seq == before + 1


@attack("11.1.1", "answers after they were shown", "refused, and those that are shown stay", moves=True)
def after_the_reveal(room):
    ann = room.join("ann")
    body = room.body(ann, "ann", "3", "4")
    assert room.post("/api/answer", body, ann).status == 200
    room.do(reveal(["poll/1"]))
    shown = dict(room.session.ballots)
    changed = {**body, "rows": [[one, [*cells[:-1], "1"]] for one, cells in body["rows"]]}
    refused(room.post("/api/answer", changed, ann), 410, "shown")
    assert room.session.ballots == shown


@attack(
    "11.1.6",
    "twice with one name, from two phones that share a personal link",
    "the second sees the first",
    moves=True,
)
def from_two_phones(room):
    passes = room.server._passes
    one, two = (f"pmworkshop={passes.join(person='ann')}" for _ in range(2))
    body = room.body(one, "ann", "3", "4")
    assert room.post("/api/answer", body, one).status == 200
    other = {**body, "rows": [[key, [*cells[:-1], "1"]] for key, cells in body["rows"]]}
    came = room.post("/api/answer", other, two)
    refused(came, 409, "another phone")
    assert came.said["rows"] == body["rows"]
    assert room.post("/api/answer", {**other, "seen": came.said["seen"]}, two).status == 200


@attack(
    "5.1.4", "values that are not on the scale, formulas, foreign digits", "nothing is kept, and each cell is named"
)
def odd_values(room):
    ann = room.join("ann")
    for odd in ("9", "0", "-1", "1e9", "3.5", "NaN", "=1+1", "@SUM(A1)", "<b>3</b>", "null", "9" * 400, "3;4"):
        came = room.answer(ann, "ann", odd, "3")
        refused(came, 422, "nothing was kept")
        assert came.said["faults"]


@attack("5.1.4", "more lines, cells and letters than any form has", "refused at once")
def too_much(room):
    ann = room.join("ann")
    body = room.body(ann, "ann", "3", "4")
    line = body["rows"][0]
    for changed in (
        {"rows": [line] * 601},
        {"rows": [[line[0], [""] * 61]]},
        {"rows": [[line[0], ["x" * 4001]]]},
        {"part": {**body["part"], "columns": [["a", "b"]] * 61}},
        {"person": "a" * 4001},
    ):
        refused(room.post("/api/answer", {**body, **changed}, ann), 400)


@attack("5.1.2", "keys of JavaScript, subjects and columns that are not asked about", "refused, or left aside")
def foreign_keys(room):
    ann = room.join("ann")
    body = room.body(ann, "ann", "3", "4")
    cells = body["rows"][0][1]
    for subject in ("__proto__", "constructor", "toString", "poll/1/ben/1", "../1", "ben"):
        came = room.post("/api/answer", {**body, "rows": [[subject, ["What is this", *cells[1:]]]]}, ann)
        refused(came, 422)
    mixed = {**body, "__proto__": {"lead": True}, "lead": True, "people": ["ben"], "rows": []}
    assert room.post("/api/answer", mixed, ann).status == 200
    assert not room.session.ballots


@attack(
    "13.2.2", "no JSON, half of it, a list, numbers without end, brackets without end", "refused, and never a failure"
)
def odd_json(room):
    ann = room.join("ann")
    good = json.dumps(room.body(ann, "ann", "3", "4"))
    for odd in (
        b"", b"{", b"[]", b"null", b"1", b'"text"', b"\xff\xfe", b"{}" * 2, b"\0", b"[" * 30_000, b'{"a":' * 12_000,
        good.replace('"seen": ""', '"seen": NaN').encode(),
        good.replace('"seen": ""', '"seen": 1e400').encode(),
        good.replace('"seen": ""', '"seen": null').encode(),
        good.replace('"person": "ann"', '"person": ["ann"]').encode(),
        good.replace('"columns": [', '"columns": [[1, 2], ').encode(),
        b'{"person":' + b"9" * 5000 + b"}",
    ):  # fmt: skip
        came = room.post("/api/answer", odd, ann)
        assert came.status in (400, 409), (odd[:60], came.status, came.body)
        assert_tells_nothing(came.raw)
        assert room.post("/api/join", odd).status in (400, 403), odd[:60]
        room.server._app._tries = Tries()


@attack("5.1.1", "a key twice, first with one's own name and then with another", "one of them counts, and is checked")
def keys_twice(room):
    ann = room.join("ann")
    good = json.dumps(room.body(ann, "ann", "3", "4"))
    twice = good.replace('"person": "ann"', '"person": "ann", "person": "ben"').encode()
    refused(room.post("/api/answer", twice, ann), 409)


@attack(
    "5.2.2",
    "half letters (lone surrogates), NUL, control letters",
    "refused or cleaned, and never a failure",
    moves=True,
)
def half_letters(room):
    ann = room.join("ann")
    good = json.dumps(room.body(ann, "ann", "3", "4"))
    for odd in ("\\ud800", "\\u0000", "\\u202e", "\\u001b[2J", "\\r\\nSet-Cookie: a=b"):
        for where in ('"seen": "', '"key": "', '"person": "', '"tag": "'):
            came = room.post("/api/answer", good.replace(where, where + odd).encode(), ann)
            assert came.status in (200, 400, 409, 410, 422), (odd, where, came.status, came.body)
            assert not came.header("set-cookie")
        for field in ("code", "link", "lead", "person"):
            came = room.post("/api/join", f'{{"{field}": "{odd}"}}'.encode(), ann)
            assert came.status in (200, 400, 403), (odd, field, came.status, came.body)
            room.server._app._tries = Tries()
        assert room.post("/api/leave", f'{{"person": "{odd}"}}'.encode(), ann).status in (200, 400)


# 8 and 14, what is sent and how


@attack("14.4.4", "a page in a frame, guessed types, stored pages", "headers forbid it, on every answer")
def headers_everywhere(room):
    ann = room.join("ann")
    for came in (
        room.get("/"), room.get("/api/now"), room.get("/api/now", ann), room.get("/a/b/c"), room.ask("PUT", "/"),
        room.post("/api/join", {"code": "x"}), room.post("/api/join", b"{"), room.get("/", Host="evil.example"),
    ):  # fmt: skip
        assert came.header("x-content-type-options") == "nosniff"
        assert came.header("cache-control") == "no-store"
        assert came.header("referrer-policy") == "no-referrer"
        assert came.header("x-frame-options") == "DENY"
        assert came.header("cross-origin-opener-policy") == "same-origin"


@attack("14.4.3", "a script of somebody else in the page", "only what has the right hash runs, and nothing is loaded")
def policy(room):
    told = room.get("/").header("content-security-policy")
    assert "default-src 'none'" in told
    assert "frame-ancestors 'none'" in told
    assert "base-uri 'none'" in told
    assert "form-action 'none'" in told
    assert "connect-src 'self'" in told
    assert "script-src 'sha256-" in told
    assert not any(word in told for word in ("unsafe", "http:", "https:", "*"))


@attack("14.3.3", "which program this is, and of which version", "no header says so")
def no_version(room):
    for came in (room.get("/"), room.get("/api/now"), room.get("/nothing/at/all")):
        assert not any(name in ("server", "x-powered-by", "date", "via") for name, _ in came.headers)
        if came.status != 200:
            assert_tells_nothing(came.raw)


@attack("7.4.1", "something fails that nobody foresaw", "one sentence, and nothing of what it was")
def unforeseen(room):
    def fail(self):
        raise RuntimeError("secret of the inside /dev/shm")

    ann = room.join("ann")
    room.server._app._state, before = (lambda phone: fail(phone)), room.server._app._state
    try:
        refused(room.get("/api/now", ann), 500, "Something went wrong")
    finally:
        room.server._app._state = before
    room.server.live.answer = lambda phone, said: fail(phone)
    try:
        refused(room.answer(ann, "ann", "3", "4"), 500, "Something went wrong")
    finally:
        del room.server.live.answer


@attack("7.4.2", "the disk takes nothing", "one sentence, and nothing is said to be kept")
def disk_is_full(room):
    async def full(operation, who=None):
        raise StorageError("The disk is full.", "What you typed is kept.")

    ann, live = room.join("ann"), room.server.live
    live.commit = full
    try:
        refused(room.answer(ann, "ann", "3", "4"), 503, "The disk is full.")
    finally:
        del live.commit


@attack(
    "8.2.1",
    "the page kept by the browser, asked for with conditions",
    "it is always sent anew, whatever its clock says",
)
def wrong_clock(room):
    ann = room.join("ann")
    old = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "Date": "Thu, 01 Jan 1970 00:00:00 GMT"}
    assert room.get("/", **old).status == 200
    assert room.get("/api/now", ann, **old).body == room.get("/api/now", ann).body


@attack(
    "4.1.3", "the page itself, asked for by anybody at any address", "the same bytes, with nothing of a session in it"
)
def same_page(room):
    pages = {room.get(path, cookie).body for path in ("/", "/ABCDEF", "/me/x", "/lead/x") for cookie in ("", "a=b")}
    pages.add(room.get("/", room.join("ann")).body)
    assert len(pages) == 1
    page = pages.pop()
    assert not any(word in page for word in (b"Tiny", b"Sample alignment", b"Ann, Product", room.where.code.encode()))


# 9, 13 and 14.5, requests


@attack(
    "5.1.3",
    "a foreign name that is pointed at this computer (DNS rebinding)",
    "refused: phones use the address alone",
)
def foreign_host(room):
    for host in (
        "evil.example",
        f"evil.example:{room.port}",
        "127.0.0.1",
        f"localhost:{room.port}",
        "",
        "127.0.0.1:1",
    ):
        refused(room.get("/", Host=host or " "), 421, "not the address")
    refused(room.get("/api/now", room.join("ann"), Host=f"evil.example:{room.port}"), 421)


@attack("5.1.3", "no Host, two of them", "refused")
def hosts(room):
    for raw in (b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n"):
        assert came_in(room.raw(raw, end=True)).status in (400, 421)
    head = room.head("GET", "/")[:-2]
    for more in ("Host: evil.example", f"Host: {room.host}"):
        assert came_in(room.raw(head + f"{more}\r\n\r\n".encode())).status in (400, 421)


@attack("5.2.6", "a whole address of another host in the first line", "it opens nothing elsewhere")
def absolute(room):
    for path in ("http://evil.example/", "http://169.254.169.254/latest", "//evil.example/", "evil.example:80"):
        came = room.get(path, room.join())
        assert came.status in (400, 404), (path, came.status)
        assert_tells_nothing(came.raw)


@attack(
    "14.5.1", "PUT, DELETE, PATCH, TRACE, HEAD, OPTIONS, CONNECT, a made-up one", "refused, and nothing is mirrored"
)
def methods(room):
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "HEAD", "OPTIONS", "MADEUP"):
        came = room.ask(method, "/api/now", X_Mirror="mirrored")
        assert came.status == 405
        assert b"mirrored" not in came.raw
    assert came_in(room.raw(room.head("CONNECT", "evil.example:443"))).status in (400, 404, 405)


@attack("13.2.1", "reading what is only written, and writing what is only read", "one sentence")
def wrong_way(room):
    for came in (room.get("/api/join"), room.get("/api/answer"), room.post("/api/now", {}), room.post("/", {})):
        refused(came, 405, "That cannot be done here.")


@attack("12.3.1", "ways to files: .., %2e, //, other cases, NUL, long names", "no file is ever read")
def paths(room):
    page = room.get("/").body
    for path in (
        "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd", "/etc//passwd",
        "/static/../app.py", "/%00", "/room.js", "/.git/config", "/API/NOW", "/api", "/api/", "/api/now/",
        "/api/../api/now", "/me/a/b", "/lead/", "/" + "a" * 199, "/%ff%fe", "/\\..\\..\\x", "/;/api/now",
    ):  # fmt: skip
        came = room.get(path, room.join("ann") if path == "/api/../api/now" else "")
        assert came.status in (200, 307, 400, 401, 404), (path, came.status)
        assert b"root:" not in came.body
        assert came.status != 200 or came.body == page
        assert not came.header("location") or "//" not in came.header("location").removeprefix(f"http://{room.host}")
    for path in ("/" + "a" * 200, "/a?b=c", "/api/now?" + "a" * 300):
        refused(room.get(path), 404, "nothing at this address")


@attack("13.2.5", "another content type for JSON", "refused")
def content_types(room):
    for kind in ("text/json", "application/xml", "application/jsonp", "", "application/json-patch+json"):
        came = room.ask("POST", "/api/join", b"{}", **{"X-Pmworkshop": "1", "Content-Type": kind})
        refused(came, 403)


@attack("12.1.1", "ten megabytes, told beforehand", "refused before they are read")
def large_told(room):
    head = room.head("POST", "/api/answer", {**MARK, "Content-Length": str(10 << 20)})
    refused(came_in(room.raw(head)), 413, "too much")


@attack("12.1.1", "ten megabytes in pieces, without saying so", "refused once they are too much")
def large_chunked(room):
    head = room.head("POST", "/api/answer", {**MARK, "Transfer-Encoding": "chunked"})
    piece = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    came = came_in(room.raw(head + piece * 160 + b"0\r\n\r\n"))
    assert came.status in (0, 413)
    refused(came_in(room.raw(head + piece * 2)), 413)


@attack("13.1.1", "lengths that are none: less than nothing, words, two that differ", "refused")
def odd_lengths(room):
    for length in ("-1", "abc", "1e3", "0x10", "+5", "9" * 400):
        assert came_in(room.raw(room.head("POST", "/api/join", {**MARK, "Content-Length": length}))).status in (
            400,
            413,
        )
    head = room.head("POST", "/api/join", {**MARK, "Content-Length": "2"})[:-2] + b"Content-Length: 3\r\n\r\n{}"
    assert came_in(room.raw(head)).status == 400


@attack(
    "13.1.1",
    "a length and pieces at once, to hide a request behind another (smuggling)",
    "the hidden one is not answered",
)
def smuggled(room):
    ann = room.join("ann")
    hidden = room.head("GET", "/api/now", {"Cookie": ann})
    for coding in ("chunked", "chunked, identity", "\tchunked", "xchunked", "identity, chunked"):
        headers = {**MARK, "Content-Length": str(5 + len(hidden)), "Transfer-Encoding": coding}
        raw = room.raw(room.head("POST", "/api/leave", headers) + b"0\r\n\r\n" + hidden)
        assert raw.count(b"HTTP/1.1 ") <= 1
        assert b'"mine"' not in raw


@attack("5.1.3", "line ends and NUL in a header, a header over two lines, blanks before the colon", "refused")
def odd_headers(room):
    for odd in (b"X-A: a\0b", b"X-A : b", b"X A: b", b": b", b"X-A: b\r\n c: d", b"X-A: \x01", b"X-\xe9: a", b"X-A"):
        came = came_in(room.raw(room.head("GET", "/")[:-2] + odd + b"\r\n\r\n"))
        assert came.status in (200, 400), (odd, came.status)
        assert_tells_nothing(came.raw[:600] if came.status == 400 else b"")
    assert came_in(room.raw(room.head("GET", "/")[:-2] + b"X-A: a\0b\r\n\r\n")).status == 400


@attack("11.1.4", "a hundred kilobytes of headers, a thousand of them, a first line without end", "refused")
def large_headers(room):
    for more in (b"X-A: " + b"a" * 100_000, b"\r\n".join(b"X-%d: a" % n for n in range(5000))):
        assert came_in(room.raw(room.head("GET", "/")[:-2] + more + b"\r\n\r\n")).status in (0, 400, 431)
    assert came_in(room.raw(b"GET /" + b"a" * 100_000)).status in (0, 400, 431)


@attack("5.1.3", "no HTTP at all: noise, TLS, the beginning of another protocol", "refused or closed")
def no_http(room):
    for noise in (
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"\0" * 500,
        b"SSH-2.0-x\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ):
        came = came_in(room.raw(noise + b"\r\n\r\n", end=True))
        assert came.status in (0, 400, 405, 421), (noise, came.raw[:80])


@attack("11.1.4", "slow headers", "the connection ends", moves=False)
def slow_headers(room):
    before, server.FIRST_WORDS = server.FIRST_WORDS, 0.1
    try:
        with room.line() as sock:
            sock.sendall(b"GET / HTTP/1.1\r\nHost: ")
            assert read_all(sock) == b""
    finally:
        server.FIRST_WORDS = before


@attack("11.1.4", "a slow body", "refused, and the connection ends")
def slow_body(room):
    before, guard.PATIENCE = guard.PATIENCE, 0.1
    try:
        came = came_in(room.raw(room.head("POST", "/api/answer", {**MARK, "Content-Length": "100"}) + b"{"))
        refused(came, 408, "did not arrive in time")
    finally:
        guard.PATIENCE = before


@attack("11.1.4", "connections that are opened and half closed, in the middle of a request", "nothing is answered")
def half_open(room):
    before, server.FIRST_WORDS = server.FIRST_WORDS, 0.1
    try:
        assert room.raw(b"", end=True) == b""
        assert came_in(room.raw(b"GET / HTTP/1.1\r\n", end=True)).status in (0, 400)
        head = room.head("POST", "/api/answer", {**MARK, "Content-Length": "100"})
        assert came_in(room.raw(head + b"{", end=True)).status in (0, 400)
        with room.line() as sock:
            assert read_all(sock) == b""
    finally:
        server.FIRST_WORDS = before


@attack(
    "11.1.4", "more connections from one computer than a room has phones", "as many are held as may be, others go on"
)
def many_connections(room):
    ann, before = room.join("ann"), server.OF_ONE
    server.OF_ONE = 100
    held: list[socket.socket] = []
    try:
        held = [room.line() for _ in range(300)]
        for sock in held:
            with suppress(OSError):
                sock.sendall(b"GET / HTTP/1.1\r\n")
        room.until(lambda: len([sock for sock in held if closed(sock)]) == 200)
        assert room.now(ann, "127.0.0.2")["now"]["state"] == "asks"
    finally:
        server.OF_ONE = before
        for sock in held:
            sock.close()
    assert room.now(ann)


def closed(sock: socket.socket) -> bool:
    """Tell whether the other side has ended a connection."""
    sock.setblocking(False)
    try:
        return sock.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


@attack("13.1.1", "many requests in one go on one connection", "each is answered in its turn")
def pipelined(room):
    ann = room.join("ann")
    one = room.head("GET", "/api/now", {"Cookie": ann, "Connection": "keep-alive"})
    raw = room.raw(one * 5 + room.head("GET", "/api/now", {"Cookie": "a=b"}))
    assert raw.count(b"HTTP/1.1 200") == 5
    assert raw.count(b"HTTP/1.1 401") == 1


@attack("11.1.4", "a phone follows and never reads", "others are told all the same", moves=True)
def never_reads(room):
    ann, ben = room.join("ann"), room.join("ben")
    deaf, hears = room.follow(ann), room.follow(ben)
    hears.until(b"event: mine")
    assert room.answer(ben, "ben", "3", "4").status == 200
    hears.until(b"1 of 4 in")
    deaf.close()
    hears.close()


# The stage's own way in


@attack("1.9.2", "the stage's own door: no key, a wrong one, HTTP, a line without end", "closed without a word")
def door(room):
    for words in (
        b"\n", b"{}\n", b'{"key": ""}\n{"ask": "fetch"}\n', b'{"key": null}\n', b"GET / HTTP/1.1\r\n\r\n", b"[]\n",
        b'{"key": "' + b"a" * 32 + b'"}\n{"ask": "close"}\n', b"a" * (5 << 20) + b"\n", b'{"key": "\\ud800"}\n',
    ):  # fmt: skip
        with socket.create_connection(("127.0.0.1", room.where.door), timeout=PATIENCE) as sock:
            try:
                sock.sendall(words)
                sock.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            assert read_all(sock) == b""


@attack(
    "8.1.2", "another user of the computer reads the file of the room", "only this user can, and no secret is in it"
)
def file_of_the_room(room):
    ann = room.join("ann").partition("=")[2]
    files = list((room.home).rglob("rooms/*.json"))
    assert [oct(one.stat().st_mode & 0o777) for one in files] == ["0o600"]
    room.until(lambda: sha256(ann.encode()).hexdigest() in files[0].read_text())
    assert ann not in files[0].read_text()


@pytest.mark.parametrize("tried", ATTACKS, ids=lambda one: f"{one.number}-{one.name}")
def test_attack(tried, room):
    before = room.session
    tried.run(room)
    room.server._app._tries = Tries()
    if not tried.moves:
        assert room.session is before
    room.server._passes.phones.clear()
    assert room.now(room.join("cem"))["now"]["state"] in ("asks", "looks")


def test_forty_attacks_and_more_are_tried_each_once():
    assert len(ATTACKS) >= 40
    assert len({one.name for one in ATTACKS}) == len(ATTACKS)
    assert all(one.tried and one.holds for one in ATTACKS)


def test_what_is_hostile_in_names_titles_and_answers_is_text_everywhere(tmp_path):
    with opened(tmp_path, changes=ASKED_ALONE, title=f"Workshop {HOSTILE}") as room:
        room.do(room_people.add(f"Eve {HOSTILE}", f"Sales {HOSTILE}"))
        room.go("collect", "alone")
        ann = room.join("ann")
        now = room.now(ann)["now"]
        assert HOSTILE in now["title"]
        assert HOSTILE not in now["asked"]["html"]
        listed = room.post("/api/join", {"code": room.where.code}).said["names"]
        assert any(HOSTILE in one["name"] for one in listed)
        came = room.answer(ann, "ann", f"{HOSTILE}\u202e\u0007 bell")
        assert came.status == 200, came.body
        room.do(reveal([next(iter(room.session.rounds))]))
        room.go("collect", "reveal")
        shown = room.now(ann)["now"]["shown"]
        assert HOSTILE not in shown
        assert "&lt;script&gt;" in shown
        assert not {"\u202e", "\u0007"} & set(shown)


def test_a_pass_of_another_session_opens_nothing(tmp_path):
    with opened(tmp_path / "one", changes=ASKED_ALONE) as one, opened(tmp_path / "two", changes=ASKED_ALONE) as two:
        refused(two.get("/api/now", one.join("ann")), 401)
        refused(two.post("/api/join", {"code": one.where.code, "person": "ann"}), 403)
        refused(two.post("/api/join", {"lead": one.where.lead}), 403)


def test_phones_need_not_join_again_after_a_restart_unless_the_code_is_drawn_anew(tmp_path):
    path = made(tmp_path)
    with opened(tmp_path, path=path) as room:
        ann, code = room.join("ann"), room.where.code
    with opened(tmp_path, path=path) as room:
        assert room.where.code == code
        assert [one["id"] for one in room.now(ann)["mine"]["people"]] == ["ann"]


def test_beyond_the_most_connections_phones_are_told_to_come_again(tmp_path, monkeypatch):
    monkeypatch.setattr(server, "CONNECTIONS", 10)
    with opened(tmp_path) as room:
        ann = room.join("ann")
        held = [room.line() for _ in range(20)]
        room.until(lambda: room.get("/api/now", ann).status == 503)
        for sock in held:
            sock.close()
        room.until(lambda: room.get("/api/now", ann).status == 200)
