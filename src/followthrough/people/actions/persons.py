"""Adding and changing a person."""

from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.journal.actions import lock
from followthrough.people import search
from followthrough.people.actions import suppressing, told
from followthrough.people.actions.points import normal_value
from followthrough.people.drafts import PersonDraft, Point
from followthrough.people.models import Company, ContactPoint, Person
from followthrough.people.refusals import NameRequired
from followthrough.rules import matching
from followthrough.rules.words import Permission
from followthrough.team.models import Membership, Workspace

EDITABLE = frozenset(
    {
        "given_name", "family_name", "name", "salutation", "job_title", "language", "zone", "street", "city", "region",
        "postal_code", "country", "preferred_channel", "preferred_from", "preferred_until", "about", "custom",
    }
)  # fmt: skip


def add_person(draft: PersonDraft, *, workspace: Workspace, by: Membership | None, at: datetime) -> Person:
    """Store a person with their addresses. Refuses `NameRequired`, `AddressUnreadable`."""
    given, family, name = _names(draft)
    with transaction.atomic():
        person = Person(
            workspace=workspace,
            given_name=given,
            family_name=family,
            name=name,
            sort_name=sort_name(given, family, name),
            job_title=draft.job_title.strip(),
            company=find_or_add_company(draft.company, workspace_id=workspace.pk, at=at),
            created_at=at,
            updated_at=at,
            **draft.facts,
        )
        person.save(force_insert=True)
        _add_points(person, draft.points, country=person.country or workspace.country)
        if person.permission == Permission.WITHDRAWN:
            person.save(update_fields=["permission", "permission_at", "permission_how"])
        search.index_person(person)
        told.write("add_person", person, {"name": name}, by=by, at=at)
    return person


def edit_person(person: Person, changes: dict[str, Any], *, by: Membership | None, at: datetime) -> Person:
    """Change what is known of a person (see EDITABLE; `company` by name). Refuses `NameRequired`."""
    unknown = changes.keys() - EDITABLE - {"company"}
    if unknown:
        raise ValueError(f"not editable here: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        own = Person.objects.filter(pk=person.pk)
        lock.hold(own)
        person = own.select_related("company").get()
        was = {name: [str(_old(person, name)), str(value)] for name, value in changes.items()}
        _apply(person, changes, at=at)
        person.full_clean(exclude=["workspace", "company", "tags"])
        person.save()
        search.index_person(person)
        told.write("edit_person", person, {"changes": was}, by=by, at=at)
    return person


def set_permission(person: Person, permission: Permission, *, how: str, at: datetime) -> None:
    """Part of `followup.record_permission`, which also closes what may not go on."""
    person.permission, person.permission_at, person.permission_how = permission, at, how[:200]
    person.save(update_fields=["permission", "permission_at", "permission_how"])


def find_or_add_company(name: str, *, workspace_id: int, at: datetime) -> Company | None:
    """The company of that name, whatever its legal form and spelling; a new one if there is none."""
    name = name.strip()
    if not name:
        return None
    key = matching.company_key(name)[:200]
    if known := _company(key, workspace_id):
        return known
    lock.word(f"company {workspace_id} {key}")
    return _company(key, workspace_id) or Company.objects.create(
        workspace_id=workspace_id, name=name[:200], key=key, created_at=at
    )


def sort_name(given: str, family: str, name: str) -> str:
    """Folded, family name first."""
    return matching.fold(f"{family} {given}".strip() or name)[:200]


def _company(key: str, workspace_id: int) -> Company | None:
    return Company.objects.filter(workspace_id=workspace_id, key=key).order_by("pk").first()


def _names(draft: PersonDraft) -> tuple[str, str, str]:
    given, family, name = draft.given_name.strip(), draft.family_name.strip(), draft.name.strip()
    if name and not (given or family):
        given, family = matching.split_name(name)
    name = f"{given} {family}".strip() or name or _stand_in(draft)
    if not name:
        raise NameRequired
    return given[:100], family[:100], name[:200]


def _stand_in(draft: PersonDraft) -> str:
    """Somebody known only by an address is called by it until they have a name."""
    return next((point.shown.strip() for point in draft.points if point.shown.strip()), "")


def _add_points(person: Person, points: tuple[Point, ...], *, country: str) -> None:
    rows: dict[tuple[str, str], ContactPoint] = {}
    for point in points:
        if not point.shown.strip():
            continue
        value = normal_value(point.kind, point.shown, country)
        rows.setdefault(
            (str(point.kind), value),
            ContactPoint(
                workspace_id=person.workspace_id,
                person=person,
                kind=point.kind,
                value=value,
                shown=point.shown.strip()[:254],
                label=point.label[:40],
                position=len(rows),
            ),
        )
    suppressing.mark_new_points(person, rows.values())
    ContactPoint.objects.bulk_create(rows.values())


def _old(person: Person, name: str) -> object:
    return (person.company.name if person.company else "") if name == "company" else getattr(person, name)


def _apply(person: Person, changes: dict[str, Any], *, at: datetime) -> None:
    for name, value in changes.items():
        if name == "company":
            person.company = find_or_add_company(value, workspace_id=person.workspace_id, at=at)
        else:
            setattr(person, name, value)
    if {"given_name", "family_name"} & changes.keys():
        person.name = f"{person.given_name} {person.family_name}".strip() or person.name
    elif "name" in changes:
        person.given_name, person.family_name = matching.split_name(person.name)
    if not person.name.strip():
        raise NameRequired
    person.sort_name = sort_name(person.given_name, person.family_name, person.name)
    person.updated_at = at
