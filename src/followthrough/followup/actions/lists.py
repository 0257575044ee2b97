"""Saved lists: filters under a name, for oneself or for all."""

from typing import Any

from followthrough.followup.models import SavedList
from followthrough.followup.refusals import ListNameTaken, ListUnnamed
from followthrough.team.models import Membership


def save_list(member: Membership, name: str, filters: dict[str, Any], *, shared: bool = False) -> SavedList:
    """Keep these filters under this name; the member's list of that name is replaced. Refuses `ListUnnamed`."""
    saved, _ = SavedList.objects.update_or_create(
        workspace_id=member.workspace_id,
        member=member,
        name=_named(name),
        defaults={"filters": filters, "is_shared": shared},
    )
    return saved


def rename_list(saved: SavedList, name: str, *, shared: bool) -> SavedList:
    """Another name, shown to all or to its owner alone. Refuses `ListUnnamed`, `ListNameTaken`."""
    name = _named(name)
    if SavedList.objects.filter(member_id=saved.member_id, name=name).exclude(pk=saved.pk).exists():
        raise ListNameTaken
    saved.name, saved.is_shared = name, shared
    saved.save(update_fields=["name", "is_shared"])
    return saved


def delete_list(saved: SavedList) -> None:
    """Forget the list; the prospects in it are untouched."""
    saved.delete()


def _named(name: str) -> str:
    name = " ".join(name.split())[:80]
    if not name:
        raise ListUnnamed
    return name
