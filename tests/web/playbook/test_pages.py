"""The playbook on screen: who looks, who changes, what is refused in words, and what comes back."""

import pytest
from django.test import Client

from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.drafts import ReasonDraft, TemplateDraft
from followthrough.playbooks.models import Reason, Script, Snippet, Template
from followthrough.rules.reasons_to_call import ReasonKind
from tests.cast import NOON, Cast
from tests.web.doors import HTMX, ClientOf, Statements

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

PAGES = ["/playbook/", "/playbook/templates/", "/playbook/reasons/", "/playbook/snippets/"]
FORMS = ["/playbook/templates/new/", "/playbook/reasons/new/"]
TEXT = {"name": "Short", "channel": "text", "body": "Hello {{ person.given_name }}, when may I call?"}
SCRIPT = {"name": "Ours", "purpose": "propose", "goal": "Ask {{ person.given_name }}.", "questions": "Why?\n\nWhen?"}


@pytest.fixture
def taken_in(cast: Cast) -> None:
    playbooks.take_in(cast.workspace, at=NOON, languages=("en",))


@pytest.mark.parametrize("address", [*PAGES, *FORMS])
def test_members_look_and_the_signed_out_sign_in(cast: Cast, client_of: ClientOf, address: str) -> None:
    assert client_of(cast.rep).get(address).status_code == 200
    assert Client().get(address).status_code == 302
    assert client_of(cast.rep).put(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.usefixtures("taken_in")
def test_pages_cost_few_statements_however_much_there_is(
    cast: Cast, client_of: ClientOf, statements: Statements, address: str
) -> None:
    client = client_of(cast.manager)
    with statements() as seen:
        assert client.get(address).status_code == 200
    assert len(seen) <= 5


@pytest.mark.usefixtures("taken_in")
def test_the_editors_cost_few_statements_however_many_prospects(
    cast: Cast, client_of: ClientOf, statements: Statements
) -> None:
    client = client_of(cast.rep)
    script, text = Script.objects.get(shipped_as="en:close"), Template.objects.get(shipped_as="en:decision")
    for address, most in ((f"/playbook/scripts/{script.pk}/", 7), (f"/playbook/templates/{text.pk}/", 8)):
        with statements() as seen:
            assert client.get(address).status_code == 200
        assert len(seen) <= most, address


def test_a_manager_without_prospects_tries_it_on_the_teams(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.manager).get("/playbook/templates/new/").content.decode()
    assert "Anna Keller, Brandt &amp; Söhne" in page


@pytest.mark.parametrize("address", PAGES[:3])
def test_an_empty_page_offers_the_starting_playbook_to_who_may_take_it_in(
    cast: Cast, client_of: ClientOf, address: str
) -> None:
    assert "/playbook/starting/" in client_of(cast.manager).get(address).content.decode()
    assert "/playbook/starting/" not in client_of(cast.rep).get(address).content.decode()


def test_the_starting_playbook_is_taken_in_by_one_button(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).post("/playbook/starting/").status_code == 403
    client = client_of(cast.manager)
    page = client.post("/playbook/starting/", {"next": "/playbook/templates/"}, follow=True).content.decode()
    assert "Yes, no, or what is missing" in page
    again = client.post("/playbook/starting/", follow=True).content.decode()
    assert "You have it all already." in again
    client.post("/playbook/starting/", {"language": ["de", "xx"]})
    assert Template.objects.filter(language="de").exists()


class TestTexts:
    def test_one_is_written_changed_and_brought_back(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        assert client.post("/playbook/templates/new/", TEXT)["Location"] == "/playbook/templates/"
        one = Template.objects.get()
        here = f"/playbook/templates/{one.pk}/"
        client.post(here, TEXT | {"body": "Other words", "seen": "1"})
        first = one.versions.get(number=1)
        assert client.post(f"/playbook/template-versions/{first.pk}/return/")["Location"] == here
        one.refresh_from_db()
        assert (one.owner, one.current.number, one.current.body) == (cast.rep, 3, TEXT["body"])

        page = client.post(f"{here}removal/", follow=True).content.decode()
        assert f"{here}return/" in page
        assert client.get(here).status_code == 404
        client.post(f"{here}return/")
        assert client.get(here).status_code == 200

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"name": ""}, "Give it a name."),
            ({"body": ""}, "Write the words first."),
            ({"body": "{{ person.name"}, "is not closed"),
            ({"shared": "1"}, "changed by its managers"),
        ],
    )
    def test_what_cannot_be_kept_is_said(
        self, cast: Cast, client_of: ClientOf, wrong: dict[str, str], said: str
    ) -> None:
        answer = client_of(cast.rep).post("/playbook/templates/new/", TEXT | wrong)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert not Template.objects.exists()

    def test_two_who_edit_are_told(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        client.post("/playbook/templates/new/", TEXT)
        here = f"/playbook/templates/{Template.objects.get().pk}/"
        client.post(here, TEXT | {"body": "One", "seen": "1"})
        answer = client.post(here, TEXT | {"body": "Two of mine", "seen": "1"})
        assert answer.status_code == 422
        assert "another version meanwhile" in answer.content.decode()
        assert "Two of mine" in answer.content.decode()

    def test_a_salesperson_looks_at_the_teams_and_copies_it(self, cast: Cast, client_of: ClientOf) -> None:
        draft = TemplateDraft(name="Ours", subject="Hi", body="The team's words", shared=True)
        teams = playbooks.write_template(draft, by=cast.manager, at=NOON)
        client = client_of(cast.rep)
        here = f"/playbook/templates/{teams.pk}/"
        page = client.get(here).content.decode()
        assert "Your managers change" in page
        assert ">Save<" not in page
        assert client.post(here, TEXT).status_code == 404
        assert client.post(f"{here}removal/").status_code == 404
        assert client.post(f"/playbook/template-versions/{teams.current_id}/return/").status_code == 404
        copy = client.get(f"/playbook/templates/new/?from={teams.pk}").content.decode()
        assert "The team&#x27;s words" in copy

    def test_it_is_shown_as_it_reads_to_somebody_with_what_is_found(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        typed = TEXT | {"body": "Hello {{ person.given_name }} {{ nobody.home }}", "whom": str(cast.ben.pk)}
        page = client.post("/playbook/templates/look/", typed, headers=HTMX).content.decode()
        assert "<html" not in page
        assert "Hello Ben" in page
        assert "There is no field “nobody.home”" in page
        assert "1 text" in page
        example = client.post("/playbook/templates/look/", TEXT | {"whom": "example"}).content.decode()
        assert "Hello Maria" in example

    def test_without_script_it_is_shown_by_a_button_and_nothing_is_saved(self, cast: Cast, client_of: ClientOf) -> None:
        answer = client_of(cast.rep).post("/playbook/templates/new/", TEXT | {"preview": "1", "whom": "example"})
        assert answer.status_code == 200
        assert "Hello Maria" in answer.content.decode()
        assert not Template.objects.exists()

    def test_a_prospect_of_somebody_else_is_not_read_from(self, cast: Cast, client_of: ClientOf) -> None:
        typed = TEXT | {"whom": str(cast.anna.pk)}
        page = client_of(cast.outsider).post("/playbook/templates/look/", typed).content.decode()
        assert "Anna" not in page
        assert "Hello Maria" in page

    def test_words_cannot_write_into_the_page(self, cast: Cast, client_of: ClientOf) -> None:
        typed = TEXT | {"body": "<script>alert(1)</script>{{ person.name }}"}
        assert "<script>alert" not in client_of(cast.rep).post("/playbook/templates/look/", typed).content.decode()


class TestScripts:
    def test_a_manager_writes_one_with_pairs_and_voice_mails(self, cast: Cast, client_of: ClientOf) -> None:
        form = SCRIPT | {
            "they_0": "Too dear",
            "you_0": "Compared with what?",
            "they_1": "",
            "you_1": "lost",
            "voicemail_0": "One",
            "voicemail_2": "Two",
            "attempt": "2",
            "channel": "call",
            "stage": str(cast.anna.stage_id),
        }
        assert client_of(cast.manager).post("/playbook/scripts/new/", form).status_code == 302
        script = Script.objects.select_related("current").get()
        said = script.current
        assert said.questions == ["Why?", "When?"]
        assert said.objections == [["Too dear", "Compared with what?"]]
        assert said.voicemails == ["One", "Two"]
        assert (script.attempt, script.channel, script.stage_id) == (2, "call", cast.anna.stage_id)

    @pytest.mark.usefixtures("taken_in")
    def test_one_is_changed_looked_at_restored_and_taken_away(self, cast: Cast, client_of: ClientOf) -> None:
        client, script = client_of(cast.manager), Script.objects.get(shipped_as="en:close")
        here = f"/playbook/scripts/{script.pk}/"
        looked = client.post(here, SCRIPT | {"preview": "1", "whom": "example"}).content.decode()
        assert "Ask Maria." in looked
        assert client.post(here, SCRIPT | {"seen": "1"})["Location"] == here
        page = client.get(here).content.decode()
        assert "Version 2" in page
        assert "not used yet" in page
        first = script.versions.get(number=1)
        client.post(f"/playbook/script-versions/{first.pk}/return/")
        script.refresh_from_db()
        assert script.current.number == 3
        client.post(f"{here}removal/")
        assert client.get(here).status_code == 404
        client.post(f"{here}return/")
        assert client.get(here).status_code == 200

    @pytest.mark.usefixtures("taken_in")
    def test_a_salesperson_looks_but_changes_nothing(self, cast: Cast, client_of: ClientOf) -> None:
        client, script = client_of(cast.rep), Script.objects.get(shipped_as="en:close")
        here = f"/playbook/scripts/{script.pk}/"
        assert "Your managers change the scripts" in client.get(here).content.decode()
        assert client.post(here, SCRIPT).status_code == 404
        for address in ("/playbook/scripts/new/", f"{here}removal/", f"{here}return/"):
            assert client.post(address, SCRIPT).status_code == 403, address
        assert client.post(f"/playbook/script-versions/{script.current_id}/return/").status_code == 403

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"goal": ""}, "Say what the contact is for."),
            ({"opening": "{{ x"}, "is not closed"),
            ({"stage": "0"}, "Select a valid choice"),
        ],
    )
    def test_what_cannot_be_kept_is_said(
        self, cast: Cast, client_of: ClientOf, wrong: dict[str, str], said: str
    ) -> None:
        answer = client_of(cast.manager).post("/playbook/scripts/new/", SCRIPT | wrong)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert not Script.objects.exists()

    def test_a_goal_reached_shows_with_how_sure_one_may_be(self, cast: Cast, client_of: ClientOf) -> None:
        from followthrough.followup.drafts import Contact
        from followthrough.playbooks.drafts import Used
        from followthrough.rules.words import Channel, Outcome

        client = client_of(cast.manager)
        client.post("/playbook/scripts/new/", SCRIPT)
        script = Script.objects.get()
        for reached in (True, True, None, True):
            contact = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, purpose_reached=reached)
            playbooks.log_touch(cast.anna, contact, by=cast.rep, at=NOON, used=Used(script_version=script.current_id))
        page = client.get(f"/playbook/scripts/{script.pk}/").content.decode()
        assert "75 per cent, between 30 and 95" in page
        assert "n = 4" in page
        assert "Nothing to compare yet." in page


