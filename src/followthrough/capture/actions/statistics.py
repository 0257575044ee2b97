"""PostgreSQL plans by what it knows of a table, and knows nothing yet of one that was filled a second ago."""

from django.db import connection, models


def refresh_statistics(*tables: type[models.Model]) -> None:
    """Look at these tables anew. SQLite plans without."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in tables)}")
