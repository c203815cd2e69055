import pytest
from django.test import Client

from groups.actions import leave
from groups.errors import Refused
from groups.models import Membership
from groups.signals import membership_ended
from tests.groups.helpers import audited, heard


@pytest.mark.parametrize("posts", ["keep", "erase"])
def test_who_leaves_says_what_becomes_of_their_posts(alice: Membership, ada: Membership, posts: str) -> None:
    with heard(membership_ended) as calls:
        assert leave(actor=alice.user, group=alice.group, posts=posts)
        assert not leave(actor=alice.user, group=alice.group, posts=posts)
    alice.refresh_from_db()
    assert alice.status == "LEFT"
    assert [call["posts"] for call in calls] == [posts]
    assert audited(alice.group) == ["membership.leave"]


def test_the_last_admin_stays(ada: Membership, alice: Membership) -> None:
    with pytest.raises(Refused, match="last_admin"):
        leave(actor=ada.user, group=ada.group, posts="keep")


def test_a_suspended_admin_does_not_count_as_another(ada: Membership, second_admin: Membership) -> None:
    Membership.objects.filter(pk=second_admin.pk).update(status="SUSPENDED")
    with pytest.raises(Refused, match="last_admin"):
        leave(actor=ada.user, group=ada.group, posts="keep")


def test_one_of_two_admins_may_leave(ada: Membership, second_admin: Membership) -> None:
    assert leave(actor=ada.user, group=ada.group, posts="keep")


def test_the_page_wants_a_choice_and_says_what_happens(client: Client, alice: Membership, ada: Membership) -> None:
    client.force_login(alice.user)
    page = client.get(f"/groups/{alice.group_id}/leave/")
    assert "Your drafts, and what has not been published yet, are erased" in page.content.decode()
    refused = client.post(f"/groups/{alice.group_id}/leave/")
    assert "Choose one of the two" in refused.content.decode()
    done = client.post(f"/groups/{alice.group_id}/leave/", {"posts": "erase"})
    assert done["Location"] == "/groups/"
    alice.refresh_from_db()
    assert alice.status == "LEFT"


def test_the_page_tells_the_last_admin_why_not(as_ada: Client, ada: Membership) -> None:
    page = as_ada.post(f"/groups/{ada.group_id}/leave/", {"posts": "keep"})
    assert "You are the only admin" in page.content.decode()


def test_an_outsider_finds_no_such_page(client: Client, ada: Membership, charlie: Membership) -> None:
    client.force_login(charlie.user)
    assert client.get(f"/groups/{ada.group_id}/leave/").status_code == 404
