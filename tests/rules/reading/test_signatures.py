"""Who signs: found by lines, read into facts, never taken for words."""

from datetime import UTC, datetime

import pytest

from followthrough.rules.reading import message, signatures
from tests.rules.reading import corpora

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ADA = signatures.sender_of("Ada Lopez <ada.lopez@ferreteria-lopez.example>")


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Yes, call me.\n\nAda", "Ada"),
        ("Yes, call me.\n\nBest regards,\nAda Lopez", "Best regards,\nAda Lopez"),
        ("Yes, call me.\n\nThanks, Ada", "Thanks, Ada"),
        ("Ja, gerne.\n\nMit freundlichen Grüßen\nAda Lopez\nEinkauf", "Mit freundlichen Grüßen\nAda Lopez\nEinkauf"),
        ("Oui.\n\nCordialement,\nAda Lopez\n+33 1 42 68 53 00", "Cordialement,\nAda Lopez\n+33 1 42 68 53 00"),
        ("Sí.\n\nUn saludo,\nAda", "Un saludo,\nAda"),
        ("Sì.\n\nCordiali saluti\nAda Lopez", "Cordiali saluti\nAda Lopez"),
        ("Sim.\n\nCumprimentos,\nAda", "Cumprimentos,\nAda"),
        ("Ja.\n\nMet vriendelijke groet,\nAda Lopez", "Met vriendelijke groet,\nAda Lopez"),
        ("Lunch is at noon.\n\nParking & Transport Desk\n3-7060", "Parking & Transport Desk\n3-7060"),
        ("Call Ben Fox, please.\n\nThank you!", ""),
        ("We spoke with Ada Lopez.", ""),
        ("I will ask Ben.\nAda said no to that last year, and I doubt that she has changed her mind.", ""),
        ("", ""),
    ],
)
def test_a_signature_is_found_below_the_words(text: str, signed: str) -> None:
    assert signatures.find(text, ADA)[1] == signed


def test_a_signature_is_read_into_facts() -> None:
    raw = (
        "From: Ada Lopez <ada.lopez@ferreteria-lopez.example>\n\nYes, call me.\n\nBest regards\nAda Lopez\n"
        "Head of Purchasing\nFerreteria Lopez S.L.\nTel. 912 34 56 78\nMobile: +34 600 123 456\n"
    )
    signature = message.read(raw.encode(), at=NOW, country="ES").signature

    assert (signature.name, signature.title) == ("Ada Lopez", "Head of Purchasing")
    assert signature.company == "Ferreteria Lopez S.L."
    assert set(signature.phones) == {"+34912345678", "+34600123456"}


@pytest.mark.parametrize(
    ("text", "name", "title", "company", "phones"),
    [
        (
            "Gut.\n\nMit freundlichen Grüßen\ni. A. Ada Lopez\nLeiterin Einkauf\nMuster GmbH\n+49 511 12345612",
            "Ada Lopez",
            "Leiterin Einkauf",
            "Muster GmbH",
            ("+4951112345612",),
        ),
        (
            "Oui.\n\nCordialement,\nAda LOPEZ\nResponsable achats\nDurand SARL\n01 42 68 53 00 – Port. 06 12 34 56 78",
            "Ada LOPEZ",
            "Responsable achats",
            "Durand SARL",
            ("+33142685300", "+33612345678"),
        ),
        (
            "Yes.\n\nAda\n\n-- \nAda Lopez\nHead of Buying, Example Ltd\n+44 20 7946 0958\n",
            "Ada Lopez",
            "Head of Buying",
            "Example Ltd",
            ("+442079460958",),
        ),
        (
            "Thanks,\nAda\n\nAda Lopez | VP of Operations | Acme Inc.\n(415) 555-2671 | ada@acme.example",
            "Ada Lopez",
            "VP of Operations",
            "Acme Inc.",
            ("+14155552671",),
        ),
    ],
)
def test_signatures_of_many_forms_are_read(
    text: str, name: str, title: str, company: str, phones: tuple[str, ...]
) -> None:
    raw = f"From: Ada Lopez <ada@example.org>\nContent-Type: text/plain; charset=utf-8\n\n{text}"
    signature = message.read(raw.encode(), at=NOW, country="FR" if "Oui" in text else "US").signature

    assert (signature.name, signature.title, signature.company) == (name, title, company)
    assert signature.phones == phones


def test_a_signature_below_dashes_is_read_too() -> None:
    raw = b"From: Ada <ada@example.org>\n\nYes.\n\n-- \nAda Lopez\nDirector\n+34 600 123 456\n"
    verdict = message.read(raw, at=NOW)

    assert verdict.newest_text == "Yes."
    assert verdict.signature.phones == ("+34600123456",)


def test_the_set_of_real_signatures_is_found() -> None:
    folder = corpora.folder("signatures")
    right = found = wanted = 0
    for file in sorted(folder.glob("[PN]/*_body")):
        lines = file.read_text(errors="replace").splitlines()
        sender = signatures.sender_of(file.with_name(file.name.replace("_body", "_sender")).read_text(errors="replace"))
        text = "\n".join(line.removeprefix("#sig#") for line in lines)
        _, signed = signatures.find(text, sender)
        marked = [line.removeprefix("#sig#").strip() for line in lines if line.startswith("#sig#")]
        told = [line.strip() for line in signed.splitlines() if line.strip()]
        right += len(set(told) & set(marked))
        found, wanted = found + len(told), wanted + len([line for line in marked if line])

    assert right >= 0.95 * found
    assert right >= 0.90 * wanted
