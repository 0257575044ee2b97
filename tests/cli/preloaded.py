"""Starts the program quickly: what it imports is imported once, then each command is a fork of this process.

Reads one JSON line per command ({arguments, env, folder, patience}), writes one line with its exit code. Only other
people's packages are imported beforehand: ours read the surroundings when they are imported.
"""

import contextlib
import importlib
import json
import os
import signal
import sys
import traceback

BEFOREHAND = (
    "click",
    "csp.middleware",
    "django.contrib.auth.hashers",
    "django.core.management",
    "django.core.wsgi",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "django.db.models",
    "django.forms",
    "django.template.backends.django",
    "django.test",
    "django.urls",
    "holidays",
    "nameparser",
    "phonenumbers",
    "psycopg",
    "rapidfuzz",
    "rich.console",
    "rich.table",
    "tarfile",
    "waitress.server",
)


def main() -> None:
    for name in BEFOREHAND:
        with contextlib.suppress(ImportError):  # then the program imports something else by now
            importlib.import_module(name)
    for line in sys.stdin:
        print(_run(json.loads(line)), flush=True)


def _run(order: dict) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        code = _be_the_program(order)
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _be_the_program(order: dict) -> int:
    signal.alarm(order["patience"])
    os.environ.clear()
    os.environ.update(order["env"])
    for number, name, flags in (
        (0, "stdin", os.O_RDONLY),
        (1, "stdout", os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, "stderr", os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(os.path.join(order["folder"], name), flags, 0o600), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    from followthrough.cli.commands import run

    return run(order["arguments"])


if __name__ == "__main__":
    main()
