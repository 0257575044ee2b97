"""Floor 2. The team: workspaces, users, who is a member with which role, when they work, when they are away.

May import: `rules`, `journal`. Knows nothing of prospects: handing them over when somebody leaves is
`followup.leave_team`, on the floor that must write them.
Start reading at `models.members`, then `actions`.
"""
