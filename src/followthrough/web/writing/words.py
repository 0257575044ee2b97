"""From what was typed to what goes out: fields filled, holes named, the next step told."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from followthrough.followup.drafts import NextStep, Then
from followthrough.mailroom.models import Message
from followthrough.playbooks import queries as playbooks
from followthrough.playbooks.models import Template, TemplateVersion
from followthrough.rules.refusals import Refusal
from followthrough.rules.templates import expand, fill, fill_line, hole_for, label_of
from followthrough.rules.told_next import say_next, without_next
from followthrough.rules.words import NextBy, Purpose
from followthrough.team.models import Membership
from followthrough.web.writing.sheet import Sheet


class HolesLeft(Refusal):
    """Fields nobody filled. `names` are those."""

    def __init__(self, names: list[str]) -> None:
        labels = " and ".join(f"“{label_of(name)}”" for name in names)
        super().__init__(f"{labels} is not known. Fill it in below, or write around it; nothing was sent.")
        self.names = names


@dataclass(frozen=True, slots=True)
class Ready:
    """Subject and text as they go out."""

    subject: str
    text: str
    missing: list[str]


def apply_template(sheet: Sheet, member: Membership, *, at: datetime, then: NextStep | None) -> None:
    """Put the chosen template's words into the sheet, filled for them; what is missing is asked for."""
    chosen = next((each for each in templates(sheet, member) if str(each.pk) == sheet.template), None)
    if chosen is None or chosen.current is None:
        return
    filled = playbooks.filled(chosen.current, sheet.opportunity, member, at=at, then=then)
    sheet.text, sheet.holes = filled.body.text, list(filled.missing)
    if filled.subject.text and not sheet.is_text:
        sheet.subject = filled.subject.text
    sheet.told = _day(sheet, member, at=at, then=then)


def version_of(sheet: Sheet, member: Membership) -> TemplateVersion | None:
    """The version of the template that was chosen, for the record."""
    if not sheet.template:
        return None
    return next((each.current for each in templates(sheet, member) if str(each.pk) == sheet.template), None)


def fill_holes(sheet: Sheet) -> None:
    """Put what was typed for the missing fields where they are missing."""
    for name, value in sheet.facts.items():
        sheet.text = sheet.text.replace(hole_for(name), value)
        sheet.subject = sheet.subject.replace(hole_for(name), value)
    sheet.holes = [name for name in sheet.holes if name not in sheet.facts]


def templates(sheet: Sheet, member: Membership) -> list[Template]:
    row = sheet.opportunity
    purpose = Purpose.named(row.next_purpose)
    return playbooks.templates_for(member, channel=sheet.channel, purpose=purpose, language=row.person.language)


def make_ready(sheet: Sheet, member: Membership, *, at: datetime, then: Then | None) -> Ready:
    """What goes out with this next step. Holes stay in it and are named."""
    step = then if isinstance(then, NextStep) else None
    text = expand(sheet.text, playbooks.snippets_of(member)) if ";" in sheet.text else sheet.text
    subject = sheet.subject
    for name, value in sheet.facts.items():
        text, subject = text.replace(hole_for(name), value), subject.replace(hole_for(name), value)
    missing = [name for name in sheet.holes if hole_for(name) in text or hole_for(name) in subject]
    if "{{" in text or "{%" in text or "{{" in subject:
        facts = playbooks.facts_of(sheet.opportunity, member, at=at, then=step) | sheet.facts
        filled, line = fill(text, facts, holes=True), fill_line(subject, facts, holes=True)
        text, subject = filled.text, line.text
        missing += [*filled.missing, *line.missing, *filled.unknown, *line.unknown]
    text = _with_this_day(sheet, text, member, at=at, then=step)
    if sheet.tells and step is not None:
        text = _with_sentence(text, sentence(sheet, member, at=at, then=step))
    return Ready(subject, text, list(dict.fromkeys(missing)))


def sentence(sheet: Sheet, member: Membership, *, at: datetime, then: NextStep | None) -> str:
    """What tells them when they hear from us next; nothing where the machine acts next."""
    if then is None or then.by != NextBy.PERSON:
        return ""
    day = _day(sheet, member, at=at, then=then)
    return say_next(then.channel, day, language=sheet.opportunity.person.language or "en") if day else ""


def quote_of(message: Message | None, name: str, zone: ZoneInfo) -> str:
    """What they wrote last, as it stands under an answer."""
    if message is None:
        return ""
    words = (message.newest_text or message.text).strip()
    at = (message.sent_at or message.created_at).astimezone(zone)
    quoted = "\n".join(f"> {line}".rstrip() for line in words.splitlines())
    return f"On {at:%a} {at.day} {at:%b %Y}, {at:%H:%M}, {name} wrote:\n{quoted}" if words else ""


def _with_this_day(sheet: Sheet, text: str, member: Membership, *, at: datetime, then: NextStep | None) -> str:
    """The words were filled for the first proposal; another one was chosen: its day takes the place of that one's."""
    if then is None or not sheet.told or sheet.told not in text:
        return text
    return text.replace(sheet.told, _day(sheet, member, at=at, then=then) or sheet.told)


def _with_sentence(text: str, said: str) -> str:
    return f"{without_next(text).rstrip()}\n\n{said}" if said and text.strip() else text


def _day(sheet: Sheet, member: Membership, *, at: datetime, then: NextStep | None) -> str:
    """The day of the next step as they say it, in their language and at their place."""
    return playbooks.facts_of(sheet.opportunity, member, at=at, then=then)["step.when"]
