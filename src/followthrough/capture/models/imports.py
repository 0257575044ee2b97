"""The tables of an import. Rows of a file become drafts first; nothing of the house changes until it is run."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from followthrough.rules.tabular.fields import TableKind
from followthrough.rules.words import Word

if TYPE_CHECKING:
    from followthrough.team.models import Membership


class Progress(Word):
    """Where an import stands."""

    DRAFT = "draft", "Being described"
    READING = "reading", "Reading the files"
    READY = "ready", "Ready to bring in"
    RUNNING = "running", "Being brought in"
    STOPPED = "stopped", "Stopped"
    DONE = "done", "Done"
    UNDOING = "undoing", "Being taken back"
    UNDONE = "undone", "Taken back"


BUSY = (Progress.READING, Progress.RUNNING, Progress.UNDOING)


class Fate(Word):
    """What became of a row. Rows in = stored + joined + refused, always."""

    STORED = "stored", "Stored"
    JOINED = "joined", "Joined with one we have"
    REFUSED = "refused", "Refused"


class Certainty(Word):
    SURE = "sure", "Surely the same"
    LIKELY = "likely", "Perhaps the same"


class Choice(Word):
    JOIN = "join", "Join them"
    APART = "apart", "Keep them apart"
    SKIP = "skip", "Leave these rows out"


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, member: "Membership") -> Self:
        """A manager sees all imports of the workspace, a salesperson their own."""
        found = self.filter(workspace_id=member.workspace_id)
        return found if member.sees_all else found.filter(member=member)

    def busy(self) -> Self:
        return self.filter(progress__in=[str(word) for word in BUSY])

    def free(self, moment: datetime) -> Self:
        """Nobody works on it at this moment, or whoever did has died."""
        return self.filter(models.Q(busy_until__isnull=True) | models.Q(busy_until__lte=moment))


class Import(models.Model):
    """Some files brought in together. `cursor` is how far it got; each portion moves it in its own transaction."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    member = models.ForeignKey("team.Membership", models.PROTECT, related_name="+", help_text="Who brings them in")
    progress = models.CharField(max_length=10, choices=Progress.choices(), default=Progress.DRAFT)
    options = models.JSONField(default=dict, help_text="capture.options.Options")
    rows = models.PositiveIntegerField(default=0)
    stored = models.PositiveIntegerField(default=0)
    joined = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0, help_text="Rows that taking back left, as they were worked on")
    cursor = models.JSONField(default=dict)
    busy_until = models.DateTimeField(null=True, help_text="A process works on it, at most until then")
    trouble = models.CharField(max_length=500, blank=True, help_text="Why it stopped by itself")
    entry_id = models.BigIntegerField(null=True, help_text="Its line in the journal")
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "-id"], name="imports_of_workspace"),
            models.Index(
                fields=["progress"],
                condition=models.Q(progress__in=[str(word) for word in BUSY]),
                name="imports_under_way",
            ),
        )

    def __str__(self) -> str:
        return f"import {self.pk}"

    @property
    def is_busy(self) -> bool:
        return self.progress in BUSY

    @property
    def is_taken_back_in_part(self) -> bool:
        """Taking back has begun and stopped: it can only be taken back further, never brought in further."""
        return "undoing" in self.cursor and self.progress in (Progress.STOPPED, Progress.UNDOING)


