"""Typed in the wrong mode: sentences in every list, and every key of a list in every field.

No command runs and no word is lost, whether somebody types each key by itself or all comes at once. The same few
sentences are typed each time, once in lists of one panel where the same keys mean the same; with PMWORKSHOP_EXAMPLES
every sentence is typed in every list.
"""

from __future__ import annotations

import os
from functools import partial
from itertools import count

import pytest
from textual import events
from textual.keys import _character_to_key

from pmworkshop.session.operations import navigation
from pmworkshop.tui.guard.incoming import CalmParser
from pmworkshop.tui.pages.page import Ask, Open
from pmworkshop.tui.pages.panel import BY_TEXT, hides
from pmworkshop.tui.panels.charting.offered_rows import OfferedRowsPanel
from pmworkshop.tui.panels.charting.reconcile import SettlingPanel
from pmworkshop.tui.panels.room.absence_prompt import AwayPanel
from pmworkshop.tui.panels.room.look_back import LookingPanel
from pmworkshop.tui.panels.room.refit import FittingPanel
from pmworkshop.tui.panels.room.unsaved import UnsavedPanel
from pmworkshop.tui.panels.shared.ledger import LedgerPanel
from pmworkshop.tui.panels.shared.points import PointsPanel
from pmworkshop.tui.panels.shared.sources import SourcesPanel
from pmworkshop.tui.requests import messages
from tests.tui.driving import NOW, ByHand, make, stage
from tests.tui.test_every_panel import every_panel
from tests.tui.test_notes import notes
from tests.tui.test_replay import replay

SENTENCES = (
    "Nobody visits customers with sales",
    "Roadmap is seen by sales first",
    "22 of 30 plans are late",
    "3 people left last year",
    "- too many meetings",
    "Über Öl und Größe spricht niemand",
    "équipe à côté, déjà là",
    "销售不问客户",
    "qqq? no, buy",
    "p: what we sell",
)
WHOLE = "PMWORKSHOP_EXAMPLES" in os.environ
REQUESTS = (
    messages.ShowAgenda(),
    messages.AddToAgenda(),
    messages.ShowPeople(),
    messages.ShowDetails(),
    messages.ShowConflicts(),
    messages.ShowParking(),
    messages.TestRoom(),
    messages.ShowKeys(),
)


def human(room, text):
    """Each key by itself, sooner than the moment is over."""
    for character in text:
        room.app.post_message(events.Key(_character_to_key(character), character))


def machine(room, text):
    """All in one read, as text that is pasted without marks comes."""
    for event in CalmParser().feed(text):
        room.app.post_message(event)


def seen(room):
    """All that a command could change."""
    desk, opened = room.app.desk, room.app.shell.live.opened
    steps = len(opened.workshop.history()) if opened else 0
    return (
        steps,
        list(desk.stack.panels),
        desk.state.ask,
        desk.board.cursor,
        room.app.theme,
        desk.offered.commands == (),
        len(room.app.screen_stack),
        room.app._exit,
    )


def list_here(room):
    """What tells a list from others: its panel, the phase, what its keys mean, and whether it hides answers."""
    desk = room.app.desk
    stage = desk.state.view.stage
    hidden = hides(desk.panel, desk.context)
    return type(desk.panel), stage and stage.phase, desk.offered.commands, hidden, bool(desk.state.page.ask)


