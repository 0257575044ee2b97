"""The design system: what its tags promise, and what its page shows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateSyntaxError, engines
from django.test import Client
from django.utils.safestring import mark_safe

from followthrough.rules import words
from followthrough.team.models import Membership
from followthrough.web import icons, stylesheet
from followthrough.web.kit import examples
from followthrough.web.kit.figures import Figure, balance, filled
from followthrough.web.kit.words import initials
from tests.cast import Cast

ClientOf = Callable[[Membership], Client]
TEMPLATES = Path(icons.__file__).parent / "templates"


def render(source: str, **context: object) -> str:
    return str(engines["django"].from_string(source).render(context))


def _lists() -> Iterator[tuple[str, str, list[object]]]:
    everything = examples.everything()
    for name in ("lines", "entries", "choices"):
        template = {"lines": "_step_lines", "entries": "_timeline", "choices": "_outcomes"}[name]
        yield template, name, everything[name]
    yield "_board_cards", "cards", everything["columns"][0].cards


@pytest.mark.parametrize(("template", "name", "items"), list(_lists()), ids=[row[0] for row in _lists()])
def test_each_renders_what_for_renders(template: str, name: str, items: list[object]) -> None:
    source = (TEMPLATES / "kit" / f"{template}.html").read_text(encoding="utf-8")
    assert "{% each " in source
    plain = source.replace("{% each ", "{% for ").replace("{% endeach %}", "{% endfor %}")
    assert render(source, **{name: items}) == render(plain, **{name: items})


@pytest.mark.parametrize(
    "body",
    [
        "{{ line.name }}",
        "{{ line.name|upper }}",
        "{{ line.key }}",
        "{{ line.nothing }}",
        "{{ line }}",
        "{{ other }}",
        "{% if line.why %}{{ line.why }}{% endif %}",
        "{% if line.nothing %}a{% elif line.why %}b{% else %}c{% endif %}",
        "{% if line.why and line.name %}both{% endif %}",
        "{% if other == line.name %}same{% endif %}",
        "{% icon line.channel %}{% icon line.channel line.name %}",
        "{% for letter in line.name %}{{ letter }}{% endfor %}",
        '{% include "kit/_chip.html" with word=line.name only %}',
        "{% with line.name as x %}{{ x }}{% endwith %}",
    ],
)
def test_each_leaves_what_it_does_not_know_to_django(body: str) -> None:
    line = examples.step_lines()[0]
    lines = [
        line,
        replace(line, name="<Anna> & 'Söhne'", why=""),
        replace(line, name=mark_safe("<b>bold</b>")),  # what is marked as safe stays as it is
        {"name": "a dict", "channel": "call", "why": "too", "key": 1_000},
    ]
    source = "{% TAG line in lines %}" + body + "{% endTAG %}"
    fast, plain = (render(source.replace("TAG", tag), lines=lines, other="a dict") for tag in ("each", "for"))
    assert fast == plain


def test_each_of_nothing_is_nothing() -> None:
    assert render("{% each line in lines %}x{% endeach %}", lines=None) == ""
    assert render("{% each line in lines %}x{% endeach %}") == ""


def test_each_keeps_its_name_to_itself() -> None:
    assert render("{% each x in lines %}{{ x }}{% endeach %}{{ x }}", lines=[1, 2], x="before") == "12before"


def test_each_is_written_as_a_sentence() -> None:
    with pytest.raises(TemplateSyntaxError):
        render("{% each lines as line %}x{% endeach %}")


def test_an_icon_is_silent_beside_words_and_spoken_where_it_stands_alone() -> None:
    assert 'aria-hidden="true"' in render('{% icon "call" %}')
    assert 'role="img" aria-label="Call"' in render('{% icon "call" "Call" %}')
    assert 'aria-label="&lt;b&gt;"' in render("{% icon name label %}", name="call", label="<b>")


def test_an_icon_nobody_drew_is_a_defect() -> None:
    with pytest.raises(KeyError):
        render('{% icon "unicorn" %}')
    with pytest.raises(TemplateSyntaxError):
        render("{% icon %}")


@pytest.mark.parametrize("word", [*words.Channel, *words.Outcome, *words.State, "raised", "promise", "overdue"])
def test_each_word_of_the_house_has_its_icon(word: str) -> None:
    assert word in icons.NAMES


def test_the_icon_sheet_holds_every_icon_and_is_kept(db: None) -> None:
    answer = Client().get(f"/icons/{settings.STATIC_VERSION}.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]
    for name in icons.NAMES:
        assert f'<symbol id="{name}"' in answer.content.decode()


def test_the_stylesheet_is_one_packed_and_kept(db: None) -> None:
    address = f"/style/{settings.STATIC_VERSION}.css"
    plain, packed = Client().get(address), Client().get(address, headers={"Accept-Encoding": "gzip"})
    assert plain.content.startswith(b"/* The tokens")
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 3
    assert "immutable" in packed["Cache-Control"]
    assert "Accept-Encoding" in packed["Vary"]


def test_every_stylesheet_stands_in_a_layer() -> None:
    for path in stylesheet.files():
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S).strip()
        assert text.startswith("@layer"), path.name


def test_no_stylesheet_but_the_tokens_names_a_font_size_in_pixels() -> None:
    for path in stylesheet.files():
        if path.name not in ("tokens.css", "chart.css"):
            assert not re.search(r"font-size:\s*\d+px", path.read_text(encoding="utf-8")), path.name


def test_no_template_carries_style_or_script_of_its_own() -> None:
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"""\sstyle=["']|<style|\son\w+=["']|hx-on""", text), path
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path


def test_the_kit_is_for_administrators(cast: Cast, client_of: ClientOf) -> None:
    assert Client().get("/kit/").status_code == 302
    assert client_of(cast.rep).get("/kit/").status_code == 403
    assert client_of(cast.admin).get("/kit/").status_code == 200
    assert client_of(cast.admin).post("/kit/").status_code == 405


def test_the_kit_is_open_to_who_develops(settings: object, db: None) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    assert Client().get("/kit/").status_code == 200


def test_the_kit_shows_every_partial(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.admin).get("/kit/")
    shown = {template.name for template in answer.templates}
    apart = {"kit/_toasts_beside.html", "kit/_options.html", "kit/_dialog_head.html"}  # sent to htmx alone
    partials = {f"kit/{path.name}" for path in (TEMPLATES / "kit").glob("_*.html")}
    assert partials - apart - shown == set()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Keller", "AK"),
        ("Anna van der Berg", "AB"),
        ("李明", "李明"),
        ("Cher", "CH"),
        ("(Dr.) Ben Okafor", "BO"),
        ("", "?"),
        ("– –", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_balance_adds_up_and_stands_empty() -> None:
    bar = balance([("new", "New", 1), ("closing", "Closing", 3)])
    assert [(part.x, part.width, part.share) for part in bar.parts] == [
        ("0.00", "25.00", "25 %"),
        ("25.00", "75.00", "75 %"),
    ]
    assert bar.spoken == "New 25 %, Closing 75 %"
    assert [part.width for part in balance([("new", "New", 0)]).parts] == ["0.00"]


def test_a_ring_with_nothing_to_do_is_full() -> None:
    assert (filled(12, 31), filled(0, 31), filled(0, 0)) == (39, 0, 100)


@pytest.mark.parametrize(
    ("course", "points"),
    [([5, 5], "0,26 100,26"), ([0, 1], "0,26 100,2"), ([3], "0,26")],
)
def test_a_spark_stays_in_its_frame(course: list[float], points: str) -> None:
    assert Figure(label="", value="", course=course).spark == points
