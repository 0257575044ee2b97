"""Numbers that asked for no more texts, by the word the networks know (STOP)."""

from collections.abc import Iterable
from typing import Self

from django.db import models


class TextStopQuerySet(models.QuerySet["TextStop"]):
    def of_workspace(self, workspace_id: int) -> "models.QuerySet[TextStop, str]":
        """All numbers of a workspace that asked for no more."""
        return self.filter(workspace_id=workspace_id).values_list("number", flat=True)

    def of_numbers(self, workspace_id: int, numbers: Iterable[str]) -> Self:
        return self.filter(workspace_id=workspace_id, number__in=list(numbers))


class TextStop(models.Model):
    """No text goes to this number until it says START. Calls and mail stay open: they said nothing about those.

    Kept by the number, not by the person: it outlives their record and an import.
    """

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    number = models.CharField(max_length=20, help_text="E.164")
    word = models.CharField(max_length=40, help_text="As they wrote it")
    at = models.DateTimeField()

    objects = TextStopQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "number"], name="one_stop_per_number"),)

    def __str__(self) -> str:
        return self.number
