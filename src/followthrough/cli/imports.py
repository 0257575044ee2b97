"""`followthrough import`: bring in lists, look before, go on, take back."""

import json
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import click
from django.utils import timezone

from followthrough.capture import actions as capture
from followthrough.capture import allowance, queries
from followthrough.capture.models import Certainty, Import, ImportFile, Progress
from followthrough.capture.options import Options
from followthrough.capture.refusals import UnderWay
from followthrough.cli import members
from followthrough.cli.output import console, json_option, print_json
from followthrough.rules.refusals import Refusal
from followthrough.rules.tabular.fields import Field, TableKind
from followthrough.team.models import Membership

SHARE = 0.5  # seconds between two looks at the bar


class MapUnreadable(Refusal):
    message = "The map is no JSON object. See docs/import.md for its form; --dry-run --json prints one to begin with."


class OnlyForYourself(Refusal):
    message = "Only a manager gives prospects to others. Nothing was changed. Leave --owner out, or ask a manager."


class NoSuchImport(Refusal):
    def __init__(self, number: int) -> None:
        super().__init__(f"There is no import {number} here. Nothing was changed.")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--map", "map_path", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="JSON: see docs.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--owner", "owners", multiple=True, metavar="NAME", help="Who follows them up; several take turns.")
@click.option("--contacts-only", is_flag=True, help="Don't make prospects of people no opportunity speaks of.")
@click.option("--go-on", type=int, metavar="NUMBER", help="Go on with an import that was stopped.")
@click.option("--undo", type=int, metavar="NUMBER", help="Take an import back, but for what was worked on since.")
@members.as_option
@json_option
def command(
    paths: tuple[Path, ...],
    map_path: Path | None,
    dry_run: bool,
    owners: tuple[str, ...],
    contacts_only: bool,
    go_on: int | None,
    undo: int | None,
    acting_as: str | None,
    as_json: bool,
) -> int:
    """Bring in lists: CSV in any dialect, XLSX, XLS, ODS. Files that belong together are given together.

    What each column means is guessed and printed by --dry-run. Whoever is there already is joined, not doubled. Each
    open prospect gets a dated next step; no message is sent.
    """
    member = members.acting_member(acting_as)
    if go_on is not None or undo is not None:
        batch = _resume(member, go_on=go_on, undo=undo)
    elif not paths:
        raise click.UsageError("Name at least one file.")
    else:
        batch = _start(member, paths, map_path)
        _set_options(batch, member, owners=owners, prospects=not contacts_only)
        batch = _work(capture.read_files(batch, at=timezone.now()), quiet=as_json)
        if dry_run:
            return _say_what_would_happen(batch, as_json=as_json)
        batch = capture.run_import(batch, at=timezone.now())
    return _say_what_happened(_work(batch, quiet=as_json), as_json=as_json)


def _start(member: Membership, paths: tuple[Path, ...], map_path: Path | None) -> Import:
    chosen = _read_map(map_path)
    at = timezone.now()
    uploads = [capture.Upload(path.name, _chunks(path)) for path in paths]
    batch = capture.start_import(uploads, by=member, at=at)
    try:
        for file in batch.files.order_by("position"):
            _describe(file, chosen.get("files", {}).get(file.name, chosen), at=at)
        return capture.guess_words(batch)
    except BaseException:
        capture.forget_import(batch)
        raise


def _chunks(path: Path) -> Iterator[bytes]:
    file: BinaryIO
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            yield chunk


def _read_map(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        chosen = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, UnicodeDecodeError):
        raise MapUnreadable from None
    if not isinstance(chosen, dict):
        raise MapUnreadable
    return chosen


def _describe(file: ImportFile, chosen: Mapping[str, Any], *, at: datetime) -> None:
    """What the map says of a file; the rest stays as guessed. Unknown headers and fields are refused."""
    if reading := {name: chosen[name] for name in ("encoding", "dialect", "sheet") if name in chosen}:
        file = capture.set_reading(file, **reading)
    columns: Mapping[str, str] = chosen.get("columns", {})
    headers = {record["header"] for record in file.columns}
    known = {str(field) for field in Field}
    for header, field in columns.items():
        if header not in headers or field not in known:
            problem = f"there is no column “{header}”" if header not in headers else f"“{field}” is no field"
            raise Refusal(f"The map does not fit {file.name}: {problem}. Nothing was changed.")
    kind = chosen.get("kind", "")
    if kind and kind not in {str(word) for word in TableKind}:
        raise Refusal(f"The map does not fit {file.name}: “{kind}” is none of {', '.join(TableKind)}.")
    if columns or kind or "day_order" in chosen:
        fields = [columns.get(record["header"], record["field"]) for record in file.columns]
        capture.set_mapping(file, fields, kind=kind, day_order=chosen.get("day_order", ""), at=at)


def _set_options(batch: Import, member: Membership, *, owners: tuple[str, ...], prospects: bool) -> None:
    stored = dict(batch.options) | {"prospects": prospects}
    if owners:
        stored["owner_ids"] = [members.colleague(member, name).pk for name in owners]
    allowed = allowance.within(Options.of(stored), member)
    if owners and not set(stored["owner_ids"]) <= set(allowed.owner_ids):
        capture.forget_import(batch)
        raise OnlyForYourself
    capture.set_options(batch, allowed)
    batch.refresh_from_db()


