"""On which day each imported step falls: in the order they come, by what each owner's days still hold."""

from collections import deque
from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import connection

from followthrough.followup import queries as followup
from followthrough.rules.hours import Hours
from followthrough.rules.pace import Placed, spread, working_days
from followthrough.rules.worktime import OurTime
from followthrough.team.models import Membership

LOAD = """
SELECT {hour}, SUM(next_minutes) FROM followup_opportunity
WHERE workspace_id = %s AND owner_id = %s AND state = 'open' AND next_by = 'person' AND next_due_at >= %s
GROUP BY {hour}
"""
HOURS = {
    "sqlite": "substr(next_due_at, 1, 13)",
    "postgresql": "to_char(next_due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24')",
}


class Pacer:
    """Gives each step its moment. What is planned already is read once per owner, so a run that goes on fits in."""

    def __init__(self, members: dict[int, Membership], *, at: datetime) -> None:
        self.members = members
        self.at = at
        self.owners: dict[int, _OwnPace] = {}

    def place(self, owner_id: int, minutes: int) -> datetime:
        """The moment of the next step of this owner. Raises NoSlot when they never work."""
        if owner_id not in self.owners:
            self.owners[owner_id] = _OwnPace(self.members[owner_id], at=self.at)
        return self.owners[owner_id].place(minutes)


class _OwnPace:
    def __init__(self, member: Membership, *, at: datetime) -> None:
        self.ours = followup.our_time(member, at=at)
        self.at = at
        self.waiting: deque[tuple[int, int]] = deque()
        today = at.astimezone(ZoneInfo(self.ours.zone)).date()
        planned = _planned(member, self.ours, at=at)
        self.placed: Iterator[Placed[int]] = spread(
            self._feed(), working_days(today, self.ours), max(member.capacity, 1), planned=planned
        )

    def place(self, minutes: int) -> datetime:
        self.waiting.append((0, minutes))
        day = next(self.placed).day
        return max(self.at, start_of(day, self.ours.hours, self.ours.zone))

    def _feed(self) -> Iterator[tuple[int, int]]:
        while self.waiting:
            yield self.waiting.popleft()


def start_of(day: date, hours: Hours, zone: str) -> datetime:
    """When work begins on that day; nine o'clock where it does not."""
    windows = hours.on(day)
    minute = windows[0][0] if windows else 9 * 60
    return datetime.combine(day, time(minute // 60, minute % 60), tzinfo=ZoneInfo(zone))


def _planned(member: Membership, ours: OurTime, *, at: datetime) -> dict[date, int]:
    """Minutes already planned per local day from now on."""
    zone = ZoneInfo(ours.zone)
    planned: dict[date, int] = {}
    with connection.cursor() as cursor:
        sql = LOAD.format(hour=HOURS[connection.vendor])
        moment = at.astimezone(ZoneInfo("UTC")).replace(tzinfo=None) if connection.vendor == "sqlite" else at
        cursor.execute(sql, [member.workspace_id, member.pk, str(moment) if connection.vendor == "sqlite" else moment])
        for hour, minutes in cursor.fetchall():
            day = datetime.fromisoformat(f"{hour}:00:00+00:00").astimezone(zone).date()
            planned[day] = planned.get(day, 0) + int(minutes)
    return planned
