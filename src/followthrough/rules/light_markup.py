"""Plain text with a little markup, as HTML beside it: paragraphs, lists, quotes, **strong**, *stressed*, links.

What a mail program shows of the plain text stays as it was typed; nothing is ever taken for HTML. Only http, https,
mailto and tel become links. Everything not understood is text.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

BULLET = re.compile(r"^ {0,3}[-*•]\s+(?=\S)")
NUMBERED = re.compile(r"^ {0,3}\d{1,3}[.)]\s+(?=\S)")
QUOTED = re.compile(r"^>[ ]?")
SIGNED = re.compile(r"^-- ?$")
INLINE = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,300})\]\((?P<target>[^\s()<>]{1,2000})\)"
    r"|(?P<address>https?://[^\s<>\"]{1,2000}[^\s<>\".,;:!?)\]'’”])"
    r"|\*\*(?P<strong>[^\s*](?:[^*\n]{0,1000}[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<stressed>[^\s*](?:[^*\n]{0,1000}[^\s*])?)\*(?![\w*])"
)
SAFE = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)
DEEPEST = 8  # quotes within quotes
GREY = "color:#666"
ASIDE = "margin:0 0 0 8px;padding-left:8px;border-left:2px solid #ccc"


def to_html(text: str, *, plain: bool = False) -> str:
    """The text as HTML, one block after the other; the signature as a block of its own.

    Mail programs know no style sheets, so quotes and signature carry their looks with them; not when `plain`.
    """
    html = _html(text)
    return html.replace(f' style="{GREY}"', "").replace(f' style="{ASIDE}"', "") if plain else html


def _html(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    words, signature = _apart(lines)
    blocks = list(_blocks(words))
    if signature:
        blocks.append(f'<p style="{GREY}">{_lines(signature)}</p>')
    return "\n".join(blocks)


def _apart(lines: list[str]) -> tuple[list[str], list[str]]:
    """The words and the signature under them, which ends where a quote begins: what is quoted stays with the words."""
    at = next((index for index, line in enumerate(lines) if SIGNED.match(line)), None)
    if at is None:
        return lines, []
    under = lines[at + 1 :]
    quote = next((index for index, line in enumerate(under) if QUOTED.match(line)), len(under))
    begins = max(quote - 1, 0) if quote < len(under) else quote  # the line above a quote introduces it
    return [*lines[:at], "", *under[begins:]], under[:begins]


def _blocks(lines: Iterable[str], depth: int = 0) -> Iterator[str]:
    for kind, group in groupby(lines, _kind):
        run = list(group)
        if kind == "quote" and depth < DEEPEST:
            inner = "\n".join(_blocks([QUOTED.sub("", line, count=1) for line in run], depth + 1))
            yield f'<blockquote style="{ASIDE}">{inner}</blockquote>'
        elif kind in ("ul", "ol"):
            mark = BULLET if kind == "ul" else NUMBERED
            items = "".join(f"<li>{_inline(mark.sub('', line, count=1))}</li>" for line in run)
            yield f"<{kind}>{items}</{kind}>"
        elif kind:
            yield f"<p>{_lines(run)}</p>"


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    if QUOTED.match(line):
        return "quote"
    return "ul" if BULLET.match(line) else "ol" if NUMBERED.match(line) else "words"


def _lines(lines: list[str]) -> str:
    return "<br>\n".join(_inline(line) for line in lines if line.strip())


def _inline(text: str) -> str:
    """One line: what stands between the marks is escaped, and so is what they hold."""
    parts: list[str] = []
    end = 0
    for found in INLINE.finditer(text):
        parts += [escape(text[end : found.start()]), _marked(found)]
        end = found.end()
    return "".join([*parts, escape(text[end:])])


def _marked(found: re.Match[str]) -> str:
    if found["address"]:
        return _link(found["address"], escape(found["address"]))
    if found["words"]:
        return _link(found["target"], _inline(found["words"])) if SAFE.match(found["target"]) else escape(found[0])
    name, inner = ("strong", found["strong"]) if found["strong"] else ("em", found["stressed"])
    return f"<{name}>{_inline(inner)}</{name}>"


def _link(target: str, words: str) -> str:
    return f'<a href="{escape(target)}">{words}</a>'
