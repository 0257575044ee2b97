"""What is being written, kept until it is sent or thrown away. No line in the journal: nothing has happened yet."""

from dataclasses import asdict
from datetime import datetime

from followthrough.followup.models import Opportunity
from followthrough.mailroom.drafts import Unfinished
from followthrough.mailroom.models import Draft
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.storable import storable
from followthrough.rules.words import Channel
from followthrough.team.models import Membership

LONGEST = 200_000  # letters


def keep_draft(
    opportunity: Opportunity, channel: Channel, words: Unfinished, *, by: Membership, at: datetime
) -> Draft | None:
    """Keep what was typed so far; with nothing in it there is no draft. The last one to save wins."""
    refuse_strangers(opportunity.workspace_id, by)
    if not words:
        drop_draft(opportunity, channel, by=by)
        return None
    draft, _ = Draft.objects.update_or_create(
        workspace_id=opportunity.workspace_id,
        member=by,
        opportunity=opportunity,
        channel=channel,
        defaults={
            "to_address": words.to_address[:254],
            "copied": list(words.copied),
            "subject": storable(words.subject)[:300],
            "text": storable(words.text)[:LONGEST],
            "attachments": [asdict(file) for file in words.attachments],
            "saved_at": at,
        },
    )
    return draft


def drop_draft(opportunity: Opportunity, channel: Channel, *, by: Membership) -> None:
    """Throw it away, or part of sending it."""
    Draft.objects.filter(
        workspace_id=opportunity.workspace_id, member=by, opportunity=opportunity, channel=channel
    ).delete()
