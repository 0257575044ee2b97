"""Members: a user in a workspace, with a role, hours and a capacity; teams; absences."""

from datetime import date
from typing import Self

from django.db import models

from followthrough.rules.words import Role

USUAL_HOURS = {str(day): [["09:00", "17:30"]] for day in range(5)}


class Team(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="teams")
    name = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "name"], name="one_team_per_name"),)

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def of_workspace(self, workspace_id: int) -> Self:
        return self.filter(workspace_id=workspace_id)


class Membership(models.Model):
    """One member. The database refuses to deactivate one who still owns a live opportunity."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="members")
    user = models.ForeignKey("team.User", models.CASCADE, related_name="memberships")
    team = models.ForeignKey("team.Team", models.SET_NULL, null=True, blank=True, related_name="members")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=8, choices=Role.choices(), default=Role.REP)
    zone = models.CharField(max_length=64, blank=True, help_text="Empty: the workspace's")
    country = models.CharField(max_length=2, blank=True, help_text="Empty: the workspace's; for holidays")
    hours = models.JSONField(
        default=dict,
        blank=True,
        help_text='{"0": [["09:00", "12:00"], …]}: windows per weekday, Monday is 0; empty: USUAL_HOURS',
    )
    phone = models.CharField(max_length=40, blank=True, help_text="At which prospects reach them, as they write it")
    capacity = models.PositiveSmallIntegerField(default=240, help_text="Minutes a day for follow-up")
    is_active = models.BooleanField(default=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "user"], name="one_membership_per_user"),)

    def __str__(self) -> str:
        return self.name

    @property
    def sees_all(self) -> bool:
        return self.role in (Role.MANAGER, Role.ADMIN)

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def touching(self, first: date, last: date) -> Self:
        return self.filter(first_day__lte=last, last_day__gte=first)


class Absence(models.Model):
    """Days on which a member does not work, both ends included, and who stands in."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    member = models.ForeignKey(Membership, models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()
    cover = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="absence_ends_after_it_begins"
            ),
        )
        indexes = (models.Index(fields=["workspace", "member", "last_day"], name="absence_of_member"),)

    def __str__(self) -> str:
        return f"{self.member} {self.first_day} to {self.last_day}"
