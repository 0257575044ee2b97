"""One prospect: the person, what is sold to them, the story, and every act on them that needs no day's plan.

`page` shows all of it; each part of the right column is a module with its words and its acts (`reach`, `discovery`,
`promises`, `worth`, `about`), `acts` holds those on the opportunity, `story` the timeline, `telling` its words.
Start reading at `page`, then `sight` (what all parts are given).
"""
