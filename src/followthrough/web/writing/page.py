"""Writing: the panel, each press on it, and the draft in between."""

from datetime import datetime, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.followup.drafts import Then
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom import files
from followthrough.mailroom.drafts import Completion, MessageDraft
from followthrough.mailroom.models import Message
from followthrough.mailroom.refusals import AttachmentTooLarge
from followthrough.playbooks import actions as playbooks
from followthrough.rules import texts
from followthrough.rules.dates import say_date
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel
from followthrough.web import door, finding, toasts
from followthrough.web.kit.words import isolated
from followthrough.web.work.card import writing_address
from followthrough.web.work.completion import told
from followthrough.web.work.desk import Desk, Values
from followthrough.web.work.reading import NotFilledIn
from followthrough.web.writing import outgoing, panel, words
from followthrough.web.writing.panel import Scene
from followthrough.web.writing.sheet import WRITTEN, Sheet, sheet_of

STAYS = "stay"
UNDO_SECONDS = 10
MOST_FILES = 20


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    desk, sheet = _begin(request, opportunity_id)
    if request.method != "POST":
        return desk.show(panel_for(desk))
    if "then" in request.POST:
        return _try_to_send(desk, sheet)
    scene = panel.scene_of(desk, sheet)
    try:
        _press(desk, sheet, scene)
    except Refusal as refusal:
        return desk.show(panel.values(desk, sheet, scene) | _wrong(desk, refusal), status=422)
    return desk.show(panel.values(desk, sheet, scene))


