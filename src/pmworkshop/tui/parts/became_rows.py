"""The rows that say what became of a line or a group, below it in whatever list it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pmworkshop.base.language import spoken, tr, tr_noop
from pmworkshop.base.text import shorten
from pmworkshop.insight.trace.became import Became, Sort, became
from pmworkshop.session.core.session import Session
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Context, Item

QUOTED = 26
"""Characters of what is there already, so that the question stands in one line of a narrow wall."""
_ALREADY: dict[Sort, str] = {
    "outcome": tr_noop("Already an outcome: “{words}”. Enter makes a second one"),
    "condition": tr_noop("Already a condition: “{words}”. Enter makes a second one"),
    "promise": tr_noop("Already a promise: “{words}”. Enter makes a second one"),
    "action": tr_noop("Already an action: “{words}”. Enter makes a second one"),
    "row": tr_noop("Already a row: “{words}”. Enter makes a second one"),
}
_ANSWERED = tr_noop("Already answered: “{words}”. Enter makes a second one")


class BecameRows:
    """Knows what became of what; computed once for each state of the session."""

    def __init__(self) -> None:
        """Begin without any session."""
        self._found: tuple[Session, str, dict[str, tuple[Became, ...]]] | None = None

    def all(self, context: Context) -> dict[str, tuple[Became, ...]]:
        """Return what followed from each line and group, by its id.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        if self._found is None or self._found[0] is not context.view or self._found[1] != spoken():
            self._found = (context.view, spoken(), became(context.view))
        return self._found[2]

    def of(self, context: Context, record_id: str) -> tuple[Became, ...]:
        """List what followed from a line or a group.

        Args:
            context: The public view of the session, with the cursor and the width.
            record_id: The id of the line or group.
        """
        return self.all(context).get(record_id, ())

    def below(
        self, context: Context, record_id: str, indent: int = 0, *, without: Sort | None = None
    ) -> tuple[Item, ...]:
        """Make the rows that stand below a line or a group.

        Args:
            context: The public view of the session, with the cursor and the width.
            record_id: The id of the line or group.
            indent: Number of blanks before the row of the line.
            without: What the list itself shows already; None for nothing.

        Returns:
            A row for each thing that followed; empty if nothing did.
        """
        found = self.of(context, record_id)
        if not found:
            return ()
        told = (one for one in found if one.sort != without)
        return tuple(Item("", f"→ {one.words}", look="soft", indent=indent + 4) for one in told)

    def with_rows(self, context: Context, items: Iterable[Item], *, without: Sort | None = None) -> tuple[Item, ...]:
        """Add to rows what became of each, below what the list itself says of it.

        Args:
            context: The public view of the session, with the cursor and the width.
            items: The rows.
            without: What the list itself shows already; None for nothing.

        Returns:
            All rows.
        """
        told: list[Item] = []
        waiting: tuple[Item, ...] = ()
        for item in items:
            if item.key or not item.indent:  # a row without a key that is set in belongs to the one above it
                told += waiting
                waiting = self.below(context, item.key, item.indent, without=without) if item.key else ()
            told.append(item)
        return (*told, *waiting)


def unless_there(context: Context, sources: Iterable[str], ask: Ask, *sorts: Sort) -> Ask:
    """Put a question only after another one, if what it makes is there already.

    Args:
        context: The public view of the session, with the cursor and the width.
        sources: Ids of the lines and groups that it is made of.
        ask: The question.
        *sorts: What it makes.

    Returns:
        The question; if one of the sources became such a thing, one that says so and goes on with Enter. What is
        typed at once is the answer to the question itself.
    """
    known = became(context.view)
    there = next((one for source in sources for one in known.get(source, ()) if one.sort in sorts), None)
    if there is None:
        return ask
    answer: Callable[[Context, str], Act | None] = ask.answer

    def again(now: Context, text: str) -> Act | None:
        return answer(now, text) if text.strip() else ask

    told = tr(_ALREADY.get(there.sort, _ANSWERED), words=shorten(there.text, QUOTED))
    return Ask(
        told,
        again,
        empty=True,
        keys=(
            tr("Enter makes a second one"),
            tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")),
        ),
    )
