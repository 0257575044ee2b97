"""What the writing panel shows."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from followthrough.followup.drafts import Contact, NextStep, then_of
from followthrough.mailroom.models import Mailbox, TextLine
from followthrough.mailroom.queries import threads
from followthrough.mailroom.queries.threads import Thread
from followthrough.playbooks import queries as playbooks
from followthrough.rules import light_markup, texts
from followthrough.rules.dates import say_date
from followthrough.rules.local_time import say_their_time
from followthrough.rules.next_step import Proposal
from followthrough.rules.templates import TemplateUnreadable, hole_for, label_of
from followthrough.rules.words import Channel, NextBy, Outcome
from followthrough.rules.worktime import Calendar, NoSlot
from followthrough.web import when
from followthrough.web.work import panels, proposed
from followthrough.web.work.desk import Desk, Values
from followthrough.web.writing import words
from followthrough.web.writing.sheet import FACT, Sheet

PANEL = "writing/_panel.html"
MORNING = time(9)
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds the sheet: from where it goes, the thread, both sides' hours, what comes next."""

    outlet: Mailbox | TextLine | None
    thread: Thread | None
    calendar: Calendar
    proposals: tuple[Proposal, ...]

    @property
    def first_step(self) -> NextStep | None:
        """The step of the first proposal: what the words are filled with and what is told, until another is chosen."""
        then = then_of(self.proposals[0]) if self.proposals else None
        return then if isinstance(then, NextStep) else None


@dataclass(frozen=True, slots=True)
class Quick:
    """A moment to press."""

    word: str
    value: str


def scene_of(desk: Desk, sheet: Sheet) -> Scene:
    row = desk.opportunity
    contact = Contact(channel=sheet.channel, outcome=Outcome.SENT)
    return Scene(
        outlet=threads.outlet_for(row, sheet.channel, desk.request.member),
        thread=threads.thread_of(row, sheet.channel),
        calendar=when.calendar_of(row, at=desk.at),
        proposals=playbooks.proposals_for(row, at=desk.at, contact=contact) if row.is_live else (),
    )


def values(desk: Desk, sheet: Sheet, scene: Scene) -> Values:
    """All of the panel."""
    thread = scene.thread if scene.thread and not sheet.begins_thread else None
    return {
        "panel": PANEL,
        "keep": {"write": sheet.channel.value},
        "sheet": sheet,
        "outlet": scene.outlet,
        "thread": thread,
        "old_thread": scene.thread,
        "quote": quote(desk, scene),
        "points": sheet.points,
        "other_points": [point for point in sheet.points if point != sheet.to],
        "templates": words.templates(sheet, desk.request.member),
        "holes": [(FACT + name, name, label_of(name), sheet.facts.get(name, "")) for name in sheet.holes],
        "files": [(index, file.name, say_size(file.size)) for index, file in enumerate(sheet.attachments)],
        "offers": [
            proposed.offer_of(proposal, number, zone=desk.zone, at=desk.at)
            for number, proposal in enumerate(scene.proposals, start=1)
        ],
        "closing": words.sentence(sheet, desk.request.member, at=desk.at, then=scene.first_step),
        "goes_at": goes_at(desk, sheet, scene),
        "their_time": say_their_time(scene.calendar.theirs.zones, desk.at, desk.zone),
        "moments": moments(desk, scene, sheet.channel),
        "later_address": panels.date_address(desk, "later", sheet.channel.value),
        "when_address": panels.date_address(desk, "when", Channel.CALL.value),
        "quick": panels.QUICK,
        "wrong": {},
        "name": desk.opportunity.person.given_name or desk.opportunity.person.name,
        **look(desk, sheet, scene),
    }


def look(desk: Desk, sheet: Sheet, scene: Scene) -> Values:
    """What changes with every word: how it will read, what it costs, whether others got the same."""
    member = desk.request.member
    ready = _as_it_reads(desk, sheet, scene)
    shown: Values = {
        "same": playbooks.warning_for(sheet.text, desk.opportunity, member, at=desk.at) if sheet.text.strip() else "",
        "missing": [hole_for(name) for name in ready.missing],
    }
    if sheet.is_text:
        cost = texts.cost_of(ready.text)
        return shown | {"cost": cost, "said_cost": texts.say_cost(cost), "cheaper": texts.say_cheaper(cost)}
    return shown | {"preview": preview(ready.text, scene.outlet), "preview_subject": ready.subject}


def _as_it_reads(desk: Desk, sheet: Sheet, scene: Scene) -> words.Ready:
    """While a field is half typed, the words as they stand."""
    try:
        return words.make_ready(sheet, desk.request.member, at=desk.at, then=scene.first_step)
    except TemplateUnreadable:
        return words.Ready(sheet.subject, sheet.text, [])


def preview(text: str, outlet: Mailbox | TextLine | None) -> SafeString:
    """As they will read it, signature included. `light_markup` lets nothing but its own tags through."""
    signature = outlet.signature.strip() if isinstance(outlet, Mailbox) else ""
    whole = f"{text.rstrip()}\n\n-- \n{signature}" if signature and text.strip() else text
    return SafeString(light_markup.to_html(whole, plain=True))


def quote(desk: Desk, scene: Scene) -> str:
    last = scene.thread.last if scene.thread else None
    return words.quote_of(last, desk.opportunity.person.name, desk.zone)


def goes_at(desk: Desk, sheet: Sheet, scene: Scene) -> str:
    """Why a text does not go now, and when it does instead; empty when it may."""
    verdict = scene.calendar.may_act(desk.at, sheet.channel)
    if verdict.allowed:
        return ""
    try:
        moment = scene.calendar.first_lawful(desk.at, sheet.channel)
    except NoSlot as none:
        return none.message
    said = say_date(moment, desk.zone.key, desk.at)
    why = verdict.why[:1].upper() + verdict.why[1:]
    there = moment.astimezone(ZoneInfo(scene.calendar.their_zones[0]))
    return f"{why}. It goes out {said}, when it is {there:%H:%M} there."


def moments(desk: Desk, scene: Scene, channel: Channel) -> list[Quick]:
    """When to send instead: their next morning first, in words the field understands."""
    found = [("In an hour", desk.at + timedelta(hours=1))]
    if morning := _their_morning(desk.at, scene.calendar, channel):
        found.insert(0, ("Their morning", morning))
    return [Quick(word, _as_typed(moment, desk.zone)) for word, moment in found]


def say_size(size: int) -> str:
    return f"{size / MB:.1f} MB" if size >= MB else f"{max(1, size // 1000)} kB"


def _their_morning(at: datetime, calendar: Calendar, channel: Channel) -> datetime | None:
    """Their next morning on a day on which they work."""
    there = at.astimezone(ZoneInfo(calendar.their_zones[0]))
    day = there.date() if there.time() < MORNING else there.date() + timedelta(days=1)
    try:
        return calendar.next_slot(datetime.combine(day, time.min, there.tzinfo), channel, by=NextBy.MACHINE)
    except NoSlot:
        return None


def _as_typed(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b} {local:%H:%M}".lower()
