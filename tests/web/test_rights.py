"""Every address there is, asked for by those who may not: an outsider, and a colleague where each sees their own.

The addresses come from the program itself, so a new page is asked too. One whose address holds something new fails
here until `ids_of` says what to put there.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from followthrough.capture import actions as capture
from followthrough.capture.actions import Sent
from followthrough.capture.models import Import, ImportFile
from followthrough.followup import actions as followup
from followthrough.followup.actions.deed import columns_of
from followthrough.followup.drafts import Contact
from followthrough.followup.models import Opportunity, Run
from followthrough.mailroom.actions import consequences
from followthrough.mailroom.models import Attachment, Stranger
from followthrough.people import actions as people
from followthrough.people import search
from followthrough.people.models import CustomField, Tag
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import Reason, Script, ScriptVersion, Snippet, Template, TemplateVersion
from followthrough.rules.reading.verdict import Intent
from followthrough.rules.words import Channel, Outcome
from followthrough.team import actions as team
from followthrough.team.models import Membership, Team, Workspace
from tests.cast import NOON, Cast, make_member, make_opportunity, make_person, stage_of
from tests.mailroom.incoming import came, reply
from tests.mailroom.stage import make_line, make_mailbox
from tests.playbooks.sequencing import CALL, END
from tests.playbooks.sequencing import make as make_sequence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

ClientOf = Callable[[Membership], Client]
SECRETS = (
    "Keller",
    "Okafor",
    "Chloé",
    "Atelier Martin",
    "brandt.example",
    "+4915112345678",
    "longer warranty",
    "secret plan",
    "anna-keller",
)
"""Words that lead to Rosa's prospects: none may stand on a page of somebody who may not see them."""
OPEN_TO_ALL = {
    "sign_in",
    "sign_in_link",
    "sign_out",
    "stylesheet",
    "icon_sheet",
    "kit",
    "kit_options",
    "kit_say",
    "kit_undo",
    "wishes",
    "wishes_leave",
    "lead_form",
    "lead_json",
}
"""Addresses that hold nothing of a workspace."""
OF_THE_HOUSE = {
    "board_column",
    "edit_member", "invite_member", "leave_team", "come_back", "remove_team", "new_stage", "edit_stage",
    "move_stage_place", "remove_stage", "remove_field", "remove_tag", "switch_workspace", "template", "script",
    "sequence", "sequence_people", "lead_form_page",
}  # fmt: skip
"""Addresses of what belongs to all of a workspace: a colleague may see it, or is told who may."""
ASKED_FOR = (
    "/today/?for={rep}", "/today/?for={rep}&span=week", "/balance/?for={rep}", "/balance/?all",
    "/search/?q=keller", "/search/?q=okafor", "/search/?q=secret+plan", "/search/?q=0151+12345678",
    "/add/hints/?name=Anna+Keller&email=anna.keller@brandt.example&company=Brandt",
    "/add/?name=Anna+Keller&email=anna.keller@brandt.example",
    "/board/?whose=all", "/board/?whose={rep}", "/board/?whose=team-{team}", "/board/?for={rep}",
    "/prospects/?whose=all&state=any", "/prospects/?whose={rep}", "/prospects/?q=keller&whose=all",
    "/prospects/?whose=team-{team}", "/prospects/export/?whose=all&state=any", "/prospects/?tag={tag}&whose=all",
    "/inbox/?whose=all", "/inbox/?show=strangers&whose=all", "/inbox/?show=refused&whose=all",
    "/date/?text=tomorrow&whom={opportunity}&by=call",
)  # fmt: skip


@pytest.fixture
def colleague(cast: Cast) -> Membership:
    """Carl sells in Rosa's workspace, where each sees their own; he has one prospect."""
    Workspace.objects.filter(pk=cast.workspace.pk).update(openness=Workspace.Openness.OWN)
    carl = make_member(cast.workspace, "Carl Cole")
    make_opportunity(make_person(cast.workspace, "Zoe Zander"), carl, stage_of(cast.sales, "Proposal"))
    return carl


