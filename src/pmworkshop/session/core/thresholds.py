"""The limits that the rules compare with; each session keeps its own, so that its findings never change later."""

from typing import Annotated

from pmworkshop.base.model import Field, Model

Number = Annotated[int, Field(ge=0, le=1000)]
Divisor = Annotated[int, Field(ge=1, le=1000)]
Percent = Annotated[int, Field(ge=1, le=100)]


class Thresholds(Model):
    """Limits of the chart rules, the plan rules and the words for agreement.

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
        checkin_days: Days after its due day within which it must be looked at, if it is not before (own).
        actions_each: More actions than this for one owner are too many.
        what_most: An action longer than this many characters is not yet one outcome.
        confidence_least: Below this (0 to 5) an owner does not believe in the action.
        agreed_least: From this consensus on, in hundredths, answers on a scale are agreed (own).
        almost_least: From this one on they are almost agreed (own).
        answers_least: Fewer answers than this have no word and are not compared (own).
        dissent_divisor: An answer further from the median than the scale's length by this dissents strongly (own).
        fist_least: The lowest value of 0 to 5 that is support. Source: the published protocols of fist to five.
        owner_percent: Views of a row's owner rival while no role has this share of the answers (own).
        nearly_percent: From this share of the answers for one role on, a row is almost agreed (own).
        two_views_percent: From this share of the two most frequent answers on, a row has two views (own).
        nobody_percent: From this share of answers without an owner on, no owner is seen (own).
        others_percent: What this share of the other leaders say counts as what the others say (own).
        closer_least: From this change of the consensus on, in hundredths, answers moved closer or apart (own).
        gap_least: From this median difference between wanted and now on, a gap is worth an action (own).
        asks_itself_rows: A role wants to be asked in so many rows more than the others say (own).
    """

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
    checkin_days: Number = 31
    actions_each: Number = 3
    what_most: Number = 90
    confidence_least: Annotated[int, Field(ge=0, le=5)] = 3
    agreed_least: Annotated[int, Field(ge=0, le=100)] = 80
    almost_least: Annotated[int, Field(ge=0, le=100)] = 60
    answers_least: Number = 3
    dissent_divisor: Divisor = 2
    fist_least: Annotated[int, Field(ge=1, le=5)] = 3
    owner_percent: Percent = 75
    nearly_percent: Percent = 60
    two_views_percent: Percent = 80
    nobody_percent: Percent = 50
    others_percent: Percent = 50
    closer_least: Annotated[int, Field(ge=1, le=100)] = 5
    gap_least: Annotated[int, Field(ge=1, le=100)] = 2
    asks_itself_rows: Annotated[int, Field(ge=1, le=1000)] = 1
