"""The Inbox: who waits, what one key does, an answer in place, and mail shown without harm."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, Ending
from followthrough.followup.models import Opportunity
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom import files
from followthrough.mailroom.models import Attachment, Message, Stranger
from followthrough.mailroom.queries import inbox
from followthrough.rules.consequences import Key
from followthrough.rules.reading.verdict import Intent
from followthrough.rules.words import Channel, CloseReason, Outcome, State
from followthrough.team.models import Workspace
from tests.cast import NOON, Cast, make_member, make_opportunity, make_person, stage_of
from tests.mailroom.incoming import answer, conversation_of, went_out
from tests.mailroom.stage import make_mailbox
from tests.web.doors import HTMX, ClientOf, Statements, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
DAY = timedelta(days=1)
OCTOBER = date(2027, 10, 1)


def said(response: HttpResponse) -> str:
    return response.content.decode()


def now(row: Opportunity) -> Opportunity:
    return Opportunity.objects.get(pk=row.pk)


@pytest.fixture
def rosa(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.rep)


# --- the list --------------------------------------------------------------------------------------------------------


def test_an_empty_inbox_says_what_will_be_here(cast: Cast, rosa: Client) -> None:
    page = said(rosa.get("/inbox/"))
    assert "Nobody waits for you" in page
    assert said(rosa.get("/inbox/count/")) == ""


def test_a_line_says_who_what_and_what_one_key_does(cast: Cast, rosa: Client) -> None:
    answer(cast.anna, Intent.NOT_NOW, not_before=OCTOBER, text="Please not before October.", reasons=("“not before”",))
    page = said(rosa.get("/inbox/"))
    for words in (
        "Anna Keller", "Brandt &amp; Söhne", "Please not before October.", "Not before Fri 1 Oct 2027",
        "“not before”", "Let them rest until Fri 1 Oct 2027",
    ):  # fmt: skip
        assert words in page
    assert said(rosa.get("/inbox/count/")).startswith("1<")


def test_what_was_promised_comes_first_then_who_waits_longest(cast: Cast, rosa: Client) -> None:
    answer(cast.ben, Intent.QUESTION, at=NOON - 2 * DAY)
    answer(cast.chloe, Intent.QUESTION, at=NOON - 3 * DAY)
    answer(cast.anna, Intent.OBJECTION, at=NOON - DAY)
    followup.make_promise(cast.anna, "Send the plan", due_at=NOON + timedelta(hours=1), by=cast.rep, at=NOON)
    names = [line.name for line in rosa.get("/inbox/").context["lines"]]
    assert names == ["Anna Keller", "Chloé Martin", "Ben Okafor"]


@pytest.mark.parametrize("how", ["called", "closed"])
def test_who_was_answered_elsewhere_waits_no_more(cast: Cast, rosa: Client, how: str) -> None:
    answer(cast.anna, Intent.QUESTION, at=NOON - DAY)
    if how == "called":
        contact = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)
        followup.log_touch(cast.anna, contact, by=cast.rep, at=NOON)
    else:
        followup.conclude(cast.anna, Ending(state=State.LOST, reason=CloseReason.SAID_NO), by=cast.rep, at=NOON)
    assert "Nobody waits for you" in said(rosa.get("/inbox/"))


def test_a_rep_sees_their_own_and_asks_for_everybodys(cast: Cast, rosa: Client, client_of: ClientOf) -> None:
    answer(cast.anna, Intent.QUESTION)
    max_ = client_of(cast.manager)
    assert "Anna Keller" not in said(max_.get("/inbox/"))
    assert "Anna Keller" in said(max_.get("/inbox/?whose=all"))
    Workspace.objects.filter(pk=cast.workspace.pk).update(openness=Workspace.Openness.OWN)
    carl = client_of(make_member(cast.workspace, "Carl Cole"))
    assert "Anna Keller" not in said(carl.get("/inbox/?whose=all"))


def test_pages_go_on_where_the_last_one_ended(cast: Cast, rosa: Client, statements: Statements) -> None:
    for number in range(inbox.PAGE + 7):
        person = make_person(cast.workspace, f"Waits {number:02}", email=f"w{number}@x.example")
        row = make_opportunity(person, cast.rep, stage_of(cast.sales, "Qualifying"))
        answer(row, Intent.QUESTION, at=NOON - timedelta(minutes=100 - number))
    rosa.get("/inbox/")
    with statements() as seen:
        first = rosa.get("/inbox/")
    assert len(seen) <= 6
    names = [line.name for line in first.context["lines"]]
    second = rosa.get(first.context["more"], headers=HTMX)
    assert [*names, *(line.name for line in second.context["lines"])] == [f"Waits {n:02}" for n in range(37)]
    assert second.context["more"] == ""
    assert "<html" not in said(second)


def test_a_mangled_place_is_the_first_page(cast: Cast, rosa: Client) -> None:
    answer(cast.anna, Intent.QUESTION)
    for place in ("x", "2026-01-01T00:00:00_1", "2026-01-01T00:00:00+00:00_x", "9" * 40):
        assert rosa.get(f"/inbox/?after={place}").status_code == 200


@pytest.mark.parametrize(("state", "show"), [("unknown", "unknown"), ("refused", "refused"), ("withheld", "withheld")])
def test_what_did_not_go_out_stands_here_with_why(cast: Cast, rosa: Client, state: str, show: str) -> None:
    went_out(cast.anna, state=state, why="The server said: mailbox full")
    page = said(rosa.get(f"/inbox/?show={show}"))
    assert "Anna Keller" in page
    assert "mailbox full" in page


def test_unknown_senders_are_offered_and_can_be_left(cast: Cast, rosa: Client) -> None:
    box = make_mailbox(cast.rep)
    row = Stranger.objects.create(
        workspace=cast.workspace, mailbox=box, address="new@x.example", name="Nina New", first_at=NOON, last_at=NOON
    )
    page = said(rosa.get("/inbox/?show=strangers"))
    assert "/add/?name=Nina+New&amp;reach=new%40x.example" in page
    rosa.post(f"/inbox/strangers/{row.pk}/")
    assert "No unknown senders" in said(rosa.get("/inbox/?show=strangers"))


@pytest.mark.parametrize(
    ("state", "decision", "then"),
    [
        ("unknown", "sent", "sent"),
        ("unknown", "again", "queued"),
        ("withheld", "release", "queued"),
        ("withheld", "cancel", "cancelled"),
    ],
)
def test_a_person_decides_of_what_is_in_doubt_or_held_back(
    cast: Cast, rosa: Client, state: str, decision: str, then: str
) -> None:
    message = went_out(cast.anna, state=state, mailbox=make_mailbox(cast.rep), send_at=NOON)
    page = said(rosa.get(f"/inbox/?show={state}"))
    assert f'value="{decision}"' in page
    rosa.post(f"/inbox/messages/{message.pk}/decision/", {"decision": decision})
    assert Message.objects.get(pk=message.pk).state == then


def test_only_whose_it_is_decides(cast: Cast, rosa: Client, client_of: ClientOf) -> None:
    message = went_out(cast.anna, state="unknown")
    carl = client_of(make_member(cast.workspace, "Carl Cole"))
    assert carl.post(f"/inbox/messages/{message.pk}/decision/", {"decision": "sent"}).status_code == 403
    assert rosa.post(f"/inbox/messages/{message.pk}/decision/", {"decision": "burn"}).status_code == 404
    assert Message.objects.get(pk=message.pk).state == "unknown"


# --- one conversation ------------------------------------------------------------------------------------------------


def test_a_conversation_shows_what_follows_and_what_was_said(cast: Cast, rosa: Client, statements: Statements) -> None:
    went_out(cast.anna, text="Here is our offer.")
    answer(cast.anna, Intent.NOT_NOW, not_before=OCTOBER, text="Not before October, thank you.")
    address = f"/inbox/{conversation_of(cast.anna).pk}/"
    rosa.get(address)
    with statements() as seen:
        page = said(rosa.get(address))
    assert len(seen) <= 16
    for words in (
        "Not before October, thank you.", "Here is our offer.", "Let them rest until Fri 1 Oct 2027", "Keep the step",
        "Read as: Not before Fri 1 Oct 2027",
    ):  # fmt: skip
        assert words in page
    assert "<html" not in said(rosa.get(address, headers=HTMX))


def test_one_key_accepts_and_undo_takes_it_back(cast: Cast, rosa: Client) -> None:
    answer(cast.anna, Intent.NOT_NOW, not_before=OCTOBER)
    row = conversation_of(cast.anna)
    response = rosa.post(f"/inbox/{row.pk}/acceptance/", {"key": "rest", "next": "/inbox/"}, follow=True)
    assert now(cast.anna).state == State.NURTURE
    assert "Nobody waits for you" in said(response)
    rosa.post(undo_address(response))
    assert now(cast.anna).state == State.OPEN
    assert "Anna Keller" in said(rosa.get("/inbox/"))


def undo_address(response: HttpResponse) -> str:
    """Where the toast's undo is posted to."""
    found = re.search(r'action="(/inbox/\d+/undo/[^"]*)"', said(response))
    assert found, said(response)
    return unescape(found[1])


