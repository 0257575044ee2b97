"""The Inbox: conversations that wait for us, what was promised first, then whoever waits longest.

A conversation waits until somebody deals with it here, writes back, or works the prospect: a contact of ours that is
newer than their message, or an end, answers it too. News goes up as rows, so this is looked at when it is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from followthrough.followup.models import Promise, Touch
from followthrough.mailroom.models import Conversation, Mailbox, Message, Stranger
from followthrough.mailroom.models.conversations import ConversationQuerySet
from followthrough.mailroom.queries import standings
from followthrough.mailroom.queries.standings import Place
from followthrough.people.queries import points_of
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Direction, PromiseState
from followthrough.team.models import Membership

PAGE = 30
MOST_PROMISED = 30
MOST_COUNTED = 99
Cursor = tuple[datetime, int]
CAME = F("waits_for__created_at")


@dataclass(frozen=True, slots=True)
class Line:
    """A conversation that waits. `promised_at`: we owe them something by then, and it is due."""

    conversation: Conversation
    place: Place
    promised_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """`more` is where the next page begins."""

    lines: list[Line]
    more: Cursor | None = None


def waiting(member: Membership, *, everybodys: bool = False) -> ConversationQuerySet:
    """Those that wait and that the member may see: their own, or all of them."""
    rows = Conversation.objects.visible_to(member).waiting_for_us()
    rows = rows if everybodys else rows.filter(owner_id=member.pk)
    return rows.filter(waits_for__isnull=False).exclude(answered_elsewhere())


def answered_elsewhere() -> Q:
    """Of those that wait: a contact of ours that is newer than their message, or an end, answered it."""
    answered = Touch.objects.filter(
        workspace_id=OuterRef("workspace_id"),
        opportunity_id=OuterRef("opportunity_id"),
        at__gt=OuterRef("waits_for__received_at"),
        direction=Direction.OUT,
        member__isnull=False,
    )
    return Q(Exists(answered)) | Q(opportunity__closed_at__isnull=False, opportunity__closed_at__gt=CAME)


def number(member: Membership, *, everybodys: bool = False) -> int:
    """How many wait, counted to MOST_COUNTED + 1."""
    if everybodys:
        return waiting(member, everybodys=True).order_by()[: MOST_COUNTED + 1].count()
    return len(_ids("c.owner_id = %s", member.workspace_id, member.pk, most=MOST_COUNTED + 1))


def page(
    member: Membership, *, at: datetime, until: datetime, everybodys: bool = False, after: Cursor | None = None
) -> Page:
    """A page of them. `until` is the end of the member's day: promises due by then come first. Four statements."""
    rows = waiting(member, everybodys=everybodys)
    owed = Promise.objects.filter(opportunity_id=OuterRef("opportunity_id"), state=PromiseState.OPEN, ours=True)
    owed = owed.filter(due_at__lt=until)
    promised: list[Conversation] = []
    if after is None:
        due = owed.order_by().values("opportunity_id").annotate(first=Min("due_at")).values("first")
        found = rows.filter(Exists(owed)).annotate(promised_at=Subquery(due)).order_by("promised_at", "pk")
        promised = list(_whole(found)[:MOST_PROMISED])
    others = rows.exclude(Exists(owed)).order_by("waits_since", "pk")
    if after is not None:
        moment, pk = after
        others = others.filter(Q(waits_since__gt=moment) | Q(waits_since=moment, pk__gt=pk), waits_since__gte=moment)
    found_others = list(_whole(others)[: PAGE + 1])
    more = _cursor(found_others[PAGE - 1]) if len(found_others) > PAGE else None
    return Page(_lines([*promised, *found_others[:PAGE]], member, at=at), more)


def first_of(member: Membership, *, at: datetime, most: int) -> list[Line]:
    """The first of the member's own, for Today: raised hands, then who waits longest.

    One statement where nobody waits, else three.
    """
    return _lines(_by_ids(_ids("c.owner_id = %s", member.workspace_id, member.pk, most=most)), member, at=at)


def of_opportunity(member: Membership, opportunity_id: int, *, at: datetime) -> Line | None:
    """What waits with one prospect that the member may see, for work mode. As many statements."""
    found = _ids("c.opportunity_id = %s", member.workspace_id, opportunity_id, most=1)
    lines = _lines(_by_ids(found), member, at=at)
    return lines[0] if lines else None


# Written out: composing it takes longer than running it, and Today is looked at most of all. The same as `waiting`.
IDS = """
SELECT c.id FROM mailroom_conversation c
JOIN mailroom_message m ON m.id = c.waits_for_id
LEFT JOIN followup_opportunity o ON o.id = c.opportunity_id
WHERE c.workspace_id = %s AND {whose} AND c.waits_since IS NOT NULL
AND (o.closed_at IS NULL OR o.closed_at <= m.created_at) AND NOT EXISTS (
    SELECT 1 FROM followup_touch t WHERE t.workspace_id = c.workspace_id AND t.opportunity_id = c.opportunity_id
    AND t.at > m.received_at AND t.direction = 'out' AND t.member_id IS NOT NULL)
ORDER BY CASE WHEN o.hand_raised_at IS NULL THEN 1 ELSE 0 END, c.waits_since, c.id LIMIT %s
"""


def _ids(whose: str, *parameters: int, most: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(IDS.format(whose=whose), [*parameters, most])
        return [row[0] for row in cursor.fetchall()]


def _by_ids(ids: list[int]) -> list[Conversation]:
    rows = {row.pk: row for row in _whole(Conversation.objects.filter(pk__in=ids))} if ids else {}
    return [rows[pk] for pk in ids if pk in rows]


def undecided(member: Membership, state: MessageState) -> "QuerySet[Message]":
    """Messages of ours whose outcome nobody knows, or that were refused or held back: the newest first."""
    rows = Message.objects.visible_to(member).filter(state=state, direction=Direction.OUT)
    if not member.sees_all:
        rows = rows.filter(conversation__owner_id=member.pk)
    return rows.select_related("person", "conversation", "writer").order_by("-pk")


def strangers(member: Membership) -> "QuerySet[Stranger]":
    """Who wrote to a mailbox the member may see and is nobody of the workspace's."""
    boxes = Mailbox.objects.visible_to(member)
    rows = Stranger.objects.filter(workspace_id=member.workspace_id, ignored_at__isnull=True)
    return rows.filter(Q(mailbox__in=boxes) | Q(mailbox__isnull=True)).order_by("-last_at", "-pk")


def _whole(rows: ConversationQuerySet) -> ConversationQuerySet:
    return rows.select_related("waits_for", "person__company", "opportunity__stage", "owner")


def _lines(conversations: Iterable[Conversation], member: Membership, *, at: datetime) -> list[Line]:
    rows = list(conversations)
    points = points_of(row.person_id for row in rows)
    return [_line(row, member, points.get(row.person_id, []), at=at) for row in rows]


def _line(row: Conversation, member: Membership, points: list, *, at: datetime) -> Line:  # type: ignore[type-arg]
    message = row.waits_for
    assert message is not None
    message.conversation, message.person, message.workspace = row, row.person, member.workspace
    place = standings.place(message, row.opportunity, points, at=at)
    return Line(row, place, getattr(row, "promised_at", None))


def _cursor(row: Conversation) -> Cursor:
    assert row.waits_since is not None
    return row.waits_since, row.pk
