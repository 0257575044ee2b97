"""What a person about to write has to know: from where it goes, which thread it goes on, what they said last."""

from dataclasses import dataclass

from django.db.models import Value

from followthrough.followup.models import Opportunity
from followthrough.mailroom.actions import routes
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Conversation, Draft, Mailbox, Message, TextLine
from followthrough.mailroom.queries.ways import Ways
from followthrough.mailroom.refusals import NoMailbox, NoTextLine
from followthrough.rules.words import Channel, Direction
from followthrough.team.models import Membership


@dataclass(frozen=True, slots=True)
class Thread:
    """The thread the next message goes on. `subject` as it will stand in it; `last` is their newest message in it."""

    conversation: Conversation
    subject: str
    last: Message | None


def outlet_for(opportunity: Opportunity, channel: Channel, member: Membership) -> Mailbox | TextLine | None:
    """From where a message to them would go; none where nothing is connected. At most three statements."""
    draft = MessageDraft(person=opportunity.person, opportunity=opportunity, channel=channel, text="")
    try:
        is_mail = channel == Channel.EMAIL
        ways = Ways([draft], by=member)
        return routes.choose_mailbox(draft, member, ways) if is_mail else routes.choose_line(draft, member, ways)
    except (NoMailbox, NoTextLine):
        return None


def writable(member: Membership) -> frozenset[Channel]:
    """The channels on which this member can write from here. One statement."""
    here = {"workspace_id": member.workspace_id, "is_active": True}
    mail = Mailbox.objects.filter(member=member, **here).values_list(Value(Channel.EMAIL.value), flat=True)
    text = TextLine.objects.filter(**here).values_list(Value(Channel.TEXT.value), flat=True)
    return frozenset(map(Channel, mail.union(text)))


def thread_of(opportunity: Opportunity, channel: Channel) -> Thread | None:
    """The newest with them about this; none where the next message begins one. Three statements."""
    theirs = Conversation.objects.filter(
        workspace_id=opportunity.workspace_id,
        person_id=opportunity.person_id,
        opportunity=opportunity,
        channel=channel,
    )
    found = theirs.order_by("-last_at", "-pk").first()
    if found is None:
        return None
    came = Message.objects.filter(conversation=found, direction=Direction.IN).order_by("-created_at", "-pk")
    ways = Ways([MessageDraft(person=opportunity.person, text="", conversation=found)], by=None)
    return Thread(found, routes.place_in_thread(found, ways.end_of(found)).subject, came.first())


def draft_of(opportunity: Opportunity, channel: Channel, member: Membership) -> Draft | None:
    """What the member began to write. One statement."""
    own = Draft.objects.filter(workspace_id=opportunity.workspace_id, member=member)
    return own.filter(opportunity=opportunity, channel=channel).first()
