from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from groups import pseudonyms
from groups.actions import accept_invitation, invite, leave, remove, revoke_invitation, suspend
from groups.errors import Refused
from groups.models import Agreement, AgreementAcceptance, Invitation, Membership, PendingGrant, SupportGroup, User
from groups.models.membership import Reads
from tests.factories import add_agreement, add_member, make_group, make_user
from tests.groups.helpers import audited, told


@pytest.fixture
def dana(db: None) -> User:
    return make_user("dana@people.example")


@pytest.fixture
def invitation(ada: Membership) -> Invitation:
    return invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER)


def agreement_of(group: SupportGroup) -> Agreement:
    return group.agreements.latest("version")


def accept(user: User, invitation: Invitation, **changes: str) -> Membership:
    agreement = agreement_of(invitation.group)
    options = {"pseudonym": "Quiet Otter", **changes}
    return accept_invitation(actor=user, invitation=invitation, agreement=agreement, **options)


def first_admin_invitation(group: SupportGroup) -> Invitation:
    """As the site operator makes it: who comes decides whether to read."""
    somebody = add_member(group, reads=Reads.NOTHING, is_admin=True)
    invitation = invite(
        actor=somebody.user, group=group, email="dana@people.example", reads=Reads.NOTHING, is_admin=True
    )
    Invitation.objects.filter(pk=invitation.pk).update(chooses_reading=True, invited_by=None)
    Membership.objects.filter(pk=somebody.pk).delete()
    return Invitation.objects.get(pk=invitation.pk)


def test_somebody_joins(invitation: Invitation, dana: User) -> None:
    member = accept(dana, invitation)
    member.refresh_from_db()
    assert (member.status, member.role, member.pseudonym) == ("ACTIVE", "Member", "Quiet Otter")
    assert AgreementAcceptance.objects.filter(user=dana, agreement=agreement_of(member.group)).exists()
    invitation.refresh_from_db()
    assert invitation.accepted_at
    assert invitation.email is None
    assert audited(member.group) == ["invitation.create", "invitation.accept", "agreement.accept"]
    assert told("invitation_accepted") == {"ada@people.example"}


def test_the_same_form_sent_twice_makes_one_membership(invitation: Invitation, dana: User) -> None:
    assert accept(dana, invitation).pk == accept(dana, invitation).pk
    assert Membership.objects.filter(user=dana).count() == 1
    assert audited(invitation.group).count("invitation.accept") == 1


def test_it_is_bound_to_its_address(invitation: Invitation, charlie: Membership) -> None:
    with pytest.raises(Refused, match="invitation_invalid"):
        accept(charlie.user, invitation)


def test_the_address_must_be_proven(invitation: Invitation, dana: User) -> None:
    EmailAddress.objects.update(verified=False)
    with pytest.raises(Refused, match="invitation_invalid"):
        accept(dana, invitation)


def test_a_site_operator_joins_no_group(invitation: Invitation, dana: User) -> None:
    dana.is_staff = True
    dana.save()
    with pytest.raises(Refused, match="invitation_invalid"):
        accept(dana, invitation)


def test_revoked_and_expired_ones_let_nobody_in(invitation: Invitation, dana: User, ada: Membership) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="invitation_invalid"):
        accept(dana, invitation)
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=1))
    revoke_invitation(actor=ada.user, invitation=invitation)
    with pytest.raises(Refused, match="invitation_invalid"):
        accept(dana, invitation)
    assert not Membership.objects.filter(user=dana).exists()


def test_a_used_one_does_not_bring_back_who_was_removed(invitation: Invitation, dana: User, ada: Membership) -> None:
    remove(actor=ada.user, membership=accept(dana, invitation))
    with pytest.raises(Refused, match="invitation_invalid"):
        accept(dana, invitation)


def test_only_the_agreement_in_force_is_accepted(invitation: Invitation, dana: User) -> None:
    old = agreement_of(invitation.group)
    add_agreement(invitation.group)
    with pytest.raises(Refused, match="agreement_newer"):
        accept_invitation(actor=dana, invitation=invitation, agreement=old, pseudonym="Quiet Otter")
    assert not Membership.objects.filter(user=dana).exists()


def test_two_people_have_no_name_in_common(invitation: Invitation, dana: User, alice: Membership) -> None:
    with pytest.raises(Refused, match="pseudonym_taken"):
        accept(dana, invitation, pseudonym="Quiet Heron")


def test_nobody_takes_the_name_of_who_left(invitation: Invitation, dana: User, alice: Membership) -> None:
    leave(actor=alice.user, group=alice.group, posts="keep")
    with pytest.raises(Refused, match="pseudonym_taken"):
        accept(dana, invitation, pseudonym="Quiet Heron")


