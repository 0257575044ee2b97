"""Which version of a script works: goals reached of the conversations it was used in, with how sure one may be."""

from dataclasses import dataclass

from django.db.models import Count, Q

from followthrough.playbooks.models import Script, ScriptVersion
from followthrough.rules.stats import Arm, Comparison, Interval, compare
from followthrough.rules.words import ANSWERED

HEARD = Q(uses__touch__outcome__in=[str(outcome) for outcome in ANSWERED])


@dataclass(frozen=True, slots=True)
class VersionFigures:
    """`used` in so many contacts; `spoken`: in so many of them they were heard; in `reached` the goal was reached."""

    version: ScriptVersion
    number: int
    used: int
    spoken: int
    reached: int
    interval: Interval

    @property
    def percent(self) -> int:
        return round(100 * self.reached / self.spoken) if self.spoken else 0

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
    """One statement. A voice mail says nothing about the goal; a conversation that did not reach it does."""
    rows = (
        script.versions.select_related("by")
        .order_by("-number")
        .annotate(
            used=Count("uses"),
            spoken=Count("uses", filter=HEARD),
            reached=Count("uses", filter=HEARD & Q(uses__touch__purpose_reached=True)),
        )
    )
    versions = list(rows)
    comparison = compare([Arm(f"Version {row.number}", row.reached, row.spoken) for row in versions])
    figures = tuple(
        VersionFigures(row, row.number, row.used, row.spoken, row.reached, interval)
        for row, interval in zip(versions, comparison.intervals, strict=True)
    )
    return Evidence(figures, comparison)
