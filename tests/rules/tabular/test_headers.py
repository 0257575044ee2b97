"""The headers of the usual systems, as their exports write them, and of lists people made themselves."""

import csv
from pathlib import Path

import pytest

from followthrough.rules.tabular import headers
from followthrough.rules.tabular.fields import Field, TableKind

SALESFORCE = Path(__file__).parents[4] / "shared" / "data" / "crm" / "salesforce"


def fields_of(names: str, title: str = "", rows: list[list[str]] | None = None) -> dict[str, str]:
    guess = headers.guess_columns(names.split("|"), rows or [], title=title)
    return {column.header: str(column.field) for column in guess.columns}


def wanted(pairs: str) -> dict[str, str]:
    return dict(pair.strip().split("=") for pair in pairs.strip().split("|"))


EXPORTS = {
    "hubspot contacts": """Record ID=external_id|First Name=given_name|Last Name=family_name|Email=email
        |Phone Number=phone|Mobile Phone Number=mobile|Contact owner=owner|Last Activity Date=last_contacted
        |Lead Status=state|Create Date=opened|Lifecycle Stage=stage|Company Name=company_name
        |Website URL=company_website|Street Address=street|City=city|State/Region=region|Postal Code=postal_code
        |Country/Region=country|Original Source=source|Job Title=job_title|Time Zone=zone
        |Preferred language=language|Number of Employees=custom""",
    "hubspot deals": """Record ID=external_id|Deal Name=title|Deal Stage=stage|Close Date=close_date|Deal owner=owner
        |Amount=value|Pipeline=custom|Closed Lost Reason=lost_reason|Deal Type=custom|Create Date=opened
        |Currency=currency|Deal probability=chance|Associated Contact IDs=person_ref""",
    "Contact": """Id=external_id|AccountId=company_ref|LastName=family_name|FirstName=given_name|Salutation=salutation
        |MailingStreet=street|MailingCity=city|MailingState=region|MailingPostalCode=postal_code
        |MailingCountry=country|OtherStreet=custom|OtherCity=custom|Phone=phone|Fax=custom|MobilePhone=mobile
        |HomePhone=phone|Email=email|Title=job_title|LeadSource=source|Description=note|OwnerId=owner
        |HasOptedOutOfEmail=no_email|DoNotCall=no_call|CreatedDate=opened|LastModifiedDate=custom
        |LastActivityDate=last_contacted|npe01__HomeEmail__c=email|npe01__WorkEmail__c=email""",
    "salesforce report": """Salutation=salutation|First Name=given_name|Last Name=family_name|Title=job_title
        |Account Name=company_name|Mailing Street=street|Mailing City=city|Mailing Zip/Postal Code=postal_code
        |Phone=phone|Mobile=mobile|Email=email|Account Owner=owner""",
    "people pipedrive": """Person - ID=external_id|Person - Name=full_name|Person - Email - Work=email
        |Person - Email - Home=email|Person - Phone - Work=phone|Person - Phone - Mobile=mobile
        |Person - Organization=company_name|Person - Owner=owner|Person - Postal address=street|Person - Label=tags""",
    "deals pipedrive": """Deal - ID=external_id|Deal - Title=title|Deal - Value=value
        |Deal - Currency of Value=currency|Deal - Organization=company_name|Deal - Stage=stage|Deal - Status=state
        |Deal - Owner=owner|Deal - Expected close date=close_date|Deal - Lost reason=lost_reason
        |Deal - Deal created=opened|Person - Email=email|Person - Name=full_name""",
    "zoho leads": """Lead Id=external_id|Lead Owner=owner|First Name=given_name|Last Name=family_name|Title=job_title
        |Email=email|Phone=phone|Fax=custom|Mobile=mobile|Website=company_website|Lead Source=source
        |Lead Status=state|No. of Employees=custom|Annual Revenue=custom|Email Opt Out=no_email|Skype ID=social
        |Secondary Email=email|Street=street|City=city|State=region|Zip Code=postal_code|Country=country
        |Description=note|Created Time=opened|Modified Time=custom|Last Activity Time=last_contacted|Tag=tags""",
    "google contacts": """First Name=given_name|Last Name=family_name|Phonetic First Name=custom|Name Prefix=salutation
        |Nickname=custom|File As=custom|Organization Name=company_name|Organization Title=job_title|Birthday=custom
        |Notes=note|Labels=tags|E-mail 1 - Label=custom|E-mail 1 - Value=email|E-mail 2 - Value=email
        |Phone 1 - Label=custom|Phone 1 - Value=phone|Address 1 - Street=street|Address 1 - City=city
        |Address 1 - Region=region|Address 1 - Postal Code=postal_code|Address 1 - Country=country
        |Website 1 - Value=company_website""",
    "outlook": """First Name=given_name|Last Name=family_name|Company=company_name|Job Title=job_title
        |Business Street=street|Business Street 2=street|Business City=city|Business State=region
        |Business Postal Code=postal_code|Business Country/Region=country|Home Street=custom|Home City=custom
        |Business Fax=custom|Business Phone=phone|Home Phone=phone|Mobile Phone=mobile|Birthday=custom
        |Categories=tags|E-mail Address=email|E-mail Type=custom|E-mail 2 Address=email|Language=language
        |Notes=note|Web Page=company_website|Assistant's Name=custom""",
    "follow up boss": """ID=external_id|Date Added=opened|First Name=given_name|Last Name=family_name|Stage=stage
        |Lead Source=source|Assigned To=owner|Is Contacted=custom|Listing Price=value|Tags=tags|Email 1=email
        |Email 1 Type=custom|Phone 1=phone|Phone 1 Type=custom|Address 1 - Street=street|Address 1 - Zip=postal_code
        |Message=note|Notes=note|Last Communication=last_contacted""",
    "espocrm lead": """id=external_id|firstName=given_name|lastName=family_name|accountName=company_name
        |emailAddress=email|phoneNumber=phone|assignedUserName=owner|createdAt=opened|status=state|source=source
        |description=note|opportunityAmount=value|opportunityAmountCurrency=currency|addressStreet=street
        |addressCity=city|addressPostalCode=postal_code|addressCountry=country|doNotCall=no_call
        |salutationName=salutation|title=job_title|website=company_website|modifiedAt=custom""",
    "odoo crm.lead": """External ID=external_id|Opportunity=title|Contact Name=full_name|Email=email|Phone=phone
        |Company Name=company_name|Salesperson=owner|Expected Revenue=value|Stage=stage|Expected Closing=close_date
        |Probability=chance|Tags=tags|Created on=opened|Lost Reason=lost_reason|Street=street|City=city
        |Zip=postal_code|Country=country""",
    "twenty people": """Name / First Name=given_name|Name / Last Name=family_name|Emails / Primary Email=email
        |Phones / Primary Phone Number=phone|Phones / Primary Phone Country Code=custom|City=city
        |Job Title=job_title|Company=company_name|LinkedIn / Link URL=social|Created by=custom
        |Creation date=opened|Id=external_id""",
    "Kunden": """Anrede=salutation|Vorname=given_name|Nachname=family_name|Firma=company_name|Straße=street
        |Hausnummer=street|PLZ=postal_code|Ort=city|Land=country|Telefon=phone|Mobil=mobile|E-Mail=email
        |Telefax=custom|Geburtsdatum=custom|Bemerkung=note|Kundennummer=external_id|Umsatz=value
        |Letzter Kontakt=last_contacted|Verkäufer=owner|Status=state|Wiedervorlage=next_date""",
    "prospects": """Civilité=salutation|Prénom=given_name|Nom=family_name|Société=company_name|Adresse=street
        |Code postal=postal_code|Ville=city|Pays=country|Téléphone=phone|Portable=mobile|Courriel=email
        |Fonction=job_title|Montant=value|Devise=currency|Étape=stage|Date de clôture prévue=close_date
        |Commercial=owner|Remarques=note|Date de création=opened""",
    "contactos": """Nombre=given_name|Apellidos=family_name|Empresa=company_name|Correo electrónico=email
        |Teléfono=phone|Móvil=mobile|Dirección=street|Ciudad=city|Provincia=region|Código postal=postal_code
        |País=country|Cargo=job_title|Importe=value|Etapa=stage|Fecha de cierre=close_date|Propietario=owner
        |Origen=source|Notas=note|Etiquetas=tags""",
    "clienti": """Nome=given_name|Cognome=family_name|Azienda=company_name|E-mail=email|Telefono=phone
        |Cellulare=mobile|Indirizzo=street|Città=city|CAP=postal_code|Provincia=region|Paese=country
        |Ruolo=job_title|Valore=value|Fase=stage|Data chiusura=close_date|Responsabile=owner|Note=note""",
    "leads": """Nome=given_name|Sobrenome=family_name|Empresa=company_name|Email=email|Telefone=phone|Celular=mobile
        |Endereço=street|Cidade=city|Estado=region|CEP=postal_code|País=country|Cargo=job_title|Valor=value
        |Fase=stage|Origem=source|Observações=note""",
    "contacten": """Voornaam=given_name|Achternaam=family_name|Bedrijf=company_name|E-mailadres=email
        |Telefoonnummer=phone|Mobiel=mobile|Adres=street|Postcode=postal_code|Woonplaats=city|Land=country
        |Functie=job_title|Bedrag=value|Fase=stage|Eigenaar=owner|Opmerkingen=note|Bron=source""",
    "a list of one's own": """Full Name=full_name|Cell=mobile|Company=company_name|Status=state
        |Last Contacted=last_contacted|Deal Value=value|Next follow-up=next_date""",
}