class Typist:
    """Types a sentence into one list after the other, and looks whether anything but words came of it."""

    def __init__(self) -> None:
        self._number = count()
        self._typed: set[tuple[object, ...]] = set()
        self.met: set[str] = set()

    async def types(self, room, where: str) -> None:
        """Type here, slowly and at once."""
        self.met.add(type(room.app.desk.panel).__name__)
        here = list_here(room)
        if here in self._typed and not WHOLE:
            return
        self._typed.add(here)
        number = next(self._number)
        for way in (human, machine) if WHOLE else ((human, machine)[number % 2],):
            for text in SENTENCES if WHOLE else (SENTENCES[number * 3 % len(SENTENCES)],):
                await self._type(room, f"{where}: {text}", way, text)

    async def _type(self, room, where: str, way, text: str) -> None:
        desk = room.app.desk
        desk.field.value = ""
        desk.entry.set_mode("list")
        hidden = hides(desk.panel, desk.context)
        cards = way is human and any(one.id == "begin_with" for one in desk.offered.commands)
        if (hidden or cards) and text[0] in "0123456789-":
            text = text.lstrip("0123456789- ")  # they begin an answer there, and act at once
        begins = any(
            one.begins and _character_to_key(text[0]) in one.keys for one in desk.offered.commands
        )  # an answer, in a field
        asks = desk.panel.handler(BY_TEXT)
        begins = (begins and way is human) or (asks is not None and asks(desk.context, "") is not None)
        looks = (lambda: seen(room)[0]) if begins else (lambda: seen(room))
        before, hand = looks(), ByHand(room.app)
        way(room, text)
        await room.settle()
        assert looks() == before, where
        hand.over()
        await room.settle()
        assert looks() == before, where
        line = desk.state.ask.initial if desk.state.ask else ""  # the plan begins a leader's line with the name
        whole = text if text.startswith(line) else line + text  # a digit may begin it, and is the first of the words
        assert desk.field.value == ("" if hidden else whole), where
        while desk.entry.asking:
            desk.acts.leave_field()
        desk.field.value = ""
        desk.entry.set_mode("list")
        desk.panel.draft, desk.hands.moment.pause = "", 0


async def modules(room, typist):
    """Every module in each of its phases, looked back at too, and what its lists lay over it."""
    for module in room.session.info.agenda.modules:
        for phase in module.phases:
            await room.go(module.id, phase)
            await typist.types(room, f"{module.id} {phase}")
    away, refit, unsaved = AwayPanel(room.app.desk.panel, 900), FittingPanel(lambda: NOW), UnsavedPanel([])
    for panel in (LookingPanel(room.session.info.agenda.modules[0]), away, refit, unsaved):
        await over(room, typist, panel)


async def over(room, typist, panel):
    """A panel over the room."""
    room.app.desk.perform(Open(panel))
    await typist.types(room, type(panel).__name__)
    room.app.desk.overlays.leave()


async def test_sentences_in_the_lists_of_a_workshop_are_words(tmp_path):
    typist = Typist()
    async with stage(tmp_path, make(tmp_path)) as room:
        await typist.types(room, "welcome")
        await modules(room, typist)
        for request in REQUESTS:
            room.app.desk.request(request)
            await room.settle()
            await typist.types(room, str(request))
            room.app.desk.overlays.leave()
        chart = next(iter(room.session.info.agenda.charts()))
        row = next(iter(room.session.activities))
        for panel in (
            OfferedRowsPanel(chart.id),
            SettlingPanel(chart.id, (row,), row),
            LedgerPanel("plan"),
            PointsPanel(chart.id),
            SourcesPanel(chart.id, row),
        ):
            await over(room, typist, panel)
        await room.press("B")
        await room.line("10")
        await typist.types(room, "break")
        await room.press("enter")
        modules_ = room.session.info.agenda.modules
        await room.go(modules_[-1].id, list(modules_[-1].phases)[-1])
        room.app.servers.room.commit(navigation.forward())
        await room.settle()
        await typist.types(room, "end")
    async with stage(tmp_path) as home:
        await typist.types(home, "home")
        await home.press("n")
        await typist.types(home, "composing")
        await home.press("end", "enter", "tab", "enter")
        await typist.types(home, "wording")
    async with stage(tmp_path) as home:
        await home.press("slash")
        await home.line("roadmap")
        await home.until(lambda: "roadmap" in home.wall and home.app.desk.panel.overlay)
        await typist.types(home, "found")
    async with stage(tmp_path) as home:
        await home.press("down", "enter")
        await typist.types(home, "set-up")
        await home.press("l")
        await typist.types(home, "guests")
    missed = {kind.__name__ for kind in every_panel()} - typist.met
    assert missed <= {"Panel", "NotesPanel", "HardMomentsPanel", "ReplayPanel", "ChangesPanel", "ReviewPanel",
                      "BriefPanel", "DecidePanel", "GivenToPanel", "PhonesPanel", "AnswersPanel"}, missed  # fmt: skip


@pytest.mark.parametrize("agenda", ["follow-up", "health-check", "leaders-day", "discovery-call"])
async def test_sentences_in_the_lists_of_other_agendas_are_words(tmp_path, agenda):
    typist = Typist()
    async with stage(tmp_path, make(tmp_path, agenda)) as room:
        await modules(room, typist)


