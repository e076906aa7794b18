"""Draws any picture of a report."""

from __future__ import annotations

from pmworkshop.report.drawings.before_and_now import before_and_now
from pmworkshop.report.drawings.differences import differences
from pmworkshop.report.drawings.distribution import distribution
from pmworkshop.report.drawings.plan_days import plan_days
from pmworkshop.report.drawings.sheet import Drawn
from pmworkshop.report.model.pictures import BeforeAndNow, Differences, Distribution, Picture


def drawn(picture: Picture, *, slide: bool = False) -> list[Drawn]:
    """Draw a picture.

    Args:
        picture: What it shows.
        slide: Whether it is for a slide, with its title in it.

    Returns:
        One drawing; several where it is long.
    """
    if isinstance(picture, Distribution):
        return distribution(picture, slide=slide)
    if isinstance(picture, Differences):
        return differences(picture, slide=slide)
    if isinstance(picture, BeforeAndNow):
        return before_and_now(picture, slide=slide)
    return plan_days(picture, slide=slide)
