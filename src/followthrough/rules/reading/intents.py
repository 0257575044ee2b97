"""What a person wants who wrote to us, told from the phrases in their sentences.

Each sentence is looked through for the phrases of `words`. A phrase before which an odd number of negations stands, in
the same part of the sentence, means its opposite (“not interested”) or nothing. Then one intent is chosen: what a
salesperson would act upon first. An opt-out wins over everything; what follows a “but” over what stands before it.
Where the words contradict each other, or say little, a person decides: `is_sure` is false.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from followthrough.rules.reading.clauses import Sentence, sentences_of
from followthrough.rules.reading.dates import SpokenDate
from followthrough.rules.reading.language import LANGUAGES, tell_language, vote_on_language
from followthrough.rules.reading.phones import FoundPhone
from followthrough.rules.reading.phrases import Phrases, phrases_of
from followthrough.rules.reading.referrals import find_referral
from followthrough.rules.reading.verdict import Contact, Intent, Objection

SCOPE = 7  # words over which a negation reaches
AFTER = {"de": 4, "nl": 4, "fr": 2}  # words after a phrase in which it may still be negated: “passt uns nicht”
TURNED = {"interest": "refusal"}  # what a negated phrase means; every other says nothing then
NEGATABLE = frozenset({"interest", "request", "yes", "trust", "again", "back", "referral"})
# “not too expensive” is no objection, “no budget” is one.
_QUALITY = re.compile(
    r"expensive|pricey|teuer|\bcher|\bcar[oa]|\bduur|busy|happy|satisf|content|zufrieden|tevreden|scam|convinced"
)
_SELF_WORDS = {
    "en": "me us again back then",
    "de": "mich uns mir wieder nochmal",
    "fr": "moi nous",
    "es": "me nos",
    "it": "mi ci",
    "pt": "me comigo conosco",
    "nl": "me mij",
}
FEW_SENTENCES, MANY_SENTENCES = 3, 10
_AMBIGUOUS_ORDERS = frozenset("end cancel quit remove stop enough fine basta alto baja parar pare sair ende".split())
_PASSED_ON = re.compile(
    r"forward|passed|copied|\bcc|weiterge|leite|kopie|transf|transm|copie|reenv|remit|copia|inoltr|encaminh|doorg|doorst"
)
_SUBJECTS = frozenset("i ich je yo io eu ik".split())
_SELF = {language: frozenset(words.split()) for language, words in _SELF_WORDS.items()}
OBJECTIONS = tuple(objection.value for objection in Objection)
FAR = timedelta(days=21)  # “call me in March” is not now, “call me on Tuesday” is interest
SOFT = frozenset({"interest", "request", "yes", "nod"})
OWN_WORDS = frozenset({"interest", "request", "yes", "back", "consult"})
FIRM = frozenset({"opt_out", "refusal", "no", "not_now", "wrong", "back", "consult", "need"})
CLOSE_OF_DAY = time(18)
SHORT, PHRASE_VOTE = 80, 25  # characters; what a word of a phrase counts beside a small word, which is up to 60

NAMES = {
    "opt_out": "asks us to stop",
    "legal": "threatens",
    "interest": "shows interest",
    "request": "asks for something of ours",
    "yes": "says yes",
    "nod": "nods",
    "refusal": "does not want it",
    "no": "says no",
    "not_now": "says not now",
    "again": "asks us to come back",
    "back": "will get back to us",
    "consult": "talks it over first",
    "wrong": "is the wrong person",
    "referral": "points to somebody",
    "question": "asks",
    **{objection.value: f"objects: {objection.label.lower()}" for objection in Objection},
}


class Hit(NamedTuple):
    """A phrase that was found: its kind, where, in which part of which sentence, and its words."""

    kind: str
    sentence: int
    start: int
    part: int
    words: str
    is_weak: bool = False
    is_turned: bool = False  # by a negation before it


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants, and what led to it."""

    intent: Intent = Intent.UNCLEAR
    objection: Objection | None = None
    opt_out: bool = False
    is_sure: bool = False
    not_before: date | None = None
    by: datetime | None = None
    referral: Contact = field(default_factory=Contact)
    reasons: tuple[str, ...] = ()


