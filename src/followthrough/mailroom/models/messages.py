"""One mail or text, a row before it is a network call. Its life stands in `rules.messages`."""

from typing import TYPE_CHECKING, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from followthrough.mailroom.models.conversations import Conversation
from followthrough.rules.messages import MessageState, Urgency
from followthrough.rules.reading.verdict import Intent, Kind
from followthrough.rules.words import Channel, Direction, Purpose

if TYPE_CHECKING:
    from followthrough.team.models import Membership

IS_QUEUED = Q(state="queued")
TO_DECIDE = Q(state__in=["withheld", "refused", "unknown"], dealt_with_at__isnull=True)
"""Went wrong or were held back, and nobody has decided yet."""
IS_UNDER_WAY = Q(state__in=["claimed", "handed_over"])


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, member: "Membership") -> Self:
        """Those of the conversations the member may see."""
        seen = self.filter(workspace_id=member.workspace_id)
        if member.sees_all or member.workspace.openness == member.workspace.Openness.ALL:
            return seen
        return seen.filter(conversation__in=Conversation.objects.visible_to(member))

    def to_decide(self) -> Self:
        """What was held back or refused, or whose outcome nobody knows, until a person has decided."""
        return self.filter(TO_DECIDE)


class Message(models.Model):
    """`key` is what this message was meant to be (enrollment × step × generation, or a form's own): the same intention
    twice is one message. `id_header` is its Message-ID without angle brackets; of texts the provider's id.
    """

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    conversation = models.ForeignKey("mailroom.Conversation", models.CASCADE, related_name="messages", db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    opportunity = models.ForeignKey("followup.Opportunity", models.SET_NULL, null=True, blank=True, related_name="+")
    mailbox = models.ForeignKey("mailroom.Mailbox", models.SET_NULL, null=True, blank=True, related_name="+")
    line = models.ForeignKey("mailroom.TextLine", models.SET_NULL, null=True, blank=True, related_name="+")
    writer = models.ForeignKey("team.Membership", models.PROTECT, null=True, blank=True, related_name="+")
    touch = models.ForeignKey("followup.Touch", models.SET_NULL, null=True, blank=True, related_name="+")
    entry_id = models.BigIntegerField(null=True, help_text="The journal entry of the step it was written for")
    channel = models.CharField(max_length=8, choices=Channel.choices(), default=Channel.EMAIL)
    direction = models.CharField(max_length=4, choices=Direction.choices(), default=Direction.OUT)
    state = models.CharField(max_length=12, choices=MessageState.choices(), default=MessageState.DRAFT)
    why = models.CharField(max_length=300, blank=True, help_text="Of a state that wants explaining, for a person")
    key = models.CharField(max_length=120, null=True, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices(), default=Purpose.CHECK_IN)
    is_automatic = models.BooleanField(default=False, help_text="The machine wrote it: it says so, and can be left")
    urgency = models.PositiveSmallIntegerField(default=Urgency.PERSON)

    from_address = models.CharField(max_length=254, blank=True)
    to_address = models.CharField(max_length=254, blank=True)
    copied = models.JSONField(default=list, blank=True, help_text="Further recipients")
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True, help_text="As it was written or came in: sanitised when shown")
    id_header = models.CharField(max_length=254, blank=True)
    reply_to_id = models.CharField(max_length=254, blank=True, help_text="In-Reply-To, without brackets")
    references = models.TextField(blank=True, help_text="Ids without brackets, oldest first, separated by spaces")

    created_at = models.DateTimeField()
    send_at = models.DateTimeField(null=True, blank=True, help_text="Not before")
    released_at = models.DateTimeField(null=True, blank=True, help_text="Somebody looked at it then and let it go")
    meant_until = models.DateTimeField(null=True, blank=True, help_text="Later it loses its meaning: then ask")
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    look_up_at = models.DateTimeField(null=True, blank=True, help_text="Of an unknown one: when it is looked up next")
    handed_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="Of one that came in: its own date")
    delivered_at = models.DateTimeField(null=True, blank=True, help_text="Texts: the provider's report")
    bounced_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True, help_text="What the server said last")

    kind = models.CharField(max_length=14, choices=Kind.choices(), blank=True, help_text="Of one that came in")
    intent = models.CharField(max_length=16, choices=Intent.choices(), blank=True)
    verdict = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    newest_text = models.TextField(blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    followed_at = models.DateTimeField(null=True, blank=True, help_text="What follows from it by itself has happened")
    dealt_with_at = models.DateTimeField(null=True, blank=True, help_text="A person has acted on it")

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["workspace", "key"], condition=Q(key__isnull=False), name="one_message_per_intention"
            ),
            models.UniqueConstraint(
                fields=["workspace", "mailbox", "id_header"],
                condition=Q(direction="in") & ~Q(id_header=""),
                name="nothing_comes_in_twice",
            ),
            models.UniqueConstraint(
                fields=["workspace", "line", "id_header"],
                condition=Q(direction="in", line__isnull=False) & ~Q(id_header=""),
                name="no_text_comes_in_twice",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in MessageState]), name="message_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="received", direction="in") | (~Q(state="received") & Q(direction="out")),
                name="received_is_what_came_in",
            ),
            models.CheckConstraint(
                condition=~IS_QUEUED | Q(send_at__isnull=False), name="queued_message_has_its_moment"
            ),
            models.CheckConstraint(
                condition=~IS_UNDER_WAY | (~Q(claimed_by="") & Q(claimed_until__isnull=False)),
                name="message_under_way_has_its_worker",
            ),
        )
        indexes = (
            models.Index(fields=["mailbox", "urgency", "send_at", "id"], condition=IS_QUEUED, name="mails_to_send"),
            models.Index(fields=["line", "urgency", "send_at", "id"], condition=IS_QUEUED, name="texts_to_send"),
            models.Index(fields=["claimed_until"], condition=IS_UNDER_WAY, name="messages_under_way"),
            models.Index(fields=["workspace", "id"], condition=Q(state="unknown"), name="messages_unknown"),
            models.Index(fields=["workspace", "id"], condition=TO_DECIDE, name="messages_to_decide"),
            models.Index(fields=["workspace", "send_at", "id"], condition=IS_QUEUED, name="messages_waiting"),
            models.Index(fields=["conversation", "created_at", "id"], name="messages_of_conversation"),
            models.Index(fields=["workspace", "id_header"], name="messages_by_id"),
            models.Index(fields=["mailbox", "-sent_at"], condition=Q(direction="out"), name="mails_sent_lately"),
        )

    def __str__(self) -> str:
        return self.subject or f"message {self.pk}"


class Attachment(models.Model):
    """A file of a message. Its bytes lie in the data folder, under their SHA-256."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120, default="application/octet-stream")
    size = models.PositiveBigIntegerField(help_text="Bytes")
    digest = models.CharField(max_length=64, help_text="SHA-256 of its bytes; empty: left on the server", blank=True)

    def __str__(self) -> str:
        return self.name
