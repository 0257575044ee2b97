"""Words at hand in work mode: the script, something to bring, and on record what was used."""

import pytest

from followthrough.followup.models import Touch
from followthrough.journal.models import Entry
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.drafts import ReasonDraft
from followthrough.playbooks.models import Reason, ReasonUse, Script, ScriptUse, Wording
from followthrough.rules.reasons_to_call import ReasonKind
from tests.cast import NOON, Cast
from tests.web.doors import ClientOf, status_signed_out
from tests.web.pressing import first_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def script(cast: Cast) -> Script:
    playbooks.take_in(cast.workspace, at=NOON)
    return Script.objects.select_related("current").get(shipped_as="en:propose")


def reason(cast: Cast) -> Reason:
    draft = ReasonDraft(kind=ReasonKind.NEWS, title="A second workshop", text="It opens near {{ company.name }}.")
    return playbooks.add_reason(draft, by=cast.manager, at=NOON)


def test_the_whole_script_is_on_the_screen(cast: Cast, client_of: ClientOf, script: Script) -> None:
    page = client_of(cast.rep).get(f"/work/{cast.anna.pk}/").content.decode()
    for words in (
        "You have the proposal in front of you?",
        "What to listen for",
        "It&#x27;s too expensive.",
        "At the end",
    ):
        assert words in page
    assert f'name="said" value="{script.current_id}"' in page


def test_what_was_on_the_screen_is_on_record(cast: Cast, client_of: ClientOf, script: Script) -> None:
    client = client_of(cast.rep)
    said = str(script.current_id)
    panel = client.get(f"/work/{cast.anna.pk}/", {"outcome": "reached", "said": said}).content.decode()
    assert f'name="said" value="{said}"' in panel

    form = {"outcome": "reached", "channel": "call", "then": first_offer(panel), "said": said, "reached": "1"}
    assert client.post(f"/opportunities/{cast.anna.pk}/completion/", form).status_code == 302
    assert ScriptUse.objects.get().touch == Touch.objects.get(purpose_reached=True)


@pytest.mark.parametrize("said", ["", "0", "999999", "x", "-1"])
def test_a_version_that_is_none_is_nobodys(cast: Cast, client_of: ClientOf, script: Script, said: str) -> None:
    client = client_of(cast.rep)
    panel = client.get(f"/work/{cast.anna.pk}/", {"outcome": "reached"}).content.decode()
    form = {"outcome": "reached", "channel": "call", "then": first_offer(panel), "said": said}
    assert client.post(f"/opportunities/{cast.anna.pk}/completion/", form).status_code == 302
    assert not ScriptUse.objects.exists()


def test_something_to_bring_is_brought_once(cast: Cast, client_of: ClientOf) -> None:
    news = reason(cast)
    client, here = client_of(cast.rep), f"/work/{cast.anna.pk}/"
    assert "It opens near Brandt &amp; Söhne." in client.get(here).content.decode()

    answer = client.post(f"/opportunities/{cast.anna.pk}/reasons/{news.pk}/use/", {"next": here})
    assert answer["Location"] == here
    assert "A second workshop" not in client.get(here).content.decode()
    assert Entry.objects.filter(verb="use_reason", person_id=cast.anna.person_id).count() == 1
    story = client.get(f"/prospects/{cast.anna.person_id}/").content.decode()
    assert "Brought: A second workshop" in story


def test_only_who_may_change_the_prospect_says_so(cast: Cast, client_of: ClientOf) -> None:
    address = f"/opportunities/{cast.anna.pk}/reasons/{reason(cast).pk}/use/"
    assert client_of(cast.outsider).post(address).status_code == 404
    assert client_of(cast.rep).get(address).status_code == 405
    assert status_signed_out(address, method="post")[0] == 302
    elsewhere = playbooks.add_reason(ReasonDraft(kind=ReasonKind.NEWS, title="x"), by=cast.outsider, at=NOON)
    assert client_of(cast.rep).post(f"/opportunities/{cast.anna.pk}/reasons/{elsewhere.pk}/use/").status_code == 404
    assert not ReasonUse.objects.exists()


def test_the_same_words_to_many_are_said_quietly(cast: Cast, client_of: ClientOf) -> None:
    from tests.cast import make_opportunity, make_person, stage_of

    words = "We opened a second workshop in town and can now look at your vans within two days."
    for number in range(10):
        row = make_opportunity(
            make_person(cast.workspace, f"Person {number}"), cast.rep, stage_of(cast.sales, "Discovery")
        )
        playbooks.note_wording(row, words, at=NOON)
    client = client_of(cast.rep)
    panel = client.get(f"/work/{cast.anna.pk}/", {"outcome": "sent", "channel": "email"}).content.decode()
    form = {"outcome": "sent", "channel": "email", "then": first_offer(panel), "note": words}
    page = client.post(f"/opportunities/{cast.anna.pk}/completion/", form, follow=True).content.decode()
    assert "The same words went to 10 people" in page
    assert Wording.objects.count() == 11


def deferral(cast: Cast, client_of: ClientOf, reason_word: str) -> str:
    return client_of(cast.rep).get(f"/work/{cast.anna.pk}/", {"reason": reason_word}).content.decode()


def test_the_fear_of_being_a_pest_is_answered_with_facts(cast: Cast, client_of: ClientOf) -> None:
    from followthrough.followup import actions as followup
    from followthrough.followup.drafts import Agreement
    from followthrough.followup.models import Opportunity
    from followthrough.rules.words import CloseReason, Permission, State
    from tests.cast import make_opportunity, make_person, stage_of

    followup.record_permission(
        cast.anna.person, Agreement(permission=Permission.GIVEN, how="on the phone"), by=cast.rep, at=NOON
    )
    page = deferral(cast, client_of, "fear_of_no")
    assert "They agreed to be followed up on 25 Nov 2026: on the phone." in page
    assert "Send me the offer with the longer warranty" in page
    assert "Too few sales yet" in page

    for number in range(12):
        row = make_opportunity(
            make_person(cast.workspace, f"Buyer {number}"), cast.rep, stage_of(cast.sales, "Decision"), touches=number
        )
        ended = {"state": State.WON, "close_reason": CloseReason.BOUGHT, "closed_at": NOON}
        step = dict.fromkeys(("next_purpose", "next_channel", "next_due_at", "next_by", "next_waiting_on"))
        step |= dict.fromkeys(("next_origin", "next_set_at", "next_minutes"))
        Opportunity.objects.filter(pk=row.pk).update(**ended, **step)
    contact = cast.anna.touches + 1
    expected = f"This is contact {contact}. Of the latest 12 sales here {12 - contact} took as many or more"
    assert expected in deferral(cast, client_of, "fear_of_no")
    assert "This is contact" not in deferral(cast, client_of, "they_asked")


def test_who_has_nothing_to_say_is_offered_the_library(cast: Cast, client_of: ClientOf) -> None:
    from followthrough.followup.models import Opportunity

    assert "how did they do it last year?" in deferral(cast, client_of, "nothing_to_say")
    playbooks.take_in(cast.workspace, at=NOON, languages=("en",))
    first = Reason.objects.get(shipped_as="en:how_last_year")
    page = deferral(cast, client_of, "nothing_to_say")
    assert f'value="library-{first.pk}"' in page

    form = {"reason": "nothing_to_say", "idea": f"library-{first.pk}", "then": "new"}
    assert client_of(cast.rep).post(f"/opportunities/{cast.anna.pk}/skip/", form).status_code == 302
    assert Opportunity.objects.get(pk=cast.anna.pk).next_note == first.title
