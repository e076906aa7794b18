"""Records the sample workshop as its replay shows it: ninety minutes in two.

``python docs/build.py`` writes both forms: ``recording.cast`` for players of terminals (asciinema, version 2), and
``recording.svg``, the same scenes as one picture that moves. Nothing in them depends on the machine or the hour.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from rich.cells import cell_len
from rich.color import Color, ColorType
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from pmworkshop.base.folders import Folders
from pmworkshop.sample import make_sample
from pmworkshop.tui.replay.app import ReplayWindow
from pmworkshop.tui.replay.recording import Recording, open_reel
from pmworkshop.tui.shell.app import PmworkshopApp

WIDTH, HEIGHT = 100, 30
SECONDS = 120.0
"""How long the recording plays."""
SHORTEST, LONGEST = 0.25, 2.5
"""How long a scene stands, in seconds: it can be seen, and does not stop the film."""
FAINT = 0.6
"""How much of the ink of dim text is left."""
CELL, LINE, ABOVE = 8.4, 17, 13
"""Width and height of a cell of the picture, and the base line in it, in pixels."""
MARGIN = 12


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look, beside each other.

    Attributes:
        x: The column of the first one, from 0.
        cells: How many columns they take.
        ink: Their colour, as `#rrggbb`.
        ground: The colour behind them.
        bold: Whether they are bold.
        underlined: Whether they are underlined.
    """

    x: int
    cells: int
    text: str
    ink: str
    ground: str
    bold: bool
    underlined: bool


