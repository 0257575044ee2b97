"""Filling a template: what is put in, what is missing, and what a hostile one can't do."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from followthrough.rules.templates import EXAMPLES, NotFilled, TemplateUnreadable, expand, fill, fill_line, names_in
from followthrough.rules.templates.sandbox import MOST_OUTPUT

ANNA = {"person.given_name": "Anna", "person.name": "Anna Keller", "company.name": "", "me.name": "Rosa"}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("No fields at all.", "No fields at all."),
        ("Hello {{ person.given_name }},", "Hello Anna,"),
        ("Hello {{person.given_name}},", "Hello Anna,"),
        ('At {{ company.name | default: "your place" }}.', "At your place."),
        ('At {{ opportunity.title | default: "your place" }}.', "At your place."),
        ("{% if company.name %}At {{ company.name }}{% else %}There{% endif %}", "There"),
        ("{% unless company.name %}alone{% endunless %}", "alone"),
        ('{% case person.given_name %}{% when "Anna" %}A{% else %}B{% endcase %}', "A"),
        ("{{ person.given_name | upcase }}", "ANNA"),
        ("One\n{% if company.name %}\nTwo\n{% endif %}\n\n\nThree", "One\n\nThree"),
        ("  Around  \n\n", "Around"),
    ],
)
def test_a_template_is_filled(source: str, text: str) -> None:
    filled = fill(source, ANNA)
    assert filled.text == text
    assert filled.is_whole


@pytest.mark.parametrize(
    ("source", "missing", "unknown"),
    [
        ("{{ company.name }}", ("company.name",), ()),
        ("{{ company.name | upcase }} {{ company.name }}", ("company.name",), ()),
        ("{{ me.phone }} and {{ step.when }}", ("me.phone", "step.when"), ()),
        ("{{ persn.name }}", (), ("persn.name",)),
        ("{% if persn.name %}x{% endif %}", (), ("persn.name",)),
        ("{% if company.name %}{{ company.name }}{% endif %}", (), ()),
        ('{{ company.name | default: "" }}', (), ()),
        ("{{ own.renewal }}", ("own.renewal",), ()),
    ],
)
def test_what_is_empty_without_a_fallback_is_named(
    source: str, missing: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    filled = fill(source, ANNA)
    assert (filled.missing, filled.unknown) == (missing, unknown)


def test_a_message_with_a_hole_is_refused_in_words() -> None:
    with pytest.raises(NotFilled, match="Their company"):
        fill("{{ company.name }}", ANNA).require_whole()
    with pytest.raises(NotFilled, match=r"“persn\.name”"):
        fill("{{ persn.name }}", ANNA).require_whole()
    assert fill("{{ me.name }}", ANNA).require_whole() == "Rosa"


def test_holes_are_shown_to_who_looks() -> None:
    filled = fill("At {{ company.name }}, {{ me.name }}", ANNA, holes=True)
    assert (filled.text, filled.missing) == ("At [their company], Rosa", ("company.name",))


def test_facts_are_never_read_as_a_template() -> None:
    sly = {"person.name": "{{ me.name }}{% if true %}"}
    assert fill("{{ person.name }}", sly).text == "{{ me.name }}{% if true %}"


def test_a_subject_stays_one_line_whatever_the_facts_hold() -> None:
    sly = {"person.name": "Anna\r\nBcc: everybody@example.org"}
    assert fill_line("For {{ person.name }}", sly).text == "For Anna Bcc: everybody@example.org"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Hello {{ person.name", "line 1"),
        ("Hello\n{{ person.name }\nyou {{ me.name }}", "line 2"),
        ("{% if person.name %}x", "endif"),
        ("{% for x in (1..9999999999) reversed %}x{% endfor %}", "for"),
        ("{% assign x = person.name %}", "assign"),
        ('{% include "x" %}', "include"),
        ("{{ person.name | nope }}", "no filter “nope”"),
        ("{{ 'x' | replace: 'x', 'xxxxxxxx' }}", "no filter “replace”"),
        ("{{ }}", "read"),
    ],
)
def test_what_cannot_be_read_is_said(source: str, said: str) -> None:
    with pytest.raises(TemplateUnreadable, match=said):
        fill(source, ANNA)


@pytest.mark.parametrize(
    "source",
    [
        "{{" * 9_000,
        "{%" * 9_000,
        "}}" * 9_000,
        "{{" + " " * 19_000 + "a",
        "{% if a %}" * 1_900,
        "{{ " + "a[" * 4_000 + "b" + "]" * 4_000 + " }}",
        "{{" + "a[" * 90 + "b" + "]" * 90 + "}}",
        "{% raw %}" * 2_000,
        "x" * 20_001,
    ],
    ids=lambda source: source[:12],
)
def test_hostile_templates_are_refused(source: str) -> None:
    try:
        text = fill(source, EXAMPLES).text
    except TemplateUnreadable:
        return
    assert len(text) <= len(source)


def test_output_is_limited() -> None:
    with pytest.raises(TemplateUnreadable):
        fill("{{ person.name }}" * 100, {"person.name": "x" * MOST_OUTPUT})


WORDS = (
    "{{ }} {% %} if endif case when endfor person.name default: ' \" [ ] ( ) 1 .. - , | or and contains é ;x { %"
    " unless else truncate: 9999999999 a == nil blank # assign raw liquid = for (1..99999999)"
)
PIECES = st.sampled_from([*WORDS.split(), " ", " ", "\n"])


@given(st.lists(PIECES, max_size=60).map("".join))
@example("{{ 'x' | truncate: 99999999999999999999 }}")
@example("{{ person.name | truncate: 'x' }}")
@example("{% case %}{% when %}{% endcase %}")
def test_a_hostile_template_never_breaks_out(source: str) -> None:
    """Filled or refused, by name; never another error, never longer than what was put in."""
    try:
        filled = fill(source, EXAMPLES)
    except TemplateUnreadable:
        return
    longest = max(map(len, EXAMPLES.values()))
    assert len(filled.text) <= len(source) * (longest + 3)


@given(st.text(max_size=300), st.dictionaries(st.sampled_from(sorted(EXAMPLES)), st.text(max_size=40)))
def test_any_text_with_any_facts_is_filled_or_refused(source: str, facts: dict[str, str]) -> None:
    with suppress(TemplateUnreadable):
        fill(source, facts)


def test_names_are_listed_once() -> None:
    assert names_in("{{ me.name }}{% if company.name %}{{ me.name }}{% endif %}") == ("me.name", "company.name")


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("Hello ;hours.", "Hello 9 to 5."),
        (";Hours", "9 to 5"),
        ("a;hours", "a;hours"),
        ("&nbsp;hours", "&nbsp;hours"),
        (";nobody", ";nobody"),
        (";loop", ";hours"),
        ("wait; hours", "wait; hours"),
    ],
)
def test_snippets_are_put_in_by_name(text: str, expanded: str) -> None:
    assert expand(text, {"hours": "9 to 5", "loop": ";hours"}) == expanded
