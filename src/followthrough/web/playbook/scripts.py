"""Scripts: the list by purpose; one of them with how it sounds to a real person, its versions and what they achieve."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.followup.models import Stage
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.drafts import ScriptDraft, ScriptWords
from followthrough.playbooks.models import Script, ScriptVersion
from followthrough.playbooks.queries.evidence import comparison_of
from followthrough.playbooks.queries.talks import filled_talk, words_of
from followthrough.rules.refusals import Refusal
from followthrough.rules.scripts import Wanted
from followthrough.rules.templates import FIELDS, TemplateUnreadable
from followthrough.rules.words import Channel, Purpose
from followthrough.web import door, toasts
from followthrough.web.playbook import places

HERE = "playbook"
CHANNELS = [("", "Any channel"), *Channel.choices()]
ATTEMPTS = [("", "Any attempt"), *((str(number), f"Attempt {number}") for number in range(1, 7))]
PAIRS = 8
VOICE_MAILS = 6
SPARE = 2  # empty pairs to write into


class ScriptForm(forms.Form):
    """Lists are written one a line; objections and voice mails have a field each."""

    name = forms.CharField(max_length=120, error_messages={"required": "Give it a name."})
    purpose = forms.ChoiceField(choices=Purpose.choices())
    stage = forms.ChoiceField(required=False)
    channel = forms.ChoiceField(choices=CHANNELS, required=False)
    attempt = forms.ChoiceField(choices=ATTEMPTS, required=False)
    language = forms.ChoiceField(choices=places.LANGUAGES, required=False)
    goal = forms.CharField(max_length=300, error_messages={"required": "Say what the contact is for."})
    opening = forms.CharField(max_length=2_000, required=False)
    questions = forms.CharField(max_length=2_000, required=False)
    listen_for = forms.CharField(max_length=2_000, required=False)
    closing = forms.CharField(max_length=2_000, required=False)

    def __init__(self, stages: list[Stage], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(stage.pk), f"{stage.name} ({stage.pipeline.name})") for stage in stages]
        self.stages = {str(stage.pk): stage for stage in stages}
        self.fields["stage"] = forms.ChoiceField(choices=[("", "Any stage"), *named], required=False)

    def draft(self, post: QueryDict) -> ScriptDraft:
        said = self.cleaned_data
        return ScriptDraft(
            name=said["name"],
            purpose=Purpose(said["purpose"]),
            stage=self.stages.get(said["stage"]),
            channel=Channel.named(said["channel"]),
            attempt=int(said["attempt"]) if said["attempt"] else None,
            language=said["language"],
            words=read_words(post),
        )


def read_words(post: QueryDict) -> ScriptWords:
    """As they were typed, whether or not they can be kept."""
    pairs = ((post.get(f"they_{number}", ""), post.get(f"you_{number}", "")) for number in range(PAIRS))
    return ScriptWords(
        goal=post.get("goal", ""),
        opening=post.get("opening", ""),
        questions=tuple(post.get("questions", "").splitlines()),
        listen_for=tuple(post.get("listen_for", "").splitlines()),
        objections=tuple(pair for pair in pairs if pair[0].strip()),
        closing=post.get("closing", ""),
        voicemails=tuple(filter(str.strip, (post.get(f"voicemail_{number}", "") for number in range(VOICE_MAILS)))),
    )


@door.member_page
@require_safe
def scripts(request: door.MemberRequest) -> HttpResponse:
    """By purpose, with how often each was used."""
    rows = _seen(request).select_related("current", "stage").order_by("name").annotate(uses=Count("versions__uses"))
    groups: dict[str, list[Script]] = {purpose.label: [] for purpose in Purpose}
    for row in rows:
        groups[row.get_purpose_display()].append(row)
    facts = {"groups": [(label, found) for label, found in groups.items() if found]}
    return places.page(request, "scripts.html", HERE, facts)


@door.manager_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: door.MemberRequest) -> HttpResponse:
    stages = _stages(request)
    if request.method != "POST":
        purpose = Purpose.named(request.GET.get("purpose")) or Purpose.FIRST_RESPONSE
        return _page(request, ScriptForm(stages, initial={"purpose": purpose.value}), ScriptWords(goal=""))
    form = ScriptForm(stages, request.POST)
    if "preview" in request.POST or not form.is_valid():
        return _again(request, form)
    try:
        script = playbooks.write_script(form.draft(request.POST), by=request.member, at=door.now())
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _again(request, form)
    toasts.say(request, f"Saved {script.name}. It is said from now on.")
    return door.go(request, HERE)


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def script(request: door.MemberRequest, script_id: int) -> HttpResponse:
    one = get_object_or_404(_seen(request).select_related("current", "stage"), pk=script_id)
    stages = _stages(request)
    if request.method != "POST":
        words = words_of(one.current) if one.current else ScriptWords(goal="")
        return _page(request, ScriptForm(stages, initial=_as_values(one, words)), words, one=one)
    one = get_object_or_404(Script.objects.editable_by(request.member), pk=script_id)
    form = ScriptForm(stages, request.POST)
    if "preview" in request.POST or not form.is_valid():
        return _again(request, form, one=one)
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isdecimal() else None
    try:
        one = playbooks.edit_script(one, form.draft(request.POST), by=request.member, at=door.now(), seen=number)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _again(request, form, one=one)
    toasts.say(request, f"Saved {one.name}. It is said from now on.")
    return door.go(request, "script", one.pk)


@door.manager_page
@require_POST
def restore(request: door.MemberRequest, script_version_id: int) -> HttpResponse:
    own = ScriptVersion.objects.filter(script__in=Script.objects.editable_by(request.member))
    version = get_object_or_404(own.select_related("script"), pk=script_version_id)
    new_one = playbooks.restore_script(version, by=request.member, at=door.now())
    toasts.say(request, f"Version {version.number} is said again, as version {new_one.number}.")
    return door.go(request, "script", version.script_id)


@door.manager_page
@require_POST
def remove(request: door.MemberRequest, script_id: int) -> HttpResponse:
    one = get_object_or_404(Script.objects.editable_by(request.member), pk=script_id)
    playbooks.remove_script(one, by=request.member, at=door.now())
    toasts.say(request, f"{one.name} is gone.", undo_address=f"/playbook/scripts/{one.pk}/return/")
    return door.go(request, HERE)


@door.manager_page
@require_POST
def bring_back(request: door.MemberRequest, script_id: int) -> HttpResponse:
    one = get_object_or_404(Script.objects.editable_by(request.member), pk=script_id)
    playbooks.bring_back_script(one, by=request.member, at=door.now())
    toasts.say(request, f"{one.name} is back.")
    return door.go(request, HERE)


def _seen(request: door.MemberRequest) -> QuerySet[Script]:
    return Script.objects.visible_to(request.member).in_use()


def _stages(request: door.MemberRequest) -> list[Stage]:
    rows = Stage.objects.filter(workspace_id=request.member.workspace_id).select_related("pipeline")
    return list(rows.order_by("pipeline__position", "position"))


def _again(request: door.MemberRequest, form: ScriptForm, *, one: Script | None = None) -> HttpResponse:
    status = 200 if "preview" in request.POST else 422
    return _page(request, form, read_words(request.POST), one=one, status=status)


def _page(
    request: door.MemberRequest, form: ScriptForm, words: ScriptWords, *, one: Script | None = None, status: int = 200
) -> HttpResponse:
    people = places.listeners(request.member)
    asked = request.POST.get("whom") or request.GET.get("whom") or ""
    row = places.listener(request.member, asked, people)
    facts: dict[str, Any] = {
        "form": form,
        "script": one,
        "may_edit": request.member.sees_all,
        "pairs": _numbered(list(words.objections), PAIRS, ("", "")),
        "voicemails": _numbered(list(words.voicemails), VOICE_MAILS, ""),
        "evidence": comparison_of(one) if one else None,
        "fields": FIELDS,
        "people": people,
        "row": row,
        "whom": asked,
    }
    language = one.language if one else ""
    known = places.facts_for(row, request.member, at=door.now(), language=language)
    try:
        facts["talk"] = filled_talk("", words, Wanted(Purpose.QUALIFY, Channel.CALL), known)
    except TemplateUnreadable as unreadable:
        facts["unreadable"] = unreadable.message
    return places.page(request, "script.html", HERE, facts, status=status)


def _numbered(found: list[Any], most: int, empty: Any) -> list[tuple[int, Any]]:
    return list(enumerate([*found, *[empty] * SPARE][:most]))


def _as_values(one: Script, words: ScriptWords) -> dict[str, Any]:
    return {
        "name": one.name,
        "purpose": one.purpose,
        "stage": str(one.stage_id or ""),
        "channel": one.channel,
        "attempt": str(one.attempt or ""),
        "language": one.language,
        "goal": words.goal,
        "opening": words.opening,
        "questions": "\n".join(words.questions),
        "listen_for": "\n".join(words.listen_for),
        "closing": words.closing,
    }


urlpatterns = [
    path("playbook/", scripts, name=HERE),
    path("playbook/scripts/new/", new, name="new_script"),
    path("playbook/scripts/<int:script_id>/", script, name="script"),
    path("playbook/scripts/<int:script_id>/removal/", remove, name="remove_script"),
    path("playbook/scripts/<int:script_id>/return/", bring_back, name="bring_back_script"),
    path("playbook/script-versions/<int:script_version_id>/return/", restore, name="restore_script"),
]
