"""A browser's way through the steps of an import."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from followthrough.capture.models import Import, Progress

LIST = """First name,Last name,Email,Phone,Company,Stage,Deal value,Last contacted
Dora,Eck,dora@eck.example,+4930123401,Eck GmbH,New,1000,
Emil,Fuchs,emil@fuchs.example,+4930123402,Fuchs KG,Negotiation,9000,2026-11-01
Fritz,Gans,fritz@gans.example,+4930123403,Gans AG,Closed Won,5000,2026-05-01
Gerd,Hahn,gerd@hahn.example,+4930123404,Hahn OHG,Closed Lost,700,2026-02-01
Hanna,Igel,hanna@igel.example,+4930123405,Igel & Co,New,20,2024-01-15
"""
TWICE = """Name,Email,Phone,Company,Value
Dora Eck,dora@eck.example,+4930123401,Eck GmbH,1000
Dora Eck,dora@eck.example,,Eck GmbH,1000
Anna Keller,anna.keller@brandt.example,,Brandt & Söhne,500
Emil Fuchs,emil@fuchs.example,,Fuchs KG,a lot
"""


def send(browser: Client, *files: tuple[str, str | bytes]) -> HttpResponse:
    """Choose these files; answers with what follows."""
    sent = [
        SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content) for name, content in files
    ]
    return browser.post("/import/", {"files": sent})


def begin(browser: Client, *files: tuple[str, str | bytes]) -> Import:
    answer = send(browser, *(files or (("list.csv", LIST),)))
    assert answer.status_code == 302, answer.content.decode()
    return Import.objects.latest("pk")


def read(browser: Client, *files: tuple[str, str | bytes]) -> Import:
    """As far as the preview, as guessed."""
    batch = begin(browser, *files)
    answer = browser.post(f"/import/{batch.pk}/owners/", {"owner": batch.options["owner_ids"], "prospects": "1"})
    assert answer.status_code == 302, answer.content.decode()
    return until(browser, batch, Progress.READY)


def bring_in(browser: Client, *files: tuple[str, str | bytes]) -> Import:
    batch = read(browser, *files)
    browser.post(f"/import/{batch.pk}/run/")
    return until(browser, batch, Progress.DONE)


def until(browser: Client, batch: Import, progress: Progress) -> Import:
    """Watch it as a page does, as often as it takes."""
    batch.refresh_from_db()
    while batch.is_busy:
        browser.post(f"/import/{batch.pk}/work/")
        batch.refresh_from_db()
    assert batch.progress == progress, batch.trouble
    return batch