def test_what_is_offered_no_more_is_refused_with_words(cast: Cast, rosa: Client) -> None:
    answer(cast.anna, Intent.QUESTION)
    row = conversation_of(cast.anna)
    assert rosa.post(f"/inbox/{row.pk}/acceptance/", {"key": "other"}).status_code == 422
    assert rosa.post(f"/inbox/{row.pk}/acceptance/", {"key": "nonsense"}).status_code == 422
    assert rosa.post(f"/inbox/{row.pk}/acceptance/").status_code == 422


def test_a_misreading_is_corrected_with_its_reason(cast: Cast, rosa: Client) -> None:
    answer(cast.anna, Intent.DO_NOT_CONTACT)
    row = conversation_of(cast.anna)
    assert "Why may they be contacted?" in said(rosa.get(f"/inbox/{row.pk}/"))
    refused = rosa.post(f"/inbox/{row.pk}/acceptance/", {"key": "lift"})
    assert (refused.status_code, "Say why" in said(refused)) == (422, True)
    rosa.post(f"/inbox/{row.pk}/acceptance/", {"key": "lift", "note": "She meant the newsletter"})
    assert now(cast.anna).state == State.OPEN


def test_an_answer_in_place_goes_out_with_its_next_step(cast: Cast, rosa: Client) -> None:
    make_mailbox(cast.rep)
    answer(cast.anna, Intent.QUESTION)
    row = conversation_of(cast.anna)
    page = rosa.get(f"/inbox/{row.pk}/")
    then = page.context["nexts"][0][0]
    form = {"text": "Yes, we do.", "then": then, "seen": page.context["seen"], "next": "/inbox/"}
    response = rosa.post(f"/inbox/{row.pk}/reply/", form, follow=True)
    message = Message.objects.get(direction="out")
    assert (message.state, message.text) == ("queued", "Yes, we do.")
    assert now(cast.anna).next_due_at > NOON  # type: ignore[operator]
    assert "Nobody waits for you" in said(response)

    rosa.post(undo_address(response))
    assert Message.objects.get(direction="out").state == "cancelled"
    assert conversation_of(cast.anna).waits_since


