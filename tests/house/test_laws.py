"""The laws of the house, read from the syntax tree: who may write, who may ask the clock, and how."""

import ast
import re
from collections.abc import Iterator

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


MODULES = source.modules()
PRODUCT = tuple(module for module in MODULES if not module.is_migration)


def test_only_actions_write() -> None:
    """A write belongs into a room's actions; doors call verbs."""
    elsewhere = [module for module in PRODUCT if not module.is_actions and module.inside not in WRITES_TOO]
    assert not [found for module in elsewhere for found in _writes(module)]


def test_only_doors_ask_the_clock() -> None:
    """Time is an argument (`at=`)."""
    rooms = [module for module in PRODUCT if module.room not in source.DOORS]
    assert not [module.place(node) for module in rooms for node in ast.walk(module.tree) if _asks_the_clock(node)]


def test_nothing_is_started_from_a_signal() -> None:
    heard = [
        module.place(node)
        for module in MODULES
        for node, name in source.imports(module.tree)
        if name.startswith(("django.db.models.signals", "django.dispatch", "django.core.signals"))
    ]
    assert not heard, "call the verb"


def test_no_class_overrides_save_or_delete() -> None:
    overridden = [
        module.place(member)
        for module in PRODUCT
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        for member in node.body
        if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef)
        and member.name in {"save", "delete", "asave", "adelete"}
    ]
    assert not overridden


def test_migrations_import_none_of_our_code() -> None:
    """A migration must still run when the code it was written beside is gone."""
    ours = [
        module.place(node)
        for module in MODULES
        if module.is_migration
        for node, name in source.imports(module.tree)
        if name.startswith("followthrough")
    ]
    assert not ours


def test_functions_keep_their_size() -> None:
    """See CONTRIBUTING.md: about 8 lines, never over 40."""
    long = [module.place(node) for module in PRODUCT for node in ast.walk(module.tree) if _is_long(node)]
    assert not long


def test_files_keep_their_size() -> None:
    """About 150 lines, never over 400: split by noun."""
    assert not [module.inside for module in PRODUCT if _code_lines(module) > LONGEST_FILE]


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


def _code_lines(module: Module) -> int:
    return module.path.read_text(encoding="utf-8").count("\n") - sum(map(_lines_of_table, module.tree.body))


def _lines_of_table(node: ast.stmt) -> int:
    """A table of words is no code: it counts for nothing."""
    return _lines(node) if isinstance(node, ast.Assign | ast.AnnAssign) else 0


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _parsed(text: str) -> Module:
    return Module(source.PACKAGE / "web" / "example.py", ast.parse(text))
