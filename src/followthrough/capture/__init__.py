"""Floor 7. Capture: how prospects come in, by a file or as the sample that a new user looks around in.

An import is files, their rows as drafts, the duplicates among them, and for each row exactly one result.
May import: `followup`, `people`, `team`, `journal`, `rules`. Not `review`, which stands on the same floor.
Start reading at `actions` (the verbs of an import, in the order they are called), then `models`; or at `sample`
(a believable workspace from a seed).
"""
