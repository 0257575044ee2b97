"""Days on which a member is away, and who stands in."""

from datetime import date, datetime

from django.db import transaction

from followthrough.rules.refusals import refuse_strangers
from followthrough.team.actions import told
from followthrough.team.models import Absence, Membership
from followthrough.team.refusals import AbsenceUnreadable, CoverNotHere


def add_absence(
    member: Membership,
    *,
    first_day: date,
    last_day: date,
    cover: Membership | None = None,
    note: str = "",
    by: Membership | None,
    at: datetime,
) -> Absence:
    """Days away, both ends included. Refuses `AbsenceUnreadable`, `CoverNotHere`."""
    if last_day < first_day:
        raise AbsenceUnreadable
    refuse_strangers(member.workspace_id, cover)
    if cover is not None and (not cover.is_active or cover.pk == member.pk):
        raise CoverNotHere
    with transaction.atomic():
        absence = Absence.objects.create(
            workspace_id=member.workspace_id,
            member=member,
            first_day=first_day,
            last_day=last_day,
            cover=cover,
            note=note[:200],
        )
        _tell("add_absence", absence, by=by, at=at)
    return absence


def remove_absence(absence: Absence, *, by: Membership | None, at: datetime) -> None:
    """They are here after all."""
    with transaction.atomic():
        _tell("remove_absence", absence, by=by, at=at)
        absence.delete()


def _tell(verb: str, absence: Absence, *, by: Membership | None, at: datetime) -> None:
    facts = {
        "member": absence.member_id,
        "first_day": absence.first_day,
        "last_day": absence.last_day,
        "cover": absence.cover_id,
    }
    told.write(verb, absence.workspace_id, facts, by=by, at=at)
