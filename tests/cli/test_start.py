"""`start`, `serve` and `worker` as real processes: ready, stopped cleanly, killed, started again."""

import signal
import socket
import urllib.error
import urllib.request

import pytest

from tests.cli.conftest import House, Running

ADDRESS = r"Serving on (http://\S+)"
LINK = r"(http://\S+/sign-in/link/\S+/)"


def get(address: str) -> tuple[int, str]:
    """Status and body of a page, redirects followed."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def started(house: House, *options: str) -> tuple[Running, str]:
    running = house.begin("start", "--port", "0", *options)
    return running, running.hear(ADDRESS)[1]


@pytest.mark.both
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_start_serves_and_stops_cleanly(inhabited: House, number: signal.Signals) -> None:
    running, address = started(inhabited)
    status, page = get(address + "/sign-in/")
    assert status == 200
    assert "Sign in" in page
    assert running.stop(number) == 0
    assert "Stopped. Everything is saved." in running.heard
    assert "Traceback" not in running.heard


def test_start_prints_a_link_that_signs_in_once(inhabited: House) -> None:
    running = inhabited.begin("start", "--port", "0")
    link = running.hear(LINK)[1]
    running.hear(ADDRESS)
    status, page = get(link)
    assert status == 200
    assert "Rosa" in page


def test_start_keeps_the_clock(inhabited: House) -> None:
    running, address = started(inhabited)
    get(address + "/sign-in/")  # from here on it serves, and the clock with it
    running.stop()
    clock = {finding["name"]: finding for finding in _findings(inhabited)}["Clock"]
    assert clock["state"] == "well"


def test_start_makes_an_empty_house_without_the_sample(house: House) -> None:
    running = house.begin("start", "--port", "0", "--no-sample")
    running.hear("Nothing is in it yet")
    assert running.stop() == 0


@pytest.mark.both
def test_after_a_kill_it_starts_again(inhabited: House) -> None:
    running, _ = started(inhabited)
    running.stop(signal.SIGKILL)
    again, address = started(inhabited)
    assert get(address + "/sign-in/")[0] == 200
    assert again.stop() == 0


def test_a_port_in_use_is_said_in_words(house: House) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = house.run("start", "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} of 127.0.0.1 is in use" in done.stderr
    assert f"--port {port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_that_is_not_ours_is_said_in_words(house: House) -> None:
    done = house.run("start", "--port", "0", "--host", "192.0.2.1")
    assert done.returncode == 1
    assert "no address 192.0.2.1" in done.stderr


def test_serve_refuses_a_database_older_than_the_program(house: House) -> None:
    done = house.run("serve", "--port", "0")
    assert done.returncode == 1
    assert "Run: followthrough migrate" in done.stderr


def test_serve_serves_the_pages_only(inhabited: House) -> None:
    running = inhabited.begin("serve", "--port", "0")
    address = running.hear(ADDRESS)[1]
    assert get(address + "/sign-in/")[0] == 200
    assert running.stop(signal.SIGTERM) == 0
    clock = {finding["name"]: finding for finding in _findings(inhabited)}["Clock"]
    assert clock["said"] == "has not run yet"


@pytest.mark.both
def test_several_processes_serve_together(inhabited: House) -> None:
    pytest.importorskip("granian", reason="the extra `fleet` is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = inhabited.begin("serve", "--port", str(port), "--processes", "2")
    running.hear("Started worker-2")
    assert get(f"http://127.0.0.1:{port}/sign-in/")[0] == 200
    assert running.stop(signal.SIGTERM) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_worker_runs_and_stops_cleanly(inhabited: House, number: signal.Signals) -> None:
    running = inhabited.begin("worker")
    running.hear("The clock runs")
    assert running.stop(number) == 0
    assert "The clock has stopped. Everything is saved." in running.heard


@pytest.mark.both
def test_the_worker_ticks_once_for_cron(inhabited: House) -> None:
    acts = inhabited.tell("worker", "--once")
    assert {act["act"] for act in acts} >= {"wake", "orphans", "stages"}
    assert not [act for act in acts if act["failure"]]
    again = {act["act"] for act in inhabited.tell("worker", "--once")}
    assert not again & {"orphans", "stages", "statistics", "counters"}  # once a night


def _findings(house: House) -> list[dict[str, str]]:
    import json

    return json.loads(house.run("doctor", "--json").stdout)["findings"]
