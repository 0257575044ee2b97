"""When the steps of a sequence are due, for many at once: every owner's hours and absences read in one statement."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from followthrough.followup.queries.times import HORIZON, their_time, zone_of
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.hours import Hours
from followthrough.rules.words import Channel, NextBy
from followthrough.rules.worktime import Absence as DaysAway
from followthrough.rules.worktime import Calendar, OurTime, TheirTime, add_working_days, next_slot, next_working_day
from followthrough.team.models import Absence, Membership
from followthrough.team.models.members import USUAL_HOURS


class Almanac:
    """Slots for the steps of these owners. What is asked twice in one portion is worked out once."""

    def __init__(self, owners: Iterable[Membership], *, at: datetime) -> None:
        self.at = at
        self._ours = _our_times({owner.pk: owner for owner in owners}, at=at)
        self._days: dict[tuple[int, date, int], date] = {}
        self._slots: dict[tuple[int, TheirTime, Channel, NextBy, datetime], datetime] = {}

    def on(self, moment: datetime) -> "Almanac":
        """The same owners at another moment: for looking ahead. No statement."""
        later = Almanac((), at=moment)
        later._ours = self._ours
        return later

    def slot(
        self,
        owner: Membership,
        person: Person,
        points: Iterable[ContactPoint],
        *,
        channel: Channel,
        by: NextBy,
        days: int,
    ) -> datetime:
        """The first good moment for it, so many working days of the owner from now. Aware UTC.

        Raises `NoSlot` when two years hold none.
        """
        ours, theirs = self._ours[owner.pk], their_time(person, points)
        wished = self._days_on(owner.pk, ours, days) if days else self.at
        known = (owner.pk, theirs, channel, by, wished.replace(second=0, microsecond=0))
        if known not in self._slots:
            self._slots[known] = next_slot(Calendar(ours, theirs), channel, wished, by=by)
        return max(self._slots[known], wished) if days == 0 else self._slots[known]

    def back_at(self, owner: Membership) -> datetime | None:
        """When an owner who is away today works again; none when they are here."""
        ours = self._ours[owner.pk]
        zone = ZoneInfo(ours.zone)
        today = self.at.astimezone(zone).date()
        if not any(away.first <= today <= away.last for away in ours.absences):
            return None
        back = next_working_day(today, ours)
        return datetime.combine(back, self.at.astimezone(zone).time(), zone)

    def _days_on(self, owner_id: int, ours: OurTime, days: int) -> datetime:
        local = self.at.astimezone(ZoneInfo(ours.zone))
        known = (owner_id, local.date(), days)
        if known not in self._days:
            self._days[known] = add_working_days(local.date(), days, ours)
        return datetime.combine(self._days[known], local.time(), local.tzinfo)


def _our_times(owners: dict[int, Membership], *, at: datetime) -> dict[int, OurTime]:
    away: dict[int, list[DaysAway]] = defaultdict(list)
    today = at.date()
    absences = Absence.objects.filter(member__in=owners).touching(today, today + HORIZON)
    for member_id, first, last in absences.values_list("member_id", "first_day", "last_day"):
        away[member_id].append(DaysAway(first, last))
    return {pk: _our_time(owner, tuple(away[pk])) for pk, owner in owners.items()}


def _our_time(owner: Membership, absences: tuple[DaysAway, ...]) -> OurTime:
    return OurTime(
        zone=zone_of(owner).key,
        hours=Hours.from_json(owner.hours or USUAL_HOURS),
        absences=absences,
        country=owner.country or owner.workspace.country,
        subdivision="" if owner.country else owner.workspace.subdivision,
    )
