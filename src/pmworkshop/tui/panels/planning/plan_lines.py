"""The plan line by line: each leader's action in one line, then once what the lines lack; and a whole line again."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.insight.plan.plan_fields import QUESTIONS
from pmworkshop.insight.plan.plan_turns import not_complete, open_lines
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.seats import seated
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.action_line import add_line, form, line_of, part_names, read_line, reread
from pmworkshop.session.operations.planning.plan_line import parse_field
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Cursor, Focus, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part
from pmworkshop.tui.panels.planning import plan_walk as walk
from pmworkshop.tui.panels.planning.plan_prompts import LATER, SENTENCES, is_later, words_of
from pmworkshop.tui.panels.planning.plan_words import owner_words

TOLD_OF_IT = 40
"""Characters of an action in the question for what it lacks."""


class PlanLines(Part):
    """Asks each leader in turn for one line, comes back once to who put it off, then asks once for what is blank."""

    def __init__(self, here: ModulePlace) -> None:
        """Begin with nobody in turn.

        Args:
            here: The place of a plan module.
        """
        self._here = here
        self._turns: list[tuple[str, bool]] = []
        self._put_off: list[str] = []
        self._rounds = 1
        self._blanks: list[tuple[str, str]] = []
        self._known: dict[str, Action] = {}
        self.handlers = {
            "add": lambda context, key: self.ask_new(),
            "what": self._ask_again,
        }

    def begin(self, context: Context, person: str) -> Act:
        """Ask a leader for a line, and then those who come after in turn.

        Args:
            context: Gives the public view of the session.
            person: The id of the participant to begin with.

        Returns:
            The question.
        """
        self._put_off, self._rounds = [], self._here.module(context).lines_each
        self._take_turns(context, person)
        return self._next(context)

    def begin_chosen(self, context: Context) -> Act | None:
        """Ask the chosen leader for a line; None if no leader is chosen.

        Args:
            context: Gives the public view of the session and the cursor.
        """
        chosen = context.view.participants.get(context.cursor.row)
        return self.begin(context, chosen.id) if chosen is not None else None

    def _take_turns(self, context: Context, first: str) -> None:
        """Begin a round with somebody."""
        self._turns = [(one, False) for one in walk.in_turn(context.view, self._here.module(context), first)]
        self._rounds -= 1

    def _next(self, context: Context) -> Act:
        """Ask the next leader in turn; after the last one, come back to who put it off; then ask for blanks."""
        module = self._here.module(context)
        while self._more:
            if not self._turns and self._put_off:
                self._turns, self._put_off = [(one, True) for one in self._put_off], []
            elif not self._turns:
                self._take_turns(context, "")
                continue
            one, again = self._turns.pop(0)
            person = walk.owes(context.view, module, one)
            if person is not None:
                return go_to(person.id, self._ask_leader(context, person, again=again))
        return self._begin_blanks(context)

    @property
    def _more(self) -> bool:
        """Whether somebody may still be asked for a line."""
        return bool(self._turns or self._put_off or self._rounds > 0)

    def _ask_leader(self, context: Context, person: Participant, *, again: bool) -> Ask:
        """Ask for a leader's line, with the owner filled in."""
        who = short_label(context.view, person).replace(";", ",")

        def answer(now: Context, text: str) -> Act:
            head, _, rest = text.partition(";")
            offered = clean_line(head) == who
            if clean_line(rest if offered else text).strip("; ") in ("", LATER):
                if not again:
                    self._put_off.append(person.id)
                return Several((Say(tr("Stays open") if again else tr("Comes back at the end")), self._next(now)))
            if offered:  # two leaders may be called the same
                text = f"{seated(now.view).index(now.view.participants[person.id]) + 1};{rest}"
            line = read_line(now.view, text, now.dates, owner=person.id)
            words_of(line.what)
            if line.owner != person.id and not again:
                self._put_off.append(person.id)
            owner = now.view.participants.get(line.owner or "")
            who_does = short_label(now.view, owner) if owner else tr("Nobody yet")
            told = f"{who_does}: {line.days or tr('no day yet')}"
            commit = Commit(add_line(self._here.module_id, line), told)
            if self._more:
                return Several((commit, self._next(now)))
            return Commit(commit.operation, told, then=self._begin_blanks)

        return Ask(f"{who}:", answer, f"{who}; ", keys=_keys(), yields=True, parts=part_names(), begun=True)

    def ask_new(self) -> Ask:
        """Return the question for one more action, whoever owns it."""

        def answer(now: Context, text: str) -> Act:
            if is_later(text):
                return Say(tr("Nothing is noted yet."))
            line = read_line(now.view, text, now.dates)
            words_of(line.what)
            return Commit(add_line(self._here.module_id, line), line.days, select="newest")

        return Ask(tr("Another action:  {form}", form=form()), answer, yields=True, parts=part_names())

    def _ask_again(self, context: Context, key: str) -> Act | None:
        """Open the whole line of the chosen action."""
        action = context.view.actions.get(context.cursor.row)
        if action is None:
            return NOTHING_CHOSEN

        def answer(now: Context, text: str) -> Act:
            fields = reread(now.view, now.view.actions.get(action.id, action), text, now.dates)
            return Commit(action_plan.change(action.id, **fields), "", select=action.id)

        return Ask(tr("Change it:  {form}", form=form()), answer, line_of(context.view, action), parts=part_names())

    def _begin_blanks(self, context: Context) -> Act:
        """Ask once for each blank of the lines, the most important first."""
        actions = action_plan.actions(context.view, self._here.module_id)
        self._known, self._blanks = {one.id: one for one in actions}, [*walk.blanks(actions)]
        return self._next_blank(context)

    def _next_blank(self, context: Context) -> Act:
        while self._blanks:
            action_id, field = self._blanks.pop(0)
            action = self._known[action_id]
            if action_id in context.view.actions and (action_id, field) in walk.blanks([action]):
                return go_to(action_id, self._ask_blank(context, action, field))
        return self._told(context)

    def _ask_blank(self, context: Context, action: Action, field: str) -> Ask:
        def answer(now: Context, text: str) -> Act:
            if is_later(text):
                self._blanks = [one for one in self._blanks if one[0] != action.id]
                return self._kept(now, action, {"later": True}, tr("Stays open"))
            answered = words_of(text) if field in SENTENCES else text
            fields = parse_field(now.view, action, field, answered, now.dates)
            return self._kept(now, action, {**fields, "later": False}, "")

        asked = f"{owner_words(context.view, action)}: {shorten(action.what, TOLD_OF_IT)}  {tr(QUESTIONS[field])}"
        return Ask(asked, answer, keys=_keys())

    def _kept(self, context: Context, action: Action, fields: dict[str, object], told: str) -> Act:
        """Keep an answer, and ask for the next blank; after the last one say what is still open."""
        self._known[action.id] = action.model_copy(update=fields)
        operation = action_plan.change(action.id, **fields)
        if self._blanks:
            return Several((Commit(operation, told), self._next_blank(context)))
        return Commit(operation, told, then=self._told)

    def _told(self, context: Context) -> Act:
        """Say whether all lines are complete."""
        found = open_lines(context.view, self._here.module(context))
        told = f"{not_complete(found)}." if found else tr("All lines are complete.")
        return Several((Focus(), Say(tr("{told} {forward_key} goes on.", told=told, forward_key=key_of("forward")))))


def _keys() -> tuple[str, ...]:
    """Tell what the keys do in a line that is asked for."""
    return (
        tr("Enter keep"),
        tr("{later} later", later=LATER),
        tr("{leave_field_key} leave it", leave_field_key=key_of("leave_field")),
    )


def go_to(row: str, *then: Act) -> Several:
    """Go to a row of the new page, which need not be the one the key was pressed on.

    Args:
        row: The key of the row.
        *then: What is done there.

    Returns:
        The acts.
    """
    return Several((Focus(), Focus(cursor=Cursor(row)), *then))
