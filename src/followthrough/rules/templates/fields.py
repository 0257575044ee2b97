"""The one list of what a template, a script or a snippet may merge."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """`always`: never empty, so it needs no fallback. `example` stands in a preview without a person."""

    name: str
    label: str
    example: str
    always: bool = False


FIELDS: tuple[Field, ...] = (
    Field("person.given_name", "Their first name", "Maria"),
    Field("person.family_name", "Their family name", "Weber"),
    Field("person.name", "Their whole name", "Maria Weber", always=True),
    Field("person.salutation", "How they are addressed", "Ms"),
    Field("person.job_title", "What they do", "Head of Purchasing"),
    Field("person.city", "Their town", "Hamburg"),
    Field("company.name", "Their company", "Weber & Partner"),
    Field("company.city", "Where the company is", "Hamburg"),
    Field("me.name", "Your name", "Rosa Reed", always=True),
    Field("me.given_name", "Your first name", "Rosa", always=True),
    Field("me.phone", "Your phone", "+49 40 1234567"),
    Field("me.email", "Your e-mail", "rosa@linden.example", always=True),
    Field("me.signature", "Your signature", "Rosa Reed\nLinden Motors", always=True),
    Field("workspace.name", "Your house", "Linden Motors", always=True),
    Field("opportunity.title", "What it is about", "Twelve vans"),
    Field("opportunity.wants", "What they want to solve", "three vans that stand still twice a month"),
    Field("opportunity.why_now", "Why now", "the season begins in March"),
    Field("opportunity.cost", "What it costs them to go on", "€ 900 a day"),
    Field("opportunity.value", "What it is worth", "€ 84,000"),
    Field("opportunity.last_words", "What they said last", "“send me the figures”"),
    Field("opportunity.last_contact", "When you were last in touch", "5 days ago"),
    Field("step.when", "When you act next", "Thursday, 26 November"),
    Field("step.time", "At what time", "14:30"),
    Field("step.act", "What you do next", "call"),
)
TOGETHER = frozenset({"step.when", "step.time", "step.act"})
"""All known or none: who asks for one of them has asked for all."""
EXAMPLES: dict[str, str] = {field.name: field.example for field in FIELDS}
_BY_NAME = {field.name: field for field in FIELDS}


def label_of(name: str) -> str:
    """What a person reads for it; the name itself where it is none of ours."""
    return _BY_NAME[name].label if name in _BY_NAME else name


def is_known(name: str) -> bool:
    return name in _BY_NAME or is_own(name)


def is_own(name: str) -> bool:
    """One of the workspace's own fields: `own.renewal`."""
    return name.startswith("own.") and name.count(".") == 1


def known_with(name: str) -> frozenset[str]:
    """What is known when this is: itself, and what comes along with it."""
    return TOGETHER if name in TOGETHER else frozenset({name})


def may_be_empty(name: str) -> bool:
    return name not in _BY_NAME or not _BY_NAME[name].always