@pytest.fixture
def ids(cast: Cast) -> dict[str, Any]:
    """What to put into an address, by the name of its part; `pk` depends on the address."""
    note = Contact(channel=Channel.CALL, outcome=Outcome.REACHED, note="Told me the secret plan", words="Soon")
    promise = followup.make_promise(cast.anna, "Send the secret plan", due_at=NOON, by=cast.rep, at=NOON)
    tag = Tag.objects.create(workspace=cast.workspace, name="VIP")
    people.tag_person(cast.anna.person, tag, by=cast.rep, at=NOON)
    entry = followup.log_touch(cast.anna, note, by=cast.rep, at=NOON)
    field = CustomField.objects.create(workspace=cast.workspace, subject="person", key="shoe", label="Shoe size")
    absence = team.add_absence(cast.rep, first_day=date(2026, 12, 1), last_day=date(2026, 12, 2), by=cast.rep, at=NOON)
    east = Team.objects.create(workspace=cast.workspace, name="East")
    Membership.objects.filter(pk=cast.rep.pk).update(team=east)
    stage = stage_of(cast.sales, "Proposal")
    batch = Import.objects.create(workspace=cast.workspace, member=cast.rep, created_at=NOON)
    file = ImportFile.objects.create(workspace=cast.workspace, batch=batch, name="anna-keller.csv")
    run = Run.objects.create(workspace=cast.workspace, member=cast.rep, act=Run.Act.TAG, at=NOON, total=1)
    kept = followup.save_list(cast.rep, "The secret plan", {}, at=NOON)
    mailbox = make_mailbox(cast.rep)
    message = came(cast.anna, reply(Intent.QUESTION), text="Tell me the secret plan", html="<p>The secret plan</p>")
    attached = Attachment.objects.create(workspace=cast.workspace, message=message, name="secret plan.pdf", size=1)
    consequences.follow(message, at=NOON)
    stranger = Stranger.objects.create(
        workspace=cast.workspace, mailbox=mailbox, address="x@brandt.example", first_at=NOON, last_at=NOON
    )
    playbooks.take_in(cast.workspace, at=NOON, languages=("en",))
    sequence = make_sequence(cast, CALL, END)
    enrollment = playbooks.enroll(cast.ben, sequence, by=cast.rep, at=NOON)
    form = capture.make_form("Website", takers=[cast.rep], by=cast.manager, at=NOON)
    lead = capture.take_lead(form, Sent(email="anna.keller@brandt.example", wants="The secret plan"), at=NOON)
    followup.recount(cast.workspace.pk)
    return {
        **dict.fromkeys(("sequence", "switch_sequence", "archive_sequence", "sequence_people"), sequence.pk),
        **dict.fromkeys(("stop_enrollment", "go_on_enrollment"), enrollment.pk),
        **dict.fromkeys(("lead_form_page", "switch_lead_form"), form.pk),
        "claim_lead": lead.pk,
        "template_id": Template.objects.order_by("pk")[0].pk,
        "version_id": TemplateVersion.objects.order_by("pk")[0].pk,
        "script_id": Script.objects.order_by("pk")[0].pk,
        "script_version_id": ScriptVersion.objects.order_by("pk")[0].pk,
        "reason_id": Reason.objects.order_by("pk")[0].pk,
        "snippet_id": Snippet.objects.order_by("pk")[0].pk,
        "opportunity_id": cast.anna.pk,
        "person_id": cast.anna.person_id,
        "point_id": cast.anna.person.contact_points.get(kind="mobile").pk,
        "entry_id": entry.pk,
        "promise_id": promise.pk,
        "tag_id": tag.pk,
        "stage_id": stage.pk,
        "pipeline_id": cast.sales.pk,
        "membership_id": cast.rep.pk,
        "member_id": cast.rep.pk,
        "state": "kept",
        "act": "first",
        "way": "move",
        "import": batch.pk,
        "file_id": file.pk,
        "run_id": run.pk,
        "list_id": kept.pk,
        "conversation_id": message.conversation_id,
        "message_id": message.pk,
        "attachment_id": attached.pk,
        "stranger_id": stranger.pk,
        "line_id": make_line(cast.workspace).pk,
        "mailbox_id": mailbox.pk,
        "remove_absence": absence.pk,
        "edit_member": cast.rep.pk,
        "invite_member": cast.rep.pk,
        "leave_team": cast.rep.pk,
        "come_back": cast.rep.pk,
        "remove_team": east.pk,
        "edit_stage": stage.pk,
        "move_stage_place": stage.pk,
        "remove_stage": stage.pk,
        "remove_field": field.pk,
        "remove_tag": tag.pk,
    }


def patterns() -> Iterator[URLPattern]:
    """Every address the program knows."""

    def within(found: list[Any]) -> Iterator[URLPattern]:
        for each in found:
            if isinstance(each, URLResolver):
                yield from within(each.url_patterns)
            else:
                yield each

    return within(get_resolver().url_patterns)


PATTERNS = {str(each.name): each for each in patterns() if each.name not in OPEN_TO_ALL}
PLAIN = sorted(name for name, each in PATTERNS.items() if not each.pattern.converters)
WITH_IDS = sorted(name for name, each in PATTERNS.items() if set(each.pattern.converters) - {"way", "state", "act"})


def address(name: str, ids: dict[str, Any]) -> str:
    parts = PATTERNS[name].pattern.converters
    return reverse(name, kwargs={part: ids[_key(name, part)] for part in parts})


def _key(name: str, part: str) -> str:
    """A plain `pk` is of whatever the address names, or of the import that all its pages begin with."""
    if part != "pk":
        return part
    return "import" if name.startswith("import") else name


def said(response: HttpResponse) -> str:
    streamed = getattr(response, "streaming", False)
    content = b"".join(response.streaming_content) if streamed else response.content  # type: ignore[attr-defined]
    return content.decode(errors="replace").replace("Anna Keller, or paste a signature", "")


