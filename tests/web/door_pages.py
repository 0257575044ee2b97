"""Pages behind the door, as small as they get, for test_door.py."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from followthrough.config.urls import handler400, handler403, handler404, handler500
from followthrough.config.urls import urlpatterns as all_pages
from followthrough.rules.refusals import Refusal
from followthrough.web import door, toasts

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@door.member_page
def whoami(request: door.MemberRequest) -> HttpResponse:
    assert request.user == request.member.user
    return HttpResponse(
        f"{request.member.name} at {request.member.workspace.name} in {timezone.get_current_timezone()}"
    )


@door.member_page
def refuse(request: door.MemberRequest) -> HttpResponse:
    raise Refusal("Say when you act next. Nothing was changed.")


@door.member_page
def say(request: door.MemberRequest) -> HttpResponse:
    toasts.say(request, "Moved to <Friday>.", undo_address="/undo/7/")
    return HttpResponse(status=204) if "quiet" in request.GET else HttpResponse("<p>moved</p>")


@door.member_page
def say_and_go(request: door.MemberRequest) -> HttpResponse:
    toasts.say(request, "Moved to Friday.")
    return door.go(request, "profile")


@door.member_page
def finish(request: door.MemberRequest) -> HttpResponse:
    toasts.say(request, "Moved to Friday.")
    return door.done(request, "profile", refresh="stay" not in request.GET)


@door.manager_page
def managers(request: door.MemberRequest) -> HttpResponse:
    return HttpResponse("for managers")


@door.admin_page
def admins(request: door.MemberRequest) -> HttpResponse:
    return HttpResponse("for administrators")


@door.member_page
def forbid(request: door.MemberRequest) -> HttpResponse:
    raise PermissionDenied("This prospect is Max's.")


@door.member_page
def trip(request: door.MemberRequest) -> HttpResponse:
    raise RuntimeError("a defect")


urlpatterns = [
    path("whoami/", whoami),
    path("refuse/", refuse),
    path("say/", say),
    path("go/", say_and_go),
    path("finish/", finish),
    path("managers/", managers),
    path("admins/", admins),
    path("forbid/", forbid),
    path("trip/", trip),
    *all_pages,
]
