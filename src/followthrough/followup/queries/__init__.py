"""Reads of the heart that join or count. They write nothing and ask no clock.

`situations`: the facts from which the rules propose what comes next. `times`: whose hours, which zone.
`visibility`: which persons a member may see.
"""

from followthrough.followup.queries.situations import proposals_for, situation_of
from followthrough.followup.queries.times import calendar_of, our_time, their_time, their_zones, zone_of
from followthrough.followup.queries.visibility import narrowed_people, people_visible_to

__all__ = [
    "calendar_of",
    "narrowed_people",
    "our_time",
    "people_visible_to",
    "proposals_for",
    "situation_of",
    "their_time",
    "their_zones",
    "zone_of",
]
