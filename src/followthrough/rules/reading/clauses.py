"""A message cut into what a person said: their own words, sentence by sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from followthrough.rules.reading.phrases import as_words, phrases_of

MOST_SENTENCES = 80
LONG_LINE = 55  # characters: a line that is longer went on because the window ended, not the sentence
_END = re.compile(r"(?<=[^\W\d_][.!?…])[)\"']*\s+|(?<=[!?…;])\s*|(?<=\d\.)\s+(?=[A-ZÀ-Ý¿¡])|\n+")
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_QUOTED_WORDS = re.compile(r"[\"“„«][^\"“”„«»\n]{12,300}[\"”»“]")
_QUOTE_BEGINS = re.compile(
    r"^[ \t]*(?:-{2,} ?$|_{10,}|-{3,} ?(?:original|urspr|message|mensaje|messaggio|mensagem|oorspronk)"
    r"|(?:on|am|le|el|il|em|op) .{6,120}(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef).{0,80}:\s*$)",
    re.IGNORECASE | re.MULTILINE,
)


class Sentence(NamedTuple):
    """One sentence: where it stands in the text, its words as `phrases.as_words` has them, whether it asks."""

    start: int
    end: int
    text: str
    words: str
    asks: bool


def sentences_of(text: str, language: str) -> list[Sentence]:
    """What was said, without what is quoted and what follows the closing words."""
    own = own_words(text)
    found: list[Sentence] = []
    closing = phrases_of(language).shaping["closing"]
    for start, end in _spans(own):
        words = as_words(own[start:end], language)
        if found and _is_closing(closing, words):
            break
        if words.strip(" ,"):
            found.append(Sentence(start, end, own[start:end], words, "?" in own[start:end]))
        if len(found) == MOST_SENTENCES:
            break
    return found


def own_words(text: str) -> str:
    """The text with quoted lines and words as blanks, so that every place stays where it was."""
    begins = _QUOTE_BEGINS.search(text)
    if begins and text[: begins.start()].strip():
        text = text[: begins.start()]
    text = _QUOTED_LINE.sub(lambda found: " " * len(found[0]), text)
    return _QUOTED_WORDS.sub(lambda found: "\n" * len(found[0]), text)


def _is_closing(closing: re.Pattern[str], words: str) -> bool:
    """“Best regards”, with or without a name: short, and at the beginning of its line."""
    begins = closing.match(words)
    return begins is not None and len(words.split()) <= len(begins[0].split()) + 4


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand; a line that was only too long for its window goes on in the next."""
    start = 0
    for found in _END.finditer(text):
        is_line = "\n" in found[0]
        line_start = text.rfind("\n", 0, found.start()) + 1
        goes_on = is_line and found[0].count("\n") == 1 and found.start() - line_start >= LONG_LINE
        if goes_on and text[found.end() : found.end() + 1].islower():
            continue
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)
