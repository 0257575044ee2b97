"""Floor 1. The journal: what was done, by whom, when. One line per verb, never overwritten.

Timeline, audit and undo all read it. It holds plain ids and points at nobody, so that it outlives what it tells of.
May import: `rules`. Start reading at `models.Entry`, then `actions.write`.
"""
