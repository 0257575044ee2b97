"""The steps of describing an import, as the line above its pages shows them."""

from dataclasses import dataclass

from django.urls import reverse

from followthrough.capture.models import Import, ImportFile, Progress


@dataclass(frozen=True, slots=True)
class Step:
    word: str
    address: str
    is_here: bool = False


def steps_of(batch: Import, files: list[ImportFile], here: str) -> list[Step]:
    """Files, owners, duplicates, preview. `here` is the address of the page shown."""
    is_read = batch.progress == Progress.READY
    several = len(files) > 1
    steps = [Step(file.name if several else "Columns", file_address(file)) for file in files]
    steps.append(Step("Owners", reverse("import_owners", args=[batch.pk])))
    steps.append(Step("Same people", reverse("import_duplicates", args=[batch.pk]) if is_read else ""))
    steps.append(Step("Preview", reverse("import", args=[batch.pk]) if is_read else ""))
    return [Step(step.word, step.address, is_here=step.address == here) for step in steps]


def file_address(file: ImportFile) -> str:
    return reverse("import_columns", args=[file.batch_id, file.pk])


def after(files: list[ImportFile], file: ImportFile) -> str:
    """The address that follows a file: the next one, else who follows up."""
    later = [other for other in files if (other.position, other.pk) > (file.position, file.pk)]
    return file_address(later[0]) if later else reverse("import_owners", args=[file.batch_id])
