"""How to reach a person: addresses, what they like, whether they agreed, and whether now is a good moment."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

from django import forms
from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from followthrough.followup import actions as followup
from followthrough.followup import queries as followup_queries
from followthrough.followup.drafts import Agreement
from followthrough.people import actions as people
from followthrough.people.drafts import Point
from followthrough.people.models import ContactPoint
from followthrough.rules.contact_kind import kind_of
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, ContactKind, NextBy, Permission
from followthrough.rules.worktime import Calendar, OurTime, Verdict
from followthrough.rules.zones import local_times
from followthrough.web import door, toasts
from followthrough.web.prospect import part
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight
from followthrough.web.work.ways import Way, ways_of

NAME = "reach"
ZONES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Reach:
    """One address with what a browser can do with it."""

    point: ContactPoint
    ways: list[Way]
    why_not: str
    is_first: bool


class PreferencesForm(forms.Form):
    preferred_channel = forms.ChoiceField(choices=[("", "Not asked yet"), *Channel.choices()], required=False)
    preferred_from = forms.TimeField(required=False, error_messages={"invalid": "Type a time, such as 14:00."})
    preferred_until = forms.TimeField(required=False, error_messages={"invalid": "Type a time, such as 17:00."})
    zone = forms.CharField(max_length=64, required=False)

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"]).strip().replace(" ", "_")
        if zone and zone not in available_timezones():
            raise forms.ValidationError("Type a zone such as Europe/Berlin, or leave it empty.")
        return zone

    def clean(self) -> None:
        first, last = self.cleaned_data.get("preferred_from"), self.cleaned_data.get("preferred_until")
        if (first is None) != (last is None) or (first and last and first >= last):
            self.add_error("preferred_from", "Give both hours, the earlier one first.")


def values(sight: Sight) -> Values:
    """What the part shows. No statement beyond the person's addresses."""
    theirs = followup_queries.their_time(sight.person, sight.points)
    calendar = Calendar(ours=OurTime(zone=sight.zone.key), theirs=theirs)
    return {
        "reaches": _reaches(sight),
        "their_time": _their_time(theirs.zones, sight),
        "their_zones": [zone.rpartition("/")[2].replace("_", " ") for zone in theirs.zones[:ZONES_SHOWN]],
        "is_sure": len(theirs.zones) == 1,
        "verdict": _verdict(calendar, sight.at),
        "likes": Channel.named(sight.person.preferred_channel),
        "permission": Permission(sight.person.permission),
        "form": PreferencesForm(initial=_liked(sight)),
    }


@door.member_page
@require_safe
def reach(request: door.MemberRequest, person_id: int) -> HttpResponse:
    return _again(request, sights.of(request, person_id))


