"""Floor 0. The rules: facts in, decision out.

Pure Python. No Django, no clock, no network, no database: every moment, zone and setting is an argument.
May import: the standard library, `phonenumbers`, `holidays`, `rapidfuzz`, `nameparser`, `liquid`.
Start reading at `words` (the vocabulary), then `next_step` (what to do next, and why).
"""
