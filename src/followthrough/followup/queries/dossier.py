"""Everything a page shows of one person, each kind in one statement, written out: see `team.statement`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from followthrough.followup.models import Discovery, Opportunity, Pipeline, Promise, Stage
from followthrough.followup.queries.visibility import narrowed_people
from followthrough.journal.models import Entry
from followthrough.people.models import Company, ContactPoint, CustomField, Person, Tag
from followthrough.team.models import Membership
from followthrough.team.statement import Statement

PERSON = Statement(
    """
    SELECT {columns} FROM people_person p LEFT JOIN people_company c ON c.id = p.company_id
    WHERE p.workspace_id = %s AND p.id = %s
    """,
    p=Person,
    c=Company,
)
POINTS = Statement(
    "SELECT {columns} FROM people_contactpoint t WHERE t.person_id = %s ORDER BY t.position, t.id", t=ContactPoint
)
OPPORTUNITIES = Statement(
    """
    SELECT {columns} FROM followup_opportunity o
    JOIN followup_stage s ON s.id = o.stage_id
    JOIN followup_pipeline l ON l.id = o.pipeline_id
    JOIN team_membership m ON m.id = o.owner_id
    LEFT JOIN followup_discovery d ON d.opportunity_id = o.id
    WHERE o.workspace_id = %s AND o.person_id = %s
    """,
    o=Opportunity,
    s=Stage,
    l=Pipeline,
    m=Membership,
    d=Discovery,
)
PROMISES = Statement(
    """
    SELECT {columns} FROM followup_opportunity o JOIN followup_promise k ON k.opportunity_id = o.id
    WHERE o.workspace_id = %s AND o.person_id = %s AND k.workspace_id = o.workspace_id AND k.state = 'open'
    ORDER BY k.due_at, k.id
    """,
    k=Promise,
)
TAGS = Statement(
    """
    SELECT {columns} FROM people_persontag w JOIN people_tag g ON g.id = w.tag_id WHERE w.person_id = %s ORDER BY g.name
    """,
    g=Tag,
)
OWN_FIELDS = Statement(
    "SELECT {columns} FROM people_customfield f WHERE f.workspace_id = %s ORDER BY f.position, f.id", f=CustomField
)
STORY = Statement(
    """
    SELECT {columns}, m.name FROM journal_entry e LEFT JOIN team_membership m ON m.id = e.actor_id
    WHERE e.workspace_id = %s AND e.person_id = %s {more} ORDER BY e.at DESC, e.id DESC LIMIT %s
    """,
    e=Entry,
)


def person(member: Membership, person_id: int) -> Person | None:
    """With the company; none when the member may not see them."""
    rows = PERSON.fetch(member.workspace_id, person_id) if _is_number(person_id) else []
    if not rows:
        return None
    narrowed = narrowed_people(member)
    if narrowed is not None and not narrowed.filter(pk=person_id).exists():
        return None
    found: Person = rows[0][0]
    found.company, found.workspace = rows[0][1], member.workspace
    return found


def points(person: Person) -> list[ContactPoint]:
    """Best first."""
    return [row[0] for row in POINTS.fetch(person.pk)]


def opportunities(member: Membership, person: Person) -> list[Opportunity]:
    """Those the member may see, with stage, pipeline, owner and discovery."""
    is_narrowed = narrowed_people(member) is not None
    found = []
    for row, stage, pipeline, owner, discovery in OPPORTUNITIES.fetch(member.workspace_id, person.pk):
        if is_narrowed and row.owner_id != member.pk:
            continue
        row.person, row.workspace, row.stage, row.pipeline, row.owner = person, member.workspace, stage, pipeline, owner
        row._state.fields_cache["discovery"] = discovery
        found.append(row)
    return found


def promises(person: Person) -> list[Promise]:
    """The open ones with this person, the earliest first."""
    return [row[0] for row in PROMISES.fetch(person.workspace_id, person.pk)]


def tags(person: Person) -> list[Tag]:
    return [row[0] for row in TAGS.fetch(person.pk)]


def own_fields(workspace_id: int) -> list[CustomField]:
    return [row[0] for row in OWN_FIELDS.fetch(workspace_id)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Part of a story: `verbs` only or all `but` some, `before` a place (moment and id), `of` some opportunities."""

    limit: int
    verbs: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    before: tuple[datetime, int] | None = None
    of: frozenset[int] | None = None


def story(person: Person, part: Part) -> list[tuple[Entry, str]]:
    """Entries with the name of who did it, the newest first."""
    pieces: list[str] = []
    parameters: list[Any] = []
    for words, sign in ((part.verbs, "IN"), (part.but, "NOT IN")):
        if words:
            pieces.append(f"AND e.verb {sign} ({_marks(words)})")
            parameters += sorted(words)
    if part.of is not None:
        of = part.of or {0}
        pieces.append(f"AND (e.opportunity_id IS NULL OR e.opportunity_id IN ({_marks(of)}))")
        parameters += sorted(of)
    if part.before:
        moment, pk = part.before
        pieces.append("AND e.at <= %s AND (e.at < %s OR e.id < %s)")
        parameters += [moment, moment, pk]
    rows = STORY.fetch(person.workspace_id, person.pk, *parameters, part.limit, more=" ".join(pieces))
    return [(entry, name or "") for entry, name in rows]


def _marks(values: Collection[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _is_number(value: int) -> bool:
    return 0 < value < 2**63
