"""When we may act, and when we should: the law, our working time, their day.

`may_act` judges one moment, `next_slot` finds the next good one. The law (calls and texts from 8:00 to 21:00
at the called party's place, in every zone they may live by) and days off bind; the rest are wishes, granted
in the order of `_wishes` as long as they leave a slot. Moments are aware datetimes; results are in UTC, on a
whole minute.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from followthrough.rules.holiday_calendar import holiday_name, weekend_of
from followthrough.rules.hours import DAY, WHOLE_DAY, Hours, Rule, clock_of, first_open, moment_of
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, NextBy

SEARCH_DAYS = 740  # two years: the longest leave anybody plans around
WISH_DAYS = 14  # how long we wait for hours that suit both before we settle for less
PREFERENCE_DAYS = 7  # how long we wait for the time they like best
REGULATED = frozenset({Channel.CALL, Channel.TEXT})
UNTIMED = frozenset({Channel.LETTER})  # read whenever it arrives
EVERY_DAY = range(7)
OFFICE_HOURS = Hours.daily(9 * 60, 17 * 60)
AWAKE = Hours.daily(7 * 60, 22 * 60, days=EVERY_DAY)
LEGAL_HOURS: dict[str, Hours] = {"": Hours.daily(8 * 60, 21 * 60, days=EVERY_DAY)}
"""Hours in which a call or a text is lawful at the called party's place, by country; "" holds everywhere.
A country's own entry only ever narrows that (`legal_hours`)."""


class NoSlot(Refusal):
    """No moment is left at which this may be done; the message says why and what to change."""


@dataclass(frozen=True)
class Absence:
    """Days away, both included, as local dates."""

    first: date
    last: date


@dataclass(frozen=True)
class OurTime:
    """The working time of the one who acts."""

    zone: str = "UTC"
    hours: Hours = OFFICE_HOURS
    absences: tuple[Absence, ...] = ()
    country: str = ""
    subdivision: str = ""

    def works_on(self, day: date) -> bool:
        return not self.why_off(day)

    def why_off(self, day: date) -> str:
        """Why this local date is no working day; empty when it is one."""
        if not self.hours.on(day):
            return f"you don't work on {day:%A}s"
        if any(absence.first <= day <= absence.last for absence in self.absences):
            return "you are away"
        holiday = holiday_name(day, self.country, self.subdivision)
        return f"it is {holiday}" if holiday else ""

    def whole_on(self, day: date) -> tuple[tuple[int, int], ...]:
        return WHOLE_DAY if self.works_on(day) else ()


@dataclass(frozen=True)
class TheirTime:
    """The day of the one who is contacted. `zones`: all they may live by, none meaning ours. `hours`: when
    they work, if known. `preferred`: when they like to be contacted, if they said so."""

    zones: tuple[str, ...] = ()
    country: str = ""
    subdivision: str = ""
    hours: Hours | None = None
    preferred: Hours | None = None

    @property
    def usual_hours(self) -> Hours:
        """Their working hours, else office hours on the working days of their country; plus the time they
        like."""
        weekend = weekend_of(self.country)
        usual = self.hours or Hours.daily(9 * 60, 17 * 60, days=(day for day in EVERY_DAY if day not in weekend))
        return usual.joined_with(self.preferred) if self.preferred else usual

    def without_holidays(self, day: date) -> tuple[tuple[int, int], ...]:
        return () if self.holiday_on(day) else WHOLE_DAY

    def holiday_on(self, day: date) -> str:
        return holiday_name(day, self.country, self.subdivision)


@dataclass(frozen=True)
class Verdict:
    """`allowed`: nothing forbids it. `wise`: it suits both sides as well. `why`: what stands against it, if
    so."""

    allowed: bool
    wise: bool
    why: str = ""


