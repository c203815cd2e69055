import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.test import Client

from groups.actions import reinstate, remove, suspend
from groups.errors import Refused
from groups.models import Membership
from groups.signals import membership_ended, membership_suspended
from tests.factories import PASSWORD, add_member, make_group
from tests.groups.helpers import audited, heard, told


def signed_in(membership: Membership) -> Client:
    client = Client()
    response = client.post("/account/login/", {"login": membership.user.email, "password": PASSWORD})
    assert response.status_code == 302, response.content
    assert UserSession.objects.filter(user=membership.user).exists()
    return client


def test_an_admin_suspends_a_member(ada: Membership, alice: Membership) -> None:
    with heard(membership_suspended) as calls:
        assert suspend(actor=ada.user, membership=alice)
    alice.refresh_from_db()
    assert alice.status == "SUSPENDED"
    assert [(call["membership"].id, call["actor"]) for call in calls] == [(alice.id, ada.user)]
    assert audited(alice.group) == ["membership.suspend"]
    assert told("membership_suspended") == {"alice@people.example"}


def test_suspending_twice_is_suspending_once(ada: Membership, alice: Membership) -> None:
    suspend(actor=ada.user, membership=alice)
    with heard(membership_suspended) as calls:
        assert not suspend(actor=ada.user, membership=alice)
    assert calls == []
    assert audited(alice.group) == ["membership.suspend"]


def test_suspension_ends_all_sessions(ada: Membership, alice: Membership) -> None:
    browser = signed_in(alice)
    suspend(actor=ada.user, membership=alice)
    assert browser.get("/groups/").status_code == 302
    assert not UserSession.objects.exists()


def test_sessions_go_on_while_another_group_counts_on_the_person(ada: Membership, alice: Membership) -> None:
    add_member(make_group("Other Table"), alice.user)
    browser = signed_in(alice)
    suspend(actor=ada.user, membership=alice)
    assert browser.get("/groups/").status_code == 200


def test_what_a_receiver_refuses_does_not_happen(ada: Membership, alice: Membership) -> None:
    def receiver(**_: object) -> None:
        raise RuntimeError

    membership_suspended.connect(receiver)
    try:
        with pytest.raises(RuntimeError):
            suspend(actor=ada.user, membership=alice)
    finally:
        membership_suspended.disconnect(receiver)
    alice.refresh_from_db()
    assert alice.is_active
    assert audited(alice.group) == []


def test_an_admin_lifts_a_suspension(ada: Membership, alice: Membership) -> None:
    suspend(actor=ada.user, membership=alice)
    assert reinstate(actor=ada.user, membership=alice)
    assert not reinstate(actor=ada.user, membership=alice)
    alice.refresh_from_db()
    assert alice.is_active
    assert alice.pseudonym == "Quiet Heron"
    assert audited(alice.group) == ["membership.suspend", "membership.reinstate"]


def test_an_admin_removes_a_member_whose_posts_stay(ada: Membership, alice: Membership) -> None:
    with heard(membership_ended) as calls:
        assert remove(actor=ada.user, membership=alice)
        assert not remove(actor=ada.user, membership=alice)
    alice.refresh_from_db()
    assert alice.status == "REMOVED"
    assert [call["posts"] for call in calls] == ["keep"]
    assert audited(alice.group) == ["membership.remove"]


def test_a_suspended_member_can_be_removed_but_a_removed_one_not_reinstated(ada: Membership, alice: Membership) -> None:
    suspend(actor=ada.user, membership=alice)
    remove(actor=ada.user, membership=alice)
    with pytest.raises(Refused, match="not_suspended"):
        reinstate(actor=ada.user, membership=alice)
    with pytest.raises(Refused, match="ended"):
        suspend(actor=ada.user, membership=alice)


@pytest.mark.parametrize("action", [suspend, remove])
def test_nobody_does_it_to_themselves(ada: Membership, second_admin: Membership, action: object) -> None:
    assert callable(action)
    with pytest.raises(Refused, match="own_row"):
        action(actor=ada.user, membership=ada)


@pytest.mark.parametrize("action", [suspend, reinstate, remove])
def test_a_moderator_may_not(mona: Membership, alice: Membership, action: object) -> None:
    assert callable(action)
    with pytest.raises(PermissionDenied):
        action(actor=mona.user, membership=alice)


def test_of_two_admins_who_suspend_each_other_one_remains(ada: Membership, second_admin: Membership) -> None:
    suspend(actor=ada.user, membership=second_admin)
    with pytest.raises(PermissionDenied):
        suspend(actor=second_admin.user, membership=ada)
