"""Sequences, their versions, who is under way in one, and which of its steps were done."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from followthrough.rules.sequences import Plan
from followthrough.rules.sequences.holds import Halt, WhenAway, WhenColleagueReplies
from followthrough.rules.words import Channel, NextBy, Word

if TYPE_CHECKING:
    from followthrough.team.models import Membership


class SequenceKind(Word):
    SELLING = "selling", "For open prospects"
    DRIP = "drip", "For those in nurture"


class EnrollmentState(Word):
    ACTIVE = "active", "Under way"
    HELD = "held", "Held"
    STOPPED = "stopped", "Stopped"
    FINISHED = "finished", "Came to its end"


class SequenceQuerySet(models.QuerySet["Sequence"]):
    def visible_to(self, member: "Membership") -> Self:
        return self.filter(workspace_id=member.workspace_id)

    def editable_by(self, member: "Membership") -> Self:
        """The team's are its managers', as all that goes out in everybody's name."""
        return self.filter(workspace_id=member.workspace_id) if member.sees_all else self.none()

    def in_use(self) -> Self:
        return self.filter(archived_at__isnull=True)


class Sequence(models.Model):
    """`starts` names the rules that begin it: [{"on": "stage", "value": "12"}, …]; see `rules.sequences.starts`."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=8, choices=SequenceKind.choices(), default=SequenceKind.SELLING)
    version = models.ForeignKey(
        "playbooks.SequenceVersion", models.PROTECT, null=True, related_name="+", db_index=False, help_text="The newest"
    )
    is_on = models.BooleanField(default=False, help_text="People may begin it")
    on_colleague = models.CharField(
        max_length=8, choices=WhenColleagueReplies.choices(), default=WhenColleagueReplies.HOLD
    )
    on_away = models.CharField(max_length=8, choices=WhenAway.choices(), default=WhenAway.GO_ON)
    starts = models.JSONField(default=list, blank=True)
    begins_since = models.DateTimeField(null=True, blank=True, help_text="What happened before begins nothing")
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = SequenceQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "name"], name="one_sequence_per_name"),)

    def __str__(self) -> str:
        return self.name


class SequenceVersion(models.Model):
    """The steps as they were from a moment on. Never changed: an edit makes the next version."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    sequence = models.ForeignKey(Sequence, models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    steps = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("team.Membership", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sequence", "number"], name="one_version_per_number"),)

    def __str__(self) -> str:
        return f"version {self.number}"

    @property
    def plan(self) -> Plan:
        return Plan.from_list(self.steps)


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    def under_way(self) -> Self:
        return self.filter(state__in=[str(EnrollmentState.ACTIVE), str(EnrollmentState.HELD)])


class Enrollment(models.Model):
    """One opportunity in one sequence. `step_key` is the step its next step stands for, `step_set_at` when that was
    set: another moment on the opportunity means that somebody, or something, went on since. `done` holds the keys of
    the steps done, in order: what is among them is never done again, whatever the plan becomes.
    """

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    opportunity = models.ForeignKey("followup.Opportunity", models.CASCADE, related_name="+")
    sequence = models.ForeignKey(Sequence, models.PROTECT, related_name="enrollments", db_index=False)
    version = models.ForeignKey(SequenceVersion, models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=8, choices=EnrollmentState.choices(), default=EnrollmentState.ACTIVE)
    step_key = models.CharField(max_length=40)
    step_set_at = models.DateTimeField()
    done = models.JSONField(default=list, blank=True)
    halt = models.CharField(max_length=12, choices=Halt.choices(), blank=True)
    why = models.CharField(max_length=300, blank=True, help_text="Why it is held or stopped, for a person")
    began_at = models.DateTimeField()
    began_by = models.ForeignKey("team.Membership", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["opportunity"], condition=Q(state__in=["active", "held"]), name="one_enrollment_under_way"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in EnrollmentState]), name="enrollment_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["active", "held"], ended_at__isnull=True)
                | Q(state__in=["stopped", "finished"], ended_at__isnull=False),
                name="ended_enrollment_has_its_moment",
            ),
        )
        indexes = (models.Index(fields=["workspace", "sequence", "state", "id"], name="enrollments_of_sequence"),)

    def __str__(self) -> str:
        return f"{self.opportunity_id} in {self.sequence_id}"


class StepDone(models.Model):
    """One step done for one enrollment: what the figures of a sequence are counted from."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="steps_done", db_index=False)
    sequence = models.ForeignKey(Sequence, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=40)
    version_number = models.PositiveIntegerField()
    channel = models.CharField(max_length=8, choices=Channel.choices())
    by = models.CharField(max_length=8, choices=NextBy.choices())
    at = models.DateTimeField()
    message = models.ForeignKey("mailroom.Message", models.SET_NULL, null=True, blank=True, related_name="+")
    reply = models.CharField(
        max_length=16, blank=True, help_text="It was the last one before they replied: as what the reply was read"
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=["enrollment", "key"], name="no_step_is_done_twice"),)
        indexes = (models.Index(fields=["workspace", "sequence", "key", "at"], name="steps_done_of_sequence"),)

    def __str__(self) -> str:
        return f"{self.key} at {self.at:%Y-%m-%d}"


class NewsMark(models.Model):
    """Up to which line the journal was read, by whom reads it."""

    name = models.CharField(max_length=40, unique=True)
    entry_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.name} at {self.entry_id}"
