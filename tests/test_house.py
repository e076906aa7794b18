"""The house stays small enough to be read: what the classes of the program may grow to, with their own bases."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pmworkshop

ROOT = Path(pmworkshop.__file__).parent
LINES, METHODS, LEVELS = 300, 30, 2
"""What a class may have at most with its own bases: lines without docstrings, methods, levels of own classes."""


@dataclass(frozen=True)
class Declared:
    """A class as its file declares it."""

    lines: int
    methods: frozenset[str]
    bases: tuple[str, ...]


@dataclass(frozen=True)
class Size:
    """How large a class is together with its own bases; a method that overrides another one counts once."""

    lines: int
    methods: int
    levels: int

    def within(self, other: Size) -> bool:
        return self.lines <= other.lines and self.methods <= other.methods and self.levels <= other.levels


MOST = Size(LINES, METHODS, LEVELS)


def declared(root: Path) -> dict[str, Declared]:
    """Read every class of the program from its source, by its full name; nothing is imported."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        module = ".".join(("pmworkshop", *path.relative_to(root).with_suffix("").parts)).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                inside = (one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
                names = [base_name(base) for base in node.bases]
                bases = tuple(imported.get(name, f"{module}.{name}") for name in names)
                found[f"{module}.{node.name}"] = Declared(
                    (node.end_lineno or node.lineno) - node.lineno + 1 - documented(node),
                    frozenset(one.name for one in inside),
                    bases,
                )
    return found


def documented(declaration: ast.ClassDef) -> int:
    """Count the lines of docstrings in a class: what explains it does not make it harder to read."""
    texts = (
        one.body[0]
        for one in ast.walk(declaration)
        if isinstance(one, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and ast.get_docstring(one, clean=False) is not None
    )
    return sum((text.end_lineno or text.lineno) - text.lineno + 1 for text in texts)


def base_name(base: ast.expr) -> str:
    """Name a base as it is written, without what stands in brackets."""
    return ast.unparse(base.value if isinstance(base, ast.Subscript) else base)


def size(name: str, among: dict[str, Declared]) -> Size:
    """Measure a class with those of its bases that the program declares itself."""
    line = ancestry(name, among)
    methods = frozenset().union(*(among[one].methods for one in line))
    return Size(sum(among[one].lines for one in line), len(methods), depth(name, among))


def ancestry(name: str, among: dict[str, Declared]) -> set[str]:
    return {name}.union(*(ancestry(base, among) for base in own_bases(name, among)))


def depth(name: str, among: dict[str, Declared]) -> int:
    return 1 + max((depth(base, among) for base in own_bases(name, among)), default=0)


def own_bases(name: str, among: dict[str, Declared]) -> list[str]:
    return [base for base in among[name].bases if base in among and base != FOUNDATION]


@cache
def classes() -> dict[str, Declared]:
    """Every class of the program."""
    return declared(ROOT)


FOUNDATION = "pmworkshop.base.model.Model"
"""Is measured alone: it does for records and agendas what the base class of a library does."""
DATA = {
    "pmworkshop.session.core.records.base.RecordBase",
    "pmworkshop.agenda.model.module.ModuleBase",
    "pmworkshop.base.errors.PmworkshopError",
    "pmworkshop.insight.measures.ranking.Election",
}
"""Families that may be three levels deep: their members add fields, or name a kind of fault, and do nothing else."""


def allowed(name: str) -> Size:
    return Size(LINES, METHODS, 3) if DATA & ancestry(name, classes()) else MOST


def test_every_class_is_small_enough_with_its_own_bases():
    sizes = {name: size(name, classes()) for name in classes()}
    too_large = {name: one for name, one in sizes.items() if not one.within(allowed(name))}
    assert too_large == {}


def test_a_class_is_measured_with_its_bases(tmp_path):
    base = "class Base:\n    def one(self): ...\n    def two(self): ...\n"
    (tmp_path / "low.py").write_text(base)
    (tmp_path / "high.py").write_text(
        "from pmworkshop.low import Base\nclass High(Base):\n    def two(self): ...\n    def three(self): ...\n"
    )
    read = declared(tmp_path)
    assert size("pmworkshop.low.Base", read) == Size(3, 2, 1)
    assert size("pmworkshop.high.High", read) == Size(6, 3, 2)
