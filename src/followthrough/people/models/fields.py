"""Tags and custom fields: what a workspace adds to the house's own words."""

from django.db import models


class Tag(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=60)
    hue = models.PositiveSmallIntegerField(default=150, help_text="Degrees on the colour wheel")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "name"], name="one_tag_per_name"),)

    def __str__(self) -> str:
        return self.name


class PersonTag(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+", db_index=False)
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "tag"], name="one_tag_once_per_person"),)
        indexes = (models.Index(fields=["workspace", "tag", "person"], name="people_of_tag"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.tag_id}"


class CustomField(models.Model):
    """A field of the workspace's own; values stand in `custom` of the person, company or opportunity by `key`."""

    class Subject(models.TextChoices):
        PERSON = "person", "Person"
        COMPANY = "company", "Company"
        OPPORTUNITY = "opportunity", "Opportunity"

    class Kind(models.TextChoices):
        TEXT = "text", "Text"
        NUMBER = "number", "Number"
        DATE = "date", "Date"
        CHOICE = "choice", "Choice"
        YES_NO = "yes_no", "Yes or no"

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    subject = models.CharField(max_length=12, choices=Subject)
    key = models.SlugField(max_length=60)
    label = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TEXT)
    choices = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "subject", "key"], name="one_custom_field_per_key"),
        )

    def __str__(self) -> str:
        return self.label
