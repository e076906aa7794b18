"""What the hands do: each key and each paste becomes a command, an edit of the field, or a line that is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual import events

from pmworkshop.base.dates import DayDoubtError
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.keymap.commands import Command, find, key_of, keyed
from pmworkshop.tui.pages.page import Ask, Commit
from pmworkshop.tui.pages.panel import BY_TEXT, half_answered, hides, table_taken
from pmworkshop.tui.screen.desk import Desk
from pmworkshop.tui.screen.moment import Later, Moment
from pmworkshop.tui.screen.typing_run import Pressed

MOVES = {"up": -1, "down": 1, "home": -10_000, "end": 10_000}
ACROSS = {"left": -1, "right": 1}
PAGES = {"pageup": -1, "pagedown": 1}
_BETWEEN = frozenset(" ,;")
"""What may stand between the numbers of an answer."""
_NUMBERS = _BETWEEN | set("0123456789")
_IN_THE_LIST = tr_noop("{key} acts in the list: {leave_field_key} leaves the field.")
_NOT_KEPT = tr_noop("Enter keeps this line, {leave_field_key} leaves it.")
_NOTHING_TYPED = tr_noop("Nothing is typed yet; {leave_field_key} leaves it.")
_TYPED_WAITS = tr_noop("No line is typed here now; what you typed stands in the next one that is asked for here.")
_PASTED_WAITS = tr_noop("No line is typed here now; what was pasted stands in the next one that is asked for here.")
_NOT_TAKEN = tr_noop("Answers are hidden here, and no words are typed: nothing of that was taken.")
_REST_NOT_TAKEN = tr_noop("Answers are hidden here: the numbers were taken, the words were not.")
_GOES = frozenset(("forward", "backward", "next_question", "last_question", "next_turn", "last_turn"))
"""Ids of the commands that leave the question under which a line of the page stands."""


class Hands:
    """Takes the keys and pastes of one screen, each after the one before is done.

    Attributes:
        moment: Lets the keys of a list wait.
    """

    def __init__(self, desk: Desk, later: Later) -> None:
        """Connect to the screen.

        Args:
            desk: The screen.
            later: Calls a function after so many seconds, behind the keys that were pressed until then.
        """
        self._desk = desk
        self.moment = Moment(later, self._act, self._write)
        self._not_taken = ""
        """What was said of words that were not taken; empty once another key has acted."""

    async def key(self, event: events.Key) -> None:
        """Handle a key: as a command, as an edit of the field, or as a move of the cursor.

        A printable key of a list waits for a moment; any other one lets what waits act first.

        Args:
            event: The key event.
        """
        self._desk.motion.end()
        typed = event.character if event.is_printable and event.character else ""
        if typed and self._desk.state.mode == "list":
            pressed = Pressed(event.key, typed)
            command = self._command(event.key, typed)
            if self.moment.under_way:
                self.moment.key(pressed)
            elif command and command.begins:
                self._act(pressed)
            elif not self._parts_numbers(typed):
                self.moment.key(pressed)
        else:
            self.moment.let_go()
            if not self._ends_nothing(event.key):
                await self._take(event, typed)

    def _ends_nothing(self, key: str) -> bool:
        """Tell whether a key is the Enter of a line that was not taken, and say that once more."""
        not_taken, self._not_taken = self._not_taken, ""
        if not_taken and key == "enter":
            self._desk.tell(tr(not_taken), "refused")
            return True
        return False

    def _parts_numbers(self, typed: str) -> bool:
        return typed in _BETWEEN and half_answered(self._desk.panel, self._desk.context)

    async def _take(self, event: events.Key, typed: str) -> None:
        """Handle a key that does not wait."""
        desk = self._desk
        if self._turns_part(event.key):
            desk.field.turn_part(-1 if event.key == "shift+tab" else 1, desk.state.parts)
        elif command := self._command(event.key, event.character):
            desk.run(command, typed or event.key)
        elif self._goes_to_field(event.key):
            await self._take_in_field(event)
        else:
            self._move(event.key, typed)

    def _command(self, key: str, character: str | None) -> Command | None:
        """Find the command that a key calls by its name, else by the character it types."""
        commands, mode = self._desk.offered.commands, self._desk.state.mode
        return find(commands, key, mode) or (find(commands, character, mode) if character else None)

    def _act(self, pressed: Pressed) -> None:
        """Let a key act that was pressed in a list; in a field that opened meanwhile, it types its character."""
        desk, self._not_taken = self._desk, ""
        if desk.state.mode == "field":
            desk.field.put_in(pressed.character)
        elif command := self._command(pressed.key, pressed.character):
            desk.run(command, pressed.character)
        else:
            self._move(pressed.key, pressed.character)

    def _turns_part(self, key: str) -> bool:
        """Return whether a key goes to another part of a line that is asked for."""
        desk = self._desk
        asks = desk.state.mode == "field" and desk.entry.asking and key in ("tab", "shift+tab")
        return asks and bool(desk.state.parts or ";" in desk.field.value)

    def _goes_to_field(self, key: str) -> bool:
        """Return whether a key without a command belongs to the field: all but page keys, and up in an empty one."""
        desk = self._desk
        recalls = key == "up" and not desk.field.value and not desk.entry.asking
        return desk.state.mode == "field" and not recalls and key not in PAGES

    async def _take_in_field(self, event: events.Key) -> None:
        """Let the field handle a key; report a key that acts only in the list."""
        desk = self._desk
        if event.key == "enter":
            self.enter()
            return
        if event.key.startswith("ctrl+") and (listed := find(desk.offered.commands, event.key, "list")):
            desk.tell(tr(_IN_THE_LIST, key=listed.key, leave_field_key=key_of("leave_field")), "refused")
        await desk.field.type_key(event)

    def _move(self, key: str, typed: str) -> None:
        """Move the cursor, or recall the last line in an empty field; report other keys as unused."""
        desk = self._desk
        if key in PAGES:
            self._page_through(PAGES[key])
        elif desk.state.mode == "field":
            desk.perform(desk.attempt(lambda: desk.panel.recall(desk.context)))
            desk.field.go_behind()
        elif key in MOVES:
            desk.board.move(MOVES[key])
        elif key in ACROSS:
            desk.board.move_across(ACROSS[key])
        else:
            desk.without_meaning(key, typed)

    def _page_through(self, by: int) -> None:
        """Scroll an overlay or the home page by one screen; not while a line is asked for."""
        desk = self._desk
        if desk.state.curtain:
            return
        if desk.entry.asking:
            desk.tell(keyed(_NOT_KEPT), "refused")
            return
        desk.tell("")
        if not desk.board.page(by):
            desk.perform(desk.attempt(lambda: desk.panel.beyond(desk.context, by)))

    def keeps_before(self, command: Command) -> bool:
        """Keep the line of the page before a command leaves it, as it belongs to what it was typed for.

        Args:
            command: The command.

        Returns:
            Whether the command can run: not after a line that was refused, or that asks for more.
        """
        desk = self._desk
        if command.id not in _GOES or desk.entry.asking or not desk.entry.typed:
            return True
        self.enter(leaving=True)
        return not (desk.entry.asking or desk.field.value)

    def enter(self, *, leaving: bool = False) -> None:
        """Take the line out of the field and act on it; a refused line comes back.

        Args:
            leaving: Whether another page comes then, so that it is said that the line is kept.
        """
        desk = self._desk
        text, ask = desk.field.value, desk.state.ask
        if self._is_no_answer(text, ask):
            return
        desk.tell("")
        desk.field.value, desk.state.ask = "", None
        failed: list[PmworkshopError] = []
        answer = (lambda: ask.answer(desk.context, text)) if ask else (lambda: desk.panel.submit(desk.context, text))
        act = desk.attempt(answer, failed)
        if failed:
            desk.entry.bring_back(text, ask, failed[0].typed)
            self._ask_about_date(failed, text, ask)
            return
        if ask:
            desk.entry.answered()
        if leaving and isinstance(act, Commit) and not act.told:
            act = replace(act, told=tr("The line is kept; {undo_key} takes it back.", undo_key=key_of("undo")))
        desk.perform(act, text, ask)
        desk.draw_entry()

    def _is_no_answer(self, text: str, ask: Ask | None) -> bool:
        """Return whether a line cannot be the answer, and say so; on nothing at all the next one speaks."""
        desk = self._desk
        if text.strip():
            if not (ask and ask.bare):
                return False
            desk.field.value = ""
            desk.tell(tr("Nothing is typed here: {keys}.", keys=". ".join(ask.keys)), "refused")
        elif ask and ask.empty:
            return False
        elif ask:
            desk.tell(keyed(_NOTHING_TYPED), "refused")
        else:
            self._next_turn()
        return True

    def _next_turn(self) -> None:
        """Let the next one speak, in a round of talk."""
        command = next((one for one in self._desk.offered.commands if one.id == "next_turn"), None)
        if command is not None:
            self._desk.run(command, "")

    def _ask_about_date(self, failed: list[PmworkshopError], line: str, ask: Ask | None) -> None:
        """Ask over a refused line about its date, if that is why it was refused."""
        from pmworkshop.tui.screen.date_questions import ask_about_date

        question = ask_about_date(failed, line)
        if question is not None and not (ask and ask.secret):
            self._desk.perform(question)
            if any(isinstance(error, DayDoubtError) for error in failed):
                self._desk.tell("")  # the question says it

    def words(self, text: str) -> None:
        """Take words in that came faster than keys are pressed: they are typed text, in a list too.

        Args:
            text: The words, printable and without line ends.
        """
        from pmworkshop.base.list_marks import without_bullet

        desk = self._desk
        desk.motion.end()
        if desk.state.mode == "field":
            desk.field.put_in(text if desk.field.value else without_bullet(text))
        else:
            self.moment.words(text)

    def _write(self, text: str, goes_on: bool) -> None:
        """Put text that was typed in a list into the field of the page, or keep it for the next question.

        Args:
            text: The text.
            goes_on: Whether it goes on with what was typed directly before.
        """
        desk = self._desk
        if hides(desk.panel, desk.context):
            self._write_hidden(text, goes_on)
            return
        self._open_field()
        apart = " " if not goes_on and desk.field.value and not desk.field.value.endswith(" ") else ""
        desk.field.go_behind()
        desk.field.put_in(apart + text)
        if desk.state.mode == "list":
            desk.tell(tr(_TYPED_WAITS))

    def _open_field(self) -> None:
        """Open the field of the page, or the line that the page asks for where text is typed on it."""
        desk = self._desk
        desk.entry.set_mode("field")
        if desk.state.mode == "list" and not (desk.state.covered or desk.field.value):
            asks = desk.panel.handler(BY_TEXT)
            act = desk.attempt(lambda: asks(desk.context, "")) if asks else None
            if act is not None:
                desk.perform(act)

    def _write_hidden(self, text: str, goes_on: bool) -> None:
        """Let the numbers of a text answer where answers are hidden, up to a word; say what is not taken."""
        if _NUMBERS.issuperset(text) and not (goes_on and self._not_taken):
            self._type_numbers(text)
            return
        self._not_taken = (goes_on and self._not_taken) or (_REST_NOT_TAKEN if goes_on else _NOT_TAKEN)
        self._desk.tell(tr(self._not_taken), "refused")

    def _type_numbers(self, text: str) -> None:
        """Let digits answer that were typed with something between them, which a line that they open keeps."""
        for character in text:
            if character.isdigit() or self._desk.state.mode == "field":
                self._act(Pressed(character, character))

    # Pastes.

    def paste(self, text: str) -> None:
        """Take a pasted text in: at the cursor of the field, or into the field that is opened for it.

        Args:
            text: The whole text, unchanged.
        """
        desk = self._desk
        desk.motion.end()
        self.moment.let_go()
        if self._table(text):
            return
        lines, told = desk.field.pasted(text)
        if told:
            desk.tell(told)
        if not lines:
            return
        if desk.state.mode == "list":
            self._open_for(lines)
        else:
            self._put(lines)

    def _table(self, text: str) -> bool:
        """Let the page take a table, unless something is typed or asked for; return whether it did."""
        desk, ask = self._desk, self._desk.state.ask
        if (
            not ("\t" in text or "|" in text)
            or desk.state.covered
            or desk.entry.half_typed
            or (ask and not ask.yields)
        ):
            return False
        lines, told = desk.field.pasted(text, table=True)
        act = desk.attempt(lambda: table_taken(desk.panel, desk.context, lines))
        if act is None:
            return False
        desk.tell(told)
        desk.perform(act)
        return True

    def _put(self, lines: list[str]) -> None:
        """Put one pasted line into the field; take several, or a line of a table that is several of its rows."""
        desk = self._desk
        act = None
        if len(lines) > 1:
            self._paste_lines(lines)
            return
        if desk.panel.tables and not desk.entry.asking and not desk.field.value:
            act = desk.attempt(lambda: desk.panel.paste(desk.context, lines))
        if act is None:
            desk.field.put_in(desk.field.typed(lines[0]))
        else:
            desk.perform(act, lines[0])

    def _paste_lines(self, lines: list[str]) -> None:
        """Take several pasted lines: as separate answers where these make sense, else as one line."""
        desk, joined = self._desk, self._desk.field.joined(lines)
        if desk.state.ask is not None and desk.state.ask.repeats:
            self._answer_each(desk.state.ask, joined)
            return
        untouched = desk.entry.asking and not desk.entry.half_typed
        taken = lines if untouched else joined
        ask = desk.state.ask
        takes = ask is None or (ask.yields and untouched)
        act = desk.attempt(lambda: desk.panel.paste(desk.context, taken)) if takes else None
        if act is None:
            desk.field.put_in(" ".join(map(desk.field.typed, lines)))
            return
        desk.field.value = ""
        desk.perform(act, "\n".join(taken))

    def _answer_each(self, ask: Ask, lines: list[str]) -> None:
        """Answer a question with each of several lines, as if each had been typed."""
        desk = self._desk
        desk.entry.answered()
        desk.draw_entry()
        refused: list[str] = []
        for line in lines:
            failed: list[PmworkshopError] = []
            act = desk.attempt(partial(ask.answer, desk.context, line), failed)
            if failed:
                refused.append(line)
            else:
                desk.perform(act, line, ask)
        if refused:
            desk.entry.bring_back(" ".join(refused), ask)

    def _open_for(self, lines: list[str]) -> None:
        """Put a text that was pasted in a list into the field of the page, or keep it for the next question."""
        desk = self._desk
        if hides(desk.panel, desk.context):
            desk.tell(tr("Answers that are hidden are typed, not pasted."), "refused")
            return
        self._open_field()
        if desk.state.mode == "list":
            text = " ".join(map(desk.field.typed, lines))
            desk.field.value = f"{desk.field.value} {text}".strip()
            desk.tell(tr(_PASTED_WAITS))
        else:
            self._put(lines)
