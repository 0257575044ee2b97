"""The answer to the fear of being a pest, at the moment it bites: facts, not encouragement."""

from dataclasses import dataclass

from followthrough.playbooks.queries.courage import ContactsOfSales, contacts_of_sales
from followthrough.rules.words import Permission, Reason
from followthrough.web.work.desk import Desk

FEARS = frozenset(
    {Reason.FEAR_OF_NO, Reason.THEY_WILL_CALL, Reason.TOO_BUSY, Reason.NO_CONFIDENCE, Reason.NOTHING_TO_SAY}
)

FIRST_TOLD = 2
"""Every sale took one contact: that says nothing."""


@dataclass(frozen=True, slots=True)
class Fact:
    icon: str
    words: str


def facts_against(reason: Reason, desk: Desk) -> list[Fact]:
    """Permission, their last words, what the data say about this contact. One statement; none for other reasons."""
    if reason not in FEARS:
        return []
    row = desk.opportunity
    facts = [Fact("kept", words)] if (words := _permission(desk)) else []
    if row.last_words:
        facts.append(Fact("words", f"Their last words: “{row.last_words}”"))
    contact = row.touches + 1
    if contact >= FIRST_TOLD:
        facts.append(Fact("rising", say_contacts(contacts_of_sales(contact, desk.request.member))))
    return facts


def say_contacts(found: ContactsOfSales) -> str:
    """ "This is contact 4. Of 43 sales here 12 took as many or more: 28 %, between 17 and 43 %." """
    if not found.is_known:
        return f"This is contact {found.contact}. Too few sales yet to tell how many contacts one takes: {found.sales}."
    share = round(100 * found.as_many / found.sales)
    low, high = round(100 * found.interval.low), round(100 * found.interval.high)
    return (
        f"This is contact {found.contact}. Of the latest {found.sales} sales here {found.as_many} took as many or more:"
        f" {share} %, between {low} and {high} %."
    )


def _permission(desk: Desk) -> str:
    person = desk.opportunity.person
    if person.permission != Permission.GIVEN:
        return ""
    given = person.permission_at.astimezone(desk.zone) if person.permission_at else None
    when = f" on {given.day} {given:%b %Y}" if given else ""
    how = f": {person.permission_how}" if person.permission_how else ""
    return f"They agreed to be followed up{when}{how}."
