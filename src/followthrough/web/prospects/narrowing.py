"""All filters in one form: a dialog at a desk, a page on a phone. It asks the list itself, so that it can be kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.followup.models import Opportunity
from followthrough.followup.queries.filters import ANY, EVERYBODY, MINE, TEAM, Due
from followthrough.followup.queries.names import Name
from followthrough.people.models import CustomField
from followthrough.rules.words import Bucket, Channel, NextBy, Permission, Size, State, WaitingOn
from followthrough.web import door
from followthrough.web.prospects.asked import CUSTOM, Asked, asked_of
from followthrough.web.prospects.sentence import STRATEGIES

RECENT = 2_000  # opportunities whose sources are offered


@dataclass(frozen=True, slots=True)
class Choice:
    """A select: its options as (value, words)."""

    name: str
    label: str
    value: str
    options: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Typed:
    """An input for a custom field, or a select where it has choices."""

    name: str
    label: str
    value: str
    options: list[tuple[str, str]]
    kind: str = "text"


@door.member_page
@require_safe
def narrowing(request: door.MemberRequest) -> HttpResponse:
    asked = asked_of(request)
    values = {
        "asked": asked,
        "who": _who(asked),
        "how": _how(asked),
        "what": _what(asked),
        "typed": _typed(asked),
        "sources": sources_of(asked),
        "sort": f"{'-' if asked.filters.down else ''}{asked.filters.sort}",
    }
    return render(request, "prospects/_narrowing.html" if request.htmx else "prospects/narrowing.html", values)


def sources_of(asked: Asked) -> list[str]:
    """Where the newest ones came from."""
    newest = Opportunity.objects.visible_to(asked.member).order_by("-pk").values_list("source", flat=True)
    return sorted({source for source in newest[:RECENT] if source})


def _who(asked: Asked) -> list[Choice]:
    filters, names = asked.filters, asked.names
    whose = [(MINE, "Mine"), (EVERYBODY, "Everybody's")]
    whose += [(f"{TEAM}{name.pk}", f"Team {name.label}") for name in names.teams.values()]
    whose += [(str(name.pk), name.label) for name in names.here if name.pk != asked.member.pk]
    states = [*State.choices(), (ANY, "Open or closed")]
    pipelines = _named(names.pipelines.values()) if len(names.pipelines) > 1 else []
    return [
        Choice("whose", "Whose", filters.whose, whose),
        Choice("state", "State", filters.state, states),
        _any("stage", "Stage", filters.stage, _stages(asked)),
        _any("bucket", "Quarter", filters.bucket, Bucket.choices()),
        *([_any("pipeline", "Pipeline", filters.pipeline, pipelines)] if pipelines else []),
        _any("tag", "Tag", filters.tag, _named(names.tags.values())),
    ]


def _how(asked: Asked) -> list[Choice]:
    filters = asked.filters
    return [
        _any("due", "Next step is", filters.due, Due.choices()),
        _any("waiting", "Waiting on", filters.waiting, WaitingOn.choices()),
        _any("by", "Next step", filters.by, NextBy.choices()),
        _any("strategy", "Strategy", filters.strategy, list(STRATEGIES.items())),
    ]


def _what(asked: Asked) -> list[Choice]:
    filters = asked.filters
    return [
        _any("size", "Size", filters.size, Size.choices()),
        _any("permission", "Permission", filters.permission, Permission.choices()),
        _any("channel", "Reached best by", filters.channel, Channel.choices()),
    ]


def _typed(asked: Asked) -> list[Typed]:
    """The workspace's own fields. One statement, and none where there are none."""
    if not asked.names.fields:
        return []
    chosen = {f"{subject}.{key}": value for subject, key, value in asked.filters.custom}
    fields = CustomField.objects.filter(workspace_id=asked.member.workspace_id).order_by("subject", "position", "pk")
    return [
        Typed(
            name=f"{CUSTOM}{each.subject}.{each.key}",
            label=each.label,
            value=chosen.get(f"{each.subject}.{each.key}", ""),
            options=_options(each),
            kind="number" if each.kind == CustomField.Kind.NUMBER else "text",
        )
        for each in fields
    ]


def _options(each: CustomField) -> list[tuple[str, str]]:
    if each.kind == CustomField.Kind.YES_NO:
        return [("", "Any"), ("yes", "Yes"), ("no", "No")]
    if each.kind == CustomField.Kind.CHOICE:
        return [("", "Any"), *((str(choice), str(choice)) for choice in each.choices)]
    return []


def _stages(asked: Asked) -> list[tuple[str, str]]:
    names = asked.names
    several = len(names.pipelines) > 1
    return [
        (str(stage.pk), f"{names.pipelines[stage.parent].label}: {stage.label}" if several else stage.label)
        for stage in names.stages.values()
        if stage.parent in names.pipelines
    ]


def _named(names: Iterable[Name]) -> list[tuple[str, str]]:
    return [(str(name.pk), name.label) for name in names]


def _any(name: str, label: str, value: Any, options: Sequence[tuple[str, str]]) -> Choice:
    return Choice(name, label, "" if value is None else str(value), [("", "Any"), *options])


urlpatterns = [path("prospects/filters/", narrowing, name="prospect_filters")]
