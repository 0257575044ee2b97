"""Which prospects a list holds: filters as conditions on the opportunities a member may see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from django.db.models import Case, Exists, F, JSONField, OuterRef, Q, QuerySet, Value, When
from django.db.models.fields.json import KeyTransform, KeyTransformExact

from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.queries import finding
from followthrough.followup.queries.filters import ANY, EVERYBODY, TEAM, Due, Filters
from followthrough.followup.queries.holdings import owner_condition, stage_condition
from followthrough.followup.queries.times import zone_of
from followthrough.people.models import PersonTag
from followthrough.team.models import Membership, Workspace

FOUND_BY_WORDS = 500
PLAIN = {
    "size": "size",
    "source": "source",
    "strategy": "strategy",
    "waiting": "next_waiting_on",
    "by": "next_by",
    "permission": "person__permission",
    "channel": "person__preferred_channel",
    "low": "value__gte",
    "high": "value__lte",
}
"""Filters that are one comparison."""
CUSTOM = {"opportunity": "custom", "person": "person__custom", "company": "person__company__custom"}


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list as one member sees it at one moment."""

    filters: Filters
    member: Membership
    at: datetime

    @property
    def sees_everybodys(self) -> bool:
        """Whether the member may look at colleagues' prospects."""
        return self.member.sees_all or self.member.workspace.openness == Workspace.Openness.ALL

    @cached_property
    def found_by_words(self) -> list[int]:
        """People found by the list's words as search finds them: asked once."""
        return [hit.person_id for hit in finding.find(self.member, self.filters.q, limit=FOUND_BY_WORDS)]

    @property
    def states(self) -> list[str]:
        """The states it shows, in their order."""
        state = self.filters.state
        return [word for word, _ in Opportunity._meta.get_field("state").flatchoices] if state == ANY else [state]


def matching(listing: Listing) -> OpportunityQuerySet:
    """All that the list holds, in no order: for acts on all of them, and for export."""
    rows = owned(listing).filter(narrowed(listing))
    return rows if listing.filters.state == ANY else rows.filter(state=listing.filters.state)


def among(listing: Listing, driver: Q, rest: Q) -> OpportunityQuerySet:
    """What the list holds among the rows that `driver` names by their ids, and `rest` lets pass.

    All but the driver stands in a CASE: without fresh statistics SQLite would begin with an index on one of those
    columns instead, and read a million rows to find fifty.
    """
    sees = Q(workspace_id=listing.member.workspace_id)
    if not listing.sees_everybodys:
        sees &= Q(owner_id=listing.member.pk)
    owner = owner_condition(listing.filters.whose, listing.member)
    fits = Case(When(sees & owner & narrowed(listing) & rest, then=Value(1)), default=Value(0))
    rows: OpportunityQuerySet = Opportunity.objects.filter(driver).alias(fits=fits).filter(fits=1)
    return rows


def owned(listing: Listing) -> OpportunityQuerySet:
    """Whose it is alone."""
    visible = Opportunity.objects.visible_to(listing.member)
    return visible.filter(owner_condition(listing.filters.whose, listing.member))


def has_one_owner(listing: Listing) -> bool:
    """Whether the list is one member's: then the index by owner serves it."""
    whose = listing.filters.whose
    return whose != EVERYBODY and not whose.startswith(TEAM)


def narrowed(listing: Listing) -> Q:
    """Everything but owner and state."""
    filters = listing.filters
    condition = stage_condition(filters)
    for name, lookup in PLAIN.items():
        value = getattr(filters, name)
        if value not in ("", None):
            condition &= Q(**{lookup: value})
    for each in (due, _silent, _tagged, _worded, _customised):
        condition &= each(listing)
    return condition


def due(listing: Listing) -> Q:
    """Overdue is before today began; the week ends with its Sunday. In the member's days."""
    chosen = listing.filters.due
    if not chosen:
        return Q()
    today = listing.at.astimezone(zone_of(listing.member)).replace(hour=0, minute=0, second=0, microsecond=0)
    if chosen == Due.OVERDUE:
        return Q(next_due_at__lt=today)
    days = 1 if chosen == Due.TODAY else 7 - today.weekday()
    return Q(next_due_at__gte=today, next_due_at__lt=today + timedelta(days=days))


def silent_since(listing: Listing) -> datetime:
    """The last moment at which those who count as silent were heard."""
    return listing.at - timedelta(days=listing.filters.silent or 0)


def tagged_people(listing: Listing) -> QuerySet[PersonTag]:
    """Who has the list's tag."""
    return PersonTag.objects.filter(workspace_id=listing.member.workspace_id, tag_id=listing.filters.tag or 0)


def _silent(listing: Listing) -> Q:
    """Nothing heard: counted from the last two-way contact, and from the beginning where there was none."""
    if listing.filters.silent is None:
        return Q()
    since = silent_since(listing)
    return Q(last_two_way_at__lt=since) | Q(last_two_way_at__isnull=True, opened_at__lt=since)


def _tagged(listing: Listing) -> Q:
    if listing.filters.tag is None:
        return Q()
    return Q(Exists(tagged_people(listing).filter(person_id=OuterRef("person_id"))))


def _worded(listing: Listing) -> Q:
    return Q(person_id__in=listing.found_by_words) if listing.filters.q else Q()


def _customised(listing: Listing) -> Q:
    condition = Q()
    for subject, key, value in listing.filters.custom:
        if subject in CUSTOM and key:
            condition &= _custom_is(KeyTransform(key, F(CUSTOM[subject])), value)
    return condition


def _custom_is(stored: KeyTransform, value: str) -> Q:
    """As text, or as what the text may stand for."""
    condition = Q()
    for meant in (value, *_meanings(value)):
        condition |= Q(KeyTransformExact(stored, Value(meant, output_field=JSONField())))
    return condition


def _meanings(value: str) -> list[Any]:
    if value in {"yes", "true"}:
        return [True]
    if value in {"no", "false"}:
        return [False]
    try:
        number = Decimal(value)
    except InvalidOperation:
        return []
    if not number.is_finite():
        return []
    return [int(number) if number == number.to_integral_value() else float(number)]
