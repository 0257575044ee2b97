"""The fields a column can be brought into, and what a table can be about."""

from followthrough.rules.words import Word


class TableKind(Word):
    """What one row of the table is."""

    PEOPLE = "people", "People"
    COMPANIES = "companies", "Companies"
    OPPORTUNITIES = "opportunities", "Opportunities"
    ROLES = "roles", "Who belongs to which opportunity"
    OTHER = "other", "Nothing we keep: leave this file out"


class Field(Word):
    GIVEN_NAME = "given_name", "First name"
    FAMILY_NAME = "family_name", "Last name"
    FULL_NAME = "full_name", "Full name"
    SALUTATION = "salutation", "Salutation"
    JOB_TITLE = "job_title", "Job title"
    LANGUAGE = "language", "Language"
    ZONE = "zone", "Time zone"
    PREFERRED_CHANNEL = "preferred_channel", "Preferred channel"
    EMAIL = "email", "E-mail"
    PHONE = "phone", "Phone"
    MOBILE = "mobile", "Mobile"
    SOCIAL = "social", "Social profile"
    NO_EMAIL = "no_email", "Wants no e-mail"
    NO_CALL = "no_call", "Wants no calls"
    STREET = "street", "Street"
    CITY = "city", "City"
    REGION = "region", "Region"
    POSTAL_CODE = "postal_code", "Postal code"
    COUNTRY = "country", "Country"
    COMPANY_NAME = "company_name", "Company"
    COMPANY_WEBSITE = "company_website", "Company website"
    TITLE = "title", "What it is about"
    VALUE = "value", "Value"
    CURRENCY = "currency", "Currency"
    CHANCE = "chance", "Chance"
    STAGE = "stage", "Stage"
    STATE = "state", "State"
    SOURCE = "source", "Source"
    OPENED = "opened", "Opened on"
    CLOSE_DATE = "close_date", "Expected close"
    LAST_CONTACTED = "last_contacted", "Last contacted"
    NEXT_DATE = "next_date", "Next step on"
    OWNER = "owner", "Owner"
    LOST_REASON = "lost_reason", "Why it was lost"
    NOTE = "note", "Note"
    TAGS = "tags", "Tags"
    EXTERNAL_ID = "external_id", "Its number in the other system"
    COMPANY_REF = "company_ref", "Number of its company"
    PERSON_REF = "person_ref", "Number of its person"
    OPPORTUNITY_REF = "opportunity_ref", "Number of its opportunity"
    CUSTOM = "custom", "A field of your own"
    IGNORE = "ignore", "Leave out"


MULTIPLE = frozenset(
    {Field.EMAIL, Field.PHONE, Field.MOBILE, Field.SOCIAL, Field.STREET, Field.NOTE, Field.TAGS}
    | {Field.CUSTOM, Field.IGNORE, Field.NO_EMAIL, Field.NO_CALL}
)
"""Fields that several columns may hold."""

ROW_FIELDS = frozenset(Field) - {Field.CUSTOM, Field.IGNORE}

FIELD_GROUPS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        "Person",
        (
            Field.GIVEN_NAME,
            Field.FAMILY_NAME,
            Field.FULL_NAME,
            Field.SALUTATION,
            Field.JOB_TITLE,
            Field.LANGUAGE,
            Field.ZONE,
            Field.PREFERRED_CHANNEL,
        ),
    ),
    ("Ways to reach them", (Field.EMAIL, Field.PHONE, Field.MOBILE, Field.SOCIAL, Field.NO_EMAIL, Field.NO_CALL)),
    ("Address", (Field.STREET, Field.CITY, Field.REGION, Field.POSTAL_CODE, Field.COUNTRY)),
    ("Company", (Field.COMPANY_NAME, Field.COMPANY_WEBSITE)),
    (
        "Opportunity",
        (
            Field.TITLE,
            Field.VALUE,
            Field.CURRENCY,
            Field.CHANCE,
            Field.STAGE,
            Field.STATE,
            Field.SOURCE,
            Field.OPENED,
            Field.CLOSE_DATE,
            Field.LAST_CONTACTED,
            Field.NEXT_DATE,
            Field.OWNER,
            Field.LOST_REASON,
            Field.NOTE,
            Field.TAGS,
        ),
    ),
    (
        "Joins files together",
        (Field.EXTERNAL_ID, Field.COMPANY_REF, Field.PERSON_REF, Field.OPPORTUNITY_REF),
    ),
    ("Otherwise", (Field.CUSTOM, Field.IGNORE)),
)
"""As a screen offers them."""
