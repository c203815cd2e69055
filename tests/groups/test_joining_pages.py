"""The way in, as Dana walks it: link, account, code, name, agreement."""

import re

import pytest
from django.core import mail
from django.test import Client, override_settings

from groups import pseudonyms, tokens
from groups.actions import invite, renew_invitation, revoke_invitation, show_invitation_link
from groups.models import Invitation, Membership, User
from groups.models.membership import Reads
from tests.factories import PASSWORD, add_agreement, add_member, make_user

EMAIL = "dana@people.example"


@pytest.fixture
def invitation(ada: Membership) -> Invitation:
    return invite(actor=ada.user, group=ada.group, email=EMAIL, reads=Reads.MEMBER)


@pytest.fixture
def arrived(client: Client, invitation: Invitation) -> Client:
    """A browser in which the link was opened."""
    response = client.get(f"/join/{tokens.token_of(invitation)}/")
    assert response["Location"] == "/join/"
    return client


def signed_in(client: Client, email: str = EMAIL) -> User:
    user = make_user(email)
    response = client.post("/account/login/", {"login": email, "password": PASSWORD})
    assert response["Location"] == "/join/"
    return user


def form_for(invitation: Invitation, **changes: str) -> dict[str, str]:
    agreement = invitation.group.agreements.latest("version")
    return {"choice": "Quiet Otter", "agreement": str(agreement.id), "accept": "on", **changes}


def text_of(response: object) -> str:
    return " ".join(response.content.decode().split())  # type: ignore[attr-defined]


def test_the_whole_way(client: Client, arrived: Client, invitation: Invitation) -> None:
    assert "You are invited" in text_of(client.get("/join/"))
    signed_up = client.post("/account/signup/", {"email": "Dana@People.example", "password1": PASSWORD})
    assert signed_up["Location"] == "/account/confirm-email/"
    (message,) = mail.outbox
    code = re.search(r"code is (\S+)\.", str(message.body))
    assert code
    confirmed = client.post("/account/confirm-email/", {"code": code[1]})
    assert confirmed["Location"] == "/join/"
    page = text_of(client.get("/join/"))
    assert "Join Prairie Table" in page
    assert "We keep it here." in page
    assert client.post("/join/", form_for(invitation))["Location"] == "/"
    member = Membership.objects.get(user__email=EMAIL)
    assert (member.role, member.pseudonym) == ("Member", "Quiet Otter")
    assert "This link does not work" in text_of(client.get("/join/"))


# ------------------------------------------------------------------ the link
def test_the_page_says_who_invites_and_what_happens(arrived: Client) -> None:
    page = text_of(arrived.get("/join/"))
    assert "An admin of this group invites you to Prairie Table" in page
    for words in ("What is checked", "Who sees what", "What is kept, and what is destroyed"):
        assert words in page
    assert EMAIL not in page


def test_an_admin_who_reads_invites_under_their_pseudonym(client: Client, group: object) -> None:
    admin = add_member(group, is_admin=True, pseudonym="Gentle Moth")  # type: ignore[arg-type]
    invitation = invite(actor=admin.user, group=admin.group, email=EMAIL, reads=Reads.MEMBER)
    page = client.get(f"/join/{tokens.token_of(invitation)}/", follow=True)
    assert "Gentle Moth invites you" in text_of(page)
    assert admin.user.email not in text_of(page)


def dead_links(invitation: Invitation, ada: Membership) -> list[str]:
    """A wrong one, a renewed one, a revoked one."""
    old = tokens.token_of(invitation)
    with override_settings(MAIL_IS_ON=False):
        show_invitation_link(actor=ada.user, invitation=invitation)
    renewed = renew_invitation(actor=ada.user, invitation=invitation)
    revoke_invitation(actor=ada.user, invitation=renewed)
    return ["wrong", old, tokens.token_of(renewed), "x" * 3000]


