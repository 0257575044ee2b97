"""Verbs of the mailroom: the only place that writes here."""
