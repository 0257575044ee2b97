"""What is said about a text before anybody gets it."""

import pytest

from followthrough.rules.templates import lint
from followthrough.rules.templates.linting import Kind
from followthrough.rules.words import Channel, Purpose

FINE = 'Hello {{ person.given_name | default: "there" }}, shall I call you tomorrow?'


def kinds(source: str, **about: object) -> set[Kind]:
    asked = {"channel": Channel.EMAIL, "subject": "Your question"} | about
    return {finding.kind for finding in lint(source, **asked)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "about", "found"),
    [
        (FINE, {}, set()),
        ("", {}, {Kind.EMPTY}),
        ("{{ nope", {}, {Kind.UNREADABLE}),
        ("{{ persn.name }}", {}, {Kind.UNKNOWN}),
        ("Dear {{ person.given_name }}", {}, {Kind.NO_FALLBACK}),
        ("{% if company.name %}{{ company.name }}{% endif %}", {}, set()),
        ("{% if company.name %}x{% else %}{{ company.name }}{% endif %}", {}, {Kind.NO_FALLBACK}),
        ("{{ me.name }} {{ workspace.name }}", {}, set()),
        (FINE, {"subject": ""}, {Kind.NO_SUBJECT}),
        (FINE, {"subject": "", "channel": Channel.TEXT}, set()),
        (FINE, {"subject": "x" * 80}, {Kind.LONG_SUBJECT}),
        (FINE, {"subject": "About {{ company.name }}"}, {Kind.NO_FALLBACK}),
        ("a" * 161, {"channel": Channel.TEXT}, {Kind.TOO_LONG}),
        ("a" * 160, {"channel": Channel.TEXT}, set()),
        ("ж" * 71, {"channel": Channel.TEXT}, {Kind.TOO_LONG, Kind.ODD_LETTERS}),
        ("a" * 161, {}, set()),
        ("We got your message.", {"purpose": Purpose.FIRST_RESPONSE}, {Kind.NO_CALL_TO_ACTION}),
        ("We got your message.", {"purpose": Purpose.THANK}, set()),
        ("Just reply with a day.", {"purpose": Purpose.FIRST_RESPONSE}, set()),
        ("Wann passt es Ihnen?", {"purpose": Purpose.FIRST_RESPONSE}, set()),
        ("Pick a time: https://example.org/book", {"purpose": Purpose.FIRST_RESPONSE}, set()),
        ("LAST CHANCE: everything MUST leave, OFFER ends today", {}, {Kind.SHOUTING}),
        ("Great offer!!", {}, {Kind.SHOUTING}),
        ("We are in NATO and at BMW in the USA.", {}, set()),
        ("word " * 201, {}, {Kind.MANY_WORDS}),
        ("http://a.example http://b.example http://c.example www.d.example", {}, {Kind.MANY_LINKS}),
    ],
)  # fmt: skip
def test_findings(source: str, about: dict[str, object], found: set[Kind]) -> None:
    assert kinds(source, **about) == found


def test_what_makes_it_useless_comes_first() -> None:
    findings = lint("{{ person.city }} {{ persn }}", channel=Channel.EMAIL)
    assert [finding.is_wrong for finding in findings] == [True, False, False]


def test_the_length_is_that_of_the_filled_text() -> None:
    source = '{{ opportunity.title | default: "" }}'
    assert not lint(source, channel=Channel.TEXT, facts={"opportunity.title": "x"})
    assert lint(source, channel=Channel.TEXT, facts={"opportunity.title": "x" * 200})[0].kind == Kind.TOO_LONG
