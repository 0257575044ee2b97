"""Companies of an import: those it brings, those its people work for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from followthrough.capture.actions.drafting import COMPANIES
from followthrough.capture.actions.portion import Portion, Result
from followthrough.capture.models import Fate, ImportResult
from followthrough.journal.actions.rows import reserve_ids
from followthrough.people.models import Company
from followthrough.rules.matching import company_key, fold

Draft = Mapping[str, Any]


@lru_cache(maxsize=16384)
def key_of(name: str) -> str:
    """By which companies are compared, as it is stored."""
    return company_key(name)[:200]


@dataclass
class Companies:
    """The companies one portion meets. Call `prepare` with all of its drafts, then `find_or_add` for each."""

    portion: Portion
    by_ref: dict[str, int] = field(default_factory=dict)
    by_key: dict[str, int] = field(default_factory=dict)
    fresh: set[int] = field(default_factory=set)

    def prepare(self, drafts: Iterable[Draft]) -> None:
        """Three statements: the numbers of companies in these files, the names we have, ids for the new ones."""
        drafts = list(drafts)
        self.by_ref = refs_of(self.portion, {draft["company_ref"] for draft in drafts if "company_ref" in draft})
        named = {key_of(draft["company_name"]): draft for draft in drafts if "company_name" in draft}
        known = Company.objects.filter(workspace_id=self.portion.batch.workspace_id, key__in=named)
        for pk, key in known.order_by("-pk").values_list("pk", "key"):
            self.by_key[key] = pk
        missing = [key for key in named if key not in self.by_key]
        for pk, key in zip(reserve_ids(Company, len(missing)), missing, strict=True):
            self.by_key[key] = pk
            self.fresh.add(pk)
            _put(self.portion, pk, key, named[key])

    def of(self, draft: Draft) -> int | None:
        """By its number in the files before its name."""
        if (ref := draft.get("company_ref")) and ref in self.by_ref:
            return self.by_ref[ref]
        name = draft.get("company_name")
        return self.by_key[key_of(name)] if name else None

    def claim(self, result: Result, draft: Draft) -> int | None:
        """The same; the first row that speaks of a new company has made it."""
        pk = self.of(draft)
        if pk in self.fresh:
            self.fresh.discard(pk)
            result.company_id = pk
            result.made["company"] = True
        return pk


def refs_of(portion: Portion, refs: set[str]) -> dict[str, int]:
    """Company numbers of the files to ids of ours."""
    if not refs:
        return {}
    found = ImportResult.objects.filter(
        workspace_id=portion.batch.workspace_id,
        batch=portion.batch,
        row__phase=COMPANIES,
        row__own_ref__in=refs,
        row__batch=portion.batch,
        row__workspace_id=portion.batch.workspace_id,
    )
    return {ref: pk for ref, pk in found.values_list("row__own_ref", "company_id") if pk}


def store_companies(portion: Portion, rows: Iterable[tuple[int, Draft]]) -> None:
    """Rows that are companies: joined with one we have of that name in that city, else stored."""
    rows = list(rows)
    keys = {row_id: key_of(draft["company_name"]) for row_id, draft in rows}
    known = _known(portion, set(keys.values()))
    ids = iter(reserve_ids(Company, len(rows)))
    for row_id, draft in rows:
        place = (keys[row_id], fold(draft.get("city", "")))
        if place in known:
            portion.results.append(Result(row_id, Fate.JOINED, company_id=known[place]))
            continue
        pk = known[place] = next(ids)
        _put(portion, pk, keys[row_id], draft)
        portion.results.append(Result(row_id, Fate.STORED, company_id=pk, made={"company": True}))


def _known(portion: Portion, keys: set[str]) -> dict[tuple[str, str], int]:
    companies = Company.objects.filter(workspace_id=portion.batch.workspace_id, key__in=keys).order_by("-pk")
    return {(key, fold(city)): pk for pk, key, city in companies.values_list("pk", "key", "city")}


def _put(portion: Portion, pk: int, key: str, draft: Draft) -> None:
    is_its_own = "name" not in draft  # a person's address is not their company's
    custom = draft.get("custom", {}) if is_its_own else {}
    portion.put(
        Company, pk, portion.batch.workspace_id, draft["company_name"], key, draft.get("company_website", ""),
        draft.get("country", "") if is_its_own else "", draft.get("city", "") if is_its_own else "", custom, portion.at,
    )  # fmt: skip
