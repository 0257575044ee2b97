"""Drafts become prospects with a next step, customers with care, or a typed end."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from followthrough.capture import actions as capture
from followthrough.capture import queries
from followthrough.capture.models import Import
from followthrough.capture.options import Options
from followthrough.followup.models import Opportunity, Tally
from followthrough.journal.models import Entry
from followthrough.people import search
from followthrough.people.models import ContactPoint, CustomField, Person
from followthrough.rules.words import CloseReason, Purpose, State
from tests.capture.bringing import LIST, read, run, start
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
BringIn = Callable[..., Import]


def deal_of(email: str, *, kind: str = "sales") -> Opportunity:
    person = ContactPoint.objects.get(value=email).person
    return Opportunity.objects.select_related("stage", "person").get(person=person, pipeline__kind=kind)


def tallied(workspace_id: int) -> dict[tuple[int, int, str], tuple[int, Decimal]]:
    rows = Tally.objects.filter(workspace_id=workspace_id).exclude(number=0)
    return {(row.owner_id, row.stage_id, row.state): (row.number, row.value) for row in rows}


def counted(workspace_id: int) -> dict[tuple[int, int, str], tuple[int, Decimal]]:
    found: dict[tuple[int, int, str], tuple[int, Decimal]] = {}
    for row in Opportunity.objects.filter(workspace_id=workspace_id):
        number, value = found.get((row.owner_id, row.stage_id, row.state), (0, Decimal(0)))
        found[row.owner_id, row.stage_id, row.state] = (number + 1, value + row.value)
    return found


def test_a_new_prospect_stands_on_the_plan(cast: Cast, bring_in: BringIn) -> None:
    batch = bring_in(cast.rep, LIST)
    dora = deal_of("dora@eck.example")
    assert (dora.state, dora.owner_id, dora.stage.name, dora.value) == (State.OPEN, cast.rep.pk, "New lead", 1000)
    assert (dora.next_purpose, dora.next_channel, dora.next_origin) == ("qualify", "call", "capture")
    assert dora.next_due_at == NOON  # a working day with room: today, not in the past
    assert (dora.person.name, dora.person.company.name) == ("Dora Eck", "Eck GmbH")
    assert (batch.rows, batch.stored, batch.joined, batch.refused) == (5, 5, 0, 0)


def test_nobody_is_ever_stored_without_a_step_or_an_end(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, LIST)
    live = Opportunity.objects.live()
    assert live.filter(next_due_at__isnull=True).count() == 0
    assert not Person.objects.filter(opportunities__isnull=True).exists()


def test_whom_nobody_contacted_for_half_a_year_is_brought_back(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, LIST)
    assert deal_of("hanna@igel.example").next_purpose == Purpose.RE_ENGAGE
    assert deal_of("emil@fuchs.example").next_purpose == Purpose.CLOSE


def test_a_customer_gets_care_and_a_lost_one_a_typed_end(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, LIST)
    won, care = deal_of("fritz@gans.example"), deal_of("fritz@gans.example", kind="care")
    assert (won.state, won.close_reason, won.next_due_at) == (State.WON, CloseReason.BOUGHT, None)
    assert won.closed_at.date().isoformat() == "2026-05-01"
    assert (care.state, care.won_from_id, care.stage.name) == (State.OPEN, won.pk, "For life")
    lost = deal_of("gerd@hahn.example")
    assert (lost.state, lost.close_reason) == (State.LOST, CloseReason.SAID_NO)


def test_a_customer_of_many_sales_is_cared_for_once(cast: Cast, bring_in: BringIn) -> None:
    rows = "".join(f"Kim Lee,kim@lee.example,Deal {n},Closed Won\n" for n in range(4))
    batch = bring_in(cast.rep, f"Name,Email,Deal name,Stage\n{rows}")
    assert Opportunity.objects.filter(person__name="Kim Lee", state=State.WON).count() == 4
    assert Opportunity.objects.filter(person__name="Kim Lee", pipeline__kind="care").count() == 1
    assert (batch.stored, batch.joined) == (4, 0)


def test_the_steps_are_spread_by_capacity_the_promising_first(cast: Cast) -> None:
    rows = "".join(f"P{n},p{n}@x.example,{n}\n" for n in range(100))
    batch = read(start(cast.rep, f"Name,Email,Deal value\n{rows}"))
    preview = queries.preview_of(batch, at=NOON)
    run(batch)
    mine = Opportunity.objects.filter(owner=cast.rep, person__name__startswith="P").order_by("next_due_at", "-value")
    per_day = Counter(row.next_due_at.astimezone(ZoneInfo("Europe/Berlin")).date() for row in mine)
    assert max(per_day.values()) * 8 <= cast.rep.capacity  # an e-mail takes eight minutes
    assert [int(row.value) for row in mine][:5] == [99, 98, 97, 96, 95]
    assert all(day.weekday() < 5 for day in per_day)
    assert sum(number for _, number in preview.days) == 100
    assert preview.by_state == {State.OPEN: 100}


def test_those_never_contacted_come_before_those_contacted(cast: Cast, bring_in: BringIn) -> None:
    rows = "".join(f"P{n},p{n}@x.example,{'2026-11-20' if n % 2 else ''}\n" for n in range(80))
    bring_in(cast.rep, f"Name,Email,Last contacted\n{rows}")
    due = {row.person.name: row.next_due_at for row in Opportunity.objects.filter(person__name__startswith="P")}
    assert max(due[f"P{n}"] for n in range(0, 80, 2)) <= min(due[f"P{n}"] for n in range(1, 80, 2))


def test_the_date_the_old_system_had_is_kept_while_it_lies_ahead(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, "Name,Email,Next follow-up\nAnn,ann@x.example,2026-12-24\nBo,bo@x.example,2020-01-01\n")
    assert deal_of("ann@x.example").next_due_at.date().isoformat() == "2026-12-24"
    assert deal_of("bo@x.example").next_due_at >= NOON


def test_owners_are_found_by_name_and_the_rest_is_shared(cast: Cast) -> None:
    text = "Name,Email,Owner\nAnn,a@x.example,Max Mohr\nBo,b@x.example,rosa@linden.example\nCy,c@x.example,Gone\n"
    batch = start(cast.admin, text)
    capture.set_options(batch, Options.of(batch.options | {"owner_ids": [cast.rep.pk]}))
    run(batch)
    owners = [deal_of(f"{letter}@x.example").owner_id for letter in "abc"]
    assert owners == [cast.manager.pk, cast.rep.pk, cast.rep.pk]


def test_somebody_parked_elsewhere_wakes_later_by_the_machine(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, "Name,Email,Status\nAnn,ann@x.example,Nurturing\n")
    ann = deal_of("ann@x.example")
    assert (ann.state, ann.next_by) == (State.NURTURE, "machine")
    assert ann.next_due_at >= NOON + timedelta(days=30)


def test_who_wants_no_mail_is_not_mailed(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, "Name,Email,Phone,Email opt out\nAnn,ann@x.example,+49301234567,yes\n")
    points = {point.kind: point.suppressed_at for point in ContactPoint.objects.filter(person__name="Ann")}
    assert points["email"] is not None
    assert points["phone"] is None


def test_an_address_that_can_not_be_read_is_kept_and_marked(cast: Cast, bring_in: BringIn) -> None:
    batch = bring_in(cast.rep, "Name,Email,Phone\nAnn,ann@x.example,12\nBo,,+49301234567\n")
    point = ContactPoint.objects.get(person__name="Ann", kind="phone")
    assert (point.shown, point.is_valid, batch.refused) == ("12", False, 0)
    assert point.invalid_why


def test_what_has_no_field_of_ours_is_kept_as_a_field_of_ones_own(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, "Name,Email,Shoe size\nAnn,a@x.example,41\nBo,b@x.example,44\n")
    assert Person.objects.get(name="Ann").custom == {"shoe_size": "41"}
    assert CustomField.objects.get(key="shoe_size").subject == "person"


def test_tags_notes_and_numbers_arrive(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, "Name,Email,Tags,Notes\nAnn,a@x.example,fair; vip,Likes tea\n")
    ann = Person.objects.get(name="Ann")
    assert sorted(ann.tags.values_list("name", flat=True)) == ["fair", "vip"]
    assert ann.about == "Likes tea"


def test_whoever_came_in_is_found_by_search(cast: Cast, bring_in: BringIn) -> None:
    bring_in(cast.rep, LIST)
    assert [hit.words.split()[0] for hit in search.find(cast.workspace.pk, "fuchs kg")] == ["emil"]
    assert search.find(cast.workspace.pk, "30 1234 03")


def test_the_counters_agree_with_what_they_count(cast: Cast, bring_in: BringIn) -> None:
    from followthrough.followup import actions as followup

    followup.recount(cast.workspace.pk)
    bring_in(cast.rep, LIST)
    assert tallied(cast.workspace.pk) == counted(cast.workspace.pk)


def test_the_journal_has_a_line_for_the_import_and_one_for_each_opportunity(cast: Cast, bring_in: BringIn) -> None:
    batch = bring_in(cast.rep, LIST)
    line = Entry.objects.get(verb="import")
    assert (line.pk, line.facts["stored"], line.actor_id) == (batch.entry_id, 5, cast.rep.pk)
    opened = Entry.objects.filter(verb="open", facts__import=batch.pk)
    assert opened.count() == 6  # five, and the care of one
    assert all(row.last_entry_id for row in Opportunity.objects.filter(pk__in=opened.values("opportunity_id")))


def test_people_may_come_in_without_becoming_prospects(cast: Cast) -> None:
    batch = start(cast.rep, "Name,Email\nAnn,ann@x.example\n")
    capture.set_options(batch, Options.of(batch.options | {"prospects": False}))
    run(batch)
    assert not Opportunity.objects.filter(person__name="Ann").exists()


def test_refused_rows_come_back_with_the_reason_and_without_formulas(cast: Cast, bring_in: BringIn) -> None:
    text = (
        "Name,Email,Deal value,Close date\n"
        "=cmd|' /C calc'!A0,a@x.example,lots,\n"
        ",,5,\n"
        "Bo,b@x.example,12,31/02/2026\n"
        "Cy,c@x.example,12,2026-12-01,too,much\n"
        "Di,d@x.example,12,2026-12-01\n"
    )
    batch = bring_in(cast.rep, text)
    assert (batch.rows, batch.stored, batch.refused) == (5, 1, 4)
    header, *rows = queries.refused_rows(batch.files.get())
    assert header == ["Name", "Email", "Deal value", "Close date", queries.WHY]
    assert [row[0] for row in rows] == ["'=cmd|' /C calc'!A0", "", "Bo", "Cy"]
    assert "amount" in rows[0][-1]
    assert "neither a name nor an address" in rows[1][-1]
    assert "date" in rows[2][-1]
    assert "too | much" in rows[3][-1]
    assert [path.name for path in queries.write_refused(batch)] == ["refused-0-list0.csv.csv"]


def test_a_refused_file_can_be_mended_and_brought_in(cast: Cast, bring_in: BringIn) -> None:
    batch = bring_in(cast.rep, "Name,Email,Deal value\nAnn,a@x.example,5\nBo,b@x.example,lots\n")
    path = queries.write_refused(batch)[0]
    mended = path.read_text(encoding="utf-8-sig").replace("lots", "70")
    again = bring_in(cast.rep, mended)
    assert (again.rows, again.stored) == (1, 1)
    assert deal_of("b@x.example").value == 70


def test_opportunities_without_anybody_are_refused_with_the_number_that_is_missing(
    cast: Cast, bring_in: BringIn
) -> None:
    text = "id,name,amount,stage_name,close_date,primary_contact__c\n1,Big,5,New,2026-12-01,77\n"
    batch = bring_in(cast.rep, text, names=("Opportunity.csv",))
    assert batch.refused == 1
    assert "77" in list(queries.refused_rows(batch.files.get()))[1][-1]


def test_no_message_and_no_touch_comes_of_an_import(cast: Cast, bring_in: BringIn) -> None:
    from followthrough.followup.models import Touch

    before = Touch.objects.count()
    bring_in(cast.rep, LIST)
    assert Touch.objects.count() == before
    assert not Opportunity.objects.filter(next_by="machine", state=State.OPEN, person__name="Dora Eck").exists()
