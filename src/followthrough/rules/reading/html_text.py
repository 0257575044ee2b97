"""HTML of a mail to the text a person sees: lines where blocks begin, quotes marked by `>`, nothing of scripts.

A tokenizer of its own, in one pass: the one of the standard library takes quadratic time on hostile input.
"""

import html
import re
from collections.abc import Iterator

LONGEST = 250_000  # letters
DEEPEST_QUOTE = 20
LINES = frozenset(
    "p div br tr li ul ol table h1 h2 h3 h4 h5 h6 hr blockquote pre section article header footer".split()
)
APART = frozenset("p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre".split())  # an empty line stands around them
UNSEEN = frozenset("script style head title template noscript svg math object iframe select".split())
TAG_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,20})")
HUGE_REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]{7,}|[0-9]{8,});?")
WHITE = re.compile(r"[ \t\r\n\f\v]+")


def to_text(source: str) -> str:
    """What a person would read of this HTML."""
    page = _Page()
    unseen = ""
    for tag, text in _tokens(source[:LONGEST]):
        name = tag.lstrip("/").lower()
        if unseen:
            unseen = "" if tag == "/" + unseen else unseen
        elif name in UNSEEN and not tag.startswith("/"):
            unseen = name
        elif tag:
            page.enter(name, closing=tag.startswith("/"))
        if text and not unseen:
            page.write(text)
    return page.finish()


class _Page:
    """Lines written so far, each behind as many `>` as quotes are open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quotes = 0
        self.is_kept = 0  # within <pre>

    def enter(self, name: str, *, closing: bool) -> None:
        if name == "br" and not "".join(self.line).strip():
            self.lines.append(("> " * self.quotes).rstrip())
        if name in LINES:
            self.end_line(is_kept=bool(self.is_kept and "".join(self.line).strip()))
            if name in APART and self.lines and self.lines[-1].strip("> "):
                self.lines.append(("> " * self.quotes).rstrip())
        if name == "blockquote":
            self.quotes = max(0, min(DEEPEST_QUOTE, self.quotes + (-1 if closing else 1)))
        elif name == "pre":
            self.is_kept = 0 if closing else 1
        elif name == "hr":
            self.lines.append("-" * 20)
        elif name in ("td", "th"):
            self.line.append(" ")
        elif name == "li" and not closing:
            self.line.append("- ")

    def write(self, text: str) -> None:
        if self.is_kept:
            first, *others = text.split("\n")
            self.line.append(first)
            for other in others:
                self.end_line(is_kept=True)
                self.line.append(other)
        else:
            self.line.append(WHITE.sub(" ", text))

    def end_line(self, *, is_kept: bool = False) -> None:
        text = "".join(self.line)
        text = text.rstrip() if is_kept else WHITE.sub(" ", text).strip()
        self.line = []
        if text or is_kept:
            self.lines.append("> " * self.quotes + text)

    def finish(self) -> str:
        self.end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip().replace("\xa0", " ")


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    """(tag, text behind it): the tag as its name, with a slash before it when it closes. Each letter is read once."""
    at = source.find("<")
    yield "", _unescape(source[: at if at >= 0 else len(source)])
    while at >= 0:
        name = TAG_NAME.match(source, at + 1)
        comment = source.startswith("<!--", at)
        if not name and not comment and source[at + 1 : at + 2] not in ("!", "?", "/"):
            end, tag = at, ""  # a bare “<”: it is text
        else:
            end = source.find("-->" if comment else ">", at + (4 if comment else 1))
            if end < 0:
                return  # cut off within a tag: nothing behind it is to be seen
            end += 3 if comment else 1
            tag = source[at + 1 : name.end()].lower() if name and not comment else ""
        following = source.find("<", end + 1 if end == at else end)
        yield tag, _unescape(source[end : following if following >= 0 else len(source)])
        at = following


def _unescape(text: str) -> str:
    return html.unescape(HUGE_REFERENCE.sub("\ufffd", text)) if "&" in text else text
