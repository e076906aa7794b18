"""A small laptop for the page of the room: it answers as the contract says, and keeps everything in memory."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pmworkshop.exchange.sheet_form import parts
from pmworkshop.room.pages.asked import asked_html, asked_parts
from pmworkshop.room.pages.shell import shell
from tests.report.forming import asking_all

NAMES = {"ann": "Ann Sample, Product", "bo": "Bo Sample, Sales", "cem": "Cem Sample, Management"}
CODE, LEAD, LINK = "K7QMPD", "lead-key", "link-of-ann"
BUTTONS = [
    {"act": "back", "label": "Back"}, {"act": "curtain", "label": "Draw the curtain"},
    {"act": "more", "label": "Five more minutes"}, {"act": "break", "label": "Break now"},
    {"act": "show", "label": "Show the answers (8 of 10 in)",
     "sure": "Show the answers of 8? They cannot be hidden again."},
    {"act": "next", "label": "Next: Compare"},
]  # fmt: skip


@dataclass
class Pass:
    """What one phone may do."""

    people: list[str] = field(default_factory=list)
    look: bool = False
    lead: bool = False


class Laptop:
    """The state behind the page."""

    def __init__(self) -> None:
        self.change = threading.Condition()
        self.version = 0
        self.passes: dict[str, Pass] = {}
        self.kept: dict[tuple[str, str], dict[str, Any]] = {}
        self.posts: list[dict[str, Any]] = []
        self.done: dict[str, dict[str, Any]] = {}
        self.refuse: list[tuple[int, dict[str, Any]]] = []
        self.lead = {
            "waits": ["Bo Sample, Sales", "Cem Sample, Management"], "clock": "4 min behind",
            "notes": "<p>Ask for one sentence each.</p>", "buttons": BUTTONS,
            "phones": [{"person": "bo", "name": "Bo Sample, Sales"}],
        }  # fmt: skip
        self.acts: list[dict[str, Any]] = []
        self.gone = self.silent = self.closed = False
        self.now: dict[str, Any] = {}
        self.asks("lines")

    def asks(self, *modules: str, named: bool = True, **more: Any) -> None:
        """Ask something in the room."""
        asked = parts(asking_all(), modules)
        about = {
            "key": f"{asked[0].module}/{asked[0].tag}", "named": named, "open": True, "count": "3 of 10 in",
            "html": asked_html(asked), "parts": asked_parts(asked),
        }  # fmt: skip
        say = "Answer alone. Your answers are hidden until those of all are shown."
        self.stands("asks", say=say, part=asked[0].title, phase="Write alone", asked=about, **more)

    def stands(self, state: str, *, say: str = "", part: str = "What must stop", **more: Any) -> None:
        """Put the room somewhere."""
        with self.change:
            self.version += 1
            self.now = {
                "version": str(self.version), "title": "Leadership alignment", "part": part, "phase": "",
                "state": state, "say": say, "asked": None, "shown": "", **more,
            }  # fmt: skip
            self.change.notify_all()

    def push(self, **about: Any) -> None:
        """Change some of it, and tell the phones."""
        with self.change:
            self.version += 1
            for name, value in about.items():
                setattr(self, name, value)
            self.change.notify_all()

    def keeps(self, person: str, rows: list[Any], time: str = "10:42") -> dict[str, Any]:
        """Keep an answer, whoever gave it."""
        with self.change:
            self.version += 1
            at = (person, self.now["asked"]["key"])
            self.kept[at] = {"kept": time, "seen": f"seen-{self.version}", "rows": rows}
            self.change.notify_all()
            return self.kept[at]

    def mine(self, own: Pass) -> dict[str, Any]:
        key = self.now["asked"]["key"] if self.now["asked"] else ""
        blank = {"kept": "", "seen": "", "rows": []}
        people = [
            {"id": one, "name": NAMES[one], "key": key, **self.kept.get((one, key), blank)} for one in own.people
        ]
        return {"look": own.look, "lead": own.lead, "people": people}

    def state(self, own: Pass) -> dict[str, Any]:
        return {"now": self.now, "mine": self.mine(own), "lead": self.lead if own.lead else None}

    def answer(self, own: Pass, said: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.posts.append(said)
        if said["id"] in self.done:
            return 200, self.done[said["id"]]
        if self.refuse:
            return self.refuse.pop(0)
        asked = self.now["asked"]
        if not asked or asked["key"] != said["key"] or not asked["open"]:
            return 410, {"say": "The room has gone on to something else."}
        there = self.kept.get((said["person"], said["key"]))
        if there and there["seen"] != said["seen"]:
            return 409, {"say": "Answered elsewhere.", "seen": there["seen"], "rows": there["rows"]}
        self.done[said["id"]] = self.keeps(said["person"], said["rows"])
        return 200, self.done[said["id"]]

    def join(self, own: Pass | None, said: dict[str, Any]) -> tuple[int, dict[str, Any], Pass | None]:
        if "lead" in said or "link" in said:
            right = said.get("lead") == LEAD or said.get("link") == LINK
            made = Pass(lead=True) if "lead" in said else Pass(["ann"])
            return (200, {}, made) if right else (403, {"say": "That link is not right."}, None)
        if said["code"] != CODE:
            return 403, {"say": "That code is not right. Look at the wall."}, None
        if said.get("look"):
            return 200, {}, Pass(look=True)
        used = {one for other in self.passes.values() if other is not own for one in other.people}
        if "person" not in said:
            names = [{"id": one, "name": name, "taken": one in used} for one, name in NAMES.items()]
            return 200, {"title": "Leadership alignment", "names": names, "may_look": True}, None
        if said["person"] in used:
            return 409, {"say": "That name is in use on another phone."}, None
        return 200, {}, Pass([*(own.people if own else []), said["person"]])


class Desk(BaseHTTPRequestHandler):
    """One request of a phone."""

    laptop: Laptop

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    @property
    def secret(self) -> str:
        found = SimpleCookie(self.headers.get("Cookie", "")).get("pass")
        return found.value if found else ""

    def parse_request(self) -> bool:
        if self.laptop.gone:
            self.close_connection = True
            return False
        return super().parse_request()

    def reply(self, status: int, data: Any, more: dict[str, str] | None = None) -> None:
        content = data if isinstance(data, bytes) else json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in (more or {"Content-Type": "application/json"}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self) -> None:
        own = self.laptop.passes.get(self.secret)
        if not self.path.startswith("/api/"):
            page, policy = shell()
            self.reply(200, page, {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy})
        elif own is None:
            self.reply(401, {"say": "Your name was taken back. Join again."})
        elif self.path == "/api/now":
            self.reply(200, self.laptop.state(own))
        elif self.laptop.silent:
            self.reply(503, {"say": "No events here."})
        else:
            with suppress(OSError):
                self.follow()

    def follow(self) -> None:
        laptop, told = self.laptop, -1
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while not laptop.gone:
            with laptop.change:
                if told == laptop.version:
                    laptop.change.wait(1)
                own, told = laptop.passes.get(self.secret), laptop.version
                if own is None:
                    return
                state = laptop.state(own)
            for sort in ("closed",) if laptop.closed else ("now", "mine", "lead") if own.lead else ("now", "mine"):
                self.wfile.write(f"event: {sort}\ndata: {json.dumps(state.get(sort))}\n\n".encode())
            self.wfile.flush()

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        own, laptop = self.laptop.passes.get(self.secret), self.laptop
        assert self.headers["X-Pmworkshop"] == "1"
        if self.path == "/api/join":
            status, data, made = laptop.join(own, said)
            more = {"Content-Type": "application/json"}
            if made is not None:
                secret = self.secret or f"pass-{len(laptop.passes)}"
                laptop.passes[secret] = made
                more["Set-Cookie"] = f"pass={secret}; HttpOnly; SameSite=Strict; Path=/"
            self.reply(status, data, more)
        elif own is None:
            self.reply(401, {"say": "Your name was taken back. Join again."})
        elif self.path == "/api/answer":
            self.reply(*laptop.answer(own, said))
        elif self.path == "/api/leave":
            own.people.remove(said["person"])
            if not own.people:
                del laptop.passes[self.secret]
            self.reply(200, {})
        else:
            laptop.acts.append(said)
            late = "seen" in said and said["seen"] != laptop.now["version"]
            self.reply(409 if late else 200, {"say": "The room has gone on meanwhile." if late else "Done."})


@contextmanager
def served() -> Iterator[tuple[Laptop, str]]:
    """A laptop on a free port of this computer, and its address."""
    laptop = Laptop()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Desk,), {"laptop": laptop}))
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield laptop, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        laptop.push(gone=True)
        server.shutdown()
        server.server_close()
