"""Taking in the playbook that ships: without doubles, and without bringing back what was removed."""

from datetime import datetime

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.playbooks import starting
from followthrough.playbooks.actions.reasons import describe_reason
from followthrough.playbooks.actions.scripts import columns_of, tidied
from followthrough.playbooks.actions.telling import tell
from followthrough.playbooks.models import Reason, Script, ScriptVersion, Snippet, Template, TemplateVersion
from followthrough.team.models import Membership, Workspace


def start_workspace(name: str, *, email: str, your_name: str, at: datetime, **settings: object) -> Membership:
    """`followup.start_workspace`, with the playbook that ships: ready to work, and with something to say."""
    with transaction.atomic():
        admin = followup.start_workspace(name, email=email, your_name=your_name, at=at, **settings)
        take_in(admin.workspace, at=at)
    return admin


def take_in(
    workspace: Workspace, *, at: datetime, by: Membership | None = None, languages: tuple[str, ...] = ()
) -> int:
    """Add what the workspace lacks of it, in these languages (none: as its country speaks). Returns how much was new.

    A key that is there stays as it is, changed or removed: taking in twice is taking in once.
    """
    wanted = languages or starting.languages_for(workspace.country)
    with transaction.atomic():
        Workspace.objects.select_for_update().get(pk=workspace.pk)  # two who press the button at once take turns
        new = sum(_take_in(workspace.pk, language, by=by, at=at) for language in wanted)
        if new:
            tell("take_in_playbook", workspace.pk, {"languages": list(wanted), "new": new}, by=by, at=at)
    return new


def _take_in(workspace_id: int, language: str, *, by: Membership | None, at: datetime) -> int:
    return (
        _scripts(workspace_id, language, by=by, at=at)
        + _templates(workspace_id, language, by=by, at=at)
        + _reasons(workspace_id, language, by=by, at=at)
        + _snippets(workspace_id, language, at=at)
    )


def _scripts(workspace_id: int, language: str, *, by: Membership | None, at: datetime) -> int:
    had = _keys(Script, workspace_id)
    new = [each for each in starting.shipped_scripts() if each.language == language and each.key not in had]
    rows = Script.objects.bulk_create(
        Script(
            workspace_id=workspace_id,
            purpose=each.purpose,
            channel=each.channel,
            attempt=each.attempt,
            language=each.language,
            name=each.name,
            shipped_as=each.key,
        )
        for each in new
    )
    versions = ScriptVersion.objects.bulk_create(
        ScriptVersion(workspace_id=workspace_id, script=row, number=1, by=by, at=at, **columns_of(tidied(each.words)))
        for row, each in zip(rows, new, strict=True)
    )
    for row, version in zip(rows, versions, strict=True):
        row.current = version
    Script.objects.bulk_update(rows, ["current"])
    return len(rows)


def _templates(workspace_id: int, language: str, *, by: Membership | None, at: datetime) -> int:
    had = _keys(Template, workspace_id)
    new = {key: draft for key, draft in starting.shipped_templates(language).items() if key not in had}
    rows = Template.objects.bulk_create(
        Template(
            workspace_id=workspace_id,
            channel=draft.channel,
            purpose=draft.purpose or "",
            language=draft.language,
            name=draft.name,
            shipped_as=key,
        )
        for key, draft in new.items()
    )
    versions = TemplateVersion.objects.bulk_create(
        TemplateVersion(
            workspace_id=workspace_id, template=row, number=1, subject=draft.subject, body=draft.body, by=by, at=at
        )
        for row, draft in zip(rows, new.values(), strict=True)
    )
    for row, version in zip(rows, versions, strict=True):
        row.current = version
    Template.objects.bulk_update(rows, ["current"])
    return len(rows)


def _reasons(workspace_id: int, language: str, *, by: Membership | None, at: datetime) -> int:
    had = _keys(Reason, workspace_id)
    rows = []
    for key, draft in starting.shipped_reasons(language).items():
        if key not in had:
            row = Reason(workspace_id=workspace_id, by=by, at=at, shipped_as=key)
            describe_reason(row, draft)
            rows.append(row)
    return len(Reason.objects.bulk_create(rows))


def _snippets(workspace_id: int, language: str, *, at: datetime) -> int:
    """By name: a snippet the team wrote itself stays."""
    had = set(Snippet.objects.filter(workspace_id=workspace_id, owner=None).values_list("name", flat=True))
    new = [each for each in starting.shipped_snippets(language) if each.name not in had]
    rows = Snippet.objects.bulk_create(
        Snippet(workspace_id=workspace_id, name=each.name, body=each.body, shipped_as=each.key, changed_at=at)
        for each in new
    )
    return len(rows)


def _keys(model: type[Script] | type[Template] | type[Reason], workspace_id: int) -> frozenset[str]:
    rows = model._default_manager.filter(workspace_id=workspace_id).exclude(shipped_as="")
    return frozenset(rows.values_list("shipped_as", flat=True))
