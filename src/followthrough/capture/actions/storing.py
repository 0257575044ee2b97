"""Bringing the drafts in: portion by portion, each one transaction with its results and how far it got.

A process that is killed at any moment has stored whole portions only; the next one goes on behind the last of them.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from followthrough.capture.actions.companies import Companies, store_companies
from followthrough.capture.actions.deal_rows import Deals, titles_known
from followthrough.capture.actions.drafting import COMPANIES, DEALS, PEOPLE, PROBLEMS, ROLES
from followthrough.capture.actions.linking import Links, have_deal
from followthrough.capture.actions.people_rows import People
from followthrough.capture.actions.portion import Portion, Result
from followthrough.capture.actions.statistics import refresh_statistics
from followthrough.capture.models import Fate, Import, ImportResult, ImportRow
from followthrough.capture.options import Options, setting_of
from followthrough.capture.pacing import Pacer
from followthrough.followup.models import Opportunity
from followthrough.journal.actions.rows import without_collecting
from followthrough.rules.tabular.fields import TableKind

PORTION = 2000
ROWS, LEFTOVERS, FINISHED = range(3)
Row = tuple[int, str, int, float, dict[str, Any], str]  # id, own number, phase, rank, draft, problem


def store_rows(batch: Import, *, at: datetime, enough: Callable[[], bool]) -> bool:
    """Store on from where the last portion ended until all is stored (True) or it is enough for now."""
    setting = setting_of(batch.workspace, Options.of(batch.options))
    pacer = Pacer(dict(setting.members), at=at)
    batch.cursor.setdefault("step", ROWS)
    has_deals = batch.files.filter(kind=TableKind.OPPORTUNITIES).exists()
    while batch.cursor["step"] != FINISHED:
        with without_collecting(), transaction.atomic():
            portion = Portion(batch, setting, pacer, at)
            if batch.cursor["step"] == ROWS:
                _store_rows(portion, has_deals=has_deals)
            else:
                _open_leftovers(portion, has_deals=has_deals)
            portion.store()
            batch.save(update_fields=["cursor", "stored", "joined", "refused"])
        if enough():
            break
    return bool(batch.cursor["step"] == FINISHED)


def _store_rows(portion: Portion, *, has_deals: bool) -> None:
    """The next rows of one phase."""
    batch = portion.batch
    rows = _next_rows(batch)
    if not rows:
        batch.cursor = {"step": LEFTOVERS}
        return
    phase = rows[0][2]
    if phase != batch.cursor.get("phase"):
        refresh_statistics(ImportResult)
    rows = [row for row in rows if row[2] == phase]
    batch.cursor |= {"phase": phase, "rank": rows[-1][3], "row": rows[-1][0]}
    if phase == PROBLEMS:
        portion.results += [Result(row[0], Fate.REFUSED, row[5], made={"counted": True}) for row in rows]
    elif phase == COMPANIES:
        store_companies(portion, [(row[0], row[4]) for row in rows])
    elif phase == PEOPLE:
        _store_people(portion, rows, opens=portion.setting.options.prospects and not has_deals)
    elif phase == DEALS:
        _store_deals(portion, rows)
    elif phase == ROLES:
        _store_roles(portion, rows)


def _next_rows(batch: Import) -> list[Row]:
    """Behind the cursor, in the order in which they are stored."""
    rows = ImportRow.objects.filter(workspace_id=batch.workspace_id, batch=batch)
    cursor = batch.cursor
    if "phase" in cursor:
        phase, rank, row = cursor["phase"], cursor["rank"], cursor["row"]
        rows = rows.filter(
            Q(phase__gt=phase) | Q(phase=phase, rank__gt=rank) | Q(phase=phase, rank=rank, pk__gt=row),
            phase__gte=phase,
        )
    found = rows.order_by("phase", "rank", "pk").values_list("pk", "own_ref", "phase", "rank", "draft", "problem")
    return [
        (pk, own, phase, rank, json.loads(draft), problem) for pk, own, phase, rank, draft, problem in found[:PORTION]
    ]


def _store_people(portion: Portion, rows: Sequence[Row], *, opens: bool) -> None:
    companies = Companies(portion)
    people, deals = People(portion, companies), Deals(portion)
    people.prepare([(row[0], row[4]) for row in rows])
    deals.prepare(people.known, len(rows))
    for row_id, _, _, _, draft, _ in rows:
        result = Result(row_id)
        portion.results.append(result)
        somebody = people.take(result, draft)
        if somebody is None:
            continue
        is_new = "person" in result.made
        if (opens and is_new) or draft.get("title"):
            deals.open(result, somebody.pk, draft)
        result.fate = Fate.STORED if is_new or result.opportunity_id else Fate.JOINED
    people.put()


def _store_deals(portion: Portion, rows: Sequence[Row]) -> None:
    """Rows that are opportunities: their person stands in the row, in another file, or is somebody of the company."""
    companies = Companies(portion)
    people, deals, links = People(portion, companies), Deals(portion), Links(portion, companies)
    for row in rows:
        _take_aside(row[4])
    people.prepare([(row[0], row[4]) for row in rows])
    links.prepare((row[1], row[4]) for row in rows)
    linked = {row[0]: pk for row in rows if not row[4].get("name") and (pk := links.person_of(row[1], row[4]))}
    deals.prepare({*people.known, *linked.values()}, len(rows))
    known = titles_known(portion, _titles(people, linked, rows))
    for row in rows:
        portion.results.append(_store_deal(row, people, deals, links, linked.get(row[0]), known))
    people.put()


def _titles(people: People, linked: dict[int, int], rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Persons we may have had before, with the titles of their rows."""
    pairs = []
    for row in rows:
        group = people.groups.get(row[0])
        person_id = linked.get(row[0]) or (group.person_id if group else None)
        if person_id:
            pairs.append((person_id, row[4].get("title", "")))
    return pairs