class TestReasonsAndSnippets:
    def test_everybody_adds_and_changes_what_they_brought_in(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        form = {"title": "News", "kind": "news", "tags": "vans, boats", "link": "https://example.org/"}
        assert client.post("/playbook/reasons/new/", form)["Location"] == "/playbook/reasons/"
        reason = Reason.objects.get()
        here = f"/playbook/reasons/{reason.pk}/"
        assert "boats, vans" in client.get(here).content.decode()
        client.post(here, form | {"title": "Newer"})
        assert "Newer" in client.get("/playbook/reasons/?kind=news").content.decode()
        client.post(f"{here}removal/")
        assert f'href="{here}"' not in client.get("/playbook/reasons/").content.decode()
        client.post(f"{here}return/")
        assert f'href="{here}"' in client.get("/playbook/reasons/").content.decode()

    def test_what_a_colleague_brought_in_is_theirs(self, cast: Cast, client_of: ClientOf) -> None:
        draft = ReasonDraft(kind=ReasonKind.CASE, title="Theirs")
        reason = playbooks.add_reason(draft, by=cast.manager, at=NOON)
        client = client_of(cast.rep)
        assert "Theirs" in client.get("/playbook/reasons/").content.decode()
        for address in ("", "removal/", "return/"):
            assert client.post(f"/playbook/reasons/{reason.pk}/{address}").status_code == 404

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [({"title": ""}, "Say in a few words"), ({"link": "ftp://x"}, "begins with https"), ({"text": "{{"}, "closed")],
    )
    def test_what_cannot_be_kept_is_said(
        self, cast: Cast, client_of: ClientOf, wrong: dict[str, str], said: str
    ) -> None:
        answer = client_of(cast.rep).post("/playbook/reasons/new/", {"title": "News", "kind": "news"} | wrong)
        assert answer.status_code == 422
        assert said in answer.content.decode()

    def test_snippets_are_saved_replaced_and_removed(self, cast: Cast, client_of: ClientOf) -> None:
        client = client_of(cast.rep)
        client.post("/playbook/snippets/new/", {"name": ";Hours", "body": "9 to 5"})
        client.post("/playbook/snippets/new/", {"name": "hours", "body": "8 to 4"})
        snippet = Snippet.objects.get()
        assert (snippet.body, snippet.owner) == ("8 to 4", cast.rep)
        assert "8 to 4" in client.get("/playbook/snippets/").content.decode()
        assert "8 to 4" not in client_of(cast.manager).get("/playbook/snippets/").content.decode()
        assert client_of(cast.manager).post(f"/playbook/snippets/{snippet.pk}/removal/").status_code == 404
        assert client.post("/playbook/snippets/new/", {"name": "two words", "body": "x"}).status_code == 422
        client.post(f"/playbook/snippets/{snippet.pk}/removal/")
        assert not Snippet.objects.exists()
