"""`followthrough read`: what mails are and say, without a database."""

import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import click

from followthrough.cli import mail_files, read_speech
from followthrough.rules.reading import envelope, message
from followthrough.rules.reading import mail as mails
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.verdict import Verdict
from followthrough.rules.refusals import Refusal

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


class NothingToRead(Refusal):
    message = "Name the mails to read: followthrough read MAIL.eml … (or --text, and write sentences to it)."


class ZoneUnknown(Refusal):
    message = "That time zone is unknown. Write it like Europe/Berlin or America/New_York."


class MomentUnreadable(Refusal):
    message = "That moment can't be read. Write it like 2026-11-21T09:00."


@click.command()
@click.argument("paths", nargs=-1, metavar="FILE.eml…")
@click.option(
    "--text", "as_text", is_flag=True, help="Read sentences from standard input, one a line, instead of mails."
)
@click.option(
    "--at", "written_at", default="", metavar="MOMENT", help="When it was written; else the mail's date, or now."
)
@click.option("--zone", default="", metavar="ZONE", help="Where the sender is, such as Europe/Berlin.")
@click.option("--lang", default="", type=click.Choice(("", *LANGUAGES)), help="The language, where you know it.")
@click.option("--country", default="", metavar="CODE", help="Whose numbers are written without a plus: DE, US, …")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each mail instead of words.")
def command(paths: tuple[str, ...], as_text: bool, as_json: bool, **told: str) -> int:
    """Say what mails are and what they say: followthrough read MAIL.eml FOLDER/ BOX.mbox

    A delivery failure, a complaint, an out-of-office note, other automatic mail, the answer to an invitation, or a
    person's reply, with the reasons. Nothing is stored and nothing leaves this machine.
    """
    zone, at = _zone(told["zone"]), _moment(told["written_at"], told["zone"])
    if as_text:
        read_speech.read_lines(sys.stdin, at=at or datetime.now(UTC), zone=zone or "UTC", told=told, as_json=as_json)
        return 0
    if not paths:
        raise NothingToRead
    failed = 0
    for found in mail_files.find(paths):
        if found.wrong:
            click.echo(f"{found.name}: {found.wrong}", err=True)
            failed += 1
            continue
        mail = mails.open_mail(found.raw)
        verdict = _read(mail, at=at, zone=zone, told=told)
        click.echo(read_speech.as_line(found.name, verdict) if as_json else read_speech.in_words(found.name, verdict))
    return int(failed > 0)


def _read(mail: Mail, *, at: datetime | None, zone: str, told: dict[str, str]) -> Verdict:
    """Read at the moment and the place its own date tells, unless others are given."""
    sent_at = envelope.read(mail.headers).sent_at
    return message.read_mail(
        mail,
        at=at or sent_at or datetime.now(UTC),
        zone=zone or mail.zone or "UTC",
        language=told["lang"],
        country=told["country"].upper(),
    )


def _zone(written: str) -> str:
    try:
        return ZoneInfo(written).key if written else ""
    except (OSError, ValueError, KeyError):  # a folder, a path upwards, a zone nobody knows
        raise ZoneUnknown from None


def _moment(written: str, zone: str) -> datetime | None:
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise MomentUnreadable from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone or "UTC"))
