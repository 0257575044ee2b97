"""The tables of the playbooks, by noun."""
