"""The figures the rules compare with: kept in each session, so that its findings never change later."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[int, Field(ge=0, le=1000)]
Divisor = Annotated[int, Field(ge=1, le=1000)]


class Thresholds(BaseModel):
    """Limits of the chart rules and the plan rules.

    A pair ``x_at_least`` and ``x_divisor`` is a limit of ``max(x_at_least, roles // x_divisor)``. Defaults
    are the usual advice of the charting literature where there is any, else this project's own.

    Attributes:
        doers_at_least: R in one row, see above.
        asked_at_least: C in one row.
        told_at_least: I in one row.
        helpers_at_least: S in one row.
        contributors_at_least: C in one row of DACI, I in one row of RAPID.
        rows_for_load: Column findings need at least this many rows.
        load_divisor: A role with a letter in more than rows/load_divisor rows has too much of it.
        sponsor_divisor: The sponsor should own at most owners/sponsor_divisor rows.
        rows_most: More rows than this want two charts.
        roles_most: More roles than this do not fit on the wall.
        label_most: A decision longer than this many characters is not yet one decision.
        a_implies_r: Whether whoever answers for a row may be taken to do it, where nobody else does.
        several_approvers: Whether DACI may have more than one approver.
        plan_days: Days within which an action must be due.
        first_step_days: Days within which its first step must be done.
        actions_each: More actions than this for one owner are too many.
        what_most: An action longer than this many characters is not yet one outcome.
        confidence_least: Below this (0 to 5) an owner does not believe in the action.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    doers_at_least: Number = 3
    doers_divisor: Divisor = 3
    asked_at_least: Number = 3
    asked_divisor: Divisor = 2
    told_at_least: Number = 4
    told_divisor: Divisor = 2
    helpers_at_least: Number = 3
    helpers_divisor: Divisor = 3
    contributors_at_least: Number = 5
    contributors_divisor: Divisor = 2
    rows_for_load: Number = 5
    load_divisor: Divisor = 2
    sponsor_divisor: Divisor = 3
    rows_most: Number = 20
    roles_most: Number = 13
    label_most: Number = 120
    a_implies_r: bool = False
    several_approvers: bool = False
    plan_days: Number = 90
    first_step_days: Number = 14
    actions_each: Number = 3
    what_most: Number = 90
    confidence_least: Annotated[int, Field(ge=0, le=5)] = 3
