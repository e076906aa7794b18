"""What happened at a moment, in sentences that somebody understands who was not there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from pmworkshop.base.dates import spell_date
from pmworkshop.base.text import clean_line, upper
from pmworkshop.insight.findings import listed
from pmworkshop.insight.sentences.owner_rules import named_before
from pmworkshop.insight.sentences.words import number, things, verb
from pmworkshop.report.builders.common import decided, promised
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.story.scene import Scene
from pmworkshop.report.builders.story.spans import Sort
from pmworkshop.report.model.parts import Decided
from pmworkshop.session.core.records import Action, Activity, Entry, Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session, placed
from pmworkshop.session.operations import purpose
from pmworkshop.session.operations.planning.row_actions import given_to
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.priorities import all_priorities


def sentences(scene: Scene) -> tuple[str, ...]:
    """Tell what happened.

    Args:
        scene: The room before and after.

    Returns:
        The sentences, what is read first in front; none if there is nothing to tell.
    """
    own = _TELLING.get(scene.span.sort)
    told = own(scene) if own else scene.told
    return tuple(dict.fromkeys(filter(None, map(_sentence, told))))


def _sentence(text: str) -> str:
    """End a text like a sentence."""
    said = clean_line(text)
    return said if not said or said.endswith((".", "?", "!", "…", ".”", "?”", "!”")) else f"{said}."


def quoted(text: str) -> str:
    """Put a whole text into quotation marks.

    Args:
        text: The text.
    """
    return f"“{clean_line(text)}”"


def _row(scene: Scene) -> Iterator[str]:
    row, old = (view.activities.get(scene.span.key[0]) for view in (scene.after, scene.before))
    if row is None or row.practice:
        return
    if old is None:
        yield f"The room added a row: {quoted(row.label)}"
    owners = _owners(scene.after, row)
    if owners and owners != _owners(scene.before, row):
        yield f"{listed(owners)} {verb(len(owners), 'answers', 'answer')} for {quoted(row.label)}"
        if row.state == "parked":
            yield _left_open(scene, row)
    elif old is not None:
        yield _standing(scene, old, row)
    yield from (f"The reason: {reason}" for reason in _reasons(scene, row))


def _standing(scene: Scene, old: Activity, row: Activity) -> str:
    """Say what became of a row of which the owner stays: settled or left open, further letters, other words."""
    if row.state == "parked" != old.state:
        return _left_open(scene, row)
    if row.state == "settled" != old.state:
        return f"{quoted(row.label)} is settled"
    if scene.new("mark"):
        return f"The other letters of {quoted(row.label)} are agreed"
    return f"{quoted(old.label)} now reads {quoted(row.label)}" if old.label != row.label else ""


def _left_open(scene: Scene, row: Activity) -> str:
    given = given_to(scene.after, row)
    return f"{quoted(row.label)} is not settled yet{f': {given}' if given else ''}"


def _owners(view: Session, row: Activity) -> list[str]:
    """List the roles that answer for a row."""
    module = view.info.agenda.module(row.chart)
    letter = owner_letter(module.chart.scheme) if module and module.chart else ""
    marks = [mark for mark in view.marks.values() if mark.activity == row.id and letter and letter in mark.letters]
    roles = (view.roles.get(mark.role) for mark in marks)
    return [clean_line(role.title) for role in placed(filter(None, roles))]


def _reasons(scene: Scene, row: Activity) -> Iterator[str]:
    """List the reasons of letters that are new."""
    for mark in scene.new("mark"):
        old = scene.before.marks.get(mark.id)
        if mark.activity == row.id and mark.reason and (old is None or old.reason != mark.reason):
            yield mark.reason


def _rows(scene: Scene) -> Iterator[str]:
    rows = [row for row in scene.new("activity") if not row.practice]
    if rows:
        new = all(row.id not in scene.before.activities for row in rows)
        yield f"The room {'added' if new else 'changed'} {things(len(rows), 'row')} of the chart"


def _answers(scene: Scene) -> Iterator[str]:
    round_ = scene.after.rounds.get(scene.span.key[0])
    if round_ is None or round_.status != "revealed":
        return
    module, item = scene.now.modules.get(round_.module), round_.wording(WHOLE) if round_.item else None
    topic = item.text if item else module.title if module else ""
    title = f" about {quoted(topic)}" if topic else ""
    if round_.hands and not round_.anonymous:
        yield f"The room raised its hands{title}"
    else:
        people = len(rounds.answered(scene.after, round_.id))
        who = f"{upper(things(people, 'leader'))} answered" if people else "Each leader answered"
        yield f"{who} alone{title}; then all saw the answers"
    yield from _came_to(scene, round_)


def _came_to(scene: Scene, round_: Round) -> Iterator[str]:
    """Say what the answers came to: who was named for a chart, what a vote put first."""
    module = scene.after.info.agenda.module(round_.module)
    if module and module.chart:
        same, whole = named_before(scene.after, module.chart)
        if whole:
            yield f"All named the same role for {number(same)} of {things(whole, 'row')}"
        yield "The numbers say how many leaders named each role"
    for found in all_priorities(scene.after):
        if found.module == round_.module and found.named:
            yield f"Put first: {listed([quoted(one.text) for one in found.named])}"


def _decision(scene: Scene) -> Iterator[str]:
    for one in (decided(scene.now, record) for record in scene.new("decision")):
        outcome = one.choice or {"open": "not settled yet"}.get(one.outcome, one.outcome)
        yield f"{quoted(one.about or one.statement)}: {outcome}"
        yield from _about_it(one)


def _about_it(decision: Decided) -> Iterator[str]:
    """Say why something was decided, who sees to it, by which rule, and how objections were met."""
    by = f", by {spell_date(decision.due)}" if decision.due else ""
    yield f"The reason: {decision.reason}" if decision.reason else ""
    yield f"{decision.owner} sees to it{by}" if decision.owner else ""
    yield f"The rule: {decision.rule}" if decision.rule else ""
    for objection in decision.objections:
        met = f"; how it was met: {objection.met}" if objection.met else ""
        yield f"An objection: {objection.text}{met}"


def _plan(scene: Scene) -> Iterator[str]:
    actions = scene.new("action")
    if len(actions) == 1:
        yield from _action(scene, actions[0])
    elif actions and all(_looked_at(scene, one) for one in actions):
        days = sorted({day for one in actions for day in one.checkins})
        yield f"The room looks at its plan again on {listed([spell_date(day) for day in days])}"
    elif actions:
        yield f"The room changed {things(len(actions), 'action')} of its plan"
    yield from _gifts(scene)


def _action(scene: Scene, action: Action) -> Iterator[str]:
    """Say who takes an action on, or what has become of it since."""
    old = scene.before.actions.get(action.id)
    if old is None or (old.what, old.owners, old.due) != (action.what, action.owners, action.due):
        yield _promise(scene, action)
    elif action.status != old.status and action.status != "agreed":
        yield f"{quoted(action.what)} is {action.status}"
    else:
        yield f"The room added to {quoted(action.what)}"
    if action.status_reason and (old is None or old.status_reason != action.status_reason):
        yield f"The reason: {action.status_reason}"


def _promise(scene: Scene, action: Action) -> str:
    who = listed(scene.now.keepers(action.owners))
    by = f", by {spell_date(action.due)}" if action.due else ""
    what = quoted(action.what) if action.what else "an action"
    return f"{who or 'Nobody yet'} takes on {what}{by}"


def _looked_at(scene: Scene, action: Action) -> bool:
    """Tell whether only the days on which an action is looked at again have changed."""
    old = scene.before.actions.get(action.id)
    return old is not None and old.model_copy(update={"checkins": action.checkins}) == action


def _gifts(scene: Scene) -> Iterator[str]:
    """Say what is given now to the actions that these steps touched, and was not before."""
    ids = {one.id for one in scene.new("action")} | {one.action for one in scene.new("commitment")}
    yield from (f"Given by {words}" for words in sorted(_given(scene.now, ids) - _given(scene.then, ids)))


def _given(context: Context, actions: Collection[str | None]) -> set[str]:
    return {
        promised(context, gift.given).words
        for gift in context.gifts
        if gift.action and gift.action.id in actions and gift.given.giver
    }


def _ledger(scene: Scene) -> Iterator[str]:
    gifts = len(scene.new("commitment"))
    if gifts:
        yield f"The functions said what they give: {things(gifts, 'gift')}"


def _purpose(scene: Scene) -> Iterator[str]:
    words = purpose.words(scene.after)
    yield f"The room chose its purpose: {quoted(words)}" if words else "The room has no purpose yet"


def _lines(scene: Scene) -> Iterator[str]:
    entries, parked = scene.new("entry"), [one for one in scene.new("entry") if one.parked]
    fresh = [one for one in entries if one.id not in scene.before.entries and not one.parked]
    told = [*_written(scene, fresh), *_put_together(scene), *map(_kept, parked)]
    if entries and not told:
        told.append(f"The room changed {things(len(entries), 'line')}")
    yield from told


def _put_together(scene: Scene) -> Iterator[str]:
    """Say that lines were put into groups, or several into one."""
    groups, touched = scene.new("theme"), {change.id for change in scene.touched("entry")}
    if groups:
        total = sum(one.module == groups[0].module for one in scene.after.themes.values())
        yield f"The room put its lines into {things(total, 'group')}"
    elif scene.new("entry") and touched & scene.before.entries.keys() - scene.after.entries.keys():
        yield "The room put lines together"


def _kept(entry: Entry) -> str:
    """Say what became of a line that is kept for later."""
    said = quoted(entry.text)
    return f"{said}: {entry.answer}" if entry.answer else f"Kept for later: {said}"


def _written(scene: Scene, fresh: Sequence[Entry]) -> Iterator[str]:
    asked = {one.id: one.text for one in scene.module.prompts} if scene.module else {}
    questions = dict.fromkeys(asked.get(one.prompt, "") for one in fresh)
    lines = len(fresh)
    if len(questions) == 1 and (question := next(iter(questions))):
        yield f"{upper(things(lines, 'answer'))} to: {quoted(question)}"
    elif lines:
        yield f"The room wrote {things(lines, 'answer' if all(questions) else 'line')}"


def _end(scene: Scene) -> Iterator[str]:
    yield "The workshop ends"


_TELLING: Mapping[Sort, Callable[[Scene], Iterator[str]]] = {
    "row": _row,
    "rows": _rows,
    "answers": _answers,
    "decision": _decision,
    "plan": _plan,
    "gifts": _ledger,
    "purpose": _purpose,
    "lines": _lines,
    "end": _end,
}
"""Who tells what; what is not here is told as the history tells it."""
