from django.test import Client

from groups.actions import change_role, reinstate, remove, suspend
from groups.models import Membership, User
from groups.models.membership import Reads
from groups.notices import notices_for


def sentences(user: User) -> list[str]:
    return [notice.sentence for notice in notices_for(user)]


def test_what_happened_is_told_once_and_gone_when_seen(client: Client, ada: Membership, alice: Membership) -> None:
    for _ in range(2):
        suspend(actor=ada.user, membership=alice)
        reinstate(actor=ada.user, membership=alice)
    assert sentences(alice.user) == ["You have access again.", "An admin has paused your access."]
    client.force_login(alice.user)
    page = client.get("/groups/").content.decode()
    assert "Prairie Table: You have access again." in page
    assert "You have access again" not in client.get("/groups/").content.decode()


def test_who_was_removed_learns_so(client: Client, ada: Membership, alice: Membership) -> None:
    remove(actor=ada.user, membership=alice)
    client.force_login(alice.user)
    assert "An admin has removed you from the group" in client.get("/groups/").content.decode()


def test_a_second_admin_is_led_to_what_waits(
    client: Client, ada: Membership, second_admin: Membership, alice: Membership
) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    (notice,) = notices_for(second_admin.user)
    assert notice.url == f"/groups/{ada.group_id}/members/"
    client.force_login(second_admin.user)
    client.get(notice.url)
    assert sentences(second_admin.user) == []


def test_nobody_is_told_of_others(ada: Membership, alice: Membership, bob: Membership) -> None:
    suspend(actor=ada.user, membership=alice)
    assert sentences(bob.user) == []
