"""Where messages go out and come in: a member's own mailbox, the workspace's automatic one, a line for texts."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from followthrough.rules.messages import FolderRole, MailboxState, Security, SignInBy

if TYPE_CHECKING:
    from followthrough.team.models import Membership


class Pace(models.Model):
    """How fast it may send, and how much it has. Saved, so that a restart does not forget it."""

    per_day = models.PositiveIntegerField(default=400)
    per_hour = models.PositiveIntegerField(default=60)
    gap_seconds = models.PositiveIntegerField(default=8, help_text="At least between two; jitter is added")
    ramp_from = models.DateField(null=True, blank=True, help_text="A new one begins with few a day, from this day on")
    day = models.DateField(null=True, blank=True, help_text="The day (UTC) that `sent_today` counts")
    sent_today = models.PositiveIntegerField(default=0)
    hour_at = models.DateTimeField(null=True, blank=True, help_text="The beginning of the hour `sent_this_hour` counts")
    sent_this_hour = models.PositiveIntegerField(default=0)
    free_at = models.DateTimeField(null=True, blank=True, help_text="The next message may go from this moment on")
    held_until = models.DateTimeField(null=True, blank=True, help_text="The server asked us to wait")
    leased_by = models.CharField(max_length=80, blank=True, help_text="The worker that sends from it now")
    leased_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Standing(models.Model):
    """How it fares, for the screen: the last turns, and the last trouble with what to do about it."""

    state = models.CharField(max_length=8, choices=MailboxState.choices(), default=MailboxState.NEW)
    last_send_at = models.DateTimeField(null=True, blank=True)
    last_sync_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True, help_text="What went wrong last, for a person")
    remedy = models.CharField(max_length=300, blank=True, help_text="What to do about it")
    trouble_at = models.DateTimeField(null=True, blank=True)
    troubles = models.PositiveIntegerField(default=0, help_text="In a row")
    next_sync_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Reading(models.Model):
    """Who reads it now, and who waits for its news. A lease that ran out belonged to a process that died."""

    sync_leased_by = models.CharField(max_length=80, blank=True)
    sync_leased_until = models.DateTimeField(null=True, blank=True)
    heard_by = models.CharField(max_length=80, blank=True, help_text="The worker that waits for news (IDLE)")
    heard_until = models.DateTimeField(null=True, blank=True)
    sync_trouble = models.BooleanField(default=False, help_text="The last trouble was one of reading, not of sending")
    points_until = models.BigIntegerField(
        default=0, help_text="Addresses of people up to this id have been looked for in what was read before"
    )

    class Meta:
        abstract = True


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    def visible_to(self, member: "Membership") -> Self:
        """One's own and the workspace's; who sees all sees how everybody's fare."""
        seen = self.filter(workspace_id=member.workspace_id)
        return seen if member.sees_all else seen.filter(Q(member_id=member.pk) | Q(member__isnull=True))

    def editable_by(self, member: "Membership") -> Self:
        """One's own; the workspace's for who looks after the settings. Nobody changes a colleague's."""
        own = Q(member_id=member.pk)
        return self.filter(workspace_id=member.workspace_id).filter(
            own | Q(member__isnull=True) if member.is_admin else own
        )


class Mailbox(Pace, Standing, Reading):
    """A mailbox: a member's own, or the workspace's for automatic mail. Secrets are sealed (`team.sealing`)."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    member = models.ForeignKey("team.Membership", models.PROTECT, null=True, blank=True, related_name="+")
    address = models.EmailField()
    shown_name = models.CharField(max_length=120, blank=True)
    signature = models.TextField(blank=True, help_text="Plain text under each mail")
    provider = models.CharField(max_length=40, blank=True, help_text="Key of a known provider; empty: their own server")
    sign_in_by = models.CharField(max_length=10, choices=SignInBy.choices(), default=SignInBy.PASSWORD)
    username = models.CharField(max_length=254, blank=True)
    sealed_password = models.TextField(blank=True)
    sealed_tokens = models.TextField(blank=True, help_text="OAuth: access and refresh token, with its end, as JSON")
    sealed_service = models.TextField(blank=True, help_text="A sending service: its backend and settings, as JSON")
    smtp_host = models.CharField(max_length=254, blank=True)
    smtp_port = models.PositiveIntegerField(default=465)
    smtp_security = models.CharField(max_length=10, choices=Security.choices(), default=Security.TLS)
    imap_host = models.CharField(max_length=254, blank=True)
    imap_port = models.PositiveIntegerField(default=993)
    imap_security = models.CharField(max_length=10, choices=Security.choices(), default=Security.TLS)
    is_active = models.BooleanField(default=True)
    keeps_sent_itself = models.BooleanField(default=False, help_text="The server files what we send; else we do")
    created_at = models.DateTimeField()

    objects = MailboxQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "address"], name="one_mailbox_per_address"),
            models.CheckConstraint(condition=Q(per_day__gte=1, per_hour__gte=1), name="mailbox_may_send_something"),
        )

    def __str__(self) -> str:
        return self.address


class Folder(models.Model):
    """How far a folder of a mailbox has been read. Counts are reconciled with the server; a gap is shown."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    mailbox = models.ForeignKey(Mailbox, models.CASCADE, related_name="folders", db_index=False)
    name = models.CharField(max_length=254)
    role = models.CharField(max_length=8, choices=FolderRole.choices(), default=FolderRole.OTHER)
    uid_validity = models.BigIntegerField(null=True, blank=True)
    last_uid = models.BigIntegerField(default=0, help_text="Read up to here, upwards")
    first_uid = models.BigIntegerField(null=True, blank=True, help_text="Older mail read down to here")
    on_server = models.PositiveIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0, help_text="Of those on the server, seen by us")
    stored = models.PositiveIntegerField(default=0, help_text="Of those, with people of the workspace")
    synced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["mailbox", "name"], name="one_row_per_folder"),)

    def __str__(self) -> str:
        return self.name


class Unread(models.Model):
    """A mail on the server that could not be read or stored: the gap, by name. Shown and tried again until it works."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    folder = models.ForeignKey(Folder, models.CASCADE, related_name="unread", db_index=False)
    uid = models.BigIntegerField()
    why = models.CharField(max_length=300)
    tries = models.PositiveSmallIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["folder", "uid"], name="one_row_per_unread_mail"),)

    def __str__(self) -> str:
        return f"{self.folder_id}/{self.uid}"


class TextLineQuerySet(models.QuerySet["TextLine"]):
    def visible_to(self, member: "Membership") -> Self:
        """The workspace's: everybody may write from them."""
        return self.filter(workspace_id=member.workspace_id)

    def editable_by(self, member: "Membership") -> Self:
        return self.filter(workspace_id=member.workspace_id) if member.is_admin else self.none()


class TextLine(Pace, Standing):
    """A number from which texts go out, at a provider that speaks the widely used HTTP interface."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=20, help_text="E.164")
    base_url = models.URLField(max_length=254)
    account = models.CharField(max_length=120)
    sealed_token = models.TextField(blank=True)
    help_words = models.CharField(max_length=320, blank=True, help_text="What answers HELP; empty: who we are")
    heard_at = models.DateTimeField(null=True, blank=True, help_text="The provider last called us with news")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = TextLineQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "number"], name="one_line_per_number"),)

    def __str__(self) -> str:
        return self.number
