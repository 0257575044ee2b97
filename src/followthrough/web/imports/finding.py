"""The import of an address, if this member may see it; back to its own page where a step is not its turn."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from followthrough.capture.actions.describing import DESCRIBABLE
from followthrough.capture.models import Import, ImportFile
from followthrough.web import door


def batch_of(request: door.MemberRequest, pk: int) -> Import:
    """One statement. Their own, or any of the workspace for managers; else 404."""
    found = Import.objects.visible_to(request.member).select_related("workspace", "member__user")
    return get_object_or_404(found, pk=pk)


def file_of(request: door.MemberRequest, pk: int, file_id: int) -> ImportFile:
    """The file with its import: two statements."""
    batch = batch_of(request, pk)
    file = get_object_or_404(ImportFile, pk=file_id, batch=batch)
    file.batch = batch
    return file


def may_describe(batch: Import) -> bool:
    """Until it is run, everything can be changed."""
    return batch.progress in DESCRIBABLE


def to_its_page(request: door.MemberRequest, batch: Import) -> HttpResponse:
    return door.go(request, reverse("import", args=[batch.pk]))
