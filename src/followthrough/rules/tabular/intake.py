"""From the cells of a row to a draft of what they say: cleaned, normalised, with the keys by which it is compared.

A draft is plain text and numbers, so that it can be kept as JSON until it is stored. What can't be read as what its
column says makes the row a problem; an address that can't be read is kept and marked instead.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal
from functools import lru_cache
from typing import Any

from followthrough.rules import matching, zones
from followthrough.rules.tabular import cleaning, moments
from followthrough.rules.tabular.countries import country_code
from followthrough.rules.tabular.fields import Field, TableKind
from followthrough.rules.words import ContactKind

HIGHEST_VALUE = Decimal("999999999999.99")
NOTE_LENGTH = 20_000
LENGTHS = {
    Field.GIVEN_NAME: 100,
    Field.FAMILY_NAME: 100,
    Field.FULL_NAME: 200,
    Field.SALUTATION: 40,
    Field.JOB_TITLE: 120,
    Field.CITY: 120,
    Field.REGION: 80,
    Field.POSTAL_CODE: 20,
    Field.COMPANY_NAME: 200,
    Field.COMPANY_WEBSITE: 200,
    Field.TITLE: 200,
    Field.SOURCE: 80,
    Field.STAGE: 120,
    Field.STATE: 120,
    Field.LOST_REASON: 500,
    Field.OWNER: 254,
    Field.EXTERNAL_ID: 120,
    Field.COMPANY_REF: 120,
    Field.PERSON_REF: 120,
    Field.OPPORTUNITY_REF: 120,
}
POINTS = {
    Field.EMAIL: ContactKind.EMAIL,
    Field.PHONE: ContactKind.PHONE,
    Field.MOBILE: ContactKind.MOBILE,
    Field.SOCIAL: ContactKind.SOCIAL,
}
DATES = frozenset({Field.OPENED, Field.CLOSE_DATE, Field.LAST_CONTACTED, Field.NEXT_DATE})


@dataclass(frozen=True)
class Column:
    """One column as it is to be read. `key` names a field of the workspace's own; `mark` stands before the cents."""

    index: int
    header: str
    field: Field
    label: str = ""
    key: str = ""
    mark: str = "."
    is_fraction: bool = False


@dataclass(frozen=True)
class Habits:
    """How the writer of a file writes: whose dates, numbers and money these are."""

    zone: str = "UTC"
    country: str = ""
    day_order: moments.DayOrder = "day_first"
    currency: str = ""


@dataclass(slots=True)
class Draft:
    """One row. `values` by field, the rest in lists; `problem` says why it can't be stored."""

    values: dict[str, Any] = field(default_factory=dict)
    points: list[list[Any]] = field(default_factory=list)  # kind, value, shown, label, why it is invalid
    streets: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    custom: dict[str, str] = field(default_factory=dict)
    keys: list[tuple[str, str, str]] = field(default_factory=list)  # kind, value, company
    sort_name: str = ""
    problem: str = ""

    def payload(self) -> dict[str, Any]:
        """What is worth keeping, as JSON takes it."""
        kept = dict(self.values)
        for name in ("points", "tags", "custom"):
            if found := getattr(self, name):
                kept[name] = found
        if self.notes:
            kept["about"] = "\n".join(self.notes)[:NOTE_LENGTH]
        if self.streets:
            kept["street"] = ", ".join(self.streets)[:200]
        return kept


Taker = Callable[[Draft, str], None]


