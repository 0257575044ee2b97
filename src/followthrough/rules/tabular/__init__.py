"""Reading any table a salesperson has: its encoding, its dialect, what its columns mean, what its cells say.

Pure: bytes, text and cells in, guesses with their reasons out. No guess is final; each can be overridden.
May import: the standard library, `charset-normalizer`, `phonenumbers`; `workbook` alone imports `python-
calamine`. Start reading at `dialect` (which table is this?), then `headers` (what do its columns mean?).
Next: `encoding` (bytes to text), `records` (text to rows), `cells` (what kind of value), `cleaning`
(values).
"""