async def test_sentences_in_the_private_window_and_in_the_replay_are_words(tmp_path):
    typist, path = Typist(), make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("First")
    async with notes(tmp_path, path) as window:
        for view in range(3):
            await typist.types(window, f"notes {view}")
            await window.press("tab")
        await window.press("H")
        await typist.types(window, "hard moments")
    async with replay(path) as watcher:
        await typist.types(watcher, "replay")
        await watcher.press("enter")
        await typist.types(watcher, "changes")
    assert typist.met == {"NotesPanel", "HardMomentsPanel", "ReplayPanel", "ChangesPanel"}


async def type_keys(room, where):
    """Type every key of a list into the field that is open."""
    desk = room.app.desk
    desk.field.value = ""
    keys = "".join(
        dict.fromkeys(
            character
            for command in (*desk.panel.commands, *desk.offered.room)
            for key in command.keys
            if len(character := {"full_stop": ".", "slash": "/", "question_mark": "?"}.get(key, key)) == 1
        )
    )
    before, hand = seen(room), ByHand(room.app)
    human(room, keys)
    await room.settle()
    hand.over()
    assert seen(room) == before, where
    assert desk.field.value == keys, where
    desk.field.value, desk.hands.moment.pause = "", 0


def questions(room):
    """The questions that the commands of the page ask."""
    desk = room.app.desk
    for command in desk.offered.listing()[0]:
        handler = desk.panel.handler(command)
        if handler is not None and command.keys:
            act = desk.attempt(partial(handler, desk.context, command.keys[0]))
            if isinstance(act, Ask) and not act.secret:
                yield command.id, act


async def test_every_key_of_a_list_is_a_character_in_every_field(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("A line")
        asked, fields = set(), set()
        for module in room.session.info.agenda.modules:
            for phase in module.phases:
                await room.go(module.id, phase)
                desk = room.app.desk
                if desk.state.page.ask and (WHOLE or list_here(room) not in fields):
                    fields.add(list_here(room))
                    desk.entry.set_mode("field")
                    await type_keys(room, f"{module.id} {phase}")
                    desk.entry.set_mode("list")
                for name, ask in questions(room):
                    if name not in asked or WHOLE:
                        asked.add(name)
                        desk.perform(ask)
                        await type_keys(room, f"{module.id} {phase}: {name}")
                        await room.press("escape")
        assert len(asked) > 5


AGAIN = {"curtain", "pause", "theme", "undo", "quit", "save", "break"}
"""Commands of one letter that are no change of what the room said, or that the same key takes back."""


def shown(room):
    """The page without the mark of the chosen row, the words beside it and the calm line."""
    body = room.app.desk.state.page.body
    return repr(getattr(body, "items", None) or getattr(body, "lines", ())), room.app.desk.state.page.question


def letters_here(room):
    """The letters that call a command of this page."""
    return [
        (command.id, key)
        for command in room.app.desk.offered.listing()[0]
        for key in command.keys[:1]
        if len(key) == 1 and command.id not in AGAIN
    ]


async def test_one_undo_takes_back_what_a_single_letter_did(tmp_path):
    undone, tried = set(), set()
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for line in ("First line", "Second line", "Third line"):
            await room.line(line)
        await room.line("a: Publish the price rule; 14 Dec; draft Friday")
        await room.line("o: We decide with the market in mind")
        for module in room.session.info.agenda.modules:
            for phase in module.phases:
                await room.go(module.id, phase)
                desk = room.app.desk
                desk.entry.set_mode("list")
                if hides(desk.panel, desk.context):
                    continue
                here = type(desk.panel), phase
                for name, key in sorted(letters_here(room), key=lambda one: one[0] == "begin_with"):
                    if (*here, name) in tried and not WHOLE:
                        continue
                    tried.add((*here, name))
                    desk.entry.set_mode("list")
                    before, steps = shown(room), len(room.app.shell.live.opened.workshop.history())
                    await room.press(key)
                    if len(room.app.shell.live.opened.workshop.history()) > steps:
                        undone.add(name)
                        await room.press("ctrl+z")
                        asks = name == "begin_with"  # a card that is taken back is asked for again
                        same = "0 of 8 in" in room.wall if asks else shown(room) == before
                        assert same, f"{module.id} {phase}: {name} ({key})"
                    desk.overlays.leave()
                    while desk.entry.asking:
                        await room.press("escape")
                    if room.session.stage.module != module.id or room.session.stage.phase != phase:
                        await room.go(module.id, phase)
    assert {"out", "park", "letter"} & undone
