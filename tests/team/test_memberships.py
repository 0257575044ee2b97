"""Who somebody is, asked by every page."""

from collections.abc import Callable

from django.test.utils import CaptureQueriesContext

from followthrough.team import queries
from followthrough.team.models import Membership
from tests.cast import NOON, Cast, make_member, make_workspace


def columns(row: object) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


def test_the_statement_written_out_gives_what_the_orm_gives(
    cast: Cast, statements: Callable[[], CaptureQueriesContext]
) -> None:
    Membership.objects.filter(pk=cast.rep.pk).update(hours={"0": [["09:00", "12:00"]]}, zone="Asia/Tokyo")
    type(cast.rep.user).objects.filter(pk=cast.rep.user_id).update(last_login=NOON)
    expected = Membership.objects.select_related("user", "workspace", "team").get(pk=cast.rep.pk)
    with statements() as seen:
        [found] = queries.memberships_of_user(cast.rep.user_id)
        assert found == expected
        for got, wanted in ((found, expected), (found.user, expected.user), (found.workspace, expected.workspace)):
            assert columns(got) == columns(wanted)
            assert {k: type(v) for k, v in columns(got).items()} == {k: type(v) for k, v in columns(wanted).items()}
    assert len(seen) == 1


def test_what_was_found_can_be_saved(cast: Cast) -> None:
    [found] = queries.memberships_of_user(cast.rep.user_id)
    found.name = "Rosa R."
    found.save()
    assert Membership.objects.get(pk=cast.rep.pk).name == "Rosa R."


def test_only_active_memberships_of_active_users_count_oldest_first(cast: Cast) -> None:
    second = make_workspace("Second House")
    there = Membership.objects.create(workspace=second, user=cast.rep.user, name="Rosa R.")
    Membership.objects.create(workspace=make_workspace("Third House"), user=cast.rep.user, name="R", is_active=False)
    assert queries.memberships_of_user(cast.rep.user_id) == [cast.rep, there]
    left = make_member(second, "Leo Left")
    left.user.is_active = False
    left.user.save()
    assert queries.memberships_of_user(left.user_id) == []
