"""Programs beside Python that some tests need, such as a browser: these tests run in `make check` only."""

from __future__ import annotations

import os
import shutil

import pytest

REQUEST = "PMWORKSHOP_PROGRAMS"
"""The variable that asks for these tests, as `make check` does."""


def needed(*programs: str) -> None:
    """Skip the test unless these programs may be run and are there.

    Args:
        programs: Their names on the path; none where the caller looks for them itself.
    """
    if REQUEST not in os.environ:
        pytest.skip(f"this runs in make check: it needs {' and '.join(programs) or 'a database'}")
    missing = [one for one in programs if shutil.which(one) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed here")
