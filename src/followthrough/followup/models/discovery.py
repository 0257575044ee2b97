"""What was found out: why they are looking and what makes it urgent."""

from django.db import models


class Discovery(models.Model):
    class Verdict(models.TextChoices):
        FITS = "fits", "They fit"
        UNSURE = "unsure", "Not sure yet"
        NO_FIT = "no_fit", "They don't fit"

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    opportunity = models.OneToOneField("followup.Opportunity", models.CASCADE, related_name="discovery")
    problem = models.TextField(blank=True)
    beneath = models.TextField(blank=True, help_text="What lies beneath it")
    cost = models.TextField(blank=True, help_text="What it costs to go on like this")
    why_now = models.TextField(blank=True)
    decides = models.CharField(max_length=200, blank=True)
    budget = models.CharField(max_length=120, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.UNSURE)
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"discovery of {self.opportunity_id}"
