"""Who is let into the pages of an import, with which method, and at what price."""

from collections.abc import Callable

import pytest
from django.test import Client

from followthrough.capture.models import Import
from followthrough.team.models import Membership
from tests.cast import Cast, make_member
from tests.web.doors import Statements, status_signed_out
from tests.web.imports.sending import begin, bring_in, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
ClientOf = Callable[[Membership], Client]
LOOKED_AT = ["", "files/{file}/", "owners/", "duplicates/", "undo/", "files/{file}/refused/"]
SENT_TO = ["files/{file}/reading/", "files/{file}/guess/", "files/{file}/removal/", "duplicates/all/", "work/", "run/",
           "stop/"]  # fmt: skip


def address(batch: Import, part: str) -> str:
    return f"/import/{batch.pk}/" + part.format(file=batch.files.get().pk)


@pytest.mark.parametrize("part", LOOKED_AT + SENT_TO)
def test_others_see_nothing_of_it(cast: Cast, client_of: ClientOf, part: str) -> None:
    batch = begin(client_of(cast.rep))
    colleague = make_member(cast.workspace, "Carl Conrad")
    method = "post" if part in SENT_TO else "get"
    for other in (cast.outsider, colleague):
        assert getattr(client_of(other), method)(address(batch, part)).status_code == 404
    assert status_signed_out(address(batch, part), method=method)[0] == 302


@pytest.mark.parametrize("part", SENT_TO)
def test_what_changes_takes_a_form(cast: Cast, client_of: ClientOf, part: str) -> None:
    rosa = client_of(cast.rep)
    assert rosa.get(address(begin(rosa), part)).status_code == 405


def test_signed_out_nobody_brings_anything_in() -> None:
    assert status_signed_out("/import/")[0] == 302
    assert status_signed_out("/import/", method="post")[0] == 302
    assert not Import.objects.exists()


def test_a_manager_sees_what_the_team_brings_in(cast: Cast, client_of: ClientOf) -> None:
    batch = begin(client_of(cast.rep))
    assert "list.csv" in client_of(cast.manager).get("/import/").content.decode()
    assert "list.csv" not in client_of(cast.outsider).get("/import/").content.decode()
    assert client_of(cast.manager).get(address(batch, "files/{file}/")).status_code == 200


def test_a_step_that_is_over_leads_to_where_it_stands(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    batch = bring_in(rosa)
    for part in ("files/{file}/", "owners/", "duplicates/"):
        assert rosa.get(address(batch, part))["Location"] == f"/import/{batch.pk}/"
    assert rosa.post(f"/import/{batch.pk}/run/").status_code == 422
    assert rosa.post(f"/import/{batch.pk}/stop/").status_code == 422
    assert rosa.post(f"/import/{batch.pk}/work/")["Location"] == f"/import/{batch.pk}/"


@pytest.mark.parametrize(
    ("part", "most"), [("", 20), ("files/{file}/", 6), ("owners/", 8), ("duplicates/", 9), ("undo/", 5)]
)
def test_pages_cost_few_statements_however_long_the_list(
    cast: Cast, client_of: ClientOf, statements: Statements, part: str, most: int
) -> None:
    rosa = client_of(cast.rep)
    lines = "".join(f"Dora Eck,dora{n % 30}@eck.example,Eck GmbH\n" for n in range(60))
    batch = read(rosa, ("list.csv", "Name,Email,Company\n" + lines))
    with statements() as seen:
        rosa.get(address(batch, part))
    assert len(seen) <= most, [each["sql"][:120] for each in seen]


def test_the_list_of_imports_costs_few_statements(cast: Cast, client_of: ClientOf, statements: Statements) -> None:
    rosa = client_of(cast.rep)
    for _ in range(3):
        begin(rosa)
    with statements() as seen:
        rosa.get("/import/")
    assert len(seen) <= 4, [each["sql"][:120] for each in seen]


def test_the_result_costs_few_statements(cast: Cast, client_of: ClientOf, statements: Statements) -> None:
    rosa = client_of(cast.rep)
    batch = bring_in(rosa)
    with statements() as seen:
        rosa.get(f"/import/{batch.pk}/")
    assert len(seen) <= 7, [each["sql"][:120] for each in seen]
    with statements() as seen:
        rosa.get(f"/import/{batch.pk}/undo/")
    assert len(seen) <= 5, [each["sql"][:120] for each in seen]
