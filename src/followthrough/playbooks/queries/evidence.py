"""Which version of a script works: goals reached of those asked about, with how sure one may be."""

from dataclasses import dataclass

from django.db.models import Count, Q

from followthrough.playbooks.models import Script, ScriptVersion
from followthrough.rules.stats import Arm, Comparison, Interval, compare
from followthrough.rules.words import ANSWERED

ANSWERS = [str(outcome) for outcome in ANSWERED]


@dataclass(frozen=True, slots=True)
class VersionFigures:
    """`used` in so many contacts; `answered` in so many; of those `asked` whether the goal was reached, `reached`."""

    version: ScriptVersion
    number: int
    used: int
    answered: int
    asked: int
    reached: int
    interval: Interval

    @property
    def share(self) -> float | None:
        return self.reached / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The newest version first."""

    versions: tuple[VersionFigures, ...]
    comparison: Comparison


def comparison_of(script: Script) -> Evidence:
    """One statement. A goal nobody was asked about counts for nothing, either way."""
    rows = (
        script.versions.select_related("by")
        .order_by("-number")
        .annotate(
            used=Count("uses"),
            answered=Count("uses", filter=Q(uses__touch__outcome__in=ANSWERS)),
            asked=Count("uses", filter=Q(uses__touch__purpose_reached__isnull=False)),
            reached=Count("uses", filter=Q(uses__touch__purpose_reached=True)),
        )
    )
    versions = list(rows)
    comparison = compare([Arm(f"Version {row.number}", row.reached, row.asked) for row in versions])
    figures = tuple(
        VersionFigures(row, row.number, row.used, row.answered, row.asked, row.reached, interval)
        for row, interval in zip(versions, comparison.intervals, strict=True)
    )
    return Evidence(figures, comparison)
