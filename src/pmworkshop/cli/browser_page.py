"""The page in which a browser shows the stage: served to this computer alone, at an address that nobody can guess."""

from __future__ import annotations

import asyncio
import os
import secrets
import shlex
import subprocess
from collections.abc import Callable, Sequence
from importlib.resources import files
from string import Template

from aiohttp import web
from textual_serve.server import Server

LOOPBACK = "127.0.0.1"
"""Where the page is: no other computer reaches this address."""
GOODBYE = 5.0
"""Seconds that a stage is given to end when the page is closed."""
_LETTERS = {"small": 14, "usual": 18, "large": 24}


class StagePage(Server):
    """The page, with a process of the program for each browser window that opens it.

    Attributes:
        key: What only the address tells. Other pages in the browser and other people at this computer lack it.
    """

    def __init__(self, command: Sequence[str], key: str) -> None:
        """Prepare the page.

        Args:
            command: The program with its words, which runs for each window.
            key: What only the address tells.
        """
        words = subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)
        super().__init__(words, host=LOOPBACK, title="pmworkshop")
        self.key = key

    async def _make_app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get(f"/{self.key}/", self.handle_index),
                web.get(f"/{self.key}/ws", self.handle_websocket),
                web.static(f"/{self.key}/static", self.statics_path),
            ]
        )
        return app

    async def handle_index(self, request: web.Request) -> web.Response:
        """Answer with the page; nothing of it comes from elsewhere."""
        page = Template(files(__package__).joinpath("browser_page.html").read_text(encoding="utf-8"))
        letters = _LETTERS.get(request.query.get("letters", ""), _LETTERS["usual"])
        socket = f"ws://{request.host}/{self.key}/ws"
        rules = f"default-src 'self' 'unsafe-inline'; connect-src ws://{request.host}; img-src 'self' data:"
        return web.Response(
            text=page.substitute(socket=socket, letters=letters),
            content_type="text/html",
            headers={
                "Cache-Control": "no-store",
                "Content-Security-Policy": f"{rules}; frame-ancestors 'none'",
                "Referrer-Policy": "no-referrer",
            },
        )


async def serve(command: Sequence[str], port: int, opened: Callable[[str], None]) -> None:
    """Serve the page until this is cancelled.

    Args:
        command: The program with its words.
        port: Where it is; 0 for any port that is free.
        opened: Called with the whole address once it is open.

    Raises:
        OSError: The port cannot be opened.
    """
    page = StagePage(command, secrets.token_urlsafe(24))
    runner = web.AppRunner(await page._make_app(), shutdown_timeout=GOODBYE, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
        opened(f"http://{LOOPBACK}:{runner.addresses[0][1]}/{page.key}/")
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
