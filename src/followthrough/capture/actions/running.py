"""Going through an import: each call does a share of the work and saves how far it got.

A web page, the clock and the terminal all call `advance`; a lease keeps two of them from working on the same import.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from followthrough.capture import options
from followthrough.capture.actions.choosing import settle_choices
from followthrough.capture.actions.drafting import begin_reading, draft_rows
from followthrough.capture.actions.duplicates import find_duplicates
from followthrough.capture.actions.fields import add_fields
from followthrough.capture.actions.storing import store_rows
from followthrough.capture.actions.undoing import take_back_rows
from followthrough.capture.models import Import, Progress
from followthrough.capture.refusals import NotNow, UnderWay
from followthrough.journal import actions as journal
from followthrough.rules.refusals import Refusal
from followthrough.rules.worktime import NoSlot

LEASE = timedelta(minutes=1)  # a process that died is replaced after that; renewed while it works
LARGE = 10_000  # rows, after which the databases look at their tables anew
CLOCK_SHARE = 20.0  # seconds of one tick


def read_files(batch: Import, *, at: datetime) -> Import:
    """Begin reading. Refuses `NotNow`, `NothingMapped`, `NobodyToOwn`."""
    with transaction.atomic():
        batch = _locked(batch, Progress.DRAFT, Progress.READY)
        options.setting_of(batch.workspace, options.Options.of(batch.options))
        begin_reading(batch)
    return batch


def run_import(batch: Import, *, at: datetime) -> Import:
    """Begin storing, or go on after a stop with what was being done. Refuses `NotNow`."""
    with transaction.atomic():
        batch = _locked(batch, Progress.READY, Progress.STOPPED)
        if batch.progress == Progress.READY:
            settle_choices(batch)
            add_fields(batch)
            batch.cursor, batch.started_at = {}, at
        batch.progress = Progress.UNDOING if batch.is_taken_back_in_part else Progress.RUNNING
        batch.trouble = ""
        batch.save(update_fields=["progress", "trouble", "cursor", "started_at"])
    return batch


def stop_import(batch: Import, *, at: datetime) -> Import:
    """Stop after the portion under way; what was stored stays, the rest waits. Refuses `NotNow`."""
    with transaction.atomic():
        batch = _locked(batch, Progress.RUNNING)
        batch.progress = Progress.STOPPED
        batch.save(update_fields=["progress"])
    return batch


def undo_import(batch: Import, *, at: datetime) -> Import:
    """Begin to take back all that nobody worked on since. Refuses `NotNow`."""
    with transaction.atomic():
        batch = _locked(batch, Progress.DONE, Progress.STOPPED)
        batch.progress, batch.cursor, batch.trouble, batch.kept = Progress.UNDOING, {"undoing": True}, "", 0
        batch.save(update_fields=["progress", "cursor", "trouble", "kept"])
    return batch


def advance(batch: Import, *, at: datetime, seconds: float = CLOCK_SHARE) -> Import:
    """Do a share of the work. Refuses `UnderWay` when another process does."""
    if not Import.objects.filter(pk=batch.pk).busy().free(at).update(busy_until=at + LEASE):
        batch.refresh_from_db()
        if batch.is_busy:
            raise UnderWay
        return batch
    batch = Import.objects.select_related("workspace", "member__workspace").get(pk=batch.pk)
    try:
        _WORK[Progress(batch.progress)](batch, at, _share(batch, at, seconds))
    except (Refusal, NoSlot) as refusal:
        _stop_with(batch, str(refusal))
    finally:
        Import.objects.filter(pk=batch.pk).update(busy_until=None)
    batch.refresh_from_db()
    return batch


def advance_imports(*, at: datetime) -> int:
    """Everything under way, for one tick of the clock. Returns how many imports were worked on."""
    worked = 0
    for batch in Import.objects.busy().free(at).order_by("pk"):
        try:
            advance(batch, at=at)
        except UnderWay:
            continue
        worked += 1
    return worked


def finish(batch: Import, *, at: datetime) -> Import:
    """Work until nothing is left to do: for the terminal, which has nothing else to do."""
    while batch.is_busy:
        batch = advance(batch, at=at, seconds=3600.0)
    return batch


def _share(batch: Import, at: datetime, seconds: float) -> Callable[[], bool]:
    """Enough when the time is over, or when somebody asked to stop. Asking renews the lease."""
    began = looked = time.monotonic()
    progress = batch.progress

    def enough() -> bool:
        nonlocal looked
        now = time.monotonic()
        if now - began >= seconds:
            return True
        if now - looked < 1.0:
            return False
        looked = now
        until = at + timedelta(seconds=now - began) + LEASE
        return not Import.objects.filter(pk=batch.pk, progress=progress).update(busy_until=until)

    return enough


def _read(batch: Import, at: datetime, enough: Callable[[], bool]) -> None:
    if draft_rows(batch, at=at, enough=enough):
        find_duplicates(batch)
        _reach(batch, Progress.READING, Progress.READY)


def _store(batch: Import, at: datetime, enough: Callable[[], bool]) -> None:
    if store_rows(batch, at=at, enough=enough):
        with transaction.atomic():
            if _reach(batch, Progress.RUNNING, Progress.DONE):
                entry = _tell(batch, "import", at=at)
                Import.objects.filter(pk=batch.pk).update(finished_at=at, entry_id=entry)
        if batch.rows >= LARGE:
            journal.look_anew(at=at)


def _take_back(batch: Import, at: datetime, enough: Callable[[], bool]) -> None:
    if take_back_rows(batch, at=at, enough=enough):
        with transaction.atomic():
            if _reach(batch, Progress.UNDOING, Progress.UNDONE):
                _tell(batch, "undo_import", at=at)


_WORK = {Progress.READING: _read, Progress.RUNNING: _store, Progress.UNDOING: _take_back}


def _reach(batch: Import, old: Progress, new: Progress) -> bool:
    """Into the next state, unless somebody stopped it meanwhile."""
    return bool(Import.objects.filter(pk=batch.pk, progress=old).update(progress=new, cursor={}))


def _stop_with(batch: Import, message: str) -> None:
    back = {Progress.READING: Progress.DRAFT, Progress.RUNNING: Progress.STOPPED, Progress.UNDOING: Progress.STOPPED}
    Import.objects.filter(pk=batch.pk).update(progress=back[Progress(batch.progress)], trouble=message[:500])


def _tell(batch: Import, verb: str, *, at: datetime) -> int:
    batch.refresh_from_db()
    facts = {
        "import": batch.pk,
        "files": [file.name for file in batch.files.order_by("position")],
        "rows": batch.rows,
        "stored": batch.stored,
        "joined": batch.joined,
        "refused": batch.refused,
        "kept": batch.kept,
    }
    line = journal.Line(workspace_id=batch.workspace_id, verb=verb, at=at, actor_id=batch.member_id, facts=facts)
    return journal.write(line).pk


def _locked(batch: Import, *states: Progress) -> Import:
    found = Import.objects.select_for_update(of=("self",)).select_related("workspace", "member__workspace")
    batch = found.get(pk=batch.pk)
    if batch.progress not in states:
        raise NotNow
    return batch
