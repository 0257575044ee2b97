"""What search looks through: folded words with the person they lead to.

SQLite keeps an FTS5 trigram index beside this table (by triggers), PostgreSQL a trigram index on it; both are made in
a migration and looked after by `people.search`.
"""

from django.db import models


class SearchDoc(models.Model):
    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        NOTE = "note", "Note"

    workspace_id = models.BigIntegerField()
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind)
    source = models.CharField(max_length=40, help_text="What the words come from, e.g. touch:17; one document each")
    words = models.TextField(help_text="Folded: no case, no accents")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "source"], name="one_search_doc_per_source"),)

    def __str__(self) -> str:
        return self.words[:40]
