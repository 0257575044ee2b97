"""Floor 3. People: persons, companies, the ways to reach them, what they agreed to, tags and custom fields.

May import: `rules`, `journal`, `team`. Also holds the search index (`search`), because what is looked for is people.
Start reading at `models.persons`, then `actions`, then `search.find`.
"""
