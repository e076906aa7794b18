"""What polls and decisions share: subjects with what the room showed, raised hands and values said aloud."""

from __future__ import annotations

from pmworkshop.session import poll
from pmworkshop.tui.commands import Command
from pmworkshop.tui.page import Act, Ask, Commit, Context, Item, Say
from pmworkshop.tui.panel import ModulePanel

SHOWING = (
    Command("hands", ("h",), "hands", "Count raised hands: how many showed each value"),
    Command("aloud", ("y",), "one by one", "Type what each of us says aloud, person by person"),
)
NO_SCALE = Say("Points, dots and places are noted as a line: a types one.")


def shown(context: Context, panel: ModulePanel) -> list[Item]:
    """List what is asked about, each with a row of dots once something was shown."""
    module = panel.module(context)
    items = []
    for number, asked in enumerate(poll.subjects(context.view, module), 1):
        items.append(Item(asked.id, asked.text, lead=f"{number:>2}"))
        counts = poll.tally(context.view, module, asked.id)
        if counts:
            items.append(Item("", dots(counts), look="strong", indent=4))
    return items


def dots(counts: dict[str, int]) -> str:
    """Draw counts so that the back row can read them: each value with a dot for each who showed it."""
    return "   ".join(f"{value} {'●' * number}" if number else value for value, number in counts.items())


def count_hands(context: Context, panel: ModulePanel) -> Act:
    """Ask how many hands showed each value on the chosen subject."""
    module = panel.module(context)
    scale = poll.values(module)
    asked = poll.subjects(context.view, module)
    chosen = next((one for one in asked if one.id == context.cursor.row), asked[0] if asked else None)
    if chosen is None or not scale:
        return NO_SCALE
    after = asked[min(asked.index(chosen) + 1, len(asked) - 1)].id

    def answer(_: Context, text: str) -> Act:
        counts = poll.parse_counts(text, scale)
        return Commit(poll.show_hands(module.id, chosen.id, counts), select=after)

    return Ask(f"How many showed  {'  '.join(scale)} ?", answer)


def ask_aloud(context: Context, panel: ModulePanel, place: int = 0) -> Act:
    """Ask for one person's values, then for the next person's; Esc ends it."""
    module = panel.module(context)
    scale = poll.values(module)
    people = [person for person in context.view.people() if person.present and not person.left]
    asked = poll.subjects(context.view, module)
    if not scale or not asked:
        return NO_SCALE
    if not people:
        return Say("Nobody is in the room yet: l adds a leader.")
    if place >= len(people):
        return Say("All have answered.")
    person = people[place]

    def answer(_: Context, text: str) -> Act:
        given = poll.parse_answers(text, scale, len(asked))
        answers = {one.id: value for one, value in zip(asked, given, strict=True)}
        return Commit(
            poll.answer_openly(module.id, person.id, answers),
            then=lambda later: ask_aloud(later, panel, place + 1),
        )

    words = "one value" if len(asked) == 1 else f"{len(asked)} values"
    return Ask(f"Now: {person.function or person.name}   {words}, - abstains", answer)