@dataclass(frozen=True)
class Calendar:
    """Our time and theirs, seen together."""

    ours: OurTime = field(default_factory=OurTime)
    theirs: TheirTime = field(default_factory=TheirTime)

    @property
    def their_zones(self) -> tuple[str, ...]:
        return self.theirs.zones or (self.ours.zone,)

    def may_act(self, at: datetime, channel: Channel, *, by: NextBy = NextBy.PERSON) -> Verdict:
        return may_act(self, channel, at, by=by)

    def next_slot(self, not_before: datetime, channel: Channel, *, by: NextBy = NextBy.PERSON) -> datetime:
        return next_slot(self, channel, not_before, by=by)

    def first_lawful(self, not_before: datetime, channel: Channel) -> datetime:
        return first_lawful(self, channel, not_before)


def may_act(calendar: Calendar, channel: Channel, at: datetime, *, by: NextBy = NextBy.PERSON) -> Verdict:
    """Whether `at` is lawful on this channel, and whether it suits both sides."""
    unlawful = _first_objection(_law(calendar, channel), at)
    if unlawful:
        return Verdict(allowed=False, wise=False, why=unlawful)
    wishes = (rule for rules, _ in _wishes(calendar, channel, by) for rule in rules)
    why = _first_objection([*_days(calendar, channel, by), *wishes], at)
    return Verdict(allowed=True, wise=not why, why=why)


