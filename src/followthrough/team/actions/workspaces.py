"""Making and changing a workspace."""

from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.journal import actions as journal
from followthrough.team.models import Membership, Workspace

EDITABLE = frozenset({"name", "zone", "country", "subdivision", "currency", "openness", "medium_from", "large_from"})


def add_workspace(name: str, *, at: datetime, **settings: Any) -> Workspace:
    """A new selling organisation, empty."""
    workspace = Workspace(name=name.strip(), created_at=at, **settings)
    workspace.full_clean()
    workspace.save(force_insert=True)
    return workspace


def edit_workspace(workspace: Workspace, changes: dict[str, Any], *, by: Membership | None, at: datetime) -> Workspace:
    """Change its settings (see EDITABLE). Invalid ones raise Django's ValidationError, nothing is stored."""
    unknown = changes.keys() - EDITABLE
    if unknown:
        raise ValueError(f"not editable here: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        for name, value in changes.items():
            setattr(workspace, name, value)
        workspace.full_clean()
        workspace.save(update_fields=list(changes))
        journal.write(
            journal.Line(
                workspace_id=workspace.pk,
                verb="edit_workspace",
                at=at,
                actor_id=by.pk if by else None,
                facts={"changes": {name: str(value) for name, value in changes.items()}},
            )
        )
    return workspace
