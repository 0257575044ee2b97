"""What a person wrote goes out: queued, on record as words they used, and no draft any more."""

from datetime import datetime

from django.db import transaction

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Message
from followthrough.playbooks.actions.contacts import note_wording
from followthrough.playbooks.models import TemplateUse, TemplateVersion
from followthrough.rules.refusals import refuse_strangers
from followthrough.team.models import Membership


def send_words(
    draft: MessageDraft, *, by: Membership, at: datetime, template: TemplateVersion | None = None
) -> Message:
    """`mailroom.write_message`, and the words on record, so that the same ones to everybody are noticed.

    `template` is the version they began with; how often it is answered is counted.
    The same `key` twice is one message. Refuses what `mailroom.queue_message` refuses.
    """
    with transaction.atomic():
        message, is_new = mailroom.write_message(draft, by=by, at=at)
        if is_new and draft.opportunity is not None:
            note_wording(draft.opportunity, draft.text, at=at, touch=message.touch_id, message=message)
        if is_new and template is not None:
            refuse_strangers(message.workspace_id, template)
            TemplateUse.objects.create(workspace_id=message.workspace_id, version=template, message=message)
    return message
