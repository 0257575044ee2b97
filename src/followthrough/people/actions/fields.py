"""Tags and custom fields."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from followthrough.journal.actions import lock
from followthrough.people.actions import told
from followthrough.people.models import CustomField, Person, PersonTag, Tag
from followthrough.rules.refusals import Refusal, refuse_strangers
from followthrough.team.actions import told as team_told
from followthrough.team.models import Membership, Workspace

HUES = 12


class NameTaken(Refusal):
    message = "There is one of that name already. Choose another name."


def add_tag(workspace: Workspace, name: str, *, by: Membership | None, at: datetime) -> Tag:
    """The tag of that name, made if there is none."""
    with transaction.atomic():
        tag, is_new = _find_or_make(workspace, name)
        if is_new:
            facts = {"tag": tag.pk, "name": tag.name}
            team_told.write("add_tag", workspace.pk, facts, by=by, at=at)
    return tag


def tag_called(workspace: Workspace, name: str) -> Tag:
    """Part of a verb that tags: the tag of that name, made if there is none. The verb's own line tells of it."""
    return _find_or_make(workspace, name)[0]


def _find_or_make(workspace: Workspace, name: str) -> tuple[Tag, bool]:
    """The tag, and whether it is new; hues go round the colour wheel."""
    name = name.strip()[:60]
    same = Tag.objects.filter(workspace=workspace, name__iexact=name)
    if known := same.first():
        return known, False
    with transaction.atomic():
        lock.word(f"tag {workspace.pk} {name.casefold()}")
        if known := same.first():
            return known, False
        hue = Tag.objects.filter(workspace=workspace).count() % HUES * (360 // HUES)
        return Tag.objects.create(workspace=workspace, name=name, hue=hue), True


def remove_tag(tag: Tag, *, by: Membership | None, at: datetime) -> None:
    """Take a tag off everybody and forget it."""
    with transaction.atomic():
        facts = {"tag": tag.pk, "name": tag.name, "people": PersonTag.objects.filter(tag=tag).count()}
        team_told.write("remove_tag", tag.workspace_id, facts, by=by, at=at)
        tag.delete()


def tag_person(person: Person, tag: Tag | str, *, by: Membership | None, at: datetime) -> None:
    """Twice is once. A tag that is only named is made if there is none. Refuses `Elsewhere`: another workspace's."""
    with transaction.atomic():
        tag = tag_called(person.workspace, tag) if isinstance(tag, str) else tag
        refuse_strangers(person.workspace_id, tag)
        _, is_new = PersonTag.objects.get_or_create(workspace_id=person.workspace_id, person=person, tag=tag)
        if is_new:
            told.write("tag", person, {"tag": tag.name}, by=by, at=at)


def untag_person(person: Person, tag: Tag, *, by: Membership | None, at: datetime) -> None:
    with transaction.atomic():
        gone, _ = PersonTag.objects.filter(person=person, tag=tag).delete()
        if gone:
            told.write("untag", person, {"tag": tag.name}, by=by, at=at)


def add_field(
    workspace: Workspace,
    subject: str,
    label: str,
    *,
    kind: str,
    choices: list[str],
    by: Membership | None,
    at: datetime,
) -> CustomField:
    """A field of the workspace's own. Refuses `NameTaken`."""
    with transaction.atomic():
        field = make_field(workspace, subject, label, kind=kind, choices=choices)
        _tell_of_field("add_field", field, by=by, at=at)
    return field


def make_field(workspace: Workspace, subject: str, label: str, *, kind: str, choices: list[str]) -> CustomField:
    """Part of a verb that needs a field; the verb's own line tells of it. Refuses `NameTaken`."""
    key = slugify(label)[:60].replace("-", "_") or "field"
    with transaction.atomic():
        lock.word(f"field {workspace.pk} {key}")
        fields = CustomField.objects.filter(workspace=workspace, subject=subject)
        if fields.filter(key=key).exists():
            raise NameTaken
        position = fields.count()
        values: dict[str, Any] = {"label": label.strip()[:80], "kind": kind, "choices": choices}
        return CustomField.objects.create(workspace=workspace, subject=subject, key=key, position=position, **values)


def remove_field(field: CustomField, *, by: Membership | None, at: datetime) -> None:
    """The field goes from the screens; values already written stay in the records and in exports."""
    with transaction.atomic():
        _tell_of_field("remove_field", field, by=by, at=at)
        field.delete()


def _tell_of_field(verb: str, field: CustomField, *, by: Membership | None, at: datetime) -> None:
    facts = {"field": field.pk, "subject": field.subject, "label": field.label}
    team_told.write(verb, field.workspace_id, facts, by=by, at=at)
