"""Floor 4, the heart. Opportunities and their next steps, touches, deferrals, promises.

One idea, enforced by the database: every live opportunity has exactly one next step, dated, owned, with a purpose and
a channel. May import: `rules`, `journal`, `team`, `people`. `actions` are the only place that writes.
Start reading at `models.opportunities`, then `actions.deed` (how every verb works), then `actions.steps`.
"""
