"""What the run sheet has of a chart: its letters, its roles, and the usual owners of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.agenda.model import ChartModule
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart


def blocks(session: Session, module: ChartModule) -> Iterator[str]:
    """Write the letters, the roles and the rows of a chart.

    Args:
        session: The whole session.
        module: The chart.

    Yields:
        Blocks of Markdown.
    """
    yield f"**Letters of {module.scheme}**"
    yield markdown.items(f"**{letter}** {word}: {meaning}" for letter, word, meaning in legend(module.scheme))
    roles = chart.roles(session, module.id)
    if roles:
        yield "**Roles**"
        yield markdown.table(
            ("", "Code", "Role", "Function", "Speaks for it"),
            (
                (str(number), role.code, role.title, role.function, _name(session, role.spokesperson))
                for number, role in enumerate(roles, 1)
            ),
        )
    usual = {row.label: row.usual for row in module.activities}
    titles = {role.code: role.title for role in roles}
    rows = [*_rows(session, module, usual, titles)]
    if rows:
        yield "**Rows, and who often answers for them**"
        yield markdown.table(("", "Row", "At stake", "Often"), rows)
    yield f"To practise on: {markdown.inline(module.practice)}" if module.practice else ""


def _rows(
    session: Session, module: ChartModule, usual: dict[str, str], titles: dict[str, str]
) -> Iterable[tuple[str, str, str, str]]:
    shown = [row for row in chart.rows(session, module.id) if not row.practice]
    for number, row in enumerate(shown, 1):
        owner = usual.get(row.label, "")
        often = f"{owner}, {titles[owner]}" if owner in titles else owner
        yield str(number), row.label, row.question, often


def _name(session: Session, person_id: str | None) -> str:
    person = session.participants.get(person_id or "")
    return person.name if person else "nobody yet"
