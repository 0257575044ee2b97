"""A database to measure on: SQLite in a temporary folder, or a PostgreSQL server of its own; gone afterwards.

with bed.made("postgres"):
    from followthrough... import ...   # models only after this line
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def made(kind: str) -> Iterator[Path]:
    """An empty, migrated database of this kind (`sqlite` or `postgres`) with the options of production."""
    folder = Path(tempfile.mkdtemp(prefix="followthrough-bench-"))
    os.environ["FOLLOWTHROUGH_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "followthrough.config.settings"
    os.environ.pop("DATABASE_URL", None)
    cluster = None
    if kind == "postgres":
        from tests import postgres

        postgres.OPTIONS |= {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
        postgres.OPTIONS |= {"shared_buffers": "512MB", "work_mem": "16MB", "max_wal_size": "4GB"}
        cluster = postgres.Cluster()
        cluster.start()
        _create_database(cluster)
        os.environ["DATABASE_URL"] = cluster.url()
    try:
        _migrate()
        yield folder
    finally:
        if cluster is not None:
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _create_database(cluster: Any) -> None:
    import psycopg

    with psycopg.connect(host=str(cluster.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE followthrough")


def _migrate() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, stdout=sys.stderr)
