"""The story of a person: journal entries as one timeline, the newest first, thirty at a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.followup.queries import dossier
from followthrough.followup.queries.dossier import Part
from followthrough.journal.models import Entry
from followthrough.team.models import Membership
from followthrough.web import undo
from followthrough.web.kit.lines import TimelineEntry
from followthrough.web.prospect import mails
from followthrough.web.prospect.sight import Sight
from followthrough.web.prospect.telling import tell
from followthrough.web.prospect.told import Clock

PAGE = 30
KINDS: dict[str, tuple[str, frozenset[str]]] = {
    "contacts": ("Contacts", frozenset({"complete", "log", "raise_hand", "mail_came", "bounce"})),
    "steps": (
        "Steps",
        frozenset({
            "open", "change_step", "defer", "skip", "move", "park", "wake", "won", "lost", "disqualified", "reopen",
            "hand_over", "pass_on",
        }),
    ),
    "notes": (
        "Notes",
        frozenset({"note", "discover", "promise", "keep_promise", "break_promise", "release_promise"}),
    ),
}  # fmt: skip
CHANGES = "changes"
"""All that is of no other kind: fields, addresses, permission, tags, undone acts."""


@dataclass(frozen=True, slots=True)
class Filter:
    word: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Story:
    """`older` is the address of what came before; empty at the beginning of the story."""

    entries: list[TimelineEntry]
    filters: list[Filter]
    older: str
    kind: str


def story_of(sight: Sight, *, kind: str = "", before: str = "") -> Story:
    """One page. `before` is where the page before it ended. One statement."""
    kind = kind if kind in KINDS or kind == CHANGES else ""
    entries = _entries(sight, kind, before)
    shown = entries[:PAGE]
    written = mails.of_entries(sight, [entry for entry, _ in shown])
    clock = Clock(sight.zone, sight.at)
    rows = {row.pk: row for row in sight.opportunities}
    after = _read_place(before)
    last_day = after[0].astimezone(clock.zone).date() if after else None
    drawn = []
    for entry, name in shown:
        day = entry.at.astimezone(clock.zone).date()
        said_day = "" if day == last_day else say_day(day, clock)
        told = _draw(entry, name, sight, clock=clock, row=rows.get(entry.opportunity_id or 0), day=said_day)
        drawn.append(mails.with_message(told, written.get(entry.pk), clock=clock))
        last_day = day
    older = _address(sight, kind, _place_of(shown[-1][0])) if len(entries) > PAGE else ""
    return Story(drawn, _filters(sight, kind), older, kind)


def say_day(day: date, clock: Clock) -> str:
    """ "Today", "Yesterday", "Wed 25 Nov", with the year where it is not this one."""
    today = clock.at.astimezone(clock.zone).date()
    if today - day < timedelta(days=2) and day <= today:
        return "Today" if day == today else "Yesterday"
    return f"{day:%a} {day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")


def _entries(sight: Sight, kind: str, before: str) -> list[tuple[Entry, str]]:
    """One more than is shown, each with the name of who did it."""
    known = frozenset(verb for _, verbs in KINDS.values() for verb in verbs)
    part = Part(
        limit=PAGE + 1,
        verbs=KINDS[kind][1] if kind in KINDS else frozenset(),
        but=known if kind == CHANGES else frozenset(),
        before=_read_place(before),
        of=frozenset(row.pk for row in sight.opportunities) if sight.is_narrowed else None,
    )
    return dossier.story(sight.person, part)


def _draw(entry: Entry, name: str, sight: Sight, *, clock: Clock, row: Opportunity | None, day: str) -> TimelineEntry:
    told = tell(entry.verb, entry.facts, clock)
    local = entry.at.astimezone(clock.zone)
    return TimelineEntry(
        icon=told.icon,
        what=told.what,
        when=f"{local:%H:%M}",
        when_exact=f"{local:%a} {local.day} {local:%b %Y, %H:%M}",
        by=_by(entry, name, sight.member, is_theirs=told.is_theirs),
        note=told.note,
        next=told.next,
        tone="" if entry.undone_at else told.tone,
        day=day,
        is_machine=entry.actor_id is None and not told.is_theirs,
        is_quiet=entry.verb in QUIET,
        is_undone=entry.undone_at is not None,
        address=reverse("inbox_of", args=[told.message]) if told.message else "",
        undo_address=_undo_address(entry, row, sight),
    )


def _by(entry: Entry, name: str, member: Membership, *, is_theirs: bool) -> str:
    """Whose act it was; nothing for one's own and for theirs."""
    if is_theirs or entry.actor_id == member.pk:
        return ""
    return name or ("a former colleague" if entry.actor_id else "by itself")


QUIET = frozenset({
    "undo", "add_person", "edit_person", "edit", "add_point", "edit_point", "invalidate_point", "revalidate_point",
    "remove_point", "put_point_first", "tag", "untag", "suppress", "lift_suppression", "settle", "wait_again",
})  # fmt: skip
"""What people do to the record, not with the person."""


def _undo_address(entry: Entry, row: Opportunity | None, sight: Sight) -> str:
    """Offered on the one entry nothing was built on, to those who may change it."""
    if row is None or not followup.may_undo(entry, row):
        return ""
    is_theirs = sight.member.sees_all or row.owner_id == sight.member.pk
    return undo.address(entry, back=f"{sight.address}?opportunity={row.pk}") if is_theirs else ""


def _filters(sight: Sight, kind: str) -> list[Filter]:
    words = {"": "All", **{key: word for key, (word, _) in KINDS.items()}, CHANGES: "Changes"}
    return [Filter(word, _address(sight, key, ""), key == kind) for key, word in words.items()]


def _address(sight: Sight, kind: str, before: str) -> str:
    front = str(sight.front.pk) if sight.front else ""
    asked = {"kind": kind, "before": before, "opportunity": front}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('prospect_story', args=[sight.person.pk])}?{query}"


def _place_of(entry: Entry) -> str:
    return f"{entry.at.isoformat()}_{entry.pk}"


def _read_place(before: str) -> tuple[datetime, int] | None:
    """Where the page before ended; none for anything else."""
    moment, _, pk = before.partition("_")
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (read, int(pk)) if read.tzinfo and pk.isdecimal() and len(pk) < 19 else None
