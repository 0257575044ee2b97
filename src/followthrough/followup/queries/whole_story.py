"""Everything that is kept about one person, as plain values: what they may ask for, and what they take along."""

from typing import Any

from django.db.models import Model, QuerySet

from followthrough.followup.models import Deferral, Discovery, Opportunity, Promise, Touch
from followthrough.journal.models import Entry
from followthrough.people.models import ContactPoint, Person, SearchDoc

OURS_ALONE = frozenset({"workspace_id", "next_class", "next_order", "last_entry_id", "before"})
"""How we keep it, not what we keep."""


def everything_about(person: Person) -> dict[str, Any]:
    """Person, addresses, tags, opportunities with all that happened, and the journal. Nine statements, any size."""
    opportunities = Opportunity.objects.filter(person=person).order_by("pk")
    ids = list(opportunities.values_list("pk", flat=True))
    told: dict[str, QuerySet[Any]] = {
        "contact_points": ContactPoint.objects.filter(person=person).order_by("position", "pk"),
        "opportunities": opportunities,
        "discoveries": Discovery.objects.filter(opportunity_id__in=ids).order_by("pk"),
        "touches": Touch.objects.filter(opportunity_id__in=ids).order_by("at", "pk"),
        "deferrals": Deferral.objects.filter(opportunity_id__in=ids).order_by("at", "pk"),
        "promises": Promise.objects.filter(opportunity_id__in=ids).order_by("made_at", "pk"),
        "journal": Entry.objects.of_workspace(person.workspace_id).of_person(person.pk).order_by("at", "pk"),
        "searched_by": SearchDoc.objects.filter(person=person).order_by("pk"),
    }
    return {
        "person": _plain(person) | {"company": person.company.name if person.company else ""},
        "tags": sorted(person.tags.values_list("name", flat=True)),
        **{name: [_plain(row) for row in rows] for name, rows in told.items()},
    }


def _plain(row: Model) -> dict[str, Any]:
    names = (field.attname for field in row._meta.concrete_fields)
    return {name: getattr(row, name) for name in names if name not in OURS_ALONE}