class ImportFile(models.Model):
    """One file, or one sheet of it. `columns` is the mapping, one record per column; see capture.mapping."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    batch = models.ForeignKey(Import, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200)
    original = models.CharField(max_length=300, help_text="Path below the data folder, as it was sent")
    table = models.CharField(max_length=300, help_text="Path of what is read: the same, or a sheet as CSV")
    sheet = models.CharField(max_length=200, blank=True)
    sheets = models.JSONField(default=list)
    size = models.PositiveBigIntegerField(default=0)
    kind = models.CharField(max_length=14, choices=TableKind.choices(), default=TableKind.PEOPLE)
    encoding = models.CharField(max_length=40, default="utf-8")
    dialect = models.JSONField(default=dict)
    guesses = models.JSONField(default=dict, help_text="Why encoding and dialect were guessed so")
    columns = models.JSONField(default=list)
    habits = models.JSONField(default=dict, help_text="Day or month first, currency")
    signature = models.CharField(max_length=64, blank=True, help_text="Of its header: mappings are remembered by it")
    rows = models.PositiveIntegerField(default=0)
    is_read = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["workspace", "batch"], name="files_of_import"),)

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """One row as a draft. `phase` and `rank` are the order in which it is stored: companies first, best first."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(Import, models.CASCADE, related_name="+", db_index=False)
    file = models.ForeignKey(ImportFile, models.CASCADE, related_name="+", db_index=False)
    line = models.PositiveIntegerField()
    phase = models.PositiveSmallIntegerField()
    rank = models.FloatField(default=0)
    own_ref = models.CharField(max_length=120, blank=True, help_text="Its number in the other system")
    deal_ref = models.CharField(max_length=120, blank=True, help_text="Of roles: the opportunity's number")
    company_ref = models.CharField(max_length=120, blank=True)
    sort_name = models.CharField(max_length=200, blank=True)
    draft = models.TextField(help_text="JSON, read by us alone")
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["file", "line"], name="one_draft_per_line"),)
        indexes = (
            models.Index(fields=["workspace", "batch", "phase", "rank", "id"], name="drafts_in_order"),
            models.Index(
                fields=["workspace", "batch", "phase", "own_ref"],
                condition=~models.Q(own_ref=""),
                name="drafts_by_own_ref",
            ),
            models.Index(
                fields=["workspace", "batch", "phase", "deal_ref"],
                condition=~models.Q(deal_ref=""),
                name="drafts_by_deal_ref",
            ),
            models.Index(
                fields=["workspace", "batch", "phase", "company_ref"],
                condition=~models.Q(company_ref=""),
                name="drafts_by_company_ref",
            ),
        )

    def __str__(self) -> str:
        return f"line {self.line}"


class ImportKey(models.Model):
    """What a row is compared by: a mail address, a number, or a name at a company.

    They go before their rows do (`forget_drafts`), so nobody has to look for them by row.
    """

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(Import, models.CASCADE, related_name="+", db_index=False)
    row = models.ForeignKey(ImportRow, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)
    kind = models.CharField(max_length=4)
    value = models.CharField(max_length=254)
    company = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=["workspace", "batch", "kind", "value", "company", "row"], name="rows_by_key"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class ImportGroup(models.Model):
    """Rows that are the same person as each other, or as one we have (`person_id`). Somebody may choose."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(Import, models.CASCADE, related_name="groups", db_index=False)
    certainty = models.CharField(max_length=6, choices=Certainty.choices())
    choice = models.CharField(max_length=6, choices=Choice.choices())
    person_id = models.BigIntegerField(null=True, help_text="One we have, or the first stored of the group")
    is_known = models.BooleanField(default=False, help_text="We had this person before")
    reason = models.CharField(max_length=200)
    size = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["workspace", "batch", "certainty", "id"], name="groups_of_import"),)

    def __str__(self) -> str:
        return self.reason


class ImportMember(models.Model):
    """A row in a group of duplicates."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(Import, models.CASCADE, related_name="+", db_index=False)
    group = models.ForeignKey(ImportGroup, models.CASCADE, related_name="members")
    row = models.ForeignKey(ImportRow, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["row", "group"], name="row_once_in_a_group"),)

    def __str__(self) -> str:
        return f"{self.row_id} in {self.group_id}"


class ImportResult(models.Model):
    """What became of one row, and what it made: what taking back looks at. Ids are plain: their rows may go."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(Import, models.CASCADE, related_name="+", db_index=False)
    row = models.OneToOneField(ImportRow, models.CASCADE, related_name="result")
    fate = models.CharField(max_length=8, choices=Fate.choices())
    problem = models.CharField(max_length=300, blank=True)
    person_id = models.BigIntegerField(null=True)
    company_id = models.BigIntegerField(null=True)
    opportunity_id = models.BigIntegerField(null=True)
    care_id = models.BigIntegerField(null=True)
    made = models.JSONField(default=dict, help_text="Which of these it made, and what it changed of those we had")
    is_kept = models.BooleanField(default=False, help_text="Taking back left it: it was worked on")

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "batch", "id"], name="results_of_import"),
            models.Index(fields=["workspace", "batch", "fate", "id"], name="results_by_fate"),
        )

    def __str__(self) -> str:
        return f"{self.row_id} {self.fate}"


class RememberedMapping(models.Model):
    """How columns with these headers were brought in last time."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64)
    kind = models.CharField(max_length=14)
    columns = models.JSONField(default=list)
    habits = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "signature"], name="one_mapping_per_header"),)

    def __str__(self) -> str:
        return self.signature[:8]
