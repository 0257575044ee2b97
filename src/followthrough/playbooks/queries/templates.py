"""Texts to send: which there are, the best first, and one of them filled for a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from followthrough.followup.drafts import NextStep
from followthrough.followup.models import Discovery, Opportunity
from followthrough.mailroom.models import Mailbox
from followthrough.playbooks.models import Snippet, Template, TemplateVersion
from followthrough.playbooks.queries.facts import facts_of
from followthrough.rules.templates import Filled, expand, fill, fill_line
from followthrough.rules.words import Channel, Purpose
from followthrough.team.models import Membership


@dataclass(frozen=True, slots=True)
class FilledMessage:
    """Subject and body for one person. `require_whole` refuses `NotFilled`: call it before sending."""

    version: TemplateVersion
    subject: Filled
    body: Filled

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.subject.missing, *self.body.missing)))

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.subject.unknown, *self.body.unknown)))

    @property
    def is_whole(self) -> bool:
        return self.subject.is_whole and self.body.is_whole

    def require_whole(self) -> None:
        Filled("", self.missing, self.unknown).require_whole()


def templates_for(
    member: Membership, *, channel: Channel, purpose: Purpose | None = None, language: str = ""
) -> list[Template]:
    """The team's and one's own for this channel, with what they say now (`.current`), the best first. One statement.

    What is written for the purpose comes first, then what fits any, then the rest; in each, their language first,
    then one's own.
    """
    found = Template.objects.visible_to(member).in_use().filter(channel=channel, current__isnull=False)
    theirs = language[:2].lower()

    def place(template: Template) -> tuple[int, int, int, str]:
        fits = 0 if purpose and template.purpose == purpose else 1 if not template.purpose else 2
        speaks = 0 if theirs and template.language[:2] == theirs else 1 if not template.language else 2
        speaks = 1 if not theirs and template.language[:2] == "en" else speaks
        return fits, speaks, int(template.owner_id is None), template.name.casefold()

    return sorted(found.select_related("current"), key=place)


def filled(
    version: TemplateVersion,
    opportunity: Opportunity,
    member: Membership,
    *,
    at: datetime,
    then: NextStep | None = None,
) -> FilledMessage:
    """The words for this person, with snippets put in. At most three statements.

    What is empty without a fallback is named in `missing`, and stands as "[their company]" in the text.
    """
    facts = facts_of(opportunity, member, at=at, then=then, language=version.template.language)
    return _fill(version, facts, Voice(member))


def filled_many(version: TemplateVersion, rows: Sequence[Opportunity], *, at: datetime) -> dict[int, FilledMessage]:
    """The words for each of these, by opportunity, in the name of its owner.

    One statement, and two for each owner. Wants person, company, owner, their user and workspace loaded.
    """
    discoveries = {row.opportunity_id: row for row in Discovery.objects.filter(opportunity__in=rows)}
    voices = {row.owner_id: Voice(row.owner) for row in rows}
    language, nothing = version.template.language, Discovery()
    return {
        row.pk: _fill(
            version,
            facts_of(row, row.owner, at=at, language=language, discovery=discoveries.get(row.pk, nothing)),
            voices[row.owner_id],
        )
        for row in rows
    }


class Voice:
    """What a member's texts may borrow; looked up once, and only where a text asks for it."""

    def __init__(self, member: Membership) -> None:
        self.member = member

    @cached_property
    def snippets(self) -> dict[str, str]:
        return snippets_of(self.member)

    @cached_property
    def signature(self) -> str:
        return signature_of(self.member)


def _fill(version: TemplateVersion, facts: dict[str, str], voice: Voice) -> FilledMessage:
    body = version.body
    if ";" in body:
        body = expand(body, voice.snippets)
    if "me.signature" in body:
        facts["me.signature"] = voice.signature or facts["me.signature"]
    return FilledMessage(version, fill_line(version.subject, facts, holes=True), fill(body, facts, holes=True))


def snippets_of(member: Membership) -> dict[str, str]:
    """By name; one's own win over the team's. One statement."""
    rows = Snippet.objects.visible_to(member)
    found = sorted(rows, key=lambda row: row.owner_id is not None)
    return {row.name: row.body for row in found}


def signature_of(member: Membership) -> str:
    """What stands under their mail, of their own mailbox."""
    own = Mailbox.objects.filter(workspace_id=member.workspace_id, member=member, is_active=True)
    return own.order_by("pk").values_list("signature", flat=True).first() or ""
