"""Floor 1. The journal: what was done, by whom, when. One line per verb, never overwritten.

Timeline, audit and undo all read it. It holds plain ids and points at nobody, so that it outlives what it tells of.
It also keeps the heartbeats of what runs by itself (`heartbeats`), so that every door can tell when the clock stands.
May import: `rules`. Start reading at `models.Entry`, then `actions.write`.
"""
