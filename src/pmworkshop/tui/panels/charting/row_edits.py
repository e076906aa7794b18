"""Commands that settle a row: the accountable role, other letters, the reason, or who settles it later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pmworkshop.base.dates import parse_date, spell_date, split_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.people_finder import find_person
from pmworkshop.session.core.records import Role
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations import chart, reconcile
from pmworkshop.session.operations.absent_owners import AbsentOwner, absent_owners, ask_owner
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import NOBODY, AnswerForm, form_of, read
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.panels.charting.row_in_talk import RowInTalk
from pmworkshop.tui.parts.numbered_people import numbered

REASON = (tr_noop("because"), tr_noop("who does it"))
"""The parts of a line that settles a row."""


class RowEdits(Part):
    """Edits the agreed letters and the state of the row under discussion."""

    takes_lines = True

    def __init__(self, talk: RowInTalk, onward: Callable[[Context], Act]) -> None:
        """Map the command ids to their handlers.

        Args:
            talk: The row under discussion, shared with the panel.
            onward: Goes on to the next row; called once it is kept what became of the present one.
        """
        self._talk, self._onward = talk, onward
        self.handlers = {
            "owner": self._answers,
            "letter": self._wait_for_role,
            "take": self._take,
            "settle": self._settle,
            "unsettled": self._unsettled,
            "ask_owner": self._ask_owner,
            "split": self._split,
            "correct": self._correct,
        }

    def _answers(self, context: Context, key: str) -> Act | None:
        """Make the role of that number accountable; after a letter key, set or remove that letter for the role."""
        roles = self._talk.roles(context)
        if not 1 <= int(key) <= len(roles):
            return Say(tr("There is no role {key}.", key=key))
        role, letter = roles[int(key) - 1], self._talk.letter
        self._talk.letter = ""
        if not letter:
            return Commit(
                chart.set_owner(self._talk.module_id, self._talk.row, role.id),
                tr("{title} answers for it", title=role.title),
            )
        there = self._talk.letters(context, role)
        wanted = there.replace(letter, "") if letter in there else there + letter
        return Commit(chart.set_letters(self._talk.module_id, self._talk.row, role.id, wanted))

    def _wait_for_role(self, context: Context, key: str) -> Act | None:
        """Remember the letter until the number of a role is pressed; the same letter again cancels it."""
        self._talk.letter = "" if self._talk.letter == key.upper() else key.upper()
        return None

    def _take(self, context: Context, key: str) -> Act | None:
        """Take the letters that most participants gave."""
        row = self._talk.seen(context)
        most = row.owners[row.leading[0]] if row is not None and len(row.leading) == 1 else 0
        if row is None or most <= row.nobody:
            return Say(tr("No majority. Press the number of the role."))
        return Commit(
            reconcile.take(self._talk.module_id, self._talk.row, row.modal), tr("Taken: what most of us see")
        )

    def _settle(self, context: Context, key: str) -> Act | None:
        """Mark the row as settled; if the charts were disputed, ask for the reason first."""
        row, asked = self._talk.seen(context), self.because(context)
        if not asked:
            return Say(tr("Who answers for it? Its number first."))
        if row is not None and not row.disputed:
            return self._settled(context, "")
        keys = (
            tr("Enter settles it, with a reason or without"),
            tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")),
        )
        return Ask(asked, self._settled, empty=True, keys=keys, sentence=True, parts=tuple(map(tr, REASON)))

    def because(self, context: Context) -> str:
        """Say what a reason is typed for.

        Args:
            context: Gives the public view of the session.

        Returns:
            The beginning of the sentence; empty if nobody answers for the row yet.
        """
        owner = self._talk.owner(context)
        return tr("{title} answers for it. Because", title=owner.title) if owner is not None else ""

    def submit(self, context: Context, text: str) -> Act | None:
        """Settle the row with a reason that was typed at once.

        Args:
            context: Gives the public view of the session.
            text: The reason.

        Returns:
            The change.
        """
        return self._settled(context, text)

    def _settled(self, context: Context, text: str) -> Act:
        """Settle the row with a reason; the role behind its last semicolon does it."""
        owner, (reason, doer) = self._talk.owner(context), self._parted(context, clean_line(text))
        told = owner.title if owner is not None else tr("settled")
        absent = absent_owner(context, self._talk)
        told = tr("{told}, who is not here", told=told) if absent is not None and absent.action is None else told
        told = tr("{told}; {title} does it", told=told, title=doer.title) if doer is not None else told
        settled = chart.settle_row(self._talk.row, "settled", reason=reason, doer=doer.id if doer else "")
        return self._became(context, settled, told)

    def _parted(self, context: Context, text: str) -> tuple[str, Role | None]:
        """Part a reason from who does it; what stands behind a semicolon and names no role belongs to the reason."""
        reason, mark, named = text.rpartition(";")
        roles, typed = self._talk.roles(context), named.strip().casefold()
        place = _numbered(typed, len(roles))
        there = [roles[place]] if place is not None else [one for one in roles if typed == one.title.casefold()]
        return (reason.rstrip(), there[0]) if mark and there else (text, None)

    def _became(self, context: Context, operation: Operation, told: str) -> Commit:
        """Keep what became of the row, and go on to the next one."""
        activity, following = self._talk.activity(context), self._talk.beside(context, 1)
        words = f"{activity.label}: {told}" if activity else told
        if following is not None:
            words = tr("{words}. Next: {label}", words=words, label=following.label)
        return Commit(operation, words, then=self._onward)

    def _unsettled(self, context: Context, key: str) -> Act | None:
        """Ask which role settles the row, and by when; an empty answer only parks it. A parked row is reopened."""
        activity, roles = self._talk.activity(context), self._talk.roles(context)
        if activity is not None and activity.state == "parked":
            return Commit(chart.settle_row(self._talk.row, "open"), tr("Open again"))

        def whose(now: Context, text: str) -> Act:
            number, _, when = clean_line(text).partition(" ")
            if not number:
                return self._became(now, chart.settle_row(self._talk.row, "parked"), tr("not settled yet"))
            place = _numbered(number, len(roles))
            if place is None:
                raise InputError(tr("The number of a role comes first."), tr("Then a day: 1 +14, or 1 18 Dec."))
            due = parse_date(when, now.view.info.day, now.dates) if when else None
            role = roles[place]
            by = due or reconcile.latest(now.view.info.day)
            handed = reconcile.hand_over(self._talk.row, role.id, due)
            return self._became(now, handed, tr("{title} settles it by {by}", title=role.title, by=spell_date(by)))

        return Ask(tr("Who settles it, and by when?  The number of a role, then a day: 1 +14"), whose, empty=True)

    def _ask_owner(self, context: Context, key: str) -> Act | None:
        """Ask who asks the owner that is not in the room, and by when; without a day, within two weeks."""
        one = absent_owner(context, self._talk)
        if one is None:
            return Say(tr("Its owner is here, or there is none yet."))

        def who(now: Context, text: str) -> Act:
            name, day = split_date(clean_line(text), now.view.info.day, now.dates, asks=True)
            due = day or reconcile.latest(now.view.info.day)
            person = find_person(now.view, name)
            told = tr(
                "{person} asks {title}, by {due}",
                person=called(now.view, person),
                title=one.role.title,
                due=spell_date(due),
            )
            return Commit(ask_owner(self._talk.row, person.id, due), told)

        return Ask(tr("Who asks {title}, and by when?  like Sales +7", title=one.role.title), who)

    def _split(self, context: Context, key: str) -> Act | None:
        """Ask for two or more wordings to split the row into."""
        activity = self._talk.activity(context)
        if activity is None:
            return None

        def wordings(_: Context, text: str) -> Act:
            return Commit(reconcile.split(self._talk.row, text.split(";")), tr("Split; the new row comes at the end"))

        return Ask(tr("Put a semicolon where the row is to be split"), wordings, activity.label, begun=True)

    def _correct(self, context: Context, key: str) -> Act | None:
        """Ask for the corrected answer of one participant in this row."""
        round_, about = self._talk.round(context), self._charted_row(context)
        if round_ is None or about is None:
            return Say(tr("Nothing was charted here."))
        people = seated(context.view)

        def mended(_: Context, text: str) -> Act:
            number, _blank, value = clean_line(text).partition(" ")
            place = _numbered(number, len(people))
            if place is None:
                raise InputError(
                    tr("The number of a leader comes first."),
                    tr("Then the role's; {nobody} is nobody.", nobody=NOBODY),
                )
            answers = read(about, value)
            return Commit(ballots.correct(round_.id, people[place].id, answers), tr("Typing corrected"))

        return Ask(
            tr("Whose typing, and which role?  like 3 4   {people}", people=numbered(context.view, people)), mended
        )

    def _charted_row(self, context: Context) -> AnswerForm | None:
        """Return what a participant is asked for in this row alone; None if the row is not asked about."""
        form = form_of(context.view, self._talk.module(context))
        if form is None:
            return None
        subjects = tuple(one for one in form.subjects if one.id == self._talk.row)
        return replace(form, subjects=subjects, marks=0) if subjects else None


def absent_owner(context: Context, talk: RowInTalk) -> AbsentOwner | None:
    """Find the owner of the row under discussion that nobody in the room speaks for.

    Args:
        context: Gives the public view of the session.
        talk: The row under discussion.

    Returns:
        The owner; None if the owner is here, or there is none yet.
    """
    absent = absent_owners(context.view, talk.module_id)
    return next((one for one in absent if one.row.id == talk.row), None)


def _numbered(number: str, most: int) -> int | None:
    """Parse a number from 1 to ``most`` and return it as an index from 0; None if it is not in that range."""
    if number.isascii() and number.isdecimal() and 1 <= int(number) <= most:
        return int(number) - 1
    return None
