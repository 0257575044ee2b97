"""Verbs of the playbooks: the only place that writes here."""
