"""The panel of lists: written alone, shown, grouped, turned into outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pmworkshop.agenda.model import CollectModule, Module
from pmworkshop.base.text import count
from pmworkshop.session.core.records import Entry, Theme
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import Asks
from pmworkshop.session.rounds.tally import tally
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.panels.page import Act, Ask, Commit, Context, Item, ListBody, Page, Say
from pmworkshop.tui.panels.panel import NOTHING_CHOSEN, ModulePanel
from pmworkshop.tui.parts.dot_rows import backing
from pmworkshop.tui.parts.line_list import LINES, LineList, ask_becomes, footed
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SHOWN, SecretEntry

WRITING = ("explain", "alone")
LISTED = ("group", "choose", "settle", "read_back")

GROUPING = (
    Command("join", tuple("123456789"), "1-9 group", "Put the line into the group of that number"),
    Command("new_group", ("n",), "new", "Make a group that begins with this line"),
    Command("leave_group", ("0",), "", "Take the line out of its group"),
)


class CollectPanel(ModulePanel):
    """Shows one question at a time, its lines numbered, grouped once there are groups; then a choice among them."""

    commands = (
        *GROUPING,
        Command("next_question", ("tab",), "next question", "Go to the next question of this module", "always"),
        Command("last_question", ("shift+tab",), "", "Go to the question before", "always"),
        Command("becomes", ("o",), "becomes", "Say what this becomes, and how we will see it: an outcome"),
        *LINES,
        Command("to_row", ("w",), "", "Make a row of the chart: who answers for this?"),
    )

    def __init__(self, module_id: str) -> None:
        super().__init__(module_id)
        self._place: int | None = None
        self._written = False
        self._lines = LineList(module_id, prompt=self._prompt, order=self._items)
        self._state = RoundState(self, asks=self._asks, asking_now=self._asking_now, may_begin=self._may_begin_taking)
        self._secret = SecretEntry(self._state)
        self.parts = (self._secret, Reveal(self._state), self._lines)

    def _module(self, context: Context) -> CollectModule:
        return self.module_as(context, CollectModule)

    def turn_to(self, module: Module, prompts: Iterable[str]) -> None:
        """Show the lines of the first of these questions that the module has, as when one was typed just now."""
        ids = [one.id for one in module.prompts]
        for prompt in prompts:
            if prompt in ids:
                self._place, self._written = ids.index(prompt), True
                return

    def _at(self, context: Context) -> int:
        """Return the place of the question that is shown; outcomes are read back unless another one is chosen."""
        prompts = self._module(context).prompts
        if self._place is None and self.phase(context) == "read_back":
            return next((place for place, prompt in enumerate(prompts) if prompt.holds == "outcome"), 0)
        return min(self._place or 0, len(prompts) - 1)

    def _prompt(self, context: Context) -> str:
        """Return the id of the question that is shown."""
        return self._module(context).prompts[self._at(context)].id

    def _asks(self, context: Context) -> Asks:
        """Ask for a choice among the groups once there are groups to choose from."""
        later = self.phase(context) in ("choose", "settle", "read_back")
        return "choice" if self._module(context).choose and later else "answers"

    def _asking_now(self, context: Context) -> bool:
        """Choose behind dots; sentences are said one by one unless they are typed in while people write."""
        return self.phase(context) == "choose" and self._asks(context) == "choice"

    def _may_begin_taking(self, context: Context) -> bool:
        """Let sentences be typed in while people write, and a choice while they choose."""
        return self.phase(context) in ("alone", "choose")

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """Leave out what has no meaning in this phase."""
        offered = self._secret.taking_commands(context)
        if self._state.taking(context):
            return offered
        left_out: set[Command] = set()
        phase = self.phase(context)
        covered = phase in WRITING and not self._written
        if covered or (phase not in LISTED and not collect.groups(context.view, self.module_id)):
            left_out.update(GROUPING)
        several = len(self._module(context).prompts) > 1 and not covered
        offered = tuple(command for command in offered if command not in SHOWN[:1])
        own = footed(
            tuple(
                command
                for command in self.commands
                if command not in left_out and (several or not command.id.endswith("_question"))
            ),
            context,
        )
        if phase == "settle" and "group" not in self._module(context).phases:  # the room looks for one wording
            own = tuple(sorted(own, key=lambda one: one.id != "merge"))
            own = tuple(replace(one, title="merge") if one.id == "merge" else one for one in own)
        return (*offered, *own)

    def page(self, context: Context) -> Page:
        """Show all questions while people write, then one with its lines."""
        if self._state.taking(context):
            return self._state.taking_page(context)
        module, phase = self._module(context), self.phase(context)
        if phase in WRITING and not self._written:
            return self._questions(module)
        prompts = module.prompts
        place = self._at(context)
        which = f"{place + 1} of {len(prompts)}  " if len(prompts) > 1 else ""
        items = self._items(context)
        listed = phase in LISTED
        return Page(
            question=prompts[place].text,
            hint=f"{which}{prompts[place].hint}",
            body=ListBody(items, "No line yet."),
            ask=f"{sum(item.key in context.view.entries for item in items) + 1:>2}",
            focus="list" if listed else "field",
        )

    def _questions(self, module: CollectModule) -> Page:
        prompts = module.prompts
        alone = "alone" in module.phases
        told = "Write alone first; then we show all at once." if alone else "First the question, then the answers."
        if len(prompts) == 1:
            return Page(prompts[0].text, prompts[0].hint, ListBody(empty=told))
        items: list[Item] = []
        for number, prompt in enumerate(prompts, 1):
            items += [
                Item("", prompt.text, lead=f"{number}", look="strong"),
                Item("", prompt.hint, look="soft", indent=2),
                Item("", ""),
            ]
        return Page(module.title, told, ListBody(tuple(items)))

    def _items(self, context: Context) -> tuple[Item, ...]:
        """Show the lines without a group first, then each group with its number and its lines."""
        entries = self._lines.lines(context)
        groups = collect.groups(context.view, self.module_id)
        numbers = {entry.id: number for number, entry in enumerate(entries, 1)}
        items = [self._lines.item(context, entry, numbers[entry.id]) for entry in entries if entry.theme is None]
        chosen = next(iter(reversed(rounds.shown(context.view, self.module_id, "choice"))), None)
        placed = list(enumerate(groups, 1))
        backed = {theme.id: tally(context.view, chosen, theme.id) for theme in groups} if chosen else {}
        placed.sort(key=lambda pair: (-backed[pair[1].id].total if backed else 0, pair[0]))
        for place, theme in placed:
            inside = [entry for entry in entries if entry.theme == theme.id]
            tail = count(len(inside), "line")
            if backed:
                tail = f"{backing(context, backed[theme.id])}  {tail}"
            items.append(Item(theme.id, theme.title, lead=f"[{place}]", tail=tail, look="head"))
            items += [self._lines.item(context, entry, numbers[entry.id], indent=4) for entry in inside]
        return tuple(items)

    def submit(self, context: Context, text: str) -> Act | None:
        """Keep a typed line."""
        return self._lines.submit(context, text)

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Keep several pasted lines."""
        return self._lines.paste(context, lines)

    def recall(self, context: Context) -> Act | None:
        """Open the last line again."""
        return self._lines.recall(context)

    def _theme(self, context: Context) -> Theme | None:
        return context.view.themes.get(context.cursor.row)

    def do_next_question(self, context: Context, key: str) -> Act | None:
        """Show the next question."""
        self._place = (self._at(context) + 1) % len(self._module(context).prompts)
        return None

    def do_last_question(self, context: Context, key: str) -> Act | None:
        """Show the question before."""
        self._place = (self._at(context) - 1) % len(self._module(context).prompts)
        return None

    def do_add(self, context: Context, key: str) -> Act | None:
        """Go to the field, while people still write too."""
        self._written = True
        return self._lines.add(context, key)

    def do_join(self, context: Context, key: str) -> Act | None:
        """Put the line into a group and go on to the next line."""
        entry, groups = self._lines.entry(context), collect.groups(context.view, self.module_id)
        if entry is None:
            return NOTHING_CHOSEN
        if int(key) > len(groups):
            return Say(f"There is no group {key} yet; {key_of('new_group')} makes one.")
        return Commit(collect.group([entry.id], groups[int(key) - 1].id), select=self._after(context, entry))

    def _after(self, context: Context, entry: Entry) -> str:
        """Find the line that comes next: of lines without a group the next such one, from the first again."""
        entries = context.view.entries
        order = [item.key for item in self._items(context) if item.key in entries]
        at = order.index(entry.id)
        following = order[at + 1 :]
        if entry.theme is None:
            loose = [key for key in (*following, *order[:at]) if entries[key].theme is None]
            following = loose or following
        return following[0] if following else entry.id

    def do_leave_group(self, context: Context, key: str) -> Act | None:
        """Take the line out of its group."""
        entry = self._lines.entry(context)
        return Commit(collect.group([entry.id], None), select=entry.id) if entry else NOTHING_CHOSEN

    def do_new_group(self, context: Context, key: str) -> Act | None:
        """Make a group that begins with this line."""
        entry = self._lines.entry(context)
        inside = [entry.id] if entry else []
        after = self._after(context, entry) if entry else ""
        return Ask(
            "Name of the group",
            lambda _, text: Commit(collect.new_group(self.module_id, text, inside), select=after),
        )

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Change the wording of the line, or the name of the group; Enter on a group says what it becomes."""
        theme = self._theme(context)
        if theme is None:
            return self._lines.edit(context, key)
        if key == "enter":
            return self.do_becomes(context, key)
        return Ask("Name of the group", lambda _, text: Commit(collect.name_group(theme.id, text)), theme.title)

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the line out, or dissolve the group."""
        theme = self._theme(context)
        if theme is None:
            return self._lines.out(context, key)
        return Commit(collect.drop_group(theme.id), "The group is dissolved; its lines stay")

    def do_becomes(self, context: Context, key: str) -> Act | None:
        """Ask what the line or group becomes, then how it will be seen."""
        return ask_becomes(context)

    def do_to_row(self, context: Context, key: str) -> Act | None:
        """Make a row of the first chart."""
        from pmworkshop.session.operations import chart

        entry = self._lines.entry(context) or self._theme(context)
        module = next(iter(context.view.info.agenda.charts()), None)
        if entry is None or module is None:
            return NOTHING_CHOSEN if module else Say("This agenda has no chart.")
        text = entry.text if isinstance(entry, Entry) else entry.title
        return Ask(
            "Row of the chart, verb first",
            lambda _, label: Commit(chart.add_row(module.id, label, because=(entry.id,)), "Saved to the chart"),
            text,
        )
