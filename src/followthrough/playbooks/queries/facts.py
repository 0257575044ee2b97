"""What may be merged into a text, for one opportunity: every field of `rules.templates.fields`, empty where unknown."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats, translation

from followthrough.followup.drafts import NextStep
from followthrough.followup.models import Discovery, Opportunity
from followthrough.followup.queries import their_zones, zone_of
from followthrough.rules.amounts import say_money
from followthrough.rules.words import Channel
from followthrough.team.models import Membership

DAYS = {
    "en": "l, j F",
    "de": "l, j. F",
    "fr": "l j F",
    "es": r"l j \d\e F",
    "it": "l j F",
    "pt": r"l, j \d\e F",
    "nl": "l j F",
}
ACTS = {
    "en": {Channel.CALL: "call", Channel.TEXT: "text", Channel.EMAIL: "write", Channel.VISIT: "come by"},
    "de": {Channel.CALL: "anrufen", Channel.TEXT: "schreiben", Channel.EMAIL: "schreiben", Channel.VISIT: "kommen"},
}
USUAL = "en"


def facts_of(
    opportunity: Opportunity,
    member: Membership,
    *,
    at: datetime,
    then: NextStep | None = None,
    language: str = "",
    discovery: Discovery | None = None,
) -> dict[str, str]:
    """For a text written now. One statement, where person and company are loaded; none where the
    discovery is loaded too, or handed over.

    `then` is the step that follows the text; without it the one that is planned, unless that is due already (then it
    is this very text). Dates are said in `language` (else the person's, else English) and at the person's place.
    """
    person = opportunity.person
    language = (language or person.language or USUAL)[:2].lower()
    zone = _zone(opportunity, member)
    discovery = discovery or getattr(opportunity, "discovery", None) or Discovery()
    return {
        "person.given_name": person.given_name,
        "person.family_name": person.family_name,
        "person.name": person.name,
        "person.salutation": person.salutation,
        "person.job_title": person.job_title,
        "person.city": person.city,
        "company.name": person.company.name if person.company else "",
        "company.city": person.company.city if person.company else "",
        "opportunity.title": opportunity.title,
        "opportunity.wants": discovery.problem or opportunity.title,
        "opportunity.why_now": discovery.why_now,
        "opportunity.cost": discovery.cost,
        "opportunity.value": say_money(opportunity.value, member.workspace.currency),
        "opportunity.last_words": opportunity.last_words,
        "opportunity.last_contact": _day(opportunity.last_touch_at, zone, language),
        **own_facts(member),
        **_step(opportunity, then, at=at, zone=zone, language=language),
        **_own_fields(opportunity),
    }


def own_facts(member: Membership) -> dict[str, str]:
    """Who writes."""
    return {
        "me.name": member.name,
        "me.given_name": member.name.split()[0] if member.name.split() else member.name,
        "me.phone": member.phone,
        "me.email": member.user.email,
        "me.signature": f"{member.name}\n{member.workspace.name}",
        "workspace.name": member.workspace.name,
    }


def _step(
    opportunity: Opportunity, then: NextStep | None, *, at: datetime, zone: ZoneInfo, language: str
) -> dict[str, str]:
    due, channel = (then.due_at, then.channel) if then else (opportunity.next_due_at, opportunity.next_channel)
    if due is None or (then is None and due <= at):
        return {"step.when": "", "step.time": "", "step.act": ""}
    acts = ACTS.get(language, ACTS[USUAL])
    return {
        "step.when": _day(due, zone, language),
        "step.time": f"{due.astimezone(zone):%H:%M}",
        "step.act": acts.get(Channel(channel or Channel.CALL), acts[Channel.CALL]),
    }


def _day(moment: datetime | None, zone: ZoneInfo, language: str) -> str:
    """ "Thursday, 26 November", as one says it in that language."""
    if moment is None:
        return ""
    known = language if language in DAYS else USUAL
    with translation.override(known):
        return str(formats.date_format(moment.astimezone(zone).date(), DAYS[known]))


def _zone(opportunity: Opportunity, member: Membership) -> ZoneInfo:
    theirs = their_zones(opportunity.person)
    return ZoneInfo(theirs[0]) if len(theirs) == 1 else zone_of(member)


def _own_fields(opportunity: Opportunity) -> dict[str, str]:
    """The workspace's own fields of the person and of the opportunity: `own.renewal`."""
    own = {**(opportunity.person.custom or {}), **(opportunity.custom or {})}
    return {f"own.{key}": str(value) for key, value in own.items() if value not in (None, "", [])}
