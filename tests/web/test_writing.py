"""Writing to a prospect: what is filled, asked for, refused, sent, taken back; who may; what it costs."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from followthrough.mailroom.models import Draft, Mailbox, Message, TextStop
from followthrough.people.models import ContactPoint, Suppression
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.drafts import TemplateDraft
from followthrough.playbooks.models import TemplateUse
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Channel
from tests.cast import NOON, Cast
from tests.mailroom.stage import make_line, make_mailbox, queue_to_anna
from tests.web.doors import HTMX, PANEL, ClientOf, Statements, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture(autouse=True)
def kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return make_mailbox(cast.rep, signature="Rosa Reed")


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


def address(cast: Cast) -> str:
    return f"/opportunities/{cast.anna.pk}/writing/"


def page(client: Client, cast: Cast, **asked: str) -> str:
    return unescape(client.get(address(cast), asked).content.decode())


def first_offer(shown: str) -> str:
    found = re.search(r'name="then" value="([^"]+)" data-sends', shown)
    assert found, shown
    return found[1]


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    usual = {
        "channel": "email",
        "key": "k1",
        "to": cast.anna.person.contact_points.get(value="anna.keller@brandt.example").pk,
        "subject": "The offer",
        "text": "Dear Anna, here it is.",
    }
    return usual | more


def template(cast: Cast, body: str, subject: str = "", channel: Channel = Channel.EMAIL) -> Any:
    draft = TemplateDraft(name="Ours", channel=channel, subject=subject, body=body, shared=True)
    return playbooks.write_template(draft, by=cast.admin, at=NOON)


# Who may -------------------------------------------------------------------------------------------------------------


def test_it_is_for_who_follows_them_up(cast: Cast, client_of: ClientOf) -> None:
    assert status_signed_out(address(cast))[0] == 302
    assert client_of(cast.outsider).get(address(cast)).status_code == 404
    assert client_of(cast.manager).get(address(cast)).status_code == 200
    assert client_of(cast.rep).get(address(cast), {"channel": "call"}).status_code == 404
    assert client_of(cast.rep).get(f"{address(cast)}draft/").status_code == 405
    assert client_of(cast.rep).get(f"{address(cast)}look/").status_code == 405


def test_another_members_message_is_not_taken_back(cast: Cast, client_of: ClientOf, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast)
    assert client_of(cast.outsider).post(f"/messages/{message.pk}/take-back/").status_code == 404
    assert client_of(cast.rep).get(f"/messages/{message.pk}/take-back/").status_code == 405


# Sending -------------------------------------------------------------------------------------------------------------


def test_one_press_sends_and_plans_what_comes_next(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    offer = first_offer(page(rosa, cast))
    answer = rosa.post(address(cast), typed(cast, then=offer, tells="1", next="/today/"))
    assert (answer.status_code, answer["Location"]) == (302, "/today/")
    message = Message.objects.get()
    assert (message.state, message.subject, message.to_address) == (
        MessageState.QUEUED,
        "The offer",
        "anna.keller@brandt.example",
    )
    assert message.text.startswith("Dear Anna, here it is.\n\nIf I don't hear from you before then, I'll call you on ")
    assert message.text.endswith("-- \nRosa Reed\n")
    assert "<p>Dear Anna" in message.html
    assert message.send_at == NOON + timedelta(seconds=10)
    cast.anna.refresh_from_db()
    assert (cast.anna.touches, cast.anna.next_waiting_on) == (5, "them")


def test_the_same_press_twice_is_one_mail(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    for _ in range(2):
        rosa.post(address(cast), typed(cast, then="stay"))
    assert Message.objects.count() == 1


def test_just_sending_leaves_the_step_alone(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    was = cast.anna.next_due_at
    rosa.post(address(cast), typed(cast, then="stay", tells="1"))
    cast.anna.refresh_from_db()
    assert (cast.anna.next_due_at, cast.anna.touches) == (was, 4)
    assert "If I don't" not in Message.objects.get().text


def test_undo_brings_words_step_and_files_back(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    was = cast.anna.next_due_at
    file = SimpleUploadedFile("offer.pdf", b"%PDF-1.7", content_type="application/pdf")
    rosa.post(address(cast), typed(cast, then=first_offer(page(rosa, cast)), files=[file]))
    shown = rosa.get("/today/").content.decode()
    undo = re.search(r'action="(/messages/\d+/take-back/[^"]*)"', shown)
    assert undo
    assert 'data-countdown="10"' in shown
    back = rosa.post(unescape(undo[1]))
    assert Message.objects.get().state == MessageState.CANCELLED
    cast.anna.refresh_from_db()
    assert cast.anna.next_due_at == was
    again = unescape(rosa.get(back["Location"]).content.decode())
    assert "Dear Anna, here it is." in again
    assert "offer.pdf" in again


def test_too_late_to_take_back_is_said(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    message = queue_to_anna(cast)
    Message.objects.update(state=MessageState.SENT)
    answer = rosa.post(f"/messages/{message.pk}/take-back/")
    assert answer.status_code == 422
    assert "on its way already" in unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": " "}, "Write what you want to say"),
        ({"subject": ""}, "Give it a subject"),
        ({"more_copied": "somebody"}, "is no e-mail address"),
        ({"later": "sometime"}, "no date I can read"),
        ({"text": "Dear {{ person.given_name"}, "can't be"),
        ({"then": "nonsense"}, "proposal can't be read"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    cast: Cast, rosa: Client, mailbox: Mailbox, wrong: dict[str, str], said: str
) -> None:
    answer = rosa.post(address(cast), typed(cast, then="stay") | wrong)
    assert answer.status_code == 422
    shown = unescape(answer.content.decode())
    assert said in shown
    assert wrong.get("text", "Dear Anna, here it is.").strip() in shown
    assert not Message.objects.exists()


def test_without_a_mailbox_it_says_so(cast: Cast, rosa: Client) -> None:
    assert "No mailbox is connected" in page(rosa, cast)
    answer = rosa.post(address(cast), typed(cast, then="stay"))
    assert answer.status_code == 422
    assert Draft.objects.get().text == "Dear Anna, here it is."


def test_it_goes_later_when_asked_to(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    rosa.post(address(cast), typed(cast, then="stay", later="tomorrow 8:30"))
    assert Message.objects.get().send_at == NOON.replace(day=26, hour=7, minute=30)


def test_copies_go_to_addresses_and_others_once(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    ContactPoint.objects.create(
        workspace=cast.workspace, person=cast.anna.person, kind="email", value="a@home.example", shown="a@home.example"
    )
    rosa.post(
        address(cast),
        typed(cast, then="stay", copied=["a@home.example"], more_copied="boss@brandt.example; A@home.example"),
    )
    assert Message.objects.get().copied == ["a@home.example", "boss@brandt.example"]


def test_who_asked_to_be_left_alone_gets_no_copy(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    Suppression.objects.create(workspace=cast.workspace, kind="email", value="boss@brandt.example", at=NOON)
    refused = rosa.post(address(cast), typed(cast, then="stay", more_copied="boss@brandt.example"))
    assert refused.status_code == 422
    assert "boss@brandt.example asked not to be written to" in unescape(refused.content.decode())
    assert not Message.objects.exists()


# Words ---------------------------------------------------------------------------------------------------------------


def test_the_version_it_began_with_is_on_record(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    ours = template(cast, "Dear {{ person.given_name }}, here it is.", "About {{ company.name }}")
    shown = unescape(rosa.post(address(cast), typed(cast, do="template", template=ours.pk)).content.decode())
    rosa.post(address(cast), typed(cast, template=ours.pk, then=first_offer(shown)))
    use = TemplateUse.objects.get()
    assert (use.version, use.message) == (ours.current, Message.objects.get())


def test_a_template_is_filled_for_them(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    ours = template(cast, "Dear {{ person.given_name }}, I act on {{ step.when }}.", "About {{ company.name }}")
    answer = rosa.post(address(cast), typed(cast, do="template", template=ours.pk), headers=HTMX)
    shown = unescape(answer.content.decode())
    assert "Dear Anna, I act on " in shown
    assert 'value="About Brandt & Söhne"' in shown


def test_an_empty_field_is_asked_for_filled_in_place_and_never_sent(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    ours = template(cast, "Dear {{ person.given_name }}, as {{ person.job_title }} you know.")
    shown = unescape(rosa.post(address(cast), typed(cast, do="template", template=ours.pk)).content.decode())
    assert "as [what they do] you know" in shown
    form = typed(cast, text="Dear Anna, as [what they do] you know.", hole="person.job_title")
    refused = rosa.post(address(cast), form | {"then": "stay"})
    assert refused.status_code == 422
    assert "“What they do” is not known" in unescape(refused.content.decode())
    filled = rosa.post(address(cast), form | {"do": "fill", "fact.person.job_title": "a buyer"})
    assert "as a buyer you know" in unescape(filled.content.decode())
    rosa.post(address(cast), form | {"then": "stay", "fact.person.job_title": "a buyer"})
    assert Message.objects.get().text.startswith("Dear Anna, as a buyer you know.")


def test_merge_fields_in_own_words_are_filled_or_refused(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    refused = rosa.post(address(cast), typed(cast, then="stay", text="As {{ person.job_title }} of {{ company.name }}"))
    assert refused.status_code == 422
    assert 'name="fact.person.job_title"' in refused.content.decode()
    rosa.post(address(cast), typed(cast, then="stay", text="Dear {{ person.given_name }}"))
    assert Message.objects.get().text.startswith("Dear Anna")


def test_another_day_than_the_first_is_the_day_they_are_told(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    ours = template(cast, "I call on {{ step.when }}.")
    shown = unescape(rosa.post(address(cast), typed(cast, do="template", template=ours.pk)).content.decode())
    told = re.search(r'name="told" value="([^"]+)"', shown)
    assert told
    form = typed(cast, text=f"I call on {told[1]}.", told=told[1], then=first_offer(shown), when="14 dec")
    rosa.post(address(cast), form)
    assert Message.objects.get().text.startswith("I call on Monday, 14 December.")


def test_it_goes_on_in_the_thread_and_quotes_what_they_wrote(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    first = queue_to_anna(cast)
    Message.objects.create(
        workspace=cast.workspace, conversation=first.conversation, person=cast.anna.person, direction="in",
        state="received", text="Where is it?\n> old", newest_text="Where is it?", created_at=NOON, sent_at=NOON,
        id_header="theirs@brandt.example",
    )  # fmt: skip
    shown = page(rosa, cast)
    assert "Goes on in “Re: The offer with the longer warranty”" in re.sub(r"</?bdi>", "", shown)
    assert 'name="subject"' not in shown
    rosa.post(address(cast), typed(cast, then="stay", quotes="1"))
    message = Message.objects.latest("pk")
    assert message.reply_to_id == "theirs@brandt.example"
    assert message.text.endswith("Anna Keller wrote:\n> Where is it?\n")
    rosa.post(address(cast), typed(cast, then="stay", key="k2", begins_thread="1", subject="Something else"))
    assert Message.objects.latest("pk").subject == "Something else"


# Files and drafts ----------------------------------------------------------------------------------------------------


def test_files_are_attached_kept_and_removed(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    files = [SimpleUploadedFile(name, name.encode()) for name in ("a.txt", "b.txt", "../c.txt")]
    shown = rosa.post(address(cast), typed(cast, do="attach", files=files)).content.decode()
    assert shown.count('value="remove:') == 3
    rosa.post(address(cast), typed(cast, do="remove:1"))
    rosa.post(address(cast), typed(cast, then="stay"))
    names = list(Message.objects.get().attachments.order_by("pk").values_list("name", flat=True))
    assert names == ["a.txt", "c.txt"]


def test_files_larger_than_a_mail_are_refused(
    cast: Cast, rosa: Client, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.mailroom.files.LARGEST", 10)
    answer = rosa.post(address(cast), typed(cast, do="attach", files=[SimpleUploadedFile("a", b"x" * 11)]))
    assert answer.status_code == 422
    assert "larger than mail servers accept" in answer.content.decode()


def test_a_draft_is_kept_and_found_again(cast: Cast, rosa: Client, client_of: ClientOf, mailbox: Mailbox) -> None:
    assert rosa.post(f"{address(cast)}draft/", typed(cast, text="Half a sent")).status_code == 204
    assert "Half a sent" in page(rosa, cast)
    assert "Half a sent" not in page(client_of(cast.manager), cast)
    rosa.post(address(cast), typed(cast, do="discard"))
    assert not Draft.objects.exists()


def test_the_look_says_how_it_reads(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    shown = rosa.post(f"{address(cast)}look/", typed(cast, text="**Dear** <b>Anna</b> {{ person.family_name }}"))
    words = shown.content.decode()
    assert "<strong>Dear</strong> &lt;b&gt;Anna&lt;/b&gt; Keller" in words
    assert "Rosa Reed" in words
    assert "style=" not in words


# Texts ---------------------------------------------------------------------------------------------------------------


def text(cast: Cast, **more: Any) -> dict[str, Any]:
    mobile = cast.anna.person.contact_points.get(kind="mobile").pk
    return {"channel": "text", "key": "t1", "to": mobile, "text": "Hello Anna"} | more


def test_a_text_goes_out_from_the_line(cast: Cast, rosa: Client) -> None:
    make_line(cast.workspace)
    shown = page(rosa, cast, channel="text")
    assert "1 segment, 160 characters left" in shown
    rosa.post(address(cast), text(cast, then="stay"))
    message = Message.objects.get()
    assert (message.channel, message.to_address, message.html, message.subject) == ("text", "+4915112345678", "", "")


def test_what_makes_a_text_dear_is_said_and_made_plain(cast: Cast, rosa: Client) -> None:
    make_line(cast.workspace)
    dear = "I’ll call on Friday at ten. " * 5
    shown = unescape(rosa.post(f"{address(cast)}look/", text(cast, text=dear)).content.decode())
    assert "“’” makes it 3 segments. Written plainly it is 1 segment." in shown
    plain = rosa.post(address(cast), text(cast, text=dear, do="cheaper"))
    assert "I'll call on Friday" in unescape(plain.content.decode())


def test_a_number_that_said_stop_is_not_offered(cast: Cast, rosa: Client) -> None:
    make_line(cast.workspace)
    TextStop.objects.create(workspace=cast.workspace, number="+4915112345678", word="STOP", at=NOON)
    assert "they asked for no more" in page(rosa, cast, channel="text")
    refused = rosa.post(address(cast), text(cast, then="stay"))
    assert refused.status_code == 422
    assert "They asked for no more texts" in refused.content.decode()


def test_at_night_a_text_waits_for_the_law(cast: Cast, rosa: Client) -> None:
    make_line(cast.workspace)
    with time_machine.travel(NOON.replace(hour=21, minute=10), tick=False):  # 22:10 in Berlin
        shown = page(rosa, cast, channel="text")
        assert "It is 22:10 there; the law allows texts 08:00–21:00. It goes out tomorrow 08:00" in shown
        rosa.post(address(cast), text(cast, then="stay"))
        assert Message.objects.get().send_at == NOON.replace(day=26, hour=7)
        refused = rosa.post(address(cast), text(cast, then="stay", key="t2", later="tomorrow 05:00"))
    assert refused.status_code == 422
    assert "the law allows texts" in unescape(refused.content.decode())


# What it costs -------------------------------------------------------------------------------------------------------


def test_the_panel_costs_few_statements(cast: Cast, rosa: Client, mailbox: Mailbox, statements: Statements) -> None:
    queue_to_anna(cast)
    with statements() as seen:
        rosa.get(address(cast), headers=PANEL)
    assert len(seen) <= 27


# In the story --------------------------------------------------------------------------------------------------------


def test_the_story_shows_what_was_written_and_what_became_of_it(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    rosa.post(address(cast), typed(cast, then=first_offer(page(rosa, cast))))
    person = f"/prospects/{cast.anna.person_id}/"
    assert "Goes out Wed 25 Nov, 12:00" in rosa.get(person).content.decode()
    for state, said in (("sent", "Sent "), ("refused", "Refused"), ("unknown", "Sent or not?"), ("withheld", "Held")):
        Message.objects.update(state=state, sent_at=NOON)
        shown = rosa.get(person).content.decode()
        assert said in shown
        assert "Dear Anna, here it is." in shown
        assert "Rosa Reed\n" not in shown


def test_a_message_that_did_no_step_stands_in_the_story_too(cast: Cast, rosa: Client, mailbox: Mailbox) -> None:
    rosa.post(address(cast), typed(cast, then="stay"))
    shown = rosa.get(f"/prospects/{cast.anna.person_id}/").content.decode()
    assert "Wrote: e-mail" in shown
    assert "Goes out" in shown
