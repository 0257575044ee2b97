"""Lists of prospects that a member saved under a name."""

from django.db import models


class SavedList(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    member = models.ForeignKey("team.Membership", models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    filters = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "name"], name="one_saved_list_per_name"),)

    def __str__(self) -> str:
        return self.name
