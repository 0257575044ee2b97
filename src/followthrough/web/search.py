"""Search: whoever is meant by a part of a name, an address, a number, or by words somebody noted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from followthrough.followup.models import Opportunity, Touch
from followthrough.followup.queries import finding
from followthrough.followup.queries.found import Found, found
from followthrough.journal.models import Entry
from followthrough.people import search as people_search
from followthrough.people.models import ContactPoint
from followthrough.people.search import Hit
from followthrough.rules import highlight
from followthrough.rules.dates import say_date
from followthrough.rules.highlight import Piece
from followthrough.rules.matching import fold
from followthrough.rules.next_step import say_step
from followthrough.rules.words import LIVE_STATES, Channel, ContactKind, Purpose, State
from followthrough.web import door

MOST = 12
FOUND = "found"  # the id of the list: htmx asks for it alone


@dataclass(slots=True, kw_only=True)
class FoundLine:
    """One person found, for `search/_found.html`. `because` is what matched when it is not the name."""

    person_id: int
    address: str
    name: list[Piece]
    company: list[Piece]
    initials_of: str
    because: list[Piece]
    because_icon: str
    state: str
    state_icon: str
    bucket: str
    step: str
    whose: str
    is_late: bool


@door.member_page
@require_safe
def search(request: door.MemberRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()
    values = {"asked": asked, "lines": found_people(request, asked), "add_address": _add_address(asked)}
    if request.htmx and request.htmx.target == FOUND:
        return render(request, "search/_found.html", values)
    return render(request, "search/_dialog.html" if request.htmx else "search/search.html", values)


def found_people(request: door.MemberRequest, asked: str) -> list[FoundLine]:
    """Whom the member may see, the best match first."""
    member, at = request.member, door.now()
    hits = finding.find(member, asked, limit=MOST)
    if not hits:
        return []
    people = found(member, [hit.person_id for hit in hits])
    notes = notes_of(member.workspace_id, hits)
    drawing = Drawing(_terms(asked), at, door.zone_of(member).key)
    return [
        drawing.line(people[hit.person_id], hit, notes.get(hit.source, "")) for hit in hits if hit.person_id in people
    ]


def notes_of(workspace_id: int, hits: Iterable[Hit]) -> dict[str, str]:
    """The notes that were found, by their source, as somebody wrote them. At most two statements."""
    sources = [hit.source for hit in hits if hit.kind == "note"]
    return _of_touches(workspace_id, sources) | _written(workspace_id, sources)


def _of_touches(workspace_id: int, sources: list[str]) -> dict[str, str]:
    """ "touch:17" is the note of that contact."""
    ids = [int(source.partition(":")[2]) for source in sources if source.startswith("touch:")]
    if not ids:
        return {}
    told = Touch.objects.filter(workspace_id=workspace_id, pk__in=ids).values_list("pk", "note")
    return {f"touch:{pk}": note for pk, note in told}


def _written(workspace_id: int, sources: list[str]) -> dict[str, str]:
    """ "note:5:120" is the first note written to opportunity 5 after entry 120."""
    places = {source: tuple(map(int, source.split(":")[1:])) for source in sources if source.startswith("note:")}
    if not places:
        return {}
    after = min(entry_id for _, entry_id in places.values())
    entries = Entry.objects.of_workspace(workspace_id).filter(
        opportunity_id__in={opportunity_id for opportunity_id, _ in places.values()}, verb="note", pk__gt=after
    )
    newest_first = list(entries.order_by("-pk").values_list("opportunity_id", "pk", "facts__note"))
    notes: dict[str, str] = {}
    for source, (opportunity_id, entry_id) in places.items():
        for of, pk, note in newest_first:  # the last one that fits is the first that was written
            if of == opportunity_id and pk > entry_id:
                notes[source] = note
    return notes


@dataclass(frozen=True, slots=True)
class Drawing:
    """What all lines share."""

    terms: list[str]
    at: datetime
    zone: str

    def line(self, each: Found, hit: Hit, note: str) -> FoundLine:
        person = each.person
        company = person.company.name if person.company else ""
        because, icon = self._because(hit, each.points, note) if self._is_open(person.name, company) else ([], "")
        return FoundLine(
            person_id=person.pk,
            address=reverse("prospect", args=[person.pk]),
            name=highlight.pieces(person.name, self.terms),
            company=highlight.pieces(company, self.terms),
            initials_of=person.name,
            because=because,
            because_icon=icon,
            **self._state(_front(each.opportunities)),
        )

    def _is_open(self, name: str, company: str) -> bool:
        """Whether name and company leave some of the words unexplained."""
        told = fold(f"{name} {company}")
        return not all(term in told for term in self.terms)

    def _because(self, hit: Hit, points: list[ContactPoint], note: str) -> tuple[list[Piece], str]:
        """The address, number or note that matched."""
        if hit.kind == "note":
            return highlight.excerpt(note or hit.words, self.terms), "note"
        for point in points:
            if any(term in point.value.lower() for term in self.terms):
                icon = "email" if point.kind == ContactKind.EMAIL else "phone"
                return self._marked(point), icon
        return [], ""

    def _marked(self, point: ContactPoint) -> list[Piece]:
        """As it was written; a number whose spelling differs from what is compared is marked whole."""
        marked = highlight.pieces(point.shown, self.terms)
        return marked if any(piece.is_found for piece in marked) else [Piece(point.shown, True)]

    def _state(self, shown: Opportunity | None) -> dict[str, Any]:
        if shown is None:
            return {"state": "", "state_icon": "", "bucket": "", "step": "", "whose": "", "is_late": False}
        is_open = shown.state == State.OPEN
        return {
            "state": shown.stage.name if is_open else State(shown.state).label,
            "state_icon": "" if is_open else shown.state,
            "bucket": shown.bucket if is_open else "",
            "step": self._step(shown),
            "whose": shown.owner.name,
            "is_late": shown.next_due_at is not None and shown.next_due_at < self.at,
        }

    def _step(self, shown: Opportunity) -> str:
        if not (shown.next_channel and shown.next_purpose and shown.next_due_at):
            return ""
        act = say_step(Channel(shown.next_channel), Purpose(shown.next_purpose))
        return f"{act}, {say_date(shown.next_due_at, self.zone, self.at)}"


def _front(sold: list[Opportunity]) -> Opportunity | None:
    """The live one that is due first, else the one closed last."""
    live = [each for each in sold if each.state in LIVE_STATES and each.next_due_at]
    if live:
        return min(live, key=lambda each: (each.state != State.OPEN, each.next_due_at))
    return max(sold, key=lambda each: each.closed_at or each.opened_at, default=None)


def _terms(asked: str) -> list[str]:
    return [term for reading in people_search.query_readings(asked) for term in reading]


def _add_address(asked: str) -> str:
    return f"{reverse('add')}?{urlencode({'text': asked})}" if asked else reverse("add")


urlpatterns = [path("search/", search, name="search")]