class RowReader:
    """Reads rows of one table: built once, called for each row."""

    def __init__(self, kind: TableKind, columns: Iterable[Column], habits: Habits) -> None:
        self.kind = kind
        self.habits = habits
        columns = [column for column in columns if column.field is not Field.IGNORE]
        self.takers = [(column.index, self._taker(column)) for column in columns]

    def read(self, cells: Sequence[str], *, problem: str = "") -> Draft:
        """The draft of one row; `problem` is what reading the file found already."""
        draft = Draft(problem=problem)
        if problem:
            return draft
        width = len(cells)
        clean = cleaning.clean_text
        for index, take in self.takers:
            if index < width and (raw := cells[index]) and (text := clean(raw)):
                take(draft, text)
        self._finish(draft)
        return draft

    def _taker(self, column: Column) -> Taker:
        if column.field in POINTS:
            return _take_point(POINTS[column.field], column.label)
        if column.field in DATES:
            return self._take_date(column)
        special: dict[Field, Callable[[Column], Taker]] = {
            Field.VALUE: self._take_value,
            Field.CHANCE: _take_chance,
            Field.COUNTRY: _take_country,
            Field.LANGUAGE: _take_language,
            Field.ZONE: _take_zone,
            Field.PREFERRED_CHANNEL: _take_channel,
            Field.NO_EMAIL: _take_no,
            Field.NO_CALL: _take_no,
            Field.CURRENCY: _take_currency,
            Field.STREET: lambda _: _take_street,
            Field.NOTE: lambda _: _take_note,
            Field.TAGS: lambda _: _take_tags,
            Field.CUSTOM: _take_custom,
        }
        return special.get(column.field, _take_text)(column)

    def _take_date(self, column: Column) -> Taker:
        name, zone, order = str(column.field), self.habits.zone, self.habits.day_order

        def take(draft: Draft, text: str) -> None:
            if moment := _moment(text, zone, order):
                draft.values[name] = moment
            elif text.strip("0-/.: "):  # 0000-00-00 is how databases write “never”
                draft.problem = draft.problem or f"“{text[:40]}” in “{column.header}” can't be read as a date."

        return take

    def _take_value(self, column: Column) -> Taker:
        def take(draft: Draft, text: str) -> None:
            amount = cleaning.parse_money(text, column.mark)
            if amount is None:
                draft.problem = draft.problem or f"“{text[:40]}” in “{column.header}” can't be read as an amount."
            elif not 0 <= amount <= HIGHEST_VALUE:
                draft.problem = draft.problem or f"“{text[:40]}” in “{column.header}” is below zero or too large."
            else:
                draft.values["value"] = f"{amount:.2f}"
                if not text.replace(".", "").isdigit() and (currency := cleaning.currency_of(text)):
                    draft.values.setdefault("currency", currency)

        return take

    def _finish(self, draft: Draft) -> None:
        self._settle_currency(draft)
        _settle_points(draft, draft.values.get("country") or self.habits.country)
        if self.kind is TableKind.COMPANIES:
            if not draft.values.get("company_name"):
                draft.problem = draft.problem or "The row names no company."
            return
        _settle_names(draft, by_company=self.kind is TableKind.PEOPLE)
        if self.kind is TableKind.PEOPLE and not draft.values.get("name"):
            draft.problem = draft.problem or "The row holds neither a name nor an address."

    def _settle_currency(self, draft: Draft) -> None:
        """Sums are kept in one currency: what stands in another is kept in words."""
        currency = draft.values.pop("currency", "")
        if currency and self.habits.currency and currency != self.habits.currency and "value" in draft.values:
            draft.notes.append(f"Value: {draft.values.pop('value')} {currency}")


@lru_cache(maxsize=16384)
def _moment(text: str, zone: str, order: moments.DayOrder) -> str:
    moment = moments.parse_moment(text, zone, order=order)
    return "" if moment is None else moment.astimezone(UTC).isoformat()


@lru_cache(maxsize=16384)
def _company_key(name: str) -> str:
    return matching.company_key(name)[:200]


def _take_text(column: Column) -> Taker:
    name, length = str(column.field), LENGTHS[column.field]

    def take(draft: Draft, text: str) -> None:
        draft.values[name] = " ".join(text.split())[:length] if "\n" in text or "  " in text else text[:length]

    return take


def _take_point(kind: ContactKind, label: str) -> Taker:
    word = str(kind)

    def take(draft: Draft, text: str) -> None:
        for part in _several(text) if kind is ContactKind.EMAIL else (text,):
            draft.points.append([word, "", part[:254], label, ""])

    return take


def _several(text: str) -> Sequence[str]:
    """Two e-mail addresses in one cell, however they are divided."""
    if text.count("@") < 2:
        return (text,)
    return [part for part in text.replace(";", " ").replace(",", " ").replace("|", " ").split() if "@" in part]


