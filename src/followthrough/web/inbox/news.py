"""What the mail that waits says of its writer and the record does not."""

from followthrough.mailroom.models import Conversation
from followthrough.mailroom.queries.standings import Place
from followthrough.people.models import ContactPoint
from followthrough.rules.signature_news import News, news_of


def news_in(row: Conversation, place: Place | None) -> tuple[News, ...]:
    """What is new in the mail that waits. One statement where the mail is signed, else none."""
    if place is None or not place.verdict.signature.text:
        return ()
    person = row.person
    points = ContactPoint.objects.filter(person=person, value__startswith="+")
    return news_of(
        place.verdict.signature,
        numbers=set(points.values_list("value", flat=True)),
        title=person.job_title,
        company=person.company.name if person.company else "",
    )
