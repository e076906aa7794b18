"""How many examples a test draws: a quarter in `make test`, the whole number in `make check` and in a soak."""

from __future__ import annotations

import os

REQUEST = "PMWORKSHOP_WHOLE"
"""The variable that asks for the whole number, as `make check` does."""
SOAK = "PMWORKSHOP_EXAMPLES"
"""The variable by which a soak says how many examples are drawn by tests that name no number of their own."""
USUAL = 40
FEW = 5
"""So many are drawn in any case."""


def examples(whole: int = USUAL) -> int:
    """Say how many examples are drawn.

    Args:
        whole: How many are drawn where the whole number is asked for.

    Returns:
        The number for this run.
    """
    return whole if REQUEST in os.environ or SOAK in os.environ else max(whole // 4, FEW)
