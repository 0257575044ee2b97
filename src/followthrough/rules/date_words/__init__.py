"""The words of dates, a module for each language, as the grammar in `date_grammar` needs them.

One line per meaning: `kind value: phrase | phrase`. Phrases are folded (no case, accents, apostrophes) as
`matching.fold` does; of two that begin alike the longer one is read. The kinds are explained in `date_tokens`.
"""

from followthrough.rules.date_words import dutch, english, french, german, italian, portuguese, spanish

EVERYWHERE = """
am: am | a m | a
pm: pm | p m | p
"""

LANGUAGES = {
    "en": english.WORDS,
    "de": german.WORDS,
    "fr": french.WORDS,
    "es": spanish.WORDS,
    "it": italian.WORDS,
    "pt": portuguese.WORDS,
    "nl": dutch.WORDS,
}

# What is known only within sentences, where the words around a date are no mistake. A phrase has these meanings beside
# those above; of `DROPPED` no meaning from above is left there, because it is mostly something else.
SPOKEN = {
    "en": english.SPOKEN,
    "de": german.SPOKEN,
    "fr": french.SPOKEN,
    "es": spanish.SPOKEN,
    "it": italian.SPOKEN,
    "pt": portuguese.SPOKEN,
    "nl": dutch.SPOKEN,
}
DROPPED = {
    "en": "a p d w m y mo mos tu we fr sa su th eo sometime",
    "de": "mo di mi do fr sa so",
    "fr": "",
    "es": "",
    "it": "",
    "pt": "",
    "nl": "ma di wo do vr za zo",
}