def tell_wish(
    text: str, dates: Iterable[SpokenDate], now: datetime, *, language: str, phones: Iterable[FoundPhone] = ()
) -> Wish:
    """The wish in a text whose dates and numbers are known; `now` is the writer's wall clock."""
    phrases = phrases_of(language)
    sentences = sentences_of(text, language)
    hits = [hit for place, one in enumerate(sentences) for hit in _hits(one, place, phrases, language)]
    hits = _kept(hits)
    pointing = frozenset(hit.sentence for hit in hits if hit.kind in ("referral", "wrong"))
    contact = find_referral(sentences, phones, pointing=pointing, language=language) if pointing else Contact()
    if not contact:
        hits = [hit for hit in hits if hit.kind != "referral" or _points(hit, hits, sentences, phrases)]
    hits = [hit for hit in hits if not _is_lost_order(hit, sentences)]
    return _Decision(hits, contact, sentences, dates=[one for one in dates if not one.is_now], now=now).wish()


def _points(hit: Hit, hits: list[Hit], sentences: list[Sentence], phrases: Phrases) -> bool:
    """Of a referral that names nobody: whether it means somebody all the same, such as a colleague."""
    if hit.is_weak or any(other.kind in OWN_WORDS for other in hits):
        return False  # “if you have questions, contact …”, “after talking to my team we would like to …”
    if any(other.kind == "authority" and other.sentence == hit.sentence and _overlap(other, hit) for other in hits):
        return False  # “our board decides that”
    words = sentences[hit.sentence].words[hit.start :].split()[: len(hit.words.split()) + SCOPE]
    return not phrases.persons.isdisjoint(words) or bool(_PASSED_ON.search(hit.words))


def _is_lost_order(hit: Hit, sentences: list[Sentence]) -> bool:
    """“End” somewhere in a long mail is no order to stop, as it is where it is all that was said."""
    return hit.kind == "opt_out" and len(sentences) > FEW_SENTENCES and hit.words in _AMBIGUOUS_ORDERS


def tell_reply_language(text: str) -> str:
    """The language of a message. Of a short one its phrases tell more than its small words: “volentieri”, “passt”."""
    if len(text) > SHORT:
        return tell_language(text)
    votes = vote_on_language(text)
    for language in LANGUAGES:
        for one in sentences_of(text, language):
            for hit in _hits(one, 0, phrases_of(language), language):
                if not (hit.kind == "question" and hit.is_weak):
                    votes[language] += len(hit.words.split()) * PHRASE_VOTE
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else ""


def _hits(sentence: Sentence, place: int, phrases: Phrases, language: str) -> Iterator[Hit]:
    words = _without_neutral(sentence.words, phrases)
    parts = _parts(words, phrases)
    condition = phrases.shaping["if"].match(sentence.words) or phrases.shaping["unreal"].search(words)
    for kind, start, end in phrases.find(words):
        if sentence.asks and kind in ("competitor", "authority"):
            continue  # “how do you differ from your competitors?” asks, it does not object
        if condition and kind == "interest":
            continue
        if kind == "opt_out" and sentence.asks and _is_about_others(words, start, end, language):
            continue  # “can our customers unsubscribe with one click?”
        near = words[start:end].split() + words[end : end + 10].split()[:1]
        if kind == "referral" and not _SELF[language].isdisjoint(near):
            continue  # “please contact me” points to nobody else
        part = sum(1 for edge in parts if edge <= start + 1)
        may_turn = kind in NEGATABLE or (kind in OBJECTIONS and _QUALITY.search(words[start:end]))
        negations = _negations(words, start, end, phrases, language) if may_turn else 0
        meant = kind if negations % 2 == 0 else TURNED.get(kind, "")
        is_weak = negations > 1 or bool(condition and kind == "referral")
        if meant:
            said = words[start:end].strip()
            yield Hit(meant, place, start, part, said, is_weak=is_weak, is_turned=meant != kind)
    if sentence.asks and len(words.split()) > 1:
        yield Hit("question", place, len(words), len(parts), sentence.text.strip()[-60:], is_weak=True)


def _is_about_others(words: str, start: int, end: int, language: str) -> bool:
    """One word in a longer question in which nobody speaks of themselves."""
    is_one_word = len(words[start:end].split()) == 1 and len(words.split()) > 4
    return is_one_word and (_SELF[language] | _SUBJECTS).isdisjoint(words.split())


def _without_neutral(words: str, phrases: Phrases) -> str:
    """What is said out of politeness is blanked: in “no problem” nobody says no."""
    return phrases.shaping["neutral"].sub(lambda found: " ," + " _" * (len(found[0].split()) - 1), words)


