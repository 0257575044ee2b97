"""Mail as it was written, in a frame that may do nothing; and attached files, downloaded and never opened here."""

from typing import cast

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from followthrough.mailroom import files
from followthrough.mailroom.models import Attachment, Message
from followthrough.web import door
from followthrough.web.inbox import mail

CSP = "Content-Security-Policy"
NOTHING = "default-src 'none'; sandbox; frame-ancestors 'none'"


@door.member_page
@xframe_options_sameorigin
@require_safe
def as_written(request: door.MemberRequest, message_id: int) -> HttpResponse:
    """`?images=1` shows what lies elsewhere: whoever sent it then learns that it was opened."""
    message = get_object_or_404(Message.objects.visible_to(request.member).only("html"), pk=message_id)
    images = request.GET.get("images") == "1"
    response = HttpResponse(mail.frame(message.html, images=images))
    response[CSP] = mail.policy(images=images)
    response["Referrer-Policy"] = "no-referrer"
    return response


@door.member_page
@require_safe
def attachment(request: door.MemberRequest, attachment_id: int) -> HttpResponse:
    """Always a download, never of a kind a browser opens."""
    seen = Message.objects.visible_to(request.member)
    row = get_object_or_404(Attachment, pk=attachment_id, workspace_id=request.member.workspace_id, message__in=seen)
    if not row.digest:
        raise Http404
    place = files.path_of(row.digest)
    if not place.is_file():
        raise Http404
    response = FileResponse(
        place.open("rb"), as_attachment=True, filename=files.safe_name(row.name), content_type=files.OCTETS
    )
    response[CSP] = NOTHING
    response["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, response)


urlpatterns = [
    path("inbox/messages/<int:message_id>/", as_written, name="inbox_message"),
    path("inbox/attachments/<int:attachment_id>/", attachment, name="inbox_attachment"),
]
