"""What a message that came in is and says: pure, no network; bytes or words in, a verdict with its reasons out.

`verdict` has the words; `message.read` reads a whole mail (bounce, feedback report, out of office, other automatic
mail, meeting answer, human reply), `sentences.read` what a person wrote (dates, phones, what they want). Uncertain
is an answer: then a person decides. Start at `verdict`.
"""
