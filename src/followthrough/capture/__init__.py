"""Floor 7. Capture: how prospects come in, by a file or as the sample that a new user looks around in.

May import: `followup`, `people`, `team`, `journal`, `rules`. Not `review`, which stands on the same floor.
Start reading at `sample` (a believable workspace from a seed).
"""
