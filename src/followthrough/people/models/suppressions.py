"""Addresses nobody writes to or calls any more, whoever holds them and however they come in again."""

from django.db import models

from followthrough.rules.words import ContactKind


class Suppression(models.Model):
    """They asked not to be contacted here. Outlives the person's record, so that an import does not bring it back."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=ContactKind.choices())
    value = models.CharField(max_length=254, help_text="Normalised as a ContactPoint's")
    why = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "kind", "value"], name="one_suppression_per_address"),
        )

    def __str__(self) -> str:
        return self.value
