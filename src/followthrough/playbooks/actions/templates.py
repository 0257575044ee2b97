"""Writing templates: each change of the words is a new version, so that any of them can be brought back."""

from datetime import datetime

from django.db import transaction

from followthrough.playbooks.actions.telling import tell
from followthrough.playbooks.drafts import TemplateDraft
from followthrough.playbooks.models import Template, TemplateVersion
from followthrough.playbooks.refusals import ChangedMeanwhile, NothingWritten, NotMailOrText, OnlyManagers, Unnamed
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.templates import names_in
from followthrough.rules.words import Channel
from followthrough.team.models import Membership

LONGEST_SUBJECT = 300


def write_template(draft: TemplateDraft, *, by: Membership, at: datetime) -> Template:
    """A new one. Refuses `Unnamed`, `NothingWritten`, `NotMailOrText`, `OnlyManagers`, `TemplateUnreadable`."""
    _check(draft, by=by)
    with transaction.atomic():
        template = Template(workspace_id=by.workspace_id)
        _describe(template, draft, by=by)
        template.save(force_insert=True)
        add_version(template, draft.subject, draft.body, by=by, at=at)
        tell("write_template", template.workspace_id, {"template": template.pk, "name": template.name}, by=by, at=at)
    return template


def edit_template(
    template: Template, draft: TemplateDraft, *, by: Membership, at: datetime, seen: int | None = None
) -> Template:
    """Other words (a new version) or another place. `seen` is the number of the version the caller's screen showed.

    Refuses what `write_template` refuses, and `ChangedMeanwhile`.
    """
    _check(draft, by=by)
    with transaction.atomic():
        row = _locked(template, by=by)
        current = row.current
        if seen is not None and current is not None and current.number != seen:
            raise ChangedMeanwhile
        _describe(row, draft, by=by)
        row.save()
        if current is None or (current.subject, current.body) != (_subject(draft.subject), draft.body.strip()):
            add_version(row, draft.subject, draft.body, by=by, at=at)
        facts = {"template": row.pk, "name": row.name, "version": row.current.number if row.current else 0}
        tell("edit_template", row.workspace_id, facts, by=by, at=at)
    return row


def restore_template(version: TemplateVersion, *, by: Membership, at: datetime) -> TemplateVersion:
    """What it said then is what it says from now on, as a version of its own."""
    with transaction.atomic():
        template = _locked(version.template, by=by)
        new = add_version(template, version.subject, version.body, by=by, at=at)
        facts = {"template": template.pk, "name": template.name, "from": version.number, "version": new.number}
        tell("restore_template", template.workspace_id, facts, by=by, at=at)
    return new


def remove_template(template: Template, *, by: Membership, at: datetime) -> None:
    """Out of the lists. What was sent by it stays on record, and it can be brought back."""
    _set_removed(template, at, verb="remove_template", by=by, at=at)


def bring_back_template(template: Template, *, by: Membership, at: datetime) -> None:
    _set_removed(template, None, verb="bring_back_template", by=by, at=at)


def add_version(template: Template, subject: str, body: str, *, by: Membership | None, at: datetime) -> TemplateVersion:
    """Part of a verb: the next version, in use at once."""
    last = template.versions.order_by("-number").first()
    version = TemplateVersion.objects.create(
        workspace_id=template.workspace_id,
        template=template,
        number=last.number + 1 if last else 1,
        subject=_subject(subject),
        body=body.strip(),
        by=by,
        at=at,
    )
    template.current = version
    template.save(update_fields=["current"])
    return version


def _check(draft: TemplateDraft, *, by: Membership) -> None:
    if not draft.name.strip():
        raise Unnamed
    if not draft.body.strip():
        raise NothingWritten
    if draft.channel not in (Channel.EMAIL, Channel.TEXT):
        raise NotMailOrText
    if draft.shared and not by.sees_all:
        raise OnlyManagers
    names_in(draft.body)
    names_in(draft.subject)


def _describe(template: Template, draft: TemplateDraft, *, by: Membership) -> None:
    """What was one's own stays its writer's, what was the team's becomes nobody's."""
    template.name = " ".join(draft.name.split())[:120]
    template.channel = draft.channel
    template.purpose = draft.purpose or ""
    template.language = draft.language[:8].lower()
    template.owner = None if draft.shared else (template.owner or by)


def _set_removed(template: Template, moment: datetime | None, *, verb: str, by: Membership, at: datetime) -> None:
    with transaction.atomic():
        row = _locked(template, by=by)
        row.removed_at = moment
        row.save(update_fields=["removed_at"])
        tell(verb, row.workspace_id, {"template": row.pk, "name": row.name}, by=by, at=at)


def _locked(template: Template, *, by: Membership) -> Template:
    refuse_strangers(template.workspace_id, by)
    row = Template.objects.select_for_update(of=("self",)).select_related("current", "owner").get(pk=template.pk)
    if row.owner_id != by.pk and not (by.sees_all and row.owner_id is None):
        raise OnlyManagers
    return row


def _subject(words: str) -> str:
    return " ".join(words.split())[:LONGEST_SUBJECT]
