"""The layout of a leader's sheet: its parts, their columns, and the marks by which a filled sheet is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never
from urllib.parse import quote, unquote

from pmworkshop.agenda.model import Column as Field
from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError, WayOut
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import clean_line, clean_text
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Role
from pmworkshop.session.core.schemes import legend, owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.waves import is_ready
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks, Sort, form_of
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.rounds import newest

LINES = 3
"""Lines that a sheet has for each question that is answered in sentences."""
LABEL, ABOUT, ANSWER, REMARK = ":label", ":about", ":answer", ":remark"
"""The columns that are no role: what is asked, more about it, the one answer, and what is said beside it."""
BESIDE = tr_noop("Beside a value you may say more, or leave it blank.")
GUARD = "'"
_FORMULA = ("=", "+", "-", "@")
"""Goes before a cell that a spreadsheet would take for a formula."""
_MARK = "pmw1"
MARKED = f"{_MARK}|"
"""How the mark of a line begins."""
_TAG = re.compile(r"([0-9]{1,6})(w?)")
_ASKED = tr_noop("What is asked")
_LABELS: dict[Sort, str] = {
    "letters": tr_noop("Decision or activity"),
    "owners": tr_noop("Decision or activity"),
    "text": tr_noop("Question"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a part.

    Attributes:
        id: The id of the role or of the further value, or `LABEL`, `ABOUT`, `ANSWER` or `REMARK`.
        heading: The heading.
    """

    id: str
    heading: str


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one module on a sheet.

    Attributes:
        module: The id of the module.
        title: Its title, with the state that is asked for if it asks for both.
        question: The question; empty if the questions are the rows.
        number: The number of the round that the answers belong to.
        wanted: Whether it asks for the wanted state rather than the present one.
        form: The form to answer.
        asks: Whether it asks for answers, or for a choice among groups.
    """

    module: str
    title: str
    question: str
    number: int
    wanted: bool
    form: AnswerForm
    asks: Asks = "answers"

    @property
    def tag(self) -> str:
        """The round in the form used in marks: its number, a ``w`` for the wanted state, a ``c`` for a choice.

        Sheets are never written for a choice.
        """
        return f"{self.number}{'w' if self.wanted else ''}{'c' if self.asks == 'choice' else ''}"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns from the left, without the column of marks."""
        chart = self.form.sort in ("letters", "owners")
        columns = [Column(LABEL, tr(_LABELS.get(self.form.sort, _ASKED)))]
        if any(map(self.about, self.form.subjects)):
            columns.append(Column(ABOUT, tr("At stake") if chart else tr("Lowest and highest")))
        if self.form.sort == "letters":
            return (*columns, *(Column(role.id, role_heading(role)) for role in self.form.roles))
        more = [Column(one.id, _field_heading(one)) for one in self.form.columns]
        beside = [Column(REMARK, self.form.remark)] if self.form.remark else []
        return (*columns, Column(ANSWER, _heading(self.form)), *more, *beside)

    def about(self, subject: Asked) -> str:
        """Return more information on a subject: what is at stake, or the meaning of the ends of its scale.

        Args:
            subject: The subject.

        Returns:
            The text; may be empty.
        """
        return " … ".join(end for end in (subject.low, subject.high) if end)


def role_heading(role: Role) -> str:
    """Write the heading of a role's column.

    Args:
        role: The role.

    Returns:
        The title, with the code in brackets if the role has one.
    """
    return f"{role.title} ({role.code})" if role.code else role.title


def _field_heading(column: Field) -> str:
    return tr("{title} (kept private)", title=column.title) if column.private else column.title


def _heading(form: AnswerForm) -> str:
    match form.sort:
        case "dots":
            return tr("Dots, {each} in all", each=form.each)
        case "points":
            return tr("Points, {each} in all", each=form.each)
        case "values":
            return tr("{lowest} to {highest}", lowest=form.scale[0], highest=form.scale[-1]) if form.scale else ""
        case "options":
            return tr("Your choice")
        case "rank":
            return tr("Place, 1 is the best")
        case "owners":
            return tr("Who answers for it")
        case "text" | "letters":
            return tr("Your line")
        case _:
            assert_never(form.sort)