def _resume(member: Membership, *, go_on: int | None, undo: int | None) -> Import:
    number = undo or go_on or 0
    batch = Import.objects.visible_to(member).filter(pk=number).first()
    if batch is None:
        raise NoSuchImport(number)
    if undo is not None:
        return capture.undo_import(batch, at=timezone.now())
    return batch if batch.is_busy else capture.run_import(batch, at=timezone.now())


def _work(batch: Import, *, quiet: bool) -> Import:
    """Go through it with a bar. Ctrl-C stops between two portions; what was stored stays."""
    bar: Any = click.progressbar(length=max(batch.rows, 1), label=batch.get_progress_display(), hidden=quiet)
    try:
        with bar as shown:
            while batch.is_busy:
                batch = _share(batch, seconds=3600.0 if quiet else SHARE)
                shown.length = batch.rows
                shown.update(_done(batch) - shown.pos)
    except KeyboardInterrupt:
        batch.refresh_from_db()
        if batch.progress == Progress.RUNNING:
            capture.stop_import(batch, at=timezone.now())
            click.echo(f"Stopped. Go on with: followthrough import --go-on {batch.pk}", err=True)
        raise
    if batch.trouble:
        raise Refusal(batch.trouble)
    return batch


def _share(batch: Import, *, seconds: float) -> Import:
    """A share of the work; while the clock of a running house does it, only a look."""
    try:
        return capture.advance(batch, at=timezone.now(), seconds=seconds)
    except UnderWay:
        time.sleep(SHARE)
        batch.refresh_from_db()
        return batch


def _done(batch: Import) -> int:
    return batch.rows if batch.progress == Progress.READING else batch.stored + batch.joined + batch.refused


def _say_what_would_happen(batch: Import, *, as_json: bool) -> int:
    """The preview; then the import is forgotten, with its files but for the refused rows."""
    preview = queries.preview_of(batch, at=timezone.now())
    groups = {
        str(certainty): batch.groups.filter(certainty=certainty).count()
        for certainty in (Certainty.SURE, Certainty.LIKELY)
    }
    answer = {
        "dry_run": True,
        "rows": preview.rows,
        "stored": preview.rows - preview.joined - preview.refused,
        "joined": preview.joined,
        "refused": preview.refused,
        "refused_file": None,
        "reasons": {problem.reason: problem.rows for problem in preview.problems},
        "duplicates": groups,
        "states": {str(state): number for state, number in preview.by_state.items()},
        "steps": {day.isoformat(): number for day, number in preview.days},
        "files": {file.name: _as_map(file) for file in batch.files.order_by("position")},
    }
    capture.forget_import(batch)
    if as_json:
        print_json(answer)
    else:
        _print_preview(answer)
    return 0


def _as_map(file: ImportFile) -> dict[str, Any]:
    """What is guessed of a file, in the form that --map takes."""
    return {
        "kind": str(file.kind),
        "encoding": file.encoding,
        "dialect": file.dialect,
        "day_order": file.habits.get("day_order", ""),
        "columns": {record["header"]: record["field"] for record in file.columns},
    }


def _print_preview(answer: Mapping[str, Any]) -> None:
    from rich.table import Table

    out = console()
    for name, described in answer["files"].items():
        table = Table(
            "Column", "Becomes", title=f"{name}: {TableKind(described['kind']).label.lower()}", title_justify="left"
        )
        for header, field in described["columns"].items():
            table.add_row(header, Field(field).label)
        out.print(table)
    out.print(
        f"{answer['rows']:,} rows: {answer['stored']:,} would be stored, {answer['joined']:,} joined with somebody,"
        f" {answer['refused']:,} refused."
    )
    for reason, number in answer["reasons"].items():
        out.print(f"  {number:,} × {reason}")
    if answer["steps"]:
        days = ", ".join(f"{day}: {number}" for day, number in list(answer["steps"].items())[:5])
        out.print(f"First steps per day: {days} …")
    out.print("Nothing was changed.")


def _say_what_happened(batch: Import, *, as_json: bool) -> int:
    paths = [str(path) for path in queries.write_refused(batch)] if batch.refused else []
    answer = {
        "import": batch.pk,
        "progress": batch.progress,
        "rows": batch.rows,
        "stored": batch.stored,
        "joined": batch.joined,
        "refused": batch.refused,
        "kept": batch.kept,
        "refused_file": paths[0] if paths else None,
        "refused_files": paths,
    }
    if as_json:
        print_json(answer)
    elif batch.progress == Progress.UNDONE:
        kept = f" {batch.kept:,} rows stay: somebody worked on what they made." if batch.kept else ""
        click.echo(f"Import {batch.pk} is taken back.{kept}")
    else:
        click.echo(
            f"{batch.rows:,} rows: {batch.stored:,} stored, {batch.joined:,} joined, {batch.refused:,} refused.\n"
            f"Take it back with: followthrough import --undo {batch.pk}"
        )
        for path in paths:
            click.echo(f"Refused rows, with the reason: {path}")
    return 0
