"""Pipelines and their stages. Each stage stands in a bucket and has a goal that the next contact serves."""

from django.db import models

from followthrough.rules.words import Bucket, PipelineKind, Purpose


class Pipeline(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=PipelineKind.choices(), default=PipelineKind.SALES)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "name"], name="one_pipeline_per_name"),)

    def __str__(self) -> str:
        return self.name


class Stage(models.Model):
    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    pipeline = models.ForeignKey(Pipeline, models.CASCADE, related_name="stages")
    name = models.CharField(max_length=80)
    bucket = models.CharField(max_length=10, choices=Bucket.choices())
    goal = models.CharField(max_length=20, choices=Purpose.choices(), help_text="What contacts in this stage are for")
    position = models.PositiveSmallIntegerField(default=0)
    chance = models.PositiveSmallIntegerField(default=20, help_text="Per cent of those here that are won")
    typical_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Median stay of the won ones; worked out every night"
    )
    evidence = models.CharField(
        max_length=200, blank=True, help_text="What must have been seen before a prospect stands here"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["pipeline", "name"], name="one_stage_per_name"),
            models.CheckConstraint(condition=models.Q(chance__lte=100), name="stage_chance_is_per_cent"),
        )

    def __str__(self) -> str:
        return self.name
