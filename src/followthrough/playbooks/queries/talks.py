"""The words for the next contact: the team's best fitting script, else the one that ships, filled for the person."""

from dataclasses import dataclass
from datetime import datetime

from followthrough.followup.models import Opportunity
from followthrough.playbooks.drafts import ScriptWords
from followthrough.playbooks.models import Script, ScriptVersion
from followthrough.playbooks.queries.facts import facts_of
from followthrough.playbooks.starting import shipped_scripts
from followthrough.rules.scripts import Wanted, best_fitting, voicemail_for
from followthrough.rules.templates import fill
from followthrough.rules.words import Channel, Purpose
from followthrough.team.models import Membership
from followthrough.team.statement import Statement

SCRIPTS = Statement(
    """
    SELECT {columns} FROM playbooks_script s JOIN playbooks_scriptversion v ON v.id = s.current_id
    WHERE s.workspace_id = %s AND s.purpose = %s AND s.removed_at IS NULL
    """,
    s=Script,
    v=ScriptVersion,
)


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything to say in one contact. `version` is none for words that ship and were not taken in."""

    name: str
    goal: str
    opening: str
    questions: tuple[str, ...]
    listen_for: tuple[str, ...]
    objections: tuple[tuple[str, str], ...]
    closing: str
    voicemail: str
    script: int | None = None
    version: int | None = None


def talk_for(
    opportunity: Opportunity,
    member: Membership,
    *,
    at: datetime,
    purpose: Purpose | None = None,
    channel: Channel | None = None,
    facts: dict[str, str] | None = None,
) -> Talk:
    """For the next step, or for another purpose or channel. Two statements (one when the `facts` are at hand)."""
    wanted = wanted_for(opportunity, purpose=purpose, channel=channel)
    facts = facts if facts is not None else facts_of(opportunity, member, at=at)
    versions = dict(SCRIPTS.fetch(member.workspace_id, wanted.purpose))
    own = best_fitting(sorted(versions, key=lambda script: script.pk), wanted)
    if own is not None:
        version = versions[own]
        return filled_talk(own.name, words_of(version), wanted, facts, script=own.pk, version=version.pk)
    shipped = best_fitting(shipped_scripts(), wanted)
    assert shipped is not None, wanted.purpose  # a test holds that every purpose ships
    return filled_talk(shipped.name, shipped.words, wanted, facts)


def wanted_for(opportunity: Opportunity, *, purpose: Purpose | None = None, channel: Channel | None = None) -> Wanted:
    """What words are looked for."""
    return Wanted(
        purpose=purpose or Purpose(opportunity.next_purpose or opportunity.stage.goal),
        channel=channel or Channel(opportunity.next_channel or Channel.CALL),
        attempt=opportunity.tries + 1,
        stage=opportunity.stage_id,
        language=opportunity.person.language,
    )


def goal_of(opportunity: Opportunity, member: Membership, *, at: datetime) -> str:
    """What the next contact is for, in one sentence."""
    return talk_for(opportunity, member, at=at).goal


def filled_talk(
    name: str,
    words: ScriptWords,
    wanted: Wanted,
    facts: dict[str, str],
    *,
    script: int | None = None,
    version: int | None = None,
) -> Talk:
    """With the person's own facts; what is not known stands as "[their company]": it is read by a person."""

    def say(text: str) -> str:
        return fill(text, facts, holes=True).text

    return Talk(
        name=name,
        goal=say(words.goal),
        opening=say(words.opening),
        questions=tuple(map(say, words.questions)),
        listen_for=tuple(map(say, words.listen_for)),
        objections=tuple((say(they), say(you)) for they, you in words.objections),
        closing=say(words.closing),
        voicemail=say(voicemail_for(wanted.attempt, words.voicemails)),
        script=script,
        version=version,
    )


def words_of(version: ScriptVersion) -> ScriptWords:
    """A version as what is handed to verbs and rules."""
    return ScriptWords(
        opening=version.opening,
        goal=version.goal,
        questions=tuple(version.questions),
        listen_for=tuple(version.listen_for),
        objections=tuple((they, you) for they, you in version.objections),
        closing=version.closing,
        voicemails=tuple(version.voicemails),
    )
