"""A process may be killed at any moment, stopped by somebody, or met by another one: nothing is lost or twice."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from followthrough.capture import actions as capture
from followthrough.capture import onward
from followthrough.capture.actions import drafting, storing, undoing
from followthrough.capture.actions.portion import Portion
from followthrough.capture.models import Import, ImportResult, ImportRow, Progress
from followthrough.capture.refusals import UnderWay
from followthrough.followup.models import Opportunity
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.refusals import Refusal
from tests.capture.bringing import read, run, start
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
ROWS = 60
MANY = "Name,Email,Stage\n" + "".join(
    f"Pat P{n % 50},p{n % 50}@x.example,{('New', 'Closed Won', 'Closed Lost')[n % 3]}\n" for n in range(ROWS)
)


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (drafting, storing, undoing):
        monkeypatch.setattr(module, "PORTION", 7)


class Killed(BaseException):
    pass


def kill_in(monkeypatch: pytest.MonkeyPatch, target: Any, name: str, *, after: int) -> None:
    """The power goes off when this is called for the nth time."""
    real: Callable[..., Any] = getattr(target, name)
    calls = 0

    def dies(*args: Any, **rest: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == after:
            raise Killed
        return real(*args, **rest)

    monkeypatch.setattr(target, name, dies)


def work_after_a_crash(batch: Import) -> Import:
    """As the clock of another process does it, once the lease is over."""
    Import.objects.filter(pk=batch.pk).update(busy_until=NOON - timedelta(seconds=1))
    batch.refresh_from_db()
    return capture.finish(batch, at=NOON)


def assert_whole(batch: Import) -> None:
    assert batch.progress == Progress.DONE
    assert batch.rows == ROWS == batch.stored + batch.joined + batch.refused
    assert ImportRow.objects.filter(batch=batch).count() == ROWS
    assert ImportResult.objects.filter(batch=batch).count() == ROWS
    assert Counter(ImportResult.objects.filter(batch=batch).values_list("fate", flat=True)) == Counter(
        stored=batch.stored, joined=batch.joined
    )
    points = ContactPoint.objects.filter(value__endswith="@x.example")
    assert points.count() == 50
    assert not Opportunity.objects.live().filter(next_due_at__isnull=True).exists()


@pytest.mark.parametrize("after", [1, 2, 5])
def test_killed_while_reading_it_goes_on_behind_the_last_portion(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    batch = capture.read_files(start(cast.rep, MANY), at=NOON)
    with monkeypatch.context() as power:
        kill_in(power, drafting, "reserve_ids", after=after)
        with pytest.raises(Killed):
            capture.finish(batch, at=NOON)
    batch = work_after_a_crash(batch)
    assert batch.progress == Progress.READY
    assert_whole(run(batch))


@pytest.mark.parametrize("after", [1, 2, 6])
def test_killed_while_storing_it_goes_on_behind_the_last_portion(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    batch = capture.run_import(read(start(cast.rep, MANY)), at=NOON)
    with monkeypatch.context() as power:
        kill_in(power, Portion, "_remember_people", after=after)
        with pytest.raises(Killed):
            capture.finish(batch, at=NOON)
    assert_whole(work_after_a_crash(batch))


def test_killed_while_taking_back_it_goes_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    people = Person.objects.count()
    batch = capture.undo_import(run(start(cast.rep, MANY)), at=NOON)
    with monkeypatch.context() as power:
        kill_in(power, undoing, "_take_back_companies", after=3)
        with pytest.raises(Killed):
            capture.finish(batch, at=NOON)
    assert work_after_a_crash(batch).progress == Progress.UNDONE
    assert Person.objects.count() == people


def test_a_share_at_a_time_comes_to_the_same(cast: Cast) -> None:
    batch = capture.read_files(start(cast.rep, MANY), at=NOON)
    shares = 0
    while batch.is_busy:
        batch = capture.advance(batch, at=NOON, seconds=0)
        shares += 1
    batch = capture.run_import(batch, at=NOON)
    while batch.is_busy:
        batch = capture.advance(batch, at=NOON, seconds=0)
        shares += 1
    assert shares > 15
    assert_whole(batch)


def test_two_processes_do_not_work_on_the_same_import(cast: Cast) -> None:
    batch = capture.run_import(read(start(cast.rep, MANY)), at=NOON)
    Import.objects.filter(pk=batch.pk).update(busy_until=NOON + timedelta(minutes=1))
    with pytest.raises(UnderWay):
        capture.advance(batch, at=NOON)
    assert capture.advance_imports(at=NOON) == 0
    assert capture.advance_imports(at=NOON + timedelta(minutes=2)) == 1


def test_the_clock_finishes_what_a_closed_browser_left(cast: Cast) -> None:
    batch = capture.run_import(read(start(cast.rep, MANY)), at=NOON)
    capture.advance(batch, at=NOON, seconds=0)
    assert capture.advance_imports(at=NOON) == 1
    batch.refresh_from_db()
    assert_whole(batch)


def test_it_can_be_stopped_and_go_on(cast: Cast) -> None:
    batch = capture.run_import(read(start(cast.rep, MANY)), at=NOON)
    capture.advance(batch, at=NOON, seconds=0)
    batch = capture.stop_import(batch, at=NOON)
    stored = batch.stored
    assert 0 < stored < ROWS
    assert capture.advance(batch, at=NOON).stored == stored
    assert_whole(capture.finish(capture.run_import(batch, at=NOON), at=NOON))


def test_what_was_stopped_can_be_taken_back(cast: Cast) -> None:
    people = Person.objects.count()
    batch = capture.run_import(read(start(cast.rep, MANY)), at=NOON)
    capture.advance(batch, at=NOON, seconds=0)
    batch = capture.finish(capture.undo_import(capture.stop_import(batch, at=NOON), at=NOON), at=NOON)
    assert batch.progress == Progress.UNDONE
    assert Person.objects.count() == people


def test_a_taking_back_that_stopped_is_never_brought_in_further(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """“Go on” goes on with what was being done."""
    people = Person.objects.count()
    batch = capture.undo_import(run(start(cast.rep, MANY)), at=NOON)
    with monkeypatch.context() as trouble:
        real, calls = undoing._take_back_companies, []

        def refuses(*args: Any) -> None:
            calls.append(args)
            if len(calls) == 3:
                raise Refusal("The disk is full.")
            real(*args)

        trouble.setattr(undoing, "_take_back_companies", refuses)
        batch = capture.finish(batch, at=NOON)
    assert (batch.progress, batch.trouble) == (Progress.STOPPED, "The disk is full.")
    assert batch.is_taken_back_in_part
    stored = Person.objects.count()
    assert onward.how_far(batch).done > 0
    batch = capture.run_import(batch, at=NOON)
    assert batch.progress == Progress.UNDOING
    batch = capture.finish(batch, at=NOON)
    assert batch.progress == Progress.UNDONE
    assert Person.objects.count() == people < stored


def test_a_file_that_vanished_stops_the_import_in_words(cast: Cast) -> None:
    batch = start(cast.rep, MANY)
    from followthrough.capture import files

    files.path_of(batch.files.get().table).unlink()
    batch = capture.finish(capture.read_files(batch, at=NOON), at=NOON)
    assert batch.progress == Progress.DRAFT
    assert "no longer" in batch.trouble
