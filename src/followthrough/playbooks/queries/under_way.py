"""Those in a sequence, with all that decides their next step: a bounded number of statements for any number of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from followthrough.followup.models import Opportunity, Touch
from followthrough.people.models import ContactPoint
from followthrough.playbooks.models import Enrollment
from followthrough.rules.sequences import Facts
from followthrough.rules.words import ANSWERED, Direction, Permission

HEARD = tuple(str(outcome) for outcome in ANSWERED)


@dataclass(slots=True)
class UnderWay:
    """One enrollment and what is known of its prospect since it began."""

    enrollment: Enrollment
    opportunity: Opportunity
    points: list[ContactPoint] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    worked_at: datetime | None = None  # the last contact of ours, by a person
    colleague_replied_at: datetime | None = None

    @property
    def is_current(self) -> bool:
        """Whether its opportunity still stands as the sequence planned it."""
        return self.opportunity.next_set_at == self.enrollment.step_set_at

    @property
    def is_suppressed(self) -> bool:
        """They asked for no contact at all: not merely at one of their addresses."""
        return self.opportunity.person.permission == Permission.WITHDRAWN


def read(enrollments: QuerySet[Enrollment]) -> list[UnderWay]:
    """These, in the order of their keys. Six statements."""
    rows = list(enrollments.select_related("sequence__version", "version").order_by("pk"))
    opportunities = _opportunities([row.opportunity_id for row in rows])
    found = [UnderWay(row, opportunities[row.opportunity_id]) for row in rows if row.opportunity_id in opportunities]
    _add_points(found)
    _add_touches(found)
    _add_colleagues(found)
    return found


def _opportunities(ids: Sequence[int]) -> dict[int, Opportunity]:
    rows = Opportunity.objects.filter(pk__in=ids).select_related(
        "person__company", "owner__workspace", "owner__user", "stage"
    )
    return {row.pk: row for row in rows}


def _add_points(found: Iterable[UnderWay]) -> None:
    by_person: dict[int, list[ContactPoint]] = defaultdict(list)
    points = ContactPoint.objects.filter(person__in={each.opportunity.person_id for each in found})
    for point in points.order_by("person_id", "position", "pk"):
        by_person[point.person_id].append(point)
    for each in found:
        each.points = by_person[each.opportunity.person_id]


def _add_touches(found: Iterable[UnderWay]) -> None:
    touches = _touches_since_they_began(found)
    for each in found:
        own = touches[each.opportunity.pk]
        ours = [touch for touch in own if touch["direction"] == Direction.OUT and touch["member_id"]]
        replied = any(touch["direction"] == Direction.IN and touch["outcome"] in HEARD for touch in own)
        each.worked_at = ours[-1]["at"] if ours else None
        each.facts = Facts(
            replied=replied,
            clicked=False,
            outcome=own[-1]["outcome"] if own else "",
            stage=each.opportunity.stage.name,
            fields={name: str(value) for name, value in _fields(each.opportunity).items()},
        )


def _touches_since_they_began(found: Iterable[UnderWay]) -> dict[int, list[dict[str, Any]]]:
    began = {each.opportunity.pk: each.enrollment.began_at for each in found}
    grouped: dict[int, list[dict[str, Any]]] = defaultdict(list)
    if began:
        touches = Touch.objects.filter(opportunity__in=began, at__gte=min(began.values())).order_by("at", "pk")
        for touch in touches.values("opportunity_id", "at", "direction", "outcome", "member_id"):
            if touch["at"] >= began[touch["opportunity_id"]]:
                grouped[touch["opportunity_id"]].append(dict(touch))
    return grouped


def _fields(opportunity: Opportunity) -> dict[str, Any]:
    """The opportunity's own fields win over the person's of the same name."""
    return {**opportunity.person.custom, **opportunity.custom}


def _add_colleagues(found: Iterable[UnderWay]) -> None:
    """When somebody else at the same company wrote to us last, if it was after they began."""
    companies = {each.opportunity.person.company_id for each in found} - {None}
    if not companies:
        return
    began = min(each.enrollment.began_at for each in found)
    replies = Touch.objects.filter(
        opportunity__person__company__in=companies, direction=Direction.IN, outcome__in=HEARD, at__gte=began
    )
    newest: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
    by_person = replies.values_list("opportunity__person__company", "opportunity__person").annotate(Max("at"))
    for company_id, person_id, at in by_person:
        newest[company_id].append((person_id, at))
    for each in found:
        person = each.opportunity.person
        moments = [at for person_id, at in newest[person.company_id or 0] if person_id != person.pk]
        latest = max(moments, default=None)
        if latest is not None and latest >= each.enrollment.began_at:
            each.colleague_replied_at = latest
