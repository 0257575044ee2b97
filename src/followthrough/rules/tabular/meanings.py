"""Which bags of concepts make a field. Data for `headers`: what a meaning wants, bears beside it, and rules out."""

import dataclasses

from followthrough.rules.tabular.fields import Field, TableKind

PEOPLE, COMPANIES, OPPORTUNITIES, ROLES, _OTHER = TableKind
EVERY = frozenset(TableKind)

DISTRACTORS = frozenset(
    {"id", "type", "count", "modified", "next", "fax", "birth", "gender", "optout", "display", "image", "department"}
    | {"consent"}
)
"""Words that make something else of nearly any field: an “E-mail type” is no e-mail."""


@dataclasses.dataclass(frozen=True)
class Meaning:
    field: Field
    wants: tuple[str, ...]
    bears: frozenset[str] = dataclasses.field(default_factory=frozenset)
    excludes: frozenset[str] = dataclasses.field(default_factory=frozenset)
    weight: float = 0.95
    kinds: frozenset[TableKind] = EVERY


def _m(
    name: Field,
    wants: str,
    bears: str = "",
    *,
    excludes: str = "",
    weight: float = 0.95,
    kinds: frozenset[TableKind] = EVERY,
) -> Meaning:
    return Meaning(
        name, tuple(wants.split()), frozenset(bears.split()), frozenset(excludes.split()), weight=weight, kinds=kinds
    )


_PLACES = "work home other address person company first"  # whose address it is
_WHOSE = "person deal record company"
_NO_DATE = "date created contacted close next owner"
_DEALS = frozenset({PEOPLE, OPPORTUNITIES})

MEANINGS: tuple[Meaning, ...] = (
    _m(Field.GIVEN_NAME, "first name", "person", excludes=_NO_DATE),
    _m(Field.GIVEN_NAME, "first", "person", excludes=_NO_DATE, weight=0.85),
    _m(Field.FAMILY_NAME, "last name", "person", excludes=_NO_DATE),
    _m(Field.FAMILY_NAME, "last", "person", excludes=_NO_DATE, weight=0.8),
    _m(Field.FULL_NAME, "full name", "person"),
    _m(Field.FULL_NAME, "person name", "work first", excludes="company deal stage owner"),
    _m(Field.FULL_NAME, "person", "work", excludes=_NO_DATE + " company deal owner status source", weight=0.75),
    _m(Field.FULL_NAME, "name", "", excludes="company deal owner stage", weight=0.8, kinds=frozenset({PEOPLE})),
    _m(Field.COMPANY_NAME, "company name", "work"),
    _m(Field.COMPANY_NAME, "company", "work person deal", excludes="owner status source note"),
    _m(Field.COMPANY_NAME, "name", "", weight=0.9, kinds=frozenset({COMPANIES})),
    _m(Field.TITLE, "name", "", weight=0.9, kinds=frozenset({OPPORTUNITIES})),
    _m(Field.TITLE, "title", "", weight=0.9, kinds=frozenset({OPPORTUNITIES})),
    _m(Field.TITLE, "deal name", ""),
    _m(Field.TITLE, "deal title", ""),
    _m(Field.TITLE, "deal", "", excludes="owner status source created " + _NO_DATE, weight=0.7),
    _m(Field.SALUTATION, "salutation", "person name"),
    _m(Field.JOB_TITLE, "job title", "person company"),
    _m(Field.JOB_TITLE, "job", "person note", weight=0.9),
    _m(Field.JOB_TITLE, "title", "person company", weight=0.85, kinds=frozenset({PEOPLE})),
    _m(Field.JOB_TITLE, "role", "person", weight=0.75, kinds=frozenset({PEOPLE})),
    _m(Field.LANGUAGE, "language", "preferred person code"),
    _m(Field.ZONE, "zone", "time person"),
    _m(Field.PREFERRED_CHANNEL, "preferred channel", "person contacted"),
    _m(Field.PREFERRED_CHANNEL, "channel", "person contacted", weight=0.7),
    _m(Field.EMAIL, "email", _PLACES + " value", excludes="owner status title tag"),
    _m(Field.PHONE, "phone", _PLACES + " value id", excludes="owner status preferred tag"),
    _m(Field.MOBILE, "mobile", _PLACES + " value id phone", excludes="owner status tag", weight=0.98),
    _m(Field.SOCIAL, "social", "website person id name company"),
    _m(Field.NO_EMAIL, "optout email", "person"),
    _m(Field.NO_CALL, "optout phone", "person"),
    _m(Field.NO_EMAIL, "optout", "person", weight=0.85),
    _m(Field.STREET, "street", _PLACES, excludes="tag"),
    _m(Field.STREET, "address", _PLACES + " postal", excludes="email website tag", weight=0.8),
    _m(Field.CITY, "city", _PLACES),
    _m(Field.REGION, "region", _PLACES + " code", excludes="deal"),
    _m(Field.POSTAL_CODE, "zip", _PLACES + " code"),
    _m(Field.POSTAL_CODE, "postal code", _PLACES),
    _m(Field.COUNTRY, "country", _PLACES + " code name region", weight=0.96),
    _m(Field.COMPANY_WEBSITE, "website", "company work name value", excludes="person tag"),
    _m(Field.VALUE, "value", "deal total company", excludes="email phone address"),
    _m(Field.VALUE, "count value", "deal", weight=0.8),
    _m(Field.CURRENCY, "currency", "deal code value", excludes="company"),
    _m(Field.CHANCE, "chance", "deal close won"),
    _m(Field.STAGE, "stage", "deal name id pipeline"),
    _m(Field.STATE, "status", "deal person pipeline", excludes="email phone"),
    _m(Field.SOURCE, "source", _WHOSE + " first"),
    _m(Field.OPENED, "created", "date time first " + _WHOSE, excludes="owner name"),
    _m(Field.CLOSE_DATE, "close date", "deal close", excludes="lost won reason"),
    _m(Field.CLOSE_DATE, "close", "deal date close", excludes="lost won reason", weight=0.85),
    _m(Field.LAST_CONTACTED, "last contacted", "date time person deal note email phone", excludes="created"),
    _m(
        Field.OWNER,
        "owner",
        "name email id to person deal company record work",
        excludes=_NO_DATE.replace(" owner", ""),
    ),
    _m(Field.NEXT_DATE, "next", "date time contacted deal person note", weight=0.85),
    _m(Field.LOST_REASON, "lost reason", "close deal note"),
    _m(Field.LOST_REASON, "lost", "close deal note", excludes="date", weight=0.7, kinds=_DEALS),
    _m(Field.NOTE, "note", "person deal company other last first", excludes="job owner date title"),
    _m(Field.TAGS, "tag", "person deal company", excludes="email phone address website social id"),
    _m(Field.EXTERNAL_ID, "id", "record", weight=0.9),
    _m(Field.EXTERNAL_ID, "id person", "record", kinds=frozenset({PEOPLE})),
    _m(Field.EXTERNAL_ID, "id company", "record", kinds=frozenset({COMPANIES})),
    _m(Field.EXTERNAL_ID, "id deal", "record", kinds=frozenset({OPPORTUNITIES})),
    _m(Field.COMPANY_REF, "company id", "record work", kinds=EVERY - {COMPANIES}),
    _m(Field.PERSON_REF, "person id", "record work", kinds=EVERY - {PEOPLE}),
    _m(Field.OPPORTUNITY_REF, "deal id", "record work", kinds=EVERY - {OPPORTUNITIES}),
)
