"""What came of a sequence, step by step: counts with the interval in which the true rate lies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Q

from followthrough.playbooks.models import Enrollment, EnrollmentState, Sequence, StepDone
from followthrough.rules.messages import MessageState
from followthrough.rules.reading.verdict import Intent
from followthrough.rules.stats import Interval, wilson
from followthrough.rules.words import State
from followthrough.team.models import Membership

BAD_NEWS = frozenset({Intent.NOT_INTERESTED, Intent.DO_NOT_CONTACT, Intent.WRONG_PERSON})


@dataclass(frozen=True, slots=True)
class StepFigures:
    """Of one step, over all versions that had it. `replies` by what they were read as."""

    key: str
    done: int = 0
    sent: int = 0
    bounced: int = 0
    won: int = 0
    replies: Mapping[str, int] = field(default_factory=dict)

    @property
    def replied(self) -> int:
        return sum(self.replies.values())

    @property
    def good_replies(self) -> int:
        """All but a no, a wrong person and a goodbye."""
        return sum(count for read_as, count in self.replies.items() if read_as not in BAD_NEWS)

    @property
    def reply_rate(self) -> Interval | None:
        """Of those who got it; none where nobody did."""
        return wilson(self.replied, self.done) if self.done else None

    @property
    def win_rate(self) -> Interval | None:
        return wilson(self.won, self.done) if self.done else None


@dataclass(frozen=True, slots=True)
class SequenceFigures:
    """How many stand where, and how many of those who began bought."""

    states: Mapping[str, int]
    won: int

    @property
    def began(self) -> int:
        return sum(self.states.values())

    @property
    def under_way(self) -> int:
        return self.states.get(EnrollmentState.ACTIVE, 0) + self.states.get(EnrollmentState.HELD, 0)

    @property
    def held(self) -> int:
        return self.states.get(EnrollmentState.HELD, 0)

    @property
    def win_rate(self) -> Interval | None:
        return wilson(self.won, self.began) if self.began else None


def figures_of(sequence: Sequence, member: Membership) -> SequenceFigures:
    """Of all who ever began it, as far as the member may see their prospects. Two statements."""
    return figures_of_many([sequence], member)[sequence.pk]


def figures_of_many(sequences: Iterable[Sequence], member: Membership) -> dict[int, SequenceFigures]:
    """By sequence. Two statements for any number of them."""
    ids = [row.pk for row in sequences]
    rows = Enrollment.objects.filter(sequence__in=ids).order_by()
    if _sees_their_own(member):
        rows = rows.filter(opportunity__owner_id=member.pk)
    states: dict[int, dict[str, int]] = {pk: {} for pk in ids}
    for pk, state, number in rows.values_list("sequence", "state").annotate(Count("pk")):
        states[pk][state] = number
    won = rows.filter(opportunity__state=State.WON).values_list("sequence")
    bought = dict(won.annotate(Count("opportunity", distinct=True)))
    return {pk: SequenceFigures(states[pk], bought.get(pk, 0)) for pk in ids}


def figures_of_steps(sequence: Sequence, member: Membership) -> dict[str, StepFigures]:
    """By key, of those steps somebody got whom the member may see. Two statements."""
    rows = StepDone.objects.filter(workspace_id=sequence.workspace_id, sequence=sequence)
    if _sees_their_own(member):
        rows = rows.filter(enrollment__opportunity__owner_id=member.pk)
    counted = rows.values("key").annotate(
        done=Count("pk"),
        sent=Count("pk", filter=Q(message__state=MessageState.SENT)),
        bounced=Count("pk", filter=Q(message__bounced_at__isnull=False)),
        won=Count("pk", filter=Q(enrollment__opportunity__state=State.WON)),
    )
    replies: dict[str, dict[str, int]] = defaultdict(dict)
    for key, reply, number in rows.exclude(reply="").values_list("key", "reply").annotate(Count("pk")).order_by():
        replies[key][reply] = number
    return {row["key"]: StepFigures(**row, replies=replies[row["key"]]) for row in counted.order_by("key")}


def _sees_their_own(member: Membership) -> bool:
    return not member.sees_all and member.workspace.openness == member.workspace.Openness.OWN
