"""The parts of a module: its questions, columns, statements, and the roles and rows of its chart."""

from typing import Annotated, Literal

from pmworkshop.agenda.model.values import Filled, Holds, Line, Slug, Switch, Whole
from pmworkshop.base.language import tr
from pmworkshop.base.model import After, Field, Model
from pmworkshop.base.text import clean_line


class AgendaModel(Model):
    """A part of an agenda that is no module."""


HEAD_WORDS = 3
"""The most words of the head of a question: what large letters can say."""


def _few_words(head: str) -> str:
    if len(head.split()) > HEAD_WORDS:
        raise ValueError(tr("at most {most} words", most=HEAD_WORDS))
    return head


class Prompt(AgendaModel):
    """A question as it stands on the wall.

    Attributes:
        id: Names the prompt inside its module; ``"1"``, ``"2"`` ... where the file gives none.
        text: The question, in full words.
        head: The question in one to three words, which stand in large letters while the answers are written; without
            it the question stands alone.
        hint: A line under it that helps to answer.
        holds: What the answers are.
        together: Whether the room answers it together, once what was written alone is shown; nobody is asked alone.
    """

    id: Slug = "1"
    text: Filled
    head: Annotated[Line, After(_few_words)] = ""
    hint: Line = ""
    holds: Holds = "other"
    together: Switch = False


class Column(AgendaModel):
    """A further value that each answer carries.

    Attributes:
        id: The key of the value in the answer.
        title: Its heading.
        type: What may be typed.
        options: The words to choose from, for ``choice``.
        private: Whether only the facilitator may see it, never the room or the sponsor; where it is left out, what is
            noted of a person (``holds = "person"``) besides the function is private, and nothing else.
    """

    id: Slug
    title: Filled
    type: Literal["text", "number", "date", "choice", "person", "function"] = "text"
    options: tuple[Filled, ...] = ()
    private: Switch | None = None


class Subject(AgendaModel):
    """A thing that is rated, chosen or ranked.

    Attributes:
        id: Names it inside its module; ``"1"``, ``"2"`` ... where the file gives none.
        text: What is asked about, in full words.
        low: What the lowest value means.
        high: What the highest value means.
    """

    id: Slug = "1"
    text: Filled
    low: Line = ""
    high: Line = ""


class ListItem(AgendaModel):
    """A thing that is decided, one after the other.

    Attributes:
        id: Names it inside its module; ``"1"``, ``"2"`` ... where the file gives none.
        text: What is decided, in full words.
    """

    id: Slug = "1"
    text: Filled


class SecondQuestion(AgendaModel):
    """A second question of a poll, about the same things as the first.

    Attributes:
        text: The question, in full words.
        hint: A line under it that helps to answer.
        label: What its values are called, in a word or two.
        method: How the answer is given: a value on a scale, or one of several words.
        low: Lowest value of a scale.
        high: Highest value of a scale.
        options: The words to choose from, for ``choice``.
        remark: What may be said beside each value, such as a reason or the proof; empty for none.
        gap: Whether it asks for the same as the first, such as what came beside what was expected: the gap between
            both is measured. It then has the same method and values.
    """

    text: Filled
    hint: Line = ""
    label: Filled
    method: Literal["scale", "choice"] = "scale"
    low: Whole = Field(default=1, ge=0, le=100)
    high: Whole = Field(default=5, ge=1, le=100)
    options: tuple[Filled, ...] = ()
    remark: Line = ""
    gap: Switch = False


class Reference(AgendaModel):
    """A published figure to hold against the room's own, with what must be said about it.

    Attributes:
        text: The figure in a sentence.
        source: Who published it.
        caveat: What is not known about it; always shown with it.
    """

    text: Filled
    source: Filled
    caveat: Filled


class RoleSpec(AgendaModel):
    """A column of a chart.

    Attributes:
        code: At most four characters, for narrow grids.
        title: The role, not a person's name.
        function: The function whose leader speaks for it.
        sponsor: Whether it is the top role, which should answer for little.
    """

    code: Annotated[str, After(clean_line), Field(min_length=1, max_length=4)]
    title: Filled
    function: Line = ""
    sponsor: Switch = False


class ActivitySpec(AgendaModel):
    """A row of a chart: a decision or an activity, worded so that one role can answer for it.

    Attributes:
        id: Names the row inside its chart.
        label: Verb first.
        question: What is at stake, in full words.
        usual: The role that often answers for it: for the facilitator, never on the wall.
    """

    id: Slug
    label: Filled
    question: Line = ""
    usual: Line = ""
