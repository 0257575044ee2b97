"""What running an import will do, in numbers, days and a few rows; nothing has happened yet."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from followthrough.capture import onward, queries
from followthrough.capture.models import Import
from followthrough.capture.options import Options, setting_of
from followthrough.rules.words import State
from followthrough.web.imports import steps
from followthrough.web.kit.figures import Figure

WIDTH, HEIGHT, GAP, FOOT, HEAD = 360, 120, 6, 34, 16


@dataclass(frozen=True, slots=True)
class Bar:
    """One day of the picture: place and size as SVG takes them."""

    day: date
    number: int
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


def facts(batch: Import, *, at: datetime) -> dict[str, Any]:
    preview = queries.preview_of(batch, at=at)
    files = list(batch.files.order_by("position", "pk"))
    return {
        "batch": batch,
        "steps": steps.steps_of(batch, files, reverse("import", args=[batch.pk])),
        "preview": preview,
        "figures": _figures(batch, preview),
        "states": _states(preview),
        "brought_back": onward.to_bring_back(batch),
        "bars": bars(preview.days),
        "samples": _samples(batch, preview),
        "accepted": preview.rows - preview.refused,
        "files": files,
    }


def bars(days: tuple[tuple[date, int], ...]) -> list[Bar]:
    """The first steps per day, as high as they are many."""
    most = max((number for _, number in days), default=1)
    width = (WIDTH - GAP * max(len(days) - 1, 0)) // max(len(days), 5)
    drawn = []
    for place, (day, number) in enumerate(days):
        height = max(2, round((HEIGHT - FOOT - HEAD) * number / most))
        drawn.append(Bar(day, number, x=place * (width + GAP), y=HEIGHT - FOOT - height, width=width, height=height))
    return drawn


def _figures(batch: Import, preview: queries.Preview) -> list[Figure]:
    duplicates = reverse("import_duplicates", args=[batch.pk])
    open_ones = preview.by_state.get(State.OPEN, 0)
    return [
        Figure(label="Rows read", value=f"{preview.rows:,}"),
        Figure(label="Follow-ups to plan", value=f"{open_ones:,}", tone="kept"),
        Figure(label="Joined with the same person", value=f"{preview.joined:,}", address=duplicates),
        Figure(
            label="Refused, given back to you",
            value=f"{preview.refused:,}",
            tone="overdue" if preview.refused else "",
            address="#refused" if preview.refused else "",
        ),
    ]


def _states(preview: queries.Preview) -> list[tuple[State, str, str]]:
    said = {
        State.OPEN: "open: each gets its next step, spread over your days",
        State.NURTURE: "parked: each wakes on its own day",
        State.WON: "customers: kept, and cared for",
        State.LOST: "closed as lost: kept with their reason",
        State.DISQUALIFIED: "closed as not a fit: kept with their reason",
    }
    return [(state, f"{number:,}", said[state]) for state, number in preview.by_state.items()]


def _money(value: str) -> str:
    """Thousands apart, cents only where there are some."""
    return f"{float(value):,.2f}".removesuffix(".00") if value else ""


def _samples(batch: Import, preview: queries.Preview) -> list[dict[str, Any]]:
    """The first few, in the words of the house."""
    setting = setting_of(batch.workspace, Options.of(batch.options))
    stages = {stage.pk: stage.name for stage in setting.stages}
    return [
        draft
        | {
            "shown": draft.get("name") or draft.get("company_name") or draft.get("title", ""),
            "stage_name": stages.get(draft["stage"], ""),
            "worth": _money(draft.get("value", "")),
            "state_word": State(draft["state"]).label,
            "owner_name": setting.members[draft["owner"]].name if draft["owner"] in setting.members else "",
            "ways": [point[2] for point in draft.get("points", ())[:2]],
        }
        for draft in preview.samples
    ]
