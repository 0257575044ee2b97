"""Which version of a script or a text works, with how sure one may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q

from followthrough.mailroom.models import Message
from followthrough.playbooks.models import Script, ScriptVersion, Template, TemplateUse, TemplateVersion
from followthrough.rules.reading.verdict import Kind
from followthrough.rules.stats import Arm, Comparison, Interval, compare
from followthrough.rules.words import ANSWERED, Direction

HEARD = Q(uses__touch__outcome__in=[str(outcome) for outcome in ANSWERED])
TIME_TO_ANSWER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class VersionFigures:
    """`used` so often; `counted` of these can be judged; in `worked` of them it did what it is for."""

    version: ScriptVersion | TemplateVersion
    number: int
    used: int
    counted: int
    worked: int
    interval: Interval

    @property
    def percent(self) -> int:
        return round(100 * self.worked / self.counted) if self.counted else 0

    @property
    def low(self) -> int:
        return round(100 * self.interval.low)

    @property
    def high(self) -> int:
        return round(100 * self.interval.high)

    @property
    def width(self) -> int:
        """Of the band between them."""
        return max(self.high - self.low, 1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The newest version first."""

    versions: tuple[VersionFigures, ...]
    comparison: Comparison


def comparison_of(script: Script) -> Evidence:
    """Goals reached, of the conversations a version was used in. One statement.

    A voice mail says nothing about the goal; a conversation that did not reach it does.
    """
    rows = script.versions.select_related("by").order_by("-number")
    counted = rows.annotate(
        used=Count("uses"),
        counted=Count("uses", filter=HEARD),
        worked=Count("uses", filter=HEARD & Q(uses__touch__purpose_reached=True)),
    )
    return _evidence([(row, row.used, row.counted, row.worked) for row in counted])


def answers_to(template: Template, *, at: datetime) -> Evidence:
    """Messages answered within seven days, of those that went out seven days ago or earlier. Two statements.

    What went out later can't be judged yet: counting it would make the newest version look bad.
    """
    versions = list(template.versions.select_related("by").order_by("-number"))
    used = dict.fromkeys((version.pk for version in versions), 0)
    counted, worked = dict(used), dict(used)
    rows = TemplateUse.objects.filter(workspace_id=template.workspace_id, version__in=versions)
    for version, sent_at, is_answered in rows.annotate(is_answered=_answered()).values_list(
        "version_id", "message__sent_at", "is_answered"
    ):
        used[version] += 1
        if sent_at is not None and sent_at <= at - TIME_TO_ANSWER:
            counted[version] += 1
            worked[version] += is_answered
    return _evidence([(row, used[row.pk], counted[row.pk], worked[row.pk]) for row in versions])


def _answered() -> Exists:
    """Whether a person wrote back in the same conversation in time."""
    sent_at = OuterRef("message__sent_at")
    came = Message.objects.filter(
        conversation_id=OuterRef("message__conversation_id"),
        direction=Direction.IN,
        kind=Kind.REPLY,
        received_at__gt=sent_at,
    ).annotate(too_late=ExpressionWrapper(F("received_at") - TIME_TO_ANSWER, output_field=DateTimeField()))
    return Exists(came.filter(too_late__lte=sent_at))


def _evidence(found: Sequence[tuple[ScriptVersion | TemplateVersion, int, int, int]]) -> Evidence:
    comparison = compare([Arm(f"Version {row.number}", worked, counted) for row, _, counted, worked in found])
    figures = tuple(
        VersionFigures(row, row.number, used, counted, worked, interval)
        for (row, used, counted, worked), interval in zip(found, comparison.intervals, strict=True)
    )
    return Evidence(figures, comparison)
