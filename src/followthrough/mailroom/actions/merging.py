"""Two records of the same person become one, with all that was written to them and by them."""

from datetime import datetime

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.mailroom.models import Conversation, Message
from followthrough.people.models import Person
from followthrough.rules.refusals import refuse_strangers
from followthrough.team.models import Membership


def merge_people(keep: Person, gone: Person, *, by: Membership | None, at: datetime) -> Person:
    """`followup.merge_people`, which cannot reach what lies in the mailroom: it would go with the record that goes.

    Refuses what that refuses; then nothing has moved.
    """
    refuse_strangers(keep.workspace_id, by)
    with transaction.atomic():
        if keep.pk != gone.pk and keep.workspace_id == gone.workspace_id:
            Conversation.objects.filter(workspace_id=gone.workspace_id, person=gone).update(person=keep)
            Message.objects.filter(workspace_id=gone.workspace_id, person=gone).update(person=keep)
        return followup.merge_people(keep, gone, by=by, at=at)
