"""What a facilitator meets before a full room: slips, a program that was cut off, and keys that the wall names."""

from __future__ import annotations

from tests.tui.driving import make, stage