def _parts(words: str, phrases: Phrases) -> list[int]:
    """Where a “but” begins a part of the sentence that outweighs what stands before it."""
    return [found.start() + 1 for found in phrases.shaping["contrast"].finditer(words) if found.start() > 0]


def _negations(words: str, start: int, end: int, phrases: Phrases, language: str) -> int:
    """How many words before a phrase, in its part of the sentence, say not; in some languages also after it."""
    before = words[:start].split()[-SCOPE:]
    for edge in (",", *phrases.contrasts):
        if edge in before:
            before = before[len(before) - before[::-1].index(edge) :]
    count = sum(word in phrases.negations for word in before)
    behind: list[str] = []
    for word in words[end:].split()[: AFTER.get(language, 0)]:
        if word == "," or word in phrases.contrasts:
            break
        behind.append(word)
    inside = sum(word in phrases.negations for word in words[start:end].split())
    return count + (any(word in phrases.negations for word in behind) if not count and not inside else 0)


def _kept(hits: list[Hit]) -> list[Hit]:
    """Without those that say the same words another way: “not looking for” is no search for something."""
    return [hit for hit in hits if not any(_covers(other, hit) for other in hits)]


def _covers(other: Hit, hit: Hit) -> bool:
    if hit.kind == "referral" and other.kind == "consult":
        return other.sentence == hit.sentence and _overlap(other, hit)
    if other.sentence != hit.sentence or other.kind == hit.kind:
        return False
    if hit.kind == "question":
        return other.kind in ("nod", "yes", "opt_out") and not hit.is_weak
    if hit.is_turned:
        return other.kind in ("need", "not_now", "refusal", *OBJECTIONS) and _overlap(other, hit)
    return hit.kind in SOFT and other.kind in FIRM and hit.words in other.words


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.start + len(other.words) + 1 and other.start < one.start + len(one.words) + 1


