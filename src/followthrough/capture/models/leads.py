"""Public forms by which people come to us, and what came in by them: answered at once, then called by a person."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from followthrough.team.models import Membership


class LeadFormQuerySet(models.QuerySet["LeadForm"]):
    def visible_to(self, member: "Membership") -> Self:
        return self.filter(workspace_id=member.workspace_id)

    def editable_by(self, member: "Membership") -> Self:
        return self.visible_to(member) if member.sees_all else self.none()


class LeadForm(models.Model):
    """`token` is all a stranger needs to send something in. `takers` are members' ids, in the order of the chain."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=120)
    token = models.CharField(max_length=40, unique=True)
    source = models.CharField(max_length=80, blank=True)
    is_on = models.BooleanField(default=True)
    heading = models.CharField(max_length=120, blank=True)
    thanks = models.CharField(max_length=300, blank=True)
    answer = models.ForeignKey(
        "playbooks.Template", models.SET_NULL, null=True, blank=True, related_name="+", help_text="Sent at once"
    )
    takers = models.JSONField(default=list, blank=True)
    last_taker = models.PositiveBigIntegerField(null=True, blank=True, help_text="Who got the last one: turns go round")
    minutes = models.PositiveSmallIntegerField(default=15, help_text="Nobody called in this time: the next one's turn")
    created_at = models.DateTimeField()

    objects = LeadFormQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "name"], name="one_lead_form_per_name"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="lead_form_leaves_a_minute"),
        )

    def __str__(self) -> str:
        return self.name


class LeadQuerySet(models.QuerySet["Lead"]):
    def visible_to(self, member: "Membership") -> Self:
        """As the opportunities are: the workspace's where all is open, else one's own."""
        seen = self.filter(workspace_id=member.workspace_id)
        if member.sees_all or member.workspace.openness == member.workspace.Openness.ALL:
            return seen
        return seen.filter(opportunity__owner_id=member.pk)


class Lead(models.Model):
    """One sending of a form. `key` makes it one, however often it is sent. Both times are on record: answered by the
    machine, contacted by a person.
    """

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    form = models.ForeignKey(LeadForm, models.CASCADE, related_name="leads", db_index=False)
    opportunity = models.ForeignKey("followup.Opportunity", models.CASCADE, related_name="+")
    answer = models.ForeignKey("mailroom.Message", models.SET_NULL, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=80)
    sender = models.CharField(max_length=64, blank=True, help_text="A hash of where it came from: for limits only")
    sent = models.JSONField(default=dict, help_text="What they filled in, as they wrote it")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    contacted_at = models.DateTimeField(null=True, blank=True, help_text="The first contact by a person")
    contacted_by = models.ForeignKey("team.Membership", models.PROTECT, null=True, related_name="+")
    trouble = models.CharField(max_length=300, blank=True, help_text="Why no answer went out")
    tried = models.JSONField(default=list, blank=True, help_text="Members' ids whose turn it was")
    passes_at = models.DateTimeField(null=True, blank=True, help_text="When it is the next one's turn")

    objects = LeadQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["form", "key"], name="nothing_is_sent_in_twice"),)
        indexes = (
            models.Index(fields=["passes_at"], condition=Q(passes_at__isnull=False), name="leads_to_pass_on"),
            models.Index(fields=["workspace", "-at"], name="leads_by_date"),
            models.Index(fields=["workspace", "sender", "at"], name="leads_of_sender"),
        )

    def __str__(self) -> str:
        return f"{self.form_id} at {self.at:%Y-%m-%d %H:%M}"