def how(part: Part) -> Iterator[str]:
    """Explain how to fill in a part.

    Args:
        part: The part of the sheet.

    Yields:
        Sentences, each for a line of its own.
    """
    form = part.form
    match form.sort:
        case "letters":
            yield tr(
                "Write a letter into a cell, two where both hold (AR), or none. One role a row has the last word."
            )
            yield tr(
                "A 0 in a row: nobody does it today. A dash in a row: you pass. A row left blank is not answered."
            )
        case "owners":
            yield tr("Write one role into each row: its number, code or title, or the leader who speaks for it.")
            yield tr("0: nobody answers for it. A dash: you pass. A row left blank is not answered.")
        case "rank":
            yield tr("Give each a place, 1 for the best, every place once. One dash alone: you abstain.")
        case "text":
            yield trn(
                "One short sentence a line, at most {number} line here. One dash alone: nothing to say.",
                "One short sentence a line, at most {number} lines here. One dash alone: nothing to say.",
                LINES,
            )
            if form.columns:
                yield tr("Beside it, what you know; leave the rest blank.")
        case "dots" | "points":
            yield _how_many(form)
        case "options":
            yield tr("Write one of the words, or its number, into each row. A dash: you abstain.")
        case "values":
            yield tr(
                "Write one value into each row, {lowest} to {highest}. A dash: you abstain.",
                lowest=form.scale[0],
                highest=form.scale[-1],
            )
        case _:
            assert_never(form.sort)
    if form.remark:
        yield tr(BESIDE)


def _how_many(form: AnswerForm) -> str:
    most = tr(", at most {cap} on one", cap=form.cap) if form.cap else ""
    if form.sort == "dots":
        return tr(
            "Place up to {dots}{most}; write how many. One dash alone: you abstain.", dots=shares(form), most=most
        )
    return tr("Spread {points}{most}; write how many. One dash alone: you abstain.", points=shares(form), most=most)


def shares(form: AnswerForm) -> str:
    """Say how many dots or points each participant has.

    Args:
        form: The form, of the sort ``dots`` or ``points``.

    Returns:
        Such as ``3 dots``.
    """
    if form.sort == "dots":
        return trn("{number} dot", "{number} dots", form.each)
    return trn("{number} point", "{number} points", form.each)


def meanings(part: Part) -> Iterator[str]:
    """List what may be written into the cells, with its meaning.

    Args:
        part: The part of the sheet.

    Yields:
        A letter, a role or a word, each with its meaning; nothing if values need no explanation.
    """
    form = part.form
    if form.sort == "letters":
        yield from (f"{letter} {word}: {meaning}" for letter, word, meaning in legend(form.scheme))
    if form.sort == "owners":
        owner = owner_letter(form.scheme)
        yield from (f"{word}: {meaning}" for letter, word, meaning in legend(form.scheme) if letter == owner)
    if form.sort in ("letters", "owners"):
        yield from (f"{number}: {role_heading(role)}" for number, role in enumerate(form.roles, 1))
    if form.sort == "options":
        yield from (f"{number}: {word}" for number, word in enumerate(form.scale, 1))
    yield from _words_of(form)


def _words_of(form: AnswerForm) -> Iterator[str]:
    """List the words to choose from for each further value that has any."""
    yield from (f"{one.title}: {', '.join(one.options)}" for one in form.columns if one.options)


def usual(session: Session) -> list[Module]:
    """Choose the modules for which sheets are written unless some are named.

    Modules qualify if the agenda allows to answer them on paper or alone beforehand; where it asks something
    beforehand in any case, only the latter. Anonymous or revealed modules, those without subjects yet, and those that
    build on what is asked beforehand and has not been shown are left out.

    Args:
        session: The session, public or whole.

    Returns:
        The modules in the order of the agenda; empty if there are none.
    """
    modules = session.info.agenda.modules
    ahead = any(module.mode == "solo" for module in modules)
    return [
        module
        for module in modules
        if (module.mode != "live" or (not ahead and kind_of(module).on_sheets(module)))
        and _refusal(session, module) is None
    ]


def parts(session: Session, modules: Sequence[str] = ()) -> tuple[Part, ...]:
    """List the parts of every sheet.

    Args:
        session: The session, public or whole.
        modules: The ids of the modules; empty for the usual ones.

    Returns:
        The parts in the order of the modules, one or two for each.

    Raises:
        RefusedError: There is no such module or no usual one; or a module does not ask participants one by one, has
            nothing to ask yet, is anonymous, or is revealed.
    """
    chosen = [module_of(session, clean_line(name)) for name in dict.fromkeys(modules)] if modules else usual(session)
    for module in chosen:
        if refusal := _refusal(session, module):
            raise refusal
    if not chosen:
        raise RefusedError(tr("Nothing here can be asked on sheets yet."), way_out=WayOut.NAME_A_MODULE)
    return tuple(
        part
        for module in chosen
        for wanted in module.wanted_passes
        if (part := part_of(session, module, wanted=wanted))
    )


