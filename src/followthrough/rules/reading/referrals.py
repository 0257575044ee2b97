"""Whom a message points to: the name, the address and the number it gives of somebody else."""

import re
from collections.abc import Iterable

from followthrough.rules.matching import normal_email
from followthrough.rules.reading.clauses import Sentence
from followthrough.rules.reading.folding import fold_in_place
from followthrough.rules.reading.phones import FoundPhone
from followthrough.rules.reading.phrases import phrases_of
from followthrough.rules.reading.verdict import Contact

MOST_NAMES = 4  # words of a name
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PARTICLES = frozenset("von van de der den del della di da dos das do du la le el ten ter zu zur bin al y e".split())
_TITLES = frozenset(
    "mr mrs ms miss dr prof herr herrn frau fr hr m mme mlle monsieur madame sr sra srta don dona senor senora sig"
    " signor signora signore dott dottor dottoressa ing avv dhr mw mevrouw meneer heer senhor senhora eng".split()
)
_NO_NAMES = frozenset(
    """
    i c j l d qu s n m the this that please he she they we you it my our your best regards thanks thank hello hi
    dear no not yes for from monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december ceo cto cfo coo it hr sales marketing
    purchasing procurement ich sie er wir ihr bitte danke herren damen firma abteilung leitung einkauf vertrieb
    geschaftsfuhrer geschaftsfuhrerin geschaftsfuhrung buchhaltung personal marketing kollege kollegin kollegen
    chef chefin nachfolger nachfolgerin ansprechpartner ansprechpartnerin zentrale sekretariat mail telefon
    nummer adresse dafur thema frage fragen mobil tel montag dienstag mittwoch donnerstag freitag samstag januar
    februar marz mai juni juli oktober dezember am das die der je il elle nous vous merci bonjour contactez
    voyez adressez contacter yo usted ustedes hable hablen contacte mejor gracias pongase ya io lei si contatti
    meglio non grazie parli eu fale e contacte melhor entre nao ja obrigado ik u neem je ga bel mail beste kunt
    wij het tel mob cell email phone cc nach mit bei fur aus vor seit wegen laut im in auf unser unsere mein
    meine ihre ein eine wenn falls leider gerne guten rucksprache abstimmung zum zur
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")


def find_referral(
    sentences: Iterable[Sentence], phones: Iterable[FoundPhone], *, pointing: frozenset[int], language: str
) -> Contact:
    """The person named in the sentences that point to somebody; an address or number may stand in the next one."""
    listed = list(sentences)
    near = sorted(pointing | {place + 1 for place in pointing if place + 1 < len(listed)})
    email = phone = ""
    names: list[tuple[int, str]] = []
    persons = phrases_of(language).persons
    for place in near:
        one = listed[place]
        email = email or next((normal_email(found[0]) or "" for found in _EMAIL.finditer(one.text)), "")
        phone = phone or next((found.number for found in phones if one.start <= found.start < one.end), "")
        names += _names_in(one.text, persons, language) if place in pointing else []
    name = max(names, key=lambda found: found[0])[1] if names else ""
    return Contact(name=name, email=email, phone=phone)


def _names_in(text: str, persons: frozenset[str], language: str) -> list[tuple[int, str]]:
    """Words with a capital that are no beginning of a sentence, no title and no noun; the likelier, the higher."""
    runs: list[tuple[int, str]] = []
    bare = _EMAIL.sub(lambda found: "@" * len(found[0]), text)
    words = list(_WORD.finditer(bare))
    at = 0
    while at < len(words):
        end = _run_end(words, at, bare, persons)
        if end > at:
            before = fold_in_place(words[at - 1][0].strip(".")) if at else ""
            introduced = before in persons or before in _TITLES
            length = end - at
            is_first = not bare[: words[at].start()].strip(" \t\n(-")
            if length > 1 or introduced or (language != "de" and not is_first):
                score = 4 * introduced + 2 * (length > 1) + (not is_first)
                runs.append((score, bare[words[at].start() : words[end - 1].end()].strip(" .,")))
            at = end
        else:
            at += 1
    return runs


def _run_end(words: list[re.Match[str]], at: int, text: str, persons: frozenset[str]) -> int:
    """Where a run of capitalised words beginning at `at` ends; `at` itself if none begins."""
    end = at
    while end < len(words) and end - at < MOST_NAMES + 1:
        written = words[end][0]
        folded = fold_in_place(written.strip("."))
        gap = text[words[end - 1].end() : words[end].start()] if end > at else ""
        if end > at and gap.strip():
            break
        is_particle = end > at and folded in _PARTICLES and written.islower()
        if not is_particle and not _is_name_word(written, folded, persons):
            break
        end += 1
    while end > at and fold_in_place(words[end - 1][0]) in _PARTICLES and words[end - 1][0].islower():
        end -= 1
    return end


def _is_name_word(written: str, folded: str, persons: frozenset[str]) -> bool:
    if folded.partition("'")[0] in _NO_NAMES:  # I'm, c'est
        return False
    return written[:1].isupper() and folded not in _NO_NAMES and folded not in persons and folded not in _TITLES
