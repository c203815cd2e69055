from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import override_settings
from django.utils import timezone

from groups import tokens
from groups.actions import invite, renew_invitation, revoke_invitation, show_invitation_link
from groups.errors import Refused
from groups.models import Invitation, Membership, SupportGroup, User
from groups.models.membership import Reads
from groups.tasks import grant_due, mail_invitation
from tests.groups.helpers import audited


def invite_dana(admin: Membership, **changes: object) -> Invitation:
    options = {"email": "Dana@People.example", "reads": Reads.MEMBER, **changes}
    return invite(actor=admin.user, group=admin.group, **options)  # type: ignore[arg-type]


def let_a_minute_pass() -> None:
    earlier = timezone.now() - timedelta(minutes=2)
    for invitation in Invitation.objects.all():
        expires_at = invitation.expires_at - timedelta(minutes=2)
        Invitation.objects.filter(pk=invitation.pk).update(created_at=earlier, expires_at=expires_at)


def test_an_admin_invites_by_address(ada: Membership) -> None:
    invitation = invite_dana(ada)
    assert invitation.email == "dana@people.example"
    assert invitation.is_open
    assert timedelta(days=6, hours=23) < invitation.expires_at - timezone.now() <= timedelta(days=7)
    assert audited(ada.group) == ["invitation.create"]


def test_neither_token_nor_address_is_stored_in_the_clear(ada: Membership) -> None:
    invitation = invite_dana(ada)
    row = Invitation.objects.filter(pk=invitation.pk).values().get()
    stored = b" ".join(bytes(value) if isinstance(value, bytes) else str(value).encode() for value in row.values())
    assert tokens.token_of(invitation).encode() not in stored
    assert b"dana" not in stored
    assert tokens.find_open(tokens.token_of(invitation)) == invitation


