"""Leaving people alone: their addresses are suppressed for good, whoever holds them and however they come in again."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from followthrough.people.actions import told
from followthrough.people.models import ContactPoint, Person, Suppression
from followthrough.rules import matching
from followthrough.rules.words import ContactKind, Permission
from followthrough.team.models import Membership

Address = tuple[str, str]  # kind and normalised value
ANY_KIND = tuple(str(kind) for kind in ContactKind if kind is not ContactKind.WEB)  # a page is read, not written to
BATCH = 500


def suppress_person(
    person: Person,
    *,
    why: str,
    by: Membership | None,
    at: datetime,
    kinds: Collection[str] = ANY_KIND,
    also: Iterable[Address] = (),
) -> list[Address]:
    """Nobody writes to their addresses or calls them any more, not even after an import. Twice is once.

    `kinds` narrows it to one channel, `also` are addresses they were reached at and that stand on no record. Returns
    what was not suppressed before: what a lift has to free.
    """
    with transaction.atomic():
        points = person.contact_points.filter(kind__in=kinds)
        wanted = dict.fromkeys([*points.values_list("kind", "value"), *also])
        known = suppressed(person.workspace_id, (value for _, value in wanted))
        new = [address for address in wanted if address[1] and address[1] not in known]
        Suppression.objects.bulk_create(
            (
                Suppression(workspace_id=person.workspace_id, kind=kind, value=value, why=why[:200], at=at)
                for kind, value in new
            ),
            ignore_conflicts=True,
        )
        points.filter(suppressed_at__isnull=True).update(suppressed_at=at)
        _suppress_elsewhere(person.workspace_id, [value for _, value in new], at=at)
        if new:
            told.write("suppress", person, {"why": why, "addresses": [value for _, value in new]}, by=by, at=at)
    return new


def lift_suppression(
    person: Person, *, why: str, by: Membership | None, at: datetime, kinds: Collection[str] = ANY_KIND
) -> int:
    """They may be reached again at their addresses: a misreading, or they came back. Returns how many.

    `kinds` narrows it: who asks for a call asks for no mail.
    """
    with transaction.atomic():
        values = list(person.contact_points.filter(kind__in=kinds).values_list("value", flat=True))
        gone, _ = Suppression.objects.filter(
            workspace_id=person.workspace_id, kind__in=ANY_KIND, value__in=values
        ).delete()
        ContactPoint.objects.filter(workspace_id=person.workspace_id, value__in=values).update(suppressed_at=None)
        if gone:
            told.write("lift_suppression", person, {"why": why, "addresses": values}, by=by, at=at)
    return gone


def suppressed(workspace_id: int, values: Iterable[str]) -> dict[str, datetime]:
    """Which of these addresses nobody may use, and since when: one statement for five hundred."""
    wanted = sorted({value for value in values if value})
    found: dict[str, datetime] = {}
    for begin in range(0, len(wanted), BATCH):
        rows = Suppression.objects.filter(
            workspace_id=workspace_id, kind__in=ANY_KIND, value__in=wanted[begin : begin + BATCH]
        )
        found |= dict(rows.values_list("value", "at"))
    return found


def is_personal(kind: str, value: str) -> bool:
    """Whether who holds this address is one person: a suppressed `info@`, or a switchboard, speaks for nobody else."""
    if kind == ContactKind.EMAIL:
        return not matching.is_shared_mailbox(value)
    return kind == ContactKind.MOBILE


def mark_new_points(person: Person, points: Collection[ContactPoint]) -> None:
    """Part of adding: an address that is suppressed comes in so; with one of their own they asked to be left alone."""
    known = suppressed(person.workspace_id, (point.value for point in points))
    for point in points:
        point.suppressed_at = known.get(point.value)
    asked = [known[point.value] for point in points if point.suppressed_at and is_personal(point.kind, point.value)]
    if asked and person.permission != Permission.WITHDRAWN:
        person.permission, person.permission_at = Permission.WITHDRAWN, min(asked)
        person.permission_how = "Asked not to be contacted, before this record was made"


def _suppress_elsewhere(workspace_id: int, values: list[str], *, at: datetime) -> None:
    """The same address on other records."""
    for begin in range(0, len(values), BATCH):
        same = ContactPoint.objects.filter(workspace_id=workspace_id, value__in=values[begin : begin + BATCH])
        same.filter(suppressed_at__isnull=True).update(suppressed_at=at)
