"""Texts to send: templates for mail and text, their versions, and snippets called by name."""

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

from followthrough.rules.words import Channel, Purpose

if TYPE_CHECKING:
    from followthrough.team.models import Membership


Row = TypeVar("Row", bound=models.Model)


class OwnedQuerySet(models.QuerySet[Row]):
    """Rows that are the team's (`owner` none) or one member's own."""

    def visible_to(self, member: "Membership") -> Self:
        """The team's and one's own. What a colleague wrote for themselves is nobody else's."""
        return self.filter(workspace_id=member.workspace_id).filter(Q(owner__isnull=True) | Q(owner_id=member.pk))

    def editable_by(self, member: "Membership") -> Self:
        """One's own; a manager's are the team's too."""
        own = Q(owner_id=member.pk)
        return self.filter(workspace_id=member.workspace_id).filter(
            own | Q(owner__isnull=True) if member.sees_all else own
        )


class TemplateQuerySet(OwnedQuerySet["Template"]):
    def in_use(self) -> Self:
        return self.filter(removed_at__isnull=True)


class Template(models.Model):
    """A text under a name. What it says stands in its versions; `current` is the one in use."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    owner = models.ForeignKey("team.Membership", models.CASCADE, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices(), default=Channel.EMAIL)
    purpose = models.CharField(max_length=20, choices=Purpose.choices(), blank=True, help_text="Empty: for any")
    language = models.CharField(max_length=8, blank=True, help_text="ISO 639-1; empty: none in particular")
    name = models.CharField(max_length=120)
    current = models.ForeignKey("playbooks.TemplateVersion", models.SET_NULL, null=True, related_name="+")
    shipped_as = models.CharField(max_length=60, blank=True, help_text="Its key in the starting playbook")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(channel__in=["email", "text"]), name="template_is_mail_or_text"),
            models.UniqueConstraint(
                fields=["workspace", "shipped_as"], condition=~Q(shipped_as=""), name="one_template_per_shipped"
            ),
        )
        indexes = (models.Index(fields=["workspace", "channel", "purpose"], name="templates_by_purpose"),)

    def __str__(self) -> str:
        return self.name


class TemplateVersion(models.Model):
    """What a template said from some moment on. Never changed: who used it can still be told what they sent."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    template = models.ForeignKey(Template, models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    by = models.ForeignKey("team.Membership", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["template", "number"], name="one_template_version_per_number"),)

    def __str__(self) -> str:
        return f"version {self.number}"


class TemplateUse(models.Model):
    """A message that began with these words. What became of it is compared between versions."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    version = models.ForeignKey(TemplateVersion, models.CASCADE, related_name="uses", db_index=False)
    message = models.OneToOneField("mailroom.Message", models.CASCADE, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["workspace", "version"], name="uses_of_template_version"),)

    def __str__(self) -> str:
        return f"version {self.version_id} in message {self.message_id}"


class SnippetQuerySet(OwnedQuerySet["Snippet"]):
    pass


class Snippet(models.Model):
    """Words called by `;name` wherever one writes; one's own win over the team's."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    owner = models.ForeignKey("team.Membership", models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=40, help_text="In lower case, without the semicolon")
    body = models.TextField()
    shipped_as = models.CharField(max_length=60, blank=True)
    changed_at = models.DateTimeField()

    objects = SnippetQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["workspace", "name"], condition=Q(owner__isnull=True), name="one_team_snippet_per_name"
            ),
            models.UniqueConstraint(
                fields=["workspace", "owner", "name"], condition=Q(owner__isnull=False), name="one_own_snippet_per_name"
            ),
        )

    def __str__(self) -> str:
        return f";{self.name}"
