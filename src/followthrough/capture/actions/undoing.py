"""Taking an import back: all that nobody worked on since. What was, stays, and its rows say so."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet, Sum

from followthrough.capture.models import Import, ImportResult
from followthrough.followup.actions import tallies
from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.people import search
from followthrough.people.models import Company, ContactPoint, Person, PersonTag, SearchDoc

PORTION = 2_000


def take_back_rows(batch: Import, *, at: datetime, enough: Callable[[], bool]) -> bool:
    """Take back on from where the last portion ended, latest rows first. True when all is taken back."""
    while True:
        with transaction.atomic():
            results = _next_results(batch)
            if results:
                _take_back(batch, results, at=at)
                batch.cursor = {"result": results[-1].pk}
                batch.save(update_fields=["cursor", "kept"])
        if not results:
            return True
        if enough():
            return False


def _next_results(batch: Import) -> list[ImportResult]:
    results = ImportResult.objects.filter(workspace_id=batch.workspace_id, batch=batch)
    if "result" in batch.cursor:
        results = results.filter(pk__lt=batch.cursor["result"])
    return list(results.order_by("-pk")[:PORTION])


def _take_back(batch: Import, results: Sequence[ImportResult], *, at: datetime) -> None:
    kept = _take_back_opportunities(batch, results, at=at)
    kept |= _take_back_people(batch, results)
    for result in results:
        if "filled" in result.made or "points" in result.made or "tags" in result.made:
            _empty_again(result)
    _take_back_companies(batch, results)
    ImportResult.objects.filter(pk__in=[result.pk for result in results if result.row_id in kept]).update(is_kept=True)
    batch.kept += len(kept)


def _take_back_opportunities(batch: Import, results: Sequence[ImportResult], *, at: datetime) -> set[int]:
    """Those whose newest journal line is still that of the import. Returns the rows of the others."""
    made = {result.opportunity_id or 0: result for result in results if "opportunity" in result.made}
    rows = Opportunity.objects.select_for_update().filter(workspace_id=batch.workspace_id)
    care: dict[int, ImportResult] = {result.care_id: result for result in made.values() if result.care_id}
    found = list(rows.filter(pk__in=[*made, *care]).values_list("pk", "last_entry_id", "person_id"))
    told = dict(_entries(batch, [entry_id for _, entry_id, _ in found if entry_id]).values_list("pk", "facts__import"))
    worked_on = {pk for pk, entry_id, _ in found if told.get(entry_id or 0) != batch.pk}
    kept = {result.row_id for pk, result in made.items() if pk in worked_on or (result.care_id in worked_on)}
    gone = [pk for pk in (*care, *made) if (care.get(pk) or made[pk]).row_id not in kept]
    _forget_opportunities(batch, gone, at=at)
    return kept


def _forget_opportunities(batch: Import, ids: Sequence[int], *, at: datetime) -> None:
    rows = Opportunity.objects.filter(pk__in=ids, workspace_id=batch.workspace_id)
    counted = rows.values_list("owner_id", "stage_id", "state").annotate(number=Count("pk"), total=Sum("value"))
    changes: list[tallies.Change] = [
        ((batch.workspace_id, owner, stage, state), -number, -total) for owner, stage, state, number, total in counted
    ]
    entry_ids = [entry_id for entry_id in rows.values_list("last_entry_id", flat=True) if entry_id]
    rows.filter(won_from__isnull=False).delete()
    rows.delete()
    tallies.add(changes)
    Entry.objects.filter(pk__in=entry_ids).update(undone_at=at, undone_by_id=batch.member_id)


def _take_back_people(batch: Import, results: Sequence[ImportResult]) -> set[int]:
    """Those of whom nothing else speaks: no opportunity, no journal line but those of the import."""
    made = {result.person_id or 0: result.row_id for result in results if "person" in result.made}
    people = Person.objects.filter(workspace_id=batch.workspace_id, pk__in=list(made))
    spoken_of = set(
        Entry.objects.filter(workspace_id=batch.workspace_id, person_id__in=list(made))
        .exclude(facts__import=batch.pk, verb="open")
        .values_list("person_id", flat=True)
    )
    busy = set(Opportunity.objects.filter(person_id__in=list(made)).values_list("person_id", flat=True))
    here = set(people.values_list("pk", flat=True))
    kept = here & (spoken_of | busy)
    _forget_people(here - kept)
    return {made[pk] for pk in kept}


def _forget_people(ids: set[int]) -> None:
    for model in (SearchDoc, ContactPoint, PersonTag):
        _raw_delete(model._base_manager.filter(person_id__in=ids))
    Person.objects.filter(pk__in=ids).delete()


def _raw_delete(rows: QuerySet[Any]) -> None:
    """Without reading them first: nothing hangs on these."""
    rows._raw_delete(rows.db)


def _empty_again(result: ImportResult) -> None:
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


def _take_back_companies(batch: Import, results: Iterable[ImportResult]) -> None:
    """Companies it made, once nobody works there any more."""
    made = [result.company_id or 0 for result in results if "company" in result.made]
    companies = Company.objects.filter(workspace_id=batch.workspace_id, people__isnull=True)
    companies.filter(pk__in=made).delete()


def _entries(batch: Import, ids: Sequence[int]) -> QuerySet[Entry]:
    return Entry.objects.filter(workspace_id=batch.workspace_id, pk__in=ids)
