"""What happened at a moment, in sentences that somebody understands who was not there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import clean_line, upper
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.insight.sentences.owner_rules import named_before
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
from pmworkshop.session.operations.decide import OUTCOMES
from pmworkshop.session.operations.planning.row_actions import given_to
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.priorities import all_priorities
from pmworkshop.session.views.record_fields import word_of


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
    return said if not said or said.endswith((".", "?", "!", "…", ".”", "?”", "!”", ".“", "?“", "!“")) else f"{said}."


def quoted(text: str) -> str:
    """Put a whole text into quotation marks.

    Args:
        text: The text.
    """
    return tr("“{words}”", words=clean_line(text))


def _row(scene: Scene) -> Iterator[str]:
    row, old = (view.activities.get(scene.span.key[0]) for view in (scene.after, scene.before))
    if row is None or row.practice:
        return
    if old is None:
        yield tr("The room added a row: {row}", row=quoted(row.label))
    owners = _owners(scene.after, row)
    if owners and owners != _owners(scene.before, row):
        yield trn(
            "{owners} answers for {row}",
            "{owners} answer for {row}",
            len(owners),
            owners=listed(owners),
            row=quoted(row.label),
        )
        if row.state == "parked":
            yield _left_open(scene, row)
    elif old is not None:
        yield _standing(scene, old, row)
    yield from (tr("The reason: {reason}", reason=reason) for reason in _reasons(scene, row))


def _standing(scene: Scene, old: Activity, row: Activity) -> str:
    """Say what became of a row of which the owner stays: settled or left open, further letters, other words."""
    if row.state == "parked" != old.state:
        return _left_open(scene, row)
    if row.state == "settled" != old.state:
        return tr("{row} is settled", row=quoted(row.label))
    if scene.new("mark"):
        return tr("The other letters of {row} are agreed", row=quoted(row.label))
    return (
        tr("{before} now reads {row}", before=quoted(old.label), row=quoted(row.label))
        if old.label != row.label
        else ""
    )


def _left_open(scene: Scene, row: Activity) -> str:
    given = given_to(scene.after, row)
    return tr("{row} is not settled yet{given}", row=quoted(row.label), given=f": {given}" if given else "")


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
        many, words = len(rows), in_words(len(rows))
        if all(row.id not in scene.before.activities for row in rows):
            yield trn(
                "The room added one row of the chart", "The room added {rows} rows of the chart", many, rows=words
            )
        else:
            yield trn(
                "The room changed one row of the chart", "The room changed {rows} rows of the chart", many, rows=words
            )


def _answers(scene: Scene) -> Iterator[str]:
    round_ = scene.after.rounds.get(scene.span.key[0])
    if round_ is None or round_.status != "revealed":
        return
    module, item = scene.now.modules.get(round_.module), round_.wording(WHOLE) if round_.item else None
    topic = item.text if item else module.title if module else ""
    title = tr(" about {topic}", topic=quoted(topic)) if topic else ""
    if round_.hands and not round_.anonymous:
        yield tr("The room raised its hands{title}", title=title)
    else:
        yield _alone(len(rounds.answered(scene.after, round_.id)), title)
    yield from _came_to(scene, round_)


def _alone(people: int, title: str) -> str:
    if not people:
        return tr("Each leader answered alone{title}; then all saw the answers", title=title)
    return trn(
        "One leader answered alone{title}; then all saw the answers",
        "{people} leaders answered alone{title}; then all saw the answers",
        people,
        people=upper(in_words(people)),
        title=title,
    )


def _same_role(same: int, whole: int) -> str:
    if whole == 1:
        return (
            tr("All named the same role for one of one row")
            if same
            else tr("All named the same role for none of one row")
        )
    if not same:
        return tr("All named the same role for none of {whole} rows", whole=in_words(whole))
    return trn(
        "All named the same role for one of {whole} rows",
        "All named the same role for {same} of {whole} rows",
        same,
        same=in_words(same),
        whole=in_words(whole),
    )


def _came_to(scene: Scene, round_: Round) -> Iterator[str]:
    """Say what the answers came to: who was named for a chart, what a vote put first."""
    module = scene.after.info.agenda.module(round_.module)
    if module and module.chart:
        same, whole = named_before(scene.after, module.chart)
        if whole:
            yield _same_role(same, whole)
        yield tr("The numbers say how many leaders named each role")
    for found in all_priorities(scene.after):
        if found.module == round_.module and found.named:
            yield tr("Put first: {words}", words=listed([quoted(one.text) for one in found.named]))


def _decision(scene: Scene) -> Iterator[str]:
    for one in (decided(scene.now, record) for record in scene.new("decision")):
        outcome = one.choice or tr(OUTCOMES[one.outcome])
        yield f"{quoted(one.about or one.statement)}: {outcome}"
        yield from _about_it(one)


def _about_it(decision: Decided) -> Iterator[str]:
    """Say why something was decided, who sees to it, by which rule, and how objections were met."""
    by = tr(", by {due}", due=spell_date(decision.due)) if decision.due else ""
    yield tr("The reason: {reason}", reason=decision.reason) if decision.reason else ""
    yield tr("{owner} sees to it{by}", owner=decision.owner, by=by) if decision.owner else ""
    yield tr("The rule: {rule}", rule=decision.rule) if decision.rule else ""
    for objection in decision.objections:
        met = tr("; how it was met: {met}", met=objection.met) if objection.met else ""
        yield tr("An objection: {words}{met}", words=objection.text, met=met)


def _plan(scene: Scene) -> Iterator[str]:
    actions = scene.new("action")
    if len(actions) == 1:
        yield from _action(scene, actions[0])
    elif actions and all(_looked_at(scene, one) for one in actions):
        days = sorted({day for one in actions for day in one.checkins})
        yield tr("The room looks at its plan again on {day}", day=listed([spell_date(day) for day in days]))
    elif actions:
        yield trn(
            "The room changed one action of its plan",
            "The room changed {actions} actions of its plan",
            len(actions),
            actions=in_words(len(actions)),
        )
    yield from _gifts(scene)


def _action(scene: Scene, action: Action) -> Iterator[str]:
    """Say who takes an action on, or what has become of it since."""
    old = scene.before.actions.get(action.id)
    if old is None or (old.what, old.owners, old.due) != (action.what, action.owners, action.due):
        yield _promise(scene, action)
    elif action.status != old.status and action.status != "agreed":
        yield tr("{what} is {status}", what=quoted(action.what), status=word_of(action.status))
    else:
        yield tr("The room added to {what}", what=quoted(action.what))
    if action.status_reason and (old is None or old.status_reason != action.status_reason):
        yield tr("The reason: {reason}", reason=action.status_reason)


def _promise(scene: Scene, action: Action) -> str:
    who = listed(scene.now.keepers(action.owners))
    by = tr(", by {due}", due=spell_date(action.due)) if action.due else ""
    what = quoted(action.what) if action.what else tr("an action")
    return trn(
        "{who} takes on {what}{by}",
        "{who} takes on {what}{by}",
        max(len(action.owners), 1),
        who=who or tr("Nobody yet"),
        what=what,
        by=by,
    )


def _looked_at(scene: Scene, action: Action) -> bool:
    """Tell whether only the days on which an action is looked at again have changed."""
    old = scene.before.actions.get(action.id)
    return old is not None and old.model_copy(update={"checkins": action.checkins}) == action


def _gifts(scene: Scene) -> Iterator[str]:
    """Say what is given now to the actions that these steps touched, and was not before."""
    ids = {one.id for one in scene.new("action")} | {one.action for one in scene.new("commitment")}
    yield from (
        tr("Given by {words}", words=words) for words in sorted(_given(scene.now, ids) - _given(scene.then, ids))
    )


def _given(context: Context, actions: Collection[str | None]) -> set[str]:
    return {
        promised(context, gift.given).words
        for gift in context.gifts
        if gift.action and gift.action.id in actions and gift.given.giver
    }


def _ledger(scene: Scene) -> Iterator[str]:
    gifts = len(scene.new("commitment"))
    if gifts:
        yield trn(
            "The functions said what they give: one gift",
            "The functions said what they give: {gifts} gifts",
            gifts,
            gifts=in_words(gifts),
        )


def _purpose(scene: Scene) -> Iterator[str]:
    words = purpose.words(scene.after)
    yield (
        tr("The room chose its purpose: {words}", words=quoted(words)) if words else tr("The room has no purpose yet")
    )


def _lines(scene: Scene) -> Iterator[str]:
    entries, parked = scene.new("entry"), [one for one in scene.new("entry") if one.parked]
    fresh = [one for one in entries if one.id not in scene.before.entries and not one.parked]
    told = [*_written(scene, fresh), *_put_together(scene), *map(_kept, parked)]
    if entries and not told:
        told.append(
            trn(
                "The room changed one line",
                "The room changed {lines} lines",
                len(entries),
                lines=in_words(len(entries)),
            )
        )
    yield from told


def _put_together(scene: Scene) -> Iterator[str]:
    """Say that lines were put into groups, or several into one."""
    groups, touched = scene.new("theme"), {change.id for change in scene.touched("entry")}
    if groups:
        total = sum(one.module == groups[0].module for one in scene.after.themes.values())
        yield trn(
            "The room put its lines into one group",
            "The room put its lines into {groups} groups",
            total,
            groups=in_words(total),
        )
    elif scene.new("entry") and touched & scene.before.entries.keys() - scene.after.entries.keys():
        yield tr("The room put lines together")


def _kept(entry: Entry) -> str:
    """Say what became of a line that is kept for later."""
    said = quoted(entry.text)
    return f"{said}: {entry.answer}" if entry.answer else tr("Kept for later: {said}", said=said)


def _written(scene: Scene, fresh: Sequence[Entry]) -> Iterator[str]:
    asked = {one.id: one.text for one in scene.module.prompts} if scene.module else {}
    questions = dict.fromkeys(asked.get(one.prompt, "") for one in fresh)
    lines = len(fresh)
    if len(questions) == 1 and (question := next(iter(questions))):
        yield trn(
            "One answer to: {question}",
            "{answers} answers to: {question}",
            lines,
            answers=upper(in_words(lines)),
            question=quoted(question),
        )
    elif lines and all(questions):
        yield trn("The room wrote one answer", "The room wrote {answers} answers", lines, answers=in_words(lines))
    elif lines:
        yield trn("The room wrote one line", "The room wrote {lines} lines", lines, lines=in_words(lines))


def _end(scene: Scene) -> Iterator[str]:
    yield tr("The workshop ends")


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
