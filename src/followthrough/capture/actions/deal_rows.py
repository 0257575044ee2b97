"""Opportunities of an import: the live ones with a next step and its day, the ended ones with their typed end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from followthrough.capture.actions.people_rows import LEFT_ALONE
from followthrough.capture.actions.portion import Portion, Result
from followthrough.capture.options import OLD_AFTER
from followthrough.followup.actions.opening import size_of
from followthrough.followup.models import Opportunity, Stage
from followthrough.journal.actions.rows import reserve_ids
from followthrough.journal.models import Entry
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.plan_order import order_key
from followthrough.rules.ranking import RankClass, rank_class
from followthrough.rules.strategies import MINUTES
from followthrough.rules.words import (
    LIVE_STATES,
    Bucket,
    Channel,
    CloseReason,
    ContactKind,
    NextBy,
    Origin,
    Permission,
    PipelineKind,
    Purpose,
    Size,
    State,
    WaitingOn,
)

Draft = dict[str, Any]
Step = tuple[Any, ...]  # the ten columns next_purpose … next_order
NO_STEP: Step = (None,) * 8 + (int(RankClass.USUAL), 0.0)
WAKE_FIRST, WAKE_OVER = 30, 90  # days: whom another system parked comes back one by one
NOBODY_REACHED = "Find a way to reach them: the list brought none."
WAYS = (
    (ContactKind.MOBILE, Channel.CALL),
    (ContactKind.PHONE, Channel.CALL),
    (ContactKind.EMAIL, Channel.EMAIL),
    (ContactKind.SOCIAL, Channel.SOCIAL),
)


@dataclass
class Deals:
    """What one portion opens. `prepare` reads for all persons we know what each of them has already."""

    portion: Portion
    ids: Iterator[int] = field(default_factory=lambda: iter(()))
    entry_ids: Iterator[int] = field(default_factory=lambda: iter(()))
    ways: dict[int, set[str]] = field(default_factory=dict)
    cared_for: set[int] = field(default_factory=set)
    left_alone: set[int] = field(default_factory=set)
    stages: dict[int, Stage] = field(default_factory=dict)

    def prepare(self, known: Iterable[int], number: int) -> None:
        """`known` are persons stored before this portion; `number` is how many rows there are."""
        known = list(known)
        self.stages = {stage.pk: stage for stage in self.portion.setting.stages}
        for person_id, kind in ContactPoint.objects.filter(person_id__in=known, is_valid=True).values_list(
            "person_id", "kind"
        ):
            self.ways.setdefault(person_id, set()).add(kind)
        care = Opportunity.objects.live().filter(person_id__in=known, pipeline__kind=PipelineKind.CARE)
        withdrawn = Person.objects.filter(pk__in=known, permission=Permission.WITHDRAWN)
        self.left_alone = set(withdrawn.values_list("pk", flat=True))
        self.cared_for = set(care.values_list("person_id", flat=True))
        self.ids = iter(reserve_ids(Opportunity, 2 * number))
        self.entry_ids = iter(reserve_ids(Entry, 2 * number))

    def open(self, result: Result, person_id: int, draft: Draft) -> None:
        """The opportunity of a row; of a won one also the care that follows. None with who asked to be left alone."""
        stage = self.stages.get(draft["stage"]) or self.portion.setting.stages[0]
        row = _Row.of(draft, stage, at=self.portion.at)
        if person_id in self.left_alone and (row.state in LIVE_STATES or row.state is State.WON):
            result.problem = LEFT_ALONE
            return
        ways = self.ways.setdefault(person_id, set())
        ways.update(point[0] for point in draft.get("points", ()) if not point[4])
        step, note = self._step(row, person_id, draft)
        result.opportunity_id = self._put(row, person_id, step, note=note or draft.get("about", "")[:500])
        result.made["opportunity"] = True
        if row.state is State.WON and person_id not in self.cared_for:
            result.care_id = self._open_care(row, person_id, won_id=result.opportunity_id)

    def _step(self, row: "_Row", person_id: int, draft: Draft) -> tuple[Step, str]:
        if row.state not in LIVE_STATES:
            return NO_STEP, ""
        channel = _channel(draft, self.ways[person_id])
        if row.state is State.NURTURE:
            due_at = self.portion.at + timedelta(days=WAKE_FIRST + person_id % WAKE_OVER)
            return self._step_columns(row, Purpose.NURTURE, channel, due_at, by=NextBy.MACHINE), ""
        due_at = _chosen_date(draft, at=self.portion.at) or self.portion.pacer.place(row.owner_id, MINUTES[channel])
        note = "" if self.ways[person_id] else NOBODY_REACHED
        return self._step_columns(row, _purpose(row, at=self.portion.at), channel, due_at), note

    def _step_columns(
        self, row: "_Row", purpose: Purpose, channel: Channel, due_at: datetime, *, by: NextBy = NextBy.PERSON
    ) -> Step:
        place = rank_class(bucket=Bucket(row.stage.bucket), purpose=purpose, origin=Origin.CAPTURE, state=row.state)
        order = order_key(due_at=due_at, value=float(row.value), chance=row.chance)
        return (
            str(purpose), str(channel), due_at, str(by), str(WaitingOn.US), str(Origin.CAPTURE), self.portion.at,
            MINUTES[channel], int(place), order,
        )  # fmt: skip

    def _put(self, row: "_Row", person_id: int, step: Step, *, note: str, won_from: int | None = None) -> int:
        portion, workspace_id = self.portion, self.portion.batch.workspace_id
        pk, entry_id = next(self.ids), next(self.entry_ids)
        portion.put(
            Opportunity, pk, workspace_id, person_id, row.stage.pipeline_id, row.stage.pk, row.owner_id, row.title,
            row.source, row.value, row.chance, str(row.size or size_of(row.value, portion.setting.workspace)),
            str(row.state), str(row.stage.bucket), row.opened_at, row.stage_entered_at, row.custom, *step,
            note if row.state in LIVE_STATES else "", row.last_touch_at, row.closed_at, row.reason, row.why, "",
            won_from, entry_id,
        )  # fmt: skip
        kind = (workspace_id, row.owner_id, row.stage.pk, str(row.state))
        portion.count(kind, row.value)
        facts = row.facts() | ({"care_of": won_from} if won_from else {}) | _step_facts(step)
        facts["import"] = portion.batch.pk
        portion.put(Entry, entry_id, workspace_id, portion.at, portion.batch.member_id, "open", person_id, pk, facts)
        return pk

    def _open_care(self, won: "_Row", person_id: int, *, won_id: int) -> int | None:
        """One per person, however often they bought: its first step is dated like any other."""
        assert won.closed_at is not None
        stage = self.portion.setting.care_stage(self.portion.at - won.closed_at)
        if stage is None:
            return None
        self.cared_for.add(person_id)
        care = _Row(
            stage=stage,
            owner_id=won.owner_id,
            state=State.OPEN,
            title=won.title,
            source=won.source,
            chance=stage.chance,
            opened_at=self.portion.at,
            stage_entered_at=self.portion.at,
            size=Size.SMALL,
        )
        channel = _channel({}, self.ways[person_id])
        due_at = self.portion.pacer.place(care.owner_id, MINUTES[channel])
        step = self._step_columns(care, Purpose(stage.goal), channel, due_at)
        note = "" if self.ways[person_id] else NOBODY_REACHED
        return self._put(care, person_id, step, note=note, won_from=won_id)


@dataclass(slots=True)
class _Row:
    """The columns of one opportunity that don't depend on its step."""

    stage: Stage
    owner_id: int
    state: State
    opened_at: datetime
    stage_entered_at: datetime
    chance: int
    title: str = ""
    source: str = ""
    value: Decimal = Decimal(0)
    size: Size | None = None
    custom: dict[str, Any] = field(default_factory=dict)
    last_touch_at: datetime | None = None
    closed_at: datetime | None = None
    reason: str | None = None
    why: str = ""

    @classmethod
    def of(cls, draft: Draft, stage: Stage, *, at: datetime) -> "_Row":
        state = State(draft["state"])
        close, last = _moment(draft, "close_date"), _moment(draft, "last_contacted")
        last = last if last and last <= at else None
        ended = state not in LIVE_STATES
        closed_at = (close if close and close <= at else last or at) if ended else None
        opened_at = min(_moment(draft, "opened") or at, closed_at or at)
        custom = dict(draft.get("deal_custom", {}))
        if close and not ended:
            custom["expected_close"] = close.date().isoformat()
        return cls(
            stage=stage,
            owner_id=draft["owner"],
            state=state,
            opened_at=opened_at,
            stage_entered_at=opened_at if ended else at,
            chance=draft.get("chance", stage.chance),
            title=draft.get("title", ""),
            source=draft.get("source", ""),
            value=Decimal(draft.get("value", 0)),
            custom=custom,
            last_touch_at=last,
            closed_at=closed_at,
            reason=draft.get("end"),
            why=draft.get("why", "") if ended else "",
        )

    def facts(self) -> dict[str, Any]:
        """As the journal tells it."""
        told: dict[str, Any] = {
            "title": self.title,
            "source": self.source,
            "value": str(self.value),
            "owner": self.owner_id,
        }
        if self.reason:
            told["ended"] = {"state": str(self.state), "reason": str(CloseReason(self.reason)), "note": self.why}
        return told


