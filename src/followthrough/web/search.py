"""Search: whoever is meant by a part of a name, an address, a number, or by words somebody noted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from followthrough.followup import queries as followup_queries
from followthrough.followup.models import Opportunity, Touch
from followthrough.journal.models import Entry
from followthrough.people import search as people_search
from followthrough.people.models import ContactPoint, Person
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
    hits = people_search.find(member.workspace_id, asked, limit=MOST, among=followup_queries.narrowed_people(member))
    if not hits:
        return []
    ids = [hit.person_id for hit in hits]
    people = Person.objects.visible_to(member).select_related("company").in_bulk(ids)
    reached = _grouped(ContactPoint.objects.filter(person_id__in=ids), "person_id")
    sold = _grouped(
        Opportunity.objects.visible_to(member).filter(person_id__in=ids).select_related("stage", "owner"), "person_id"
    )
    notes = notes_of(member.workspace_id, hits)
    drawing = Drawing(_terms(asked), at, door.zone_of(member).key)
    return [
        drawing.line(people[hit.person_id], hit, reached[hit.person_id], sold[hit.person_id], notes.get(hit.source, ""))
        for hit in hits
        if hit.person_id in people
    ]


def notes_of(workspace_id: int, hits: Iterable[Hit]) -> dict[str, str]:
    """The notes that were found, by their source, as somebody wrote them."""
    sources = [hit.source.split(":") for hit in hits if hit.kind == "note"]
    touches = [int(source[1]) for source in sources if source[0] == "touch" and source[1].isdecimal()]
    written = [(int(source[1]), _moment(source[2])) for source in sources if source[0] == "note" and len(source) == 3]
    notes: dict[str, str] = {}
    if touches:
        told = Touch.objects.filter(workspace_id=workspace_id, pk__in=touches).values_list("pk", "note")
        notes |= {f"touch:{pk}": note for pk, note in told}
    if written:
        opportunities, moments = zip(*written, strict=True)
        entries = Entry.objects.of_workspace(workspace_id).filter(
            opportunity_id__in=opportunities, verb="note", at__in=moments
        )
        notes |= {f"note:{entry.opportunity_id}:{entry.at.timestamp():.6f}": entry.facts["note"] for entry in entries}
    return notes


def _moment(stamp: str) -> datetime:
    return datetime.fromtimestamp(float(stamp), UTC)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What all lines share."""

    terms: list[str]
    at: datetime
    zone: str

    def line(
        self, person: Person, hit: Hit, points: list[ContactPoint], sold: list[Opportunity], note: str
    ) -> FoundLine:
        company = person.company.name if person.company else ""
        because, icon = self._because(hit, points, note) if self._is_open(person.name, company) else ([], "")
        shown = _front(sold)
        return FoundLine(
            person_id=person.pk,
            address=reverse("prospect", args=[person.pk]),
            name=highlight.pieces(person.name, self.terms),
            company=highlight.pieces(company, self.terms),
            initials_of=person.name,
            because=because,
            because_icon=icon,
            **self._state(shown),
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


def _grouped(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


def _add_address(asked: str) -> str:
    return f"{reverse('add')}?{urlencode({'text': asked})}" if asked else reverse("add")


urlpatterns = [path("search/", search, name="search")]
