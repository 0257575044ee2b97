"""Looking after it: migrate, doctor, backup, restore, workspace, link; what they say and the code they leave with."""

import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import House


def findings(house: House, **surroundings: str) -> dict[str, Any]:
    done = house.run("doctor", "--json", **surroundings)
    told = json.loads(done.stdout)
    assert done.returncode == (0 if told["well"] else 1)
    return {finding["name"]: finding for finding in told["findings"]}


def only_sqlite(house: House) -> Path:
    if "DATABASE_URL" in house.env:
        pytest.skip("speaks of SQLite's file")
    return house.data / "followthrough.sqlite3"


def sign_in_works(house: House, email: str) -> bool:
    return house.run("link", "--as", email).returncode == 0


def make_second_workspace(house: House) -> None:
    house.say("workspace", "Harbour Homes", "--email", "olga@harbour.example", "--your-name", "Olga Orr")


def test_help_comes_without_touching_anything(house: House) -> None:
    said = house.say("--help")
    for command in ("start", "serve", "worker", "migrate", "doctor", "backup", "restore", "test"):
        assert f"\n  {command} " in said
    assert not house.data.exists()


def test_the_version_is_told(house: House) -> None:
    assert house.say("--version").startswith("followthrough, version 0.")


def test_an_unknown_command_is_a_wrong_call(house: House) -> None:
    done = house.run("pretend")
    assert done.returncode == 2
    assert "No such command 'pretend'" in done.stderr


def test_every_command_has_help_that_says_what_it_does(house: House) -> None:
    for command in ("start", "serve", "worker", "migrate", "doctor", "backup", "restore", "workspace", "link", "test"):
        assert len(house.say(command, "--help")) > 200


@pytest.mark.both
def test_migrate_says_what_is_missing_and_brings_it_up_to_date(house: House) -> None:
    missing = house.run("migrate", "--check")
    assert missing.returncode == 1
    assert "followup.0001_tables" in missing.stdout
    house.say("migrate")
    assert house.say("migrate", "--check") == "The database is up to date.\n"