def _purpose(row: _Row, *, at: datetime) -> Purpose:
    """It is never too late: whom nobody contacted for long gets an opening of its own."""
    last = row.last_touch_at or row.opened_at
    if at - last > OLD_AFTER:
        return Purpose.RE_ENGAGE
    goal = Purpose(row.stage.goal)
    return Purpose.QUALIFY if goal is Purpose.FIRST_RESPONSE else goal


def _channel(draft: Draft, ways: set[str]) -> Channel:
    """What they prefer, else the best way we have of them."""
    if preferred := draft.get("preferred_channel"):
        return Channel(preferred)
    found = next((channel for kind, channel in WAYS if kind in ways), None)
    return found or (Channel.LETTER if draft.get("street") else Channel.CALL)


def _chosen_date(draft: Draft, *, at: datetime) -> datetime | None:
    """The date their old system had for the next step, while it lies ahead."""
    date = _moment(draft, "next_date")
    return date if date and at < date < at + timedelta(days=730) else None


def _moment(draft: Draft, name: str) -> datetime | None:
    text = draft.get(name)
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def _step_facts(step: Step) -> dict[str, Any]:
    purpose, channel, due_at, by = step[:4]
    return {"next": {"purpose": purpose, "channel": channel, "due_at": due_at.isoformat(), "by": by}} if purpose else {}


def titles_known(portion: Portion, pairs: Sequence[tuple[int, str]]) -> set[tuple[int, str]]:
    """Which (person, title) had such an opportunity before this import: the same export brought in twice."""
    from followthrough.capture.models import ImportResult

    ours = ImportResult.objects.filter(
        workspace_id=portion.batch.workspace_id, batch=portion.batch, opportunity_id__isnull=False
    )
    found = Opportunity.objects.filter(
        workspace_id=portion.batch.workspace_id,
        person_id__in={person_id for person_id, _ in pairs},
        title__in={title for _, title in pairs if title},
    ).exclude(pk__in=ours.values("opportunity_id"))
    return set(found.values_list("person_id", "title"))
