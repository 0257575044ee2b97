"""Reads of the playbooks that join or count."""
