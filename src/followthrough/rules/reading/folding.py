"""Text without case and accents, letter for letter: what is found in it stands at the same place in the original."""

import unicodedata
from functools import lru_cache

from followthrough.rules.matching_words import LETTERS

_QUOTES = str.maketrans("’‘`´ʼ′“”„«»", "''''''" + '"""""')


def compose(text: str) -> str:
    """The text with each letter and its accents as one character, so that folding keeps every place."""
    return unicodedata.normalize("NFC", text)


def fold_in_place(text: str) -> str:
    """As long as `text`: "Müßt’" is "must'"."""
    if text.isascii():
        return text.lower()
    return "".join(map(_letter, text.translate(_QUOTES)))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    if letter.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", letter).casefold().translate(LETTERS)
    return plain[:1] or letter