@door.member_page
@require_POST
def add(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """Another address, of whatever kind it is."""
    sight = sights.to_edit(request, person_id)
    shown = request.POST.get("shown", "").strip()[:254]
    country = sight.person.country or sight.member.workspace.country
    kind = ContactKind.named(request.POST.get("kind")) or kind_of(shown, country)
    try:
        if not shown:
            raise Refusal("Type a number, an e-mail address, a profile or a street.")
        point = Point(kind=kind, shown=shown, label=request.POST.get("label", ""))
        people.add_point(sight.person, point, by=sight.member, at=sight.at)
    except Refusal as refusal:
        return _again(request, sight, {"wrong_way": refusal.message, "typed_way": shown}, status=422)
    return part.changed(request, sight, NAME, values)


@door.member_page
@require_POST
def change(request: door.MemberRequest, person_id: int, point_id: int, act: str) -> HttpResponse:
    """Correct an address, put it first, strike it through, take that back, forget it."""
    sight = sights.to_edit(request, person_id)
    point = next((each for each in sight.points if each.pk == point_id), None)
    if point is None or act not in ACTS:
        raise Http404
    point.person = sight.person
    try:
        _do(request, act, point, at=sight.at)
    except Refusal as refusal:
        return _again(request, sight, {"wrong_point": point.pk, "wrong_words": refusal.message}, status=422)
    return part.changed(request, sight, NAME, values)


@door.member_page
@require_POST
def prefer(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """The channel and the hours they like, and where they live by the clock."""
    sight = sights.to_edit(request, person_id)
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return _again(request, sight, {"form": form, "is_preferring": True}, status=422)
    changes = {name: said for name, said in form.cleaned_data.items() if getattr(sight.person, name) != said}
    if changes:
        people.edit_person(sight.person, changes, by=sight.member, at=sight.at)
    return part.changed(request, sight, NAME, values)


@door.member_page
@require_POST
def permit(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """They agreed to be followed up, or asked not to be: when, and how they said it."""
    sight = sights.to_edit(request, person_id)
    said = Permission.named(request.POST.get("permission"))
    how = request.POST.get("how", "").strip()[:200]
    if said not in (Permission.GIVEN, Permission.WITHDRAWN) or not how:
        wrong = "Say how they told you: on the phone, in a mail, on a form."
        return _again(request, sight, {"wrong_permission": wrong, "typed_how": how}, status=422)
    closed = followup.record_permission(sight.person, Agreement(permission=said, how=how), by=sight.member, at=sight.at)
    name = sight.person.name
    toasts.say(request, f"{name} agreed. It is written down." if said == Permission.GIVEN else _let_go(name, closed))
    return door.done(request, sights.back_to(request, person_id))


def _let_go(name: str, closed: int) -> str:
    ended = f" {closed} prospect was closed." if closed == 1 else f" {closed} prospects were closed." if closed else ""
    return f"{name} is left alone from now on.{ended}"


ACTS = ("correction", "first", "broken", "working", "removal")


def _do(request: door.MemberRequest, act: str, point: ContactPoint, *, at: datetime) -> None:
    by, post = request.member, request.POST
    match act:
        case "correction":
            people.edit_point(point, shown=post.get("shown", ""), label=post.get("label", ""), by=by, at=at)
        case "first":
            people.put_point_first(point, by=by, at=at)
        case "broken":
            people.invalidate_point(point, why=post.get("why", "").strip() or "It does not work", by=by, at=at)
        case "working":
            people.revalidate_point(point, by=by, at=at)
        case "removal":
            people.remove_point(point, by=by, at=at)


def _again(request: door.MemberRequest, sight: Sight, more: Values | None = None, *, status: int = 200) -> HttpResponse:
    shown = {"sight": sight, "person": sight.person} | values(sight) | (more or {})
    return part.show(request, NAME, shown, status=status)


def _liked(sight: Sight) -> Values:
    person = sight.person
    return {
        "preferred_channel": person.preferred_channel,
        "preferred_from": f"{person.preferred_from:%H:%M}" if person.preferred_from else "",
        "preferred_until": f"{person.preferred_until:%H:%M}" if person.preferred_until else "",
        "zone": person.zone,
    }


def _reaches(sight: Sight) -> list[Reach]:
    """The one that is liked first, those that do not work last; else in their order."""
    liked = sight.person.preferred_channel
    found = []
    for point in sight.points:
        ways = ways_of(sight.person, point)
        found.append(Reach(point, ways, next((way.why_not for way in ways), ""), point is sight.points[0]))
    return sorted(found, key=lambda each: (bool(each.why_not), all(way.channel != liked for way in each.ways)))


def _their_time(zones: tuple[str, ...], sight: Sight) -> str:
    if not zones:
        return ""
    there = local_times(zones, sight.at)
    if there.is_sure:
        return f"{there.earliest:%a %H:%M}"
    return f"{there.earliest:%H:%M} to {there.latest:%H:%M}"


def _verdict(calendar: Calendar, at: datetime) -> Verdict:
    """Whether a call is lawful and wise by their day; ours is our own business."""
    return calendar.may_act(at, Channel.CALL, by=NextBy.MACHINE)


urlpatterns = [
    path("prospects/<int:person_id>/reach/", reach, name="prospect_reach"),
    path("prospects/<int:person_id>/ways/", add, name="prospect_ways"),
    path("prospects/<int:person_id>/ways/<int:point_id>/<str:act>/", change, name="prospect_way"),
    path("prospects/<int:person_id>/preferences/", prefer, name="prospect_preferences"),
    path("prospects/<int:person_id>/permission/", permit, name="prospect_permission"),
]
