"""What is shown of a module: the rounds with answers that the room may see, and the form in which they were given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import AnswerForm
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.session.rounds.wording import about
from pmworkshop.tui.pages.page import Context, Item
from pmworkshop.tui.parts.own_words import under_own_words
from pmworkshop.tui.parts.remark_rows import remark_rows


@dataclass(frozen=True, slots=True)
class Seen:
    """What a picture of answers is made of.

    Attributes:
        context: The public view of the session, with the cursor and the width.
        module: The module that asked.
        form: What each person was asked for.
        there: The rounds of which answers are shown: of the present state, oldest first, then of the wanted one.
        named: Whether those who chose something are named.
    """

    context: Context
    module: Module
    form: AnswerForm
    there: tuple[Round, ...]
    named: bool = False

    @property
    def view(self) -> Session:
        """The public view of the session."""
        return self.context.view

    def told(self, round_: Round, subject: str) -> Tally:
        """Count the answers on a subject; empty where they are not shown.

        Args:
            round_: The round.
            subject: The id of the subject.
        """
        return tally(self.view, round_, subject) if is_shown(round_, subject) else Tally()

    def below(self, live: Asked, among: Sequence[Round] = ()) -> list[Item]:
        """Make the rows that stand below the picture of a subject.

        Args:
            live: The subject as it is worded now.
            among: The rounds whose answers the picture shows; all of them if none is named.

        Returns:
            To which words answers were given, if they are others, then what was said beside the values.
        """
        return [*self._other_words(live, among), *remark_rows(self.view, self.there, live.id)]

    def _other_words(self, live: Asked, among: Sequence[Round]) -> list[Item]:
        return list(dict.fromkeys(chain.from_iterable(answers_to(live, one) for one in among or self.there)))

    def together(self, rows: Iterable[Item], asked: Iterable[Asked], among: Sequence[Round] = ()) -> tuple[Item, ...]:
        """Put below each subject what stands there; a picture stands beside the words that were asked.

        Args:
            rows: The row of each subject.
            asked: The subjects, in the same order.
            among: The rounds whose answers the pictures show; all of them if none is named.
        """
        drawn = list[Item]()
        for row, one in zip(rows, asked, strict=True):
            drawn += under_own_words(row, self._other_words(one, among))
            drawn += remark_rows(self.view, self.there, one.id)
        return tuple(drawn)


def seen_rounds(view: Session, module_id: str) -> tuple[Round, ...]:
    """List the rounds with shown answers: the present state, then the wanted one.

    Args:
        view: The public view of the session.
        module_id: The id of the module.
    """
    every = (*rounds.shown(view, module_id), *rounds.shown(view, module_id, wanted=True))
    return tuple(one for one in every if one.status == "revealed" or one.shown)


def is_shown(round_: Round, subject: str) -> bool:
    """Tell whether the answers of a round on a subject are shown.

    Args:
        round_: The round.
        subject: The id of the subject.
    """
    return round_.status == "revealed" or subject in round_.shown


def answers_to(live: Asked, round_: Round) -> list[Item]:
    """Say to which words answers were given, if those that stand above them are others.

    Args:
        live: The subject as it is worded now.
        round_: The round whose answers follow.

    Returns:
        A row; empty if the words are the same.
    """
    kept = round_.wording(live.id)
    if kept is None or about(round_, live):
        return []
    return [Item("", tr("Answers to “{words}”", words=clean_line(kept.text)), look="soft", indent=4)]
