"""The toy's descriptor."""

from collections.abc import Iterator

from pmworkshop.kinds.kind import Kind
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks
from pmworkshop.session.rounds.polls import Asked
from tests.kinds.toy.model import PercentModule

SCALE = tuple(str(value) for value in range(101))


class PercentKind(Kind[PercentModule]):
    """Each leader gives a per cent alone."""

    panel = "tests.kinds.toy.panel:PercentPanel"
    section = "tests.kinds.toy.section:section"
    markdown = "tests.kinds.toy.section:write"

    def form(self, session: Session, module: PercentModule, asks: Asks) -> AnswerForm:
        return AnswerForm("values", tuple(self.subjects(session, module)), SCALE, told="a per cent; - abstains")

    def subjects(self, session: Session, module: PercentModule) -> list[Asked]:
        return list(self.given_subjects(module))

    def given_subjects(self, module: PercentModule) -> tuple[Asked, ...]:
        return tuple(Asked(prompt.id, prompt.text, "0 %", "100 %") for prompt in module.prompts)

    def values(self, module: PercentModule) -> tuple[str, ...]:
        return SCALE

    def rated(self, module: PercentModule) -> bool:
        return True

    def manner(self, module: PercentModule) -> str:
        return f"each gives a per cent; {module.target} is hoped for"

    def on_the_wall(self, module: PercentModule) -> Iterator[str]:
        yield f"Hoped for: {module.target} %"

    def view(self, module: PercentModule) -> str:
        return "how sure we are"

    def promise(self, module: PercentModule) -> str:
        return "Everybody leaves with a number."
