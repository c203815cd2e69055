from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from groups.actions import cancel_grant, change_role, confirm_grant, suspend
from groups.errors import Refused
from groups.models import Membership, PendingGrant
from groups.models.membership import Reads
from groups.tasks import grant_due
from tests.groups.helpers import audited, told


def test_an_admin_makes_a_member_a_moderator(ada: Membership, alice: Membership) -> None:
    assert change_role(actor=ada.user, membership=alice, reads=Reads.MODERATOR, is_admin=False)
    alice.refresh_from_db()
    assert alice.role == "Moderator"
    assert alice.pseudonym == "Quiet Heron"
    assert audited(alice.group) == ["membership.role"]
    assert told("role_changed") == {"alice@people.example"}


def test_the_same_role_changes_nothing_and_writes_nothing(ada: Membership, alice: Membership) -> None:
    assert not change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=False)
    assert audited(alice.group) == []


@pytest.mark.parametrize("who", ["alice", "mona", "charlie"])
def test_only_an_admin_of_the_group_changes_roles(who: str, bob: Membership, request: pytest.FixtureRequest) -> None:
    somebody = request.getfixturevalue(who)
    actor = somebody.user if isinstance(somebody, Membership) else somebody
    with pytest.raises(PermissionDenied):
        change_role(actor=actor, membership=bob, reads=Reads.MODERATOR, is_admin=False)


def test_nobody_changes_their_own_row(ada: Membership, second_admin: Membership) -> None:
    with pytest.raises(Refused, match="own_row"):
        change_role(actor=ada.user, membership=ada, reads=Reads.MEMBER, is_admin=True)


def test_who_stops_reading_has_no_pseudonym_and_gets_one_when_reading_again(ada: Membership, alice: Membership) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.NOTHING, is_admin=True)
    alice.refresh_from_db()
    assert alice.pseudonym is None
    assert alice.pseudonym_digest is None
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=False)
    alice.refresh_from_db()
    assert alice.pseudonym


def test_a_suspended_member_keeps_their_role(ada: Membership, alice: Membership) -> None:
    suspend(actor=ada.user, membership=alice)
    with pytest.raises(Refused, match="not_active"):
        change_role(actor=ada.user, membership=alice, reads=Reads.MODERATOR, is_admin=False)


# ------------------------------------------------------------------- grants
@pytest.mark.parametrize("reads", [Reads.MEMBER, Reads.MODERATOR])
def test_a_reader_who_is_to_be_admin_too_waits(ada: Membership, alice: Membership, reads: str) -> None:
    assert not change_role(actor=ada.user, membership=alice, reads=reads, is_admin=True)
    alice.refresh_from_db()
    assert not alice.is_admin
    grant = PendingGrant.objects.get()
    assert (grant.reads, grant.is_admin) == (reads, True)


def test_an_admin_who_is_to_read_too_waits(ada: Membership, second_admin: Membership) -> None:
    change_role(actor=ada.user, membership=second_admin, reads=Reads.MEMBER, is_admin=True)
    second_admin.refresh_from_db()
    assert second_admin.reads == Reads.NOTHING
    assert PendingGrant.objects.open().count() == 1


def test_with_one_admin_all_members_are_told_and_it_takes_three_days(
    ada: Membership, alice: Membership, bob: Membership, mona: Membership
) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    grant = PendingGrant.objects.get()
    assert grant.takes_effect_at is not None
    assert abs(grant.takes_effect_at - timezone.now() - timedelta(hours=72)) < timedelta(minutes=1)
    everybody = {f"{name}@people.example" for name in ("ada", "alice", "bob", "mona")}
    assert told("grant_announced") == everybody


def test_the_task_carries_out_what_is_due_once_and_nothing_else(ada: Membership, alice: Membership) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    grant_due()
    alice.refresh_from_db()
    assert not alice.is_admin
    PendingGrant.objects.update(takes_effect_at=timezone.now())
    grant_due()
    grant_due()
    alice.refresh_from_db()
    assert alice.role == "Admin and member"
    assert audited(alice.group) == ["grant.request", "grant.carry_out"]


def test_a_second_admin_confirms(ada: Membership, second_admin: Membership, alice: Membership) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MODERATOR, is_admin=True)
    grant = PendingGrant.objects.get()
    assert grant.takes_effect_at is None
    assert told("grant_waiting") == {"anders@people.example"}
    confirm_grant(actor=second_admin.user, grant=grant)
    alice.refresh_from_db()
    assert alice.role == "Admin and moderator"
    with pytest.raises(Refused, match="grant_closed"):
        confirm_grant(actor=second_admin.user, grant=grant)


def test_who_asked_cannot_confirm(ada: Membership, second_admin: Membership, alice: Membership) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    with pytest.raises(Refused, match="grant_own"):
        confirm_grant(actor=ada.user, grant=PendingGrant.objects.get())


def test_whom_it_is_about_cannot_confirm_so_of_two_admins_everybody_hears(
    ada: Membership, second_admin: Membership
) -> None:
    change_role(actor=ada.user, membership=second_admin, reads=Reads.MEMBER, is_admin=True)
    grant = PendingGrant.objects.get()
    assert grant.takes_effect_at
    with pytest.raises(Refused, match="grant_own"):
        confirm_grant(actor=second_admin.user, grant=grant)


def test_a_member_cannot_confirm_or_cancel(ada: Membership, alice: Membership, bob: Membership) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    for action in (confirm_grant, cancel_grant):
        with pytest.raises(PermissionDenied):
            action(actor=bob.user, grant=PendingGrant.objects.get())


def test_any_admin_cancels_and_then_nothing_takes_effect(ada: Membership, alice: Membership) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    PendingGrant.objects.update(takes_effect_at=timezone.now())
    cancel_grant(actor=ada.user, grant=PendingGrant.objects.get())
    grant_due()
    alice.refresh_from_db()
    assert not alice.is_admin


def test_asking_for_the_same_twice_makes_one_grant(ada: Membership, alice: Membership) -> None:
    for _ in range(2):
        change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    assert PendingGrant.objects.count() == 1


def test_another_change_voids_what_was_pending(ada: Membership, alice: Membership) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    change_role(actor=ada.user, membership=alice, reads=Reads.MODERATOR, is_admin=False)
    assert not PendingGrant.objects.open().exists()


def test_an_admin_who_is_suspended_leaves_no_request_behind(
    ada: Membership, second_admin: Membership, alice: Membership
) -> None:
    change_role(actor=second_admin.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    suspend(actor=ada.user, membership=second_admin)
    assert not PendingGrant.objects.open().exists()
