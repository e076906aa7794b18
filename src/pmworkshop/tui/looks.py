"""The two looks: ``stage`` on black for dark rooms, ``paper`` for bright ones."""

from __future__ import annotations

from textual.theme import Theme

STAGE = Theme(
    name="stage",
    primary="#F0E442",
    secondary="#56B4E9",
    accent="#F0E442",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#7FE0B0",
    warning="#FFB84D",
    error="#FFB84D",
    dark=True,
    variables={
        "soft": "#C8C8C8",
        "head": "#8FD0F5",
        "chosen": "#000000",
        "chosen-back": "#F0E442",
        "input-cursor-background": "#F0E442",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#3A3A00",
    },
)
PAPER = Theme(
    name="paper",
    primary="#003A6B",
    secondary="#003A6B",
    accent="#003A6B",
    foreground="#000000",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#FFFFFF",
    success="#00472F",
    warning="#6B2A00",
    error="#6B2A00",
    dark=False,
    variables={
        "soft": "#3C3C3C",
        "head": "#003A6B",
        "chosen": "#FFFFFF",
        "chosen-back": "#003A6B",
        "input-cursor-background": "#003A6B",
        "input-cursor-foreground": "#FFFFFF",
        "input-selection-background": "#CFE3F5",
    },
)
THEMES = (STAGE, PAPER)
