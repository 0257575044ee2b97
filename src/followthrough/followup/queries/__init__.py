"""Reads of the heart that join or count. They write nothing and ask no clock.

`situations`: the facts from which the rules propose what comes next. `times`: whose hours, which zone.
"""

from followthrough.followup.queries.situations import proposals_for, situation_of
from followthrough.followup.queries.times import calendar_of, our_time, their_zones, zone_of

__all__ = ["calendar_of", "our_time", "proposals_for", "situation_of", "their_zones", "zone_of"]
