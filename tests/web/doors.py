"""What the tests of every screen check alike: who is let in, and with which method."""

from collections.abc import Callable

from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.followup.actions import standing
from followthrough.followup.models import Opportunity
from followthrough.team.models import Membership

ClientOf = Callable[[Membership], Client]
Statements = Callable[[], CaptureQueriesContext]
HTMX = {"HX-Request": "true"}
PANEL = {"HX-Request": "true", "HX-Target": "act"}


def place_all() -> None:
    """The cast's rows are written by hand; give them their place in the plan as the verbs do."""
    for row in Opportunity.objects.all():
        standing.place(row)
        row.save(update_fields=["next_class", "next_order"])


def status_signed_out(address: str, *, method: str = "get") -> tuple[int, str]:
    answer = getattr(Client(), method)(address)
    return answer.status_code, answer.headers.get("Location", "")
