"""What is known of drafts and of persons we have, as the rules compare them."""

import json
from collections import defaultdict
from collections.abc import Iterable

from followthrough.capture.actions.drafting import COMPANIES
from followthrough.capture.models import Import, ImportRow
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.matching import PersonFacts
from followthrough.rules.words import ContactKind

PHONES = (ContactKind.PHONE, ContactKind.MOBILE)


class FactsOfRows:
    """Facts of drafts, by the number of their row."""

    def __init__(self, batch: Import) -> None:
        self.batch = batch

    def of(self, ids: Iterable[int]) -> dict[int, PersonFacts]:
        found = ImportRow.objects.filter(pk__in=list(ids)).values_list("pk", "draft")
        drafts = {pk: json.loads(draft) for pk, draft in found}
        names = self._companies({draft["company_ref"] for draft in drafts.values() if "company_ref" in draft})
        for draft in drafts.values():
            draft.setdefault("company_name", names.get(draft.get("company_ref", ""), ""))
        return {pk: facts_of_draft(draft) for pk, draft in drafts.items()}

    def _companies(self, refs: set[str]) -> dict[str, str]:
        """Names of companies of these files, by their numbers."""
        if not refs:
            return {}
        rows = ImportRow.objects.filter(
            workspace_id=self.batch.workspace_id, batch=self.batch, phase=COMPANIES, own_ref__in=refs
        )
        return {ref: json.loads(draft)["company_name"] for ref, draft in rows.values_list("own_ref", "draft")}


class FactsOfPeople:
    """Facts of persons we have, by minus their id."""

    def __init__(self, batch: Import) -> None:
        self.batch = batch

    def of(self, ids: Iterable[int]) -> dict[int, PersonFacts]:
        people = Person.objects.filter(workspace_id=self.batch.workspace_id, pk__in=list(ids)).select_related("company")
        points: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for person_id, kind, value in ContactPoint.objects.filter(person__in=people).values_list(
            "person_id", "kind", "value"
        ):
            points[person_id].append((kind, value))
        return {-person.pk: facts_of_person(person, points[person.pk]) for person in people}


def facts_of_draft(draft: dict[str, object]) -> PersonFacts:
    points = draft.get("points", [])
    assert isinstance(points, list)
    return PersonFacts(
        name=str(draft.get("name", "")),
        given=str(draft.get("given_name", "")),
        family=str(draft.get("family_name", "")),
        emails=tuple(point[1] for point in points if point[0] == ContactKind.EMAIL and not point[4]),
        phones=tuple(point[1] for point in points if point[0] in PHONES and not point[4]),
        company=str(draft.get("company_name", "")),
        country=str(draft.get("country", "")),
        street=str(draft.get("street", "")),
        city=str(draft.get("city", "")),
        postal=str(draft.get("postal_code", "")),
    )


def facts_of_person(person: Person, points: Iterable[tuple[str, str]]) -> PersonFacts:
    points = list(points)
    return PersonFacts(
        name=person.name,
        given=person.given_name,
        family=person.family_name,
        emails=tuple(value for kind, value in points if kind == ContactKind.EMAIL),
        phones=tuple(value for kind, value in points if kind in PHONES),
        company=person.company.name if person.company else "",
        country=person.country,
        street=person.street,
        city=person.city,
        postal=person.postal_code,
    )
