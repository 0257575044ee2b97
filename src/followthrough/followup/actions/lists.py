"""Saved lists: filters under a name."""

from typing import Any

from followthrough.followup.models import SavedList
from followthrough.team.models import Membership


def save_list(member: Membership, name: str, filters: dict[str, Any], *, shared: bool = False) -> SavedList:
    """Keep these filters under this name; a list of that name is replaced."""
    saved, _ = SavedList.objects.update_or_create(
        workspace_id=member.workspace_id,
        member=member,
        name=name.strip()[:80],
        defaults={"filters": filters, "is_shared": shared},
    )
    return saved


def delete_list(saved: SavedList) -> None:
    """Forget the list; the prospects in it are untouched."""
    saved.delete()
