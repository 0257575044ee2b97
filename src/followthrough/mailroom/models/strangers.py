"""Senders nobody knows: offered to be added, never added by themselves."""

from django.db import models
from django.db.models import Q


class Stranger(models.Model):
    """Somebody who writes to a mailbox and is nobody of the workspace's. Nothing of their mail is stored.

    Or who texts a line of ours: that is nobody's private mailbox, so their last words are kept.
    """

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    mailbox = models.ForeignKey(
        "mailroom.Mailbox", models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    line = models.ForeignKey(
        "mailroom.TextLine", models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    address = models.CharField(max_length=254, help_text="Of a text: the number")
    said = models.CharField(max_length=300, blank=True, help_text="Of a text: their last words")
    last_id = models.CharField(max_length=254, blank=True, help_text="Of a text: the provider's id of the last")
    name = models.CharField(max_length=200, blank=True)
    mails = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    ignored_at = models.DateTimeField(null=True, blank=True, help_text="Somebody said: leave them")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["mailbox", "address"], name="one_stranger_per_address"),
            models.UniqueConstraint(fields=["workspace", "line", "address"], name="one_stranger_per_number"),
            models.CheckConstraint(
                condition=Q(mailbox__isnull=False, line__isnull=True) | Q(mailbox__isnull=True, line__isnull=False),
                name="stranger_came_one_way",
            ),
        )
        indexes = (
            models.Index(
                fields=["workspace", "-last_at"], condition=Q(ignored_at__isnull=True), name="strangers_to_offer"
            ),
        )

    def __str__(self) -> str:
        return self.address
