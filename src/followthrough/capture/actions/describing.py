"""Saying what the files are and where their rows belong: until it is run, everything can be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.capture import mapping
from followthrough.capture.actions.drafting import forget_drafts
from followthrough.capture.actions.starting import guess_file, take_sheet
from followthrough.capture.models import Import, ImportFile, Progress, RememberedMapping
from followthrough.capture.options import Options, guess_owner, guess_stage, setting_of
from followthrough.capture.refusals import NothingMapped, NotNow
from followthrough.rules.matching import fold
from followthrough.rules.tabular.fields import MULTIPLE, Field, TableKind
from followthrough.rules.tabular.records import Dialect

DESCRIBABLE = (Progress.DRAFT, Progress.READY)
SAYS_WHO = frozenset(
    {Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME, Field.EMAIL, Field.PHONE, Field.MOBILE, Field.COMPANY_NAME}
    | {Field.PERSON_REF, Field.COMPANY_REF}
)


def set_reading(
    file: ImportFile, *, encoding: str = "", dialect: Mapping[str, Any] | None = None, sheet: str = ""
) -> ImportFile:
    """Read the file otherwise than guessed; its columns are guessed anew. Refuses `NotNow`."""
    with transaction.atomic():
        batch = _describable(file.batch_id)
        if sheet and sheet in file.sheets and sheet != file.sheet:
            take_sheet(file, sheet)
            guess_file(file, batch.member)
        else:
            chosen = Dialect(**{**file.dialect, **dialect}) if dialect else None
            guess_file(file, batch.member, code=encoding or file.encoding, dialect=chosen)
        file.save()
    return file


def guess_again(file: ImportFile) -> ImportFile:
    """Back to what the file itself says."""
    with transaction.atomic():
        guess_file(file, _describable(file.batch_id).member)
        file.save()
    return file


def set_mapping(
    file: ImportFile, fields: Sequence[str], *, kind: str = "", day_order: str = "", at: datetime
) -> ImportFile:
    """Which column goes where, and what a row is; remembered for the next file with these headers.

    Refuses `NotNow`, `NothingMapped`. A field that can be held once goes to the first column that asks for it.
    """
    with transaction.atomic():
        _describable(file.batch_id)
        file.columns = _mapped(file.columns, fields)
        file.kind = TableKind(kind) if kind else file.kind
        if day_order:
            file.habits |= {"day_order": day_order, "day_order_reason": "As you chose it.", "is_day_order_sure": True}
        _require_subject(file)
        sample = [row.cells for row, _ in zip(mapping.rows_of(file), range(mapping.SAMPLE_ROWS), strict=False)]
        file.columns = mapping.describe_amounts(file.columns, sample)
        file.save()
        _remember(file, at=at)
    return file


def remove_file(file: ImportFile) -> None:
    """Leave a file out of the import."""
    with transaction.atomic():
        _describable(file.batch_id)
        file.delete()


def set_options(batch: Import, options: Options) -> Import:
    """Where they go and who follows them up. Refuses `NotNow`, `NoPipeline`, `NobodyToOwn`."""
    with transaction.atomic():
        batch = _describable(batch.pk)
        setting_of(batch.workspace, options)
        batch.options = options.stored()
        batch.save(update_fields=["options"])
    return batch


def guess_words(batch: Import) -> Import:
    """Match the stages and owners that the files name with ours; what was chosen before stays."""
    options = Options.of(batch.options)
    setting = setting_of(batch.workspace, options)
    stages, owners = dict(options.stages), dict(options.owners)
    for file in batch.files.all():
        for word in _words_of(file, Field.STAGE):
            stages.setdefault(fold(word), guess_stage(word, setting.stages).pk)
        for word in _words_of(file, Field.OWNER):
            owners.setdefault(fold(word), guess_owner(word, setting.members))
    batch.options = replace(options, stages=stages, owners=owners).stored()
    batch.save(update_fields=["options"])
    return batch


def _words_of(file: ImportFile, field: Field) -> list[str]:
    """The different words of one column, in their order, as far as they are few."""
    index = next((number for number, record in enumerate(file.columns) if record["field"] == field), None)
    if index is None or file.kind == TableKind.OTHER:
        return []
    words: dict[str, None] = {}
    for row in mapping.rows_of(file):
        if index < len(row.cells) and (word := row.cells[index].strip()):
            words[word] = None
            if len(words) > 200:
                break
    return list(words)


def _describable(batch_id: int) -> Import:
    """The import, locked, back to being described: drafts made from an older description are forgotten."""
    batch = Import.objects.select_for_update().select_related("member__workspace", "workspace").get(pk=batch_id)
    if batch.progress not in DESCRIBABLE:
        raise NotNow
    if batch.progress == Progress.READY:
        forget_drafts(batch)
    return batch


def _mapped(columns: list[dict[str, Any]], chosen: Sequence[str]) -> list[dict[str, Any]]:
    taken: set[Field] = set()
    for record, word in zip(columns, chosen, strict=True):
        field = Field(word)
        if field in taken:
            field = Field.CUSTOM
        if field not in MULTIPLE:
            taken.add(field)
        if field != record["field"]:
            record |= {"field": str(field), "reason": "As you chose it.", "confidence": 1.0}
    return columns


def _require_subject(file: ImportFile) -> None:
    fields = {Field(record["field"]) for record in file.columns}
    if file.kind in (TableKind.PEOPLE, TableKind.OPPORTUNITIES) and not fields & SAYS_WHO:
        raise NothingMapped
    if file.kind == TableKind.COMPANIES and Field.COMPANY_NAME not in fields:
        raise NothingMapped("No column holds the name of the company. Choose one.")


def _remember(file: ImportFile, *, at: datetime) -> None:
    RememberedMapping.objects.update_or_create(
        workspace_id=file.workspace_id,
        signature=file.signature,
        defaults={
            "kind": str(file.kind),
            "columns": [{"field": record["field"], "label": record.get("label", "")} for record in file.columns],
            "habits": {"day_order": file.habits.get("day_order")},
            "used_at": at,
        },
    )