def part_of(session: Session, module: Module, asks: Asks = "answers", *, wanted: bool = False) -> Part | None:
    """Make the part of a sheet for one module as it is now.

    Args:
        session: The session, public or whole.
        module: A module of its agenda.
        asks: Whether to ask for answers, or for a choice among groups.
        wanted: Whether to ask for the wanted state rather than the present one.

    Returns:
        The part; None if the module does not ask participants one by one.
    """
    form = form_of(session, module, asks, wanted=wanted)
    if form is None:
        return None
    there = newest(session, module.id, asks, wanted=wanted)
    title = module.title
    if len(module.wanted_passes) > 1:
        title += f": {module.pass_name(wanted)}"
    return Part(
        module.id,
        title,
        "" if form.sort == "text" else module.asking(wanted).prompts[0].text,
        there.number if there else 1,
        wanted,
        form,
        asks,
    )


def _asks_nothing(form: AnswerForm) -> bool:
    """Tell whether there is nothing to fill in: no subject, or no role to put letters to."""
    return not form.subjects or (form.sort in ("letters", "owners") and not form.roles)


def _refusal(session: Session, module: Module) -> RefusedError | None:
    form = form_of(session, module)
    rounds = [one for wanted in module.wanted_passes if (one := newest(session, module.id, wanted=wanted))]
    if form is None:
        return RefusedError(
            tr("“{short}” asks nobody alone.", short=module.short),
            tr("A sheet is for charts, polls, votes and lists."),
        )
    if module.nameless or any(one.anonymous for one in rounds):
        return RefusedError(
            tr("The answers in “{short}” are kept without names.", short=module.short),
            tr("They are typed on the wall, behind dots."),
        )
    if any(one.status == "revealed" for one in rounds):
        return RefusedError(
            tr("The answers in “{short}” have been shown.", short=module.short), tr("Ask again on the stage first.")
        )
    return _too_early(session, module, form)


def _too_early(session: Session, module: Module, form: AnswerForm) -> RefusedError | None:
    """Say why nothing can be asked yet; nothing where it can."""
    if not is_ready(session, module):
        return RefusedError(
            tr("“{short}” builds on what has not been shown yet.", short=module.short),
            tr("Show that first, then write its sheets."),
        )
    if _asks_nothing(form):
        return RefusedError(
            tr("“{short}” has nothing to ask yet.", short=module.short), tr("Its rows come up in the room.")
        )
    return None


def mark(kind: str, session: str, leader: str, *more: str) -> str:
    """Write the mark of a line: a cell that spreadsheets leave unchanged, so that the line is found anywhere.

    Args:
        kind: The kind of line: ``sheet``, ``head`` or ``row``.
        session: The id of the session.
        leader: The id of the participant whose sheet it is.
        *more: Further parts, depending on the kind of line.

    Returns:
        The content of the cell.
    """
    return "|".join((_MARK, kind, *(quote(part, safe="") for part in (session, leader, *more))))


def read_mark(cell: str) -> tuple[str, ...] | None:
    """Read the mark of a line.

    Args:
        cell: The content of a cell.

    Returns:
        The kind of line, the session, the leader, and further parts; None if the cell is no mark.
    """
    first, *others = cell.strip().split("|")
    return tuple(map(unquote, others)) if first == _MARK and len(others) > 2 else None


def head_mark(session: str, leader: str, part: Part) -> str:
    """Write the mark of a line of headings; it repeats them, so that moved and renamed columns are recognised.

    Args:
        session: The id of the session.
        leader: The id of the participant whose sheet it is.
        part: The part of the sheet.

    Returns:
        The content of the cell.
    """
    columns = (text for column in part.columns for text in (column.id, column.heading))
    return mark("head", session, leader, part.module, part.tag, *columns)


def read_tag(tag: str) -> tuple[int, bool] | None:
    """Read the round in a mark; see `Part.tag`.

    Args:
        tag: The round as written in the mark.

    Returns:
        The number of the round, and whether it asks for the wanted state; None if it is no such tag.
    """
    found = _TAG.fullmatch(tag)
    return (int(found[1]), bool(found[2])) if found else None


def guarded(cell: str) -> str:
    """Make a cell harmless that a spreadsheet would take for a formula.

    Args:
        cell: The content of the cell.

    Returns:
        The content without what nobody can read, with `GUARD` before it if needed, which takes the place of blanks.
    """
    text = clean_text(cell)
    words = text.lstrip()
    if words.startswith(_FORMULA):
        return f"{GUARD}{words}"
    return f"{GUARD}{text}" if text.startswith(("\t", "\n")) else text
