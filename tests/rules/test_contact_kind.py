"""One field takes every kind of address."""

import pytest

from followthrough.rules.contact_kind import kind_of
from followthrough.rules.words import ContactKind


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [
        ("anna@brandt.example", "", ContactKind.EMAIL),
        ("Anna Keller <anna@brandt.example>", "", ContactKind.EMAIL),
        ("0151 1234 5678", "DE", ContactKind.MOBILE),
        ("+49 221 555 0123", "", ContactKind.PHONE),
        ("(212) 555-0100", "US", ContactKind.MOBILE),
        ("tel:+442079460958", "", ContactKind.ADDRESS),
        ("https://www.linkedin.com/in/anna", "", ContactKind.SOCIAL),
        ("@annakeller", "", ContactKind.SOCIAL),
        ("www.brandt.example", "", ContactKind.WEB),
        ("brandt-soehne.de/kontakt", "", ContactKind.WEB),
        ("Hafenstraße 5, 50667 Köln", "DE", ContactKind.ADDRESS),
        ("12 Main Street", "US", ContactKind.ADDRESS),
        ("12345", "", ContactKind.ADDRESS),
        ("", "", ContactKind.ADDRESS),
    ],
)
def test_the_kind_of_an_address_is_seen(text: str, country: str, kind: ContactKind) -> None:
    assert kind_of(text, country) == kind
