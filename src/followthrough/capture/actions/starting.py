"""Beginning an import: files are kept in the data folder, and what they are is guessed."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from followthrough.capture import files, mapping
from followthrough.capture.models import Import, ImportFile, RememberedMapping
from followthrough.capture.options import usual_options
from followthrough.capture.refusals import FileTooLarge, NotAList, NothingToImport
from followthrough.rules.tabular import vcards, workbook
from followthrough.rules.tabular.dialect import DialectGuess
from followthrough.rules.tabular.encoding import is_text
from followthrough.rules.tabular.fields import TableKind
from followthrough.rules.tabular.records import Dialect
from followthrough.team.models import Membership

MOST_COLUMNS = 2_000
MOST_OF_CARDS = 200_000_000  # bytes
TEXT_LOOKED_AT = 16 * 1024  # bytes


@dataclass(frozen=True)
class Upload:
    """A file as it arrives: its name and its bytes."""

    name: str
    chunks: Iterable[bytes]


def start_import(uploads: Sequence[Upload], *, by: Membership, at: datetime) -> Import:
    """Keep the files and guess what they are; nothing of the house changes yet.

    Refuses `NothingToImport`, `NotAList`, `FileTooLarge`, `WorkbookUnreadable`, `WorkbookTooLarge`, `NoPipeline`.
    """
    options = usual_options(by)
    with transaction.atomic():
        batch = Import(workspace_id=by.workspace_id, member=by, options=options.stored(), created_at=at)
        batch.save(force_insert=True)
        folder = files.folder_of(batch.workspace_id, batch.pk)
        try:
            for position, upload in enumerate(uploads):
                add_file(batch, upload, position=position)
            if not batch.files.exists():
                raise NothingToImport
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return batch


def add_file(batch: Import, upload: Upload, *, position: int) -> ImportFile:
    """One file of an import; of a workbook, its fullest sheet."""
    path = files.folder_of(batch.workspace_id, batch.pk) / files.safe_name(position, upload.name)
    size = files.keep(upload.chunks, path)
    if not size:
        raise NothingToImport(f"“{upload.name}” is empty. Nothing was changed. Choose another file.")
    file = ImportFile(
        workspace_id=batch.workspace_id,
        batch=batch,
        position=position,
        name=upload.name[-200:],
        original=files.relative(path),
        table=files.relative(path),
        size=size,
    )
    if workbook.is_workbook(upload.name, next(files.bytes_of(path))[:8]):
        sheets = workbook.list_sheets(path)
        file.sheets = [sheet.name for sheet in sheets]
        take_sheet(file, workbook.fullest(sheets))
    elif vcards.is_vcard(next(files.bytes_of(path))[:40]):
        take_cards(file)
    else:
        _require_text(path, upload.name)
    guess_file(file, batch.member)
    file.save(force_insert=True)
    return file


def _require_text(path: Path, name: str) -> None:
    sample = next(files.bytes_of(path))[:TEXT_LOOKED_AT]
    if not is_text(sample, mapping.guess_encoding_of(path).name):
        raise NotAList(name)


def take_sheet(file: ImportFile, sheet: str) -> None:
    """Read this sheet of the workbook from now on: it is kept as a CSV file beside it."""
    path = Path(files.path_of(file.original))
    table = path.with_name(f"{path.name}.{file.sheets.index(sheet)}.csv")
    files.keep_sheet(path, sheet, table)
    file.sheet, file.table = sheet, files.relative(table)


def take_cards(file: ImportFile) -> None:
    """vCards are read as the table they would make: it is kept as a CSV file beside them."""
    path = Path(files.path_of(file.original))
    if path.stat().st_size > MOST_OF_CARDS:
        raise FileTooLarge
    table = path.with_name(f"{path.name}.csv")
    files.keep_cards(path, table)
    file.table = files.relative(table)


def guess_file(file: ImportFile, member: Membership, *, code: str = "", dialect: Dialect | None = None) -> None:
    """Everything about a file, anew; what is given is not guessed. Does not save."""
    path = files.path_of(file.table)
    guessed = mapping.guess_encoding_of(path)
    file.encoding = code or guessed.name
    found = DialectGuess(dialect, 1.0, "As you chose it.") if dialect else mapping.guess_dialect_of(path, file.encoding)
    file.dialect = asdict(found.dialect)
    file.guesses = {
        "encoding": guessed.name,
        "encoding_reason": "As you chose it." if code and code != guessed.name else guessed.reason,
        "encoding_confidence": guessed.confidence,
        "dialect_reason": found.reason,
        "dialect_confidence": found.confidence,
    }
    guess_columns(file, member)


def guess_columns(file: ImportFile, member: Membership) -> None:
    """The mapping, as it was chosen last time for the same headers, else as guessed. Does not save."""
    names = mapping.read_header(file)[:MOST_COLUMNS]
    file.signature = mapping.signature_of(names)
    file.columns = [{"header": name, "field": "ignore"} for name in names]
    kind, file.columns = mapping.guess_mapping(file, names)
    workspace = member.workspace
    remembered = RememberedMapping.objects.filter(workspace=workspace, signature=file.signature).first()
    if remembered is not None and len(remembered.columns) == len(names):
        kind = TableKind(remembered.kind)
        file.columns = mapping.apply_remembered(file.columns, remembered.columns)
    file.kind = kind
    file.habits = mapping.guess_habits(
        file, zone=member.zone or workspace.zone, country=workspace.country, currency=workspace.currency
    )
