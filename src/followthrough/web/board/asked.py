"""What the board's address asks for: which pipeline, whose prospects. Wrong words are not there, others' not yours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode

from followthrough.followup.models import Pipeline, Stage
from followthrough.followup.queries.board import Whose, sees_others
from followthrough.team.models import Membership
from followthrough.web import door

MINE, EVERYBODY = "mine", "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """One board: a pipeline's stages in their order, and whose prospects stand there (`owner` none: everybody's)."""

    member: Membership
    colleagues: Sequence[Membership]
    stages_of_all: Sequence[Stage]
    pipeline: Pipeline | None
    owner: Membership | None

    @classmethod
    def read(cls, request: door.MemberRequest) -> Self:
        """Two statements. Http404 for a pipeline or colleague who is not here, PermissionDenied for another's board."""
        member = request.member
        stages = _stages(member)
        colleagues = list(Membership.objects.of_workspace(member.workspace_id).active().order_by("name", "pk"))
        pipeline = _pipeline(stages, request.GET.get("pipeline", ""))
        owner = _owner(member, colleagues, request.GET.get("whose", ""))
        return cls(member, colleagues, stages, pipeline, owner)

    @property
    def whose(self) -> Whose:
        return Whose(self.member, self.owner.pk if self.owner else None)

    @property
    def stages(self) -> list[Stage]:
        return [stage for stage in self.stages_of_all if self.pipeline and stage.pipeline_id == self.pipeline.pk]

    @property
    def pipelines(self) -> list[Pipeline]:
        return list({stage.pipeline_id: stage.pipeline for stage in self.stages_of_all}.values())

    @property
    def sees_others(self) -> bool:
        return sees_others(self.member)

    @property
    def address(self) -> str:
        return f"{reverse('board')}{self.query}"

    @property
    def query(self) -> str:
        """What brings this board back; nothing that would be so anyway."""
        asked = {}
        if self.pipeline and self.pipelines[0].pk != self.pipeline.pk:
            asked["pipeline"] = str(self.pipeline.pk)
        if (word := self.word) != _usual(self.member):
            asked["whose"] = word
        return f"?{urlencode(asked)}" if asked else ""

    @property
    def word(self) -> str:
        if self.owner is None:
            return EVERYBODY
        return MINE if self.owner.pk == self.member.pk else str(self.owner.pk)

    def of(self, owner: Membership | None) -> Self:
        """The same board, of another owner."""
        return replace(self, owner=owner)

    def along(self, pipeline: Pipeline) -> Self:
        """The same owner's board, of another pipeline."""
        return replace(self, pipeline=pipeline)


def _stages(member: Membership) -> list[Stage]:
    here = Stage.objects.filter(workspace_id=member.workspace_id, pipeline__is_active=True).select_related("pipeline")
    return list(here.order_by("pipeline__position", "pipeline_id", "position", "pk"))


def _pipeline(stages: Sequence[Stage], asked: str) -> Pipeline | None:
    """The one asked for, else the first."""
    if not asked:
        return stages[0].pipeline if stages else None
    found = next((stage.pipeline for stage in stages if str(stage.pipeline_id) == asked), None)
    if found is None:
        raise Http404
    return found


def _owner(member: Membership, colleagues: Sequence[Membership], asked: str) -> Membership | None:
    asked = asked or _usual(member)
    if asked in (MINE, str(member.pk)):
        return member
    if not sees_others(member):
        raise PermissionDenied("You see your own prospects. Those of others are for managers.")
    if asked == EVERYBODY:
        return None
    found = next((each for each in colleagues if str(each.pk) == asked), None)
    if found is None:
        raise Http404
    return found


def _usual(member: Membership) -> str:
    return EVERYBODY if member.sees_all else MINE
