"""What was typed so far: from the form, else from the draft, else nothing. Files lie in the draft."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from followthrough.followup.models import Opportunity
from followthrough.mailroom.actions.writing import words_of
from followthrough.mailroom.drafts import Unfinished
from followthrough.mailroom.files import Kept
from followthrough.mailroom.models import Draft, Message, TextStop
from followthrough.mailroom.queries import threads
from followthrough.people.models import ContactPoint
from followthrough.rules.matching import normal_email
from followthrough.rules.templates import FIELDS
from followthrough.rules.told_next import without_next
from followthrough.rules.words import Channel
from followthrough.team.models import Membership
from followthrough.web.work.reading import NotFilledIn
from followthrough.web.work.ways import KINDS

WRITTEN = (Channel.EMAIL, Channel.TEXT)
FACT = "fact."
LONGEST = 200_000
MOST_COPIED = 20
NAMES = frozenset(each.name for each in FIELDS)


@dataclass(slots=True)
class Sheet:
    """One message being written. `facts` were typed where a template found nothing; `told` is the step it names."""

    channel: Channel
    opportunity: Opportunity
    points: list[ContactPoint]
    key: str
    subject: str = ""
    text: str = ""
    to: ContactPoint | None = None
    copied: list[str] = field(default_factory=list)
    more_copied: str = ""
    begins_thread: bool = False
    quotes: bool = False
    tells: bool = True
    later: str = ""
    template: str = ""
    holes: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    told: str = ""
    attachments: list[Kept] = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        return self.channel == Channel.TEXT

    def unfinished(self) -> Unfinished:
        """As a draft keeps it."""
        return Unfinished(
            to_address=self.to.value if self.to else "",
            copied=tuple(self.all_copied(strict=False)),
            subject=self.subject,
            text=self.text,
            attachments=tuple(self.attachments),
        )

    def all_copied(self, *, strict: bool = True) -> list[str]:
        """Everybody in copy, once. Refuses `NotFilledIn` for what is no address."""
        found: list[str] = []
        for word in self.more_copied.replace(";", ",").replace("\n", ",").split(","):
            address = normal_email(word.strip()) if word.strip() else None
            if address:
                found.append(address)
            elif word.strip() and strict:
                raise NotFilledIn("more_copied", f"“{word.strip()[:60]}” is no e-mail address. Correct it.")
        to = self.to.value if self.to else ""
        return [each for each in dict.fromkeys([*self.copied, *found]) if each != to][:MOST_COPIED]


def sheet_of(opportunity: Opportunity, channel: Channel, member: Membership, typed: QueryDict | None) -> Sheet:
    """Two statements: their addresses, the draft."""
    points = usable_points(opportunity, channel)
    draft = threads.draft_of(opportunity, channel, member)
    sheet = Sheet(channel, opportunity, points, secrets.token_hex(12), tells=channel == Channel.EMAIL)
    sheet.attachments = [Kept(**each) for each in draft.attachments] if draft else []
    if typed is not None and "key" in typed:
        _read(sheet, typed)
    elif draft is not None:
        _take_up(sheet, draft)
    elif typed is not None and (again := typed.get("again", "")).isdecimal():
        _write_again(sheet, int(again), member)
    sheet.to = sheet.to or next(iter(points), None)
    return sheet


def usable_points(opportunity: Opportunity, channel: Channel) -> list[ContactPoint]:
    """Their addresses for this channel that work, best first. One statement."""
    points = opportunity.person.contact_points.filter(kind__in=KINDS[channel], is_valid=True, suppressed_at=None)
    if channel == Channel.TEXT:
        points = points.exclude(value__in=TextStop.objects.of_workspace(opportunity.workspace_id))
    return list(points.order_by("position", "pk"))


def _read(sheet: Sheet, typed: QueryDict) -> None:
    known = {point.value for point in sheet.points}
    sheet.key = typed.get("key", "")[:40] or sheet.key
    sheet.subject = " ".join(typed.get("subject", "").split())[:300]
    sheet.text = typed.get("text", "").replace("\r\n", "\n")[:LONGEST]
    sheet.to = next((point for point in sheet.points if str(point.pk) == typed.get("to")), None)
    sheet.copied = [each for each in typed.getlist("copied") if each in known]
    sheet.more_copied = typed.get("more_copied", "")[:2_000]
    sheet.begins_thread, sheet.quotes = "begins_thread" in typed, "quotes" in typed
    sheet.tells, sheet.later = "tells" in typed, typed.get("later", "")[:120]
    sheet.template, sheet.told = typed.get("template", ""), typed.get("told", "")[:200]
    sheet.holes = [name for name in typed.getlist("hole") if _is_field(name)]
    facts = {name: typed.get(FACT + name, "").strip()[:500] for name in sheet.holes}
    sheet.facts = {name: value for name, value in facts.items() if value}


def _take_up(sheet: Sheet, draft: Draft) -> None:
    known = {point.value for point in sheet.points}
    sheet.subject, sheet.text = draft.subject, without_next(draft.text)
    sheet.to = next((point for point in sheet.points if point.value == draft.to_address), None)
    sheet.copied = [each for each in draft.copied if each in known]
    sheet.more_copied = ", ".join(each for each in draft.copied if each not in known)


def _write_again(sheet: Sheet, message_id: int, member: Membership) -> None:
    """The words of one of ours that did not go out. Its files are attached anew: nobody pressed anything yet."""
    ours = Message.objects.visible_to(member).filter(opportunity=sheet.opportunity, channel=sheet.channel)
    message = ours.filter(pk=message_id, direction="out").first() if message_id < 2**63 else None
    if message is not None:
        sheet.subject, sheet.text = message.subject, without_next(words_of(message).text)


def _is_field(name: str) -> bool:
    return name in NAMES or name.startswith("own.")


Values = dict[str, Any]
