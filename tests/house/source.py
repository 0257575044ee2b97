"""The product's own source, as the guard tests read it: files, rooms and syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "followthrough"
FLOORS = {
    "rules": 0,
    "journal": 1,
    "team": 2,
    "people": 3,
    "followup": 4,
    "mailroom": 5,
    "playbooks": 6,
    "capture": 7,
    "review": 7,
    "web": 8,
    "api": 8,
    "cli": 8,
    "worker": 8,
    "config": 9,
}
DOORS = frozenset({"web", "api", "cli", "worker"})


@dataclass(frozen=True)
class Module:
    """One Python file of ours."""

    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        parts = self.path.relative_to(PACKAGE).parts
        return parts[0] if len(parts) > 1 else ""

    @property
    def inside(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.path.parts

    @property
    def is_actions(self) -> bool:
        inside = self.path.relative_to(PACKAGE).parts[1:]
        return bool(inside) and (inside[0] == "actions" or inside[-1] == "actions.py")

    def place(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


@cache
def modules() -> tuple[Module, ...]:
    return tuple(Module(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py")))


def rooms() -> list[Path]:
    return sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of names; an unreadable part is a question mark."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def imports(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """(node, full dotted name) of everything a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{name.name}") for name in node.names)


def docstrings(tree: ast.AST) -> set[int]:
    """The ids of the constants that are docstrings."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found
