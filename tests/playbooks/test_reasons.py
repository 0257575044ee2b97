"""Reasons to get in touch: suggested once to each, to those they are for, while they are good."""

from datetime import date, timedelta

import pytest

from followthrough.followup.drafts import Contact
from followthrough.people import actions as people
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks import queries
from followthrough.playbooks.drafts import ReasonDraft, Used
from followthrough.playbooks.models import Reason, ReasonUse
from followthrough.playbooks.refusals import LinkUnreadable, OnlyManagers, Unnamed
from followthrough.rules.reasons_to_call import ReasonKind
from followthrough.rules.words import Channel, Outcome
from tests.cast import NOON, Cast

TODAY = NOON.date()
SENT = Contact(channel=Channel.EMAIL, outcome=Outcome.SENT)


def add(cast: Cast, title: str, *, days: int = 0, **columns: object) -> Reason:
    draft = ReasonDraft(kind=ReasonKind.NEWS, title=title, **columns)  # type: ignore[arg-type]
    return playbooks.add_reason(draft, by=cast.rep, at=NOON - timedelta(days=days))


def titles(cast: Cast) -> list[str]:
    return [each.title for each in queries.reasons_for(cast.anna, cast.rep, today=TODAY)]


def test_the_newest_that_was_not_used_with_them_is_suggested(cast: Cast) -> None:
    add(cast, "older", days=9)
    newer = add(cast, "newer", days=1)
    assert titles(cast) == ["newer", "older"]

    playbooks.log_touch(cast.anna, SENT, by=cast.rep, at=NOON, used=Used(reason=newer.pk))
    assert titles(cast) == ["older"]
    assert queries.reasons_for(cast.ben, cast.rep, today=TODAY)[0] == newer
    assert ReasonUse.objects.get().touch is not None


def test_whom_it_is_for_comes_before_what_is_for_anybody(cast: Cast) -> None:
    tag = people.add_tag(cast.workspace, "Vans", by=cast.rep, at=NOON)
    people.tag_person(cast.anna.person, tag, by=cast.rep, at=NOON)
    add(cast, "for vans", days=9, tags=("vans",))
    add(cast, "for boats", tags=("Boats",))
    add(cast, "for anybody", days=1)
    add(cast, "over", good_until=date(2026, 11, 24))
    add(cast, "today still", days=5, good_until=TODAY)
    assert titles(cast) == ["for vans", "for anybody", "today still"]


def test_another_language_is_suggested_only_when_nothing_else_is_left(cast: Cast) -> None:
    cast.anna.person.language = "de"
    add(cast, "english", language="en")
    assert titles(cast) == ["english"]
    add(cast, "german", language="de")
    assert titles(cast) == ["german"]


def test_one_used_outside_of_a_contact_is_not_suggested_again(cast: Cast) -> None:
    reason = add(cast, "news")
    playbooks.use_reason(reason, cast.anna, by=cast.rep, at=NOON)
    playbooks.use_reason(reason, cast.anna, by=cast.rep, at=NOON)
    assert titles(cast) == []
    assert ReasonUse.objects.count() == 1


@pytest.mark.parametrize(
    ("columns", "refusal"), [({"title": " "}, Unnamed), ({"title": "x", "link": "javascript:alert(1)"}, LinkUnreadable)]
)
def test_what_cannot_be_kept_is_refused(cast: Cast, columns: dict[str, str], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        playbooks.add_reason(ReasonDraft(kind=ReasonKind.NEWS, **columns), by=cast.rep, at=NOON)  # type: ignore[arg-type]


def test_one_changes_what_one_brought_in_and_managers_change_all(cast: Cast) -> None:
    own = add(cast, "mine")
    teams = playbooks.add_reason(ReasonDraft(kind=ReasonKind.CASE, title="ours"), by=cast.manager, at=NOON)
    draft = ReasonDraft(kind=ReasonKind.ARTICLE, title="other", link="https://example.org/a", tags=("a", "a", " "))
    with pytest.raises(OnlyManagers):
        playbooks.edit_reason(teams, draft, by=cast.rep, at=NOON)
    changed = playbooks.edit_reason(own, draft, by=cast.manager, at=NOON)
    assert (changed.title, changed.tags) == ("other", ["a"])
    playbooks.remove_reason(own, by=cast.rep, at=NOON)
    assert titles(cast) == ["ours"]
    playbooks.bring_back_reason(own, by=cast.rep, at=NOON)
    assert Reason.objects.in_use().count() == 2


def test_the_advice_costs_two_statements(cast: Cast, statements) -> None:
    playbooks.take_in(cast.workspace, at=NOON)
    with statements() as seen:
        assert len(queries.reasons_for(cast.anna, cast.rep, today=TODAY)) == 3
    assert len(seen) == 2