def test_every_dead_link_leads_to_the_same_page(client: Client, invitation: Invitation, ada: Membership) -> None:
    make_user(EMAIL)  # that there is an account makes no difference
    pages = {
        re.sub(r'value="\w+"', "", text_of(client.get(f"/join/{token}/", follow=True)))
        for token in dead_links(invitation, ada)
    }
    (page,) = pages
    assert "Ask the person who invited you" in page
    assert "Prairie" not in page
    assert client.get("/join/").status_code == 404


def test_a_link_with_a_slip_of_the_pen_is_not_logged(
    client: Client, invitation: Invitation, caplog: pytest.LogCaptureFixture
) -> None:
    token = tokens.token_of(invitation)
    client.get(f"/join/{token}./", follow=True)
    assert "/join/" in caplog.text
    assert token not in caplog.text


def test_a_dead_link_closes_sign_up(arrived: Client, invitation: Invitation, ada: Membership) -> None:
    revoke_invitation(actor=ada.user, invitation=invitation)
    assert "open by invitation only" in text_of(arrived.get("/account/signup/"))


# ------------------------------------------------------------------- sign-up
def test_without_an_invitation_nobody_signs_up(client: Client, db: None) -> None:
    assert "open by invitation only" in text_of(client.get("/account/signup/"))
    client.post("/account/signup/", {"email": EMAIL, "password1": PASSWORD})
    assert not User.objects.exists()


def test_only_the_invited_address_signs_up(arrived: Client) -> None:
    page = arrived.post("/account/signup/", {"email": "charlie@people.example", "password1": PASSWORD})
    assert "Use the address that your invitation was sent to" in text_of(page)
    assert EMAIL not in text_of(page)
    assert not User.objects.filter(email__startswith="charlie").exists()


def test_signing_up_again_looks_the_same_and_makes_no_second_account(arrived: Client) -> None:
    make_user(EMAIL)
    response = arrived.post("/account/signup/", {"email": EMAIL, "password1": PASSWORD})
    assert response["Location"] == "/account/confirm-email/"
    assert User.objects.filter(email=EMAIL).count() == 1
    (message,) = mail.outbox
    assert "there is one already" in message.body
    assert "Prairie" not in f"{message.subject} {message.body}"


def test_who_has_an_account_signs_in_and_goes_on(arrived: Client, invitation: Invitation) -> None:
    signed_in(arrived)
    assert arrived.post("/join/", form_for(invitation))["Location"] == "/"


def test_another_address_is_told_so_and_not_which(arrived: Client, charlie: Membership) -> None:
    arrived.post("/account/login/", {"login": charlie.user.email, "password": PASSWORD})
    page = arrived.get("/join/")
    assert page.status_code == 403
    assert "This invitation is for another address" in text_of(page)
    assert EMAIL not in text_of(page)


def test_a_site_operator_is_told_to_use_another_address(client: Client, ada: Membership, olga: User) -> None:
    invitation = invite(actor=ada.user, group=ada.group, email=olga.email, reads=Reads.MEMBER)
    client.force_login(olga)
    page = client.get(f"/join/{tokens.token_of(invitation)}/", follow=True)
    assert "This invitation is for another address" in text_of(page)


# ---------------------------------------------------------------- the form
@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"choice": ""}, "Choose the name that the group will know you by"),
        ({"accept": ""}, "Tick the box if you agree"),
        ({"choice": "own", "own": ""}, "Use 3 to 30 letters"),
        ({"choice": "own", "own": "x" * 31}, "Use 3 to 30 letters"),
        ({"choice": "own", "own": "Dana Owl"}, "part of your e-mail address"),
        ({"choice": "own", "own": "Teal 4"}, "plain letters"),
        ({"choice": "Somebody Else"}, "Somebody in this group has this name"),
    ],
)
def test_what_is_missing_is_told(arrived: Client, invitation: Invitation, changes: dict[str, str], says: str) -> None:
    signed_in(arrived)
    page = arrived.post("/join/", form_for(invitation, **changes))
    assert says in text_of(page)
    assert not Membership.objects.filter(user__email=EMAIL).exists()


