"""Plain text with a little markup, as HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.light_markup import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hello Anna,\n\nhere it is.", "<p>Hello Anna,</p>\n<p>here it is.</p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("it is **very** good", "<p>it is <strong>very</strong> good</p>"),
        ("it is *so* good", "<p>it is <em>so</em> good</p>"),
        ("2 * 3 * 4 and a*b*c", "<p>2 * 3 * 4 and a*b*c</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        (
            "see [the **offer**](https://x.example/a?b=1&c=2)",
            '<p>see <a href="https://x.example/a?b=1&amp;c=2">the <strong>offer</strong></a></p>',
        ),
        ("at https://x.example/a.", '<p>at <a href="https://x.example/a">https://x.example/a</a>.</p>'),
        ("[press](javascript:alert(1))", "<p>[press](javascript:alert(1))</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('[x](https://a.example/"onclick=1)', None),
        ("", ""),
    ],
)
def test_a_little_markup_becomes_html(text: str, html: str | None) -> None:
    if html is None:
        assert '"onclick' not in to_html(text)
    else:
        assert to_html(text) == html


def test_a_quote_and_a_signature_are_set_apart() -> None:
    html = to_html("Yes.\n\n-- \nRosa Reed\nLinden Motors\n\nOn Wednesday Anna wrote:\n> Shall we?\n> *Really*")
    assert html.index("Yes.") < html.index("On Wednesday") < html.index("<blockquote") < html.index("Rosa Reed<br>")
    assert "<em>Really</em>" in html


class Reader(HTMLParser):
    """What a mail program sees: tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href", "style"}


@given(st.text(max_size=300) | st.text(alphabet="*[]()<>\"'&h:/.x -\n>1", max_size=120))
def test_whatever_is_typed_only_our_tags_come_out(text: str) -> None:
    reader = Reader()
    reader.feed(to_html(text))
    assert set(reader.tags) <= {"p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote"}
    assert all(target.lower().startswith(("http://", "https://", "mailto:", "tel:")) for target in reader.targets)


def test_what_never_ends_costs_no_time() -> None:
    for text in ("*" * 20_000, "[" * 20_000, "**a" * 5_000, "> " * 3_000 + "a", "[a](" * 5_000):
        to_html(text)
