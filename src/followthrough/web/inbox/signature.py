"""What the signature of a waiting mail adds to the record: one press takes it over."""

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from followthrough.mailroom.actions import accepting
from followthrough.mailroom.queries import standings
from followthrough.people import actions as people
from followthrough.people.drafts import Point
from followthrough.people.models import Person
from followthrough.people.refusals import AddressTaken
from followthrough.rules.signature_news import News, NewsKind
from followthrough.rules.words import ContactKind
from followthrough.web import door, toasts
from followthrough.web.inbox import conversation as conversations
from followthrough.web.inbox.news import news_in
from followthrough.web.kit.words import isolated

LONGEST = {NewsKind.TITLE: 120, NewsKind.COMPANY: 200}


@door.member_page
@require_POST
def take_over(request: door.MemberRequest, conversation_id: int) -> HttpResponse:
    """Only what the signature says is taken over: the form names which of it."""
    row, at = conversations.find_to_act(request.member, conversation_id), door.now()
    waiting = accepting.newest_of(row)
    place = standings.place_of(waiting, at=at) if waiting else None
    asked = request.POST.get("news", "")
    chosen = next((news for news in news_in(row, place) if f"{news.kind}:{news.value}" == asked), None)
    if chosen is not None:
        _take(row.person, chosen, request)
        toasts.say(
            request, f"{isolated(row.person.name)}: {chosen.kind.label.lower()} is {isolated(chosen.value)} now."
        )
    return door.go(request, "inbox_conversation", row.pk)


def _take(person: Person, news: News, request: door.MemberRequest) -> None:
    by, at = request.member, door.now()
    if news.kind == NewsKind.PHONE:
        try:
            people.add_point(person, Point(kind=ContactKind.PHONE, shown=news.value), by=by, at=at)
        except AddressTaken:  # pressed twice
            return
    else:
        column = "job_title" if news.kind == NewsKind.TITLE else "company"
        people.edit_person(person, {column: news.value[: LONGEST[news.kind]]}, by=by, at=at)


urlpatterns = [path("inbox/<int:conversation_id>/signature/", take_over, name="inbox_signature")]
