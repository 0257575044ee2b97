"""One selling organisation. Every row of the house belongs to one; nothing is ever visible across."""

from django.db import models


class Workspace(models.Model):
    class Openness(models.TextChoices):
        ALL = "all", "Everybody sees every prospect"
        OWN = "own", "Salespeople see their own prospects"

    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=64, default="UTC")
    country = models.CharField(max_length=2, default="US", help_text="ISO 3166-1 alpha-2; for holidays and numbers")
    subdivision = models.CharField(max_length=8, blank=True, help_text="State or province, for its holidays")
    currency = models.CharField(max_length=3, default="USD")
    openness = models.CharField(max_length=8, choices=Openness, default=Openness.ALL)
    medium_from = models.DecimalField(
        max_digits=14, decimal_places=2, default=2_000, help_text="Value from which an opportunity is medium"
    )
    large_from = models.DecimalField(
        max_digits=14, decimal_places=2, default=20_000, help_text="Value from which an opportunity is large"
    )
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
