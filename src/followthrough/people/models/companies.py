"""Companies people work for."""

from django.db import models


class Company(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, help_text="The name without legal form, case and accents: for matching")
    website = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    city = models.CharField(max_length=120, blank=True)
    custom = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["workspace", "key"], name="company_by_key"),)

    def __str__(self) -> str:
        return self.name
