"""Where an act on one opportunity takes place: on a page of its own, in a dialog, or as the lower half of work mode."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from followthrough.followup.models import Opportunity
from followthrough.followup.refusals import ChangedMeanwhile
from followthrough.rules.refusals import Refusal
from followthrough.web import door
from followthrough.web.work.reading import NotFilledIn, Reader

ACT = "act"  # the id of the panel: htmx asks for it alone
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """One opportunity, one member, one moment. `typed` is what was filled in so far, by GET or POST."""

    request: door.MemberRequest
    opportunity: Opportunity
    at: datetime
    back: str
    """Where an act leads."""
    page: str = "completion"
    """The page that shows this panel when it is not part of work mode."""

    @property
    def typed(self) -> QueryDict:
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @property
    def zone(self) -> ZoneInfo:
        return door.zone_of(self.request.member)

    @property
    def is_work(self) -> bool:
        """In work mode, whose address keeps what was chosen."""
        return self.typed.get("from") == "work" or self.request.path == self._address("work")

    @property
    def here(self) -> str:
        """The address that shows this panel again."""
        return self._address("work" if self.is_work else self.page)

    def read(self) -> Reader:
        return Reader(self.typed, self.opportunity, by=self.request.member, at=self.at)

    def values(self) -> Values:
        """What every panel says and carries along."""
        return {
            "opportunity": self.opportunity,
            "person": self.opportunity.person,
            "desk": self,
            "here": self.here,
            "back": self.back,
            "passed": self.typed.get("passed", ""),
            "said": self.typed.get("said", ""),
            "seen": self.typed.get("seen") or self.opportunity.last_entry_id,
            "note": self.typed.get("note", ""),
            "typed": self.typed,
            "completion_address": self._ask(self._address("work" if self.is_work else "completion")),
            "deferral_address": self._ask(self._address("work"), skip="1")
            if self.is_work
            else self._ask(self._address("deferral")),
            "reasons_address": self._ask(self.here, skip="1"),
            "again_address": self._ask(self.here),
        }

    def said_no(self, refusal: Refusal) -> Values:
        """The words beside what is wrong. After a change by somebody else the next press is on the new state."""
        field = refusal.field if isinstance(refusal, NotFilledIn) else "form"
        wrong: Values = {"wrong": {field: refusal.message}}
        if isinstance(refusal, ChangedMeanwhile):
            wrong |= {"seen": self.opportunity.last_entry_id, "stale_address": self.here}
        return wrong

    def show(self, panel: Values, *, status: int = 200) -> HttpResponse:
        """The panel alone for htmx, else a page (or a dialog) around it."""
        values = self.values() | panel
        htmx = self.request.htmx
        if htmx and (htmx.target == ACT or self.request.method == "POST"):
            response = render(self.request, "work/_act.html", values, status=status)
            if self.is_work and status == 200:
                response["HX-Push-Url"] = self._kept_address(panel)
            return response
        template = "work/_act_dialog.html" if htmx else "work/act.html"
        return render(self.request, template, values, status=status)

    def _kept_address(self, panel: Values) -> str:
        """The address that brings back what was chosen, without what was typed: that is nobody else's business."""
        kept = {"passed": self.typed.get("passed", ""), **panel.get("keep", {})}
        return _with(self.here, kept)

    def _ask(self, address: str, **more: str) -> str:
        """Another panel of the same place, which leads to the same end."""
        typed = self.typed
        carried = {"next": self.back, "from": "work" if self.is_work else ""}
        carried |= {name: typed.get(name, "") for name in ("passed", "said")}
        return _with(address, carried | more)

    def _address(self, name: str) -> str:
        return reverse(name, args=[self.opportunity.pk])


def _with(address: str, asked: dict[str, str]) -> str:
    filled = urlencode({name: value for name, value in asked.items() if value})
    return f"{address}?{filled}" if filled else address
