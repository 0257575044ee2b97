"""Which prospects an act is for: those that were picked, or all that the list holds."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.queries import listing as lists
from followthrough.web import door
from followthrough.web.prospects.asked import Asked, asked_of

MOST_PICKED = 10_000


@dataclass(frozen=True)
class Selection:
    """`picked` is empty when all that match are meant."""

    asked: Asked
    picked: tuple[int, ...]
    is_everything: bool

    @property
    def rows(self) -> OpportunityQuerySet:
        """Those the member may see, wherever they stand."""
        if self.is_everything:
            return lists.matching(self.asked.listing)
        return Opportunity.objects.visible_to(self.asked.member).filter(pk__in=self.picked)

    @cached_property
    def number(self) -> int:
        """How many an act will touch: the member's own, or anybody's for a manager."""
        return self.rows.editable_by(self.asked.member).order_by().count()

    @cached_property
    def others(self) -> int:
        """Picked, but a colleague's: they stay as they are."""
        return 0 if self.asked.member.sees_all else self.rows.order_by().count() - self.number

    @property
    def others_words(self) -> str:
        if not self.others:
            return ""
        more = "1 of those you picked is" if self.others == 1 else f"{self.others:,} of those you picked are"
        return f"{more} a colleague's, and stay{'s' if self.others == 1 else ''} as before."


def selection_of(request: door.MemberRequest) -> Selection:
    """From the form around the list: `pick` for each, or `all` with the list's own address in `query`."""
    asked = asked_of(request, QueryDict(request.POST.get("query", "")))
    picked = [int(value) for value in request.POST.getlist("pick") if value.isdecimal() and len(value) < 19]
    is_everything = bool(request.POST.get("all"))
    return Selection(asked, () if is_everything else tuple(picked[:MOST_PICKED]), is_everything)
