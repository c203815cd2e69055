from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, override_settings

from groups.actions import change_role, create_group, invite, name_first_admin, update_settings
from groups.errors import Refused
from groups.models import Invitation, Membership, SupportGroup, User
from groups.models.membership import Reads
from posts.actions.duty import Until, start_duty
from supportcircle.audit import SITE
from tests.factories import add_member, make_group, make_user
from tests.groups.helpers import audited


def create(actor: User, **changes: object) -> SupportGroup:
    options = {"group_id": uuid4(), "name": "Prairie Table", "first_admin": "ada@people.example", **changes}
    return create_group(actor=actor, **options)  # type: ignore[arg-type]


# ------------------------------------------------------------- the operator
def test_the_operator_makes_a_group_and_invites_its_first_admin(olga: User) -> None:
    group = create(olga)
    assert group.name == "Prairie Table"
    assert "We do not ask who, where or when." in (group.agreements.get().text or "")
    invitation = group.invitations.get()
    assert (invitation.email, invitation.is_admin, invitation.reads) == ("ada@people.example", True, "NOTHING")
    assert invitation.chooses_reading
    assert audited(SITE) == ["group.create", "invitation.create"]
    assert audited(group) == ["group.create", "invitation.create"]
    assert not group.memberships.exists()


def test_the_name_is_not_stored_in_the_clear(olga: User) -> None:
    group = create(olga)
    stored = SupportGroup.objects.filter(pk=group.pk).values().get()
    assert b"Prairie" not in bytes(stored["name_sealed"])


def test_a_form_sent_twice_makes_one_group(olga: User) -> None:
    group_id = uuid4()
    assert create(olga, group_id=group_id) == create(olga, group_id=group_id)
    assert SupportGroup.objects.count() == 1
    assert Invitation.objects.count() == 1


def test_nobody_else_makes_groups(charlie: Membership) -> None:
    with pytest.raises(PermissionDenied):
        create(charlie.user)


def test_a_mistyped_address_is_mended(olga: User) -> None:
    group = create(olga, first_admin="aad@people.example")
    fresh = name_first_admin(actor=olga, group=group, email="ada@people.example")
    assert list(group.invitations.open()) == [fresh]


def test_once_there_is_an_admin_the_operator_invites_nobody(olga: User, ada: Membership) -> None:
    with pytest.raises(Refused, match="has_admin"):
        name_first_admin(actor=olga, group=ada.group, email="dana@people.example")


def test_the_operator_lists_names_and_counts_and_nobody(client: Client, olga: User, ada: Membership) -> None:
    add_member(ada.group, pseudonym="Quiet Heron")
    make_group("Other Table")
    client.force_login(olga)
    page = client.get("/groups/").content.decode()
    assert "Prairie Table" in page
    assert "Other Table" in page
    assert "None yet" in page
    assert "@people.example" not in page
    assert "Quiet Heron" not in page


def test_the_operator_fills_in_the_form(client: Client, olga: User) -> None:
    client.force_login(olga)
    assert "Make a group" in client.get("/groups/").content.decode()
    form = client.get("/groups/new/")
    group_id = form.context["form"]["group_id"].value()
    data = {"group_id": str(group_id), "name": "Prairie Table", "email": "ada@people.example"}
    done = client.post("/groups/new/", data)
    assert done["Location"] == f"/groups/{group_id}/first-admin/"
    page = client.get(f"/groups/{group_id}/first-admin/").content.decode()
    assert "ada@people.example" in page


@override_settings(MAIL_IS_ON=False)
def test_the_operator_hands_the_first_link_over_while_mail_is_off(client: Client, olga: User) -> None:
    group = create(olga)
    client.force_login(olga)
    page = client.get(f"/groups/{group.id}/first-admin/").content.decode()
    url = f"/groups/{group.id}/invitations/{group.invitations.get().id}/link/"
    assert url in page
    assert "/join/" in client.post(url).content.decode()
    assert client.post(url.replace("/link/", "/renew/"))["Location"] == f"/groups/{group.id}/first-admin/"


def test_once_there_is_an_admin_the_page_is_gone(client: Client, olga: User, ada: Membership) -> None:
    client.force_login(olga)
    assert client.get(f"/groups/{ada.group_id}/first-admin/").status_code == 404


