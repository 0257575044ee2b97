"""Tags and custom fields."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from followthrough.journal.actions import lock
from followthrough.people.actions import told
from followthrough.people.models import CustomField, Person, PersonTag, Tag
from followthrough.rules.refusals import Refusal, refuse_strangers
from followthrough.team.models import Membership, Workspace

HUES = 12


class NameTaken(Refusal):
    message = "There is one of that name already. Choose another name."


def add_tag(workspace: Workspace, name: str) -> Tag:
    """The tag of that name, made if there is none; hues go round the colour wheel."""
    name = name.strip()[:60]
    same = Tag.objects.filter(workspace=workspace, name__iexact=name)
    if known := same.first():
        return known
    with transaction.atomic():
        lock.word(f"tag {workspace.pk} {name.casefold()}")
        hue = Tag.objects.filter(workspace=workspace).count() % HUES * (360 // HUES)
        return same.first() or Tag.objects.create(workspace=workspace, name=name, hue=hue)


def remove_tag(tag: Tag) -> None:
    """Take a tag off everybody and forget it."""
    tag.delete()


def tag_person(person: Person, tag: Tag | str, *, by: Membership | None, at: datetime) -> None:
    """Twice is once. A tag that is only named is made if there is none. Refuses `Elsewhere`: another workspace's."""
    with transaction.atomic():
        tag = add_tag(person.workspace, tag) if isinstance(tag, str) else tag
        refuse_strangers(person.workspace_id, tag)
        _, is_new = PersonTag.objects.get_or_create(workspace_id=person.workspace_id, person=person, tag=tag)
        if is_new:
            told.write("tag", person, {"tag": tag.name}, by=by, at=at)


def untag_person(person: Person, tag: Tag, *, by: Membership | None, at: datetime) -> None:
    with transaction.atomic():
        gone, _ = PersonTag.objects.filter(person=person, tag=tag).delete()
        if gone:
            told.write("untag", person, {"tag": tag.name}, by=by, at=at)


def add_field(workspace: Workspace, subject: str, label: str, *, kind: str, choices: list[str]) -> CustomField:
    """A field of the workspace's own. Refuses `NameTaken`."""
    key = slugify(label)[:60].replace("-", "_") or "field"
    with transaction.atomic():
        lock.word(f"field {workspace.pk} {key}")
        fields = CustomField.objects.filter(workspace=workspace, subject=subject)
        if fields.filter(key=key).exists():
            raise NameTaken
        position = fields.count()
        values: dict[str, Any] = {"label": label.strip()[:80], "kind": kind, "choices": choices}
        return CustomField.objects.create(workspace=workspace, subject=subject, key=key, position=position, **values)


def remove_field(field: CustomField) -> None:
    """The field goes from the screens; values already written stay in the records and in exports."""
    field.delete()