@pytest.mark.parametrize("missing", ["text", "then", "mailbox"])
def test_what_an_answer_lacks_is_said_and_nothing_typed_is_lost(cast: Cast, rosa: Client, missing: str) -> None:
    if missing != "mailbox":
        make_mailbox(cast.rep)
    answer(cast.anna, Intent.QUESTION)
    row = conversation_of(cast.anna)
    form = {"text": "Yes, we do.", "then": rosa.get(f"/inbox/{row.pk}/").context["nexts"][0][0]} | {missing: ""}
    response = rosa.post(f"/inbox/{row.pk}/reply/", form)
    assert response.status_code == 422
    assert ("Yes, we do." in said(response)) == (missing != "text")
    assert not Message.objects.filter(direction="out").exists()


# --- who may ---------------------------------------------------------------------------------------------------------


def test_signed_out_leads_to_the_door(cast: Cast) -> None:
    answer(cast.anna, Intent.QUESTION)
    row = conversation_of(cast.anna)
    for address in ("/inbox/", f"/inbox/{row.pk}/", "/inbox/count/"):
        status, to = status_signed_out(address)
        assert (status, to.startswith("/sign-in/")) == (302, True)


def test_a_colleague_sees_it_and_does_not_act_on_it(cast: Cast, client_of: ClientOf) -> None:
    answer(cast.anna, Intent.QUESTION)
    row = conversation_of(cast.anna)
    carl = client_of(make_member(cast.workspace, "Carl Cole"))
    page = said(carl.get(f"/inbox/{row.pk}/"))
    assert "Rosa Reed answers this one." in page
    for act in ("acceptance", "reply", "undo"):
        assert carl.post(f"/inbox/{row.pk}/{act}/", {"key": "keep"}).status_code == 403
        assert carl.get(f"/inbox/{row.pk}/{act}/").status_code == 405
    assert client_of(cast.outsider).get(f"/inbox/{row.pk}/").status_code == 404


