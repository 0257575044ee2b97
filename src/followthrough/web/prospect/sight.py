"""What a member sees of one person: fetched once, given to every part of the page."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from followthrough.followup import queries as followup_queries
from followthrough.followup.models import Discovery, Opportunity, Promise
from followthrough.followup.queries import dossier
from followthrough.mailroom.queries.threads import writable
from followthrough.people.models import ContactPoint, CustomField, Person, Tag
from followthrough.rules.words import LIVE_STATES, Channel, State
from followthrough.team.models import Membership
from followthrough.web import door
from followthrough.web.finding import NOT_YOURS
from followthrough.web.work.card import writing_address


@dataclass
class Sight:
    """One person as one member sees them at one moment. Everything below is fetched when it is first asked for."""

    member: Membership
    person: Person
    at: datetime
    asked: str = ""
    """The opportunity to put in front, by its id."""

    @property
    def zone(self) -> ZoneInfo:
        return door.zone_of(self.member)

    @property
    def address(self) -> str:
        return reverse("prospect", args=[self.person.pk])

    @cached_property
    def points(self) -> list[ContactPoint]:
        return dossier.points(self.person)

    @cached_property
    def opportunities(self) -> list[Opportunity]:
        """Those the member may see: live ones first by their date, then those closed last."""
        return sorted(dossier.opportunities(self.member, self.person), key=_place)

    @cached_property
    def front(self) -> Opportunity | None:
        """The one that is worked on: the one asked for, else the first."""
        asked = [row for row in self.opportunities if str(row.pk) == self.asked]
        return next(iter(asked or self.opportunities), None)

    @property
    def others(self) -> list[Opportunity]:
        return [row for row in self.opportunities if row is not self.front]

    @property
    def is_narrowed(self) -> bool:
        """Whether the member sees only what is their own."""
        return followup_queries.narrowed_people(self.member) is not None

    @property
    def hides_something(self) -> bool:
        """Whether colleagues have dealings with the person that the member may not see."""
        if not self.is_narrowed:
            return False
        return Opportunity.objects.filter(person=self.person).count() > len(self.opportunities)

    @cached_property
    def may_edit(self) -> bool:
        """The person and what is known of them: whoever works with them, managers, and anybody while nobody does."""
        owners = {row.owner_id for row in self.opportunities}
        return self.member.sees_all or self.member.pk in owners or not owners

    @property
    def may_edit_front(self) -> bool:
        return self.front is not None and (self.member.sees_all or self.front.owner_id == self.member.pk)

    @cached_property
    def written(self) -> dict[Channel, str]:
        """The channels on which the member can write to them from here, with the page for it. One statement."""
        front = self.front
        if front is None or not self.may_edit_front:
            return {}
        back = f"&next={quote(f'{self.address}?opportunity={front.pk}')}"
        return {each: writing_address(front, each) + back for each in writable(self.member)}

    @cached_property
    def promises(self) -> list[Promise]:
        """The open ones of all opportunities, the earliest first."""
        seen = {row.pk for row in self.opportunities}
        return [promise for promise in dossier.promises(self.person) if promise.opportunity_id in seen]

    @property
    def discovery(self) -> Discovery:
        """What was found out of the one in front; empty while nothing was."""
        known = getattr(self.front, "discovery", None)
        return known if isinstance(known, Discovery) else Discovery()

    @cached_property
    def tags(self) -> list[Tag]:
        return dossier.tags(self.person)

    @cached_property
    def custom_fields(self) -> list[CustomField]:
        return dossier.own_fields(self.person.workspace_id)


def of(request: door.MemberRequest, person_id: int) -> Sight:
    """What the member sees. Http404 when they may not see the person."""
    person = dossier.person(request.member, person_id)
    if person is None:
        raise Http404
    return Sight(request.member, person, door.now(), request.GET.get("opportunity", ""))


def to_edit(request: door.MemberRequest, person_id: int) -> Sight:
    """The same, for an act on the person. PermissionDenied when the member only sees them."""
    sight = of(request, person_id)
    if not sight.may_edit:
        raise PermissionDenied(NOT_YOURS)
    return sight


def back_to(request: HttpRequest, person_id: int) -> str:
    """The address of the person, with the opportunity that stands in front."""
    front = request.POST.get("opportunity") or request.GET.get("opportunity") or ""
    return reverse("prospect", args=[person_id]) + (f"?opportunity={front}" if front.isdecimal() else "")


def _place(row: Opportunity) -> tuple[int, float]:
    if row.state in LIVE_STATES and row.next_due_at:
        return (0 if row.state == State.OPEN else 1, row.next_due_at.timestamp())
    return (2, -(row.closed_at or row.opened_at).timestamp())
