"""What a user decides about themselves: name, theme, password."""

from datetime import datetime

from django.db import transaction

from followthrough.journal import actions as journal
from followthrough.team.models import Membership, User
from followthrough.team.refusals import NameMissing

THEMES = ("", "light", "dark")


@transaction.atomic
def change_profile(member: Membership, *, name: str, theme: str, at: datetime, phone: str = "") -> None:
    """The member's own name, here and as a user, their theme and phone. NameMissing when the name is empty."""
    name = " ".join(name.split())
    if not name:
        raise NameMissing
    before = {"name": member.name, "theme": member.user.theme, "phone": member.phone}
    member.name = member.user.name = name
    member.user.theme = theme if theme in THEMES else ""
    member.phone = " ".join(phone.split())[:40]
    member.user.save(update_fields=["name", "theme"])
    member.save(update_fields=["name", "phone"])
    facts = {"name": name, "theme": member.user.theme, "phone": member.phone}
    line = journal.Line(member.workspace_id, "change_profile", at, actor_id=member.pk, facts=facts, before=before)
    journal.write(line)


def choose_theme(user: User, theme: str) -> None:
    """Light, dark, or as the device says. A taste, not a fact of the workspace: the journal is not told."""
    user.theme = theme if theme in THEMES else ""
    user.save(update_fields=["theme"])


@transaction.atomic
def set_password(member: Membership, password: str, *, at: datetime) -> None:
    """A new password, already checked by the door. Every other session of the user ends by it."""
    member.user.set_password(password)
    member.user.save(update_fields=["password"])
    journal.write(journal.Line(member.workspace_id, "set_password", at, actor_id=member.pk))