# --- mail without harm -----------------------------------------------------------------------------------------------

HOSTILE = """
<html><head><style>p{color:red}</style><script>alert(1)</script></head><body onload="alert(2)">
<p style="position:fixed" onclick="alert(3)">Hello <b>Rosa</b></p>
<form action="https://evil.example/"><input name="password"><button>Go</button></form>
<iframe src="https://evil.example/"></iframe><object data="x"></object><svg onload="alert(4)"></svg>
<a href="javascript:alert(5)">press</a> <a href="data:text/html,<script>alert(6)</script>">here</a>
<a href="https://brandt.example/">ours</a>
<img src="https://track.example/p.gif?u=1" width="1" height="1"><img src="https://brandt.example/logo.png" alt="logo">
<img src="data:image/svg+xml;base64,PHN2Zz4="><img src="https://track.example/q.gif" style="display:none">
<img src="https://track.example/r.gif" style="width:1px;height:1px">
<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/">
</body></html>
"""


def test_mail_as_it_was_written_does_nothing(cast: Cast, rosa: Client) -> None:
    message = answer(cast.anna, Intent.QUESTION)
    Message.objects.filter(pk=message.pk).update(html=HOSTILE)
    response = rosa.get(f"/inbox/messages/{message.pk}/")
    page = said(response)
    assert "<b>Rosa</b>" in page
    assert 'href="https://brandt.example/"' in page
    for bad in ("script", "alert", "style=", "onclick", "onload", "<form", "<input", "iframe", "evil", "track", "svg"):
        assert bad not in page.lower(), bad
    assert "logo.png" not in page
    csp = response["Content-Security-Policy"]
    assert "default-src 'none'" in csp
    assert "sandbox" in csp
    assert "img-src data:;" in csp
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_images_are_shown_when_asked_for_and_pixels_never(cast: Cast, rosa: Client) -> None:
    message = answer(cast.anna, Intent.QUESTION)
    Message.objects.filter(pk=message.pk).update(html=HOSTILE)
    page = said(rosa.get(f"/inbox/messages/{message.pk}/?images=1"))
    assert "https://brandt.example/logo.png" in page
    assert "track.example" not in page
    assert "Show images" in said(rosa.get(f"/inbox/{conversation_of(cast.anna).pk}/"))


def test_attached_files_are_downloaded_and_never_opened(cast: Cast, rosa: Client, client_of: ClientOf) -> None:
    message = answer(cast.anna, Intent.QUESTION)
    kept = files.store([b"<script>alert(1)</script>"], name="../../evil.html", media_type="text/html")
    row = Attachment.objects.create(
        workspace=cast.workspace, message=message, name="../evil.html", media_type="text/html", size=25,
        digest=kept.digest,
    )  # fmt: skip
    response = rosa.get(f"/inbox/attachments/{row.pk}/")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="evil.html"'
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"  # type: ignore[attr-defined]
    assert client_of(cast.outsider).get(f"/inbox/attachments/{row.pk}/").status_code == 404
    Attachment.objects.filter(pk=row.pk).update(digest="0" * 64)
    assert rosa.get(f"/inbox/attachments/{row.pk}/").status_code == 404


