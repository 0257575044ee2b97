"""What the databases know of their tables, by which they choose an index: looked at anew each night and after large
loads. SQLite never does it by itself, and takes an index it knows nothing of for the best one.
"""

from datetime import datetime

from django.db import connection

LOOKED_AT = 1_000  # entries of each index: milliseconds whatever the size, and enough to tell many from few


def look_anew(*, at: datetime | None = None) -> str:
    """Returns in words how many indexes are known now. PostgreSQL looks at all tables too: also where nobody vacuums.

    Not in a transaction: nobody waits for it.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
            cursor.execute("SELECT count(*) FROM pg_stat_user_indexes")
        else:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")
            cursor.execute("SELECT count(*) FROM sqlite_stat1")
        return f"looked at {cursor.fetchone()[0]} indexes"
