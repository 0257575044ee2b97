"""What a provider of texts tells us: what came in, and what became of what went out. Told twice is once."""

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from followthrough.followup.models import Opportunity
from followthrough.followup.queries import their_zones
from followthrough.journal import actions as journal
from followthrough.journal.actions import lock
from followthrough.mailroom.actions import bounces, consequences, withholding
from followthrough.mailroom.drafts import TextCameIn, TextReport
from followthrough.mailroom.models import Conversation, Message, Stranger, TextLine, TextStop
from followthrough.mailroom.wires.texts import NOBODY_THERE, Fate, say_failure
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.messages import MessageState
from followthrough.rules.reading import keywords, sentences
from followthrough.rules.reading.keywords import Keyword
from followthrough.rules.reading.verdict import Kind, Said, Verdict
from followthrough.rules.storable import storable
from followthrough.rules.words import LIVE_STATES, Channel, ContactKind, Direction, Role
from followthrough.team.models import Membership

PHONES = (ContactKind.MOBILE, ContactKind.PHONE)
LONGEST = 4_000  # letters; networks carry 1,600
NOT_TAKEN_YET = (MessageState.QUEUED, MessageState.UNKNOWN)


def receive_text(line: TextLine, text: TextCameIn, *, at: datetime) -> Message | None:
    """Store a text of somebody of the workspace, and let happen what follows from it: all or nothing.

    STOP ends texts to the number at once, START lifts that; both whoever has it. A number nobody knows is offered as a
    stranger. Returns None when it is with nobody, or here already.
    """
    words = storable(text.words)[:LONGEST]
    try:
        with transaction.atomic():
            lock.word(f"texts of {line.workspace_id} {text.sender}")
            if _is_here(line, text):
                return None
            TextLine.objects.filter(pk=line.pk).update(heard_at=at)
            keyword = keywords.tell_keyword(words)
            _obey(line, text, keyword, at=at)
            person = _whose(line, text.sender)
            if person is None:
                _meet(line, text, words, at=at)
                return None
            return _store(line, text, words, person=person, keyword=keyword, at=at)
    except IntegrityError:
        if _is_here(line, text):  # another process was faster
            return None
        raise


def take_report(line: TextLine, report: TextReport, *, at: datetime) -> Message | None:
    """What became of a text of ours. A report may come early, late, twice and out of order: what was delivered stays
    delivered. One whose outcome nobody knew, or that was about to be tried again, is known to be taken now.

    Returns None when we know no such text.
    """
    with transaction.atomic():
        TextLine.objects.filter(pk=line.pk).update(heard_at=at)
        message = _reported(line, report)
        if message is None:
            return None
        message.id_header = report.id
        if message.state in NOT_TAKEN_YET:
            message.state, message.sent_at, message.why = MessageState.SENT, message.handed_over_at or at, ""
            _tell("text_was_taken", message, at=at)
        if report.fate == Fate.DELIVERED and message.delivered_at is None:
            message.delivered_at, message.bounced_at, message.why = at, None, ""
        message.save(update_fields=["id_header", "state", "sent_at", "why", "delivered_at", "bounced_at"])
        if report.fate == Fate.FAILED and message.delivered_at is None and message.bounced_at is None:
            _not_delivered(message, report.code, at=at)
            message.refresh_from_db()
    return message


def _not_delivered(message: Message, code: int, *, at: datetime) -> None:
    """The contact never took place; where no text will ever arrive, it goes another way, or a person decides."""
    message.why = say_failure(code)
    message.save(update_fields=["why"])
    _tell("text_not_delivered", message, at=at)
    if code in NOBODY_THERE:
        bounces.give_up(message, message.to_address, message.why, at=at)
    else:
        bounces.never_reached(message, message.why, at=at)


def _is_here(line: TextLine, text: TextCameIn) -> bool:
    return Message.objects.filter(line=line, id_header=text.id, direction=Direction.IN).exists()


def _reported(line: TextLine, report: TextReport) -> Message | None:
    ours = Message.objects.filter(line=line, direction=Direction.OUT)
    found = ours.filter(id_header=report.id).values_list("pk", flat=True).first()
    if found is None and report.message is not None:
        found = ours.filter(pk=report.message, id_header="").values_list("pk", flat=True).first()
    if found is None:
        return None
    lock.hold(ours.filter(pk=found))
    return ours.get(pk=found)


def _obey(line: TextLine, text: TextCameIn, keyword: Keyword | None, *, at: datetime) -> None:
    if keyword == Keyword.STOP:
        TextStop.objects.get_or_create(
            workspace_id=line.workspace_id, number=text.sender, defaults={"word": text.words.strip()[:40], "at": at}
        )
    elif keyword == Keyword.START:
        TextStop.objects.of_numbers(line.workspace_id, [text.sender]).delete()