def test_a_data_folder_that_can_not_be_made_is_said_in_words(house: House, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = house.run("doctor", FOLLOWTHROUGH_DATA=str(tmp_path / "file" / "data"))
    assert done.returncode == 1
    assert "FOLLOWTHROUGH_DATA" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_house_keeps_its_secret_to_itself(inhabited: House) -> None:
    assert stat.S_IMODE((inhabited.data / "secret-key").stat().st_mode) == 0o600


@pytest.mark.both
def test_the_doctor_finds_a_running_house_well(inhabited: House) -> None:
    inhabited.say("worker", "--once")
    found = findings(inhabited)
    assert not [finding for finding in found.values() if finding["state"] == "ill"]
    assert "without a step: 0" in found["Next steps"]["said"]


def test_the_doctor_says_that_the_clock_has_not_run(inhabited: House) -> None:
    clock = findings(inhabited)["Clock"]
    assert clock["state"] == "ill"
    assert "followthrough start" in clock["mend"]


def test_the_doctor_sees_a_secret_that_others_can_read(inhabited: House) -> None:
    (inhabited.data / "secret-key").chmod(0o644)
    assert "chmod 600" in findings(inhabited)["Data folder"]["mend"]


def test_the_keys_of_passwords_are_changed_by_one_command(inhabited: House) -> None:
    before = (inhabited.data / "sealing-keys").read_text(encoding="ascii").split()
    told = inhabited.tell("keys", "--rotate", "--drop-old")
    assert (told["keys"], told["lost"], told["dropped"]) == (1, 0, 1)
    assert (inhabited.data / "sealing-keys").read_text(encoding="ascii").split() != before


def test_the_doctor_makes_no_database(house: House) -> None:
    file = only_sqlite(house)
    assert findings(house)["Database"]["mend"] == "Run: followthrough start"
    assert not file.exists()


def test_the_doctor_names_a_database_that_is_away(house: House) -> None:
    found = findings(house, DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert "can't be reached" in found["Database"]["said"]


def test_the_doctor_sees_that_tables_are_missing(house: House) -> None:
    house.run("link")
    assert findings(house)["Tables"]["mend"] == "Run: followthrough migrate"


def test_the_doctor_sees_a_lost_guard(inhabited: House) -> None:
    with closing(sqlite3.connect(only_sqlite(inhabited))) as database:
        database.execute("DROP TRIGGER opportunity_owner_works_here_on_update")
    guards = findings(inhabited)["Guards"]
    assert (guards["state"], "opportunity_owner_works_here" in guards["said"]) == ("ill", True)


def test_the_doctor_sees_damage(inhabited: House) -> None:
    file = only_sqlite(inhabited)
    with file.open("r+b") as database:
        database.seek(file.stat().st_size // 2)
        database.write(b"\xff" * 8192)
    done = inhabited.run("doctor", "--json")
    assert done.returncode == 1, done.stdout


def test_the_doctor_warns_of_an_open_address(inhabited: House) -> None:
    found = findings(inhabited, PUBLIC_URL="http://sales.example")
    assert found["Address"]["state"] == "careful"


@pytest.mark.both
def test_a_backup_brings_everything_back(inhabited: House, tmp_path: Path) -> None:
    (inhabited.data / "imports").mkdir()
    (inhabited.data / "imports" / "list.csv").write_text("Anna", encoding="utf-8")
    backup = tmp_path / "all.tar.gz"
    assert inhabited.tell("backup", str(backup))["file"] == str(backup)
    make_second_workspace(inhabited)
    (inhabited.data / "imports" / "list.csv").write_text("changed", encoding="utf-8")

    told = inhabited.tell("restore", str(backup), "--yes")

    assert sign_in_works(inhabited, "rosa@linden.example")
    assert not sign_in_works(inhabited, "olga@harbour.example")
    assert (inhabited.data / "imports" / "list.csv").read_text(encoding="utf-8") == "Anna"
    assert Path(told["kept"]).is_file()


def test_what_was_there_before_a_restore_can_be_brought_back_too(inhabited: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    make_second_workspace(inhabited)
    kept = inhabited.tell("restore", str(backup), "--yes")["kept"]
    inhabited.say("restore", kept, "--yes")
    assert sign_in_works(inhabited, "olga@harbour.example")


@pytest.mark.both
def test_the_guards_outlive_a_restore(inhabited: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    inhabited.say("restore", str(backup), "--yes")
    found = findings(inhabited)
    assert found["Guards"]["state"] == "well"
    assert found["Tables"]["state"] == "well"


def test_a_backup_moves_to_another_house(inhabited: House, tmp_path: Path) -> None:
    only_sqlite(inhabited)
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    other = House(tmp_path / "elsewhere", None, inhabited.preloaded)
    other.say("restore", str(backup))
    assert sign_in_works(other, "rosa@linden.example")
    for key in ("secret-key", "sealing-keys"):
        assert (other.data / key).read_bytes() == (inhabited.data / key).read_bytes()


def test_restore_never_replaces_anything_unasked(inhabited: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    make_second_workspace(inhabited)
    done = inhabited.run("restore", str(backup))
    assert done.returncode == 1
    assert "--yes" in done.stderr
    assert sign_in_works(inhabited, "olga@harbour.example")


@pytest.mark.both
@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.9])
def test_a_damaged_backup_is_refused_and_nothing_changes(inhabited: House, tmp_path: Path, place: float) -> None:
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    with backup.open("r+b") as file:
        file.seek(int(backup.stat().st_size * place))
        file.write(b"damage")
    done = inhabited.run("restore", str(backup), "--yes")
    assert done.returncode == 1
    assert "is no whole backup" in done.stderr
    assert sign_in_works(inhabited, "rosa@linden.example")


def test_a_backup_cut_short_is_refused(inhabited: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    os.truncate(backup, backup.stat().st_size // 2)
    assert inhabited.run("restore", str(backup), "--yes").returncode == 1
    assert inhabited.run("restore", str(backup), "--check").returncode == 1


def test_a_backup_of_a_newer_version_is_refused(inhabited: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    newer = _with_manifest(backup, tmp_path, migrations=["followup.9999_flying"])
    done = inhabited.run("restore", str(newer), "--yes")
    assert done.returncode == 1
    assert "newer version" in done.stderr


def test_a_backup_of_another_database_is_refused(inhabited: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    done = inhabited.run("restore", str(_with_manifest(backup, tmp_path, vendor="oracle")), "--yes")
    assert done.returncode == 1
    assert "made on oracle" in done.stderr


def test_a_backup_overwrites_nothing_unasked(inhabited: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    assert inhabited.run("backup", str(backup)).returncode == 1
    assert inhabited.run("backup", str(backup), "--overwrite").returncode == 0


def test_a_backup_is_for_its_owner_alone(inhabited: House) -> None:
    backup = Path(inhabited.tell("backup")["file"])
    assert backup.parent == inhabited.data / "backups"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_holds_no_other_backups(inhabited: House) -> None:
    inhabited.say("backup")
    with tarfile.open(inhabited.tell("backup", str(inhabited.data / "backups" / "second.tar.gz"))["file"]) as archive:
        names = set(archive.getnames())
    assert names == {"manifest.json", "database", "files/secret-key", "files/sealing-keys"}


def test_a_damaged_database_can_be_replaced_by_a_backup(inhabited: House, tmp_path: Path) -> None:
    file = only_sqlite(inhabited)
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    file.write_bytes(b"this is no database at all" * 100)
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    told = inhabited.tell("restore", str(backup), "--yes")
    assert sign_in_works(inhabited, "rosa@linden.example")
    assert Path(told["kept"]).read_bytes().startswith(b"this is no database")


@pytest.mark.both
def test_a_backup_can_be_made_while_it_runs(inhabited: House, tmp_path: Path) -> None:
    running = inhabited.begin("start", "--port", "0")
    running.hear("Serving on")
    inhabited.say("backup", str(tmp_path / "all.tar.gz"))
    assert running.stop() == 0
    assert "is whole" in inhabited.say("restore", str(tmp_path / "all.tar.gz"), "--check")


@pytest.mark.both
def test_a_restore_that_is_killed_leaves_something_whole(inhabited: House, tmp_path: Path) -> None:
    """Killed at several moments: afterwards the house is the old one or the new one, and a second run completes."""
    backup = tmp_path / "all.tar.gz"
    inhabited.say("backup", str(backup))
    make_second_workspace(inhabited)
    for delay in (0.6, 0.8, 1.0):
        _kill_after(inhabited, delay, "restore", str(backup), "--yes")
        found = findings(inhabited)
        assert (found["Tables"]["state"], found["Guards"]["state"]) == ("well", "well")
    inhabited.say("restore", str(backup), "--yes")
    assert not sign_in_works(inhabited, "olga@harbour.example")


def test_a_workspace_in_a_zone_nobody_knows_is_refused(house: House) -> None:
    done = house.run("workspace", "X", "--email", "not an address", "--your-name", "Y")
    assert done.returncode == 1
    assert "Nothing was made" in done.stderr


def test_a_link_is_printed_for_the_only_member(inhabited: House) -> None:
    told = inhabited.tell("link")
    assert told["email"] == "rosa@linden.example"
    assert "/sign-in/link/" in told["link"]


def test_several_members_must_say_who_they_are(inhabited: House) -> None:
    make_second_workspace(inhabited)
    done = inhabited.run("link")
    assert done.returncode == 1
    assert "--as EMAIL" in done.stderr
    assert "rosa@linden.example  Rosa Reed, Linden Motors" in done.stderr
    assert inhabited.run("link", FOLLOWTHROUGH_AS="olga@harbour.example").returncode == 0


def test_nobody_to_sign_in_is_said(house: House) -> None:
    house.say("migrate")
    done = house.run("link")
    assert done.returncode == 1
    assert "followthrough start" in done.stderr


def _with_manifest(backup: Path, folder: Path, **changes: Any) -> Path:
    inside = folder / "inside"
    with tarfile.open(backup) as archive:
        archive.extractall(inside, filter="data")
    manifest = json.loads((inside / "manifest.json").read_text(encoding="utf-8")) | changes
    (inside / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    changed = folder / "changed.tar.gz"
    with tarfile.open(changed, "w:gz") as archive:
        for path in inside.rglob("*"):
            if path.is_file():
                archive.add(path, arcname=str(path.relative_to(inside)))
    shutil.rmtree(inside)
    return changed


def _kill_after(house: House, seconds: float, *arguments: str) -> None:
    process = subprocess.Popen(
        house.command(*arguments), env=house.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
