"""Notes of absence: until when, and who is there instead. What a person writes of a holiday is a reply."""

from datetime import UTC, date, datetime

import pytest

from followthrough.rules.reading import message
from followthrough.rules.reading.verdict import Kind, Verdict

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)  # a Monday


def note(
    subject: str, text: str, *, header: str = "Auto-Submitted: auto-replied\n", zone: str = "Europe/Berlin"
) -> Verdict:
    head = f"From: Ada Lopez <ada@example.org>\nSubject: {subject}\n{header}"
    raw = f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    return message.read(raw.encode(), at=NOW, zone=zone)


@pytest.mark.parametrize(
    ("subject", "text", "back"),
    [
        ("Out of office", "I am out of the office until Monday, 16 November.", date(2026, 11, 16)),
        ("Automatic reply: Offer", "I'm away and will be back on November 20th.", date(2026, 11, 20)),
        ("Away", "On vacation from 2 to 13 November 2026. I return on 16 November.", date(2026, 11, 16)),
        ("Auto: Offer", "I will be on annual leave from 30/10/2026 until 09/11/2026 inclusive.", date(2026, 11, 9)),
        ("Away until May 5", "I am currently away returning to the office on May 5th.", date(2027, 5, 5)),
        ("Automatic reply", "I'm out of the office Friday.", date(2026, 11, 6)),
        ("Abwesenheit", "Ich bin bis einschließlich 13.11.2026 nicht im Büro.", date(2026, 11, 13)),
        (
            "Automatische Antwort: Angebot",
            "Ich bin im Urlaub und ab dem 16. November wieder erreichbar.",
            date(2026, 11, 16),
        ),
        (
            "Abwesend",
            "Vom 2. bis 20. November bin ich im Urlaub. Ihre Mail wird nicht weitergeleitet.",
            date(2026, 11, 20),
        ),
        ("Réponse automatique : Offre", "Je suis absente jusqu'au 13 novembre inclus.", date(2026, 11, 13)),
        ("Absence du bureau", "Je suis en congés et serai de retour le lundi 16 novembre.", date(2026, 11, 16)),
        ("Respuesta automática", "Estoy de vacaciones hasta el 13 de noviembre.", date(2026, 11, 13)),
        ("Fuera de la oficina", "Estaré fuera de la oficina. Regreso el 16 de noviembre.", date(2026, 11, 16)),
        ("Risposta automatica", "Sono in ferie fino al 13 novembre.", date(2026, 11, 13)),
        ("Fuori sede", "Sono assente, rientro lunedì 16 novembre 2026.", date(2026, 11, 16)),
        ("Resposta automática", "Estou de férias até 13 de novembro.", date(2026, 11, 13)),
        ("Ausência", "Estarei fora do escritório e regresso no dia 16 de novembro.", date(2026, 11, 16)),
        ("Automatisch antwoord", "Ik ben met vakantie tot en met 13 november.", date(2026, 11, 13)),
        ("Afwezig", "Ik ben niet op kantoor en ben maandag 16 november weer terug.", date(2026, 11, 16)),
        ("Out of office", "I am away with limited access to my email.", None),
    ],
)
def test_the_return_is_read(subject: str, text: str, back: date | None) -> None:
    verdict = note(subject, text)

    assert verdict.kind is Kind.OUT_OF_OFFICE
    assert verdict.return_date == back


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        (
            "I am out of the office until Monday. In urgent cases please contact Ben Fox (ben.fox@example.org).",
            "Ben Fox",
            "ben.fox@example.org",
        ),
        (
            "Ich bin im Urlaub. In dringenden Fällen wenden Sie sich bitte an Frau Sabine Kern, s.kern@example.org.",
            "Sabine Kern",
            "s.kern@example.org",
        ),
        (
            "Je suis absente. En mon absence, veuillez contacter Luc Petit à l'adresse luc.petit@example.org.",
            "Luc Petit",
            "luc.petit@example.org",
        ),
        (
            "Estoy de vacaciones. Para temas urgentes contacte con Eva Ruiz: eva.ruiz@example.org",
            "Eva Ruiz",
            "eva.ruiz@example.org",
        ),
        (
            "Sono in ferie. Per urgenze rivolgersi a Marco Riva (m.riva@example.org).",
            "Marco Riva",
            "m.riva@example.org",
        ),
        (
            "Estou de férias. Em caso de urgência contacte Rui Sousa, rui@example.org.",
            "Rui Sousa",
            "rui@example.org",
        ),
        (
            "Ik ben met vakantie. Bij spoed kunt u contact opnemen met Jan de Wit via jan@example.org.",
            "Jan de Wit",
            "jan@example.org",
        ),
        ("I am out of the office. For sales write to sales@example.org.", "", "sales@example.org"),
        ("I am out of the office. Regards, Ada Lopez, ada@example.org", "", ""),
    ],
)
def test_who_is_there_instead_is_read(text: str, name: str, email: str) -> None:
    stand_in = note("Automatic reply", text).stand_in

    assert (stand_in.name, stand_in.email) == (name, email)


def test_a_number_to_turn_to_is_read() -> None:
    text = "I am out of the office. Please contact Ben Fox on +49 511 123456."
    assert note("Automatic reply", text).stand_in.phone == "+49511123456"


def test_what_a_person_writes_of_a_holiday_is_a_reply() -> None:
    verdict = note("Re: Offer", "Yes, send it. I am out of the office until Monday, call me then.", header="")
    assert verdict.kind is Kind.REPLY


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-generated\n",
        "List-Unsubscribe: <mailto:off@example.org>\n",
        "Precedence: bulk\n",
        "X-Autoreply: yes\n",
        "X-RT-Ticket: example #7\n",
        "Content-Type: multipart/report; report-type=disposition-notification\n",
    ],
)
def test_other_automatic_mail_is_no_reply(header: str) -> None:
    assert note("We received your request", "Thank you, we look into it.", header=header).kind is Kind.AUTO


@pytest.mark.parametrize(
    "header", ["X-Zendesk-Priority: normal\n", "List-Id: <team.example.org>\n", "Feedback-ID: 1\n"]
)
def test_an_answer_that_a_ticket_system_or_a_list_carried_is_a_reply(header: str) -> None:
    answer = f"{header}In-Reply-To: <offer-7@shop.example>\n"

    assert note("Re: Offer", "Yes, we take it.", header=answer).kind is Kind.REPLY
    assert note("News", "This week in our shop.", header=header).kind is Kind.AUTO


@pytest.mark.parametrize(
    ("sender", "kind"),
    [
        ("noreply@example.org", Kind.AUTO),
        ("do-not-reply@example.org", Kind.AUTO),
        ("Shop <no.reply+7@example.org>", Kind.AUTO),
        ("dmarc-reports@example.org", Kind.AUTO),
        ("ann.robotham@example.org", Kind.REPLY),
        ("reply@example.org", Kind.REPLY),
    ],
)
def test_a_mailbox_that_takes_no_answers_is_no_person(sender: str, kind: Kind) -> None:
    assert message.read(f"From: {sender}\nSubject: Offer\n\nHello.\n".encode(), at=NOW).kind is kind