class _Decision:
    """Chooses one intent of all that was found."""

    def __init__(
        self, hits: list[Hit], contact: Contact, sentences: list[Sentence], *, dates: list[SpokenDate], now: datetime
    ) -> None:
        self.contact = contact
        self.sentences = sentences
        self.hits = hits
        self.dates = dates
        self.now = now
        self.kinds = frozenset(hit.kind for hit in hits)

    def wish(self) -> Wish:
        intent = self._intent()
        objection = next((Objection(kind) for kind in OBJECTIONS if kind in self.kinds), None)
        return Wish(
            intent=intent,
            objection=objection,
            opt_out=intent is Intent.DO_NOT_CONTACT,
            is_sure=self._is_sure(intent),
            not_before=self._not_before() if intent is Intent.NOT_NOW else None,
            by=self._by() if intent is Intent.WILL_GET_BACK else None,
            referral=self.contact,
            reasons=tuple(dict.fromkeys(f"{NAMES[hit.kind]}: “{hit.words}”" for hit in self.hits))[:8],
        )

    def _intent(self) -> Intent:
        if self._has("opt_out") or (self._has("legal") and self._is_hostile()):
            return Intent.DO_NOT_CONTACT
        if self._has("wrong"):
            return Intent.WRONG_PERSON
        if self._has("refusal", "no"):
            return self._of_a_refusal()
        if self._has("referral"):
            return Intent.REFERRAL
        if self._is_later():
            return Intent.NOT_NOW
        if self._has("back") or (self._has("consult") and not self._has("authority")):
            return Intent.WILL_GET_BACK
        return self._of_the_willing()

    def _of_a_refusal(self) -> Intent:
        """No for good, no for now, or a no that a “but” takes back."""
        if self._has("referral"):
            return Intent.REFERRAL
        if self._has("again", "not_now"):
            return Intent.NOT_NOW
        if self._last("interest", "request", "yes") > self._last("refusal", "no"):
            return Intent.INTERESTED
        if self._has("back"):
            return Intent.WILL_GET_BACK
        if (
            self._has("need")
            and not self._has("no")
            and all(hit.is_turned for hit in self.hits if hit.kind == "refusal")
        ):
            return Intent.OBJECTION
        return Intent.NOT_INTERESTED

    def _of_the_willing(self) -> Intent:
        """Nobody said no: an objection counts unless interest follows it."""
        objects, wants = self._last(*OBJECTIONS), self._last("interest", "request", "yes")
        if objects > (-1, -1) and wants <= objects:
            return Intent.OBJECTION
        if wants > (-1, -1):
            return Intent.INTERESTED
        if self._has("question"):
            return Intent.QUESTION
        return Intent.INTERESTED if self._has("nod") else Intent.UNCLEAR

    def _is_later(self) -> bool:
        """Not now; or “call me” with a day weeks away."""
        if self._has("again", "request") and not self._has("not_now") and self._is_near() and self._has("request"):
            return False  # “can you call me tomorrow around three?”
        if self._has("not_now", "again"):
            wants, later = self._last("interest", "request", "yes"), self._last("not_now", "again")
            return not (wants > later and (self._is_near() or not self._ahead()))
        asks = [hit.sentence for hit in self.hits if hit.kind == "request"]
        told = [one for place in asks for one in self._dates_in(place)]
        return bool(told) and all(one.first - self.now.date() > FAR for one in told)

    def _is_near(self) -> bool:
        return any(one.first - self.now.date() < FAR for one in self._ahead())

    def _is_hostile(self) -> bool:
        """A threat, and no business about data protection: short, or beside a no."""
        return not self._has("interest", "request", "question", "yes") or self._has("no", "refusal", "trust")

    def _is_sure(self, intent: Intent) -> bool:
        is_only_a_nod = "nod" in self.kinds and self.kinds <= {"nod", "question"}
        if intent is Intent.UNCLEAR or is_only_a_nod:
            return False
        if intent is Intent.DO_NOT_CONTACT:
            return True
        if len(self.sentences) > MANY_SENTENCES and sum(hit.kind != "question" for hit in self.hits) < 2:
            return False  # one phrase in a long mail about something else
        until = self._until() if intent is Intent.NOT_NOW else None
        if until and until.is_vague:  # “after the holidays”: a person decides when that is
            return False
        if any(hit.is_weak for hit in self.hits if hit.kind in ("interest", "refusal")):
            return False
        wants, declines = self._has("interest", "yes"), self._has("refusal", "no")
        return not (wants and declines and intent in (Intent.INTERESTED, Intent.NOT_INTERESTED))

    # Dates

    def _not_before(self) -> date | None:
        """The first day on which we may come back."""
        until = self._until()
        return max(_first_free_day(until), self.now.date()) if until else None

    def _until(self) -> SpokenDate | None:
        """The last date of the sentence that puts us off: “away this week, ping me on 7 December”; else of another."""
        places = [hit.sentence for hit in self.hits if hit.kind in ("again", "not_now")]
        told = (self._dates_in(place) for place in [*places, *range(len(self.sentences))])
        return max(next(filter(None, told), []), key=_first_free_day, default=None)

    def _by(self) -> datetime | None:
        """Until when they answer: the moment told, or the close of the last working day of what was told."""
        places = [hit.sentence for hit in self.hits if hit.kind in ("back", "consult")]
        for place in [*places, *range(len(self.sentences))]:
            for one in self._dates_in(place):
                if one.time:
                    return datetime.combine(one.first, one.time)
                return datetime.combine(_last_working_day(one), CLOSE_OF_DAY)
        return None

    def _dates_in(self, place: int) -> list[SpokenDate]:
        sentence = self.sentences[place]
        return [one for one in self._ahead() if sentence.start <= one.start < sentence.end]

    def _ahead(self) -> list[SpokenDate]:
        return [one for one in self.dates if one.last >= self.now.date()]

    # What was found

    def _has(self, *kinds: str) -> bool:
        return not self.kinds.isdisjoint(kinds)

    def _last(self, *kinds: str) -> tuple[int, int]:
        """The sentence and the part of it in which one of the kinds was said last; before the text if never."""
        return max(((hit.sentence, hit.part) for hit in self.hits if hit.kind in kinds), default=(-1, -1))


def _first_free_day(spoken: SpokenDate) -> date:
    """“Away until 15 January”, “from 4 to 22 May”: the day after; else the day itself."""
    if spoken.is_stretch or spoken.edge == "until":
        return spoken.last + timedelta(days=1) if spoken.is_stretch else spoken.first
    return spoken.first


def _last_working_day(spoken: SpokenDate) -> date:
    if spoken.last == spoken.first or spoken.edge in ("before", "until"):
        return spoken.first
    last = spoken.last
    return last - timedelta(days=max(0, last.weekday() - 4))
