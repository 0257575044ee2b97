"""The entries, and the heartbeats of what runs by itself."""

from datetime import datetime
from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    def of_workspace(self, workspace_id: int) -> Self:
        return self.filter(workspace_id=workspace_id)

    def of_person(self, person_id: int) -> Self:
        return self.filter(person_id=person_id)

    def of_opportunity(self, opportunity_id: int) -> Self:
        return self.filter(opportunity_id=opportunity_id)

    def since(self, moment: datetime) -> Self:
        return self.filter(at__gte=moment)

    def latest_first(self) -> Self:
        return self.order_by("-at", "-id")


class Entry(models.Model):
    """What one verb did. `facts` is what a reader needs to tell the story; `before` what undo needs to restore it."""

    workspace_id = models.BigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)  # a membership; none when the machine did it
    verb = models.CharField(max_length=40)
    person_id = models.BigIntegerField(null=True)
    opportunity_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    undone_at = models.DateTimeField(null=True)
    undone_by_id = models.BigIntegerField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["workspace_id", "person_id", "-at", "-id"], name="entry_of_person"),
            models.Index(fields=["workspace_id", "opportunity_id", "-id"], name="entry_of_opportunity"),
            models.Index(fields=["workspace_id", "-at"], name="entry_of_workspace"),
        )

    def __str__(self) -> str:
        return f"{self.verb} at {self.at:%Y-%m-%d %H:%M}"


class Heartbeat(models.Model):
    """One row per act of the clock: when its last turn began and ended, what it said, whether it failed.

    It stands down here so that every door can tell that the clock stands still.
    """

    name = models.CharField(max_length=60, unique=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    seconds = models.FloatField(default=0)
    report = models.CharField(max_length=200, blank=True, help_text="What the last good turn said")
    failures = models.PositiveIntegerField(default=0, help_text="In a row")
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=500, blank=True, help_text="What the last bad turn said")

    def __str__(self) -> str:
        return f"{self.name}: {self.failure if self.failures else self.report}"