@pytest.mark.parametrize("who", ["mona", "alice"])
def test_only_admins_invite(who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        invite_dana(request.getfixturevalue(who))


def test_somebody_in_the_group_is_not_invited_again(ada: Membership, alice: Membership) -> None:
    with pytest.raises(Refused, match="already_member"):
        invite_dana(ada, email="alice@people.example")


def test_one_address_has_one_open_invitation(ada: Membership) -> None:
    invite_dana(ada)
    with pytest.raises(Refused, match="already_invited"):
        invite_dana(ada)


def test_fifty_open_invitations_are_enough(ada: Membership) -> None:
    for number in range(50):
        invite_dana(ada, email=f"person{number}@people.example")
    with pytest.raises(Refused, match="too_many_invitations"):
        invite_dana(ada)


def test_inviting_and_revoking_in_turn_fills_no_mailbox(ada: Membership) -> None:
    revoke_invitation(actor=ada.user, invitation=invite_dana(ada))
    with pytest.raises(Refused, match="too_soon"):
        invite_dana(ada)
    let_a_minute_pass()
    assert invite_dana(ada).is_open


# ---------------------------------------------------------- renew and revoke
def test_a_new_link_voids_the_old_one(ada: Membership) -> None:
    invitation = invite_dana(ada)
    old = tokens.token_of(invitation)
    let_a_minute_pass()
    renewed = renew_invitation(actor=ada.user, invitation=invitation)
    assert tokens.find_open(old) is None
    assert tokens.find_open(tokens.token_of(renewed)) == renewed


def test_at_most_one_mail_a_minute(ada: Membership) -> None:
    with pytest.raises(Refused, match="too_soon"):
        renew_invitation(actor=ada.user, invitation=invite_dana(ada))


def test_an_expired_invitation_can_be_sent_again(ada: Membership) -> None:
    invitation = invite_dana(ada)
    Invitation.objects.update(
        expires_at=timezone.now() - timedelta(days=1), created_at=timezone.now() - timedelta(days=8)
    )
    assert tokens.find_open(tokens.token_of(invitation)) is None
    assert renew_invitation(actor=ada.user, invitation=invitation).is_open


def test_a_revoked_invitation_is_over(ada: Membership) -> None:
    invitation = invite_dana(ada)
    assert revoke_invitation(actor=ada.user, invitation=invitation)
    assert not revoke_invitation(actor=ada.user, invitation=invitation)
    assert tokens.find_open(tokens.token_of(invitation)) is None
    with pytest.raises(Refused, match="invitation_closed"):
        renew_invitation(actor=ada.user, invitation=invitation)
    assert audited(ada.group) == ["invitation.create", "invitation.revoke"]


@pytest.mark.parametrize("action", [renew_invitation, revoke_invitation, show_invitation_link])
def test_neither_a_member_nor_the_site_operator_touches_them(
    ada: Membership, alice: Membership, olga: User, action: object
) -> None:
    assert callable(action)
    invitation = invite_dana(ada)
    for actor in (alice.user, olga):
        with pytest.raises(PermissionDenied):
            action(actor=actor, invitation=invitation)


# ------------------------------------------------------------------ the link
@override_settings(MAIL_IS_ON=False)
def test_while_mail_is_off_the_link_is_shown_once(ada: Membership) -> None:
    invitation = invite_dana(ada)
    link = show_invitation_link(actor=ada.user, invitation=invitation)
    assert tokens.find_open(link.rstrip("/").rsplit("/", 1)[1]) == invitation
    with pytest.raises(Refused, match="link_shown"):
        show_invitation_link(actor=ada.user, invitation=invitation)
    renewed = renew_invitation(actor=ada.user, invitation=invitation)  # without a wait: the old one may be lost
    assert show_invitation_link(actor=ada.user, invitation=renewed) != link


@override_settings(MAIL_IS_ON=True)
def test_while_mail_is_on_nobody_sees_the_link(ada: Membership) -> None:
    with pytest.raises(Refused, match="mail_is_on"):
        show_invitation_link(actor=ada.user, invitation=invite_dana(ada))


# ------------------------------------------------------------------ the mail
def test_the_mail_holds_the_link_and_names_nobody(ada: Membership) -> None:
    invitation = invite_dana(ada)
    mail_invitation(str(invitation.id))
    (message,) = mail.outbox
    assert message.to == ["dana@people.example"]
    assert tokens.link_of(invitation) in message.body
    for secret in ("Prairie", "ada@", "social", "client"):
        assert secret not in f"{message.subject} {message.body}"


def test_it_is_mailed_once(ada: Membership) -> None:
    invitation = invite_dana(ada)
    mail_invitation(str(invitation.id))
    mail_invitation(str(invitation.id))
    assert len(mail.outbox) == 1


def test_a_revoked_one_is_not_mailed(ada: Membership) -> None:
    invitation = invite_dana(ada)
    revoke_invitation(actor=ada.user, invitation=invitation)
    mail_invitation(str(invitation.id))
    assert mail.outbox == []


def test_the_sweep_mails_what_the_queue_lost(ada: Membership) -> None:
    invite_dana(ada)
    grant_due()
    assert mail.outbox == []  # still young: its own job is on the way
    Invitation.objects.update(created_at=timezone.now() - timedelta(minutes=5))
    grant_due()
    assert len(mail.outbox) == 1


@override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="localhost", EMAIL_PORT=1)
def test_a_mail_server_that_is_down_loses_nothing(ada: Membership, group: SupportGroup) -> None:
    invitation = invite_dana(ada)
    mail_invitation(str(invitation.id))
    invitation.refresh_from_db()
    assert invitation.mailed_at is None


# ------------------------------------------------------------------ forgetting
def test_addresses_of_people_who_never_came_are_forgotten(ada: Membership) -> None:
    kept, gone = invite_dana(ada), invite_dana(ada, email="erin@people.example")
    Invitation.objects.filter(pk=gone.pk).update(expires_at=timezone.now() - timedelta(days=31))
    grant_due()
    assert list(Invitation.objects.all()) == [kept]


def test_the_address_goes_when_the_invitation_is_over(ada: Membership) -> None:
    revoke_invitation(actor=ada.user, invitation=invite_dana(ada))
    assert Invitation.objects.get().email is None
