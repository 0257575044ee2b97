"""Whether the same words went to many people. Names that were filled in, greetings and numbers make no difference.

Two measures: `fingerprint` is equal for texts that say the same in the same words; `likeness` tells how much two texts
share, by runs of four words (Broder 1997, resemblance of documents).
"""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

FEWEST_WORDS = 8
"""Shorter ones are said alike by everybody: "Thank you, speak to you on Friday"."""
MANY_PEOPLE = 10
"""From so many on it is worth a word to who writes it once more."""
RUN = 4
WORD = re.compile(r"[^\W_]+")
GREETING = re.compile(r"\A\s*[^\n,!:]{1,60}[,!:]\s+")
QUOTED = re.compile(r"^\s*>.*$", re.MULTILINE)
LONGEST_GREETING = 5


def words_of(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """What is left to compare: without quoted lines, the greeting, numbers, and the `names` that were filled in."""
    left_out = {word for name in names for word in _words(name)}
    said = _words(_without_greeting(QUOTED.sub("", text)))
    return tuple(word for word in said if word not in left_out and not any(letter.isdigit() for letter in word))


def fingerprint(text: str, names: Iterable[str] = ()) -> str:
    """32 letters, equal for the same words; empty where there are too few words to tell."""
    words = words_of(text, names)
    if len(words) < FEWEST_WORDS:
        return ""
    return blake2b(" ".join(words).encode(), digest_size=16).hexdigest()


def likeness(one: str, other: str, names: Iterable[str] = ()) -> float:
    """From 0, nothing in common, to 1, the same words. Too short to tell: 0."""
    left_out = tuple(names)
    runs, others = _runs(words_of(one, left_out)), _runs(words_of(other, left_out))
    return len(runs & others) / len(runs | others) if runs and others else 0.0


def say_sameness(people: int) -> str:
    """The quiet warning, empty while it is not worth a word."""
    if people < MANY_PEOPLE:
        return ""
    return f"The same words went to {people} people. One sentence of their own makes it a letter to them."


def _without_greeting(text: str) -> str:
    """ "Hello Anna," is no difference, nor is it the message."""
    found = GREETING.match(text)
    return text[found.end() :] if found and len(_words(found[0])) <= LONGEST_GREETING else text


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1))
