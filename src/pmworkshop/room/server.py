"""Serves the room's page at one address of this computer until it is closed."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import ssl
import sys
import time
from asyncio import constants
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.files import reason
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.room import whereabouts
from pmworkshop.room.app import RoomApp
from pmworkshop.room.certificate import fingerprint_of
from pmworkshop.room.door import Door
from pmworkshop.room.guard import Guard
from pmworkshop.room.lead import Lead
from pmworkshop.room.live import Live
from pmworkshop.room.whereabouts import Whereabouts
from pmworkshop.store.store import Watcher
from pmworkshop.workshop.workshop import Workshop

PORT = 8765
"""The usual port; none that another program is known to want."""
FIRST_WORDS = 10.0
"""Seconds in which a connection has to agree on TLS, and again in which it has to ask for something."""
CONNECTIONS = 1500
"""Connections at most; beyond them, phones are told to try again."""
FILES = CONNECTIONS + 500
"""Connections and files that it may need to have open at once."""
OF_ONE = 1000
"""Connections of one computer at most: a further one is closed at once, so that one alone shuts nobody out."""
KEEP = 1.0
"""Seconds after which phones that joined are written down."""
TURN = 0.0005
"""Seconds after which the journal lets phones be heard while it works."""
MADE = 50_000
"""Objects that are made between two looks for rings that nothing holds any more: answers make many, and no ring."""
FOLLOW = 0.1
"""Seconds between two looks at what other windows have written."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is served.

    Attributes:
        address: An address of this computer.
        port: The port; 0 for any that is free, None for that of before, or the usual one, or any if other programs
            have these.
        certificate: The file of the certificate for TLS; None without TLS.
        private_key: The file of its key.
        names: Further names by which phones may call this computer, such as those in the certificate.
    """

    address: str
    port: int | None = None
    certificate: Path | None = None
    private_key: Path | None = None
    names: tuple[str, ...] = ()

    @property
    def scheme(self) -> str:
        """How phones speak to it."""
        return "https" if self.certificate else "http"


_THERE: Counter[object] = Counter()
"""How many connections there are, by the address of the page and that of the computer at the other end."""


class _Patient(H11Protocol):
    """Ends connections that ask for nothing, or ask too slowly, or are too many."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for what the connection asks for, unless its computer has too many of them."""
        super().connection_made(transport)
        self._late = self.loop.call_later(FIRST_WORDS, transport.close)
        self._both = self.server, self.client and self.client[0]
        _THERE[self._both] += 1
        if _THERE[self._both] > OF_ONE:
            transport.close()

    def handle_events(self) -> None:
        """Read what has arrived; once something whole is asked for, nothing is late any more."""
        super().handle_events()
        if self.cycle is not None:
            self._late.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._late.cancel()
        _THERE[self._both] -= 1
        if not _THERE[self._both]:
            del _THERE[self._both]
        super().connection_lost(exc)