@pytest.mark.parametrize("title", EXPORTS)
def test_the_headers_of_an_export_are_understood(title: str) -> None:
    right = wanted(EXPORTS[title])
    assert fields_of("|".join(right), title) == right


needs_salesforce = pytest.mark.skipif(
    not SALESFORCE.is_dir(), reason="the Salesforce sample ../shared/data/crm/salesforce is absent"
)


def salesforce(name: str) -> headers.TableGuess:
    with (SALESFORCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return headers.guess_columns(names, rows[:300], title=name)


@needs_salesforce
@pytest.mark.parametrize(
    ("name", "kind", "right"),
    [
        (
            "Account",
            TableKind.COMPANIES,
            """id=external_id|Name=company_name|BillingCountry=country|BillingStreet=street|BillingState=region
            |BillingCity=city|BillingPostalCode=postal_code|npe01__SYSTEM_AccountType__c=ignore|RecordTypeId=ignore""",
        ),
        (
            "Contact",
            TableKind.PEOPLE,
            """id=external_id|Salutation=salutation|FirstName=given_name|LastName=family_name|Email=email|Phone=phone
            |Title=job_title|account_id=company_ref|primary_affiliation__c=custom""",
        ),
        (
            "Opportunity",
            TableKind.OPPORTUNITIES,
            """id=external_id|name=title|amount=value|stage_name=stage|close_date=close_date
            |dont_create_payments=custom|account_id=company_ref|primary_contact__c=person_ref
            |npe03__recurring_donation__c=custom|campaign_id=ignore""",
        ),
        (
            "OpportunityContactRole",
            TableKind.ROLES,
            """id=external_id|Role=custom|IsPrimary=custom|contact_id=person_ref|opportunity_id=opportunity_ref""",
        ),
        ("Campaign", TableKind.OTHER, "id=external_id|name=custom"),
    ],
)
def test_files_that_belong_together_say_what_they_are(name: str, kind: TableKind, right: str) -> None:
    guess = salesforce(name)
    assert guess.kind is kind
    assert {column.header: str(column.field) for column in guess.columns} == wanted(right)


def test_values_speak_where_no_header_does() -> None:
    rows = [[f"p{n}@example.com", f"+49 30 1234{n:03}", "Germany", "17"] for n in range(20)]
    assert list(fields_of("a|b|c|d", rows=rows).values()) == ["email", "phone", "country", "ignore"]


def test_values_veto_a_header_that_is_wrong() -> None:
    rows = [["see notes", "cellular"]] * 30
    assert fields_of("Email|Contact", rows=rows) == {"Email": "ignore", "Contact": "ignore"}


def test_a_title_over_mr_and_mrs_is_a_salutation() -> None:
    rows = [["Mr", "Ann"], ["Mrs", "Bo"]]
    assert fields_of("Title|First name", rows=rows)["Title"] == "salutation"


def test_a_state_over_open_and_won_is_the_state_of_the_sale() -> None:
    rows = [["open", "Ann"], ["won", "Bo"], ["lost", "Cy"]]
    assert fields_of("State|First name", rows=rows)["State"] == "state"
    assert fields_of("State|First name", rows=[["Ohio", "Ann"], ["Utah", "Bo"]])["State"] == "region"


def test_a_customer_is_a_company_unless_nobody_else_has_a_name() -> None:
    assert fields_of("Customer|Contact|E-mail")["Customer"] == "company_name"
    assert fields_of("Customer|E-mail")["Customer"] == "full_name"


def test_a_second_column_for_the_same_thing_is_kept_apart_and_says_so() -> None:
    guess = headers.guess_columns(["City", "Home city"], [["Graz", "Linz"]], title="people")
    assert [column.field for column in guess.columns] == [Field.CITY, Field.CUSTOM]
    assert "“City”" in guess.columns[1].reason


def test_labels_of_addresses_are_kept() -> None:
    guess = headers.guess_columns(["Work e-mail", "Home e-mail", "Phone"], [], title="people")
    assert [column.label for column in guess.columns] == ["Work", "Home", ""]


def test_every_guess_has_a_reason() -> None:
    names = ["Email", "Foo", "Empty", "Same"]
    rows = [["a@b.co", f"x{n}", "", "1"] for n in range(12)]
    assert all(column.reason for column in headers.guess_columns(names, rows).columns)


def test_three_hundred_columns_are_no_problem() -> None:
    names = [f"Field {n}" for n in range(299)] + ["Email"]
    assert headers.guess_columns(names, [["x"] * 300]).columns[-1].field is Field.CUSTOM
    assert headers.guess_columns(names, [["x"] * 299 + ["a@b.co"]]).columns[-1].field is Field.EMAIL
