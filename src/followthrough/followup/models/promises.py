"""Promises: who owes what to whom, by when or when which event happens."""

from django.db import models
from django.db.models import Q

from followthrough.rules.words import PromiseState


class Promise(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    opportunity = models.ForeignKey("followup.Opportunity", models.CASCADE, related_name="promises")
    member = models.ForeignKey(
        "team.Membership", models.PROTECT, related_name="+", db_index=False, help_text="Who answers for it"
    )
    ours = models.BooleanField(default=True, help_text="We owe it; else they do")
    what = models.CharField(max_length=300)
    event = models.CharField(max_length=200, blank=True, help_text="It waits for this to happen")
    due_at = models.DateTimeField(help_text="By when; with an event: when it comes up anyway")
    state = models.CharField(max_length=10, choices=PromiseState.choices(), default=PromiseState.OPEN)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["workspace", "member", "due_at"],
                condition=Q(state="open"),
                name="open_promises_of_member",
            ),
            models.Index(fields=["workspace", "opportunity"], name="promises_of_opportunity"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True) | ~Q(state="open") & Q(settled_at__isnull=False),
                name="settled_promise_says_when",
            ),
        )

    def __str__(self) -> str:
        return self.what
