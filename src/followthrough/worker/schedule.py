"""Everything that happens by itself, on one page: what, how often, which verb."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.capture import actions as capture
from followthrough.followup import actions as followup
from followthrough.journal import actions as journal
from followthrough.mailroom import actions as mailroom
from followthrough.playbooks import actions as playbooks
from followthrough.team import actions as team

AT_ONCE = timedelta(seconds=1)  # at every tick: whoever waits for it counts the seconds
NIGHT = 3  # o'clock UTC: few people are at work anywhere near the usual zones, and the day's figures are complete


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, by which verb; `every` none is once a night. The verb's answer becomes a word in the report.

    `together`: every process takes its turn at every tick; the verb itself sees to it that nothing is done twice, and
    nobody waits for the turn of a process that died.
    """

    name: str
    verb: Callable[..., object]
    told: Callable[[object], str]
    every: timedelta | None = None
    together: bool = False

    def last_before(self, at: datetime) -> datetime:
        """The act is due when its last turn ended at or before this moment."""
        if self.every is not None:
            return at - self.every
        night = at.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
        return night if night <= at else night - timedelta(days=1)


def _counted(words: str) -> Callable[[object], str]:
    return lambda answer: f"{answer} {words}"


def _orphans(found: object) -> str:
    assert isinstance(found, list)
    if found:
        raise LookupError(
            f"{len(found)} prospects stand without a next step or with an owner who left (opportunities"
            f" {', '.join(map(str, found[:5]))}…): run `followthrough doctor`"
        )
    return "looked for prospects without a next step: found none"


SCHEDULE: tuple[Act, ...] = (
    Act("news", playbooks.settle_news, _counted("led on, held or stopped in a sequence"), every=AT_ONCE),
    Act("sequences", playbooks.advance_due, _counted("steps of sequences done"), every=AT_ONCE),
    Act("leads", capture.pass_leads_on, _counted("leads passed on"), every=timedelta(seconds=20)),
    Act("send", mailroom.send_due, str, every=timedelta(0), together=True),
    Act("unknown", mailroom.look_up_unknown, _counted("found to have been sent"), every=timedelta(seconds=30)),
    Act("wake", followup.wake_due, _counted("woken"), every=timedelta(seconds=10)),
    Act("mail", mailroom.sync_due, _counted("mails read"), every=timedelta(seconds=10)),
    Act("answered", mailroom.settle_answered, _counted("conversations answered elsewhere"), every=timedelta(minutes=2)),
    Act("imports", capture.advance_imports, _counted("imports advanced"), every=timedelta(seconds=10)),
    Act("links", team.forget_spent_links, _counted("spent sign-in links forgotten"), every=timedelta(hours=1)),
    Act("sessions", team.end_old_sessions, _counted("old sessions ended")),
    Act("files", mailroom.forget_orphan_files, _counted("files of nobody's removed")),
    Act("old imports", capture.forget_old_imports, _counted("old imports forgotten")),
    Act("all sequences", playbooks.settle_all, _counted("found led on, held or stopped")),
    Act("orphans", followup.repair_orphans, _orphans),
    Act("counters", followup.recount_drifted, _counted("workspaces counted anew")),
    Act("statistics", journal.look_anew, str),
    Act("stages", followup.learn_stage_days, _counted("stages learned how long they take")),
)
