"""Sockets to the world: SMTP, IMAP, sending services, text providers. They raise passing or permanent troubles."""
