"""The opportunity and, in the same row, its next step. The database itself refuses a live one without."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from followthrough.rules.words import (
    CLOSED_STATES,
    LIVE_STATES,
    REASONS_FOR,
    Bucket,
    Channel,
    CloseReason,
    NextBy,
    Origin,
    Purpose,
    Size,
    State,
    WaitingOn,
)

if TYPE_CHECKING:
    from followthrough.team.models import Membership

LIVE = Q(state__in=[str(state) for state in LIVE_STATES])
STEP_COLUMNS = (
    "next_purpose",
    "next_channel",
    "next_due_at",
    "next_by",
    "next_waiting_on",
    "next_origin",
    "next_set_at",
    "next_minutes",
)


def _step_is_whole() -> Q:
    whole = Q(owner__isnull=False)
    for column in STEP_COLUMNS:
        whole &= Q(**{f"{column}__isnull": False})
    return whole


def _step_is_absent() -> Q:
    absent = Q()
    for column in STEP_COLUMNS:
        absent &= Q(**{f"{column}__isnull": True})
    return absent


def _end_is_typed() -> Q:
    typed = Q()
    for state in CLOSED_STATES:
        typed |= Q(state=str(state), close_reason__in=[str(reason) for reason in REASONS_FOR[state]])
    # Said twice on purpose: `NULL IN (…)` is unknown, and a CHECK lets the unknown pass.
    return typed & Q(closed_at__isnull=False, close_reason__isnull=False)


def _worded(column: str, words: type, *, null: bool = False) -> Q:
    known = Q(**{f"{column}__in": [str(word) for word in words]})  # type: ignore[attr-defined]
    return known | Q(**{f"{column}__isnull": True}) if null else known


class IsLive(models.Func):
    """The condition of the partial index `board`, word for word: SQLite compares the text, and sees no parameters."""

    template = "%(expressions)s IN ('open', 'nurture')"
    output_field = models.BooleanField()

    def __init__(self) -> None:
        super().__init__(models.F("state"))


class OpportunityQuerySet(models.QuerySet["Opportunity"]):
    def visible_to(self, member: "Membership") -> Self:
        """An indexable equality, never an OR: the whole workspace, or the member's own."""
        seen = self.filter(workspace_id=member.workspace_id)
        if member.sees_all or member.workspace.openness == member.workspace.Openness.ALL:
            return seen
        return seen.filter(owner_id=member.pk)

    def editable_by(self, member: "Membership") -> Self:
        """A manager's are all of the workspace, a salesperson's their own."""
        owned = self.filter(workspace_id=member.workspace_id)
        return owned if member.sees_all else owned.filter(owner_id=member.pk)

    def live(self) -> Self:
        return self.filter(LIVE)

    def open(self) -> Self:
        return self.filter(state=State.OPEN)

    def owned_by(self, member_id: int) -> Self:
        return self.filter(owner_id=member_id)

    def on_a_persons_plan(self) -> Self:
        return self.filter(state=State.OPEN, next_by=NextBy.PERSON)

    def due(self, moment: datetime) -> Self:
        """At or before the moment, whoever planned it. Never tested by equality."""
        return self.filter(next_due_at__lte=moment)

    def in_plan_order(self) -> Self:
        """As a person would work them: see `rules.plan_order`."""
        return self.order_by("next_class", "next_order", "id")


