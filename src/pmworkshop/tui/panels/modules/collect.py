"""The panel of lists: written alone, shown, grouped, turned into outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pmworkshop.agenda.model import CollectModule, Module
from pmworkshop.session.core.records import Entry
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds.answer_form import Asks
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Item, ListBody, Page, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.modules.groups import GROUPING, Groups
from pmworkshop.tui.parts.line_list import LINES, LineList, ask_becomes, footed
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SHOWN, SecretEntry

WRITING = ("explain", "alone")
LISTED = ("group", "choose", "settle", "read_back")


class CollectPanel(Panel):
    """Shows one question at a time, its lines numbered, grouped once there are groups; then a choice among them."""

    here: ModulePlace
    commands = (
        *GROUPING,
        Command("next_question", ("tab",), "next question", "Go to the next question of this module", "always"),
        Command("last_question", ("shift+tab",), "", "Go to the question before", "always"),
        Command("becomes", ("o",), "becomes", "Say what this becomes, and how we will see it: an outcome"),
        *LINES,
        Command("to_row", ("w",), "", "Make a row of the chart: who answers for this?"),
    )

    def __init__(self, module_id: str) -> None:
        self.here = ModulePlace(module_id)
        self._place: int | None = None
        self._written = False
        self._groups = Groups(module_id, lambda: self._lines)
        self._lines = LineList(module_id, prompt=self._prompt, order=self._groups.items)
        self._state = RoundState(
            self.here, asks=self._asks, asking_now=self._asking_now, may_begin=self._may_begin_taking
        )
        self._secret = SecretEntry(self._state)
        self.parts = (self._secret, Reveal(self._state), self._groups, self._lines)

    def _module(self, context: Context) -> CollectModule:
        return self.here.module_as(context, CollectModule)

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
        if self._place is None and self.here.phase(context) == "read_back":
            return next((place for place, prompt in enumerate(prompts) if prompt.holds == "outcome"), 0)
        return min(self._place or 0, len(prompts) - 1)

    def _prompt(self, context: Context) -> str:
        """Return the id of the question that is shown."""
        return self._module(context).prompts[self._at(context)].id

    def _asks(self, context: Context) -> Asks:
        """Ask for a choice among the groups once there are groups to choose from."""
        later = self.here.phase(context) in ("choose", "settle", "read_back")
        return "choice" if self._module(context).choose and later else "answers"

    def _asking_now(self, context: Context) -> bool:
        """Choose behind dots; sentences are said one by one unless they are typed in while people write."""
        return self.here.phase(context) == "choose" and self._asks(context) == "choice"

    def _may_begin_taking(self, context: Context) -> bool:
        """Let sentences be typed in while people write, and a choice while they choose."""
        return self.here.phase(context) in ("alone", "choose")

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """Leave out what has no meaning in this phase."""
        offered = self._secret.taking_commands(context)
        if self._state.taking(context):
            return offered
        resting = self._resting(context)
        own = footed(tuple(command for command in self.commands if command.id not in resting), context)
        if self._seeks_one_wording(context):
            own = tuple(replace(one, title="merge") if one.id == "merge" else one for one in own)
            own = tuple(sorted(own, key=lambda one: one.id != "merge"))
        return (*(command for command in offered if command not in SHOWN[:1]), *own)

    def _covered(self, context: Context) -> bool:
        """Tell whether the questions stand on the wall without what is written."""
        return self.here.phase(context) in WRITING and not self._written

    def _resting(self, context: Context) -> set[str]:
        """Name the commands that have nothing to act on."""
        resting = set()
        if self._covered(context) or (self.here.phase(context) not in LISTED and not self._groups.all(context)):
            resting |= {one.id for one in GROUPING}
        if self._covered(context) or len(self._module(context).prompts) < 2:
            resting |= {"next_question", "last_question"}
        return resting

    def _seeks_one_wording(self, context: Context) -> bool:
        return self.here.phase(context) == "settle" and "group" not in self._module(context).phases

    def page(self, context: Context) -> Page:
        """Show all questions while people write, then one with its lines."""
        if self._state.taking(context):
            return self._state.taking_page(context)
        module = self._module(context)
        if self._covered(context):
            return _questions(module)
        prompts = module.prompts
        place = self._at(context)
        which = f"{place + 1} of {len(prompts)}  " if len(prompts) > 1 else ""
        items = self._groups.items(context)
        return Page(
            question=prompts[place].text,
            hint=f"{which}{prompts[place].hint}",
            body=ListBody(items, "No line yet."),
            ask=f"{sum(item.key in context.view.entries for item in items) + 1:>2}",
            focus="list" if self.here.phase(context) in LISTED else "field",
        )

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

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Change the wording of the line, or the name of the group; Enter on a group says what it becomes."""
        theme = self._groups.chosen(context)
        if theme is None:
            return self._lines.edit(context, key)
        if key == "enter":
            return self.do_becomes(context, key)
        return Ask("Name of the group", lambda _, text: Commit(collect.name_group(theme.id, text)), theme.title)

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the line out, or dissolve the group."""
        theme = self._groups.chosen(context)
        if theme is None:
            return self._lines.out(context, key)
        return Commit(collect.drop_group(theme.id), "The group is dissolved; its lines stay")

    def do_becomes(self, context: Context, key: str) -> Act | None:
        """Ask what the line or group becomes, then how it will be seen."""
        return ask_becomes(context)

    def do_to_row(self, context: Context, key: str) -> Act | None:
        """Make a row of the first chart."""
        from pmworkshop.session.operations import chart

        entry = self._lines.entry(context) or self._groups.chosen(context)
        module = next(iter(context.view.info.agenda.charts()), None)
        if entry is None or module is None:
            return NOTHING_CHOSEN if module else Say("This agenda has no chart.")
        text = entry.text if isinstance(entry, Entry) else entry.title
        return Ask(
            "Row of the chart, verb first",
            lambda _, label: Commit(chart.add_row(module.id, label, because=(entry.id,)), "Saved to the chart"),
            text,
        )


def _questions(module: CollectModule) -> Page:
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
