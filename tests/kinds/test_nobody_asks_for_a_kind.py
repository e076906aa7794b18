"""Outside the room of kinds nobody asks which kind a module is: a new kind would be forgotten there."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmworkshop.kinds import registry

SRC = Path(registry.__file__).parents[1]
_CHECKS = ("isinstance", "type")
OWN = SRC / "kinds"
MODELS = {registry.model_of(name).__name__ for name in registry.names()}


def asked_in(tree: ast.AST) -> Iterator[str]:
    """List what in a file asks for a kind: a comparison, a look-up by kind, a check of the model, a match."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(_is_kind, (node.left, *node.comparators))):
            words = {word.value for part in ast.walk(node) if isinstance(word := part, ast.Constant)}
            if words & set(registry.names()):
                yield ast.unparse(node)
        elif isinstance(node, ast.Subscript) and _is_module_kind(node.slice):
            yield ast.unparse(node)
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("isinstance", "type")
        ):
            if MODELS & {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}:
                yield ast.unparse(node)
        elif isinstance(node, ast.Match) and _is_module_kind(node.subject):
            yield f"match {ast.unparse(node.subject)}"
        elif isinstance(node, ast.MatchClass) and ast.unparse(node.cls).rpartition(".")[2] in MODELS:
            yield f"case {ast.unparse(node)}"


def _is_kind(node: ast.AST) -> bool:
    """Tell whether a value is a kind: ``module.kind``, ``module["kind"]`` or ``module.get("kind")``."""
    if isinstance(node, ast.Attribute):
        return node.attr == "kind"
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value == "kind"
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and ast.unparse(node).endswith(".get('kind')")
    return False


def _is_module_kind(node: ast.AST) -> bool:
    return _is_kind(node) and ast.unparse(node).startswith(("module", "asked", "section"))


def test_nobody_outside_the_room_of_kinds_asks_which_kind_a_module_is():
    found = [
        f"{file.relative_to(SRC)}: {asked}"
        for file in sorted(SRC.rglob("*.py"))
        if OWN not in file.parents
        for asked in asked_in(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'module.kind == "poll"',
        'asked.kind in ("chart", "plan")',
        'raw.get("kind") != "poll"',
        "isinstance(module, PollModule)",
        "isinstance(module, PollModule | DecideModule)",
        "HOMES[module.kind]",
        'match module.kind:\n    case "poll": pass',
        "match module:\n    case ChartModule(): pass",
    ],
)
def test_a_question_for_a_kind_is_noticed(code):
    assert list(asked_in(ast.parse(code)))


def test_kinds_of_records_and_of_agendas_are_something_else():
    assert not list(asked_in(ast.parse('change.kind == "stage" or agenda.kind == "follow-up"')))
