"""Many queued messages at once, stored in bulk: for tests and measurements that need thousands."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from followthrough.followup.actions import standing
from followthrough.followup.models import Opportunity
from followthrough.mailroom.models import Conversation, Mailbox, Message
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Channel, ContactKind, NextBy, Origin, WaitingOn
from tests.cast import NOON, Cast, stage_of

WORDS = "Hello {name},\n\nas promised here are the figures, and two dates that would suit me next week.\n\nRosa\n"


def queue_crowd(cast: Cast, mailboxes: Sequence[Mailbox], number: int, *, at: datetime, **columns: Any) -> list[str]:
    """One message each to so many prospects, in turn from the mailboxes. Returns their Message-IDs."""
    people = Person.objects.bulk_create(_person(cast, each) for each in range(number))
    ContactPoint.objects.bulk_create(_point(cast, person) for person in people)
    rows = Opportunity.objects.bulk_create(_opportunity(cast, people, at))
    threads = Conversation.objects.bulk_create(
        Conversation(
            workspace=cast.workspace,
            person=row.person,
            opportunity=row,
            owner=cast.rep,
            mailbox=mailboxes[each % len(mailboxes)],
            subject="Figures",
            last_at=at,
        )
        for each, row in enumerate(rows)
    )
    messages = [_message(cast, thread, at) | columns for thread in threads]
    Message.objects.bulk_create(Message(**each) for each in messages)
    return [each["id_header"] for each in messages]


def _person(cast: Cast, number: int) -> Person:
    name = f"Pat Number{number}"
    moment = NOON - timedelta(days=40)
    return Person(
        workspace=cast.workspace, name=name, sort_name=name.lower(), country="DE", created_at=moment, updated_at=moment
    )


def _point(cast: Cast, person: Person) -> ContactPoint:
    address = f"{person.name.split()[1].lower()}@many.example"
    return ContactPoint(workspace=cast.workspace, person=person, kind=ContactKind.EMAIL, value=address, shown=address)


def _opportunity(cast: Cast, people: Sequence[Person], at: datetime) -> list[Opportunity]:
    stage = stage_of(cast.sales, "Discovery")
    rows = [
        Opportunity(
            workspace=cast.workspace,
            person=person,
            pipeline=cast.sales,
            stage=stage,
            owner=cast.rep,
            bucket=stage.bucket,
            opened_at=at - timedelta(days=20),
            stage_entered_at=at - timedelta(days=10),
            next_purpose=stage.goal,
            next_channel=Channel.CALL,
            next_due_at=at + timedelta(days=2),
            next_by=NextBy.PERSON,
            next_waiting_on=WaitingOn.US,
            next_origin=Origin.STRATEGY,
            next_set_at=at - timedelta(days=3),
            next_minutes=10,
        )
        for person in people
    ]
    for row in rows:
        standing.place(row)
    return rows


def _message(cast: Cast, thread: Conversation, at: datetime) -> dict[str, Any]:
    assert thread.mailbox is not None
    name = thread.person.name
    return {
        "workspace": cast.workspace,
        "conversation": thread,
        "person": thread.person,
        "opportunity": thread.opportunity,
        "mailbox": thread.mailbox,
        "writer": cast.rep,
        "state": MessageState.QUEUED,
        "from_address": thread.mailbox.address,
        "to_address": f"{name.split()[1].lower()}@many.example",
        "subject": thread.subject,
        "text": WORDS.format(name=name),
        "id_header": f"{thread.pk:032x}@linden.example",
        "created_at": at,
        "send_at": at,
        "meant_until": at + timedelta(days=3),
    }
