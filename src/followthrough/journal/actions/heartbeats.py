"""Turns of what runs by itself. With several worker processes one of them takes each turn."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q

from followthrough.journal.models import Heartbeat

LEASE = timedelta(minutes=15)  # a turn that has not ended by then belonged to a process that died
RETRY = timedelta(minutes=5)  # an act that failed is tried again then, if its next turn is not due sooner


def take_turn(name: str, *, at: datetime, last_before: datetime) -> bool:
    """Whether the caller may run the act now: nobody is at it, and its last turn ended at or before `last_before`.

    Decided by one UPDATE, so that of two processes asking at the same moment one gets it.
    """
    is_due = Q(ended_at=None) | Q(ended_at__lte=last_before) | Q(failures__gt=0, ended_at__lte=at - RETRY)
    nobody_is_at_it = Q(began_at=None) | Q(began_at__lte=F("ended_at")) | Q(began_at__lte=at - LEASE)
    turn = Heartbeat.objects.filter(is_due, nobody_is_at_it, name=name)
    if turn.update(began_at=at):
        return True
    if Heartbeat.objects.filter(name=name).exists():
        return False
    Heartbeat.objects.bulk_create([Heartbeat(name=name)], ignore_conflicts=True)
    return turn.update(began_at=at) == 1


def end_turn(name: str, *, at: datetime, seconds: float, report: str = "", failure: str = "") -> None:
    """Say how a turn ended. A failure is kept until a turn ends well."""
    told: dict[str, Any] = {"ended_at": at, "seconds": seconds}
    if failure:
        told |= {"failures": F("failures") + 1, "failed_at": at, "failure": failure[:500]}
    else:
        told |= {"failures": 0, "report": report[:200]}
    if not Heartbeat.objects.filter(name=name).update(**told):
        Heartbeat.objects.bulk_create([Heartbeat(name=name)], ignore_conflicts=True)
        Heartbeat.objects.filter(name=name).update(**told)
