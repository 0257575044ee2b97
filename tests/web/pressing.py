"""How the tests of work mode press: as a person without script does."""

import re
from html import unescape

from django.test import Client

from followthrough.followup.models import Opportunity


def first_offer(page: str) -> str:
    """The value of the first proposal's button."""
    found = re.search(r'class="proposal is-first" name="then" value="([^"]+)"', page)
    assert found, page
    return unescape(found[1])


def complete(client: Client, row: Opportunity, outcome: str = "no_answer", **typed: object) -> object:
    """Take the first proposal, as a person without script does."""
    page = client.get(f"/work/{row.pk}/", {"outcome": outcome, "channel": "call"}).content.decode()
    form = {"outcome": outcome, "channel": "call", "then": first_offer(page), "next": "/work/", **typed}
    return client.post(f"/opportunities/{row.pk}/completion/", form)
