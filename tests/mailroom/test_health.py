"""What stands still is told to who looks after the machine."""

from datetime import timedelta

import pytest

from followthrough.cli.examination import _mail
from followthrough.mailroom.models import Mailbox, Message
from followthrough.mailroom.queries.health import health
from followthrough.rules.messages import MailboxState, MessageState
from tests.cast import NOON, Cast
from tests.mailroom.stage import make_mailbox, queue_to_anna

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=11)


def states(at: object) -> list[str]:
    return [finding.state for finding in _mail(at)]  # type: ignore[arg-type]


def test_all_is_well_where_nothing_is_due(cast: Cast) -> None:
    make_mailbox(cast.rep)
    queue_to_anna(cast, send_at=NOON + timedelta(hours=1))
    assert states(LATER) == ["well"]


def test_due_messages_nobody_sends_are_seen(cast: Cast) -> None:
    make_mailbox(cast.rep)
    queue_to_anna(cast)
    assert health(at=LATER).lying == ("rosa@linden.example",)
    assert states(LATER) == ["ill"]
    Mailbox.objects.update(per_hour=1, sent_this_hour=1, hour_at=NOON, day=NOON.date())
    assert states(LATER) == ["well"], "its limit is reached: it goes on by itself"


def test_a_mailbox_that_stands_still_says_why_and_what_to_do(cast: Cast) -> None:
    make_mailbox(cast.rep, state=MailboxState.BROKEN, trouble="Not signed in", remedy="Sign in again")
    finding = next(_mail(NOON))
    assert (finding.state, finding.mend) == ("ill", "Sign in again")
    assert "Not signed in" in finding.said


def test_what_a_person_has_to_decide_is_counted(cast: Cast) -> None:
    make_mailbox(cast.rep)
    queue_to_anna(cast)
    Message.objects.update(state=MessageState.UNKNOWN, look_up_at=NOON)
    assert health(at=NOON).unknown == 0, "it is still looked up"
    Message.objects.update(look_up_at=None)
    assert health(at=NOON).unknown == 1
