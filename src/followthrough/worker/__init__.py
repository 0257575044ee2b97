"""Floor 8, the door for the clock: what happens by itself, and nothing else.

Everything it does stands on one page, `schedule`; each act calls one verb of a room with the moment it is. It runs as
a thread of `followthrough start` or as `followthrough worker`, in as many processes as wanted on PostgreSQL.
May import every room below; never another door. Writes nothing itself.
Start reading at `schedule`, then `clock` (how turns are taken, what happens when an act fails).
"""
