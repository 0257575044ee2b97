"""The phrases of a language, made from the tables in `words` into something that can be looked for."""

import importlib
import re
from functools import lru_cache
from typing import NamedTuple

from followthrough.rules.reading.folding import fold_in_place

FEW = 3  # words that ".." stands for at most
_WORD = re.compile(r"\w+|,")
_THUMBS = str.maketrans({"👍": " thumbsup ", "✅": " thumbsup ", "👌": " thumbsup ", "👎": " thumbsdown "})
_SPELLINGS = (("e mail", "email"), ("e mails", "emails"))
_CONTRACTED = "do does did is are was were can will would could have has had should".split()
_ENGLISH_SPELLINGS = (
    *_SPELLINGS,
    ("cannot", "cant"),
    ("can not", "cant"),
    ("will not", "wont"),
    *((f"{verb} not", f"{verb}nt") for verb in _CONTRACTED if verb not in ("can", "will")),
)
_NOT = "|".join(["not", "cant", "wont", *(f"{verb}nt" for verb in _CONTRACTED)])


class Phrases(NamedTuple):
    """What may be found in a sentence, by kind; each kind is one expression, bounded in how far it looks."""

    kinds: dict[str, re.Pattern[str]]
    negations: frozenset[str]
    contrasts: frozenset[str]
    persons: frozenset[str]


@lru_cache(maxsize=16)
def phrases_of(language: str) -> Phrases:
    """The phrases of one of the seven languages; compiled once."""
    listed: dict[str, list[str]] = {}
    words = importlib.import_module(f"followthrough.rules.reading.words.{language}").WORDS
    for line in words.strip().splitlines():
        kind, _, phrases = line.partition(": ")
        listed.setdefault(kind, []).extend(phrases.split(" | "))
    plain = {kind: frozenset(listed.pop(kind)) for kind in ("negation", "person")}
    kinds = {kind: _compile(phrases, language) for kind, phrases in listed.items()}
    return Phrases(kinds, plain["negation"], frozenset(listed["contrast"]), plain["person"])


def as_words(text: str, language: str) -> str:
    """The text as folded words and commas, a space around each: how phrases are looked for."""
    folded = fold_in_place(text.translate(_THUMBS))
    folded = folded.replace("'", "" if language == "en" else " ")
    words = f" {' '.join(_WORD.findall(folded))} "
    for written, meant in _SPELLINGS if language != "en" else _ENGLISH_SPELLINGS:
        words = words.replace(f" {written} ", f" {meant} ")
    return _without_umlauts(words) if language == "de" else words


def _without_umlauts(words: str) -> str:
    """“fuer” as “für” is read here, and every other word with it: only likeness counts."""
    return words.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")


def _compile(phrases: list[str], language: str) -> re.Pattern[str]:
    longest_first = sorted({phrase.strip() for phrase in phrases}, key=len, reverse=True)
    return re.compile("|".join(_expression(phrase, language) for phrase in longest_first))


def _expression(phrase: str, language: str) -> str:
    """One phrase: the space before its first word is its own, the one after its last is looked at only."""
    written = "^" if phrase.startswith("^ ") else ""
    phrase = as_phrase(phrase.removeprefix("^ "), language)
    for part in phrase.split():
        written += _part(part, language)
    return written if written.endswith("$") else f"{written}(?= )"


def as_phrase(phrase: str, language: str) -> str:
    """A phrase of the table, spelled as `as_words` spells."""
    if language == "en":
        for written, meant in _ENGLISH_SPELLINGS:
            phrase = re.sub(rf"(?<!\w){written}(?!\w)", meant, phrase)
    return phrase


def _part(part: str, language: str) -> str:
    if part == "..":
        return rf"(?: \w+){{0,{FEW}}}"
    if part == "$":
        return r" ?$"
    if part == ",":
        return " ,"
    optional = part.endswith("?")
    words = [_word(word, language) for word in part.removesuffix("?").split("/")]
    one = f"(?: ,)? (?:{'|'.join(words)})"
    return f"(?:{one})?" if optional else one


def _word(word: str, language: str) -> str:
    if word == "not" and language == "en":
        return f"(?:{_NOT})"
    bare = word.removesuffix("*").strip("?")
    folded = _without_umlauts(bare) if language == "de" else bare
    return re.escape(fold_in_place(folded)) + (r"\w*" if word.endswith("*") else "")