def assert_says_nothing(response: HttpResponse, asked: str = "") -> None:
    words = said(response)
    assert not [
        secret for secret in SECRETS if secret in words and secret.lower() not in asked.lower().replace("+", " ")
    ]


def everything() -> dict[str, list[str]]:
    return {
        table.__name__: sorted(str(sorted(columns_of(row).items())) for row in table._base_manager.all())
        for table in apps.get_models()
        if table.__module__.startswith("followthrough.")
    }


@pytest.mark.parametrize("name", WITH_IDS)
def test_an_outsider_finds_nothing_at_any_address(
    cast: Cast, ids: dict[str, Any], client_of: ClientOf, name: str
) -> None:
    olga = client_of(cast.outsider)
    was = everything()
    for response in (olga.get(address(name, ids)), olga.post(address(name, ids))):
        if name != "switch_workspace":
            assert response.status_code in (403, 404, 405), name
        assert_says_nothing(response)
    assert everything() == was


@pytest.mark.parametrize("name", WITH_IDS)
def test_a_colleague_who_sees_their_own_finds_nothing_of_others(
    cast: Cast, colleague: Membership, ids: dict[str, Any], client_of: ClientOf, name: str
) -> None:
    carl = client_of(colleague)
    was = everything()
    for response in (carl.get(address(name, ids)), carl.post(address(name, ids))):
        if name not in OF_THE_HOUSE:
            assert response.status_code in (403, 404, 405), name
        assert_says_nothing(response)
    assert everything() == was


@pytest.mark.parametrize("name", PLAIN)
def test_no_page_shows_an_outsider_or_a_colleague_what_is_not_theirs(
    cast: Cast, colleague: Membership, ids: dict[str, Any], client_of: ClientOf, name: str
) -> None:
    for member in (cast.outsider, colleague):
        assert_says_nothing(client_of(member).get(reverse(name), follow=True))


@pytest.mark.parametrize("asked", ASKED_FOR)
def test_nothing_of_others_is_had_for_the_asking(
    cast: Cast, colleague: Membership, ids: dict[str, Any], client_of: ClientOf, asked: str
) -> None:
    team_id, tag_id = ids["remove_team"], ids["tag_id"]
    asked = asked.format(rep=cast.rep.pk, team=team_id, tag=tag_id, opportunity=cast.anna.pk)
    for member in (cast.outsider, colleague):
        response = client_of(member).get(asked, follow=True)
        assert response.status_code in (200, 403, 404, 422)
        assert_says_nothing(response, asked)


def test_who_shares_a_person_with_a_colleague_sees_only_their_own_dealings(
    cast: Cast, colleague: Membership, ids: dict[str, Any], client_of: ClientOf
) -> None:
    """Carl sells something else to Anna: he knows her, not what Rosa talks about with her."""
    shared = make_opportunity(
        cast.anna.person, colleague, stage_of(cast.sales, "Discovery"), title="Carl's own", opened_at=NOON
    )
    carl = client_of(colleague)
    for asked in (
        "/prospects/{person}/",
        "/prospects/{person}/story/",
        "/search/?q=secret+plan",
        "/today/",
        "/board/",
    ):
        words = said(carl.get(asked.format(person=cast.anna.person_id), follow=True))
        for secret in ("Send the secret", "Told me", "longer warranty", "Brandt &amp; Söhne</h", "48,000"):
            assert secret not in words, (asked, secret)
    for asked in ("merge", "export"):
        words = said(carl.get(f"/prospects/{cast.anna.person_id}/{asked}/"))
        assert "Told me" not in words, asked
    assert Opportunity.objects.visible_to(colleague).filter(pk=shared.pk).exists()


def test_a_colleagues_note_leads_nobody_else_to_a_shared_person(
    cast: Cast, colleague: Membership, ids: dict[str, Any], client_of: ClientOf
) -> None:
    make_opportunity(cast.anna.person, colleague, stage_of(cast.sales, "Discovery"), opened_at=NOON)
    search.index_person(cast.anna.person)
    followup.write_note(cast.anna, "She collects stamps", by=cast.rep, at=NOON)
    for member, found_by_note in ((cast.rep, True), (colleague, False)):
        asks = client_of(member)
        assert "Anna Keller" in said(asks.get("/prospects/?q=keller"))
        assert ("Anna Keller" in said(asks.get("/prospects/?q=stamps"))) is found_by_note


def test_a_colleague_is_told_no_numbers_of_what_they_may_not_see(
    cast: Cast, colleague: Membership, ids: dict[str, Any], client_of: ClientOf
) -> None:
    carl = client_of(colleague)
    assert [tag.number for tag in carl.get("/settings/fields/").context["tags"]] == [0]
    numbers = {member.name: number for member, number in carl.get("/settings/team/").context["rows"]}
    assert numbers["Rosa Reed"] == 0
    stages = carl.get("/settings/pipelines/").context["pipelines"]
    assert sum(number for each in stages for _, number in each["stages"]) == 1
