"""A made-up group with posts in every state, made by the same actions that people use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils import timezone

from groups import pseudonyms
from groups.actions.groups import create_group
from groups.actions.invitations import invite
from groups.actions.joining import accept_invitation
from groups.models import Membership, SupportGroup, User
from groups.models.membership import Reads

from . import demo_texts as texts
from .actions.drafts import open_edit, save_draft, start_post
from .actions.duty import Until, start_duty
from .actions.findings import keep
from .actions.flags import flag
from .actions.messages import send_message
from .actions.reviews import claim, decide
from .actions.screen import screen
from .actions.settle import settle_decision, settle_screening
from .actions.submit import submit, withdraw
from .content import Content
from .draft_check import check_draft
from .kinds import KindCode
from .models import Draft, Flag, Post, Reason, Review, Revision
from .review_rules import ReasonCode
from .statuses import Verb

PEOPLE = {  # name part of the address: (reads, is_admin)
    "ada": (Reads.NOTHING, True),
    "mona": (Reads.MODERATOR, False),
    "moses": (Reads.MODERATOR, False),
    "alice": (Reads.MEMBER, False),
    "bob": (Reads.MEMBER, False),
    "carol": (Reads.MEMBER, False),
    "dana": (Reads.MEMBER, False),
    "erin": (Reads.MEMBER, False),
    "frank": (Reads.MEMBER, False),
}
AGES = (40, 26, 13, 9, 5, 4, 3, 2, 1)  # days since publication, so that the feed looks lived in


PASSWORD = "a table on the prairie"  # noqa: S105 (of people who do not exist, printed for everybody)
OPERATOR = "olga"


@dataclass(frozen=True, slots=True)
class SignIn:
    email: str
    role: str


def address(name: str) -> str:
    return f"{name}@prairie.example"


def seed() -> list[SignIn]:
    """Once; later calls only say again who can sign in."""
    if not User.objects.filter(email=address(OPERATOR)).exists():
        undo, settings.UNDO_SECONDS = settings.UNDO_SECONDS, 0  # the posts shall stand when this returns
        try:
            _write(_people())
        finally:
            settings.UNDO_SECONDS = undo
    people = Membership.objects.filter(user__email__in=[address(name) for name in PEOPLE]).select_related("user")
    members = [SignIn(member.user.email, member.role) for member in people.order_by("joined_at")]
    return [*members, SignIn(address(OPERATOR), "Site operator")]


# ------------------------------------------------------------------ people
def _people() -> dict[str, Membership]:
    operator = _account(OPERATOR, is_staff=True)
    group = create_group(actor=operator, group_id=uuid4(), name="Prairie Table", first_admin=address("ada"))
    people: dict[str, Membership] = {}
    for name, (reads, is_admin) in PEOPLE.items():
        user = _account(name)
        if not is_admin:
            invite(actor=people["ada"].user, group=group, email=user.email, reads=reads)
        people[name] = _join(group, user, reads)
    return people


def _account(name: str, *, is_staff: bool = False) -> User:
    user = User.objects.create_user(address(name), PASSWORD, is_staff=is_staff)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _join(group: SupportGroup, user: User, reads: Reads) -> Membership:
    invitation = next(i for i in group.invitations.open() if i.email == user.email)
    return accept_invitation(
        actor=user,
        invitation=invitation,
        agreement=group.agreements.latest("version"),
        pseudonym=pseudonyms.suggestions(group, 1)[0],
        reads=reads,
    )


# ------------------------------------------------------------------- posts
def _write(people: dict[str, Membership]) -> None:
    for text, days in zip(texts.PUBLISHED, AGES, strict=True):
        root = _hand_in(people, text).post
        for author, words in text.replies:
            _hand_in(people, texts.Text(author, "REPLY", {"text": words}), parent=root)
        _long_ago(root, days)
    _begin(people, texts.DRAFT)
    _hand_in(people, texts.HELD)
    _returned(people)
    _asked(people, texts.IN_REVIEW)
    _decided(people, _asked(people, texts.REJECTED), Verb.REJECT, ReasonCode.NOT_CONSULTATION)
    hidden = _hand_in(people, texts.HIDDEN).post
    flag(actor=people["bob"], post=hidden, reason=Flag.Reason.IDENTIFYING)
    withdrawn = _submit(_begin(people, texts.WITHDRAWN))
    withdraw(actor=withdrawn.post.author, post=withdrawn.post, turn=withdrawn.turn)
    _edited(people)
    _submit(_begin(people, texts.SCREENING))
    start_duty(actor=people["moses"], until=Until.TODAY)


def _begin(people: dict[str, Membership], text: texts.Text, parent: Post | None = None) -> Draft:
    return start_post(
        actor=people[text.author],
        post_id=uuid4(),
        kind=KindCode(text.kind),
        content=Content.of(text.fields),
        labels=text.labels,
        parent=parent,
    )


def _submit(draft: Draft) -> Revision:
    return submit(actor=draft.author, post=draft.post, counter=draft.counter)


def _hand_in(people: dict[str, Membership], text: texts.Text, parent: Post | None = None) -> Revision:
    revision = _submit(_begin(people, text, parent))
    screen(revision.pk)
    settle_screening(revision.pk)
    return Revision.objects.select_related("post__group__key", "post__author__user").get(pk=revision.pk)


def _asked(people: dict[str, Membership], text: texts.Text) -> Revision:
    """With the moderators: every finding is kept for a reason."""
    draft = _begin(people, text)
    for finding in check_draft(draft).findings:
        draft = keep(actor=draft.author, post=draft.post, counter=draft.counter, finding=finding, reason=Reason.NEEDED)
    revision = _submit(draft)
    screen(revision.pk)
    settle_screening(revision.pk)
    return revision


def _returned(people: dict[str, Membership]) -> None:
    """With other words for the place, and a word from the moderator."""
    revision = _asked(people, texts.RETURNED)
    was, instead = texts.SUGGESTED
    start = texts.RETURNED.fields["text"].index(was)
    suggestions = [((start, start + len(was)), instead)]
    _decided(people, revision, Verb.RETURN, ReasonCode.UNIQUE, suggestions)
    send_message(actor=people["mona"], post=revision.post, message_id=uuid4(), text=texts.MESSAGE)


def _decided(
    people: dict[str, Membership],
    revision: Revision,
    verb: Verb,
    reason: ReasonCode,
    suggestions: Sequence[tuple[tuple[int, int], str]] = (),
) -> None:
    moderator = people["mona"]
    review = claim(actor=moderator, review=Review.objects.open().get(revision=revision))
    decision = decide(
        actor=moderator,
        review=review,
        turn=review.revision.turn,
        verb=verb,
        reasons=[(reason, None)],
        note="The question is a good one. Can it be asked without what makes it one of a kind?",
        suggestions=suggestions,
    )
    settle_decision(decision.pk)


def _edited(people: dict[str, Membership]) -> None:
    first, second = texts.EDITED
    post = _hand_in(people, texts.Text("frank", "QUESTION", {"text": first})).post
    draft = open_edit(actor=post.author, post=post)
    draft = save_draft(actor=post.author, post=post, content=Content.of({"text": second}), counter=draft.counter)
    revision = _submit(draft)
    screen(revision.pk)
    settle_screening(revision.pk)


def _long_ago(root: Post, days: int) -> None:
    """Each thread `days` back, its replies a few hours apart."""
    start = timezone.now() - timedelta(days=days)
    replies = list(root.replies.order_by("published_at"))
    for hours, post in enumerate([root, *replies]):
        Post.objects.filter(pk=post.pk).update(published_at=start + timedelta(hours=5 * hours))
    Post.objects.filter(pk=root.pk).update(active_at=start + timedelta(hours=5 * len(replies)))