def _take_aside(draft: dict[str, Any]) -> None:
    """What such a row says beside is about the opportunity, not about the person."""
    draft["deal_custom"] = draft.pop("custom", {})


def _store_deal(
    row: Row, people: People, deals: Deals, links: Links, person_id: int | None, known: set[tuple[int, str]]
) -> Result:
    row_id, _, _, _, draft, _ = row
    result = Result(row_id)
    if person_id is None:
        if not draft.get("name") and not _stand_in(draft, links):
            result.problem = _why_nobody(draft)
            return result
        somebody = people.take(result, draft)
        if somebody is None:
            return result
        person_id = somebody.pk
        if not somebody.is_new or "person" in result.made:
            _remember_stand_in(draft, links, person_id)
    result.person_id = person_id
    links.companies.claim(result, draft)
    if draft.get("title") and (person_id, draft["title"]) in known:
        result.fate = Fate.JOINED
        return result
    deals.open(result, person_id, draft)
    result.fate = Fate.STORED
    return result


def _stand_in(draft: dict[str, Any], links: Links) -> bool:
    """Nobody is known at the company: somebody is called by its name until they have one."""
    company_id = links.companies.of(draft)
    if company_id is None:
        return False
    name = draft.get("company_name") or links.company_names.get(company_id, "")
    draft |= {"name": name, "given_name": "", "family_name": "", "sort_name": ""}
    return bool(name)


def _remember_stand_in(draft: dict[str, Any], links: Links, person_id: int) -> None:
    if company_id := links.companies.of(draft):
        links.by_company.setdefault(company_id, person_id)


def _why_nobody(draft: dict[str, Any]) -> str:
    if ref := draft.get("person_ref"):
        return f"Its person (number {ref}) is in none of the files."
    if ref := draft.get("company_ref"):
        return f"Its company (number {ref}) is in none of the files."
    return "Neither a person nor a company belongs to this opportunity."


def _store_roles(portion: Portion, rows: Sequence[Row]) -> None:
    """Rows that tie persons to opportunities: they were used when these were stored."""
    links = Links(portion, Companies(portion))
    links.prepare(("", {"person_ref": row[4].get("person_ref", "")}) for row in rows)
    deals = have_deal(portion, {row[4].get("opportunity_ref", "") for row in rows})
    for row_id, _, _, _, draft, _ in rows:
        result = Result(row_id, person_id=links.people.get(draft.get("person_ref", "")))
        if result.person_id is None:
            result.problem = _why_nobody({"person_ref": draft.get("person_ref") or "?"})
        elif draft.get("opportunity_ref") not in deals:
            result.problem = f"Its opportunity (number {draft.get('opportunity_ref', '?')}) is in none of the files."
        else:
            result.fate = Fate.JOINED
        portion.results.append(result)


def _open_leftovers(portion: Portion, *, has_deals: bool) -> None:
    """People whom no opportunity of another file speaks of become prospects too: nobody falls into a black hole."""
    batch = portion.batch
    rows = _next_leftovers(batch) if has_deals and portion.setting.options.prospects else []
    if not rows:
        batch.cursor = {"step": FINISHED}
        return
    batch.cursor |= {"rank": rows[-1][3], "row": rows[-1][0]}
    alone = _without_opportunity(person_id for *_, person_id in rows)
    deals = Deals(portion)
    deals.prepare(alone, len(alone))
    opened = []
    for row_id, draft, made, _, person_id in rows:
        if person_id in alone:
            alone.discard(person_id)
            result = Result(row_id, person_id=person_id, made=made)
            deals.open(result, person_id, draft)
            opened.append((result.opportunity_id, result.care_id, json.dumps(result.made), row_id))
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE capture_importresult SET opportunity_id = %s, care_id = %s, made = %s WHERE row_id = %s", opened
        )


def _without_opportunity(people: Iterable[int]) -> set[int]:
    ids = set(people)
    return ids - set(Opportunity.objects.filter(person_id__in=ids).values_list("person_id", flat=True))


def _next_leftovers(batch: Import) -> list[tuple[int, dict[str, Any], dict[str, Any], float, int]]:
    """People that were stored, behind the cursor."""
    rows = ImportRow.objects.filter(
        workspace_id=batch.workspace_id, batch=batch, phase=PEOPLE, result__fate=Fate.STORED
    ).filter(result__opportunity_id__isnull=True)
    if "row" in batch.cursor:
        rank, row = batch.cursor["rank"], batch.cursor["row"]
        rows = rows.filter(Q(rank__gt=rank) | Q(rank=rank, pk__gt=row), rank__gte=rank)
    found = rows.order_by("rank", "pk").values_list("pk", "draft", "result__made", "rank", "result__person_id")[
        :PORTION
    ]
    return [(row_id, json.loads(draft), made, rank, person_id or 0) for row_id, draft, made, rank, person_id in found]
