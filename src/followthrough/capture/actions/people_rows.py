"""People of an import: new ones are stored, those we have learn what they lacked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from followthrough.capture.actions.companies import Companies
from followthrough.capture.actions.portion import Portion, Result
from followthrough.capture.models import Choice, ImportGroup, ImportMember
from followthrough.journal.actions.rows import reserve_ids
from followthrough.people import actions as people_verbs
from followthrough.people import search
from followthrough.people.models import ContactPoint, Person, PersonTag, SearchDoc, Tag
from followthrough.rules.matching import fold
from followthrough.rules.words import ContactKind

Draft = dict[str, Any]
PERSON_FIELDS = (
    "given_name", "family_name", "name", "salutation", "job_title", "language", "zone", "street", "city", "region",
    "postal_code", "country", "preferred_channel",
)  # fmt: skip
LEFT_ALONE = "They asked not to be contacted: left out, so that nobody does."
PHONES = (ContactKind.PHONE, ContactKind.MOBILE)


@dataclass(slots=True)
class Somebody:
    """One person of the portion: a draft that grows with each row that is the same person, until it is stored."""

    pk: int
    draft: Draft
    is_new: bool
    company_id: int | None = None


@dataclass
class People:
    """Everybody one portion meets. `prepare` reads what is needed for all rows at once, `take` decides row by row."""

    portion: Portion
    companies: Companies
    groups: dict[int, ImportGroup] = field(default_factory=dict)
    by_group: dict[int, Somebody] = field(default_factory=dict)
    met: list[Somebody] = field(default_factory=list)
    known: dict[int, Person] = field(default_factory=dict)
    tags: dict[str, int] = field(default_factory=dict)
    suppressed: dict[str, datetime] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: iter(()))

    def prepare(self, rows: Sequence[tuple[int, Draft]]) -> None:
        """The groups of the rows, the persons they join, their companies, their tags; ids for the new ones."""
        self.groups = _groups_of([row_id for row_id, _ in rows])
        self.companies.prepare(draft for _, draft in rows)
        ids = {group.person_id for group in self.groups.values() if group.person_id}
        people = Person.objects.filter(pk__in=ids, workspace_id=self.portion.batch.workspace_id)
        self.known = {person.pk: person for person in people.select_related("company")}
        self.suppressed = people_verbs.suppressed(
            self.portion.batch.workspace_id, (point[1] for _, draft in rows for point in draft.get("points", ()))
        )
        self.tags = _tags_of(self.portion, {name for _, draft in rows for name in draft.get("tags", ())})
        self.ids = iter(reserve_ids(Person, len(rows)))

    def take(self, result: Result, draft: Draft) -> Somebody | None:
        """The person of this row, new or known; None when the row is to be left out."""
        if self._asked_to_be_left_alone(draft):
            result.problem = LEFT_ALONE
            return None
        group = self.groups.get(result.row_id)
        if group is None or group.choice == Choice.APART:
            return self._add(result, draft)
        somebody = self.by_group.get(group.pk) or self._known_of(group)
        if somebody is None:
            somebody = self._add(result, draft)
            self.by_group[group.pk] = somebody
            self.portion.group_people[group.pk] = somebody.pk
            return somebody
        if group.choice == Choice.SKIP:
            result.problem = f"Left out, as you chose: the same person as “{somebody.draft['name']}”."
            return None
        self._join(result, somebody, draft)
        return somebody

    def _asked_to_be_left_alone(self, draft: Draft) -> bool:
        """By an address of their own. One that others share comes in suppressed, and speaks for nobody else."""
        own = (point[:2] for point in draft.get("points", ()) if point[1] in self.suppressed)
        return any(people_verbs.is_personal(kind, value) for kind, value in own)

    def _add(self, result: Result, draft: Draft) -> Somebody:
        somebody = Somebody(next(self.ids), draft, is_new=True, company_id=self.companies.claim(result, draft))
        self.met.append(somebody)
        result.person_id = somebody.pk
        result.made["person"] = True
        return somebody

    def _known_of(self, group: ImportGroup) -> Somebody | None:
        person = self.known.get(group.person_id or 0)
        if person is None:  # merged or deleted since: the first row makes a new one
            return None
        somebody = Somebody(person.pk, {"name": person.name}, is_new=False, company_id=person.company_id)
        self.by_group[group.pk] = somebody
        return somebody

    def _join(self, result: Result, somebody: Somebody, draft: Draft) -> None:
        """Fill in what is unknown; what is known stays."""
        result.person_id = somebody.pk
        company_id = self.companies.claim(result, draft)
        if somebody.is_new:
            merge_drafts(somebody.draft, draft)
            somebody.company_id = somebody.company_id or company_id
        else:
            result.made |= fill_in(self.known[somebody.pk], draft, self, at=self.portion.at)

    def put(self) -> None:
        """The rows of everybody new."""
        for somebody in self.met:
            self._put_person(somebody)

    def _put_person(self, somebody: Somebody) -> None:
        portion, draft, workspace_id = self.portion, somebody.draft, self.portion.batch.workspace_id
        fields = {name: draft.get(name, "") for name in PERSON_FIELDS}
        sort_name = draft.get("sort_name") or _sort_name(fields)
        portion.put(
            Person, somebody.pk, workspace_id, somebody.company_id, fields["given_name"], fields["family_name"],
            fields["name"], sort_name, *(fields[name] for name in PERSON_FIELDS[3:]), draft.get("about", ""),
            draft.get("custom", {}), portion.at, portion.at,
        )  # fmt: skip
        points = draft.get("points", ())
        for position, point in enumerate(points):
            portion.put(ContactPoint, workspace_id, somebody.pk, *point_columns(point, position, draft, self))
        for name in draft.get("tags", ()):
            portion.put(PersonTag, workspace_id, somebody.pk, self.tags[name.casefold()])
        words = search.person_words(
            fields["name"], draft.get("company_name", ""), fields["city"], [point[:3] for point in points]
        )
        portion.put(SearchDoc, workspace_id, somebody.pk, SearchDoc.Kind.PERSON.value, "person", words)


def _sort_name(fields: dict[str, str]) -> str:
    return fold(f"{fields['family_name']} {fields['given_name']}".strip() or fields["name"])[:200]


def point_columns(point: Sequence[str], position: int, draft: Draft, people: People) -> tuple[Any, ...]:
    """kind, value, shown, label, position, validity and consent of one address."""
    kind, value, shown, label, why = point
    unwanted = draft.get("no_email") if kind == ContactKind.EMAIL else kind in PHONES and draft.get("no_call")
    since = people.suppressed.get(value) or (people.portion.at if unwanted else None)
    return kind, value, shown, label[:40], position, not why, why, since


def merge_drafts(kept: Draft, other: Draft) -> None:
    """One draft from two rows of the same person: the first says it, the second adds what was not said."""
    known = {(point[0], point[1]) for point in kept.get("points", ())}
    new = [point for point in other.get("points", ()) if (point[0], point[1]) not in known]
    if new:
        kept["points"] = [*kept.get("points", ()), *new]
    if tags := [tag for tag in other.get("tags", ()) if tag not in kept.get("tags", ())]:
        kept["tags"] = [*kept.get("tags", ()), *tags]
    if other.get("about") and other["about"] not in kept.get("about", ""):
        kept["about"] = f"{kept.get('about', '')}\n{other['about']}".strip()
    kept["custom"] = other.get("custom", {}) | kept.get("custom", {})
    if not kept.get("family_name") and other.get("family_name"):
        kept |= {name: other[name] for name in ("given_name", "family_name", "name")}
        kept["sort_name"] = other.get("sort_name", "")
    for name in (*PERSON_FIELDS[3:], "company_name", "no_email", "no_call"):
        if not kept.get(name) and other.get(name):
            kept[name] = other[name]


def fill_in(person: Person, draft: Draft, people: People, *, at: datetime) -> dict[str, Any]:
    """Write into a person we have what was unknown; returns what was there before and is now, for taking back."""
    old = _fill_columns(person, draft, people.companies.of(draft))
    if old:
        person.updated_at = at
        person.save(update_fields=[*old, "updated_at"])
    filled = {name: [value, getattr(person, name)] for name, value in old.items()}
    made: dict[str, Any] = {"filled": filled} if filled else {}
    made |= _add_points(person, draft, people) | _add_tags(person, draft, people)
    if made:
        search.index_person(person)
    return made


def _fill_columns(person: Person, draft: Draft, company_id: int | None) -> dict[str, Any]:
    """Set the empty columns; returns their old values."""
    old: dict[str, Any] = {}
    for name in PERSON_FIELDS[3:]:
        if not getattr(person, name) and draft.get(name):
            old[name] = ""
            setattr(person, name, draft[name])
    if person.company_id is None and company_id:
        old["company_id"] = None
        person.company_id = company_id
    if (about := draft.get("about")) and about not in person.about:
        old["about"] = person.about
        person.about = f"{person.about}\n{about}".strip()
    if any(key not in person.custom for key in draft.get("custom", {})):
        old["custom"] = person.custom
        person.custom = draft["custom"] | person.custom
    return old


def _add_points(person: Person, draft: Draft, people: People) -> dict[str, Any]:
    known = set(ContactPoint.objects.filter(person=person).values_list("kind", "value"))
    new = [point for point in draft.get("points", ()) if (point[0], point[1]) not in known]
    names = ("kind", "value", "shown", "label", "position", "is_valid", "invalid_why", "suppressed_at")
    for position, point in enumerate(new, len(known)):
        columns = dict(zip(names, point_columns(point, position, draft, people), strict=True))
        ContactPoint.objects.create(workspace_id=person.workspace_id, person=person, **columns)
    return {"points": [[point[0], point[1]] for point in new]} if new else {}


def _add_tags(person: Person, draft: Draft, people: People) -> dict[str, Any]:
    wanted = {people.tags[name.casefold()] for name in draft.get("tags", ())}
    new = wanted - set(PersonTag.objects.filter(person=person).values_list("tag_id", flat=True)) if wanted else set()
    PersonTag.objects.bulk_create(
        PersonTag(workspace_id=person.workspace_id, person=person, tag_id=tag_id) for tag_id in sorted(new)
    )
    return {"tags": sorted(new)} if new else {}


def _groups_of(row_ids: Sequence[int]) -> dict[int, ImportGroup]:
    """row -> its group, where somebody chose more than to keep them apart."""
    members = ImportMember.objects.filter(row_id__in=row_ids).exclude(group__choice=Choice.APART)
    return {member.row_id: member.group for member in members.select_related("group")}


def _tags_of(portion: Portion, names: set[str]) -> dict[str, int]:
    if not names:
        return {}
    known = {tag.name.casefold(): tag.pk for tag in Tag.objects.filter(workspace_id=portion.batch.workspace_id)}
    for name in sorted(names):
        if name.casefold() not in known:
            known[name.casefold()] = people_verbs.tag_called(portion.setting.workspace, name).pk
    return known
