"""Add: somebody new in ten seconds. One field is enough; the first step is filled in already.

`page` is the form and what it answers while one types, `newcomer` turns what was typed into drafts, `first_step`
proposes. Start reading at `page`.
"""
