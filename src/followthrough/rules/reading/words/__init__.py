"""The words that reading goes by, a module for each language or subject; folded: no case, no accents.

A language's `WORDS` has one line per kind: `kind: phrase | phrase`; a kind may have several lines. A phrase is words
with spaces; commas between them may be there or not. `a/b` is one or the other, `word*` any word beginning so,
`word?` may be left out, `..` up to three words, `^` and `$` the sentence's beginning and end. An apostrophe stands for
nothing in English (`dont`) and parts words elsewhere (`n est`); a hyphen parts words.

What the kinds mean, and which of several wins, is told in `rules.reading.intents`:
`opt_out` `legal` `interest` `request` `yes` `nod` `refusal` `no` `not_now` `again` `back` `consult` `wrong` `referral`
`question` `price` `time` `competitor` `authority` `need` `trust`, and what changes others: `neutral` (says nothing,
whatever is in it), `negation`, `contrast`, `if`, `unreal`, `closing` (the words are over), `person` (somebody without a
name).
"""
