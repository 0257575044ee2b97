"""Forms by which people come to us: made, changed, closed."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.capture.actions.lead_turns import tell
from followthrough.capture.models import LeadForm
from followthrough.capture.refusals import FormNameTaken, FormNeedsName
from followthrough.rules.refusals import refuse_strangers
from followthrough.team.models import Membership


def make_form(name: str, *, takers: Sequence[Membership], by: Membership, at: datetime, **settings: Any) -> LeadForm:
    """A form of one's own, open at once. Refuses `FormNeedsName`, `FormNameTaken`."""
    refuse_strangers(by.workspace_id, *takers)
    with transaction.atomic():
        row = LeadForm.objects.create(
            workspace_id=by.workspace_id,
            name=_free_name(by.workspace_id, name),
            token=secrets.token_urlsafe(18),
            takers=[taker.pk for taker in takers],
            created_at=at,
            **{"source": name[:80], **settings},
        )
        tell("make_form", row, {}, by=by, at=at)
    return row


def edit_form(form: LeadForm, changes: dict[str, Any], *, by: Membership, at: datetime) -> LeadForm:
    """Other words, other takers, open or closed. Refuses `FormNeedsName`, `FormNameTaken`."""
    refuse_strangers(form.workspace_id, by)
    with transaction.atomic():
        row = LeadForm.objects.select_for_update().get(pk=form.pk)
        if "name" in changes:
            changes = {**changes, "name": _free_name(row.workspace_id, changes["name"], but=row.pk)}
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))
        tell("edit_form", row, {"changed": sorted(changes)}, by=by, at=at)
    return row


def _free_name(workspace_id: int, name: str, *, but: int = 0) -> str:
    name = " ".join(name.split())[:120]
    if not name:
        raise FormNeedsName
    if LeadForm.objects.filter(workspace_id=workspace_id, name=name).exclude(pk=but).exists():
        raise FormNameTaken
    return name
