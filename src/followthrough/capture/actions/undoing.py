"""Taking an import back: all that nobody worked on since. What was, stays, and its rows say so."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from followthrough.capture.models import Import, ImportResult
from followthrough.followup.actions import tallies
from followthrough.followup.models import Opportunity
from followthrough.journal.actions.rows import delete_rows, pointed_at, without_collecting
from followthrough.journal.models import Entry
from followthrough.people import search
from followthrough.people.models import Company, ContactPoint, Person, PersonTag, SearchDoc

PORTION = 2_000
PARTS_OF_A_PERSON = (SearchDoc, ContactPoint, PersonTag)


class Taken(NamedTuple):
    """What is to be taken back of one row."""

    pk: int
    row_id: int
    person_id: int | None
    company_id: int | None
    opportunity_id: int | None
    care_id: int | None
    made: dict[str, Any]


def take_back_rows(batch: Import, *, at: datetime, enough: Callable[[], bool]) -> bool:
    """Take back on from where the last portion ended, latest rows first. True when all is taken back."""
    while True:
        with without_collecting(), transaction.atomic():
            results = _next_results(batch)
            if results:
                _take_back(batch, results, at=at)
                batch.cursor |= {"result": results[-1].pk}
                batch.save(update_fields=["cursor", "kept"])
        if not results:
            return True
        if enough():
            return False


def _next_results(batch: Import) -> list[Taken]:
    results = ImportResult.objects.filter(workspace_id=batch.workspace_id, batch=batch)
    if "result" in batch.cursor:
        results = results.filter(pk__lt=batch.cursor["result"])
    return [Taken(*values) for values in results.order_by("-pk").values_list(*Taken._fields)[:PORTION]]


def _take_back(batch: Import, results: Sequence[Taken], *, at: datetime) -> None:
    kept = _take_back_opportunities(batch, results, at=at)
    kept |= _take_back_people(batch, results)
    for result in results:
        if "filled" in result.made or "points" in result.made or "tags" in result.made:
            _empty_again(result)
    _take_back_companies(batch, results)
    if kept:
        ImportResult.objects.filter(pk__in=[result.pk for result in results if result.row_id in kept]).update(
            is_kept=True
        )
    batch.kept += len(kept)


def _take_back_opportunities(batch: Import, results: Sequence[Taken], *, at: datetime) -> set[int]:
    """Those whose newest journal line is still that of the import. Returns the rows of the others."""
    made = {result.opportunity_id or 0: result for result in results if "opportunity" in result.made}
    care: dict[int, Taken] = {result.care_id: result for result in made.values() if result.care_id}
    rows = Opportunity.objects.select_for_update().filter(workspace_id=batch.workspace_id, pk__in=[*made, *care])
    found = list(rows.values_list("pk", "last_entry_id", "owner_id", "stage_id", "state", "value"))
    ours = set(_entries(batch, [row[1] for row in found if row[1]]).values_list("pk", flat=True))
    ids = [row[0] for row in found]
    worked_on = {row[0] for row in found if row[1] not in ours} | pointed_at(Opportunity, ids, but_by=[Opportunity])
    kept = {result.row_id for pk, result in made.items() if pk in worked_on or (result.care_id in worked_on)}
    gone = [row for row in found if (care.get(row[0]) or made[row[0]]).row_id not in kept]
    changes: list[tallies.Change] = [
        ((batch.workspace_id, owner, stage, state), -1, -value) for _, _, owner, stage, state, value in gone
    ]
    _forget_opportunities([row[0] for row in gone], care)
    tallies.add(changes)
    Entry.objects.filter(pk__in=[row[1] for row in gone]).update(undone_at=at, undone_by_id=batch.member_id)
    return kept


def _forget_opportunities(ids: Sequence[int], care: Collection[int]) -> None:
    """The care before the sale it came from."""
    delete_rows(Opportunity, "id", [pk for pk in ids if pk in care])
    delete_rows(Opportunity, "id", ids)


def _take_back_people(batch: Import, results: Sequence[Taken]) -> set[int]:
    """Those of whom nothing else speaks: no opportunity, no message, no journal line but those of the import."""
    made = {result.person_id or 0: result.row_id for result in results if "person" in result.made}
    spoken_of = set(
        Entry.objects.filter(workspace_id=batch.workspace_id, person_id__in=list(made))
        .exclude(facts__import=batch.pk, verb="open")
        .values_list("person_id", flat=True)
    )
    here = set(Person.objects.filter(workspace_id=batch.workspace_id, pk__in=list(made)).values_list("pk", flat=True))
    kept = here & (spoken_of | pointed_at(Person, here, but_by=PARTS_OF_A_PERSON))
    _forget_people(here - kept)
    return {made[pk] for pk in kept}


def _forget_people(ids: set[int]) -> None:
    for model in PARTS_OF_A_PERSON:
        delete_rows(model, "person_id", ids)
    delete_rows(Person, "id", ids)


def _empty_again(result: Taken) -> None:
    """What a row taught us of somebody we had, unless it was changed since."""
    person = Person.objects.filter(pk=result.person_id or 0).first()
    if person is None:
        return
    filled = result.made.get("filled", {})
    unchanged = {name: old for name, (old, new) in filled.items() if getattr(person, name) == new}
    for name, old in unchanged.items():
        setattr(person, name, old)
    if unchanged:
        person.save(update_fields=list(unchanged))
    for kind, value in result.made.get("points", ()):
        ContactPoint.objects.filter(person=person, kind=kind, value=value).delete()
    PersonTag.objects.filter(person=person, tag_id__in=result.made.get("tags", ())).delete()
    search.index_person(person)


def _take_back_companies(batch: Import, results: Iterable[Taken]) -> None:
    """Companies it made, once nobody works there any more."""
    made = [result.company_id or 0 for result in results if "company" in result.made]
    companies = Company.objects.filter(workspace_id=batch.workspace_id, people__isnull=True)
    companies.filter(pk__in=made).delete()


def _entries(batch: Import, ids: Sequence[int]) -> QuerySet[Entry]:
    """Those of these that this import wrote."""
    return Entry.objects.filter(workspace_id=batch.workspace_id, pk__in=ids, facts__import=batch.pk)
