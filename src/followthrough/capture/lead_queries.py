"""How fast leads are answered and contacted: by form, over the last ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import QuerySet

from followthrough.capture.models import Lead, LeadForm
from followthrough.team.models import Membership

LAST = 200
"""Of each form: enough to say how fast, few enough to count at once."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Medians over the last leads of a form that were answered or contacted; `number` of leads looked at."""

    form: LeadForm
    number: int
    answered: timedelta | None
    contacted: timedelta | None
    waiting: int


def speeds(member: Membership) -> list[Speed]:
    """Of every form of the workspace, by name. One statement, and one for each form."""
    forms = LeadForm.objects.visible_to(member).order_by("name")
    return [_speed(form, Lead.objects.visible_to(member).filter(form=form)) for form in forms]


def latest(member: Membership, form: LeadForm) -> QuerySet[Lead]:
    """The last leads of a form that the member may see, newest first."""
    leads = Lead.objects.visible_to(member).filter(form=form)
    return leads.select_related("opportunity__person", "opportunity__owner", "contacted_by").order_by("-at", "-pk")


def _speed(form: LeadForm, leads: QuerySet[Lead]) -> Speed:
    rows = list(leads.order_by("-at").values_list("at", "answered_at", "contacted_at")[:LAST])
    return Speed(
        form,
        number=len(rows),
        answered=_median(answered - at for at, answered, _ in rows if answered),
        contacted=_median(contacted - at for at, _, contacted in rows if contacted),
        waiting=sum(contacted is None for _, _, contacted in rows),
    )


def _median(spans: Iterable[timedelta]) -> timedelta | None:
    known = [span.total_seconds() for span in spans]
    return timedelta(seconds=median(known)) if known else None
