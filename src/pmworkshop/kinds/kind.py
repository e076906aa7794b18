"""The questions that the program asks of a kind of module, each with a default answer.

The kinds that come with the program answer them in `pmworkshop.kinds.builtin`. Panels, report sections and the like
are named by the place of their code and imported only when they are needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Generic, TypeVar

from pmworkshop.agenda.model import Module, ModuleBase, PhaseName
from pmworkshop.base.language import tr_noop
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
        own_file: The `OwnFile` that its sections are written to besides the summary, as ``package.file:NAME``; empty
            without any.
        crib: The function that builds what the run sheet has of it beyond its questions, as ``package.file:name``;
            empty without any.
        figures: The function that lists the figures of its revealed answers for the private window, as
            ``package.file:name``.
        asks_sentences: Whether its questions are answered in sentences, and so can be prepared in advance.
        tells_agreement: Whether the agreement of its values is summed up in words; False if a decision rule does it.
        named_only: Whether its answers are always kept with names.
        always_reported: Whether the report has its section even if the room has not reached the module.
        holds_actions: Whether its section of the report shows the actions that were recorded in the module.
        does: What a module of this kind does, in a few words, for a list of modules to choose from.
    """

    panel: ClassVar[str]
    section: ClassVar[str]
    markdown: ClassVar[str]
    own_file: ClassVar[str] = ""
    crib: ClassVar[str] = ""
    figures: ClassVar[str] = "pmworkshop.tui.notes.figures:of_rounds"
    asks_sentences: ClassVar[bool] = False
    tells_agreement: ClassVar[bool] = True
    named_only: ClassVar[bool] = False
    always_reported: ClassVar[bool] = False
    holds_actions: ClassVar[bool] = False
    does: ClassVar[str] = tr_noop("asks the room")

    # What each person is asked for.

    def form(self, session: Session, module: M, asks: Asks) -> AnswerForm | None:
        """Build the form that one person answers alone.

        Args:
            session: The session, whole or public view.
            module: The module that asks.
            asks: What the round asks for: answers, or a choice among groups.

        Returns:
            The form; None if the module does not ask each person.
        """
        return None

    def asks(self, module: M, phase: PhaseName) -> Asks:
        """Return what each person is asked for in a phase.

        Args:
            module: The module that asks.
            phase: One of its phases.

        Returns:
            Answers, or a choice among groups.
        """
        return "answers"

    def asks_at_once(self, module: M, phase: PhaseName) -> bool:
        """Tell whether a phase takes the answer of each person without being asked to.

        Args:
            module: The module that asks.
            phase: One of its phases.

        Returns:
            True if it does.
        """
        return phase == "reveal" or (phase == "alone" and "reveal" not in module.phases)

    def may_ask(self, module: M, phase: PhaseName) -> bool:
        """Tell whether the answer of each person may be given in a phase.

        Args:
            module: The module that asks.
            phase: One of its phases.

        Returns:
            True if it may.
        """
        return phase != "explain"

    def subjects(self, session: Session, module: M) -> list[Asked]:
        """List the subjects for which values are shown by hands or given in secret.

        Args:
            session: The session, whole or public view.
            module: The module that asks.

        Returns:
            The subjects in the order in which they are asked; empty if the module asks for no values.
        """
        return []

    def given_subjects(self, module: M) -> tuple[Asked, ...]:
        """List the subjects that the agenda itself words, so that the history can name them.

        Args:
            module: The module that asks.

        Returns:
            The subjects whose ids belong to no record of the session.
        """
        return ()

    def values(self, module: M) -> tuple[str, ...]:
        """List the values that can be given.

        Args:
            module: The module that asks.

        Returns:
            The values, the lowest first; empty if answers are points, dots, ranks or no values at all.
        """
        return ()

    def rated(self, module: M) -> bool:
        """Tell whether the values are steps of a numeric scale, so that median and spread make sense.

        Args:
            module: The module that asks.

        Returns:
            True if they are.
        """
        return False

    def repeats(self, session: Session, module: M) -> Module | None:
        """Find the earlier module whose statements this module asks again.

        Args:
            session: The session, whole or public view.
            module: The module that may repeat another one.

        Returns:
            The earlier module; None if it repeats none.
        """
        return None

    def on_sheets(self, module: M) -> bool:
        """Tell whether printed sheets for all leaders include the module by default.

        Args:
            module: The module.

        Returns:
            True if it can be asked on paper with the agenda alone.
        """
        return False

    def lists_answers(self, asks: Asks) -> bool:
        """Tell whether answers become entries of the module's list when they are revealed.

        Args:
            asks: What the round asks for: answers, or a choice among groups.

        Returns:
            True if each sentence becomes an entry.
        """
        return False

    def rests(self, session: Session, module: M, phase: PhaseName) -> bool:
        """Tell whether nothing is left to do in a phase, so that the room need not stop there.

        Args:
            session: The session, whole or public view.
            module: The module.
            phase: One of its phases.

        Returns:
            True if the page would be that of the phase before, with nothing to ask or to settle.
        """
        return False

    # What is decided.

    def items(self, session: Session, module: M) -> list[Asked]:
        """List what is decided one after the other, in the order in which it was given or said.

        Args:
            session: The session, whole or public view.
            module: The module in which it is decided.

        Returns:
            The items; empty if the module decides one thing, or nothing.
        """
        return []

    def choices(self, module: M) -> tuple[str, ...]:
        """List the words of which one is chosen as the decision.

        Args:
            module: The module in which it is decided.

        Returns:
            The words; empty if a proposal is adopted or not.
        """
        return ()

    def statement(self, session: Session, module: M) -> str:
        """Return the statement that a decision made in the module is about.

        Args:
            session: The session, whole or public view.
            module: The module in which the decision is made.

        Returns:
            The statement in words; by default the title of the module.
        """
        return module.title

    def rule(self, module: M) -> str:
        """Return the rule by which the module makes a decision.

        Args:
            module: The module in which the decision is made.

        Returns:
            The rule in words; empty if none is announced.
        """
        return ""

    # What is printed beforehand.

    def manner(self, module: M) -> str:
        """Say for the run sheet how the module is answered.

        Args:
            module: The module.

        Returns:
            A phrase of plain text; empty if there is nothing to say.
        """
        return ""

    def on_the_wall(self, module: M) -> Iterator[str]:
        """List for the run sheet what is shown on the wall below the questions.

        Args:
            module: The module.

        Yields:
            Lines of plain text.
        """
        yield from ()

    def text(self, module: M) -> str:
        """Return the text that the module shows on the wall.

        Args:
            module: The module.

        Returns:
            Markdown; empty if the module has no such text.
        """
        return ""

    def view(self, module: M) -> str:
        """Name for the invitation what the room comes to one view of, such as ``who answers for what``.

        Args:
            module: The module.

        Returns:
            A phrase; empty if the invitation does not mention it.
        """
        return ""

    def promise(self, module: M) -> str:
        """Say for the invitation what everybody leaves with.

        Args:
            module: The module.

        Returns:
            A sentence; empty if the invitation does not mention it.
        """
        return ""
