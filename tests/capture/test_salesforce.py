"""The files of another CRM that belong together: companies, people, opportunities, and who belongs to what."""

from pathlib import Path

import pytest

from followthrough.capture import queries
from followthrough.capture.models import Import, ImportResult
from followthrough.followup.models import Opportunity
from followthrough.people.models import Company, Person
from followthrough.rules.words import State
from tests.capture.bringing import read, run, start
from tests.cast import NOON, Cast

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "crm" / "salesforce"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the Salesforce sample ../shared/data/crm/salesforce is absent"),
]


def bring(cast: Cast, *names: str) -> Import:
    texts = [(FOLDER / f"{name}.csv").read_bytes() for name in names]
    return run(start(cast.manager, *texts, names=tuple(f"{name}.csv" for name in names)))


def test_accounts_contacts_and_opportunities_find_each_other(cast: Cast) -> None:
    batch = bring(cast, "Account", "Contact", "Opportunity")
    assert batch.rows == 1223 + 1024 + 1517
    assert batch.rows == batch.stored + batch.joined + batch.refused
    assert batch.refused == 0
    rebecca = Person.objects.get(name="Rebecca Porter", company__name="Porter Household")
    assert Opportunity.objects.filter(person=rebecca, title="Rebecca Porter: $811", state=State.WON).count() == 1
    assert not Opportunity.objects.live().filter(next_due_at__isnull=True).exists()
    assert not Person.objects.filter(opportunities__isnull=True).exists()


def test_roles_say_whose_an_opportunity_is_where_it_does_not_say_so_itself(cast: Cast) -> None:
    text = (FOLDER / "Opportunity.csv").read_text(encoding="utf-8").replace("primary_contact__c", "unused__c")
    contact, role = ((FOLDER / f"{name}.csv").read_bytes() for name in ("Contact", "OpportunityContactRole"))
    names = ("Opportunity.csv", "Contact.csv", "OpportunityContactRole.csv")
    batch = start(cast.manager, text, contact, role, names=names)
    batch = run(batch)
    assert batch.rows == batch.stored + batch.joined + batch.refused
    tied = ImportResult.objects.filter(row__file__name="OpportunityContactRole.csv")
    assert tied.filter(fate="joined").count() > 1000
    assert tied.filter(fate="refused").exclude(problem__contains="none of the files").count() == 0


def test_the_same_export_brought_in_twice_makes_no_second_opportunity(cast: Cast) -> None:
    bring(cast, "Contact", "Opportunity")
    first = Opportunity.objects.count(), Company.objects.count()
    again = bring(cast, "Contact", "Opportunity")
    assert again.joined > 0.2 * again.rows
    assert again.rows == again.stored + again.joined + again.refused
    assert Opportunity.objects.filter(title="Rebecca Porter: $811").count() >= 1
    assert first[1] == Company.objects.count()


def test_the_preview_counts_the_steps_of_customers_and_of_those_left_over(cast: Cast) -> None:
    names = ("Account", "Contact", "Opportunity")
    texts = [(FOLDER / f"{name}.csv").read_bytes() for name in names]
    batch = read(start(cast.manager, *texts, names=tuple(f"{name}.csv" for name in names)))
    preview = queries.preview_of(batch, at=NOON)
    steps = sum(number for _, number in preview.owners)
    before = Opportunity.objects.live().count()
    run(batch)
    assert abs(steps - (Opportunity.objects.live().count() - before)) < 0.2 * steps  # families share them


def test_accounts_alone_are_companies_and_no_prospects(cast: Cast) -> None:
    before = Opportunity.objects.count()
    batch = bring(cast, "Account")
    assert (batch.rows, batch.refused) == (1223, 0)
    assert Opportunity.objects.count() == before
    assert list(queries.problems_of(batch)) == []
