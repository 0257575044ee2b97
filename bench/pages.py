"""How long do the pages take that everybody opens all day? Beside a bare program over the same tables, in the same run.

    PYTHONPATH=src:. python -m bench.pages [--db sqlite|postgres] [--prospects 10000] [--requests 200] [--processes 2]

W1 today's plan, W2 a prospect with 30 entries, W3 complete a step and plan the next, W5 search; memory, start, disk.
Whole pages as a signed-in salesperson gets them, over HTTP on loopback. Times are of one machine on one day: trust the
ratios. Loads are bounded in number and stop by themselves.
"""

import argparse
import http.client
import itertools
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from bench import bed

Figures = dict[str, Any]
CLIENTS = 8
WARMING = 10
WORDS = ("keller", "okaf", "garc", "bakery", "0151", "martin", "schr", "silva", "watan", "brew")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--prospects", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--processes", type=int, default=1, help="of the server; more need the extra fleet")
    parser.add_argument("--only", nargs="*", choices=("today", "prospect", "complete", "search"), help="some of them")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with bed.made(chosen.db) as folder:
        figures = measure(chosen.prospects, chosen.requests, folder, only=chosen.only, processes=chosen.processes)
    figures = {"db": chosen.db, "prospects": chosen.prospects, "processes": chosen.processes, **figures}
    print(json.dumps(figures, indent=1) if chosen.json else as_words(figures))


def measure(
    prospects: int, requests: int, folder: Path, *, only: list[str] | None = None, processes: int = 1
) -> Figures:
    scene = _fill(prospects)
    ours, bare = _free_port(), _free_port()
    figures: Figures = {"fill_s": scene["fill_s"], "disk_mb": _disk(folder)}
    with _program([sys.executable, "-m", "bench.bare", str(bare)], bare), _served(ours, processes) as (server, start_s):
        figures |= {"start_s": start_s, "memory_mb_idle": _memory(server.pid)}
        visitor = Visitor(ours, scene["link"], watched=server.pid)
        for name, paths in _works(scene, visitor, requests).items():
            if not only or name in only:
                figures[name] = _compare(visitor, bare, paths, requests) | {"cpu_ms": visitor.cpu_ms}
        figures["today_8_clients"] = _many(ours, bare, visitor, scene, requests)
        figures["memory_mb_after"] = _memory(server.pid)
    return figures


def as_words(figures: Figures) -> str:
    lines = [
        f"{figures['db']}, {figures['prospects']:,} prospects, {figures['disk_mb']:.0f} MB on disk",
        f"{figures['processes']} process{'es' if figures['processes'] > 1 else ''} of the server",
    ]
    for name, one in figures.items():
        if not isinstance(one, dict) or "ratio" not in one:
            continue
        lines.append(
            f"{name:9} p50 {one['p50_ms']:6.1f} ms  p95 {one['p95_ms']:6.1f} ms  processor {one['cpu_ms']:5.1f} ms"
            f"   bare p50 {one['bare_p50_ms']:5.2f} ms"
            f"   ratio {one['ratio']:5.1f}"
        )
    many = figures["today_8_clients"]
    lines.append(f"today, 8 clients: {many['a_second']:.0f} a second; bare {many['bare_a_second']:.0f}")
    lines.append(
        f"first page {figures['start_s']:.1f} s after the command; memory {figures['memory_mb_idle']:.0f} MB,"
        f" after the run {figures['memory_mb_after']:.0f} MB"
    )
    return "\n".join(lines)


# --- the scene ---


def _fill(prospects: int) -> Figures:
    from django.db import connection
    from django.utils import timezone

    from followthrough.capture.sample import fill_sample
    from followthrough.followup import actions as followup
    from followthrough.followup.models import Opportunity
    from followthrough.team import actions as team
    from followthrough.team.models import Membership

    at, began = timezone.now(), time.perf_counter()
    sample = fill_sample(at=at, prospects=prospects)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    fill_s = time.perf_counter() - began
    rep = Membership.objects.select_related("user").filter(workspace=sample.workspace, role="rep").order_by("pk")[0]
    storied = Opportunity.objects.filter(owner=rep, touches__gte=3).open()[0]
    for number in range(30):
        followup.write_note(storied, f"Note {number}: asked about the warranty", by=rep, at=at)
    due = Opportunity.objects.filter(owner=rep).on_a_persons_plan().in_plan_order().values_list("pk", flat=True)
    facts = {
        "fill_s": fill_s,
        "workspace": sample.workspace.pk,
        "owner": rep.pk,
        "person": storied.person_id,
        "due": list(due[:400]),
        "link": f"/sign-in/link/{team.make_sign_in_link(rep.user, at=at)}/",
    }
    connection.close()
    return facts


def _works(scene: Figures, visitor: "Visitor", requests: int) -> dict[str, tuple[Callable[[], Any], Callable[[], str]]]:
    """For each work: what a visitor of ours does, and the address of the bare program."""
    now = datetime.now(UTC).replace(tzinfo=None)
    until, later = str(now + timedelta(days=1)), str(now + timedelta(days=3))
    forms = iter([visitor.filled_in(opportunity) for opportunity in scene["due"][: requests + WARMING]])
    words, bare_words = itertools.cycle(WORDS), itertools.cycle(WORDS)
    common = {"workspace": scene["workspace"], "owner": scene["owner"]}
    return {
        "today": (lambda: visitor.get("/today/"), lambda: f"/today?{urlencode({**common, 'until': until})}"),
        "prospect": (
            lambda: visitor.get(f"/prospects/{scene['person']}/"),
            lambda: f"/prospect?{urlencode({**common, 'person': scene['person']})}",
        ),
        "complete": (
            lambda: visitor.post(*next(forms)),
            lambda: f"/complete?{urlencode({**common, 'at': now, 'due': later, 'opportunity': scene['due'][0]})}",
        ),
        "search": (
            lambda: visitor.get(f"/search/?q={quote(next(words))}"),
            lambda: f"/find?q={quote(next(bare_words))}",
        ),
    }


