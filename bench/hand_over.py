"""How long does it take to hand 50,000 prospects over? Beside bare SQL that writes the same rows, in the same run.

    PYTHONPATH=src:. python -m bench.hand_over [--db sqlite|postgres] [--number 50000] [--json]

While the verb runs, another process reads the first 50 of a colleague's plan again and again: how long does that take?
Times are of one machine on one day; trust the ratios.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import time
from datetime import UTC, datetime
from typing import Any

from bench import bed

READS_A_SECOND = 20
NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
LIVE = 0.77  # of the prospects of a large sample, those of one rep of twenty left out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--number", type=int, default=50_000)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with bed.made(chosen.db):
        figures = measure(chosen.number)
    figures = {"db": chosen.db, **figures}
    print(json.dumps(figures) if chosen.json else as_words(figures))


def as_words(figures: dict[str, Any]) -> str:
    return (
        f"{figures['db']}: {figures['rows']} prospects handed over in {figures['verb_s']:.2f} s,"
        f" taken back in {figures['undo_s']:.2f} s; bare SQL {figures['bare_s']:.2f} s"
        f" (ratio {figures['verb_s'] / figures['bare_s']:.1f}).\n"
        f"Plan of 50 meanwhile: p50 {figures['plan_p50_ms']:.1f} ms, p95 {figures['plan_p95_ms']:.1f} ms"
        f" ({figures['plan_reads']} reads); when quiet: p50 {figures['quiet_p50_ms']:.1f} ms"
    )


def measure(number: int) -> dict[str, Any]:
    from followthrough.capture.sample import fill_sample
    from followthrough.followup import actions as followup
    from followthrough.followup.models import Opportunity
    from followthrough.team.models import Membership

    workspace = fill_sample(at=NOW, prospects=round(number / LIVE)).workspace
    ann, bob = Membership.objects.filter(workspace=workspace, role="rep").order_by("pk")[:2]
    owned = Opportunity.objects.filter(workspace=workspace)
    followup.hand_over_many(owned.exclude(owner__in=[ann, bob]), to=ann, by=None, at=NOW)
    quiet = _watch_while(bob, lambda: time.sleep(2))[1]
    bare, _ = _watch_while(bob, lambda: _bare(workspace.pk, ann.pk, bob.pk))
    _bare(workspace.pk, bob.pk, ann.pk)
    rows = owned.filter(owner=ann).live().count()
    verb, reads = _watch_while(bob, lambda: followup.hand_over_many(owned.filter(owner=ann), to=bob, by=ann, at=NOW))
    undo, _ = _watch_while(
        bob,
        lambda: followup.undo_many(workspace.pk, "hand_over", done_at=NOW, done_by=ann.pk, by=ann, at=NOW),
    )
    return {
        "rows": rows,
        "verb_s": verb,
        "undo_s": undo,
        "bare_s": bare,
        "plan_reads": len(reads),
        "plan_p50_ms": statistics.median(reads) * 1000,
        "plan_p95_ms": statistics.quantiles(reads, n=20)[-1] * 1000,
        "quiet_p50_ms": statistics.median(quiet) * 1000,
    }


def _bare(workspace_id: int, from_id: int, to_id: int) -> None:
    """The same rows written by hand: a journal line each, the owner, in one transaction."""
    from django.db import connection, transaction

    built = "json_build_object" if connection.vendor == "postgresql" else "json_object"
    which = "workspace_id = %s AND owner_id = %s AND state IN ('open', 'nurture')"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_entry (workspace_id, at, actor_id, verb, person_id, opportunity_id, facts, before)"
            f" SELECT workspace_id, %s, %s, 'bare', person_id, id, {built}('from', owner_id, 'to', %s),"
            f" {built}('opportunity', {built}('owner_id', owner_id)) FROM followup_opportunity WHERE {which}",
            [NOW, from_id, to_id, workspace_id, from_id],
        )
        cursor.execute(f"UPDATE followup_opportunity SET owner_id = %s WHERE {which}", [to_id, workspace_id, from_id])


def _watch_while(owner: Any, work: Any) -> tuple[float, list[float]]:
    """Seconds the work took, and how long each read of the plan took meanwhile in a process of its own."""
    ours, theirs = multiprocessing.Pipe()
    reader = multiprocessing.get_context("spawn").Process(
        target=_read_plans, args=(theirs, owner.workspace_id, owner.pk, dict(os.environ))
    )
    reader.start()
    ours.recv()
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    ours.send("stop")
    reads: list[float] = ours.recv()
    reader.join()
    return took, reads


def _read_plans(pipe: Any, workspace_id: int, owner_id: int, environment: dict[str, str]) -> None:
    os.environ.update(environment)
    import django

    django.setup()
    from followthrough.followup.models import Opportunity

    owned = Opportunity.objects.filter(workspace_id=workspace_id, owner_id=owner_id)
    plan = owned.on_a_persons_plan().in_plan_order().select_related("person")
    list(plan[:50])
    pipe.send("ready")
    reads = []
    while not pipe.poll(1 / READS_A_SECOND):
        began = time.perf_counter()
        list(plan[:50])
        reads.append(time.perf_counter() - began)
    pipe.send(reads)


if __name__ == "__main__":
    main()
