"""What happened: contacts made or received, and steps that were moved."""

from django.db import models

from followthrough.rules.words import Channel, Direction, Outcome, Purpose, Reason


class Touch(models.Model):
    """A contact that took place, or a try."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    opportunity = models.ForeignKey("followup.Opportunity", models.CASCADE, related_name="touch_rows")
    member = models.ForeignKey("team.Membership", models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    channel = models.CharField(max_length=8, choices=Channel.choices())
    direction = models.CharField(max_length=4, choices=Direction.choices(), default=Direction.OUT)
    outcome = models.CharField(max_length=16, choices=Outcome.choices())
    purpose = models.CharField(max_length=20, choices=Purpose.choices())
    purpose_reached = models.BooleanField(null=True)
    attempt = models.PositiveSmallIntegerField(default=1, help_text="Which try in a row, this one included")
    planned_at = models.DateTimeField(null=True, help_text="When the step it completes was due; none if unplanned")
    minutes = models.PositiveSmallIntegerField(default=0, help_text="How long its step was planned to take")
    note = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "member", "at"], name="touches_of_member"),
            models.Index(fields=["workspace", "opportunity", "at"], name="touches_of_opportunity"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(channel__in=[str(word) for word in Channel]), name="touch_channel_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=[str(word) for word in Outcome]), name="touch_outcome_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.outcome} {self.at:%Y-%m-%d}"


class Deferral(models.Model):
    """A step that was postponed or skipped: who, from when, to when, and which of the reasons."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    opportunity = models.ForeignKey("followup.Opportunity", models.CASCADE, related_name="+")
    member = models.ForeignKey("team.Membership", models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    from_due_at = models.DateTimeField()
    to_due_at = models.DateTimeField()
    purpose = models.CharField(max_length=20, choices=Purpose.choices())
    channel = models.CharField(max_length=8, choices=Channel.choices())
    skipped = models.BooleanField(default=False, help_text="The step was dropped for another one")
    reason = models.CharField(max_length=16, choices=Reason.choices())
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "member", "at"], name="deferrals_of_member"),
            models.Index(fields=["workspace", "opportunity", "at"], name="deferrals_of_opportunity"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reason__in=[str(word) for word in Reason]), name="deferral_reason_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.reason} {self.at:%Y-%m-%d}"
