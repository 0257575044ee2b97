"""A whole mail, read: what it is, in the order in which mistakes are dearest, and what a person wrote in it.

Bounces first (nearly half of them call themselves automatic), then complaints, meeting answers, out-of-office notes,
other automatic mail; what is left a person wrote. Start at `read`.
"""

from datetime import datetime

from followthrough.rules.reading import bounces
from followthrough.rules.reading import mail as mails
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.verdict import Kind, Verdict


def read(raw: bytes, *, at: datetime, zone: str = "UTC", language: str = "", country: str = "") -> Verdict:
    """What a mail is and says. Never raises; `at` is when it came, `zone` and `country` are the sender's."""
    mail = mails.open_mail(raw)
    return bounces.read(mail) or _of_automatic(mail) or _of_reply(mail)


def _of_automatic(mail: Mail) -> Verdict | None:
    if not mail.is_automatic:
        return None
    return Verdict(Kind.AUTO, ("It says of itself that no person sent it.",), original_id=mail.original_id)


def _of_reply(mail: Mail) -> Verdict:
    reason = "Nothing says that a machine sent it."
    return Verdict(Kind.REPLY, (reason,), original_id=mail.original_id, newest_text=mail.text.strip())