def next_slot(calendar: Calendar, channel: Channel, not_before: datetime, *, by: NextBy = NextBy.PERSON) -> datetime:
    """The first good moment at or after `not_before`.

    Never outside lawful hours in any zone they may live by, never on a day off of ours when a person acts.
    Asking again from the answer gives the same answer. Raises NoSlot when two years hold no such moment.
    """
    start = int(-(-not_before.timestamp() // 60)) * 60
    limit = start + SEARCH_DAYS * DAY
    slot, is_final = _settle(calendar, channel, start, limit=limit, by=by)
    while not is_final:  # a wish out of reach from the start may be in reach from here
        slot, is_final = _settle(calendar, channel, slot, limit=limit, by=by)
    return moment_of(slot)


def first_lawful(calendar: Calendar, channel: Channel, not_before: datetime) -> datetime:
    """The first moment at or after `not_before` that the law leaves open, whatever would be wise: the moment itself if
    it does. For what a person decided to send. Raises NoSlot when no hour is lawful in all places they may live in."""
    if may_act(calendar, channel, not_before).allowed:
        return not_before
    start = int(-(-not_before.timestamp() // 60)) * 60
    slot = first_open(_law(calendar, channel), start, start + SEARCH_DAYS * DAY)
    if slot is None:
        raise NoSlot(_NO_LAWFUL_HOUR)
    return moment_of(slot)


def next_working_day(day: date, ours: OurTime) -> date:
    """The first working day on or after `day`. Raises NoSlot when two years hold none."""
    for distance in range(SEARCH_DAYS):
        candidate = day + timedelta(days=distance)
        if ours.works_on(candidate):
            return candidate
    raise NoSlot(_NO_WORKING_DAY)


def add_working_days(day: date, count: int, ours: OurTime) -> date:
    """The `count`th working day after `day`; with 0 the first on or after it."""
    landed = next_working_day(day, ours) if count == 0 else day
    for _ in range(count):
        landed = next_working_day(landed + timedelta(days=1), ours)
    return landed


def legal_hours(country: str) -> Hours:
    """Lawful hours for calls and texts: what holds everywhere, narrowed by the country's own law."""
    everywhere = LEGAL_HOURS[""]
    own = LEGAL_HOURS.get(country)
    return everywhere.narrowed_by(own) if own else everywhere


_NO_WORKING_DAY = "You have no working day in the next two years. Check your working hours and absences."
_NO_LAWFUL_HOUR = (
    "They may live in places that are never within lawful calling hours at the same time. "
    "Set their time zone, or choose another channel."
)
_NO_COMMON_DAY = (
    "No working day of yours in the next two years falls on a day on which they may be contacted. "
    "Check your working days, or choose another channel."
)


def _settle(calendar: Calendar, channel: Channel, start: int, *, limit: int, by: NextBy) -> tuple[int, bool]:
    """The first moment that keeps law and days off and, in their order, each wish that leaves one soon enough;
    and whether looking again from there would find the same."""
    kept = [*_law(calendar, channel), *_days(calendar, channel, by)]
    slot = first_open(kept, start, limit)
    if slot is None:
        raise NoSlot(_why_none(calendar, channel, start, limit=limit))
    refused_from = None
    for rules, days in _wishes(calendar, channel, by):
        at = moment_of(slot)
        found = (
            slot if all(rule.is_kept(at) for rule in rules) else first_open([*rules, *kept], slot, slot + days * DAY)
        )
        if found is None:
            refused_from = refused_from or slot
        else:
            slot = found
            kept += rules
    return slot, refused_from is None or refused_from == slot


def _why_none(calendar: Calendar, channel: Channel, start: int, *, limit: int) -> str:
    if first_open(_law(calendar, channel), start, limit) is None:
        return _NO_LAWFUL_HOUR
    return _NO_COMMON_DAY if first_open([_our_days(calendar.ours)], start, limit) else _NO_WORKING_DAY


def _law(calendar: Calendar, channel: Channel) -> list[Rule]:
    """What nobody can override, in every zone they may live by."""
    if channel not in REGULATED:
        return []
    hours = legal_hours(calendar.theirs.country)

    def why(there: datetime) -> str:
        windows = " and ".join(f"{clock_of(first)}–{clock_of(last)}" for first, last in hours.on(there.date()))
        return f"it is {there:%H:%M} there; the law allows {_noun(channel)} {windows or 'on other days only'}"

    return [Rule(zone, hours.on, why) for zone in calendar.their_zones]


def _noun(channel: Channel) -> str:
    return "calls" if channel == Channel.CALL else "texts"


def _days(calendar: Calendar, channel: Channel, by: NextBy) -> list[Rule]:
    """Days never chosen by ourselves: our days off when a person acts, and their holidays."""
    rules = [_our_days(calendar.ours)] if by == NextBy.PERSON else []
    theirs = calendar.theirs
    if theirs.country and channel not in UNTIMED:
        rules += [
            Rule(zone, theirs.without_holidays, lambda there: f"it is {theirs.holiday_on(there.date())} there")
            for zone in calendar.their_zones
        ]
    return rules


def _our_days(ours: OurTime) -> Rule:
    return Rule(ours.zone, ours.whole_on, lambda here: ours.why_off(here.date()))


def _wishes(calendar: Calendar, channel: Channel, by: NextBy) -> list[tuple[list[Rule], int]]:
    """What we should keep, the weightiest first, each with the days we would wait for it."""
    ours, theirs, zones = calendar.ours, calendar.theirs, calendar.their_zones
    wishes = []
    if by == NextBy.PERSON:
        wishes.append(([Rule(ours.zone, AWAKE.on, _why_asleep)], WISH_DAYS))
        wishes.append(([Rule(ours.zone, ours.hours.on, _why_after_work)], WISH_DAYS))
    if channel not in UNTIMED:
        usual = theirs.usual_hours
        wishes.append(([Rule(zone, usual.whole_on, _why_their_day_off) for zone in zones], WISH_DAYS))
        wishes.append(([Rule(zone, usual.on, _why_their_evening) for zone in zones], WISH_DAYS))
        if theirs.preferred:
            wishes.append(([Rule(zone, theirs.preferred.on, _why_not_liked) for zone in zones], PREFERENCE_DAYS))
    return wishes


def _first_objection(rules: Iterable[Rule], at: datetime) -> str:
    return next((rule.objection(at) for rule in rules if not rule.is_kept(at)), "")


def _why_asleep(here: datetime) -> str:
    return f"it is {here:%H:%M} here"


def _why_after_work(here: datetime) -> str:
    return f"{here:%A %H:%M} is outside your working hours"


def _why_their_day_off(there: datetime) -> str:
    return f"it is {there:%A} there"


def _why_their_evening(there: datetime) -> str:
    return f"it is {there:%H:%M} there, outside their working hours"


def _why_not_liked(there: datetime) -> str:
    return f"it is {there:%A %H:%M} there, and they like another time better"
