"""The settings of a facilitator for all workshops: theme, signals, name, how dates are written, typing and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import LANGUAGES, ORDERS, DateHabits, Order
from pmworkshop.base.error_wording import WIDTH, describe, listing, nearest
from pmworkshop.base.errors import InputError
from pmworkshop.base.files import parse_toml, read_bytes
from pmworkshop.base.keys import MOVING, key_named
from pmworkshop.base.language import spoken, tr, tr_noop
from pmworkshop.base.text import clean_line, shorten

THEMES = ("stage", "paper")
"""The looks, the usual one first."""
MOST_KEYS = 4
"""Keys that one command may have; a command with more has a row of keys, which stays as it is."""
TYPING_PAUSE = 0.3
"""Seconds for which a key of a list usually waits: slower than typing, quicker than somebody notices."""
LONGEST_PAUSE = 2
"""The longest such wait, in seconds."""
FOOT_LEAST, FOOT_MOST = 3, 600
"""Seconds after which the foot may fade: sooner nobody finds a key, later it need not."""
_WHAT = "settings"
_PLAIN = ("theme", "bell", "amber", "foot_seconds", "language", "date_order", "typing_pause", "motion")
_MOST = 200
_LONGEST = 120
_SHOWN = 100
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that apply to all workshops of one facilitator.

    Attributes:
        theme: The theme at the start: ``stage`` is black, ``paper`` is white.
        bell: Whether a bell rings at the end of a phase.
        amber: Whether the clock turns amber shortly before the end of a phase.
        foot_seconds: Seconds without a key after which the foot of the wall fades; 0 shows it always.
        facilitator: The facilitator's name for new workshops.
        language: The language that the program speaks, where it speaks it, and that of months and weekdays in dates
            that are typed, besides English; empty for the language of the system.
        date_order: What comes first in ``4/12``; empty if that was not said yet.
        typing_pause: Seconds for which a printable key of a list waits before it acts; 0 if it acts at once.
        motion: Whether the bars of answers rise when they are shown, within a second.
        keys: The keys of commands that have other keys than usual, by command id.
        given: The names of the settings in the file; all others have their default.
    """

    theme: str = THEMES[0]
    bell: bool = False
    amber: bool = False
    foot_seconds: int = 0
    facilitator: str = ""
    language: str = ""
    date_order: Order = ""
    typing_pause: float = TYPING_PAUSE
    motion: bool = True
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    given: frozenset[str] = frozenset()

    @property
    def dates(self) -> DateHabits:
        """How the facilitator writes dates: in the language of the settings, else in the one that is spoken."""
        return DateHabits(self.date_order, self.language or (spoken() if spoken() in LANGUAGES else ""))


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in the settings.

    Attributes:
        key: The setting, such as ``bell`` or ``keys, chart.settle``.
        found: The value that was found.
        expected: The value that was expected.
        nearest: The most similar valid word; empty if there is none.
    """

    key: str
    found: str
    expected: str
    nearest: str = ""

    def __str__(self) -> str:
        guess = tr(" Did you mean “{nearest}”?", nearest=self.nearest) if self.nearest else ""
        return tr(
            "{key}: found {found}; expected {expected}.{guess}",
            key=self.key,
            found=self.found,
            expected=self.expected,
            guess=guess,
        )


class SettingsError(InputError):
    """Raised for settings with faults; its text lists them, one on each line.

    Attributes:
        faults: All faults.
    """

    title = tr_noop("Settings have faults")

    def __init__(self, path: Path, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        lines = [f"{path}, {fault}" for fault in self.faults[:_SHOWN]]
        if len(self.faults) > _SHOWN:
            lines.append(tr("{path}: and {faults} more.", path=path, faults=len(self.faults) - _SHOWN))
        super().__init__("\n".join(lines))


def is_there(path: Path) -> bool:
    """Tell whether a settings file exists, readable or not.

    Args:
        path: The settings file.

    Returns:
        False only if nothing exists under that name; True also if that cannot be found out.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def language_in(path: Path) -> str:
    """Read which language the settings ask for, whatever else in them is at fault.

    Args:
        path: The settings file; it need not exist.

    Returns:
        The code of the language, one of `LANGUAGES`; empty if the file names none of them, or cannot be read.
    """
    try:
        asked = parse_toml(read_bytes(path, _WHAT), path, _WHAT).get("language") if is_there(path) else None
    except InputError:
        return ""
    return asked if isinstance(asked, str) and asked in LANGUAGES else ""


