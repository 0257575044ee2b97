"""How to reach a person: addresses, what they like, whether they agreed, and whether now is a good moment."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

from django import forms
from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from followthrough.followup import actions as followup
from followthrough.followup import queries as followup_queries
from followthrough.followup.drafts import Agreement
from followthrough.people import actions as people
from followthrough.people.drafts import Point
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.contact_kind import kind_of
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, ContactKind, NextBy, Permission
from followthrough.rules.worktime import Calendar, OurTime
from followthrough.rules.zones import local_times
from followthrough.web import door, toasts
from followthrough.web.prospect import part
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight
from followthrough.web.work.ways import ways_of

NAME, FORM = "reach", "reach_form"
ZONES_SHOWN = 4
TONES = {Permission.GIVEN: ("kept", "kept"), Permission.WITHDRAWN: ("overdue", "disqualified")}


@dataclass(slots=True)
class ReachLine:
    """One address with what a browser can do with it; `why_not`: it does not work, and why."""

    key: int
    kind: str
    shown: str
    label: str
    verb: str
    address: str
    text_address: str
    why_not: str
    is_liked: bool
    is_valid: bool


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
    person = sight.person
    theirs = followup_queries.their_time(person, sight.points)
    tone, icon = TONES.get(Permission(person.permission), ("", ""))
    return {
        "reach_address": reverse("prospect_reach", args=[person.pk]),
        "reaches": _lines(sight),
        "their_time": _their_time(theirs.zones, sight),
        "their_zones": ", ".join(zone.rpartition("/")[2].replace("_", " ") for zone in theirs.zones[:ZONES_SHOWN]),
        "is_sure": len(theirs.zones) == 1,
        "likes": _likes(person),
        "likes_icon": person.preferred_channel,
        "permission": Permission(person.permission).label,
        "permission_tone": tone,
        "permission_icon": icon,
        "permission_how": _how(sight),
        **_verdict(Calendar(ours=OurTime(zone=sight.zone.key), theirs=theirs), sight.at),
    }


@door.member_page
@require_safe
def reach(request: door.MemberRequest, person_id: int) -> HttpResponse:
    if "edit" in request.GET:
        return _edit(request, sights.to_edit(request, person_id))
    sight = sights.of(request, person_id)
    return part.show(request, NAME, {"sight": sight, "person": sight.person} | values(sight))


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
        return _edit(request, sight, {"wrong_way": refusal.message, "typed_way": shown}, status=422)
    return part.changed(request, sight, FORM, _form_values)


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
        return _edit(request, sight, {"wrong_point": point.pk, "wrong_words": refusal.message}, status=422)
    return part.changed(request, sight, FORM, _form_values)


@door.member_page
@require_POST
def prefer(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """The channel and the hours they like, and where they live by the clock."""
    sight = sights.to_edit(request, person_id)
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return _edit(request, sight, {"form": form}, status=422)
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
        return _edit(request, sight, {"wrong_permission": wrong, "typed_how": how}, status=422)
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


def _edit(request: door.MemberRequest, sight: Sight, more: Values | None = None, *, status: int = 200) -> HttpResponse:
    shown = {"sight": sight, "person": sight.person} | _form_values(sight) | (more or {})
    return part.show(request, FORM, shown, status=status)


def _form_values(sight: Sight) -> Values:
    return values(sight) | {"reaches": _lines(sight, in_order=True), "form": PreferencesForm(initial=_liked(sight))}


def _liked(sight: Sight) -> Values:
    person = sight.person
    return {
        "preferred_channel": person.preferred_channel,
        "preferred_from": f"{person.preferred_from:%H:%M}" if person.preferred_from else "",
        "preferred_until": f"{person.preferred_until:%H:%M}" if person.preferred_until else "",
        "zone": person.zone,
    }


def _lines(sight: Sight, *, in_order: bool = False) -> list[ReachLine]:
    """Those that are liked first, those that do not work last; or in the order in which they are tried."""
    lines = [_line(sight, point) for point in sight.points]
    return lines if in_order else sorted(lines, key=lambda line: (bool(line.why_not), not line.is_liked))


def _line(sight: Sight, point: ContactPoint) -> ReachLine:
    ways = ways_of(sight.person, point, sight.written)
    main = ways[0] if ways else None
    why_not = main.why_not if main else ""
    return ReachLine(
        key=point.pk,
        kind=point.kind,
        shown=point.shown,
        label=point.label,
        verb=main.verb if main else "",
        address=main.address if main else "",
        text_address=next((way.address for way in ways if way.channel == Channel.TEXT and way is not main), ""),
        why_not=why_not,
        is_liked=not why_not and any(way.is_preferred for way in ways),
        is_valid=point.is_valid,
    )


def _likes(person: Person) -> str:
    """ "Call, 14:00–17:00"; nothing while nobody asked."""
    channel = Channel.named(person.preferred_channel)
    first, last = person.preferred_from, person.preferred_until
    hours = f"{first:%H:%M}–{last:%H:%M}" if first and last else ""
    return ", ".join(filter(None, (channel.label if channel else "", hours)))


def _how(sight: Sight) -> str:
    person = sight.person
    if person.permission_at is None:
        return person.permission_how
    day = person.permission_at.astimezone(sight.zone)
    return f"{day.day} {day:%b %Y}: {person.permission_how}"


def _their_time(zones: tuple[str, ...], sight: Sight) -> str:
    if not zones:
        return ""
    there = local_times(zones, sight.at)
    if there.is_sure:
        return f"{there.earliest:%a %H:%M}"
    return f"{there.earliest:%H:%M} to {there.latest:%H:%M}"


def _verdict(calendar: Calendar, at: datetime) -> Values:
    """Whether a call is lawful and wise by their day; ours is our own business."""
    verdict = calendar.may_act(at, Channel.CALL, by=NextBy.MACHINE)
    if not verdict.allowed:
        tone, icon, words = "overdue", "warning", f"No calls now: {verdict.why}"
    elif not verdict.wise:
        tone, icon, words = "waiting", "info", f"You may call, but {verdict.why}"
    else:
        tone, icon, words = "kept", "done", "A good moment to call"
    return {"may_call": verdict.allowed, "verdict_tone": tone, "verdict_icon": icon, "verdict_words": words}


urlpatterns = [
    path("prospects/<int:person_id>/reach/", reach, name="prospect_reach"),
    path("prospects/<int:person_id>/ways/", add, name="prospect_ways"),
    path("prospects/<int:person_id>/ways/<int:point_id>/<str:act>/", change, name="prospect_way"),
    path("prospects/<int:person_id>/preferences/", prefer, name="prospect_preferences"),
    path("prospects/<int:person_id>/permission/", permit, name="prospect_permission"),
]
