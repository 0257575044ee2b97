"""The door through which a provider brings news: only with its signature, once, and never more than it says."""

from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from followthrough.mailroom.models import Message, TextLine, TextStop
from followthrough.mailroom.wires.signatures import sign
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Channel
from followthrough.team import sealing
from tests.cast import Cast
from tests.mailroom.stage import make_line, queue_to_anna

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

KEY, US = "the provider's key", "https://us.example"
ANNA = "+4915112345678"


@pytest.fixture(autouse=True)
def public(settings: Any) -> None:
    settings.PUBLIC_URL = US


@pytest.fixture
def line(cast: Cast) -> TextLine:
    return make_line(cast.workspace, sealed_token=sealing.seal(KEY))


def call(path: str, form: dict[str, str], *, key: str = KEY, signature: str | None = None) -> HttpResponse:
    given = sign(key, US + path, {name: [value] for name, value in form.items()}) if signature is None else signature
    return Client(enforce_csrf_checks=True).post(path, form, headers={"X-Twilio-Signature": given})  # type: ignore[return-value]


def text(words: str, text_id: str = "SM1") -> dict[str, str]:
    return {"MessageSid": text_id, "From": ANNA, "To": "+4915799900000", "Body": words}


def test_a_signed_text_is_taken_and_answered_with_nothing(line: TextLine) -> None:
    answer = call(f"/hooks/texts/{line.pk}/incoming/", text("Yes, tomorrow"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml")
    assert "<Message>" not in answer.content.decode()
    assert Message.objects.get().text == "Yes, tomorrow"


@pytest.mark.parametrize("signature", ["", "forged", "ÄÖ", None])
def test_what_is_not_signed_is_not_heard(line: TextLine, signature: str | None) -> None:
    path = f"/hooks/texts/{line.pk}/incoming/"
    answer = call(path, text("STOP"), key="another", signature=signature)
    assert answer.status_code == 403
    assert not TextStop.objects.exists()


def test_a_signature_of_another_address_or_form_is_refused(line: TextLine) -> None:
    path, form = f"/hooks/texts/{line.pk}/incoming/", text("Yes")
    given = sign(KEY, US + path, {name: [value] for name, value in form.items()})
    assert call(path, form | {"Body": "No"}, signature=given).status_code == 403
    assert call(f"/hooks/texts/{line.pk}/reports/", form, signature=given).status_code == 403
    assert not Message.objects.exists()


def test_a_line_nobody_has_looks_like_a_wrong_signature(line: TextLine) -> None:
    nobody, wrong = (
        call("/hooks/texts/999999/incoming/", text("Yes")),
        call(f"/hooks/texts/{line.pk}/incoming/", text("Yes"), signature="forged"),
    )
    assert (nobody.status_code, nobody.content) == (wrong.status_code, wrong.content)


def test_a_line_without_a_key_hears_nobody(cast: Cast) -> None:
    line = make_line(cast.workspace)
    assert call(f"/hooks/texts/{line.pk}/incoming/", text("Yes"), key="").status_code == 403


def test_a_call_played_again_changes_nothing(line: TextLine) -> None:
    for _ in range(3):
        assert call(f"/hooks/texts/{line.pk}/incoming/", text("Yes")).status_code == 200
    assert Message.objects.count() == 1


def test_help_is_answered_with_who_we_are(line: TextLine) -> None:
    answer = call(f"/hooks/texts/{line.pk}/incoming/", text("HELP") | {"From": "+4915100000000"})
    assert "<Message>This is Linden Motors." in unescape(answer.content.decode())
    TextLine.objects.update(help_words="We are <Linden> & Co.")
    answer = call(f"/hooks/texts/{line.pk}/incoming/", text("hilfe", "SM2"))
    assert "<Message>We are &lt;Linden&gt; &amp; Co.</Message>" in answer.content.decode()


def test_a_report_reaches_its_text(cast: Cast, line: TextLine) -> None:
    message = queue_to_anna(cast, channel=Channel.TEXT)
    Message.objects.update(state=MessageState.UNKNOWN)
    form = {"MessageSid": "SM7", "MessageStatus": "undelivered", "ErrorCode": "30005"}
    assert call(f"/hooks/texts/{line.pk}/reports/?message={message.pk}", form).status_code == 204
    message.refresh_from_db()
    assert message.state == MessageState.SENT
    assert "no phone with this number" in message.why
    assert message.bounced_at is not None


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"MessageSid": ""},
        {"MessageSid": "x" * 300, "From": ANNA, "Body": "Yes"},
        {"MessageSid": "SM1", "From": "a friend", "Body": "Yes"},
        {"MessageSid": "SM1", "MessageStatus": "?", "ErrorCode": "9" * 40},
    ],
)
def test_a_signed_call_that_makes_no_sense_is_no_crash(line: TextLine, form: dict[str, str]) -> None:
    for path in (f"/hooks/texts/{line.pk}/incoming/", f"/hooks/texts/{line.pk}/reports/?message={'9' * 40}"):
        assert call(path, form).status_code < 300
    assert not Message.objects.exists()


def test_only_forms_are_taken(line: TextLine) -> None:
    assert Client().get(f"/hooks/texts/{line.pk}/incoming/").status_code == 405
