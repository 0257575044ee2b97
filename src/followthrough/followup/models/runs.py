"""Runs: one act on many prospects, done in portions, so that it shows how far it is and can be stopped."""

from django.db import models


class Run(models.Model):
    """What was ordered, for whom, and how far it is. Its rows share verb, moment and actor in the journal."""

    class Act(models.TextChoices):
        HAND_OVER = "hand_over", "Hand over"
        TAG = "tag", "Tag"
        UNTAG = "untag", "Take a tag off"
        DEFER = "defer", "Move to another day"
        STRATEGY = "strategy", "Follow a strategy"
        PARK = "park", "Park"
        CLOSE = "close", "Close"
        UNDO = "undo", "Undo"

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    member = models.ForeignKey("team.Membership", models.CASCADE, related_name="+")
    act = models.CharField(max_length=12, choices=Act)
    draft = models.JSONField(default=dict, help_text="What was ordered, as `actions.orders` writes it")
    at = models.DateTimeField(help_text="The moment all its journal lines carry")
    total = models.PositiveIntegerField()
    changed = models.PositiveIntegerField(default=0)
    left_alone = models.PositiveIntegerField(default=0, help_text="Refused, changed meanwhile, or built upon since")
    stopped_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    takes_back = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["workspace", "member", "-id"], name="runs_of_member"),)

    def __str__(self) -> str:
        return f"{self.act}: {self.done} of {self.total}"

    @property
    def done(self) -> int:
        return self.changed + self.left_alone

    @property
    def is_under_way(self) -> bool:
        return self.finished_at is None and self.stopped_at is None


class RunPortion(models.Model):
    """The rows of one transaction, still to be done. It is removed in that transaction: nothing is done twice."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="portions")
    ids = models.JSONField()

    def __str__(self) -> str:
        return f"{len(self.ids)} of run {self.run_id}"