def test_who_comes_back_gets_their_row_back(ada: Membership, alice: Membership) -> None:
    leave(actor=alice.user, group=alice.group, posts="keep")
    again = invite(actor=ada.user, group=ada.group, email="alice@people.example", reads=Reads.MODERATOR)
    member = accept(alice.user, again, pseudonym="Quiet Heron")
    assert member.pk == alice.pk
    assert (member.role, member.pseudonym, member.status) == ("Moderator", "Quiet Heron", "ACTIVE")


def test_who_was_suspended_meanwhile_stays_out(ada: Membership, alice: Membership) -> None:
    leave(actor=alice.user, group=alice.group, posts="keep")
    again = invite(actor=ada.user, group=ada.group, email="alice@people.example", reads=Reads.MEMBER)
    Membership.objects.filter(pk=alice.pk).update(status="ACTIVE")
    suspend(actor=ada.user, membership=alice)
    with pytest.raises(Refused, match="suspended"):
        accept(alice.user, again)


def test_one_person_in_two_groups_has_a_name_in_each(invitation: Invitation, dana: User) -> None:
    add_member(make_group("Other Table"), dana, pseudonym="Quiet Otter")
    assert accept(dana, invitation).pseudonym == "Quiet Otter"


# ----------------------------------------------------- administration, reading
def test_an_admin_who_reads_nothing_has_no_name(ada: Membership, dana: User) -> None:
    invitation = invite(
        actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.NOTHING, is_admin=True
    )
    member = accept(dana, invitation, pseudonym="")
    assert (member.role, member.pseudonym) == ("Admin", None)


@pytest.mark.parametrize(
    ("reads", "role"),
    [(Reads.NOTHING, "Admin"), (Reads.MEMBER, "Admin and member"), (Reads.MODERATOR, "Admin and moderator")],
)
def test_the_first_admin_chooses_whether_to_read(group: SupportGroup, dana: User, reads: str, role: str) -> None:
    member = accept(dana, first_admin_invitation(group), reads=reads)
    assert member.role == role
    assert not PendingGrant.objects.exists()


def test_others_do_not_choose(invitation: Invitation, dana: User) -> None:
    assert accept(dana, invitation, reads=Reads.MODERATOR).role == "Member"


def test_beside_another_admin_reading_and_administration_are_joined_only_as_a_grant(
    ada: Membership, second_admin: Membership, dana: User
) -> None:
    invitation = invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER, is_admin=True)
    member = accept(dana, invitation)
    assert member.role == "Member"
    grant = PendingGrant.objects.get()
    assert (grant.membership_id, grant.is_admin, grant.takes_effect_at) == (member.id, True, None)
    assert told("grant_waiting") == {"anders@people.example"}


def test_the_later_of_two_first_admins_waits_for_the_earlier_one(group: SupportGroup, dana: User) -> None:
    invitation = first_admin_invitation(group)
    add_member(group, make_user("erin@people.example"), reads=Reads.NOTHING, is_admin=True)
    assert accept(dana, invitation, reads=Reads.MEMBER).role == "Member"
    assert told("grant_waiting") == {"erin@people.example"}


# ------------------------------------------------------------- the name check
def test_a_name_of_ones_own_is_asked_about(invitation: Invitation, dana: User, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def agrees(name: str) -> bool:
        asked.append(name)
        return True

    monkeypatch.setattr(pseudonyms, "_checks", [agrees])
    assert accept(dana, invitation, pseudonym="Teal Comet").pseudonym == "Teal Comet"
    assert asked == ["Teal Comet"]


def test_a_name_that_points_at_somebody_is_refused(
    invitation: Invitation, dana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pseudonyms, "_checks", [lambda _: False])
    with pytest.raises(Refused, match="pseudonym_identifying"):
        accept(dana, invitation, pseudonym="Jenny Halloway")


def fails(_: str) -> bool:
    raise TimeoutError


@pytest.mark.parametrize("checks", [[], [fails]])
def test_without_a_check_that_answers_only_generated_names_pass(
    invitation: Invitation, dana: User, monkeypatch: pytest.MonkeyPatch, checks: list[pseudonyms.Check]
) -> None:
    monkeypatch.setattr(pseudonyms, "_checks", checks)
    with pytest.raises(Refused, match="pseudonym_unchecked"):
        accept(dana, invitation, pseudonym="Teal Comet")
    assert accept(dana, invitation, pseudonym="Quiet Otter").is_active


def test_who_reads_needs_a_name(invitation: Invitation, dana: User) -> None:
    with pytest.raises(Refused, match="pseudonym"):
        accept(dana, invitation, pseudonym="")
