"""What somebody began to write and has not sent: kept until they come back to it."""

from django.db import models

from followthrough.rules.words import Channel


class Draft(models.Model):
    """One per prospect, channel and member. `attachments` are files already kept: name, media type, size, digest."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    member = models.ForeignKey("team.Membership", models.CASCADE, related_name="+", db_index=False)
    opportunity = models.ForeignKey("followup.Opportunity", models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices(), default=Channel.EMAIL)
    to_address = models.CharField(max_length=254, blank=True)
    copied = models.JSONField(default=list, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    attachments = models.JSONField(default=list, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["workspace", "member", "opportunity", "channel"], name="one_draft_per_prospect_and_member"
            ),
        )

    def __str__(self) -> str:
        return self.subject or f"draft {self.pk}"
