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
