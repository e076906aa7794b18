"""The two themes: ``stage`` on black for dark rooms, ``paper`` on white for bright ones.

The colours keep their contrast where a terminal has only 256 or 16 of them; a test computes it. What is chosen has a
background of its own there too.
"""

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
        "raised": "#182130",
        "head": "#8FD0F5",
        "chosen": "#000000",
        "chosen-back": "#F0E442",
        "input-cursor-background": "#F0E442",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#00207F",
        "block-cursor-blurred-foreground": "#000000",
        "block-cursor-blurred-background": "#F0E442",
    },
)
PAPER = Theme(
    name="paper",
    primary="#00297A",
    secondary="#00297A",
    accent="#00297A",
    foreground="#000000",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#FFFFFF",
    success="#004A10",
    warning="#6B2A00",
    error="#6B2A00",
    dark=False,
    variables={
        "soft": "#2A2A2A",
        "raised": "#E8E1D0",
        "head": "#00297A",
        "chosen": "#FFFFFF",
        "chosen-back": "#00297A",
        "input-cursor-background": "#00297A",
        "input-cursor-foreground": "#FFFFFF",
        "input-selection-background": "#BFD4E6",
        "block-cursor-blurred-foreground": "#FFFFFF",
        "block-cursor-blurred-background": "#00297A",
    },
)
THEMES = (STAGE, PAPER)
