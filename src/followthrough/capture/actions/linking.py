"""Whose an opportunity is, when its row only holds numbers: of a person, of a role, of a company in these files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from followthrough.capture.actions.companies import Companies
from followthrough.capture.actions.drafting import DEALS, PEOPLE, ROLES
from followthrough.capture.actions.portion import Portion
from followthrough.capture.models import ImportResult, ImportRow
from followthrough.people.models import Company, Person

Draft = Mapping[str, Any]


@dataclass
class Links:
    """Numbers of the other system to persons of ours, for the rows of one portion."""

    portion: Portion
    companies: Companies
    people: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    by_company_ref: dict[str, int] = field(default_factory=dict)
    by_company: dict[int, int] = field(default_factory=dict)
    company_names: dict[int, str] = field(default_factory=dict)

    def prepare(self, drafts: Iterable[tuple[str, Draft]]) -> None:
        """`drafts` come with their own numbers. Six statements, whatever their number."""
        drafts = list(drafts)
        self._read_roles({own_ref for own_ref, _ in drafts if own_ref})
        refs = {draft["person_ref"] for _, draft in drafts if draft.get("person_ref")}
        self.people |= self._persons_by_ref(refs)
        self._read_company_refs({draft["company_ref"] for _, draft in drafts if draft.get("company_ref")})
        ids = {pk for _, draft in drafts if (pk := self.companies.of(draft))}
        found = Person.objects.filter(workspace_id=self.portion.batch.workspace_id, company_id__in=ids)
        for company_id, person_id in found.order_by("-pk").values_list("company_id", "pk"):
            self.by_company[company_id] = person_id
        self.company_names = dict(Company.objects.filter(pk__in=ids).values_list("pk", "name"))

    def person_of(self, own_ref: str, draft: Draft) -> int | None:
        """By the closest tie: the row's own word, a role, somebody at the company."""
        ref, company_ref = draft.get("person_ref"), draft.get("company_ref")
        if ref and ref in self.people:
            return self.people[ref]
        if own_ref in self.roles:
            return self.roles[own_ref]
        if company_ref and company_ref in self.by_company_ref:
            return self.by_company_ref[company_ref]
        return self.by_company.get(self.companies.of(draft) or 0)

    def _persons_by_ref(self, refs: set[str]) -> dict[str, int]:
        return dict(self._results(PEOPLE).filter(row__own_ref__in=refs).values_list("row__own_ref", "person_id"))

    def _read_roles(self, deals: set[str]) -> None:
        rows = self._rows(ROLES).filter(deal_ref__in=deals).order_by("-pk").values_list("deal_ref", "draft")
        wanted = {deal_ref: json.loads(draft).get("person_ref", "") for deal_ref, draft in rows}
        known = self._persons_by_ref(set(wanted.values()))
        self.roles = {deal_ref: known[ref] for deal_ref, ref in wanted.items() if ref in known}

    def _read_company_refs(self, refs: set[str]) -> None:
        found = self._results(PEOPLE).filter(row__company_ref__in=refs, person_id__isnull=False).order_by("-row_id")
        for ref, person_id in found.values_list("row__company_ref", "person_id"):
            self.by_company_ref[ref] = person_id

    def _rows(self, phase: int) -> Any:
        batch = self.portion.batch
        return ImportRow.objects.filter(workspace_id=batch.workspace_id, batch=batch, phase=phase)

    def _results(self, phase: int) -> Any:
        batch = self.portion.batch
        return ImportResult.objects.filter(
            workspace_id=batch.workspace_id,
            batch=batch,
            row__workspace_id=batch.workspace_id,
            row__batch=batch,
            row__phase=phase,
        )


def have_deal(portion: Portion, refs: set[str]) -> set[str]:
    """Which of these numbers are opportunities that were stored."""
    batch = portion.batch
    found = ImportResult.objects.filter(
        workspace_id=batch.workspace_id,
        batch=batch,
        opportunity_id__isnull=False,
        row__workspace_id=batch.workspace_id,
        row__batch=batch,
        row__phase=DEALS,
        row__own_ref__in=refs,
    )
    return set(found.values_list("row__own_ref", flat=True))
