"""Asking the name service on loopback, and being told that there is none."""

from followthrough.mailroom.wires import names
from followthrough.rules.sender_records import Records
from tests.servers import dns


def test_where_mail_goes_the_first_choice_first() -> None:
    with dns.knowing({("brandt.example", "MX"): ["20 second.example.", "10 first.example."]}):
        assert names.mx_of("brandt.example") == ["first.example", "second.example"]
        assert names.mx_of("nobody.example") == []


def test_servers_are_guessed_by_the_domains_word_and_by_their_usual_names() -> None:
    told = {("_imaps._tcp.a.example", "SRV"): ["0 1 993 told.a.example."]}
    usual = {("mail.a.example", "A"): ["192.0.2.1"]}
    with dns.knowing(told | usual):
        assert names.guess_servers("a.example") == names.Guess("told.a.example", "mail.a.example")
    with dns.knowing({}):
        assert names.guess_servers("a.example") == names.Guess()


def test_what_a_domain_says_of_its_senders() -> None:
    said = {
        ("a.example", "TXT"): ['"v=spf1 " "-all"'],
        ("google._domainkey.a.example", "TXT"): ['"v=DKIM1; p=MIIB"'],
        ("_dmarc.a.example", "TXT"): ['"v=DMARC1; p=none"'],
    }
    with dns.knowing(said):
        assert names.sender_records("a.example") == Records(
            ("v=spf1 -all",), ("v=DKIM1; p=MIIB",), ("v=DMARC1; p=none",)
        )


def test_no_name_service_is_no_answer_and_no_error() -> None:
    with dns.nobody():
        assert names.mx_of("a.example") == []
        assert names.guess_servers("a.example") == names.Guess()
        assert names.sender_records("a.example") == Records(None, None, None)
