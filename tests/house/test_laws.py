"""The laws of the house, read from the syntax tree: who may write, who may ask the clock, and how."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house import source
from tests.house.source import Module

ALWAYS_WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "asave",
    "acreate",
    "abulk_create",
    "aupdate",
    "adelete",
    "executemany",
}
WRITING_SQL = re.compile(
    r"\s*(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|COPY\s+\S+.*FROM|TRUNCATE)\b"
)
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "time.time",
}
WRITES_TOO = {
    "people/search.py": "keeps the documents that search reads; called by verbs, inside their transaction",
}
LONGEST_FUNCTION = 40
MOST_OF_ONE = 12
LONGEST_FILE = 400


@pytest.fixture(params=source.modules(), ids=lambda module: str(module.path.relative_to(source.PACKAGE)))
def module(request: pytest.FixtureRequest) -> Module:
    return request.param


def test_only_actions_write(module: Module) -> None:
    if module.is_actions or module.is_migration or str(module.path.relative_to(source.PACKAGE)) in WRITES_TOO:
        return
    assert not list(_writes(module)), "a write belongs into the room's actions; doors call verbs"


def test_only_doors_ask_the_clock(module: Module) -> None:
    if module.room in source.DOORS or module.is_migration:
        return
    asked = [module.place(node) for node in ast.walk(module.tree) if _asks_the_clock(node)]
    assert not asked, "time is an argument (at=)"


def test_no_file_listens_to_signals(module: Module) -> None:
    heard = [
        module.place(node)
        for node, name in source.imports(module.tree)
        if name.startswith(("django.db.models.signals", "django.dispatch", "django.core.signals"))
        or name == "django.db.models.signals"
    ]
    assert not heard, "call the verb; nothing is started from a signal"


def test_no_class_overrides_save_or_delete(module: Module) -> None:
    overridden = [
        module.place(member)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        for member in node.body
        if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef)
        and member.name in {"save", "delete", "asave", "adelete"}
    ]
    assert not overridden


def test_migrations_import_none_of_our_code(module: Module) -> None:
    if not module.is_migration:
        return
    ours = [module.place(node) for node, name in source.imports(module.tree) if name.startswith("followthrough")]
    assert not ours, "a migration must still run when the code it was written beside is gone"


def test_functions_and_files_keep_their_size(module: Module) -> None:
    if module.is_migration:
        return
    long = [f"{module.place(node)} {node.name}" for node in ast.walk(module.tree) if _is_long(node)]
    assert not long, f"over {LONGEST_FUNCTION} lines"
    lines = module.path.read_text(encoding="utf-8").count("\n") - sum(map(_lines_of_table, module.tree.body))
    assert lines <= LONGEST_FILE, "split it by noun"


def test_the_eye_for_writes_sees_them() -> None:
    """The guard itself: what it must find, and what it must let pass."""
    written = "x.save()\nX.objects.create(a=1)\nq.update(a=1)\nq.delete()\nc.execute('UPDATE t SET a = 1')"
    harmless = "d.update({'a': 1})\nh.update(b'')\ncache.delete('k')\nc.execute('SELECT 1')\ndel d['a']"
    assert len(list(_writes(_parsed(written)))) == 5
    assert not list(_writes(_parsed(harmless)))


def test_the_eye_for_clocks_sees_them() -> None:
    for asked in ("datetime.now(UTC)", "timezone.now()", "f(default=timezone.now)", "f(auto_now=True)", "Now()"):
        assert any(_asks_the_clock(node) for node in ast.walk(ast.parse(asked))), asked
    assert not any(_asks_the_clock(node) for node in ast.walk(ast.parse("at.date(); clock.today; now(at)")))


def _writes(module: Module) -> Iterator[str]:
    spoken = source.docstrings(module.tree)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_write(node, node.func.attr):
            yield f"{module.place(node)} .{node.func.attr}()"
        if isinstance(node, ast.Constant) and id(node) not in spoken and WRITING_SQL.match(str(node.value)):
            yield f"{module.place(node)} {str(node.value)[:40]}"


def _is_write(call: ast.Call, verb: str) -> bool:
    """`update` and `delete` of querysets take no positional argument; those of dicts, hashes and caches do."""
    return verb in ALWAYS_WRITES or (verb == "update" and not call.args) or (verb == "delete" and not call.args)


def _asks_the_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return any(f".{source.dotted(node)}".endswith(f".{clock}") for clock in CLOCKS)
    if isinstance(node, ast.keyword):
        return node.arg in {"auto_now", "auto_now_add"}
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Now"


def _is_long(node: ast.AST) -> bool:
    """Longer than the limit, where one statement counts for twelve lines at most: a record is a list."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    too_many = sum(
        max(_lines(inner) - MOST_OF_ONE, 0) for inner in ast.walk(node) if isinstance(inner, ast.Return | ast.Assign)
    )
    said = (ast.get_docstring(node) or "").count("\n") + 1 if ast.get_docstring(node) else 0
    return _lines(node) - said - too_many > LONGEST_FUNCTION


def _lines_of_table(node: ast.stmt) -> int:
    """A table of words is no code: it counts for nothing."""
    return _lines(node) if isinstance(node, ast.Assign | ast.AnnAssign) else 0


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _parsed(text: str) -> Module:
    return Module(source.PACKAGE / "web" / "example.py", ast.parse(text))
