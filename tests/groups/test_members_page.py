import pytest
from django.test import Client, override_settings
from django.utils import timezone

from groups.actions import change_role, invite
from groups.models import Invitation, Membership, PendingGrant, User
from groups.models.membership import Reads
from tests.factories import add_member, make_group, make_user


def test_it_shows_addresses_and_roles_and_no_pseudonym(as_ada: Client, ada: Membership, alice: Membership) -> None:
    page = as_ada.get(f"/groups/{ada.group_id}/members/").content.decode()
    assert "alice@people.example" in page
    assert "joined" in page
    assert "Quiet Heron" not in page


def test_one_who_is_alone_is_told_to_invite(as_ada: Client, ada: Membership) -> None:
    assert "Invite your first five" in as_ada.get(f"/groups/{ada.group_id}/members/").content.decode()


def test_it_shows_who_has_not_accepted_the_agreement(as_ada: Client, ada: Membership) -> None:
    assert "has not accepted" not in as_ada.get(f"/groups/{ada.group_id}/members/").content.decode()
    add_member(ada.group, accepts=False)
    assert "has not accepted" in as_ada.get(f"/groups/{ada.group_id}/members/").content.decode()


def test_invitations_show_where_they_stand(as_ada: Client, ada: Membership) -> None:
    invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER)
    page = as_ada.get(f"/groups/{ada.group_id}/members/").content.decode()
    assert "dana@people.example" in page
    assert "open until" in page
    Invitation.objects.update(expires_at=timezone.now())
    assert "ran out on" in as_ada.get(f"/groups/{ada.group_id}/members/").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_group(
    as_ada: Client, ada: Membership, django_assert_max_num_queries: object
) -> None:
    assert callable(django_assert_max_num_queries)
    for number in range(30):
        add_member(ada.group)
        invite(actor=ada.user, group=ada.group, email=f"p{number}@people.example", reads=Reads.MEMBER)
    with django_assert_max_num_queries(14):
        as_ada.get(f"/groups/{ada.group_id}/members/")


@pytest.mark.parametrize("who", ["alice", "mona"])
def test_members_and_moderators_may_not_see_it(client: Client, who: str, request: pytest.FixtureRequest) -> None:
    member = request.getfixturevalue(who)
    client.force_login(member.user)
    assert client.get(f"/groups/{member.group_id}/members/").status_code == 403


def test_for_outsiders_and_the_site_operator_it_is_not_there(
    client: Client, ada: Membership, charlie: Membership, olga: User
) -> None:
    for user in (charlie.user, olga):
        client.force_login(user)
        assert client.get(f"/groups/{ada.group_id}/members/").status_code == 404


def test_for_a_suspended_admin_it_is_not_there(client: Client, ada: Membership) -> None:
    Membership.objects.update(status="SUSPENDED")
    client.force_login(ada.user)
    assert client.get(f"/groups/{ada.group_id}/members/").status_code == 404


# ------------------------------------------------------------------- buttons
def test_a_role_is_changed(as_ada: Client, ada: Membership, alice: Membership) -> None:
    url = f"/groups/{ada.group_id}/members/{alice.id}/role/"
    done = as_ada.post(url, {"role": "moderator"}, follow=True)
    assert "The role is changed" in done.content.decode()
    alice.refresh_from_db()
    assert alice.reads == Reads.MODERATOR


def test_a_role_that_there_is_not_changes_nothing(as_ada: Client, ada: Membership, alice: Membership) -> None:
    url = f"/groups/{ada.group_id}/members/{alice.id}/role/"
    page = as_ada.post(url, {"role": "owner"}, follow=True).content.decode()
    assert "Choose one of the roles" in page


def test_suspend_reinstate_remove(as_ada: Client, ada: Membership, alice: Membership) -> None:
    for verb, status in (("suspend", "SUSPENDED"), ("reinstate", "ACTIVE"), ("remove", "REMOVED")):
        done = as_ada.post(f"/groups/{ada.group_id}/members/{alice.id}/{verb}/")
        assert done["Location"] == f"/groups/{ada.group_id}/members/"
        alice.refresh_from_db()
        assert alice.status == status


@pytest.mark.parametrize("verb", ["role", "suspend", "reinstate", "remove"])
def test_nothing_happens_by_looking(as_ada: Client, ada: Membership, alice: Membership, verb: str) -> None:
    assert as_ada.get(f"/groups/{ada.group_id}/members/{alice.id}/{verb}/").status_code == 405


@pytest.mark.parametrize("verb", ["role", "suspend", "reinstate", "remove"])
def test_a_member_may_not(client: Client, alice: Membership, bob: Membership, verb: str) -> None:
    client.force_login(bob.user)
    url = f"/groups/{alice.group_id}/members/{alice.id}/{verb}/"
    assert client.post(url, {"role": "moderator"}).status_code == 403
    alice.refresh_from_db()
    assert (alice.status, alice.reads) == ("ACTIVE", "MEMBER")


