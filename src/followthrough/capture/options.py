"""What somebody chose for an import, and the house as its rows will find it: stages, members, money, time."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import timedelta
from functools import lru_cache
from typing import Any, Self

from followthrough.capture.refusals import NobodyToOwn, NoPipeline
from followthrough.followup.models import Pipeline, Stage
from followthrough.rules.matching import fold
from followthrough.rules.tabular.standing import state_of
from followthrough.rules.words import Bucket, PipelineKind, Purpose, State
from followthrough.team.models import Membership, Workspace

OLD_AFTER = timedelta(days=180)
"""Whom nobody contacted for so long is brought back with an opening of its own: it is never too late."""


@dataclass(frozen=True)
class Options:
    """`stages` and `owners` map words of the file to ids of ours.

    `prospects`: people of whom no file says what they may buy get an opportunity all the same.
    """

    pipeline_id: int = 0
    owner_ids: tuple[int, ...] = ()
    prospects: bool = True
    stages: Mapping[str, int] = field(default_factory=dict)
    owners: Mapping[str, int] = field(default_factory=dict)
    source: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        known = {part.name for part in fields(cls)}
        options = cls(**{name: value for name, value in stored.items() if name in known})
        return replace(options, owner_ids=tuple(options.owner_ids))

    def stored(self) -> dict[str, Any]:
        return asdict(self) | {"owner_ids": list(self.owner_ids)}


@dataclass(frozen=True)
class Setting:
    """The house, read once per run. Ask it for stages and owners by the words of the file."""

    workspace: Workspace
    options: Options
    stages: Sequence[Stage]
    care: Sequence[Stage]
    members: Mapping[int, Membership]

    def stage_for(self, word: str) -> Stage:
        """The chosen stage for their word; the first where none is chosen."""
        chosen = self.options.stages.get(_folded(word)) if word else None
        return next((stage for stage in self.stages if stage.pk == chosen), self.stages[0])

    def owner_for(self, word: str, turn: int) -> int:
        """Whose it is in the file, if they work here; else those chosen take turns."""
        chosen = self.options.owners.get(_folded(word)) if word else None
        if chosen in self.members:
            return int(chosen)  # type: ignore[arg-type]
        owners = self.options.owner_ids
        return owners[turn % len(owners)]

    def care_stage(self, age: timedelta) -> Stage | None:
        """Welcome, first month, for life: by how long ago they bought."""
        if not self.care:
            return None
        return self.care[0 if age < timedelta(days=14) else 1 if age < timedelta(days=60) else -1 :][0]


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return fold(word)


def usual_options(member: Membership) -> Options:
    """Into the first sales pipeline, owned by whoever brings them in. Refuses `NoPipeline`."""
    pipelines = Pipeline.objects.filter(workspace_id=member.workspace_id, kind=PipelineKind.SALES, is_active=True)
    pipeline = pipelines.order_by("position").first()
    if pipeline is None:
        raise NoPipeline
    return Options(pipeline_id=pipeline.pk, owner_ids=(member.pk,))


def setting_of(workspace: Workspace, options: Options) -> Setting:
    """Five statements at most. Refuses `NoPipeline`, `NobodyToOwn`."""
    stages = list(Stage.objects.filter(workspace=workspace, pipeline_id=options.pipeline_id).order_by("position"))
    if not stages:
        raise NoPipeline
    members = Membership.objects.active().of_workspace(workspace.pk).select_related("workspace", "user")
    by_id = {member.pk: member for member in members}
    owners = tuple(pk for pk in options.owner_ids if pk in by_id)
    if not owners:
        raise NobodyToOwn
    care = Stage.objects.filter(workspace=workspace, pipeline__kind=PipelineKind.CARE, pipeline__is_active=True)
    return Setting(
        workspace=workspace,
        options=replace(options, owner_ids=owners),
        stages=stages,
        care=_of_first_pipeline(list(care.order_by("pipeline__position", "pipeline_id", "position"))),
        members=by_id,
    )


def guess_stage(word: str, stages: Sequence[Stage]) -> Stage:
    """Which of ours a stage of theirs is: by name, by the words for winning and losing, by what it is for."""
    folded = fold(word)
    for stage in stages:
        if fold(stage.name) == folded:
            return stage
    hints = [(goal, words) for goal, words in _GOAL_WORDS.items() if any(part in folded for part in words.split())]
    for goal, _ in hints:
        for stage in stages:
            if stage.goal == goal:
                return stage
    bucket = Bucket.PARKED if state_of(word) is State.NURTURE else Bucket.NEW
    return next((stage for stage in stages if stage.bucket == bucket), stages[0])


def guess_owner(word: str, members: Mapping[int, Membership]) -> int:
    """Whose mail address or name it is; 0 when nobody's."""
    folded = fold(word)
    for member in members.values():
        if folded in {fold(member.user.email), fold(member.name), fold(member.user.name)}:
            return member.pk
    return 0


_GOAL_WORDS: dict[Purpose, str] = {
    Purpose.CLOSE: "negotiat decision verhandl entscheid contract commit closing verbal clos vertrag negoci negozia "
    "pledge",
    Purpose.PROPOSE: "propos quote angebot offer offert devis presupuesto preventivo estimate",
    Purpose.PRESENT: "demo present vorfuhr presenta meeting termin",
    Purpose.DISCOVER: "discover needs analy bedarf besoin value perception identif scop qualified qualifiz",
    Purpose.QUALIFY: "qualif contacted prospecting connect kontakt working attempt",
}


def _of_first_pipeline(stages: list[Stage]) -> list[Stage]:
    return [stage for stage in stages if stage.pipeline_id == stages[0].pipeline_id]
