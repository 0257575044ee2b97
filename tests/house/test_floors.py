"""Calls go down, foreign keys point down, and every room says what it is."""

import ast
import re

import pytest
from django.apps import apps
from django.db.models import Field
from importlinter.cli import lint_imports

from tests.house import source

# A key across rooms has no name on the other side, so that a lower room cannot lean on a higher one unseen. Excepted:
READ_FROM_BELOW = {
    "followup.Opportunity.person": "pages ask a person for their opportunities; `people` itself never does",
}


def test_import_contracts_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(source.ROOT)
    failed = lint_imports(config_filename=str(source.ROOT / "pyproject.toml"), no_cache=True)
    assert not failed, capsys.readouterr().out


def test_every_room_has_its_floor() -> None:
    assert {room.name for room in source.rooms()} <= set(source.FLOORS)


@pytest.mark.parametrize("room", source.rooms(), ids=lambda room: room.name)
def test_every_room_says_what_it_is(room) -> None:
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert len([line for line in said.splitlines() if line.strip()]) >= 3
    assert said.startswith(f"Floor {source.FLOORS[room.name]}")
    assert re.search(r"May\s+import", said)
    assert re.search(r"Start\s+reading\s+at", said)


def _keys() -> list[Field]:
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("followthrough.")
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.is_relation and field.related_model
    ]


@pytest.mark.parametrize("key", _keys(), ids=str)
def test_foreign_keys_point_down(key: Field) -> None:
    here, there = key.model._meta.app_label, key.related_model._meta.app_label
    assert source.FLOORS[there] <= source.FLOORS[here]
    if here != there and str(key) not in READ_FROM_BELOW:
        assert key.remote_field.hidden, f'{key}: name its other side "+"'


def test_no_room_reaches_up_through_a_name_from_below() -> None:
    up = {
        module.place(node)
        for module in source.modules()
        if source.FLOORS.get(module.room, 9) < source.FLOORS["followup"] and not module.is_migration
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "opportunities"
    }
    assert not up


def test_the_excepted_keys_still_exist() -> None:
    assert set(READ_FROM_BELOW) <= {str(key) for key in _keys()}
