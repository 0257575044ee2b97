"""Forgetting an import: its drafts, its files, its results. What it stored stays."""

import shutil
from datetime import datetime, timedelta

from django.db import transaction

from followthrough.capture import files
from followthrough.capture.actions.drafting import forget_drafts
from followthrough.capture.models import Import, ImportResult, Progress
from followthrough.capture.refusals import UnderWay

KEPT = timedelta(days=90)  # so long an import can be taken back


def forget_import(batch: Import) -> None:
    """Throw away an import with its files. Refuses `UnderWay`; what it stored can no longer be taken back."""
    with transaction.atomic():
        batch = Import.objects.select_for_update().get(pk=batch.pk)
        if batch.is_busy:
            raise UnderWay
        ImportResult.objects.filter(workspace_id=batch.workspace_id, batch=batch).delete()
        forget_drafts(batch)
        folder = files.folder_of(batch.workspace_id, batch.pk)
        batch.delete()
    shutil.rmtree(folder, ignore_errors=True)


def forget_old_imports(*, at: datetime) -> int:
    """Imports that ended three months ago: lists of people are not kept longer than they are of use."""
    ended = Import.objects.filter(
        created_at__lt=at - KEPT,
        progress__in=[str(word) for word in (Progress.DRAFT, Progress.READY, Progress.DONE, Progress.UNDONE)],
    )
    old = list(ended)
    for batch in old:
        forget_import(batch)
    return len(old)