def read_settings(path: Path, commands: Mapping[str, tuple[str, ...]] | None = None) -> Settings:
    """Read the settings.

    Args:
        path: The settings file; if it does not exist, all settings have their defaults.
        commands: All commands that may have keys, with their usual keys. An id is ``undo`` for a command that works
            everywhere, ``chart.settle`` for one that works in one place. None skips the check of the ids, which is
            enough if the keys are not needed.

    Returns:
        The settings.

    Raises:
        InputError: The file is a folder, unreadable, too large, no text or no TOML.
        SettingsError: The file is TOML with invalid settings; the text lists every fault.
    """
    data = read_bytes(path, _WHAT) if is_there(path) else b""
    raw = parse_toml(data, path, _WHAT) if data.strip() else {}
    bound = _flat(raw["keys"]) if isinstance(raw.get("keys"), dict) else {}
    if len(raw) + len(bound) > _MOST:
        raise InputError(
            tr(
                "{path} has {raw} keys; {most} is the most in settings.",
                path=path,
                raw=len(raw) + len(bound),
                most=_MOST,
            )
        )
    keys, key_faults = _keys_of(bound, commands)
    faults = [*_value_faults(raw), *key_faults]
    if faults:
        raise SettingsError(path, faults)
    plain = {name: raw[name] for name in _PLAIN if name in raw}
    return Settings(
        **plain, facilitator=clean_line(raw.get("facilitator", "")), keys=keys, given=frozenset([*raw, *keys])
    )


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """Give the commands of a place their whole id: ``chart.settle`` may be written as a table in a table."""
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            flat[name] = value
    return flat


def _keys_of(
    bound: Mapping[str, Any], commands: Mapping[str, tuple[str, ...]] | None
) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """Read the keys of each command, and what is wrong with the keys that cannot be given."""
    unusable = {name: fault for name, value in bound.items() if (fault := _key_fault(name, value, commands))}
    keys = {name: _keys_in(value) for name, value in bound.items() if name not in unusable}
    return keys, [*unusable.values(), *_clashes(keys, commands or {})]


def _keys_in(value: str | list[str]) -> tuple[str, ...]:
    """List the keys that a command is given, each once and by its usual name."""
    return tuple(dict.fromkeys(key_named(one) for one in ([value] if isinstance(value, str) else value)))


def _theme_fault(name: str, value: Any) -> Fault | None:
    return None if value in THEMES else Fault(name, describe(value), listing(THEMES), nearest(value, THEMES))


def _switch_fault(name: str, value: Any) -> Fault | None:
    return None if isinstance(value, bool) else Fault(name, describe(value), tr("true or false, without quotes"))


def _seconds_fault(name: str, value: Any) -> Fault | None:
    if type(value) is int and (value == 0 or FOOT_LEAST <= value <= FOOT_MOST):
        return None
    return Fault(
        name,
        describe(value),
        tr("0 for always, or {foot_least} to {foot_most} seconds", foot_least=FOOT_LEAST, foot_most=FOOT_MOST),
    )


def _language_fault(name: str, value: Any) -> Fault | None:
    if value in LANGUAGES:
        return None
    return Fault(
        name, describe(value), tr("one of {languages}", languages=", ".join(LANGUAGES)), nearest(value, LANGUAGES)
    )


def _order_fault(name: str, value: Any) -> Fault | None:
    return None if value in ORDERS else Fault(name, describe(value), listing(ORDERS), nearest(value, ORDERS))


def _pause_fault(name: str, value: Any) -> Fault | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LONGEST_PAUSE:
        return None
    return Fault(
        name,
        describe(value),
        tr(
            "seconds from 0 to {longest_pause}, such as {typing_pause}",
            longest_pause=LONGEST_PAUSE,
            typing_pause=TYPING_PAUSE,
        ),
    )


