"""A person writes by themselves: drafts, what is answered by it, and everything taken back together."""

from datetime import timedelta

import pytest

from followthrough.mailroom.actions import drop_draft, keep_draft, take_back_message, write_message
from followthrough.mailroom.actions.consequences import wait_for_us
from followthrough.mailroom.drafts import Completion, Unfinished
from followthrough.mailroom.files import Kept
from followthrough.mailroom.models import Conversation, Draft, Message
from followthrough.playbooks.actions import send_words
from followthrough.playbooks.models import Wording
from followthrough.rules.messages import MessageState
from followthrough.rules.refusals import Elsewhere
from followthrough.rules.words import Channel
from tests.cast import NOON, Cast
from tests.mailroom.stage import LATER, draft_to_anna, make_line, make_mailbox

pytestmark = pytest.mark.django_db
MAIL = Channel.EMAIL
FILE = Kept(name="offer.pdf", media_type="application/pdf", size=3, digest="a" * 64)


@pytest.fixture(autouse=True)
def connected(cast: Cast) -> None:
    make_mailbox(cast.rep, signature="Rosa Reed\nLinden Motors")
    make_line(cast.workspace)


def test_what_was_typed_is_kept_once_per_channel(cast: Cast) -> None:
    for words in ("Dear", "Dear Anna"):
        keep_draft(cast.anna, MAIL, Unfinished(text=words, attachments=(FILE,)), by=cast.rep, at=NOON)
    keep_draft(cast.anna, Channel.TEXT, Unfinished(text="Hi"), by=cast.rep, at=NOON)
    draft = Draft.objects.get(channel=MAIL)
    assert (draft.text, draft.attachments[0]["name"]) == ("Dear Anna", "offer.pdf")
    assert Draft.objects.count() == 2


def test_a_draft_with_nothing_in_it_is_none(cast: Cast) -> None:
    keep_draft(cast.anna, MAIL, Unfinished(text="Dear"), by=cast.rep, at=NOON)
    assert keep_draft(cast.anna, MAIL, Unfinished(text=" \n"), by=cast.rep, at=NOON) is None
    assert not Draft.objects.exists()


def test_a_draft_is_ones_own(cast: Cast) -> None:
    keep_draft(cast.anna, MAIL, Unfinished(text="Dear"), by=cast.rep, at=NOON)
    drop_draft(cast.anna, MAIL, by=cast.manager)
    assert Draft.objects.count() == 1
    with pytest.raises(Elsewhere):
        keep_draft(cast.anna, MAIL, Unfinished(text="Dear"), by=cast.outsider, at=NOON)


def test_sending_drops_the_draft_and_remembers_the_words(cast: Cast) -> None:
    text = "Dear Anna, the offer with the longer warranty is in this mail, as you asked for on Tuesday."
    keep_draft(cast.anna, MAIL, Unfinished(text="Dear"), by=cast.rep, at=NOON)
    draft = draft_to_anna(cast, text=text, key="form-1", completes=Completion(then=LATER))
    message = send_words(draft, by=cast.rep, at=NOON)
    assert not Draft.objects.exists()
    assert Wording.objects.get().message == message
    again = send_words(draft, by=cast.rep, at=NOON)
    assert (again, Wording.objects.count(), Message.objects.count()) == (message, 1, 1)


def test_html_beside_the_text_carries_signature_and_quote(cast: Cast) -> None:
    draft = draft_to_anna(cast, text="It is **here**.", marked_up=True, quote="On Tuesday Anna wrote:\n> Where?")
    message, _ = write_message(draft, by=cast.rep, at=NOON)
    assert message.text == "It is **here**.\n\n-- \nRosa Reed\nLinden Motors\n\nOn Tuesday Anna wrote:\n> Where?\n"
    assert "<strong>here</strong>" in message.html
    assert message.html.index("Where?") < message.html.index("Rosa Reed")


def test_what_they_wrote_is_answered_by_it_and_waits_again_when_it_is_taken_back(cast: Cast) -> None:
    first, _ = write_message(draft_to_anna(cast, key="form-0"), by=cast.rep, at=NOON - timedelta(days=2))
    came = Message.objects.create(
        workspace=cast.workspace, conversation=first.conversation, person=cast.anna.person, direction="in",
        state=MessageState.RECEIVED, created_at=NOON - timedelta(hours=1), received_at=NOON - timedelta(hours=1),
    )  # fmt: skip
    wait_for_us(came)
    message, _ = write_message(draft_to_anna(cast, key="form-1"), by=cast.rep, at=NOON)
    assert Conversation.objects.get().waits_since is None

    take_back_message(message, by=cast.rep, at=NOON + timedelta(seconds=5))
    assert Conversation.objects.get().waits_since == came.received_at
    message.refresh_from_db()
    assert message.state == MessageState.CANCELLED


def test_taken_back_the_step_stands_again(cast: Cast) -> None:
    was = cast.anna.next_due_at
    message, _ = write_message(draft_to_anna(cast, completes=Completion(then=LATER)), by=cast.rep, at=NOON)
    take_back_message(message, by=cast.rep, at=NOON + timedelta(seconds=5))
    cast.anna.refresh_from_db()
    assert (cast.anna.next_due_at, cast.anna.touches) == (was, 4)


def test_taken_back_the_words_are_a_draft_again(cast: Cast) -> None:
    draft = draft_to_anna(cast, text="Dear Anna,\n\nhere.", attachments=(FILE,), copied=("x@y.example",))
    message, _ = write_message(draft, by=cast.rep, at=NOON)
    take_back_message(message, by=cast.rep, at=NOON + timedelta(seconds=5))
    kept = Draft.objects.get()
    assert (kept.text, kept.copied, kept.attachments[0]["digest"]) == (
        "Dear Anna,\n\nhere.",
        ["x@y.example"],
        FILE.digest,
    )
