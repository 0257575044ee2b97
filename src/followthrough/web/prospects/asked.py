"""What is asked of the list: whose, which filters, which saved list, which columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from followthrough.followup.queries import names as followup_names
from followthrough.followup.queries.filters import EVERYBODY, MINE, READERS, Filters, Sort
from followthrough.followup.queries.holdings import Holdings, holdings
from followthrough.followup.queries.listing import Listing
from followthrough.followup.queries.names import NamedList, Names
from followthrough.team.models import Membership
from followthrough.web import door

CUSTOM = "field."
COLUMNS_KEY = "prospect_columns"


@dataclass(frozen=True)
class Asked:
    """One request for a list. Names and numbers are one statement each, asked when first needed."""

    member: Membership
    at: datetime
    given: Mapping[str, Any]
    chosen_columns: tuple[str, ...] = ()

    @cached_property
    def names(self) -> Names:
        return followup_names.names_for(self.member)

    @cached_property
    def saved(self) -> NamedList | None:
        asked = str(self.given.get("list", ""))
        return self.names.lists.get(int(asked)) if asked.isdecimal() else None

    @cached_property
    def filters(self) -> Filters:
        """Those in the address; a saved list's where the address names but the list."""
        given = with_custom_fields(self.given)
        names_filters = any(name in given for name in READERS)
        kept = self.saved.kept if self.saved and not names_filters else given
        return Filters.read(kept, whose=EVERYBODY if self.member.sees_all else MINE)

    @cached_property
    def listing(self) -> Listing:
        return Listing(filters=self.filters, member=self.member, at=self.at)

    @cached_property
    def holdings(self) -> Holdings:
        return holdings(self.filters, self.member)

    @property
    def is_changed(self) -> bool:
        """Whether the saved list was narrowed or sorted otherwise since it was opened."""
        return self.saved is not None and Filters.read(self.saved.kept, whose=self.filters.whose) != self.filters

    @property
    def groups(self) -> list[int]:
        """Stages or members in their order, for lists sorted by them."""
        if self.filters.sort == Sort.STAGE:
            return list(self.names.stages)
        return list(self.names.members) if self.filters.sort == Sort.OWNER else []

    def address(self, filters: Filters | None = None, *, to: str = "prospects", **more: str) -> str:
        """The list's address, with other filters, or of a page beside it with the same."""
        pairs = (filters or self.filters).pairs()
        pairs += [("list", str(self.saved.pk))] if self.saved else []
        pairs += [(name, value) for name, value in more.items() if value]
        return f"{reverse(to)}?{urlencode(pairs)}"

    @property
    def query(self) -> str:
        return self.address().partition("?")[2]


def asked_of(request: door.MemberRequest, given: Mapping[str, Any] | None = None) -> Asked:
    chosen = request.session.get(COLUMNS_KEY) or ()
    return Asked(request.member, door.now(), request.GET if given is None else given, tuple(chosen))


def with_custom_fields(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """A form names a custom field's input `field.person.colour`; an address says `field=person.colour:red`."""
    typed = [f"{name.removeprefix(CUSTOM)}:{given[name]}" for name in given if name.startswith(CUSTOM) and given[name]]
    if not typed:
        return given
    plain = {name: given.getlist(name) if hasattr(given, "getlist") else given[name] for name in given}
    return {**plain, "field": [*plain.get("field", []), *typed]}