def _facilitator_fault(name: str, value: Any) -> Fault | None:
    if not isinstance(value, str):
        return Fault(name, describe(value), tr("a name in quotes"))
    return (
        Fault(name, tr("{value} characters", value=len(value)), tr("at most {longest}", longest=_LONGEST))
        if len(value) > _LONGEST
        else None
    )


def _table_fault(name: str, value: Any) -> Fault | None:
    return None if isinstance(value, dict) else Fault(name, describe(value), tr("a table of commands and their keys"))


_CHECKS: Mapping[str, Callable[[str, Any], Fault | None]] = {
    "theme": _theme_fault,
    "bell": _switch_fault,
    "amber": _switch_fault,
    "foot_seconds": _seconds_fault,
    "facilitator": _facilitator_fault,
    "language": _language_fault,
    "date_order": _order_fault,
    "typing_pause": _pause_fault,
    "motion": _switch_fault,
    "keys": _table_fault,
}
"""What looks for a fault in the value of each setting."""
NAMES = tuple(_CHECKS)
"""The settings there are."""


def _value_faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in raw.items():
        if name not in _CHECKS:
            yield Fault(_shown(name), tr("a setting that is not known"), listing(NAMES), nearest(name, NAMES))
        elif fault := _CHECKS[name](name, value):
            yield fault


def _command_fault(where: str, name: str, value: object, commands: Mapping[str, tuple[str, ...]]) -> Fault | None:
    """Say what is wrong with the command that keys are given to; nothing where it may have them."""
    if name not in commands:
        ending = next((one for one in commands if one.rpartition(".")[2] == name), "")
        return Fault(where, tr("a command that is not known"), tr("an id that pmworkshop settings shows"),
                     ending or nearest(name, commands))  # fmt: skip
    if len(commands[name]) > MOST_KEYS:
        return Fault(where, describe(value), tr("nothing: this row of keys stays as it is"))
    return None


def _key_fault(name: str, value: object, commands: Mapping[str, tuple[str, ...]] | None) -> Fault | None:
    where = tr("keys, {name}", name=_shown(name))
    if commands is not None and (fault := _command_fault(where, name, value, commands)):
        return fault
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not 0 < len(names) <= MOST_KEYS:
        return Fault(where, describe(value), tr("a key, or a list of one to {most_keys} keys", most_keys=MOST_KEYS))
    return next((fault for one in names if (fault := _one_key_fault(where, one))), None)


def _one_key_fault(where: str, one: object) -> Fault | None:
    key = key_named(one) if isinstance(one, str) else ""
    if not key:
        return Fault(where, describe(one), tr("a key such as PgDn, Ctrl+Z, F2 or x"))
    if key in MOVING:
        return Fault(where, describe(one), tr("a key that is not needed to move in lists"))
    return None


def _sharing(
    keys: Mapping[str, tuple[str, ...]],
    usual: Mapping[str, set[str]],
    before: Iterable[str],
    name: str,
    key: str,
) -> list[str]:
    """List the commands that have a key too: by the settings, those read before; by the program, those left alone."""
    settled = [other for other in before if key in keys[other]]
    if key in usual.get(name, ()):
        return settled
    return settled + [other for other in usual if other not in keys and key in usual[other]]


def _clashes(keys: Mapping[str, tuple[str, ...]], commands: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """Find keys that would call two commands in one place; how the program itself shares keys is its own affair."""
    usual = {name: {key_named(key) for key in held} for name, held in commands.items()}
    place = list(keys)
    for at, name in enumerate(place):
        for key in keys[name]:
            others = _sharing(keys, usual, place[:at], name, key)
            if met := [other for other in others if _meet(name, other)]:
                more = tr(" and {met} more", met=len(met) - _NAMED) if len(met) > _NAMED else ""
                found = tr(
                    "“{key}”, which is also the key of {met}{more}", key=key, met=", ".join(met[:_NAMED]), more=more
                )
                yield Fault(tr("keys, {name}", name=_shown(name)), found, tr("a key that is free there"))


def _meet(one: str, other: str) -> bool:
    """Tell whether two commands may act in the same place: an id without a place acts everywhere."""
    here, there = one.rpartition(".")[0], other.rpartition(".")[0]
    return here == there or not here or not there


def _shown(name: str) -> str:
    return shorten(clean_line(name), WIDTH)
