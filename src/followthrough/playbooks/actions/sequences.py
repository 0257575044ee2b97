"""Making and changing sequences. An edit makes a version: who is under way goes on from the last step they did."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.journal import actions as journal
from followthrough.playbooks.models import Sequence, SequenceKind, SequenceVersion
from followthrough.playbooks.refusals import ManagersOnly, NameNeeded, NameTaken
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.sequences import Plan
from followthrough.rules.sequences.starts import read_starts
from followthrough.team.models import Membership, Workspace

SETTINGS = ("name", "about", "on_colleague", "on_away", "starts")


def make_sequence(
    workspace: Workspace,
    name: str,
    plan: Plan,
    *,
    by: Membership | None,
    at: datetime,
    kind: SequenceKind = SequenceKind.SELLING,
    about: str = "",
) -> Sequence:
    """A new one, switched off. Refuses `NameNeeded`, `NameTaken`, `ManagersOnly`."""
    _require_manager(workspace.pk, by)
    with transaction.atomic():
        name = _free_name(workspace.pk, name)
        row = Sequence.objects.create(workspace=workspace, name=name, about=about[:300], kind=kind, created_at=at)
        _add_version(row, plan, by=by, at=at)
        _tell("make_sequence", row, {"steps": len(plan.steps)}, by=by, at=at)
    return row


def change_steps(sequence: Sequence, plan: Plan, *, by: Membership | None, at: datetime) -> SequenceVersion:
    """The next version. Steps as they are make none. Refuses `ManagersOnly`."""
    _require_manager(sequence.workspace_id, by)
    with transaction.atomic():
        row = Sequence.objects.select_for_update(of=("self",)).select_related("version").get(pk=sequence.pk)
        if row.version is not None and row.version.steps == plan.as_list():
            return row.version
        version = _add_version(row, plan, by=by, at=at)
        _tell("change_sequence", row, {"version": version.number}, by=by, at=at)
    sequence.version = version
    return version


def edit_sequence(sequence: Sequence, changes: Mapping[str, Any], *, by: Membership | None, at: datetime) -> Sequence:
    """Its name, its words, how it stops and starts. Refuses `NameNeeded`, `NameTaken`, `ManagersOnly`, `BadPlan`."""
    _require_manager(sequence.workspace_id, by)
    read_starts(changes.get("starts", []))
    with transaction.atomic():
        row = Sequence.objects.select_for_update().get(pk=sequence.pk)
        changed = {name: value for name, value in changes.items() if name in SETTINGS and getattr(row, name) != value}
        if "name" in changed:
            changed["name"] = _free_name(row.workspace_id, str(changed["name"]), but=row.pk)
        for name, value in changed.items():
            setattr(row, name, value)
        if "starts" in changed and row.is_on:
            row.begins_since = at
        if changed:
            row.save(update_fields=[*changed, "begins_since"])
            _tell("edit_sequence", row, {"changes": changed}, by=by, at=at)
    return row


def switch_sequence(sequence: Sequence, *, on: bool, by: Membership | None, at: datetime) -> Sequence:
    """On: people may begin it. Off: nobody begins any more; who is under way goes on. Refuses `ManagersOnly`."""
    _require_manager(sequence.workspace_id, by)
    with transaction.atomic():
        row = Sequence.objects.select_for_update().get(pk=sequence.pk)
        if row.is_on != on:
            row.is_on, row.begins_since = on, at if on else None
            row.save(update_fields=["is_on", "begins_since"])
            _tell("switch_sequence", row, {"on": on}, by=by, at=at)
    return row


def archive_sequence(sequence: Sequence, *, by: Membership | None, at: datetime, archived: bool = True) -> Sequence:
    """Out of the lists and switched off, or back. Who is under way comes to the end. Refuses `ManagersOnly`."""
    _require_manager(sequence.workspace_id, by)
    with transaction.atomic():
        row = Sequence.objects.select_for_update().get(pk=sequence.pk)
        row.archived_at, row.is_on = (at, False) if archived else (None, row.is_on)
        row.save(update_fields=["archived_at", "is_on"])
        _tell("archive_sequence" if archived else "restore_sequence", row, {}, by=by, at=at)
    return row


def _add_version(row: Sequence, plan: Plan, *, by: Membership | None, at: datetime) -> SequenceVersion:
    number = (row.version.number if row.version else 0) + 1
    version = SequenceVersion.objects.create(
        workspace_id=row.workspace_id, sequence=row, number=number, steps=plan.as_list(), made_at=at, made_by=by
    )
    row.version = version
    row.save(update_fields=["version"])
    return version


def _require_manager(workspace_id: int, by: Membership | None) -> None:
    refuse_strangers(workspace_id, by)
    if by is not None and not by.sees_all:
        raise ManagersOnly


def _free_name(workspace_id: int, name: str, *, but: int = 0) -> str:
    name = " ".join(name.split())[:120]
    if not name:
        raise NameNeeded
    if Sequence.objects.filter(workspace_id=workspace_id, name=name).exclude(pk=but).exists():
        raise NameTaken
    return name


def _tell(verb: str, row: Sequence, facts: dict[str, Any], *, by: Membership | None, at: datetime) -> None:
    facts = {"sequence": row.pk, "name": row.name, **facts}
    journal.write(
        journal.Line(workspace_id=row.workspace_id, verb=verb, at=at, actor_id=by.pk if by else None, facts=facts)
    )