def test_the_frame_leads_to_the_inbox(cast: Cast, rosa: Client) -> None:
    page = said(rosa.get("/today/"))
    assert 'href="/inbox/"' in page
    assert 'data-keys="g i"' in page
    assert 'hx-get="/inbox/count/"' in page


# --- elsewhere -------------------------------------------------------------------------------------------------------


def test_who_wrote_stands_first_on_today_with_what_one_key_does(cast: Cast, rosa: Client) -> None:
    answer(cast.ben, Intent.NOT_NOW, not_before=OCTOBER, text="Please not before October.")
    page = said(rosa.get("/today/"))
    assert "They wrote" in page
    assert page.index("Please not before October.") < page.index("Chloé Martin")
    assert f'id="step-{cast.ben.pk}"' not in page
    response = rosa.post(f"/inbox/{conversation_of(cast.ben).pk}/acceptance/", {"key": "rest", "next": "/today/"})
    assert response["Location"] == "/today/"
    assert "They wrote" not in said(rosa.get("/today/"))


def test_work_mode_says_what_they_wrote(cast: Cast, rosa: Client) -> None:
    answer(cast.anna, Intent.NOT_NOW, not_before=OCTOBER, text="Please not before October.")
    page = said(rosa.get(f"/work/{cast.anna.pk}/"))
    assert "Please not before October." in page
    assert "Let them rest until Fri 1 Oct 2027" in page


def test_the_story_tells_their_newest_words_and_leads_to_the_mail(cast: Cast, rosa: Client) -> None:
    message = answer(cast.anna, Intent.QUESTION, text="Do you deliver to Kiel?")
    page = said(rosa.get(f"/prospects/{cast.anna.person_id}/"))
    assert "They wrote" in page
    assert "Do you deliver to Kiel?" in page
    assert f'href="/inbox/of/{message.pk}/"' in page
    assert rosa.get(f"/inbox/of/{message.pk}/")["Location"] == f"/inbox/{message.conversation_id}/"


def test_everything_that_can_follow_is_told_in_words(cast: Cast, rosa: Client) -> None:
    message = answer(cast.anna, Intent.DO_NOT_CONTACT)
    mailroom.accept(message.conversation, Key.LIFT, by=cast.rep, at=NOON, note="She meant the newsletter")
    page = said(rosa.get(f"/prospects/{cast.anna.person_id}/"))
    for words in ("Left alone from now on", "May be followed up again", "She meant the newsletter", "Lost"):
        assert words in page
    assert "Mail came" not in page


def test_the_list_today_reads_is_the_list_the_inbox_reads(cast: Cast) -> None:
    """Today's is written out by hand."""
    for row, days in ((cast.anna, 2), (cast.ben, 3), (cast.chloe, 1)):
        answer(row, Intent.OBJECTION, at=NOON - days * DAY)
    followup.log_touch(cast.ben, Contact(channel=Channel.CALL, outcome=Outcome.REACHED), by=cast.rep, at=NOON)
    until = NOON + DAY
    slow = [line.conversation.person.name for line in inbox.page(cast.rep, at=NOON, until=until).lines]
    quick = [line.conversation.person.name for line in inbox.first_of(cast.rep, at=NOON, most=10)]
    assert slow == ["Anna Keller", "Chloé Martin"]
    assert quick == ["Chloé Martin", "Anna Keller"]  # a raised hand comes before who waits longer
    assert inbox.number(cast.rep) == len(slow) == 2
    assert inbox.of_opportunity(cast.rep, cast.ben.pk, at=NOON) is None
    assert inbox.of_opportunity(cast.rep, cast.anna.pk, at=NOON) is not None
