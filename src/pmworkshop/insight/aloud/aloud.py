"""What the shown answers of a part mean in one sentence, and what can be said at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pmworkshop.agenda.model import ChartModule, Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import decimal, tr
from pmworkshop.base.text import upper
from pmworkshop.insight.aloud import patterns
from pmworkshop.insight.aloud.lines import LINES, URGENT, Pattern
from pmworkshop.insight.charts.compare import Comparison, compare_round
from pmworkshop.insight.measures import agreement
from pmworkshop.insight.sentences.sentence import quoted
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import Tally, rankings, tally
from pmworkshop.session.rounds.wording import Asked, all_as_asked


@dataclass(frozen=True, slots=True)
class Aloud:
    """What a result means, and what can be said at it.

    Attributes:
        pattern: The rule that applied.
        means: One sentence about the result, without the name of a person.
        say: What can be said aloud, without quotation marks.
    """

    pattern: Pattern
    means: str
    say: str


def aloud(view: Session, module: Module) -> Aloud | None:
    """Choose the result of a part that asks most urgently for a word.

    Args:
        view: The public view, or a view of the facilitator's own in which hidden rounds count as shown.
        module: The part of the agenda.

    Returns:
        The result; None until answers are shown, or if no answers are counted there.
    """
    found = list(_found(view, module))
    return min(found, key=lambda one: URGENT[one.pattern], default=None)


def _made(pattern: Pattern, **named: object) -> Aloud:
    line = LINES[pattern]
    means = tr(line.means, **{key: value if value is not None else "" for key, value in named.items()})
    return Aloud(pattern, upper(means), tr(line.say))


def _found(view: Session, module: Module) -> Iterator[Aloud]:
    """Find the pattern of each subject of the newest answers that are shown: of the choice, if there is one."""
    chosen = rounds.shown(view, module.id, "choice")
    if chosen:
        yield from _votes(view, chosen[-1], polls.choices(view, module.id))
        return
    for newest in rounds.shown(view, module.id)[-1:]:
        if module.chart is not None:
            yield _of_chart(view, module.chart, newest)
        else:
            yield from _of_round(view, module, newest)


def _of_round(view: Session, module: Module, newest: Round) -> Iterator[Aloud]:
    asked, scale = all_as_asked(polls.subjects(view, module), newest), polls.values(module)
    told = {one.text: tally(view, newest, one.id) for one in asked}
    if not scale:
        yield from _orders(view, newest, asked) if rankings(view, newest) else _votes(view, newest, asked)
    elif all(step.isdecimal() for step in scale):
        sponsor = _by_sponsor(view, newest, asked)
        yield from (_of_scale(view, text, one, scale, sponsor.get(text)) for text, one in told.items() if one.values)
    else:
        yield from (_of_words(view, text, one) for text, one in told.items() if one.answers)


def _of_scale(view: Session, text: str, told: Tally, scale: Sequence[str], sponsor: int | None) -> Aloud:
    values, limits = told.values, view.info.thresholds
    low, high = int(scale[0]), int(scale[-1])
    middle, one = agreement.iqr(values).median, patterns.odd_one(values)
    if tuple(scale) == polls.FIST:
        pattern = patterns.of_hands(values, limits)
    elif sponsor is not None and patterns.sponsor_apart(sponsor, _without(values, sponsor), limits):
        pattern, one, middle = "sponsor apart", sponsor, agreement.iqr(_without(values, sponsor)).median
    else:
        pattern = patterns.of_scale(values, low, high, limits)
    if pattern == "one apart" and one is not None:
        middle = agreement.iqr(_without(values, one)).median
    return _made(
        pattern,
        what=quoted(text),
        one=one,
        middle=decimal(middle or 0),
        top=high,
        lowest=values[0],
        highest=values[-1],
    )


def _without(values: Sequence[int], one: int) -> list[int]:
    rest = list(values)
    rest.remove(one)
    return rest


def _by_sponsor(view: Session, round_: Round, asked: Sequence[Asked]) -> dict[str, int]:
    """Find the values of the sponsor by the text of the subject; none without names."""
    sponsors = {one.id for one in view.people() if one.sponsor}
    texts = {one.id: one.text for one in asked}
    mine = (one for one in view.ballots.values() if one.round == round_.id and one.participant in sponsors)
    return {texts[one.subject]: one.score for one in mine if one.score is not None and one.subject in texts}


def _of_words(view: Session, text: str, told: Tally) -> Aloud:
    word, most = max(told.counts.items(), key=lambda pair: pair[1])
    pattern = patterns.of_words(told.counts, view.info.thresholds)
    return _made(pattern, what=quoted(text), word=word, most=most, answers=told.answers)


def _votes(view: Session, round_: Round, asked: Sequence[Asked]) -> Iterator[Aloud]:
    """Say what the votes come to; nothing before one is in."""
    got: Mapping[str, int] = {one.text: tally(view, round_, one.id).total for one in asked}
    first, other, *_ = [*sorted(got, key=lambda text: -got[text]), "", ""]
    if any(got.values()):
        yield _made(patterns.of_votes(sorted(got.values(), reverse=True)), what=quoted(first), other=quoted(other))


def _orders(view: Session, round_: Round, asked: Sequence[Asked]) -> Iterator[Aloud]:
    orders = rankings(view, round_)
    ids = [one.id for one in asked if all(one.id in order for order in orders)]
    alike = agreement.kendall_w([[order.index(one) + 1 for one in ids] for order in orders])
    texts = {one.id: one.text for one in asked}
    order = agreement.borda(orders, ids).order
    first = texts[order[0][0]] if order else ""
    yield _made(patterns.of_orders(alike.value), what=quoted(first))


def _of_chart(view: Session, module: ChartModule, round_: Round) -> Aloud:
    """Say what the charts of the leaders come to: the most contested line, else that all see it alike."""
    found = compare_round(view, module, round_)
    unseen = next((row.row.label for row in found.contested if row.nobody_seen), "")
    rivals = next((row.row.label for row in found.contested if row.rivals), "")
    if unseen or rivals:
        return _made("nobody answers" if unseen else "two answer", what=quoted(unseen or rivals))
    return _of_one_mind(found)


def _of_one_mind(found: Comparison) -> Aloud:
    """Say what charts come to in which no line is without an owner or has several."""
    if not any(row.answered for row in found.rows):
        return _made("few")
    if any(one.sort in ("self-claim", "pushed at") for one in found.differences):
        return _made("own view")
    if all(row.state == "agreed" for row in found.rows):
        return _made("one owner")
    return _made("nearly one owner", what=quoted(found.contested[0].row.label))