Row = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the wall shows for a while.

    Attributes:
        at: When it begins, in seconds.
        rows: Its lines, from the top.
    """

    at: float
    rows: tuple[Row, ...]


@dataclass
class _Film:
    shown: list[tuple[float, tuple[Row, ...]]] = field(default_factory=list)

    def add(self, wait: float, rows: tuple[Row, ...]) -> None:
        """Add what stood for a while; what looks as before only stands longer."""
        if self.shown and self.shown[-1][1] == rows:
            wait, rows = self.shown.pop()[0] + wait, rows
        self.shown.append((wait, rows))

    def scenes(self) -> list[Scene]:
        """Place the scenes in the time that the recording has."""
        stays = [min(max(wait, SHORTEST), LONGEST) for wait, _ in self.shown]
        longer = SECONDS / sum(stays)
        at, placed = 0.0, []
        for stay, (_, rows) in zip(stays, self.shown, strict=True):
            placed.append(Scene(round(at, 2), rows))
            at += stay * longer
        return placed


def recorded() -> list[Scene]:
    """Replay the whole sample on a screen in memory.

    Returns:
        The scenes, in order; each differs from the one before.
    """
    with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
        path = Path(home, "sample.pmw")
        make_sample(path, until="end")
        Path(home, "settings.toml").write_text("typing_pause = 0\nmotion = false\n", encoding="utf-8")
        return asyncio.run(_replayed(Path(home), open_reel(path)))


async def _replayed(home: Path, reel: Recording) -> list[Scene]:
    film = _Film()
    app = PmworkshopApp(Folders.at(home), ReplayWindow(reel))
    try:
        async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
            app.theme = "stage"
            await pilot.press("v", "home")
            while True:
                rows: tuple[Row, ...] = ()
                while f"step {reel.player.seq} of" not in _words_of(rows):
                    await pilot.pause()
                    rows = tuple(_row(strip) for strip in app.screen._compositor.render_strips())
                film.add(reel.player.wait(), rows)
                if reel.player.at_end:
                    return film.scenes()
                await pilot.press("right")
    finally:
        app.close()


def _words_of(rows: tuple[Row, ...]) -> str:
    return " ".join("".join(run.text for row in rows for run in row).split())


def _row(strip: Sequence[tuple[str, Style | None, object]]) -> Row:
    runs: list[Run] = []
    x = 0
    for piece in strip:
        text, style = piece[0], piece[1] or Style()
        cells = cell_len(text)
        ink, ground = _colours(style)
        run = Run(x, cells, text, ink, ground, bool(style.bold), bool(style.underline))
        if runs and _alike(runs[-1], run):
            run = Run(
                runs[-1].x, runs[-1].cells + cells, runs.pop().text + text, ink, ground, run.bold, run.underlined
            )
        runs.append(run)
        x += cells
    return tuple(runs)


def _alike(one: Run, other: Run) -> bool:
    looks = [(run.ink, run.ground, run.bold, run.underlined) for run in (one, other)]
    return looks[0] == looks[1]


def _colours(style: Style) -> tuple[str, str]:
    ink, ground = _rgb(style.color, foreground=True), _rgb(style.bgcolor, foreground=False)
    if style.reverse:
        ink, ground = ground, ink
    if style.dim:
        ink = tuple(round(there + (here - there) * FAINT) for here, there in zip(ink, ground, strict=True))
    return "#{:02x}{:02x}{:02x}".format(*ink), "#{:02x}{:02x}{:02x}".format(*ground)


def _rgb(color: Color | None, *, foreground: bool) -> tuple[int, ...]:
    if color is None or color.type is ColorType.DEFAULT:
        return (230, 230, 230) if foreground else (0, 0, 0)
    return tuple(color.get_truecolor(DEFAULT_TERMINAL_THEME, foreground))


def cast(scenes: Sequence[Scene]) -> str:
    """Write scenes as a recording of a terminal.

    Args:
        scenes: The scenes.

    Returns:
        A file of asciinema, version 2 (https://docs.asciinema.org/manual/asciicast/v2/): a line with the size, and
        one for each scene with its time and the lines that changed.
    """
    head = {
        "version": 2,
        "width": WIDTH,
        "height": HEIGHT,
        "title": "Ninety minutes in two",
        "idle_time_limit": LONGEST,
    }
    lines = [json.dumps(head)]
    before: tuple[Row, ...] = ()
    for scene in scenes:
        changed = [y for y, row in enumerate(scene.rows) if y >= len(before) or before[y] != row]
        drawn = "".join(f"\x1b[{y + 1};1H{_ansi(scene.rows[y])}" for y in changed)
        lines.append(json.dumps([scene.at, "o", ("\x1b[?25l" if not before else "") + drawn], ensure_ascii=False))
        before = scene.rows
    lines.append(json.dumps([SECONDS, "o", "\x1b[0m"]))
    return "\n".join(lines) + "\n"


def _ansi(row: Row) -> str:
    return "".join(
        f"\x1b[0;{'1;' if run.bold else ''}{'4;' if run.underlined else ''}"
        f"38;2;{_numbers(run.ink)};48;2;{_numbers(run.ground)}m{run.text}"
        for run in row
    )


def _numbers(colour: str) -> str:
    return ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def film(scenes: Sequence[Scene]) -> str:
    """Draw scenes as one picture that moves.

    Where the reader wishes no motion, its last scene stands still.

    Args:
        scenes: The scenes.

    Returns:
        An SVG. Each line that occurs is drawn once; scenes stand beside each other, and a window goes from one to the
        next.
    """
    wide, high = round(WIDTH * CELL) + 2 * MARGIN, HEIGHT * LINE + 2 * MARGIN
    ground = scenes[-1].rows[0][0].ground
    ids: dict[Row, str] = {}
    shown = "".join(_placed(scene, number * wide, ids) for number, scene in enumerate(scenes))
    drawn = "".join(f'<g id="{name}">{_drawn(row, ground)}</g>' for row, name in ids.items())
    stops = "".join(
        f"{scene.at / SECONDS:.3%}{{transform:translateX({-number * wide}px)}}" for number, scene in enumerate(scenes)
    )
    still = f"transform:translateX({-(len(scenes) - 1) * wide}px)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" '
        'aria-label="A recording of the sample workshop: ninety minutes in two">'
        "<style>text{font:14px 'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}.b{font-weight:bold}"
        f".u{{text-decoration:underline}}#film{{{still};animation:go {SECONDS:g}s step-end infinite}}"
        f"@keyframes go{{{stops}}}@media (prefers-reduced-motion:reduce){{#film{{animation:none}}}}</style>"
        f'<rect width="100%" height="100%" fill="{ground}"/><defs>{drawn}</defs><g id="film">{shown}</g></svg>\n'
    )


def _placed(scene: Scene, left: int, ids: dict[Row, str]) -> str:
    uses = []
    for y, row in enumerate(scene.rows):
        if any(run.text.strip() or run.ground != scene.rows[0][0].ground for run in row):
            name = ids.setdefault(row, f"r{len(ids)}")
            uses.append(f'<use href="#{name}" y="{y * LINE + MARGIN}"/>')
    return f'<g transform="translate({left + MARGIN})">{"".join(uses)}</g>'


def _drawn(row: Row, ground: str) -> str:
    return "".join(_bar(run) for run in row if run.ground != ground) + "".join(
        _words(run) for run in row if run.text.strip()
    )


def _bar(run: Run) -> str:
    return f'<rect x="{run.x * CELL:.1f}" width="{run.cells * CELL:.1f}" height="{LINE}" fill="{run.ground}"/>'


def _words(run: Run) -> str:
    text = run.text.rstrip()
    begin = len(text) - len(text.lstrip())
    text = text.lstrip()
    looks = " ".join(name for name, is_so in (("b", run.bold), ("u", run.underlined)) if is_so)
    named = f' class="{looks}"' if looks else ""
    x, wide = (run.x + begin) * CELL, cell_len(text) * CELL
    return (
        f'<text x="{x:.1f}" y="{ABOVE}" textLength="{wide:.1f}" fill="{run.ink}"'
        f"{named}>{html.escape(text, quote=False)}</text>"
    )


def made(pictures: Path) -> Iterator[tuple[Path, str]]:
    """Make both files.

    Args:
        pictures: The folder of the pictures.
    """
    scenes = recorded()
    assert all(one.rows != other.rows for one, other in pairwise(scenes))
    yield pictures / "recording.cast", cast(scenes)
    yield pictures / "recording.svg", film(scenes)