def test_an_admin_makes_no_groups(as_ada: Client, ada: Membership) -> None:
    assert as_ada.get("/groups/new/").status_code == 403
    assert as_ada.get(f"/groups/{ada.group_id}/first-admin/").status_code == 403


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "Prairie\x00Table", "Prairie\u202eTable"])
def test_a_bad_name_is_told_at_the_field(client: Client, olga: User, name: str) -> None:
    client.force_login(olga)
    page = client.post("/groups/new/", {"group_id": str(uuid4()), "name": name, "email": "ada@people.example"})
    assert 'class="errors"' in page.content.decode()
    assert not SupportGroup.objects.exists()


# --------------------------------------------------------------- own groups
def test_a_member_sees_their_groups(client: Client, alice: Membership) -> None:
    make_group("Other Table")
    client.force_login(alice.user)
    page = client.get("/groups/").content.decode()
    assert "Prairie Table" in page
    assert "Quiet Heron" in page
    assert "Other Table" not in page


def test_who_is_in_none_is_told_what_to_do(client: Client, db: None) -> None:
    client.force_login(make_user())
    assert "You are in no group" in client.get("/groups/").content.decode()


def test_who_is_suspended_is_told_so(client: Client, alice: Membership) -> None:
    Membership.objects.update(status="SUSPENDED")
    client.force_login(alice.user)
    page = client.get("/groups/").content.decode()
    assert "An admin has paused your access" in page
    assert f"/groups/{alice.group_id}/" not in page


def test_a_grant_that_takes_effect_by_itself_is_announced_to_members(
    client: Client, ada: Membership, alice: Membership, bob: Membership
) -> None:
    change_role(actor=ada.user, membership=alice, reads=Reads.MEMBER, is_admin=True)
    client.force_login(bob.user)
    page = " ".join(client.get("/groups/").content.decode().split())
    assert "Somebody in this group is to manage it and read posts as well" in page
    assert "alice@" not in page


# ----------------------------------------------------------------- overview
@override_settings(MAIL_IS_ON=False)
def test_the_overview_shows_what_is_to_do_and_that_mail_is_off(as_ada: Client, ada: Membership) -> None:
    page = as_ada.get(f"/groups/{ada.group_id}/overview/").content.decode()
    for words in ("Mail is off", "Setting up", "Invite your first five", "No moderator", "Only one admin"):
        assert words in page


@override_settings(MAIL_IS_ON=True)
def test_the_overview_of_a_group_with_cover_is_quiet(
    as_ada: Client, ada: Membership, mona: Membership, second_admin: Membership, alice: Membership
) -> None:
    add_member(ada.group, reads=Reads.MODERATOR)
    invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER)
    start_duty(actor=mona, until=Until.TODAY)
    page = as_ada.get(f"/groups/{ada.group_id}/overview/").content.decode()
    for words in ("Mail is off", "Setting up", "No moderator", "Only one", "Nobody on duty"):
        assert words not in page


def test_a_single_moderator_is_a_gap(as_ada: Client, ada: Membership, mona: Membership) -> None:
    page = as_ada.get(f"/groups/{ada.group_id}/overview/").content.decode()
    assert "Only one moderator" in page
    assert "Nobody reviews their own posts" in page


def test_the_overview_is_for_admins(client: Client, ada: Membership, mona: Membership, olga: User) -> None:
    for user, status in ((mona.user, 403), (olga, 404)):
        client.force_login(user)
        assert client.get(f"/groups/{ada.group_id}/overview/").status_code == status


# ----------------------------------------------------------------- settings
def test_an_admin_changes_name_and_review(as_ada: Client, ada: Membership) -> None:
    url = f"/groups/{ada.group_id}/settings/"
    assert "Prairie Table" in as_ada.get(url).content.decode()
    as_ada.post(url, {"name": "River Table", "reviews_all": "on"})
    group = SupportGroup.objects.get()
    assert (group.name, group.reviews_all) == ("River Table", True)
    assert audited(group) == ["group.settings"]


def test_saving_what_is_there_writes_nothing(ada: Membership) -> None:
    assert not update_settings(actor=ada.user, group=ada.group, name="Prairie Table", reviews_all=False)
    assert audited(ada.group) == []


def test_a_moderator_changes_no_settings(client: Client, mona: Membership) -> None:
    client.force_login(mona.user)
    assert client.get(f"/groups/{mona.group_id}/settings/").status_code == 403
    with pytest.raises(PermissionDenied):
        update_settings(actor=mona.user, group=mona.group, name="Mine", reviews_all=False)