def _whose(line: TextLine, number: str) -> Person | None:
    """Who texts from this number: with whom we texted last, else who is followed up, else who came first."""
    people = Person.objects.filter(
        pk__in=ContactPoint.objects.filter(workspace_id=line.workspace_id, kind__in=PHONES, value=number).values(
            "person"
        )
    )
    holders = list(people.order_by("pk"))
    if len(holders) < 2:
        return next(iter(holders), None)
    texted = Conversation.objects.filter(workspace_id=line.workspace_id, person__in=holders, channel=Channel.TEXT)
    last = texted.order_by("-last_at", "-pk").values_list("person", flat=True).first()
    followed = Opportunity.objects.filter(person__in=holders, state__in=LIVE_STATES).order_by("-last_touch_at", "pk")
    chosen = last or followed.values_list("person", flat=True).first()
    return next((person for person in holders if person.pk == chosen), holders[0])


def _meet(line: TextLine, text: TextCameIn, words: str, *, at: datetime) -> None:
    """Somebody nobody knows: offered to be added."""
    stranger, is_new = Stranger.objects.get_or_create(
        workspace_id=line.workspace_id,
        line=line,
        address=text.sender,
        defaults={"first_at": at, "last_at": at, "said": words[:300], "last_id": text.id},
    )
    if not is_new and stranger.last_id != text.id:
        Stranger.objects.filter(pk=stranger.pk).update(
            mails=F("mails") + 1, last_at=at, said=words[:300], last_id=text.id
        )


def _store(
    line: TextLine, text: TextCameIn, words: str, *, person: Person, keyword: Keyword | None, at: datetime
) -> Message:
    verdict = _read(line, words, person, keyword, at=at)
    conversation = _conversation(line, person, at=at)
    message = Message.objects.create(
        workspace_id=line.workspace_id,
        conversation=conversation,
        person=person,
        opportunity=conversation.opportunity,
        line=line,
        channel=Channel.TEXT,
        direction=Direction.IN,
        state=MessageState.RECEIVED,
        from_address=text.sender,
        to_address=line.number,
        text=words,
        newest_text=words,
        id_header=text.id,
        kind=verdict.kind,
        intent=verdict.said.intent if verdict.kind == Kind.REPLY else "",
        verdict=storable(asdict(verdict)),
        sent_at=at,
        received_at=at,
        created_at=at,
    )
    consequences.follow(message, at=at)
    if keyword == Keyword.STOP:
        withholding.withhold_all(person, "They stopped texts to this number.", channel=Channel.TEXT)
    if keyword in (Keyword.STOP, Keyword.HELP):  # a person goes on another way, or tells more
        consequences.wait_for_us(message)
    return message


def _read(line: TextLine, words: str, person: Person, keyword: Keyword | None, *, at: datetime) -> Verdict:
    """A keyword is for the network, and obeyed already; everything else is what a person says."""
    if keyword is not None:
        return Verdict(Kind.AUTO, (SAID[keyword],), newest_text=words)
    zone = next(iter(their_zones(person)), line.workspace.zone)
    country = person.country or line.workspace.country
    said: Said = sentences.read(words, at=at, zone=zone, language=person.language, country=country)
    return Verdict(Kind.REPLY, said.reasons, newest_text=words, said=said)


SAID = {
    Keyword.STOP: "They stopped texts to this number. Calls and mail stay open.",
    Keyword.START: "They allow texts to this number again.",
    Keyword.HELP: "They asked who we are, and were told.",
}


def _conversation(line: TextLine, person: Person, *, at: datetime) -> Conversation:
    """The one the line holds with them, else their newest by text, else a new one."""
    theirs = Conversation.objects.filter(workspace_id=line.workspace_id, person=person, channel=Channel.TEXT)
    newest = list(theirs.select_related("opportunity").order_by("-last_at", "-pk")[:20])
    found = next((each for each in newest if each.line_id == line.pk), next(iter(newest), None))
    if found is not None:
        Conversation.objects.filter(pk=found.pk).update(last_at=at)
        return found
    opportunity = _opportunity(person)
    return Conversation.objects.create(
        workspace_id=line.workspace_id,
        person=person,
        opportunity=opportunity,
        owner=opportunity.owner if opportunity else _looks_after(line),
        line=line,
        channel=Channel.TEXT,
        last_at=at,
    )


def _opportunity(person: Person) -> Opportunity | None:
    """What a text is about: what is worked on, the one touched last."""
    rows = Opportunity.objects.filter(person=person).select_related("owner")
    live = [row for row in rows if row.state in LIVE_STATES]
    return max(live or rows, key=lambda row: (row.last_touch_at or row.opened_at, row.pk), default=None)


def _looks_after(line: TextLine) -> Membership:
    members = Membership.objects.of_workspace(line.workspace_id).active()
    return members.filter(role=Role.ADMIN).order_by("pk").first() or members.earliest("pk")


def _tell(verb: str, message: Message, *, at: datetime) -> None:
    journal.write(
        journal.Line(
            workspace_id=message.workspace_id,
            verb=verb,
            at=at,
            actor_id=None,
            opportunity_id=message.opportunity_id,
            person_id=message.person_id,
            facts={"message": message.pk, "why": message.why},
        )
    )
