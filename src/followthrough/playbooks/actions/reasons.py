"""The library of reasons to get in touch."""

from datetime import datetime

from django.db import transaction

from followthrough.playbooks.actions.telling import tell
from followthrough.playbooks.drafts import ReasonDraft
from followthrough.playbooks.models import Reason
from followthrough.playbooks.refusals import LinkUnreadable, OnlyManagers, Unnamed
from followthrough.rules.templates import names_in
from followthrough.team.models import Membership


def add_reason(draft: ReasonDraft, *, by: Membership, at: datetime) -> Reason:
    """Something new to bring; everybody may add. Refuses `Unnamed`, `LinkUnreadable`, `TemplateUnreadable`."""
    _check(draft)
    with transaction.atomic():
        reason = Reason(workspace_id=by.workspace_id, by=by, at=at)
        describe_reason(reason, draft)
        reason.save(force_insert=True)
        tell("add_reason", reason.workspace_id, {"reason": reason.pk, "title": reason.title}, by=by, at=at)
    return reason


def edit_reason(reason: Reason, draft: ReasonDraft, *, by: Membership, at: datetime) -> Reason:
    """Refuses what `add_reason` refuses, and `OnlyManagers` when somebody else brought it in."""
    _check(draft)
    with transaction.atomic():
        row = _locked(reason, by=by)
        was = {"title": row.title, "text": row.text, "link": row.link}
        describe_reason(row, draft)
        row.save()
        tell("edit_reason", row.workspace_id, {"reason": row.pk, "title": row.title, "was": was}, by=by, at=at)
    return row


def remove_reason(reason: Reason, *, by: Membership, at: datetime) -> None:
    """Suggested to nobody any more. With whom it was used stays on record, and it can be brought back."""
    _set_removed(reason, at, verb="remove_reason", by=by, at=at)


def bring_back_reason(reason: Reason, *, by: Membership, at: datetime) -> None:
    _set_removed(reason, None, verb="bring_back_reason", by=by, at=at)


def describe_reason(reason: Reason, draft: ReasonDraft) -> None:
    """Part of a verb."""
    reason.kind = draft.kind
    reason.title = " ".join(draft.title.split())[:160]
    reason.text = draft.text.strip()
    reason.link = draft.link.strip()[:500]
    reason.tags = sorted({" ".join(tag.split()) for tag in draft.tags if tag.strip()})
    reason.language = draft.language[:8].lower()
    reason.good_until = draft.good_until


def _check(draft: ReasonDraft) -> None:
    if not draft.title.strip():
        raise Unnamed
    if draft.link.strip() and not draft.link.strip().lower().startswith(("https://", "http://")):
        raise LinkUnreadable
    names_in(draft.text)


def _set_removed(reason: Reason, moment: datetime | None, *, verb: str, by: Membership, at: datetime) -> None:
    with transaction.atomic():
        row = _locked(reason, by=by)
        row.removed_at = moment
        row.save(update_fields=["removed_at"])
        tell(verb, row.workspace_id, {"reason": row.pk, "title": row.title}, by=by, at=at)


def _locked(reason: Reason, *, by: Membership) -> Reason:
    row = Reason.objects.select_for_update().get(pk=reason.pk, workspace_id=by.workspace_id)
    if row.by_id != by.pk and not by.sees_all:
        raise OnlyManagers
    return row
