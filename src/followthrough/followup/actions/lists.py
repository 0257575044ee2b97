"""Saved lists: filters under a name, for oneself or for all."""

from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.followup.models import SavedList
from followthrough.followup.refusals import ListNameTaken, ListUnnamed
from followthrough.team.actions import told
from followthrough.team.models import Membership


def save_list(
    member: Membership, name: str, filters: dict[str, Any], *, shared: bool = False, at: datetime
) -> SavedList:
    """Keep these filters under this name; the member's list of that name is replaced. Refuses `ListUnnamed`."""
    with transaction.atomic():
        saved, _ = SavedList.objects.update_or_create(
            workspace_id=member.workspace_id,
            member=member,
            name=_named(name),
            defaults={"filters": filters, "is_shared": shared},
        )
        _tell("save_list", saved, by=member, at=at)
    return saved


def rename_list(saved: SavedList, name: str, *, shared: bool, by: Membership, at: datetime) -> SavedList:
    """Another name, shown to all or to its owner alone. Refuses `ListUnnamed`, `ListNameTaken`."""
    name = _named(name)
    if SavedList.objects.filter(member_id=saved.member_id, name=name).exclude(pk=saved.pk).exists():
        raise ListNameTaken
    saved.name, saved.is_shared = name, shared
    with transaction.atomic():
        saved.save(update_fields=["name", "is_shared"])
        _tell("rename_list", saved, by=by, at=at)
    return saved


def delete_list(saved: SavedList, *, by: Membership, at: datetime) -> None:
    """Forget the list; the prospects in it are untouched."""
    with transaction.atomic():
        _tell("delete_list", saved, by=by, at=at)
        saved.delete()


def _tell(verb: str, saved: SavedList, *, by: Membership, at: datetime) -> None:
    facts = {"list": saved.pk, "name": saved.name, "shared": saved.is_shared}
    told.write(verb, saved.workspace_id, facts, by=by, at=at)


def _named(name: str) -> str:
    name = " ".join(name.split())[:80]
    if not name:
        raise ListUnnamed
    return name