@door.member_page
@require_POST
def draft(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    """What was typed so far, sent by the page itself while one types and when one leaves."""
    desk, sheet = _begin(request, opportunity_id)
    _keep(desk, sheet)
    return HttpResponse(status=204)


@door.member_page
@require_POST
def look(request: door.MemberRequest, opportunity_id: int) -> HttpResponse:
    """How it reads now: the preview, or what the text costs."""
    desk, sheet = _begin(request, opportunity_id)
    values = {"sheet": sheet} | panel.look(desk, sheet, panel.scene_of(desk, sheet))
    return render(request, "writing/_look.html", values)


def panel_for(desk: Desk) -> Values:
    """The panel as it begins, or as it was left."""
    sheet = sheet_of(desk.opportunity, _channel(desk), desk.request.member, desk.typed)
    return panel.values(desk, sheet, panel.scene_of(desk, sheet))


def _begin(request: door.MemberRequest, opportunity_id: int) -> tuple[Desk, Sheet]:
    opportunity = finding.editable_opportunity(request.member, opportunity_id)
    desk = Desk(request, opportunity, door.now(), door.next_address(request), "writing")
    return desk, sheet_of(opportunity, _channel(desk), request.member, desk.typed)


def _channel(desk: Desk) -> Channel:
    channel = Channel.named(desk.typed.get("write") or desk.typed.get("channel")) or Channel.EMAIL
    if channel not in WRITTEN:
        raise Http404
    return channel


# each press


def _press(desk: Desk, sheet: Sheet, scene: Scene) -> None:
    """Changes the sheet; nothing is sent. Everything but throwing away keeps the draft."""
    member, act = desk.request.member, desk.typed.get("do", "")
    kind, _, which = act.partition(":")
    if kind == "discard":
        mailroom.drop_draft(desk.opportunity, sheet.channel, by=member)
        _empty(sheet)
        return
    if kind == "template":
        words.apply_template(sheet, member, at=desk.at, then=scene.first_step)
    elif kind == "fill":
        words.fill_holes(sheet)
    elif kind == "cheaper":
        sheet.text = texts.plainer(sheet.text)
    elif kind == "remove" and which.isdecimal():
        sheet.attachments = [file for index, file in enumerate(sheet.attachments) if index != int(which)]
    _attach(desk, sheet)
    _keep(desk, sheet)


def _empty(sheet: Sheet) -> None:
    sheet.text = sheet.subject = sheet.template = sheet.told = sheet.more_copied = ""
    sheet.attachments, sheet.holes, sheet.facts, sheet.copied = [], [], {}, []


def _attach(desk: Desk, sheet: Sheet) -> None:
    """What was chosen in the file field, whichever button was pressed. Refuses `AttachmentTooLarge`."""
    chosen = desk.request.FILES.getlist("files") if not sheet.is_text else []
    for file in chosen[: MOST_FILES - len(sheet.attachments)]:
        if sum(each.size for each in sheet.attachments) + (file.size or 0) > files.LARGEST:
            raise AttachmentTooLarge
        kept = files.store(file.chunks(), name=file.name or "file", media_type=file.content_type or "")
        if all(kept.digest != each.digest for each in sheet.attachments):
            sheet.attachments.append(kept)


def _keep(desk: Desk, sheet: Sheet) -> None:
    mailroom.keep_draft(desk.opportunity, sheet.channel, sheet.unfinished(), by=desk.request.member, at=desk.at)


# sending


def _try_to_send(desk: Desk, sheet: Sheet) -> HttpResponse:
    try:
        _attach(desk, sheet)
        then = _then(desk)
        scene = panel.scene_of(desk, sheet)
        message = _send(desk, sheet, scene, then)
    except Refusal as refusal:
        _keep(desk, sheet)
        sheet.holes = list(dict.fromkeys([*sheet.holes, *getattr(refusal, "names", ())]))
        shown = panel.values(desk, sheet, panel.scene_of(desk, sheet)) | _wrong(desk, refusal)
        return desk.show(shown, status=422)
    _say_sent(desk, message, then)
    return door.go(desk.request, desk.back)


def _then(desk: Desk) -> Then | None:
    """What comes next; none where the step stays as it is."""
    return None if desk.typed.get("then") == STAYS or not desk.opportunity.is_live else desk.read().then()


def _send(desk: Desk, sheet: Sheet, scene: Scene, then: Then | None) -> Message:
    member, row = desk.request.member, desk.opportunity
    ready = words.make_ready(sheet, member, at=desk.at, then=then)
    if ready.missing:
        raise words.HolesLeft(ready.missing)
    message = MessageDraft(
        person=row.person,
        opportunity=row,
        channel=sheet.channel,
        subject=ready.subject,
        text=ready.text,
        marked_up=not sheet.is_text,
        quote=panel.quote(desk, scene) if sheet.quotes and not sheet.begins_thread else "",
        to=sheet.to,
        copied=tuple(sheet.all_copied()) if not sheet.is_text else (),
        attachments=tuple(sheet.attachments) if not sheet.is_text else (),
        begins_thread=sheet.begins_thread,
        key=f"written:{sheet.key}",
        send_at=_send_at(desk, sheet, scene),
        completes=Completion(then=then, seen=desk.read().seen()) if then is not None else None,
    )
    return playbooks.send_words(message, by=member, at=desk.at, template=words.version_of(sheet, member))


def _send_at(desk: Desk, sheet: Sheet, scene: Scene) -> datetime | None:
    """When it was asked to go, else at once; a text never before the law allows it. Refuses `NotFilledIn`."""
    if sheet.later.strip():
        return desk.read().moment("later", sheet.channel)
    soon = desk.at + timedelta(seconds=UNDO_SECONDS)
    lawful = scene.calendar.first_lawful(soon, sheet.channel)
    return lawful if lawful > soon else None


def _say_sent(desk: Desk, message: Message, then: Then | None) -> None:
    """What goes out when, what comes next, and how to stop it."""
    assert message.send_at is not None
    name, zone = isolated(desk.opportunity.person.name), desk.zone.key
    noun = "The text" if message.channel == Channel.TEXT else "The mail"
    is_soon = message.send_at <= desk.at + timedelta(seconds=UNDO_SECONDS)
    at = "in a moment" if is_soon else say_date(message.send_at, zone, desk.at)
    next_words = f" {told(desk.opportunity, then, at=desk.at, zone=zone)}" if then is not None else ""
    back = desk.here if desk.is_work else writing_address(desk.opportunity, Channel(message.channel))
    if desk.is_work:
        back = f"{desk.here}?{urlencode({'write': message.channel})}"
    undo = f"{reverse('take_back_message', args=[message.pk])}?{urlencode({'next': back})}"
    words_said = f"{noun} to {name} goes out {at}.{next_words}"
    toasts.say(desk.request, words_said, undo_address=undo, seconds=UNDO_SECONDS if is_soon else 0)


def _wrong(desk: Desk, refusal: Refusal) -> Values:
    """The words beside the field, else on top."""
    if isinstance(refusal, NotFilledIn):
        return {"wrong": {refusal.field: refusal.message}}
    return desk.said_no(refusal)


urlpatterns = [
    path("opportunities/<int:opportunity_id>/writing/", writing, name="writing"),
    path("opportunities/<int:opportunity_id>/writing/draft/", draft, name="writing_draft"),
    path("opportunities/<int:opportunity_id>/writing/look/", look, name="writing_look"),
    *outgoing.urlpatterns,
]
