"""Floor 5. All that goes out and comes in: mailboxes, conversations, messages, and the wires to the servers.

A message is a row before it is a network call; `rules.messages` says what may follow what. May import: `rules`,
`journal`, `team`, `people`, `followup`. `actions` are the only place that writes, `wires/` the only place that opens a
socket. News goes up as rows: a reply is a Touch, and whoever cares looks for it. Start reading at `models.messages`.
"""
