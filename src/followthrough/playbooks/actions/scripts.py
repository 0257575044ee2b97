"""Writing scripts: what the team agreed to say, version by version."""

from datetime import datetime

from django.db import transaction

from followthrough.playbooks.actions.telling import tell
from followthrough.playbooks.drafts import ScriptDraft, ScriptWords
from followthrough.playbooks.models import Script, ScriptVersion
from followthrough.playbooks.queries.talks import words_of
from followthrough.playbooks.refusals import ChangedMeanwhile, GoalMissing, OnlyManagers, Unnamed
from followthrough.rules.refusals import refuse_strangers
from followthrough.rules.templates import names_in
from followthrough.team.models import Membership


def write_script(draft: ScriptDraft, *, by: Membership, at: datetime) -> Script:
    """A new one. Refuses `OnlyManagers`, `Unnamed`, `GoalMissing`, `TemplateUnreadable`, `Elsewhere`."""
    _check(draft, by=by)
    with transaction.atomic():
        script = Script(workspace_id=by.workspace_id)
        _describe(script, draft)
        script.save(force_insert=True)
        add_script_version(script, draft.words, by=by, at=at)
        tell("write_script", script.workspace_id, {"script": script.pk, "name": script.name}, by=by, at=at)
    return script


def edit_script(script: Script, draft: ScriptDraft, *, by: Membership, at: datetime, seen: int | None = None) -> Script:
    """Other words (a new version) or another place. Refuses what `write_script` refuses, and `ChangedMeanwhile`."""
    _check(draft, by=by)
    with transaction.atomic():
        row = _locked(script, by=by)
        current = row.current
        if seen is not None and current is not None and current.number != seen:
            raise ChangedMeanwhile
        _describe(row, draft)
        row.save()
        if current is None or words_of(current) != tidied(draft.words):
            add_script_version(row, draft.words, by=by, at=at)
        facts = {"script": row.pk, "name": row.name, "version": row.current.number if row.current else 0}
        tell("edit_script", row.workspace_id, facts, by=by, at=at)
    return row


def restore_script(version: ScriptVersion, *, by: Membership, at: datetime) -> ScriptVersion:
    """What was said then is said from now on, as a version of its own."""
    with transaction.atomic():
        script = _locked(version.script, by=by)
        new = add_script_version(script, words_of(version), by=by, at=at)
        facts = {"script": script.pk, "name": script.name, "from": version.number, "version": new.number}
        tell("restore_script", script.workspace_id, facts, by=by, at=at)
    return new


def remove_script(script: Script, *, by: Membership, at: datetime) -> None:
    """Not used any more. What was said by it stays on record, and it can be brought back."""
    _set_removed(script, at, verb="remove_script", by=by, at=at)


def bring_back_script(script: Script, *, by: Membership, at: datetime) -> None:
    _set_removed(script, None, verb="bring_back_script", by=by, at=at)


def add_script_version(script: Script, words: ScriptWords, *, by: Membership | None, at: datetime) -> ScriptVersion:
    """Part of a verb: the next version, in use at once."""
    last, words = script.versions.order_by("-number").first(), tidied(words)
    version = ScriptVersion.objects.create(
        workspace_id=script.workspace_id,
        script=script,
        number=last.number + 1 if last else 1,
        by=by,
        at=at,
        **columns_of(words),
    )
    script.current = version
    script.save(update_fields=["current"])
    return version


def columns_of(words: ScriptWords) -> dict[str, object]:
    """As they are stored."""
    return {
        "opening": words.opening,
        "goal": words.goal,
        "questions": list(words.questions),
        "listen_for": list(words.listen_for),
        "objections": [list(pair) for pair in words.objections],
        "closing": words.closing,
        "voicemails": list(words.voicemails),
    }


def tidied(words: ScriptWords) -> ScriptWords:
    """Without empty lines and ends."""
    return ScriptWords(
        opening=words.opening.strip(),
        goal=" ".join(words.goal.split())[:300],
        questions=_lines(words.questions),
        listen_for=_lines(words.listen_for),
        objections=tuple((they.strip(), you.strip()) for they, you in words.objections if they.strip()),
        closing=words.closing.strip(),
        voicemails=_lines(words.voicemails),
    )


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _check(draft: ScriptDraft, *, by: Membership) -> None:
    if not by.sees_all:
        raise OnlyManagers
    if not draft.name.strip():
        raise Unnamed
    if not draft.words.goal.strip():
        raise GoalMissing
    refuse_strangers(by.workspace_id, draft.stage)
    for text in draft.words.texts():
        names_in(text)


def _describe(script: Script, draft: ScriptDraft) -> None:
    script.name = " ".join(draft.name.split())[:120]
    script.purpose = draft.purpose
    script.stage = draft.stage
    script.channel = draft.channel or ""
    script.attempt = draft.attempt
    script.language = draft.language[:8].lower()


def _set_removed(script: Script, moment: datetime | None, *, verb: str, by: Membership, at: datetime) -> None:
    with transaction.atomic():
        row = _locked(script, by=by)
        row.removed_at = moment
        row.save(update_fields=["removed_at"])
        tell(verb, row.workspace_id, {"script": row.pk, "name": row.name}, by=by, at=at)


def _locked(script: Script, *, by: Membership) -> Script:
    refuse_strangers(script.workspace_id, by)
    if not by.sees_all:
        raise OnlyManagers
    return Script.objects.select_for_update(of=("self",)).select_related("current").get(pk=script.pk)