class Opportunity(models.Model):
    """One thing a person may buy, in one pipeline. Values in the workspace's currency."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="opportunities")
    pipeline = models.ForeignKey("followup.Pipeline", models.PROTECT, related_name="opportunities", db_index=False)
    stage = models.ForeignKey("followup.Stage", models.PROTECT, related_name="opportunities", db_index=False)
    owner = models.ForeignKey("team.Membership", models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=80, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    chance = models.PositiveSmallIntegerField(default=20, help_text="Per cent")
    size = models.CharField(max_length=8, choices=Size.choices(), default=Size.SMALL)
    strategy = models.CharField(max_length=40, blank=True, help_text="Key of a strategy; empty: by size")
    state = models.CharField(max_length=14, choices=State.choices(), default=State.OPEN)
    bucket = models.CharField(max_length=10, choices=Bucket.choices(), help_text="Its stage's, kept by the verbs")
    opened_at = models.DateTimeField()
    stage_entered_at = models.DateTimeField()
    custom = models.JSONField(default=dict, blank=True)

    next_purpose = models.CharField(max_length=20, choices=Purpose.choices(), null=True)
    next_channel = models.CharField(max_length=8, choices=Channel.choices(), null=True)
    next_due_at = models.DateTimeField(null=True)
    next_by = models.CharField(max_length=8, choices=NextBy.choices(), null=True)
    next_waiting_on = models.CharField(max_length=4, choices=WaitingOn.choices(), null=True)
    next_origin = models.CharField(max_length=12, choices=Origin.choices(), null=True)
    next_set_at = models.DateTimeField(null=True)
    next_minutes = models.PositiveSmallIntegerField(null=True, help_text="How long it takes")
    next_fixed = models.BooleanField(default=False, help_text="An appointment: agreed with them")
    next_note = models.CharField(max_length=500, blank=True)
    next_class = models.PositiveSmallIntegerField(default=60, help_text="rules.ranking: which kind of reason")
    next_order = models.FloatField(default=0, help_text="rules.plan_order: order within the kind, lowest first")

    hand_raised_at = models.DateTimeField(
        null=True, blank=True, help_text="They came to us; a person has yet to answer"
    )
    hand_raised_how = models.CharField(max_length=200, blank=True)
    touches = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0, help_text="Attempts in a row without an answer")
    put_offs = models.PositiveSmallIntegerField(default=0, help_text="Times in a row they put us off")
    last_touch_at = models.DateTimeField(null=True, blank=True)
    last_two_way_at = models.DateTimeField(null=True, blank=True)
    last_words = models.CharField(max_length=500, blank=True, help_text="What they said last")

    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(max_length=16, choices=CloseReason.choices(), null=True, blank=True)
    close_note = models.CharField(max_length=500, blank=True)
    pointed_to = models.CharField(max_length=200, blank=True, help_text="Where somebody who did not fit was sent")
    won_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)
    last_entry_id = models.BigIntegerField(null=True, help_text="The newest journal entry that builds on this row")

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~LIVE | _step_is_whole(), name="live_opportunity_has_its_next_step"),
            models.CheckConstraint(condition=LIVE | _step_is_absent(), name="closed_opportunity_has_no_step"),
            models.CheckConstraint(condition=LIVE | _end_is_typed(), name="closed_opportunity_has_a_typed_end"),
            models.CheckConstraint(
                condition=~LIVE | Q(closed_at__isnull=True, close_reason__isnull=True),
                name="live_opportunity_has_no_end",
            ),
            models.CheckConstraint(condition=_worded("state", State), name="opportunity_state_is_known"),
            models.CheckConstraint(condition=_worded("bucket", Bucket), name="opportunity_bucket_is_known"),
            models.CheckConstraint(condition=_worded("size", Size), name="opportunity_size_is_known"),
            models.CheckConstraint(condition=_worded("next_purpose", Purpose, null=True), name="next_purpose_is_known"),
            models.CheckConstraint(condition=_worded("next_channel", Channel, null=True), name="next_channel_is_known"),
            models.CheckConstraint(condition=_worded("next_by", NextBy, null=True), name="next_by_is_known"),
            models.CheckConstraint(
                condition=_worded("next_waiting_on", WaitingOn, null=True), name="next_waiting_on_is_known"
            ),
            models.CheckConstraint(condition=_worded("next_origin", Origin, null=True), name="next_origin_is_known"),
            models.CheckConstraint(condition=Q(chance__lte=100), name="opportunity_chance_is_per_cent"),
            models.CheckConstraint(condition=Q(value__gte=0), name="opportunity_value_is_not_negative"),
        )
        indexes = (
            models.Index(
                fields=["workspace", "owner", "next_class", "next_order", "id", "next_due_at"],
                condition=Q(state="open", next_by="person"),
                name="plan_in_order",
            ),
            models.Index(
                fields=["workspace", "owner", "next_due_at"],
                condition=Q(state="open", next_by="person"),
                name="plan_by_date",
            ),
            models.Index(fields=["next_due_at"], condition=LIVE & Q(next_by="machine"), name="due_for_the_machine"),
            models.Index(fields=["workspace", "state", "next_due_at", "id"], name="opportunities_by_date"),
            models.Index(fields=["workspace", "owner", "state", "next_due_at", "id"], name="own_by_date"),
            models.Index(fields=["workspace", "state", "value", "id"], name="opportunities_by_value"),
            models.Index(fields=["workspace", "state", "last_two_way_at", "id"], name="opportunities_by_silence"),
            models.Index(fields=["workspace", "stage", "next_class", "next_order", "id"], condition=LIVE, name="board"),
            models.Index(
                fields=["workspace", "owner", "stage", "next_class", "next_order", "id"],
                condition=Q(state="open"),
                name="board_of_owner",
            ),
            models.Index(fields=["won_from"], condition=Q(won_from__isnull=False), name="care_of"),
        )

    def __str__(self) -> str:
        return self.title or f"opportunity {self.pk}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_STATES
