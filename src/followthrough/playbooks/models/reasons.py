"""Reasons to get in touch: something to bring, with whom it was used, and words that went to many."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from followthrough.rules.reasons_to_call import ReasonKind

if TYPE_CHECKING:
    from followthrough.team.models import Membership


class ReasonQuerySet(models.QuerySet["Reason"]):
    def visible_to(self, member: "Membership") -> Self:
        return self.filter(workspace_id=member.workspace_id)

    def editable_by(self, member: "Membership") -> Self:
        """What one brought in oneself; a manager's are all."""
        seen = self.visible_to(member)
        return seen if member.sees_all else seen.filter(by_id=member.pk)

    def in_use(self) -> Self:
        return self.filter(removed_at__isnull=True)


class Reason(models.Model):
    """Something worth a contact: each brings something, so that there is always something to say."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=ReasonKind.choices())
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True, help_text="The words to bring it with; may hold fields")
    link = models.URLField(max_length=500, blank=True)
    tags = models.JSONField(default=list, blank=True, help_text="Names of tags: whom it is for; none: for anybody")
    language = models.CharField(max_length=8, blank=True)
    good_until = models.DateField(null=True, blank=True, help_text="News grow old; none: stays good")
    by = models.ForeignKey("team.Membership", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    shipped_as = models.CharField(max_length=60, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ReasonQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[str(word) for word in ReasonKind]), name="reason_kind_is_known"
            ),
            models.UniqueConstraint(
                fields=["workspace", "shipped_as"], condition=~Q(shipped_as=""), name="one_reason_per_shipped"
            ),
        )
        indexes = (models.Index(fields=["workspace", "-at"], name="reasons_newest_first"),)

    def __str__(self) -> str:
        return self.title


class ReasonUse(models.Model):
    """It was brought to the person of this opportunity: it is not suggested to them again."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    reason = models.ForeignKey(Reason, models.CASCADE, related_name="uses")
    opportunity = models.ForeignKey("followup.Opportunity", models.CASCADE, related_name="+")
    touch = models.ForeignKey("followup.Touch", models.CASCADE, null=True, blank=True, related_name="+")
    by = models.ForeignKey("team.Membership", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reason {self.reason_id} in opportunity {self.opportunity_id}"


class Wording(models.Model):
    """The fingerprint of what was written to the person of this opportunity (`rules.sameness`).

    By it the same words to many people are noticed.
    """

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    fingerprint = models.CharField(max_length=32)
    opportunity = models.ForeignKey("followup.Opportunity", models.CASCADE, related_name="+")
    touch = models.ForeignKey("followup.Touch", models.CASCADE, null=True, blank=True, related_name="+")
    message = models.ForeignKey("mailroom.Message", models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["workspace", "fingerprint", "at"], name="same_words"),)

    def __str__(self) -> str:
        return f"{self.fingerprint} in opportunity {self.opportunity_id}"
