"""Backups: one file with everything in it, written and read so that a kill at any moment leaves something whole.

`packing` makes one, `unpacking` checks one and brings it back, `databases` copies a database in use.
"""