def test_a_real_name_is_refused_and_three_others_offered(
    arrived: Client, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pseudonyms, "_checks", [lambda _: False])
    signed_in(arrived)
    page = arrived.post("/join/", form_for(invitation, choice="own", own="Jenny Halloway"))
    assert "looks like a real name, a place or an agency" in text_of(page)
    assert "Jenny Halloway" in text_of(page)
    names = re.findall(r'value="([A-Z][a-z]+ [A-Z][a-z]+)"', page.content.decode())
    assert len([name for name in names if pseudonyms.is_generated(name)]) == 3


def test_typing_a_name_is_choosing_it(arrived: Client, invitation: Invitation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pseudonyms, "_checks", [lambda _: True])
    signed_in(arrived)
    arrived.post("/join/", form_for(invitation, choice="", own="Teal Comet"))
    assert Membership.objects.get(user__email=EMAIL).pseudonym == "Teal Comet"


def test_without_a_check_there_is_no_name_of_ones_own(
    arrived: Client, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pseudonyms, "_checks", [])
    signed_in(arrived)
    assert "A name of my own" not in text_of(arrived.get("/join/"))
    arrived.post("/join/", form_for(invitation, choice="own", own="Teal Comet"))
    assert not Membership.objects.filter(user__email=EMAIL).exists()


def test_a_name_somebody_has_is_refused(arrived: Client, invitation: Invitation, alice: Membership) -> None:
    signed_in(arrived)
    page = arrived.post("/join/", form_for(invitation, choice="Quiet Heron"))
    assert "Somebody in this group has this name" in text_of(page)


def test_an_agreement_that_changed_meanwhile_is_shown(arrived: Client, invitation: Invitation) -> None:
    signed_in(arrived)
    data = form_for(invitation)
    add_agreement(invitation.group, "Newer words.")
    page = text_of(arrived.post("/join/", data))
    assert "The agreement has just changed" in page
    assert "Newer words." in page
    assert arrived.post("/join/", form_for(invitation))["Location"] == "/"


def test_who_reads_nothing_is_asked_for_no_name(client: Client, ada: Membership) -> None:
    invitation = invite(actor=ada.user, group=ada.group, email=EMAIL, reads=Reads.NOTHING, is_admin=True)
    client.get(f"/join/{tokens.token_of(invitation)}/")
    signed_in(client)
    assert "Your pseudonym" not in text_of(client.get("/join/"))
    data = form_for(invitation)
    del data["choice"]
    client.post("/join/", data)
    assert Membership.objects.get(user__email=EMAIL).role == "Admin"


@pytest.mark.parametrize(("reads", "role"), [("NOTHING", "Admin"), ("MODERATOR", "Admin and moderator")])
def test_the_first_admin_is_asked_whether_to_read(
    client: Client, olga: User, group: object, reads: str, role: str
) -> None:
    from groups.actions import name_first_admin  # noqa: PLC0415 (only here)

    invitation = name_first_admin(actor=olga, group=group, email=EMAIL)  # type: ignore[arg-type]
    client.get(f"/join/{tokens.token_of(invitation)}/")
    signed_in(client)
    page = text_of(client.get("/join/"))
    assert "The site operator invites you" in page
    assert "Do you want to read what the group writes?" in page
    client.post("/join/", form_for(invitation, reads=reads))
    assert Membership.objects.get(user__email=EMAIL).role == role


# ------------------------------------------------------------ the live check
def test_the_live_check_answers(arrived: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pseudonyms, "_checks", [lambda name: name != "Jenny Halloway"])
    signed_in(arrived)
    assert "You can use this name" in text_of(arrived.post("/join/pseudonym/", {"own": "Teal Comet"}))
    assert "looks like a real name" in text_of(arrived.post("/join/pseudonym/", {"own": "Jenny Halloway"}))
    assert "3 to 30 letters" in text_of(arrived.post("/join/pseudonym/", {}))


def test_the_live_check_is_for_who_is_invited(client: Client, charlie: Membership) -> None:
    client.force_login(charlie.user)
    assert client.post("/join/pseudonym/", {"own": "Teal Comet"}).status_code == 404
    assert client.get("/join/pseudonym/").status_code == 405