class Server:
    """The room's page of one session, from `open` to `close`."""

    def __init__(
        self,
        workshop: Workshop,
        watcher: Watcher,
        clock: Clock,
        folders: Folders,
        place: Place,
        *,
        anew: bool = False,
        for_stage: bool = False,
    ) -> None:
        """Prepare it; nothing is served yet.

        Args:
            workshop: The running workshop, in a window of its own; the caller closes it.
            watcher: Looks for what other windows have written.
            clock: Source of the time.
            folders: The user's folders.
            place: Where to serve it.
            anew: Whether everybody has to join again, with another code.
            for_stage: Whether a stage has opened it, without which it is closed.

        Raises:
            InputError: The library that serves it is not installed.
        """
        self._session_id, self._folders, self._place = workshop.session.id, folders, place
        self._workshop, self._watcher = workshop, watcher
        before, certificate = whereabouts.opened(self._session_id, folders, anew=anew), place.certificate
        shown = fingerprint_of(certificate) if certificate else before.certificate
        self._where = replace(before, tls=certificate is not None, certificate=shown)
        self._passes = self._where.passes()
        self._passes.changed = self._note_phones
        self.live = Live(workshop, self._passes, clock)
        self._lead = Lead(self.live, clock)
        self._app = RoomApp(self.live, self._lead, safe=place.certificate is not None)
        self._door = Door(self.live, self._where.key, self.close, awaits=for_stage)
        self._unwritten = asyncio.Event()
        self._over = asyncio.Event()

    @property
    def where(self) -> Whereabouts:
        """Where it is; without an address before it is open."""
        return self._where

    def _note_phones(self) -> None:
        self._unwritten.set()

    def close(self) -> None:
        """Close it: phones are told, and `run` ends."""
        self._over.set()

    async def run(self, opened: Callable[[Whereabouts], None]) -> None:
        """Serve until `close`.

        Args:
            opened: Called once phones can reach it.

        Raises:
            InputError: The address cannot be served, or the certificate cannot be read.
            StorageError: The file that says where it is cannot be written.
        """
        sock = _bound(self._place, self._where.port)
        port = sock.getsockname()[1]
        hosts = [f"{name}:{port}" for name in (_spelled(self._place.address), *self._place.names)]
        server = uvicorn.Server(_config(Guard(self._app, hosts), self._place))
        door = await self._door.open()
        url = f"{self._place.scheme}://{hosts[-1] if self._place.names else hosts[0]}"
        self._where = replace(self._where, url=url, door=door, port=port)
        self._write()
        tasks = [
            asyncio.create_task(one)
            for one in (self.live.run(), self._lead.run(), self._writing(), self._following())
        ]
        serving = asyncio.create_task(server._serve([sock]))
        over = asyncio.create_task(self._over.wait())
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError, ValueError, RuntimeError):  # not on every system, nor in every thread
                asyncio.get_running_loop().add_signal_handler(number, self.close)
        before, collected, shaking = sys.getswitchinterval(), gc.get_threshold(), constants.SSL_HANDSHAKE_TIMEOUT
        sys.setswitchinterval(TURN)
        constants.SSL_HANDSHAKE_TIMEOUT = FIRST_WORDS  # the library that serves has no way to say it
        gc.freeze()  # what the start has made stays; looking through it again and again would delay answers
        gc.enable()  # a command needs none of it, but the page is open for hours
        gc.set_threshold(MADE, *collected[1:])
        try:
            opened(self._where)
            await asyncio.wait([serving, over, *tasks], return_when=asyncio.FIRST_COMPLETED)
        finally:
            sys.setswitchinterval(before)
            constants.SSL_HANDSHAKE_TIMEOUT = shaking
            gc.set_threshold(*collected)
            gc.unfreeze()
            self._app.close()
            server.should_exit = True
            with suppress(asyncio.CancelledError):
                await serving
            for task in (over, *tasks):
                task.cancel()
            await self._door.close()
            sock.close()
            self._where = replace(self._where, door=0)
            self._write()
        for task in tasks:
            if task.done() and not task.cancelled() and (error := task.exception()):
                raise error

    def _write(self) -> None:
        self._where = replace(self._where, phones=dict(self._passes.phones))
        whereabouts.keep(self._session_id, self._folders, self._where)

    async def _writing(self) -> None:
        """Write down which phones have joined, so that they need not join again after a restart."""
        while True:
            await self._unwritten.wait()
            await asyncio.sleep(KEEP)
            self._unwritten.clear()
            with suppress(StorageError):
                await asyncio.to_thread(self._write)

    async def _following(self) -> None:
        """Read what other windows have written."""
        while True:
            if await asyncio.to_thread(self._look) and await asyncio.wrap_future(self._workshop.follow_later()):
                self.live.changed()

    def _look(self) -> bool:
        """Wait for what another window writes; a database that does not answer keeps no phone waiting."""
        self._watcher.wait(FOLLOW)
        return self._watcher.changed(time.monotonic())


def _config(app: Guard, place: Place) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Patient,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        limit_concurrency=CONNECTIONS,
        backlog=CONNECTIONS,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=16 * 1024,
        ssl_certfile=place.certificate,
        ssl_keyfile=place.private_key,
    )


def _spelled(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _bound(place: Place, before: int = 0) -> socket.socket:
    """Take the port at the address.

    Raises:
        InputError: The address is not of this computer, or the port is in use.
    """
    if place.port is None:
        for port in (before or PORT, PORT):
            with suppress(InputError):
                return _bound(replace(place, port=port))
        return _bound(replace(place, port=0))
    family = socket.AF_INET6 if ":" in place.address else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((place.address, place.port))
        sock.listen(CONNECTIONS)
        sock.setblocking(False)
    except OSError as error:
        sock.close()
        raise InputError(
            tr(
                "The page cannot be opened at {address}, port {port}: {error}.",
                address=place.address,
                port=place.port,
                error=reason(error),
            ),
            tr("Choose another --port, or an --address of this computer."),
        ) from None
    return sock


def readable(certificate: Path, private_key: Path) -> None:
    """Do nothing if a certificate and its key can be used.

    Args:
        certificate: The file of the certificate.
        private_key: The file of its key.

    Raises:
        InputError: They cannot be read, or do not belong together.
    """
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, private_key)
    except (OSError, ValueError) as error:
        said = reason(error) if not isinstance(error, ssl.SSLError) else tr("it is no certificate with its key")
        raise InputError(
            tr("{certificate} cannot be used: {said}.", certificate=certificate, said=said),
            tr("Name a certificate and its key, in PEM."),
        ) from None
