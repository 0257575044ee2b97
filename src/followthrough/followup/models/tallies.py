"""Counters kept in the same transaction as what they count, so that no page has to count."""

from django.db import models


class Tally(models.Model):
    """How many opportunities an owner has in a pipeline's stage and state, and what they are worth together."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    owner = models.ForeignKey("team.Membership", models.CASCADE, related_name="+")
    stage = models.ForeignKey("followup.Stage", models.CASCADE, related_name="+")
    state = models.CharField(max_length=14)
    number = models.IntegerField(default=0)
    value = models.DecimalField(max_digits=18, decimal_places=2, default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "owner", "stage", "state"], name="one_tally_per_kind"),
        )

    def __str__(self) -> str:
        return f"{self.owner_id} {self.stage_id} {self.state}: {self.number}"
