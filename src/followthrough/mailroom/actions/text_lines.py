"""Lines for texts: connected, changed, switched off, and what a test of them found."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from followthrough.journal import actions as journal
from followthrough.mailroom.drafts import LineDraft
from followthrough.mailroom.models import TextLine
from followthrough.mailroom.refusals import LineTaken, NumberUnreadable
from followthrough.rules.checks import Check, Fared, worst_of
from followthrough.rules.matching import normal_phone
from followthrough.rules.messages import MailboxState
from followthrough.rules.refusals import refuse_strangers
from followthrough.team import sealing
from followthrough.team.models import Membership


def connect_line(draft: LineDraft, *, by: Membership, at: datetime) -> TextLine:
    """A number from which texts go out and to which they come in. Refuses `NumberUnreadable`, `LineTaken`."""
    line = TextLine(workspace=by.workspace, created_at=at, sealed_token=sealing.seal(draft.token))
    with transaction.atomic():
        _write(line, draft)
        _tell("connect_line", line, {}, by=by, at=at)
    return line


def edit_line(line: TextLine, draft: LineDraft, *, by: Membership, at: datetime) -> TextLine:
    """Change it. An empty key keeps the one that is stored. What can no longer be known of it has to be tested anew.

    Refuses `NumberUnreadable`, `LineTaken`, `Elsewhere`.
    """
    refuse_strangers(line.workspace_id, by)
    with transaction.atomic():
        was = (line.number, line.base_url, line.account)
        if draft.token:
            line.sealed_token = sealing.seal(draft.token)
        _write(line, draft)
        if draft.token or was != (line.number, line.base_url, line.account):
            _forget_trouble(line, MailboxState.NEW)
        _tell("edit_line", line, {"was": was[0]}, by=by, at=at)
    return line


def switch_line(line: TextLine, *, on: bool, by: Membership, at: datetime) -> TextLine:
    """Switched off, nothing goes out from it; what was written there stays, and what comes in is still taken."""
    refuse_strangers(line.workspace_id, by)
    with transaction.atomic():
        line.is_active = on
        line.save(update_fields=["is_active"])
        _tell("switch_line", line, {"on": on}, by=by, at=at)
    return line


def note_line_test(line: TextLine, checks: list[Check], *, by: Membership, at: datetime) -> TextLine:
    """What a test of the line found becomes its standing: it works again, or says what to do."""
    refuse_strangers(line.workspace_id, by)
    wrong = worst_of(checks)
    with transaction.atomic():
        if wrong is not None and wrong.fared == Fared.WRONG:
            line.state, line.trouble, line.remedy = MailboxState.BROKEN, wrong.words[:300], wrong.remedy[:300]
            line.trouble_at = at
            line.save(update_fields=["state", "trouble", "remedy", "trouble_at"])
        else:
            _forget_trouble(line, MailboxState.WELL)
        _tell("test_line", line, {"state": line.state}, by=by, at=at)
    return line


def _write(line: TextLine, draft: LineDraft) -> None:
    number = normal_phone(draft.number, line.workspace.country)
    if not number:
        raise NumberUnreadable
    line.number, line.name, line.base_url = number, draft.name.strip()[:80], draft.base_url.strip().rstrip("/")
    line.account, line.help_words = draft.account.strip(), draft.help_words.strip()[:320]
    line.per_day, line.per_hour, line.gap_seconds = draft.per_day, draft.per_hour, draft.gap_seconds
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as taken:
        raise LineTaken from taken


def _forget_trouble(line: TextLine, state: MailboxState) -> None:
    line.state, line.trouble, line.remedy, line.trouble_at = state, "", "", None
    line.troubles, line.held_until = 0, None
    line.save(update_fields=["state", "trouble", "remedy", "trouble_at", "troubles", "held_until"])


def _tell(verb: str, line: TextLine, facts: dict[str, Any], *, by: Membership, at: datetime) -> None:
    journal.write(
        journal.Line(
            workspace_id=line.workspace_id,
            verb=verb,
            at=at,
            actor_id=by.pk,
            facts={"line": line.pk, "number": line.number} | facts,
        )
    )
