"""The names a list speaks of (stages, pipelines, members, teams, tags, fields, saved lists), in one statement."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat

from followthrough.followup.models import Pipeline, SavedList, Stage
from followthrough.people.models import CustomField, Tag
from followthrough.team.models import Membership, Team

ORDERED = frozenset({"stages", "pipelines", "fields"})
"""Kinds that have an order of their own; the rest goes by name."""


@dataclass(frozen=True, slots=True)
class Name:
    """`word`: a stage's bucket, a pipeline's kind, a custom field's "subject.key". `parent`: the pipeline, the team."""

    pk: int
    label: str
    word: str = ""
    parent: int = 0
    place: int = 0


@dataclass(frozen=True, slots=True)
class NamedList:
    """A saved list, one's own or shown to all."""

    pk: int
    label: str
    kept: dict[str, Any]
    owner_id: int
    is_shared: bool


@dataclass(slots=True)
class Names:
    """All by id, in the order in which they are shown. `members` holds those who left too, `here` does not."""

    stages: dict[int, Name] = field(default_factory=dict)
    pipelines: dict[int, Name] = field(default_factory=dict)
    members: dict[int, Name] = field(default_factory=dict)
    teams: dict[int, Name] = field(default_factory=dict)
    tags: dict[int, Name] = field(default_factory=dict)
    fields: dict[int, Name] = field(default_factory=dict)
    lists: dict[int, NamedList] = field(default_factory=dict)

    @property
    def here(self) -> list[Name]:
        """Members who work here."""
        return [name for name in self.members.values() if name.place]


def names_for(member: Membership) -> Names:
    """Everything the member's workspace has a name for, with the lists the member may open."""
    names = Names()
    for kind, *columns in sorted(_stored(member), key=_place):
        if kind == "lists":
            _add_list(names, columns)
        else:
            name = Name(*columns)
            getattr(names, kind)[name.pk] = name
    places = {pk: place for place, pk in enumerate(names.pipelines)}
    names.stages = dict(sorted(names.stages.items(), key=lambda item: (places[item[1].parent], item[1].place)))
    return names


def _place(row: tuple[Any, ...]) -> tuple[Any, ...]:
    kind, pk, label, *_, place = row
    return (kind, place, pk) if kind in ORDERED else (kind, label.casefold(), pk)


def _stored(member: Membership) -> list[tuple[Any, ...]]:
    here = {"workspace_id": member.workspace_id}
    works_here = Case(When(is_active=True, then=1), default=0, output_field=IntegerField())
    lists = SavedList.objects.filter(Q(member=member) | Q(is_shared=True), **here)
    shared = Case(When(is_shared=True, then=1), default=0, output_field=IntegerField())
    subject_key = Concat(F("subject"), Value("."), F("key"), output_field=CharField())
    parts = [
        _named(Stage.objects.filter(**here), "stages", word=F("bucket"), parent=F("pipeline_id"), place=F("position")),
        _named(Pipeline.objects.filter(is_active=True, **here), "pipelines", word=F("kind"), place=F("position")),
        _named(Membership.objects.filter(**here), "members", word=F("role"), parent=F("team_id"), place=works_here),
        _named(Team.objects.filter(**here), "teams"),
        _named(Tag.objects.filter(**here), "tags", place=F("hue")),
        _named(CustomField.objects.filter(**here), "fields", "label", word=subject_key, place=F("position")),
        _named(lists, "lists", word=Cast("filters", TextField()), parent=F("member_id"), place=shared),
    ]
    return list(parts[0].union(*parts[1:], all=True))


def _named(rows: QuerySet[Any], kind: str, label: str = "name", **more: Any) -> QuerySet[Any]:
    """Its columns carry names of their own, as a table's may be called the same."""
    usual: dict[str, Any] = {"word": Value(""), "parent": Value(0), "place": Value(0)}
    columns = {"kind": Value(kind), "number": F("pk"), "label": F(label)} | usual | more
    taken = {f"its_{name}": expression for name, expression in columns.items()}
    named: QuerySet[Any] = rows.order_by().annotate(**taken).values_list(*taken)
    return named


def _add_list(names: Names, columns: list[Any]) -> None:
    pk, label, kept, owner_id, is_shared = columns
    names.lists[pk] = NamedList(pk, label, json.loads(kept), owner_id, bool(is_shared))
