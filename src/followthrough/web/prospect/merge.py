"""Two records of one person: find the other, see what is kept, join them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from followthrough.mailroom import actions as mailroom
from followthrough.people.queries import facts_of, likely_same
from followthrough.rules.words import Channel, Permission
from followthrough.web import door, toasts
from followthrough.web.finding import NOT_YOURS
from followthrough.web.prospect import sight as sights
from followthrough.web.prospect.part import Values
from followthrough.web.prospect.sight import Sight
from followthrough.web.search import found_people

KEPT_FIELDS = (
    ("Job title", "job_title"),
    ("Street", "street"),
    ("Postal code", "postal_code"),
    ("City", "city"),
    ("Region", "region"),
    ("Country", "country"),
    ("Time zone", "zone"),
    ("About them", "about"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of both, and what is kept: theirs, the other's, or all."""

    label: str
    keep: str
    gone: str
    kept: str


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: door.MemberRequest, person_id: int) -> HttpResponse:
    """GET finds and compares; POST joins the other record into this one."""
    sight = sights.to_edit(request, person_id)
    typed = request.POST if request.method == "POST" else request.GET
    other = _other(request, typed.get("with", ""))
    if request.method != "POST" or other is None:
        return render(request, "prospect/merge.html", _compared(sight, other) if other else _offered(request, sight))
    if not other.may_edit:
        raise PermissionDenied(NOT_YOURS)
    name = other.person.name
    kept = mailroom.merge_people(sight.person, other.person, by=request.member, at=sight.at)
    toasts.say(request, f"Joined: all of {name} is {kept.name}'s story now.")
    return door.go(request, "prospect", kept.pk)


def _other(request: door.MemberRequest, asked: str) -> Sight | None:
    return sights.of(request, int(asked)) if asked.isdecimal() else None


def _offered(request: door.MemberRequest, sight: Sight) -> Values:
    """Who it may be: those that look alike, and those found by the words typed."""
    asked = request.GET.get("q", "").strip()
    facts = facts_of(sight.person, sight.points)
    alike = [] if asked else likely_same(sight.member.workspace_id, facts, but=sight.person.pk)
    lines = [line for line in found_people(request, asked) if line.person_id != sight.person.pk]
    for line in lines:
        line.address = f"{request.path}?with={line.person_id}"
    return {
        "sight": sight,
        "person": sight.person,
        "asked": asked,
        "alike": [each.person for each in alike if _may_see(sight, each.person.pk)],
        "lines": lines,
    }


def _may_see(sight: Sight, person_id: int) -> bool:
    from followthrough.followup.queries import people_visible_to

    return people_visible_to(sight.member).filter(pk=person_id).exists()


def _compared(sight: Sight, other: Sight) -> Values:
    return {
        "sight": sight,
        "person": sight.person,
        "other": other.person,
        "may_join": other.may_edit and other.person.pk != sight.person.pk,
        "rows": list(_rows(sight, other)),
        "swap_address": f"{reverse('prospect_merge', args=[other.person.pk])}?with={sight.person.pk}",
    }


def _rows(keep: Sight, gone: Sight) -> Iterable[Row]:
    here, there = keep.person, gone.person
    yield Row("Name", here.name, there.name, "keep")
    yield _one("Company", _company(keep), _company(gone))
    for label, name in KEPT_FIELDS:
        yield _one(label, getattr(here, name), getattr(there, name))
    yield _one("Likes best", _liked(keep), _liked(gone))
    yield _permission(keep, gone)
    yield Row("Ways to reach", _joined(p.shown for p in keep.points), _joined(p.shown for p in gone.points), "both")
    yield Row("Tags", _joined(tag.name for tag in keep.tags), _joined(tag.name for tag in gone.tags), "both")
    yield Row("Prospects", _sold(keep), _sold(gone), "both")
    yield Row("Story", "all of it", "all of it", "both")


def _one(label: str, keep: str, gone: str) -> Row:
    """What this one knows wins; what only the other knew is filled in."""
    return Row(label, keep, gone, "keep" if keep or not gone else "gone")


def _permission(keep: Sight, gone: Sight) -> Row:
    """The stricter one wins."""
    here, there = Permission(keep.person.permission), Permission(gone.person.permission)
    wins = there == Permission.WITHDRAWN or (here == Permission.UNKNOWN and there != Permission.UNKNOWN)
    return Row("Permission", here.label, there.label, "gone" if wins and here != there else "keep")


def _company(sight: Sight) -> str:
    return sight.person.company.name if sight.person.company else ""


def _liked(sight: Sight) -> str:
    liked = Channel.named(sight.person.preferred_channel)
    return liked.label if liked else ""


def _sold(sight: Sight) -> str:
    return _joined(f"{row.title or row.pipeline.name}: {row.stage.name}" for row in sight.opportunities)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)


urlpatterns = [path("prospects/<int:person_id>/merge/", merge, name="prospect_merge")]
