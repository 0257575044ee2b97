"""Snippets: words called by `;name`."""

from datetime import datetime

from django.db import transaction

from followthrough.playbooks.actions.telling import tell
from followthrough.playbooks.models import Snippet
from followthrough.playbooks.refusals import NothingWritten, OnlyManagers, SnippetUnreadable
from followthrough.rules.templates import names_in
from followthrough.rules.templates.snippets import is_name
from followthrough.team.models import Membership


def save_snippet(name: str, body: str, *, by: Membership, at: datetime, shared: bool = False) -> Snippet:
    """Keep these words under this name; what was there before is replaced.

    Refuses `SnippetUnreadable`, `NothingWritten`, `OnlyManagers`, `TemplateUnreadable`.
    """
    name = name.strip().lstrip(";").lower()
    if not is_name(name):
        raise SnippetUnreadable
    if not body.strip():
        raise NothingWritten
    if shared and not by.sees_all:
        raise OnlyManagers
    names_in(body)
    with transaction.atomic():
        snippet, _ = Snippet.objects.update_or_create(
            workspace_id=by.workspace_id,
            owner=None if shared else by,
            name=name,
            defaults={"body": body.strip(), "changed_at": at},
        )
        tell("save_snippet", by.workspace_id, {"snippet": name, "body": snippet.body}, by=by, at=at)
    return snippet


def remove_snippet(snippet: Snippet, *, by: Membership, at: datetime) -> None:
    """Forget it. What was written with it stays as it is."""
    if snippet.owner_id != by.pk and not (by.sees_all and snippet.owner_id is None):
        raise OnlyManagers
    with transaction.atomic():
        facts = {"snippet": snippet.name, "body": snippet.body}
        tell("remove_snippet", snippet.workspace_id, facts, by=by, at=at)
        snippet.delete()
