"""The toy's section of the report, and how it is written as Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.report.builders.common import common
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.writers.markdown_sections.rounds import round_blocks
from tests.kinds.toy.model import PercentModule


@dataclass(frozen=True, kw_only=True)
class PercentSection(Section):
    """The per cents that were given."""

    target: int = 0
    rounds: tuple[Asked, ...] = ()


def section(context: Context, module: PercentModule) -> PercentSection:
    return PercentSection(**common(context, module), target=module.target, rounds=asked_in(context, module))


def write(section: PercentSection, audience: Audience) -> Iterator[str]:
    yield f"Hoped for: {section.target} %"
    yield from round_blocks(section.rounds)