class Visitor:
    """A signed-in salesperson's browser, as far as HTTP goes. `took` is the time of the last measured request."""

    def __init__(
        self, port: int, link: str = "", cookies: dict[str, str] | None = None, watched: int | None = None
    ) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = dict(cookies or {})
        self.took = 0.0
        self.watched, self.cpu_ms = watched, 0.0
        if link:
            page = self.get(link)
            self.post(link, {"csrfmiddlewaretoken": _inputs(page)["csrfmiddlewaretoken"]})
            self.get("/today/")

    def get(self, path: str) -> str:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> str:
        return self._ask("POST", path, urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def filled_in(self, opportunity: int) -> tuple[str, dict[str, str]]:
        """No answer, and the first proposal: where the form goes and what pressing enter sends."""
        page = self.get(f"/opportunities/{opportunity}/completion/?outcome=no_answer")
        form = page[page.index(f'action="/opportunities/{opportunity}/completion/') :]
        return f"/opportunities/{opportunity}/completion/", _inputs(form[: form.index("</form>")])

    def _ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> str:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        began = time.perf_counter()
        self.connection.request(method, path, body or None, {"Cookie": cookie, **(headers or {})})
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.took = time.perf_counter() - began
        for set_cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = set_cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if answer.status >= 400 or (method == "GET" and answer.status != 200):
            raise SystemExit(f"{method} {path} answered {answer.status}: {page[:400]}")
        return page


def _inputs(form: str) -> dict[str, str]:
    """Hidden and chosen inputs of a form, and its first button: what pressing enter would send."""
    fields: dict[str, str] = {}
    pressed = False
    for tag in re.findall(r"<(?:input|button)\b[^>]*>", form):
        attributes = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if "name" not in attributes:
            continue
        if tag.startswith("<button"):
            if not pressed and attributes.get("type", "submit") == "submit":
                fields[attributes["name"]], pressed = attributes.get("value", ""), True
        elif attributes.get("type") not in ("radio", "checkbox") or " checked" in tag:
            fields[attributes["name"]] = attributes.get("value", "")
    return fields


# --- measuring ---


def _compare(visitor: Visitor, bare: int, work: tuple[Callable[[], Any], Callable[[], str]], requests: int) -> Figures:
    """Ours and the bare program in turns, so that a busy machine is busy for both."""
    act, address = work
    other = Visitor(bare)
    ours, theirs = [], []
    for _ in range(WARMING):
        act()
        other.get(address())
    spent = _cpu_s(visitor.watched)
    for _ in range(requests):
        act()
        other.get(address())
        ours.append(visitor.took)
        theirs.append(other.took)
    visitor.cpu_ms = (_cpu_s(visitor.watched) - spent) / requests * 1000
    p50, bare_p50 = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
    return {
        "p50_ms": p50,
        "p95_ms": statistics.quantiles(ours, n=20)[-1] * 1000,
        "bare_p50_ms": bare_p50,
        "ratio": p50 / bare_p50,
    }


def _cpu_s(pid: int | None) -> float:
    """Seconds of processor the server and its children have used: what a busy machine hardly changes."""
    import psutil

    process = psutil.Process(pid)
    times = [each.cpu_times() for each in [process, *process.children(recursive=True)]]
    return float(sum(each.user + each.system for each in times))


def _many(ours: int, bare: int, visitor: Visitor, scene: Figures, requests: int) -> Figures:
    until = str(datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1))
    address = f"/today?{urlencode({'workspace': scene['workspace'], 'owner': scene['owner'], 'until': until})}"
    return {
        "a_second": _a_second(ours, "/today/", visitor.cookies, requests),
        "bare_a_second": _a_second(bare, address, {}, requests),
    }


def _a_second(port: int, path: str, cookies: dict[str, str], requests: int) -> float:
    """Pages a second with eight clients at once."""

    def visit() -> None:
        client = Visitor(port, cookies=cookies)
        for _ in range(requests):
            client.get(path)

    clients = [threading.Thread(target=visit) for _ in range(CLIENTS)]
    began = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return CLIENTS * requests / (time.perf_counter() - began)


@contextmanager
def _served(port: int, processes: int) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """The product as a user starts it, web only; the seconds until its first page."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "followthrough", "serve", "--port", str(port), "--processes", str(processes)]
    with _program(command, port) as server:
        Visitor(port).get("/sign-in/")
        yield server, time.perf_counter() - began


@contextmanager
def _program(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        yield server
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise SystemExit(f"the server on port {port} ended with {server.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing answers on port {port}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _memory(pid: int) -> float:
    """Proportional set size in MB, of the process and its children."""
    import psutil

    process = psutil.Process(pid)
    return sum(each.memory_full_info().pss for each in [process, *process.children(recursive=True)]) / 1e6


def _disk(folder: Path) -> float:
    """What the database takes, in MB."""
    if os.environ.get("DATABASE_URL"):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return float(cursor.fetchone()[0]) / 1e6
    return sum(path.stat().st_size for path in folder.glob("followthrough.sqlite3*")) / 1e6


if __name__ == "__main__":
    main()
