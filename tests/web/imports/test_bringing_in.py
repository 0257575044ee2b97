"""The way of a list through the pages: from files to a day's work, told in numbers, and back."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from followthrough.capture.models import Import, Progress
from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.people.models import Person
from followthrough.rules.words import State
from followthrough.team.models import Membership
from tests.cast import NOON, Cast
from tests.house.source import ROOT
from tests.web.doors import HTMX
from tests.web.imports.sending import LIST, TWICE, begin, bring_in, read, send, until

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
ClientOf = Callable[[Membership], Client]
SALESFORCE = ROOT.parent / "shared" / "data" / "crm" / "salesforce"


def page(browser: Client, address: str) -> str:
    answer = browser.get(address, follow=True)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_first_page_says_what_will_be_here(cast: Cast, client_of: ClientOf) -> None:
    shown = page(client_of(cast.rep), "/import/")
    assert "Nothing yet" in shown
    assert "No message is sent" in shown


def test_a_list_comes_in_and_its_numbers_add_up(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = bring_in(rosa)
    shown = page(rosa, f"/import/{batch.pk}/")
    assert "5 rows = 5 stored + 0 joined + 0 refused." in shown
    assert 'href="/today/"' in shown
    assert "It is never too late" in shown
    assert Opportunity.objects.get(person__name="Dora Eck").owner == cast.rep
    assert "list.csv" in page(rosa, "/import/")


def test_the_preview_tells_it_before_anything_is_stored(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    people = Person.objects.count()
    batch = read(rosa)
    shown = page(rosa, f"/import/{batch.pk}/")
    assert "no message is sent to anybody" in shown
    assert "customers: kept, and cared for" in shown
    assert "First steps per day" in shown
    assert "Dora Eck" in shown
    assert Person.objects.count() == people


def test_a_file_is_told_in_words_and_read_otherwise(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = begin(rosa, ("liste.csv", "Name;Email\nDora Eck;dora@eck.example\nEmil Fuchs;emil@fuchs.example\n"))
    file = batch.files.get()
    address = f"/import/{batch.pk}/files/{file.pk}/"
    shown = page(rosa, address)
    assert "Semicolons divide the cells" in shown
    assert '<td dir="auto">Dora Eck</td>' in shown

    answer = rosa.post(f"{address}reading/", {"delimiter": ",", "header": "1", "line": "1"}, headers=HTMX)
    assert "Commas divide the cells" in answer.content.decode()
    assert '<td dir="auto">Dora Eck;dora@eck.example</td>' in answer.content.decode()

    rosa.post(f"{address}reading/", {"delimiter": ";", "header": "0", "line": "2"})
    shown = page(rosa, address)
    assert "no line names the columns" in shown
    assert "Column 1" in shown

    rosa.post(f"{address}guess/")
    assert "Semicolons divide the cells" in page(rosa, address)


def test_a_line_that_is_no_line_is_refused(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    file = begin(rosa).files.get()
    answer = rosa.post(f"/import/{file.batch_id}/files/{file.pk}/reading/", {"line": "0"})
    assert answer.status_code == 422
    assert "no line of the file" in answer.content.decode()


def test_a_column_goes_where_one_says_and_is_remembered(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    file = begin(rosa).files.get()
    answer = rosa.post(f"/import/{file.batch_id}/files/{file.pk}/", {"field_5": "source", "kind": "people"})
    assert answer["Location"] == f"/import/{file.batch_id}/owners/"
    file.refresh_from_db()
    assert file.columns[5]["field"] == "source"
    assert file.columns[2]["field"] == "email"

    again = begin(rosa).files.get()
    assert again.columns[5]["field"] == "source"
    assert "As you chose it last time." in page(rosa, f"/import/{again.batch_id}/files/{again.pk}/")


def test_columns_that_name_nobody_are_refused(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    file = begin(rosa, ("list.csv", "Name,Colour\nDora Eck,blue\nEmil Fuchs,red\n")).files.get()
    answer = rosa.post(f"/import/{file.batch_id}/files/{file.pk}/", {"field_0": "ignore", "kind": "people"})
    assert answer.status_code == 422
    assert "No column says who it is about" in answer.content.decode()


def test_words_of_the_file_are_matched_with_ours(cast: Cast, client_of: ClientOf) -> None:
    max_mohr = client_of(cast.manager)
    batch = begin(max_mohr, ("list.csv", "Name,Email,Stage,Owner\nDora Eck,dora@eck.example,Demo,Rosa Reed\n"))
    shown = page(max_mohr, f"/import/{batch.pk}/owners/")
    assert "demo" in shown
    assert "rosa reed" in shown
    stage = cast.sales.stages.get(name="Decision")
    chosen = {"owner": [cast.manager.pk], "prospects": "1", "stage_0": stage.pk, "owner_0": cast.admin.pk}
    max_mohr.post(f"/import/{batch.pk}/owners/", chosen)
    max_mohr.post(f"/import/{batch.pk}/run/")
    until(max_mohr, batch, Progress.DONE)
    dora = Opportunity.objects.get(person__name="Dora Eck")
    assert (dora.stage, dora.owner) == (stage, cast.admin)


def test_a_salesperson_brings_in_for_themselves_alone(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = begin(rosa, ("list.csv", "Name,Email,Owner\nDora Eck,dora@eck.example,Max Mohr\n"))
    assert "Max Mohr" not in page(rosa, f"/import/{batch.pk}/owners/")
    rosa.post(f"/import/{batch.pk}/owners/", {"owner": [cast.manager.pk], "prospects": "1", "owner_0": cast.manager.pk})
    rosa.post(f"/import/{batch.pk}/run/")
    until(rosa, batch, Progress.DONE)
    assert Opportunity.objects.get(person__name="Dora Eck").owner == cast.rep


def test_a_manager_must_choose_somebody(cast: Cast, client_of: ClientOf) -> None:
    max_mohr = client_of(cast.manager)
    batch = begin(max_mohr)
    answer = max_mohr.post(f"/import/{batch.pk}/owners/", {"prospects": "1"})
    assert answer.status_code == 422
    assert "Choose at least one" in answer.content.decode()


def test_who_is_twice_is_shown_and_decided(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = read(rosa, ("list.csv", TWICE))
    shown = page(rosa, f"/import/{batch.pk}/duplicates/?certainty=sure")
    assert "With you already" in shown
    assert "Anna Keller" in shown
    assert "list.csv, line 3" in shown
    dora = batch.groups.get(is_known=False)

    rosa.post(f"/import/{batch.pk}/duplicates/?certainty=sure", {f"choice_{dora.pk}": "apart"})
    assert batch.groups.get(pk=dora.pk).choice == "apart"
    assert "Kept as you chose" in page(rosa, f"/import/{batch.pk}/duplicates/")
    answer = rosa.post(f"/import/{batch.pk}/duplicates/?certainty=sure", {f"choice_{dora.pk}": "skip"}, headers=HTMX)
    assert answer.status_code == 204
    assert batch.groups.get(pk=dora.pk).choice == "skip"

    rosa.post(f"/import/{batch.pk}/duplicates/all/", {"certainty": "sure", "choice": "join"})
    assert set(batch.groups.values_list("choice", flat=True)) == {"join"}


def test_refused_rows_come_back_with_the_reason(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = bring_in(rosa, ("list.csv", TWICE))
    shown = page(rosa, f"/import/{batch.pk}/")
    assert "4 rows = 1 stored + 2 joined + 1 refused." in shown
    assert "can&#x27;t be read as an amount" in shown

    answer = rosa.get(f"/import/{batch.pk}/files/{batch.files.get().pk}/refused/")
    assert "attachment" in answer["Content-Disposition"]
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "Name,Email,Phone,Company,Value,Why it was refused"
    assert lines[1].startswith("Emil Fuchs,emil@fuchs.example,,Fuchs KG,a lot,")
    assert len(lines) == 2


def test_it_is_stopped_and_goes_on(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = read(rosa)
    Import.objects.filter(pk=batch.pk).update(progress=Progress.RUNNING, cursor={}, started_at=NOON)
    shown = page(rosa, f"/import/{batch.pk}/")
    assert "Bringing them in" in shown
    assert 'http-equiv="refresh"' in shown

    rosa.post(f"/import/{batch.pk}/stop/")
    assert "Go on" in page(rosa, f"/import/{batch.pk}/")
    rosa.post(f"/import/{batch.pk}/run/")
    until(rosa, batch, Progress.DONE)
    assert batch.stored == 5


def test_a_page_that_watches_works_on_it_and_goes_on_by_itself(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = read(rosa)
    Import.objects.filter(pk=batch.pk).update(progress=Progress.RUNNING, cursor={}, started_at=NOON)
    answer = rosa.post(f"/import/{batch.pk}/work/", headers=HTMX)
    while "HX-Redirect" not in answer.headers:
        answer = rosa.post(f"/import/{batch.pk}/work/", headers=HTMX)
    assert answer.headers["HX-Redirect"] == f"/import/{batch.pk}/"
    until(rosa, batch, Progress.DONE)


def test_while_another_process_works_the_page_only_looks(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = read(rosa)
    busy = {"progress": Progress.RUNNING, "cursor": {}, "started_at": NOON, "busy_until": NOON.replace(hour=12)}
    Import.objects.filter(pk=batch.pk).update(**busy)
    answer = rosa.post(f"/import/{batch.pk}/work/", headers=HTMX)
    assert "0 of 5" in answer.content.decode()
    assert "load delay:1s" in answer.content.decode()


def test_taking_back_says_first_who_stays(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = bring_in(rosa)
    assert "Nobody has worked on any of them yet" in page(rosa, f"/import/{batch.pk}/undo/")
    dora = Opportunity.objects.get(person__name="Dora Eck")
    followup.write_note(dora, "Rang, will call back", by=cast.rep, at=NOON)
    shown = page(rosa, f"/import/{batch.pk}/undo/")
    assert "Dora Eck" in shown
    assert "Emil Fuchs" not in shown

    rosa.post(f"/import/{batch.pk}/undo/")
    until(rosa, batch, Progress.UNDONE)
    shown = page(rosa, f"/import/{batch.pk}/")
    assert "Dora Eck" in shown
    assert "All of it but 1 row" in shown
    assert Person.objects.filter(name="Dora Eck").exists()
    assert not Person.objects.filter(name="Emil Fuchs").exists()


def test_what_belongs_together_comes_in_together(cast: Cast, client_of: ClientOf) -> None:
    if not SALESFORCE.is_dir():
        pytest.skip(f"the sample of Salesforce is not at {SALESFORCE}")
    files = [(name, Path(SALESFORCE / name).read_bytes()) for name in ("Account.csv", "Contact.csv", "Opportunity.csv")]
    max_mohr = client_of(cast.manager)
    batch = bring_in(max_mohr, *files)
    assert batch.rows == batch.stored + batch.joined + batch.refused
    assert batch.rows == sum(content.count(b"\n") - 1 for _, content in files)
    assert not Opportunity.objects.filter(state=State.OPEN, next_due_at=None).exists()
    assert f"{batch.rows:,} rows" in page(max_mohr, "/import/")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "is empty"),
        ("broken.xlsx", b"PK\x03\x04" + b"\x00" * 400, "can&#x27;t be opened"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "is no list"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(600), "can&#x27;t be opened"),
    ],
)
def test_the_worst_files_are_refused_in_words(
    cast: Cast, client_of: ClientOf, name: str, content: bytes, said: str
) -> None:
    answer = send(client_of(cast.rep), (name, content))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert said in shown
    assert "what you have is as it was" in shown
    assert not Import.objects.exists()


def test_a_file_without_a_list_says_so(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    answer = send(rosa, ("lines.csv", "\n\n\n"))
    assert "No columns can be read" in page(rosa, answer["Location"])
    answer = send(rosa, ("prose.txt", "These are words,\nand more of them\nin lines\n"))
    assert "does not look like a list" in page(rosa, answer["Location"])


def test_choosing_no_file_says_so(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post("/import/")
    assert answer.status_code == 422
    assert "No file was chosen" in answer.content.decode()


def test_a_file_can_be_left_out(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = begin(rosa, ("one.csv", LIST), ("two.csv", TWICE))
    one, two = batch.files.order_by("position")
    answer = rosa.post(f"/import/{batch.pk}/files/{one.pk}/removal/")
    assert answer["Location"] == f"/import/{batch.pk}/files/{two.pk}/"
    rosa.post(f"/import/{batch.pk}/files/{two.pk}/removal/")
    assert page(rosa, f"/import/{batch.pk}/")
