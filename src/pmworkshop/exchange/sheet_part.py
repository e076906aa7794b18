"""The lines of one part of a filled sheet: finding its columns and rows again, and reading its answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import in_each, tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange import sheet_cells as cells
from pmworkshop.exchange.sheet_block import Block, Line, by_heading, column_letter, same
from pmworkshop.exchange.sheet_form import ABOUT, ANSWER, LABEL, REMARK, Part, read_mark
from pmworkshop.exchange.sheet_words import CellError, abstains, is_formula, nobody, passes
from pmworkshop.session.core.columns import unseen_line
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import answer_form as typed
from pmworkshop.session.rounds.answer_form import TOGETHER, Answer


class PartReader:
    """Reads the lines of one part.

    Attributes:
        problems: The cells and lines that could not be read: place, content, and what is allowed.
        notes: Parts that were read or skipped in a way that the writer may not have meant.
    """

    def __init__(self, session: Session, part: Part, block: Block, head: Line) -> None:
        self.session = session
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.part = part
        self.form = part.form
        self.head = head
        self.lines = block.lines
        self.written = dict(block.columns)
        self.columns = self._columns(block.columns)
        self.now = {column.id: column.heading for column in part.columns}
        for ident in self.columns.values():
            self._tell_renamed_column(ident)
        self._tell_unused()

    def _columns(self, written: tuple[tuple[str, str], ...]) -> dict[int, str]:
        """Find each column: by the heading that it was written with, else where it stood."""
        headings = {n: same(cell) for n, cell in enumerate(self.head.cells) if n != self.head.marked_at}
        found, left = by_heading(headings, written)
        for place in headings:
            if place not in found and place < len(written) and written[place] in left:
                found[place] = written[place][0]
        return found

    def _tell_renamed_column(self, ident: str) -> None:
        """Note a column that has another heading now; a sheet in another language has the same ones."""
        before, now = self.written[ident], self.now.get(ident, "")
        if not _differ(before, now):
            return
        ways = {same(one.heading) for each in in_each(lambda: self.part.columns) for one in each if one.id == ident}
        if same(before) not in ways:
            told = tr("the column “{before}” is read as “{now}”, its name now", **_short(before, now))
            self.notes.append(told)

    def _tell_renamed_row(self, before: str, now: str) -> None:
        if _differ(before, now):
            self.notes.append(tr("the row “{before}” is read as “{now}”, its name now", **_short(before, now)))

    def _tell_unused(self) -> None:
        for line in (self.head, *(line for line in self.lines if line.subject)):
            for place, cell in enumerate(line.cells):
                if cell and place not in self.columns and place != line.marked_at and not read_mark(cell):
                    heading = clean_line(self.head.at(place))
                    told = f" (“{shorten(heading, 40)}”)" if heading else ""
                    self.notes.append(
                        tr("column {letter}{heading} is not used", letter=column_letter(place), heading=told)
                    )

    def answers(self) -> Iterator[Answer]:
        """Read the answers of all lines; anything unreadable is added to `problems`."""
        rows = self._rows()
        if self.form.sort in TOGETHER:
            yield from self._together(rows)
            return
        before = len(self.problems)
        made = 0
        for subject in (one.id for one in self.form.subjects):
            for answer in self._subject(subject, rows.get(subject, [])):
                made += 1
                yield answer
        blank = len(self.form.subjects) - made
        if made and blank and len(self.problems) == before:
            self.notes.append(
                tr(
                    "{blank} of {all} in “{title}” left blank",
                    blank=blank,
                    all=len(self.form.subjects),
                    title=self.part.title,
                )
            )

    def _subject(self, subject: str, lines: list[Line]) -> Iterator[Answer]:
        if self.form.sort == "text":
            yield from self._sentences(subject, lines)
            return
        filled = [line for line in lines if any(self._filled(line).values())]
        if not filled:
            return
        if any(self._filled(line) != self._filled(filled[0]) for line in filled[1:]):
            numbers = tr(" and ").join(str(line.number) for line in filled)
            self._problem(filled[0], tr("the same row is filled in twice, in the rows {numbers}", numbers=numbers))
            return
        yield from self._letters(subject, filled[0]) if self.form.sort == "letters" else self._one(subject, filled[0])

    def _rows(self) -> dict[str, list[Line]]:
        """Put lines to their subjects: by mark, else by label; a line without answers may be anything."""
        known = {one.id: one for one in self.form.subjects}
        labels = {same(one.text): one.id for one in self.form.subjects}
        rows: dict[str, list[Line]] = {}
        marked = set()
        for line in self.lines:
            label = self._label(line)
            subject = line.subject if line.subject in known else labels.get(same(label), "")
            marked.add(subject)
            if any(self._filled(line).values()) and self._readable(line, subject, label):
                rows.setdefault(subject, []).append(line)
            if subject and line.subject == subject:
                self._tell_renamed_row(label, known[subject].text)
        self._tell_later(marked)
        return rows

    def _readable(self, line: Line, subject: str, label: str) -> bool:
        """Tell whether the answers of a line can be read; where they cannot, that is a problem."""
        if line.subject and line.marked_at != self.head.marked_at:
            self._problem(line, tr("its cells have moved to the side; they must stand under their headings"))
            return False
        if not subject:
            self._problem(
                line,
                tr(
                    "“{label}” is not asked about in “{title}” any more",
                    label=shorten(label, 40),
                    title=self.part.title,
                ),
            )
        return bool(subject)

    def _tell_later(self, marked: Collection[str]) -> None:
        """Note what is asked about now and has no line on the sheet."""
        for one in self.form.subjects:
            if one.id not in marked:
                self.notes.append(tr("“{row}” came later, and is not on this sheet", row=shorten(one.text, 40)))

    def _label(self, line: Line) -> str:
        place = next((place for place, ident in self.columns.items() if ident == LABEL), 0)
        return clean_line(line.at(place))

    def _filled(self, line: Line) -> dict[int, str]:
        """List the cells of a line that hold answers, by column."""
        return {n: line.at(n) for n, ident in self.columns.items() if ident not in (LABEL, ABOUT) and line.at(n)}

    def _one(self, subject: str, line: Line) -> Iterator[Answer]:
        filled = self._filled(line)
        values = {place: text for place, text in filled.items() if self.columns[place] != REMARK}
        beside = self._beside(line, filled, alone=not values)
        for place, text in values.items():
            value, said = self._parted(text)
            try:
                read = cells.one(self.session, self.form, subject, value)
            except CellError as error:
                self._problem(line, error.told, place)
            else:
                self.notes += [f"{self._where(line, place)}: {read.note}"] if read.note else []
                yield replace(read.answer, remark=clean_line(f"{said} {beside}"))

    def _beside(self, line: Line, filled: Mapping[int, str], *, alone: bool) -> str:
        """Read what is said beside the value of a line; where there is no value, that is a problem."""
        place = next((place for place in filled if self.columns[place] == REMARK), None)
        if place is None:
            return ""
        if is_formula(filled[place]):
            self._problem(line, CellError(filled[place], tr("words")).told, place)
        elif alone:
            self._problem(line, tr("it stands beside no value"), place)
        return filled[place]

    def _parted(self, text: str) -> tuple[str, str]:
        """Part a cell that is written as a line is typed: the value, a semicolon, and what is said beside it."""
        value, _, said = text.partition(";") if self.form.remark else (text, "", "")
        return (value.strip(), said) if value.strip() else (text, "")

    def _letters(self, subject: str, line: Line) -> Iterator[Answer]:
        filled, before = self._filled(line), len(self.problems)
        found = dict(self._cells_of_roles(line, filled))
        letters = {role: word for role, word in found.items() if word}
        empty = self._empty(filled)
        for place in empty if letters else ():
            self._problem(line, tr("a 0 says that nobody does it, but other cells of the row hold letters"), place)
        if len(self.problems) > before:
            return
        if letters or empty:
            yield Answer(subject, letters=self._in_order(letters))
        elif any(map(abstains, filled.values())):
            yield Answer(subject, abstained=True)

    def _empty(self, filled: Mapping[int, str]) -> list[int]:
        """List the columns of roles in which a cell says that nobody does it."""
        return [place for place, text in filled.items() if self.columns[place] in self.now and nobody(text)]

    def _in_order(self, letters: Mapping[str, str]) -> dict[str, str]:
        """Put letters by role into the order of the chart's columns."""
        order = [role.id for role in self.form.roles]
        return dict(sorted(letters.items(), key=lambda cell: order.index(cell[0])))

    def _cells_of_roles(self, line: Line, filled: Mapping[int, str]) -> Iterator[tuple[str, str]]:
        """Read the letters of each role; what cannot be read becomes a problem, and nobody is no letter."""
        for place, text in filled.items():
            role = self.columns[place]
            if role not in self.now:
                heading = shorten(clean_line(self.written[role]), 40)
                self._problem(
                    line,
                    tr("the role “{heading}” is not in the chart any more; leave the cell blank", heading=heading),
                    place,
                )
            elif not nobody(text):
                try:
                    letters = cells.letters(self.form, text)
                except CellError as error:
                    self._problem(line, error.told, place)
                else:
                    yield role, letters

    def _sentences(self, subject: str, lines: list[Line]) -> Iterator[Answer]:
        said = [text for line in lines for text in self._said(subject, line)]
        if said:
            alone = [ids.id for ids in self.form.subjects].index(subject)
            words = [text for text in said if not passes(text)] or ["-"]
            yield from typed.read(self.form, "\n".join(words), subject=alone)

    def _said(self, subject: str, line: Line) -> Iterator[str]:
        """Read the sentences of a line, each with its further values as it would be typed."""
        words = {}
        for place, text in self._filled(line).items():
            if is_formula(text):
                self._problem(line, CellError(text, tr("a sentence")).told, place)
            else:
                words[self.columns[place]] = text
        yield from self._with_values(subject, line, words) if self.form.columns else words.values()

    def _with_values(self, subject: str, line: Line, by_id: Mapping[str, str]) -> Iterator[str]:
        module = module_of(self.session, self.part.module)
        for text in self._typed(line, by_id):
            try:
                yield unseen_line(self.session, module, subject, text)
            except InputError as error:
                self._problem(line, str(error))

    def _typed(self, line: Line, by_id: Mapping[str, str]) -> list[str]:
        """Write a line as it would be typed; where nothing stands beside the sentence, it may be typed so itself."""
        beside = [by_id.get(one.id, "") for one in self.form.columns]
        if not any(beside):
            return [text for text in by_id.get(ANSWER, "").split("\n") if text]
        parts = [clean_line(text) for text in (by_id.get(ANSWER, ""), *beside)]
        if any(";" in part for part in parts):
            self.notes.append(tr("{where}: a semicolon is read as a comma", where=self._where(line, None)))
        return ["; ".join(part.replace(";", ",") for part in parts)]

    def _together(self, rows: dict[str, list[Line]]) -> Iterator[Answer]:
        before = len(self.problems)
        written = [
            (subject, line, place, text)
            for subject, lines in rows.items()
            for line in lines
            for place, text in self._filled(line).items()
        ]
        amounts = self._amounts([one for one in written if not abstains(one[3])])
        if len(self.problems) > before:
            return
        try:
            if amounts:
                yield cells.together(self.form, amounts)
            elif written:
                yield Answer(WHOLE, abstained=True)
        except CellError as error:
            self.problems.append(f"“{self.part.title}”: {error.told}")

    def _amounts(self, written: Sequence[tuple[str, Line, int, str]]) -> dict[str, int]:
        """Read the amount for each subject from cells given with their subject, line and column."""
        amounts: dict[str, int] = {}
        for subject, line, place, text in written:
            try:
                number = cells.amount(self.form, text)
            except CellError as error:
                self._problem(line, error.told, place)
                continue
            if amounts.setdefault(subject, number) != number:
                self._problem(line, tr("the same row is filled in twice"), place)
        return amounts

    def _problem(self, line: Line, told: str, place: int | None = None) -> None:
        self.problems.append(f"{self._where(line, place)}: {told}")

    def _where(self, line: Line, place: int | None) -> str:
        if place is None:
            return tr("row {number}", number=line.number)
        heading = shorten(clean_line(self.written[self.columns[place]]), 40)
        return tr(
            "row {number}, column {letter} ({heading})",
            number=line.number,
            letter=column_letter(place),
            heading=heading,
        )


def _differ(before: str, now: str) -> bool:
    return bool(now and before) and same(before) != same(now)


def _short(before: str, now: str) -> dict[str, str]:
    return {"before": shorten(clean_line(before), 40), "now": shorten(now, 40)}
