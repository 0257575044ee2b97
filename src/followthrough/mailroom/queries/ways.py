"""What decides which way messages go, loaded for one draft or for a thousand: the same number of statements.

Each part is read when it is first asked for.
"""

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from django.db.models import OuterRef, Q, Subquery

from followthrough.followup.models import Opportunity
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Conversation, Mailbox, Message, TextLine, TextStop
from followthrough.people.models import ContactPoint, Suppression
from followthrough.rules.messages import MessageState
from followthrough.team.models import Membership

IN_THE_THREAD = (
    MessageState.QUEUED,
    MessageState.CLAIMED,
    MessageState.HANDED_OVER,
    MessageState.SENT,
    MessageState.UNKNOWN,
    MessageState.RECEIVED,
)


class Ways:
    """Of the drafts of one call. What a call adds itself (a thread, its newest message) is put in as it goes."""

    def __init__(self, drafts: Collection[MessageDraft], *, by: Membership | None) -> None:
        self.drafts, self.by = drafts, by
        self.people = {draft.person.pk for draft in drafts}
        self.spaces = {draft.person.workspace_id for draft in drafts}

    @cached_property
    def points(self) -> dict[int, list[ContactPoint]]:
        """A person's valid addresses, the best first."""
        found: dict[int, list[ContactPoint]] = defaultdict(list)
        for point in ContactPoint.objects.filter(person__in=self.people, is_valid=True).order_by("position", "pk"):
            found[point.person_id].append(point)
        return found

    @cached_property
    def suppressed(self) -> set[tuple[int, str]]:
        """Addresses that asked not to be contacted, whoever holds them."""
        rows = Suppression.objects.filter(workspace__in=self.spaces, value__in=self._values)
        return set(rows.values_list("workspace_id", "value"))

    @cached_property
    def stopped(self) -> set[tuple[int, str]]:
        """Numbers that said STOP to texts."""
        rows = TextStop.objects.filter(workspace__in=self.spaces, number__in=self._values)
        return set(rows.values_list("workspace_id", "number"))

    @cached_property
    def threads(self) -> dict[tuple[int, str], list[Conversation]]:
        """Conversations by person and channel, the newest first, with their mailbox or line."""
        found: dict[tuple[int, str], list[Conversation]] = defaultdict(list)
        rows = Conversation.objects.filter(workspace__in=self.spaces, person__in=self.people)
        for row in rows.prefetch_related("mailbox", "line").order_by("-last_at", "-pk"):
            found[row.person_id, row.channel].append(row)
        return found

    def end_of(self, conversation: Conversation) -> Message | None:
        """The newest message of a thread that a mail program would know by its id."""
        return self._ends.get(_key(conversation))

    def end_with(self, conversation: Conversation, message: Message) -> None:
        """This call puts another one behind it."""
        self._ends[_key(conversation)] = message

    @cached_property
    def _ends(self) -> dict[int, Message]:
        given = [draft.conversation.pk for draft in self.drafts if draft.conversation is not None]
        ids = [row.pk for rows in self.threads.values() for row in rows] + given
        ends = (
            Message.objects.filter(conversation=OuterRef("pk"), state__in=IN_THE_THREAD)
            .exclude(id_header="")
            .order_by("-created_at", "-pk")
        )
        last = Conversation.objects.filter(pk__in=ids).annotate(last=Subquery(ends.values("pk")[:1]))
        wanted = [pk for pk in last.values_list("last", flat=True) if pk is not None]
        rows = Message.objects.filter(pk__in=wanted).only("conversation", "subject", "id_header", "references")
        return {row.conversation_id: row for row in rows}

    @cached_property
    def mailboxes(self) -> list[Mailbox]:
        """Those of whoever may write here, and the workspaces' own; the oldest first."""
        members = {draft.opportunity.owner_id for draft in self.drafts if draft.opportunity is not None}
        members |= {self.by.pk} if self.by else {owner.pk for owner in self.owners.values()}
        rows = Mailbox.objects.filter(Q(member__in=members) | Q(member=None), workspace__in=self.spaces, is_active=True)
        return list(rows.order_by("pk"))

    @cached_property
    def lines(self) -> list[TextLine]:
        return list(TextLine.objects.filter(workspace__in=self.spaces, is_active=True).order_by("pk"))

    @cached_property
    def owners(self) -> dict[int, Membership]:
        """Who follows a person up, by their newest opportunity: asked only where a draft names none."""
        unnamed = {draft.person.pk for draft in self.drafts if draft.opportunity is None}
        if not unnamed or self.by is not None:
            return {}
        rows = Opportunity.objects.filter(person__in=unnamed).select_related("owner").order_by("pk")
        return {row.person_id: row.owner for row in rows.only("person", "owner")}

    @cached_property
    def by_key(self) -> dict[tuple[int, str | None], Message]:
        """Messages that are there already, by their intention."""
        keys = [draft.key for draft in self.drafts if draft.key is not None]
        if not keys:
            return {}
        rows = Message.objects.filter(workspace__in=self.spaces, key__in=keys)
        return {(row.workspace_id, row.key): row for row in rows}

    @cached_property
    def _values(self) -> list[str]:
        theirs = [point.value for points in self.points.values() for point in points]
        return [*theirs, *(each for draft in self.drafts for each in draft.copied)]


def _key(conversation: Conversation) -> int:
    """Its number; of one that is not stored yet what tells it apart until then."""
    return conversation.pk or -id(conversation)
