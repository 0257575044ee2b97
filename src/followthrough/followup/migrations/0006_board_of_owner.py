"""One salesperson's board is one short range per stage, however many colleagues share the stage."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("followup", "0005_runs")]

    operations = [
        migrations.AddIndex(
            "opportunity",
            models.Index(
                fields=["workspace", "owner", "stage", "next_class", "next_order", "id"],
                condition=Q(state="open"),
                name="board_of_owner",
            ),
        ),
    ]
