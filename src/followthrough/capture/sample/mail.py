"""What came in lately, in the sample: a few replies and a holiday note, so that the Inbox has something to decide.

They come in as any mail does, through `mailroom.receive`; the mailbox they came to is not connected to anything.
"""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from followthrough.followup.models import Opportunity
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Mailbox
from followthrough.rules.words import ContactKind
from followthrough.team.models import Membership

LETTERS: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "Re: Your proposal",
        "Thank you, this reads well. Does the price include the scaffolding, and when could you begin?",
        {},
    ),
    ("Re: Your proposal", "We have decided to wait a little. Please come back to us after Easter.", {}),
    (
        "Re: The survey",
        "I don't look after this any more. Please turn to my colleague Petra Lang, petra.lang@sample.example.",
        {},
    ),
    ("Re: Your proposal", "I'll talk to the bank and get back to you by Friday.", {}),
    (
        "Automatic reply: Your proposal",
        "I am out of the office and back in two weeks. In urgent cases please call our reception.",
        {"Auto-Submitted": "auto-replied"},
    ),
)
HOURS_AGO = (3, 5, 20, 26, 2)


def bring_mail(mailbox: Mailbox, owner: Membership, *, at: datetime) -> int:
    """One letter each from prospects of this salesperson. Returns how many came in."""
    rows = Opportunity.objects.open().owned_by(owner.pk).filter(workspace_id=owner.workspace_id)
    writers = rows.filter(person__contact_points__kind=ContactKind.EMAIL, person__language__in=["", "en"])
    found = list(writers.select_related("person").distinct().order_by("-value", "pk")[: len(LETTERS)])
    letters = zip(found, LETTERS, HOURS_AGO, strict=False)
    came = [_receive(mailbox, row, letter, at=at - timedelta(hours=hours)) for row, letter, hours in letters]
    return sum(came)


def _receive(mailbox: Mailbox, row: Opportunity, letter: tuple[str, str, dict[str, str]], *, at: datetime) -> bool:
    subject, words, headers = letter
    point = row.person.contact_points.filter(kind=ContactKind.EMAIL).order_by("position").first()
    assert point is not None
    mail = EmailMessage()
    mail["From"] = f"{row.person.name} <{point.value}>"
    mail["To"] = mailbox.address
    mail["Subject"] = subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<letter-{row.pk}@sample.example>"
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(f"{words}\n\n{row.person.name}\n")
    return mailroom.receive(mailbox, mail.as_bytes(), at=at, came_at=at) is not None
