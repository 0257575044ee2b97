"""Reads of the mailroom that join or count. `whose` finds out whom a mail is with."""
