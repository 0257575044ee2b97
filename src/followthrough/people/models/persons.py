"""Persons and the addresses at which they can be reached."""

from typing import TYPE_CHECKING, Self

from django.db import models

from followthrough.rules.words import Channel, ContactKind, Permission

if TYPE_CHECKING:
    from followthrough.team.models import Membership


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, member: "Membership") -> Self:
        """Everybody of the member's workspace. What is sold to whom is narrowed at the opportunity."""
        return self.filter(workspace_id=member.workspace_id)


class Person(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    company = models.ForeignKey("people.Company", models.SET_NULL, null=True, blank=True, related_name="people")
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=200, help_text="As it is shown")
    sort_name = models.CharField(max_length=200, help_text="Folded family name first: for order and matching")
    salutation = models.CharField(max_length=40, blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, blank=True)
    zone = models.CharField(max_length=64, blank=True, help_text="Chosen by hand; else worked out from the rest")
    street = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=80, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)
    preferred_channel = models.CharField(max_length=8, choices=Channel.choices(), blank=True)
    preferred_from = models.TimeField(null=True, blank=True)
    preferred_until = models.TimeField(null=True, blank=True)
    permission = models.CharField(max_length=10, choices=Permission.choices(), default=Permission.UNKNOWN)
    permission_at = models.DateTimeField(null=True, blank=True)
    permission_how = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True, help_text="What to know about them")
    custom = models.JSONField(default=dict, blank=True)
    tags = models.ManyToManyField("people.Tag", through="people.PersonTag", related_name="people")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "sort_name", "id"], name="person_by_name"),
            models.Index(fields=["workspace", "company"], name="person_of_company"),
        )

    def __str__(self) -> str:
        return self.name


class ContactPoint(models.Model):
    """One address: `value` is normalised (E.164, lower-case mail), `shown` is as somebody wrote it."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_points", db_index=False)
    kind = models.CharField(max_length=8, choices=ContactKind.choices())
    value = models.CharField(max_length=254)
    shown = models.CharField(max_length=254)
    label = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_valid = models.BooleanField(default=True)
    invalid_why = models.CharField(max_length=200, blank=True)
    suppressed_at = models.DateTimeField(null=True, blank=True, help_text="They asked not to be contacted here")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "kind", "value"], name="one_point_per_value"),)
        indexes = (models.Index(fields=["workspace", "value"], name="point_by_value"),)

    def __str__(self) -> str:
        return self.shown
