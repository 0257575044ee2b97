"""One thread with one person: what the Inbox lists."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from followthrough.rules.words import Channel

if TYPE_CHECKING:
    from followthrough.team.models import Membership


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, member: "Membership") -> Self:
        """As the opportunities are: the workspace's where all is open, else one's own."""
        seen = self.filter(workspace_id=member.workspace_id)
        if member.sees_all or member.workspace.openness == member.workspace.Openness.ALL:
            return seen
        return seen.filter(owner_id=member.pk)

    def waiting_for_us(self) -> Self:
        return self.filter(waits_since__isnull=False)


class Conversation(models.Model):
    """Messages with one person about one thing. It keeps one subject and one sending mailbox (or line).

    `owner` is kept equal to the opportunity's by the verbs: whose Inbox it stands in is an indexable equality.
    """

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+", db_index=False)
    opportunity = models.ForeignKey("followup.Opportunity", models.SET_NULL, null=True, blank=True, related_name="+")
    owner = models.ForeignKey("team.Membership", models.PROTECT, related_name="+", db_index=False)
    mailbox = models.ForeignKey("mailroom.Mailbox", models.SET_NULL, null=True, blank=True, related_name="+")
    line = models.ForeignKey("mailroom.TextLine", models.SET_NULL, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices(), default=Channel.EMAIL)
    subject = models.CharField(max_length=300, blank=True)
    last_at = models.DateTimeField()
    waits_since = models.DateTimeField(null=True, blank=True, help_text="They wrote; since then it waits for us")
    waits_for = models.ForeignKey(
        "mailroom.Message", models.SET_NULL, null=True, blank=True, related_name="+", help_text="The message that waits"
    )

    objects = ConversationQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "person", "last_at"], name="conversations_of_person"),
            models.Index(
                fields=["workspace", "owner", "waits_since", "id"],
                condition=Q(waits_since__isnull=False),
                name="inbox_of_owner",
            ),
            models.Index(
                fields=["workspace", "waits_since", "id"],
                condition=Q(waits_since__isnull=False),
                name="inbox_of_all",
            ),
        )

    def __str__(self) -> str:
        return self.subject or f"conversation {self.pk}"
