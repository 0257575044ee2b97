"""Providers by address and by where mail goes; advice from what a domain says of its senders."""

import pytest

from followthrough.rules import mail_providers, sender_records, sending_services
from followthrough.rules.checks import Fared
from followthrough.rules.sender_records import Records


@pytest.mark.parametrize(
    ("address", "mx", "key"),
    [
        ("anna@gmail.com", (), "google"),
        ("anna@brandt.example", ("aspmx.l.google.com.",), "google"),
        ("anna@brandt.example", ("brandt-example.mail.protection.outlook.com",), "microsoft"),
        ("anna@WEB.de", (), "web_de"),
        ("anna@brandt.example", ("mx00.ionos.de", "mx01.ionos.de"), "ionos_de"),
        ("anna@brandt.example", ("smtpin.rzone.de",), "strato"),
        ("anna@brandt.example", ("mx.brandt.example",), None),
        ("anna@brandt.example", ("notgoogle.com",), None),
        ("anna@brandt.example", (), None),
    ],
)
def test_a_provider_is_known_by_domain_or_by_where_mail_goes(address: str, mx: tuple, key: str | None) -> None:
    found = mail_providers.of_address(address, mx)
    assert (found.key if found else None) == key


def test_some_providers_give_each_customer_a_host() -> None:
    found = mail_providers.of_address("a@b.example", ("w01.kasserver.com.",))
    assert found is not None
    assert (found.imap.host, found.smtp.host) == ("w01.kasserver.com", "w01.kasserver.com")


def test_the_table_holds_together() -> None:
    keys = [each.key for each in mail_providers.PROVIDERS]
    domains = [domain for each in mail_providers.PROVIDERS for domain in each.domains]
    assert len(keys) == len(set(keys))
    assert len(domains) == len(set(domains))
    for each in mail_providers.PROVIDERS:
        assert "{name}" not in each.todo
        assert not each.oauth or each.oauth in mail_providers.SIGN_INS
        assert all(place.host == place.host.lower() for place in (each.imap, each.smtp))
        assert each.imap.port in (993, 143, 1143)
        assert each.smtp.port in (465, 587, 1025)


def test_every_sending_service_can_be_made() -> None:
    from anymail.backends.base import AnymailBaseBackend
    from django.core.mail import get_connection

    for service in sending_services.SERVICES:
        told = {wanted.key: "https://x.example" if "url" in wanted.key else "told" for wanted in service.wants}
        assert isinstance(get_connection(service.backend, **told), AnymailBaseBackend)


GOOD = Records(("v=spf1 include:_spf.example -all",), ("v=DKIM1; k=rsa; p=MIIB",), ("v=DMARC1; p=none",))


def fared(**records: object) -> list[Fared]:
    from dataclasses import replace

    return [check.fared for check in sender_records.advice("a.example", replace(GOOD, **records))]


def test_a_domain_that_says_everything_is_well() -> None:
    assert fared() == [Fared.WELL] * 3


def test_what_is_missing_is_said_with_what_to_do() -> None:
    checks = sender_records.advice("a.example", Records((), (), ()))
    assert [check.fared for check in checks] == [Fared.DOUBTFUL] * 3
    assert all(check.remedy for check in checks)


def test_records_that_say_the_wrong_thing() -> None:
    assert fared(spf=("v=spf1 +all",))[0] == Fared.DOUBTFUL
    assert fared(spf=("v=spf1 a", "v=spf1 mx"))[0] == Fared.DOUBTFUL
    assert fared(dkim=("v=DKIM1; p=;",))[1] == Fared.DOUBTFUL


def test_where_nobody_can_be_asked_it_is_said_in_a_word() -> None:
    (check,) = sender_records.advice("a.example", Records(None, None, None))
    assert "no name service" in check.words