@pytest.mark.parametrize("verb", ["role", "suspend", "reinstate", "remove"])
def test_an_admin_reaches_nobody_in_another_group(as_ada: Client, ada: Membership, verb: str) -> None:
    other = add_member(make_group("Other Table"))
    assert as_ada.post(f"/groups/{ada.group_id}/members/{other.id}/{verb}/").status_code == 404
    assert as_ada.post(f"/groups/{other.group_id}/members/{other.id}/{verb}/").status_code == 404


def test_changing_oneself_is_refused_in_words(as_ada: Client, ada: Membership) -> None:
    page = as_ada.post(f"/groups/{ada.group_id}/members/{ada.id}/remove/", follow=True).content.decode()
    assert "You cannot change your own role or access" in page


def test_a_grant_is_shown_confirmed_and_cancelled(
    client: Client, ada: Membership, second_admin: Membership, alice: Membership, bob: Membership
) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    change_role(actor=ada.user, membership=bob, reads=Reads.MEMBER, is_admin=True)
    first, second = PendingGrant.objects.order_by("requested_at")
    client.force_login(second_admin.user)
    page = client.get(f"/groups/{ada.group_id}/members/").content.decode()
    assert "Asked for by ada@people.example" in page
    assert f"/groups/{ada.group_id}/grants/{first.id}/confirm/" in page
    client.post(f"/groups/{ada.group_id}/grants/{first.id}/confirm/")
    client.post(f"/groups/{ada.group_id}/grants/{second.id}/cancel/")
    alice.refresh_from_db()
    bob.refresh_from_db()
    assert (alice.is_admin, bob.is_admin) == (True, False)


def test_who_asked_is_not_offered_to_confirm(as_ada: Client, ada: Membership, alice: Membership) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    page = as_ada.get(f"/groups/{ada.group_id}/members/").content.decode()
    assert "/confirm/" not in page
    assert "Every member has been told" in page


# -------------------------------------------------------------- invitations
@override_settings(MAIL_IS_ON=True)
def test_an_admin_invites(as_ada: Client, ada: Membership) -> None:
    url = f"/groups/{ada.group_id}/invitations/new/"
    assert as_ada.get(url).status_code == 200
    done = as_ada.post(url, {"email": "dana@people.example", "role": "moderator"})
    assert done["Location"] == f"/groups/{ada.group_id}/members/"
    invitation = Invitation.objects.get()
    assert (invitation.reads, invitation.is_admin) == ("MODERATOR", False)


@pytest.mark.parametrize(
    ("email", "says"),
    [
        ("", "This field is required"),
        ("dana", "Enter a valid email address"),
        ("ada@people.example", "already in the group"),
        (f"{'x' * 330}@people.example", "characters"),
    ],
)
def test_a_bad_address_is_told_at_the_field(as_ada: Client, ada: Membership, email: str, says: str) -> None:
    page = as_ada.post(f"/groups/{ada.group_id}/invitations/new/", {"email": email, "role": "member"})
    assert says in page.content.decode()
    assert not Invitation.objects.exists()


@override_settings(MAIL_IS_ON=False)
def test_while_mail_is_off_the_next_page_has_the_link(as_ada: Client, ada: Membership) -> None:
    data = {"email": "dana@people.example", "role": "member"}
    done = as_ada.post(f"/groups/{ada.group_id}/invitations/new/", data)
    assert done["Location"] == f"/groups/{ada.group_id}/invitations/{Invitation.objects.get().id}/link/"


@override_settings(MAIL_IS_ON=False)
def test_the_link_is_shown_once(as_ada: Client, ada: Membership) -> None:
    invitation = invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER)
    url = f"/groups/{ada.group_id}/invitations/{invitation.id}/link/"
    assert "/join/" not in as_ada.get(url).content.decode()
    assert "http://localhost:8000/join/" in as_ada.post(url).content.decode()
    again = as_ada.post(url).content.decode()
    assert "/join/" not in again
    assert "shown once already" in again
    assert "Make a new link" in as_ada.get(url).content.decode()


def test_send_again_and_revoke(as_ada: Client, ada: Membership) -> None:
    invitation = invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER)
    page = as_ada.post(f"/groups/{ada.group_id}/invitations/{invitation.id}/renew/", follow=True)
    assert "less than a minute ago" in page.content.decode()
    as_ada.post(f"/groups/{ada.group_id}/invitations/{invitation.id}/revoke/")
    invitation.refresh_from_db()
    assert invitation.revoked_at


@pytest.mark.parametrize("verb", ["link", "renew", "revoke"])
def test_others_do_not_reach_an_invitation(
    client: Client, ada: Membership, alice: Membership, charlie: Membership, olga: User, verb: str
) -> None:
    invitation = invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER)
    url = f"/groups/{ada.group_id}/invitations/{invitation.id}/{verb}/"
    for user, status in ((alice.user, 403), (charlie.user, 404), (olga, 404)):
        client.force_login(user)
        assert client.post(url).status_code == status
    other_admin = add_member(make_group("Other Table"), make_user(), reads=Reads.NOTHING, is_admin=True)
    client.force_login(other_admin.user)
    assert client.post(url).status_code == 404
    url = f"/groups/{other_admin.group_id}/invitations/{invitation.id}/{verb}/"
    assert client.post(url).status_code == 404
