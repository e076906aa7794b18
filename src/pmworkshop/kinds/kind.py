"""What the program asks of a kind of module. Each question has the answer that most kinds give.

A kind that comes with the program describes itself in `pmworkshop.kinds.builtin`. Screens, reports and the
rest are named by the place of their code and imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Generic, TypeVar

from pmworkshop.agenda.model import Module, ModuleBase
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks
from pmworkshop.session.rounds.polls import Asked

M = TypeVar("M", bound=ModuleBase)


class Kind(Generic[M]):
    """Describes one kind of module.

    Attributes:
        panel: The class of its panel on the stage, as ``package.file:Name``.
        section: The function that builds its section of the report, as ``package.file:name``.
        markdown: The function that writes that section as Markdown, as ``package.file:name``.
        runsheet: The function that writes its own blocks of the run sheet; empty where it has none.
        figures: The function that lists what its shown answers mean, for the private window.
        preparable: Whether a leader can answer it alone, in a file of their own.
        asks_sentences: Whether its questions are answered in sentences, and so can be thought about beforehand.
        tells_agreement: Whether one word may say how far the values agree; False where a rule says what follows.
        named_only: Whether its answers are always kept with names.
        always_reported: Whether the report has a section of it even if the room has not reached it.
        holds_actions: Whether its section shows the actions that were noted in it.
    """

    panel: ClassVar[str]
    section: ClassVar[str]
    markdown: ClassVar[str]
    runsheet: ClassVar[str] = ""
    figures: ClassVar[str] = "pmworkshop.tui.notes.figures:of_rounds"
    preparable: ClassVar[bool] = False
    asks_sentences: ClassVar[bool] = False
    tells_agreement: ClassVar[bool] = True
    named_only: ClassVar[bool] = False
    always_reported: ClassVar[bool] = False
    holds_actions: ClassVar[bool] = False

    # What each person is asked for.

    def form(self, session: Session, module: M, asks: Asks) -> AnswerForm | None:
        """Say what one person is asked for.

        Args:
            session: The session, or its public view.
            module: The module.
            asks: For answers, or for a choice.

        Returns:
            The form; None where nobody is asked alone.
        """
        return None

    def subjects(self, session: Session, module: M) -> list[Asked]:
        """List what is asked about when values are shown, by hand or behind dots.

        Args:
            session: The session, or its public view.
            module: The module.

        Returns:
            The subjects in their order; none where no values are asked for.
        """
        return []

    def given_subjects(self, module: M) -> tuple[Asked, ...]:
        """List the subjects that the agenda itself words, for the history.

        Args:
            module: The module.

        Returns:
            The subjects whose ids have no record of their own.
        """
        return ()

    def values(self, module: M) -> tuple[str, ...]:
        """List the values that can be shown.

        Args:
            module: The module.

        Returns:
            The values, the lowest first; none where points, dots or places are given.
        """
        return ()

    def rated(self, module: M) -> bool:
        """Tell whether its values are steps of a scale of numbers, whose spread has a meaning.

        Args:
            module: The module.

        Returns:
            True where a median can be said of the values.
        """
        return False

    def repeats(self, session: Session, module: M) -> Module | None:
        """Find the earlier module whose statements this one asks again.

        Args:
            session: The session, or its public view.
            module: The module.

        Returns:
            The earlier module; None where it repeats none.
        """
        return None

    def on_sheets(self, module: M) -> bool:
        """Tell whether sheets for all leaders hold the module unless others are named.

        Args:
            module: The module.

        Returns:
            True where it can be asked on paper with what the agenda says.
        """
        return False

    def lists_answers(self, asks: Asks) -> bool:
        """Tell whether answers become lines of the module's list when they are shown.

        Args:
            asks: For answers, or for a choice.

        Returns:
            True where each sentence becomes a line of its own.
        """
        return False

    # What is decided.

    def statement(self, session: Session, module: M) -> str:
        """Say what a decision made in the module is about.

        Args:
            session: The session, or its public view.
            module: The module.

        Returns:
            The statement, in words.
        """
        return module.title

    def rule(self, module: M) -> str:
        """Say by which rule a decision is made in the module.

        Args:
            module: The module.

        Returns:
            The rule in words; empty where none was announced.
        """
        return ""

    # What is printed beforehand.

    def manner(self, module: M) -> str:
        """Say how the module is answered, for the run sheet.

        Args:
            module: The module.

        Returns:
            Plain text; empty where there is nothing to say.
        """
        return ""

    def on_the_wall(self, module: M) -> Iterator[str]:
        """List what stands on the wall below the questions, for the run sheet.

        Args:
            module: The module.

        Yields:
            Plain text, a line each.
        """
        yield from ()

    def text(self, module: M) -> str:
        """Return a text that stands on the wall as it is.

        Args:
            module: The module.

        Returns:
            Markdown; empty where the module has no such text.
        """
        return ""

    def view(self, module: M) -> str:
        """Say what views the room brings together here, for the invitation: ``who answers for what``.

        Args:
            module: The module.

        Returns:
            A phrase; empty where the invitation does not name it.
        """
        return ""

    def promise(self, module: M) -> str:
        """Say in a sentence what everybody leaves with, for the invitation.

        Args:
            module: The module.

        Returns:
            A sentence; empty where the invitation does not name it.
        """
        return ""
