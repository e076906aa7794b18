"""Shows answers without names, both those typed behind dots and those given on phones, in one step."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.session.core.steps import Operation
from pmworkshop.session.rounds import reveal
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.tui.pages.page import Context, OnPhones
from pmworkshop.tui.parts.round_state import RoundState


def sealed_with_phones(state: RoundState, context: Context) -> list[Operation]:
    """Show what each pass asked for.

    Args:
        state: The state of the round.
        context: The public view of the session, with the cursor and the width.

    Returns:
        An operation for each pass that anybody has answered, the present state first. It fetches the answers on
        phones when it is carried out, and is refused while they cannot be reached.

    Raises:
        RefusedError: Fewer people have answered a pass than the smallest group.
    """
    half, asks = state.half(context), state.asks(context)
    seals = []
    for wanted in sorted(state.passes(context)):
        taken, round_ = half.taken.get(wanted, {}), state.round(context, wanted=wanted)
        came = context.came.get(round_.id, {}) if context.came and round_ else {}
        people = taken.keys() | came.keys()
        if people:
            reveal.refuse_too_few(context.view, len(people))
            fetch = context.on_phones and _fetching(context.on_phones, taken, half.taken_at)
            seals.append(reveal.seal(state.here.module_id, taken, asks, wanted=wanted, fetched=fetch))
    return seals


def _fetching(
    on_phones: OnPhones, taken: dict[str, tuple[Answer, ...]], at: dict[str, float]
) -> Callable[[str], reveal.Taken]:
    """Let the later of two answers of one person count: each is given in the belief that it takes the other's place.

    What was typed line by line behind dots after a phone has answered takes the place of these lines alone.
    """
    typed, moments = dict(taken), dict(at)

    def fetched(round_id: str) -> reveal.Taken:
        found: dict[str, tuple[Answer, ...]] = {}
        for who, (moment, answers) in on_phones(round_id).items():
            later = typed.get(who, ()) if moment <= moments.get(who, 0.0) else ()
            found[who] = tuple({one.subject: one for one in (*answers, *later)}.values())
        return found

    return fetched