def _take_chance(column: Column) -> Taker:
    def take(draft: Draft, text: str) -> None:
        chance = cleaning.parse_share(text, is_fraction=column.is_fraction)
        if chance is not None:
            draft.values["chance"] = chance
        else:
            draft.notes.append(f"{column.header}: {text}")

    return take


def _take_known(column: Column, read: Callable[[str], str | None]) -> Taker:
    """A word we know, or else a line in the notes: nothing is lost."""
    name = str(column.field)

    def take(draft: Draft, text: str) -> None:
        if found := read(text):
            draft.values[name] = found
        else:
            draft.notes.append(f"{column.header}: {text}")

    return take


def _take_country(column: Column) -> Taker:
    return _take_known(column, country_code)


def _take_language(column: Column) -> Taker:
    return _take_known(column, cleaning.language_code)


def _take_zone(column: Column) -> Taker:
    return _take_known(column, lambda text: text if zones.is_zone(text) else "")


def _take_channel(column: Column) -> Taker:
    return _take_known(column, lambda text: str(cleaning.channel_of(text) or ""))


def _take_currency(column: Column) -> Taker:
    return _take_known(column, cleaning.currency_of)


def _take_no(column: Column) -> Taker:
    name = str(column.field)

    def take(draft: Draft, text: str) -> None:
        if cleaning.parse_yes_no(text):
            draft.values[name] = True

    return take


def _take_street(draft: Draft, text: str) -> None:
    draft.streets.append(", ".join(text.split("\n")))


def _take_note(draft: Draft, text: str) -> None:
    draft.notes.append(text)


def _take_tags(draft: Draft, text: str) -> None:
    for part in text.replace(" ::: ", ";").replace("\n", ";").replace(",", ";").replace("|", ";").split(";"):
        name = part.strip().removeprefix("* ")[:60]
        if name and name not in draft.tags:
            draft.tags.append(name)


def _take_custom(column: Column) -> Taker:
    def take(draft: Draft, text: str) -> None:
        draft.custom[column.key] = text[:2000]

    return take


def _settle_points(draft: Draft, country: str) -> None:
    """Normalise each address; one that can't be read is kept with the reason, so that nothing is lost."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for point in draft.points:
        kind, _, shown, _, _ = point
        value = _normal(kind, shown, country)
        point[1] = value or shown
        point[4] = "" if value else "It could not be read when it was brought in."
        if (kind, point[1]) not in seen:
            seen.add((kind, point[1]))
            kept.append(point)
            if value:
                _add_key(draft, kind, value)
    draft.points = kept


def _normal(kind: str, shown: str, country: str) -> str | None:
    if kind == ContactKind.EMAIL:
        return matching.normal_email(shown)
    if kind == ContactKind.SOCIAL:
        return shown
    return matching.normal_phone(shown, country)


def _add_key(draft: Draft, kind: str, value: str) -> None:
    if kind == ContactKind.EMAIL:
        if not matching.is_shared_mailbox(value):
            draft.keys.append(("mail", value, ""))
    elif kind != ContactKind.SOCIAL:
        draft.keys.append(("tel", value, ""))


def _settle_names(draft: Draft, *, by_company: bool) -> None:
    """Given, family and shown name from whatever there is: somebody known only by an address is called by it."""
    values = draft.values
    given, family = values.get("given_name", ""), values.get("family_name", "")
    full = values.pop("full_name", "")
    if not given and not family and full:
        given, family = matching.split_name(full)
    name = f"{given} {family}".strip() or full
    if not name:
        shown = next((point[2] for point in draft.points if not point[4]), "")
        name = shown or (values.get("company_name", "") if by_company else "")
    if not name:
        return
    values["given_name"], values["family_name"], values["name"] = given[:100], family[:100], name[:200]
    draft.sort_name = matching.fold(f"{family} {given}".strip() or name)[:200]
    if given and family and (company := values.get("company_name")):
        draft.keys.append(("name", draft.sort_name, _company_key(company)))
