"""A mailbox tested before one's eyes: the page is sent as it grows, a step at a time, with script or without."""

from collections.abc import Iterator
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.mailroom import probing
from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.probing import Step
from followthrough.rules.checks import Fared, worst_of
from followthrough.web import door
from followthrough.web.settings import places
from followthrough.web.settings.mailboxes.listing import HERE, mailbox_of

HERE_THE_STEPS = "<!-- the steps stand here -->"
TONES = {Fared.WELL: ("kept", "kept"), Fared.DOUBTFUL: ("promise", "info"), Fared.WRONG: ("overdue", "error")}


@door.member_page
@require_safe
def test(request: door.MemberRequest, mailbox_id: int) -> HttpResponse:
    """Looks and changes nothing, so that it may be asked for as often as one likes."""
    mailbox = mailbox_of(request, mailbox_id)
    whole = places.page(request, "mailboxes/test.html", HERE, {"mailbox": mailbox, "marker": HERE_THE_STEPS})
    if request.method == "HEAD":
        return whole
    before, _, after = whole.content.decode().partition(HERE_THE_STEPS)
    answer = StreamingHttpResponse(_growing(mailbox, before, after))
    answer["Cache-Control"] = "no-store"
    answer["X-Accel-Buffering"] = "no"  # a proxy in front must not wait for the end
    return cast(HttpResponse, answer)


def _growing(mailbox: Mailbox, before: str, after: str) -> Iterator[str]:
    yield before
    done: list[Step] = []
    for step in probing.probe(mailbox):
        done.append(step)
        tone, icon = TONES[step.check.fared]
        yield render_to_string("settings/mailboxes/_step.html", {"step": step, "tone": tone, "icon": icon})
    worst = worst_of(step.check for step in done)
    works = worst is None or worst.fared != Fared.WRONG
    yield render_to_string("settings/mailboxes/_verdict.html", {"mailbox": mailbox, "works": works, "worst": worst})
    yield after


urlpatterns = [path("settings/mailboxes/<int:mailbox_id>/test/", test, name="test_mailbox")]
