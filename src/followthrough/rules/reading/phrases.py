"""The phrases of a language, made from the tables in `words` into something that can be looked for."""

import importlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from followthrough.rules.reading.folding import fold_in_place

SHAPING = ("neutral", "contrast", "if", "unreal", "closing")  # they change what others mean
PLAIN = ("negation", "person")
PREFIX = 3  # letters by which a word with a star is looked up: no shorter word has one
FEW = 4  # words that ".." stands for at most
_WORD = re.compile(r"\w+|,")
_PAUSE = re.compile(r"\s[-–—]+\s|\s*:\s")
_NEXT_WORD = re.compile(r" (\w+)")
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


class Found(NamedTuple):
    """A phrase of a kind and where it stands among the words."""

    kind: str
    start: int
    end: int


class Phrases:
    """The phrases of a language, by the word they begin with; each expression is bounded in how far it looks."""

    def __init__(self, listed: dict[str, list[str]], language: str) -> None:
        self.language = language
        self.negations = frozenset(listed["negation"])
        self.persons = frozenset(listed["person"])
        self.contrasts = frozenset(listed["contrast"])
        self.shaping = {kind: _compile(listed.get(kind, ["-"]), language) for kind in SHAPING}
        self._by_first: dict[str, dict[str, list[str]]] = {}
        for kind, phrases in listed.items():
            if kind not in SHAPING and kind not in PLAIN:
                for phrase in phrases:
                    self._learn(kind, phrase.strip())
        self._known: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def find(self, words: str) -> Iterator[Found]:
        """All phrases in words as `as_words` has them; of one kind no two that overlap, the longest first."""
        free: dict[str, int] = {}
        for word in _NEXT_WORD.finditer(words):
            for kind, expression in self._beginning_with(word[1]):
                if word.start() < free.get(kind, 0):
                    continue
                found = expression.match(words, word.start())
                if found:
                    free[kind] = found.end()
                    yield Found(kind, found.start(), found.end())

    def _learn(self, kind: str, phrase: str) -> None:
        spelled = as_phrase(phrase.removeprefix("^ "), self.language)
        for first in _first_words(spelled, self.language):
            self._by_first.setdefault(first, {}).setdefault(kind, []).append(phrase)

    def _beginning_with(self, word: str) -> list[tuple[str, re.Pattern[str]]]:
        """Compiled when the word is met first: most never are."""
        if word not in self._known:
            phrases: dict[str, list[str]] = {}
            for key in (word, f"{word[:PREFIX]}*"):
                for kind, listed in self._by_first.get(key, {}).items():
                    phrases.setdefault(kind, []).extend(listed)
            made = [(kind, _compile(listed, self.language)) for kind, listed in phrases.items()]
            if not made:
                return made
            self._known[word] = made
        return self._known[word]


@lru_cache(maxsize=16)
def phrases_of(language: str) -> Phrases:
    """The phrases of one of the seven languages."""
    listed: dict[str, list[str]] = {}
    words = importlib.import_module(f"followthrough.rules.reading.words.{language}").WORDS
    for line in words.strip().splitlines():
        kind, _, phrases = line.partition(": ")
        listed.setdefault(kind, []).extend(phrases.split(" | "))
    return Phrases(listed, language)


def _first_words(phrase: str, language: str) -> Iterator[str]:
    """What a phrase can begin with: words, and the beginnings of words with a star."""
    for part in phrase.split():
        for word in part.removesuffix("?").split("/"):
            if word == "not" and language == "en":
                yield from _NOT.split("|")
            elif word.endswith("*"):
                yield _spelled(word[:-1], language)[:PREFIX] + "*"
            else:
                yield _spelled(word, language)
        if not part.endswith("?"):
            return


def as_words(text: str, language: str) -> str:
    """The text as folded words and commas, a space around each: how phrases are looked for."""
    folded = fold_in_place(text.translate(_THUMBS))
    folded = _PAUSE.sub(" , ", folded.replace("'", "" if language == "en" else " "))
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
    return re.escape(_spelled(word.removesuffix("*").strip("?"), language)) + (r"\w*" if word.endswith("*") else "")


def _spelled(word: str, language: str) -> str:
    folded = fold_in_place(word)
    return _without_umlauts(folded) if language == "de" else folded
