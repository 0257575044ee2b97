"""Files nobody sends any more are removed from the data folder."""

from datetime import datetime, timedelta

from followthrough.mailroom import files
from followthrough.mailroom.models import Attachment, Draft

KEPT_AT_LEAST = timedelta(days=2)  # what somebody is about to attach is known to nobody yet


def forget_orphan_files(*, at: datetime) -> int:
    """Remove the kept files that belong to no message and no draft. Returns how many."""
    known = set(Attachment.objects.exclude(digest="").values_list("digest", flat=True).distinct())
    for attached in Draft.objects.exclude(attachments=[]).values_list("attachments", flat=True):
        known.update(str(each.get("digest", "")) for each in attached)
    return files.remove_orphans(known, before=at - KEPT_AT_LEAST)
