"""HTML of mails as the text a person sees."""

import pytest

from followthrough.rules.reading.html_text import to_text
from followthrough.rules.reading.newest import newest_text

GMAIL = (
    '<div dir="ltr">Yes, Tuesday.<div><br></div><div>Ada</div></div><br><div class="gmail_quote"><div dir="ltr">'
    'On Mon, Nov 2, 2026 at 9:14 AM Rep &lt;<a href="mailto:rep@shop.example">rep@shop.example</a>&gt; wrote:'
    "<br></div><blockquote>"
    "Dear Ada,<br>would it?</blockquote></div>"
)
OUTLOOK = (
    "<html><head><style>p {color: red}</style></head><body><p class=MsoNormal>Yes, Tuesday.<o:p></o:p></p><p>&nbsp;</p>"
    "<p>Ada</p><div style='border-top:solid'><p><b>From:</b> Rep<br><b>Sent:</b> Monday, November 2, 2026 9:14 AM<br>"
    "<b>To:</b> Ada<br><b>Subject:</b> Offer</p></div><p>Dear Ada</p></body></html>"
)
APPLE = (
    'Yes, Tuesday.<br><br>Ada<br><div><br><blockquote type="cite"><div>On 2 Nov 2026, at 09:14, '
    "Rep &lt;rep@shop.example&gt; wrote:</div><br><div>Dear Ada</div></blockquote></div>"
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("a\n b\t c", "a b c"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
        ("a<script>alert(1)</script><style>x</style><title>t</title>b", "ab"),
        ("a<!-- <p>no</p> -->b", "ab"),
        ("1 &lt; 2 &amp; 3 &euro; &#8364; &#99999999999;", "1 < 2 & 3 € € \ufffd"),
        ("2 < 3 and 4", "2 < 3 and 4"),
        ("a<b", "a"),
        ("", ""),
    ],
)
def test_html_is_read_as_it_looks(source: str, text: str) -> None:
    assert to_text(source).rstrip("> \n") == text.rstrip("> \n")


@pytest.mark.parametrize("source", [GMAIL, OUTLOOK, APPLE])
def test_the_newest_words_of_html_are_found(source: str) -> None:
    assert newest_text(to_text(source)) == "Yes, Tuesday.\n\nAda"
