"""What polls and decisions show: each subject with a row of dots, and one word for how far the room agrees."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.insight.measures.agreement import word
from pmworkshop.insight.measures.before_after import Pulse, Statement, gap_words, gaps, pulse
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.rounds import ballots, polls, rounds
from pmworkshop.session.rounds.answer_form import TOGETHER, AnswerForm, form_of, read
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.tui.drawing.text_cells import DOTTED
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.panels.page import Act, Ask, Commit, Context, Item, Say
from pmworkshop.tui.panels.panel import ModulePanel, Part

SHOWING = (
    Command("hands", ("h",), "hands", "Count raised hands: how many showed each value"),
    Command("aloud", ("o",), "one by one", "Type what each of us says aloud, person by person"),
)
NO_SCALE = Say(f"Points, dots and places are typed one by one: {key_of('aloud')}.")
DOT = "●"
THEN = " → "
MOST_DOTS = 24
"""More dots than that are counted rather than drawn."""
NARROW = 11
"""More values than that are drawn only where somebody gave them."""


class RaisedHands(Part):
    """Counts raised hands, and takes what each of us says aloud."""

    def __init__(self, panel: ModulePanel) -> None:
        """Take where it is asked.

        Args:
            panel: The panel of the module.
        """
        self.handlers = {
            "hands": lambda context, key: count_hands(context, panel),
            "aloud": lambda context, key: ask_aloud(context, panel),
        }


def shown(context: Context, panel: ModulePanel) -> list[Item]:
    """List what is asked about; once something was shown, with a row of dots for each time of asking.

    The same statements asked twice have their dots side by side, before and now, where both fit into a line.
    """
    module = panel.module(context)
    form = form_of(context.view, module)
    if form is None:
        return []
    there = [*rounds.shown(context.view, module.id), *rounds.shown(context.view, module.id, wanted=True)]
    there = [one for one in there if one.status == "revealed" or one.shown]
    subjects = list(enumerate(form.subjects, 1))
    if form.sort in TOGETHER and there:
        last = {one.id: tally(context.view, there[-1], one.id) for one in form.subjects}
        best = -1 if form.sort == "rank" else 1
        subjects.sort(key=lambda pair: (-best * _weight(form, last[pair[1].id]), pair[0]))
    twice = pulse(context.view, module)
    items = _heading(context, twice) if twice else []
    wishes = {gap.id: gap_words(gap) for gap in gaps(context.view, module)}
    for place, asked in subjects:
        moved = twice.statement(asked.id) if twice else None
        tail = _movement(moved) if moved else wishes.get(asked.id, "")
        items.append(Item(asked.id, asked.text, lead=f"{place:>2}", tail=tail))
        if twice and moved:
            items += _side_by_side(context, twice, moved)
        for one in there:
            if (one.wanted or moved is None) and (one.status == "revealed" or asked.id in one.shown):
                items += _lines(context, form, one, tally(context.view, one, asked.id), alone=len(there) == 1)
    return items


def _movement(statement: Statement) -> str:
    """Say how many went up and down: never who."""
    ways = ((statement.up, "up"), (statement.down, "down"))
    told = ", ".join(f"{number} {way}" for number, way in ways if number)
    return told or ("as before" if statement.both else "")


def _heading(context: Context, twice: Pulse) -> list[Item]:
    """Say what moved, and head the two sides."""
    items = [Item("", twice.sentence, look="head")]
    if _fits(context, twice):
        items.append(Item("", f"{'before':<{_widest(twice)}}{THEN}now", look="soft", indent=4))
    return items


def _side_by_side(context: Context, twice: Pulse, statement: Statement) -> list[Item]:
    before, now = _drawn(statement)
    tail = statement.word or ""
    if _fits(context, twice):
        return [Item("", f"{before:<{_widest(twice)}}{THEN}{now}", tail=tail, look="strong", indent=4)]
    return [
        Item("", f"before  {before}", look="text", indent=4),
        Item("", f"now     {now}", tail=tail, look="strong", indent=4),
    ]


def _drawn(statement: Statement) -> tuple[str, str]:
    """Draw both times; of a long scale, the values that somebody gave one of the times."""
    both = list(zip(statement.scale, statement.before, statement.after, strict=True))
    if len(both) > NARROW:
        both = [one for one in both if one[1] or one[2]]
    before = "  ".join(f"{value}{DOT * many}" for value, many, _ in both)
    now = "  ".join(f"{value}{DOT * many}" for value, _, many in both)
    return before, now


def _widest(twice: Pulse) -> int:
    return max(len(_drawn(one)[0]) for one in twice.statements)


def _fits(context: Context, twice: Pulse) -> bool:
    """Tell whether both sides and a word fit into one line."""
    now = max(len(_drawn(one)[1]) for one in twice.statements)
    words = max(len(one.word or "") for one in twice.statements)
    return 6 + _widest(twice) + len(THEN) + now + 2 + words <= context.cells


def _weight(form: AnswerForm, told: Tally) -> float:
    if form.sort == "rank":  # the mean place; what nobody placed comes last
        return told.total / told.answers if told.answers else len(form.subjects) + 1
    return told.total


def _lines(context: Context, form: AnswerForm, round_: Round, told: Tally, *, alone: bool) -> list[Item]:
    if not told.answers and not told.abstained:
        return []
    which = "" if alone else ("wanted  " if round_.wanted else "as it is  " if round_.number == 1 else "now  ")
    if not alone and round_.number == 1 and not round_.wanted and not _passes(context, round_):
        which = "first  "
    if form.sort in ("dots", "points"):
        backed = backing(context, told, drawn=form.sort == "dots").replace(" · ", DOTTED)
        return [Item("", f"{which}{backed}", look="strong", indent=4)]
    counts = _full(form, told)
    tail = f"{told.answers} in" + (f", {told.abstained} abstained" if told.abstained else "")
    agreed = None
    if form.sort == "values" and form.subjects[0].id != WHOLE:  # of a proposal, the rule says what follows
        agreed = word(list(counts.values()), context.view.info.thresholds)
    if agreed:
        tail = f"{agreed} · {tail}"
    return [Item("", f"{which}{dots(counts)}", tail=tail, look="strong", indent=4)]


def _passes(context: Context, round_: Round) -> bool:
    return bool(rounds.rounds_of(context.view, round_.module, round_.asks, wanted=True))


def _full(form: AnswerForm, told: Tally) -> dict[str, int]:
    """Fill in the values that nobody gave, in the order of the scale."""
    scale: Iterable[str] = form.scale
    if form.sort == "rank":
        scale = (str(place) for place in range(1, len(form.subjects) + 1))
    counts = {value: told.counts.get(value, 0) for value in scale}
    return {value: number for value, number in counts.items() if number} if len(counts) > NARROW else counts


def backing(context: Context, told: Tally, *, drawn: bool = True) -> str:
    """Say how many dots or points there are, and who backs them where names are kept."""
    people = context.view.participants
    named = [people[who].function or people[who].name for who in sorted(told.backers) if who in people]
    who = " · ".join(named) if named else f"from {told.answers}"
    marks = DOT * told.total if drawn and told.total <= MOST_DOTS else f"{told.total}"
    return f"{marks}   {who}" if told.answers else "none"


def dots(counts: dict[str, int]) -> str:
    """Draw counts so that the back row can read them: each value with a dot for each who showed it."""
    return "   ".join(f"{value} {DOT * number}" if number else value for value, number in counts.items())


def count_hands(context: Context, panel: ModulePanel) -> Act:
    """Ask how many hands showed each value on the chosen subject."""
    module = panel.module(context)
    scale = polls.values(module)
    asked = polls.subjects(context.view, module)
    chosen = next((one for one in asked if one.id == context.cursor.row), asked[0] if asked else None)
    if chosen is None or not scale:
        return NO_SCALE
    after = asked[min(asked.index(chosen) + 1, len(asked) - 1)].id

    def answer(_: Context, text: str) -> Act:
        counts = polls.parse_counts(text, scale)
        return Commit(polls.show_hands(module.id, chosen.id, counts), select=after)

    return Ask(f"How many showed  {'  '.join(scale)} ?", answer)


def ask_aloud(context: Context, panel: ModulePanel, place: int = 0) -> Act:
    """Ask for what one person says aloud, then for the next person's; Esc ends it."""
    module = panel.module(context)
    form = form_of(context.view, module)
    people = [person for person in context.view.people() if person.present and not person.left]
    if form is None or not form.subjects:
        return Say("There is nothing to ask about yet.")
    if not people:
        return Say(f"Nobody is in the room yet: {key_of('people')} adds a leader.")
    if place >= len(people):
        return Say("All have answered.")
    person = people[place]

    def answer(_: Context, text: str) -> Act:
        return Commit(
            ballots.say_openly(module.id, person.id, read(form, text)),
            then=lambda later: ask_aloud(later, panel, place + 1),
        )

    return Ask(f"Now: {person.function or person.name}   {form.told}", answer)
