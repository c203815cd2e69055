"""Rows that tests start from: people, groups, memberships. Plain functions, no magic."""

from uuid import uuid4

from allauth.account.models import EmailAddress

from groups import pseudonyms
from groups.models import Agreement, AgreementAcceptance, Membership, SupportGroup, User
from groups.models.membership import Reads
from supportcircle.models import DataKey

PASSWORD = "a quiet room with four chairs"


def make_user(email: str = "", *, is_staff: bool = False, password: str | None = PASSWORD) -> User:
    """A person who can sign in: the address is verified."""
    email = email or f"{uuid4().hex[:12]}@people.example"
    user = User.objects.create_user(email, password, is_staff=is_staff)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def make_group(
    name: str = "Prairie Table", *, reviews_all: bool = False, agreement: str = "We keep it here."
) -> SupportGroup:
    """A group with version 1 of its agreement and nobody in it."""
    group = SupportGroup(reviews_all=reviews_all)
    group.key = DataKey.objects.new(DataKey.Scope.GROUP, group.id)
    group.key.save()
    group.name = name
    group.save()
    add_agreement(group, agreement)
    return group


def add_agreement(group: SupportGroup, text: str = "We keep it here, still.") -> Agreement:
    """The next version of the agreement, accepted by nobody."""
    agreement = Agreement(group=group, version=group.agreements.count() + 1)
    agreement.text = text
    agreement.save()
    return agreement


def add_member(
    group: SupportGroup,
    user: User | None = None,
    *,
    reads: str = Reads.MEMBER,
    is_admin: bool = False,
    pseudonym: str = "",
    status: str = Membership.Status.ACTIVE,
    accepts: bool = True,
) -> Membership:
    """Somebody in the group who (with `accepts`) agreed to its current agreement."""
    member = Membership(user=user or make_user(), group=group, status=status, reads=reads, is_admin=is_admin)
    if reads != Reads.NOTHING:
        member.pseudonym = pseudonym or pseudonyms.suggestions(group, 1)[0]
        member.pseudonym_digest = pseudonyms.digest_of(group, member.pseudonym)
    member.save()
    if accepts:
        newest = group.agreements.latest("version")
        AgreementAcceptance.objects.create(agreement=newest, user=member.user)
    return member
