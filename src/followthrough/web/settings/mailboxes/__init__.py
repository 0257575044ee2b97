"""Mailboxes: connected, tested before one's eyes, paced, disconnected; who wrote and is nobody's yet.

A file a concern; all bring their addresses together in `urlpatterns`. Everybody connects their own, administrators the
workspace's for automatic mail.
"""

from followthrough.web.settings.mailboxes import connecting, listing, signing_in, testing

urlpatterns = [
    *listing.urlpatterns,
    *connecting.urlpatterns,
    *testing.urlpatterns,
    *signing_in.urlpatterns,
]
