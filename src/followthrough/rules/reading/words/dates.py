"""What stands before words that would be a date, and makes them one, or none."""

import re


def _right_before(listed: str) -> re.Pattern[str]:
    """One of the words, and nothing but signs between it and what follows."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed.replace('_', ' ').split(',')))})\W{{1,3}}$")


def _words(listed: str) -> str:
    return ",".join(listed.split())


GREETING = _right_before(
    _words("""
    guten gute gutes goede goeden goedenavond good buenas buenos bom boa bonne bon buona buon schonen schones schone
    nice great happy lovely tollen tolles frohe frohes froher feliz felices merry joyeux joyeuses prettige fijn fijne
    wonderful buone pleasant enjoy_your enjoy_the have_a
    """)
)
"""Of a wish no date is meant: “good morning”, “schönes Wochenende”."""

EVERY = re.compile(
    r"(?<!\w)(?:every|each|every other|jede[nrsm]?|alle|immer|chaque|tous les|toutes les|cada|todos los|todas las"
    r"|ogni|tutti i|tutte le|todo|toda|todos os|todas as|elke|iedere)\W{1,3}(?:\w+\W{1,3})?$"
)
"""What comes again and again is not one date."""

ON = _right_before(
    _words("""
    on by until till from due before between after since for to this date
    am den dem vom bis zum ab seit fur von zwischen diesen datum
    le du au entre jusqu_au ce el del al para desde este esta fecha
    il dal dell tra fra entro data em ate dia op tot vanaf voor van tussen
    """)
)
"""What tells that a bare “3/4”, “2027” or “mar” is a date."""

IN = _right_before(_words("in im en em last next mid early late of de d"))

AROUND = _right_before(
    _words("""
    nach vor den der apres avant les la despues_de antes_de las dopo prima le depois antes apos de as das da na voor
    during after before
    """)
)
"""Holidays are a date where something is before or after them."""

ABBREVIATIONS = frozenset("jan feb apr jun jul aug sep oct nov dec okt dez fri tue thu".split())
"""Short words that are months and weekdays and nothing else in any of the languages."""
